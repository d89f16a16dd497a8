//! Getting units to a counter row: ahead of need in the background, and at once for a row that is dry.
//!
//! **Invariant:** at most one transfer to a counter row is under way in a process, and a row whose lenders have nothing
//! is not asked for again at once, so a dry region costs the others one survey now and then and not one a batch.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use super::plan::{self, Borrow, Plan};
use super::store::Order;
use super::{RowKey, store};
use crate::clock;
use crate::db::{self, Database};
use crate::id::{CampaignId, TransferId};
use crate::telemetry::metrics::{Metrics, TransferLabels};

/// A row asks for more when what it has lasts for less than this at the present rate …
pub(crate) const LOW_WATER: Duration = Duration::from_secs(2);
/// … and asks for as much as lasts for this.
const HORIZON: Duration = Duration::from_secs(5);
/// Units a row asks for at least: below that a transfer costs more than the claims it serves.
const LEAST_LOAN: i64 = 64;
/// After a request that moved nothing, a row is left alone for this long.
pub(crate) const COOL_DOWN: Duration = Duration::from_millis(500);

/// What a dry row was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relief {
    /// Units were moved here, or somebody moved them first: try the row again.
    TryAgain,
    /// The units are on this row: place the claims there.
    Go(RowKey),
    /// There is no unit anywhere; so many are on hold.
    Spent {
        /// Units on hold.
        held: i64,
    },
}

/// Moves units to where they are needed.
#[derive(Clone)]
pub struct Supplier {
    db: Database,
    metrics: Metrics,
    busy: Arc<Mutex<HashMap<(CampaignId, RowKey), Instant>>>,
    low_water: Arc<Notify>,
}

impl Supplier {
    /// A supplier that works on this database.
    pub fn new(db: Database, metrics: Metrics) -> Self {
        Self { db, metrics, busy: Arc::default(), low_water: Arc::default() }
    }

    /// Rings whenever a row of this server has little left, for the planner: that it looks, not what it will see.
    pub fn low_water(&self) -> Arc<Notify> {
        Arc::clone(&self.low_water)
    }

    /// Finds units for a dry row with `need` claims waiting.
    pub async fn relieve(
        &self,
        campaign: CampaignId,
        here: &RowKey,
        need: i64,
        rate: f64,
    ) -> Result<Relief, db::Error> {
        let rows = store::survey(&self.db, campaign).await?;
        if rows.iter().any(|row| row.key == *here && row.remaining > 0) {
            return Ok(Relief::TryAgain);
        }
        match plan::when_dry(&rows, here, need, wanted(rate)) {
            Plan::Spent { held } => Ok(Relief::Spent { held }),
            Plan::Go(to) => Ok(Relief::Go(to)),
            Plan::Borrow(borrow) => {
                self.transfer(campaign, &borrow, here, Order::Urgent).await?;
                Ok(Relief::TryAgain)
            }
        }
    }

    /// Tells that a row has `left` units and grants `rate` a second; borrows in the background if that will soon be too
    /// few.
    pub fn watch(&self, campaign: CampaignId, here: &RowKey, left: i64, rate: f64) {
        if left as f64 >= rate * LOW_WATER.as_secs_f64() {
            return;
        }
        self.low_water.notify_one();
        if left == 0 || !self.begin(campaign, here) {
            return;
        }
        let (this, here) = (self.clone(), here.clone());
        tokio::spawn(async move {
            let moved = this.borrow_ahead(campaign, &here, left, rate).await;
            this.end(campaign, here, matches!(moved, Ok(true)));
            if let Err(error) = moved {
                tracing::warn!(error = %error, "borrowing ahead failed; the next batch asks again");
            }
        });
    }

    async fn borrow_ahead(&self, campaign: CampaignId, here: &RowKey, left: i64, rate: f64) -> Result<bool, db::Error> {
        let rows = store::survey(&self.db, campaign).await?;
        let Some(borrow) = plan::ahead(&rows, here, left, wanted(rate)) else { return Ok(false) };
        Ok(self.transfer(campaign, &borrow, here, Order::Ahead).await? > 0)
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

    /// Takes the row's one place for a request in the background, if it is free and not cooling down.
    fn begin(&self, campaign: CampaignId, here: &RowKey) -> bool {
        let now = clock::monotonic();
        // Unwrap safety: nothing that can panic runs under this lock.
        let mut busy = self.busy.lock().expect("not poisoned");
        let free = busy.get(&(campaign, here.clone())).is_none_or(|until| *until <= now);
        if free {
            // Longer than any request may take, so that a lost task can't block the row for ever.
            busy.insert((campaign, here.clone()), now + Duration::from_secs(60));
        }
        free
    }

    fn end(&self, campaign: CampaignId, here: RowKey, moved: bool) {
        // Unwrap safety: as in `begin`.
        let mut busy = self.busy.lock().expect("not poisoned");
        if moved {
            busy.remove(&(campaign, here));
        } else {
            busy.insert((campaign, here), clock::monotonic() + COOL_DOWN);
        }
    }
}

/// Units a row with this rate asks for.
pub(crate) fn wanted(rate: f64) -> i64 {
    ((rate * HORIZON.as_secs_f64()) as i64).max(LEAST_LOAN)
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
