//! Runs a task again and again until the server stops.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::clock;

/// Runs `task` every `pause`, with up to a tenth of jitter, so that servers started together don't ask together.
///
/// The task itself reports its faults; the next run is the retry.
pub async fn every(pause: Duration, stop: CancellationToken, task: impl AsyncFn()) {
    loop {
        task().await;
        let wait = pause + clock::jitter(pause / 10);
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(wait) => {}
        }
    }
}
