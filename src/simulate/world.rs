//! The map: regions and how long a message takes between them. Pure.
//!
//! What may not live here: anything that happens. **Invariant:** round trips are symmetric and never zero.

use crate::region::Region;

/// Virtual time and durations in it, in microseconds.
pub type Micros = u64;

/// One second.
pub const SECOND: Micros = 1_000_000;

/// Ten regions of a large cloud.
const NAMES: [&str; 10] = [
    "us-east1",
    "europe-west1",
    "asia-northeast1",
    "us-west1",
    "asia-south1",
    "southamerica-east1",
    "asia-southeast1",
    "australia-southeast1",
    "africa-south1",
    "me-west1",
];

/// Round trips between them in milliseconds, rounded from what clouds publish: the upper triangle, row by row.
const ROUND_TRIPS: [&[u64]; 9] = [
    &[82, 155, 62, 205, 115, 215, 195, 220, 135],
    &[225, 135, 125, 195, 165, 260, 155, 60],
    &[90, 120, 255, 70, 115, 300, 235],
    &[210, 170, 165, 140, 280, 195],
    &[300, 55, 145, 260, 150],
    &[320, 300, 335, 245],
    &[95, 245, 180],
    &[280, 270],
    &[190],
];

/// Between a server and the database inside a region.
const INSIDE: Micros = 2_000;

/// Between two regions at the same place, of which there are some when there are more than ten.
const NEXT_DOOR: Micros = 12_000;

/// The regions and the round trips between them.
#[derive(Clone, Debug)]
pub struct World {
    /// Their names.
    pub regions: Vec<Region>,
    round_trips: Vec<Vec<Micros>>,
    commits: Vec<Micros>,
}

impl World {
    /// So many regions: the first ten are the table's, further ones are neighbours of those.
    pub fn new(count: usize) -> Self {
        let name = |i: usize| match i / NAMES.len() {
            0 => NAMES[i].to_owned(),
            ring => format!("{}-{}", NAMES[i % NAMES.len()], ring + 1),
        };
        let regions = (0..count).filter_map(|i| name(i).parse().ok()).collect();
        let nearest = |a: usize| (0..count).filter(|b| *b != a).map(|b| round_trip(a, b)).min().unwrap_or(INSIDE);
        let commits = (0..count).map(nearest).collect();
        let round_trips = (0..count).map(|a| (0..count).map(|b| round_trip(a, b)).collect()).collect();
        Self { regions, round_trips, commits }
    }

    /// The round trip between two regions.
    pub fn round_trip(&self, a: usize, b: usize) -> Micros {
        self.round_trips[a][b]
    }

    /// How long a commit in a region takes: its write is safe when the nearest other region has it too.
    pub fn commit(&self, region: usize) -> Micros {
        self.commits[region]
    }

    /// The largest round trip there is.
    pub fn widest(&self) -> Micros {
        self.round_trips.iter().flatten().copied().max().unwrap_or(INSIDE)
    }

    /// The nearest other region that is `fit`.
    pub fn nearest(&self, region: usize, fit: impl Fn(usize) -> bool) -> Option<usize> {
        (0..self.regions.len()).filter(|r| *r != region && fit(*r)).min_by_key(|r| self.round_trip(region, *r))
    }
}

fn round_trip(a: usize, b: usize) -> Micros {
    let (low, high) = ((a % NAMES.len()).min(b % NAMES.len()), (a % NAMES.len()).max(b % NAMES.len()));
    match (a == b, low == high) {
        (true, _) => INSIDE,
        (false, true) => NEXT_DOOR,
        (false, false) => ROUND_TRIPS[low][high - low - 1] * 1_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_regions_have_names_and_symmetric_round_trips() {
        let world = World::new(30);
        assert_eq!(world.regions.len(), 30);
        assert!((0..30).all(|a| (0..30).all(|b| world.round_trip(a, b) == world.round_trip(b, a))));
        assert_eq!((world.round_trip(0, 1), world.round_trip(8, 9), world.widest()), (82_000, 190_000, 335_000));
        assert_eq!((world.commit(0), World::new(3).commit(0)), (NEXT_DOOR, 82_000));
    }
}
