//! Getting units to a counter row: ahead of need in the background, and at once for a row that is dry.
//!
//! What may not live here: where units come from (`plan.rs`).
//!
//! **Invariant:** at most one refill of a counter row, and one look around for a campaign, is under way in a process,
//! and a row whose lenders have nothing is not refilled again at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use super::pace::{Observed, Pace};
use super::plan::{self, Borrow, Need, Plan};
use super::store::Order;
use super::{CounterRow, RowKey, store};
use crate::clock;
use crate::db::{self, Database, Limit};
use crate::id::{CampaignId, TransferId};
use crate::telemetry::metrics::{Metrics, TransferLabels};

/// After a refill that moved nothing, a row is left alone for this long; and a campaign after it was looked at.
const COOL_DOWN: Duration = Duration::from_millis(500);
/// After one that was stuck: its lender may be locked by somebody who is gone, and while it waited for that it may have
/// held the lock of the row that it was for.
const STUCK_COOL_DOWN: Duration = Duration::from_secs(5);
/// Longer than any refill may take, so that a lost one can't block its row for ever.
const REFILL_MAX: Duration = Duration::from_secs(60);

/// When a row may be refilled. Pure: `now` is any clock that never goes back.
#[derive(Clone, Copy, Debug, Default)]
pub struct Refills {
    rest_until: Duration,
}

impl Refills {
    /// Takes the row's one place for a refill, if it is free and not cooling down.
    pub fn begin(&mut self, now: Duration) -> bool {
        let free = self.rest_until <= now;
        if free {
            self.rest_until = now + REFILL_MAX;
        }
        free
    }

    /// Gives the place back after an attempt that was stuck.
    pub fn stuck(&mut self, now: Duration) {
        self.rest_until = now + STUCK_COOL_DOWN;
    }

    /// Gives the place back.
    pub fn end(&mut self, moved: bool, now: Duration) {
        self.rest_until = if moved { now } else { now + COOL_DOWN };
    }
}

/// Moves units to where they are needed.
#[derive(Clone)]
pub struct Supplier {
    db: Database,
    metrics: Metrics,
    started: Instant,
    refills: Arc<Mutex<HashMap<(CampaignId, RowKey), Refills>>>,
    paces: Arc<Mutex<HashMap<CampaignId, (Pace, Refills)>>>,
    low_water: Arc<Notify>,
}

impl Supplier {
    /// A supplier that works on this database.
    pub fn new(db: Database, metrics: Metrics) -> Self {
        let (refills, paces, low_water) = (Arc::default(), Arc::default(), Arc::default());
        Self { db, metrics, started: clock::monotonic(), refills, paces, low_water }
    }

    /// Rings whenever a row of this server has little left, for the planner: that it looks, not what it will see.
    pub fn low_water(&self) -> Arc<Notify> {
        Arc::clone(&self.low_water)
    }

    /// Finds units for a dry row: inside its region first, by a look at that region only, so that no row waits for an
    /// ocean, or for a region that can't be read, while its own region has units. A transfer that is the next step has
    /// been made, or refused, when this returns it.
    pub async fn relieve(&self, campaign: CampaignId, need: &Need<'_>) -> Result<Plan, db::Error> {
        let own = self.observe(campaign, &store::survey_region(&self.db, campaign, &need.here.region).await?);
        let step = match plan::when_dry(&own, need) {
            Plan::Spent { .. } => {
                plan::when_dry(&self.observe(campaign, &store::survey(&self.db, campaign).await?), need)
            }
            inside => inside,
        };
        if let Plan::Borrow(borrow) = &step {
            self.transfer(campaign, borrow, need.here, Order::Urgent).await?;
        }
        Ok(step)
    }

    /// Tells that a row has `left` units and is asked for `rate` a second; refills it in the background if that will
    /// soon be too few.
    pub fn watch(&self, campaign: CampaignId, here: &RowKey, left: i64, rate: f64) {
        if !plan::is_low(left, rate) {
            return;
        }
        self.low_water.notify_one();
        self.look_around(campaign);
        if left == 0 || !self.with_refills(campaign, here, Refills::begin) {
            return;
        }
        let (this, here) = (self.clone(), here.clone());
        tokio::spawn(async move {
            let moved = this.refill(campaign, &here, left, rate).await;
            this.with_refills(campaign, &here, |refills, now| match &moved {
                Ok(any) => refills.end(*any, now),
                Err(db::Error::Contended { .. }) => refills.end(false, now),
                Err(_) => refills.stuck(now),
            });
            if let Err(error) = moved {
                tracing::warn!(error = %error, "a refill ahead of need failed; a later batch asks again");
            }
        });
    }

