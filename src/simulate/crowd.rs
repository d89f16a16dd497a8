//! The crowd: how many people come to each region in each tick. Pure, from a seed.
//!
//! What may not live here: what they are told. **Invariant:** the people of all ticks add up to the crowd.

use super::{Plan, Shape};

/// Ticks a second: arrivals of a tick come together, which is finer than a batch across an ocean.
pub const TICKS_A_SECOND: u64 = 20;

/// Arrivals, tick by tick.
pub struct Crowd {
    people: u64,
    ticks: u64,
    shape: Shape,
    regions: usize,
    /// Fractions of a person that are still to come, by region.
    owed: Vec<f64>,
    /// The sum of all weights, which turns a weight into people.
    whole: f64,
    sent: u64,
    rng: fastrand::Rng,
}

impl Crowd {
    /// The crowd of a plan.
    pub fn new(plan: &Plan, rng: fastrand::Rng) -> Self {
        let ticks = (plan.seconds * TICKS_A_SECOND).max(1);
        let (shape, regions) = (plan.shape, plan.regions);
        let all =
            |tick: u64| (0..regions).map(move |r| weight(shape, regions, r, tick as f64 / ticks as f64)).sum::<f64>();
        let whole = (0..ticks).map(all).sum();
        Self { people: plan.people, ticks, shape, regions, owed: vec![0.0; regions], whole, sent: 0, rng }
    }

    /// Ticks in which people come.
    pub fn ticks(&self) -> u64 {
        self.ticks
    }

    /// People who come to each region in a tick; the last tick brings all who are still to come.
    pub fn tick(&mut self, tick: u64) -> Vec<u64> {
        let mut came = vec![0; self.regions];
        for (region, came) in came.iter_mut().enumerate() {
            let even = weight(self.shape, self.regions, region, tick as f64 / self.ticks as f64) / self.whole;
            // People do not come evenly: up to a third more or less in a tick.
            let noise = 1.0 + (self.rng.f64() - 0.5) * 0.66;
            self.owed[region] += even * self.people as f64 * noise;
            *came = (self.owed[region] as u64).min(self.people - self.sent);
            self.owed[region] -= *came as f64;
            self.sent += *came;
        }
        if tick + 1 >= self.ticks {
            came[0] += self.people - self.sent;
            self.sent = self.people;
        }
        came
    }
}

/// How strong the demand of a region is when `part` of the time has passed.
fn weight(shape: Shape, regions: usize, region: usize, part: f64) -> f64 {
    let n = regions as f64;
    match shape {
        Shape::Flat | Shape::Returns => 1.0,
        Shape::Spike => (if part < 0.1 { 8.0 } else { 1.0 }) / (1 + region % 5) as f64,
        Shape::Sun => {
            let turn = std::f64::consts::TAU * (part * 2.0 - region as f64 / n);
            (1.0 + turn.cos()).powi(2) + 0.02
        }
        Shape::Skew if region == 0 => 0.9,
        Shape::Skew => 0.1 / (n - 1.0),
        Shape::Outage => 1.0 / (1 + region % 3) as f64,
    }
}
