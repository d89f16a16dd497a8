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
/// continent go on while the next plan is made. The moves that matter most come first, after at most two small ones to
/// quiet regions.
pub const PLAN_MAX: Duration = Duration::from_millis(500);

/// What a planner knows of one campaign between two rounds. Losing it costs a second of measuring.
#[derive(Debug, Default)]
pub struct Desk {
    fenced: Option<i64>,
    pace: Pace,
    memory: Memory,
    /// The moves that have begun and not ended. A survey may or may not have seen them.
    moving: Vec<PlannedMove>,
    /// Their tasks, which go on between two rounds: a statement that nobody polls would hold its locks until somebody
    /// does. Each carries its fence, so it is harmless if the lease is lost meanwhile.
    tasks: JoinSet<Done>,
}

/// A planned move that has ended, and the units that moved.
type Done = (PlannedMove, Result<i64, db::Error>);

impl Drop for Desk {
    /// A move that has begun is not broken off: its statement would keep a connection busy that seems to be free.
    fn drop(&mut self) {
        self.tasks.detach_all();
    }
}

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
            while self.tasks.len() < AT_ONCE && begun.elapsed() < PLAN_MAX {
                let Some(planned) = moves.next() else { break };
                self.begins(&planned);
                self.tasks.spawn(carry_out(db.clone(), metrics.clone(), campaign, planned, fence));
            }
            let left = PLAN_MAX.saturating_sub(begun.elapsed());
            let Ok(Some(done)) = timeout(left, self.tasks.join_next()).await else { return units };
            // Noted also after an error of another one.
            let amount = self.done(done, now);
            units = units.and_then(|units| Ok(units + amount?));
        }
    }

    fn done(&mut self, done: Result<Done, JoinError>, now: Duration) -> Result<i64, db::Error> {
        match done {
            Ok((planned, moved)) => {
                self.ended(&planned, moved.as_ref().copied().unwrap_or(0), now);
                moved
            }
            // Whether it moved anything, the next survey shows. All that began are taken for ended: at worst one of
            // them is planned again.
            Err(error) => {
                tracing::error!(%error, "a planned move panicked");
                self.moving.clear();
                Ok(0)
            }
        }
    }

    /// The moves of this moment; none while the campaign is frozen. Between regions, none with a region that is taking
    /// part in one: what it has is not known before that ends, and its floor and its ceiling would be kept from a
    /// guess. No I/O.
    pub fn plan(&mut self, rows: &[CounterRow], rules: &Rules, now: Duration) -> Vec<PlannedMove> {
        // Also of a frozen campaign, so that the rates are known when it is not any more.
        let observed = self.pace.observe(rows, now);
        if rules.frozen {
            return Vec::new();
        }
        let mut moves = balance(&observed, &rules.regions, &self.memory, now);
        moves.retain(|planned| !self.moving.iter().any(|other| meet(planned, other)));
        moves
    }

    /// A planned move begins.
    pub fn begins(&mut self, planned: &PlannedMove) {
        self.moving.push(planned.clone());
    }

    /// It has ended, after so many units.
    pub fn ended(&mut self, planned: &PlannedMove, units: i64, now: Duration) {
        if let Some(at) = self.moving.iter().position(|other| other == planned) {
            self.moving.swap_remove(at);
        }
        if units > 0 {
            self.memory.note(planned, now);
        }
    }
}

/// Whether two moves may not be under way together.
fn meet(one: &PlannedMove, other: &PlannedMove) -> bool {
    let abroad = |planned: &PlannedMove| planned.from.region != planned.to.region;
    let regions = |planned: &PlannedMove| [planned.from.region.clone(), planned.to.region.clone()];
    let shared = || regions(one).iter().any(|region| regions(other).contains(region));
    one.from == other.from || one.to == other.to || abroad(one) && abroad(other) && shared()
}

async fn carry_out(db: Database, metrics: Metrics, campaign: CampaignId, planned: PlannedMove, fence: i64) -> Done {
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
    (planned, moved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quota::balance::RegionRule;
    use crate::quota::{Purpose, RowKey};
    use crate::region::State;

    fn row(region: &str, remaining: i64) -> CounterRow {
        let key = RowKey { region: region.parse().unwrap(), shard: 2 };
        let (purpose, state) = (Purpose::Reserve, State::Active);
        CounterRow { key, purpose, remaining, held: 0, granted: 0, waiting: 0, state }
    }

    #[test]
    fn a_region_with_a_move_under_way_takes_part_in_no_other_whatever_a_survey_still_shows() {
        let ceiling = RegionRule { region: "us".parse().unwrap(), floor: 100, ceiling: Some(100), gives_all: false };
        let rules = Rules { frozen: false, regions: vec![ceiling] };
        let (rows, mut desk) = ([row("ap", 900), row("eu", 1_000), row("us", 0)], Desk::default());
        let plan = |desk: &mut Desk, second| desk.plan(&rows, &rules, Duration::from_secs(second));
        let first = plan(&mut desk, 1);
        assert_eq!(first.len(), 1);
        desk.begins(&first[0]);
        assert_eq!(plan(&mut desk, 2), []);
        desk.ended(&first[0], 0, Duration::from_secs(3));
        assert_eq!(plan(&mut desk, 3), first);
    }
}
