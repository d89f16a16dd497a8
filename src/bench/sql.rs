//! What the benchmark asks of `PostgreSQL` behind the contestants' backs: sizes, and counts of rows. The service's own
//! statements have no business here, and these have none in a server.

use super::Error;
use super::contestant::{Bytes, Count};
use super::stage::look;
use crate::id::CampaignId;

const BYTES: &str =
    "SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::INT8, pg_total_relation_size($1::TEXT::REGCLASS)::INT8";
const STOCK: &str = "INSERT INTO counter (campaign, remaining) VALUES ($1, $2)";
const COUNT_OURS: &str = "SELECT (SELECT count(*) FROM claims WHERE campaign_id = $1)::INT8,
  (SELECT sum(remaining) FROM quota WHERE campaign_id = $1)::INT8";
const COUNT_PER_CLAIM: &str = "SELECT (SELECT count(*) FROM claim WHERE campaign = $1)::INT8,
  (SELECT remaining FROM counter WHERE campaign = $1)::INT8";

/// Bytes of the log and of a table with its indexes.
pub(super) async fn bytes(url: &str, table: &str) -> Result<Bytes, Error> {
    let row = look(url).await?.query_one(BYTES, &[&table.to_owned()]).await?;
    Ok(Bytes { log: row.get(0), data: row.get(1) })
}

/// Puts units into the counter of the transaction per claim.
pub(super) async fn stock(url: &str, campaign: CampaignId, units: i64) -> Result<(), Error> {
    look(url).await?.execute(STOCK, &[&campaign.0, &units]).await?;
    Ok(())
}

/// The service's rows.
pub(super) async fn count_ours(url: &str, campaign: CampaignId) -> Result<Count, Error> {
    count(url, COUNT_OURS, campaign).await
}

/// The rows of the transaction per claim.
pub(super) async fn count_per_claim(url: &str, campaign: CampaignId) -> Result<Count, Error> {
    count(url, COUNT_PER_CLAIM, campaign).await
}

async fn count(url: &str, sql: &str, campaign: CampaignId) -> Result<Count, Error> {
    let row = look(url).await?.query_one(sql, &[&campaign.0]).await?;
    Ok(Count { rows: row.get(0), left: row.get::<_, Option<i64>>(1).unwrap_or(-1) })
}
