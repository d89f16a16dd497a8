//! What went otherwise, as the client sees it: the only table of statuses and codes (RFC 9457).
//!
//! **Invariant:** `code` is stable and never translated; `title` and `detail` come from the catalog; nothing of SQL, of
//! the token or of the request's text gets into a body.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::Value;

use super::admit;
use super::body::json;
use super::choices::{Form, SoldOut};
use super::document::Document;
use super::record::Answer;
use super::voice::Voice;
use crate::admission::limits::Refusal;
use crate::clock;
use crate::l10n::{Catalog, Locale, Message};

/// Everything that is not the wished-for answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// No token.
    Unauthorized,
    /// A token that is not accepted.
    InvalidToken,
    /// A pass whose time is over.
    PassExpired,
    /// A pass that is not accepted.
    InvalidPass,
    /// A tap on the button that does not come from our own page.
    CrossSite,
    /// A claim, or a wish for a pass, of somebody who has passed no challenge.
    ChallengeRequired {
        /// What a client needs to solve it.
        challenge: Arc<Value>,
    },
    /// A response to the challenge that its service does not accept.
    ChallengeFailed {
        /// What a client needs to solve it.
        challenge: Arc<Value>,
    },
    /// No such address.
    NotFound,
    /// No such campaign.
    CampaignNotFound,
    /// The account has no claim here.
    ClaimNotFound,
    /// The address knows other methods.
    MethodNotAllowed,
    /// More than 4 KiB, or 16 where the response to a challenge is in it.
    TooLarge,
    /// Not JSON, or another charset than UTF-8.
    UnsupportedMediaType,
    /// No JSON at all.
    MalformedJson,
    /// A field that is not known or has the wrong type.
    InvalidRequest {
        /// The field's name.
        field: String,
    },
    /// A field that does not fit, and what would.
    Unfit {
        /// The field's name.
        field: &'static str,
        /// What it should have been: nothing of what was sent.
        expected: String,
    },
    /// More than one unit was asked for.
    QuantityNotSupported,
    /// An idempotency key that can't be one.
    KeyInvalid,
    /// The body did not come in time.
    Timeout,
    /// The account claimed by another attempt; with the claim.
    AlreadyClaimed {
        /// The claim, as the API shows it.
        claim: Value,
        /// The words about it.
        detail: Message,
    },
    /// The account's claim was given back; with the claim.
    Released {
        /// The claim, as the API shows it.
        claim: Value,
    },
    /// The account's hold ran out; with the claim.
    Expired {
        /// The claim, as the API shows it.
        claim: Value,
    },
    /// Every unit is gone.
    SoldOut {
        /// The epoch whose certificate says so.
        epoch: i64,
        /// How many there were.
        supply: i64,
    },
    /// Some may come back.
    Wait {
        /// When to ask again.
        retry_after: Duration,
    },
    /// Not open yet.
    NotOpen {
        /// How long until it opens, and when, if that is known.
        opens: Option<(Duration, Timestamp)>,
    },
    /// Stopped for a while.
    Paused {
        /// Why; may be empty.
        reason: String,
    },
    /// Over.
    Closed,
    /// Not for the account's country.
    NotEligible,
    /// Not for an account that is so new.
    AccountTooNew,
    /// Not for this account.
    AccountBlocked,
    /// Somebody of the team whose role is too little.
    Forbidden {
        /// The least role that may.
        role: &'static str,
    },
    /// Somebody of the team whose token is for other campaigns or regions; also where there is nothing of that name.
    OutOfScope,
    /// No account of this id.
    AccountNotFound,
    /// A campaign that is not closed needs the account as it is.
    AccountInCampaign {
        /// Its address name.
        campaign: String,
    },
    /// A campaign that is not closed is closed to the account by a block.
    AccountKeptOut {
        /// Its address name.
        campaign: String,
    },
    /// A pass may live that names the account's home.
    AccountMayHavePass {
        /// For how long it must have been blocked.
        minutes: i64,
    },
    /// There is no unit to give back any more.
    ClaimOver,
    /// Something stands in the way of what the team asks for.
    Conflict {
        /// What, for programs.
        what: &'static str,
        /// What, in words.
        detail: Message,
    },
    /// No such region.
    RegionNotFound,
    /// No operator of this id with a good token.
    OperatorNotFound,
    /// The campaign says nothing in this language.
    TextNotFound,
    /// All other languages fall back on these words.
    TextNeeded,
    /// Somebody asks too often.
    RateLimited(Refusal),
    /// Too many are waiting.
    Overloaded,
    /// Too many are listening.
    ListenersFull,
    /// The database can't be reached; nothing happened.
    Unavailable,
    /// It may have happened.
    OutcomeUnknown,
    /// An order of the team may have been carried out.
    OrderUnknown,
    /// A fault of ours.
    Internal,
}

