//! Every metric of the program, with its help text and its labels. Labels are enums or names of a bounded list; never
//! an account, a token or a language a client made up.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

pub use super::database::{Circuit, DatabaseMetrics, StatementLabels};
use super::figures::Figures;
use super::process::Process;
use super::pulse::Pulse;

/// One request's route and answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct RequestLabels {
    /// The route's pattern, or `unmatched`.
    pub route: &'static str,
    /// The stable code of the answer: `granted`, `sold-out`, `invalid-token`, …
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
}

/// One request's route.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct RouteLabels {
    /// The route's pattern, or `unmatched`.
    pub route: &'static str,
}

/// Spans.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct SpanLabels {
    /// What became of them.
    pub result: &'static str,
}

/// What became of spans.
#[derive(Clone, Debug)]
pub struct SpanCounts {
    /// The collector took them.
    pub sent: Counter,
    /// It did not.
    pub failed: Counter,
    /// Too many waited for it.
    pub dropped: Counter,
    /// Requests that were not traced because there was no room in their second.
    pub over: Counter,
}

/// Lines that were not written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct LogLabels {
    /// `ordinary` or `sorry`.
    pub kind: &'static str,
}

/// One decided claim.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct PlacementLabels {
    /// What was decided.
    pub outcome: &'static str,
}

/// One request that was told to come back later.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct RefusalLabels {
    /// `account`, `address`, `server`, `reads`, `queue`, `looks` or `challenges`.
    pub reason: &'static str,
}

/// One response to a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct ChallengeLabels {
    /// `passed`, `failed`, `away`, `admitted` or `overloaded`.
    pub outcome: &'static str,
}

/// Units that moved.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct TransferLabels {
    /// The lender's region.
    pub from: String,
    /// The borrower's region.
    pub to: String,
}

/// Latency buckets: 0.5 ms is an answer from memory, 100 ms the promise of an answer inside a region, 8 s the last
/// limit.
const SECONDS: [f64; 14] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// Batch sizes: powers of two up to the largest batch of any engine.
const SIZES: [f64; 10] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0];

pub(super) fn seconds() -> Histogram {
    Histogram::new(SECONDS)
}

pub(super) type Seconds<L> = Family<L, Histogram, fn() -> Histogram>;

/// A gauge of fractions.
pub type Level = Gauge<f64, AtomicU64>;

/// Every metric of a server; cheap to clone.
#[derive(Clone)]
pub struct Metrics {
    registry: Arc<Registry>,
    process: Arc<Registry>,
    /// The database module's own.
    pub database: DatabaseMetrics,
    /// What the server does now, for the dashboard.
    pub pulse: Arc<Pulse>,
    /// Requests answered.
    pub requests: Family<RequestLabels, Counter>,
    /// Time to answer, by route.
    pub request_seconds: Seconds<RouteLabels>,
    /// Requests being answered now.
    pub requests_in_flight: Gauge,
    /// Requests that were told to come back later.
    pub refused: Family<RefusalLabels, Counter>,
    /// Responses to challenges, by what became of them.
    pub challenges: Family<ChallengeLabels, Counter>,
    /// People who listen to a campaign now.
    pub listeners: Gauge,
    /// Claims decided.
    pub placements: Family<PlacementLabels, Counter>,
    /// SORRY answered without asking the database.
    pub sorry_from_memory: Counter,
    /// Claims decided by one statement.
    pub batch_size: Histogram,
    /// Batches being decided now.
    pub batches_in_flight: Gauge,
    /// Claims waiting in queues now.
    pub queue_length: Gauge,
    /// Since when the oldest of them has waited; found out at a scrape.
    pub queue_oldest_seconds: Level,
    /// What only the database knows, as it was read last.
    pub figures: Figures,
    /// How old that is.
    pub facts_age_seconds: Level,
    /// How long reading it took.
    pub facts_read_seconds: Level,
    /// Lines about requests that were left out of the log.
    pub log_left_out: Family<LogLabels, Counter>,
    /// Spans, by what became of them.
    pub spans: Family<SpanLabels, Counter>,
    /// Units this server moved.
    pub transfer_units: Family<TransferLabels, Counter>,
    /// Findings of the last look at the books.
    pub books_findings: Gauge,
    /// Unix time of the last look at the books that this server made; it stays while claims could not be read.
    pub books_checked_at: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// A fresh set, all at zero.
    pub fn new() -> Self {
        let database = DatabaseMetrics::default();
        let mut metrics = Self {
            registry: Arc::new(Registry::default()),
            pulse: database.pulse(),
            database,
            process: Arc::new(process()),
            requests: Family::default(),
            request_seconds: Family::new_with_constructor(seconds),
            requests_in_flight: Gauge::default(),
            refused: Family::default(),
            challenges: Family::default(),
            listeners: Gauge::default(),
            placements: Family::default(),
            sorry_from_memory: Counter::default(),
            batch_size: Histogram::new(SIZES),
            batches_in_flight: Gauge::default(),
            queue_length: Gauge::default(),
            queue_oldest_seconds: Level::default(),
            figures: Figures::default(),
            facts_age_seconds: Level::default(),
            facts_read_seconds: Level::default(),
            log_left_out: Family::default(),
            spans: Family::default(),
            transfer_units: Family::default(),
            books_findings: Gauge::default(),
            books_checked_at: Gauge::default(),
        };
        // There from the start, also where nothing is traced.
        let _zeroes = metrics.span_counts();
        metrics.registry = Arc::new(metrics.registered());
        metrics
    }

