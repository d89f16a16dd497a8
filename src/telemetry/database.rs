//! The metrics of the database module: statements, connections, the circuit.
//!
//! **Invariant:** labels are names of the program; no address, no parameter.

use std::sync::Arc;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use super::metrics::{Counted, Seconds, seconds};
use super::pulse::Pulse;

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct StatementLabels {
    /// Its name.
    pub statement: &'static str,
    /// `ok` or `failed`; for attempts the kind of failure.
    pub status: &'static str,
}

/// Connections.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct PoolLabels {
    /// `in-use` or `idle`.
    pub state: &'static str,
}

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

/// The failures that rules watch are there from the start, so that the first one is seen as a rise.
fn attempts() -> Family<StatementLabels, Counter> {
    let attempts = Family::<StatementLabels, Counter>::default();
    for statement in ["claim_pass", "claim_grant", "claim_place"] {
        for status in ["contended", "unavailable", "cut-off", "ambiguous", "data"] {
            drop(attempts.get_or_create(&StatementLabels { statement, status }));
        }
    }
    attempts
}

/// The metrics of the database module.
#[derive(Clone)]
pub struct DatabaseMetrics {
    circuit: Gauge,
    circuit_opened: Counter,
    pool_waiters: Gauge,
    pool_connections: Family<PoolLabels, Gauge>,
    attempts_failed: Family<StatementLabels, Counter>,
    statement_seconds: Seconds<StatementLabels>,
    pool_wait_seconds: Histogram,
    pulse: Arc<Pulse>,
}

impl Default for DatabaseMetrics {
    fn default() -> Self {
        Self {
            circuit: Gauge::default(),
            circuit_opened: Counter::default(),
            pool_waiters: Gauge::default(),
            pool_connections: Family::default(),
            attempts_failed: attempts(),
            statement_seconds: Family::new_with_constructor(seconds),
            pool_wait_seconds: seconds(),
            pulse: Arc::default(),
        }
    }
}

impl DatabaseMetrics {
    /// One attempt of a statement failed.
    pub fn attempt_failed(&self, statement: &'static str, kind: &'static str) {
        self.attempts_failed.get_or_create(&StatementLabels { statement, status: kind }).inc();
        self.pulse.retried();
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
    pub fn pool_waiter(&self) -> Counted {
        Counted::new(&self.pool_waiters)
    }

    /// How many connections there are.
    pub fn pool(&self, in_use: u32, idle: u32) {
        for (state, connections) in [("in-use", in_use), ("idle", idle)] {
            self.pool_connections.get_or_create(&PoolLabels { state }).set(connections.into());
        }
    }

    /// Somebody waited for a connection.
    pub fn pool_waited(&self, waited: Duration) {
        self.pool_wait_seconds.observe(waited.as_secs_f64());
        self.pulse.pool_waited(waited);
    }

    /// The database answered one attempt of a statement.
    pub fn round_trip(&self, took: Duration) {
        self.pulse.round_trip(took);
    }

    /// What the server does now, as far as its database feels it.
    pub(super) fn pulse(&self) -> Arc<Pulse> {
        Arc::clone(&self.pulse)
    }

    pub(super) fn register(&self, registry: &mut Registry) {
        registry.register(
            "db_circuit",
            "The circuit to the database: 0 closed, 1 half open, 2 open, so that statements are refused at once",
            self.circuit.clone(),
        );
        registry.register("db_circuit_opened", "How often the database was found away", self.circuit_opened.clone());
        registry.register(
            "db_pool_connections",
            "Connections, by whether a statement uses them",
            self.pool_connections.clone(),
        );
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
