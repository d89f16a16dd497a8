//! What the team's API shows of campaigns, and what it reads of them, as types for the document.

use std::collections::BTreeMap;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::quota;
use crate::campaign::Campaign;
use crate::quota::Gate;
use crate::quota::gate::Change;
use crate::report::totals::{RegionTotals, Transfer};

/// A campaign as the team sees it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AdminCampaign")]
pub struct Shown<'a> {
    /// Its name in addresses.
    slug: &'a str,
    /// Its id.
    id: Uuid,
    /// What the team said last: draft, open, paused, closed.
    state: &'static str,
    /// Where the gate stands: shut, open, `sold_out`, reopening; null if this region has no counter row.
    gate: Option<&'static str>,
    /// The gate's epoch.
    epoch: i64,
    /// Units in all.
    supply: i64,
    /// Counter rows for natives in each region.
    shards: i64,
    /// ISO 3166 codes; empty for everywhere.
    countries: &'a [String],
    /// ISO 3166 codes of the countries whose people may not take part.
    countries_denied: &'a [String],
    /// For how many seconds an account must have existed when it claims.
    account_age_seconds: u64,
    /// The language of somebody whose language is not known.
    default_language: &'a str,
    /// From when on units go out.
    opens_at: Timestamp,
    /// Until when.
    closes_at: Timestamp,
    /// Over how many milliseconds first attempts are spread.
    jitter_ms: u64,
    /// Why it is in this state, as it was noted; may be empty.
    reason: &'a str,
    /// What people are told while it is paused, by language.
    reasons: BTreeMap<&'a str, &'a str>,
}

/// All campaigns.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AdminCampaigns")]
pub struct Listed<'a> {
    /// In the order of their names.
    pub campaigns: Vec<Shown<'a>>,
}

/// One region's part of a campaign.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AdminCampaignRegion")]
pub struct Part<'a> {
    /// The region.
    region: &'a str,
    /// Where the gate stands there.
    gate: &'a str,
    /// Units left.
    remaining: i64,
    /// Units held or claimed.
    outstanding: i64,
    /// Units on hold.
    held: i64,
}

/// One move of the gate: the certificate of its epoch.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AdminGate")]
pub struct Moved<'a> {
    /// The epoch it began.
    epoch: i64,
    /// Where the gate stood from then on.
    gate: &'static str,
    /// Units left at that moment.
    remaining: i64,
    /// Units on hold at that moment.
    held: i64,
    /// Units held or claimed at that moment.
    outstanding: i64,
    /// Who moved it.
    by: &'a str,
    /// Why.
    reason: &'a str,
    /// When.
    at: Timestamp,
}

/// A campaign with its regions, the history of its gate and its last transfers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "AdminCampaignWhole")]
pub struct Whole<'a> {
    /// The campaign.
    campaign: Shown<'a>,
    /// What each region has, has given and has left.
    regions: Vec<Part<'a>>,
    /// The moves of the gate, newest first.
    gates: Vec<Moved<'a>>,
    /// The last 20 transfers of units, newest first.
    transfers: Vec<quota::Entry<'a>>,
}

/// What a restock came to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Restocked")]
pub struct Restocked {
    /// The change's id: the same again adds nothing.
    pub id: Uuid,
    /// Whether units were added now; false if this change was made before.
    pub added: bool,
    /// Units in all.
    pub supply: i64,
    /// The counter row that got them.
    pub to: String,
}

/// A campaign to be made.
#[derive(JsonSchema)]
#[schemars(rename = "CampaignRequest", deny_unknown_fields)]
pub struct New {
    /// Its name in addresses: lower-case letters, digits and hyphens.
    #[schemars(rename = "slug", length(min = 1, max = 64))]
    _slug: String,
    /// Units in all.
    #[schemars(rename = "supply", range(min = 0))]
    _supply: i64,
    /// The thing's name, by language.
    #[schemars(rename = "titles", default)]
    _titles: BTreeMap<String, String>,
    /// The language of somebody whose language is not known; en if left out.
    #[schemars(rename = "default_language", default)]
    _default_language: String,
    /// From when on units go out; now if left out.
    #[schemars(rename = "opens_at", with = "Timestamp", default)]
    _opens_at: (),
    /// Until when; 30 days later if left out.
    #[schemars(rename = "closes_at", with = "Timestamp", default)]
    _closes_at: (),
    /// ISO 3166 codes of the countries whose people may take part; empty for everywhere.
    #[schemars(rename = "countries", default)]
    _countries: Vec<String>,
    /// ISO 3166 codes of the countries whose people may not take part.
    #[schemars(rename = "countries_denied", default)]
    _countries_denied: Vec<String>,
    /// For how many seconds an account must have existed when it claims.
    #[schemars(rename = "account_age_seconds", range(min = 0), default)]
    _account_age_seconds: i64,
    /// Each region's weight in the first split; all active ones equal if left out.
    #[schemars(rename = "weights", default)]
    _weights: BTreeMap<String, u32>,
    /// Counter rows for natives in each region; what suits the engine if left out.
    #[schemars(rename = "shards", range(min = 1, max = 64), default)]
    _shards: i64,
    /// Over how many milliseconds first attempts are spread; 3,000 if left out.
    #[schemars(rename = "jitter_ms", range(min = 0, max = 60_000), default)]
    _jitter_ms: u64,
}

