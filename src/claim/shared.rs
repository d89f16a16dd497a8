//! What all queues of a server share: the database, the rows in use, the turns on counter rows, the closes under way,
//! and the counts.
//!
//! What may not live here: anything of one queue, or a decision.
//!
//! **Invariant:** one statement at a time on a counter row.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::closes::Closes;
use super::fan::{self, Fan};
use super::known::Total;
use crate::account::roll::Roll;
use crate::campaign::Campaign;
use crate::clock;
use crate::db::Database;
use crate::id::{AccountId, CampaignId};
use crate::quota::RowKey;
use crate::quota::borrow::Supplier;
use crate::quota::plan::Plan;
use crate::telemetry::metrics::Metrics;

/// Whose turn it is on one counter row.
pub(super) type Turn = Arc<tokio::sync::Mutex<()>>;

pub(super) struct Shared {
    pub(super) db: Database,
    pub(super) supplier: Supplier,
    pub(super) roll: Roll,
    pub(super) metrics: Metrics,
    pub(super) waiting: AtomicUsize,
    pub(super) known: Total,
    /// One statement at a time on a counter row: two of one process would only make each other run again.
    rows: Mutex<HashMap<(CampaignId, RowKey), Turn>>,
    closes: Mutex<HashMap<CampaignId, Arc<Closes>>>,
    fans: Mutex<HashMap<CampaignId, Fan>>,
    started: Instant,
}

impl Shared {
    pub(super) fn new(db: Database, supplier: Supplier, roll: Roll, metrics: Metrics) -> Self {
        let (rows, closes, fans, started) = (Mutex::default(), Mutex::default(), Mutex::default(), clock::monotonic());
        let (waiting, known) = (AtomicUsize::new(0), Total::default());
        Self { db, supplier, roll, metrics, waiting, known, rows, closes, fans, started }
    }

    /// Forgets the campaigns that are not live.
    pub(super) fn retain(&self, live: impl Fn(&CampaignId) -> bool) {
        // Unwrap safety: nothing that can panic runs under these locks.
        self.rows.lock().expect("not poisoned").retain(|(campaign, _), _| live(campaign));
        self.closes.lock().expect("not poisoned").retain(|campaign, _| live(campaign));
        self.fans.lock().expect("not poisoned").retain(|campaign, _| live(campaign));
        self.supplier.retain(live);
    }

    pub(super) fn enter(&self) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.metrics.queue_length.inc();
    }

    pub(super) fn leave(&self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        self.metrics.queue_length.dec();
    }

    pub(super) fn row(&self, campaign: CampaignId, row: &RowKey) -> Turn {
        // Unwrap safety: nothing that can panic runs under this lock.
        let mut rows = self.rows.lock().expect("not poisoned");
        Arc::clone(rows.entry((campaign, row.clone())).or_default())
    }

    /// Counts a native's try to queue; the counter row to queue for. Each server begins at the row of the first who
    /// comes to it, so servers mostly begin at different ones.
    pub(super) fn shard(&self, account: AccountId, campaign: &Campaign) -> i64 {
        if campaign.shard_count <= 1 {
            return 0;
        }
        let (lot, now) = (fan::lot(account), self.started.elapsed());
        // Unwrap safety: as in `row`.
        let mut fans = self.fans.lock().expect("not poisoned");
        let fan = fans.entry(campaign.id).or_insert_with(|| Fan::new(campaign.shard_count, lot, now));
        fan.count_people(1, now).row_of(lot)
    }

    /// A dry row was told where to go.
    pub(super) fn follow(&self, campaign: CampaignId, dry: &RowKey, step: &Plan) {
        // Unwrap safety: as in `row`.
        if let Some(fan) = self.fans.lock().expect("not poisoned").get_mut(&campaign) {
            fan.follow(dry, step, self.started.elapsed());
        }
    }

    pub(super) fn closes(&self, campaign: CampaignId) -> Arc<Closes> {
        // Unwrap safety: as in `row`.
        Arc::clone(self.closes.lock().expect("not poisoned").entry(campaign).or_default())
    }
}
