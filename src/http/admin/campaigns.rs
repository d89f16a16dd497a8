//! Campaigns for the team: looking, making, changing, opening, pausing, closing, restocking, duplicating.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use axum::http::StatusCode;
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::super::problem::Problem;
use super::call::Call;
use super::campaign_forms::{Listed, Restocked, Shown, shown, whole};
use super::form::{Form, invalid};
use super::quota::{TRANSFERS_SHOWN, about};
use super::unseen;
use crate::campaign::Campaign;
use crate::campaign::create::{self, JITTER_DEFAULT, NewCampaign};
use crate::campaign::edit::Edit;
use crate::campaign::eligibility::Eligibility;
use crate::clock;
use crate::id::CampaignId;
use crate::language::Language;
use crate::quota::orders::Conflict;
use crate::quota::regions::Known;
use crate::quota::{RowKey, reserve_shard};
use crate::region::{Region, State as Life};

/// How long a campaign's window is if nobody says otherwise.
const WINDOW: SignedDuration = SignedDuration::from_hours(30 * 24);

/// `GET /v1/admin/campaigns`
pub async fn list(call: &mut Call) -> Result<Response, Problem> {
    let all = call.app.desk.all(call.app.region.as_ref()).await?;
    let all = call.only_own(all, |campaign| &campaign.slug);
    let campaigns: Vec<Shown<'_>> = all.iter().map(shown).collect();
    Ok(call.json(StatusCode::OK, "campaigns", &Listed { campaigns }))
}

/// `GET /v1/admin/campaigns/{slug}`
pub async fn show(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let look = &call.app.look;
    let (regions, gates) = (look.totals(&campaign.slug).await?, look.gates(campaign.id).await?);
    let transfers = look.transfers(campaign.id, None, TRANSFERS_SHOWN).await?;
    Ok(call.json(StatusCode::OK, "campaign", &whole(&campaign, &regions, (&gates, &transfers))))
}

/// `POST /v1/admin/campaigns`
pub async fn create(call: &mut Call) -> Result<Response, Problem> {
    let mut form = call.form().await?;
    let opens_at = form.may("opens_at")?.unwrap_or_else(clock::now);
    let later = opens_at.saturating_add(WINDOW).unwrap_or(Timestamp::MAX);
    let titles: BTreeMap<String, String> = form.may("titles")?.unwrap_or_default();
    let weights: Option<BTreeMap<String, u32>> = form.may("weights")?;
    let new = NewCampaign {
        id: CampaignId::random(),
        slug: form.need("slug")?,
        supply: form.need("supply")?,
        shard_count: form.may("shards")?.unwrap_or_else(|| call.app.desk.shard_count_default()),
        regions: weighted(&call.app.orders.regions().await?, weights.as_ref())?,
        eligibility: Eligibility {
            countries: form.may("countries")?.unwrap_or_default(),
            countries_denied: form.may("countries_denied")?.unwrap_or_default(),
            account_age_min: form.may("account_age_seconds")?.map_or(Duration::ZERO, Duration::from_secs),
        },
        default_locale: form.may("default_language")?.unwrap_or_else(|| "en".into()),
        titles: titles.into_iter().collect(),
        opens_at,
        closes_at: form.may("closes_at")?.unwrap_or(later),
        jitter: form.may("jitter_ms")?.map_or(JITTER_DEFAULT, Duration::from_millis),
        by: call.actor.operator.name.clone(),
    };
    form.end()?;
    call.app.desk.create(&call.actor, &new).await?;
    stands(call, &new.slug, StatusCode::CREATED, "campaign-created").await
}

/// Every region with its weight in the first split; one that is not active joins empty.
fn weighted(known: &[Known], weights: Option<&BTreeMap<String, u32>>) -> Result<Vec<(Region, u32)>, Problem> {
    let strange = |name: &&String| !known.iter().any(|one| one.region.as_str() == name.as_str());
    if weights.into_iter().flat_map(BTreeMap::keys).any(|name| strange(&name)) {
        return Err(invalid("weights"));
    }
    let weight = |one: &Known| match weights {
        _ if one.state != Life::Active => 0,
        Some(weights) => weights.get(one.region.as_str()).copied().unwrap_or(0),
        None => 1,
    };
    Ok(known.iter().map(|one| (one.region.clone(), weight(one))).collect())
}

/// `PATCH /v1/admin/campaigns/{slug}`
pub async fn edit(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let mut form = call.form().await?;
    let edit = Edit {
        opens_at: form.may("opens_at")?,
        closes_at: form.may("closes_at")?,
        countries: form.may("countries")?,
        countries_denied: form.may("countries_denied")?,
        account_age_min: form.may("account_age_seconds")?.map(Duration::from_secs),
        default_language: form.may_read("default_language")?,
        jitter: form.may("jitter_ms")?.map(Duration::from_millis),
    };
    form.end()?;
    call.app.desk.edit(&call.actor, &campaign, &edit).await?;
    stands(call, &campaign.slug, StatusCode::OK, "campaign-edited").await
}

