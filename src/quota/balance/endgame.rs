//! The moves of the last seconds: from rows that will not use what they have. Only here does a row that serves lend.
//!
//! What may not live here: the last units themselves, which dry rows go to (`quota::plan`).
//!
//! **Invariant:** a row that granted what was expected until a move came keeps what it is expected to grant from then
//! on, until the campaign is sold out, so that no claim waits for a unit that the move took.

use std::time::Duration;

use super::draft::{Draft, Place, Side, expected};
use super::{Code, LEAST_STEP};
use crate::quota::Purpose;

/// A row is idle if it has so many times what it is expected to grant.
const IDLE_TIMES: f64 = 2.0;

/// With less than this left, rows that serve give up what they will not use. In 30 regions with few people in each but
/// one, a tenth of all units stands in rows that nobody comes to, and regions lend one after the other: with 20 s the
/// last unit went out 1.9 s after the first region was dry, with 60 s after 0.8 s.
const IDLE: Duration = Duration::from_secs(60);

/// With less than this left, rows lend to rows: over two reserves, units would arrive when all is over.
const ROWS_LEND: Duration = Duration::from_secs(10);

/// Rows are levelled for this time at least: about as long as such a transfer takes.
const LEAST: Duration = Duration::from_millis(500);

/// A row lends, and is lent to, when it is off by this part of what it should have.
const ROW_BAND: f64 = 0.5;

/// A region is helped as a whole when it has less than this part of what it should have …
const HELP_FILL: f64 = 0.85;

/// … and lacks so many units. Fewer than elsewhere: of a region that is asked for 100 units a second, `LEAST_STEP` is
/// the last half second and more.
const HELP_STEP: i64 = 16;

/// A region is quiet when it should have no more than this part of an equal share of all units. With a fifth, regions
/// whose queue has just been worked off are quiet as well, and a plan knows least of those (`spike`).
const QUIET_PART: f64 = 1.0 / 8.0;

/// … and no more than so many, which a row of another region easily spares.
const QUIET_UNITS: i64 = 512;

/// So many quiet regions are helped in one plan: moves that are planned first are made first, and few at a time.
const QUIET_AT_ONCE: usize = 2;

/// A quiet region is helped before the others when it has less than this part of what it should have. It is late then:
/// with 0.85, as above, 29 quiet regions of 30 take the rows of the busy one from what it needs itself.
const QUIET_FILL: f64 = 0.7;

/// A move to a quiet region may come so long after the look it was planned from, and its lender may have granted what
/// was expected in all of it. `LEAST` is usual; but a move that waited for a lock, or whose lender was quicker than
/// expected, would move nothing, and the region would be dry first of all.
const QUIET_WAITS: Duration = Duration::from_millis(1200);