/// What shall be changed: when it opens and the jitter only before the window has begun, nothing of a closed campaign.
#[derive(JsonSchema)]
#[schemars(rename = "CampaignEdit", deny_unknown_fields)]
pub struct Edited {
    /// From when on units go out.
    #[schemars(rename = "opens_at", with = "Timestamp", default)]
    _opens_at: (),
    /// Until when.
    #[schemars(rename = "closes_at", with = "Timestamp", default)]
    _closes_at: (),
    /// ISO 3166 codes; empty for everywhere.
    #[schemars(rename = "countries", default)]
    _countries: Vec<String>,
    /// ISO 3166 codes of the countries whose people may not take part.
    #[schemars(rename = "countries_denied", default)]
    _countries_denied: Vec<String>,
    /// For how many seconds an account must have existed when it claims.
    #[schemars(rename = "account_age_seconds", range(min = 0), default)]
    _account_age_seconds: i64,
    /// One of the languages the campaign has words in.
    #[schemars(rename = "default_language", default)]
    _default_language: String,
    /// Over how many milliseconds first attempts are spread.
    #[schemars(rename = "jitter_ms", range(min = 0, max = 60_000), default)]
    _jitter_ms: u64,
}

/// How to open.
#[derive(JsonSchema)]
#[schemars(rename = "OpenRequest", deny_unknown_fields)]
pub struct Open {
    /// Begin the window now, whatever was planned.
    #[schemars(rename = "now", default)]
    _now: bool,
}

/// Why a campaign is paused.
#[derive(JsonSchema)]
#[schemars(rename = "PauseRequest", deny_unknown_fields)]
pub struct Pause {
    /// What people are told, by language: one line of up to 250 characters each. Who reads another language is told it
    /// in the nearest there is.
    #[schemars(rename = "reasons", default)]
    _reasons: BTreeMap<String, String>,
}

/// Why a campaign is over.
#[derive(JsonSchema)]
#[schemars(rename = "CloseRequest", deny_unknown_fields)]
pub struct Close {
    /// One line, for the history.
    #[schemars(rename = "reason", length(max = 250), default)]
    _reason: String,
}

/// Units to be added.
#[derive(JsonSchema)]
#[schemars(rename = "RestockRequest", deny_unknown_fields)]
pub struct Restock {
    /// The change's id, made by whoever asks: asked again with the same, it adds nothing.
    #[schemars(rename = "id")]
    _id: Uuid,
    /// How many.
    #[schemars(rename = "amount", range(min = 1))]
    _amount: i64,
    /// The region whose reserve gets them; the first one if left out.
    #[schemars(rename = "region", default)]
    _region: String,
    /// Why, one line.
    #[schemars(rename = "reason", length(min = 1, max = 250))]
    _reason: String,
}

/// A campaign like another one.
#[derive(JsonSchema)]
#[schemars(rename = "DuplicateRequest", deny_unknown_fields)]
pub struct Duplicate {
    /// Its name in addresses.
    #[schemars(rename = "slug", length(min = 1, max = 64))]
    _slug: String,
    /// Units in all; as many as the other has if left out.
    #[schemars(rename = "supply", range(min = 0), default)]
    _supply: i64,
}

/// A campaign as the team sees it.
pub fn shown(campaign: &Campaign) -> Shown<'_> {
    Shown {
        slug: &campaign.slug,
        id: campaign.id.0,
        state: campaign.state.as_str(),
        gate: campaign.gate.map(Gate::as_str),
        epoch: campaign.epoch,
        supply: campaign.supply,
        shards: campaign.shard_count,
        countries: &campaign.eligibility.countries,
        countries_denied: &campaign.eligibility.countries_denied,
        account_age_seconds: campaign.eligibility.account_age_min.as_secs(),
        default_language: &campaign.default_locale,
        opens_at: campaign.opens_at,
        closes_at: campaign.closes_at,
        jitter_ms: campaign.jitter.as_millis() as u64,
        reason: &campaign.state_reason,
        reasons: campaign.reasons.iter().map(|(language, reason)| (language.as_str(), reason.as_str())).collect(),
    }
}

/// A campaign with its regions, the history of its gate and its last transfers.
pub fn whole<'a>(
    campaign: &'a Campaign,
    regions: &'a [RegionTotals],
    (gates, transfers): (&'a [Change], &'a [Transfer]),
) -> Whole<'a> {
    let part = |total: &'a RegionTotals| Part {
        region: &total.region,
        gate: &total.gate,
        remaining: total.remaining,
        outstanding: total.outstanding,
        held: total.held,
    };
    let moved = |change: &'a Change| Moved {
        epoch: change.epoch,
        gate: change.gate.as_str(),
        remaining: change.remaining,
        held: change.held,
        outstanding: change.outstanding,
        by: &change.by,
        reason: &change.reason,
        at: change.at,
    };
    let (regions, gates) = (regions.iter().map(part).collect(), gates.iter().map(moved).collect());
    Whole { campaign: shown(campaign), regions, gates, transfers: transfers.iter().map(quota::entry).collect() }
}
