//! Where a run begins: the counter rows of each strategy, and each server's queues.
//!
//! What may not live here: a step of a run. **Invariant:** the rows of a strategy add up to the supply.

use std::collections::VecDeque;

use super::database::{Cohort, Row};
use super::world::{Micros, World};
use super::{Plan, Strategy};
use crate::claim::steps::Steps;
use crate::quota::borrow::{Rate, Refills};
use crate::quota::{Purpose, RowKey, split};

/// Claims in one statement, as on `CockroachDB`.
const BATCH_MAX: u64 = 128;

/// A queue of a server.
pub struct Queue {
    /// The server's region.
    pub region: usize,
    pub(super) row: usize,
    /// Rows to try one after the other, for the strategies that do.
    pub(super) ring: Vec<usize>,
    pub(super) tried: usize,
    pub(super) closed: bool,
    pub(super) waiting: VecDeque<Cohort>,
    pub(super) queued: u64,
    pub(super) pending: Vec<Cohort>,
    pub(super) busy: bool,
    pub(super) steps: Steps,
    pub(super) rate: Rate,
    pub(super) rated_at: Micros,
    pub(super) asked: (i64, f64),
    pub(super) refills: Refills,
    pub(super) next_person: u64,
}

/// The counter rows a strategy begins with.
pub fn rows(plan: &Plan, world: &World) -> Vec<Row> {
    let even: Vec<_> = world.regions.iter().map(|region| (region.clone(), 1)).collect();
    let number = |key: &RowKey| world.regions.iter().position(|region| *region == key.region).unwrap_or(0);
    match plan.strategy {
        Strategy::Shipped => split::split(plan.supply, &even, plan.shards)
            .into_iter()
            .map(|row| Row::new(number(&row.key), row.key, row.purpose, row.initial))
            .collect(),
        Strategy::Global => {
            let key = RowKey { region: world.regions[0].clone(), shard: 0 };
            vec![Row::new(0, key, Purpose::Serving, plan.supply)]
        }
        Strategy::Static | Strategy::Next | Strategy::Resplit => {
            let all = plan.regions as i64 * plan.shards;
            let units = |i: i64| plan.supply / all + i64::from(i < plan.supply % all);
            let key =
                |i: i64| RowKey { region: world.regions[(i / plan.shards) as usize].clone(), shard: i % plan.shards };
            (0..all).map(|i| Row::new((i / plan.shards) as usize, key(i), Purpose::Serving, units(i))).collect()
        }
    }
}

/// For each region a queue for each serving row, and then one for travellers.
pub fn queues(plan: &Plan, rows: &[Row]) -> Vec<Queue> {
    let mut found = Vec::new();
    for region in 0..plan.regions {
        for shard in 0..=plan.shards {
            // Where a strategy has no such row, travellers take from the first.
            let own =
                rows.iter().position(|r| r.region == region && r.key.shard == shard && r.purpose != Purpose::Reserve);
            let row = own.or_else(|| rows.iter().position(|r| r.region == region)).unwrap_or(0);
            let ring = (0..rows.len()).map(|i| (row + i) % rows.len());
            let ring = match plan.strategy {
                Strategy::Static => ring.filter(|i| rows[*i].region == region).collect(),
                Strategy::Next => ring.collect(),
                Strategy::Shipped | Strategy::Global | Strategy::Resplit => vec![row],
            };
            found.push(Queue::new(region, row, rows[row].key.clone(), ring));
        }
    }
    found
}

impl Queue {
    /// An empty queue.
    pub(super) fn new(region: usize, row: usize, key: RowKey, ring: Vec<usize>) -> Self {
        Self {
            region,
            row,
            ring,
            tried: 0,
            closed: false,
            waiting: VecDeque::new(),
            queued: 0,
            pending: Vec::new(),
            busy: false,
            steps: Steps::new(key, 1),
            rate: Rate::default(),
            rated_at: 0,
            asked: (0, 0.0),
            refills: Refills::default(),
            next_person: 0,
        }
    }

    /// Takes what has queued, up to one batch.
    pub(super) fn fill(&mut self) {
        let most = self.steps.batch_max(BATCH_MAX as usize) as u64;
        let mut room = most.saturating_sub(count(&self.pending));
        while let Some(front) = self.waiting.front_mut().filter(|_| room > 0) {
            let cut = front.cut(room);
            if front.len() == 0 {
                self.waiting.pop_front();
            }
            room -= cut.len();
            self.queued -= cut.len();
            self.pending.push(cut);
        }
    }
}

/// How many people they are.
pub(super) fn count(people: &[Cohort]) -> u64 {
    people.iter().map(Cohort::len).sum()
}
