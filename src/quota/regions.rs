//! The table of regions: which there are, and the steps of a region's life.
//!
//! ```text
//!   add ──► active ──► draining ──► gone
//!              ▲           │         │
//!              └── add ────┴── add ──┘
//! ```
//! **Invariant:** a region's counter rows are never taken away. It joins with none of the units, leaves with none,
//! and what it granted stays in its rows. A step that is there is no step: each may be asked for again.

use crate::db::tx::{Stop, Tx};
use crate::db::{self, Database, Limit, Row, statements};
use crate::id::CampaignId;
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

/// Adds a region, or brings one back that was draining or gone, with empty counter rows in every campaign that is not
/// over and has none there; returns how many campaigns it joined, or nothing if it was active already.
pub async fn add(db: &Database, region: &Region, api_url: &str) -> Result<Option<usize>, db::Error> {
    let uses = [&statements::REGION_INSERT, &statements::QUOTA_JOIN];
    db.transaction("region_add", &uses, async |tx| add_in(tx, region, api_url).await).await
}

/// The same in a transaction that notes it.
pub async fn add_in(tx: &Tx<'_>, region: &Region, api_url: &str) -> Result<Option<usize>, Stop> {
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
}

/// Where a region is in its life; nothing if there is none of this name.
pub async fn state(db: &Database, region: &Region) -> Result<Option<State>, db::Error> {
    Ok(list(db, Limit::PATIENT).await?.into_iter().find(|known| known.region == *region).map(|known| known.state))
}

/// What a region has left of one campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stock {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its address name.
    pub slug: String,
    /// Whether an operator has frozen its units.
    pub frozen: bool,
    /// Units the region may still grant.
    pub remaining: i64,
    /// Units on hold, which may come back.
    pub held: i64,
}

/// What a region has left in each campaign that is not over.
pub async fn stock(db: &Database, region: &Region) -> Result<Vec<Stock>, db::Error> {
    let rows = db.run(&statements::REGION_STOCK, &[&region.as_str()], Limit::PATIENT).await?;
    Ok(rows.iter().map(one_stock).collect())
}

fn one_stock(row: &Row) -> Stock {
    Stock {
        campaign: CampaignId(row.get("campaign_id")),
        slug: row.get("slug"),
        frozen: row.get::<_, &str>("rebalance") != "on",
        remaining: row.get("remaining"),
        held: row.get("held"),
    }
}

/// Rows that name a region as their home: what a `CockroachDB` would want moved before it drops the region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Accounts, counted up to `Rows::MOST`.
    pub accounts: i64,
    /// Claims, counted up to `Rows::MOST`.
    pub claims: i64,
    /// Counter rows.
    pub counters: i64,
    /// Transfers to it, counted up to `Rows::MOST`.
    pub transfers: i64,
}

impl Rows {
    /// The statement counts no further: it is asked in the middle of a rush.
    pub const MOST: i64 = 10_000;
}

/// How many rows name the region as their home.
pub async fn rows(db: &Database, region: &Region) -> Result<Rows, db::Error> {
    let found = db.run(&statements::REGION_ROWS, &[&region.as_str()], Limit::PATIENT).await?;
    let count = |column| found.first().map_or(0, |row| row.get::<_, i64>(column));
    Ok(Rows {
        accounts: count("accounts"),
        claims: count("claims"),
        counters: count("counters"),
        transfers: count("transfers"),
    })
}
