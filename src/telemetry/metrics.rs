//! Every metric of the program, with its help text and its labels. Labels are enums or names of a bounded list; never
//! an account, a token or a language a client made up.

use std::sync::Arc;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, text::encode};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

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

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct StatementLabels {
    /// Its name.
    pub statement: &'static str,
    /// `ok` or `failed`; for attempts the kind of failure.
    pub status: &'static str,
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
    /// `account`, `address`, `server`, `reads`, `queue` or `looks`.
    pub reason: &'static str,
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

fn seconds() -> Histogram {
    Histogram::new(SECONDS)
}

type Seconds<L> = Family<L, Histogram, fn() -> Histogram>;

/// The circuit to the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circuit {
    /// Statements are sent.
    Closed,
    /// They are sent again, and the first answer decides.
    HalfOpen,
    /// They are refused: the database is away.
    Open,
}

/// Somebody who waits for a connection; counted until it is dropped.
pub struct PoolWaiter<'a>(&'a Gauge);

impl Drop for PoolWaiter<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// The metrics of the database module.
#[derive(Clone)]
pub struct DatabaseMetrics {
    circuit: Gauge,
    circuit_opened: Counter,
    pool_waiters: Gauge,
    attempts_failed: Family<StatementLabels, Counter>,
    statement_seconds: Seconds<StatementLabels>,
    pool_wait_seconds: Histogram,
}

impl Default for DatabaseMetrics {
    fn default() -> Self {
        Self {
            circuit: Gauge::default(),
            circuit_opened: Counter::default(),
            pool_waiters: Gauge::default(),
            attempts_failed: Family::default(),
            statement_seconds: Family::new_with_constructor(seconds),
            pool_wait_seconds: seconds(),
        }
    }
}

impl DatabaseMetrics {
    /// One attempt of a statement failed.
    pub fn attempt_failed(&self, statement: &'static str, kind: &'static str) {
        self.attempts_failed.get_or_create(&StatementLabels { statement, status: kind }).inc();
    }

    /// A statement has its result, after all its attempts.
    pub fn statement_done(&self, statement: &'static str, took: Duration, ok: bool) {
        let status = if ok { "ok" } else { "failed" };
        self.statement_seconds.get_or_create(&StatementLabels { statement, status }).observe(took.as_secs_f64());
    }

    /// Where the circuit stands.
    pub fn circuit(&self, circuit: Circuit) {
        let number = match circuit {
            Circuit::Closed => 0,
            Circuit::HalfOpen => 1,
            Circuit::Open => 2,
        };
        self.circuit.set(number);
    }

    /// The database is away.
    pub fn circuit_opened(&self) {
        self.circuit_opened.inc();
    }

    /// Somebody waits for a connection from now on.
    pub fn pool_waiter(&self) -> PoolWaiter<'_> {
        self.pool_waiters.inc();
        PoolWaiter(&self.pool_waiters)
    }

    /// Somebody waited for a connection.
    pub fn pool_waited(&self, waited: Duration) {
        self.pool_wait_seconds.observe(waited.as_secs_f64());
    }

    fn register(&self, registry: &mut Registry) {
        registry.register(
            "db_circuit",
            "The circuit to the database: 0 closed, 1 half open, 2 open, so that statements are refused at once",
            self.circuit.clone(),
        );
        registry.register("db_circuit_opened", "How often the database was found away", self.circuit_opened.clone());
        registry.register("db_pool_waiters", "Statements that wait for a connection now", self.pool_waiters.clone());
        registry.register(
            "db_attempts_failed",
            "Attempts of a statement that failed, by kind",
            self.attempts_failed.clone(),
        );
        registry.register_with_unit(
            "db_statement",
            "Time from the first attempt of a statement to its result",
            Unit::Seconds,
            self.statement_seconds.clone(),
        );
        registry.register_with_unit(
            "db_pool_wait",
            "Time waited for a connection",
            Unit::Seconds,
            self.pool_wait_seconds.clone(),
        );
    }
}

/// Every metric of a server; cheap to clone.
#[derive(Clone)]
pub struct Metrics {
    registry: Arc<Registry>,
    /// The database module's own.
    pub database: DatabaseMetrics,
    /// Requests answered.
    pub requests: Family<RequestLabels, Counter>,
    /// Time to answer, without labels: one histogram is what an alarm on p99 needs.
    pub request_seconds: Histogram,
    /// Requests being answered now.
    pub requests_in_flight: Gauge,
    /// Requests that were told to come back later.
    pub refused: Family<RefusalLabels, Counter>,
    /// People who listen to a campaign now.
    pub listeners: Gauge,
    /// Claims decided.
    pub placements: Family<PlacementLabels, Counter>,
    /// SORRY answered without asking the database.
    pub sorry_from_memory: Counter,
    /// Claims decided by one statement.
    pub batch_size: Histogram,
    /// Claims waiting in queues now.
    pub queue_length: Gauge,
    /// Units this server moved.
    pub transfer_units: Family<TransferLabels, Counter>,
    /// Findings of the last look at the books.
    pub books_findings: Gauge,
    /// Unix time of the last look at the books that this server made.
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
        let mut metrics = Self {
            registry: Arc::new(Registry::default()),
            database: DatabaseMetrics::default(),
            requests: Family::default(),
            request_seconds: seconds(),
            requests_in_flight: Gauge::default(),
            refused: Family::default(),
            listeners: Gauge::default(),
            placements: Family::default(),
            sorry_from_memory: Counter::default(),
            batch_size: Histogram::new(SIZES),
            queue_length: Gauge::default(),
            transfer_units: Family::default(),
            books_findings: Gauge::default(),
            books_checked_at: Gauge::default(),
        };
        metrics.registry = Arc::new(metrics.registered());
        metrics
    }

    fn registered(&self) -> Registry {
        let mut registry = Registry::with_prefix("largesse");
        let r = &mut registry;
        self.database.register(r);
        r.register("requests", "Requests answered, by route, code and status", self.requests.clone());
        r.register_with_unit("request", "Time to answer a request", Unit::Seconds, self.request_seconds.clone());
        r.register("requests_in_flight", "Requests being answered now", self.requests_in_flight.clone());
        r.register("admission_refused", "Requests told to come back later, by reason", self.refused.clone());
        r.register("listeners", "Event streams that are open now", self.listeners.clone());
        r.register("claim_placements", "Claims decided, by outcome", self.placements.clone());
        r.register(
            "claim_sorry_from_memory",
            "SORRY answered without asking the database",
            self.sorry_from_memory.clone(),
        );
        r.register("claim_batch_size", "Claims decided by one statement", self.batch_size.clone());
        r.register("claim_queue_length", "Claims waiting to be decided now", self.queue_length.clone());
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
            "When this server last looked at the books; 0 if another one does",
            self.books_checked_at.clone(),
        );
        registry
    }

    /// All metrics in the `OpenMetrics` text format.
    pub fn render(&self) -> String {
        let mut text = String::new();
        // Unwrap safety: as the message says.
        encode(&mut text, &self.registry).expect("writing to a String does not fail");
        text
    }
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
