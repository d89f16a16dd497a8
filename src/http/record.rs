//! What is kept of every request: its id, its metrics, one line in the log. Around all handlers.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::App;
use crate::clock;
use crate::telemetry::metrics::RequestLabels;

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
}

impl IntoResponse for Answer {
    fn into_response(mut self) -> Response {
        self.response.extensions_mut().insert(Code(self.code));
        self.response
    }
}

/// The name of a request in logs, answers and problem documents: a header's value, of harmless characters.
#[derive(Clone, Debug)]
pub struct RequestId(HeaderValue);

impl Default for RequestId {
    fn default() -> Self {
        Self(HeaderValue::from_static(""))
    }
}

impl RequestId {
    /// The id.
    pub fn as_str(&self) -> &str {
        // Only ASCII is let in.
        self.0.to_str().unwrap_or_default()
    }

    /// The id that the caller's proxy gave it, if it is a harmless one, else a new one.
    fn of(headers: &HeaderMap) -> Self {
        let harmless = |id: &&HeaderValue| {
            (1..=REQUEST_ID_MAX).contains(&id.len())
                && id.as_bytes().iter().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b))
        };
        headers.get(REQUEST_ID).filter(harmless).map_or_else(Self::new, |id| Self(id.clone()))
    }

    /// A name that sorts by time. Its chance need not be the kernel's, at a system call each: names give nobody any
    /// right.
    fn new() -> Self {
        let (millis, chance) = (clock::now().as_millisecond() as u64, fastrand::u128(..).to_le_bytes());
        let random: &[u8; 10] = chance.first_chunk().unwrap_or(&[0; 10]);
        let id = uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid();
        let text = HeaderValue::from_str(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
        // Unwrap safety: hexadecimal digits and hyphens are a header's value.
        Self(text.expect("a header's value"))
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
        let Answer { code, mut response } = answer;
        let (took, status) = (started.elapsed(), response.status());
        app.metrics.request_seconds.observe(took.as_secs_f64());
        app.metrics.requests.get_or_create(&RequestLabels { route, code, status: status.as_u16() }).inc();
        log(app, route, code, status, took, &id);
        response.headers_mut().insert(REQUEST_ID, id.0);
        response
    }
}

/// Measures and logs one request.
pub async fn record(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let begun = Begun::now(&app, request.headers());
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", |path| known_route(path.as_str()));
    request.extensions_mut().insert(begun.id().clone());
    let response = next.run(request).await;
    let code = response.extensions().get::<Code>().map_or("none", |code| code.0);
    begun.finish(route, Answer { code, response })
}

/// One line a request, at a level that says who should read it: 35,000 lines a second are for nobody.
fn log(app: &App, route: &str, code: &str, status: StatusCode, took: std::time::Duration, id: &RequestId) {
    let (region, ms) = (app.region.as_str(), took.as_secs_f64() * 1000.0);
    if status.is_server_error() {
        tracing::warn!(region, route, code, status = status.as_u16(), ms, request.id = id.as_str(), "request failed");
    } else {
        tracing::debug!(region, route, code, status = status.as_u16(), ms, request.id = id.as_str(), "request");
    }
}

/// A route's pattern as a label that lives for ever.
fn known_route(pattern: &str) -> &'static str {
    super::routes::PATTERNS.iter().find(|known| **known == pattern).copied().unwrap_or("unmatched")
}
