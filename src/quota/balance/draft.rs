//! A plan in the making: what each row can still give, what each region will have, and the moves between regions. The
//! moves of the last seconds are in `endgame.rs`.
//!
//! **Invariant:** `spare` of a row only falls, from what the survey saw, and never below zero.

use std::time::Duration;

use super::target::{self, Want};
use super::{BAND, Code, ENDGAME, HORIZON, LEAST_STEP, MOVES_A_MINUTE, Memory, PlannedMove};
use super::{Reason, RegionRule};
use crate::quota::Purpose;
use crate::quota::outlook::{self, Outlook};
use crate::quota::pace::Observed;
use crate::region::Region;

/// A region of the campaign.
pub(super) struct Side {
    pub(super) region: Region,
    pub(super) rows: Vec<usize>,
    /// What it will have when the plan is done.
    pub(super) have: i64,
    /// The part of `have` that comes from other regions.
    coming: i64,
    /// What went to other regions and is not in `have` any more.
    sent: i64,
    /// What its rows will grant.
    outlook: Vec<Outlook>,
    pub(super) target: i64,
    floor: i64,
    ceiling: i64,
    pub(super) gives_all: bool,
}

impl Side {
    fn seconds(&self) -> Option<i64> {
        outlook::lasting(&self.outlook, self.have).map(|seconds| seconds as i64)
    }

    pub(super) fn lack(&self) -> i64 {
        self.target - self.have
    }

    /// What its floor lets it give, even if nothing of what the plan brings it comes.
    pub(super) fn may_give(&self) -> i64 {
        self.have - self.coming - self.floor
    }

    /// What its ceiling lets it get, even if nothing of what the plan takes from it goes.
    pub(super) fn may_get(&self) -> i64 {
        self.ceiling.saturating_sub(self.have + self.sent)
    }

    pub(super) fn has_floor(&self) -> bool {
        self.floor > 0
    }

    /// How full it is against its target; an empty target is full.
    pub(super) fn fill(&self) -> f64 {
        if self.target == 0 { f64::MAX } else { self.have as f64 / self.target as f64 }
    }
}

/// A region and one of its rows.
pub(super) type Place = (usize, usize);

