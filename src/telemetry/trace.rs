//! Traces: what became of some requests, as spans that a collector puts together. Off unless an endpoint is set; then
//! every question here ends with one look at a word in memory.
//!
//! Three spans tell of a claim: the request (its route), `claim.queue` from its arrival in the queue to its
//! statement, and the statement, by its name. A statement decides a batch, so each traced claim in it has a span of its
//! own for it, with the size of the batch. A statement finds its traced claims by the id of their attempts, so no claim
//! carries anything for the sake of traces.
//!
//! Which requests: those whose caller samples (W3C `traceparent`) and a share of those without a caller, together not
//! more than so many a second, because anybody can send a header.
//!
//! **Invariant:** no account, no token and no text of a stranger is in a span; nobody waits for the collector, and what
//! it can't take is dropped and counted (`otlp.rs`).

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::log::Budget;
use super::metrics::SpanCounts;
use super::otlp::{self, Collector, Span, Told};
use crate::clock;

/// Spans that may wait for the collector.
const WAITING_MAX: usize = 4096;

static TRACER: OnceLock<Tracer> = OnceLock::new();

/// Which requests are traced, and where their spans go.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Who takes the spans.
    pub collector: Collector,
    /// The region that the spans are from.
    pub region: String,
    /// The share of requests without a caller that are traced, from 0 to 1.
    pub share: f64,
    /// Traces a second at most.
    pub most: u32,
}

/// A traced request: its trace, its own span, and its caller's; 0 if it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    trace: u128,
    span: u64,
    parent: u64,
}

impl Context {
    /// What the answer says, so that a caller finds the trace: W3C `traceresponse`.
    pub fn response(&self) -> String {
        format!("00-{:032x}-{:016x}-01", self.trace, self.span)
    }
}

/// The trace's id.
impl fmt::Display for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.trace)
    }
}

struct Watched {
    context: Context,
    /// Whether its time in the queue has been told.
    left_queue: bool,
}

/// The one tracer of a process.
pub struct Tracer {
    share: f64,
    budget: Budget,
    spans: mpsc::Sender<Told>,
    counts: SpanCounts,
    /// The claims that are traced, by the id of their attempt.
    watched: Mutex<HashMap<Uuid, Watched>>,
    watching: AtomicUsize,
}

/// Begins to trace, for as long as the process lives; a second call changes nothing. Called on the runtime that the
/// spans are sent from.
pub fn start(settings: Settings, counts: SpanCounts) {
    let (spans, told) = mpsc::channel(WAITING_MAX);
    let (share, now) = (settings.share, clock::monotonic());
    let tracer = Tracer {
        share,
        budget: Budget::new(settings.most, now, counts.over.clone()),
        spans,
        counts: counts.clone(),
        watched: Mutex::default(),
        watching: AtomicUsize::new(0),
    };
    if TRACER.set(tracer).is_ok() {
        tokio::spawn(otlp::send_all(told, settings.collector, settings.region, counts));
    }
}

/// The tracer, if there is one.
pub fn tracer() -> Option<&'static Tracer> {
    TRACER.get()
}

/// Sends what has not been sent yet, for at most this long.
pub async fn flush(within: Duration) {
    let Some(tracer) = tracer() else { return };
    let (done, sent) = oneshot::channel();
    if tracer.spans.send(Told::Flush(done)).await.is_ok() {
        let _late = tokio::time::timeout(within, sent).await;
    }
}

/// A claim that is traced until this is dropped.
pub struct Watch(Uuid);

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(tracer) = tracer() {
            // Unwrap safety: nothing that can panic runs under this lock.
            tracer.watched.lock().expect("not poisoned").remove(&self.0);
            tracer.watching.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

impl Tracer {
    /// Whether a request is traced; `header` is its `traceparent`.
    pub fn begin(&self, header: Option<&str>) -> Option<Context> {
        let caller = header.and_then(parse);
        let wanted = caller.map_or_else(|| fastrand::f64() < self.share, |caller| caller.sampled);
        if !wanted || !self.budget.take(clock::monotonic()) {
            return None;
        }
        let (trace, parent) = caller.map_or_else(|| (fastrand::u128(1..), 0), |caller| (caller.trace, caller.span));
        Some(Context { trace, span: span_id(), parent })
    }

    /// A traced request has its answer.
    pub fn request(&self, context: Context, took: Duration, answer: &Answer<'_>) {
        let Answer { id, route, code, status } = *answer;
        let ended = clock::now();
        self.tell(Span {
            name: route.to_owned(),
            server: true,
            trace: context.trace,
            id: context.span,
            parent: context.parent,
            began: ended.checked_sub(took).unwrap_or(ended),
            ended,
            failed: status >= 500,
            words: vec![("http.route", route.into()), ("largesse.code", code.into()), ("request.id", id.into())],
            numbers: vec![("http.response.status_code", i64::from(status))],
        });
    }

    /// From now on the statements that decide this attempt are a part of the trace. A twin that is under way already
    /// keeps its trace.
    pub fn watch(&self, attempt: Uuid, context: Context) -> Option<Watch> {
        // Unwrap safety: as above.
        let mut watched = self.watched.lock().expect("not poisoned");
        if watched.contains_key(&attempt) {
            return None;
        }
        watched.insert(attempt, Watched { context, left_queue: false });
        self.watching.fetch_add(1, Ordering::Relaxed);
        Some(Watch(attempt))
    }

    fn tell(&self, span: Span) {
        if self.spans.try_send(Told::Span(span)).is_err() {
            self.counts.dropped.inc();
        }
    }

    /// The traced ones of a batch that a statement is about to decide; those that come from the queue have left it.
    fn find(&self, batch: impl Iterator<Item = (Uuid, Timestamp)>, now: Timestamp) -> Vec<Context> {
        let (mut found, mut left) = (Vec::new(), Vec::new());
        {
            // Unwrap safety: as above.
            let mut watched = self.watched.lock().expect("not poisoned");
            for (attempt, arrived) in batch {
                let Some(one) = watched.get_mut(&attempt) else { continue };
                found.push(one.context);
                if !std::mem::replace(&mut one.left_queue, true) {
                    left.push((one.context, arrived));
                }
            }
        }
        for (context, arrived) in left {
            self.tell(part("claim.queue", context, (arrived, now)));
        }
        found
    }
}

/// What a traced request was answered.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its route's pattern.
    pub route: &'static str,
    /// The answer's code.
    pub code: &'static str,
    /// The answer's status.
    pub status: u16,
}

