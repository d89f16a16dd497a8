//! A region's server in the model: its queues, round by round, as `claim/queue.rs` does it; its look at the gate; its
//! death.
//!
//! What may not live here: a look into the database. Everything a server knows came in an answer; where the judge looks
//! instead (whether a SORRY was true), the line says so.
//!
//! **Invariant:** somebody who came is in exactly one place: a queue, a round, or on the way back.

use std::time::Duration;

use super::Strategy;
use super::database::{Claims, Cohort, Statement};
use super::engine::{Caller, Event, Sim};
use super::stage::{Queue, count};
use super::world::{Micros, SECOND};
use crate::claim::decide::{Decision, WAIT, decision};
use crate::claim::queue::{QUEUE_MAX, ROUNDS_MAX};
use crate::claim::store::{Outcome, SeenGate};
use crate::quota::borrow::{COOL_DOWN, LOW_WATER, wanted};
use crate::quota::gate::{Move, lease_holds};
use crate::quota::{CounterRow, Gate, RowKey, plan};

/// How often a server looks at the gate.
pub const LOOK_EVERY: Micros = SECOND / 2;

/// People in a hundred whose home is another region.
const TRAVELLERS: u64 = 5;

/// A server of a region.
#[derive(Default)]
pub struct Server {
    /// Whether it is dead.
    pub dead: bool,
    /// Which life it is: answers to an earlier one find nobody.
    pub life: u32,
    /// When it began the last look that saw the gate sold out.
    sold_out: Option<Micros>,
}

impl Sim {
    /// People of a region come: to its server, or to the nearest one that lives.
    pub(super) fn welcome(&mut self, region: usize, people: u64) {
        let shards = self.plan.shards as u64;
        let travellers = (people * TRAVELLERS + self.rng.u64(..100)) / 100;
        let natives = people - travellers.min(people);
        let first = self.rng.u64(..shards);
        for shard in 0..=shards {
            let more = u64::from((shard + first) % shards < natives % shards);
            let part = if shard == shards { people - natives } else { natives / shards + more };
            let origin = region * (self.plan.shards as usize + 1) + shard as usize;
            let from = self.queues[origin].next_person;
            self.queues[origin].next_person += part;
            if part > 0 {
                let cohort = Cohort { origin, from, to: from + part, since: self.now, rounds: 0, again: false };
                self.come(origin, vec![cohort]);
            }
        }
    }

    /// People reach a queue, or come back later if it is full.
    pub(super) fn come(&mut self, queue: usize, mut people: Vec<Cohort>) {
        let region = self.queues[queue].region;
        if self.servers[region].dead {
            let Some(near) = self.world.nearest(region, |r| !self.servers[r].dead) else {
                return self.after(SECOND, Event::Back(queue, people));
            };
            return self.come((near + 1) * (self.plan.shards as usize + 1) - 1, people);
        }
        let many = count(&people);
        if self.queues[queue].queued + many > QUEUE_MAX as u64 {
            self.measure.shed += many;
            let later = SECOND + self.rng.u64(..2 * SECOND);
            return self.after(later, Event::Back(queue, people));
        }
        let own = &mut self.queues[queue];
        own.queued += many;
        own.waiting.extend(people.drain(..));
        if !own.busy {
            self.next_round(queue);
        }
    }

    /// One statement for all that is pending; nothing while nobody waits.
    pub(super) fn next_round(&mut self, queue: usize) {
        self.refuse_from_memory(queue);
        let own = &mut self.queues[queue];
        own.fill();
        own.busy = !own.pending.is_empty();
        if !own.busy {
            return;
        }
        let (region, row) = (own.region, own.go_to.take().unwrap_or(own.ring[own.tried % own.ring.len()]));
        let people = own.pending.clone();
        let statement = if own.letting_out { Statement::Place(row, people) } else { Statement::Lookup(row, people) };
        self.ask(region, Caller::Queue(queue), statement);
    }

