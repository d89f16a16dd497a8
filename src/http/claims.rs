//! Claims over HTTP: placing one and showing one.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::admit;
use super::body::{self, check_claim};
use super::challenge;
use super::outlive::Outliving;
use super::problem::{HEADERS, Problem};
use super::record::{Answer, Code};
use super::routes::AppState;
use super::voice::Voice;
use super::{App, person};
use crate::account::Caller;
use crate::campaign::Campaign;
use crate::claim::{Claim, Placement, Trouble};
use crate::id::RequestId;
use crate::l10n::Message;
use crate::telemetry::trace;

/// A claim as the API shows it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
pub struct Shown<'a> {
    /// The campaign's name in addresses.
    campaign: &'a str,
    /// What a person can read out to support: unique in a campaign.
    reference: String,
    /// The region whose unit it is.
    stock_region: &'a str,
    /// The counter row of that region whose unit it is.
    shard: i64,
    /// Its place in the order of that counter row, from 1.
    #[schemars(range(min = 1))]
    ticket: i64,
    /// Where it stands.
    #[schemars(extend("enum" = ["held", "claimed", "released", "expired"]))]
    status: &'static str,
    /// When it was committed, by the database's clock.
    claimed_at: Timestamp,
}

/// A unit is the caller's.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Granted<'a> {
    /// Says so.
    #[schemars(extend("const" = "granted"))]
    outcome: &'static str,
    /// The claim.
    claim: Shown<'a>,
    /// What happened, in a few words of the reader's language.
    title: Cow<'a, str>,
    /// A sentence about it in the reader's language.
    message: Cow<'a, str>,
}

/// A request for a claim, as it arrived.
pub struct Ask {
    /// The address's last word but one; nothing if it is no text.
    pub slug: Option<String>,
    /// Who answers, in which language.
    pub voice: Voice,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, or why it was not read.
    pub body: Result<bytes::Bytes, Problem>,
}

impl Ask {
    /// Reads the body of a request; its head has been read by the extractors.
    pub async fn read<B>(slug: Option<String>, voice: Voice, headers: HeaderMap, body: B) -> Self
    where
        B: hyper::body::Body<Data = bytes::Bytes> + Unpin,
    {
        let body = body::read(&headers, body).await;
        Self { slug, voice, headers, body }
    }
}

/// Who answers claims.
pub trait Claims: Send + Sync + 'static {
    /// The answer to one.
    fn answer(&self, app: &Arc<App>, ask: Ask) -> impl Future<Output = Answer> + Send;
}

/// The service: its queues decide.
#[derive(Clone, Copy)]
pub struct Queued;

impl Claims for Queued {
    async fn answer(&self, app: &Arc<App>, ask: Ask) -> Answer {
        let by_queue = async |caller, campaign: Arc<Campaign>, request| decide(app, caller, &campaign, request).await;
        place_by(app, ask, by_queue).await
    }
}

/// `POST /v1/campaigns/{slug}/claims`
pub async fn place(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    voice: Voice,
    request: Request,
) -> Answer {
    let (parts, body) = request.into_parts();
    let slug = slug.ok().map(|Path(slug)| slug);
    Queued.answer(&app, Ask::read(slug, voice, parts.headers, body).await).await
}

/// Answers a claim that `decide` decides. All else, from the token to the words, is the same whoever decides: the
/// benchmark's contestants differ from the service in nothing but this one step.
pub async fn place_by<D, F>(app: &Arc<App>, ask: Ask, decide: D) -> Answer
where
    D: FnOnce(Caller, Arc<Campaign>, RequestId) -> F,
    F: Future<Output = Result<Placement, Problem>>,
{
    let Ask { slug, mut voice, headers, body } = ask;
    let answer = async {
        let body = body?;
        let caller = person::bearer(app, &headers, &mut voice)?;
        let campaign = named(app, slug.as_deref(), &mut voice)?;
        let request = person::request_id(&headers, caller.person.account)?;
        check_claim(&headers, &body)?;
        let _traced = voice.trace().zip(trace::tracer()).and_then(|(context, tracer)| tracer.watch(request.0, context));
        let placement = match challenge::gate(app, &caller, &campaign, request).await? {
            Some(earlier) => earlier,
            None => decide(caller, Arc::clone(&campaign), request).await?,
        };
        let (claim, replayed) = outcome(placement, &campaign, &voice)?;
        Ok(granted(&campaign, &claim, replayed, &voice))
    };
    let answer: Result<Answer, Problem> = answer.await;
    answer.unwrap_or_else(|problem| problem.answer(&voice))
}

