//! The regions of the deployment, and the steps of their life.

use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::problem::Problem;
use super::call::Call;
use crate::quota::drain::Step;
use crate::quota::orders::Added as Came;
use crate::quota::regions::{Known, Rows, Stock};
use crate::region::Region;
use crate::report::regions::{RegionStatus, Whole as Found};

/// A region with what it has in campaigns that are not over.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AdminRegion")]
pub struct Shown<'a> {
    /// Its name.
    region: &'a str,
    /// Its place in every table and chart.
    ordinal: i64,
    /// Where it is in its life: joining, active, draining, gone.
    state: &'a str,
    /// Where its API answers; may be empty.
    api_url: &'a str,
    /// Campaigns that are not over and have counter rows here.
    campaigns: i64,
    /// Units it may still grant.
    remaining: i64,
    /// Units it has granted that did not come back.
    granted: i64,
    /// Of these, units on hold.
    held: i64,
    /// When units last came or went by a transfer, or null.
    last_transfer_at: Option<Timestamp>,
}

/// All regions.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AdminRegions")]
pub struct Listed<'a> {
    /// In their order.
    regions: Vec<Shown<'a>>,
}

/// What adding a region came to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RegionAdded")]
pub struct Added<'a> {
    /// Its name.
    pub region: &'a str,
    /// Campaigns that it joined now; null if it was active already.
    pub joined: Option<i64>,
    /// Whether the database was spread over it now; false where it is in one place, or knew the region.
    pub spread: bool,
}

/// What a region has left of one campaign.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RegionStock")]
pub struct Left<'a> {
    /// The campaign's name in addresses.
    campaign: &'a str,
    /// Units it may still grant.
    remaining: i64,
    /// Units on hold, which may come back here.
    held: i64,
    /// Whether the campaign is frozen: its units stay where they are.
    frozen: bool,
}

/// Rows that name a region as their home.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RegionRows")]
pub struct Homes {
    /// Accounts, counted up to 10,000.
    accounts: i64,
    /// Claims, counted up to 10,000.
    claims: i64,
    /// Counter rows.
    counters: i64,
    /// Transfers to it, counted up to 10,000.
    transfers: i64,
}

/// A region with what it has left.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AdminRegionWhole")]
pub struct Whole<'a> {
    /// The region.
    region: Shown<'a>,
    /// What it has left in each campaign that is not over.
    campaigns: Vec<Left<'a>>,
    /// The rows that would have to move before a `CockroachDB` that keeps regions of its own drops this one; null with
    /// any other database.
    rows: Option<Homes>,
}

/// How far a drain is.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Draining")]
pub struct Drained<'a> {
    /// Its name.
    pub region: &'a str,
    /// Units that this request gave away.
    pub moved: i64,
    /// Units still there, of campaigns that may move.
    pub remaining: i64,
    /// Units on hold, which may come back.
    pub held: i64,
    /// Frozen campaigns with units there: unfreeze them first.
    pub frozen: &'a [String],
    /// Whether nothing is left to be given away.
    pub done: bool,
}

/// A region to be added.
#[derive(JsonSchema)]
#[schemars(rename = "RegionRequest", deny_unknown_fields)]
pub struct New {
    /// Its name, as the cloud has it.
    #[schemars(rename = "region")]
    _region: String,
    /// Where its API answers.
    #[schemars(rename = "api_url", length(max = 250), default)]
    _api_url: String,
}

/// All regions, as the API shows them.
pub fn listed<'a>(known: &'a [Known], status: &'a [RegionStatus]) -> Listed<'a> {
    let line = |known: &Known| status.iter().find(|line| line.region == known.region.as_str());
    Listed { regions: known.iter().map(|known| shown(known, line(known))).collect() }
}

