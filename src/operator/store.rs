//! The statements of operators and of the audit log.

use jiff::Timestamp;
use uuid::Uuid;

use super::audit::Noted;
use super::token::Hash;
use super::{Listed, Operator, Role};
use crate::db::tx::{Stop, Tx};
use crate::db::{self, Database, Limit, Row, statements};

/// Whose token this is, if it is still good.
pub async fn find(db: &Database, hash: &Hash) -> Result<Option<Operator>, db::Error> {
    let rows = db.run(&statements::OPERATOR_FIND, &[&hash.as_bytes()], Limit::POLL).await?;
    Ok(rows.first().and_then(operator))
}

/// A role that this program does not know gives no right.
fn operator(row: &Row) -> Option<Operator> {
    Some(Operator {
        id: row.get("operator_id"),
        name: row.get("name"),
        role: Role::parse(row.get("role"))?,
        expires_at: Some(row.get("expires_at")),
    })
}

/// Everybody who ever had a token, the newest first.
pub async fn list(db: &Database) -> Result<Vec<Listed>, db::Error> {
    let rows = db.run(&statements::OPERATOR_LIST, &[], Limit::INTERACTIVE).await?;
    Ok(rows.iter().filter_map(listed).collect())
}

fn listed(row: &Row) -> Option<Listed> {
    Some(Listed {
        id: row.get("operator_id"),
        name: row.get("name"),
        role: Role::parse(row.get("role"))?,
        created_by: row.get("created_by"),
        created_at: row.get("created_at"),
        expires_at: row.get("expires_at"),
        revoked_at: row.get("revoked_at"),
    })
}

/// Writes an operator; returns when the token ends, or nothing if they are there already.
pub async fn insert(
    tx: &Tx<'_>,
    (id, hash): (Uuid, &Hash),
    (name, role): (&str, Role),
    days: i64,
    by: &str,
) -> Result<Option<Timestamp>, Stop> {
    let params: [&(dyn db::ToSql + Sync); 6] = [&id, &name, &role.as_str(), &hash.as_bytes(), &by, &days];
    let rows = tx.run(&statements::OPERATOR_INSERT, &params).await?;
    Ok(rows.first().map(|row| row.get("expires_at")))
}

/// Takes a token back; returns whose it was, if it was good until now.
pub async fn revoke(tx: &Tx<'_>, id: Uuid) -> Result<Option<(String, String, Timestamp)>, Stop> {
    let rows = tx.run(&statements::OPERATOR_REVOKE, &[&id]).await?;
    Ok(rows.first().map(|row| (row.get("name"), row.get("role"), row.get("expires_at"))))
}

/// A page of the audit log, newest first: what was noted before this moment and, at it, before this entry.
pub async fn page(db: &Database, before: (Timestamp, Uuid), most: i64) -> Result<Vec<Noted>, db::Error> {
    let rows = db.run(&statements::AUDIT_LIST, &[&before.0, &before.1, &most], Limit::INTERACTIVE).await?;
    Ok(rows.iter().map(noted).collect())
}

/// What the log says about one account, as it names it; the oldest first.
pub async fn of_account(db: &Database, alias: &str) -> Result<Vec<Noted>, db::Error> {
    let rows = db.run(&statements::AUDIT_OF_ACCOUNT, &[&alias], Limit::INTERACTIVE).await?;
    Ok(rows.iter().map(noted).collect())
}

fn noted(row: &Row) -> Noted {
    let state = |column| serde_json::from_str(row.get(column)).unwrap_or_default();
    Noted {
        id: row.get("entry_id"),
        at: row.get("at"),
        operator_id: row.get("operator_id"),
        operator: row.get("operator"),
        role: row.get("role"),
        request: row.get("request_id"),
        action: row.get("action"),
        campaign: row.get("campaign"),
        region: row.get("region"),
        account: row.get("account"),
        before: state("before_state"),
        after: state("after_state"),
    }
}
