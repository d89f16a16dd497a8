//! The statements of counter rows and transfers.

use uuid::Uuid;

use super::balance::RegionRule;
use super::plan::Borrow;
use super::{CounterRow, Purpose, RowKey};
use crate::db::tx::{Stop, Tx};
use crate::db::{self, Database, Limit, Row, statements};
use crate::id::{CampaignId, TransferId};
use crate::region::{Region, State};

/// Every counter row of a campaign, as one snapshot.
pub async fn survey(db: &Database, campaign: CampaignId) -> Result<Vec<CounterRow>, db::Error> {
    survey_within(db, campaign, Limit::INTERACTIVE).await
}

/// As [`survey`], given up sooner or later.
pub async fn survey_within(db: &Database, campaign: CampaignId, limit: Limit) -> Result<Vec<CounterRow>, db::Error> {
    let rows = db.run(&statements::QUOTA_SURVEY, &[&campaign.0], limit).await?;
    Ok(rows.iter().map(counter_row).collect())
}

/// The counter rows of one region, as one snapshot.
pub async fn survey_region(db: &Database, campaign: CampaignId, region: &Region) -> Result<Vec<CounterRow>, db::Error> {
    let rows = db.run(&statements::QUOTA_SURVEY_REGION, &[&campaign.0, &region.as_str()], Limit::INTERACTIVE).await?;
    Ok(rows.iter().map(counter_row).collect())
}

fn counter_row(row: &Row) -> CounterRow {
    CounterRow {
        key: row_key(row, "region", "shard"),
        purpose: Purpose::parse(row.get("purpose")),
        remaining: row.get("remaining"),
        held: row.get("held"),
        granted: row.get("granted"),
        waiting: row.get("waiting"),
        state: state(row, "region_state"),
    }
}

/// A state that this program does not know is taken for leaving: nothing is brought there, and nothing is stranded
/// there.
fn state(row: &Row, column: &str) -> State {
    State::parse(row.get(column)).unwrap_or(State::Draining)
}

/// A counter row's name from two columns.
pub(crate) fn row_key(row: &Row, region: &str, shard: &str) -> RowKey {
    let name: &str = row.get(region);
    // Unwrap safety: names of regions were parsed before they were written (region_insert).
    RowKey { region: name.parse::<Region>().expect("a region name"), shard: row.get(shard) }
}

/// On whose word units move: it decides what refuses the transfer. Units for a region that leaves are always refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Somebody waits for the units, or an operator said so.
    Urgent,
    /// A serving server borrows before it must: a frozen campaign refuses.
    Ahead,
    /// A planner with the fence of its lease: a frozen campaign refuses, and rows that a later planner has fenced.
    Planned {
        /// The fence.
        fence: i64,
    },
}

/// Moves units because somebody waits for them; returns how many moved. The transfer's id makes a repetition harmless.
pub async fn transfer(
    db: &Database,
    id: TransferId,
    campaign: CampaignId,
    borrow: &Borrow,
    to: &RowKey,
) -> Result<i64, db::Error> {
    transfer_by(db, id, campaign, borrow, to, Order::Urgent).await
}

/// Moves units on somebody's word; returns how many moved, 0 also if it was refused.
pub async fn transfer_by(
    db: &Database,
    id: TransferId,
    campaign: CampaignId,
    borrow: &Borrow,
    to: &RowKey,
    order: Order,
) -> Result<i64, db::Error> {
    let (from_region, to_region) = (borrow.from.region.as_str(), to.region.as_str());
    let (fence, heeds_freeze) = match order {
        Order::Urgent => (0, 0_i64),
        Order::Ahead => (0, 1),
        Order::Planned { fence } => (fence, 1),
    };
    let params: [&(dyn db::ToSql + Sync); 11] = [
        &id.0,
        &campaign.0,
        &from_region,
        &borrow.from.shard,
        &to_region,
        &to.shard,
        &borrow.amount,
        &borrow.keep,
        &borrow.reason,
        &fence,
        &heeds_freeze,
    ];
    let limit = if order == Order::Ahead { Limit::AHEAD } else { Limit::INTERACTIVE };
    let rows = db.run(&statements::QUOTA_TRANSFER, &params, limit).await?;
    Ok(rows.first().map_or(0, |row| row.get("amount")))
}

/// Leaves a planner's fence on every counter row of a campaign; a planner that has just taken the lease does this
/// first.
pub async fn fence(db: &Database, campaign: CampaignId, fence: i64) -> Result<(), db::Error> {
    db.run(&statements::QUOTA_FENCE, &[&campaign.0, &fence], Limit::INTERACTIVE).await.map(drop)
}

