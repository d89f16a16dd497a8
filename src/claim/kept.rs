//! Claims with all that is kept of them, for the team: the statements behind look-ups, releases and exports. No
//! person's own request comes here.

use jiff::Timestamp;
use uuid::Uuid;

use super::Claim;
use super::export::After;
use super::store::claim;
use crate::db::tx::{Stop, Tx};
use crate::db::{self, Database, Limit, Row, statements};
use crate::id::{AccountId, CampaignId};
use crate::quota::RowKey;
use crate::region::Region;

/// A claim with everything that is kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The campaign's address name; empty where all rows are of one campaign that is known.
    pub campaign: String,
    /// Whose it is; a random id if it was erased.
    pub account: AccountId,
    /// Where the account's rows live.
    pub home: Region,
    /// The claim.
    pub claim: Claim,
    /// How many units.
    pub quantity: i64,
    /// When the request arrived, by its server's clock.
    pub received_at: Timestamp,
    /// When a hold runs out.
    pub expires_at: Option<Timestamp>,
    /// When it was captured, released or expired.
    pub settled_at: Option<Timestamp>,
    /// When it lost its name.
    pub erased_at: Option<Timestamp>,
}

fn kept(row: &Row, campaign: String) -> Kept {
    let home: &str = row.get("home_region");
    Kept {
        campaign,
        account: AccountId(row.get("account_id")),
        // Unwrap safety: homes were parsed before they were written.
        home: home.parse().expect("a region name"),
        claim: claim(row),
        quantity: row.get("quantity"),
        received_at: row.get("received_at"),
        expires_at: row.get("expires_at"),
        settled_at: row.get("settled_at"),
        erased_at: row.get("erased_at"),
    }
}

fn named(rows: &[Row]) -> Vec<Kept> {
    rows.iter().map(|row| kept(row, row.get("slug"))).collect()
}

/// An account's claims, in all campaigns or in the one of this address name.
pub async fn of_account(
    db: &Database,
    account: AccountId,
    home: &Region,
    slug: Option<&str>,
) -> Result<Vec<Kept>, db::Error> {
    let params: [&(dyn db::ToSql + Sync); 3] = [&account.0, &home.as_str(), &slug.unwrap_or_default()];
    Ok(named(&db.run(&statements::CLAIM_OF_ACCOUNT, &params, Limit::INTERACTIVE).await?))
}

/// The claim of a campaign that used this unit.
pub async fn by_ticket(db: &Database, slug: &str, stock: &RowKey, ticket: i64) -> Result<Option<Kept>, db::Error> {
    let params: [&(dyn db::ToSql + Sync); 4] = [&slug, &stock.region.as_str(), &stock.shard, &ticket];
    Ok(named(&db.report_on(&statements::CLAIM_BY_TICKET, &params).await?).pop())
}

/// A page of a campaign's claims, in the order of their keys, after this row.
pub async fn page(
    db: &Database,
    campaign: CampaignId,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Kept>, db::Error> {
    let (home, account) = after.map_or(("", Uuid::nil()), |after| (after.home.as_str(), after.account.0));
    let params: [&(dyn db::ToSql + Sync); 4] = [&campaign.0, &home, &account, &(most as i64)];
    let rows = db.run(&statements::CLAIM_EXPORT, &params, Limit::INTERACTIVE).await?;
    Ok(rows.iter().map(|row| kept(row, String::new())).collect())
}

/// One account's claim, in a transaction.
pub(super) async fn find(
    tx: &Tx<'_>,
    campaign: CampaignId,
    home: &Region,
    account: AccountId,
) -> Result<Option<Claim>, Stop> {
    let rows = tx.run(&statements::CLAIM_FIND, &[&campaign.0, &home.as_str(), &account.0]).await?;
    Ok(rows.first().map(claim))
}

/// Gives a claimed unit back to its counter row, in a transaction; returns whether there was one to give back.
pub(super) async fn release(
    tx: &Tx<'_>,
    campaign: CampaignId,
    home: &Region,
    account: AccountId,
    stock: &RowKey,
) -> Result<bool, Stop> {
    let (region, home) = (stock.region.as_str(), home.as_str());
    let params: [&(dyn db::ToSql + Sync); 5] = [&campaign.0, &region, &stock.shard, &home, &account.0];
    Ok(!tx.run(&statements::CLAIM_RELEASE, &params).await?.is_empty())
}
