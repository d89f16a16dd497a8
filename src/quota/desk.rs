//! One planner's work on one campaign: survey, plan, transfers.
//!
//! What may not live here: who may plan, and when (`worker/rebalance.rs`); the plan itself (`balance`).
//!
//! **Invariant:** a round reads everything again and keeps nothing that it could not lose but the rates it has
//! measured. Every transfer carries the fence it was given, and before the first plan under a new fence that fence
//! stands on all rows: whoever had a lower one moves nothing any more, also if it was dead for a while and does not
//! know it.

use std::time::Duration;

use tokio::task::{JoinError, JoinSet};
use tokio::time::timeout;

use super::CounterRow;
use super::balance::{Memory, PlannedMove, balance};
use super::pace::Pace;
use super::plan::Borrow;
use super::store::{self, Order, Rules};
use crate::clock;
use crate::db::{self, Database};
use crate::id::{CampaignId, TransferId};
use crate::telemetry::metrics::{Metrics, TransferLabels};

/// How often a planner looks when nobody wakes it …
pub const LOOK_EVERY: Duration = Duration::from_secs(1);

/// … and how soon again at the most.
pub const LOOK_GAP: Duration = Duration::from_millis(200);

/// Transfers of one plan that are under way at a time: few enough to leave a pool's connections to the claims.
pub const AT_ONCE: usize = 6;

/// After this long a plan is history: no further transfer of it is begun, and those that wait for a lock on another
/// continent go on while the next plan is made. The moves that matter most come first.
pub const PLAN_MAX: Duration = Duration::from_millis(500);

/// What a planner knows of one campaign between two rounds. Losing it costs a second of measuring.
#[derive(Debug, Default)]
pub struct Desk {
    fenced: Option<i64>,
    pace: Pace,
    memory: Memory,
    /// Tasks, so that they go on between two rounds: a statement that nobody polls would hold its locks until somebody
    /// does. Each carries its fence, so it is harmless if the lease is lost meanwhile.
    under_way: JoinSet<Done>,
}

/// A planned move that has ended: the move, when it was planned, and the units that moved.
type Done = (PlannedMove, Duration, Result<i64, db::Error>);

impl Desk {
    /// One round under the fence of a lease that was just taken or renewed, at `now`, which never goes back. Returns
    /// how many units were moved since the last one; none while the campaign is frozen or its units stand well. What
    /// takes longer than `PLAN_MAX` is told by a later round.
    pub async fn round(
        &mut self,
        db: &Database,
        metrics: &Metrics,
        campaign: CampaignId,
        fence: i64,
        now: Duration,
    ) -> Result<i64, db::Error> {
        // The lease's first holder has nobody before it to be kept out.
        if fence > 1 && self.fenced != Some(fence) {
            store::fence(db, campaign, fence).await?;
            self.fenced = Some(fence);
        }
        let rules = store::rules(db, campaign).await?;
        let rows = store::survey(db, campaign).await?;
        let mut moves = self.plan(&rows, &rules, now).into_iter();
        let begun = clock::monotonic();
        let mut units = Ok(0);
        loop {
            // Side by side: one after the other, a plan across oceans would be history before it is done.
            while self.under_way.len() < AT_ONCE && begun.elapsed() < PLAN_MAX {
                let Some(planned) = moves.next() else { break };
                let (db, metrics) = (db.clone(), metrics.clone());
                self.under_way.spawn(carry_out(db, metrics, campaign, planned, fence, now));
            }
            let left = PLAN_MAX.saturating_sub(begun.elapsed());
            let Ok(Some(done)) = timeout(left, self.under_way.join_next()).await else { return units };
            // Also after an error: what is under way goes on, and is told.
            units = units.and_then(|units| Ok(units + self.done(done)?));
        }
    }

    fn done(&mut self, done: Result<Done, JoinError>) -> Result<i64, db::Error> {
        // One that panicked has told nobody whether it moved anything; the next survey shows.
        let Ok((planned, at, moved)) = done else { return Ok(0) };
        if matches!(moved, Ok(amount) if amount > 0) {
            self.moved(&planned, at);
        }
        moved
    }

    /// The moves of this moment; none while the campaign is frozen. No I/O.
    pub fn plan(&mut self, rows: &[CounterRow], rules: &Rules, now: Duration) -> Vec<PlannedMove> {
        // Also of a frozen campaign, so that the rates are known when it is not any more.
        let observed = self.pace.observe(rows, now);
        if rules.frozen { Vec::new() } else { balance(&observed, &rules.regions, &self.memory, now) }
    }

    /// Remembers a planned move that was made.
    pub fn moved(&mut self, planned: &PlannedMove, now: Duration) {
        self.memory.note(planned, now);
    }
}

async fn carry_out(
    db: Database,
    metrics: Metrics,
    campaign: CampaignId,
    planned: PlannedMove,
    fence: i64,
    at: Duration,
) -> Done {
    let PlannedMove { from, to, amount, keep, reason } = &planned;
    let borrow = Borrow { from: from.clone(), amount: *amount, keep: *keep, reason: reason.to_code() };
    let order = Order::Planned { fence };
    let moved = store::transfer_by(&db, TransferId::random(), campaign, &borrow, to, order).await;
    if let Ok(units) = moved.as_ref().copied()
        && units > 0
    {
        tracing::info!(campaign.id = %campaign, %from, %to, units, %reason, "quota moved ahead of need");
        let labels = TransferLabels { from: from.region.to_string(), to: to.region.to_string() };
        metrics.transfer_units.get_or_create(&labels).inc_by(units as u64);
    }
    (planned, at, moved)
}