/// Runs the use case so that it outlives its waiter, unless memory alone answers: a phone that hangs up does not stop a
/// commit. A person who has waited to the deadline is told that the outcome is not known; the attempt goes on, and
/// asking again with the same key finds it.
pub(super) async fn decide(
    app: &Arc<App>,
    caller: Caller,
    campaign: &Arc<Campaign>,
    request: RequestId,
) -> Result<Placement, Problem> {
    if let Some(placement) = app.placer.recall(caller.person.account, campaign) {
        return Ok(placement);
    }
    let (worker, campaign) = (Arc::clone(app), Arc::clone(campaign));
    let work = async move { worker.placer.ask(&caller, &campaign, request).await };
    match tokio::time::timeout(app.deadline, Outliving::new(&app.runtime, work)).await {
        Err(_elapsed) => Err(Problem::OutcomeUnknown),
        Ok(decided) => decided.map_err(Problem::from),
    }
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Overloaded => Self::Overloaded,
            Trouble::Unavailable => Self::Unavailable,
            Trouble::Unknown => Self::OutcomeUnknown,
            Trouble::Broken => Self::Internal,
        }
    }
}

/// The claim that was granted and whether it is a replay; every other outcome is a problem.
pub(super) fn outcome(placement: Placement, campaign: &Campaign, voice: &Voice) -> Result<(Claim, bool), Problem> {
    Err(match placement {
        Placement::Granted { claim, replayed } => return Ok((claim, replayed)),
        Placement::AlreadyClaimed(claim) => {
            let detail = Message::ClaimAlreadyDetail {
                title: campaign.title(voice.locale().tag()).to_owned(),
                ticket: claim.ticket,
                region: claim.stock.region.to_string(),
            };
            Problem::AlreadyClaimed { claim: shown_value(campaign, &claim), detail }
        }
        Placement::Released(claim) => Problem::Released { claim: shown_value(campaign, &claim) },
        Placement::Expired(claim) => Problem::Expired { claim: shown_value(campaign, &claim) },
        Placement::SoldOut { epoch } => Problem::SoldOut { epoch, supply: campaign.supply },
        Placement::Wait { retry_after } => Problem::Wait { retry_after },
        Placement::NotOpen { opens_in } => Problem::NotOpen { opens: opens_in.map(|left| (left, campaign.opens_at)) },
        Placement::Paused { reason } => {
            let own = campaign.pause_reason(voice.locale().tag());
            Problem::Paused { reason: own.map_or(reason, str::to_owned) }
        }
        Placement::Closed => Problem::Closed,
        Placement::NotEligible => Problem::NotEligible,
        Placement::TooNew => Problem::AccountTooNew,
        Placement::Blocked => Problem::AccountBlocked,
    })
}

/// The oldest copy of the campaigns that anything is answered from: ten polls.
pub(super) const COPY_AGE_MAX: Duration = Duration::from_secs(5);

/// The campaign of the address; its language is the last resort from here on.
pub(super) fn find_campaign(
    app: &App,
    slug: Result<Path<String>, PathRejection>,
    voice: &mut Voice,
) -> Result<Arc<Campaign>, Problem> {
    let slug = slug.ok().map(|Path(slug)| slug);
    named(app, slug.as_deref(), voice)
}

fn named(app: &App, slug: Option<&str>, voice: &mut Voice) -> Result<Arc<Campaign>, Problem> {
    let slug = slug.ok_or(Problem::CampaignNotFound)?;
    let snapshot = app.campaigns.snapshot();
    // Nothing is said from a copy that is old or was never taken: neither how a campaign stands nor that there is none.
    if snapshot.age().is_none_or(|age| age > COPY_AGE_MAX) {
        return Err(Problem::Unavailable);
    }
    let campaign = Arc::clone(snapshot.find(slug).ok_or(Problem::CampaignNotFound)?);
    voice.know_campaign(&campaign);
    Ok(campaign)
}

