//! One token bucket, kept as a single number: the moment at which it will be full again (the "generic cell rate
//! algorithm"). A bucket that nobody uses is full by itself as time goes on, so nothing has to be refilled and no
//! bucket of somebody who has gone needs to be remembered.
//!
//! What may not live here: a clock, or whose bucket it is.
//!
//! **Invariant:** from any moment, in any span of time t, no more than `burst + rate × t` tokens are taken.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;
use std::time::Duration;

/// The smallest step of time that a bucket knows: 10 µs. Forty-two bits of them are more than a year.
const TICK_NANOS: u32 = 10_000;
/// Ticks in a second.
const TICKS: u64 = 100_000;

/// A moment, in ticks since the limits of this process began.
pub type Tick = u64;

/// The ticks in a span of time, begun ones not counted.
pub fn ticks(span: Duration) -> Tick {
    // Not by all its nanoseconds: a division of 128 bits is most of what a look would cost.
    span.as_secs() * TICKS + Tick::from(span.subsec_nanos() / TICK_NANOS)
}

fn span(ticks: Tick) -> Duration {
    Duration::from_nanos(ticks.saturating_mul(u64::from(TICK_NANOS)))
}

/// How often somebody may ask: so many at once, and so many a second for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// A second, from now to the end of days.
    pub rate: NonZeroU32,
    /// At once, after a while of silence.
    pub burst: NonZeroU32,
}

/// Why an allowance can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected RATE:BURST, tokens a second (1 to {rate_max}) and at once (1 to {burst_max}), such as 10:100")]
pub struct InvalidAllowance {
    rate_max: u32,
    burst_max: u32,
}

impl Allowance {
    /// The highest rate: at a step of 10 µs, a higher one would be told apart from its neighbours by luck.
    pub const RATE_MAX: u32 = 10_000;
    /// The largest burst.
    pub const BURST_MAX: u32 = 1_000_000;

    /// The time in which an empty bucket becomes full, in whole seconds: the window of the standard header fields, in
    /// which `burst` tokens come.
    pub fn window(self) -> Duration {
        Duration::from_secs(u64::from(self.burst.get()).div_ceil(u64::from(self.rate.get())))
    }
}

impl FromStr for Allowance {
    type Err = InvalidAllowance;

    fn from_str(text: &str) -> Result<Self, InvalidAllowance> {
        let number = |text: &str, most| text.parse::<NonZeroU32>().ok().filter(|number| number.get() <= most);
        let parsed = text.split_once(':').and_then(|(rate, burst)| {
            Some(Self { rate: number(rate, Self::RATE_MAX)?, burst: number(burst, Self::BURST_MAX)? })
        });
        parsed.ok_or(InvalidAllowance { rate_max: Self::RATE_MAX, burst_max: Self::BURST_MAX })
    }
}

impl fmt::Display for Allowance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.rate, self.burst)
    }
}

/// A bucket's size and rate, in the steps that it is counted in.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    /// Ticks until one token has come, rounded up: never more than what was allowed.
    each: Tick,
    /// Ticks until an empty bucket is full.
    depth: Tick,
}

impl Bucket {
    /// A bucket of this allowance.
    pub fn new(allowance: Allowance) -> Self {
        let each = TICKS.div_ceil(u64::from(allowance.rate.get()));
        Self { each, depth: each * u64::from(allowance.burst.get()) }
    }

    /// Takes a token from a bucket that is full at `full_at`: the moment at which it is full after that, or how long
    /// it takes until a token is there.
    pub fn take(self, full_at: Tick, now: Tick) -> Result<Tick, Duration> {
        let after = full_at.max(now) + self.each;
        let empty_for = after - now;
        if empty_for <= self.depth { Ok(after) } else { Err(span(empty_for - self.depth)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn allowance(rate: u32, burst: u32) -> Allowance {
        Allowance { rate: NonZeroU32::new(rate).unwrap(), burst: NonZeroU32::new(burst).unwrap() }
    }

    proptest! {
        /// In every span between two of the moments at which somebody asked.
        #[test]
        fn never_more_than_the_burst_and_the_rate(
            rate in 1..=Allowance::RATE_MAX,
            burst in 1..50u32,
            pauses in prop::collection::vec(0..200_000u64, 1..120),
        ) {
            let bucket = Bucket::new(allowance(rate, burst));
            let (mut now, mut full_at, mut taken) = (1, 0, Vec::new());
            for pause in pauses {
                now += pause;
                if let Ok(next) = bucket.take(full_at, now) {
                    full_at = next;
                    taken.push(now);
                }
            }
            for (first, from) in taken.iter().enumerate() {
                for (count, to) in (1u64..).zip(&taken[first..]) {
                    let most = u64::from(burst) as f64 + (to - from) as f64 / TICKS as f64 * f64::from(rate);
                    prop_assert!(count as f64 <= most + 1e-6, "{count} from {from} to {to}, at most {most}");
                }
            }
        }

        /// Whoever waits as long as they were told gets one, and whoever waits less does not.
        #[test]
        fn the_wait_that_is_told_is_right(rate in 1..=Allowance::RATE_MAX, burst in 1..50u32, asked in 1..200u64) {
            let bucket = Bucket::new(allowance(rate, burst));
            let (mut full_at, mut now) = (0, 1_000);
            for _ in 0..asked {
                match bucket.take(full_at, now) {
                    Ok(next) => full_at = next,
                    Err(wait) => {
                        prop_assert!(bucket.take(full_at, now + ticks(wait) - 1).is_err());
                        now += ticks(wait);
                        full_at = bucket.take(full_at, now).unwrap();
                    }
                }
            }
        }

        /// After the window it is full, whatever happened before.
        #[test]
        fn an_empty_bucket_recovers(rate in 1..=Allowance::RATE_MAX, burst in 1..200u32, asked in 0..400u64) {
            let allowance = allowance(rate, burst);
            let bucket = Bucket::new(allowance);
            let mut full_at = 0;
            for _ in 0..asked {
                full_at = bucket.take(full_at, 7).unwrap_or(full_at);
            }
            // The rounding of one token's time, at most a tick for each.
            let later = 7 + ticks(allowance.window()) + u64::from(burst);
            for _ in 0..burst {
                full_at = bucket.take(full_at, later).unwrap();
            }
            prop_assert!(bucket.take(full_at, later).is_err());
        }
    }

    #[test]
    fn a_clock_that_is_late_gives_nothing_twice() {
        let bucket = Bucket::new(allowance(1, 2));
        let full_at = bucket.take(bucket.take(0, 500_000).unwrap(), 500_000).unwrap();
        // Another thread read the clock a little earlier.
        assert!(bucket.take(full_at, 499_000).is_err());
    }

    #[test]
    fn an_allowance_is_read_and_written() {
        for text in ["10:100", "1:1", "10000:1000000"] {
            assert_eq!(text.parse::<Allowance>().unwrap().to_string(), text);
        }
        assert_eq!(allowance(10, 105).window(), Duration::from_secs(11));
        for bad in ["", "10", "0:1", "1:0", "10001:1", "1:1000001", "1:2:3", "-1:1", "1.5:2"] {
            assert!(bad.parse::<Allowance>().is_err(), "{bad}");
        }
    }
}
