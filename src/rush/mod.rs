//! The rush: a simulated crowd that comes to an opening, keeps its own record of every answer, and a verdict that
//! compares this record with the rows of the database.
//!
//! Read in this order: `plan.rs`, `mix.rs`, `people.rs`, `schedule.rs` (who comes when), `crowd.rs` (all of them),
//! `wish.rs` (what one wish goes through), `request.rs`, `mint.rs`, `pool.rs`, `reply.rs`, `answer.rs` (one request),
//! `record/`, `ledger.rs`, `verdict/` (each promise, checked), `report/`.
//!
//! What it costs: one thread. Sixteen bytes for a person, whatever they do; 32 more while they wait for a connection
//! and about 200 while they wait for an answer; 40 for a row of the ledger.
//!
//! What may not live here: a look into a server. The crowd knows what people know, and the ledger what is committed;
//! servers' own counters are never evidence.
//!
//! **Invariant:** everybody who came is in the record, with a final answer or as unanswered.

pub mod answer;
mod crowd;
pub mod ledger;
mod mint;
pub mod mix;
mod names;
pub mod people;
pub mod plan;
mod pool;
pub mod progress;
pub mod record;
pub mod rehearsal;
mod reply;
pub mod report;
mod request;
mod schedule;
#[cfg(test)]
mod tests;
pub mod verdict;
mod wish;

use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use self::crowd::{Crowd, Signals};
use crate::clock;

pub use mint::Minter;
pub use plan::{Plan, RegionTarget};
pub use progress::Progress;
pub use record::Record;

/// Sends the crowd, waits until everybody has a final answer or gave up, and returns what they saw. `stop` ends it
/// early: nobody comes or asks again after that, and requests under way are waited for.
///
/// Dropping the future stops the crowd too, without waiting. The plan must pass its own check.
pub async fn run(plan: &Plan, minter: &Minter, stop: CancellationToken, progress: &Progress) -> Record {
    assert_eq!(plan.check(), Ok(()), "a plan is checked before it is run");
    let dropped = CancellationToken::new();
    let _when_dropped = dropped.clone().drop_guard();
    let signals = Signals { stop, dropped };
    let (plan, minter, progress) = (plan.clone(), minter.clone(), progress.clone());
    let (done, record) = oneshot::channel();
    // A thread of its own: nothing else of this process can make the crowd late.
    let thread = std::thread::Builder::new().name("rush".to_owned()).spawn(move || {
        let crowd = Crowd::new(&plan, &minter, &progress, signals, clock::monotonic());
        // Nobody listens any more if the future was dropped.
        let _ = done.send(crowd.and_then(Crowd::run));
    });
    // Unwrap safety: a system that has no thread or no poll left can't send a crowd; there is nothing to go on with.
    thread.expect("a thread for the crowd");
    // Unwrap safety: the thread only ends without a word if it panicked, and then every verdict on it would be wrong.
    let record = record.await.expect("a whole record");
    // Unwrap safety: as for the thread.
    record.expect("a poll for the crowd")
}