    fn registered(&self) -> Registry {
        let mut registry = Registry::with_prefix("largesse");
        let r = &mut registry;
        self.database.register(r);
        r.register("requests", "Requests answered, by route, code and status", self.requests.clone());
        r.register_with_unit(
            "request",
            "Time to answer a request, by route",
            Unit::Seconds,
            self.request_seconds.clone(),
        );
        r.register("requests_in_flight", "Requests being answered now", self.requests_in_flight.clone());
        r.register("admission_refused", "Requests told to come back later, by reason", self.refused.clone());
        r.register(
            "challenges",
            "Responses to a challenge against bots, by what became of them",
            self.challenges.clone(),
        );
        r.register("listeners", "Event streams that are open now", self.listeners.clone());
        r.register("claim_placements", "Claims decided, by outcome", self.placements.clone());
        r.register(
            "claim_sorry_from_memory",
            "SORRY answered without asking the database",
            self.sorry_from_memory.clone(),
        );
        r.register("claim_batch_size", "Claims decided by one statement", self.batch_size.clone());
        r.register("claim_batches_in_flight", "Batches being decided now", self.batches_in_flight.clone());
        r.register("claim_queue_length", "Claims waiting to be decided now", self.queue_length.clone());
        r.register(
            "claim_queue_oldest_seconds",
            "How long the oldest claim that has no decision has waited",
            self.queue_oldest_seconds.clone(),
        );
        r.register(
            "facts_age_seconds",
            "How old the figures are that the database was asked for; NaN before the first",
            self.facts_age_seconds.clone(),
        );
        r.register(
            "facts_read_seconds",
            "How long it took to ask the database for its figures",
            self.facts_read_seconds.clone(),
        );
        r.register_collector(Box::new(self.figures.clone()));
        r.register(
            "log_lines_left_out",
            "Lines about requests that were left out of the log, by kind",
            self.log_left_out.clone(),
        );
        r.register("trace_spans", "Spans, by what became of them", self.spans.clone());
        r.register(
            "quota_transfer_units",
            "Units moved by this server, by lender and borrower",
            self.transfer_units.clone(),
        );
        r.register(
            "books_findings",
            "Findings of the last look at the books; anything but 0 is an alarm",
            self.books_findings.clone(),
        );
        r.register(
            "books_checked_at_unix_seconds",
            "When this server last checked the books; stays while claims can't be read; 0 if another server checks",
            self.books_checked_at.clone(),
        );
        registry
    }

    /// The counts of spans.
    pub fn span_counts(&self) -> SpanCounts {
        let count = |result| self.spans.get_or_create(&SpanLabels { result }).clone();
        let [sent, failed, dropped, over] = ["sent", "failed", "dropped", "over"].map(count);
        SpanCounts { sent, failed, dropped, over }
    }

    /// A batch is being decided until what this returns is dropped.
    pub fn batch_begins(&self) -> Counted {
        Counted::new(&self.batches_in_flight)
    }

    /// All metrics in the `OpenMetrics` text format.
    pub fn render(&self) -> String {
        let mut text = String::new();
        let written = encode_registry(&mut text, &self.registry)
            .and_then(|()| encode_registry(&mut text, &self.process))
            .and_then(|()| encode_eof(&mut text));
        // Unwrap safety: as the message says.
        written.expect("writing to a String does not fail");
        text
    }
}

/// Something that is counted as long as it lives.
pub struct Counted(Gauge);

impl Counted {
    pub(super) fn new(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// What every process tells, under names without the program's.
fn process() -> Registry {
    let mut registry = Registry::default();
    registry.register_collector(Box::new(Process));
    registry
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_is_rendered_with_its_help() {
        let metrics = Metrics::new();
        metrics.placements.get_or_create(&PlacementLabels { outcome: "granted" }).inc();
        let text = metrics.render();
        assert!(text.contains("# HELP largesse_claim_placements Claims decided"), "{text}");
        assert!(text.contains("largesse_claim_placements_total{outcome=\"granted\"} 1"), "{text}");
    }
}
