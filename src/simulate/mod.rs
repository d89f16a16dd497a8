//! A rush in virtual time: the shipped rules of moving quota and saying SORRY, run over a model of database and crowd.
//!
//! What is shipped and runs here as it is: `quota::balance`, `quota::plan`, the smoothing of demand, the gate's moves
//! and the lease of a SORRY, `claim::decide`, `claim::fan`. What is a model: the database (`database.rs`: rows, locks,
//! one moment for each statement), the network (`engine.rs`: distance, loss, statements that arrive late) and the
//! crowd. The steps of a queue are told again in `server.rs`, because a server's are tied to its connections; they are
//! the steps of `claim/queue.rs`.
//!
//! What may not live here: a server that knows more than its statements told it.
//!
//! **Invariant:** the same plan gives the same report; nothing here asks for the time or for chance, except through the
//! seed.

mod crowd;
mod database;
mod door;
mod engine;
mod locks;
mod measure;
mod planner;
mod server;
mod stage;
#[cfg(test)]
mod tests;
mod turns;
mod world;

use crate::clock;
use engine::Sim;

pub use measure::Report;

/// How demand is spread over regions and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Everywhere the same, all the time.
    Flat,
    /// Eight times as many in the first tenth of the time; regions of different size.
    Spike,
    /// A wave that goes around the world twice.
    Sun,
    /// Nine of ten people in the first region.
    Skew,
    /// The servers of the second region die while units go out, and come back later.
    Outage,
    /// Flat, and units come back after the campaign sold out.
    Returns,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Flat, Self::Spike, Self::Sun, Self::Skew, Self::Outage, Self::Returns];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Spike => "spike",
            Self::Sun => "sun",
            Self::Skew => "skew",
            Self::Outage => "outage",
            Self::Returns => "returns",
        }
    }
}

/// How units get to where people are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Strategy {
    /// What the service does.
    Shipped,
    /// Each region has its part and no more.
    Static,
    /// Each region has its part; where it is used up, claims go to the next counter.
    Next,
    /// One counter for all, in the first region.
    Global,
    /// Each second all that is left is split equally.
    Resplit,
}

impl Strategy {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Shipped, Self::Static, Self::Next, Self::Global, Self::Resplit];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::Static => "static",
            Self::Next => "next",
            Self::Global => "global",
            Self::Resplit => "resplit",
        }
    }
}

/// What to simulate.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Plan {
    /// All chance comes from this number.
    pub seed: u64,
    /// Regions, 2 to 30.
    pub regions: usize,
    /// Serving rows of each region.
    pub shards: i64,
    /// Units.
    pub supply: i64,
    /// People who come.
    pub people: u64,
    /// Seconds within which they come.
    pub seconds: u64,
    /// How they are spread.
    pub shape: Shape,
    /// How units move.
    pub strategy: Strategy,
    /// The part of statements that gets lost, loses its reply or arrives seconds late.
    pub loss: f64,
}

/// Simulates a rush.
pub fn run(plan: &Plan) -> Report {
    let mut sim = Sim::new(*plan, clock::seeded(plan.seed));
    sim.run();
    Report::new(&sim)
}
