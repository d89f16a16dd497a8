//! How much of a campaign is left, for people to look at: in whole per cent, and with when it was read.
//!
//! What may not live here: anything that decides whether a unit goes out. A share is history when it is shown.
//!
//! Why per cent and not units: the figure is for a bar. The exact one, second by second, would tell a competitor how
//! fast a campaign goes and a bot when the last unit is due, and would make an event of every batch of claims: so a
//! campaign has about a hundred of them.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use jiff::Timestamp;

use super::store;
use crate::clock;
use crate::db::{self, Database};
use crate::id::CampaignId;

/// The oldest share that is shown: five looks.
const AGE_MAX: Duration = Duration::from_secs(5);

/// What a campaign had left when it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Units left in all counter rows, in per cent of the supply, rounded up: 0 says that there was none.
    pub left: u8,
    /// When, by the database's clock.
    pub read_at: Timestamp,
}

impl Share {
    /// The share of so many units of a supply. Of nothing nothing is left.
    pub fn of(remaining: i64, supply: i64, read_at: Timestamp) -> Self {
        let (remaining, supply) = (i128::from(remaining.max(0)), i128::from(supply.max(1)));
        let left = (remaining * 100 + supply - 1) / supply;
        Self { left: left.min(100) as u8, read_at }
    }
}

type Looked = (Instant, HashMap<CampaignId, Share>);

/// What was seen at the last look; cheap to clone.
#[derive(Clone)]
pub struct Shares {
    db: Database,
    looked: Arc<ArcSwap<Option<Looked>>>,
}

impl Shares {
    /// Nothing is known before the first look.
    pub fn new(db: Database) -> Self {
        Self { db, looked: Arc::default() }
    }

    /// What this campaign has left; nothing if that was not read in the last few seconds.
    pub fn find(&self, campaign: CampaignId) -> Option<Share> {
        let looked = self.looked.load();
        let (at, shares) = looked.as_ref().as_ref()?;
        (at.elapsed() <= AGE_MAX).then(|| shares.get(&campaign).copied())?
    }

    /// Asks the database about these campaigns, all in one statement; none costs nothing.
    pub async fn look(&self, campaigns: &[CampaignId]) -> Result<(), db::Error> {
        if campaigns.is_empty() {
            return Ok(());
        }
        let at = clock::monotonic();
        let shares = store::shares(&self.db, campaigns).await?;
        self.looked.store(Arc::new(Some((at, shares))));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_up_and_says_0_only_when_nothing_is_left() {
        let check = |remaining, supply, left| {
            assert_eq!(Share::of(remaining, supply, Timestamp::UNIX_EPOCH).left, left, "{remaining} of {supply}");
        };
        check(0, 6_000_000, 0);
        check(1, 6_000_000, 1);
        check(60_000, 6_000_000, 1);
        check(60_001, 6_000_000, 2);
        check(5_999_999, 6_000_000, 100);
        check(6_000_000, 6_000_000, 100);
        check(1, 3, 34);
        check(0, 0, 0);
        check(i64::MAX, i64::MAX, 100);
    }
}