/// Room for the fields that an answer has, so that they are not moved when the last one comes.
pub(super) const HEADERS: usize = 12;

/// Where a request's id stands in a document. No text before it can have these bytes: its quotes would be escaped.
const BEFORE_ID: &[u8] = br#""instance":"/requests/"#;

/// What the table says of a problem.
struct Entry {
    status: StatusCode,
    code: &'static str,
    title: Message,
    detail: Message,
}

impl Problem {
    /// One line for each problem: status, code, words.
    #[rustfmt::skip]
    fn entry(&self) -> Entry {
        use Message as M;
        use StatusCode as S;
        let entry = |status, code, title, detail| Entry { status, code, title, detail };
        let seconds = |after: Duration| (after.as_secs_f64().ceil() as i64).max(1);
        match self {
            Self::Unauthorized => entry(S::UNAUTHORIZED, "unauthorized", M::ProblemUnauthorizedTitle, M::ProblemUnauthorizedDetail),
            Self::InvalidToken => entry(S::UNAUTHORIZED, "invalid-token", M::ProblemInvalidTokenTitle, M::ProblemInvalidTokenDetail),
            Self::PassExpired => entry(S::UNAUTHORIZED, "pass-expired", M::ProblemPassExpiredTitle, M::ProblemPassExpiredDetail),
            Self::InvalidPass => entry(S::UNAUTHORIZED, "invalid-pass", M::ProblemInvalidPassTitle, M::ProblemInvalidPassDetail),
            Self::CrossSite => entry(S::FORBIDDEN, "cross-site", M::ProblemCrossSiteTitle, M::ProblemCrossSiteDetail),
            Self::ChallengeRequired { .. } => entry(S::FORBIDDEN, "challenge-required", M::ProblemChallengeRequiredTitle, M::ProblemChallengeRequiredDetail),
            Self::ChallengeFailed { .. } => entry(S::FORBIDDEN, "challenge-failed", M::ProblemChallengeFailedTitle, M::ProblemChallengeFailedDetail),
            Self::NotFound => entry(S::NOT_FOUND, "not-found", M::ProblemNotFoundTitle, M::ProblemNotFoundDetail),
            Self::CampaignNotFound => entry(S::NOT_FOUND, "campaign-not-found", M::ProblemCampaignNotFoundTitle, M::ProblemCampaignNotFoundDetail),
            Self::ClaimNotFound => entry(S::NOT_FOUND, "claim-not-found", M::ProblemClaimNotFoundTitle, M::ProblemClaimNotFoundDetail),
            Self::MethodNotAllowed => entry(S::METHOD_NOT_ALLOWED, "method-not-allowed", M::ProblemMethodNotAllowedTitle, M::ProblemMethodNotAllowedDetail),
            Self::TooLarge => entry(S::PAYLOAD_TOO_LARGE, "too-large", M::ProblemTooLargeTitle, M::ProblemTooLargeDetail),
            Self::UnsupportedMediaType => entry(S::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", M::ProblemUnsupportedMediaTypeTitle, M::ProblemUnsupportedMediaTypeDetail),
            Self::MalformedJson => entry(S::BAD_REQUEST, "malformed-json", M::ProblemMalformedJsonTitle, M::ProblemMalformedJsonDetail),
            Self::InvalidRequest { field } => entry(S::UNPROCESSABLE_ENTITY, "invalid-request", M::ProblemInvalidRequestTitle, M::ProblemInvalidRequestDetail { field: field.clone() }),
            Self::Unfit { field, .. } => Self::InvalidRequest { field: (*field).into() }.entry(),
            Self::QuantityNotSupported => entry(S::UNPROCESSABLE_ENTITY, "quantity-not-supported", M::ProblemQuantityNotSupportedTitle, M::ProblemQuantityNotSupportedDetail),
            Self::KeyInvalid => entry(S::BAD_REQUEST, "key-invalid", M::ProblemKeyInvalidTitle, M::ProblemKeyInvalidDetail),
            Self::Timeout => entry(S::REQUEST_TIMEOUT, "timeout", M::ProblemTimeoutTitle, M::ProblemTimeoutDetail),
            Self::AlreadyClaimed { detail, .. } => entry(S::CONFLICT, "already-claimed", M::ClaimAlreadyTitle, detail.clone()),
            Self::Released { .. } => entry(S::CONFLICT, "released", M::ClaimReleasedTitle, M::ClaimReleasedDetail),
            Self::Expired { .. } => entry(S::CONFLICT, "expired", M::ClaimExpiredTitle, M::ClaimExpiredDetail),
            Self::SoldOut { supply, .. } => entry(S::GONE, "sold-out", M::ClaimSoldOutTitle, M::ClaimSoldOutDetail { supply: *supply }),
            Self::Wait { retry_after } => entry(S::CONFLICT, "wait", M::ClaimWaitTitle, M::ClaimWaitDetail { seconds: seconds(*retry_after) }),
            Self::NotOpen { opens: Some((left, at)) } => entry(S::FORBIDDEN, "not-open", M::CampaignNotOpenTitle, opening(*left, *at)),
            Self::NotOpen { opens: None } => entry(S::FORBIDDEN, "not-open", M::CampaignNotOpenTitle, M::CampaignNotOpenUndatedDetail),
            Self::Paused { reason } if reason.is_empty() => entry(S::FORBIDDEN, "paused", M::CampaignPausedTitle, M::CampaignPausedDetail),
            Self::Paused { reason } => entry(S::FORBIDDEN, "paused", M::CampaignPausedTitle, M::CampaignPausedReasonDetail { reason: reason.clone() }),
            Self::Closed => entry(S::FORBIDDEN, "closed", M::CampaignClosedTitle, M::CampaignClosedDetail),
            Self::NotEligible => entry(S::FORBIDDEN, "not-eligible", M::CampaignNotEligibleTitle, M::CampaignNotEligibleDetail),
            Self::AccountTooNew => entry(S::FORBIDDEN, "account-too-new", M::AccountTooNewTitle, M::AccountTooNewDetail),
            Self::AccountBlocked => entry(S::FORBIDDEN, "account-blocked", M::AccountBlockedTitle, M::AccountBlockedDetail),
            Self::Forbidden { role } => entry(S::FORBIDDEN, "forbidden", M::ProblemForbiddenTitle, M::ProblemForbiddenDetail { role: (*role).into() }),
            Self::OutOfScope => entry(S::FORBIDDEN, "out-of-scope", M::ProblemOutOfScopeTitle, M::ProblemOutOfScopeDetail),
            Self::AccountNotFound => entry(S::NOT_FOUND, "account-not-found", M::ProblemAccountNotFoundTitle, M::ProblemAccountNotFoundDetail),
            Self::AccountInCampaign { campaign } => entry(S::CONFLICT, "account-in-campaign", M::ProblemAccountInCampaignTitle, M::ProblemAccountInCampaignDetail { campaign: campaign.clone() }),
            Self::AccountKeptOut { campaign } => entry(S::CONFLICT, "account-kept-out", M::ProblemAccountKeptOutTitle, M::ProblemAccountKeptOutDetail { campaign: campaign.clone() }),
            Self::AccountMayHavePass { minutes } => entry(S::CONFLICT, "account-may-have-pass", M::ProblemAccountMayHavePassTitle, M::ProblemAccountMayHavePassDetail { minutes: *minutes }),
            Self::ClaimOver => entry(S::CONFLICT, "claim-over", M::ProblemClaimOverTitle, M::ProblemClaimOverDetail),
            Self::Conflict { detail, .. } => entry(S::CONFLICT, "conflict", M::ConflictTitle, detail.clone()),
            Self::RegionNotFound => entry(S::NOT_FOUND, "region-not-found", M::ProblemRegionNotFoundTitle, M::ProblemRegionNotFoundDetail),
            Self::OperatorNotFound => entry(S::NOT_FOUND, "operator-not-found", M::ProblemOperatorNotFoundTitle, M::ProblemOperatorNotFoundDetail),
            Self::TextNotFound => entry(S::NOT_FOUND, "text-not-found", M::ProblemTextNotFoundTitle, M::ProblemTextNotFoundDetail),
            Self::TextNeeded => entry(S::CONFLICT, "text-needed", M::ProblemTextNeededTitle, M::ProblemTextNeededDetail),
            Self::RateLimited(_) => entry(S::TOO_MANY_REQUESTS, "rate-limited", M::ProblemTooManyRequestsTitle, M::ProblemTooManyRequestsDetail),
            Self::Overloaded => entry(S::SERVICE_UNAVAILABLE, "overloaded", M::ProblemOverloadedTitle, M::ProblemOverloadedDetail { seconds: 1 }),
            Self::ListenersFull => entry(S::SERVICE_UNAVAILABLE, "listeners-full", M::ProblemOverloadedTitle, M::ProblemOverloadedDetail { seconds: 30 }),
            Self::Unavailable => entry(S::SERVICE_UNAVAILABLE, "unavailable", M::ProblemUnavailableTitle, M::ProblemUnavailableDetail { seconds: 2 }),
            Self::OutcomeUnknown => entry(S::SERVICE_UNAVAILABLE, "outcome-unknown", M::ProblemOutcomeUnknownTitle, M::ProblemOutcomeUnknownDetail { seconds: 1 }),
            Self::OrderUnknown => entry(S::SERVICE_UNAVAILABLE, "outcome-unknown", M::ProblemOutcomeUnknownTitle, M::OrderUnknownDetail),
            Self::Internal => entry(S::INTERNAL_SERVER_ERROR, "internal", M::ProblemInternalTitle, M::ProblemInternalDetail),
        }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.entry().code
    }

    /// The status, the title and the detail, for a page that shows them.
    pub fn words(&self) -> (StatusCode, Message, Message) {
        let entry = self.entry();
        (entry.status, entry.title, entry.detail)
    }

    fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Wait { retry_after } => Some(*retry_after),
            // Spread over a few seconds, so that those who came early don't come back in one wave.
            Self::NotOpen { opens: Some((left, _)) } => Some(*left + clock::jitter(Duration::from_secs(3))),
            Self::RateLimited(refusal) => Some(refusal.wait),
            Self::Overloaded | Self::OutcomeUnknown | Self::OrderUnknown => Some(Duration::from_secs(1)),
            Self::Unavailable => Some(Duration::from_secs(2)),
            // A place comes free when somebody goes away, which takes longer than a claim.
            Self::ListenersFull => Some(Duration::from_secs(30)),
            _ => None,
        }
    }

    /// The answer, in the reader's words, with its code for the metrics inside.
    pub fn respond(&self, voice: &Voice) -> Response {
        self.answer(voice).into_response()
    }

    /// The answer, in the reader's words.
    pub fn answer(&self, voice: &Voice) -> Answer {
        let entry = self.entry();
        let body = |request_id| self.body(&entry, (&voice.text(&entry.title), &voice.text(&entry.detail)), request_id);
        let body = match self {
            Self::SoldOut { epoch, supply } => {
                let sold_out = SoldOut { supply: *supply, epoch: *epoch };
                voice.sorry(sold_out, || Form::new(&body(""), BEFORE_ID)).fill(voice.request_id())
            }
            _ => body(voice.request_id()),
        };
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = entry.status;
        *response.headers_mut() = HeaderMap::with_capacity(HEADERS);
        voice.sign_said(response.headers_mut(), &entry.title);
        self.headers(response.headers_mut());
        Answer { code: entry.code, response, about: voice.about() }
    }

    /// The document in these words.
    fn body(&self, entry: &Entry, (title, detail): (&str, &str), request_id: &str) -> Vec<u8> {
        let Entry { status, code, .. } = entry;
        let document = Document {
            kind: format_args!("https://largesse.dev/problems/{code}"),
            title,
            status: status.as_u16(),
            detail,
            instance: format_args!("/requests/{request_id}"),
            code,
            claim: match self {
                Self::AlreadyClaimed { claim, .. } | Self::Released { claim } | Self::Expired { claim } => Some(claim),
                _ => None,
            },
            epoch: if let Self::SoldOut { epoch, .. } = self { Some(*epoch) } else { None },
            opens_at: if let Self::NotOpen { opens: Some((_, at)) } = self { Some(*at) } else { None },
            field: match self {
                Self::InvalidRequest { field } => Some(field),
                Self::Unfit { field, .. } => Some(field),
                _ => None,
            },
            expected: if let Self::Unfit { expected, .. } = self { Some(expected) } else { None },
            conflict: if let Self::Conflict { what, .. } = self { Some(what) } else { None },
            challenge: match self {
                Self::ChallengeRequired { challenge } | Self::ChallengeFailed { challenge } => Some(challenge),
                _ => None,
            },
        };
        // Unwrap safety: texts and numbers, written into memory.
        json(&document).expect("a document")
    }

    /// The answer as it would be sent in this language: for the document that describes the API.
    pub fn sample(&self, catalog: &Catalog, locale: Locale) -> (StatusCode, HeaderMap, Value) {
        let (entry, mut headers) = (self.entry(), HeaderMap::new());
        self.headers(&mut headers);
        let words = (&*catalog.text(locale, &entry.title), &*catalog.text(locale, &entry.detail));
        let body = self.body(&entry, words, super::openapi::samples::REQUEST);
        (entry.status, headers, serde_json::from_slice(&body).unwrap_or_default())
    }

    /// When it is worth asking again, and by which limit not sooner.
    pub(super) fn headers_of_wait(&self, headers: &mut HeaderMap) {
        if let Some(after) = self.retry_after() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(after.as_secs_f64().ceil() as u64));
        }
        if let Self::RateLimited(refusal) = self {
            admit::explain(refusal, headers);
        }
    }

    fn headers(&self, headers: &mut HeaderMap) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        self.headers_of_wait(headers);
        match self {
            Self::Unauthorized => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::InvalidToken | Self::PassExpired | Self::InvalidPass => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
            }
            // What was not read can't be skipped: the connection ends here.
            Self::TooLarge | Self::Timeout => {
                headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            _ => {}
        }
    }
}

/// From when on a countdown in seconds says less than the day and the time.
const FAR: Duration = Duration::from_secs(120);

fn opening(left: Duration, opens_at: Timestamp) -> Message {
    if left > FAR {
        Message::CampaignNotOpenLaterDetail { opens_at, left }
    } else {
        Message::CampaignNotOpenDetail { seconds: left.as_secs_f64().ceil() as i64 }
    }
}