    /// While the lease of the last look holds, people who were never here before are told SORRY without a statement.
    fn refuse_from_memory(&mut self, queue: usize) {
        let region = self.queues[queue].region;
        let looked = self.servers[region].sold_out.map(Duration::from_micros);
        let leased = looked.is_some_and(|looked| lease_holds(looked, Duration::from_micros(self.now)));
        if !leased && !self.queues[queue].closed {
            return;
        }
        let own = &mut self.queues[queue];
        let all = own.pending.drain(..).chain(own.waiting.drain(..));
        let (again, fresh): (Vec<_>, Vec<_>) = all.partition(|cohort| cohort.again && !own.closed);
        own.queued = count(&again);
        own.waiting = again.into();
        // The judge looks here; the server does not.
        self.refuse(queue, &fresh, self.db.units, self.db.gate);
    }

    /// A round's answer.
    pub(super) fn decided(&mut self, queue: usize, statement: &Statement, claims: Claims) {
        let (Statement::Place(row, _) | Statement::Lookup(row, _)) = statement else { return };
        let placed = matches!(statement, Statement::Place(..));
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
                let seen = if gate == SeenGate::Open { Gate::Open } else { Gate::SoldOut };
                self.refuse(queue, &left, claims.truth, seen);
            }
            Some(_) => self.send_away(queue, left),
        }
        self.queues[queue].letting_out = gate == SeenGate::Open;
        self.after_round(queue, placed, *row, remaining, fresh as i64);
    }

    fn after_round(&mut self, queue: usize, placed: bool, row: usize, left: i64, fresh: i64) {
        let now = self.now;
        let own = &mut self.queues[queue];
        if placed {
            let passed = Duration::from_micros(now - own.rated_at);
            own.rated_at = now;
            own.asked = (left, own.rate.count(fresh, passed));
            if row == own.row {
                self.watch(queue);
            }
        }
        let own = &self.queues[queue];
        if placed && own.letting_out && !own.pending.is_empty() {
            self.find_units(queue);
        } else {
            self.next_round(queue);
        }
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

    fn find_units(&mut self, queue: usize) {
        let own = &mut self.queues[queue];
        let first: u64 = own.pending.iter().filter(|cohort| cohort.rounds == 1).map(Cohort::len).sum();
        self.measure.waited_for_units += first;
        match self.plan.strategy {
            Strategy::Shipped | Strategy::Resplit => {
                let region = own.region;
                self.ask(region, Caller::Seeker(queue), Statement::Survey);
            }
            Strategy::Static | Strategy::Next | Strategy::Global => {
                own.tried += 1;
                // Every counter was seen empty, one after the other: this server calls it sold out, for good.
                own.closed = own.tried >= own.ring.len();
                self.next_round(queue);
            }
        }
    }

    /// The survey of a dry row has come.
    pub(super) fn found(&mut self, queue: usize, rows: &[(CounterRow, i64)]) {
        let own = &self.queues[queue];
        let (region, row, need) = (own.region, own.row, count(&own.pending) as i64);
        let rows: Vec<CounterRow> = rows.iter().map(|(row, _)| row.clone()).collect();
        if rows[row].remaining > 0 {
            return self.next_round(queue);
        }
        let find = |key: &RowKey| rows.iter().position(|row| row.key == *key);
        let step = plan::when_dry(&rows, &rows[row].key, need, wanted(own.asked.1));
        match step {
            plan::Plan::Spent { held: 0 } => self.ask(region, Caller::Seeker(queue), Statement::Turn(Move::SELL_OUT)),
            plan::Plan::Go(_) | plan::Plan::Borrow(_) if self.plan.strategy == Strategy::Resplit => {
                let people = std::mem::take(&mut self.queues[queue].pending);
                self.send_away(queue, people);
                self.next_round(queue);
            }
            plan::Plan::Spent { .. } => {
                let people = std::mem::take(&mut self.queues[queue].pending);
                self.send_away(queue, people);
                self.next_round(queue);
            }
            plan::Plan::Go(to) => {
                self.queues[queue].go_to = find(&to);
                self.next_round(queue);
            }
            plan::Plan::Borrow(borrow) => match find(&borrow.from) {
                Some(from) => self.transfer(region, Caller::Seeker(queue), from, row, &borrow),
                None => self.next_round(queue),
            },
        }
    }

    fn transfer(&mut self, region: usize, caller: Caller, from: usize, to: usize, borrow: &plan::Borrow) {
        let id = self.name();
        self.measure.loans += 1;
        self.ask(region, caller, Statement::Transfer(id, from, to, borrow.amount, borrow.keep));
    }

    /// Borrows in the background for a row that will be dry soon, as `borrow.rs` does.
    fn watch(&mut self, queue: usize) {
        let (left, rate) = self.queues[queue].asked;
        if self.plan.strategy != Strategy::Shipped || left as f64 >= rate * LOW_WATER.as_secs_f64() {
            return;
        }
        self.wake_planner();
        let own = &mut self.queues[queue];
        if left > 0 && own.watch_from <= self.now {
            own.watch_from = self.now + 60 * SECOND;
            let region = own.region;
            self.ask(region, Caller::Watch(queue), Statement::Survey);
        }
    }

    pub(super) fn refill(&mut self, queue: usize, rows: &[(CounterRow, i64)]) {
        let (region, row, (left, rate)) = (self.queues[queue].region, self.queues[queue].row, self.queues[queue].asked);
        let rows: Vec<CounterRow> = rows.iter().map(|(row, _)| row.clone()).collect();
        let borrow = plan::ahead(&rows, &rows[row].key, left, wanted(rate));
        let from = borrow.as_ref().and_then(|b| rows.iter().position(|row| row.key == b.from));
        match (borrow, from) {
            (Some(borrow), Some(from)) => self.transfer(region, Caller::Watch(queue), from, row, &borrow),
            _ => self.queues[queue].watch_from = self.now + COOL_DOWN.as_micros() as Micros,
        }
    }

    pub(super) fn refilled(&mut self, queue: usize, units: i64) {
        let pause = if units > 0 { 0 } else { COOL_DOWN.as_micros() as Micros };
        self.queues[queue].watch_from = self.now + pause;
    }

    /// The server's regular look at the gate.
    pub(super) fn look(&mut self, region: usize) {
        self.after(LOOK_EVERY, Event::Look(region));
        if !self.servers[region].dead && matches!(self.plan.strategy, Strategy::Shipped | Strategy::Resplit) {
            self.ask(region, Caller::Poll(region), Statement::Survey);
        }
    }

    /// What it saw: a lease to say SORRY, or a campaign to re-open (`worker/reopen.rs`).
    pub(super) fn looked(&mut self, region: usize, began: Micros, rows: &[(CounterRow, i64)], gate: Gate) {
        self.servers[region].sold_out = (gate == Gate::SoldOut).then_some(began);
        match gate {
            Gate::SoldOut if rows.iter().any(|(row, _)| row.remaining > 0) => {
                self.ask(region, Caller::Nobody, Statement::Turn(Move::BEGIN_REOPENING));
            }
            Gate::Reopening => self.ask(region, Caller::Nobody, Statement::Turn(Move::REOPEN)),
            Gate::SoldOut | Gate::Open | Gate::Shut => {}
        }
    }

    /// All servers of a region die: who waited there asks elsewhere, and does not know what became of the first
    /// attempt.
    pub(super) fn die(&mut self, region: usize) {
        let server = &mut self.servers[region];
        (server.dead, server.life, server.sold_out) = (true, server.life + 1, None);
        for queue in (0..self.queues.len()).filter(|q| self.queues[*q].region == region).collect::<Vec<_>>() {
            let own = &mut self.queues[queue];
            let (row, ring, next_person) = (own.row, std::mem::take(&mut own.ring), own.next_person);
            let before = std::mem::replace(own, Queue { next_person, ..Queue::new(region, row, ring) });
            let mut people: Vec<Cohort> = before.pending.into_iter().chain(before.waiting).collect();
            for cohort in &mut people {
                cohort.again = true;
            }
            self.after(SECOND, Event::Back(queue, people));
        }
    }
}
