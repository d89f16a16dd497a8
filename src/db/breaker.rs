//! The circuit breaker: when the database plainly can't be reached, statements are refused at once instead of each of
//! them waiting out its time, and when it answers again they are let through again, by themselves.
//!
//! *Plainly*: several attempts failed without a word from any database, and none was heard for a second. A refusal, a
//! lost race, a time-out that the database itself reports are answers. A pool without a free connection is neither.
//!
//! What may not live here: what becomes of a statement. That it is refused here says that *this* run of it was not
//! sent, and nothing about a run before, whose doubt stays (`retry.rs`).
//!
//! **Invariant:** an open circuit is closed by an answer of the database and by nothing else. While it is open a probe
//! opens connections of its own; when one works the circuit is half open: everybody is let through, the first answer
//! closes it, the first silence opens it again.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use crate::clock;
use crate::telemetry::metrics::{Circuit, DatabaseMetrics};

/// Nothing heard for this long, and the database is away. A lost connection or two are replaced sooner.
const PATIENCE: Duration = Duration::from_secs(1);
/// Silence counts only if at least this many attempts met it.
const ATTEMPTS_MIN: u32 = 3;
/// How often the probe tries, and up to twice that: servers that lost the database together don't come back together.
pub(super) const PROBE_EVERY: Duration = Duration::from_millis(200);

/// What an event did to the circuit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Nothing.
    Stays,
    /// It is open now; somebody has to probe.
    Opened,
    /// It is closed again, after it was open for this long.
    Closed(Duration),
}

/// The circuit as a pure state; times are since some moment before all of them.
#[derive(Debug)]
struct State {
    circuit: Circuit,
    /// When it left `Closed`, and when it came to where it is.
    away_since: Duration,
    here_since: Duration,
    /// Attempts without an answer since the last answer, and when the first of them began.
    silent: u32,
    silent_since: Duration,
}

impl State {
    const NEW: Self = Self {
        circuit: Circuit::Closed,
        away_since: Duration::ZERO,
        here_since: Duration::ZERO,
        silent: 0,
        silent_since: Duration::ZERO,
    };

    fn answered(&mut self, now: Duration) -> Turn {
        let before = std::mem::replace(self, Self::NEW);
        match before.circuit {
            Circuit::Closed => Turn::Stays,
            Circuit::HalfOpen | Circuit::Open => Turn::Closed(now.saturating_sub(before.away_since)),
        }
    }

    /// An attempt that began at `began` ends without an answer; one was `heard` last.
    fn silent(&mut self, began: Duration, heard: Duration, now: Duration) -> Turn {
        if self.silent == 0 {
            self.silent_since = began;
        }
        self.silent += 1;
        let for_long = now.saturating_sub(self.silent_since.max(heard)) >= PATIENCE;
        match self.circuit {
            Circuit::Closed if for_long && self.silent >= ATTEMPTS_MIN => self.away_since = now,
            // What began before the probe succeeded says nothing new.
            Circuit::HalfOpen if began >= self.here_since => {}
            Circuit::Closed | Circuit::HalfOpen | Circuit::Open => return Turn::Stays,
        }
        (self.circuit, self.here_since) = (Circuit::Open, now);
        Turn::Opened
    }

    fn probed(&mut self, now: Duration) {
        if self.circuit == Circuit::Open {
            (self.circuit, self.here_since) = (Circuit::HalfOpen, now);
        }
    }
}

/// The breaker of one database, shared by all that ask it.
pub(super) struct Breaker {
    state: Mutex<State>,
    /// Whether the circuit is open: what a statement looks at.
    open: AtomicBool,
    /// Whether `state` is as new, so that an answer has nothing to change in it.
    calm: AtomicBool,
    /// Rises whenever the circuit opens.
    era: AtomicU32,
    /// Milliseconds from `started` to the last answer.
    heard: AtomicU64,
    started: Instant,
    metrics: DatabaseMetrics,
}

impl Breaker {
    /// A closed one; the database was heard just now.
    pub(super) fn new(metrics: DatabaseMetrics) -> Self {
        Self {
            state: Mutex::new(State::NEW),
            open: AtomicBool::new(false),
            calm: AtomicBool::new(true),
            era: AtomicU32::new(0),
            heard: AtomicU64::new(0),
            started: clock::monotonic(),
            metrics,
        }
    }

    /// Whether statements are refused.
    pub(super) fn is_open(&self) -> bool {
        self.open.load(Ordering::Relaxed)
    }

