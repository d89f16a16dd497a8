//! The statements of campaigns.

use std::collections::HashMap;
use std::time::Duration;

use uuid::Uuid;

use super::edit::Edit;
use super::eligibility::Eligibility;
use super::share::Share;
use super::texts::Text;
use super::{Campaign, State};
use crate::clock;
use crate::db::tx::{Stop, Tx};
use crate::db::{self, Database, Limit, Row, statements};
use crate::id::CampaignId;
use crate::language::Language;
use crate::quota::Gate;
use crate::region::Region;

/// Every campaign, with the gate as `region` has it; without a region there is no gate to look at.
pub async fn list<'a>(
    db: &Database,
    region: impl Into<Option<&'a Region>>,
    limit: Limit,
) -> Result<Vec<Campaign>, db::Error> {
    let region = region.into().map_or("", Region::as_str);
    let mut texts = texts_within(db, limit).await?;
    let asked = clock::monotonic();
    let rows = db.run(&statements::CAMPAIGN_LIST, &[&region], limit).await?;
    let read = |row: &Row| campaign(row, texts.remove(&row.get("campaign_id")), asked);
    let mut campaigns: Vec<Campaign> = rows.iter().filter_map(read).collect();
    reasons(db, &mut campaigns, limit).await?;
    Ok(campaigns)
}

/// Lets campaigns that stand still say why; of others nothing is asked.
async fn reasons(db: &Database, campaigns: &mut [Campaign], limit: Limit) -> Result<(), db::Error> {
    let paused = |campaign: &&mut Campaign| campaign.state == State::Paused;
    let ids: Vec<Uuid> = campaigns.iter_mut().filter(paused).map(|campaign| campaign.id.0).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let rows = db.run(&statements::PAUSE_REASON_LIST, &[&ids], limit).await?;
    for campaign in campaigns.iter_mut().filter(paused) {
        let own = |row: &&Row| {
            row.get::<_, Uuid>("campaign_id") == campaign.id.0 && row.get::<_, i64>("epoch") == campaign.epoch
        };
        campaign.reasons = rows.iter().filter(own).filter_map(reason).collect();
    }
    Ok(())
}

/// A reason and its language; none in a tag that nobody could ask for: this program writes no such.
fn reason(row: &Row) -> Option<(Language, String)> {
    Some((row.get::<_, &str>("locale").parse().ok()?, row.get("reason")))
}

/// The words of every campaign, by its id.
pub async fn texts(db: &Database) -> Result<HashMap<Uuid, Vec<Text>>, db::Error> {
    texts_within(db, Limit::INTERACTIVE).await
}

async fn texts_within(db: &Database, limit: Limit) -> Result<HashMap<Uuid, Vec<Text>>, db::Error> {
    let mut texts: HashMap<Uuid, Vec<Text>> = HashMap::new();
    for row in db.run(&statements::CAMPAIGN_TEXT_LIST, &[], limit).await? {
        let campaign = row.get("campaign_id");
        texts.entry(campaign).or_default().extend(text(&row));
    }
    Ok(texts)
}

/// A row's words; none in a tag that nobody could ask for: this program writes no such.
fn text(row: &Row) -> Option<Text> {
    let language = row.get::<_, &str>("locale").parse().ok()?;
    let [title, description, image_alt, rules] =
        ["title", "description", "image_alt", "rules"].map(|column| row.get(column));
    Some(Text { language, title, description, image_alt, rules })
}

/// A campaign's words in one language, in the transaction that changes them.
pub async fn text_in(tx: &Tx<'_>, campaign: CampaignId, language: &Language) -> Result<Option<Text>, Stop> {
    let rows = tx.run(&statements::CAMPAIGN_TEXT_LIST, &[]).await?;
    let own = rows.iter().filter(|row| row.get::<_, Uuid>("campaign_id") == campaign.0);
    Ok(own.filter_map(text).find(|text| text.language == *language))
}

/// Writes a campaign's words in one language.
pub async fn set_text(tx: &Tx<'_>, campaign: CampaignId, text: &Text) -> Result<(), Stop> {
    let Text { language, title, description, image_alt, rules } = text;
    let params: [&(dyn db::ToSql + Sync); 6] = [&campaign.0, &language.as_str(), title, description, image_alt, rules];
    tx.run(&statements::CAMPAIGN_TEXT_SET, &params).await.map(drop)
}

