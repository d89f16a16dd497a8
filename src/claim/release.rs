//! Giving a claimed unit back, by support: the unit returns to the counter row it came from.

use serde_json::json;

use super::{Claim, Status, kept};
use crate::db::{self, Database, statements};
use crate::id::{AccountId, CampaignId};
use crate::operator::Actor;
use crate::operator::audit::{self, Change, Entry, Outcome};

/// What became of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Release {
    /// The unit went back.
    Done,
    /// The account's home is none of the regions that the actor's token is for.
    OutOfScope,
    /// The account has no claim in this campaign.
    NoClaim,
    /// The claim was released or expired before.
    NotClaimed(Claim),
}

/// Releases an account's claim in a campaign, and notes why. If the campaign had sold out, the unit's return re-opens
/// it within about two polls.
///
/// Whose token is for some regions releases claims of people who are at home there: the claim is looked for under the
/// home that was seen, in the transaction, so one whose home has changed since is not found. Where the unit came from
/// does not matter: it goes back there whoever gives it back.
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
    if !actor.operator.scope.has_region(home.as_str()) {
        return Ok(Release::OutOfScope);
    }
    let entry = Entry::new(actor, "claim.release").campaign(slug).account(account.alias().to_string());
    let uses = [&statements::CLAIM_FIND, &statements::CLAIM_RELEASE];
    let released = audit::change(db, &uses, &entry, async |tx| {
        let Some(claim) = kept::find(tx, campaign, &home, account).await? else {
            return Ok(Outcome::Unchanged(Release::NoClaim));
        };
        let claimed = claim.status == Status::Claimed;
        if !claimed || !kept::release(tx, campaign, &home, account, &claim.stock).await? {
            return Ok(Outcome::Unchanged(Release::NotClaimed(claim)));
        }
        let before = json!({"reference": claim.reference(), "status": claim.status.as_str()});
        let after = json!({"reference": claim.reference(), "status": Status::Released.as_str(), "reason": reason});
        Ok(Outcome::Changed(Change { before, after }))
    });
    Ok(match released.await? {
        Outcome::Changed(_) => Release::Done,
        Outcome::Unchanged(refused) => refused,
    })
}
