//! A region's server in the model: its queues, round by round, as `claim/queue.rs` does it; its look at the gate; its
//! death.
//!
//! What may not live here: a look into the database. Everything a server knows came in an answer; where the judge looks
//! instead (whether a SORRY was true), the line says so.
//!
//! **Invariant:** somebody who came is in exactly one place: a queue, a round, or on the way back.

use std::time::Duration;

use super::Strategy;
use super::database::{Claims, Cohort, Place, Statement};
use super::engine::{Caller, Event, Sim};
use super::stage::{Queue, count};
use super::world::{Micros, SECOND};
use crate::claim::decide::{Decision, WAIT, decision};
use crate::claim::fan::Fan;
use crate::claim::queue::ROUNDS_MAX;
use crate::claim::steps::{Ask, Next};
use crate::claim::store::{Outcome, SeenGate};
use crate::quota::borrow::Refills;
use crate::quota::gate::{Move, Sighting, lease_holds};
use crate::quota::pace::{Observed, Pace};
use crate::quota::plan::{self, Need, Plan};
use crate::quota::{CounterRow, Gate, RowKey};

/// How often a server looks at the gate.
pub const LOOK_EVERY: Micros = SECOND / 2;

/// A server of a region.
#[derive(Default)]
pub struct Server {
    /// Whether it is dead.
    pub dead: bool,
    /// Which life it is: answers to an earlier one find nobody.
    pub life: u32,
    /// When it began the last look that saw the gate sold out.
    sold_out: Option<Micros>,
    reopening: Option<Sighting>,
    /// While it closes the campaign: the queues that wait for that.
    closing: Option<Vec<usize>>,
    pace: Pace,
    looks: Refills,
    pub(super) fan: Option<Fan>,
}

impl Sim {
    /// One statement for all that is pending; nothing while nobody waits.
    pub(super) fn next_round(&mut self, queue: usize) {
        self.refuse_from_memory(queue);
        let own = &mut self.queues[queue];
        own.fill();
        own.busy = !own.pending.is_empty();
        if !own.busy {
            return;
        }
        let (region, people, epoch) = (own.region, own.pending.clone(), own.steps.epoch());
        let ask = own.steps.ask();
        let waiting = own.steps.is_own(&ask).then_some(own.queued as i64);
        let (row, places) = match &ask {
            _ if own.ring.len() > 1 => (own.ring[own.tried % own.ring.len()], true),
            Ask::Place(row) => (self.db.numbers[row], true),
            Ask::Lookup(row) => (self.db.numbers[row], false),
        };
        let statement = if places {
            Statement::Place(Place { row, people, from: region, epoch, waiting })
        } else {
            Statement::Lookup(row, people)
        };
        self.ask_in_turn(queue, row, statement);
    }

    /// The number of a counter row.
    fn row(&self, key: &RowKey) -> usize {
        self.db.numbers[key]
    }

    /// While the lease of the last look holds, people of whom no statement was ever sent are told SORRY without one.
    /// All others may have a claim by a copy of it that came late, and are looked up.
    fn refuse_from_memory(&mut self, queue: usize) {
        let region = self.queues[queue].region;
        let looked = self.servers[region].sold_out.map(Duration::from_micros);
        let leased = looked.is_some_and(|looked| lease_holds(looked, Duration::from_micros(self.now)));
        if !leased && !self.queues[queue].closed {
            return;
        }
        let own = &mut self.queues[queue];
        let all = own.pending.drain(..).chain(own.waiting.drain(..));
        let (again, fresh): (Vec<_>, Vec<_>) =
            all.partition(|cohort| (cohort.again || cohort.rounds > 0) && !own.closed);
        own.queued = count(&again);
        own.waiting = again.into();
        // The judge looks here; the server does not.
        self.refuse(queue, &fresh, self.db.units, self.db.gate);
    }

