//! What all queues of a server share: the database, the turns on counter rows, the closes under way, and the counts.
//!
//! What may not live here: anything of one queue, or a decision.
//!
//! **Invariant:** one statement at a time on a counter row.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use super::closes::Closes;
use super::known::Total;
use crate::account::roll::Roll;
use crate::db::Database;
use crate::id::CampaignId;
use crate::quota::RowKey;
use crate::quota::borrow::Supplier;
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
}

impl Shared {
    pub(super) fn new(db: Database, supplier: Supplier, roll: Roll, metrics: Metrics) -> Self {
        let (rows, closes) = (Mutex::default(), Mutex::default());
        Self { db, supplier, roll, metrics, waiting: AtomicUsize::new(0), known: Total::default(), rows, closes }
    }

    /// Forgets the campaigns that are not live.
    pub(super) fn retain(&self, live: impl Fn(&CampaignId) -> bool) {
        // Unwrap safety: nothing that can panic runs under these locks.
        self.rows.lock().expect("not poisoned").retain(|(campaign, _), _| live(campaign));
        self.closes.lock().expect("not poisoned").retain(|campaign, _| live(campaign));
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

    pub(super) fn closes(&self, campaign: CampaignId) -> Arc<Closes> {
        // Unwrap safety: as in `row`.
        Arc::clone(self.closes.lock().expect("not poisoned").entry(campaign).or_default())
    }
}
