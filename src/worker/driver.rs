//! Runs a task again and again until the server stops.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::clock;

/// Starts a task that runs every `pause`, with up to a tenth of jitter, so that servers started together don't ask
/// together.
///
/// The task itself reports its faults; the next run is the retry.
pub fn every<F, R>(pause: Duration, stop: &CancellationToken, task: F)
where
    F: FnMut() -> R + Send + 'static,
    R: Future<Output = ()> + Send,
{
    every_or_rung(pause, pause, Arc::default(), stop, task);
}

/// The same, and sooner when somebody rings the bell, but never within `least` of the run before. A ring says when to
/// look and nothing else.
pub fn every_or_rung<F, R>(pause: Duration, least: Duration, bell: Arc<Notify>, stop: &CancellationToken, mut task: F)
where
    F: FnMut() -> R + Send + 'static,
    R: Future<Output = ()> + Send,
{
    let stop = stop.clone();
    tokio::spawn(async move {
        while !stop.is_cancelled() {
            task().await;
            let wait = pause + clock::jitter(pause / 10);
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(wait) => {}
                () = async { tokio::time::sleep(least).await; bell.notified().await } => {}
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_ring_wakes_a_task_that_would_sleep_for_long_and_many_rings_wake_it_once() {
        let (bell, stop, runs) = (Arc::<Notify>::default(), CancellationToken::new(), Arc::<AtomicUsize>::default());
        let count = Arc::clone(&runs);
        let (long, least) = (Duration::from_secs(60), Duration::from_millis(100));
        every_or_rung(long, least, Arc::clone(&bell), &stop, move || {
            count.fetch_add(1, Ordering::Relaxed);
            async {}
        });
        for _ in 0..100 {
            tokio::task::yield_now().await;
            bell.notify_one();
        }
        tokio::time::sleep(least * 5).await;
        assert_eq!(runs.load(Ordering::Relaxed), 2);
        stop.cancel();
    }
}
