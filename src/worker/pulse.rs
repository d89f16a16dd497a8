//! Says every two seconds how this server is, for the dashboards of all regions, and keeps the region's last quarter of
//! an hour.
//!
//! What may not live here: what is measured (`telemetry/pulse.rs`), what is made of it (`report/`).
//!
//! **Invariant:** it costs claims nothing: one connection beside the pool, one small row, tried once. A pulse that
//! could not be written is not made up for; the next one says the same and more.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

use crate::clock;
use crate::db::aside::Aside;
use crate::db::{self, Database};
use crate::region::Region;
use crate::report::pulse::{self, Beat, Books, Figures, RegionPulse};
use crate::telemetry::metrics::{Metrics, PlacementLabels};
use crate::telemetry::pulse::Reading;

/// How often.
pub const EVERY: Duration = Duration::from_secs(2);
/// Readings kept: the figures are of the time since the oldest one, about six seconds, in which a quiet server has
/// answered somebody too.
const READINGS: usize = 3;

/// How far a server is in its life, asked each time.
pub type State = Box<dyn Fn() -> &'static str + Send + Sync>;

/// One server's pulse.
pub struct Pulser {
    aside: Arc<Aside>,
    db: Database,
    metrics: Metrics,
    region: Region,
    connections_max: u32,
    state: State,
    server: Uuid,
    started_at: Timestamp,
    memory: Mutex<Memory>,
    silent: AtomicBool,
}

#[derive(Default)]
struct Memory {
    seat: Option<i64>,
    readings: VecDeque<Reading>,
}

impl Pulser {
    /// A server that has said nothing yet.
    pub fn new(
        (aside, db): (Arc<Aside>, Database),
        metrics: Metrics,
        region: Region,
        (connections_max, state): (u32, State),
    ) -> Self {
        Self {
            aside,
            db,
            metrics,
            region,
            connections_max,
            state,
            server: Uuid::new_v4(),
            started_at: clock::now(),
            memory: Mutex::default(),
            silent: AtomicBool::new(false),
        }
    }

    /// One pulse.
    pub async fn beat(&self) {
        match self.try_beat().await {
            Ok(()) if self.silent.swap(false, Ordering::Relaxed) => tracing::info!("the server's pulse is heard again"),
            Ok(()) => {}
            // Once, not every two seconds: a database that is gone is reported by those who need it.
            Err(error) if !self.silent.swap(true, Ordering::Relaxed) => {
                tracing::warn!(error = %error, "the server's pulse could not be written");
            }
            Err(error) => tracing::debug!(error = %error, "the server's pulse could not be written"),
        }
    }

    async fn try_beat(&self) -> Result<(), db::Error> {
        let reading = self.metrics.pulse.read(self.granted());
        let figures = self.figures(&reading);
        let seat = match self.with_memory(|memory| memory.seat) {
            Some(seat) => seat,
            None => pulse::find_seat(&self.aside, &self.region, self.server).await?,
        };
        let beat = Beat {
            region: &self.region,
            server: self.server,
            state: (self.state)(),
            started_at: self.started_at,
            figures,
            languages: &reading.languages,
            books: self.books(),
        };
        let mine = pulse::write(&self.aside, seat, &beat).await?;
        // Somebody else was faster: another seat the next time.
        self.with_memory(|memory| memory.seat = mine.then_some(seat));
        self.report().await
    }

    /// Of a region's servers the first one that is heard keeps the region's history.
    async fn report(&self) -> Result<(), db::Error> {
        let servers = pulse::of_region(&self.aside, &self.region).await?;
        if servers.iter().find(|server| server.is_heard()).is_some_and(|first| first.server == self.server) {
            pulse::keep(&self.aside, &self.region, &RegionPulse::of(servers.iter())).await?;
        }
        Ok(())
    }

    fn figures(&self, reading: &Reading) -> Figures {
        let earlier = self.with_memory(|memory| {
            let earlier = memory.readings.front().cloned();
            memory.readings.push_back(reading.clone());
            if memory.readings.len() > READINGS {
                memory.readings.pop_front();
            }
            earlier
        });
        let earlier = earlier.unwrap_or_else(|| reading.clone());
        let (used, _idle) = self.db.pool_state();
        Figures {
            queue_length: self.metrics.queue_length.get(),
            connections_used: i64::from(used),
            connections_max: i64::from(self.connections_max),
            ..Figures::of(&reading.since(&earlier), &earlier)
        }
    }

    fn granted(&self) -> u64 {
        self.metrics.placements.get_or_create(&PlacementLabels { outcome: "granted" }).get()
    }

    fn books(&self) -> Option<Books> {
        let checked_at = Timestamp::from_second(self.metrics.books_checked_at.get()).ok()?;
        (checked_at > Timestamp::UNIX_EPOCH).then(|| Books { checked_at, findings: self.metrics.books_findings.get() })
    }

    fn with_memory<T>(&self, act: impl FnOnce(&mut Memory) -> T) -> T {
        // Unwrap safety: nothing that can panic runs under this lock.
        act(&mut self.memory.lock().expect("not poisoned"))
    }
}
