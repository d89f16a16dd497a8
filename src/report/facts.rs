//! The figures of `/metrics` that only the database knows: units by region and kind of row, gates, holds, clocks. Every
//! server tells the same ones, so whoever adds servers up takes the greatest, not the sum.
//!
//! **Invariant:** a scrape costs claims nothing and always ends. Figures are read in a snapshot that locks nothing, on
//! a connection of its own, by one reader at a time and at most once a second; a scrape waits half a second for them
//! and then shows the last ones, which say how old they are.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::clock;
use crate::db::{self, Database, Limit, Row, statements};
use crate::telemetry::figures::Series;
use crate::telemetry::metrics::Metrics;

/// Figures are not read again before they are this old.
const YOUNG: Duration = Duration::from_secs(1);
/// How long a scrape waits for new ones; the reader goes on without it.
const WAIT: Duration = Duration::from_millis(500);
/// How long a reader tries.
const READ_WITHIN: Duration = Duration::from_secs(10);
/// The words of the gate, as the database has them.
const GATES: [&str; 4] = ["shut", "open", "sold_out", "reopening"];

/// Reads the figures; cheap to clone.
#[derive(Clone)]
pub struct Facts(Arc<Reader>);

struct Reader {
    db: Database,
    metrics: Metrics,
    turn: Arc<tokio::sync::Mutex<()>>,
    read_at: Mutex<Option<Instant>>,
}

impl Facts {
    /// A reader that has read nothing.
    pub fn new(db: Database, metrics: Metrics) -> Self {
        Self(Arc::new(Reader { db, metrics, turn: Arc::default(), read_at: Mutex::default() }))
    }

    /// Brings the figures up to date, or leaves them as they are if that takes too long.
    pub async fn refresh(&self) {
        let reader = &self.0;
        if reader.age().is_none_or(|age| age >= YOUNG)
            && let Ok(turn) = Arc::clone(&reader.turn).try_lock_owned()
        {
            let reader = Arc::clone(reader);
            let reading = tokio::spawn(async move {
                let _turn = turn;
                reader.read().await;
            });
            // Not in time, or panicked: the last figures are shown.
            let _late = tokio::time::timeout(WAIT, reading).await;
        }
        let (in_use, idle) = reader.db.pool_state();
        reader.metrics.database.pool(in_use, idle);
        reader.metrics.facts_age_seconds.set(reader.age().map_or(f64::NAN, |age| age.as_secs_f64()));
    }
}

impl Reader {
    fn age(&self) -> Option<Duration> {
        // Unwrap safety: nothing that can panic runs under this lock.
        self.read_at.lock().expect("not poisoned").map(|at| at.elapsed())
    }

    async fn read(&self) {
        let asked = clock::monotonic();
        match tokio::time::timeout(READ_WITHIN, self.series()).await {
            Ok(Ok(series)) => {
                self.metrics.figures.replace(series);
                // Unwrap safety: as above.
                *self.read_at.lock().expect("not poisoned") = Some(asked);
            }
            Ok(Err(error)) if error.is_cut_off() => {}
            Ok(Err(error)) => tracing::warn!(error = %error, "the figures of /metrics could not be read"),
            Err(_elapsed) => tracing::warn!("the figures of /metrics were not read in time"),
        }
        self.metrics.facts_read_seconds.set(asked.elapsed().as_secs_f64());
    }

    async fn series(&self) -> Result<Vec<Series>, db::Error> {
        let clock = self.clock().await?;
        let rows = self.db.look(&[&statements::REPORT_FACTS, &statements::REPORT_HOLDS]).await?;
        let (facts, holds) = (rows.first().map_or(&[][..], Vec::as_slice), rows.get(1).map_or(&[][..], Vec::as_slice));
        let mut series = units(facts);
        series.extend(campaigns(facts));
        series.push(lag(holds));
        series.extend(clock);
        Ok(series)
    }

    /// How far the database's clock is from this server's: between the moments before and after the question, half of
    /// which is what can't be known.
    async fn clock(&self) -> Result<[Series; 2], db::Error> {
        let (before, asked) = (clock::now(), clock::monotonic());
        let rows = self.db.run(&statements::REPORT_CLOCK, &[], Limit::POLL).await?;
        let half = asked.elapsed().as_secs_f64() / 2.0;
        let theirs: Timestamp = rows.first().map_or(before, |row| row.get("database_now"));
        let offset = (theirs - before).total(jiff::Unit::Second).unwrap_or(0.0) - half;
        Ok([
            Series::level("clock_offset_seconds", "How far the database's clock is ahead of this server's")
                .with(offset),
            Series::level("clock_offset_error_seconds", "By how much that may be wrong").with(half),
        ])
    }
}

/// What each kind of row of each region has.
fn units(rows: &[Row]) -> Vec<Series> {
    let mut remaining = Series::level("quota_remaining_units", "Units that may still be granted, by kind of row");
    let mut granted = Series::count("quota_granted_units", "Units ever granted, by the region whose they were");
    let mut returned = Series::count("quota_returned_units", "Units that came back");
    let mut held = Series::level("quota_held_units", "Units on hold");
    let mut moved_in = Series::count("quota_moved_in_units", "Units that came from other rows, by kind of row");
    let mut moved_out = Series::count("quota_moved_out_units", "Units that went to other rows, by kind of row");
    let mut waiting = Series::level("quota_waiting", "People who waited for a row's units at its last grant");
    for row in rows {
        let label = |name: &str| row.get::<_, String>(name);
        let labels = || vec![("campaign", label("slug")), ("region", label("region")), ("kind", label("purpose"))];
        for (series, column) in [
            (&mut remaining, "remaining"),
            (&mut granted, "granted"),
            (&mut returned, "returned"),
            (&mut held, "held"),
            (&mut moved_in, "moved_in"),
            (&mut moved_out, "moved_out"),
            (&mut waiting, "waiting"),
        ] {
            series.add(labels(), row.get::<_, i64>(column) as f64);
        }
    }
    vec![remaining, granted, returned, held, moved_in, moved_out, waiting]
}

/// What is one figure for a whole campaign.
fn campaigns(rows: &[Row]) -> [Series; 3] {
    let mut supply = Series::level("campaign_supply_units", "Units that there are in all");
    let mut gate = Series::level("campaign_gate", "Where the gate stands: 1 at its word, 0 at the others");
    let mut epoch = Series::level("campaign_epoch", "The gate's epoch; it rises with every change of the gate");
    let one_row: BTreeMap<String, &Row> = rows.iter().map(|row| (row.get("slug"), row)).collect();
    for (slug, row) in one_row {
        let labels = || vec![("campaign", slug.clone())];
        supply.add(labels(), row.get::<_, i64>("supply") as f64);
        epoch.add(labels(), row.get::<_, i64>("epoch") as f64);
        let stands: &str = row.get("gate");
        for word in GATES {
            gate.add(vec![("campaign", slug.clone()), ("gate", word.into())], f64::from(u8::from(word == stands)));
        }
    }
    [supply, gate, epoch]
}

/// By how much the sweeper is late.
fn lag(rows: &[Row]) -> Series {
    let mut lag = Series::level("hold_expiry_lag_seconds", "How long the oldest hold has been overdue");
    for row in rows {
        let (due, now): (Timestamp, Timestamp) = (row.get("expires_at"), row.get("database_now"));
        let late = (now - due).total(jiff::Unit::Second).unwrap_or(0.0).max(0.0);
        lag.add(vec![("campaign", row.get("slug"))], late);
    }
    lag
}
