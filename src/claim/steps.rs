//! What a queue does next. Pure: the steps of `queue.rs`, which runs them against the database, and of the simulator.
//!
//! What may not live here: statements, attempts. **Invariant:** nobody is refused by a step. A queue that finds no unit
//! anywhere asks for the gate to be closed and then asks about its attempts again; only what that statement sees
//! refuses them.

use std::time::Duration;

use super::store::SeenGate;
use crate::quota::RowKey;
use crate::quota::plan::{GO_MAX, PAUSE, Plan};

/// One statement for all that is pending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Place the claims on this row.
    Place(RowKey),
    /// Only see who has a claim, and the gate of this row.
    Lookup(RowKey),
}

/// What follows when somebody is left undecided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask again.
    Ask,
    /// Look for units.
    Seek,
    /// Hand everybody to the queue of this row; look for units for whoever it has no room for.
    Join(RowKey),
    /// Look for units again after this time.
    SeekAfter(Duration),
    /// Close the gate, if the closing statement sees no unit either; then ask again.
    Close,
    /// Tell everybody who is left to wait: units are on hold and may come back.
    Wait,
}

/// Where a queue stands between two statements.
#[derive(Clone, Debug)]
pub struct Steps {
    own: RowKey,
    /// Where the next statement goes, if not to the own counter row.
    go_to: Option<RowKey>,
    /// Whether the gate let units out when it was seen last. While it does not, attempts are only looked up.
    letting_out: bool,
    /// The gate's epoch when it was seen last; a claim is placed in this one or not at all.
    epoch: i64,
    paused: u32,
}

impl Steps {
    /// Of a queue of this counter row that has not asked yet, and believes the gate to be in this epoch.
    pub fn new(own: RowKey, epoch: i64) -> Self {
        Self { own, go_to: None, letting_out: true, epoch, paused: 0 }
    }

    /// The next statement.
    pub fn ask(&mut self) -> Ask {
        let row = self.go_to.take().unwrap_or_else(|| self.own.clone());
        if self.letting_out { Ask::Place(row) } else { Ask::Lookup(row) }
    }

    /// How many attempts the next statement takes at most, if one to the own row takes `usual`.
    pub fn batch_max(&self, usual: usize) -> usize {
        if self.go_to.is_some() { usual.max(GO_MAX) } else { usual }
    }

    /// Whether this statement was about the queue's own counter row and its units.
    pub fn is_own(&self, ask: &Ask) -> bool {
        *ask == Ask::Place(self.own.clone())
    }

    /// The epoch in which the next statement may grant.
    pub fn epoch(&self) -> i64 {
        self.epoch
    }

    /// The other queue had room for everybody.
    pub fn all_joined(&mut self) {
        self.paused = 0;
    }

    /// How often it was just told to pause, or to join a queue that had no room for all.
    pub fn paused(&self) -> u32 {
        self.paused
    }

    /// A statement was answered; `undecided` attempts are left.
    pub fn answered(&mut self, ask: &Ask, gate: SeenGate, epoch: i64, undecided: usize) -> Next {
        self.letting_out = gate == SeenGate::Open;
        // Placed in an epoch that is over, which grants nothing: that nobody was granted a unit says nothing of the
        // row.
        let placed = matches!(ask, Ask::Place(_)) && epoch == std::mem::replace(&mut self.epoch, epoch);
        if placed && self.letting_out && undecided > 0 { Next::Seek } else { Next::Ask }
    }

    /// A search for units has ended with this step; units that were to be borrowed have been asked for.
    pub fn found(&mut self, step: Plan) -> Next {
        let paused = std::mem::take(&mut self.paused);
        match step {
            Plan::TryAgain | Plan::Borrow(_) => Next::Ask,
            Plan::Go(row) => {
                self.go_to = Some(row);
                Next::Ask
            }
            Plan::Pause => {
                self.paused = paused + 1;
                Next::SeekAfter(PAUSE)
            }
            Plan::Join(row) => {
                self.paused = paused + 1;
                Next::Join(row)
            }
            Plan::Spent { held: 0 } => Next::Close,
            Plan::Spent { .. } => Next::Wait,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(region: &str) -> RowKey {
        RowKey { region: region.parse().unwrap(), shard: 0 }
    }

    #[test]
    fn a_dry_queue_seeks_goes_once_and_comes_home() {
        let mut steps = Steps::new(row("eu"), 1);
        let home = Ask::Place(row("eu"));
        assert_eq!(steps.ask(), home);
        assert_eq!(steps.answered(&home, SeenGate::Open, 1, 0), Next::Ask);
        assert_eq!(steps.answered(&home, SeenGate::Open, 1, 3), Next::Seek);
        assert_eq!(steps.found(Plan::Go(row("us"))), Next::Ask);
        let away = steps.ask();
        assert_eq!((&away, steps.is_own(&away)), (&Ask::Place(row("us")), false));
        assert_eq!(steps.answered(&away, SeenGate::Open, 1, 1), Next::Seek);
        assert_eq!(steps.ask(), home);
    }

    #[test]
    fn what_was_placed_in_an_epoch_that_is_over_is_placed_again() {
        let mut steps = Steps::new(row("eu"), 1);
        let place = steps.ask();
        assert_eq!((steps.answered(&place, SeenGate::Open, 3, 5), steps.epoch()), (Next::Ask, 3));
        assert_eq!(steps.answered(&place, SeenGate::Open, 3, 5), Next::Seek);
    }

    #[test]
    fn pauses_are_counted_until_something_else_happens() {
        let mut steps = Steps::new(row("eu"), 1);
        for n in 1..=3 {
            assert_eq!((steps.found(Plan::Pause), steps.paused()), (Next::SeekAfter(PAUSE), n));
        }
        assert_eq!((steps.found(Plan::TryAgain), steps.paused()), (Next::Ask, 0));
    }

    #[test]
    fn behind_a_gate_that_lets_nothing_out_attempts_are_only_looked_up() {
        let mut steps = Steps::new(row("eu"), 1);
        let place = steps.ask();
        assert_eq!(steps.found(Plan::Spent { held: 0 }), Next::Close);
        assert_eq!(steps.answered(&place, SeenGate::SoldOut, 2, 5), Next::Ask);
        let lookup = steps.ask();
        assert_eq!((&lookup, steps.is_own(&lookup)), (&Ask::Lookup(row("eu")), false));
        assert_eq!(steps.answered(&lookup, SeenGate::Open, 4, 5), Next::Ask);
        assert_eq!(steps.ask(), place);
        assert_eq!(steps.found(Plan::Spent { held: 2 }), Next::Wait);
    }
}
