//! How often and how long a statement is run again, and what is said in the end. The one retry layer of the program:
//! handlers and workers do not retry.

use std::time::{Duration, Instant};

use super::error::{Error, Failure, Kind};
use crate::clock;

/// How long a statement may be tried, waiting for a connection included.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// From the first attempt to the last.
    pub within: Duration,
    /// Attempts that lost against other transactions. Lost connections are limited by time alone: a database that
    /// restarts is away for seconds and refuses hundreds of times in them.
    pub contended_max: u32,
    /// Whether a database that is known to be away is asked all the same, until the time is over.
    pub patient: bool,
}

impl Limit {
    /// For work that somebody waits for.
    pub const INTERACTIVE: Self = Self { within: Duration::from_secs(8), contended_max: 40, patient: false };
    /// For reads that are repeated anyway.
    pub const POLL: Self = Self { within: Duration::from_secs(2), contended_max: 3, patient: false };
    /// For what is done before anybody waits for it. It runs against claims and so is contended as often as they are;
    /// but one attempt that ran into the statement's timeout is the last, because it waited for a lock of somebody who
    /// is stuck, and held others meanwhile.
    pub const AHEAD: Self = Self { within: Duration::from_secs(3), contended_max: 40, patient: false };
    /// For operators' commands and reports.
    pub const PATIENT: Self = Self { within: Duration::from_secs(60), contended_max: 200, patient: true };
}

/// The attempts of one statement so far.
pub(super) struct Attempts {
    statement: &'static str,
    limit: Limit,
    started: Instant,
    count: u32,
    contended: u32,
    maybe_committed: bool,
}

impl Attempts {
    pub(super) fn new(statement: &'static str, limit: Limit) -> Self {
        Self { statement, limit, started: clock::monotonic(), count: 0, contended: 0, maybe_committed: false }
    }

    /// Waits before the next attempt, or says why there is none.
    ///
    /// Once one attempt was ambiguous, only a later success or a refusal that every attempt would meet can end the
    /// doubt; running out of time can't.
    pub(super) async fn again(&mut self, failure: Failure) -> Result<(), Error> {
        self.count += 1;
        self.contended += u32::from(failure.kind == Kind::Contended);
        self.maybe_committed |= failure.kind == Kind::Ambiguous;
        let retryable = matches!(failure.kind, Kind::Contended | Kind::Unavailable | Kind::Ambiguous);
        let pause = self.pause();
        let late = self.started.elapsed() + pause >= self.limit.within || self.contended >= self.limit.contended_max;
        if retryable && !late {
            let (attempt, Failure { kind, source }) = (self.count, &failure);
            tracing::debug!(statement = self.statement, attempt, ?kind, ?source, "running again");
            tokio::time::sleep(pause).await;
            return Ok(());
        }
        Err(self.give_up(failure))
    }

    fn give_up(&self, failure: Failure) -> Error {
        if self.maybe_committed && matches!(failure.kind, Kind::Contended | Kind::Unavailable | Kind::CutOff) {
            return Error::Ambiguous { statement: self.statement, source: failure.source };
        }
        failure.into_error(self.statement, self.count)
    }

    /// Full jitter below 1 ms × 2ⁿ, at most 200 ms. It starts this low because a claim batch that lost has its row free
    /// again after one commit, which on a local PostgreSQL is a millisecond.
    fn pause(&self) -> Duration {
        let most = Duration::from_millis(1u64 << self.count.min(8)).min(Duration::from_millis(200));
        clock::jitter(most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(kind: Kind) -> Failure {
        Failure { kind, source: None }
    }

    #[tokio::test]
    async fn a_doubt_once_raised_is_not_forgotten() {
        let limit = Limit { within: Duration::from_secs(60), contended_max: 1, patient: false };
        let mut attempts = Attempts::new("t", limit);
        attempts.again(failure(Kind::Ambiguous)).await.unwrap();
        let error = attempts.again(failure(Kind::Contended)).await.unwrap_err();
        assert!(matches!(error, Error::Ambiguous { .. }), "{error:?}");
    }

    #[tokio::test]
    async fn a_database_that_is_known_to_be_away_ends_the_attempts_and_never_a_doubt() {
        let away = || Failure { kind: Kind::CutOff, source: None };
        let error = Attempts::new("t", Limit::INTERACTIVE).again(away()).await.unwrap_err();
        assert!(error.is_cut_off(), "{error:?}");
        let mut doubtful = Attempts::new("t", Limit::INTERACTIVE);
        doubtful.again(failure(Kind::Ambiguous)).await.unwrap();
        let error = doubtful.again(away()).await.unwrap_err();
        assert!(matches!(error, Error::Ambiguous { .. }), "{error:?}");
    }

    #[tokio::test]
    async fn what_nobody_waits_for_is_not_tried_again_after_an_attempt_that_was_stuck() {
        let began = clock::monotonic().checked_sub(Duration::from_secs(3)).expect("a machine that is up for longer");
        let stuck = |limit| Attempts { started: began, ..Attempts::new("t", limit) };
        stuck(Limit::INTERACTIVE).again(failure(Kind::Ambiguous)).await.unwrap();
        stuck(Limit::AHEAD).again(failure(Kind::Ambiguous)).await.unwrap_err();
        Attempts::new("t", Limit::AHEAD).again(failure(Kind::Contended)).await.unwrap();
    }

    #[tokio::test]
    async fn time_ends_the_attempts_and_contention_without_doubt_is_certain() {
        let limit = Limit { within: Duration::ZERO, contended_max: 9, patient: false };
        let error = Attempts::new("t", limit).again(failure(Kind::Contended)).await.unwrap_err();
        assert!(matches!(error, Error::Contended { attempts: 1, .. }), "{error:?}");
    }
}
