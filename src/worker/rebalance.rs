//! Moves units to where they will be needed, before they are needed: one planner for each campaign, whichever server holds
//! its lease.
//!
//! What may not live here: the plan itself (`quota/balance`), and a second way to move units (`quota_transfer`).
//!
//! **Invariant:** a round reads everything again and keeps nothing that it could not lose but the rates it has measured. Every
//! transfer carries the fence of the lease, and who takes the lease leaves its fence on all rows before its first plan: a
//! process that lost the lease, or was dead for a while and does not know it, moves nothing any more.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::campaign::State;
use crate::campaign::cache::Campaigns;
use crate::clock;
use crate::db::{self, Database};
use crate::id::{CampaignId, TransferId};
use crate::quota::Gate;
use crate::quota::balance::{Memory, PlannedMove, balance};
use crate::quota::pace::Pace;
use crate::quota::plan::Borrow;
use crate::quota::store::{self, Order};
use crate::report::lease;
use crate::telemetry::metrics::{Metrics, TransferLabels};

/// How often the planner looks when nobody wakes it.
pub const EVERY: Duration = Duration::from_secs(1);
/// A server that is woken looks at most this often.
pub const LEAST_PAUSE: Duration = Duration::from_millis(200);
/// A campaign whose gate is not open grants nothing: only a region that leaves can want its units moved.
const EVERY_IDLE: Duration = Duration::from_secs(3);
/// Longer than a few looks, also of an idle campaign, so that the lease moves only when its holder is gone. Meanwhile servers
/// borrow for those who wait.
const LEASE: Duration = Duration::from_secs(7);
/// Who does not have the lease asks for it this often: asking locks its row.
const ASK_AGAIN: Duration = Duration::from_secs(2);

/// The planner's side of one server.
pub struct Rebalancer {
    db: Database,
    metrics: Metrics,
    holder: Uuid,
    started: Instant,
    desks: Mutex<HashMap<CampaignId, Desk>>,
}

/// What is known of one campaign between two looks. Losing it costs a second of measuring.
#[derive(Default)]
struct Desk {
    fence: Option<i64>,
    rest_until: Option<Instant>,
    pace: Pace,
    memory: Memory,
}

impl Rebalancer {
    /// One that has not looked yet and holds no lease.
    pub fn new(db: Database, metrics: Metrics) -> Self {
        let (holder, started) = (Uuid::new_v4(), clock::monotonic());
        Self { db, metrics, holder, started, desks: Mutex::default() }
    }

    /// Looks at every campaign that is not over and due for a look.
    pub async fn look(&self, campaigns: &Campaigns) {
        let snapshot = campaigns.snapshot();
        for campaign in snapshot.all().filter(|campaign| campaign.state != State::Closed) {
            if !self.due(campaign.id) {
                continue;
            }
            if let Err(error) = self.round(campaign.id).await {
                tracing::warn!(campaign.id = %campaign.id, error = %error, "rebalancing failed; the next look tries again");
            }
            if campaign.gate != Some(Gate::Open) {
                self.with_desk(campaign.id, |desk| desk.rest(EVERY_IDLE));
            }
        }
        let live = |id: &CampaignId| snapshot.all().any(|one| one.id == *id && one.state != State::Closed);
        // Unwrap safety: nothing that can panic runs under this lock.
        self.desks.lock().expect("not poisoned").retain(|id, _| live(id));
    }

    /// One round for one campaign: lease, fence, survey, plan, transfers. Returns how many units moved; none if another
    /// server has the lease, the campaign is frozen, or its units stand well.
    pub async fn round(&self, campaign: CampaignId) -> Result<i64, db::Error> {
        // Taken away and put back, so that no lock is held while the database is asked.
        let mut desk = self.with_desk(campaign, std::mem::take);
        let moved = self.work(campaign, &mut desk).await;
        self.with_desk(campaign, |place| *place = desk);
        moved
    }

    async fn work(&self, campaign: CampaignId, desk: &mut Desk) -> Result<i64, db::Error> {
        let Some(fence) = lease::take(&self.db, &lease_name(campaign), self.holder, LEASE).await? else {
            desk.fence = None;
            desk.rest(ASK_AGAIN);
            return Ok(0);
        };
        if desk.fence != Some(fence) {
            store::fence(&self.db, campaign, fence).await?;
            desk.fence = Some(fence);
        }
        let rules = store::rules(&self.db, campaign).await?;
        let rows = store::survey(&self.db, campaign).await?;
        let now = self.started.elapsed();
        let observed = desk.pace.observe(&rows, now);
        if rules.frozen {
            return Ok(0);
        }
        let mut units = 0;
        for planned in balance(&observed, &rules.regions, &desk.memory, now) {
            let moved = self.carry_out(campaign, &planned, fence).await?;
            if moved > 0 {
                desk.memory.note(&planned, now);
            }
            units += moved;
        }
        Ok(units)
    }

    async fn carry_out(&self, campaign: CampaignId, planned: &PlannedMove, fence: i64) -> Result<i64, db::Error> {
        let PlannedMove { from, to, amount, keep, reason } = planned;
        let borrow = Borrow { from: from.clone(), amount: *amount, keep: *keep, reason: reason.to_code() };
        let order = Order::Planned { fence };
        let moved = store::transfer_by(&self.db, TransferId::random(), campaign, &borrow, to, order).await?;
        if moved > 0 {
            tracing::info!(campaign.id = %campaign, %from, %to, units = moved, %reason, "quota moved ahead of need");
            let labels = TransferLabels { from: from.region.to_string(), to: to.region.to_string() };
            self.metrics.transfer_units.get_or_create(&labels).inc_by(moved as u64);
        }
        Ok(moved)
    }

    fn due(&self, campaign: CampaignId) -> bool {
        self.with_desk(campaign, |desk| desk.rest_until.is_none_or(|until| until <= clock::monotonic()))
    }

    fn with_desk<T>(&self, campaign: CampaignId, act: impl FnOnce(&mut Desk) -> T) -> T {
        // Unwrap safety: nothing that can panic runs under this lock.
        act(self.desks.lock().expect("not poisoned").entry(campaign).or_default())
    }
}

impl Desk {
    fn rest(&mut self, length: Duration) {
        self.rest_until = Some(clock::monotonic() + length);
    }
}

/// The lease of a campaign's planner.
pub fn lease_name(campaign: CampaignId) -> String {
    format!("rebalance:{campaign}")
}
