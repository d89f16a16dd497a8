//! Re-opens a campaign that sold out and has units again, in the two steps that keep every SORRY true.
//!
//! Any server of any region may do it, and all do: the gate moves once, whoever is first.
//!
//! **Invariant:** the second step is made by somebody who saw the first one committed, waited for longer than the lease
//! of a SORRY by their own clock, and names the epoch they saw. Nobody's stamps are compared.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::campaign::Campaign;
use crate::campaign::cache::Campaigns;
use crate::clock;
use crate::db::{self, Database};
use crate::id::CampaignId;
use crate::quota::gate::{self, Move, Sighting};
use crate::quota::{Gate, store};

/// How often a sold-out campaign is looked at.
pub const EVERY: Duration = Duration::from_millis(500);

/// Looks at sold-out campaigns, and remembers since when it has seen one re-opening.
pub struct Reopener {
    db: Database,
    campaigns: Campaigns,
    by: String,
    started: Instant,
    reopening: Mutex<HashMap<CampaignId, Sighting>>,
}

impl Reopener {
    /// One that has seen nothing yet; `by` is its name in the ledger.
    pub fn new(db: Database, campaigns: Campaigns, by: String) -> Self {
        Self { db, campaigns, by, started: clock::monotonic(), reopening: Mutex::default() }
    }

    /// Looks at every campaign that is sold out or re-opening.
    pub async fn look(&self) {
        for campaign in self.campaigns.snapshot().all() {
            if let Err(error) = self.one(campaign).await {
                tracing::warn!(campaign.id = %campaign.id, error = %error, "re-opening failed");
            }
        }
    }

    async fn one(&self, campaign: &Campaign) -> Result<(), db::Error> {
        match campaign.gate {
            Some(Gate::SoldOut) => {
                let rows = store::survey(&self.db, campaign.id).await?;
                if rows.iter().any(|row| row.remaining > 0) {
                    self.step(campaign, Move::BEGIN_REOPENING).await?;
                }
                Ok(())
            }
            Some(Gate::Reopening) if self.has_waited(campaign) => self.step(campaign, Move::REOPEN).await,
            Some(Gate::Reopening | Gate::Shut | Gate::Open) | None => Ok(()),
        }
    }

    /// Whether this epoch was first seen longer ago than the lease. What is seen in memory was read from the database
    /// at that time or later, so it was committed by then.
    fn has_waited(&self, campaign: &Campaign) -> bool {
        let now = self.started.elapsed();
        // Unwrap safety: nothing that can panic runs under this lock.
        let mut reopening = self.reopening.lock().expect("not poisoned");
        let sighting = reopening.entry(campaign.id).or_insert_with(|| Sighting::new(campaign.epoch, now));
        sighting.may_open(campaign.epoch, now)
    }

    async fn step(&self, campaign: &Campaign, step: Move) -> Result<(), db::Error> {
        let seen = Some(campaign.epoch);
        if let Some(epoch) = gate::move_from(&self.db, campaign.id, seen, step, &self.by, "units came back").await? {
            tracing::info!(campaign.id = %campaign.id, epoch, ?step, "the gate moved");
        }
        Ok(())
    }
}
