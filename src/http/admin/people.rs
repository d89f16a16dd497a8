//! One account, for support and for whoever answers for people's data: looked at, blocked, moved, copied out, erased.

use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::super::problem::Problem;
use super::audit;
use super::call::Call;
use super::claims;
use super::{failed, unseen};
use crate::account::Record;
use crate::account::care::{self, Error};
use crate::claim::kept::Kept;
use crate::clock;
use crate::id::AccountId;
use crate::operator::audit::{Entry, Noted};
use crate::region::Region;

/// An account with all that is kept of it and of its claims.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Account")]
pub struct Shown<'a> {
    /// The account.
    account_id: Uuid,
    /// As the audit log names it: made from the id, and leads back to nobody.
    alias: String,
    /// The region that keeps its rows.
    home_region: &'a str,
    /// ISO 3166 code; empty if it is not known.
    country: &'a str,
    /// Language tag; empty if it is not known.
    locale: &'a str,
    /// Whether it may not take part.
    blocked: bool,
    /// Since when, if that is known.
    blocked_at: Option<Timestamp>,
    /// Since when the user service knows it, if an import has told.
    since: Option<Timestamp>,
    /// When its row was written here.
    created_at: Timestamp,
    /// Its claims, by campaign.
    claims: Vec<claims::Shown<'a>>,
}

/// Everything that is kept about one person, for that person.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AccountExport")]
pub struct Exported<'a> {
    /// When this was put together, by the server's clock.
    at: Timestamp,
    /// The account, with its claims.
    account: Shown<'a>,
    /// What the team did to it, the oldest first.
    audit: Vec<audit::Shown<'a>>,
}

/// What an erasure came to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AccountErased")]
pub struct Erased {
    /// Claims that lost their name.
    pub claims: u64,
}

/// Where an account is to be at home.
#[derive(JsonSchema)]
#[schemars(rename = "MoveRequest", deny_unknown_fields)]
pub struct Wanted {
    /// The new home region: one that takes people.
    #[schemars(rename = "region")]
    _region: String,
}

/// An account, as the API shows it.
pub fn shown<'a>(record: &'a Record, kept: &'a [Kept]) -> Shown<'a> {
    let Record { account, since, created_at, blocked_at } = record;
    Shown {
        account_id: account.id.0,
        alias: account.id.alias().to_string(),
        home_region: account.home.as_str(),
        country: &account.country,
        locale: &account.locale,
        blocked: account.blocked,
        blocked_at: *blocked_at,
        since: *since,
        created_at: *created_at,
        claims: kept.iter().map(claims::shown).collect(),
    }
}

/// Everything about one person, as the API shows it.
pub fn exported<'a>(at: Timestamp, record: &'a Record, kept: &'a [Kept], noted: &'a [Noted]) -> Exported<'a> {
    Exported { at, account: shown(record, kept), audit: noted.iter().map(audit::shown).collect() }
}

/// Reads an account's claims and shows it with them.
async fn show(call: &Call, record: &Record) -> Result<Response, Problem> {
    let kept = call.app.claims.of_account(record.account.id, None).await.map_err(unavailable)?;
    Ok(call.json(StatusCode::OK, "account", &shown(record, &kept)))
}

fn named(call: &Call) -> Result<AccountId, Problem> {
    Ok(AccountId(call.named("id")?))
}

/// `GET /v1/admin/accounts/{id}`
pub async fn look(call: &mut Call) -> Result<Response, Problem> {
    let record = call.app.accounts.find(named(call)?).await?;
    show(call, &record).await
}

/// `POST /v1/admin/accounts/{id}/block`
pub async fn block(call: &mut Call) -> Result<Response, Problem> {
    turn(call, true).await
}

/// `POST /v1/admin/accounts/{id}/unblock`
pub async fn unblock(call: &mut Call) -> Result<Response, Problem> {
    turn(call, false).await
}

async fn turn(call: &mut Call, blocked: bool) -> Result<Response, Problem> {
    let record = call.app.accounts.block(&call.actor, named(call)?, blocked).await?;
    show(call, &record).await.map_err(unseen)
}

/// `POST /v1/admin/accounts/{id}/move`
pub async fn relocate(call: &mut Call) -> Result<Response, Problem> {
    let account = named(call)?;
    let mut form = call.form().await?;
    let to: Region = form.need_read("region")?;
    form.end()?;
    let record = call.app.accounts.relocate(&call.actor, account, &to).await?;
    show(call, &record).await.map_err(unseen)
}

/// `GET /v1/admin/accounts/{id}/export`
pub async fn export(call: &mut Call) -> Result<Response, Problem> {
    let account = named(call)?;
    let desk = &call.app.accounts;
    let record = desk.find(account).await?;
    let kept = call.app.claims.of_account(account, None).await.map_err(unavailable)?;
    // Before the log is read, so that the copy says that it was made.
    let entry = Entry::new(&call.actor, "account.export").account(account.alias().to_string());
    desk.note(&entry, json!({"claims": kept.len()})).await?;
    let noted = desk.noted(account).await?;
    Ok(call.json(StatusCode::OK, "account-exported", &exported(clock::now(), &record, &kept, &noted)))
}

/// `DELETE /v1/admin/accounts/{id}`
pub async fn erase(call: &mut Call) -> Result<Response, Problem> {
    let claims = call.app.accounts.erase(&call.actor, named(call)?).await?;
    Ok(call.json(StatusCode::OK, "account-erased", &Erased { claims }))
}

pub(super) fn unavailable(error: impl std::error::Error) -> Problem {
    tracing::warn!(error = %error, "people's data could not be read");
    Problem::Unavailable
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound(_) => Self::AccountNotFound,
            Error::OutOfScope => Self::OutOfScope,
            Error::NoRegion(_) => Self::InvalidRequest { field: "region".into() },
            Error::InCampaign(campaign) => Self::AccountInCampaign { campaign },
            Error::KeptOut(campaign) => Self::AccountKeptOut { campaign },
            Error::MayHavePass { .. } => Self::AccountMayHavePass { minutes: (care::STILL.as_secs() / 60) as i64 },
            Error::Unseen(_) => Self::OrderUnknown,
            Error::Database(error) => failed(&error, error.leaves_doubt()),
        }
    }
}
