//! Whether another service is worth asking: after some failures in a row it is asked now and then, by one of those who
//! come, until it answers.
//!
//! The database's breaker (`db/breaker.rs`) probes by itself and knows doubt; a question here changes nothing, so the
//! next person's is the probe.
//!
//! **Invariant:** any answer closes it. While it is open, one question goes out in each span and no more.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// So many failures in a row, and the service is away. Below ten, so that few wait for nothing; not one or two, which a
/// lost packet or an odd response brings about.
const FAILURES: u32 = 5;
/// How often one asks while it is away.
const EVERY: Duration = Duration::from_secs(2);

/// What an event did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Nothing.
    Stays,
    /// The service is away now.
    Opened,
    /// It is back.
    Closed,
}

/// The breaker of one service.
pub(super) struct Breaker {
    began: Instant,
    /// Failures since the last answer.
    failures: AtomicU32,
    /// While open: milliseconds from the beginning, from when on the next one may ask.
    next: AtomicU64,
}

impl Breaker {
    /// A closed one.
    pub(super) fn new(now: Instant) -> Self {
        Self { began: now, failures: AtomicU32::new(0), next: AtomicU64::new(0) }
    }

    /// Whether the service is away.
    pub(super) fn is_open(&self) -> bool {
        self.failures.load(Ordering::Relaxed) >= FAILURES
    }

    /// Whether it may be asked now. True is a turn, which the next one gets later.
    pub(super) fn lets_ask(&self, now: Instant) -> bool {
        if !self.is_open() {
            return true;
        }
        let (now, next) = (self.since(now), self.next.load(Ordering::Relaxed));
        let later = now + EVERY.as_millis() as u64;
        // Of those who come in the same moment one has it.
        now >= next && self.next.compare_exchange(next, later, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    /// It answered.
    pub(super) fn answered(&self) -> Turn {
        let before = self.failures.swap(0, Ordering::Relaxed);
        if before >= FAILURES { Turn::Closed } else { Turn::Stays }
    }

    /// It did not answer.
    pub(super) fn silent(&self, now: Instant) -> Turn {
        // Set first: whoever sees it open must not take the first turn at once.
        if self.failures.load(Ordering::Relaxed) + 1 >= FAILURES && !self.is_open() {
            self.next.store(self.since(now) + EVERY.as_millis() as u64, Ordering::Relaxed);
        }
        // Never so high that it could come round to nothing.
        let count = |failures: u32| Some(failures.saturating_add(1));
        let before = self.failures.fetch_update(Ordering::Relaxed, Ordering::Relaxed, count).unwrap_or_default();
        if before + 1 == FAILURES { Turn::Opened } else { Turn::Stays }
    }

    fn since(&self, now: Instant) -> u64 {
        now.saturating_duration_since(self.began).as_millis() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(began: Instant) -> Breaker {
        let breaker = Breaker::new(began);
        let turns: Vec<Turn> = (0..FAILURES).map(|_| breaker.silent(began)).collect();
        assert_eq!(turns.iter().filter(|turn| **turn == Turn::Opened).count(), 1);
        assert_eq!(turns.last(), Some(&Turn::Opened));
        breaker
    }

    #[test]
    fn it_opens_after_failures_in_a_row_and_not_before() {
        let began = crate::clock::monotonic();
        let breaker = Breaker::new(began);
        for _ in 0..50 {
            for _ in 1..FAILURES {
                assert_eq!(breaker.silent(began), Turn::Stays);
                assert!(breaker.lets_ask(began) && !breaker.is_open());
            }
            assert_eq!(breaker.answered(), Turn::Stays);
        }
        assert!(open(began).is_open());
    }

    #[test]
    fn while_open_one_asks_in_each_span() {
        let began = crate::clock::monotonic();
        let breaker = open(began);
        let mut asked = 0;
        for ms in 0..10_000 {
            if breaker.lets_ask(began + Duration::from_millis(ms)) {
                asked += 1;
                assert_eq!(breaker.silent(began + Duration::from_millis(ms)), Turn::Stays);
            }
        }
        assert_eq!(asked, 10_000 / EVERY.as_millis() - 1, "the first span has no question");
    }

    #[test]
    fn an_answer_closes_it_and_it_opens_again_by_as_many_failures() {
        let began = crate::clock::monotonic();
        let breaker = open(began);
        assert_eq!(breaker.answered(), Turn::Closed);
        assert!(!breaker.is_open() && breaker.lets_ask(began));
        assert_eq!(breaker.answered(), Turn::Stays);
        let turns: Vec<Turn> = (0..FAILURES).map(|_| breaker.silent(began)).collect();
        assert_eq!(turns.last(), Some(&Turn::Opened));
    }

    #[test]
    fn of_many_at_once_one_has_the_turn() {
        let began = crate::clock::monotonic();
        let breaker = open(began);
        let now = began + EVERY * 3;
        let turns = std::thread::scope(|scope| {
            let asking: Vec<_> = (0..8).map(|_| scope.spawn(|| breaker.lets_ask(now))).collect();
            asking.into_iter().map(|thread| thread.join().unwrap()).filter(|turn| *turn).count()
        });
        assert_eq!(turns, 1);
    }
}
