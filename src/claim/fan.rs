//! Over how many of its region's counter rows a server spreads the natives: over all in a rush, over few while few
//! come. Pure.
//!
//! Many rows are there so that a crowd does not wait for the lock of one. Where three people come in the time of a
//! commit, eight rows mean three statements instead of one. And the last units of a quiet region lie in eight places:
//! who comes for them from another region makes a journey to each (`sun` in `tests/README.md`).
//!
//! A server knows who comes to it, and not who comes to the others of its region. So each counts its own people and
//! begins at a row of its own: several servers with few people each mostly use a row each, and none waits for another's
//! commit. What stands in rows that nobody uses is fetched by those that are used (`quota::plan::ahead`).
//!
//! **Invariant:** it decides nothing. A native of a region may draw from any of its serving rows, and two attempts of
//! one account meet in the key of the claim, whichever rows they were queued for.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use crate::id::AccountId;
use crate::quota::RowKey;
use crate::quota::borrow::Rate;
use crate::quota::plan::Plan;

/// A row is used for every so many people a second. In the simulated seed campaign the last unit of `sun` goes out some
/// 150 ms sooner than with all rows in use, with 70, 100 and 140 alike (`tests/README.md`).
const PEOPLE_A_ROW: f64 = 140.0;

/// A row goes out of use when one row fewer would have no more people a second than this each: else chance would take
/// a row out of use and back again within a second, and with it the row of everybody who was sent there.
const PEOPLE_A_ROW_KEPT: f64 = 100.0;

/// For so long the row that a dry one was sent to takes its place. Longer than what is left of a campaign whose rows
/// run dry; and where units come again, servers that were all sent to one row soon stand apart as before.
const FOLLOWS: Duration = Duration::from_secs(5);

/// An account's lot: the same number each time within a process, and spread evenly over all bits. The ids themselves
/// may all end with the same bits, as UUIDs of version 1 end with the machine that made them: by those, all people of a
/// user service would queue for one row.
pub fn lot(account: AccountId) -> u64 {
    let mut hasher = DefaultHasher::new();
    account.0.as_u128().hash(&mut hasher);
    hasher.finish()
}

/// How wide one server's natives of one campaign are spread.
#[derive(Clone, Copy, Debug)]
pub struct Fan {
    rows: i64,
    /// The row at which this server begins.
    own: i64,
    /// The row at which it begins instead, and since when.
    followed: Option<(i64, Duration)>,
    in_use: i64,
    coming: Rate,
    counted_at: Duration,
}

impl Fan {
    /// Nobody has come yet to a region with so many rows for natives, at least one. A server begins at the row of one
    /// account's lot. `now` is any clock that never goes back, here and below.
    pub fn new(rows: i64, lot: u64, now: Duration) -> Self {
        let rows = rows.max(1);
        let own = (lot % rows as u64) as i64;
        Self { rows, own, followed: None, in_use: 1, coming: Rate::default(), counted_at: now }
    }

    /// Counts people who come now; the rows in use from now on.
    pub fn count_people(&mut self, people: u64, now: Duration) -> RowsInUse {
        let passed = now.saturating_sub(self.counted_at);
        self.counted_at = now.max(self.counted_at);
        let coming = self.coming.count(i64::try_from(people).unwrap_or(i64::MAX), passed);
        let rows = |people: f64| ((coming / people).ceil() as i64).clamp(1, self.rows);
        self.in_use = self.in_use.clamp(rows(PEOPLE_A_ROW), rows(PEOPLE_A_ROW_KEPT));
        self.followed = self.followed.filter(|(_, at)| now.saturating_sub(*at) < FOLLOWS);
        RowsInUse { rows: self.rows, first: self.first(), count: self.in_use }
    }

    /// A dry row was told where to go. If it is the only one in use, and was told another row for natives of its
    /// region, who comes from now on begins there: that row has units, or its queue looks for some for all of them.
    pub fn follow(&mut self, dry: &RowKey, step: &Plan, now: Duration) {
        let (Plan::Go(row) | Plan::Join(row)) = step else { return };
        let only = self.in_use == 1 && dry.shard == self.first();
        if only && row.region == dry.region && row.shard < self.rows {
            self.followed = Some((row.shard, now));
        }
    }

    fn first(&self) -> i64 {
        self.followed.map_or(self.own, |(row, _)| row)
    }
}

/// The rows in use: `count` of `rows`, in a circle from `first` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowsInUse {
    rows: i64,
    first: i64,
    count: i64,
}

impl RowsInUse {
    /// The row of an account with this lot: its own while that is in use, and one of those in use otherwise.
    pub fn row_of(&self, lot: u64) -> i64 {
        let own = (lot % self.rows as u64) as i64;
        let other = (lot / self.rows as u64 % self.count as u64) as i64;
        if self.uses(own) { own } else { (self.first + other) % self.rows }
    }

