//! Where a campaign's units stand, and the team's orders about them.

use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::super::problem::Problem;
use super::call::{Call, cursor};
use super::campaigns::{reason, units};
use super::form::{Form, invalid};
use crate::campaign::Campaign;
use crate::id::TransferId;
use crate::l10n::Message;
use crate::quota::orders::{About, Conflict, Error, Moved, Ordered, Stand};
use crate::quota::{CounterRow, RowKey, reserve_shard};
use crate::region::Region;
use crate::report::totals::Transfer;

/// The last transfers that are shown with a campaign, if the caller doesn't say …
pub(super) const TRANSFERS_SHOWN: i64 = 20;
/// … and at most.
const TRANSFERS_SHOWN_MAX: i64 = 1_000;

/// A counter row.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "QuotaRow")]
pub struct Row {
    /// Its name: region and shard.
    #[serde(rename = "row")]
    name: String,
    /// The region.
    region: String,
    /// serving, traveller or reserve.
    purpose: &'static str,
    /// Where its region is in its life.
    region_state: &'static str,
    /// Units it may still grant.
    remaining: i64,
    /// Units it has ever granted.
    granted: i64,
    /// Units on hold.
    held: i64,
}

/// What a region keeps at least and gets at most.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "QuotaRule")]
pub struct Rule {
    /// The region.
    region: String,
    /// Units it keeps while there are as many.
    floor: i64,
    /// Units it is never brought above by the planner; null for no ceiling.
    ceiling: Option<i64>,
}

/// Where a campaign's units stand.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Quota")]
pub struct Stands<'a> {
    /// Units in all.
    supply: i64,
    /// Whether the planner moves nothing.
    frozen: bool,
    /// Every counter row.
    rows: Vec<Row>,
    /// The regions that have a floor or a ceiling.
    rules: Vec<Rule>,
    /// The last transfers, newest first.
    transfers: Vec<Entry<'a>>,
}

/// Units that moved.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Transfer")]
pub struct Entry<'a> {
    /// The transfer's id.
    id: Uuid,
    /// The lender: region and shard.
    from: String,
    /// The borrower.
    to: String,
    /// Units.
    amount: i64,
    /// Why: a code and its numbers, or an operator's words.
    reason: &'a str,
    /// When.
    at: Timestamp,
}

/// A page of the ledger.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Transfers")]
pub struct Ledger<'a> {
    /// The newest first.
    transfers: Vec<Entry<'a>>,
    /// `before` of the next page; null if this is the last.
    next: Option<String>,
}

/// What a transfer came to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Transferred")]
pub struct Transferred {
    /// The transfer's id: the same again moves nothing twice.
    pub id: Uuid,
    /// The lender.
    pub from: String,
    /// The borrower.
    pub to: String,
    /// Units that moved, now or before.
    pub amount: i64,
    /// Whether they moved now; false if this transfer was made before.
    pub moved: bool,
}

/// Whether the planner moves nothing.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Frozen")]
pub struct Frozen {
    /// Whether it is so.
    pub frozen: bool,
    /// Whether this request made it so.
    pub changed: bool,
}

/// Units to be moved.
#[derive(JsonSchema)]
#[schemars(rename = "TransferRequest", deny_unknown_fields)]
pub struct Wanted {
    /// The transfer's id, made by whoever asks: asked again with the same, it moves nothing twice.
    #[schemars(rename = "id")]
    _id: Uuid,
    /// The lender: a region, for its reserve, or a region and a shard such as eu-west/0.
    #[schemars(rename = "from")]
    _from: String,
    /// The borrower.
    #[schemars(rename = "to")]
    _to: String,
    /// How many, at most what the lender has.
    #[schemars(rename = "amount", range(min = 1))]
    _amount: i64,
    /// Why, one line.
    #[schemars(rename = "reason", length(min = 1, max = 250))]
    _reason: String,
}

/// A floor and a ceiling.
#[derive(JsonSchema)]
#[schemars(rename = "RuleRequest", deny_unknown_fields)]
pub struct Limits {
    /// Units it keeps while there are as many; 0 if left out.
    #[schemars(rename = "floor", range(min = 0), default)]
    _floor: i64,
    /// Units it is never brought above by the planner; none if left out or null.
    #[schemars(rename = "ceiling", default)]
    _ceiling: Option<i64>,
}

/// The campaign an order is about.
pub(super) fn about(campaign: &Campaign) -> About<'_> {
    About { campaign: campaign.id, slug: &campaign.slug }
}

/// Where a campaign's units stand, as the API shows it.
pub fn stands<'a>(supply: i64, stand: &Stand, transfers: &'a [Transfer]) -> Stands<'a> {
    let row = |row: &CounterRow| Row {
        name: row.key.to_string(),
        region: row.key.region.to_string(),
        purpose: row.purpose.as_str(),
        region_state: row.state.as_str(),
        remaining: row.remaining,
        granted: row.granted,
        held: row.held,
    };
    let set = stand.rules.iter().filter(|rule| rule.floor > 0 || rule.ceiling.is_some());
    let rules =
        set.map(|rule| Rule { region: rule.region.to_string(), floor: rule.floor, ceiling: rule.ceiling }).collect();
    let (rows, transfers) = (stand.rows.iter().map(row).collect(), transfers.iter().map(entry).collect());
    Stands { supply, frozen: stand.frozen, rows, rules, transfers }
}

