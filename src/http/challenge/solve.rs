//! The page's way to hand a response in: by itself when the script has one, or with the claim, where a form has the
//! field of the service. The answer is a marked pass, as a cookie.
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
use super::super::person::{Kept, Visitor, short_name, visitor};
use super::super::problem::Problem;
use super::super::routes::AppState;
use super::super::visit::{MARKED_FOR, Met, cookie, from_our_page, met};
use super::super::voice::{Voice, query_value};
use super::{Challenge, FIELD, judge};
use crate::account::Caller;
use crate::account::pass::Pass;
use crate::admission::challenge::RESPONSE_CHARS_MAX;

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
    let (visitor, kept) = if visitor.caller.challenged {
        // Another tab was faster; this one's response stays unused.
        (visitor, None)
    } else {
        let given = given(challenge, text)?.ok_or_else(|| challenge.required())?;
        mark(app, challenge, visitor, (given, from)).await?
    };
    let (name, lang, pass_seconds) = (Some(short_name(account)), voice.locale().tag(), app.pass_lifetime.as_secs());
    let challenged = Some(visitor.caller.challenged);
    Ok(met(Met { name, lang, answer: None, pass_until: visitor.until, pass_seconds, challenged }, kept, voice))
}

/// The response in a form, if there is one; a service's field is empty until there is.
fn given(challenge: &Challenge, form: &str) -> Result<Option<String>, Problem> {
    let mut fields = challenge.fields().filter_map(|name| query_value(Some(form), name));
    let Some(value) = fields.find(|value| !value.is_empty()) else { return Ok(None) };
    let text = decoded(value).filter(|text| text.chars().count() <= RESPONSE_CHARS_MAX);
    text.map(Some).ok_or_else(|| Problem::InvalidRequest { field: FIELD.into() })
}

/// Lets somebody whose pass has no mark claim after all, if their form has a response: for browsers in which our script
/// does not run and the service's does. Nothing changes where there is none; the claim is refused then.
pub(in crate::http) async fn with_form(
    app: &Arc<App>,
    visitor: Visitor,
    (form, from): (&str, Option<IpAddr>),
) -> Result<(Visitor, Option<HeaderValue>), Problem> {
    let Some(challenge) = app.challenge.as_ref().filter(|_| !visitor.caller.challenged) else {
        return Ok((visitor, None));
    };
    match given(challenge, form)? {
        None => Ok((visitor, None)),
        Some(given) => mark(app, challenge, visitor, (given, from)).await,
    }
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
            Pass { account: person.account, home, country, locale, expires_at, challenged: false }
        }
        _ => meet(app, &visitor.caller.person).await?,
    };
    judge(app, challenge, given, from).await?;
    pass.challenged = true;
    let kept = cookie(app, Kept::Pass, &app.passes.mint(&pass), MARKED_FOR);
    Ok((Visitor { until: Some(pass.expires_at), caller: pass.into() }, kept))
}
