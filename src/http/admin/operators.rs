//! Who of the team may do what: looking at oneself, and making and taking back tokens.
//!
//! **Invariant:** a token is in one answer, the one to whoever made it, and in no log.

use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::super::problem::Problem;
use super::call::Call;
use super::form::invalid;
use crate::operator::directory::{Made, New};
use crate::operator::scope::Scope;
use crate::operator::{Listed, Operator, Role};
use crate::region::Region;

/// How long a token is good if nobody says otherwise, in days.
const DAYS: i64 = 90;

/// Who asks.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Me")]
pub struct Me<'a> {
    /// The name, as the audit log has it.
    name: &'a str,
    /// What they may do; each role may all that the ones before it may.
    role: Role,
    /// The campaigns that the token is for, by their names in addresses; empty for all.
    campaigns: Vec<&'a str>,
    /// The regions in which it may change something; empty for all.
    regions: Vec<&'a str>,
    /// When the token ends; null for the bootstrap token.
    expires_at: Option<Timestamp>,
}

/// An operator.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Operator")]
pub struct Shown<'a> {
    /// Their id.
    id: Uuid,
    /// Their name.
    name: &'a str,
    /// What they may do.
    role: Role,
    /// The campaigns that the token is for; empty for all.
    campaigns: Vec<&'a str>,
    /// The regions in which it may change something; empty for all.
    regions: Vec<&'a str>,
    /// Who made the token.
    created_by: &'a str,
    /// When.
    created_at: Timestamp,
    /// When the token ends.
    expires_at: Timestamp,
    /// When it was taken back, or null.
    revoked_at: Option<Timestamp>,
}

/// Everybody who ever had a token.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Operators")]
pub struct All<'a> {
    /// The newest first.
    operators: Vec<Shown<'a>>,
}

/// A token that was just made. It is shown this once.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OperatorToken")]
pub struct Added<'a> {
    /// The operator's id, by which the token is taken back.
    id: Uuid,
    /// Their name.
    name: &'a str,
    /// What they may do.
    role: Role,
    /// The campaigns that the token is for; empty for all.
    campaigns: Vec<&'a str>,
    /// The regions in which it may change something; empty for all.
    regions: Vec<&'a str>,
    /// When the token ends.
    expires_at: Option<Timestamp>,
    /// The token: `Authorization: Bearer …`.
    token: &'a str,
}

/// Who shall get a token.
#[derive(JsonSchema)]
#[schemars(rename = "OperatorRequest", deny_unknown_fields)]
pub struct Wanted {
    /// Their id, made by whoever asks: asked again with the same, nobody is made. One of chance if left out or null.
    #[schemars(rename = "id", default)]
    _id: Option<Uuid>,
    /// Their name in the audit log: letters, digits, spaces and -_.@+.
    #[schemars(rename = "name", length(min = 1, max = 64))]
    _name: String,
    /// What they may do.
    #[schemars(rename = "role")]
    _role: Role,
    /// The campaigns that the token is for, by their names in addresses, of which each is one campaign's for ever: one
    /// may be named before it is made. Empty or left out: all.
    #[schemars(rename = "campaigns", length(max = 100), default)]
    _campaigns: Vec<String>,
    /// The regions in which it may change something. Empty or left out: all.
    #[schemars(rename = "regions", length(max = 100), default)]
    _regions: Vec<String>,
    /// For how many days; 90 if left out.
    #[schemars(rename = "days", range(min = 1, max = 366), default = "days")]
    _days: i64,
}

/// For the document.
fn days() -> i64 {
    DAYS
}

/// Who asks, as the API shows it.
pub fn who(operator: &Operator) -> Me<'_> {
    let Operator { name, role, scope, expires_at, .. } = operator;
    let (campaigns, regions) = names(scope);
    Me { name, role: *role, campaigns, regions, expires_at: *expires_at }
}

/// The campaigns and the regions that a token is for.
fn names(scope: &Scope) -> (Vec<&str>, Vec<&str>) {
    (scope.campaigns().iter().map(String::as_str).collect(), scope.regions().iter().map(Region::as_str).collect())
}

fn one(listed: &Listed) -> Shown<'_> {
    let Listed { id, name, role, scope, created_by, created_at, expires_at, revoked_at } = listed;
    let (created_at, expires_at, revoked_at) = (*created_at, *expires_at, *revoked_at);
    let (campaigns, regions) = names(scope);
    Shown { id: *id, name, role: *role, campaigns, regions, created_by, created_at, expires_at, revoked_at }
}

/// Everybody, as the API shows them.
pub fn all(operators: &[Listed]) -> All<'_> {
    All { operators: operators.iter().map(one).collect() }
}

/// A new operator, as whoever made them is shown it.
pub fn added(made: &Made) -> Added<'_> {
    let Operator { id, name, role, scope, expires_at } = &made.operator;
    let (campaigns, regions) = names(scope);
    Added { id: *id, name, role: *role, campaigns, regions, expires_at: *expires_at, token: made.token.reveal() }
}

/// `GET /v1/admin/me`
pub fn me(call: &mut Call) -> Result<Response, Problem> {
    Ok(call.json(StatusCode::OK, "me", &who(&call.actor.operator)))
}

/// `GET /v1/admin/operators`
pub async fn list(call: &mut Call) -> Result<Response, Problem> {
    let operators = call.app.operators.list().await?;
    Ok(call.json(StatusCode::OK, "operators", &all(&operators)))
}

/// `POST /v1/admin/operators`
pub async fn add(call: &mut Call) -> Result<Response, Problem> {
    let mut form = call.form().await?;
    let id = form.may::<Option<Uuid>>("id")?.flatten().unwrap_or_else(Uuid::new_v4);
    let name: String = form.need("name")?;
    let role = Role::parse(&form.need::<String>("role")?).ok_or_else(|| invalid("role"))?;
    let days = form.may("days")?.unwrap_or(DAYS);
    let campaigns: Vec<String> = form.may("campaigns")?.unwrap_or_default();
    let regions: Vec<String> = form.may("regions")?.unwrap_or_default();
    form.end()?;
    let new = New { id, name, role, scope: Scope::new(&campaigns, &regions)?, days };
    let made = call.app.operators.add(&call.actor, &new).await?;
    Ok(call.json(StatusCode::CREATED, "operator-added", &added(&made)))
}

/// `DELETE /v1/admin/operators/{id}`
pub async fn revoke(call: &mut Call) -> Result<Response, Problem> {
    let id = call.named("id")?;
    call.app.operators.revoke(&call.actor, id).await?;
    Ok(call.done("operator-revoked"))
}
