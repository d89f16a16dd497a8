//! Giving out passes: the identity service's token is verified and the account is met once, and what was learnt is
//! signed for the few minutes in which many requests may come.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use super::admit::Client;
use super::body::{Answering, PassRequest, check_pass};
use super::challenge::judge;
use super::claims::find_campaign;
use super::problem::Problem;
use super::record::Code;
use super::routes::AppState;
use super::voice::Voice;
use super::{App, person};
use crate::account::Person;
use crate::account::pass::Pass;
use crate::claim::Trouble;
use crate::clock;

/// A pass.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Pass")]
pub struct Given<'a> {
    /// What is sent instead of the token, as `Authorization: Bearer …`.
    pub(super) pass: String,
    /// Until when it is good.
    pub(super) expires_at: Timestamp,
    /// The region that keeps the account's rows.
    pub(super) home_region: &'a str,
}

/// `POST /v1/campaigns/{slug}/pass`
pub async fn give(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    Client(from): Client,
    headers: HeaderMap,
    Answering(body): Answering,
) -> Response {
    let answer = try_give(&app, slug, (&mut voice, from), &headers, body).await;
    answer.unwrap_or_else(|problem| problem.respond(&voice))
}

/// The response to a challenge is looked at last: it can be used once, and what stands in the way of a pass should not
/// use it up. Nor does one that has a mark to hand on, which is done where nothing has to be solved as well: while the
/// challenge is switched on or off server by server, nobody loses what they have solved.
async fn try_give(
    app: &Arc<App>,
    slug: Result<Path<String>, PathRejection>,
    (voice, from): (&mut Voice, Option<IpAddr>),
    headers: &HeaderMap,
    body: Result<bytes::Bytes, Problem>,
) -> Result<Response, Problem> {
    let body = body?;
    let person = person::identified(app, headers, voice)?;
    find_campaign(app, slug, voice)?;
    let wish = wished(app, headers, &body)?;
    let earlier = wish.pass.and_then(|text| app.passes.genuine(&text));
    let handed_on = earlier.and_then(|earlier| earlier.hands_on(person.account, clock::now()));
    let solved = match &app.challenge {
        Some(challenge) if handed_on.is_none() => {
            Some((challenge, wish.challenge.ok_or_else(|| challenge.required())?))
        }
        _ => None,
    };
    let mut pass = admit(app, &person).await?;
    pass.challenged = match solved {
        Some((challenge, response)) => Some(judge(app, challenge, response, from).await?),
        None => handed_on,
    };
    voice.know_account(pass.account, &pass.locale);
    let given = Given { pass: app.passes.mint(&pass), expires_at: pass.expires_at, home_region: pass.home.as_str() };
    let mut response = Json(given).into_response();
    response.extensions_mut().insert(Code("pass"));
    voice.sign(response.headers_mut());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// What the body wishes for. Where nothing has to be solved no body is wrong, as it was before there were challenges;
/// of one that can't be read nothing is used.
fn wished(app: &App, headers: &HeaderMap, body: &[u8]) -> Result<PassRequest, Problem> {
    let wish = check_pass(headers, body);
    if app.challenge.is_some() { wish } else { Ok(wish.unwrap_or_default()) }
}

/// Meets the person and writes down for a few minutes who they are. A blocked account gets no pass.
pub(super) async fn admit(app: &App, person: &Person) -> Result<Pass, Problem> {
    // It lives from before the look at the row, so that nothing that was there then is older than it.
    let now = clock::now();
    let met = tokio::time::timeout(app.deadline, app.placer.directory().meet(person)).await;
    let account = met.map_err(|_elapsed| Problem::Unavailable)?.map_err(Trouble::from)?;
    if account.blocked {
        return Err(Problem::AccountBlocked);
    }
    // Whole seconds, as the pass keeps them.
    let until = now.as_second().saturating_add(app.pass_lifetime.as_secs() as i64);
    let expires_at = Timestamp::from_second(until).map_err(|_no_such_time| Problem::Internal)?;
    Ok(Pass::new(account, &person.locale, expires_at))
}