/// Takes a campaign's words in one language back.
pub async fn remove_text(tx: &Tx<'_>, campaign: CampaignId, language: &Language) -> Result<(), Stop> {
    tx.run(&statements::CAMPAIGN_TEXT_REMOVE, &[&campaign.0, &language.as_str()]).await.map(drop)
}

/// A state or gate that this program does not know hides the campaign from it: better than guessing what it means.
fn campaign(row: &Row, texts: Option<Vec<Text>>, asked: std::time::Instant) -> Option<Campaign> {
    let gate: Option<&str> = row.get("gate");
    Some(Campaign {
        id: CampaignId(row.get("campaign_id")),
        slug: row.get("slug"),
        supply: row.get("total_supply"),
        shard_count: row.get("shard_count"),
        eligibility: eligibility(row),
        default_locale: row.get("default_locale"),
        opens_at: row.get("opens_at"),
        closes_at: row.get("closes_at"),
        state: State::parse(row.get("state"))?,
        state_reason: row.get("state_reason"),
        reasons: Vec::new(),
        gate: gate.and_then(Gate::parse),
        epoch: row.get::<_, Option<i64>>("epoch").unwrap_or(0),
        jitter: Duration::from_millis(u64::try_from(row.get::<_, i64>("jitter_ms")).unwrap_or(0)),
        texts: texts.unwrap_or_default(),
        seen: (row.get("database_now"), asked),
    })
}

fn eligibility(row: &Row) -> Eligibility {
    Eligibility {
        countries: row.get("countries"),
        countries_denied: row.get("countries_denied"),
        account_age_min: Duration::from_secs(u64::try_from(row.get::<_, i64>("account_age_min_s")).unwrap_or(0)),
    }
}

/// How much these campaigns have left, each with when that was read.
pub async fn shares(db: &Database, campaigns: &[CampaignId]) -> Result<HashMap<CampaignId, Share>, db::Error> {
    let ids: Vec<Uuid> = campaigns.iter().map(|campaign| campaign.0).collect();
    let rows = db.run(&statements::CAMPAIGN_SHARE, &[&ids], Limit::POLL).await?;
    let share = |row: &Row| Share::of(row.get("remaining"), row.get("supply"), row.get("read_at"));
    Ok(rows.iter().map(|row| (CampaignId(row.get("campaign_id")), share(row))).collect())
}

/// Changes what is given of a campaign, in a transaction; returns whether it still may be.
pub async fn edit_in(tx: &Tx<'_>, campaign: CampaignId, edit: &Edit) -> Result<bool, Stop> {
    let Edit { opens_at, closes_at, countries, countries_denied, .. } = edit;
    let age = edit.account_age_min.map(|age| age.as_secs() as i64);
    let language = edit.default_language.as_ref().map(Language::as_str);
    let jitter = edit.jitter.map(|jitter| jitter.as_millis() as i64);
    let params: [&(dyn db::ToSql + Sync); 8] =
        [&campaign.0, opens_at, closes_at, countries, countries_denied, &age, &language, &jitter];
    Ok(!tx.run(&statements::CAMPAIGN_EDIT, &params).await?.is_empty())
}

/// Why a campaign stands still in this epoch, in a transaction.
pub async fn reasons_in(tx: &Tx<'_>, campaign: CampaignId, epoch: i64) -> Result<Vec<(Language, String)>, Stop> {
    let rows = tx.run(&statements::PAUSE_REASON_LIST, &[&vec![campaign.0]]).await?;
    let own = rows.iter().filter(|row| row.get::<_, i64>("epoch") == epoch);
    Ok(own.filter_map(reason).collect())
}

/// Says why a paused campaign is paused, where there is one word for all, in a transaction.
pub async fn set_reason(tx: &Tx<'_>, campaign: CampaignId, reason: &str) -> Result<(), Stop> {
    tx.run(&statements::CAMPAIGN_REASON_SET, &[&campaign.0, &reason]).await.map(drop)
}

/// Says why a campaign stands still in this epoch, in a transaction.
pub async fn set_reasons(
    tx: &Tx<'_>,
    campaign: CampaignId,
    epoch: i64,
    reasons: &[(Language, String)],
) -> Result<(), Stop> {
    let (locales, texts): (Vec<&str>, Vec<&str>) =
        reasons.iter().map(|(language, reason)| (language.as_str(), reason.as_str())).unzip();
    tx.run(&statements::PAUSE_REASON_SET, &[&campaign.0, &epoch, &locales, &texts]).await.map(drop)
}