fn shown<'a>(known: &'a Known, line: Option<&RegionStatus>) -> Shown<'a> {
    let number = |value: fn(&RegionStatus) -> i64| line.map_or(0, value);
    Shown {
        region: known.region.as_str(),
        ordinal: known.ordinal,
        state: known.state.as_str(),
        api_url: &known.api_url,
        campaigns: number(|line| line.campaigns),
        remaining: number(|line| line.remaining),
        granted: number(|line| line.granted),
        held: number(|line| line.held),
        last_transfer_at: line.and_then(|line| line.last_transfer_at),
    }
}

/// A region with what it has left, as the API shows it.
pub fn whole(found: &Found) -> Whole<'_> {
    let campaigns = found.stock.iter().map(|stock| {
        let Stock { slug, frozen, remaining, held, .. } = stock;
        Left { campaign: slug, remaining: *remaining, held: *held, frozen: *frozen }
    });
    let homes = |rows: Rows| {
        let Rows { accounts, claims, counters, transfers } = rows;
        Homes { accounts, claims, counters, transfers }
    };
    let region = shown(&found.known, Some(&found.status));
    Whole { region, campaigns: campaigns.collect(), rows: found.rows.map(homes) }
}

/// What adding a region came to, as the API shows it.
pub fn added(region: &Region, came: Came) -> Added<'_> {
    let Came { joined, spread } = came;
    Added { region: region.as_str(), joined, spread }
}

/// How far a drain is, as the API shows it.
pub fn drained<'a>(region: &'a str, step: &'a Step) -> Drained<'a> {
    let Step { moved, remaining, held, frozen } = step;
    Drained { region, moved: *moved, remaining: *remaining, held: *held, frozen, done: step.done() }
}

/// `GET /v1/admin/regions`
pub async fn list(call: &mut Call) -> Result<Response, Problem> {
    let (known, status) = (call.app.orders.regions().await?, call.app.look.regions().await?);
    Ok(call.json(StatusCode::OK, "regions", &listed(&known, &status)))
}

/// `GET /v1/admin/regions/{region}`
pub async fn show(call: &mut Call) -> Result<Response, Problem> {
    let region: Region = call.named("region")?;
    stands(call, &region, "region").await
}

/// Answers with how the region stands now.
async fn stands(call: &mut Call, region: &Region, code: &'static str) -> Result<Response, Problem> {
    let found = call.app.look.region(region).await?.ok_or(Problem::RegionNotFound)?;
    Ok(call.json(StatusCode::OK, code, &whole(&found)))
}

/// `POST /v1/admin/regions`
pub async fn add(call: &mut Call) -> Result<Response, Problem> {
    let mut form = call.form().await?;
    let region: Region = form.need_read("region")?;
    let api_url: String = form.may("api_url")?.unwrap_or_default();
    form.end()?;
    let came = call.app.orders.add_region(&call.actor, &region, &api_url).await?;
    Ok(call.json(StatusCode::OK, "region-added", &added(&region, came)))
}

/// `POST /v1/admin/regions/{region}/activate`
pub async fn activate(call: &mut Call) -> Result<Response, Problem> {
    let region: Region = call.named("region")?;
    let known = call.app.orders.regions().await?;
    if !known.iter().any(|one| one.region == region) {
        return Err(Problem::RegionNotFound);
    }
    let came = call.app.orders.add_region(&call.actor, &region, "").await?;
    Ok(call.json(StatusCode::OK, "region-added", &added(&region, came)))
}

/// `POST /v1/admin/regions/{region}/drain`
pub async fn drain(call: &mut Call) -> Result<Response, Problem> {
    let region: Region = call.named("region")?;
    let step = call.app.orders.drain(&call.actor, &region).await?;
    Ok(call.json(StatusCode::OK, "region-draining", &drained(region.as_str(), &step)))
}

/// `DELETE /v1/admin/regions/{region}`
pub async fn remove(call: &mut Call) -> Result<Response, Problem> {
    let region: Region = call.named("region")?;
    call.app.orders.remove_region(&call.actor, &region).await?;
    stands(call, &region, "region-removed").await
}
