//! The rebalancer in the model: one for the campaign, on a timer and on low water. It runs the shipped desk on what a
//! survey told it, a round trip ago.
//!
//! What may not live here: a rule of the planner. **Invariant:** one survey at a time.

use std::collections::VecDeque;
use std::time::Duration;

use super::Strategy;
use super::database::Statement;
use super::engine::{Caller, Event, Sim};
use super::world::{Micros, SECOND};
use crate::quota::balance::PlannedMove;
use crate::quota::desk::{self, Desk};
use crate::quota::store::Rules;
use crate::quota::{CounterRow, Gate};

/// How often it looks.
const EVERY: Micros = desk::LOOK_EVERY.as_micros() as Micros;

/// How soon low water may wake it again.
const WAKE_GAP: Micros = desk::LOOK_GAP.as_micros() as Micros;

/// How long it looks after one plan.
const PLAN_MAX: Micros = desk::PLAN_MAX.as_micros() as Micros;

/// A planner whose server died is followed by another after its lease.
const LOST: Micros = 7 * SECOND;

/// What it remembers.
#[derive(Default)]
pub struct Planner {
    desk: Desk,
    moves: Vec<Option<PlannedMove>>,
    /// When it asked last, whether it waits for the answer, and the moves that are under way.
    asked_at: Micros,
    looks: bool,
    under_way: usize,
    /// When its plan was made, and the moves of it that have not begun.
    planned_at: Micros,
    todo: VecDeque<PlannedMove>,
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
        let planner = &mut self.planner;
        let moves = planner.under_way > 0 && self.now < planner.planned_at + PLAN_MAX;
        let idle = !(planner.looks || moves) || planner.asked_at + LOST <= self.now;
        if idle && planner.asked_at + WAKE_GAP <= self.now {
            planner.looks = true;
            planner.asked_at = self.now;
            self.ask(at, Caller::Planner, Statement::Survey);
        }
    }

    pub(super) fn make_plan(&mut self, rows: &[CounterRow], gate: Gate) {
        self.planner.looks = false;
        if gate != Gate::Open {
            return;
        }
        if self.plan.strategy == Strategy::Resplit {
            return self.split_equally(rows);
        }
        let now = Duration::from_micros(self.now);
        self.planner.todo = self.planner.desk.plan(rows, &Rules::default(), now).into();
        self.planner.planned_at = self.now;
        self.begin_moves();
    }

    /// Few at once, and none that would come too late, as `quota::desk` carries a plan out.
    fn begin_moves(&mut self) {
        if self.now >= self.planner.planned_at + PLAN_MAX {
            self.planner.todo.clear();
        }
        while self.planner.under_way < desk::AT_ONCE {
            let Some(planned) = self.planner.todo.pop_front() else { return };
            let (from, to) = (self.db.numbers[&planned.from], self.db.numbers[&planned.to]);
            let (amount, keep) = (planned.amount, planned.keep);
            self.planner.moves.push(Some(planned));
            self.send_move(self.planner.moves.len() - 1, from, to, amount, keep);
        }
    }

    fn send_move(&mut self, at: usize, from: usize, to: usize, amount: i64, keep: i64) {
        let Some(server) = self.servers.iter().position(|server| !server.dead) else { return };
        let id = self.name();
        self.planner.under_way += 1;
        self.ask(server, Caller::PlannedMove(at), Statement::Transfer(id, from, to, amount, keep));
    }

    pub(super) fn planned(&mut self, at: usize, units: i64) {
        self.planner.under_way = self.planner.under_way.saturating_sub(1);
        if units > 0 {
            self.measure.transfers += 1;
            if let Some(done) = self.planner.moves.get_mut(at).and_then(Option::take) {
                self.planner.desk.moved(&done, Duration::from_micros(self.now));
            }
        }
        self.begin_moves();
    }

    /// The other strategy: every row gets the same, whatever its demand.
    fn split_equally(&mut self, rows: &[CounterRow]) {
        let total: i64 = rows.iter().map(|row| row.remaining).sum();
        let (each, more) = (total / rows.len() as i64, total % rows.len() as i64);
        let target = |at: usize| each + i64::from((at as i64) < more);
        let mut lacks: Vec<(usize, i64)> = rows.iter().enumerate().map(|(i, r)| (i, target(i) - r.remaining)).collect();
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
