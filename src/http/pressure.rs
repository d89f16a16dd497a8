//! Whether an answering thread keeps up: a task on it sleeps a little, and how late it wakes is how long anybody who
//! asks now waits for the thread.
//!
//! **Invariant:** a thread that nobody watches is never late.

use std::cell::Cell;
use std::time::Duration;

use crate::clock;

/// How often a thread is looked at.
const EVERY: Duration = Duration::from_millis(20);
/// Somebody who waits this long for a thread alone is a third of the way to the 100 ms that an answer may take.
const LATE: Duration = Duration::from_millis(30);

thread_local! {
    static LATE_BY: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

/// Watches this thread, from a task of its own on the runtime that runs on this thread alone.
pub(super) fn watch_here() {
    tokio::spawn(async {
        loop {
            let asked = clock::monotonic();
            tokio::time::sleep(EVERY).await;
            LATE_BY.set(asked.elapsed().saturating_sub(EVERY));
        }
    });
}

/// Whether this thread was late when it was last looked at.
pub(super) fn is_late() -> bool {
    LATE_BY.get() > LATE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_thread_that_is_kept_busy_is_late_and_recovers() {
        watch_here();
        assert!(!is_late());
        tokio::task::yield_now().await;
        let busy = clock::monotonic();
        while busy.elapsed() < EVERY + LATE * 2 {
            std::hint::spin_loop();
        }
        // Woken by now, and late.
        tokio::task::yield_now().await;
        tokio::time::sleep(Duration::from_millis(1)).await;
        assert!(is_late());
        for _ in 0..500 {
            tokio::time::sleep(EVERY).await;
            if !is_late() {
                return;
            }
        }
        panic!("late for ten seconds");
    }
}
