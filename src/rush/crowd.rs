//! A running crowd, on one thread: lets people in at their moments, lets them wait for a connection, and wakes those
//! who ask again.
//!
//! What may not live here: what a result means for a wish (`wish.rs`), sockets (`pool.rs`), bytes (`request.rs`).
//!
//! **Invariant:** nobody's moment depends on an answer to somebody else; what a slow service delays is counted from
//! when it was due. Everybody who came is noted in the record, in the end.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::io;
use std::time::{Duration, Instant};

use slab::Slab;
use tokio_util::sync::CancellationToken;

use super::answer::Told;
use super::mint::Minter;
use super::people::{Behaviour, Member};
use super::plan::Plan;
use super::pool::{Heard, Pool};
use super::progress::Progress;
use super::record::{Record, State};
use super::request::Requests;
use super::schedule::{Returns, Schedule};
use super::wish::{Errand, Wish, turn};

/// People let in before answers are read again, when many are due at once.
const LET_IN_AT_ONCE: u32 = 256;
/// How often what takes too long is looked for, and the least often that the thread looks up from its sockets.
const SWEEP: Duration = Duration::from_millis(50);
/// Whoever comes back after the close does so within this time if the plan's own time is over.
const RETURN_WITHIN: Duration = Duration::from_secs(3);

/// How a run is ended early.
pub struct Signals {
    /// Nobody comes or asks again; requests under way are waited for.
    pub stop: CancellationToken,
    /// Nobody wants the record any more.
    pub dropped: CancellationToken,
}

/// A crowd.
pub struct Crowd {
    plan: Plan,
    schedule: Schedule,
    requests: Requests,
    progress: Progress,
    signals: Signals,
    pool: Pool,
    record: Record,
    wishes: Slab<Wish>,
    waiting: Vec<VecDeque<Turn>>,
    waiting_count: usize,
    timers: BinaryHeap<Reverse<(Duration, Turn)>>,
    next: u32,
    returns: Option<Returns>,
    swept: Duration,
}

/// Whose turn it is: somebody who has not asked yet, or a wish that asks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    New(Errand),
    Again(usize),
}

impl Crowd {
    /// A crowd that has not begun to come. Its moments are counted from now.
    pub fn new(plan: &Plan, minter: &Minter, progress: &Progress, signals: Signals, now: Instant) -> io::Result<Self> {
        Ok(Self {
            schedule: Schedule::new(plan),
            requests: Requests::new(plan, minter),
            progress: progress.clone(),
            signals,
            pool: Pool::new(plan, now)?,
            record: Record::new(plan),
            wishes: Slab::new(),
            waiting: plan.regions.iter().map(|_| VecDeque::new()).collect(),
            waiting_count: 0,
            timers: BinaryHeap::new(),
            next: 0,
            returns: None,
            swept: Duration::ZERO,
            plan: plan.clone(),
        })
    }

    /// Lets everybody come and returns what they saw.
    pub fn run(mut self) -> io::Result<Record> {
        let cpu = cpu();
        while !self.signals.dropped.is_cancelled() && self.round()? {}
        self.record.took = self.now();
        self.record.pace.starved = self.pool.lines.starved;
        self.record.pace.cpu = cpu.zip(self::cpu()).map(|(before, after)| after.saturating_sub(before));
        Ok(self.record)
    }

    /// One round of everything that is due; says whether there is anything left to wait for.
    fn round(&mut self) -> io::Result<bool> {
        let now = self.now();
        if self.signals.stop.is_cancelled() {
            self.send_home();
        } else {
            self.let_in(now);
            self.let_back_in(now);
            self.wake(now);
        }
        self.take_in();
        if self.is_over() {
            return Ok(false);
        }
        self.pool.wait(self.until_next(now))?;
        self.take_in();
        self.look_around();
        Ok(true)
    }

    fn now(&self) -> Duration {
        self.pool.lines.now()
    }

    fn is_over(&self) -> bool {
        let came = self.next == self.plan.people && self.returns.is_none_or(|returns| returns.due().is_none());
        came && self.wishes.is_empty() && self.waiting_count == 0 && self.timers.is_empty()
    }

    fn until_next(&self, now: Duration) -> Duration {
        let timer = self.timers.peek().map(|Reverse((at, _))| *at);
        let person = (self.next < self.plan.people).then(|| self.schedule.due(self.next));
        let back = self.returns.and_then(|returns| returns.due());
        let next = [timer, person, back].into_iter().flatten().min();
        next.map_or(SWEEP, |next| next.saturating_sub(now)).min(SWEEP)
    }

