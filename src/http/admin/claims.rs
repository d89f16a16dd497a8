//! Claims, for support: found by what a person reads out or by the account, and given back with a reason.

use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::super::problem::Problem;
use super::call::Call;
use super::form::invalid;
use super::people::unavailable;
use super::{failed, unseen};
use crate::claim::desk::Reference;
use crate::claim::kept::Kept;
use crate::claim::release::Release;
use crate::id::AccountId;

/// The longest reason, in characters.
const REASON_MAX: usize = 500;

/// A claim with all that is kept of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "KeptClaim")]
pub struct Shown<'a> {
    /// By which it is given back: the campaign's address name, a dot, the account.
    id: String,
    /// The campaign's address name.
    campaign: &'a str,
    /// What the person can read out.
    reference: String,
    /// Where it stands: `held`, `claimed`, `released` or `expired`.
    status: &'static str,
    /// How many units.
    quantity: i64,
    /// Whose it is; a random id if it was erased.
    account_id: Uuid,
    /// The region that keeps it.
    home_region: &'a str,
    /// The region whose unit it is.
    stock_region: &'a str,
    /// That region's counter row.
    shard: i64,
    /// Its place in the order of that counter row.
    ticket: i64,
    /// The attempt that made it.
    request_id: Uuid,
    /// When the request arrived, by its server's clock.
    received_at: Timestamp,
    /// When it was committed, by the database's clock.
    claimed_at: Timestamp,
    /// When a hold runs out.
    expires_at: Option<Timestamp>,
    /// When it was settled or given back.
    settled_at: Option<Timestamp>,
    /// When it lost its name.
    erased_at: Option<Timestamp>,
}

/// The claims that were found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "KeptClaims")]
pub struct Found<'a> {
    /// By campaign; none if there is none.
    claims: Vec<Shown<'a>>,
}

/// Why a unit is given back.
#[derive(JsonSchema)]
#[schemars(rename = "ReleaseRequest", deny_unknown_fields)]
pub struct Wanted {
    /// Why, for the audit log; not only white space.
    #[schemars(rename = "reason", length(min = 1, max = 500))]
    _reason: String,
}

/// A claim, as the API shows it.
pub fn shown(kept: &Kept) -> Shown<'_> {
    let Kept { campaign, account, home, claim, .. } = kept;
    Shown {
        id: format!("{campaign}.{account}"),
        campaign,
        reference: claim.reference(),
        status: claim.status.as_str(),
        quantity: kept.quantity,
        account_id: account.0,
        home_region: home.as_str(),
        stock_region: claim.stock.region.as_str(),
        shard: claim.stock.shard,
        ticket: claim.ticket,
        request_id: claim.request.0,
        received_at: kept.received_at,
        claimed_at: claim.claimed_at,
        expires_at: kept.expires_at,
        settled_at: kept.settled_at,
        erased_at: kept.erased_at,
    }
}

/// What was found, as the API shows it.
pub fn found(kept: &[Kept]) -> Found<'_> {
    Found { claims: kept.iter().map(shown).collect() }
}

/// `GET /v1/admin/claims`
pub async fn find(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.query("campaign");
    let campaign = campaign.as_deref();
    let desk = &call.app.claims;
    let kept = match (call.query("reference"), call.query("account")) {
        (Some(reference), None) => {
            let reference: Reference = reference.parse().map_err(|()| invalid("reference"))?;
            let slug = campaign.ok_or_else(|| invalid("campaign"))?;
            desk.by_reference(slug, &reference).await.map_err(unavailable)?.into_iter().collect()
        }
        (None, Some(account)) => {
            let account = AccountId(account.parse().map_err(|_odd| invalid("account"))?);
            desk.of_account(account, campaign).await.map_err(unavailable)?
        }
        _ => return Err(invalid("reference")),
    };
    let kept = call.only_own(kept, |kept| &kept.campaign);
    Ok(call.json(StatusCode::OK, "claims", &found(&kept)))
}

/// `POST /v1/admin/claims/{id}/release`
pub async fn release(call: &mut Call) -> Result<Response, Problem> {
    let (slug, account) = call.part("claim").rsplit_once('.').ok_or_else(|| invalid("claim"))?;
    let (slug, account) = (slug.to_owned(), AccountId(account.parse().map_err(|_odd| invalid("claim"))?));
    let mut form = call.form().await?;
    let reason: String = form.need("reason")?;
    form.end()?;
    if reason.trim().is_empty() || reason.chars().count() > REASON_MAX || reason.chars().any(char::is_control) {
        return Err(invalid("reason"));
    }
    let campaign = call.app.desk.find(call.app.region.as_ref(), &slug).await?.ok_or(Problem::CampaignNotFound)?;
    let desk = &call.app.claims;
    let released = desk.release(&call.actor, (campaign.id, &slug), account, reason.trim()).await;
    match released.map_err(|error| failed(&error, error.leaves_doubt()))? {
        Release::Done => {}
        Release::OutOfScope => return Err(Problem::OutOfScope),
        Release::NoClaim => return Err(Problem::ClaimNotFound),
        Release::NotClaimed(_) => return Err(Problem::ClaimOver),
    }
    let kept = desk.of_account(account, Some(&slug)).await.map_err(|error| unseen(unavailable(error)))?;
    let kept = kept.first().ok_or(Problem::ClaimNotFound)?;
    Ok(call.json(StatusCode::OK, "claim-released", &shown(kept)))
}
