//! The statements of campaigns.

use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

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

/// Every campaign, with the gate as `region` has it.
pub async fn list(db: &Database, region: &Region, limit: Limit) -> Result<Vec<Campaign>, db::Error> {
    let mut texts = texts_within(db, limit).await?;
    let asked = clock::monotonic();
    let rows = db.run(&statements::CAMPAIGN_LIST, &[&region.as_str()], limit).await?;
    Ok(rows.iter().filter_map(|row| campaign(row, texts.remove(&row.get("campaign_id")), asked)).collect())
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

/// Changes who may take part; returns whether there is such a campaign that is not closed.
pub async fn admit(tx: &Tx<'_>, campaign: CampaignId, words: &Eligibility) -> Result<bool, Stop> {
    let Eligibility { countries, countries_denied, account_age_min: _ } = words;
    let params: [&(dyn db::ToSql + Sync); 4] = [&campaign.0, countries, countries_denied, &words.age_seconds()];
    Ok(!tx.run(&statements::CAMPAIGN_ADMIT, &params).await?.is_empty())
}

/// How much these campaigns have left, each with when that was read.
pub async fn shares(db: &Database, campaigns: &[CampaignId]) -> Result<HashMap<CampaignId, Share>, db::Error> {
    let ids: Vec<Uuid> = campaigns.iter().map(|campaign| campaign.0).collect();
    let rows = db.run(&statements::CAMPAIGN_SHARE, &[&ids], Limit::POLL).await?;
    let share = |row: &Row| Share::of(row.get("remaining"), row.get("supply"), row.get("read_at"));
    Ok(rows.iter().map(|row| (CampaignId(row.get("campaign_id")), share(row))).collect())
}

/// Moves a campaign's window; returns whether there is such a campaign.
pub async fn reschedule(
    db: &Database,
    campaign: CampaignId,
    opens_at: Timestamp,
    closes_at: Timestamp,
) -> Result<bool, db::Error> {
    let rows = db.run(&statements::CAMPAIGN_RESCHEDULE, &[&campaign.0, &opens_at, &closes_at], Limit::PATIENT).await?;
    Ok(!rows.is_empty())
}