/// The answer to somebody who has theirs.
pub(super) fn granted(campaign: &Campaign, claim: &Claim, replayed: bool, voice: &Voice) -> Answer {
    // Unwrap safety: texts and numbers, written into memory.
    let body = body::json(&granted_body(campaign, claim, voice)).expect("a claim");
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::CREATED;
    *response.headers_mut() = HeaderMap::with_capacity(HEADERS);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    voice.sign(headers);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(location) = HeaderValue::try_from(["/v1/campaigns/", &campaign.slug, "/claim"].concat()) {
        headers.insert(header::LOCATION, location);
    }
    if replayed {
        headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
    }
    Answer { code: if replayed { "replayed" } else { "granted" }, response, about: voice.about() }
}

fn granted_body<'a>(campaign: &'a Campaign, claim: &'a Claim, voice: &'a Voice) -> Granted<'a> {
    granted_in(campaign, claim, voice.locale().tag(), |message| voice.text(message))
}

/// A granted claim in the words of a language.
pub(super) fn granted_in<'a>(
    campaign: &'a Campaign,
    claim: &'a Claim,
    tag: &str,
    text: impl Fn(&Message) -> Cow<'a, str>,
) -> Granted<'a> {
    let (title, message) = (text(&Message::ClaimGrantedTitle), text(&granted_message(campaign, claim, tag)));
    Granted { outcome: "granted", claim: shown(campaign, claim), title, message }
}

/// The sentence about a granted claim.
pub(super) fn granted_words(campaign: &Campaign, claim: &Claim, voice: &Voice) -> Message {
    granted_message(campaign, claim, voice.locale().tag())
}

fn granted_message(campaign: &Campaign, claim: &Claim, tag: &str) -> Message {
    Message::ClaimGrantedDetail {
        title: campaign.title(tag).to_owned(),
        ticket: claim.ticket,
        region: claim.stock.region.to_string(),
    }
}

pub(super) fn shown<'a>(campaign: &'a Campaign, claim: &'a Claim) -> Shown<'a> {
    Shown {
        campaign: &campaign.slug,
        reference: claim.reference(),
        stock_region: claim.stock.region.as_str(),
        shard: claim.stock.shard,
        ticket: claim.ticket,
        status: claim.status.as_str(),
        claimed_at: claim.claimed_at,
    }
}

/// The same as a part of another answer.
pub(super) fn shown_value(campaign: &Campaign, claim: &Claim) -> Value {
    serde_json::to_value(shown(campaign, claim)).unwrap_or_default()
}

/// `GET /v1/campaigns/{slug}/claim`
pub async fn show(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    headers: HeaderMap,
) -> Response {
    let answer = try_show(&app, slug, &mut voice, &headers).await;
    answer.unwrap_or_else(|problem| problem.respond(&voice))
}

async fn try_show(
    app: &Arc<App>,
    slug: Result<Path<String>, PathRejection>,
    voice: &mut Voice,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let caller = person::bearer(app, headers, voice)?;
    let campaign = find_campaign(app, slug, voice)?;
    let claim = find(app, caller, &campaign).await?.ok_or(Problem::ClaimNotFound)?;
    let mut response = Json(shown(&campaign, &claim)).into_response();
    response.extensions_mut().insert(Code("claim"));
    voice.sign(response.headers_mut());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The caller's claim, asked in a task of its own, for the reason `decide` has.
pub(super) async fn find(app: &Arc<App>, caller: Caller, campaign: &Campaign) -> Result<Option<Claim>, Problem> {
    let (worker, id) = (Arc::clone(app), campaign.id);
    let place = app.lanes.looks.enter(app.deadline).await.ok_or_else(|| admit::full(app, "looks"))?;
    let task = app.runtime.spawn(async move {
        let found = worker.placer.find_for(&caller, id).await;
        drop(place);
        found
    });
    match tokio::time::timeout(app.deadline, task).await {
        Err(_elapsed) => Err(Problem::Unavailable),
        Ok(Err(_panicked)) => Err(Problem::Internal),
        // A look changes nothing, so there is no outcome that could be unknown.
        Ok(Ok(found)) => found.map_err(|trouble| match trouble {
            Trouble::Unknown => Problem::Unavailable,
            other => other.into(),
        }),
    }
}
