//! Logs: one subscriber, set up once. Text for people at a terminal, JSON for collectors.

use std::hash::{DefaultHasher, Hash, Hasher};

use tracing::Level;
use tracing_subscriber::EnvFilter;

use crate::id::AccountId;

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For collectors.
    Json,
}

/// Sets the process's logging up, on standard error. `RUST_LOG` chooses what is said; without it `default` does. The
/// driver's own notices ("relation exists, skipping") are for nobody.
pub fn init(format: Format, default: Level) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(format!("{default},tokio_postgres=warn")));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call (tests that start two servers in one process) keeps the first subscriber.
    let _already_set = match format {
        Format::Text => builder.with_ansi(false).try_init(),
        Format::Json => builder.json().try_init(),
    };
}

/// A short stand-in for an account in logs: the same for the same account within one build, and not the account.
pub fn account_tag(account: AccountId) -> String {
    let mut hasher = DefaultHasher::new();
    account.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
