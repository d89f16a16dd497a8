//! What things cost: every constant of the plan, with where it comes from.
//!
//! What may not live here: a number without a source. "Measured" is this program on two cores with PostgreSQL; nothing
//! was measured on CockroachDB, whose figures are published ones. Where two figures differ, the dearer one stands.

use serde::Serialize;

/// A server's processor time for one answer, in microseconds.
pub const ANSWER_MICROS: f64 = 29.0;
/// How much dearer an answer is where batches are small and a vCPU is half a core.
pub const CROWDING: f64 = 2.0;
/// Rows that one vCPU of the database writes in a second, with three replicas.
pub const ROWS_PER_VCPU: f64 = 370.0;
/// Rows of one statement.
pub const BATCH_ROWS: f64 = 128.0;
/// Counter rows of a campaign in a region at most.
pub const COUNTER_ROWS_MAX: u64 = 64;
/// Seconds for which a batch holds its counter row where commits stay in the region.
pub const ZONE_COMMIT_SECONDS: f64 = 0.012;
/// Requests of one person.
pub const REQUESTS: f64 = 1.17;
/// A claim's request, its head and token included, in bytes.
pub const REQUEST_BYTES: f64 = 700.0;
/// Its answer, in bytes.
pub const ANSWER_BYTES: f64 = 1_100.0;
/// An account's row and its indexes, in bytes.
pub const ACCOUNT_BYTES: f64 = 190.0;
/// A claim's row and its indexes, in bytes.
pub const CLAIM_BYTES: f64 = 261.0;
/// How full a database's disk may be.
pub const DISK_FULL: f64 = 0.6;
/// A server's memory without people, in bytes.
pub const SERVER_BASE_BYTES: f64 = 60.0 * 1024.0 * 1024.0;
/// A server's memory for one account that has a claim, in bytes.
pub const WINNER_BYTES: f64 = 8.0;
/// A server's memory for one request that waits, in bytes.
pub const WAITING_BYTES: f64 = 16.0 * 1024.0;
/// A line in the entrance's log, in bytes.
pub const LOG_LINE_BYTES: f64 = 1_000.0;

/// One constant, for people who doubt it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Cost {
    /// What costs it.
    pub what: &'static str,
    /// How much.
    pub value: f64,
    /// Of what.
    pub unit: &'static str,
    /// Where the number is from.
    pub source: &'static str,
}

const fn cost(what: &'static str, value: f64, unit: &'static str, source: &'static str) -> Cost {
    Cost { what, value, unit, source }
}

/// All of them.
pub const ALL: &[Cost] = &[
    cost(
        "an answer, in a server",
        ANSWER_MICROS,
        "µs",
        "measured: `largesse bench`, 22 November 2026, everybody wins (24 where three in ten win); src/bench/mod.rs",
    ),
    cost(
        "the same in small batches, on half a core",
        CROWDING,
        "times",
        "measured: 1.4 in the server and 2.1 in the store at half of the own rate; rounded up",
    ),
    cost(
        "rows written by one vCPU of CockroachDB, three replicas",
        ROWS_PER_VCPU,
        "rows/s",
        "published: 1,684,437 tpmC on 81 nodes of 36 vCPUs (docs, Performance), 38 rows written for each new order by \
         TPC-C's mix; singly, so batches of 128 should do better: measure, and give --rows-per-vcpu",
    ),
    cost("rows of one statement", BATCH_ROWS, "rows", "src/db/dialect.rs, for CockroachDB"),
    cost(
        "counter rows of a campaign in a region",
        COUNTER_ROWS_MAX as f64,
        "at most",
        "sql/migrations/0002_campaigns.sql",
    ),
    cost(
        "a counter row is held, surviving a zone",
        ZONE_COMMIT_SECONDS * 1_000.0,
        "ms",
        "estimate: 5 to 7 hops in the region and a quorum; surviving a region: two round trips to the nearest one",
    ),
    cost("requests of one person", REQUESTS, "requests", "measured: the README's demo, 233,381 of 200,000 people"),
    cost("a claim's request", REQUEST_BYTES, "bytes", "measured: tests/it/sizing.rs, with room"),
    cost("its answer", ANSWER_BYTES, "bytes", "measured: tests/it/sizing.rs, with room"),
    cost("an account with its indexes", ACCOUNT_BYTES, "bytes", "measured: PostgreSQL 15, 200,000 rows"),
    cost("a claim with its indexes", CLAIM_BYTES, "bytes", "measured: PostgreSQL 15, 200,000 rows"),
    cost("a database's disk may be full", DISK_FULL * 100.0, "%", "estimate: the rest is for compaction and repair"),
    cost(
        "connections for each vCPU",
        super::budget::PER_VCPU as f64,
        "at most",
        "published: CockroachDB's docs, Connection Pooling",
    ),
    cost("a server without people", SERVER_BASE_BYTES / 1_048_576.0, "MiB", "measured: `largesse bench`, 58 MiB"),
    cost("an account that has a claim, in a server", WINNER_BYTES, "bytes", "src/claim/frozen.rs"),
    cost("a request that waits, in a server", WAITING_BYTES / 1024.0, "KiB", "measured: 14.5 kB for a listener"),
    cost("a line of the entrance's log", LOG_LINE_BYTES, "bytes", "estimate; servers log no line for a request"),
];
