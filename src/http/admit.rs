//! The door: limits, asked before a body is read, and the refusal in HTTP's words.
//!
//! A refusal has the fields of the IETF's draft (draft-ietf-httpapi-ratelimit-headers, 08 to 10): `RateLimit-Policy`
//! says what the limit is, `RateLimit` that nothing is left of it and from when on there is. Answers that are not
//! refused say nothing of limits: it would make each longer and dearer, in a rush in which nearly nobody meets one.
//!
//! **Invariant:** what is refused here has not been looked at: neither its body nor, but for the limit of an account,
//! who asks.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use super::challenge::Challenge;
use super::problem::Problem;
use super::record::RequestId;
use super::voice::Voice;
use super::{App, page, pressure};
use crate::admission::limits::{Peer, Refusal};
use crate::clock;
use crate::id::AccountId;
use crate::telemetry::metrics::RefusalLabels;

/// Who a request came from, for the layer around the router: the peer's bucket and its address.
#[derive(Clone, Copy)]
pub(super) struct From(pub(super) Peer, pub(super) IpAddr);

/// The address that a request came from, where the challenge's service is told of it; nothing else asks for it.
pub struct Client(pub Option<IpAddr>);

impl FromRequestParts<Arc<App>> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let told = app.challenge.as_ref().is_some_and(Challenge::tells_address);
        let from = parts.extensions.get::<From>().filter(|_| told);
        Ok(Self(from.map(|From(_, peer)| app.limits.client(*peer, entries(app, &parts.headers)))))
    }
}

/// The layer around the public routes.
pub async fn admit(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    // Only what came in by the public listener has a peer.
    let Some(From(peer, _)) = request.extensions().get::<From>().copied() else { return next.run(request).await };
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut entered = enter(&app, peer, request.headers(), clock::monotonic());
    if entered.is_ok() && reads {
        entered = unhurried(&app);
    }
    let Err(problem) = entered else { return next.run(request).await };
    let (parts, _unread) = request.into_parts();
    let id = parts.extensions.get::<RequestId>().cloned().unwrap_or_default();
    refuse(&problem, &parts, &Voice::of(&app.choices, &parts, id))
}

/// A page for who looks at a page; for everybody else the document, which other sites' scripts may read where they may
/// read the answer.
fn refuse(problem: &Problem, parts: &Parts, voice: &Voice) -> Response {
    let accepts = parts.headers.get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok()).unwrap_or_default();
    if parts.uri.path().starts_with("/c/") && accepts.contains("text/html") {
        let mut response = page::refuse(problem, &parts.uri, voice);
        problem.headers_of_wait(response.headers_mut());
        return response;
    }
    let mut response = problem.respond(voice);
    if ["/events", "/widget"].iter().any(|end| parts.uri.path().ends_with(end)) {
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    response
}

/// Lets a request in, or says why not.
pub(super) fn enter(app: &App, peer: Peer, headers: &HeaderMap, now: Instant) -> Result<(), Problem> {
    app.limits.enter(peer, now, entries(app, headers)).map_err(|refusal| refused(app, refusal))
}

/// What proxies say of who came to them, from the end. An entry that can't be read stays an entry, so that those before
/// it are not taken for it.
fn entries<'a>(app: &App, headers: &'a HeaderMap) -> impl Iterator<Item = &'a str> {
    let lines = headers.get_all(&app.forwarded).iter().rev();
    let entries = lines.flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b','));
    entries.map(|entry| std::str::from_utf8(entry).unwrap_or_default())
}

/// Whether this account may ask again already.
pub(super) fn account(app: &App, account: AccountId) -> Result<(), Problem> {
    app.limits.account(account.0.as_u128()).map_err(|refusal| refused(app, refusal))
}

fn refused(app: &App, refusal: Refusal) -> Problem {
    count(app, refusal.limit.name());
    Problem::RateLimited(refusal)
}

/// While this thread is late, what is no claim comes in as fast as the setting says and no faster: people who read must
/// not keep those waiting who claim, nor the other way round.
fn unhurried(app: &App) -> Result<(), Problem> {
    if !pressure::is_late() || app.limits.read_under_pressure(clock::monotonic()) {
        return Ok(());
    }
    Err(full(app, "reads"))
}

/// There is no room for more of this kind.
pub(super) fn full(app: &App, reason: &'static str) -> Problem {
    count(app, reason);
    Problem::Overloaded
}

fn count(app: &App, reason: &'static str) {
    app.metrics.refused.get_or_create(&RefusalLabels { reason }).inc();
}

/// What the limit is, and when to come back. `t` is what `Retry-After` says.
pub(super) fn explain(refusal: &Refusal, headers: &mut HeaderMap) {
    let Refusal { limit, allowance, wait } = refusal;
    let (name, window) = (limit.name(), allowance.window().as_secs());
    let policy = format!("\"{name}\";q={};w={window}", allowance.burst);
    let state = format!("\"{name}\";r=0;t={}", wait.as_secs_f64().ceil());
    for (field, value) in [("ratelimit-policy", policy), ("ratelimit", state)] {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(HeaderName::from_static(field), value);
        }
    }
}
