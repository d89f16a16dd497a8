//! What a server does now: counters that only rise, and times sorted into fine buckets, so that whoever keeps an
//! earlier reading can tell what happened since, percentiles included. For the dashboard; the metrics of
//! `metrics.rs` are for the platform.
//!
//! What may not live here: who reads it, and when (`worker/pulse.rs`).
//!
//! **Invariant:** writing is a few relaxed additions, without a lock and without a wait: requests go through here.

use std::array;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::clock;

/// Four buckets for each doubling, from 64 µs on: a time is known to an eighth.
const BUCKETS_PER_DOUBLING: u32 = 4;
/// Below this many bits all times are one bucket.
const SMALLEST_BITS: u32 = 6;
/// Buckets in all: the last one begins at 57 seconds, longer than anybody is kept waiting.
pub const BUCKETS: usize = 80;

/// The bucket of a time.
fn bucket(took: Duration) -> usize {
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX).max(1 << SMALLEST_BITS);
    let bits = micros.ilog2();
    let quarter = (micros >> (bits - 2)) & 3;
    let index = u64::from((bits - SMALLEST_BITS) * BUCKETS_PER_DOUBLING) + quarter;
    (index as usize).min(BUCKETS - 1)
}

/// Where a bucket begins, in microseconds.
fn begins(index: usize) -> f64 {
    let (doubling, quarter) = (index / BUCKETS_PER_DOUBLING as usize, index % BUCKETS_PER_DOUBLING as usize);
    (1_u64 << (SMALLEST_BITS as usize + doubling)) as f64 * (1.0 + quarter as f64 / f64::from(BUCKETS_PER_DOUBLING))
}

/// How many times fell into each bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread(pub [u64; BUCKETS]);

impl Default for Spread {
    fn default() -> Self {
        Self([0; BUCKETS])
    }
}

impl Spread {
    /// As a row of a table keeps it; what is missing is nothing, what is too much is left out.
    pub fn from_row(row: &[i64]) -> Self {
        Self(array::from_fn(|at| row.get(at).map_or(0, |count| u64::try_from(*count).unwrap_or(0))))
    }

    /// For a row of a table, without the empty buckets at the end.
    pub fn to_row(&self) -> Vec<i64> {
        let used = self.0.iter().rposition(|count| *count > 0).map_or(0, |last| last + 1);
        self.0[..used].iter().map(|count| i64::try_from(*count).unwrap_or(i64::MAX)).collect()
    }

    /// Both together.
    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// What came since an earlier reading.
    fn since(&self, earlier: &Self) -> Self {
        Self(array::from_fn(|at| self.0[at].saturating_sub(earlier.0[at])))
    }

    /// The time that this share of all stays below, in microseconds; nothing if there was none.
    pub fn quantile(&self, share: f64) -> Option<i64> {
        let all: u64 = self.0.iter().sum();
        let wanted = (all as f64 * share).max(1.0);
        let mut before = 0.0;
        for (at, count) in self.0.iter().enumerate().filter(|(_, count)| **count > 0) {
            let count = *count as f64;
            if before + count >= wanted {
                let part = (wanted - before) / count;
                return Some((begins(at) + (begins(at + 1) - begins(at)) * part) as i64);
            }
            before += count;
        }
        None
    }
}

/// The buckets that are written to.
struct Times([AtomicU64; BUCKETS]);

impl Default for Times {
    fn default() -> Self {
        Self(array::from_fn(|_| AtomicU64::new(0)))
    }
}

impl Times {
    fn note(&self, took: Duration) {
        self.0[bucket(took)].fetch_add(1, Ordering::Relaxed);
    }

    fn read(&self) -> Spread {
        Spread(array::from_fn(|at| self.0[at].load(Ordering::Relaxed)))
    }
}

/// One request that was answered.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// Whether it was an attempt to get a unit.
    pub attempt: bool,
    /// Whether it failed for a fault of ours.
    pub failed: bool,
    /// How long it took.
    pub took: Duration,
    /// The tag of the language that was spoken; empty if none was.
    pub language: &'a [u8],
}

/// Everything that is counted, since the server began.
#[derive(Default)]
pub struct Pulse {
    requests: AtomicU64,
    attempts: AtomicU64,
    errors: AtomicU64,
    retries: AtomicU64,
    answers: Times,
    pool_waits: Times,
    round_trips: Times,
    languages: OnceLock<Vec<(&'static str, AtomicU64)>>,
}

impl Pulse {
    /// The languages there are; those of other answers are not counted.
    pub fn speaks(&self, tags: impl Iterator<Item = &'static str>) {
        let mut tags: Vec<_> = tags.map(|tag| (tag, AtomicU64::new(0))).collect();
        tags.sort_unstable_by_key(|(tag, _)| *tag);
        // Said twice only by a mistake, and then the first word stands.
        let _known = self.languages.set(tags);
    }

