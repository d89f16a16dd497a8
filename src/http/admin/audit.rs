//! The audit log, page by page.

use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::super::problem::Problem;
use super::call::{Call, cursor};
use crate::operator::audit::Noted;

/// A change that somebody of the team made.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AuditEntry")]
pub struct Shown<'a> {
    /// The entry's id.
    id: Uuid,
    /// When, by the database's clock.
    at: Timestamp,
    /// Who: the operator's id; nil for the bootstrap token and for commands at the database.
    operator_id: Uuid,
    /// Who: the name at that time.
    operator: &'a str,
    /// The role at that time.
    role: &'a str,
    /// The request's id.
    request_id: &'a str,
    /// What was done, such as `campaign.pause`.
    action: &'a str,
    /// The campaign's address name; empty if it is not about one.
    campaign: &'a str,
    /// The region; empty if it is not about one.
    region: &'a str,
    /// The account; empty if it is not about one.
    account: &'a str,
    /// What was before; null if there was nothing.
    before: &'a Value,
    /// What is after; null if there is nothing any more.
    after: &'a Value,
}

/// A page of the log.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AuditLog")]
pub struct Log<'a> {
    /// The newest first.
    entries: Vec<Shown<'a>>,
    /// `before` of the next page; null if this is the last.
    next: Option<String>,
}

/// A page, as the API shows it.
pub fn page(entries: &[Noted], limit: i64) -> Log<'_> {
    let next = entries.last().filter(|_| entries.len() as i64 == limit).map(|last| cursor(last.at, last.id));
    Log { entries: entries.iter().map(shown).collect(), next }
}

/// An entry, as the API shows it.
pub fn shown(noted: &Noted) -> Shown<'_> {
    let Noted { operator, role, request, action, campaign, region, account, before, after, .. } = noted;
    Shown {
        id: noted.id,
        at: noted.at,
        operator_id: noted.operator_id,
        operator,
        role,
        request_id: request,
        action,
        campaign,
        region,
        account,
        before,
        after,
    }
}

/// `GET /v1/admin/audit`
pub async fn list(call: &mut Call) -> Result<Response, Problem> {
    let wanted = call.page()?;
    let entries = call.app.operators.log(wanted.before, wanted.limit).await?;
    Ok(call.json(StatusCode::OK, "audit", &page(&entries, wanted.limit)))
}
