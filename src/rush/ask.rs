//! One wish for a unit, from the moment somebody presses the button until a final answer: asking again with the same
//! key, at another server, and at another region's if theirs can't be reached.
//!
//! **Invariant:** all requests of one wish carry the same key. It ends with a final answer, or is recorded as
//! unanswered.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::answer::{Answer, Code, Told};
use super::client::{Client, Loss, Permit, Reply, Request};
use super::people::Member;
use super::plan::Plan;
use super::progress::Progress;
use super::record::{Asked, Moment};
use crate::clock;

/// People do not wait longer than this before they try again, whatever they are told.
const PAUSE_MAX: Duration = Duration::from_secs(1);
/// Nor shorter: whoever is told to come back at once would only come in a circle.
const PAUSE_MIN: Duration = Duration::from_millis(10);
/// The first pause where no time was named; each further one is twice as long.
const PAUSE_FIRST: Duration = Duration::from_millis(50);

/// What all people of a running crowd share.
pub struct Crowd {
    /// The plan.
    pub plan: Arc<Plan>,
    /// How they reach the servers.
    pub client: Client,
    /// What is shown while it runs.
    pub progress: Progress,
    /// Ends the run early.
    pub stop: CancellationToken,
    /// When the run began.
    pub started: Instant,
    /// Where what they saw is written down.
    pub inbox: mpsc::UnboundedSender<Asked>,
}

/// A wish.
pub struct Wish<'a> {
    /// Whose.
    pub member: &'a Member,
    /// Their token.
    pub token: &'a str,
    /// The region whose servers are asked first.
    pub gateway: usize,
    /// Which attempt it is.
    pub key: Option<String>,
    /// The moment from which they wait.
    pub due: Instant,
}

/// What a wish has met so far.
struct Course {
    asked: Asked,
    region: usize,
    losses_here: usize,
    due: Instant,
}

impl Crowd {
    /// Asks until the answer is final, the wish's bound is over or the run is stopped.
    pub async fn ask(&self, wish: &Wish<'_>) -> Option<Told> {
        let mut course = Course::new(wish);
        self.progress.asked(wish.gateway);
        while course.asked.tries < self.plan.tries_max {
            let Some(permit) = self.wait(wish, self.client.permit(course.region)).await else {
                break;
            };
            let result = self.request(wish, &mut course, &permit).await;
            drop(permit);
            let Some(pause) = course.note(self, result) else {
                break;
            };
            if self.wait(wish, tokio::time::sleep(pause)).await.is_none() {
                break;
            }
        }
        self.finish(wish, course.asked)
    }

    async fn request(&self, wish: &Wish<'_>, course: &mut Course, permit: &Permit<'_>) -> Result<Reply, Loss> {
        course.asked.tries += 1;
        course.asked.sent = course.asked.sent.min(self.moment());
        let server = wish.member.number as usize + course.asked.tries as usize;
        let request = Request { token: wish.token, language: self.language(wish), key: wish.key.as_deref() };
        self.client.send(permit, server, request).await
    }

    /// Waits for something, unless the run is stopped or the wish's patience ends first. A request that was sent is
    /// always waited for: its answer may be a unit.
    async fn wait<T>(&self, wish: &Wish<'_>, something: impl Future<Output = T>) -> Option<T> {
        let until = wish.due + self.plan.patience;
        let in_time = tokio::time::timeout_at(until.into(), something);
        self.stop.run_until_cancelled(in_time).await?.ok()
    }

    fn finish(&self, wish: &Wish<'_>, mut asked: Asked) -> Option<Told> {
        let told = asked.told.clone();
        self.progress.answered(wish.gateway, &asked);
        asked.troubles.shrink_to_fit();
        // Nobody listens only if the record was given up; then there is nothing to write it into.
        let _ = self.inbox.send(asked);
        told
    }

    fn language(&self, wish: &Wish<'_>) -> &str {
        &self.plan.languages[usize::from(wish.member.language)]
    }

    fn moment(&self) -> Moment {
        Moment::after(self.started.elapsed())
    }
}

impl Course {
    fn new(wish: &Wish<'_>) -> Self {
        let asked = Asked::new(wish.member, wish.gateway as u16);
        Self { asked, region: wish.gateway, losses_here: 0, due: wish.due }
    }

    /// Takes a result in; returns how long to wait before asking again, or nothing if the answer is final.
    fn note(&mut self, crowd: &Crowd, result: Result<Reply, Loss>) -> Option<Duration> {
        let reply = match result {
            Ok(reply) => reply,
            Err(loss) => {
                self.asked.lost_a_reply |= loss != Loss::Unreachable;
                self.lost(crowd);
                return Some(self.trouble(loss.code().into(), None));
            }
        };
        let asked_language = &crowd.plan.languages[usize::from(self.asked.language)];
        self.asked.heard(asked_language, &reply.language);
        match reply.answer {
            Answer::Told(told) => {
                self.answered();
                self.asked.answered = crowd.moment();
                self.asked.told = Some(told);
                None
            }
            Answer::NotYet(code) => {
                self.answered();
                Some(self.trouble(code, reply.retry_after))
            }
            Answer::Trouble(code) => {
                self.asked.lost_a_reply |= code != "overloaded" && code != "unavailable";
                // A region cut off from its database is as far away as one that does not answer.
                if code == "unavailable" {
                    self.lost(crowd);
                }
                Some(self.trouble(code, reply.retry_after))
            }
        }
    }

    /// The first answer is the one whose latency counts; waiting for stock is not the servers' slowness.
    fn answered(&mut self) {
        let due = self.due;
        self.losses_here = 0;
        self.asked.latency.get_or_insert_with(|| clock::monotonic().saturating_duration_since(due));
    }

    /// After each server of the region failed twice in a row the next region's servers are asked.
    fn lost(&mut self, crowd: &Crowd) {
        self.losses_here += 1;
        if self.losses_here >= 2 * crowd.client.servers(self.region) {
            self.losses_here = 0;
            self.region = (self.region + 1) % crowd.client.regions();
        }
    }

    fn trouble(&mut self, code: Code, retry_after: Option<Duration>) -> Duration {
        self.asked.troubles.push(code);
        let doubled = PAUSE_FIRST * (1 << self.asked.troubles.len().min(5));
        let pause = retry_after.unwrap_or(doubled).clamp(PAUSE_MIN, PAUSE_MAX);
        pause / 2 + clock::jitter(pause / 2)
    }
}
