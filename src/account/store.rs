//! The statements of accounts.

use uuid::Uuid;

use super::Account;
use crate::db::{self, Database, Limit, Row, statements};
use crate::id::AccountId;

/// One account, wherever its home is.
pub async fn find(db: &Database, id: AccountId) -> Result<Option<Account>, db::Error> {
    let rows = db.run(&statements::ACCOUNT_FIND, &[&vec![id.0]], Limit::INTERACTIVE).await?;
    Ok(rows.first().map(account))
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

/// Writes the accounts that are not there yet and returns how many were written; the others keep what they have.
pub async fn register(db: &Database, accounts: &[Account], limit: Limit) -> Result<u64, db::Error> {
    let ids: Vec<Uuid> = accounts.iter().map(|a| a.id.0).collect();
    let homes: Vec<&str> = accounts.iter().map(|a| a.home.as_str()).collect();
    let countries: Vec<&str> = accounts.iter().map(|a| a.country.as_str()).collect();
    let locales: Vec<&str> = accounts.iter().map(|a| a.locale.as_str()).collect();
    let rows = db.run(&statements::ACCOUNT_REGISTER, &[&ids, &homes, &countries, &locales], limit).await?;
    Ok(rows.len() as u64)
}

/// Blocks or unblocks an account; returns whether it is there.
pub async fn block(db: &Database, id: AccountId, blocked: bool) -> Result<bool, db::Error> {
    let status = if blocked { "blocked" } else { "active" };
    let rows = db.run(&statements::ACCOUNT_BLOCK, &[&id.0, &status], Limit::PATIENT).await?;
    Ok(!rows.is_empty())
}
