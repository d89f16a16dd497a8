//! The closes of a campaign by one server: one at a time, and shared by all its queues that wait for one.
//!
//! What may not live here: whether a campaign may close; the statement decides that.
//!
//! **Invariant:** whoever waited for a turn while a close ended begins none of their own, whatever came of it: what
//! they ask next sees what is true.

use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Mutex;

/// Whose turn it is. A close locks every row of the campaign, so one at a time is enough.
#[derive(Default)]
pub(super) struct Closes {
    turn: Mutex<()>,
    tried: AtomicUsize,
}

impl Closes {
    /// Runs `close`, unless another one ended while this one waited for its turn.
    pub(super) async fn once<T>(&self, close: impl Future<Output = T>) -> Option<T> {
        let before = self.tried.load(Ordering::Acquire);
        let _turn = self.turn.lock().await;
        if self.tried.load(Ordering::Acquire) != before {
            return None;
        }
        let came = close.await;
        self.tried.fetch_add(1, Ordering::Release);
        Some(came)
    }
}
