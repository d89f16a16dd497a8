//! The page's way to hand a response in: its script sends one as soon as it has one. The answer is a marked pass, as a
//! cookie. Without our script there is no way: the service's own needs ours to be shown, and the page says so.
//!
//! **Invariant:** a response counts for the person whose cookies came with it, from our own page, and nobody else.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use super::super::App;
use super::super::admit::{self, Client};
use super::super::body::{Answering, decoded};
use super::super::claims::find_campaign;
use super::super::pass::admit as meet;
use super::super::person::{Visitor, short_name, visitor};
use super::super::problem::Problem;
use super::super::routes::AppState;
use super::super::visit::{Met, from_our_page, met, pass_cookie};
use super::super::voice::{Voice, query_value};
use super::{Challenge, judge};
use crate::account::Caller;
use crate::account::pass::Pass;
use crate::admission::challenge::RESPONSE_CHARS_MAX;

/// The field of the form that has the response, as in the API.
const FIELD: &str = "challenge";

/// `POST /c/{slug}/challenge`
pub async fn solve(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    Client(from): Client,
    headers: HeaderMap,
    Answering(body): Answering,
) -> Response {
    voice.know_choice(&headers);
    let answer = try_solve(&app, slug, (&mut voice, from), &headers, body).await;
    answer.unwrap_or_else(|problem| problem.respond(&voice))
}

async fn try_solve(
    app: &Arc<App>,
    slug: Result<Path<String>, PathRejection>,
    (voice, from): (&mut Voice, Option<IpAddr>),
    headers: &HeaderMap,
    body: Result<bytes::Bytes, Problem>,
) -> Result<Response, Problem> {
    find_campaign(app, slug, voice)?;
    let challenge = app.challenge.as_ref().ok_or(Problem::NotFound)?;
    if !from_our_page(headers) {
        return Err(Problem::CrossSite);
    }
    let visitor = visitor(app, headers, voice).ok_or(Problem::Unauthorized)?;
    let account = visitor.caller.person.account;
    admit::account(app, account)?;
    let body = body?;
    let text = std::str::from_utf8(&body).unwrap_or_default();
    if query_value(Some(text), "person").is_some_and(|shown| shown != short_name(account)) {
        return Err(Problem::Unauthorized);
    }
    let (visitor, kept) = if visitor.caller.challenged.is_some() {
        // Another tab was faster; this one's response stays unused.
        (visitor, None)
    } else {
        let given = given(text)?.ok_or_else(|| challenge.required())?;
        mark(app, challenge, visitor, (given, from)).await?
    };
    let (name, lang, pass_seconds) = (Some(short_name(account)), voice.locale().tag(), app.pass_lifetime.as_secs());
    let challenged = Some(visitor.caller.challenged.is_some());
    Ok(met(Met { name, lang, answer: None, pass_until: visitor.until, pass_seconds, challenged }, kept, voice))
}

/// The response in a form, if there is one.
fn given(form: &str) -> Result<Option<String>, Problem> {
    let Some(value) = query_value(Some(form), FIELD).filter(|value| !value.is_empty()) else { return Ok(None) };
    let text = decoded(value).filter(|text| text.chars().count() <= RESPONSE_CHARS_MAX);
    text.map(Some).ok_or_else(|| Problem::InvalidRequest { field: FIELD.into() })
}

/// Has a response judged, and gives a marked pass for it: who has a pass keeps its end, so that none lives for ever.
async fn mark(
    app: &Arc<App>,
    challenge: &Challenge,
    visitor: Visitor,
    (given, from): (String, Option<IpAddr>),
) -> Result<(Visitor, Option<HeaderValue>), Problem> {
    // Met before the response is used up: who is blocked, or a database that is away, costs nobody a challenge.
    let mut pass = match (visitor.until, visitor.caller.home.clone()) {
        (Some(expires_at), Some(home)) => {
            let Caller { person, .. } = visitor.caller;
            let (country, locale) = (person.country, person.locale);
            Pass { account: person.account, home, country, locale, expires_at, challenged: None }
        }
        _ => meet(app, &visitor.caller.person).await?,
    };
    pass.challenged = Some(judge(app, challenge, given, from).await?);
    let kept = pass_cookie(app, &pass);
    Ok((Visitor { until: Some(pass.expires_at), caller: pass.into() }, kept))
}
