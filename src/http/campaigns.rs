//! A campaign over HTTP, for anybody: from memory, so that a crowd that looks costs the database nothing.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use super::claims::find_campaign;
use super::record::Code;
use super::routes::AppState;
use super::voice::{Voice, query_value};
use crate::campaign::texts::Part;
use crate::campaign::{Campaign, State as CampaignState};
use crate::quota::Gate;

/// How a campaign stands, in one word for people and programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Not open yet.
    NotOpen,
    /// Units go out.
    Open,
    /// Stopped for a while.
    Paused,
    /// Every unit is gone.
    SoldOut,
    /// Over.
    Closed,
}

impl Standing {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotOpen => "not-open",
            Self::Open => "open",
            Self::Paused => "paused",
            Self::SoldOut => "sold-out",
            Self::Closed => "closed",
        }
    }
}

/// How a campaign stands, as the last poll saw it.
pub fn standing(campaign: &Campaign) -> Standing {
    match (campaign.state, campaign.gate) {
        (CampaignState::Closed, _) => Standing::Closed,
        (CampaignState::Paused, _) => Standing::Paused,
        (CampaignState::Draft, _) => Standing::NotOpen,
        (CampaignState::Open, _) if campaign.opens_in().is_some() => Standing::NotOpen,
        (CampaignState::Open, _) if campaign.database_now() >= campaign.closes_at => Standing::Closed,
        (CampaignState::Open, Some(Gate::SoldOut)) => Standing::SoldOut,
        (CampaignState::Open, _) => Standing::Open,
    }
}

/// Caches answer the crowd that looks, of whom every server would otherwise see millions. It is a look, a second old at
/// most besides the poll, and refuses nobody: SORRY is said to one person at a time and kept by nobody. While servers
/// are in trouble an older look is better than the crowd at their doors; only before the opening it would hide that.
pub(super) const KEPT: &str = "public, max-age=1, s-maxage=1, stale-while-revalidate=5, stale-if-error=60";
pub(super) const KEPT_BEFORE_OPENING: &str = "public, max-age=1, s-maxage=1";

/// A campaign as the API shows it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Campaign")]
pub struct Shown<'a> {
    /// Its name in addresses.
    pub slug: &'a str,
    /// What is handed out.
    pub title: &'a str,
    /// More about it, if the campaign says more; line feeds are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", default)]
    pub description: Option<&'a str>,
    /// What its image shows, for people who can't see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", default)]
    pub image_alt: Option<&'a str>,
    /// The rules of taking part; line feeds are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", default)]
    pub rules: Option<&'a str>,
    /// The language of each of these that is not in the language of the answer.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub languages: BTreeMap<&'static str, &'a str>,
    /// Units in all.
    pub supply: i64,
    /// How it stands.
    pub state: Standing,
    /// Why it stands still, in the nearest language there is; only while it is paused, and if the team said why.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", default)]
    pub reason: Option<&'a str>,
    /// Rises with every change of the gate; a SORRY names the one that justifies it.
    pub epoch: i64,
    /// From when on units go out, by the database's clock.
    pub opens_at: Timestamp,
    /// Until when.
    pub closes_at: Timestamp,
    /// The database's clock, for countdowns.
    pub server_time: Timestamp,
    /// Over how many milliseconds after the opening apps spread their first attempts, each at a moment drawn by lot.
    pub jitter_ms: u64,
    /// The region that answered.
    pub served_by: &'a str,
}

/// A campaign as it is shown now, to a reader of this language, by a server of this region.
pub fn shown<'a>(campaign: &'a Campaign, reader: &str, region: &'a str) -> Shown<'a> {
    let said = |part| campaign.said(part, reader).map(|said| said.text);
    Shown {
        slug: &campaign.slug,
        title: campaign.title(reader),
        description: said(Part::Description),
        image_alt: said(Part::ImageAlt),
        rules: said(Part::Rules),
        languages: foreign(campaign, reader),
        supply: campaign.supply,
        state: standing(campaign),
        reason: (standing(campaign) == Standing::Paused).then(|| campaign.pause_reason(reader)).flatten(),
        epoch: campaign.epoch,
        opens_at: campaign.opens_at,
        closes_at: campaign.closes_at,
        server_time: campaign.database_now(),
        jitter_ms: campaign.jitter.as_millis() as u64,
        served_by: region,
    }
}

/// `GET /v1/campaigns/{slug}`
pub async fn show(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    uri: Uri,
) -> Response {
    let campaign = match find_campaign(&app, slug, &mut voice) {
        Ok(campaign) => campaign,
        Err(problem) => return problem.respond(&voice),
    };
    let mut response = Json(shown(&campaign, voice.locale().tag(), app.region.as_str())).into_response();
    response.extensions_mut().insert(Code("campaign"));
    voice.sign(response.headers_mut());
    if query_value(uri.query(), "lang").is_some_and(|tag| voice.chosen() == Some(tag)) {
        // An address that names its language depends on nothing else.
        response.headers_mut().remove(header::VARY);
    }
    let kept = if campaign.opens_in().is_some() { KEPT_BEFORE_OPENING } else { KEPT };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}

/// The parts of a campaign's words that a reader is shown in another language than their own, each with that language.
pub fn foreign<'a>(campaign: &'a Campaign, reader: &str) -> BTreeMap<&'static str, &'a str> {
    let parts = [Part::Title, Part::Description, Part::ImageAlt, Part::Rules];
    let said = parts.into_iter().filter_map(|part| Some((part.as_str(), campaign.said(part, reader)?.language)));
    said.filter(|(_, language)| *language != reader).collect()
}
