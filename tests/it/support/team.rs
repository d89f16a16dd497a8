//! What the team orders, as single statements: tests of the statements need no audit log, no transaction and no name.

use largesse::db::{Database, Error, Limit, statements};
use largesse::id::CampaignId;
use largesse::quota::regions;
use largesse::region::{Region, State};

/// Begins to drain a region; whether it is draining now.
pub async fn drain(db: &Database, region: &Region) -> Result<bool, Error> {
    db.run(&statements::REGION_DRAIN, &[&region.as_str()], Limit::PATIENT).await?;
    Ok(regions::state(db, region).await? == Some(State::Draining))
}

/// Takes a drained region out of service; whether it is gone now.
pub async fn remove(db: &Database, region: &Region) -> Result<bool, Error> {
    db.run(&statements::REGION_REMOVE, &[&region.as_str()], Limit::PATIENT).await?;
    Ok(regions::state(db, region).await? == Some(State::Gone))
}

/// Freezes a campaign's units, or thaws them; whether that changed anything.
pub async fn freeze(db: &Database, campaign: CampaignId, frozen: bool) -> Result<bool, Error> {
    let word = if frozen { "frozen" } else { "on" };
    Ok(!db.run(&statements::CAMPAIGN_REBALANCE, &[&campaign.0, &word], Limit::PATIENT).await?.is_empty())
}

/// What a region keeps at least and gets at most.
pub async fn rule(db: &Database, campaign: CampaignId, region: &Region, limits: (i64, Option<i64>)) {
    let set = &statements::REGION_RULE_SET;
    let (floor, ceiling) = limits;
    db.run(set, &[&campaign.0, &region.as_str(), &floor, &ceiling, &"test"], Limit::PATIENT).await.expect("a rule");
}
