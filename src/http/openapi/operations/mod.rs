//! The operations: what may be asked, and which answers each has. One table, from which the document is made; a test
//! asks a real server for every one of them, and finds every answer it gets in here.
//!
//! What may not live here: a status, a title or a member of a problem. Those are of `problem.rs`.

mod campaigns;
mod people;
mod team;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::admin::{ENDPOINTS, Endpoint};
use super::super::{campaigns as public, widget};
use super::samples;
use crate::l10n::{Catalog, Locale};
use crate::operator::Role;

/// The wished-for answer.
pub struct Good {
    /// Its status.
    pub status: u16,
    /// What it means.
    pub about: &'static str,
    /// Its media type and the name of its schema; nothing if there is no body.
    pub body: Option<(&'static str, &'static str)>,
    /// The headers that are always there, besides those that every answer has.
    pub headers: &'static [&'static str],
    /// The headers that may be there.
    pub may: &'static [&'static str],
    /// One, in a language.
    pub sample: fn(&Catalog, Locale) -> Value,
}

/// One method of one path.
pub struct Operation {
    /// Its name, for generated clients.
    pub id: &'static str,
    /// In small letters.
    pub method: &'static str,
    /// The path's pattern.
    pub path: &'static str,
    /// The group.
    pub tag: &'static str,
    /// One line.
    pub summary: &'static str,
    /// More lines.
    pub about: &'static str,
    /// The security schemes, any of which is enough; none for everybody.
    pub security: &'static [&'static str],
    /// Parameters besides the path's own, as names in `parameters()`.
    pub parameters: &'static [&'static str],
    /// The schema of the body, and whether it must be there.
    pub request: Option<(&'static str, bool)>,
    /// Headers of every answer, besides those that every operation has.
    pub everywhere: &'static [&'static str],
    /// The wished-for answers.
    pub good: &'static [Good],
    /// The codes of all other answers.
    pub problems: &'static [&'static str],
}

const JSON: &str = "application/json";

