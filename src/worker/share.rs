//! Reads how much is left of the campaigns that somebody listens to.

use std::time::Duration;

use crate::campaign::share::Shares;
use crate::id::CampaignId;

/// How often; one statement for all of them.
pub const EVERY: Duration = Duration::from_secs(1);

/// Looks again.
pub async fn look(shares: &Shares, campaigns: &[CampaignId]) {
    if let Err(error) = shares.look(campaigns).await {
        tracing::warn!(error = %error, "what is left could not be read; it is not shown until it can be");
    }
}
