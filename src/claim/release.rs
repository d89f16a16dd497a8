//! Giving a claimed unit back, by support: the unit returns to the counter row it came from.

use std::sync::Mutex;

use serde_json::json;

use super::{Claim, Status, kept, store};
use crate::db::{self, Database, statements};
use crate::id::{AccountId, CampaignId};
use crate::operator::Actor;
use crate::operator::audit::{self, Change, Entry};

/// What became of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Release {
    /// The unit went back; the claim as it was.
    Done(Claim),
    /// The account has no claim in this campaign.
    NoClaim,
    /// The claim was released or expired before.
    NotClaimed(Claim),
}

/// Releases an account's claim in a campaign, and notes why. If the campaign had sold out, the unit's return re-opens
/// it within about two polls.
pub async fn release(
    db: &Database,
    actor: &Actor,
    (campaign, slug): (CampaignId, &str),
    account: AccountId,
    reason: &str,
) -> Result<Release, db::Error> {
    let Some(home) = crate::account::store::find(db, account).await?.map(|account| account.home) else {
        return Ok(Release::NoClaim);
    };
    let entry = Entry::new(actor, "claim.release").campaign(slug).account(account.alias());
    let seen = Mutex::new(None);
    let uses = [&statements::CLAIM_FIND, &statements::CLAIM_RELEASE];
    let change = audit::change(db, &uses, &entry, async |tx| {
        let before = kept::find(tx, campaign, &home, account).await?;
        // Unwrap safety: nothing that can panic runs under this lock.
        seen.lock().expect("not poisoned").clone_from(&before);
        let Some(claim) = before.filter(|claim| claim.status == Status::Claimed) else { return Ok(None) };
        if !kept::release(tx, campaign, &home, account, &claim.stock).await? {
            return Ok(None);
        }
        let before = json!({"reference": claim.reference(), "status": claim.status.as_str()});
        let after = json!({"reference": claim.reference(), "status": Status::Released.as_str(), "reason": reason});
        Ok(Some(Change { before, after }))
    })
    .await?;
    // Unwrap safety: as above.
    Ok(match (change, seen.into_inner().expect("not poisoned")) {
        (Some(_), Some(claim)) => Release::Done(claim),
        // An earlier run of this very call did it, and its reply was lost.
        (Some(_), None) => match store::find(db, campaign, &home, account).await? {
            Some(claim) => Release::Done(claim),
            None => Release::NoClaim,
        },
        (None, Some(claim)) => Release::NotClaimed(claim),
        (None, None) => Release::NoClaim,
    })
}
