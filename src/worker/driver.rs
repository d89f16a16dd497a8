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
