//! How fast each counter row grants, from one survey to the next: the planner's input. Pure.
//!
//! What may not live here: a decision. **Invariant:** a row that was seen once has rate 0; a rate is never below 0
//! and never infinite, also when two surveys come at the same moment.

use std::collections::HashMap;
use std::time::Duration;

use super::balance::Observed;
use super::{CounterRow, RowKey};

/// Rates are smoothed over about this long: young enough to follow a rush, old enough not to follow a batch.
const SMOOTHING: Duration = Duration::from_secs(2);

/// Surveys closer together than this are one: a batch more or less would look like a jump of the rate.
const LEAST_GAP: Duration = Duration::from_millis(200);

/// What was seen of a row last.
#[derive(Clone, Copy, Debug)]
struct Seen {
    granted: i64,
    at: Duration,
    /// Whether a rate was measured yet: the first one is taken as it is.
    measured: bool,
    rate: f64,
    trend: f64,
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
        let first = Seen { granted: row.granted, at: now, measured: false, rate: 0.0, trend: 0.0 };
        let seen = self.rows.entry(row.key.clone()).or_insert(first);
        let passed = now.saturating_sub(seen.at);
        if passed >= LEAST_GAP {
            *seen = learned(*seen, row.granted, now, passed.as_secs_f64());
        }
        Observed {
            key: row.key.clone(),
            purpose: row.purpose,
            remaining: row.remaining,
            rate: seen.rate,
            trend: seen.trend,
        }
    }
}

fn learned(before: Seen, granted: i64, now: Duration, seconds: f64) -> Seen {
    let fresh = (granted - before.granted).max(0) as f64 / seconds;
    if !before.measured {
        return Seen { granted, at: now, measured: true, rate: fresh, trend: 0.0 };
    }
    let weight = 1.0 - (-seconds / SMOOTHING.as_secs_f64()).exp();
    let rate = before.rate + (fresh - before.rate) * weight;
    let trend = before.trend + ((rate - before.rate) / seconds - before.trend) * weight;
    Seen { granted, at: now, measured: true, rate, trend }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quota::Purpose;
    use crate::region::State;

    fn row(granted: i64) -> CounterRow {
        let key = RowKey { region: "eu".parse().unwrap(), shard: 0 };
        CounterRow { key, purpose: Purpose::Serving, remaining: 5, held: 0, granted, state: State::Active }
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
    fn two_looks_at_once_are_one() {
        assert_eq!(rates(&[(0, 0), (0, 500), (1000, 1000), (1001, 2000)]), [(0, 0), (0, 0), (1000, 0), (1000, 0)]);
    }
}
