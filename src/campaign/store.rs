//! The statements of campaigns.

use std::collections::HashMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::share::Share;
use super::{Campaign, State};
use crate::clock;
use crate::db::{self, Database, Limit, Row, statements};
use crate::id::CampaignId;
use crate::quota::Gate;
use crate::region::Region;

/// Every campaign, with the gate as `region` has it.
pub async fn list(db: &Database, region: &Region, limit: Limit) -> Result<Vec<Campaign>, db::Error> {
    let mut titles: HashMap<Uuid, Vec<(String, String)>> = HashMap::new();
    for row in db.run(&statements::CAMPAIGN_TEXT_LIST, &[], limit).await? {
        titles.entry(row.get("campaign_id")).or_default().push((row.get("locale"), row.get("title")));
    }
    let asked = clock::monotonic();
    let rows = db.run(&statements::CAMPAIGN_LIST, &[&region.as_str()], limit).await?;
    Ok(rows.iter().filter_map(|row| campaign(row, titles.remove(&row.get("campaign_id")), asked)).collect())
}

/// A state or gate that this program does not know hides the campaign from it: better than guessing what it means.
fn campaign(row: &Row, titles: Option<Vec<(String, String)>>, asked: std::time::Instant) -> Option<Campaign> {
    let gate: Option<&str> = row.get("gate");
    Some(Campaign {
        id: CampaignId(row.get("campaign_id")),
        slug: row.get("slug"),
        supply: row.get("total_supply"),
        shard_count: row.get("shard_count"),
        countries: row.get("countries"),
        default_locale: row.get("default_locale"),
        opens_at: row.get("opens_at"),
        closes_at: row.get("closes_at"),
        state: State::parse(row.get("state"))?,
        state_reason: row.get("state_reason"),
        gate: gate.and_then(Gate::parse),
        epoch: row.get::<_, Option<i64>>("epoch").unwrap_or(0),
        titles: titles.unwrap_or_default(),
        seen: (row.get("database_now"), asked),
    })
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