/// A page of the ledger, as the API shows it.
pub fn ledger(transfers: &[Transfer], limit: i64) -> Ledger<'_> {
    let next = transfers.last().filter(|_| transfers.len() as i64 == limit).map(|last| cursor(last.at, last.id));
    Ledger { transfers: transfers.iter().map(entry).collect(), next }
}

/// A transfer, as the API shows it.
pub(super) fn entry(transfer: &Transfer) -> Entry<'_> {
    let Transfer { id, from, to, amount, reason, at } = transfer;
    Entry { id: *id, from: from.to_string(), to: to.to_string(), amount: *amount, reason, at: *at }
}

/// `GET /v1/admin/campaigns/{slug}/quota`
pub async fn show(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let most = call.query("transfers").map_or(Ok(TRANSFERS_SHOWN), |text| text.parse());
    let most = most.ok().filter(|most| (0..=TRANSFERS_SHOWN_MAX).contains(most)).ok_or_else(|| invalid("transfers"))?;
    let stand = call.app.orders.stand(campaign.id).await?;
    let transfers = call.app.look.transfers(campaign.id, None, most).await?;
    Ok(call.json(StatusCode::OK, "quota", &stands(campaign.supply, &stand, &transfers)))
}

/// `GET /v1/admin/campaigns/{slug}/transfers`
pub async fn transfers(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let page = call.page()?;
    let transfers = call.app.look.transfers(campaign.id, page.before, page.limit).await?;
    Ok(call.json(StatusCode::OK, "transfers", &ledger(&transfers, page.limit)))
}

/// `POST /v1/admin/campaigns/{slug}/freeze`
pub async fn freeze(call: &mut Call) -> Result<Response, Problem> {
    set_frozen(call, true).await
}

/// `POST /v1/admin/campaigns/{slug}/unfreeze`
pub async fn unfreeze(call: &mut Call) -> Result<Response, Problem> {
    set_frozen(call, false).await
}

async fn set_frozen(call: &mut Call, frozen: bool) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let changed = call.app.orders.freeze(&call.actor, about(&campaign), frozen).await?;
    Ok(call.json(StatusCode::OK, "quota-frozen", &Frozen { frozen, changed }))
}

/// `POST /v1/admin/campaigns/{slug}/transfers`
pub async fn transfer(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let mut form = call.form().await?;
    let id: Uuid = form.need("id")?;
    let (from, to) = (row(&mut form, "from", &campaign)?, row(&mut form, "to", &campaign)?);
    let ordered = Ordered { id: TransferId(id), from, to, amount: units(&mut form)?, reason: reason(&mut form)? };
    form.end()?;
    let Moved { amount, earlier } = call.app.orders.transfer(&call.actor, about(&campaign), &ordered).await?;
    let shown = Transferred { id, from: ordered.from.to_string(), to: ordered.to.to_string(), amount, moved: !earlier };
    Ok(call.json(StatusCode::OK, "quota-moved", &shown))
}

/// A counter row as an operator names it: a region, for its reserve, or a region and a shard.
fn row(form: &mut Form, name: &'static str, campaign: &Campaign) -> Result<RowKey, Problem> {
    let text: String = form.need(name)?;
    let (region, shard) = text.split_once('/').map_or((text.as_str(), None), |(region, shard)| (region, Some(shard)));
    let region: Region = region.parse().map_err(|_odd| invalid(name))?;
    let shard = shard.map_or(Ok(reserve_shard(campaign.shard_count)), str::parse).map_err(|_odd| invalid(name))?;
    Ok(RowKey { region, shard })
}

/// `PUT /v1/admin/campaigns/{slug}/rules/{region}`
pub async fn rule(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let region: Region = call.named("region")?;
    let mut form = call.form().await?;
    let (floor, ceiling) = (form.may("floor")?.unwrap_or(0), form.may::<Option<i64>>("ceiling")?.flatten());
    form.end()?;
    call.app.orders.rule(&call.actor, about(&campaign), &region, (floor, ceiling)).await?;
    Ok(call.json(StatusCode::OK, "quota-rule", &Rule { region: region.to_string(), floor, ceiling }))
}

/// `DELETE /v1/admin/campaigns/{slug}/rules/{region}`
pub async fn lift(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let region: Region = call.named("region")?;
    call.app.orders.rule(&call.actor, about(&campaign), &region, (0, None)).await?;
    Ok(call.done("quota-rule-lifted"))
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid { field, expected } => Self::Unfit { field, expected },
            Error::NoRegion => Self::RegionNotFound,
            Error::Conflict(conflict) => conflict.into(),
            Error::Unseen(_) => Self::OrderUnknown,
            Error::Database(error) => super::failed(&error, error.leaves_doubt()),
        }
    }
}

impl From<Conflict> for Problem {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict { what: conflict.as_str(), detail: words(conflict) }
    }
}

fn words(conflict: Conflict) -> Message {
    match conflict {
        Conflict::State(state) => Message::ConflictState { state: state.into() },
        Conflict::Window => Message::ConflictWindow,
        Conflict::Over => Message::ConflictOver,
        Conflict::Exists => Message::ConflictExists,
        Conflict::Leaving => Message::ConflictLeaving,
        Conflict::NoRow => Message::ConflictNoRow,
        Conflict::NothingMoved => Message::ConflictNothingMoved,
        Conflict::LastRegion => Message::ConflictLastRegion,
        Conflict::HasUnits => Message::ConflictHasUnits,
        Conflict::NotInDatabase => Message::ConflictNotInDatabase,
    }
}
