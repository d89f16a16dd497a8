//! A model of the database: rows, statements that happen at one moment each, and the locks they queue for.
//!
//! What may not live here: a decision. The statements do what the files in `sql/queries/` do, told in units and in
//! people instead of rows of claims; a statement that runs again with the same parameters changes nothing more.
//!
//! **Invariant:** after every statement, units in rows and units with people are the supply, and no row is below zero.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use super::world::{Micros, World};
use crate::claim::store::SeenGate;
use crate::quota::gate::{Move, Position};
use crate::quota::{CounterRow, Gate, Purpose, RowKey};
use crate::region::State;

/// People who came together: consecutive numbers of one origin.
#[derive(Clone, Copy, Debug)]
pub struct Cohort {
    /// The queue they first came to; with their numbers, who they are.
    pub origin: usize,
    /// The first.
    pub from: u64,
    /// One after the last.
    pub to: u64,
    /// When they came.
    pub since: Micros,
    /// Rounds they have been through.
    pub rounds: u32,
    /// Whether they were here before, so that they may hold a claim already.
    pub again: bool,
}

impl Cohort {
    /// How many they are.
    pub fn len(&self) -> u64 {
        self.to - self.from
    }

    fn part(&self, from: u64, to: u64) -> Self {
        Self { from, to, ..*self }
    }

    /// Cuts so many off the front.
    pub fn cut(&mut self, most: u64) -> Self {
        let front = self.part(self.from, (self.from + most).min(self.to));
        self.from = front.to;
        front
    }
}

/// A counter row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its region's number.
    pub region: usize,
    /// Its name.
    pub key: RowKey,
    /// What it is for.
    pub purpose: Purpose,
    /// Units left.
    pub remaining: i64,
    /// Units granted from it.
    pub granted: i64,
    /// People who waited for its units when it granted last.
    pub waiting: i64,
}

/// `claim_place`: claims on a row.
#[derive(Clone, Debug)]
pub struct Place {
    /// The row.
    pub row: usize,
    /// Who claims.
    pub people: Vec<Cohort>,
    /// The region of the server that asks.
    pub from: usize,
    /// The epoch it believes in.
    pub epoch: i64,
    /// People who wait there behind these, if it is the row they wait for.
    pub waiting: Option<i64>,
}

/// What a server asks of the database.
#[derive(Clone, Debug)]
pub enum Statement {
    /// `claim_place`.
    Place(Place),
    /// `claim_lookup` on a row.
    Lookup(usize, Vec<Cohort>),
    /// `quota_survey`.
    Survey,
    /// `quota_survey_region`.
    SurveyRegion(usize),
    /// `quota_transfer`: id, from, to, units wanted, units kept.
    Transfer(u64, usize, usize, i64, i64),
    /// `gate_move`: the move, and the epoch it must be in.
    MoveGate(Move, Option<i64>),
    /// Units come back to a row, once.
    Return(usize, i64),
}

/// What the database answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// To `Place` and `Lookup`.
    Claims(Claims),
    /// To the surveys: the rows, the gate and its epoch.
    Rows(Vec<CounterRow>, Gate, i64),
    /// To `Transfer`: units that moved.
    Moved(i64),
    /// To `Turn` and `Return`.
    Done,
}

/// A batch decided.
#[derive(Clone, Debug)]
pub struct Claims {
    /// People who hold a claim.
    pub has: Vec<Cohort>,
    /// People about whom nothing was decided, in order.
    pub left: Vec<Cohort>,
    /// The gate as the statement saw it.
    pub gate: SeenGate,
    /// Its epoch.
    pub epoch: i64,
    /// Units the row has left.
    pub remaining: i64,
    /// The judge's knowledge, which no server may look at: units anywhere at that moment.
    pub truth: i64,
}

/// The rows.
pub struct Database {
    /// Counter rows.
    pub rows: Vec<Row>,
    /// Their places in that list.
    pub numbers: HashMap<RowKey, usize>,
    /// Where the gate stands, on all rows.
    pub gate: Gate,
    epoch: i64,
    changed_at: Micros,
    supply: i64,
    /// Units in all rows.
    pub units: i64,
    /// Units in the rows of each region.
    pub by_region: Vec<i64>,
    /// Units with people.
    pub outstanding: i64,
    /// Who holds or held a claim: disjoint ranges of numbers, in order, by origin.
    claims: Vec<Vec<(u64, u64)>>,
    transfers: HashSet<u64>,
    /// Statements that changed something.
    pub writes: u64,
    /// What was found wrong, if anything.
    pub broken: Option<String>,
}

