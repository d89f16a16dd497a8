//! A private database and regional server processes on this machine.
//!
//! Here lives what `largesse demo` and the test suite need to show the whole service with one
//! command: finding a database's programs, running them under a folder of their own, starting
//! regional servers as child processes, and stopping all of it in order. Nothing here knows a
//! campaign, a claim or a statement of the service, and production (`serve`) uses none of it but
//! the file format of `addresses`.
//!
//! **Invariant:** nothing outlives its owner by more than one start. Every process started here
//! names its run folder on its command line; a run whose owner is dead is stopped and its folder
//! removed by the next start, and a run whose owner lives is never touched.

// PostgreSQL and CockroachDB are names here, not code.
#![allow(clippy::doc_markdown)]

pub mod addresses;
mod cockroach;
pub mod database;
mod find;
pub mod folder;
pub mod interrupt;
pub mod keeper;
pub mod ports;
mod postgres;
pub mod process;
mod processes;
pub mod stack;
mod url;

#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

/// The region of each local CockroachDB node, in the order of
/// [`database::LocalDatabase::node_urls`].
pub const REGIONS: [&str; 3] = ["us-east1", "europe-west1", "asia-southeast1"];

/// Why a local database or server could not be started, reached or stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Neither CockroachDB nor PostgreSQL is on this machine.
    #[error(
        "no database program was found on this machine; install PostgreSQL 15 or newer with\n  \
         Debian, Ubuntu:  sudo apt-get install -y postgresql\n  \
         Fedora:          sudo dnf install -y postgresql-server\n  \
         macOS:           brew install postgresql@17"
    )]
    NoDatabase,
    /// The only PostgreSQL on this machine lacks what the statements use.
    #[error("PostgreSQL {found} in {} is too old: 15 or newer is needed", .folder.display())]
    TooOld {
        /// The version it reports.
        found: String,
        /// The folder of its programs.
        folder: PathBuf,
    },
    /// A file or folder of the run could not be used.
    #[error("cannot {action} {}", .path.display())]
    File {
        /// What was tried, as a verb.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// A program could not be started at all.
    #[error("cannot run {program}")]
    Spawn {
        /// The program.
        program: String,
        /// Why it failed.
        source: io::Error,
    },
    /// A program that should do its work and end ended with a failure.
    #[error("{program} failed ({status}):\n{output}")]
    Failed {
        /// The program.
        program: String,
        /// How it ended.
        status: ExitStatus,
        /// What it printed.
        output: String,
    },
    /// A server ended while somebody waited for it.
    #[error("{label} ended ({status}) before it was ready; the end of its log:\n{log}")]
    Died {
        /// Which server.
        label: String,
        /// How it ended.
        status: ExitStatus,
        /// The last lines of its log.
        log: String,
    },
    /// A server lives but does not answer.
    #[error("{label} was not ready within {within:?}; the end of its log:\n{log}")]
    NotReady {
        /// Which server.
        label: String,
        /// How long it was waited for.
        within: Duration,
        /// The last lines of its log.
        log: String,
    },
    /// A server wrote an addresses file that is not one.
    #[error("{} is not an addresses file", .path.display())]
    Addresses {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// Every loopback port that was tried is in use.
    #[error("no free port on 127.0.0.1")]
    NoPort,
    /// PostgreSQL refuses to run as root, and there is nobody to run it as.
    #[error("PostgreSQL refuses to run as root, and neither the user postgres nor nobody exists")]
    NoUser,
    /// Somebody else works in the folder.
    #[error("{} is in use by another process", .path.display())]
    Owned {
        /// The folder.
        path: PathBuf,
    },
    /// PostgreSQL runs as another user than root, and that user can't get to its data.
    #[error(
        "the user {user}, as whom root runs PostgreSQL, may not enter {}; choose a folder that everybody may pass \
         through, such as one under /var/cache",
        .path.display()
    )]
    OutOfReach {
        /// The user.
        user: String,
        /// The folder that is closed.
        path: PathBuf,
    },
    /// A file of the run is not what was written there.
    #[error("{} can't be understood", .path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The private server refused what its own database needs.
    #[error("the private database can't be set up")]
    SetUp(#[source] tokio_postgres::Error),
    /// The database is not one that can be killed and come back with its rows.
    #[error("{0} cannot be crashed and restarted: only a private database on disk can")]
    CannotCrash(String),
    /// The handlers of the process's signals could not be installed.
    #[error("cannot listen for signals")]
    Signals(#[source] io::Error),
    /// A background task of the runtime was cancelled or panicked.
    #[error("a local task did not finish")]
    Task(#[source] tokio::task::JoinError),
}

/// Makes the [`Error::File`] of one action on one path, for `map_err`.
fn file_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |source| Error::File { action, path: path.to_owned(), source }
}

/// Makes the [`Error::Spawn`] of one program, for `map_err`.
fn spawn_error(program: &Path) -> impl FnOnce(io::Error) -> Error {
    move |source| Error::Spawn { program: program.display().to_string(), source }
}

/// Runs a program that does its work and ends, and returns what it printed.
async fn run(command: std::process::Command) -> Result<String, Error> {
    let program = PathBuf::from(command.get_program());
    let mut command = tokio::process::Command::from(command);
    // A group of its own, so that the terminal's Ctrl-C reaches the owner alone.
    command.process_group(0).kill_on_drop(true);
    let done = command.output().await.map_err(spawn_error(&program))?;
    let mut output = String::from_utf8_lossy(&done.stdout).into_owned();
    if done.status.success() {
        return Ok(output);
    }
    output.push_str(&String::from_utf8_lossy(&done.stderr));
    Err(Error::Failed {
        program: program.display().to_string(),
        status: done.status,
        output: output.trim_end().to_owned(),
    })
}
