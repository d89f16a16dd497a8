//! Re-opens a campaign that sold out and has units again, in the two steps that keep every SORRY true.
//!
//! Any server of any region may do it, and all do: the gate moves once, whoever is first.

use std::time::Duration;

use crate::campaign::Campaign;
use crate::campaign::cache::Campaigns;
use crate::db::{self, Database};
use crate::quota::gate::{self, Move};
use crate::quota::{Gate, store};

/// How often a sold-out campaign is looked at.
pub const EVERY: Duration = Duration::from_millis(500);

/// Looks at every campaign that is sold out or re-opening.
pub async fn reopen(db: &Database, campaigns: &Campaigns, by: &str) {
    for campaign in campaigns.snapshot().all() {
        if let Err(error) = one(db, campaign, by).await {
            tracing::warn!(campaign.id = %campaign.id, error = %error, "re-opening failed; the next look tries again");
        }
    }
}

async fn one(db: &Database, campaign: &Campaign, by: &str) -> Result<(), db::Error> {
    match campaign.gate {
        Some(Gate::SoldOut) => {
            let rows = store::survey(db, campaign.id).await?;
            if rows.iter().any(|row| row.remaining > 0) {
                step(db, campaign, Move::BEGIN_REOPENING, by).await?;
            }
            Ok(())
        }
        Some(Gate::Reopening) => step(db, campaign, Move::REOPEN, by).await,
        Some(Gate::Shut | Gate::Open) | None => Ok(()),
    }
}

async fn step(db: &Database, campaign: &Campaign, step: Move, by: &str) -> Result<(), db::Error> {
    if let Some(epoch) = gate::move_gate(db, campaign.id, step, by, "units came back").await? {
        tracing::info!(campaign.id = %campaign.id, epoch, ?step, "the gate moved");
    }
    Ok(())
}