/// What the public may ask.
const PUBLIC: &[Operation] = &[
    Operation {
        id: "getCampaign",
        method: "get",
        path: "/v1/campaigns/{slug}",
        tag: "campaigns",
        summary: "How a campaign stands",
        about: "Answered from memory, at most a few seconds old. For changes as they come: `listenToCampaign`.",
        security: &[],
        parameters: &["lang", "Accept-Language", "X-Request-Id"],
        request: None,
        everywhere: &[],
        good: &[Good {
            status: 200,
            about: "The campaign.",
            body: Some((JSON, "Campaign")),
            headers: &["Cache-Control"],
            may: &["Vary"],
            sample: |_, locale| samples::shown(locale),
        }],
        problems: &["campaign-not-found", "rate-limited", "overloaded", "unavailable", "internal"],
    },
    Operation {
        id: "listenToCampaign",
        method: "get",
        path: "/v1/campaigns/{slug}/events",
        tag: "campaigns",
        summary: "How a campaign stands, as it changes (server-sent events)",
        about: "Each event is named `state`, has a `CampaignEvent` as its data, and an id of the form `epoch.digest`. \
                The first one says what is so now, each other one what has become so; what happened in between is \
                not sent. Come back after the time in `retry`, with the last id in `Last-Event-ID`: what you know \
                already is not sent again. Lines that begin with a colon keep the connection open.",
        security: &[],
        parameters: &["lang", "Accept-Language", "Last-Event-ID", "X-Request-Id"],
        request: None,
        everywhere: &["Access-Control-Allow-Origin"],
        good: &[Good {
            status: 200,
            about: "The stream.",
            body: Some(("text/event-stream", "CampaignEvents")),
            headers: &["Cache-Control", "X-Accel-Buffering"],
            may: &[],
            sample: |_, locale| samples::stream(locale),
        }],
        problems: &["campaign-not-found", "rate-limited", "overloaded", "unavailable", "listeners-full", "internal"],
    },
    Operation {
        id: "getWidget",
        method: "get",
        path: "/v1/campaigns/{slug}/widget",
        tag: "campaigns",
        summary: "What the banner or popup on other sites says",
        about: "For `/widget.js`, and for whoever draws a banner of their own. Other sites' scripts may read it.",
        security: &[],
        parameters: &["lang", "Accept-Language", "X-Request-Id"],
        request: None,
        everywhere: &["Access-Control-Allow-Origin"],
        good: &[Good {
            status: 200,
            about: "The words.",
            body: Some((JSON, "Widget")),
            headers: &["Cache-Control"],
            may: &[],
            sample: samples::widget,
        }],
        problems: &["campaign-not-found", "rate-limited", "overloaded", "unavailable", "internal"],
    },
    Operation {
        id: "placeClaim",
        method: "post",
        path: "/v1/campaigns/{slug}/claims",
        tag: "claims",
        summary: "Claim one unit",
        about: "Choose a key, keep it, then ask. After 503, 408, 429 or no answer at all ask again with the same key: \
                there is never a second unit and never a lost one. The same key gets the same answer again.",
        security: &["pass", "token"],
        parameters: &["Idempotency-Key", "lang", "Accept-Language", "X-Request-Id"],
        request: Some(("ClaimRequest", false)),
        everywhere: &[],
        good: &[Good {
            status: 201,
            about: "The unit is yours.",
            body: Some((JSON, "Granted")),
            headers: &["Cache-Control", "Location"],
            may: &["Idempotency-Replayed"],
            sample: samples::granted,
        }],
        problems: &[
            "malformed-json",
            "key-invalid",
            "unauthorized",
            "invalid-token",
            "pass-expired",
            "invalid-pass",
            "challenge-required",
            "not-open",
            "paused",
            "closed",
            "not-eligible",
            "account-too-new",
            "account-blocked",
            "campaign-not-found",
            "timeout",
            "already-claimed",
            "released",
            "expired",
            "wait",
            "sold-out",
            "too-large",
            "unsupported-media-type",
            "invalid-request",
            "quantity-not-supported",
            "rate-limited",
            "internal",
            "overloaded",
            "unavailable",
            "outcome-unknown",
        ],
    },
    Operation {
        id: "getClaim",
        method: "get",
        path: "/v1/campaigns/{slug}/claim",
        tag: "claims",
        summary: "The caller's claim",
        about: "",
        security: &["pass", "token"],
        parameters: &["lang", "Accept-Language", "X-Request-Id"],
        request: None,
        everywhere: &[],
        good: &[Good {
            status: 200,
            about: "The claim.",
            body: Some((JSON, "Claim")),
            headers: &["Cache-Control"],
            may: &[],
            sample: |_, _| samples::found(),
        }],
        problems: &[
            "unauthorized",
            "invalid-token",
            "pass-expired",
            "invalid-pass",
            "campaign-not-found",
            "claim-not-found",
            "rate-limited",
            "overloaded",
            "unavailable",
            "internal",
        ],
    },
    Operation {
        id: "getPass",
        method: "post",
        path: "/v1/campaigns/{slug}/pass",
        tag: "claims",
        summary: "A pass for a token",
        about: "Ask for it when the app starts, before the opening: a claim with a pass is decided sooner than one \
                with a token. Where a challenge against bots is on, send the response that its service gave you, \
                which counts once, or an earlier pass of yours that was given for one within the last day; where none \
                is, no body is wrong. A claim needs a pass that was given for one.",
        security: &["token"],
        parameters: &["lang", "Accept-Language", "X-Request-Id"],
        request: Some(("PassRequest", false)),
        everywhere: &[],
        good: &[Good {
            status: 200,
            about: "The pass.",
            body: Some((JSON, "Pass")),
            headers: &["Cache-Control"],
            may: &[],
            sample: |_, _| samples::given(),
        }],
        problems: &[
            "malformed-json",
            "unauthorized",
            "invalid-token",
            "challenge-required",
            "challenge-failed",
            "account-blocked",
            "campaign-not-found",
            "timeout",
            "too-large",
            "unsupported-media-type",
            "invalid-request",
            "rate-limited",
            "overloaded",
            "unavailable",
            "internal",
        ],
    },
];

