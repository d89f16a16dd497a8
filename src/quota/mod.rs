//! Quota: the units each region may still grant, kept in counter rows, and moving them between rows.
//!
//! What lives here: counter rows, their gate, splitting a supply over them, planning and doing transfers.
//! What may not: claims. A claim takes units from a counter row; this module never knows who took them.
//!
//! **Invariant:** units only appear by a supply change, only move by a transfer, and only go by a claim. Every row
//! proves its own part by the constraint `quota_conserved`; the books prove the rest.

pub mod balance;
pub mod borrow;
pub mod desk;
pub mod drain;
pub mod gate;
pub mod orders;
pub mod outlook;
pub mod pace;
pub mod plan;
pub mod regions;
pub mod split;
pub mod store;

use std::fmt;

use crate::region::{Region, State};

pub use gate::Gate;

/// The name of one counter row of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The region that grants from it.
    pub region: Region,
    /// Its number inside the region.
    pub shard: i64,
}

impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.region, self.shard)
    }
}

/// What a counter row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Claims of people whose home is this region.
    Serving,
    /// Claims of people who are served here and live elsewhere: a row of its own, so that an insert far away never
    /// holds the lock that natives wait for.
    Traveller,
    /// Lends to the others and serves nobody but the last, so that a transfer's lock keeps no claim waiting.
    Reserve,
}

impl Purpose {
    /// As the database has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Serving => "serving",
            Self::Traveller => "traveller",
            Self::Reserve => "reserve",
        }
    }

    /// Reads the database's word; an unknown one serves.
    pub fn parse(word: &str) -> Self {
        match word {
            "reserve" => Self::Reserve,
            "traveller" => Self::Traveller,
            _ => Self::Serving,
        }
    }
}

/// A counter row as a survey saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterRow {
    /// Its name.
    pub key: RowKey,
    /// What it is for.
    pub purpose: Purpose,
    /// Units it may still grant.
    pub remaining: i64,
    /// Granted units that are on hold and may come back.
    pub held: i64,
    /// Units it has ever granted.
    pub granted: i64,
    /// People who waited for its units at the server that granted from it last, when it did.
    pub waiting: i64,
    /// Where its region is in its life.
    pub state: State,
}

/// The shard of a region's row for travellers.
pub fn traveller_shard(shard_count: i64) -> i64 {
    shard_count
}

/// The shard of a region's reserve row.
pub fn reserve_shard(shard_count: i64) -> i64 {
    shard_count + 1
}
