//! Keeps the sets behind SORRY from memory: looks at the gates of sold-out campaigns several times within the lease,
//! and loads a set once for each sold-out epoch.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::campaign::cache::Campaigns;
use crate::claim::frozen::{Frozen, look};
use crate::db::Database;
use crate::id::CampaignId;
use crate::quota::Gate;
use crate::region::Region;

/// How often the gates are looked at: a look or two may be lost before the lease of one second runs out.
pub const EVERY: Duration = Duration::from_millis(250);

/// Looks and loads.
pub struct Freezer {
    db: Database,
    here: Region,
    campaigns: Campaigns,
    frozen: Frozen,
    loading: Arc<Mutex<HashSet<CampaignId>>>,
}

impl Freezer {
    /// A freezer that has looked at nothing yet.
    pub fn new(db: Database, here: Region, campaigns: Campaigns, frozen: Frozen) -> Self {
        Self { db, here, campaigns, frozen, loading: Arc::default() }
    }

    /// One look at every campaign that the last poll saw sold out. What a look sees decides; the poll only says where
    /// to look.
    pub async fn tick(&self) {
        let snapshot = self.campaigns.snapshot();
        let sold_out: Vec<CampaignId> = snapshot
            .all()
            .filter(|campaign| campaign.gate == Some(Gate::SoldOut))
            .map(|campaign| campaign.id)
            .collect();
        self.frozen.retain(&sold_out);
        if sold_out.is_empty() {
            return;
        }
        match look(&self.db, &self.here, &sold_out).await {
            Ok(looks) => {
                for (campaign, look) in looks {
                    if self.frozen.saw(campaign, look) {
                        self.load(campaign, look.epoch);
                    }
                }
            }
            // Nothing is extended: the leases run out and the database is asked, which answers or does not.
            Err(error) => tracing::warn!(error = %error, "the gates could not be looked at"),
        }
    }

    /// Loads in the background, so that looking goes on: six million accounts take longer than a lease.
    fn load(&self, campaign: CampaignId, epoch: i64) {
        // Unwrap safety: nothing that can panic runs under this lock.
        if !self.loading.lock().expect("not poisoned").insert(campaign) {
            return;
        }
        let (db, here, frozen, loading) =
            (self.db.clone(), self.here.clone(), self.frozen.clone(), Arc::clone(&self.loading));
        tokio::spawn(async move {
            if let Err(error) = frozen.load(&db, &here, campaign, epoch).await {
                tracing::warn!(campaign.id = %campaign, error = %error, "the claims could not be loaded");
            }
            // Unwrap safety: as above.
            loading.lock().expect("not poisoned").remove(&campaign);
        });
    }
}
