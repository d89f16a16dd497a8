//! What is kept of every request: its id, its metrics, one line in the log. Around all handlers, and the last stop of
//! their panics.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use uuid::Uuid;

use super::App;
use super::problem::Problem;
use super::routes::CLAIMS;
use super::voice::{Heard, Voice};
use crate::campaign::Campaign;
use crate::clock;
use crate::id::AccountId;
use crate::telemetry::log::Line;
use crate::telemetry::metrics::{RequestLabels, RouteLabels};
use crate::telemetry::pulse::Answered;
use crate::telemetry::trace::{self, Context};

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");
const TRACERESPONSE: HeaderName = HeaderName::from_static("traceresponse");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const REQUEST_ID_MAX: usize = 64;

/// The stable code of an answer, left in the response for the metrics.
#[derive(Clone, Copy, Debug)]
pub struct Code(pub &'static str);

/// An answer and its stable code.
pub struct Answer {
    /// The code.
    pub code: &'static str,
    /// The answer.
    pub response: Response,
    /// What the log says of it.
    pub about: About,
}

/// Whom and what an answer is about.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Who asked, if they proved it.
    pub account: Option<AccountId>,
    /// The campaign, if there is such a campaign.
    pub campaign: Option<Arc<Campaign>>,
}

impl IntoResponse for Answer {
    fn into_response(mut self) -> Response {
        let extensions = self.response.extensions_mut();
        extensions.insert(Code(self.code));
        extensions.insert(self.about);
        self.response
    }
}

/// The name of a request in logs, answers and problem documents: a header's value, of harmless characters.
#[derive(Clone, Debug)]
pub struct RequestId(HeaderValue, Option<Context>);

impl Default for RequestId {
    fn default() -> Self {
        Self(HeaderValue::from_static(""), None)
    }
}

impl RequestId {
    /// The id.
    pub fn as_str(&self) -> &str {
        // Only ASCII is let in.
        self.0.to_str().unwrap_or_default()
    }

    /// The trace that the request is a part of, if it is traced.
    pub fn trace(&self) -> Option<Context> {
        self.1
    }

    /// The id that the caller's proxy gave it, if it is a harmless one, else a new one.
    pub fn of(headers: &HeaderMap) -> Self {
        let harmless = |id: &&HeaderValue| {
            (1..=REQUEST_ID_MAX).contains(&id.len())
                && id.as_bytes().iter().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b))
        };
        let mut id = headers.get(REQUEST_ID).filter(harmless).map_or_else(Self::new, |id| Self(id.clone(), None));
        if let Some(tracer) = trace::tracer() {
            id.1 = tracer.begin(headers.get(TRACEPARENT).and_then(|value| value.to_str().ok()));
        }
        id
    }

    /// A name that sorts by time. Its chance need not be the kernel's, at a system call each: names give nobody any
    /// right.
    fn new() -> Self {
        let (millis, chance) = (clock::now().as_millisecond() as u64, fastrand::u128(..).to_le_bytes());
        let random: &[u8; 10] = chance.first_chunk().unwrap_or(&[0; 10]);
        let id = uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid();
        let text = HeaderValue::from_str(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
        // Unwrap safety: hexadecimal digits and hyphens are a header's value.
        Self(text.expect("a header's value"), None)
    }
}

/// Counts a request as being answered until it is dropped, also when the client hangs up and the handler is given up.
struct InFlight<'a>(&'a App);

impl<'a> InFlight<'a> {
    fn new(app: &'a App) -> Self {
        app.metrics.requests_in_flight.inc();
        Self(app)
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.metrics.requests_in_flight.dec();
    }
}

/// A request that is being answered.
pub struct Begun<'a> {
    in_flight: InFlight<'a>,
    started: Instant,
    id: RequestId,
}

impl<'a> Begun<'a> {
    /// It begins now.
    pub fn now(app: &'a App, headers: &HeaderMap) -> Self {
        Self { in_flight: InFlight::new(app), started: clock::monotonic(), id: RequestId::of(headers) }
    }

