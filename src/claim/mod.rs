//! Claims: who has a unit. Placing one, looking one up, giving one back.
//!
//! Read in this order: `place.rs` (the use case: every `if` of a claim on one screen), `fan.rs` (on which counter row
//! people queue), `queue.rs` (group commit; `beat.rs`: how often; `shared.rs`: what queues share), `reply.rs` (the way
//! back), `steps.rs` (what a queue does next), `form.rs` (in which form of the statement), `known.rs` (its memory),
//! `decide.rs` (what its rows mean), `store.rs`, and `sql/queries/claim_place.sql` and `claim_grant.sql` (the proofs).
//!
//! **Invariant:** outcomes are data and stand in `Ok`; an `Err` never tells whether somebody has a unit.

mod beat;
mod closes;
pub mod decide;
pub mod desk;
pub mod export;
pub mod fan;
mod form;
pub mod frozen;
pub mod kept;
mod known;
mod pending;
pub mod place;
pub mod queue;
pub mod release;
pub mod reply;
mod shared;
pub mod steps;
pub mod store;

use std::time::Duration;

use jiff::Timestamp;

use crate::account::reception::Unmet;
use crate::id::RequestId;
use crate::quota::RowKey;

/// Where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// A unit is kept while the payment runs.
    Held,
    /// The unit is the account's for good.
    Claimed,
    /// Given back.
    Released,
    /// Not paid in time.
    Expired,
}

impl Status {
    /// As the database and the API have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Claimed => "claimed",
            Self::Released => "released",
            Self::Expired => "expired",
        }
    }

    /// Reads the database's word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Held, Self::Claimed, Self::Released, Self::Expired].into_iter().find(|status| status.as_str() == word)
    }
}

/// One account's claim in one campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The counter row whose unit it is.
    pub stock: RowKey,
    /// Its place in the order of that counter row, from 1.
    pub ticket: i64,
    /// Where it stands.
    pub status: Status,
    /// The attempt that made it.
    pub request: RequestId,
    /// When it was committed, by the database's clock.
    pub claimed_at: Timestamp,
}

impl Claim {
    /// What a person can read out to support: unique in a campaign.
    pub fn reference(&self) -> String {
        format!("{}.{}.{}", self.stock.region, self.stock.shard, self.ticket)
    }
}

/// What became of somebody's attempt to claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// A unit is theirs, by this attempt.
    Granted {
        /// The claim.
        claim: Claim,
        /// Whether the attempt had been answered before.
        replayed: bool,
    },
    /// They had one already, by another attempt.
    AlreadyClaimed(Claim),
    /// They had one and gave it back.
    Released(Claim),
    /// They had one and did not pay in time.
    Expired(Claim),
    /// Every unit is gone and none can come back in this epoch.
    SoldOut {
        /// The epoch whose certificate says so.
        epoch: i64,
    },
    /// No unit is free now, but some may come back.
    Wait {
        /// When to ask again.
        retry_after: Duration,
    },
    /// Not open yet.
    NotOpen {
        /// How long until it opens, if that is known.
        opens_in: Option<Duration>,
    },
    /// Stopped for a while.
    Paused {
        /// Why, in the operators' words; may be empty.
        reason: String,
    },
    /// Over.
    Closed,
    /// The account's country does not take part.
    NotEligible,
    /// The account has not existed for long enough.
    TooNew,
    /// The account may not take part.
    Blocked,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Too many are waiting; nothing was tried.
    #[error("the queue is full")]
    Overloaded,
    /// The database can't be reached; nothing happened.
    #[error("the database can't be reached")]
    Unavailable,
    /// It may have happened; asking again with the same key tells.
    #[error("the outcome is not known")]
    Unknown,
    /// This account's row is refused by the database; a fault of ours.
    #[error("the claim could not be written")]
    Broken,
}

impl From<&crate::db::Error> for Trouble {
    fn from(error: &crate::db::Error) -> Self {
        use crate::db::Error;
        match error {
            Error::Contended { .. } | Error::Unavailable { .. } | Error::Setup { .. } => Self::Unavailable,
            Error::Ambiguous { .. } => Self::Unknown,
            Error::Data { .. } | Error::Broken { .. } => Self::Broken,
        }
    }
}

impl From<Unmet> for Trouble {
    fn from(unmet: Unmet) -> Self {
        match unmet {
            Unmet::Overloaded => Self::Overloaded,
            Unmet::Unavailable => Self::Unavailable,
            Unmet::Broken => Self::Broken,
        }
    }
}
