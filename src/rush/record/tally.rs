//! Counts of the record.
//!
//! What may not live here: what a single person was told.
//!
//! **Invariant:** a count names the lowest number it counted, so that it has a witness.

use std::collections::btree_map;

use serde::Serialize;

/// How often something happened, and to whom first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How often.
    pub times: u64,
    /// The person with the lowest number.
    pub first: u32,
}

/// What people of one region or language met, counted by wishes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Wishes.
    pub asked: u64,
    /// Requests sent.
    pub requests: u64,
    /// Requests after a wish's first.
    pub retried: u64,
    /// Requests that brought no answer: 503 and its like, broken, late.
    pub errors: u64,
    /// Requests that were answered with wait, not open or paused.
    pub not_yet: u64,
    /// Wishes that brought somebody a unit.
    pub granted: u64,
    /// Grants told again to the same person.
    pub replayed: u64,
    /// Wishes of people who had a unit.
    pub already: u64,
    /// SORRY.
    pub sorry: u64,
    /// Refusals of any other kind.
    pub refused: u64,
    /// No final answer.
    pub unanswered: u64,
}

impl Tally {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: &Self) -> Self {
        Self {
            asked: self.asked + other.asked,
            requests: self.requests + other.requests,
            retried: self.retried + other.retried,
            errors: self.errors + other.errors,
            not_yet: self.not_yet + other.not_yet,
            granted: self.granted + other.granted,
            replayed: self.replayed + other.replayed,
            already: self.already + other.already,
            sorry: self.sorry + other.sorry,
            refused: self.refused + other.refused,
            unanswered: self.unanswered + other.unanswered,
        }
    }
}

/// Counts one more.
pub(super) fn raise<K: Ord>(entry: btree_map::Entry<'_, K, Count>, person: u32) {
    let count = entry.or_insert(Count { times: 0, first: person });
    count.times += 1;
    count.first = count.first.min(person);
}
