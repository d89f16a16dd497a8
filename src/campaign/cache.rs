//! Every campaign in this server's memory, replaced as a whole by one poller.
//!
//! **Invariant:** readers never wait and never ask the database; a failed poll keeps the last copy, which says how old
//! it is.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;

use super::{Campaign, store};
use crate::clock;
use crate::db::{self, Database, Limit};
use crate::quota::regions::{self, Known};
use crate::region::Region;

/// The campaigns as the last successful poll saw them.
#[derive(Debug, Default)]
pub struct Snapshot {
    campaigns: HashMap<String, Arc<Campaign>>,
    taken_at: Option<Instant>,
}

impl Snapshot {
    /// The campaign of this address name.
    pub fn find(&self, slug: &str) -> Option<&Arc<Campaign>> {
        self.campaigns.get(slug)
    }

    /// All campaigns, in no order.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Campaign>> {
        self.campaigns.values()
    }

    /// How old this copy is; nothing before the first poll.
    pub fn age(&self) -> Option<Duration> {
        self.taken_at.map(|at| at.elapsed())
    }
}

/// The copy and the way to refresh it; cheap to clone.
#[derive(Clone)]
pub struct Campaigns {
    snapshot: Arc<ArcSwap<Snapshot>>,
    db: Database,
    region: Region,
}

impl Campaigns {
    /// An empty copy; nothing is known before the first `refresh`.
    pub fn new(db: Database, region: Region) -> Self {
        Self { snapshot: Arc::default(), db, region }
    }

    /// The copy as it is now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.load_full()
    }

    /// The campaign of this address name.
    pub fn find(&self, slug: &str) -> Option<Arc<Campaign>> {
        self.snapshot.load().find(slug).cloned()
    }

    /// Whether the database is known to be away.
    pub fn is_cut_off(&self) -> bool {
        self.db.is_cut_off()
    }

    /// The regions there are, asked from the database.
    pub async fn regions(&self) -> Result<Vec<Known>, db::Error> {
        regions::list(&self.db, Limit::POLL).await
    }

    /// Asks the database and replaces the copy.
    pub async fn refresh(&self) -> Result<(), db::Error> {
        let taken_at = Some(clock::monotonic());
        let campaigns = store::list(&self.db, &self.region, Limit::POLL).await?;
        let campaigns = campaigns.into_iter().map(|campaign| (campaign.slug.clone(), Arc::new(campaign))).collect();
        self.snapshot.store(Arc::new(Snapshot { campaigns, taken_at }));
        Ok(())
    }
}
