//! The benchmark: the service against everything one would pick instead, interleaved in one run on one machine.
//!
//! Read in this order: `race.rs` (the order of things), `contestant.rs` (who), `backend/` (how each decides a claim),
//! `measure.rs` (one run), `figures.rs`, `goals.rs`, `report.rs`.
//!
//! What may not live here: anything the service needs. `backend/` runs in servers of its own (`largesse bench-server`).
//!
//! **Invariant:** contestants differ in the step that decides a unit and in nothing else; figures of different runs are
//! never compared; a contestant that does not hand out exactly what it had is disqualified.

pub mod backend;
pub mod contestant;
pub mod figures;
pub mod goals;
pub mod growth;
pub mod machine;
pub mod measure;
pub mod race;
pub mod report;
mod sql;
pub mod stage;
mod store;
mod usage;

use std::time::Duration;

use serde::Serialize;

use self::backend::per_claim::Pool;
use self::contestant::Contestant;
use self::report::Report;
use self::stage::Stage;

/// Tells a person how far it is.
pub type Say = fn(&str);

/// How a race is run.
#[derive(Clone, Debug, Serialize)]
pub struct Settings {
    /// Who runs, in this order.
    pub contestants: Vec<Contestant>,
    /// Interleaved rounds.
    pub rounds: u32,
    /// How long each run should last, in seconds.
    pub seconds: f64,
    /// People of each run, instead of as many as the contestant answers in the time.
    pub people: Option<u32>,
    /// Requests under way at most in a closed loop.
    pub connections: usize,
    /// The pool of the transaction per claim, unless a scan finds a better one.
    pub pool: Pool,
    /// Whether to scan.
    pub scan: bool,
    /// People a second in the run that compares latencies.
    pub rate: Option<f64>,
    /// A long run of ours.
    pub endurance: Option<Endurance>,
}

/// A long run at a pace.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Endurance {
    /// People a second.
    pub rate: f64,
    /// For how long.
    pub duration: Duration,
}

/// Why a benchmark ended without a result.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A process or folder of the run.
    #[error(transparent)]
    Local(#[from] crate::local::Error),
    /// The service's database.
    #[error(transparent)]
    Database(#[from] crate::db::Error),
    /// A campaign could not be made.
    #[error(transparent)]
    Campaign(#[from] crate::campaign::create::Error),
    /// The words could not be loaded.
    #[error(transparent)]
    Words(#[from] crate::l10n::Error),
    /// A look at a `PostgreSQL`.
    #[error("a look at PostgreSQL failed")]
    Look(#[from] tokio_postgres::Error),
    /// A look at a Redis.
    #[error(transparent)]
    Redis(#[from] backend::resp::Error),
    /// This program or a file of the run.
    #[error("this program can't be started again, or its folder can't be written")]
    Program(#[source] std::io::Error),
    /// Another engine was found first.
    #[error("the benchmark compares with PostgreSQL and needs a private one; found first: {0}")]
    NotPostgres(String),
    /// Rows that were put in beforehand don't add up.
    #[error("the books don't balance before the measuring: {0}")]
    Books(String),
    /// A task was ended from outside.
    #[error("interrupted")]
    Interrupted,
}

/// Builds everything up, runs the race and takes everything down.
pub async fn run(settings: &Settings, say: Say) -> Result<Report, Error> {
    let mut stage = Stage::up().await?;
    let outcome = race::race(&mut stage, settings, say).await;
    stage.down().await;
    outcome
}
