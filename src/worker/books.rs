//! Looks at the books all the time, one server at a time, and stops a campaign whose books don't balance.
//!
//! A finding must be there in two looks before anything is stopped: what a look at a running system finds once may be a
//! look at the wrong moment; what it finds twice is a fault. A late sweeper or a late re-opening stops nothing.
//!
//! Counters are read by every look, claims by few of them. What was found in claims stands until claims are read again;
//! that is at once where it would stop a campaign and was found for the first time.
//!
//! **Invariant:** books whose claims could not be read are not said to be checked until they are.

use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::campaign::cache::Campaigns;
use crate::clock;
use crate::db::Database;
use crate::quota::gate::{self, Move};
use crate::report::books::{self, Depth, Finding};
use crate::report::lease;
use crate::telemetry::metrics::Metrics;

/// How often counters, transfers and gates are checked.
pub const EVERY: Duration = Duration::from_secs(10);
/// How long after claims were read they are read again.
const CLAIMS_EVERY: Duration = Duration::from_secs(300);
/// But not before so many times as long as reading them took: it reads every claim, from a database that may have a
/// rush to serve.
const CLAIMS_REST: u32 = 30;
/// This long at most.
const CLAIMS_REST_MAX: Duration = Duration::from_hours(1);
/// Claims that could not be read are tried again no sooner than this: counters are looked at in between.
const CLAIMS_AGAIN: Duration = Duration::from_secs(30);
/// The lease is kept for a few looks and renewed while a long one runs, so that it moves only when its holder is gone
/// or has not reached the database for as long.
const LEASE: Duration = Duration::from_secs(35);

/// How long one look may take: six million claims take half a minute.
const LOOK_WITHIN: Duration = Duration::from_secs(300);

/// Looks at the books.
pub struct Watch {
    db: Database,
    campaigns: Campaigns,
    metrics: Metrics,
    holder: Uuid,
    last: Mutex<Last>,
}

/// What earlier looks leave behind.
struct Last {
    findings: Vec<Finding>,
    claims: Claims,
}

/// When claims are read next, and whether they could be the last time.
#[derive(Clone, Copy, Debug)]
struct Claims {
    due_at: Instant,
    unread: bool,
}

/// What came of reading claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    Failed,
    /// Something was found that would stop a campaign, and has not done so yet.
    Doubtful,
    Done,
}

impl Claims {
    /// Not at once when a server begins: another one may have read them a moment ago.
    fn new(now: Instant) -> Self {
        Self { due_at: now + CLAIMS_EVERY, unread: false }
    }

    /// How deep to look now.
    fn due(&self, now: Instant) -> Depth {
        if now >= self.due_at { Depth::Claims } else { Depth::Counters }
    }

    /// They were read until `ended`, or it was tried.
    fn tried(&mut self, ended: Instant, took: Duration, reading: Reading) {
        let rest = took.saturating_mul(CLAIMS_REST).min(CLAIMS_REST_MAX);
        let pause = match reading {
            Reading::Failed => rest.max(CLAIMS_AGAIN),
            Reading::Doubtful => Duration::ZERO,
            Reading::Done => rest.max(CLAIMS_EVERY),
        };
        *self = Self { due_at: ended + pause, unread: reading == Reading::Failed };
    }

    /// Another server reads them now.
    fn elsewhere(&mut self, now: Instant) {
        *self = Self { due_at: self.due_at.max(now + CLAIMS_EVERY), unread: false };
    }
}

impl Watch {
    /// A watch that has not looked yet.
    pub fn new(db: Database, campaigns: Campaigns, metrics: Metrics) -> Self {
        let last = Last { findings: Vec::new(), claims: Claims::new(clock::monotonic()) };
        Self { db, campaigns, metrics, holder: Uuid::new_v4(), last: Mutex::new(last) }
    }

    /// One look, if it is this server's turn. `now` is of the monotonic clock.
    pub async fn look(&self, now: Instant) {
        match lease::take(&self.db, "books", self.holder, LEASE).await {
            Ok(Some(_)) => {}
            Ok(None) => return self.lost(now),
            Err(error) => return tracing::warn!(error = %error, "the lease on the books could not be asked for"),
        }
        let depth = self.last().claims.due(now);
        let began = clock::monotonic();
        let check = Box::pin(tokio::time::timeout(LOOK_WITHIN, books::check(&self.db, depth, true)));
        let looked = lease::keep(&self.db, ("books", self.holder, LEASE), check).await;
        let took = began.elapsed();
        let lost = looked.is_none();
        let reading = match looked {
            Some(Ok(Ok(findings))) => self.found(depth, findings).await,
            Some(Ok(Err(error))) => failed(&error),
            Some(Err(_late)) => failed(&"not in time"),
            None => failed(&"another server has the lease"),
        };
        if depth == Depth::Claims {
            self.last().claims.tried(now + took, took, reading);
        }
        if lost {
            self.lost(now + took);
        }
    }

