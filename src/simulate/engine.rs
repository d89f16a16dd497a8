//! Virtual time: what happens next, and the network between servers and database.
//!
//! What may not live here: what a server does with an answer. **Invariant:** events happen in order of time, and those
//! of one moment in the order in which they were made, so that a seed is a whole run.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashSet};
use std::rc::Rc;

use super::crowd::{Crowd, TICKS_A_SECOND};
use super::database::{Answer, Cohort, Database, Place, Statement};
use super::locks::{Locks, Taking};
use super::measure::Measure;
use super::planner::Planner;
use super::server::Server;
use super::stage::{self, Queue};
use super::turns::Turns;
use super::world::{Micros, SECOND, World};
use super::{Plan, Shape, server};

/// A server runs a statement again, with the same ids, when no reply came within this time.
const REPLY_TIMEOUT: Micros = 2 * SECOND;

/// After the last arrival, the crowd gets this long to be answered; whoever waits still then is unanswered.
const PATIENCE: Micros = 900 * SECOND;

/// Who asked, and so who hears the answer.
#[derive(Clone, Copy, Debug)]
pub enum Caller {
    /// A queue, in its round.
    Queue(usize),
    /// A queue that looks for units, or moves them.
    Seeker(usize),
    /// A queue that closes the campaign.
    Closer(usize),
    /// The background refill of a queue's row.
    Watch(usize),
    /// The look around of a region's server whose rows are low.
    Around(usize),
    /// The look of a region's server at the gate.
    Poll(usize),
    /// The planner's survey.
    Planner,
    /// One of the planner's moves.
    PlannedMove(usize),
    /// Nobody: a person's unit that comes back, or a move of the gate that the next look will show.
    Nobody,
}

/// A statement on its way.
#[derive(Debug)]
pub struct Call {
    id: u64,
    /// The region of the server that asked.
    pub from: usize,
    /// Which life of that server.
    life: u32,
    /// Who hears the answer.
    pub caller: Caller,
    statement: Statement,
    /// When it was asked first.
    pub began: Micros,
}

/// What happens.
pub enum Event {
    /// People come.
    Tick(u64),
    /// A statement reaches the database.
    Arrive(Rc<Call>),
    /// A statement is over and gives its locks back.
    Release(Vec<usize>),
    /// A reply reaches the server.
    Reply(Rc<Call>, Answer),
    /// A server waited long enough.
    Timeout(Rc<Call>),
    /// People ask again.
    Back(usize, Vec<Cohort>),
    /// A queue that paused looks for units again.
    Seek(usize, u32),
    /// A server looks at the gate.
    Look(usize),
    /// The planner looks at everything.
    Plan,
    /// A region's servers die.
    Die(usize),
    /// They are back.
    Revive(usize),
    /// Units come back.
    Return(i64),
}

struct Scheduled {
    at: Micros,
    order: u64,
    event: Event,
}

impl Ord for Scheduled {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.at, other.order).cmp(&(self.at, self.order))
    }
}

impl PartialOrd for Scheduled {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Scheduled {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order
    }
}

impl Eq for Scheduled {}

/// A run.
pub struct Sim {
    /// What is simulated.
    pub plan: Plan,
    /// The map.
    pub world: World,
    /// The model of the database; servers reach it through calls only.
    pub db: Database,
    /// Each region's server.
    pub servers: Vec<Server>,
    /// Each server's queues.
    pub queues: Vec<Queue>,
    /// The planner's memory.
    pub planner: Planner,
    /// What the judge saw.
    pub measure: Measure,
    /// People who came and have no answer yet.
    pub waiting: u64,
    /// Chance.
    pub rng: fastrand::Rng,
    /// Virtual time.
    pub now: Micros,
    locks: Locks,
    crowd: Crowd,
    events: BinaryHeap<Scheduled>,
    made: u64,
    open: HashSet<u64>,
    /// Who waits in a server for its turn on a row.
    pub(super) turns: Turns,
}