/// All operations.
pub fn all() -> impl Iterator<Item = &'static Operation> {
    PUBLIC.iter().chain(team::OPERATIONS).chain(campaigns::OPERATIONS).chain(people::OPERATIONS)
}

/// What every endpoint of the team's API may answer.
const TEAM: &[&str] = &["unauthorized", "invalid-token", "unavailable", "internal"];
/// What is said of a body that can't be read.
const BODY: &[&str] = &["malformed-json", "invalid-request", "unsupported-media-type", "too-large", "timeout"];

impl Operation {
    /// The team's endpoint that it describes; nothing if it is not the team's.
    pub fn endpoint(&self) -> Option<&'static Endpoint> {
        let this =
            |endpoint: &&Endpoint| endpoint.path == self.path && endpoint.method.eq_ignore_ascii_case(self.method);
        ENDPOINTS.iter().find(this)
    }

    /// Whom of the team it is for, in words; nothing if it is not the team's.
    pub fn who(&self) -> Option<String> {
        let endpoint = self.endpoint()?;
        let (role, (campaigns, regions)) = (endpoint.role.as_str(), endpoint.about.words(endpoint.changes()));
        Some(format!(" Role: `{role}` or more. A token for some campaigns: {campaigns}; for some regions: {regions}."))
    }

    /// The name of the example of a problem here: a claim's doubt has other words than an order's.
    pub fn example<'a>(&self, code: &'a str) -> &'a str {
        if self.endpoint().is_some() && code == "outcome-unknown" { samples::ORDER_UNKNOWN } else { code }
    }

    /// The codes of all answers but the wished-for ones.
    pub fn codes(&self) -> BTreeSet<&'static str> {
        let mut codes: BTreeSet<_> = self.problems.iter().copied().collect();
        let Some(endpoint) = self.endpoint() else { return codes };
        codes.extend(TEAM);
        codes.extend((endpoint.role > Role::Viewer).then_some("forbidden"));
        codes.extend(endpoint.about.refuses().then_some("out-of-scope"));
        // Of an import the lines of the answer say how far it came.
        codes.extend((endpoint.changes() && self.id != "importAccounts").then_some("outcome-unknown"));
        codes.extend(self.path.contains("{slug}").then_some("campaign-not-found"));
        codes.extend(self.request.iter().flat_map(|_| BODY));
        codes
    }
}

/// An operation of the team's.
const fn team(
    (method, path): (&'static str, &'static str),
    id: &'static str,
    (summary, about): (&'static str, &'static str),
    request: Option<(&'static str, bool)>,
    good: &'static [Good],
    problems: &'static [&'static str],
) -> Operation {
    let (tag, security, everywhere) = ("admin", &["operator"], &[]);
    let parameters = &["lang", "Accept-Language", "X-Request-Id"];
    Operation { id, method, path, tag, summary, about, security, parameters, request, everywhere, good, problems }
}

/// A wished-for answer of the team's.
const fn good(status: u16, about: &'static str, schema: &'static str, sample: fn(&Catalog, Locale) -> Value) -> Good {
    Good { status, about, body: Some((JSON, schema)), headers: &["Cache-Control"], may: &[], sample }
}

/// It is done, and there is nothing to show.
const fn done(about: &'static str) -> Good {
    Good { status: 204, about, body: None, headers: &["Cache-Control"], may: &[], sample: |_, _| Value::Null }
}