    /// A round's answer.
    pub(super) fn decided(&mut self, queue: usize, statement: &Statement, claims: Claims) {
        let (Statement::Place(Place { row, .. }) | Statement::Lookup(row, _)) = statement else { return };
        self.end_turn(self.queues[queue].region, *row);
        let key = self.db.rows[*row].key.clone();
        let ask = if matches!(statement, Statement::Place(_)) { Ask::Place(key) } else { Ask::Lookup(key) };
        for cohort in &claims.has {
            self.measure.granted(self.queues[cohort.origin].region, cohort, self.now);
            self.waiting -= cohort.len();
        }
        let fresh = claims.has.iter().chain(&claims.left).filter(|c| c.rounds == 0 && !c.again);
        let fresh: u64 = fresh.map(Cohort::len).sum();
        let mut left = claims.left;
        for cohort in &mut left {
            cohort.rounds += 1;
        }
        let (gate, remaining) = (claims.gate, claims.remaining);
        self.queues[queue].pending.clear();
        match decision(Outcome::Undecided, gate, claims.epoch) {
            None => self.keep(queue, left),
            Some(Decision::Refused { gate: SeenGate::SoldOut, .. }) => {
                self.refuse(queue, &left, claims.truth, Gate::SoldOut);
            }
            Some(_) => self.send_away(queue, left),
        }
        let own = &mut self.queues[queue];
        let next = own.steps.answered(&ask, gate, claims.epoch, count(&own.pending) as usize);
        self.after_round(queue, &ask, next, (remaining, fresh as i64));
    }

    fn after_round(&mut self, queue: usize, ask: &Ask, next: Next, (left, fresh): (i64, i64)) {
        let now = self.now;
        let own = &mut self.queues[queue];
        if matches!(ask, Ask::Place(_)) {
            let passed = Duration::from_micros(now - own.rated_at);
            own.rated_at = now;
            own.asked = (left, own.rate.count(fresh, passed));
            if own.steps.is_own(ask) {
                self.watch(queue);
            }
        }
        if next == Next::Seek {
            let pending = self.queues[queue].pending.iter();
            self.measure.waited_for_units += pending.filter(|cohort| cohort.rounds == 1).map(Cohort::len).sum::<u64>();
        }
        self.step(queue, next);
    }

    /// As `claim/queue.rs` does it, with events for its awaits.
    fn step(&mut self, queue: usize, next: Next) {
        let region = self.queues[queue].region;
        match next {
            Next::Ask => self.next_round(queue),
            Next::Seek => self.seek(queue),
            Next::Join(row) => self.join(queue, &row),
            Next::SeekAfter(pause) => {
                self.after(pause.as_micros() as Micros, Event::Seek(queue, self.servers[region].life));
            }
            Next::Close => match &mut self.servers[region].closing {
                Some(others) => others.push(queue),
                closing @ None => {
                    *closing = Some(Vec::new());
                    self.ask(region, Caller::Closer(queue), Statement::MoveGate(Move::SELL_OUT, None));
                }
            },
            Next::Wait => {
                let people = std::mem::take(&mut self.queues[queue].pending);
                self.send_away(queue, people);
                self.next_round(queue);
            }
        }
    }

    /// Everybody goes to the queue of another row; in the model one that is full sends them away for a moment.
    fn join(&mut self, queue: usize, row: &RowKey) {
        let people = std::mem::take(&mut self.queues[queue].pending);
        let other = self.queues.iter().position(|other| self.db.rows[other.row].key == *row);
        self.queues[queue].steps.all_joined();
        self.come(other.unwrap_or(queue), people);
        self.next_round(queue);
    }

    /// Undecided people stay for the next round; whoever was in too many is told to wait.
    fn keep(&mut self, queue: usize, left: Vec<Cohort>) {
        let (tired, stay): (Vec<_>, Vec<_>) = left.into_iter().partition(|cohort| cohort.rounds >= ROUNDS_MAX);
        self.queues[queue].pending = stay;
        self.send_away(queue, tired);
    }

