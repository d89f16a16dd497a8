//! Time and chance: the only place that asks the machine what time it is or draws a random number for jitter and
//! crowds.
//!
//! What may not live here: anything that decides stock. Stock is decided by the database's clock, inside the
//! statements; the clock of a server only draws countdowns, limits waiting and labels rows.

use std::time::{Duration, Instant};

use jiff::Timestamp;

/// The wall clock of this machine. Never compared with another machine's clock to decide anything.
#[expect(clippy::disallowed_methods, reason = "the one place")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// The monotonic clock, for measuring and for deadlines.
#[expect(clippy::disallowed_methods, reason = "the one place")]
pub fn monotonic() -> Instant {
    Instant::now()
}

/// A duration drawn evenly from zero to `most`: full jitter, so that many waiters do not come back together.
pub fn jitter(most: Duration) -> Duration {
    most.mul_f64(fastrand::f64())
}

/// Chance that gives the same numbers again for the same seed.
pub fn seeded(seed: u64) -> fastrand::Rng {
    fastrand::Rng::with_seed(seed)
}