    /// Looks at the own region's rows only: across an ocean the look alone would take longer than a low row has.
    async fn refill(&self, campaign: CampaignId, here: &RowKey, left: i64, rate: f64) -> Result<bool, db::Error> {
        let rows = self.observe(campaign, &store::survey_region(&self.db, campaign, &here.region).await?);
        let Some(borrow) = plan::ahead(&rows, here, left, rate) else { return Ok(false) };
        Ok(self.transfer(campaign, &borrow, here, Order::Ahead).await? > 0)
    }

    /// Looks at the whole campaign in the background, so that this server knows how fast the other regions grant when
    /// it is dry, and need not look twice, across oceans, while people wait. One look at a time and not for long: where
    /// a region can't be read, it must not take the connections of claims that need no look.
    fn look_around(&self, campaign: CampaignId) {
        if !self.with_pace(campaign, |(_, looks), now| looks.begin(now)) {
            return;
        }
        let this = self.clone();
        tokio::spawn(async move {
            match store::survey_within(&this.db, campaign, Limit::POLL).await {
                Ok(rows) => drop(this.observe(campaign, &rows)),
                Err(error) => tracing::warn!(error = %error, "a look around failed; a dry row looks again"),
            }
            this.with_pace(campaign, |(_, looks), now| looks.end(false, now));
        });
    }

    /// Forgets campaigns that are over.
    pub fn retain(&self, live: impl Fn(&CampaignId) -> bool) {
        // Unwrap safety: nothing that can panic runs under these locks.
        self.refills.lock().expect("not poisoned").retain(|(campaign, _), _| live(campaign));
        self.paces.lock().expect("not poisoned").retain(|campaign, _| live(campaign));
    }

    async fn transfer(
        &self,
        campaign: CampaignId,
        borrow: &Borrow,
        to: &RowKey,
        order: Order,
    ) -> Result<i64, db::Error> {
        let moved = store::transfer_by(&self.db, TransferId::random(), campaign, borrow, to, order).await?;
        if moved > 0 {
            let Borrow { from, reason, .. } = borrow;
            tracing::info!(campaign.id = %campaign, %from, %to, units = moved, reason, "quota moved");
            let labels = TransferLabels { from: borrow.from.region.to_string(), to: to.region.to_string() };
            self.metrics.transfer_units.get_or_create(&labels).inc_by(moved as u64);
        }
        Ok(moved)
    }

    fn observe(&self, campaign: CampaignId, rows: &[CounterRow]) -> Vec<Observed> {
        self.with_pace(campaign, |(pace, _), now| pace.observe(rows, now))
    }

    fn with_pace<T>(&self, campaign: CampaignId, act: impl FnOnce(&mut (Pace, Refills), Duration) -> T) -> T {
        // Unwrap safety: as in `retain`.
        let mut paces = self.paces.lock().expect("not poisoned");
        act(paces.entry(campaign).or_default(), self.started.elapsed())
    }

    fn with_refills<T>(&self, campaign: CampaignId, here: &RowKey, act: impl FnOnce(&mut Refills, Duration) -> T) -> T {
        // Unwrap safety: as in `retain`.
        let mut refills = self.refills.lock().expect("not poisoned");
        act(refills.entry((campaign, here.clone())).or_default(), self.started.elapsed())
    }
}

/// Units a second, smoothed over about a second: young enough to follow a rush, old enough not to follow a batch. Pure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rate(f64);

impl Rate {
    /// Counts units, so long after those before, and returns the rate.
    pub fn count(&mut self, units: i64, passed: Duration) -> f64 {
        // An impulse of `units` decaying with a time constant of one second has an integral of `units`.
        self.0 = self.0 * (-passed.as_secs_f64()).exp() + units as f64;
        self.0
    }
}

/// The rate of what a queue is asked for, by the monotonic clock.
#[derive(Debug)]
pub struct Demand {
    rate: Rate,
    since: Instant,
}

impl Default for Demand {
    fn default() -> Self {
        Self { rate: Rate::default(), since: clock::monotonic() }
    }
}

impl Demand {
    /// Counts units that were asked for just now and returns the rate.
    pub fn count(&mut self, units: i64) -> f64 {
        let now = clock::monotonic();
        let passed = now.duration_since(self.since);
        self.since = now;
        self.rate.count(units, passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_refill_at_a_time_and_after_one_that_moved_nothing_or_was_stuck_a_rest() {
        let (mut refills, ms) = (Refills::default(), Duration::from_millis);
        assert_eq!([refills.begin(ms(0)), refills.begin(ms(59_999)), refills.begin(ms(60_000))], [true, false, true]);
        refills.end(true, ms(60_100));
        assert!(refills.begin(ms(60_100)));
        refills.end(false, ms(60_200));
        assert_eq!([refills.begin(ms(60_699)), refills.begin(ms(60_700))], [false, true]);
        refills.stuck(ms(60_800));
        assert_eq!([refills.begin(ms(65_799)), refills.begin(ms(65_800))], [false, true]);
    }
}