    /// A person's request was answered.
    pub fn answered(&self, answered: &Answered<'_>) {
        self.requests.fetch_add(1, Ordering::Relaxed);
        if answered.attempt {
            self.attempts.fetch_add(1, Ordering::Relaxed);
        }
        if answered.failed {
            self.errors.fetch_add(1, Ordering::Relaxed);
        }
        self.answers.note(answered.took);
        let Some(languages) = self.languages.get() else { return };
        if let Ok(at) = languages.binary_search_by(|(tag, _)| tag.as_bytes().cmp(answered.language)) {
            languages[at].1.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// An attempt of a statement failed.
    pub fn retried(&self) {
        self.retries.fetch_add(1, Ordering::Relaxed);
    }

    /// Somebody waited for a connection.
    pub fn pool_waited(&self, waited: Duration) {
        self.pool_waits.note(waited);
    }

    /// The database was asked one statement and answered.
    pub fn round_trip(&self, took: Duration) {
        self.round_trips.note(took);
    }

    /// All counts now; `granted` is counted elsewhere.
    pub fn read(&self, granted: u64) -> Reading {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Reading {
            at: clock::monotonic(),
            requests: count(&self.requests),
            attempts: count(&self.attempts),
            granted,
            errors: count(&self.errors),
            retries: count(&self.retries),
            answers: self.answers.read(),
            pool_waits: self.pool_waits.read(),
            round_trips: self.round_trips.read(),
            languages: self.languages.get().into_iter().flatten().map(|(tag, n)| (*tag, count(n))).collect(),
        }
    }
}

/// All counts at one moment. Not a snapshot: a request that is being counted may be in one count and not in another.
#[derive(Clone, Debug)]
pub struct Reading {
    /// When, by this machine's monotonic clock.
    pub at: Instant,
    /// Requests answered.
    pub requests: u64,
    /// Of these, attempts to get a unit.
    pub attempts: u64,
    /// Units granted.
    pub granted: u64,
    /// Requests that failed for a fault of ours.
    pub errors: u64,
    /// Attempts of statements that failed.
    pub retries: u64,
    /// How long answers took.
    pub answers: Spread,
    /// How long somebody waited for a connection.
    pub pool_waits: Spread,
    /// How long the database took for one statement.
    pub round_trips: Spread,
    /// Answers in each language.
    pub languages: Vec<(&'static str, u64)>,
}

impl Reading {
    /// What happened since an earlier reading. The languages stay those since the server began.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Self {
        Self {
            at: self.at,
            requests: self.requests.saturating_sub(earlier.requests),
            attempts: self.attempts.saturating_sub(earlier.attempts),
            granted: self.granted.saturating_sub(earlier.granted),
            errors: self.errors.saturating_sub(earlier.errors),
            retries: self.retries.saturating_sub(earlier.retries),
            answers: self.answers.since(&earlier.answers),
            pool_waits: self.pool_waits.since(&earlier.pool_waits),
            round_trips: self.round_trips.since(&earlier.round_trips),
            languages: self.languages.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_falls_into_the_bucket_that_begins_before_it_and_ends_after_it() {
        for micros in (1..2000).chain((1..400).map(|n| n * n * 300)) {
            let at = bucket(Duration::from_micros(micros));
            assert!(micros < 64 || begins(at) <= micros as f64, "{micros}: {at}");
            assert!(at == BUCKETS - 1 || (micros as f64) < begins(at + 1), "{micros}: {at}");
        }
        assert!(begins(BUCKETS - 1) > 50e6);
    }

    #[test]
    fn percentiles_are_those_of_the_time_between_two_readings() {
        let pulse = Pulse::default();
        pulse.speaks(["fr", "en"].into_iter());
        let note = |ms, language: &str| {
            let took = Duration::from_millis(ms);
            pulse.answered(&Answered { attempt: true, failed: false, took, language: language.as_bytes() });
        };
        (0..1000).for_each(|_| note(900, "fr"));
        let before = pulse.read(10);
        (0..99).for_each(|_| note(10, "en"));
        note(200, "tlh");
        let window = pulse.read(15).since(&before);
        assert_eq!((window.requests, window.attempts, window.granted, window.errors), (100, 100, 5, 0));
        let near = |share: f64, ms: f64| {
            let found = window.answers.quantile(share).unwrap() as f64 / 1000.0;
            assert!((found / ms - 1.0).abs() <= 0.25, "{share}: {found} is not {ms}");
        };
        near(0.5, 10.0);
        near(0.98, 10.0);
        near(0.995, 200.0);
        assert_eq!(window.languages, [("en", 99), ("fr", 1000)]);
        assert_eq!(pulse.read(15).since(&pulse.read(15)).answers.quantile(0.99), None);
    }

    #[test]
    fn a_spread_is_read_from_a_row_as_it_was_written() {
        let mut spread = Spread::default();
        spread.0[3] = 7;
        assert_eq!(spread.to_row(), [0, 0, 0, 7]);
        assert_eq!(Spread::from_row(&spread.to_row()), spread);
        spread.add(&spread.clone());
        assert_eq!(spread.0[3], 14);
        assert_eq!(Spread::from_row(&[-1]), Spread::default());
    }
}