/// A statement that decides traced claims.
pub struct Batch {
    contexts: Vec<Context>,
    began: Timestamp,
}

impl Batch {
    /// A statement for these attempts, each with its arrival, begins now; nothing if none of them is traced.
    pub fn begin(attempts: impl Iterator<Item = (Uuid, Timestamp)>) -> Option<Self> {
        let tracer = tracer().filter(|tracer| tracer.watching.load(Ordering::Relaxed) > 0)?;
        let began = clock::now();
        let contexts = tracer.find(attempts, began);
        (!contexts.is_empty()).then_some(Self { contexts, began })
    }

    /// It has its result.
    pub fn end(self, statement: &'static str, size: usize, failed: bool) {
        let (Some(tracer), ended) = (tracer(), clock::now()) else { return };
        for context in self.contexts {
            let mut span = part(statement, context, (self.began, ended));
            span.failed = failed;
            span.words = vec![("db.operation.name", statement.into())];
            span.numbers = vec![("db.operation.batch.size", size as i64)];
            tracer.tell(span);
        }
    }
}

/// A part of a request.
fn part(name: &str, context: Context, (began, ended): (Timestamp, Timestamp)) -> Span {
    let (trace, id, parent) = (context.trace, span_id(), context.span);
    let (words, numbers) = (Vec::new(), Vec::new());
    Span { name: name.to_owned(), server: false, trace, id, parent, began, ended, failed: false, words, numbers }
}

fn span_id() -> u64 {
    fastrand::u64(1..)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Caller {
    trace: u128,
    span: u64,
    sampled: bool,
}

/// Reads a W3C `traceparent`: `00-<trace>-<span>-<flags>` in lower-case hexadecimal digits. What is none is ignored, as
/// the standard says. Later versions may have more behind.
fn parse(header: &str) -> Option<Caller> {
    let mut parts = header.split('-');
    let mut next = |length: usize| {
        let part = parts.next()?;
        let digits = part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        (part.len() == length && digits).then_some(part)
    };
    let (version, trace, span, flags) = (next(2)?, next(32)?, next(16)?, next(2)?);
    let more = parts.next().is_some();
    if version == "ff" || (version == "00" && more) {
        return None;
    }
    let (trace, span) = (u128::from_str_radix(trace, 16).ok()?, u64::from_str_radix(span, 16).ok()?);
    let sampled = u8::from_str_radix(flags, 16).ok()? & 1 == 1;
    (trace != 0 && span != 0).then_some(Caller { trace, span, sampled })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callers_header_is_read_as_the_standard_says() {
        let (trace, span) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
        let caller = parse(&format!("00-{trace}-{span}-01")).unwrap();
        assert_eq!(
            (caller.trace, caller.span, caller.sampled),
            (0x4bf9_2f35_77b3_4da6_a3ce_929d_0e0e_4736, 0x00f0_67aa_0ba9_02b7, true)
        );
        assert!(!parse(&format!("00-{trace}-{span}-00")).unwrap().sampled);
        assert!(parse(&format!("01-{trace}-{span}-03-more")).unwrap().sampled);
        let zero = "0".repeat(32);
        for none in [
            "",
            "00",
            &format!("ff-{trace}-{span}-01"),
            &format!("00-{trace}-{span}-01-more"),
            &format!("00-{zero}-{span}-01"),
            &format!("00-{trace}-0000000000000000-01"),
            &format!("00-{}-{span}-01", trace.to_uppercase()),
            &format!("00-{trace}x-{span}-01"),
            &format!("00-{trace}-{span}-1"),
        ] {
            assert_eq!(parse(none), None, "{none}");
        }
    }
}
