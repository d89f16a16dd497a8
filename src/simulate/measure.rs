//! What the judge saw, and the report. The judge sees everything; nothing of it goes back to a server.
//!
//! **Invariant:** verdicts come from the model's rows and the people's answers, never from a counter of the code under
//! test.

use hdrhistogram::Histogram;
use serde::Serialize;

use super::database::{Cohort, Database};
use super::engine::Sim;
use super::world::Micros;
use super::{Plan, Shape, Strategy};
use crate::quota::Gate;

/// Observations of a run.
pub struct Measure {
    /// People who came, by region.
    pub came: Vec<u64>,
    grants: Vec<u64>,
    refusals: u64,
    false_refusals: u64,
    late_refusals: u64,
    /// People who were told to wait, each time.
    pub told_to_wait: u64,
    /// People whose row was dry when they were first tried.
    pub waited_for_units: u64,
    /// People who found a full queue, each time.
    pub shed: u64,
    /// Moves of the planner.
    pub transfers: u64,
    /// Moves that servers asked for.
    pub loans: u64,
    /// Statements.
    pub statements: u64,
    latency: Option<Histogram<u64>>,
    first_sorry: Vec<Option<Micros>>,
    dry_since: Vec<Option<Micros>>,
    outstanding: i64,
    last_grant: Micros,
    /// At the first moment without any unit: the gap from the first dry region to the last grant, and who had come and
    /// won.
    sold_out: Option<(Micros, f64)>,
}

impl Measure {
    /// Nothing seen yet.
    pub fn new(regions: usize) -> Self {
        Self {
            came: vec![0; regions],
            grants: vec![0; regions],
            refusals: 0,
            false_refusals: 0,
            late_refusals: 0,
            told_to_wait: 0,
            waited_for_units: 0,
            shed: 0,
            transfers: 0,
            loans: 0,
            statements: 0,
            // An hour is more than a run lasts; two digits are what a table shows.
            latency: Histogram::new_with_max(3_600_000_000, 2).ok(),
            first_sorry: vec![None; regions],
            dry_since: vec![None; regions],
            outstanding: 0,
            last_grant: 0,
            sold_out: None,
        }
    }

    /// After each statement.
    pub fn stock(&mut self, now: Micros, db: &Database) {
        for (dry, units) in self.dry_since.iter_mut().zip(&db.by_region) {
            *dry = if *units > 0 { None } else { dry.or(Some(now)) };
        }
        if db.outstanding > self.outstanding {
            self.last_grant = now;
        }
        self.outstanding = db.outstanding;
        if db.units == 0 && self.sold_out.is_none() {
            self.sold_out = Some((self.gap(), f64::NAN));
        }
    }

    fn gap(&self) -> Micros {
        let first = self.dry_since.iter().flatten().min();
        first.map_or(0, |first| self.last_grant.saturating_sub(*first))
    }

    /// People heard that they have a unit.
    pub fn granted(&mut self, region: usize, people: &Cohort, now: Micros) {
        self.grants[region] += people.len();
        if let Some(latency) = &mut self.latency {
            latency.saturating_record_n(now - people.since, people.len());
        }
    }

    /// People heard SORRY, out of knowledge from a moment with so many units and this gate.
    pub fn refused(&mut self, region: usize, people: u64, units: i64, gate: Gate, now: Micros) {
        self.refusals += people;
        if units > 0 && gate == Gate::Open {
            self.false_refusals += people;
        } else if units > 0 {
            self.late_refusals += people;
        }
        if people > 0 {
            self.first_sorry[region].get_or_insert(now);
        }
        if let Some((_, unfairness)) = self.sold_out.as_mut().filter(|(_, unfairness)| unfairness.is_nan()) {
            *unfairness = worst_share(&self.came, &self.grants);
        }
    }
}

/// The largest difference of a region's share of the grants from its share of the people, in points of a hundred.
fn worst_share(came: &[u64], grants: &[u64]) -> f64 {
    let share = |part: u64, all: &[u64]| part as f64 * 100.0 / all.iter().sum::<u64>().max(1) as f64;
    came.iter().zip(grants).map(|(c, g)| (share(*c, came) - share(*g, grants)).abs()).fold(0.0, f64::max)
}