    /// Told to wait, and back after the time they were told.
    fn send_away(&mut self, queue: usize, mut people: Vec<Cohort>) {
        if people.is_empty() {
            return;
        }
        self.measure.told_to_wait += count(&people);
        for cohort in &mut people {
            (cohort.rounds, cohort.again) = (0, true);
        }
        let later = WAIT.as_micros() as Micros + self.rng.u64(..SECOND / 2);
        self.after(later, Event::Back(queue, people));
    }

    /// Tells SORRY. `units` and `gate` are the judge's: what was true at the moment the server's knowledge is from.
    fn refuse(&mut self, queue: usize, people: &[Cohort], units: i64, gate: Gate) {
        let many = count(people);
        self.waiting -= many;
        self.measure.refused(self.queues[queue].region, many, units, gate, self.now);
    }

    pub(super) fn seek(&mut self, queue: usize) {
        let own = &mut self.queues[queue];
        if own.pending.is_empty() {
            return self.next_round(queue);
        }
        match self.plan.strategy {
            Strategy::Shipped | Strategy::Resplit => {
                let region = own.region;
                self.ask(region, Caller::Seeker(queue), Statement::SurveyRegion(region));
            }
            Strategy::Static | Strategy::Next | Strategy::Global => {
                own.tried += 1;
                // Every counter was seen empty, one after the other: this server calls it sold out, for good.
                own.closed = own.tried >= own.ring.len();
                self.next_round(queue);
            }
        }
    }

    /// The survey of a dry row has come: `quota::borrow::Supplier::relieve`.
    pub(super) fn found(&mut self, queue: usize, rows: &[CounterRow], everywhere: bool) {
        let own = &self.queues[queue];
        let (region, row, waiting) = (own.region, own.row, (count(&own.pending) + own.queued) as i64);
        let rows = self.observe(region, rows);
        let (own, here) = (&self.queues[queue], &self.db.rows[row].key);
        let need = Need { here, waiting, rate: own.asked.1, paused: own.steps.paused() };
        let step = match plan::when_dry(&rows, &need) {
            Plan::Spent { .. } if !everywhere => return self.ask(region, Caller::Seeker(queue), Statement::Survey),
            // The other strategy moves units once a second, and nobody else does.
            Plan::Borrow(_) | Plan::Go(_) | Plan::Join(_) | Plan::Pause if self.plan.strategy == Strategy::Resplit => {
                Plan::Spent { held: 1 }
            }
            Plan::Borrow(borrow) => return self.transfer(region, Caller::Seeker(queue), row, &borrow),
            step => step,
        };
        if let Some(fan) = &mut self.servers[region].fan {
            fan.follow(here, &step, Duration::from_micros(self.now));
        }
        let next = self.queues[queue].steps.found(step);
        self.step(queue, next);
    }

    /// What a queue asked for to get units has been done, or not: the next round shows.
    pub(super) fn sought(&mut self, queue: usize) {
        let next = self.queues[queue].steps.found(Plan::TryAgain);
        self.step(queue, next);
    }

    /// A close was tried.
    pub(super) fn closed(&mut self, queue: usize) {
        let others = self.servers[self.queues[queue].region].closing.take().unwrap_or_default();
        for queue in [queue].into_iter().chain(others) {
            self.sought(queue);
        }
    }

    fn observe(&mut self, region: usize, rows: &[CounterRow]) -> Vec<Observed> {
        self.servers[region].pace.observe(rows, Duration::from_micros(self.now))
    }

    fn transfer(&mut self, region: usize, caller: Caller, to: usize, borrow: &plan::Borrow) {
        let (id, from) = (self.name(), self.row(&borrow.from));
        self.measure.loans += 1;
        self.ask(region, caller, Statement::Transfer(id, from, to, borrow.amount, borrow.keep));
    }

