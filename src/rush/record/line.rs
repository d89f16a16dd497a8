//! One person's line of the record: sixteen bytes.
//!
//! What may not live here: an answer that contradicts the line; the record keeps it beside.
//!
//! **Invariant:** a line only ever becomes stronger, and its moments only ever tighter.

use std::time::Duration;

use super::Asked;

/// A moment of the run in microseconds, rounded down; later than 71 minutes is "late". Rounding down and the common
/// late moment can hide an order, never invent one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub u32);

impl Moment {
    /// No moment yet; later than all others.
    pub const NEVER: Self = Self(u32::MAX);

    /// The moment this long after the start.
    pub fn after(start: Duration) -> Self {
        Self(u32::try_from(start.as_micros()).unwrap_or(u32::MAX))
    }
}

/// The strongest thing somebody was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// They never came.
    Absent,
    /// The request was refused.
    Refused,
    /// The campaign was over.
    Closed,
    /// Not for their country, or their account is blocked.
    Excluded,
    /// No final answer, or a refusal after a reply was lost: they may have a unit.
    Unanswered,
    /// SORRY.
    Sorry,
    /// They have, or had, a unit.
    Claim,
}

/// One person's line. Its number is a ticket or an epoch, as the state says.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// When the first request was sent.
    pub sent: Moment,
    /// When they first heard of their unit.
    pub answered: Moment,
    pub(super) number: u32,
    pub(super) row: u16,
    /// What they were told.
    pub state: State,
    pub(super) grants: Grants,
}

/// How somebody heard of their unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grants {
    None,
    Replayed,
    Fresh,
}

const _: () = assert!(size_of::<Entry>() == 16);

/// A unit somebody was told of: a counter row of the record's list, and the ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The counter row.
    pub row: u16,
    /// The ticket.
    pub ticket: u32,
}

impl Entry {
    /// Of somebody who did not come.
    pub(super) const ABSENT: Self = Self {
        sent: Moment::NEVER,
        answered: Moment::NEVER,
        number: 0,
        row: 0,
        state: State::Absent,
        grants: Grants::None,
    };

    pub(super) fn refuse(&mut self, asked: &Asked, state: State) {
        let state = if asked.lost_a_reply { State::Unanswered } else { state };
        self.state = self.state.max(state);
    }

    /// The unit they were told of first.
    pub fn spot(&self) -> Option<Spot> {
        (self.state == State::Claim).then_some(Spot { row: self.row, ticket: self.number })
    }

    /// Whether the unit was granted in this run: then the moments of this run frame the grant. A unit that was only
    /// heard of again may be older than the run.
    pub fn is_fresh(&self) -> bool {
        self.grants == Grants::Fresh
    }
}