/// What came of a rush.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// What was simulated.
    pub plan: Plan,
    /// People who hold a unit.
    pub granted: u64,
    /// People who were told SORRY.
    pub refused: u64,
    /// Of these, people for whom there was a unit and an open gate.
    pub false_refusals: u64,
    /// Of these, people who were told before a unit that came back had re-opened the campaign.
    pub refused_before_reopening: u64,
    /// Units in rows at the end.
    pub units_left: i64,
    /// People without an answer at the end.
    pub unanswered: u64,
    /// Moves of the planner.
    pub transfers: u64,
    /// Moves that servers asked for.
    pub loans: u64,
    /// Statements that servers asked for.
    pub statements: u64,
    /// People whose row was dry when they were first tried.
    pub waited_for_units: u64,
    /// Answers "wait".
    pub told_to_wait: u64,
    /// Answers "come back, the queue is full".
    pub shed: u64,
    /// Half of the winners heard it within this time.
    pub p50_ms: f64,
    /// All winners but one in a hundred heard it within this time.
    pub p99_ms: f64,
    /// From the first region without a unit to the last unit granted.
    pub gap_ms: f64,
    /// Three times the largest round trip.
    pub gap_limit_ms: f64,
    /// From the first SORRY in one region to the first SORRY in the last region.
    pub sorry_spread_ms: f64,
    /// Largest difference between a region's share of grants and of people who had come, in points of a hundred.
    pub unfairness: f64,
    /// What the model found wrong.
    pub broken: Option<String>,
}

impl Report {
    /// Of a run that has ended.
    pub(super) fn new(sim: &Sim) -> Self {
        let seen = &sim.measure;
        let ms = |micros: Micros| micros as f64 / 1000.0;
        let quantile = |q: f64| seen.latency.as_ref().map_or(0.0, |latency| ms(latency.value_at_quantile(q)));
        let (gap, early) = seen.sold_out.unwrap_or((seen.gap(), f64::NAN));
        let sorry = || seen.first_sorry.iter().flatten();
        let spread = sorry().max().unwrap_or(&0) - sorry().min().unwrap_or(&0);
        Self {
            plan: sim.plan,
            granted: sim.db.claimed(),
            refused: seen.refusals,
            false_refusals: seen.false_refusals,
            refused_before_reopening: seen.late_refusals,
            units_left: sim.db.units,
            unanswered: sim.waiting,
            transfers: seen.transfers,
            loans: seen.loans,
            statements: seen.statements,
            waited_for_units: seen.waited_for_units,
            told_to_wait: seen.told_to_wait,
            shed: seen.shed,
            p50_ms: quantile(0.5),
            p99_ms: quantile(0.99),
            gap_ms: ms(gap),
            gap_limit_ms: ms(3 * sim.world.widest()),
            sorry_spread_ms: ms(spread),
            unfairness: if early.is_nan() { worst_share(&seen.came, &seen.grants) } else { early },
            broken: sim.db.broken.clone().or_else(|| contradiction(sim)),
        }
    }

    /// The promises that are not kept, in words; none is what the shipped strategy must have.
    pub fn broken_promises(&self) -> Vec<String> {
        let mut found: Vec<String> = self.broken.iter().cloned().collect();
        let mut zero = |count: u64, what: &str| {
            if count > 0 {
                found.push(format!("{count} {what}"));
            }
        };
        zero(self.false_refusals, "refusals while there was a unit");
        zero(self.unanswered, "people without an answer");
        if self.plan.people >= self.plan.supply as u64 {
            zero(self.units_left as u64, "units left although enough people came");
        }
        found
    }

    /// Whether this run must keep its promises.
    pub fn is_shipped(&self) -> bool {
        self.plan.strategy == Strategy::Shipped
    }

    /// The shape of its demand.
    pub fn shape(&self) -> Shape {
        self.plan.shape
    }
}

/// Every person's answer against the rows: a claim for everybody who heard of one, and for nobody who heard SORRY.
fn contradiction(sim: &Sim) -> Option<String> {
    let told: u64 = sim.measure.grants.iter().sum();
    let claimed = sim.db.claimed();
    let wrong = told > claimed || (sim.waiting == 0 && told != claimed);
    wrong.then(|| format!("{told} people were told of a claim, {claimed} have one"))
}
