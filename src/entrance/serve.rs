//! The entrance's listeners: people on one, the platform on the other; and the list of servers, read again and again.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use hyper::service::service_fn;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::forward::forward;
use super::{Entrance, Register};
use crate::http::serve::{Door, answer};

/// Between two looks at the list of servers; SIGHUP makes it at once.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// Sends people on until `stop`, then finishes what was begun, for at most `drain`; returns whether all was finished.
/// Who only listens (server-sent events) is cut off when the time is over and comes back by themselves.
pub async fn serve(entrance: &Arc<Entrance>, listener: TcpListener, stop: CancellationToken, drain: Duration) -> bool {
    let graceful = GracefulShutdown::new();
    let mut door = Door::new(listener, stop);
    while let Some((stream, place, peer)) = door.next().await {
        let entrance = Arc::clone(entrance);
        let service = service_fn(move |request| {
            let entrance = Arc::clone(&entrance);
            async move { Ok::<_, Infallible>(forward(&entrance, peer, request).await) }
        });
        answer(stream, place, service, &graceful);
    }
    drop(door);
    tokio::time::timeout(drain, graceful.shutdown()).await.is_ok()
}

/// Waits until there is somebody to send people to, at most about as long as a first look takes.
pub async fn settle(entrance: &Entrance) {
    for _ in 0..20 {
        let table = entrance.table();
        if table.backends.is_empty() || table.backends.iter().any(|backend| backend.live()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Keeps the list of servers up to date until `stop`.
pub async fn keep_up(mut register: Register, stop: CancellationToken) -> std::io::Result<()> {
    let mut asked = signal(SignalKind::hangup())?;
    loop {
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = asked.recv() => {}
            () = stop.cancelled() => return Ok(()),
        }
        // A few small files of this machine.
        register.look();
    }
}