    /// The look around of a server whose rows are low: `quota::borrow::Supplier::look_around`.
    pub(super) fn looked_around(&mut self, region: usize, rows: &[CounterRow]) {
        self.observe(region, rows);
        self.servers[region].looks.end(false, Duration::from_micros(self.now));
    }

    /// Refills a row that will be dry soon: `quota::borrow::Supplier::watch`.
    fn watch(&mut self, queue: usize) {
        let (left, rate) = self.queues[queue].asked;
        if self.plan.strategy != Strategy::Shipped || !plan::is_low(left, rate) {
            return;
        }
        self.wake_planner();
        let now = Duration::from_micros(self.now);
        let region = self.queues[queue].region;
        if self.servers[region].looks.begin(now) {
            self.ask(region, Caller::Around(region), Statement::Survey);
        }
        let own = &mut self.queues[queue];
        if left > 0 && own.refills.begin(now) {
            self.ask(region, Caller::Watch(queue), Statement::SurveyRegion(region));
        }
    }

    pub(super) fn refill(&mut self, queue: usize, rows: &[CounterRow]) {
        let (region, row, (left, rate)) = (self.queues[queue].region, self.queues[queue].row, self.queues[queue].asked);
        let rows = self.observe(region, rows);
        match plan::ahead(&rows, &self.db.rows[row].key, left, rate) {
            Some(borrow) => self.transfer(region, Caller::Watch(queue), row, &borrow),
            None => self.refilled(queue, 0),
        }
    }

    pub(super) fn refilled(&mut self, queue: usize, units: i64) {
        self.queues[queue].refills.end(units > 0, Duration::from_micros(self.now));
    }

    /// The server's regular look at the gate.
    pub(super) fn look(&mut self, region: usize) {
        self.after(LOOK_EVERY, Event::Look(region));
        if !self.servers[region].dead && matches!(self.plan.strategy, Strategy::Shipped | Strategy::Resplit) {
            self.ask(region, Caller::Poll(region), Statement::Survey);
        }
    }

    /// What it saw: a lease to say SORRY, or a campaign to re-open (`worker/reopen.rs`).
    pub(super) fn looked(&mut self, region: usize, began: Micros, rows: &[CounterRow], gate: Gate, epoch: i64) {
        let now = Duration::from_micros(self.now);
        let server = &mut self.servers[region];
        server.sold_out = (gate == Gate::SoldOut).then_some(began);
        let step = match gate {
            Gate::SoldOut => rows.iter().any(|row| row.remaining > 0).then_some(Move::BEGIN_REOPENING),
            Gate::Reopening => {
                let sighting = server.reopening.get_or_insert_with(|| Sighting::new(epoch, now));
                sighting.may_open(epoch, now).then_some(Move::REOPEN)
            }
            Gate::Open | Gate::Shut => None,
        };
        if let Some(step) = step {
            self.ask(region, Caller::Nobody, Statement::MoveGate(step, Some(epoch)));
        }
    }

    /// All servers of a region die: who waited there asks elsewhere, and does not know what became of the first
    /// attempt.
    pub(super) fn die(&mut self, region: usize) {
        let server = &mut self.servers[region];
        *server = Server { dead: true, life: server.life + 1, ..Server::default() };
        self.forget_turns(region);
        for queue in (0..self.queues.len()).filter(|q| self.queues[*q].region == region).collect::<Vec<_>>() {
            let key = self.db.rows[self.queues[queue].row].key.clone();
            let own = &mut self.queues[queue];
            let (row, ring, next_person) = (own.row, std::mem::take(&mut own.ring), own.next_person);
            let before = std::mem::replace(own, Queue { next_person, ..Queue::new(region, row, key, ring) });
            let mut people: Vec<Cohort> = before.pending.into_iter().chain(before.waiting).collect();
            for cohort in &mut people {
                cohort.again = true;
            }
            self.after(SECOND, Event::Back(queue, people));
        }
    }
}
