//! One wish for a unit, from the moment somebody presses the button until a final answer: asking again with the same
//! key, at another server, and at another region's if theirs can't be reached.
//!
//! What may not live here: sockets (`pool.rs`), and when the next request goes out (`crowd.rs`).
//!
//! **Invariant:** all requests of one wish carry the same key. It ends with a final answer, or is recorded as
//! unanswered.

use std::time::Duration;

use super::answer::{Answer, Code};
use super::people::Member;
use super::plan::Plan;
use super::pool::{Heard, Loss};
use super::record::{Asked, Latency, Moment, Record};
use super::reply::Reply;
use crate::clock;

/// People do not wait longer than this before they try again, whatever they are told.
const PAUSE_MAX: Duration = Duration::from_secs(1);
/// Nor shorter: whoever is told to come back at once would only come in a circle.
const PAUSE_MIN: Duration = Duration::from_millis(10);
/// The first pause where no time was named; each further one is twice as long.
const PAUSE_FIRST: Duration = Duration::from_millis(50);

/// What somebody means to ask. Small, because a slow service can leave millions of them waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Errand {
    /// The moment from which they wait.
    pub due: Duration,
    /// Whose.
    pub person: u32,
    /// The region whose servers are asked first.
    pub gateway: u16,
    /// The first wish of their visit, or the next.
    pub step: u8,
}

/// A wish that has begun.
pub struct Wish {
    /// What it is.
    pub errand: Errand,
    /// What it met so far.
    pub asked: Asked,
    /// The region to ask next.
    pub region: usize,
    losses_here: usize,
}

impl Wish {
    /// A wish that has not asked yet.
    pub fn new(errand: Errand, member: &Member) -> Self {
        let region = usize::from(errand.gateway);
        Self { errand, asked: Asked::new(member, errand.gateway), region, losses_here: 0 }
    }

    /// Which of a region's servers is asked: each try the next one.
    pub fn turn(&self) -> usize {
        turn(self.errand.person, self.asked.tries)
    }

    /// A request goes out.
    pub fn sends(&mut self, now: Duration) {
        self.asked.tries += 1;
        self.asked.sent = self.asked.sent.min(Moment::after(now));
    }

    /// Takes a result in; returns how long to wait before asking again, or nothing if the wish is over.
    pub fn hear(&mut self, heard: Heard, plan: &Plan, record: &mut Record) -> Option<Duration> {
        let Heard { region, sent, at, result, .. } = heard;
        let latency = Latency { due: at.saturating_sub(self.errand.due), sent: at.saturating_sub(sent) };
        let Reply { answer, retry_after, language } = match result {
            Ok(reply) => reply,
            Err(loss) => {
                self.asked.lost_a_reply |= loss != Loss::Unreachable;
                self.lost(plan);
                return self.error(loss.code().into(), None, plan, record);
            }
        };
        record.hear(&self.asked, &plan.languages[usize::from(self.asked.language)], &language);
        match answer {
            Answer::Told(told) => {
                self.answered(latency);
                (self.asked.answered, self.asked.answered_by) = (Moment::after(at), region as u16);
                self.asked.told = Some(told);
                None
            }
            Answer::NotYet(code) => {
                self.answered(latency);
                self.asked.not_yet += 1;
                record.trouble(code);
                self.pause(retry_after, plan)
            }
            Answer::Trouble(code) => {
                self.asked.lost_a_reply |= code != "overloaded" && code != "unavailable";
                // A region cut off from its database is as far away as one that does not answer.
                if code == "unavailable" {
                    self.lost(plan);
                }
                self.error(code, retry_after, plan, record)
            }
        }
    }

    /// The first answer is the one whose latency counts; waiting for stock is not the servers' slowness.
    fn answered(&mut self, latency: Latency) {
        self.losses_here = 0;
        self.asked.latency.get_or_insert(latency);
    }

    /// After each server of the region failed twice in a row the next region's servers are asked.
    fn lost(&mut self, plan: &Plan) {
        self.losses_here += 1;
        if self.losses_here >= 2 * plan.regions[self.region].servers.len() {
            self.losses_here = 0;
            self.region = (self.region + 1) % plan.regions.len();
        }
    }

    fn error(&mut self, code: Code, after: Option<Duration>, plan: &Plan, record: &mut Record) -> Option<Duration> {
        self.asked.errors += 1;
        record.trouble(code);
        self.pause(after, plan)
    }

    fn pause(&self, retry_after: Option<Duration>, plan: &Plan) -> Option<Duration> {
        let doubled = PAUSE_FIRST * (1 << (self.asked.errors + self.asked.not_yet).min(5));
        let pause = retry_after.unwrap_or(doubled).clamp(PAUSE_MIN, PAUSE_MAX);
        (self.asked.tries < plan.tries_max).then(|| pause / 2 + clock::jitter(pause / 2))
    }
}

/// Which of a region's servers somebody asks at this try.
pub fn turn(person: u32, tries: u32) -> usize {
    person as usize + tries as usize + 1
}
