//! Which engine answers, found once when a connection opens. The few texts that differ between the engines are made
//! here.

use tokio_postgres::Client;

/// The database engine behind a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// PostgreSQL 15 or newer.
    Postgres,
    /// `CockroachDB`; `multi_region` tells whether this version has multi-region SQL (21.1 and newer).
    Cockroach {
        /// Whether `ALTER DATABASE … ADD REGION` and `SET LOCALITY` exist.
        multi_region: bool,
    },
}

impl Engine {
    /// Asks the server what it is. `CockroachDB` can look like any version of PostgreSQL, so its name decides, not a
    /// number.
    pub async fn detect(client: &Client) -> Result<(Self, String), tokio_postgres::Error> {
        let row = client.query_one("SELECT version()", &[]).await?;
        let version: String = row.get(0);
        Ok((Self::from_version(&version), version))
    }

    fn from_version(version: &str) -> Self {
        if version.contains("CockroachDB") {
            Self::Cockroach { multi_region: cockroach_major(version) >= Some((21, 1)) }
        } else {
            Self::Postgres
        }
    }

    /// Counter rows for native claims in each region, unless the campaign says otherwise: on `CockroachDB` a batch
    /// holds its row for one or two consensus rounds, so several rows work side by side; PostgreSQL commits in a
    /// fraction of a millisecond, and more rows would only make smaller batches (with eight a claim costs it 2.5 to
    /// 4 times as much). A PostgreSQL that is far away wants eight as well: 80 ms away, 14,600 claims a second against
    /// 5,000 (`bench/mod.rs`).
    pub fn shard_count_default(self) -> i64 {
        match self {
            Self::Postgres => 1,
            Self::Cockroach { .. } => 8,
        }
    }

    /// Claims decided by one statement of a row's own at most; far ones may be more (`quota::plan::GO_MAX`).
    /// `CockroachDB` retries a statement by itself only while its result fits 16 KiB, which is about 128 rows;
    /// PostgreSQL's cost for each claim stops falling at about 512.
    pub fn batch_size_max(self) -> usize {
        match self {
            Self::Postgres => 512,
            Self::Cockroach { .. } => 128,
        }
    }

    /// What each new connection is told before its first statement.
    ///
    /// On PostgreSQL sequential scans are priced out: the counter table is a few pages, so the planner would read all
    /// of it, and under SERIALIZABLE that marks the whole table as read and makes unrelated batches fail with 40001.
    ///
    /// Each statement is planned once for a connection and not for its values: every one reads by key, so no value asks
    /// for another plan, and planning `claim_place` takes half a millisecond, which for a small batch is half its cost.
    pub fn connection_setup(self, statement_timeout_ms: u64) -> String {
        let common = format!(
            "SET default_transaction_isolation = 'serializable'; SET statement_timeout = {statement_timeout_ms}"
        );
        match self {
            Self::Postgres => {
                // A server that dies within an order must not keep the rows of a rush locked until TCP notices.
                let alone = "SET idle_in_transaction_session_timeout = 5000; SET enable_seqscan = off; SET jit = off";
                format!("{common}; {alone}; SET plan_cache_mode = force_generic_plan")
            }
            Self::Cockroach { .. } => common,
        }
    }

    /// What a report's own connection is told: no time-out, and whole tables may be read.
    pub fn report_setup(self) -> &'static str {
        match self {
            // One process: a report beside a rush takes one core and not all of them.
            Self::Postgres => {
                "SET statement_timeout = 0; SET enable_seqscan = on; SET work_mem = '256MB'; \
                 SET max_parallel_workers_per_gather = 0"
            }
            Self::Cockroach { .. } => "SET statement_timeout = 0",
        }
    }

    /// Begins a look at the rows as they were at one moment, which waits for nobody and which nobody notices: it locks
    /// nothing, and what it sees decides nothing. Not serializable on PostgreSQL, where that would mark what it reads.
    pub fn begin_look(self) -> &'static str {
        match self {
            Self::Postgres => {
                "SET statement_timeout = 5000; SET enable_seqscan = on; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            }
            Self::Cockroach { .. } => "SET statement_timeout = 5000; BEGIN AS OF SYSTEM TIME '-5s'",
        }
    }

    /// Begins a transaction for a report that reads much and must not make a claim retry.
    ///
    /// PostgreSQL waits for a safe snapshot and then takes no predicate locks. `CockroachDB` reads a few seconds back
    /// in time (`stale`), or now where the report must see what was just written.
    pub fn begin_report(self, stale: bool) -> &'static str {
        match self {
            Self::Postgres => "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE",
            Self::Cockroach { .. } if stale => "BEGIN AS OF SYSTEM TIME '-5s'",
            Self::Cockroach { .. } => "BEGIN TRANSACTION READ ONLY",
        }
    }
}

/// The release series of a `CockroachDB`: `CockroachDB CCL v25.4.1 (…)` → (25, 4).
pub fn cockroach_major(version: &str) -> Option<(u32, u32)> {
    let number = version
        .split_whitespace()
        .find_map(|word| word.strip_prefix('v').filter(|n| n.starts_with(|c: char| c.is_ascii_digit())))?;
    let mut parts = number.split(['.', '-']).map_while(|part| part.parse().ok());
    Some((parts.next()?, parts.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_is_known_by_name_and_multi_region_by_version() {
        let check = |version, engine| assert_eq!(Engine::from_version(version), engine, "{version}");
        check("PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64", Engine::Postgres);
        check("CockroachDB CCL v25.4.10 (x86_64)", Engine::Cockroach { multi_region: true });
        check("CockroachDB OSS v20.2.0-beta.1 (x86_64)", Engine::Cockroach { multi_region: false });
        check("CockroachDB OSS v21.1.0 (x86_64)", Engine::Cockroach { multi_region: true });
    }
}
