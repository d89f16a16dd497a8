//! The team's operations: who they are, what they did, and a campaign's words. With the example of each answer.

use serde_json::{Value, json};
use uuid::Uuid;

use super::super::super::admin::{audit, operators, texts};
use super::super::samples;
use super::{Operation, done, good, team};
use crate::l10n::Locale;
use crate::operator::audit::Noted;
use crate::operator::scope::Scope;
use crate::operator::{Listed, Operator, Role};

const OPERATORS: &str = "/v1/admin/operators";
const TEXT: &str = "/v1/admin/campaigns/{slug}/texts/{language}";

/// All of them.
pub const OPERATIONS: &[Operation] = &[
    team(
        ("get", "/v1/admin/me"),
        "getMe",
        ("Whose token this is", "The name, the role, what the token is for, and when it ends."),
        None,
        &[good(200, "The operator.", "Me", |_, _| json(&operators::who(&operator())))],
        &[],
    ),
    team(
        ("get", OPERATORS),
        "listOperators",
        ("Who of the team has or had a token", "Without the tokens: of those the database has only digests."),
        None,
        &[good(200, "The newest first.", "Operators", |_, _| json(&operators::all(&[listed()])))],
        &[],
    ),
    team(
        ("post", OPERATORS),
        "addOperator",
        (
            "Give somebody of the team a token",
            "The token is in this answer and nowhere else. Send an `id` of your own: asked again with it, this makes \
             nobody else and answers `conflict`. The token of a lost answer is lost with it: take it back by the \
             `id`, and add them with another one. Who has a limited token makes none.",
        ),
        Some(("OperatorRequest", true)),
        &[good(201, "The operator, with the token.", "OperatorToken", |_, _| added())],
        &["conflict"],
    ),
    team(
        ("delete", "/v1/admin/operators/{id}"),
        "revokeOperator",
        ("Take a token back", "No server lets it in any more after two seconds. The operator stays in the list."),
        None,
        &[done("The token is good for nothing any more.")],
        &["invalid-request", "operator-not-found"],
    ),
    Operation {
        parameters: &["before", "limit", "lang", "Accept-Language", "X-Request-Id"],
        ..team(
            ("get", "/v1/admin/audit"),
            "listAudit",
            (
                "What the team changed",
                "Every change, with who made it and what was before and after; none is ever taken away.",
            ),
            None,
            &[good(200, "The newest first.", "AuditLog", |_, _| json(&audit::page(&[noted()], 1)))],
            &["invalid-request"],
        )
    },
    team(
        ("get", "/v1/admin/campaigns/{slug}/texts"),
        "getTexts",
        (
            "What a campaign says in each language",
            "From the database. A reader whose language is missing is shown the nearest there is.",
        ),
        None,
        &[good(200, "The words.", "Texts", |_, _| words())],
        &[],
    ),
    team(
        ("put", TEXT),
        "setText",
        (
            "Write a campaign's words in one language",
            "All parts of them: what is left out is empty, and a reader is shown another language's. Servers show what \
             was written within a second. May be asked again.",
        ),
        Some(("TextRequest", true)),
        &[
            good(200, "The words stand in the place of others.", "Text", |_, locale| written(locale)),
            good(201, "The campaign had no words in this language.", "Text", |_, locale| written(locale)),
        ],
        &[],
    ),
    team(
        ("delete", TEXT),
        "removeText",
        ("Take a campaign's words in one language back", "Its readers are shown the nearest language there is."),
        None,
        &[done("The words are gone.")],
        &["invalid-request", "text-not-found", "text-needed"],
    ),
];

fn json(shown: &impl serde::Serialize) -> Value {
    serde_json::to_value(shown).unwrap_or_default()
}

fn operator() -> Operator {
    let (name, role, expires_at) = ("Ada".into(), Role::Operator, Some(samples::moment()));
    Operator { id: Uuid::nil(), name, role, scope: scope(), expires_at }
}

/// One campaign, in one region.
fn scope() -> Scope {
    Scope::new(&["burger".into()], &[samples::region().to_string()]).unwrap_or_default()
}

fn listed() -> Listed {
    let (created_at, expires_at) = (samples::moment(), samples::moment() + jiff::SignedDuration::from_hours(90 * 24));
    let (name, created_by) = ("Ada".into(), "bootstrap".into());
    let (role, scope) = (Role::Operator, scope());
    Listed { id: Uuid::nil(), name, role, scope, created_by, created_at, expires_at, revoked_at: None }
}

fn added() -> Value {
    let mut shown = json(&operators::who(&operator()));
    shown["id"] = Uuid::nil().to_string().into();
    shown["token"] = "lgo_\u{2026}".into();
    shown
}

fn noted() -> Noted {
    Noted {
        id: Uuid::nil(),
        at: samples::moment(),
        operator_id: Uuid::nil(),
        operator: "Ada".into(),
        role: "operator".into(),
        request: samples::REQUEST.into(),
        action: "campaign.text-remove".into(),
        campaign: "burger".into(),
        region: String::new(),
        account: String::new(),
        before: json!({"language": "es", "title": "Hamburguesa gratis"}),
        after: Value::Null,
    }
}

fn words() -> Value {
    let campaign = samples::campaign();
    json(&texts::listed(&campaign, &campaign.texts))
}

fn written(locale: Locale) -> Value {
    let campaign = samples::campaign();
    let own = campaign.texts.iter().find(|text| text.language.as_str() == locale.tag());
    own.map_or(Value::Null, |text| json(&texts::shown(text)))
}