pub(super) struct Draft<'a> {
    pub(super) rows: &'a [Observed],
    memory: &'a Memory,
    now: Duration,
    pub(super) sides: Vec<Side>,
    /// What each row can still give.
    pub(super) spare: Vec<i64>,
    /// Moves of the last minute and of this plan that each row takes part in.
    uses: Vec<usize>,
    pub(super) moves: Vec<PlannedMove>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(rows: &'a [Observed], rules: &[RegionRule], memory: &'a Memory, now: Duration) -> Self {
        let mut sides = sides(rows, rules);
        aim(&mut sides);
        let spare = rows.iter().map(|row| row.remaining.max(0)).collect();
        let uses = rows.iter().map(|row| memory.uses(&row.key, now)).collect();
        Self { rows, memory, now, sides, spare, uses, moves: Vec::new() }
    }

    /// Seconds until the campaign is sold out.
    pub(super) fn seconds_left(&self) -> Option<f64> {
        let units: i64 = self.sides.iter().map(|side| side.have).sum();
        // The people of a region that leaves are counted where they are served.
        let staying = self.sides.iter().filter(|side| !side.gives_all);
        outlook::lasting(&staying.flat_map(|side| side.outlook.clone()).collect::<Vec<_>>(), units)
    }

    /// Regions that give all away: each row goes to whoever lacks most, split only where it must be.
    pub(super) fn empty_leavers(&mut self) {
        for at in (0..self.sides.len()).filter(|at| self.sides[*at].gives_all).collect::<Vec<_>>() {
            for row in self.sides[at].rows.clone() {
                while self.spare[row] > 0 && self.give_away(at, row) {}
            }
        }
    }

    fn give_away(&mut self, at: usize, row: usize) -> bool {
        let open = |to: &usize| {
            let side = &self.sides[*to];
            let free = side.may_get() > 0 && self.may_move(at, *to);
            free && self.landing(*to).is_some_and(|landing| !self.is_used_up(landing))
        };
        let takers = (0..self.sides.len()).filter(|to| !self.sides[*to].gives_all).filter(open);
        let Some(to) = takers.max_by_key(|to| (self.sides[*to].lack(), std::cmp::Reverse(*to))) else { return false };
        let Some(landing) = self.landing(to).filter(|_| !self.is_used_up(row)) else { return false };
        let (lack, room) = (self.sides[to].lack(), self.sides[to].may_get());
        // A rest that is too small to be worth a move of its own goes along, and all if nobody who may get it lacks it.
        let part = if lack <= 0 || self.spare[row] - lack < LEAST_STEP { self.spare[row] } else { lack };
        self.plan((at, row), (to, landing), part.min(room), 0, Code::Drain);
        true
    }

    /// Reserves lend to regions that have less than their target, the emptiest first, from the fullest first.
    pub(super) fn level_regions(&mut self) {
        let order = |sides: &[Side], lacks: bool| {
            let mut found: Vec<usize> = (0..sides.len())
                .filter(|at| !sides[*at].gives_all && if lacks { sides[*at].lack() > 0 } else { sides[*at].lack() < 0 })
                .collect();
            found.sort_by(|a, b| sides[*a].fill().total_cmp(&sides[*b].fill()));
            found
        };
        let (takers, mut lenders) = (order(&self.sides, true), order(&self.sides, false));
        lenders.reverse();
        for to in takers {
            for from in &lenders {
                self.lend(*from, to);
            }
        }
    }

    fn lend(&mut self, from: usize, to: usize) {
        let (Some(reserve), Some(landing)) = (self.reserve(from), self.landing(to)) else { return };
        let (lender, taker) = (&self.sides[from], &self.sides[to]);
        let lends = (-lender.lack()).min(lender.may_give()).min(self.spare[reserve]);
        let amount = taker.lack().min(lends).min(taker.may_get());
        let under_floor = taker.have < taker.floor;
        let out_of_band = taker.fill() < 1.0 - BAND || lender.fill() > 1.0 + BAND;
        let worth_it = amount >= LEAST_STEP && out_of_band;
        let busy = self.is_taken(reserve) || self.is_taken(landing);
        if busy || amount <= 0 || !(worth_it || under_floor) || !self.may_move(from, to) {
            return;
        }
        let keep = self.spare[reserve] - lends;
        self.plan((from, reserve), (to, landing), amount, keep, if under_floor { Code::Floor } else { Code::Ahead });
    }

    /// Whether a row takes part in a move between regions already.
    pub(super) fn is_taken(&self, row: usize) -> bool {
        let key = &self.rows[row].key;
        self.moves.iter().any(|m| m.from.region != m.to.region && (m.from == *key || m.to == *key))
    }

    /// Nothing moved the other way lately, in this plan or before it.
    pub(super) fn may_move(&self, from: usize, to: usize) -> bool {
        let (from, to) = (&self.sides[from].region, &self.sides[to].region);
        let planned = self.moves.iter().any(|m| m.from.region == *to && m.to.region == *from);
        from != to && !planned && !self.memory.moved_lately(to, from, self.now)
    }

    /// Whether a row took part in as many moves of the last minute as it may.
    pub(super) fn is_used_up(&self, row: usize) -> bool {
        self.uses[row] >= MOVES_A_MINUTE
    }

    /// The fullest reserve of a region.
    pub(super) fn reserve(&self, at: usize) -> Option<usize> {
        let reserves = self.sides[at].rows.iter().copied().filter(|row| self.rows[*row].purpose == Purpose::Reserve);
        reserves.max_by_key(|row| (self.spare[*row], std::cmp::Reverse(*row)))
    }

    /// Where units arrive in a region: its reserve, or the emptiest row if it has none.
    pub(super) fn landing(&self, at: usize) -> Option<usize> {
        let rows = || self.sides[at].rows.iter().copied();
        let reserve = rows().find(|row| self.rows[*row].purpose == Purpose::Reserve);
        reserve.or_else(|| rows().min_by_key(|row| self.rows[*row].remaining))
    }

    /// Plans a move, unless one of its rows is used up. If the lender lends already, each of its moves must leave it
    /// what all of them leave it, because they may be made in any order.
    pub(super) fn plan(&mut self, (giver, from): Place, (taker, to): Place, amount: i64, keep: i64, code: Code) {
        if self.is_used_up(from) || self.is_used_up(to) {
            return;
        }
        let reason = self.reason((giver, from), taker, code);
        let [from_key, to_key] = [from, to].map(|row| self.rows[row].key.clone());
        for earlier in self.moves.iter_mut().filter(|earlier| earlier.from == from_key) {
            earlier.keep = (earlier.keep - amount).max(0);
        }
        self.spare[from] -= amount;
        if giver != taker {
            self.sides[giver].have -= amount;
            self.sides[giver].sent += amount;
            self.sides[taker].have += amount;
            self.sides[taker].coming += amount;
        }
        self.uses[from] += 1;
        self.uses[to] += 1;
        self.moves.push(PlannedMove { from: from_key, to: to_key, amount, keep, reason });
    }

    fn reason(&self, (from, row): Place, to: usize, code: Code) -> Reason {
        let (lender, taker, row) = (&self.sides[from], &self.sides[to], &self.rows[row]);
        let row_seconds = outlook::lasting(&[expected(row)], row.remaining).map(|seconds| seconds as i64);
        let to_rate = outlook::units(&taker.outlook, 1.0).round() as i64;
        let (to, from) = (taker.region.clone(), lender.region.clone());
        let from_seconds = if code == Code::Idle { row_seconds } else { lender.seconds() };
        Reason { code, to, to_seconds: taker.seconds(), to_rate, from, from_seconds }
    }
}

