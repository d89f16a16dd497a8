//! The rush: a simulated crowd that comes to an opening, keeps its own record of every answer, and a verdict that
//! compares this record with the rows of the database.
//!
//! Read in this order: `plan.rs`, `people.rs`, `schedule.rs` (who comes when), `ask.rs` (what one wish goes through),
//! `record.rs`, `ledger.rs`, `verdict.rs` (each promise, checked), `report.rs`.
//!
//! What may not live here: a look into a server. The crowd knows what people know, and the ledger what is committed;
//! servers' own counters are never evidence.
//!
//! **Invariant:** everybody who came is in the record, with a final answer or as unanswered.

pub mod answer;
mod ask;
mod client;
pub mod ledger;
mod names;
pub mod people;
pub mod plan;
pub mod progress;
pub mod record;
pub mod report;
mod schedule;
#[cfg(test)]
mod tests;
pub mod verdict;

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::answer::Told;
use self::ask::{Crowd, Wish};
use self::client::Client;
use self::people::{Behaviour, Member};
use self::schedule::Schedule;
use crate::account::token::Minter;
use crate::clock;

pub use plan::{Plan, RegionTarget};
pub use progress::Progress;
pub use record::Record;

/// How much longer a token is good than the person may need it.
const TOKEN_MARGIN: Duration = Duration::from_mins(1);

/// Sends the crowd, waits until everybody has a final answer or gave up, and returns what they saw. `stop` ends it
/// early: nobody comes or asks again after that, and requests under way are waited for.
///
/// Dropping the future stops the crowd too. The plan must pass its own check.
pub async fn run(plan: &Plan, minter: &Minter, stop: CancellationToken, progress: &Progress) -> Record {
    assert_eq!(plan.check(), Ok(()), "a plan is checked before it is run");
    let stop = stop.child_token();
    let _stopped_when_dropped = stop.clone().drop_guard();
    let (inbox, seen) = mpsc::unbounded_channel();
    let recorder = tokio::spawn(record::keep(Record::new(plan), seen));
    let crowd = Arc::new(Crowd {
        plan: Arc::new(plan.clone()),
        client: Client::new(plan),
        progress: progress.clone(),
        stop,
        started: clock::monotonic(),
        inbox,
    });
    let people = TaskTracker::new();
    send_in(&crowd, minter, &people).await;
    people.close();
    people.wait().await;
    let took = crowd.started.elapsed();
    drop(crowd);
    // Unwrap safety: the recorder is never aborted; if it panics, the record is wrong and so is every verdict on it.
    let mut record = recorder.await.expect("a whole record");
    record.took = took;
    record
}

/// Lets everybody in at their moment, whatever the servers do.
async fn send_in(crowd: &Arc<Crowd>, minter: &Minter, people: &TaskTracker) {
    let schedule = Schedule::new(&crowd.plan);
    let lifetime = crowd.plan.patience * 3 + TOKEN_MARGIN;
    for number in 0..crowd.plan.people {
        let due = crowd.started + schedule.due(number);
        if due > clock::monotonic() {
            let wait = tokio::time::sleep_until(due.into());
            if crowd.stop.run_until_cancelled(wait).await.is_none() {
                return;
            }
        } else if number % 256 == 0 {
            // Late people come in a stream without a pause; those already here must get their turn.
            tokio::task::yield_now().await;
        }
        if crowd.stop.is_cancelled() {
            return;
        }
        let member = Member::new(&crowd.plan, number);
        let token = minter.mint(&member.person(&crowd.plan), lifetime);
        people.spawn(Visit { crowd: Arc::clone(crowd), member, token }.act(due));
    }
}

/// One person's visit.
struct Visit {
    crowd: Arc<Crowd>,
    member: Member,
    token: String,
}

impl Visit {
    async fn act(self, due: Instant) {
        let home = usize::from(self.member.gateway);
        match self.member.behaviour {
            Behaviour::Plain => {
                self.ask(0, home, due).await;
            }
            Behaviour::TwiceAtOnce => {
                tokio::join!(self.ask(0, home, due), self.ask(1, home, due));
            }
            Behaviour::SameKeyAgain => {
                if let Some(Told::Granted { .. }) = self.ask(0, home, due).await {
                    self.ask(0, home, clock::monotonic()).await;
                }
            }
            Behaviour::AgainLater { after, elsewhere } => {
                self.ask(0, home, due).await;
                let waited = self.crowd.stop.run_until_cancelled(tokio::time::sleep(after)).await;
                if waited.is_some() {
                    let gateway = (home + usize::from(elsewhere)) % self.crowd.client.regions();
                    self.ask(1, gateway, clock::monotonic()).await;
                }
            }
        }
    }

    async fn ask(&self, nth: u32, gateway: usize, due: Instant) -> Option<Told> {
        let key = self.member.key(&self.crowd.plan, nth);
        self.crowd.ask(&Wish { member: &self.member, token: &self.token, gateway, key, due }).await
    }
}
