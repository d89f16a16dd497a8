//! Looks at the books all the time, one server at a time, and stops a campaign whose books don't balance.
//!
//! A finding must be there in two looks before anything is stopped: what a look at a running system finds once may be a
//! look at the wrong moment; what it finds twice is a fault. A late sweeper or a late re-opening stops nothing.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::campaign::cache::Campaigns;
use crate::clock;
use crate::db::{self, Database};
use crate::quota::gate::{self, Move};
use crate::report::books::{self, Depth, Finding};
use crate::report::lease;
use crate::telemetry::metrics::Metrics;

/// How often counters, transfers and gates are checked.
pub const EVERY: Duration = Duration::from_secs(10);
/// Every so many looks, claims are checked too.
const CLAIMS_EVERY: u64 = 30;
/// But a look at claims is followed by a time without one that is so many times longer: it reads every claim, from a
/// database that may have a rush to serve.
const CLAIMS_REST: u32 = 30;
/// This long at most.
const CLAIMS_REST_MAX: Duration = Duration::from_hours(1);
/// The lease is kept for a few looks, so that it moves only when its holder is gone.
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
#[derive(Default)]
struct Last {
    looks: u64,
    findings: Vec<Finding>,
    /// Until when no claims are read; nothing: they were not read yet.
    rests_until: Option<Instant>,
}

impl Watch {
    /// A watch that has not looked yet.
    pub fn new(db: Database, campaigns: Campaigns, metrics: Metrics) -> Self {
        Self { db, campaigns, metrics, holder: Uuid::new_v4(), last: Mutex::default() }
    }

    /// One look, if it is this server's turn.
    pub async fn look(&self) {
        match lease::take(&self.db, "books", self.holder, LEASE).await {
            Ok(Some(_)) => {}
            Ok(None) => {
                // What this server found once is not so for ever: whoever has the lease tells now.
                self.metrics.books_findings.set(0);
                self.metrics.books_checked_at.set(0);
                return;
            }
            Err(error) => return tracing::warn!(error = %error, "the lease on the books could not be asked for"),
        }
        let began = clock::monotonic();
        let (depth, before) = self.due(began);
        let looked = tokio::time::timeout(LOOK_WITHIN, books::check(&self.db, depth, true)).await;
        if depth == Depth::Claims {
            self.rest(began, clock::monotonic());
        }
        match looked.unwrap_or_else(|_| Err(late())) {
            Ok(findings) => self.found(&before, findings).await,
            Err(error) => tracing::warn!(error = %error, "the books could not be read"),
        }
    }

    /// How deep to look now, and what was found last. What was found in claims is looked for again at once.
    fn due(&self, now: Instant) -> (Depth, Vec<Finding>) {
        // Unwrap safety: nothing that can panic runs under this lock.
        let last = self.last.lock().expect("not poisoned");
        let turn = last.looks % CLAIMS_EVERY == CLAIMS_EVERY - 1 && last.rests_until.is_none_or(|until| now >= until);
        let depth = if turn || !last.findings.is_empty() { Depth::Claims } else { Depth::Counters };
        (depth, last.findings.clone())
    }

    /// Claims were read from `began` until `ended`.
    fn rest(&self, began: Instant, ended: Instant) {
        // Unwrap safety: as in `due`.
        self.last.lock().expect("not poisoned").rests_until = Some(ended + rest_after(ended - began));
    }

    async fn found(&self, before: &[Finding], findings: Vec<Finding>) {
        self.metrics.books_findings.set(findings.len() as i64);
        self.metrics.books_checked_at.set(clock::now().as_second());
        for finding in &findings {
            tracing::error!(%finding, "the books do not balance");
            let confirmed = before.iter().any(|b| {
                b.invariant == finding.invariant && b.subject == finding.subject && b.campaign == finding.campaign
            });
            if confirmed && finding.stops_campaign() {
                self.stop(finding).await;
            }
        }
        // Unwrap safety: as in `due`.
        let mut last = self.last.lock().expect("not poisoned");
        last.looks += 1;
        last.findings = findings;
    }

    async fn stop(&self, finding: &Finding) {
        let Some(campaign) = self.campaigns.find(&finding.campaign) else { return };
        // The reason is shown to people; what was found is for the log.
        match gate::move_gate(&self.db, campaign.id, Move::PAUSE, "books", "").await {
            Ok(Some(epoch)) => tracing::error!(campaign.id = %campaign.id, epoch, "paused: its books do not balance"),
            Ok(None) => tracing::error!(campaign.id = %campaign.id, "not paused: its gate is shut already"),
            Err(error) => tracing::error!(campaign.id = %campaign.id, error = %error, "could not be paused"),
        }
    }
}

/// How long no claims are read after a look that took so long.
fn rest_after(took: Duration) -> Duration {
    took.saturating_mul(CLAIMS_REST).min(CLAIMS_REST_MAX)
}

fn late() -> db::Error {
    db::Error::setup("the books were not read in time", None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_claims_takes_a_thirtieth_of_the_time_and_is_put_off_by_an_hour_at_most() {
        let rest = |seconds| rest_after(Duration::from_secs(seconds)).as_secs();
        assert_eq!([rest(0), rest(10), rest(30), rest(300)], [0, 300, 900, 3600]);
    }
}