    /// Lets those in whose moment has come, whatever the servers do.
    fn let_in(&mut self, now: Duration) {
        for _ in 0..LET_IN_AT_ONCE {
            if self.next == self.plan.people || self.schedule.due(self.next) > now {
                break;
            }
            let (person, due) = (self.next, self.schedule.due(self.next));
            self.next += 1;
            let member = Member::new(&self.plan, person);
            let errand = Errand { due, person, gateway: member.gateway, step: 0 };
            self.come(errand, &member);
            if member.behaviour == Behaviour::TwiceAtOnce {
                self.come(Errand { step: 1, ..errand }, &member);
            }
        }
    }

    /// Lets those in who have a unit and come back because it is sold out.
    fn let_back_in(&mut self, now: Duration) {
        let Some(mut returns) = self.returns else { return };
        let mut back = 0;
        while back < LET_IN_AT_ONCE
            && let Some((person, due)) = returns.next_before(now)
        {
            if self.record.entry(person).state != State::Claim {
                continue;
            }
            let member = Member::new(&self.plan, person);
            if let Behaviour::WinnerReturns { elsewhere } = member.behaviour {
                let gateway = member.gateway_again(&self.plan, elsewhere);
                self.come(Errand { due, person, gateway, step: 1 }, &member);
                back += 1;
            }
        }
        self.returns = Some(returns);
    }

    fn wake(&mut self, now: Duration) {
        while let Some(Reverse((at, turn))) = self.timers.peek().copied().filter(|Reverse((at, _))| *at <= now) {
            self.timers.pop();
            match turn {
                Turn::New(errand) => {
                    let member = Member::new(&self.plan, errand.person);
                    self.come(Errand { due: at, ..errand }, &member);
                }
                Turn::Again(wish) => self.ask_or_wait(wish),
            }
        }
    }

    /// Somebody comes: they ask, or stand in line behind those who wait for a connection.
    fn come(&mut self, errand: Errand, member: &Member) {
        let (region, now) = (usize::from(errand.gateway), self.now());
        self.progress.asked(region);
        self.record.pace.taken_up(now.saturating_sub(errand.due));
        if !self.waiting[region].is_empty() {
            return self.stand_in_line(region, Turn::New(errand));
        }
        match self.pool.lines.take(region, turn(errand.person, 0)) {
            Some(line) => self.begin(errand, member, line, now),
            None => self.stand_in_line(region, Turn::New(errand)),
        }
    }

    fn begin(&mut self, errand: Errand, member: &Member, line: (usize, usize), now: Duration) {
        self.record.pace.sent(now.saturating_sub(errand.due));
        let wish = self.wishes.insert(Wish::new(errand, member));
        self.send(wish, member, line, now);
    }

    fn ask_or_wait(&mut self, wish: usize) {
        let (region, turn) = (self.wishes[wish].region, self.wishes[wish].turn());
        if self.waiting[region].is_empty()
            && let Some(line) = self.pool.lines.take(region, turn)
        {
            return self.ask_again(wish, line);
        }
        self.stand_in_line(region, Turn::Again(wish));
    }

    fn ask_again(&mut self, wish: usize, line: (usize, usize)) {
        let member = Member::new(&self.plan, self.wishes[wish].errand.person);
        self.send(wish, &member, line, self.now());
    }

    fn send(&mut self, wish: usize, member: &Member, (line, server): (usize, usize), now: Duration) {
        let it = &mut self.wishes[wish];
        it.sends(now);
        let request = self.requests.write(&self.plan, server, member, member.attempt(it.errand.step));
        self.pool.lines.send(line, wish, now, request);
    }

    fn stand_in_line(&mut self, region: usize, turn: Turn) {
        self.waiting[region].push_back(turn);
        self.waiting_count += 1;
    }

    /// Takes in what was heard, and gives the connections that became free to those who wait.
    fn take_in(&mut self) {
        while let Some(heard) = self.pool.lines.next_heard() {
            let region = heard.region;
            self.hear(heard);
            while let Some(turn) = self.waiting[region].front().copied() {
                if !self.let_ask(region, turn) {
                    break;
                }
                self.waiting[region].pop_front();
                self.waiting_count -= 1;
            }
        }
    }

