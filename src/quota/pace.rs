//! How fast each counter row grants, from one survey to the next: the planner's input. Pure.
//!
//! What may not live here: a decision. **Invariant:** a row that was seen once has rate 0; a rate is never below 0
//! and never infinite, also when two surveys come at the same moment.

use std::collections::HashMap;
use std::time::Duration;

use super::outlook::Outlook;
use super::{CounterRow, Purpose, RowKey};
use crate::region::State;

/// Rates are smoothed over about this long: young enough to follow a rush, old enough not to follow a batch. With 1.2 s
/// the simulated seed campaign ends no sooner, and three times as many units move for nothing in `flat`.
const SMOOTHING: Duration = Duration::from_secs(2);

/// Surveys closer together than this are one: a batch more or less would look like a jump of the rate.
const LEAST_GAP: Duration = Duration::from_millis(200);

/// Two surveys further apart than this tell nothing about this moment.
const RECENT: Duration = Duration::from_secs(2);

/// A counter row as surveys see it: the last one, and what those before it tell about its demand.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// Its name.
    pub key: RowKey,
    /// What it is for.
    pub purpose: Purpose,
    /// Units it may still grant.
    pub remaining: i64,
    /// Granted units that are on hold and may come back.
    pub held: i64,
    /// Where its region is in its life.
    pub state: State,
    /// Units granted a second, smoothed.
    pub rate: f64,
    /// Change of the rate a second.
    pub trend: f64,
    /// People who waited for its units when it granted last.
    pub waiting: i64,
    /// People who come to it a second, smoothed: those who were granted a unit and those who wait now and did not
    /// before.
    pub arriving: f64,
    /// Change of `arriving` a second. Not that of the rate: a queue that is worked off lets the rate fall, and as many
    /// come as before.
    pub arriving_trend: f64,
    /// Units granted a second between the last two surveys; not known after one, or if they were far apart.
    pub recent: Option<f64>,
}

impl Observed {
    /// What it will grant, as long as it has units; a row that was seen once grants nothing.
    pub fn outlook(&self) -> Outlook {
        Outlook { rate: self.rate, waiting: self.waiting.max(0) as f64, arriving: self.arriving }
    }
}

/// A row that is dry keeps its rate for so long after its last grant: its people wait. After that they have gone, or
/// are served elsewhere.
const DRY_RATE_LASTS: Duration = Duration::from_secs(5);

/// A row that has units and grants none for so long has nobody waiting for it, whatever it said last. Longer than the
/// slowest commit, and than a server takes to ask again.
const WAITING_LASTS: Duration = Duration::from_secs(3);

/// What was seen of a row last.
#[derive(Clone, Copy, Debug)]
struct Seen {
    granted: i64,
    waiting: i64,
    at: Duration,
    /// Whether it had units then: without, what it grants says nothing about what it is asked for.
    stocked: bool,
    /// When it was first seen with these grants.
    granted_at: Duration,
    /// Whether a rate was measured yet: the first one is taken as it is.
    measured: bool,
    rate: f64,
    trend: f64,
    arriving: f64,
    arriving_trend: f64,
    recent: Option<f64>,
}

/// The rates of the rows of one campaign.
#[derive(Clone, Debug, Default)]
pub struct Pace {
    rows: HashMap<RowKey, Seen>,
}

impl Pace {
    /// Learns from a survey made at `now`, which never goes back, and returns what the planner wants to know of each
    /// row.
    pub fn observe(&mut self, rows: &[CounterRow], now: Duration) -> Vec<Observed> {
        rows.iter().map(|row| self.row(row, now)).collect()
    }

    fn row(&mut self, row: &CounterRow, now: Duration) -> Observed {
        let seen = self.rows.entry(row.key.clone()).or_insert_with(|| Seen::first(row, now));
        let passed = now.saturating_sub(seen.at);
        // Surveys may come back in another order than they were asked in; an older one teaches nothing.
        if passed >= LEAST_GAP && row.granted >= seen.granted {
            *seen = learned(*seen, row, now, passed.as_secs_f64());
        }
        let (key, purpose, remaining, held, state) = (row.key.clone(), row.purpose, row.remaining, row.held, row.state);
        let Seen { rate, trend, arriving, arriving_trend, recent, .. } = *seen;
        // Who waited when it granted last has gone, or their server has, if it has units and grants nothing.
        let gone = seen.stocked && now.saturating_sub(seen.granted_at) >= WAITING_LASTS;
        let waiting = if gone { 0 } else { seen.waiting };
        Observed { key, purpose, remaining, held, state, rate, trend, waiting, arriving, arriving_trend, recent }
    }
}

impl Seen {
    fn first(row: &CounterRow, at: Duration) -> Self {
        let (granted, waiting, stocked) = (row.granted, row.waiting, row.remaining > 0);
        let (rate, trend, arriving, arriving_trend, recent) = (0.0, 0.0, 0.0, 0.0, None);
        let (granted_at, measured) = (at, false);
        Self { granted, waiting, at, stocked, granted_at, measured, rate, trend, arriving, arriving_trend, recent }
    }
}

