//! What each region is, has and has given, over all campaigns that are not over.

use crate::db::{self, Database, Limit, Row, statements};

/// One region's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionStatus {
    /// Its name.
    pub region: String,
    /// Where it is in its life, as the database has it.
    pub state: String,
    /// Campaigns that are not over and have counter rows here.
    pub campaigns: i64,
    /// Units it may still grant.
    pub remaining: i64,
    /// Units it has granted that did not come back.
    pub granted: i64,
    /// Of these, units on hold.
    pub held: i64,
    /// When units last came or went by a transfer, in any campaign.
    pub last_transfer_at: Option<jiff::Timestamp>,
}

/// Every region, in the regions' order.
pub async fn status(db: &Database) -> Result<Vec<RegionStatus>, db::Error> {
    let rows = db.run(&statements::REGION_STATUS, &[], Limit::PATIENT).await?;
    Ok(rows.iter().map(line).collect())
}

fn line(row: &Row) -> RegionStatus {
    RegionStatus {
        region: row.get("region"),
        state: row.get("state"),
        campaigns: row.get("campaigns"),
        remaining: row.get("remaining"),
        granted: row.get("granted"),
        held: row.get("held"),
        last_transfer_at: row.get("last_at"),
    }
}
