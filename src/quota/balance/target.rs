//! How many units each region should have. Pure.
//!
//! **Invariant:** targets add up to the campaign's units, unless ceilings forbid it; floors come before demand.

use crate::quota::outlook::{self, Outlook};

/// What a region asks for.
#[derive(Clone, Debug)]
pub(super) struct Want {
    /// What its rows will grant.
    pub(super) rows: Vec<Outlook>,
    /// It counts as asking for so many units a second at least.
    pub(super) least: f64,
    /// At least so many.
    pub(super) floor: i64,
    /// At most so many.
    pub(super) ceiling: i64,
}

/// A region where nobody asks keeps this part of an equal share, so that the first who come there find units.
pub(super) const IDLE_SHARE: f64 = 0.05;

impl Want {
    fn units(&self, seconds: f64) -> f64 {
        outlook::units(&self.rows, seconds).max(self.least * seconds)
    }
}

/// Units for each region, so that within floors and ceilings all last for the same time.
pub(super) fn targets(total: i64, wants: &[Want]) -> Vec<i64> {
    let floors: i64 = wants.iter().map(|w| w.floor).sum();
    if floors >= total {
        return scaled(total, floors, wants);
    }
    let at = |seconds| wants.iter().map(move |w| (w.units(seconds) as i64).clamp(w.floor, w.ceiling.max(w.floor)));
    let mut low = 0.0;
    let mut high = 1.0;
    // Doubling ends: at 2^200 everybody who asks for anything has reached its ceiling or the total.
    for _ in 0..200 {
        if at(high).sum::<i64>() >= total {
            break;
        }
        high *= 2.0;
    }
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if at(middle).sum::<i64>() <= total {
            low = middle;
        } else {
            high = middle;
        }
    }
    let mut found: Vec<i64> = at(low).collect();
    hand_out(total - found.iter().sum::<i64>(), &mut found, wants);
    found
}

/// Too few for the floors: each gets its part of what there is.
fn scaled(total: i64, floors: i64, wants: &[Want]) -> Vec<i64> {
    let part = |floor: i64| (i128::from(total) * i128::from(floor) / i128::from(floors.max(1))) as i64;
    let mut found: Vec<i64> = wants.iter().map(|w| part(w.floor)).collect();
    hand_out(total - found.iter().sum::<i64>(), &mut found, wants);
    found
}

/// What rounding left over, one by one to those who ask most.
fn hand_out(mut left: i64, found: &mut [i64], wants: &[Want]) {
    let mut order: Vec<usize> = (0..wants.len()).collect();
    order.sort_by(|a, b| wants[*b].units(1.0).total_cmp(&wants[*a].units(1.0)));
    for i in order.iter().cycle().take(order.len() * 2) {
        let one = left.min(1).min(wants[*i].ceiling - found[*i]).max(0);
        found[*i] += one;
        left -= one;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(total: i64, wants: &[(f64, i64, i64)], expected: &[i64]) {
        let wants: Vec<Want> = wants
            .iter()
            .map(|w| Want { rows: vec![Outlook::steady(w.0)], least: 0.0, floor: w.1, ceiling: w.2 })
            .collect();
        assert_eq!(targets(total, &wants), expected);
    }

    #[test]
    fn targets_follow_weights_within_floors_and_ceilings() {
        let most = i64::MAX;
        check(100, &[(1.0, 0, most), (3.0, 0, most)], &[25, 75]);
        check(100, &[(1.0, 40, most), (3.0, 0, most)], &[40, 60]);
        check(100, &[(1.0, 0, most), (3.0, 0, 50)], &[50, 50]);
        check(100, &[(1.0, 0, 20), (3.0, 0, 50)], &[20, 50]);
        check(10, &[(1.0, 15, most), (3.0, 5, most)], &[7, 3]);
        check(2, &[(1.0, 0, most), (1.0, 0, most), (1.0, 0, most)], &[1, 1, 0]);
        check(0, &[(1.0, 0, most)], &[0]);
        check(5, &[], &[]);
    }
}
