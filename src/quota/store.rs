//! The statements of counter rows and transfers.

use uuid::Uuid;

use super::plan::Borrow;
use super::{CounterRow, Purpose, RowKey};
use crate::db::{self, Database, Limit, Row, statements};
use crate::id::{CampaignId, TransferId};
use crate::region::Region;

/// Every counter row of a campaign, as one snapshot.
pub async fn survey(db: &Database, campaign: CampaignId) -> Result<Vec<CounterRow>, db::Error> {
    let rows = db.run(&statements::QUOTA_SURVEY, &[&campaign.0], Limit::INTERACTIVE).await?;
    Ok(rows.iter().map(counter_row).collect())
}

fn counter_row(row: &Row) -> CounterRow {
    let purpose = match row.get("purpose") {
        "reserve" => Purpose::Reserve,
        "traveller" => Purpose::Traveller,
        _ => Purpose::Serving,
    };
    CounterRow { key: row_key(row, "region", "shard"), purpose, remaining: row.get("remaining"), held: row.get("held") }
}

/// A counter row's name from two columns.
pub(crate) fn row_key(row: &Row, region: &str, shard: &str) -> RowKey {
    let name: &str = row.get(region);
    // Unwrap safety: names of regions were parsed before they were written (region_insert).
    RowKey { region: name.parse::<Region>().expect("a region name"), shard: row.get(shard) }
}

/// Moves units; returns how many moved. The transfer's id makes a repetition harmless.
pub async fn transfer(
    db: &Database,
    id: TransferId,
    campaign: CampaignId,
    borrow: &Borrow,
    to: &RowKey,
) -> Result<i64, db::Error> {
    let (from_region, to_region) = (borrow.from.region.as_str(), to.region.as_str());
    let params: [&(dyn db::ToSql + Sync); 9] = [
        &id.0,
        &campaign.0,
        &from_region,
        &borrow.from.shard,
        &to_region,
        &to.shard,
        &borrow.amount,
        &borrow.keep,
        &borrow.reason,
    ];
    let rows = db.run(&statements::QUOTA_TRANSFER, &params, Limit::INTERACTIVE).await?;
    Ok(rows.first().map_or(0, |row| row.get("amount")))
}

/// Adds units to a campaign and to one of its counter rows; returns the campaign's new supply, or nothing if this
/// change was made before or there is no such row.
pub async fn restock(
    db: &Database,
    campaign: CampaignId,
    change: Uuid,
    amount: i64,
    to: &RowKey,
    by: &str,
    reason: &str,
) -> Result<Option<i64>, db::Error> {
    let region = to.region.as_str();
    let params: [&(dyn db::ToSql + Sync); 7] = [&campaign.0, &change, &amount, &region, &to.shard, &by, &reason];
    let rows = db.run(&statements::QUOTA_RESTOCK, &params, Limit::PATIENT).await?;
    Ok(rows.first().map(|row| row.get("total_supply")))
}
