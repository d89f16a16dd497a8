//! The team's looks at what is and what was, from a server: each reads what the database has now, and writes nothing.

use jiff::Timestamp;
use uuid::Uuid;

use super::regions::{RegionStatus, Whole, status, whole};
use super::totals::{RegionTotals, Transfer, totals, transfers_before};
use crate::db::{self, Database};
use crate::id::CampaignId;
use crate::quota::gate::{self, Change};
use crate::region::Region;

/// The database could not be read.
#[derive(Debug, thiserror::Error)]
#[error("the reports could not be read")]
pub struct Unread(#[from] db::Error);

/// Looks at this database.
#[derive(Clone)]
pub struct Look(Database);

impl Look {
    /// Looks at this database.
    pub fn new(db: Database) -> Self {
        Self(db)
    }

    /// Every region with what it has.
    pub async fn regions(&self) -> Result<Vec<RegionStatus>, Unread> {
        Ok(status(&self.0).await?)
    }

    /// One region with what it has left; nothing if there is none of this name.
    pub async fn region(&self, region: &Region) -> Result<Option<Whole>, Unread> {
        Ok(whole(&self.0, region).await?)
    }

    /// What each region has of one campaign.
    pub async fn totals(&self, slug: &str) -> Result<Vec<RegionTotals>, Unread> {
        Ok(totals(&self.0).await?.into_iter().filter(|total| total.campaign == slug).collect())
    }

    /// The moves of a campaign's gate, newest first.
    pub async fn gates(&self, campaign: CampaignId) -> Result<Vec<Change>, Unread> {
        Ok(gate::history(&self.0, campaign).await?)
    }

    /// A page of a campaign's transfers, newest first.
    pub async fn transfers(
        &self,
        campaign: CampaignId,
        before: Option<(Timestamp, Uuid)>,
        most: i64,
    ) -> Result<Vec<Transfer>, Unread> {
        Ok(transfers_before(&self.0, campaign, before, most).await?)
    }
}