/// `POST /v1/admin/campaigns/{slug}/open`
pub async fn open(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let mut form = call.form().await?;
    let now = form.may("now")?.unwrap_or(false);
    form.end()?;
    turn_on(call, &campaign, now).await
}

/// `POST /v1/admin/campaigns/{slug}/resume`
pub async fn resume(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    turn_on(call, &campaign, false).await
}

async fn turn_on(call: &mut Call, campaign: &Campaign, now: bool) -> Result<Response, Problem> {
    let now = now.then(|| campaign.database_now());
    if now.is_some_and(|now| now >= campaign.closes_at) {
        return Err(Conflict::Over.into());
    }
    let here = call.app.region.as_ref().ok_or(Problem::RegionNotFound)?;
    call.app.desk.open(&call.actor, campaign, here, now).await?;
    stands(call, &campaign.slug, StatusCode::OK, "campaign-open").await
}

/// `POST /v1/admin/campaigns/{slug}/pause`
pub async fn pause(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let mut form = call.form().await?;
    let reasons: BTreeMap<String, String> = form.may("reasons")?.unwrap_or_default();
    form.end()?;
    let parsed = |(tag, reason): (String, String)| Some((tag.parse::<Language>().ok()?, reason));
    let reasons: Option<Vec<_>> = reasons.into_iter().map(parsed).collect();
    let reasons = reasons.ok_or_else(|| invalid("reasons"))?;
    // `en` and `EN` are one language.
    let languages: BTreeSet<&str> = reasons.iter().map(|(language, _)| language.as_str()).collect();
    if languages.len() < reasons.len() {
        return Err(invalid("reasons"));
    }
    call.app.desk.pause(&call.actor, &campaign, &reasons).await?;
    stands(call, &campaign.slug, StatusCode::OK, "campaign-paused").await
}

/// `POST /v1/admin/campaigns/{slug}/close`
pub async fn close(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let mut form = call.form().await?;
    let reason: String = form.may("reason")?.unwrap_or_default();
    form.end()?;
    call.app.desk.close(&call.actor, &campaign, &reason).await?;
    stands(call, &campaign.slug, StatusCode::OK, "campaign-closed").await
}

/// `POST /v1/admin/campaigns/{slug}/restock`
pub async fn restock(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let mut form = call.form().await?;
    let id: Uuid = form.need("id")?;
    let amount = units(&mut form)?;
    let (reason, region) = (reason(&mut form)?, form.may_read::<Region>("region")?);
    form.end()?;
    let region = match region {
        Some(region) => region,
        None => first(&call.app.orders.regions().await?)?,
    };
    let to = RowKey { region, shard: reserve_shard(campaign.shard_count) };
    let added = call.app.orders.restock(&call.actor, about(&campaign), &to, (id, amount, &reason)).await?;
    let shown = Restocked { id, added: added.is_some(), supply: added.unwrap_or(campaign.supply), to: to.to_string() };
    Ok(call.json(StatusCode::OK, "campaign-restocked", &shown))
}

fn first(known: &[Known]) -> Result<Region, Problem> {
    let first = known.iter().find(|one| !one.state.leaves());
    Ok(first.ok_or(Conflict::LastRegion)?.region.clone())
}

/// `POST /v1/admin/campaigns/{slug}/duplicate`
pub async fn duplicate(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let mut form = call.form().await?;
    let slug: String = form.need("slug")?;
    let supply = form.may("supply")?.unwrap_or(campaign.supply);
    form.end()?;
    let regions = call.app.orders.regions().await?.into_iter().map(|one| (one.region, one.state)).collect();
    let now = campaign.database_now();
    call.app.desk.duplicate(&call.actor, &campaign, (&slug, supply), regions, now).await?;
    stands(call, &slug, StatusCode::CREATED, "campaign-duplicated").await
}

/// How many units: at least one.
pub(super) fn units(form: &mut Form) -> Result<i64, Problem> {
    let amount = form.need("amount")?;
    if amount > 0 { Ok(amount) } else { Err(invalid("amount")) }
}

/// Why: a line for the ledgers.
pub(super) fn reason(form: &mut Form) -> Result<String, Problem> {
    let reason: String = form.need("reason")?;
    let fits = (1..=250).contains(&reason.chars().count()) && !reason.chars().any(char::is_control);
    if fits { Ok(reason) } else { Err(invalid("reason")) }
}

/// Answers with how the campaign stands now, after an order.
async fn stands(call: &mut Call, slug: &str, status: StatusCode, code: &'static str) -> Result<Response, Problem> {
    let found = call.app.desk.find(call.app.region.as_ref(), slug).await.map_err(|error| unseen(error.into()))?;
    let found = found.ok_or(Problem::CampaignNotFound)?;
    Ok(call.json(status, code, &shown(&found)))
}

impl From<create::Error> for Problem {
    fn from(error: create::Error) -> Self {
        match error {
            create::Error::Invalid { field, expected } => Self::Unfit { field, expected },
            create::Error::Exists(_) => Conflict::Exists.into(),
            create::Error::Database(error) => super::failed(&error, error.leaves_doubt()),
        }
    }
}
