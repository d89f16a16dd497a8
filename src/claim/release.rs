//! Giving a claimed unit back, by support: the unit returns to the counter row it came from.

use super::{Claim, Status, store};
use crate::account;
use crate::db::{self, Database};
use crate::id::{AccountId, CampaignId};

/// What became of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Release {
    /// The unit went back.
    Done(Claim),
    /// The account has no claim in this campaign.
    NoClaim,
    /// The claim was released or expired before.
    NotClaimed(Claim),
}

/// Releases an account's claim. If the campaign had sold out, the unit's return re-opens it within about two polls.
pub async fn release(db: &Database, campaign: CampaignId, account: AccountId) -> Result<Release, db::Error> {
    let Some(account) = account::store::find(db, account).await? else { return Ok(Release::NoClaim) };
    let Some(claim) = store::find(db, campaign, &account.home, account.id).await? else { return Ok(Release::NoClaim) };
    if claim.status != Status::Claimed {
        return Ok(Release::NotClaimed(claim));
    }
    let done = store::release(db, campaign, &account.home, account.id, &claim.stock).await?;
    Ok(if done { Release::Done(claim) } else { Release::NotClaimed(claim) })
}