    /// Its id.
    pub fn id(&self) -> &RequestId {
        &self.id
    }

    /// When it began.
    pub fn started(&self) -> Instant {
        self.started
    }

    /// It has its answer: measures and logs it, and names it in the answer.
    pub fn finish(self, route: &'static str, answer: Answer) -> Response {
        let Self { in_flight, started, id } = self;
        let app = in_flight.0;
        drop(in_flight);
        let Answer { code, mut response, about } = answer;
        let (took, status) = (started.elapsed(), response.status());
        app.metrics.request_seconds.get_or_create(&RouteLabels { route }).observe(took.as_secs_f64());
        app.metrics.requests.get_or_create(&RequestLabels { route, code, status: status.as_u16() }).inc();
        feel(app, route, &response, took);
        if app.log.tells(code, status.as_u16(), started + took) {
            log(app, &id, (route, code, took), &response, &about);
        }
        if let Some(context) = id.1 {
            told(
                context,
                took,
                &trace::Answer { id: id.as_str(), route, code, status: status.as_u16() },
                &mut response,
            );
        }
        response.headers_mut().insert(REQUEST_ID, id.0);
        response
    }
}

/// Measures and logs one request.
pub async fn record(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let begun = Begun::now(&app, request.headers());
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", |path| known_route(path.as_str()));
    request.extensions_mut().insert(begun.id().clone());
    let heard = Heard::of(request.uri(), request.headers());
    // Unwind safety: what a panic may leave half-done is this request's own, or behind a lock that says so.
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let mut response = answered.unwrap_or_else(|_what| panicked(&app, heard, begun.id()).into_response());
    let code = response.extensions().get::<Code>().map_or("none", |code| code.0);
    let about = response.extensions_mut().remove::<About>().unwrap_or_default();
    begun.finish(route, Answer { code, response, about })
}

/// The team's own requests are no part of what people feel.
fn feel(app: &App, route: &str, response: &Response, took: Duration) {
    if !route.starts_with("/ops") && !route.starts_with("/v1/admin/") {
        let language = response.headers().get(header::CONTENT_LANGUAGE).map_or(&b""[..], HeaderValue::as_bytes);
        let failed = response.status().is_server_error();
        app.metrics.pulse.answered(&Answered { attempt: route == CLAIMS, failed, took, language });
    }
}

/// The last resort: a handler's panic is our fault, is counted as an answer of code `internal`, and ends nothing else.
pub(super) fn panicked(app: &Arc<App>, heard: Heard, id: &RequestId) -> Answer {
    tracing::error!(request.id = id.as_str(), "a handler panicked");
    Problem::Internal.answer(&Voice::hearing(&app.choices, heard, id.clone()))
}

/// The one line about a request (`telemetry/log.rs`).
fn log(
    app: &App,
    id: &RequestId,
    (route, code, took): (&'static str, &'static str, Duration),
    response: &Response,
    about: &About,
) {
    let language = response.headers().get(header::CONTENT_LANGUAGE).and_then(|value| value.to_str().ok());
    app.log.tell(&Line {
        id: id.as_str(),
        region: app.region.as_str(),
        route,
        code,
        status: response.status().as_u16(),
        took,
        language: language.unwrap_or_default(),
        campaign: about.campaign.as_ref().map(|campaign| campaign.slug.as_str()),
        trace: id.trace(),
        account: about.account,
    });
}

/// A traced request is told to the collector, and the answer names its trace.
fn told(context: Context, took: Duration, answer: &trace::Answer<'_>, response: &mut Response) {
    if let Some(tracer) = trace::tracer() {
        tracer.request(context, took, answer);
    }
    if let Ok(value) = HeaderValue::try_from(context.response()) {
        response.headers_mut().insert(TRACERESPONSE, value);
    }
}

/// A route's pattern as a label that lives for ever.
fn known_route(pattern: &str) -> &'static str {
    let team = super::admin::ENDPOINTS.iter().map(|endpoint| endpoint.path);
    super::routes::PATTERNS.iter().copied().chain(team).find(|known| *known == pattern).unwrap_or("unmatched")
}
