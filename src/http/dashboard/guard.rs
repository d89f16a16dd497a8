//! Whether whoever watches is still one of the team: each token that watches is asked about again every other second,
//! once for all of its streams.
//!
//! **Invariant:** the streams of a token that was taken back, or whose time is over, end within seconds of it, as long
//! as the database answers. While it doesn't they show the last state, as the page does.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::watch;

use super::super::App;
use super::session::ASK_WITHIN;
use crate::clock;
use crate::operator::Operator;
use crate::operator::directory::Seal;

/// How often a token is asked about. A server may remember for as long again whose it is (`KNOWN_FOR`).
const ASK_EVERY: Duration = Duration::from_secs(2);

/// The tokens that watch.
#[derive(Default)]
pub(super) struct Guards(Mutex<HashMap<Seal, Weak<Guard>>>);

/// A token that watches, for as long as one of its streams does.
pub(super) struct Guard(watch::Sender<bool>);

impl Guard {
    /// Ends when the token is good for nothing any more.
    pub(super) fn over(&self) -> watch::Receiver<bool> {
        self.0.subscribe()
    }
}

impl Guards {
    /// Looks after this operator's token from now on. Nobody takes the bootstrap token back while a server runs.
    pub(super) fn watch(&self, app: &Arc<App>, seal: Seal, operator: &Operator) -> Arc<Guard> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(guard) = standing(&known, &seal) {
            return guard;
        }
        known.retain(|_, guard| guard.strong_count() > 0);
        let guard = Arc::new(Guard(watch::Sender::new(false)));
        if seal != Seal::Bootstrap {
            known.insert(seal, Arc::downgrade(&guard));
            app.runtime.spawn(ask(Arc::clone(app), seal, operator.clone(), Arc::downgrade(&guard)));
        }
        guard
    }
}

/// The guard that looks after this token. One that is over lives on until its last stream has ended: whoever is let in
/// again meanwhile is asked about anew, or they would be sent away at once, again and again.
fn standing(known: &HashMap<Seal, Weak<Guard>>, seal: &Seal) -> Option<Arc<Guard>> {
    known.get(seal).and_then(Weak::upgrade).filter(|guard| !*guard.0.borrow())
}

/// Asks again and again, until the token is over or nobody watches with it.
async fn ask(app: Arc<App>, seal: Seal, operator: Operator, guard: Weak<Guard>) {
    loop {
        tokio::time::sleep(ASK_EVERY).await;
        // Not held while the database is asked: whoever went away meanwhile ends this.
        if guard.strong_count() == 0 {
            return;
        }
        let asked = tokio::time::timeout(ASK_WITHIN, app.team.operators.behind(&seal)).await;
        let late = operator.expires_at.is_some_and(|end| end <= clock::now());
        if late || matches!(asked, Ok(Ok(None))) {
            app.ops.sessions.forget(&seal);
            if let Some(guard) = guard.upgrade() {
                guard.0.send_replace(true);
            }
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guard_looks_after_its_token_for_as_long_as_it_is_not_over_and_somebody_watches() {
        let guard = Arc::new(Guard(watch::Sender::new(false)));
        let known = HashMap::from([(Seal::Bootstrap, Arc::downgrade(&guard))]);
        let stands = || standing(&known, &Seal::Bootstrap).is_some();
        assert!(stands());
        guard.0.send_replace(true);
        assert!(!stands());
        guard.0.send_replace(false);
        drop(guard);
        assert!(!stands());
    }
}