/// What a row will grant, with its trends over the horizon. A trend of one noisy second must not turn a plan over, so
/// it can at most double a rate or halve it. Nor does it take the rate below what comes: a rate that falls because a
/// queue is nearly worked off stops falling there. (With the rate's trend for those who come as well, a region in
/// which a queue ended lent units that it needed two seconds later: `sun` in `tests/README.md`.)
pub(super) fn expected(row: &Observed) -> Outlook {
    let sane = |figure: f64| if figure.is_finite() { figure } else { 0.0 };
    let ahead = |rate: f64, trend: f64| {
        let rate = sane(rate).max(0.0);
        (rate + sane(trend) * HORIZON.as_secs_f64()).clamp(rate / 2.0, rate * 2.0)
    };
    let arriving = ahead(row.arriving, row.arriving_trend);
    let rate = ahead(row.rate, row.trend).max(arriving.min(sane(row.rate)));
    Outlook { rate, waiting: row.waiting.max(0) as f64, arriving }
}

/// The regions of the rows, in order of name; one without a rule has no floor and no ceiling.
fn sides(rows: &[Observed], rules: &[RegionRule]) -> Vec<Side> {
    let mut names: Vec<&Region> = rows.iter().map(|row| &row.key.region).collect();
    names.sort_unstable();
    names.dedup();
    let side = |region: &Region| {
        let rule = rules.iter().find(|rule| rule.region == *region);
        let own: Vec<usize> = (0..rows.len()).filter(|i| rows[*i].key.region == *region).collect();
        let floor = rule.map_or(0, |rule| rule.floor.max(0));
        Side {
            region: region.clone(),
            have: own.iter().map(|i| rows[*i].remaining).sum(),
            coming: 0,
            sent: 0,
            outlook: own.iter().map(|i| expected(&rows[*i])).collect(),
            rows: own,
            target: 0,
            floor,
            ceiling: rule.and_then(|rule| rule.ceiling).map_or(i64::MAX, |ceiling| ceiling.max(floor)),
            gives_all: rule.is_some_and(|rule| rule.gives_all),
        }
    };
    names.into_iter().map(side).collect()
}

/// Sets every region's target: by what it will be asked for, or by what it has while nobody asks anywhere.
fn aim(sides: &mut [Side]) {
    let total: i64 = sides.iter().map(|side| side.have).sum();
    let mut staying: Vec<&mut Side> = sides.iter_mut().filter(|side| !side.gives_all).collect();
    let asked: f64 = staying.iter().map(|side| outlook::units(&side.outlook, 1.0)).sum();
    let rows = |side: &Side| {
        if asked > 0.0 { side.outlook.clone() } else { vec![Outlook::steady(side.have as f64)] }
    };
    let whole: f64 = staying.iter().map(|side| outlook::units(&rows(side), 1.0)).sum();
    // Near the end the first who come find units a round trip away, and units that nobody asks for must not be last.
    let near = if asked > 0.0 { (total as f64 / asked / ENDGAME.as_secs_f64()).min(1.0) } else { 1.0 };
    // With nothing to go by, all are equal.
    let least = if whole > 0.0 { whole / staying.len() as f64 * target::IDLE_SHARE * near } else { 1.0 };
    let want = |side: &Side| Want { rows: rows(side), least, floor: side.floor, ceiling: side.ceiling };
    let wants: Vec<Want> = staying.iter().map(|side| want(side)).collect();
    for (side, target) in staying.iter_mut().zip(target::targets(total, &wants)) {
        side.target = target;
    }
}