/// Parameters by name: where they are, what they mean, what fits.
pub fn parameters() -> Value {
    let text = json!({"type": "string"});
    json!({
        "slug": parameter("path", "slug", "The campaign's name in addresses.", &text),
        "language": parameter("path", "language", "The tag of a language (BCP 47).", &text),
        "id": parameter("path", "id", "The operator's or the account's id.",
            &json!({"type": "string", "format": "uuid"})),
        "claim": parameter("path", "claim", "The `id` of a claim that was found.", &text),
        "reference": parameter("query", "reference", "What the person reads out.", &text),
        "account": parameter("query", "account", "The account's id.", &json!({"type": "string", "format": "uuid"})),
        "campaign": parameter("query", "campaign", "The campaign's name in addresses.", &text),
        "format": parameter("query", "format", "`ndjson` if left out.", &json!({"enum": ["ndjson", "csv"]})),
        "after": parameter("query", "after", "Home region, slash, account of the last row that is at hand.", &text),
        "region": parameter("path", "region", "The region's name.", &text),
        "before": parameter("query", "before", "Only what is older: the `next` of the page above.", &text),
        "limit": parameter("query", "limit", "How many: 50 if left out.",
            &json!({"type": "integer", "minimum": 1, "maximum": 500})),
        "transfers": parameter("query", "transfers", "How many of the last transfers: 20 if left out.",
            &json!({"type": "integer", "minimum": 0, "maximum": 1000})),
        "lang": parameter("query", "lang",
            "The language of the answer; before the account's and `Accept-Language`.", &text),
        "Accept-Language": parameter("header", "Accept-Language", "The languages of the reader (RFC 9110).", &text),
        "Idempotency-Key": parameter("header", "Idempotency-Key",
            "Names the attempt: 1 to 128 characters, new for each attempt, the same for its repetitions.",
            &json!({"type": "string", "minLength": 1, "maxLength": 128})),
        "Last-Event-ID": parameter("header", "Last-Event-ID",
            "The id of the last event heard. Another one is as good as none.", &text),
        "X-Request-Id": parameter("header", "X-Request-Id",
            "Names the request in logs: 1 to 64 letters, digits, `-`, `_`, `.`; any other name is replaced.", &text),
    })
}

fn parameter(place: &str, name: &str, about: &str, schema: &Value) -> Value {
    json!({"in": place, "name": name, "description": about, "required": place == "path", "schema": schema})
}

/// Headers of answers: what they mean and what they look like.
pub fn headers() -> Value {
    let text = |about: &str| json!({"description": about, "schema": {"type": "string"}});
    json!({
        "Content-Language": text("The language of the words in the body."),
        "Vary": {"description": "What chose the language.", "schema": {"const": "Accept-Language"}},
        "X-Request-Id": text("The request's name in logs: yours, if it was a harmless one."),
        "Cache-Control": {
            "description": "Who may keep the answer.",
            "schema": {"enum": ["no-store", public::KEPT, public::KEPT_BEFORE_OPENING, widget::STATE_KEPT]},
        },
        "Location": {
            "description": "Where the claim is found again.", "schema": {"type": "string", "format": "uri-reference"},
        },
        "Idempotency-Replayed": {"description": "There if this was answered before.", "schema": {"const": "true"}},
        "Retry-After": {
            "description": "Seconds after which it is worth asking again.",
            "schema": {"type": "string", "pattern": "^[0-9]+$"},
        },
        "RateLimit-Policy": {
            "description": "The limit that was met: its name, how many (q) in how many seconds (w).",
            "schema": {"type": "string", "pattern": "^\"[a-z]+\";q=[0-9]+;w=[0-9]+$"},
        },
        "RateLimit": {
            "description": "What is left of it (r), and for how many seconds (t).",
            "schema": {"type": "string", "pattern": "^\"[a-z]+\";r=[0-9]+;t=[0-9]+$"},
        },
        "WWW-Authenticate": {
            "description": "Who may ask.", "schema": {"enum": ["Bearer", "Bearer error=\"invalid_token\""]},
        },
        "Connection": {"description": "The connection ends with this answer.", "schema": {"const": "close"}},
        "Access-Control-Allow-Origin": {"description": "Any site may read it.", "schema": {"const": "*"}},
        "X-Accel-Buffering": {"description": "For proxies: pass on at once.", "schema": {"const": "no"}},
    })
}
