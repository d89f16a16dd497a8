//! The team's own API, on the ops port: every endpoint with the role it needs and what it is about, on one screen, and
//! the door they share.
//!
//! What may not live here or below: a decision about a unit, a statement. Each handler reads what was sent, calls one
//! use case of the domain, and shows what came of it.
//!
//! **Invariant:** who may, and to what (`about.rs`), is asked before all else, here and nowhere else: a handler is only
//! reached through `ENDPOINTS`, which has both for each, so that a stranger learns neither which campaigns there are
//! nor what fits. What has begun ends, also when the caller hangs up.

pub mod about;
pub mod audit;
pub mod call;
pub mod campaign_forms;
pub mod campaigns;
pub mod claims;
pub mod files;
pub mod form;
pub mod inside;
pub mod operators;
pub mod people;
pub mod quota;
pub mod regions;
pub mod team;
pub mod texts;

use std::future::ready;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::extract::{RawPathParams, Request, State};
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use tokio::task::JoinError;

use self::about::{About, Named};
use self::call::Call;
use self::team::Team;
use super::person::bearing;
use super::problem::Problem;
use super::record::RequestId;
use super::voice::{Heard, Voice};
use crate::l10n::Message;
use crate::operator::{Actor, Error, Operator, Role};
use crate::report::look::Unread;

/// What a handler is: it answers one call.
type Handler = for<'a> fn(&'a mut Call) -> Answering<'a>;

/// A handler at work.
type Answering<'a> = Pin<Box<dyn Future<Output = Result<Response, Problem>> + 'a>>;

/// One method of one path, who may, and what is done.
pub struct Endpoint {
    /// The method, in capitals.
    pub method: &'static str,
    /// The path's pattern.
    pub path: &'static str,
    /// The least role that may.
    pub role: Role,
    /// What it is about.
    pub about: About,
    handler: Handler,
}

const fn at(method: &'static str, path: &'static str, role: Role, about: About, handler: Handler) -> Endpoint {
    Endpoint { method, path, role, about, handler }
}

impl Endpoint {
    /// Whether it changes something.
    pub fn changes(&self) -> bool {
        self.method != "GET"
    }

    /// Whether somebody may ask for this with these names, as the door will say.
    pub fn is_for(&self, operator: &Operator, named: &Named) -> bool {
        operator.role.may(self.role) && self.about.admits(&operator.scope, self.changes(), named)
    }
}