impl Sim {
    /// A run that is about to begin.
    pub fn new(plan: Plan, mut rng: fastrand::Rng) -> Self {
        let world = World::new(plan.regions);
        let rows = stage::rows(&plan, &world);
        let queues = stage::queues(&plan, &rows);
        let locks = Locks::new(rows.len());
        let crowd = Crowd::new(&plan, rng.fork());
        Self {
            db: Database::new(rows, queues.len()),
            servers: (0..plan.regions).map(|_| Server::default()).collect(),
            planner: Planner::default(),
            measure: Measure::new(plan.regions),
            waiting: 0,
            now: 0,
            locks,
            crowd,
            events: BinaryHeap::new(),
            made: 0,
            open: HashSet::new(),
            turns: Turns::default(),
            plan,
            world,
            queues,
            rng,
        }
    }

    /// Runs until everybody has an answer.
    pub fn run(&mut self) {
        self.begin();
        let end = self.plan.seconds * SECOND;
        while let Some(next) = self.events.pop() {
            self.now = next.at;
            if self.now > end && (self.waiting == 0 || self.now > end + PATIENCE) {
                break;
            }
            self.happen(next.event);
        }
    }

    fn begin(&mut self) {
        self.after(0, Event::Tick(0));
        self.after(SECOND / 2, Event::Plan);
        for region in 0..self.plan.regions {
            let first = self.rng.u64(..server::LOOK_EVERY);
            self.after(first, Event::Look(region));
        }
        let whole = self.plan.seconds * SECOND;
        if self.plan.shape == Shape::Outage {
            self.after(whole / 10, Event::Die(1));
            self.after(whole / 4, Event::Revive(1));
        }
        if self.plan.shape == Shape::Returns {
            let units = (self.plan.supply / 100).max(1);
            self.after(whole * 6 / 10, Event::Return(units));
            self.after(whole * 8 / 10, Event::Return(1));
        }
    }

