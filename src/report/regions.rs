//! What each region is, has and has given, over all campaigns that are not over; and what keeps one from going.

use crate::db::{self, Database, Engine, Limit, Row, statements};
use crate::quota::regions::{self, Known, Rows, Stock};
use crate::region::Region;

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

/// All that keeps a region from going.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The region.
    pub known: Known,
    /// What it has, as in every region's line.
    pub status: RegionStatus,
    /// What it has left in each campaign that is not over.
    pub stock: Vec<Stock>,
    /// The rows that name it as their home, where the database keeps regions of its own: it drops none that a row
    /// names.
    pub rows: Option<Rows>,
}

/// One region with what it has left; nothing if there is none of this name.
pub async fn whole(db: &Database, region: &Region) -> Result<Option<Whole>, db::Error> {
    let known = regions::list(db, Limit::PATIENT).await?.into_iter().find(|known| known.region == *region);
    let status = status(db).await?.into_iter().find(|line| line.region == region.as_str());
    let Some((known, status)) = known.zip(status) else { return Ok(None) };
    let rows = match db.engine() {
        Engine::Cockroach { multi_region: true } => Some(regions::rows(db, region).await?),
        _ => None,
    };
    Ok(Some(Whole { known, status, stock: regions::stock(db, region).await?, rows }))
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