    /// Whether a row is in use.
    pub fn uses(&self, shard: i64) -> bool {
        (shard - self.first).rem_euclid(self.rows) < self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: i64 = 8;

    /// The rows in use after so many people a second came for three seconds.
    fn after(fan: &mut Fan, people: u64) -> RowsInUse {
        let begin = fan.counted_at;
        let beat = |n: u64| begin + Duration::from_millis(50 * (n + 1));
        (0..60).map(|n| fan.count_people(people / 20, beat(n))).last().expect("some")
    }

    fn used(rows: RowsInUse) -> Vec<i64> {
        (0..ROWS).filter(|shard| rows.uses(*shard)).collect()
    }

    #[test]
    fn few_people_use_one_row_a_crowd_uses_all_and_a_crowd_that_goes_leaves_one() {
        let mut fan = Fan::new(ROWS, 14, Duration::ZERO);
        assert_eq!(used(after(&mut fan, 60)), [6]);
        assert_eq!(used(after(&mut fan, 360)), [0, 6, 7]);
        assert_eq!(used(after(&mut fan, 10_000)), [0, 1, 2, 3, 4, 5, 6, 7]);
        let later = fan.counted_at + Duration::from_secs(20);
        assert_eq!(used(fan.count_people(1, later)), [6]);
    }

    #[test]
    fn chance_takes_no_row_out_of_use() {
        let mut fan = Fan::new(ROWS, 0, Duration::ZERO);
        let mut count = |people| used(after(&mut fan, people)).len();
        assert_eq!([count(260), count(300), count(240), count(180)], [2, 3, 3, 2]);
    }

    #[test]
    fn an_opening_is_spread_over_all_rows_before_two_thousand_came() {
        let mut fan = Fan::new(ROWS, 0, Duration::ZERO);
        let counts = (0..1_000).map(|ms| fan.count_people(10, Duration::from_millis(ms)));
        let all = counts.take_while(|rows| used(*rows).len() < ROWS as usize).count();
        assert!(all < 200, "{all} ms");
    }

    #[test]
    fn an_account_keeps_its_row_while_that_is_in_use_and_the_others_share_the_rows_evenly() {
        let (all, three) =
            (RowsInUse { rows: ROWS, first: 2, count: ROWS }, RowsInUse { rows: ROWS, first: 6, count: 3 });
        let mut came = [0; ROWS as usize];
        for lot in 0..24_000 {
            let (own, shard) = (all.row_of(lot), three.row_of(lot));
            assert_eq!(own, (lot % 8) as i64);
            assert!(three.uses(shard) && (!three.uses(own) || own == shard), "{lot}: {own}, {shard}");
            came[shard as usize] += 1;
        }
        assert_eq!(came, [8_000, 0, 0, 0, 0, 0, 8_000, 8_000]);
    }

    #[test]
    fn ids_that_end_alike_or_are_counted_are_spread_over_all_rows() {
        let all = RowsInUse { rows: ROWS, first: 0, count: ROWS };
        for step in [1, 1 << 8, 1 << 80, 1 << 112] {
            let mut came = [0; ROWS as usize];
            for number in 0..8_000_u128 {
                let id = uuid::Uuid::from_u128(number * step);
                came[all.row_of(lot(AccountId(id))) as usize] += 1;
            }
            assert!(came.iter().all(|came| (850..1_150).contains(came)), "{step}: {came:?}");
        }
    }

    fn row(region: &str, shard: i64) -> RowKey {
        RowKey { region: region.parse().unwrap(), shard }
    }

    #[test]
    fn who_comes_after_the_only_row_in_use_is_dry_goes_where_that_was_sent_for_a_while() {
        let mut fan = Fan::new(ROWS, 0, Duration::ZERO);
        let mut first = |dry, step: Plan, ms| {
            let now = Duration::from_millis(ms);
            fan.follow(&row("eu", dry), &step, now);
            used(fan.count_people(0, now))
        };
        assert_eq!(first(0, Plan::Go(row("us", 3)), 0), [0]);
        assert_eq!(first(0, Plan::Go(row("eu", ROWS)), 0), [0], "travellers' row");
        assert_eq!(first(0, Plan::Pause, 0), [0]);
        assert_eq!(first(3, Plan::Join(row("eu", 5)), 0), [0], "nobody comes to the row that is dry");
        assert_eq!(first(ROWS, Plan::Go(row("eu", 5)), 0), [0], "travellers are sent on");
        assert_eq!(first(0, Plan::Go(row("eu", 5)), 100), [5]);
        assert_eq!(first(0, Plan::Pause, 4_000), [5]);
        assert_eq!(first(5, Plan::Join(row("eu", 2)), 4_500), [2]);
        assert_eq!([first(5, Plan::Pause, 9_400), first(5, Plan::Pause, 9_500)], [[2], [0]]);
    }

    #[test]
    fn one_dry_row_of_several_in_use_moves_no_other() {
        let mut fan = Fan::new(ROWS, 6, Duration::ZERO);
        assert_eq!(used(after(&mut fan, 360)), [0, 6, 7]);
        let now = fan.counted_at;
        fan.follow(&row("eu", 6), &Plan::Join(row("eu", 3)), now);
        assert_eq!(used(fan.count_people(0, now)), [0, 6, 7]);
    }
}