/// Everything the team may ask for.
#[rustfmt::skip]
pub static ENDPOINTS: &[Endpoint] = &[
    at("GET", "/v1/admin/me", Role::Viewer, About::Own, |call| Box::pin(ready(operators::me(call)))),
    at("GET", "/v1/admin/campaigns/{slug}/texts", Role::Viewer, About::Campaign, |call| Box::pin(texts::list(call))),
    at("PUT", "/v1/admin/campaigns/{slug}/texts/{language}", Role::Operator, About::Campaign, |call| Box::pin(texts::set(call))),
    at("DELETE", "/v1/admin/campaigns/{slug}/texts/{language}", Role::Operator, About::Campaign, |call| Box::pin(texts::remove(call))),
    at("GET", "/v1/admin/campaigns", Role::Viewer, About::Campaigns, |call| Box::pin(campaigns::list(call))),
    at("POST", "/v1/admin/campaigns", Role::Operator, About::NewCampaign, |call| Box::pin(campaigns::create(call))),
    at("GET", "/v1/admin/campaigns/{slug}", Role::Viewer, About::Campaign, |call| Box::pin(campaigns::show(call))),
    at("PATCH", "/v1/admin/campaigns/{slug}", Role::Operator, About::Campaign, |call| Box::pin(campaigns::edit(call))),
    at("POST", "/v1/admin/campaigns/{slug}/open", Role::Operator, About::Campaign, |call| Box::pin(campaigns::open(call))),
    at("POST", "/v1/admin/campaigns/{slug}/pause", Role::Operator, About::Campaign, |call| Box::pin(campaigns::pause(call))),
    at("POST", "/v1/admin/campaigns/{slug}/resume", Role::Operator, About::Campaign, |call| Box::pin(campaigns::resume(call))),
    at("POST", "/v1/admin/campaigns/{slug}/close", Role::Operator, About::Campaign, |call| Box::pin(campaigns::close(call))),
    at("POST", "/v1/admin/campaigns/{slug}/restock", Role::Operator, About::Part(&["region"]), |call| Box::pin(campaigns::restock(call))),
    at("POST", "/v1/admin/campaigns/{slug}/duplicate", Role::Operator, About::NewCampaign, |call| Box::pin(campaigns::duplicate(call))),
    at("GET", "/v1/admin/campaigns/{slug}/quota", Role::Viewer, About::Campaign, |call| Box::pin(quota::show(call))),
    at("POST", "/v1/admin/campaigns/{slug}/freeze", Role::Operator, About::Campaign, |call| Box::pin(quota::freeze(call))),
    at("POST", "/v1/admin/campaigns/{slug}/unfreeze", Role::Operator, About::Campaign, |call| Box::pin(quota::unfreeze(call))),
    at("GET", "/v1/admin/campaigns/{slug}/transfers", Role::Viewer, About::Campaign, |call| Box::pin(quota::transfers(call))),
    // Both ends: what a region gets is its team's to answer for as much as what it gives, and can't be taken back by
    // whoever is for the giving one alone.
    at("POST", "/v1/admin/campaigns/{slug}/transfers", Role::Operator, About::Part(&["from", "to"]), |call| Box::pin(quota::transfer(call))),
    // A floor takes units from all other regions, before any demand: it is the whole campaign's.
    at("PUT", "/v1/admin/campaigns/{slug}/rules/{region}", Role::Operator, About::Campaign, |call| Box::pin(quota::rule(call))),
    at("DELETE", "/v1/admin/campaigns/{slug}/rules/{region}", Role::Operator, About::Campaign, |call| Box::pin(quota::lift(call))),
    at("GET", "/v1/admin/regions", Role::Viewer, About::Deployment, |call| Box::pin(regions::list(call))),
    at("POST", "/v1/admin/regions", Role::Admin, About::Deployment, |call| Box::pin(regions::add(call))),
    at("GET", "/v1/admin/regions/{region}", Role::Viewer, About::Deployment, |call| Box::pin(regions::show(call))),
    at("DELETE", "/v1/admin/regions/{region}", Role::Admin, About::Region, |call| Box::pin(regions::remove(call))),
    at("POST", "/v1/admin/regions/{region}/activate", Role::Admin, About::Region, |call| Box::pin(regions::activate(call))),
    at("POST", "/v1/admin/regions/{region}/drain", Role::Admin, About::Region, |call| Box::pin(regions::drain(call))),
    at("GET", "/v1/admin/operators", Role::Admin, About::Deployment, |call| Box::pin(operators::list(call))),
    at("POST", "/v1/admin/operators", Role::Admin, About::Deployment, |call| Box::pin(operators::add(call))),
    at("DELETE", "/v1/admin/operators/{id}", Role::Admin, About::Deployment, |call| Box::pin(operators::revoke(call))),
    at("POST", "/v1/admin/accounts/import", Role::Admin, About::Deployment, |call| Box::pin(files::import(call))),
    at("GET", "/v1/admin/accounts/{id}", Role::Support, About::Person, |call| Box::pin(people::look(call))),
    at("POST", "/v1/admin/accounts/{id}/block", Role::Support, About::Person, |call| Box::pin(people::block(call))),
    at("POST", "/v1/admin/accounts/{id}/unblock", Role::Support, About::Person, |call| Box::pin(people::unblock(call))),
    at("POST", "/v1/admin/accounts/{id}/move", Role::Operator, About::Person, |call| Box::pin(people::relocate(call))),
    at("GET", "/v1/admin/accounts/{id}/export", Role::Admin, About::Person, |call| Box::pin(people::export(call))),
    at("DELETE", "/v1/admin/accounts/{id}", Role::Admin, About::Person, |call| Box::pin(people::erase(call))),
    at("GET", "/v1/admin/claims", Role::Support, About::Claims, |call| Box::pin(claims::find(call))),
    at("POST", "/v1/admin/claims/{claim}/release", Role::Support, About::Claim, |call| Box::pin(claims::release(call))),
    at("GET", "/v1/admin/campaigns/{slug}/claims/export", Role::Admin, About::Campaign, |call| Box::pin(files::export(call))),
    at("GET", "/v1/admin/audit", Role::Admin, About::Deployment, |call| Box::pin(audit::list(call))),
];

