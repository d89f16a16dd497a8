//! One planner's work on one campaign: survey, plan, transfers.
//!
//! What may not live here: who may plan, and when (`worker/rebalance.rs`); the plan itself (`balance`).
//!
//! **Invariant:** a round reads everything again and keeps nothing that it could not lose but the rates it has
//! measured. Every transfer carries the fence it was given, and before the first plan under a new fence that fence
//! stands on all rows: whoever had a lower one moves nothing any more, also if it was dead for a while and does not
//! know it.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

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

/// After this long no further transfer of a plan is begun: it is history by then, and the lease wants to be renewed.
/// The moves that matter most come first.
pub const PLAN_MAX: Duration = Duration::from_secs(2);

/// What a planner knows of one campaign between two rounds. Losing it costs a second of measuring.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    fenced: Option<i64>,
    pace: Pace,
    memory: Memory,
}

impl Desk {
    /// One round under the fence of a lease that was just taken or renewed, at `now`, which never goes back. Returns
    /// how many units moved; none while the campaign is frozen or its units stand well.
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
        let (mut moves, mut under_way) = (self.plan(&rows, &rules, now).into_iter(), FuturesUnordered::new());
        let begun = clock::monotonic();
        let mut units = Ok(0);
        loop {
            // Side by side: one after the other, a plan across oceans would be history before it is done.
            while under_way.len() < AT_ONCE && begun.elapsed() < PLAN_MAX {
                let Some(planned) = moves.next() else { break };
                under_way.push(carry_out(db, metrics, campaign, planned, fence));
            }
            // To the end, also after an error: a statement that is dropped would go on without anybody who notes it.
            let Some((planned, outcome)) = under_way.next().await else { return units };
            if matches!(outcome, Ok(amount) if amount > 0) {
                self.moved(&planned, now);
            }
            units = units.and_then(|units| Ok(units + outcome?));
        }
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
    db: &Database,
    metrics: &Metrics,
    campaign: CampaignId,
    planned: PlannedMove,
    fence: i64,
) -> (PlannedMove, Result<i64, db::Error>) {
    let PlannedMove { from, to, amount, keep, reason } = &planned;
    let borrow = Borrow { from: from.clone(), amount: *amount, keep: *keep, reason: reason.to_code() };
    let order = Order::Planned { fence };
    let moved = store::transfer_by(db, TransferId::random(), campaign, &borrow, to, order).await;
    if let Ok(units) = moved.as_ref().copied()
        && units > 0
    {
        tracing::info!(campaign.id = %campaign, %from, %to, units, %reason, "quota moved ahead of need");
        let labels = TransferLabels { from: from.region.to_string(), to: to.region.to_string() };
        metrics.transfer_units.get_or_create(&labels).inc_by(units as u64);
    }
    (planned, moved)
}
