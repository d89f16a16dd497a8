//! The statements of accounts.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Account, Record};
use crate::db::{self, Database, Limit, Row, statements};
use crate::id::AccountId;

/// One account, wherever its home is.
pub async fn find(db: &Database, id: AccountId) -> Result<Option<Account>, db::Error> {
    Ok(find_all(db, &[id]).await?.pop())
}

/// Those of these accounts that are there, in no order.
pub async fn find_all(db: &Database, ids: &[AccountId]) -> Result<Vec<Account>, db::Error> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let rows = db.run(&statements::ACCOUNT_FIND, &[&ids], Limit::INTERACTIVE).await?;
    Ok(rows.iter().map(account).collect())
}

fn account(row: &Row) -> Account {
    let (home, status): (&str, &str) = (row.get("home_region"), row.get("status"));
    Account {
        id: AccountId(row.get("account_id")),
        // Unwrap safety: homes were parsed before they were written (register).
        home: home.parse().expect("a region name"),
        country: row.get("country"),
        locale: row.get("locale"),
        blocked: status != "active",
    }
}

/// Writes the accounts that are not there yet and returns those; the others keep what they have.
pub async fn register(db: &Database, accounts: &[Account], limit: Limit) -> Result<Vec<Account>, db::Error> {
    register_since(db, accounts, &vec![None; accounts.len()], limit).await
}

/// As [`register`], with since when the user service knows each account, where it has told.
pub async fn register_since(
    db: &Database,
    accounts: &[Account],
    since: &[Option<Timestamp>],
    limit: Limit,
) -> Result<Vec<Account>, db::Error> {
    let ids: Vec<Uuid> = accounts.iter().map(|a| a.id.0).collect();
    let homes: Vec<&str> = accounts.iter().map(|a| a.home.as_str()).collect();
    let countries: Vec<&str> = accounts.iter().map(|a| a.country.as_str()).collect();
    let locales: Vec<&str> = accounts.iter().map(|a| a.locale.as_str()).collect();
    let rows = db.run(&statements::ACCOUNT_REGISTER, &[&ids, &homes, &countries, &locales, &since], limit).await?;
    Ok(rows.iter().map(account).collect())
}

/// The record of a row of `account_record`.
pub fn record_of(row: &Row) -> Record {
    let (since, created_at, blocked_at) = (row.get("since"), row.get("created_at"), row.get("blocked_at"));
    Record { account: account(row), since, created_at, blocked_at }
}

/// All that is kept of one account.
pub async fn record(db: &Database, id: AccountId) -> Result<Option<Record>, db::Error> {
    let rows = db.run(&statements::ACCOUNT_RECORD, &[&id.0], Limit::INTERACTIVE).await?;
    Ok(rows.first().map(record_of))
}