impl Database {
    /// Rows as they stand when the campaign opens.
    pub fn new(rows: Vec<Row>, origins: usize) -> Self {
        let units = rows.iter().map(|row| row.remaining).sum();
        let claims = vec![Vec::new(); origins];
        let numbers = rows.iter().enumerate().map(|(at, row)| (row.key.clone(), at)).collect();
        let mut by_region = vec![0; rows.iter().map(|row| row.region + 1).max().unwrap_or(0)];
        for row in &rows {
            by_region[row.region] += row.remaining;
        }
        let (gate, transfers, broken) = (Gate::Open, HashSet::new(), None);
        let (epoch, changed_at, supply, outstanding, writes) = (1, 0, units, 0, 0);
        Self {
            rows,
            numbers,
            gate,
            epoch,
            changed_at,
            supply,
            units,
            by_region,
            outstanding,
            claims,
            transfers,
            writes,
            broken,
        }
    }

    /// The rows a statement locks, in the order in which it locks them.
    pub fn locked(&self, statement: &Statement) -> Vec<usize> {
        let mut rows = match statement {
            Statement::Survey | Statement::SurveyRegion(_) | Statement::Lookup(..) => Vec::new(),
            Statement::Place(Place { row, .. }) | Statement::Return(row, _) => vec![*row],
            Statement::Transfer(_, from, to, ..) => vec![*from, *to],
            Statement::MoveGate(..) => (0..self.rows.len()).collect(),
        };
        rows.sort_by_key(|row| &self.rows[*row].key);
        rows
    }

    /// How long a statement holds its locks once it has all of them.
    pub fn hold(&self, statement: &Statement, world: &World) -> Micros {
        let region = |row: &usize| self.rows[*row].region;
        match statement {
            Statement::Survey | Statement::SurveyRegion(_) | Statement::Lookup(..) => 0,
            Statement::Return(row, _) => world.commit(region(row)),
            // The claims of people from elsewhere are written there, and the counter row stays locked meanwhile.
            Statement::Place(Place { row, from, .. }) => Self::writes(world, region(row), *from),
            Statement::Transfer(_, from, to, ..) => Self::writes(world, region(from), region(to)),
            Statement::MoveGate(..) => world.widest(),
        }
    }

    /// How long a transaction that writes in two regions holds its locks.
    fn writes(world: &World, a: usize, b: usize) -> Micros {
        let apart = if a == b { 0 } else { world.round_trip(a, b) };
        apart + world.commit(a).max(world.commit(b))
    }

    /// Does what a statement does, at one moment.
    pub fn apply(&mut self, statement: &Statement, now: Micros) -> Answer {
        let answer = match statement {
            Statement::Place(place) => self.place(place),
            Statement::Lookup(row, people) => self.claims(*row, people, false),
            Statement::Survey => self.survey(|_| true),
            Statement::SurveyRegion(region) => self.survey(|row| row.region == *region),
            Statement::Transfer(id, from, to, amount, keep) => self.transfer(*id, *from, *to, *amount, *keep),
            Statement::MoveGate(step, seen) => self.move_gate(*step, *seen, now),
            Statement::Return(row, units) => self.take_back(*row, *units),
        };
        self.check();
        answer
    }

    fn place(&mut self, place: &Place) -> Answer {
        let Place { row, people, epoch, waiting, .. } = place;
        let before = self.rows[*row].granted;
        let answer = self.claims(*row, people, self.gate == Gate::Open && *epoch == self.epoch);
        // Written with the debit, and only then.
        if let Some(waiting) = waiting.filter(|_| self.rows[*row].granted > before) {
            self.rows[*row].waiting = waiting;
        }
        answer
    }

    fn claims(&mut self, at: usize, people: &[Cohort], place: bool) -> Answer {
        let (mut has, mut left) = (Vec::new(), Vec::new());
        for cohort in people {
            for (piece, held) in pieces(&self.claims[cohort.origin], cohort) {
                if held {
                    has.push(piece);
                    continue;
                }
                let mut rest = piece;
                let most = if place { self.rows[at].remaining } else { 0 };
                let won = rest.cut(most.max(0) as u64);
                if won.len() > 0 {
                    self.grant(at, &won);
                    has.push(won);
                }
                if rest.len() > 0 {
                    left.push(rest);
                }
            }
        }
        let gate = match self.gate {
            Gate::Open => SeenGate::Open,
            Gate::Shut => SeenGate::Shut,
            Gate::SoldOut => SeenGate::SoldOut,
            Gate::Reopening => SeenGate::Reopening,
        };
        let (epoch, remaining, truth) = (self.epoch, self.rows[at].remaining, self.units);
        Answer::Claims(Claims { has, left, gate, epoch, remaining, truth })
    }

