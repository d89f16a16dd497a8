//! Sending spans to a collector: OTLP over HTTP in JSON, a batch a second, on the HTTP client that is here anyway.
//!
//! Written out because the ready-made exporters bring a second stack of HTTP or gRPC and a protobuf compiler's worth of
//! types for three kinds of span. In the clear only: a collector stands beside the server and carries on encrypted.
//!
//! **Invariant:** a collector that is slow or gone costs a bounded queue and nothing else.

use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};

use super::metrics::SpanCounts;

/// Spans in one message.
const BATCH_MAX: usize = 512;
/// How long spans wait for others.
const EVERY: Duration = Duration::from_secs(1);
/// How long the collector may take for a message.
const WITHIN: Duration = Duration::from_secs(5);

/// Where a collector listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collector {
    /// `host:port`.
    authority: String,
    path: String,
}

impl Collector {
    /// Reads `http://HOST[:PORT][/PATH]`; without a port it is 4318. The path is the one before `/v1/traces`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let expected = "expected http://HOST:PORT of an OpenTelemetry collector near by (OTLP over HTTP, in the clear)";
        let rest = text.strip_prefix("http://").ok_or(expected)?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let port = authority.rsplit_once(':').map(|(_, port)| port).filter(|port| !port.contains(']'));
        let plain = |b: u8| b.is_ascii_graphic() && !b"@?#\\\"<>".contains(&b);
        let fits = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        if authority.is_empty() || authority.starts_with(':') || !rest.bytes().all(plain) || !fits {
            return Err(expected);
        }
        let authority = if port.is_some() { authority.to_owned() } else { format!("{authority}:4318") };
        let before = path.trim_end_matches('/');
        let path = if before.is_empty() { "/v1/traces".to_owned() } else { format!("/{before}/v1/traces") };
        Ok(Self { authority, path })
    }

    async fn post(&self, body: String) -> Result<(), Error> {
        let stream = TcpStream::connect(&self.authority).await?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        // Ends with the sender.
        tokio::spawn(connection);
        let request = Request::post(&self.path)
            .header("host", &self.authority)
            .header("content-type", "application/json")
            .header("user-agent", concat!("largesse/", env!("CARGO_PKG_VERSION")))
            .body(Full::<Bytes>::from(body))?;
        let response = sender.send_request(request).await?;
        let status = response.status();
        response.into_body().collect().await?;
        if status.is_success() { Ok(()) } else { Err(Error::Refused(status.as_u16())) }
    }
}

/// Why spans were not taken.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("the collector can't be reached")]
    Unreachable(#[from] std::io::Error),
    #[error("the collector broke off")]
    BrokenOff(#[from] hyper::Error),
    #[error("no request could be made")]
    Request(#[from] hyper::http::Error),
    #[error("the collector answered {0}")]
    Refused(u16),
}

/// A span.
#[derive(Debug)]
pub(super) struct Span {
    pub(super) name: String,
    pub(super) server: bool,
    pub(super) trace: u128,
    pub(super) id: u64,
    pub(super) parent: u64,
    pub(super) began: Timestamp,
    pub(super) ended: Timestamp,
    pub(super) failed: bool,
    pub(super) words: Vec<(&'static str, String)>,
    pub(super) numbers: Vec<(&'static str, i64)>,
}

/// What the sender is told.
pub(super) enum Told {
    Span(Span),
    /// Send what there is and say so.
    Flush(oneshot::Sender<()>),
}

/// Sends spans until nobody tells any more.
pub(super) async fn send_all(mut told: mpsc::Receiver<Told>, collector: Collector, region: String, counts: SpanCounts) {
    let mut next = Vec::with_capacity(BATCH_MAX);
    while told.recv_many(&mut next, BATCH_MAX).await > 0 {
        let (mut spans, mut flushed) = (Vec::new(), Vec::new());
        for one in next.drain(..) {
            match one {
                Told::Span(span) => spans.push(span),
                Told::Flush(done) => flushed.push(done),
            }
        }
        if !spans.is_empty() {
            send(&collector, &region, &spans, &counts).await;
        }
        let waiting = flushed.is_empty() && told.len() < BATCH_MAX;
        for done in flushed {
            // Whoever asked may have gone.
            let _gone = done.send(());
        }
        if waiting {
            tokio::time::sleep(EVERY).await;
        }
    }
}

async fn send(collector: &Collector, region: &str, spans: &[Span], counts: &SpanCounts) {
    let body = message(region, spans).to_string();
    let error = match tokio::time::timeout(WITHIN, collector.post(body)).await {
        Ok(Ok(())) => {
            counts.sent.inc_by(spans.len() as u64);
            return;
        }
        Ok(Err(error)) => error.to_string(),
        Err(_elapsed) => "the collector did not answer in time".to_owned(),
    };
    counts.failed.inc_by(spans.len() as u64);
    tracing::debug!(error, spans = spans.len(), "spans are lost");
}

/// An `ExportTraceServiceRequest` in OTLP's JSON: ids in hexadecimal digits, 64-bit numbers as text.
fn message(region: &str, spans: &[Span]) -> Value {
    let resource =
        [("service.name", "largesse"), ("service.version", env!("CARGO_PKG_VERSION")), ("largesse.region", region)];
    let resource: Vec<Value> = resource.iter().map(|(key, word)| attribute(key, word)).collect();
    let spans: Vec<Value> = spans.iter().map(encoded).collect();
    json!({"resourceSpans": [{
        "resource": {"attributes": resource},
        "scopeSpans": [{"scope": {"name": "largesse"}, "spans": spans}],
    }]})
}

fn attribute(key: &str, word: &str) -> Value {
    json!({"key": key, "value": {"stringValue": word}})
}

fn encoded(span: &Span) -> Value {
    let words = span.words.iter().map(|(key, word)| attribute(key, word));
    let numbers =
        span.numbers.iter().map(|(key, number)| json!({"key": key, "value": {"intValue": number.to_string()}}));
    let mut encoded = json!({
        "traceId": format!("{:032x}", span.trace),
        "spanId": format!("{:016x}", span.id),
        "name": span.name,
        "kind": if span.server { 2 } else { 1 },
        "startTimeUnixNano": span.began.as_nanosecond().to_string(),
        "endTimeUnixNano": span.ended.as_nanosecond().to_string(),
        "attributes": words.chain(numbers).collect::<Vec<Value>>(),
        "status": {"code": if span.failed { 2 } else { 0 }},
    });
    if span.parent != 0 {
        encoded["parentSpanId"] = format!("{:016x}", span.parent).into();
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_the_address_of_a_collector_in_the_clear() {
        let check = |text: &str, authority: &str, path: &str| {
            let expected = Collector { authority: authority.into(), path: path.into() };
            assert_eq!(Collector::parse(text), Ok(expected), "{text}");
        };
        check("http://localhost:4318", "localhost:4318", "/v1/traces");
        check("http://collector/", "collector:4318", "/v1/traces");
        check("http://[::1]:9/otlp/", "[::1]:9", "/otlp/v1/traces");
        check("http://[::1]", "[::1]:4318", "/v1/traces");
        let bad = [
            "",
            "localhost:4318",
            "https://c:4318",
            "http://",
            "http://:4318",
            "http://c:x",
            "http://u@c",
            "http://c:0",
        ];
        for text in bad {
            assert!(Collector::parse(text).is_err(), "{text}");
        }
    }
}