fn learned(before: Seen, row: &CounterRow, now: Duration, seconds: f64) -> Seen {
    let (granted, waiting, stocked) = (row.granted, row.waiting, row.remaining > 0);
    let mut fresh = (granted - before.granted).max(0) as f64 / seconds;
    let mut came = (granted - before.granted + waiting - before.waiting).max(0) as f64 / seconds;
    let recent = (seconds <= RECENT.as_secs_f64()).then_some(fresh);
    let granted_at = if granted > before.granted { now } else { before.granted_at };
    let seen = Seen { granted, waiting, at: now, stocked, granted_at, measured: true, recent, ..before };
    if !before.measured {
        return Seen { rate: fresh, arriving: came, ..seen };
    }
    if !(stocked && before.stocked) && now.saturating_sub(granted_at) < DRY_RATE_LASTS {
        (fresh, came) = (fresh.max(before.rate), came.max(before.arriving));
    }
    let weight = 1.0 - (-seconds / SMOOTHING.as_secs_f64()).exp();
    let smoothed = |before: f64, now: f64| before + (now - before) * weight;
    let rate = smoothed(before.rate, fresh);
    let arriving = smoothed(before.arriving, came);
    let trend = smoothed(before.trend, (rate - before.rate) / seconds);
    let arriving_trend = smoothed(before.arriving_trend, (arriving - before.arriving) / seconds);
    Seen { rate, trend, arriving, arriving_trend, ..seen }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quota::Purpose;
    use crate::region::State;

    fn row(granted: i64) -> CounterRow {
        let key = RowKey { region: "eu".parse().unwrap(), shard: 0 };
        CounterRow { key, purpose: Purpose::Serving, remaining: 5, held: 0, granted, waiting: 0, state: State::Active }
    }

    fn rates(grants: &[(u64, i64)]) -> Vec<(i64, i64)> {
        let mut pace = Pace::default();
        let look = |(ms, granted): &(u64, i64)| {
            let seen = pace.observe(&[row(*granted)], Duration::from_millis(*ms)).remove(0);
            (seen.rate.round() as i64, seen.trend.round() as i64)
        };
        grants.iter().map(look).collect()
    }

    #[test]
    fn a_steady_row_has_its_rate_at_the_second_look_and_no_trend() {
        assert_eq!(
            rates(&[(0, 1000), (1000, 1100), (2000, 1200), (3500, 1350)]),
            [(0, 0), (100, 0), (100, 0), (100, 0)]
        );
    }

    #[test]
    fn a_jump_is_followed_in_seconds_and_shows_as_a_trend() {
        let seen = rates(&[(0, 0), (1000, 100), (2000, 1100), (3000, 2100), (9000, 8100)]);
        assert!(seen[2].0 > 300 && seen[2].1 > 50, "{seen:?}");
        assert!(seen[3].0 > seen[2].0, "{seen:?}");
        assert!((900..=1000).contains(&seen[4].0), "{seen:?}");
    }

    #[test]
    fn a_dry_row_keeps_its_rate_for_a_while_and_no_longer() {
        let mut pace = Pace::default();
        let mut look = |second: u64, granted, remaining| {
            let dry = CounterRow { remaining, ..row(granted) };
            pace.observe(&[dry], Duration::from_secs(second)).remove(0).rate.round() as i64
        };
        assert_eq!([look(0, 0, 9), look(1, 100, 0), look(2, 100, 0), look(5, 100, 0)], [0, 100, 100, 100]);
        assert!(look(8, 100, 0) < 50);
        assert!(look(20, 100, 0) < 2);
    }

    #[test]
    fn who_waits_has_come_and_who_waits_no_more_has_not() {
        let mut pace = Pace::default();
        let mut look = |second: u64, granted, waiting| {
            let queued = CounterRow { waiting, ..row(granted) };
            let seen = pace.observe(&[queued], Duration::from_secs(second)).remove(0);
            (seen.rate.round() as i64, seen.arriving.round() as i64, seen.waiting)
        };
        assert_eq!(look(0, 0, 0), (0, 0, 0));
        assert_eq!(look(1, 100, 300), (100, 400, 300));
        // Nobody comes any more; 100 a second are granted out of the queue.
        assert_eq!(look(11, 1_100, 0), (100, 72, 0));
        assert_eq!(look(31, 3_100, 50), (100, 102, 50));
        // Their server has died: nothing is granted although there are units.
        assert_eq!(look(33, 3_100, 50).2, 50);
        assert_eq!(look(35, 3_100, 50).2, 0);
        assert_eq!(look(60, 3_100, 50), (0, 0, 0), "and nobody comes");
    }

    #[test]
    fn a_queue_that_is_worked_off_is_no_trend_of_those_who_come() {
        let mut pace = Pace::default();
        let mut look = |second: u64, granted, waiting| {
            let queued = CounterRow { waiting, ..row(granted) };
            pace.observe(&[queued], Duration::from_secs(second)).remove(0)
        };
        // 100 come each second all the time; 400 a second are granted while there is a queue.
        for second in 0..=3 {
            look(second, 400 * second as i64, 900 - 300 * second as i64);
        }
        let seen = look(4, 1_300, 0);
        assert!(seen.trend < -40.0, "{seen:?}");
        assert_eq!((seen.arriving.round() as i64, seen.arriving_trend.round() as i64), (100, 0));
        let more = look(5, 1_600, 0);
        assert!(more.arriving_trend > 30.0, "{more:?}");
    }

    #[test]
    fn a_survey_that_is_older_than_the_last_teaches_nothing() {
        assert_eq!(rates(&[(0, 0), (1000, 100), (1500, 90), (2000, 200)]), [(0, 0), (100, 0), (100, 0), (100, 0)]);
    }

    #[test]
    fn two_looks_at_once_are_one() {
        assert_eq!(rates(&[(0, 0), (0, 500), (1000, 1000), (1001, 2000)]), [(0, 0), (0, 0), (1000, 0), (1000, 0)]);
    }
}