/// What a planner must heed in a campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Whether an operator has frozen the units.
    pub frozen: bool,
    /// What is wanted of each region, in the regions' order.
    pub regions: Vec<RegionRule>,
}

/// The rules of a campaign; none of a campaign that does not exist.
pub async fn rules(db: &Database, campaign: CampaignId) -> Result<Rules, db::Error> {
    let rows = db.run(&statements::QUOTA_RULES, &[&campaign.0], Limit::INTERACTIVE).await?;
    let frozen = rows.first().is_some_and(|row| row.get::<_, &str>("rebalance") != "on");
    Ok(Rules { frozen, regions: rows.iter().filter_map(rule).collect() })
}

fn rule(row: &Row) -> Option<RegionRule> {
    Some(RegionRule {
        region: row.get::<_, &str>("region").parse().ok()?,
        floor: row.get("floor"),
        ceiling: row.get("ceiling"),
        gives_all: state(row, "state").leaves(),
    })
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

/// Freezes a campaign's units where they are, or lets the planner move them, in a transaction; returns whether that
/// changed anything.
pub async fn freeze_in(tx: &Tx<'_>, campaign: CampaignId, frozen: bool) -> Result<bool, Stop> {
    let word = if frozen { "frozen" } else { "on" };
    Ok(!tx.run(&statements::CAMPAIGN_REBALANCE, &[&campaign.0, &word]).await?.is_empty())
}

/// Moves units on an operator's word, in a transaction; returns how many moved.
pub async fn transfer_in(
    tx: &Tx<'_>,
    id: TransferId,
    campaign: CampaignId,
    borrow: &Borrow,
    to: &RowKey,
) -> Result<i64, Stop> {
    let Borrow { from, amount, keep, reason } = borrow;
    let (from_region, to_region) = (from.region.as_str(), to.region.as_str());
    let params: [&(dyn db::ToSql + Sync); 11] =
        [&id.0, &campaign.0, &from_region, &from.shard, &to_region, &to.shard, amount, keep, reason, &0_i64, &0_i64];
    let rows = tx.run(&statements::QUOTA_TRANSFER, &params).await?;
    Ok(rows.first().map_or(0, |row| row.get("amount")))
}

/// How many units a transfer moved that may have been made before.
pub async fn transferred(
    db: &Database,
    campaign: CampaignId,
    to: &Region,
    id: TransferId,
) -> Result<Option<i64>, db::Error> {
    let rows = db.run(&statements::TRANSFER_FIND, &[&campaign.0, &to.as_str(), &id.0], Limit::INTERACTIVE).await?;
    Ok(rows.first().map(|row| row.get("amount")))
}

/// The floor and the ceiling of a region in a campaign, in a transaction.
pub async fn rule_in(tx: &Tx<'_>, campaign: CampaignId, region: &Region) -> Result<(i64, Option<i64>), Stop> {
    let rows = tx.run(&statements::QUOTA_RULES, &[&campaign.0]).await?;
    let own = rows.iter().find(|row| row.get::<_, &str>("region") == region.as_str());
    Ok(own.map_or((0, None), |row| (row.get("floor"), row.get("ceiling"))))
}

/// Sets them, in a transaction.
pub async fn set_rule_in(
    tx: &Tx<'_>,
    campaign: CampaignId,
    region: &Region,
    (floor, ceiling): (i64, Option<i64>),
    by: &str,
) -> Result<(), Stop> {
    let params: [&(dyn db::ToSql + Sync); 5] = [&campaign.0, &region.as_str(), &floor, &ceiling, &by];
    tx.run(&statements::REGION_RULE_SET, &params).await.map(drop)
}

/// Adds units to a campaign and to one of its counter rows, in a transaction; returns the campaign's new supply, or
/// nothing if this change was made before or there is no such row.
pub async fn restock_in(
    tx: &Tx<'_>,
    campaign: CampaignId,
    change: Uuid,
    amount: i64,
    to: &RowKey,
    (by, reason): (&str, &str),
) -> Result<Option<i64>, Stop> {
    let region = to.region.as_str();
    let params: [&(dyn db::ToSql + Sync); 7] = [&campaign.0, &change, &amount, &region, &to.shard, &by, &reason];
    let rows = tx.run(&statements::QUOTA_RESTOCK, &params).await?;
    Ok(rows.first().map(|row| row.get("total_supply")))
}