/// The routes of all endpoints.
pub fn router() -> Router<Arc<Team>> {
    ENDPOINTS.iter().fold(Router::new(), |router, endpoint| {
        let filter = match endpoint.method {
            "POST" => MethodFilter::POST,
            "PUT" => MethodFilter::PUT,
            "PATCH" => MethodFilter::PATCH,
            "DELETE" => MethodFilter::DELETE,
            _ => MethodFilter::GET,
        };
        let answer = move |State(team): State<Arc<Team>>, path: RawPathParams, request: Request| {
            answer(endpoint, team, path, request)
        };
        router.route(endpoint.path, on(filter, answer))
    })
}

/// A call that was let in is answered on a thread of its own: it ends whether or not somebody still waits, a long one
/// takes no turn from health and metrics, and a transaction's body need not be able to change threads.
async fn answer(endpoint: &'static Endpoint, team: Arc<Team>, path: RawPathParams, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let id = parts.extensions.get::<RequestId>().cloned().unwrap_or_default();
    let heard = Heard::of(&parts.uri, &parts.headers);
    let voice = Voice::of(&team.choices, &parts, id.clone());
    let actor = match admit(&team, &parts, &voice, endpoint.role).await {
        Ok(actor) => actor,
        Err(problem) => return problem.respond(&voice),
    };
    let Ok(place) = team.calls.clone().try_acquire_owned() else { return Problem::Overloaded.respond(&voice) };
    let path = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let runtime = team.runtime.clone();
    let mut call = Call::new(Arc::clone(&team), actor, voice, path, (parts, body));
    let work = team.runtime.spawn_blocking(move || {
        let _place = place;
        runtime.block_on(async move {
            carry_out(endpoint, &mut call).await.unwrap_or_else(|problem| problem.respond(call.voice()))
        })
    });
    match work.await.map_err(JoinError::try_into_panic) {
        Ok(response) => response,
        Err(Ok(panic)) => resume_unwind(panic),
        Err(Err(_stopping)) => Problem::Unavailable.respond(&Voice::hearing(&team.choices, heard, id)),
    }
}

/// Lets a call in whose token is for what it names, and carries it out.
async fn carry_out(endpoint: &Endpoint, call: &mut Call) -> Result<Response, Problem> {
    endpoint.about.admit(call, endpoint.changes()).await?;
    let answered = (endpoint.handler)(call).await;
    let response = answered.map_err(|problem| match problem {
        // Whoever looks asks again, whatever was noted of the look.
        Problem::OrderUnknown if !endpoint.changes() => Problem::Unavailable,
        other => other,
    })?;
    endpoint.about.check(call)?;
    Ok(response)
}

/// Lets in who may. A command that calls this router in its own process says itself who is at the keyboard: no request
/// from outside can carry an extension.
async fn admit(team: &Team, parts: &Parts, voice: &Voice, needed: Role) -> Result<Actor, Problem> {
    let operator = match parts.extensions.get::<Operator>() {
        Some(local) => local.clone(),
        None => identify(team, bearing(&parts.headers)?).await?,
    };
    if !operator.role.may(needed) {
        return Err(Problem::Forbidden { role: needed.as_str() });
    }
    Ok(Actor { operator, request: voice.request_id().to_owned() })
}

/// Whose token this is, for the admin API and for whatever else is only for the team.
pub async fn identify(team: &Team, token: &str) -> Result<Operator, Problem> {
    team.operators.identify(token).await?.ok_or(Problem::InvalidToken)
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid { field, expected } => Self::Unfit { field, expected },
            Error::Exists(_) => Self::Conflict { what: "operator", detail: Message::ConflictOperator },
            Error::NotFound(_) => Self::OperatorNotFound,
            Error::Database(error) => failed(&error, error.leaves_doubt()),
        }
    }
}

impl From<Unread> for Problem {
    fn from(error: Unread) -> Self {
        failed(&error, false)
    }
}

/// What the database did not do, or, if there is doubt, may have done: nothing is read to find out, because whoever
/// asks looks for themselves.
fn failed(error: &dyn std::error::Error, doubt: bool) -> Problem {
    let cause = error.source();
    tracing::warn!(error = %error, ?cause, doubt, "what the team asked for was not done, or nobody knows");
    if doubt { Problem::OrderUnknown } else { Problem::Unavailable }
}

/// What is said when an order was carried out, and what came of it can't be read: not that nothing happened.
fn unseen(problem: Problem) -> Problem {
    match problem {
        Problem::Unavailable => Problem::OrderUnknown,
        other => other,
    }
}
