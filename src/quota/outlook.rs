//! How many units counter rows will have granted in some seconds, and how long what they have will last. Pure.
//!
//! What may not live here: where the figures come from (`pace`), what follows from them (`plan`, `balance`).
//!
//! **Invariant:** a longer time never has fewer units, and the same units never last longer for more demand.

/// What a counter row will be asked for: as fast as it can grant while people wait in the queue before it, and from
/// then on as fast as they come. A row whose queue is worked off falls from the one rate to the other within a moment,
/// which its past does not show.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outlook {
    /// Units a second it grants now.
    pub rate: f64,
    /// People who wait for it now.
    pub waiting: f64,
    /// People a second who come to it.
    pub arriving: f64,
}

impl Outlook {
    /// Of a row that grants as fast as people come.
    pub fn steady(rate: f64) -> Self {
        Self { rate, waiting: 0.0, arriving: rate }
    }

    /// Units it will have granted in so many seconds, if it has them.
    pub fn units(&self, seconds: f64) -> f64 {
        (self.rate * seconds).min(self.waiting + self.arriving * seconds)
    }
}

/// Units that all of them will have granted in so many seconds.
pub fn units(rows: &[Outlook], seconds: f64) -> f64 {
    rows.iter().map(|row| row.units(seconds)).sum()
}

/// Seconds in which they will have granted so many units; none if people stop coming before.
pub fn lasting(rows: &[Outlook], have: i64) -> Option<f64> {
    const FOREVER: f64 = 1e9;
    let have = have as f64;
    if rows.iter().all(|row| row.units(1.0) <= 0.0) || units(rows, FOREVER) < have {
        return None;
    }
    let (mut low, mut high) = (0.0, 1.0);
    while units(rows, high) < have {
        (low, high) = (high, high * 2.0);
    }
    // Halved so often, a second is cut to less than a nanosecond, and the longest time to less than a second.
    for _ in 0..32 {
        let middle = f64::midpoint(low, high);
        if units(rows, middle) < have {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(rate: f64, waiting: f64, arriving: f64) -> Outlook {
        Outlook { rate, waiting, arriving }
    }

    #[test]
    fn a_queue_is_worked_off_at_the_full_rate_and_then_people_come_at_theirs() {
        let busy = row(100.0, 200.0, 20.0);
        assert_eq!([1.0, 2.0, 2.5, 5.0].map(|seconds| busy.units(seconds).round() as i64), [100, 200, 250, 300]);
        assert_eq!(Outlook::steady(7.0).units(3.0).round() as i64, 21);
    }

    #[test]
    fn what_nobody_asks_for_lasts_for_ever() {
        let lasts = |rows: &[Outlook], have| lasting(rows, have).map(|seconds| (seconds * 1_000.0).round() as i64);
        assert_eq!(lasts(&[Outlook::steady(100.0), Outlook::steady(300.0)], 1_000), Some(2_500));
        assert_eq!(lasts(&[row(100.0, 200.0, 20.0)], 300), Some(5_000));
        assert_eq!(lasts(&[row(100.0, 200.0, 0.0)], 200), Some(2_000));
        assert_eq!(lasts(&[row(100.0, 200.0, 0.0)], 201), None);
        assert_eq!(lasts(&[], 5), None);
        assert_eq!(lasts(&[Outlook::default()], 0), None);
        assert_eq!(lasts(&[Outlook::steady(1.0)], 0), Some(0));
    }

    proptest! {
        // A failing input is printed; a file beside the sources would be forgotten there.
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_lasts_for_so_long_is_granted_in_that_time(
            rows in prop::collection::vec((0.1..20_000.0, 0.0..100_000.0, 0.0..20_000.0), 1..9), have in 0..10_000_000_i64
        ) {
            let rows: Vec<Outlook> = rows.into_iter().map(|(rate, waiting, come)| row(rate, waiting, come)).collect();
            match lasting(&rows, have) {
                Some(seconds) => prop_assert!((units(&rows, seconds) - have as f64).abs() <= 1e-3 * have as f64 + 1.0),
                None => prop_assert!(units(&rows, 1e9) < have as f64),
            }
        }
    }
}
