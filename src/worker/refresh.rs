//! Keeps the server's copy of campaigns and regions young.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use crate::campaign::State;
use crate::campaign::cache::Campaigns;
use crate::claim::place::Placer;
use crate::id::CampaignId;
use crate::region;

/// How old the copy gets.
pub const EVERY: Duration = Duration::from_millis(500);

/// Reads the campaigns and the regions again.
pub async fn refresh(campaigns: &Campaigns, placer: &Placer) {
    if let Err(error) = campaigns.refresh().await {
        tracing::warn!(error = %error, "the campaigns could not be read; the last copy is kept");
        return;
    }
    match campaigns.regions().await {
        Ok(regions) => placer
            .know_regions(regions.into_iter().filter(|r| r.state == region::State::Active).map(|r| r.region).collect()),
        Err(error) => tracing::warn!(error = %error, "the regions could not be read"),
    }
    if let Err(error) = placer.refresh_roll().await {
        tracing::warn!(error = %error, "the changes of accounts could not be read; their rows are looked at");
    }
    let live: HashMap<CampaignId, Arc<_>> = campaigns
        .snapshot()
        .all()
        .filter(|campaign| campaign.state != State::Closed)
        .map(|campaign| (campaign.id, Arc::clone(campaign)))
        .collect();
    placer.retain(&live);
}
