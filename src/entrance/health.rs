//! Whether each server should get people: its own `/readyz`, asked again and again.
//!
//! **Invariant:** a server gets nobody before it has said once that it is ready. One that refuses or says that it is
//! not ready is down at once; one that is silent, after the second time.

use std::sync::Arc;
use std::time::Duration;

use super::table::Backend;
use super::upstream::{self, Line, Pool};

/// Between two looks.
const EVERY: Duration = Duration::from_millis(500);
/// How long an answer may take.
const WITHIN: Duration = Duration::from_secs(1);
/// Silences until a server counts as down.
const SILENCES_MAX: u32 = 2;

/// What a look found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Ready,
    NotReady,
    Silent,
}

/// Looks at a server for as long as anybody knows it.
pub fn watch(backend: &Arc<Backend>) {
    let weak = Arc::downgrade(backend);
    tokio::spawn(async move {
        let mut silences = 0;
        while let Some(backend) = weak.upgrade() {
            let found = look(&backend.entry.ops).await;
            silences = if found == Look::Silent { silences + 1 } else { 0 };
            note(&backend, found, silences);
            tokio::select! {
                () = tokio::time::sleep(EVERY) => {}
                () = backend.doubt.notified() => {}
            }
        }
    });
}

fn note(backend: &Backend, found: Look, silences: u32) {
    let live = match found {
        Look::Ready => true,
        Look::NotReady => false,
        Look::Silent if silences >= SILENCES_MAX => false,
        Look::Silent => return,
    };
    if backend.set_live(live) {
        let (region, server) = (backend.entry.region.as_str(), backend.entry.public.as_str());
        if live {
            tracing::info!(region, server, "a server is live");
        } else {
            backend.pool.clear();
            tracing::warn!(region, server, "a server is down");
        }
    }
}

/// Asks once.
async fn look(ops: &str) -> Look {
    tokio::time::timeout(WITHIN, ask(ops)).await.unwrap_or(Look::Silent)
}

async fn ask(ops: &str) -> Look {
    let Ok(request) = upstream::get("/readyz", ops) else { return Look::NotReady };
    match upstream::open(&Pool::default(), ops, Line::Fresh).await {
        Ok((mut line, _)) => match line.send(request).await {
            Ok(answer) if answer.status().is_success() => Look::Ready,
            _ => Look::NotReady,
        },
        Err(error) if error.kind() == std::io::ErrorKind::TimedOut => Look::Silent,
        Err(_refused) => Look::NotReady,
    }
}
