//! Ahead of need, for a whole campaign: which units move so that all regions run dry at the same moment. Pure.
//!
//! What may not live here: reading rows, carrying a plan out, leases. A plan is advice made from a survey that may be
//! history: `quota_transfer` reads again under locks and keeps what a move says its lender keeps.
//!
//! **Invariant:** the moves out of a row never add up to more than it had in the survey, and none counts on units that
//! another move of the same plan brings, nor on room that another makes under a ceiling; so any subset of a plan, in
//! any order, is a safe plan, and floors and ceilings are kept as far as the survey saw. What people claim meanwhile
//! may take a region below its floor; a later plan brings it back.

mod draft;
mod endgame;
mod reason;
mod target;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::time::Duration;

use super::RowKey;
use super::pace::Observed;
use crate::region::Region;
use draft::Draft;

pub use reason::{Code, InvalidReason, Reason};

/// How far ahead the trend is believed: about the time from a survey to the units standing in a row. Longer, and the
/// noise of the trend moves more units than the trend does (simulated with 0 to 5 s).
pub const HORIZON: Duration = Duration::from_secs(1);

/// Units that moved between two regions do not move the other way within this time. Longer than a smoothed rate needs
/// to settle after a jump, so the same jump is not answered twice in opposite directions.
pub const WINDOW: Duration = Duration::from_secs(3);

/// The hysteresis band: a region is helped when it has this much less than its target, and lends at once when it has
/// this much more. Smaller and the noise of a second's arrivals moves units; larger and regions run dry seconds apart.
pub const BAND: f64 = 0.10;

/// Units a move between regions is worth at least. Below that a transfer, which locks two rows on two continents for
/// about a round trip, costs more than the claims it serves; the last units are gone to, not moved
/// (`plan::LAST_UNITS`).
pub const LEAST_STEP: i64 = 64;

/// With less than this left for the whole campaign, a region where nobody asks keeps less and less.
pub const ENDGAME: Duration = Duration::from_secs(20);

/// Moves between regions that one row may take part in, a minute: a transfer across the widest ocean holds both locks
/// for about 0.4 s, and refills wait meanwhile.
pub const MOVES_A_MINUTE: usize = 60;

const MINUTE: Duration = Duration::from_secs(60);

/// What a campaign wants of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionRule {
    /// The region.
    pub region: Region,
    /// Units it keeps while the campaign has as many.
    pub floor: i64,
    /// Units it is never brought above.
    pub ceiling: Option<i64>,
    /// Draining or gone: gives everything away, gets nothing. Only ceilings of all others can keep units here.
    pub gives_all: bool,
}

/// A transfer to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedMove {
    /// The lender.
    pub from: RowKey,
    /// The receiver.
    pub to: RowKey,
    /// Units wanted.
    pub amount: i64,
    /// Units the lender keeps, whatever it has by then.
    pub keep: i64,
    /// Why.
    pub reason: Reason,
}

/// The moves between regions of the last minute. A planner that takes over begins with none, or with the ledger's.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    moves: VecDeque<(Duration, RowKey, RowKey)>,
}

impl Memory {
    /// Remembers a move that was made; `at` never goes back.
    pub fn note(&mut self, moved: &PlannedMove, at: Duration) {
        if moved.from.region == moved.to.region {
            return;
        }
        while self.moves.front().is_some_and(|(then, ..)| *then + MINUTE <= at) {
            self.moves.pop_front();
        }
        self.moves.push_back((at, moved.from.clone(), moved.to.clone()));
    }

    /// Whether units moved between these regions lately.
    fn moved_lately(&self, from: &Region, to: &Region, now: Duration) -> bool {
        let lately = |at: &Duration| *at + WINDOW > now;
        self.moves.iter().rev().take_while(|(at, ..)| lately(at)).any(|(_, f, t)| f.region == *from && t.region == *to)
    }

    /// Moves of the last minute that a row took part in.
    fn uses(&self, row: &RowKey, now: Duration) -> usize {
        self.moves.iter().filter(|(at, from, to)| *at + MINUTE > now && (from == row || to == row)).count()
    }
}

/// Plans the moves of this moment. The same input gives the same plan.
///
/// Regions that give all away do so first; then, in the last seconds, rows lend to quiet regions; then reserves to the
/// reserves of regions that would be dry before them; then, in the last seconds, rows to rows, and to regions as a
/// whole. Before those seconds rows that serve hand what they will not use to their own region's reserve, for the next
/// plan. A row that is low is refilled by its server (`borrow.rs`), which knows sooner.
pub fn balance(rows: &[Observed], rules: &[RegionRule], memory: &Memory, now: Duration) -> Vec<PlannedMove> {
    let mut draft = Draft::new(rows, rules, memory, now);
    draft.empty_leavers();
    draft.help_quiet_regions();
    draft.level_regions();
    draft.level_rows();
    draft.help_whole_regions();
    draft.gather_idle();
    draft.moves
}
