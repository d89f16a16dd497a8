//! The statements of operators and of the audit log.

use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::audit::Noted;
use super::directory::New;
use super::scope::Scope;
use super::token::Hash;
use super::{Listed, Operator, Role};
use crate::db::tx::{Stop, Tx};
use crate::db::{self, Database, Limit, Row, statements};
use crate::region::Region;

/// Whose token this is, if it is still good.
pub async fn find(db: &Database, hash: &Hash) -> Result<Option<Operator>, db::Error> {
    let rows = db.run(&statements::OPERATOR_FIND, &[&hash.as_bytes()], Limit::POLL).await?;
    Ok(rows.first().and_then(operator))
}

/// A role that this program does not know gives no right, and neither does a limit that it can't read.
fn operator(row: &Row) -> Option<Operator> {
    Some(Operator {
        id: row.get("operator_id"),
        name: row.get("name"),
        role: Role::parse(row.get("role"))?,
        scope: scope(row)?,
        expires_at: Some(row.get("expires_at")),
    })
}

fn scope(row: &Row) -> Option<Scope> {
    Scope::new(&row.get::<_, Vec<String>>("campaigns"), &row.get::<_, Vec<String>>("regions")).ok()
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
        scope: scope(row)?,
        created_by: row.get("created_by"),
        created_at: row.get("created_at"),
        expires_at: row.get("expires_at"),
        revoked_at: row.get("revoked_at"),
    })
}

/// Writes an operator; returns when the token ends, or nothing if there is one of this id already.
pub async fn insert(tx: &Tx<'_>, new: &New, hash: &Hash, by: &str) -> Result<Option<Timestamp>, Stop> {
    let New { id, name, role, scope, days } = new;
    let campaigns: Vec<&str> = scope.campaigns().iter().map(String::as_str).collect();
    let regions: Vec<&str> = scope.regions().iter().map(Region::as_str).collect();
    let params: [&(dyn db::ToSql + Sync); 8] =
        [id, name, &role.as_str(), &hash.as_bytes(), &by, days, &campaigns, &regions];
    let rows = tx.run(&statements::OPERATOR_INSERT, &params).await?;
    Ok(rows.first().map(|row| row.get("expires_at")))
}

/// Whether it names a region that there is not.
pub async fn names_unknown_region(tx: &Tx<'_>, scope: &Scope) -> Result<bool, Stop> {
    if scope.has_all_regions() {
        return Ok(false);
    }
    let rows = tx.run(&statements::REGION_LIST, &[]).await?;
    Ok(!scope.regions().iter().all(|region| rows.iter().any(|row| row.get::<_, &str>("region") == region.as_str())))
}

/// Takes a token back; returns whose it was, as the audit log has it, if it was good until now. Also one whose role or
/// limits this program can't read.
pub async fn revoke(tx: &Tx<'_>, id: Uuid) -> Result<Option<Value>, Stop> {
    let rows = tx.run(&statements::OPERATOR_REVOKE, &[&id]).await?;
    let told = |row: &Row| {
        json!({
            "id": id,
            "name": row.get::<_, &str>("name"),
            "role": row.get::<_, &str>("role"),
            "campaigns": row.get::<_, Vec<String>>("campaigns"),
            "regions": row.get::<_, Vec<String>>("regions"),
            "expires_at": row.get::<_, Timestamp>("expires_at"),
        })
    };
    Ok(rows.first().map(told))
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
