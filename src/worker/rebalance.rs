//! Moves units to where they will be needed, before they are needed: one planner for each campaign, whichever server
//! holds its lease.
//!
//! What may not live here: the plan and its transfers (`quota/desk.rs`).
//!
//! **Invariant:** nothing is planned without the lease, taken or renewed in the same round, and everything that is
//! planned carries its fence.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::campaign::State;
use crate::campaign::cache::Campaigns;
use crate::clock;
use crate::db::{self, Database};
use crate::id::CampaignId;
use crate::quota::Gate;
use crate::quota::desk::Desk;
use crate::report::lease;
use crate::telemetry::metrics::Metrics;

/// A campaign whose gate is not open grants nothing: only a region that leaves can want its units moved.
const EVERY_IDLE: Duration = Duration::from_secs(3);
/// Longer than a few looks, also of an idle campaign, so that the lease moves only when its holder is gone. Meanwhile
/// servers borrow for those who wait.
const LEASE: Duration = Duration::from_secs(7);
/// Who does not have the lease asks for it this often: asking locks its row.
const ASK_AGAIN: Duration = Duration::from_secs(2);

/// The planner's side of one server.
pub struct Rebalancer {
    db: Database,
    metrics: Metrics,
    holder: Uuid,
    started: Instant,
    seats: Mutex<HashMap<CampaignId, Seat>>,
}

/// A campaign's place at this server: its desk, and when to sit down again.
#[derive(Default)]
struct Seat {
    desk: Desk,
    rest_until: Option<Instant>,
}

impl Rebalancer {
    /// One that has not looked yet and holds no lease.
    pub fn new(db: Database, metrics: Metrics) -> Self {
        let (holder, started) = (Uuid::new_v4(), clock::monotonic());
        Self { db, metrics, holder, started, seats: Mutex::default() }
    }

    /// Looks at every campaign that is not over and due for a look.
    pub async fn look(&self, campaigns: &Campaigns) {
        let snapshot = campaigns.snapshot();
        for campaign in snapshot.all().filter(|campaign| campaign.state != State::Closed) {
            if !self.due(campaign.id) {
                continue;
            }
            if let Err(error) = self.round(campaign.id).await {
                tracing::warn!(campaign.id = %campaign.id, error = %error, "rebalancing failed");
            }
            if campaign.gate != Some(Gate::Open) {
                self.rest(campaign.id, EVERY_IDLE);
            }
        }
        let live = |id: &CampaignId| snapshot.all().any(|one| one.id == *id && one.state != State::Closed);
        // Unwrap safety: nothing that can panic runs under this lock.
        self.seats.lock().expect("not poisoned").retain(|id, _| live(id));
    }

    /// One round for one campaign. Returns how many units moved; none if another server has the lease.
    pub async fn round(&self, campaign: CampaignId) -> Result<i64, db::Error> {
        let Some(fence) = lease::take(&self.db, &lease_name(campaign), self.holder, LEASE).await? else {
            self.rest(campaign, ASK_AGAIN);
            return Ok(0);
        };
        // Taken away and put back, so that no lock is held while the database is asked.
        let mut desk = self.with_seat(campaign, |seat| std::mem::take(&mut seat.desk));
        let moved = desk.round(&self.db, &self.metrics, campaign, fence, self.started.elapsed()).await;
        self.with_seat(campaign, |seat| seat.desk = desk);
        moved
    }

    fn due(&self, campaign: CampaignId) -> bool {
        self.with_seat(campaign, |seat| seat.rest_until.is_none_or(|until| until <= clock::monotonic()))
    }

    fn rest(&self, campaign: CampaignId, length: Duration) {
        self.with_seat(campaign, |seat| seat.rest_until = Some(clock::monotonic() + length));
    }

    fn with_seat<T>(&self, campaign: CampaignId, act: impl FnOnce(&mut Seat) -> T) -> T {
        // Unwrap safety: nothing that can panic runs under this lock.
        act(self.seats.lock().expect("not poisoned").entry(campaign).or_default())
    }
}

/// The lease of a campaign's planner.
pub fn lease_name(campaign: CampaignId) -> String {
    format!("rebalance:{campaign}")
}