impl Draft<'_> {
    /// Near the end, rows that serve hand what they will not use to their own region's reserve.
    pub(super) fn gather_idle(&mut self) {
        let near = |left: &f64| (ROWS_LEND.as_secs_f64()..IDLE.as_secs_f64()).contains(left);
        let Some(lasting) = self.seconds_left().filter(near) else { return };
        for (at, row) in self.serving() {
            let Some(reserve) = self.reserve(at) else { continue };
            let needs = expected(&self.rows[row]).units(lasting);
            let keep = needs as i64 + LEAST_STEP;
            let idle = self.spare[row] as f64 > needs * IDLE_TIMES + LEAST_STEP as f64;
            let amount = self.spare[row] - keep;
            if idle && amount >= LEAST_STEP {
                self.plan((at, row), (at, reserve), amount, keep, Code::Idle);
            }
        }
    }

    /// In the last seconds rows that have too much lend to rows that have too little, wherever they are: the fullest to
    /// the emptiest, each once. That a claim may wait for such a transfer's lock costs less than units that end last.
    pub(super) fn level_rows(&mut self) {
        let Some(lasting) = self.last_seconds() else { return };
        let band = |row: usize| (expected(&self.rows[row]).units(lasting) * ROW_BAND).max(LEAST_STEP as f64);
        // What each has too much, or too little if that is negative, before this plan moves any of it.
        let over = |(at, row): Place| ((at, row), self.over(row, lasting));
        let rows: Vec<(Place, f64)> = self.serving().into_iter().map(over).collect();
        let mut lenders: Vec<_> = rows.iter().filter(|((_, row), over)| *over > band(*row)).collect();
        let lacks = |((at, row), over): &&(Place, f64)| -over > band(*row) && !self.is_helped(*at);
        let mut takers: Vec<_> = rows.iter().filter(lacks).collect();
        lenders.sort_by(|a, b| b.1.total_cmp(&a.1));
        takers.sort_by(|a, b| a.1.total_cmp(&b.1));
        for ((from, over), (to, lack)) in lenders.into_iter().zip(takers) {
            let (from, to) = (*from, *to);
            let amount = over.min(-lack) as i64;
            let amount = if from.0 == to.0 { amount } else { amount.min(self.room(from.0, to.0)) };
            if amount >= LEAST_STEP && (from.0 == to.0 || self.may_move(from.0, to.0)) {
                self.lend_idle(from, to, amount, LEAST.as_secs_f64());
            }
        }
    }

    /// In the last seconds a quiet region that will be dry before the others gets what it lacks from one row that
    /// serves, before the reserves are shared out. A reserve would be the slower lender: its own dry rows queue for its
    /// lock. Where no row can spare all of it, the reserves may.
    pub(super) fn help_quiet_regions(&mut self) {
        let Some(lasting) = self.last_seconds() else { return };
        let mut helped = 0;
        for to in self.takers(QUIET_FILL) {
            if helped == QUIET_AT_ONCE {
                break;
            }
            let Some((most, from, landing)) = self.lender(to, lasting) else { continue };
            let lack = self.sides[to].lack();
            if self.is_quiet(to) && most >= lack {
                self.lend_idle(from, (to, landing), lack, QUIET_WAITS.as_secs_f64().min(lasting));
                helped += 1;
            }
        }
    }

    /// In the last seconds a region whose rows are too small to lack much each is helped as a whole, out of the row
    /// that can spare most: its reserve is what other reserves had, and theirs are empty.
    pub(super) fn help_whole_regions(&mut self) {
        let Some(lasting) = self.last_seconds() else { return };
        for to in self.takers(HELP_FILL) {
            let Some((most, from, landing)) = self.lender(to, lasting) else { continue };
            let amount = self.sides[to].lack().min(most);
            if amount >= HELP_STEP {
                self.lend_idle(from, (to, landing), amount, LEAST.as_secs_f64());
            }
        }
    }

    /// In the last seconds, for how long all that is there should last.
    fn last_seconds(&self) -> Option<f64> {
        let left = self.seconds_left().filter(|left| *left < ROWS_LEND.as_secs_f64())?;
        Some(left.max(LEAST.as_secs_f64()))
    }

    /// Regions that have less than this part of what they should have, the emptiest first.
    fn takers(&self, fill: f64) -> Vec<usize> {
        let lacks = |side: &Side| !side.gives_all && side.lack() >= HELP_STEP && side.fill() < fill;
        let mut takers: Vec<usize> = (0..self.sides.len()).filter(|at| lacks(&self.sides[*at])).collect();
        takers.sort_by(|a, b| self.sides[*a].fill().total_cmp(&self.sides[*b].fill()));
        takers
    }

    /// The row that can lend a region most while all it has is to last so many seconds, how much that is, and the row
    /// where it arrives.
    fn lender(&self, to: usize, lasting: f64) -> Option<(i64, Place, usize)> {
        let free = |row: usize| !self.is_taken(row) && !self.is_used_up(row);
        let landing = self.landing(to).filter(|row| free(*row))?;
        let lends = |(at, row): &Place| self.sides[*at].lack() < 0 && free(*row) && self.may_move(*at, to);
        let most =
            |(at, row): Place| (self.over(row, lasting) as i64).min(-self.sides[at].lack()).min(self.room(at, to));
        let lenders = self.serving().into_iter().filter(lends);
        lenders.map(|from| (most(from), from)).max().map(|(most, from)| (most, from, landing))
    }

    /// What a row has above what it is expected to grant in so many seconds.
    fn over(&self, row: usize, lasting: f64) -> f64 {
        self.spare[row] as f64 - expected(&self.rows[row]).units(lasting)
    }

    /// Whether a region should have so little, beside the others, that one row of theirs can give it that.
    fn is_quiet(&self, at: usize) -> bool {
        let staying = self.sides.iter().filter(|side| !side.gives_all).count();
        let units: i64 = self.sides.iter().map(|side| side.have).sum();
        let target = self.sides[at].target;
        target <= QUIET_UNITS && target as f64 <= units as f64 / staying.max(1) as f64 * QUIET_PART
    }

    /// Whether this plan has a row that serves help a region already.
    fn is_helped(&self, at: usize) -> bool {
        self.moves.iter().any(|m| m.reason.code == Code::Idle && m.to.region == self.sides[at].region)
    }

    /// Units that a row will not use. Until they are taken, at most `waits` seconds after the look, the row grants what
    /// it is expected to, so it keeps less by that; else a row that does just this would have sunk to what it keeps,
    /// and lend nothing. For a region with a floor what it grants meanwhile is not counted on.
    fn lend_idle(&mut self, from: Place, to: Place, amount: i64, waits: f64) {
        let floored = from.0 != to.0 && self.sides[from.0].has_floor();
        let meanwhile = if floored { 0.0 } else { expected(&self.rows[from.1]).units(waits) };
        let keep = (self.spare[from.1] - amount - meanwhile as i64).max(0);
        self.plan(from, to, amount, keep, Code::Idle);
    }

    /// What a floor and a ceiling allow to move between two regions.
    fn room(&self, from: usize, to: usize) -> i64 {
        self.sides[from].may_give().min(self.sides[to].may_get())
    }

    /// The rows that serve, of regions that stay.
    fn serving(&self) -> Vec<Place> {
        let rows = |at: usize| self.sides[at].rows.iter().map(move |row| (at, *row));
        let staying = (0..self.sides.len()).filter(|at| !self.sides[*at].gives_all);
        staying.flat_map(rows).filter(|(_, row)| self.rows[*row].purpose != Purpose::Reserve).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{SECOND, apply, region, rows};
    use super::super::{MOVES_A_MINUTE, Memory, PlannedMove, balance};
    use crate::quota::RowKey;
    use crate::quota::pace::Observed;

    fn moves(rows: &[Observed]) -> Vec<String> {
        let planned = balance(rows, &[], &Memory::default(), SECOND);
        planned.iter().map(|m| format!("{} {} -> {} keep {}", m.amount, m.from, m.to, m.keep)).collect()
    }

    /// The moves of a plan for three regions, of which `eu` has 600 people a second and `ap` 420.
    fn last_moves([serves, reserve]: [i64; 2], us_has: i64, us_rate: f64) -> Vec<String> {
        let us = rows("us", us_has, 0, us_rate);
        moves(&[rows("ap", 3_000, 0, 420.0), rows("eu", serves, reserve, 600.0), us].concat())
    }

    #[test]
    fn in_the_last_seconds_a_row_helps_a_quiet_region_and_a_reserve_the_others() {
        assert_eq!(last_moves([5_000, 400], 20, 20.0), ["141 eu/0 -> us/2 keep 4139", "400 eu/2 -> ap/2 keep 0"]);
        assert_eq!(last_moves([5_000, 400], 20, 60.0), ["400 eu/2 -> us/2 keep 0"]);
        // What it lacks still comes with the next plan: one move at a time for the row where it arrives.
        assert_eq!(last_moves([5_000, 300], 20, 60.0), ["300 eu/2 -> us/2 keep 0"]);
        // It has most of its part.
        assert_eq!(last_moves([5_000, 400], 120, 20.0), ["400 eu/2 -> ap/2 keep 0", "43 eu/0 -> us/2 keep 4657"]);
        // The row needs what it has itself, or can spare a part only.
        assert_eq!(last_moves([4_000, 1_400], 20, 20.0), ["141 eu/2 -> us/2 keep 858"]);
        assert_eq!(last_moves([4_950, 450], 20, 20.0), ["141 eu/2 -> us/2 keep 0"]);
        // Nothing begins before the last seconds.
        assert_eq!(last_moves([9_000, 400], 20, 20.0), ["218 eu/2 -> us/2 keep 0"]);
    }

    #[test]
    fn a_quiet_region_is_helped_once_in_a_plan_and_its_lender_may_lend_again() {
        let row = |shard: i64, remaining: i64, rate: f64| {
            let one = rows("eu", remaining, 0, rate).remove(0);
            Observed { key: RowKey { region: region("eu"), shard }, ..one }
        };
        let idle = [vec![row(0, 400, 0.0), row(1, 3_590, 400.0)], rows("us", 0, 0, 20.0)].concat();
        assert_eq!(moves(&idle), ["190 eu/0 -> us/2 keep 210"]);
        let mut two = [rows("ap", 0, 0, 200.0), rows("eu", 3_990, 0, 200.0), rows("us", 0, 0, 15.0)].concat();
        assert_eq!(moves(&two), ["144 eu/0 -> us/2 keep 1684", "1922 eu/0 -> ap/0 keep 1824"]);
        // In the other order each still gets its own.
        let mut planned = balance(&two, &[], &Memory::default(), SECOND);
        planned.reverse();
        apply(&mut two, &planned);
        assert_eq!([two[0].remaining, two[5].remaining], [planned[0].amount, planned[1].amount]);
        // It keeps what is asked of it for as long as there is anything.
        let busy = [rows("ap", 0, 0, 700.0), vec![row(0, 4_000, 5_000.0)], rows("us", 0, 0, 40.0)].concat();
        assert_eq!(moves(&busy), ["27 eu/0 -> us/2 keep 489"]);
    }

    #[test]
    fn two_quiet_regions_are_helped_in_a_plan_and_those_that_need_much_are_left_to_the_reserves() {
        let quiet = ["q1", "q2", "q3"].map(|name| rows(name, 0, 0, 4.0)).concat();
        let lenders = ["e1", "e2", "e3"].map(|name| rows(name, 2_000, 0, 200.0)).concat();
        // The third is helped after the reserves: its lender keeps more, because half a second is counted on, not 1.2.
        let helped = ["39 e3/0 -> q1/2 keep 1721", "39 e2/0 -> q2/2 keep 1721", "39 e1/0 -> q3/2 keep 1861"];
        assert_eq!(moves(&[quiet, lenders].concat()), helped);
        // A part of a hundred, and more than 512 units.
        let [eu, us] = [rows("eu", 60_000, 10_000, 5_000.0), rows("us", 60_000, 0, 9_000.0)];
        assert_eq!(
            moves(&[eu, us, rows("ap", 0, 0, 120.0)].concat()),
            ["1104 eu/2 -> ap/2 keep 0", "13966 eu/0 -> us/2 keep 43534"]
        );
    }

    #[test]
    fn a_row_that_has_lent_as_often_as_it_may_is_passed_over() {
        let here = [rows("q1", 0, 0, 4.0), rows("e1", 2_000, 0, 200.0), rows("e2", 2_000, 0, 200.0)].concat();
        let planned = |memory: &Memory| balance(&here, &[], memory, SECOND * 10);
        let mut memory = Memory::default();
        let first = planned(&memory).remove(0);
        assert_eq!(first.from.to_string(), "e2/0");
        let elsewhere = PlannedMove { to: RowKey { region: region("far"), shard: 2 }, ..first };
        (0..MOVES_A_MINUTE).for_each(|_| memory.note(&elsewhere, SECOND));
        let next = planned(&memory);
        assert_eq!(next.iter().map(|m| m.from.to_string()).collect::<Vec<_>>(), ["e1/0"]);
    }
}
