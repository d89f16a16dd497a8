//! How long somebody who joins a queue now would wait, from what the queue has done lately: so that a person is told at
//! once, and not after the deadline, that there is no place for them.
//!
//! What may not live here: the queue itself, or the answer that is given.
//!
//! **Invariant:** a queue that stands still is found out without an answer of its own: the wait is at least as long as
//! the round that is under way has taken already.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::clock;

/// How much the newest round counts against all before it: a quarter, so that a slow database is noticed within a few
/// rounds, and one slow round, as the first on a new connection is, sheds nobody for long.
const WEIGHT: u64 = 4;

/// What a queue's worker tells those who would join: how long a round takes, and since when it has been at one.
///
/// Rounds are counted, not attempts: a round of one takes nearly as long as one of five hundred, so that a quiet moment
/// before a rush says nothing of what an attempt in a crowd will cost.
pub struct Pace {
    began: Instant,
    /// Attempts that one round decides at most.
    most: usize,
    /// Microseconds for one round, an average of the last ones.
    each: AtomicU64,
    /// When the round under way began, in microseconds since `began`; 0 for none.
    round: AtomicU64,
}

impl Pace {
    /// Of a queue that has done nothing yet, and decides so many attempts in a round.
    pub fn new(most: usize) -> Self {
        Self { began: clock::monotonic(), most: most.max(1), each: AtomicU64::new(0), round: AtomicU64::new(0) }
    }

    fn micros(&self, now: Instant) -> u64 {
        now.saturating_duration_since(self.began).as_micros() as u64
    }

    /// A round begins.
    pub fn begin(&self, now: Instant) {
        self.round.store(self.micros(now).max(1), Ordering::Relaxed);
    }

    /// The round has ended.
    pub fn end(&self, now: Instant) {
        let newest = self.micros(now).saturating_sub(self.round.swap(0, Ordering::Relaxed));
        let before = self.each.load(Ordering::Relaxed);
        let each = if before == 0 { newest } else { before - before / WEIGHT + newest / WEIGHT };
        self.each.store(each, Ordering::Relaxed);
    }

    /// How long it takes until the one who joins behind `ahead` others is decided: the rounds before theirs, at the
    /// pace of late, and at least as long as the round under way has taken already.
    ///
    /// Who is alone with a round under way can't be told from who would be in the next one, so a queue of less than one
    /// round is no wait but for a round that stands still.
    pub fn wait(&self, ahead: usize, now: Instant) -> Duration {
        let rounds = (ahead / self.most) as u64;
        let queued = self.each.load(Ordering::Relaxed).saturating_mul(rounds);
        let standing = match self.round.load(Ordering::Relaxed) {
            0 => 0,
            began => self.micros(now).saturating_sub(began),
        };
        Duration::from_micros(queued.max(standing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(pace: &Pace, millis: u64) -> Instant {
        pace.began + Duration::from_millis(millis)
    }

    fn round(pace: &Pace, from: u64, to: u64) {
        pace.begin(after(pace, from));
        pace.end(after(pace, to));
    }

    #[test]
    fn the_wait_is_the_queue_at_the_pace_of_late() {
        let pace = Pace::new(100);
        assert_eq!(pace.wait(1_000_000, after(&pace, 1)), Duration::ZERO, "nothing is known yet");
        round(&pace, 10, 20);
        assert_eq!(pace.wait(20_000, after(&pace, 25)), Duration::from_secs(2));
        assert_eq!(pace.wait(99, after(&pace, 25)), Duration::ZERO);
    }

    #[test]
    fn a_slow_database_is_noticed_within_some_rounds_and_forgotten_within_some() {
        let pace = Pace::new(100);
        (0..10).for_each(|number| round(&pace, 10 * number, 10 * number + 10));
        (1..=6).for_each(|number| round(&pace, 1000 * number, 1000 * number + 1000));
        assert!(pace.wait(1000, after(&pace, 7001)) > Duration::from_secs(7));
        (0..20).for_each(|number| round(&pace, 20_000 + 10 * number, 20_010 + 10 * number));
        assert!(pace.wait(1000, after(&pace, 21_000)) < Duration::from_millis(300));
    }

    #[test]
    fn a_round_that_does_not_end_is_a_wait_of_its_own() {
        let pace = Pace::new(100);
        round(&pace, 10, 20);
        pace.begin(after(&pace, 100));
        assert_eq!(pace.wait(3, after(&pace, 7100)), Duration::from_secs(7));
        pace.end(after(&pace, 7200));
        assert_eq!(pace.wait(3, after(&pace, 7300)), Duration::ZERO);
    }
}
