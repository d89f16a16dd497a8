//! What each region has, has given and has left.

use crate::db::{self, Database, Limit, Row, statements};
use crate::id::CampaignId;
use crate::quota::RowKey;
use crate::quota::store::row_key;

/// One region's part of one campaign.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RegionTotals {
    /// The campaign's address name.
    pub campaign: String,
    /// The region.
    pub region: String,
    /// Where the gate stands.
    pub gate: String,
    /// The gate's epoch.
    pub epoch: i64,
    /// Units left.
    pub remaining: i64,
    /// Units held or claimed.
    pub outstanding: i64,
    /// Units on hold.
    pub held: i64,
    /// Units that came from other counter rows.
    pub moved_in: i64,
    /// Units that went to other counter rows.
    pub moved_out: i64,
}

/// The totals of every region of every campaign.
pub async fn totals(db: &Database) -> Result<Vec<RegionTotals>, db::Error> {
    let rows = db.run(&statements::REPORT_TOTALS, &[], Limit::PATIENT).await?;
    Ok(rows.iter().map(region_totals).collect())
}

fn region_totals(row: &Row) -> RegionTotals {
    RegionTotals {
        campaign: row.get("slug"),
        region: row.get("region"),
        gate: row.get("gate"),
        epoch: row.get("epoch"),
        remaining: row.get("remaining"),
        outstanding: row.get("outstanding"),
        held: row.get("held"),
        moved_in: row.get("moved_in"),
        moved_out: row.get("moved_out"),
    }
}

/// A transfer of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Its id.
    pub id: uuid::Uuid,
    /// The lender.
    pub from: RowKey,
    /// The borrower.
    pub to: RowKey,
    /// Units.
    pub amount: i64,
    /// Why: a code and its numbers.
    pub reason: String,
    /// When, by the database's clock.
    pub at: jiff::Timestamp,
}

/// Where a list of transfers begins that begins with the newest.
pub(super) const NEWEST: (jiff::Timestamp, uuid::Uuid) = (jiff::Timestamp::MAX, uuid::Uuid::max());

/// The newest transfers of a campaign.
pub async fn transfers(db: &Database, campaign: CampaignId, most: i64) -> Result<Vec<Transfer>, db::Error> {
    transfers_before(db, campaign, None, most).await
}

/// A page of them: what was moved before this moment and, at it, before this transfer.
pub async fn transfers_before(
    db: &Database,
    campaign: CampaignId,
    before: Option<(jiff::Timestamp, uuid::Uuid)>,
    most: i64,
) -> Result<Vec<Transfer>, db::Error> {
    let (at, id) = before.unwrap_or(NEWEST);
    let rows = db.run(&statements::TRANSFER_LIST, &[&campaign.0, &at, &id, &most], Limit::PATIENT).await?;
    Ok(rows.iter().map(transfer).collect())
}

pub(super) fn transfer(row: &Row) -> Transfer {
    Transfer {
        id: row.get("transfer_id"),
        from: row_key(row, "from_region", "from_shard"),
        to: row_key(row, "to_region", "to_shard"),
        amount: row.get("amount"),
        reason: row.get("reason"),
        at: row.get("created_at"),
    }
}