    /// Lets the first in a line ask, or go if their patience is over; says whether they left the line.
    fn let_ask(&mut self, region: usize, turn: Turn) -> bool {
        let now = self.now();
        let errand = match turn {
            Turn::New(errand) => errand,
            Turn::Again(wish) => self.wishes[wish].errand,
        };
        if now > errand.due + self.plan.patience {
            self.give_up(turn);
            return true;
        }
        let place = match turn {
            Turn::New(errand) => super::wish::turn(errand.person, 0),
            Turn::Again(wish) => self.wishes[wish].turn(),
        };
        let Some(line) = self.pool.lines.take(region, place) else { return false };
        match turn {
            Turn::New(errand) => self.begin(errand, &Member::new(&self.plan, errand.person), line, now),
            Turn::Again(wish) => self.ask_again(wish, line),
        }
        true
    }

    fn hear(&mut self, heard: Heard) {
        let (wish, at) = (heard.wish, heard.at);
        let pause = self.wishes[wish].hear(heard, &self.plan, &mut self.record);
        let until = self.wishes[wish].errand.due + self.plan.patience;
        match pause {
            Some(pause) if at + pause < until && !self.signals.stop.is_cancelled() => {
                self.timers.push(Reverse((at + pause, Turn::Again(wish))));
            }
            _ => self.finish(wish, at),
        }
    }

    /// Somebody leaves without a final answer.
    fn give_up(&mut self, turn: Turn) {
        let wish = match turn {
            Turn::New(errand) => self.wishes.insert(Wish::new(errand, &Member::new(&self.plan, errand.person))),
            Turn::Again(wish) => wish,
        };
        self.finish(wish, self.now());
    }

    fn finish(&mut self, wish: usize, now: Duration) {
        let Wish { errand, asked, .. } = self.wishes.remove(wish);
        self.progress.answered(usize::from(errand.gateway), &asked);
        self.record.note(&asked);
        if let Some(Told::SoldOut { .. }) = asked.told
            && self.returns.is_none()
        {
            let until = self.plan.duration.max(now + RETURN_WITHIN.min(self.plan.duration));
            self.returns = Some(Returns::new(self.next, now, until));
        }
        if errand.step == 0 && !self.signals.stop.is_cancelled() {
            self.plan_next(errand, asked.told.as_ref(), now);
        }
    }

    /// What somebody does after their first answer.
    fn plan_next(&mut self, errand: Errand, told: Option<&Told>, now: Duration) {
        let member = Member::new(&self.plan, errand.person);
        let (after, elsewhere) = match (member.behaviour, told) {
            (Behaviour::SameKeyAgain, Some(Told::Granted { .. })) => (Duration::ZERO, false),
            (Behaviour::AgainLater { after, elsewhere }, _)
            | (Behaviour::LoserReturns { after, elsewhere }, Some(Told::SoldOut { .. })) => (after, elsewhere),
            _ => return,
        };
        let next = Errand { due: now, gateway: member.gateway_again(&self.plan, elsewhere), step: 1, ..errand };
        self.timers.push(Reverse((now + after, Turn::New(next))));
    }

    /// The run was stopped: whoever is not waiting for a reply leaves.
    fn send_home(&mut self) {
        self.next = self.plan.people;
        self.returns = None;
        for region in 0..self.waiting.len() {
            while let Some(turn) = self.waiting[region].pop_front() {
                self.waiting_count -= 1;
                self.give_up(turn);
            }
        }
        while let Some(Reverse((_, turn))) = self.timers.pop() {
            // Somebody who had their answer and would have come again does not.
            if let Turn::Again(_) = turn {
                self.give_up(turn);
            }
        }
        self.returns = None;
    }

    fn look_around(&mut self) {
        let (waiting, in_flight, now) = (self.waiting_count, self.pool.lines.in_use(), self.now());
        self.record.pace.at_once(waiting, in_flight);
        if now < self.swept + SWEEP {
            return;
        }
        self.swept = now;
        let due = if self.next < self.plan.people { self.schedule.due(self.next) } else { now };
        self.progress.look(waiting, in_flight, now.saturating_sub(due));
        self.requests.credentials.renew(now);
        self.pool.lines.sweep();
    }
}

/// Processor time of this thread so far.
fn cpu() -> Option<Duration> {
    nix::time::clock_gettime(nix::time::ClockId::CLOCK_THREAD_CPUTIME_ID).ok().map(Duration::from)
}
