//! The buttons: each is a form whose answer is a call of the admin API, made in this process as the operator at the
//! page.
//!
//! **Invariant:** nothing is changed here: who may, what is checked, what is noted in the audit log is the API's
//! business.

use std::sync::Arc;

use axum::Form;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, StatusCode, Uri, header};
use axum::response::Response;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;
use uuid::Uuid;

use super::super::App;
use super::super::admin;
use super::super::page::refuse;
use super::super::problem::Problem;
use super::super::record::RequestId;
use super::super::routes::AppState;
use super::super::visit::from_our_page;
use super::super::voice::Voice;
use super::actions::Done;
use super::page::{Notice, drawn};
use super::session::{go_to, turned_away, who_acts};
use super::tongue::Tongue;
use crate::l10n::Message;
use crate::operator::Operator;

/// The largest answer of the API that is read.
const ANSWER_BYTES_MAX: usize = 64 * 1024;

/// What a form sends: names and values in their order; some names come more than once.
pub(super) type Fields = Vec<(String, String)>;

/// `POST /ops/act`
pub(super) async fn act(
    State(app): AppState,
    voice: Voice,
    uri: Uri,
    headers: HeaderMap,
    id: Option<axum::Extension<RequestId>>,
    Form(fields): Form<Fields>,
) -> Response {
    if !from_our_page(&headers) {
        return refuse(&Problem::CrossSite, &uri, &voice);
    }
    let operator = match who_acts(&app, &headers).await {
        Ok(operator) => operator,
        Err(problem) => return turned_away(&app, &problem, &uri, &voice),
    };
    let Some(done) = field(&fields, "action").and_then(Done::parse) else {
        return refuse(&Problem::InvalidRequest { field: "action".into() }, &uri, &voice);
    };
    let slug = field(&fields, "campaign").unwrap_or_default();
    let id = id.map(|id| id.0).unwrap_or_default();
    match call(&app, &operator, (done, slug, &fields), (&voice, id)).await {
        Ok(()) => {
            let lang = voice.chosen().map(|tag| format!("&lang={tag}")).unwrap_or_default();
            go_to(&format!("/ops?campaign={slug}&did={}{lang}", done.name()), "ops-done")
        }
        Err((status, detail)) => {
            let tongue = Tongue::new(&app, voice.locale());
            let title = tongue.say(&Message::OpsNotDone { what: tongue.bare(&done.words()) });
            let notice = Notice { good: false, title, detail };
            drawn(&app, &operator, &voice, (status, Some(slug), Some(notice))).await
        }
    }
}

fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    let found = fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim());
    found.filter(|value| !value.is_empty())
}

/// One call of the API; why it was refused, in the reader's words, if it was.
async fn call(
    app: &Arc<App>,
    operator: &Operator,
    (done, slug, fields): (Done, &str, &Fields),
    (voice, id): (&Voice, RequestId),
) -> Result<(), (StatusCode, String)> {
    let invalid = |field: &str| {
        let (status, _, detail) = Problem::InvalidRequest { field: field.to_owned() }.words();
        (status, voice.say(&detail))
    };
    let plain = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let region = field(fields, "region").unwrap_or_default();
    let path = match done {
        Done::Drain if plain(region) => format!("/v1/admin/regions/{region}/drain"),
        Done::Drain => return Err(invalid("region")),
        _ if plain(slug) => format!("/v1/admin/campaigns/{slug}/{}", done.name()),
        _ => return Err(invalid("campaign")),
    };
    let body = body(done, fields, operator).map_err(invalid)?;
    let request = Request::post(format!("{path}?lang={}", voice.locale().tag()))
        .header(header::CONTENT_TYPE, "application/json")
        .extension(operator.clone())
        .extension(id)
        .body(Body::from(body.to_string()));
    // Unwrap safety: the path was looked at above, all else is ours.
    let request = request.expect("a request");
    let answered = admin::router().with_state(Arc::clone(&app.team)).oneshot(request).await;
    let answer = answered.unwrap_or_else(|never| match never {});
    let status = answer.status();
    if status.is_success() {
        return Ok(());
    }
    let bytes = http_body_util::Limited::new(answer.into_body(), ANSWER_BYTES_MAX).collect().await;
    let problem: Value = bytes.ok().and_then(|b| serde_json::from_slice(&b.to_bytes()).ok()).unwrap_or_default();
    let words = ["detail", "title"].iter().filter_map(|part| problem[part].as_str());
    Err((status, words.into_iter().next().unwrap_or_default().to_owned()))
}

