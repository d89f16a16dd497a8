//! SORRY from memory: who has a claim in a campaign that sold out, and until when that may be relied on.
//!
//! While a campaign's gate stands at `sold_out` in one epoch, no claim can be made, so the set of accounts that have
//! one is frozen. A server loads it once; who is not in it is told SORRY without asking the database. That is 70 of 100
//! people.
//!
//! **Invariant**, the argument why such a SORRY is true:
//! 1. The set holds every account with a claim in the campaign, whatever its home and the claim's status. It was read
//!    after the close of its epoch by strong reads, and the gate was read again after the last page and stood in the
//!    same epoch; so nothing was granted between the close and that look. Not being in it means having no claim,
//!    wherever the home is.
//! 2. It is relied on only within `SORRY_LEASE` after the *start* of a strong look that saw this epoch. Whoever
//!    re-opens the campaign waits longer than that between "reopening" and "open", so no unit can be granted in the
//!    meantime.
//! 3. Time is this machine's monotonic clock and nobody else's. A server that is cut off falls silent, it does not lie.
//!
//! What is kept of an account is 8 bytes of a keyed hash. Two accounts with the same hash (one pair in 10¹² for six
//! million winners and one asker) only send the second one to the database.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use arc_swap::ArcSwap;

use super::store;
use crate::db::{self, Database};
use crate::id::{AccountId, CampaignId};
use crate::quota::Gate;
use crate::quota::gate::{self, SORRY_LEASE};
use crate::region::Region;

/// Accounts kept in all sets together: 96 MB. A campaign whose set would not fit is looked up in the database as
/// before.
pub const ACCOUNTS_MAX: usize = 12_000_000;
/// Accounts read at once.
const PAGE: usize = 10_000;

/// The frozen sets of one server; cheap to clone.
#[derive(Clone, Default)]
pub struct Frozen {
    sets: Arc<ArcSwap<HashMap<CampaignId, Arc<Set>>>>,
    hasher: Arc<RandomState>,
}

/// Everybody who has a claim in one campaign in one sold-out epoch.
struct Set {
    epoch: i64,
    hashes: Vec<u64>,
    /// Until when the last look may be relied on.
    good_until: Mutex<Instant>,
}

impl Set {
    fn is_good(&self, now: Instant) -> bool {
        // Unwrap safety: nothing that can panic runs under this lock.
        now < *self.good_until.lock().expect("not poisoned")
    }

    fn extend(&self, asked_at: Instant) {
        // Unwrap safety: as in `is_good`.
        let mut good_until = self.good_until.lock().expect("not poisoned");
        // Looks may come back in another order than they were asked in.
        *good_until = (*good_until).max(asked_at + SORRY_LEASE);
    }
}

/// A strong look at a gate: where it stands, in which epoch, and when the question was asked.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Where it stands.
    pub gate: Gate,
    /// Its epoch.
    pub epoch: i64,
    /// The monotonic clock before the question was sent.
    pub asked_at: Instant,
}

impl Frozen {
    /// The epoch that justifies a SORRY for this account at `now`, if memory alone can say so.
    pub fn sorry(&self, campaign: CampaignId, account: AccountId, now: Instant) -> Option<i64> {
        let sets = self.sets.load();
        let set = sets.get(&campaign).filter(|set| set.is_good(now))?;
        let has_a_claim = set.hashes.binary_search(&self.hasher.hash_one(account)).is_ok();
        (!has_a_claim).then_some(set.epoch)
    }

    /// Takes a strong look into account; returns whether a set should be loaded for it.
    pub fn saw(&self, campaign: CampaignId, look: Look) -> bool {
        let sets = self.sets.load();
        let known = sets.get(&campaign).filter(|set| look.gate == Gate::SoldOut && set.epoch == look.epoch);
        if let Some(set) = known {
            set.extend(look.asked_at);
            return false;
        }
        if sets.contains_key(&campaign) {
            self.forget(campaign);
        }
        look.gate == Gate::SoldOut
    }

    /// Forgets a campaign's set.
    pub fn forget(&self, campaign: CampaignId) {
        self.sets.rcu(|sets| {
            let mut sets = HashMap::clone(sets);
            sets.remove(&campaign);
            sets
        });
    }

    /// Forgets the sets of campaigns that are not among these.
    pub fn retain(&self, live: &[CampaignId]) {
        let gone = self.sets.load().keys().copied().find(|campaign| !live.contains(campaign));
        if let Some(campaign) = gone {
            self.forget(campaign);
            self.retain(live);
        }
    }

    /// Accounts in all sets.
    pub fn len(&self) -> usize {
        self.sets.load().values().map(|set| set.hashes.len()).sum()
    }

    /// Whether no set is loaded.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Loads the set of a campaign that a look has just seen sold out in `epoch`; returns whether it is in use now.
    pub async fn load(
        &self,
        db: &Database,
        here: &Region,
        campaign: CampaignId,
        epoch: i64,
    ) -> Result<bool, db::Error> {
        let room = ACCOUNTS_MAX.saturating_sub(self.len());
        let Some(hashes) = self.read(db, campaign, room).await? else {
            tracing::warn!(campaign.id = %campaign, room, "too many claims for memory; SORRY is looked up instead");
            return Ok(false);
        };
        let again = look(db, here, &[campaign]).await?.into_iter().next();
        let Some((_, again)) = again.filter(|(_, again)| again.gate == Gate::SoldOut && again.epoch == epoch) else {
            return Ok(false);
        };
        tracing::info!(campaign.id = %campaign, epoch, accounts = hashes.len(), "SORRY is answered from memory");
        let set = Arc::new(Set { epoch, hashes, good_until: Mutex::new(again.asked_at + SORRY_LEASE) });
        self.sets.rcu(|sets| {
            let mut sets = HashMap::clone(sets);
            sets.insert(campaign, Arc::clone(&set));
            sets
        });
        Ok(true)
    }

    /// Every account with a claim, hashed and sorted; nothing if there are more than `room`.
    async fn read(&self, db: &Database, campaign: CampaignId, room: usize) -> Result<Option<Vec<u64>>, db::Error> {
        let mut hashes = Vec::new();
        let mut after = None;
        loop {
            let page = store::accounts(db, campaign, after.as_ref(), PAGE).await?;
            hashes.extend(page.iter().map(|(_, account)| self.hasher.hash_one(account)));
            if hashes.len() > room {
                return Ok(None);
            }
            if page.len() < PAGE {
                break;
            }
            after = page.into_iter().next_back();
        }
        hashes.sort_unstable();
        hashes.shrink_to_fit();
        Ok(Some(hashes))
    }
}

/// Looks at the gates of some campaigns, strongly.
pub async fn look(
    db: &Database,
    here: &Region,
    campaigns: &[CampaignId],
) -> Result<Vec<(CampaignId, Look)>, db::Error> {
    // Before the question is sent, on purpose: the answer may be as old as this.
    let asked_at = crate::clock::monotonic();
    let seen = gate::poll(db, here, campaigns).await?;
    Ok(seen.into_iter().map(|(campaign, gate, epoch)| (campaign, Look { gate, epoch, asked_at })).collect())
}
