//! Bulkheads: what asks the database for somebody has a share of the connections that it can't exceed, so that
//! a flood of looks does not take those that claims need. Claims have no lane: what they may use is what the others
//! can't, and their own queues ask one statement at a time. First contacts have two connections
//! (`account/reception.rs`), the team two of its own (`config/admin.rs`), pulses and dashboards one (`db/aside.rs`).
//!
//! **Invariant:** whoever waits here holds no connection, and who would wait behind too many is told so at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::admission::bulkhead::Bulkhead;

/// People who may wait for a look at their claim: a second of a pool's smallest share.
const LOOKS_WAITING: usize = 1000;

/// One kind of request.
pub struct Lane {
    running: Arc<Semaphore>,
    waiting: Bulkhead,
}

impl Lane {
    /// So many run and so many more wait.
    pub fn new(running: usize, waiting: usize) -> Self {
        Self { running: Arc::new(Semaphore::new(running)), waiting: Bulkhead::new(waiting) }
    }

    /// A place to run in, after a wait of this long at most; nothing if too many wait already, or for too long.
    pub async fn enter(&self, within: Duration) -> Option<OwnedSemaphorePermit> {
        // Left as soon as there is a place to run in.
        let _room = self.waiting.enter()?;
        tokio::time::timeout(within, Arc::clone(&self.running).acquire_owned()).await.ok()?.ok()
    }
}

/// The lanes of a server.
pub struct Lanes {
    /// People's looks at a claim of theirs.
    pub looks: Lane,
}

impl Lanes {
    /// Lanes over a pool of so many connections: a quarter of them, one at least. From eight connections on, two are
    /// left for claims alone, whatever everybody else does.
    pub fn over(connections: usize) -> Self {
        let share = (connections / 4).max(1);
        Self { looks: Lane::new(share, LOOKS_WAITING) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn so_many_run_some_wait_and_one_more_is_told_at_once() {
        let lane = Arc::new(Lane::new(2, 1));
        let long = Duration::from_secs(60);
        let (one, two) = (lane.enter(long).await, lane.enter(long).await);
        assert!(one.is_some() && two.is_some());
        let waiting = tokio::spawn({
            let lane = Arc::clone(&lane);
            async move { lane.enter(long).await.is_some() }
        });
        while lane.waiting.inside() < 1 {
            tokio::task::yield_now().await;
        }
        assert!(lane.enter(long).await.is_none());
        drop(one);
        assert!(waiting.await.unwrap());
        let full = (lane.enter(long).await, two);
        assert!(lane.enter(Duration::from_millis(1)).await.is_none(), "nobody waits for ever");
        drop(full);
    }

    #[test]
    fn all_lanes_together_leave_connections_for_claims() {
        for connections in 8..=500 {
            let lanes = Lanes::over(connections);
            let taken = lanes.looks.running.available_permits();
            assert!(taken + crate::account::reception::STATEMENTS_MAX + 2 <= connections, "{connections}");
        }
    }
}
