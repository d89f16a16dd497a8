//! How often a queue asks, at most: people who come within one beat are asked about together.
//!
//! A statement costs the database most of a millisecond before it has looked at anybody. Next to the database a round
//! takes a millisecond, so at 7,000 claims a second batches were of ten, and a claim cost twice what it does in a batch
//! of a hundred. Who comes to a queue that rests is asked about at once; where a round takes longer than a beat, as it
//! does between regions, nobody waits for one.
//!
//! Tried and no better: 20 ms while a queue only looks up who has a claim, which is all it does after the close. It
//! saves the database half of what winners cost who come back then, and they wait for it.
//!
//! **Invariant:** nobody waits longer than one beat for it; a batch that is large enough already waits for nothing.

use std::time::{Duration, Instant};

/// The least time from one question to the next. Twice a round next to the database; half of what a person's nearest
/// server is away.
const BEAT: Duration = Duration::from_millis(4);

/// People for whom a question is worth its price: in batches of 8 a claim cost 2.6 times what it did in batches of a
/// hundred, in batches of 28 a sixth more (`bench/mod.rs`, growth).
const ENOUGH: usize = 64;

/// When a queue has asked last.
#[derive(Debug, Default)]
pub struct Beat {
    asked_at: Option<Instant>,
}

impl Beat {
    /// A question is asked now.
    pub fn ask(&mut self, now: Instant) {
        self.asked_at = Some(now);
    }

    /// How long to wait for others before the next question, if so many are there.
    pub fn rest(&self, there: usize, now: Instant) -> Duration {
        let next = self.asked_at.filter(|_| there < ENOUGH).map(|asked| asked + BEAT);
        next.map_or(Duration::ZERO, |next| next.saturating_duration_since(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_a_crowd_are_asked_about_at_once_and_nobody_waits_for_longer_than_a_beat() {
        let (mut beat, start) = (Beat::default(), crate::clock::monotonic());
        let rest = |beat: &Beat, ms| beat.rest(1, start + Duration::from_millis(ms)).as_millis();
        assert_eq!(rest(&beat, 0), 0);
        beat.ask(start);
        assert_eq!([0, 1, 3, 4, 900].map(|ms| rest(&beat, ms)), [4, 3, 1, 0, 0]);
        assert!(beat.rest(ENOUGH, start).is_zero());
    }
}
