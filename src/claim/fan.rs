//! Over how many of its region's counter rows a server spreads the natives: over all in a rush, over few while few
//! come. Pure.
//!
//! Many rows are there so that a crowd does not wait for the lock of one. Where three people come in the time of a
//! commit, nine rows mean three statements instead of one, and the last units of a quiet region lie in nine places, of
//! which each is a journey of its own for who must come for them from another region (`sun` in `tests/README.md`).
//!
//! A server knows who comes to it, and not who comes to the others of its region. So each counts its own people and
//! begins at a row of its own: several servers with few people each use a row each, and none waits for another's
//! commit.
//!
//! **Invariant:** it decides nothing. A native of a region may draw from any of its serving rows, and two attempts of
//! one account meet in the key of the claim, whichever rows they were queued for.

use std::time::Duration;

use crate::quota::borrow::Rate;
use crate::quota::plan::Plan;
use crate::region::Region;

/// A row is used for every so many people a second. In the simulated seed campaign the last unit of `sun` goes out 770
/// ms after the first region is dry with all rows in use, and 600 to 620 ms after it with 70, 100 or 140.
const PEOPLE_A_ROW: f64 = 100.0;

/// How wide one server's natives of one campaign are spread.
#[derive(Clone, Copy, Debug)]
pub struct Fan {
    rows: i64,
    first: i64,
    coming: Rate,
    counted_at: Duration,
}

impl Fan {
    /// Nobody has come yet to a region with so many rows for natives, at least one; `own` is where this server begins.
    /// `now` is any clock that never goes back, here and below.
    pub fn new(rows: i64, own: i64, now: Duration) -> Self {
        let rows = rows.max(1);
        Self { rows, first: own.rem_euclid(rows), coming: Rate::default(), counted_at: now }
    }

    /// Counts people who come now; the rows in use from now on.
    pub fn spread(&mut self, people: u64, now: Duration) -> Spread {
        let passed = now.saturating_sub(self.counted_at);
        self.counted_at = now.max(self.counted_at);
        let coming = self.coming.count(i64::try_from(people).unwrap_or(i64::MAX), passed);
        let count = ((coming / PEOPLE_A_ROW).ceil() as i64).clamp(1, self.rows);
        Spread { rows: self.rows, first: self.first, count }
    }

    /// A dry row of the region `here` was told where to go. If that is another row for natives, there are units, or
    /// somebody who looks for some: who comes from now on begins there.
    pub fn follow(&mut self, step: &Plan, here: &Region) {
        let (Plan::Go(row) | Plan::Join(row)) = step else { return };
        if row.region == *here && row.shard < self.rows {
            self.first = row.shard;
        }
    }
}

/// The rows in use: `count` of `rows`, in a circle from `first` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    rows: i64,
    first: i64,
    count: i64,
}

impl Spread {
    /// The row of an account: always the same one while that is in use.
    pub fn shard(&self, account: u128) -> i64 {
        let own = (account % self.rows as u128) as i64;
        let other = (account / self.rows as u128 % self.count as u128) as i64;
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
    use crate::quota::RowKey;

    const ROWS: i64 = 8;

    /// The rows in use after so many people a second came for three seconds.
    fn after(fan: &mut Fan, people: u64) -> Spread {
        let begin = fan.counted_at;
        let beat = |n: u64| begin + Duration::from_millis(50 * (n + 1));
        (0..60).map(|n| fan.spread(people / 20, beat(n))).last().expect("some")
    }

    fn used(spread: Spread) -> Vec<i64> {
        (0..ROWS).filter(|shard| spread.uses(*shard)).collect()
    }

    #[test]
    fn few_people_use_one_row_a_crowd_uses_all_and_a_crowd_that_goes_leaves_one() {
        let mut fan = Fan::new(ROWS, 6, Duration::ZERO);
        assert_eq!(used(after(&mut fan, 60)), [6]);
        assert_eq!(used(after(&mut fan, 240)), [0, 6, 7]);
        assert_eq!(used(after(&mut fan, 10_000)), [0, 1, 2, 3, 4, 5, 6, 7]);
        let later = fan.counted_at + Duration::from_secs(20);
        assert_eq!(used(fan.spread(1, later)), [6]);
    }

    #[test]
    fn an_opening_is_spread_over_all_rows_before_a_thousand_came() {
        let mut fan = Fan::new(ROWS, 0, Duration::ZERO);
        let spreads = (0..1_000).map(|ms| fan.spread(10, Duration::from_millis(ms)));
        let all = spreads.take_while(|spread| used(*spread).len() < ROWS as usize).count();
        assert!(all < 100, "{all} ms");
    }

    #[test]
    fn an_account_keeps_its_row_while_that_is_in_use_and_the_others_share_the_rows_evenly() {
        let (all, three) = (Spread { rows: ROWS, first: 2, count: ROWS }, Spread { rows: ROWS, first: 6, count: 3 });
        let mut came = [0; ROWS as usize];
        for account in 0..24_000 {
            let (own, shard) = (all.shard(account), three.shard(account));
            assert_eq!(own, (account % 8) as i64);
            assert!(three.uses(shard) && (!three.uses(own) || own == shard), "{account}: {own}, {shard}");
            came[shard as usize] += 1;
        }
        assert_eq!(came, [8_000, 0, 0, 0, 0, 0, 8_000, 8_000]);
    }

    #[test]
    fn who_comes_after_a_dry_row_goes_where_that_was_sent_within_the_region_and_its_rows_for_natives() {
        let mut fan = Fan::new(ROWS, 0, Duration::ZERO);
        let here: Region = "eu".parse().unwrap();
        let mut first = |step: Plan| {
            fan.follow(&step, &here);
            fan.first
        };
        let row = |region: &str, shard| RowKey { region: region.parse().unwrap(), shard };
        assert_eq!(first(Plan::Go(row("eu", 5))), 5);
        assert_eq!(first(Plan::Go(row("us", 3))), 5);
        assert_eq!(first(Plan::Go(row("eu", ROWS))), 5, "travellers' row");
        assert_eq!(first(Plan::Pause), 5);
        assert_eq!(first(Plan::Join(row("eu", 2))), 2);
    }
}
