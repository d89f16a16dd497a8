//! A person's wish to stop, in two strengths.
//!
//! Only signals become tokens here; what stops, and in which order, is the listener's business.
//! Children run in process groups of their own, so Ctrl-C reaches this process alone.
//!
//! **Invariant:** the hard token is never cancelled before the soft one.

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::Error;

/// Turns SIGINT, SIGTERM and SIGHUP into two cancellation tokens.
///
/// Once installed, the handlers stay for the life of the process: after this is dropped the
/// signals are ignored, so keep it until the end of `main`.
#[derive(Debug)]
pub struct Interrupts {
    soft: CancellationToken,
    hard: CancellationToken,
    listener: JoinHandle<()>,
}

impl Interrupts {
    /// Installs the handlers. Must be called within a tokio runtime.
    pub fn listen() -> Result<Self, Error> {
        let mut signals = Signals::install().map_err(Error::Signals)?;
        let (soft, hard) = (CancellationToken::new(), CancellationToken::new());
        let (first, second) = (soft.clone(), hard.clone());
        let listener = tokio::spawn(async move {
            signals.next().await;
            first.cancel();
            signals.next().await;
            second.cancel();
        });
        Ok(Self { soft, hard, listener })
    }

    /// Cancelled by the first signal: finish what is under way, then stop.
    pub fn soft(&self) -> &CancellationToken {
        &self.soft
    }

    /// Cancelled by the second signal: stop at once.
    pub fn hard(&self) -> &CancellationToken {
        &self.hard
    }
}

impl Drop for Interrupts {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

struct Signals {
    interrupt: Signal,
    terminate: Signal,
    // A closed terminal window must not leave a database running.
    hangup: Signal,
}

impl Signals {
    fn install() -> std::io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hangup: signal(SignalKind::hangup())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            _ = self.hangup.recv() => {}
        }
    }
}