    /// Which time this is; a connection of an earlier one is from before the database was away.
    pub(super) fn era(&self) -> u32 {
        self.era.load(Ordering::Relaxed)
    }

    /// The database said something.
    pub(super) fn answered(&self) {
        let now = self.started.elapsed();
        self.heard.store(now.as_millis() as u64, Ordering::Relaxed);
        if self.calm.load(Ordering::Acquire) {
            return;
        }
        let mut state = self.lock();
        if let Turn::Closed(away) = state.answered(now) {
            tracing::info!(away = ?away, "the database answers again");
        }
        self.show(&state);
    }

    /// An attempt that began at `began` had no answer. True: the circuit is open now and wants a probe.
    pub(super) fn silent(&self, began: Instant) -> bool {
        let (now, began) = (self.started.elapsed(), began.saturating_duration_since(self.started));
        let heard = Duration::from_millis(self.heard.load(Ordering::Relaxed));
        let mut state = self.lock();
        let first = state.circuit == Circuit::Closed;
        let opened = state.silent(began, heard, now) == Turn::Opened;
        self.era.fetch_add(u32::from(opened), Ordering::Relaxed);
        if opened && first {
            self.metrics.circuit_opened();
            tracing::error!("the database can't be reached; statements are refused until it answers again");
        }
        self.show(&state);
        opened
    }

    /// A probe was answered: statements are let through, and the first one decides.
    pub(super) fn probed(&self) {
        let mut state = self.lock();
        state.probed(self.started.elapsed());
        self.show(&state);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Unwrap safety: nothing that can panic runs under this lock.
        self.state.lock().expect("not poisoned")
    }

    /// Called under the lock, so that the last change is the one that is seen.
    fn show(&self, state: &State) {
        self.open.store(state.circuit == Circuit::Open, Ordering::Relaxed);
        self.calm.store(state.circuit == Circuit::Closed && state.silent == 0, Ordering::Release);
        self.metrics.circuit(state.circuit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn it_opens_after_a_second_of_silence_met_by_three_attempts_and_not_before() {
        let mut state = State::NEW;
        assert_eq!(state.silent(ms(5000), ms(4990), ms(5000)), Turn::Stays);
        assert_eq!(state.silent(ms(5500), ms(4990), ms(6500)), Turn::Stays);
        assert_eq!(state.silent(ms(5500), ms(4990), ms(6501)), Turn::Opened);
        assert_eq!(state.silent(ms(6502), ms(4990), ms(6502)), Turn::Stays);
    }

    #[test]
    fn who_is_heard_between_failures_is_not_away() {
        let mut state = State::NEW;
        for round in 0..50 {
            let now = ms(1000 * round + 900);
            assert_eq!(state.silent(now, ms(1000 * round), now), Turn::Stays, "{round}");
            assert_eq!(state.silent(ms(0), ms(1000 * round), now), Turn::Stays, "{round}");
        }
        assert_eq!(state.answered(ms(60_000)), Turn::Stays);
        assert_eq!(state.silent, 0);
    }

    #[test]
    fn long_idleness_is_not_silence() {
        let mut state = State::NEW;
        for at in [90_000, 90_010, 90_020] {
            assert_eq!(state.silent(ms(at), ms(0), ms(at)), Turn::Stays);
        }
    }

    #[test]
    fn half_open_the_next_word_decides() {
        let open = || {
            let mut state = State::NEW;
            let turns = [0, 0, 2000].map(|now| state.silent(ms(0), ms(0), ms(now)));
            assert_eq!(turns, [Turn::Stays, Turn::Stays, Turn::Opened]);
            state.probed(ms(3000));
            assert_eq!(state.circuit, Circuit::HalfOpen);
            state
        };
        assert_eq!(open().answered(ms(3100)), Turn::Closed(ms(1100)));
        let mut again = open();
        // Begun before the probe, ended after it.
        assert_eq!(again.silent(ms(2990), ms(0), ms(3050)), Turn::Stays);
        assert_eq!(again.silent(ms(3010), ms(0), ms(3060)), Turn::Opened);
        assert_eq!(again.answered(ms(4000)), Turn::Closed(ms(2000)));
    }

    #[test]
    fn an_answer_that_comes_late_closes_it_too() {
        let breaker = Breaker::new(DatabaseMetrics::default());
        let before = breaker.started.checked_sub(ms(9000)).unwrap_or(breaker.started);
        for _ in 0..9 {
            breaker.silent(before);
        }
        // Heard when it was made, less than a second ago.
        assert!(!breaker.is_open());
        breaker.answered();
        assert!(breaker.calm.load(Ordering::Relaxed));
    }
}
