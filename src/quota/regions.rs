//! The table of regions: which there are, and adding one.

use crate::db::{self, Database, Limit, Row, statements};
use crate::region::{Region, State};

/// A region of the deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its name.
    pub region: Region,
    /// Its place in every table and chart.
    pub ordinal: i64,
    /// Where its API answers; may be empty.
    pub api_url: String,
    /// Where it is in its life.
    pub state: State,
}

/// All regions, in their order.
pub async fn list(db: &Database, limit: Limit) -> Result<Vec<Known>, db::Error> {
    let rows = db.run(&statements::REGION_LIST, &[], limit).await?;
    Ok(rows.iter().filter_map(known).collect())
}

/// A state that this program does not know hides the region from it.
fn known(row: &Row) -> Option<Known> {
    let name: &str = row.get("region");
    Some(Known {
        region: name.parse().ok()?,
        ordinal: row.get("ordinal"),
        api_url: row.get("api_url"),
        state: State::parse(row.get("state"))?,
    })
}

/// Adds a region, with empty counter rows in every campaign that is not over; returns how many campaigns it joined, or
/// nothing if there was such a region already.
pub async fn add(db: &Database, region: &Region, api_url: &str) -> Result<Option<usize>, db::Error> {
    let uses = [&statements::REGION_INSERT, &statements::QUOTA_JOIN];
    db.transaction("region_add", &uses, async |tx| {
        let name = region.as_str();
        let new = !tx.run(&statements::REGION_INSERT, &[&name, &api_url]).await?.is_empty();
        // Also for a region that is there: a campaign that was being made at the same moment may not know it.
        let rows = tx.run(&statements::QUOTA_JOIN, &[&name]).await?;
        if !new && rows.is_empty() {
            return Ok(None);
        }
        let mut campaigns: Vec<uuid::Uuid> = rows.iter().map(|row| row.get("campaign_id")).collect();
        campaigns.sort_unstable();
        campaigns.dedup();
        Ok(Some(campaigns.len()))
    })
    .await
}
