//! What is kept of every request: its id, its metrics, one line in the log. Around all handlers.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use prometheus_client::metrics::gauge::Gauge;
use uuid::Uuid;

use super::App;
use crate::clock;
use crate::telemetry::metrics::RequestLabels;

const REQUEST_ID: &str = "x-request-id";
const REQUEST_ID_MAX: usize = 64;

/// The stable code of an answer, left in the response for the metrics.
#[derive(Clone, Copy, Debug)]
pub struct Code(pub &'static str);

/// The name of a request in logs, answers and problem documents.
#[derive(Clone, Debug, Default)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id that the caller's proxy gave it, if it is a harmless one, else a new one.
    fn of(request: &Request) -> Self {
        let given = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok());
        let harmless = |id: &&str| {
            (1..=REQUEST_ID_MAX).contains(&id.len())
                && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
        };
        given.filter(harmless).map_or_else(Self::new, |id| Self(id.into()))
    }

    /// A name that sorts by time. Its chance need not be the kernel's, at a system call each: names give nobody any
    /// right.
    fn new() -> Self {
        let (millis, chance) = (clock::now().as_millisecond() as u64, fastrand::u128(..).to_le_bytes());
        let random: &[u8; 10] = chance.first_chunk().unwrap_or(&[0; 10]);
        let id = uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid();
        Self((&*id.hyphenated().encode_lower(&mut Uuid::encode_buffer())).into())
    }
}

/// Counts a request as being answered until it is dropped, also when the client hangs up and the handler is given up.
struct InFlight(Gauge);

impl InFlight {
    fn new(app: &App) -> Self {
        let gauge = app.metrics.requests_in_flight.clone();
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// Measures and logs one request.
pub async fn record(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let started = clock::monotonic();
    let id = RequestId::of(&request);
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", |path| known_route(path.as_str()));
    request.extensions_mut().insert(id.clone());
    let in_flight = InFlight::new(&app);
    let mut response = next.run(request).await;
    drop(in_flight);
    let took = started.elapsed();
    let status = response.status();
    let code = response.extensions().get::<Code>().map_or("none", |code| code.0);
    app.metrics.request_seconds.observe(took.as_secs_f64());
    app.metrics.requests.get_or_create(&RequestLabels { route, code, status: status.as_u16() }).inc();
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    log(&app, route, code, status, took, &id);
    response
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
