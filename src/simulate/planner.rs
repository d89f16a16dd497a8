//! The rebalancer in the model: one for the campaign, on a timer and on low water. It runs `quota::balance` on what a
//! survey told it, a round trip ago.
//!
//! What may not live here: a rule of the planner. **Invariant:** one survey at a time.

use std::collections::HashMap;
use std::time::Duration;

use super::Strategy;
use super::database::Statement;
use super::engine::{Caller, Event, Sim};
use super::world::{Micros, SECOND};
use crate::quota::balance::{Memory, Observed, PlannedMove, balance};
use crate::quota::{CounterRow, Gate, RowKey};

/// How often it looks.
const EVERY: Micros = SECOND;

/// How soon low water may wake it again.
const WAKE_GAP: Micros = SECOND / 4;

/// Rates are smoothed over so many seconds, as counts of grants come in surveys a second apart.
const SMOOTHING: f64 = 2.0;

#[derive(Clone, Copy, Default)]
struct Seen {
    granted: i64,
    at: Micros,
    rate: f64,
    trend: f64,
}

/// What it remembers.
#[derive(Default)]
pub struct Planner {
    memory: Memory,
    seen: HashMap<RowKey, Seen>,
    moves: Vec<Option<PlannedMove>>,
    asked_at: Micros,
}

impl Sim {
    pub(super) fn plan_timer(&mut self) {
        self.after(EVERY, Event::Plan);
        self.wake_planner();
    }

    /// Looks now, unless it looked a moment ago. It runs wherever there is a living server.
    pub(super) fn wake_planner(&mut self) {
        let plans = matches!(self.plan.strategy, Strategy::Shipped | Strategy::Resplit);
        let Some(at) = self.servers.iter().position(|server| !server.dead).filter(|_| plans) else { return };
        if self.planner.asked_at + WAKE_GAP <= self.now {
            self.planner.asked_at = self.now;
            self.ask(at, Caller::Planner, Statement::Survey);
        }
    }

    pub(super) fn make_plan(&mut self, rows: &[(CounterRow, i64)], gate: Gate) {
        if gate != Gate::Open {
            return;
        }
        if self.plan.strategy == Strategy::Resplit {
            return self.split_equally(rows);
        }
        let now = self.now;
        let observed: Vec<Observed> = rows.iter().map(|row| self.planner.observe(row, now)).collect();
        for planned in balance(&observed, &[], &self.planner.memory, Duration::from_micros(now)) {
            let find = |key: &RowKey| rows.iter().position(|(row, _)| row.key == *key);
            let (Some(from), Some(to)) = (find(&planned.from), find(&planned.to)) else { continue };
            let (amount, keep) = (planned.amount, planned.keep);
            self.planner.moves.push(Some(planned));
            self.send_move(self.planner.moves.len() - 1, from, to, amount, keep);
        }
    }

    fn send_move(&mut self, at: usize, from: usize, to: usize, amount: i64, keep: i64) {
        let Some(server) = self.servers.iter().position(|server| !server.dead) else { return };
        let id = self.name();
        self.ask(server, Caller::PlannedMove(at), Statement::Transfer(id, from, to, amount, keep));
    }

    pub(super) fn planned(&mut self, at: usize, units: i64) {
        if units == 0 {
            return;
        }
        self.measure.transfers += 1;
        if let Some(done) = self.planner.moves.get_mut(at).and_then(Option::take) {
            self.planner.memory.note(&done, Duration::from_micros(self.now));
        }
    }

    /// The other strategy: every row gets the same, whatever its demand.
    fn split_equally(&mut self, rows: &[(CounterRow, i64)]) {
        let total: i64 = rows.iter().map(|(row, _)| row.remaining).sum();
        let (each, more) = (total / rows.len() as i64, total % rows.len() as i64);
        let target = |at: usize| each + i64::from((at as i64) < more);
        let mut lacks: Vec<(usize, i64)> =
            rows.iter().enumerate().map(|(i, (r, _))| (i, target(i) - r.remaining)).collect();
        lacks.retain(|(_, lack)| *lack != 0);
        let (mut takers, mut lenders): (Vec<_>, Vec<_>) = lacks.into_iter().partition(|(_, lack)| *lack > 0);
        while let (Some(taker), Some(lender)) = (takers.last_mut(), lenders.last_mut()) {
            let amount = taker.1.min(-lender.1);
            (taker.1, lender.1) = (taker.1 - amount, lender.1 + amount);
            let (from, to, done) = (lender.0, taker.0, (taker.1 == 0, lender.1 == 0));
            self.planner.moves.push(None);
            self.send_move(self.planner.moves.len() - 1, from, to, amount, 0);
            if done.0 {
                takers.pop();
            }
            if done.1 {
                lenders.pop();
            }
        }
    }
}

impl Planner {
    /// A row's rate and its change, from what it has granted since the survey before.
    fn observe(&mut self, (row, granted): &(CounterRow, i64), now: Micros) -> Observed {
        let first = Seen { granted: *granted, at: now, rate: 0.0, trend: 0.0 };
        let seen = self.seen.entry(row.key.clone()).or_insert(first);
        let seconds = (now - seen.at) as f64 / SECOND as f64;
        if seconds > 0.1 {
            let weight = 1.0 - (-seconds / SMOOTHING).exp();
            let fresh = (granted - seen.granted) as f64 / seconds;
            let rate = seen.rate + (fresh - seen.rate) * weight;
            let trend = seen.trend + ((rate - seen.rate) / seconds - seen.trend) * weight;
            *seen = Seen { granted: *granted, at: now, rate, trend };
        }
        let (key, purpose, remaining) = (row.key.clone(), row.purpose, row.remaining);
        Observed { key, purpose, remaining, rate: seen.rate, trend: seen.trend }
    }
}