    /// Makes something happen later.
    pub fn after(&mut self, delay: Micros, event: Event) {
        self.made += 1;
        self.events.push(Scheduled { at: self.now + delay, order: self.made, event });
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Tick(tick) => self.tick(tick),
            Event::Arrive(call) => {
                let rows = self.db.locked(&call.statement);
                if let Some(ready) = self.locks.take(Taking::new(call, rows)) {
                    self.apply(ready);
                }
            }
            Event::Release(rows) => {
                let ready = self.locks.release(&rows);
                for ready in ready {
                    self.apply(ready);
                }
            }
            Event::Reply(call, answer) => self.reply(&call, answer),
            Event::Timeout(call) => {
                if self.open.contains(&call.id) && self.servers[call.from].life == call.life {
                    self.transmit(call);
                }
            }
            Event::Back(queue, people) => self.welcome_back(queue, people),
            Event::Seek(queue, life) => {
                if self.servers[self.queues[queue].region].life == life {
                    self.seek(queue);
                }
            }
            Event::Look(region) => self.look(region),
            Event::Plan => self.plan_timer(),
            Event::Die(region) => self.die(region),
            Event::Revive(region) => self.servers[region].dead = false,
            Event::Return(units) => {
                let row = self.rng.usize(..self.db.rows.len());
                self.ask(self.db.rows[row].region, Caller::Nobody, Statement::Return(row, units));
            }
        }
    }

    fn tick(&mut self, tick: u64) {
        let came = self.crowd.tick(tick);
        for (region, people) in came.into_iter().enumerate() {
            self.measure.came[region] += people;
            self.waiting += people;
            self.welcome(region, people);
        }
        if tick + 1 < self.crowd.ticks() {
            self.after(SECOND / TICKS_A_SECOND, Event::Tick(tick + 1));
        }
    }

    /// Sends a statement from a region's server.
    pub fn ask(&mut self, from: usize, caller: Caller, statement: Statement) {
        self.made += 1;
        self.measure.statements += 1;
        let call = Call { id: self.made, from, life: self.servers[from].life, caller, statement, began: self.now };
        self.open.insert(call.id);
        self.transmit(Rc::new(call));
    }

    /// A fresh name for a transfer.
    pub fn name(&mut self) -> u64 {
        self.made += 1;
        self.made
    }

    fn transmit(&mut self, call: Rc<Call>) {
        let there = self.one_way(&call);
        // A return is not a server's statement: a person's release is run again until it is done.
        let fate = if matches!(call.statement, Statement::Return(..)) { 1.0 } else { self.rng.f64() };
        if fate >= self.plan.loss * 2.0 / 3.0 {
            return self.after(there, Event::Arrive(call));
        }
        if fate >= self.plan.loss / 3.0 {
            // Stuck somewhere: it arrives when the server has long asked again.
            let late = REPLY_TIMEOUT + self.rng.u64(..8 * SECOND);
            self.after(there + late, Event::Arrive(Rc::clone(&call)));
        }
        self.after(REPLY_TIMEOUT, Event::Timeout(call));
    }

    /// A statement has its locks and happens; they are held until it is committed.
    fn apply(&mut self, taken: Taking) {
        let Taking { call, rows, .. } = taken;
        let before = self.db.writes;
        let answer = self.db.apply(&call.statement, self.now);
        // What has written nothing has nothing to commit.
        let hold = if self.db.writes == before { 0 } else { self.db.hold(&call.statement, &self.world) };
        if !rows.is_empty() {
            self.after(hold, Event::Release(rows));
        }
        self.measure.stock(self.now, &self.db);
        let back = hold + self.one_way(&call);
        let lost = self.plan.loss > 0.0 && self.rng.f64() < self.plan.loss / 3.0;
        if lost && !matches!(call.statement, Statement::Return(..)) {
            return self.after(back + REPLY_TIMEOUT, Event::Timeout(call));
        }
        self.after(back, Event::Reply(call, answer));
    }

    /// Half a round trip to the farthest row, and up to a quarter more.
    fn one_way(&mut self, call: &Call) -> Micros {
        let region = |row: &usize| self.db.rows[*row].region;
        let far = match &call.statement {
            Statement::Place(Place { row, .. }) | Statement::Lookup(row, _) | Statement::Return(row, _) => {
                self.world.round_trip(call.from, region(row))
            }
            Statement::SurveyRegion(there) => self.world.round_trip(call.from, *there),
            Statement::Transfer(_, from, to, ..) => {
                self.world.round_trip(call.from, region(from)).max(self.world.round_trip(call.from, region(to)))
            }
            Statement::Survey | Statement::MoveGate(..) => {
                (0..self.plan.regions).map(|r| self.world.round_trip(call.from, r)).max().unwrap_or(0)
            }
        };
        far / 2 + self.rng.u64(..=far / 8)
    }

    fn reply(&mut self, call: &Call, answer: Answer) {
        let first = self.open.remove(&call.id);
        if !first || self.servers[call.from].life != call.life {
            return;
        }
        match (call.caller, answer) {
            (Caller::Queue(queue), Answer::Claims(claims)) => self.decided(queue, &call.statement, claims),
            (Caller::Seeker(queue), Answer::Rows(rows, ..)) => {
                self.found(queue, &rows, matches!(call.statement, Statement::Survey));
            }
            (Caller::Seeker(queue), _) => self.sought(queue),
            (Caller::Closer(queue), _) => self.closed(queue),
            (Caller::Watch(queue), Answer::Rows(rows, ..)) => self.refill(queue, &rows),
            (Caller::Watch(queue), Answer::Moved(units)) => self.refilled(queue, units),
            (Caller::Around(region), Answer::Rows(rows, ..)) => self.looked_around(region, &rows),
            (Caller::Poll(region), Answer::Rows(rows, gate, epoch)) => {
                self.looked(region, call.began, &rows, gate, epoch);
            }
            (Caller::Planner, Answer::Rows(rows, gate, _)) => self.make_plan(&rows, gate),
            (Caller::PlannedMove(at), Answer::Moved(units)) => self.planned(at, units),
            _ => {}
        }
    }
}
