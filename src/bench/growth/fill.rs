//! Units granted before the measuring began: rows as the service writes them, by SQL, with books that balance.
//!
//! The accounts are strangers to the crowd. Rows go in by parts of a quarter of a million, each in the order of keys:
//! that is faster than one by one, and leaves an index that is fuller than a real rush would (90% against 70%).

use super::super::Error;
use super::super::stage::{Campaign, Stage, look};
use crate::id::TransferId;
use crate::quota::plan::Borrow;
use crate::quota::{RowKey, reserve_shard, store};

/// Rows of one statement.
const PART: i64 = 250_000;

const ACCOUNTS: &str = "INSERT INTO accounts (account_id, home_region, country, locale)
  SELECT id, $3::TEXT, 'US', 'en' FROM (SELECT md5(n::TEXT)::UUID AS id FROM generate_series($1::INT8, $2::INT8) AS n)
  AS strangers ORDER BY id ON CONFLICT DO NOTHING";
const CLAIMS: &str = "INSERT INTO claims (campaign_id, home_region, account_id, stock_region, shard, ticket, quantity,
    status, request_id, received_at, claimed_at, settled_at)
  SELECT $4::UUID, $3::TEXT, id, $3::TEXT, 0, n, 1, 'claimed', id, now(), now(), now()
  FROM (SELECT n, md5(n::TEXT)::UUID AS id FROM generate_series($1::INT8, $2::INT8) AS n) AS strangers ORDER BY id";
const COUNTER: &str = "UPDATE quota SET granted = granted + $3::INT8, captured = captured + $3::INT8,
    remaining = remaining - $3::INT8, ticket_seq = ticket_seq + $3::INT8
  WHERE campaign_id = $2::UUID AND region = $1::TEXT AND shard = 0";

/// Moves all that is in the reserve to the serving row, so that no unit has to move while something is measured.
pub(super) async fn gather(stage: &Stage, campaign: &Campaign) -> Result<(), Error> {
    let row = |shard| RowKey { region: stage.region.clone(), shard };
    let shards = stage.db.engine().shard_count_default();
    let all = Borrow { from: row(reserve_shard(shards)), amount: campaign.supply, keep: 0, reason: "bench".into() };
    store::transfer(&stage.db, TransferId::random(), campaign.id, &all, &row(0)).await?;
    Ok(())
}

/// Grants `rows` units of a campaign to strangers, before anybody else was granted one.
pub(super) async fn fill(stage: &Stage, campaign: &mut Campaign, rows: i64) -> Result<(), Error> {
    let client = look(&stage.url).await?;
    let region = stage.region.as_str();
    // Every key of a part exists and is checked once here; without this the check of each row costs as much again.
    client.batch_execute("SET session_replication_role = replica; SET work_mem = '256MB'").await?;
    for first in (1..=rows).step_by(PART as usize) {
        let last = rows.min(first + PART - 1);
        client.batch_execute("BEGIN").await?;
        client.execute(ACCOUNTS, &[&first, &last, &region]).await?;
        client.execute(CLAIMS, &[&first, &last, &region, &campaign.id.0]).await?;
        client.execute(COUNTER, &[&region, &campaign.id.0, &(last - first + 1)]).await?;
        client.batch_execute("COMMIT").await?;
    }
    campaign.granted += rows;
    Ok(())
}