    /// What this server found is not so for ever: whoever has the lease tells now.
    fn lost(&self, now: Instant) {
        self.metrics.books_findings.set(0);
        self.metrics.books_checked_at.set(0);
        let mut last = self.last();
        last.findings.clear();
        last.claims.elsewhere(now);
    }

    async fn found(&self, depth: Depth, seen: Vec<Finding>) -> Reading {
        let (before, unread) = {
            let last = self.last();
            (last.findings.clone(), last.claims.unread)
        };
        let unseen = before.iter().filter(|finding| depth == Depth::Counters && finding.depth == Depth::Claims);
        let all: Vec<Finding> = seen.iter().chain(unseen).cloned().collect();
        self.metrics.books_findings.set(all.len() as i64);
        if depth == Depth::Claims || !unread {
            self.metrics.books_checked_at.set(clock::now().as_second());
        }
        self.last().findings = all;
        let mut reading = Reading::Done;
        for finding in &seen {
            tracing::error!(%finding, "the books do not balance");
            if finding.stops_campaign() {
                let stopped = before.iter().any(|earlier| earlier.is_again(finding)) && self.stop(finding).await;
                if !stopped && finding.depth == Depth::Claims {
                    reading = Reading::Doubtful;
                }
            }
        }
        reading
    }

    /// Whether the campaign grants nothing any more, or is not known here.
    async fn stop(&self, finding: &Finding) -> bool {
        let Some(campaign) = self.campaigns.find(&finding.campaign) else { return true };
        // The reason is shown to people; what was found is for the log.
        let moved = gate::move_gate(&self.db, campaign.id, Move::PAUSE, "books", "").await;
        match &moved {
            Ok(Some(epoch)) => tracing::error!(campaign.id = %campaign.id, epoch, "paused: its books do not balance"),
            Ok(None) => tracing::error!(campaign.id = %campaign.id, "not paused: its gate is shut already"),
            Err(error) => tracing::error!(campaign.id = %campaign.id, error = %error, "could not be paused"),
        }
        moved.is_ok()
    }

    fn last(&self) -> MutexGuard<'_, Last> {
        // Unwrap safety: nothing that can panic runs under this lock.
        self.last.lock().expect("not poisoned")
    }
}

fn failed(why: &dyn std::fmt::Display) -> Reading {
    tracing::warn!(error = %why, "the books could not be read");
    Reading::Failed
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// How many seconds after a reading that took so long claims are due again.
    fn pause(took: u32, reading: Reading) -> u64 {
        let ended = clock::monotonic();
        let mut claims = Claims::new(ended);
        claims.tried(ended, took * SECOND, reading);
        assert_eq!(claims.unread, reading == Reading::Failed);
        assert_eq!(claims.due(claims.due_at), Depth::Claims);
        let just_before = claims.due_at.checked_sub(Duration::from_millis(1)).expect("a moment");
        assert_eq!(claims.due(just_before), Depth::Counters);
        (claims.due_at - ended).as_secs()
    }

    #[test]
    fn claims_are_read_every_five_minutes_but_a_thirtieth_of_the_time_and_put_off_by_an_hour_at_most() {
        assert_eq!([0, 10, 30, 300].map(|took| pause(took, Reading::Done)), [300, 300, 900, 3600]);
    }

    #[test]
    fn claims_that_could_not_be_read_are_tried_again_as_soon_as_the_database_has_rested() {
        assert_eq!([0, 1, 30, 300].map(|took| pause(took, Reading::Failed)), [30, 30, 900, 3600]);
    }

    #[test]
    fn what_would_stop_a_campaign_is_looked_for_again_by_the_next_look() {
        assert_eq!([0, 300].map(|took| pause(took, Reading::Doubtful)), [0, 0]);
    }

    #[test]
    fn whoever_takes_over_reads_no_claims_for_five_minutes_nor_in_a_rest_of_its_own() {
        let now = clock::monotonic();
        let mut claims = Claims::new(now);
        claims.tried(now, 30 * SECOND, Reading::Failed);
        claims.elsewhere(now + 100 * SECOND);
        assert_eq!((claims.due_at, claims.unread), (now + 900 * SECOND, false));
        claims.elsewhere(now + 1000 * SECOND);
        assert_eq!(claims.due_at, now + 1300 * SECOND);
    }
}