    fn grant(&mut self, at: usize, won: &Cohort) {
        let units = won.len() as i64;
        self.put(at, -units);
        self.rows[at].granted += units;
        self.units -= units;
        self.outstanding += units;
        let ranges = &mut self.claims[won.origin];
        let place = ranges.partition_point(|(_, to)| *to < won.from);
        let mut merged = (won.from, won.to);
        let mut end = place;
        while end < ranges.len() && ranges[end].0 <= merged.1 {
            merged = (merged.0.min(ranges[end].0), merged.1.max(ranges[end].1));
            end += 1;
        }
        ranges.splice(place..end, [merged]);
    }

    fn transfer(&mut self, id: u64, from: usize, to: usize, amount: i64, keep: i64) -> Answer {
        let moved = amount.min(self.rows[from].remaining - keep);
        if moved <= 0 || !self.transfers.insert(id) {
            return Answer::Moved(0);
        }
        self.put(from, -moved);
        self.put(to, moved);
        Answer::Moved(moved)
    }

    fn survey(&self, wanted: impl Fn(&Row) -> bool) -> Answer {
        Answer::Rows(self.rows.iter().filter(|row| wanted(row)).map(counted).collect(), self.gate, self.epoch)
    }

    fn move_gate(&mut self, step: Move, seen: Option<i64>, now: Micros) -> Answer {
        if seen.is_some_and(|seen| seen != self.epoch) {
            return Answer::Done;
        }
        let age = Duration::from_micros(now - self.changed_at);
        let remaining = self.rows.iter().map(|row| row.remaining).sum();
        if step.allows(&Position { gate: self.gate, age, remaining, held: 0 }) {
            if step.target() == Gate::SoldOut && self.units != 0 {
                self.broken = Some(format!("closed with {} units", self.units));
            }
            self.writes += 1;
            (self.gate, self.epoch, self.changed_at) = (step.target(), self.epoch + 1, now);
        }
        Answer::Done
    }

    fn take_back(&mut self, row: usize, units: i64) -> Answer {
        let units = units.min(self.outstanding);
        self.put(row, units);
        self.units += units;
        self.outstanding -= units;
        Answer::Done
    }

    fn put(&mut self, at: usize, units: i64) {
        self.writes += 1;
        self.rows[at].remaining += units;
        self.by_region[self.rows[at].region] += units;
    }

    fn check(&mut self) {
        let (sum, least) =
            self.rows.iter().fold((0, 0), |(sum, least), row| (sum + row.remaining, row.remaining.min(least)));
        if self.broken.is_none() && (sum != self.units || sum + self.outstanding != self.supply || least < 0) {
            self.broken =
                Some(format!("rows {sum}, outstanding {}, supply {}, least {least}", self.outstanding, self.supply));
        }
    }

    /// People who hold or held a claim.
    pub fn claimed(&self) -> u64 {
        self.claims.iter().flatten().map(|(from, to)| to - from).sum()
    }
}

impl Row {
    /// A row with its units.
    pub fn new(region: usize, key: RowKey, purpose: Purpose, remaining: i64) -> Self {
        Self { region, key, purpose, remaining, granted: 0, waiting: 0 }
    }
}

fn counted(row: &Row) -> CounterRow {
    CounterRow {
        key: row.key.clone(),
        purpose: row.purpose,
        remaining: row.remaining,
        held: 0,
        granted: row.granted,
        waiting: row.waiting,
        state: State::Active,
    }
}

/// A cohort cut into people with and without a claim, in order.
fn pieces(ranges: &[(u64, u64)], cohort: &Cohort) -> Vec<(Cohort, bool)> {
    let mut found = Vec::with_capacity(1);
    let mut rest = *cohort;
    for (from, to) in &ranges[ranges.partition_point(|(_, to)| *to <= cohort.from)..] {
        if *from >= rest.to {
            break;
        }
        if *from > rest.from {
            found.push((rest.cut(*from - rest.from), false));
        }
        found.push((rest.cut(*to - rest.from), true));
    }
    if rest.len() > 0 {
        found.push((rest, false));
    }
    found
}