/// What the API is sent; the field that is missing or odd, if one is.
fn body(done: Done, fields: &Fields, operator: &Operator) -> Result<Value, &'static str> {
    Ok(match done {
        Done::Open => json!({"now": field(fields, "now").is_some()}),
        Done::Pause => {
            let mut reasons = serde_json::Map::new();
            for (language, reason) in all(fields, "language").zip(all(fields, "reason")) {
                if !language.is_empty() && !reason.is_empty() {
                    reasons.insert(language.to_owned(), reason.into());
                }
            }
            json!({"reasons": reasons})
        }
        Done::Restock => restock(fields, operator)?,
        Done::Close => json!({"reason": field(fields, "reason").unwrap_or_default()}),
        Done::Resume | Done::Freeze | Done::Unfreeze | Done::Drain => json!({}),
    })
}

/// Units to be added. The same form sent twice is one order; another operator's form, or another amount, is another
/// one, also if it was drawn before the first was sent.
fn restock(fields: &Fields, operator: &Operator) -> Result<Value, &'static str> {
    let text = |name| field(fields, name).unwrap_or_default();
    let digits: String = text("amount").chars().filter(|c| !" ,._\u{a0}\u{202f}".contains(*c)).collect();
    let amount: i64 = digits.parse().map_err(|_odd| "amount")?;
    let form: Uuid = text("id").parse().map_err(|_odd| "id")?;
    let (region, reason) = (text("region"), text("reason"));
    let order = format!("{}/{}/{amount}/{region}/{reason}", operator.id, operator.name);
    let mut body = json!({"id": Uuid::new_v5(&form, order.as_bytes()), "amount": amount, "reason": reason});
    if !region.is_empty() {
        body["region"] = region.into();
    }
    Ok(body)
}

/// The values of a name that comes more than once.
fn all<'a>(fields: &'a Fields, name: &'a str) -> impl Iterator<Item = &'a str> {
    fields.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_pause_has_the_reasons_that_were_written_each_in_its_language() {
        let pairs = [
            ("language", "en"),
            ("reason", " A break "),
            ("language", "fr"),
            ("reason", "Une pause"),
            ("language", "de"),
            ("reason", "  "),
        ];
        let sent = body(Done::Pause, &fields(&pairs), &Operator::bootstrap()).unwrap();
        assert_eq!(sent, json!({"reasons": {"en": "A break", "fr": "Une pause"}}));
    }

    const FORM: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

    fn restocked(amount: &str, form: &str, name: &str) -> Result<Value, &'static str> {
        let operator = Operator { name: name.into(), ..Operator::bootstrap() };
        body(Done::Restock, &fields(&[("amount", amount), ("id", form), ("reason", "more")]), &operator)
    }

    #[test]
    fn a_restock_is_a_whole_number_as_people_write_it() {
        let sent = restocked("1 200,000", FORM, "Ada").unwrap();
        assert_eq!(
            (&sent["amount"], &sent["reason"], &sent["region"]),
            (&json!(1_200_000), &json!("more"), &Value::Null)
        );
        for odd in ["", "many", "-", "1e3"] {
            assert_eq!(restocked(odd, FORM, "Ada"), Err("amount"), "{odd}");
        }
        assert_eq!(restocked("1", "x", "Ada"), Err("id"));
    }

    #[test]
    fn the_same_form_sent_twice_is_one_order_and_any_other_is_another() {
        let id = |amount, form, name| restocked(amount, form, name).unwrap()["id"].clone();
        let first = id("500", FORM, "Ada");
        assert_eq!(first, id("5 00", FORM, "Ada"));
        let later = Uuid::nil().to_string();
        for other in [id("300", FORM, "Ada"), id("500", &later, "Ada"), id("500", FORM, "Grace")] {
            assert_ne!(first, other);
        }
    }
}
