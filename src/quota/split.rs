//! Splitting a supply over the counter rows of a new campaign. Pure.
//!
//! **Invariant:** the parts add up to the supply, whatever the weights, down to a supply of one unit.

use super::{Purpose, RowKey, reserve_shard, traveller_shard};
use crate::region::Region;

/// A counter row to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow {
    /// Its name.
    pub key: RowKey,
    /// What it is for.
    pub purpose: Purpose,
    /// The units it begins with.
    pub initial: i64,
}

/// Of a region's units, this many in a hundred begin in the reserve …
const RESERVE_PERCENT: i64 = 50;

/// … and all else in the rows that serve, up to so many units in each: enough for the first seconds, until it has a
/// rate to be refilled by. What is above begins in the reserve too, from where units can still move to where they are
/// needed.
const START_MAX: i64 = 2_048;

/// The counter rows of every region, with the supply split by weight; a region of weight 0 joins empty.
pub fn split(supply: i64, regions: &[(Region, u32)], shard_count: i64) -> Vec<NewRow> {
    let weights: Vec<u32> = regions.iter().map(|(_, weight)| *weight).collect();
    let shares = by_weight(supply, &weights);
    regions.iter().zip(shares).flat_map(|((region, _), share)| region_rows(region, share, shard_count)).collect()
}

fn region_rows(region: &Region, share: i64, shard_count: i64) -> Vec<NewRow> {
    let row = |shard, purpose, initial| NewRow { key: RowKey { region: region.clone(), shard }, purpose, initial };
    let serving = by_weight(share - share * RESERVE_PERCENT / 100, &vec![1; shard_count as usize + 1]);
    let mut rows: Vec<NewRow> = (0..=shard_count)
        .zip(serving)
        .map(|(shard, units)| row(shard, purpose(shard, shard_count), units.min(START_MAX)))
        .collect();
    let started: i64 = rows.iter().map(|row| row.initial).sum();
    rows.push(row(reserve_shard(shard_count), Purpose::Reserve, share - started));
    rows
}

fn purpose(shard: i64, shard_count: i64) -> Purpose {
    if shard == traveller_shard(shard_count) { Purpose::Traveller } else { Purpose::Serving }
}

/// Splits by weight; what rounding leaves over goes one by one to the first parts of weight above 0. All weights 0
/// counts as all equal, so that no unit is lost.
fn by_weight(units: i64, weights: &[u32]) -> Vec<i64> {
    let total: i64 = weights.iter().map(|w| i64::from(*w)).sum();
    if total == 0 {
        return if weights.is_empty() { Vec::new() } else { by_weight(units, &vec![1; weights.len()]) };
    }
    let share = |weight: u32| (i128::from(units) * i128::from(weight) / i128::from(total)) as i64;
    let mut parts: Vec<i64> = weights.iter().map(|w| share(*w)).collect();
    let mut left = units - parts.iter().sum::<i64>();
    for (part, _) in parts.iter_mut().zip(weights).filter(|(_, weight)| **weight > 0) {
        let one = left.min(1);
        *part += one;
        left -= one;
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn regions(weights: &[u32]) -> Vec<(Region, u32)> {
        weights.iter().enumerate().map(|(i, w)| (format!("r{i}").parse().unwrap(), *w)).collect()
    }

    #[test]
    fn the_only_unit_stands_where_it_is_granted() {
        let rows = split(1, &regions(&[1; 30]), 8);
        assert_eq!(rows.len(), 30 * 10);
        let unit: Vec<&NewRow> = rows.iter().filter(|row| row.initial > 0).collect();
        assert_eq!((unit.len(), unit[0].initial, unit[0].purpose), (1, 1, Purpose::Serving));
    }

    proptest! {
        // A failing input is printed; a file beside the sources would be forgotten there.
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_parts_are_the_supply(supply in 0..100_000_000_i64, weights in prop::collection::vec(0..1000_u32, 1..30), shards in 1..16_i64) {
            let rows = split(supply, &regions(&weights), shards);
            prop_assert_eq!(rows.iter().map(|row| row.initial).sum::<i64>(), supply);
            prop_assert!(rows.iter().all(|row| row.initial >= 0));
            let idle: i64 = rows.iter().filter(|r| weights.iter().enumerate().any(|(i, w)| *w == 0 && r.key.region.as_str() == format!("r{i}"))).map(|r| r.initial).sum();
            prop_assert!(weights.iter().all(|w| *w == 0) || idle == 0);
        }
    }
}
