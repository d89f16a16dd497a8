//! What a rush is: how many people, where, in which languages, how fast, and how long they go on asking.
//!
//! What may not live here: anything that happens while it runs.
//!
//! **Invariant:** two equal plans are the same crowd, doing the same things at the same moments of the run.

use std::time::Duration;

use super::mix::Mix;
use crate::region::Region;

/// The share of all people who come in the first moments after the opening. Announced sales see a fifth to a third.
const SPIKE_SHARE: f64 = 0.25;
/// How long those first moments are.
const SPIKE: Duration = Duration::from_secs(2);
/// Connections to one region's servers: enough to fill a server's batches, few enough for a laptop's file descriptors.
const CONNECTIONS: usize = 64;
/// How long a request may take; longer than a server's own deadline, so that the server speaks first.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// How long somebody goes on asking: longer than a region needs to fail over.
const PATIENCE: Duration = Duration::from_secs(90);
/// How often somebody asks at most. At a pause of about a second the patience ends first; this is the guard.
const TRIES_MAX: u32 = 500;

/// One region as the crowd reaches it.
#[derive(Clone, Debug)]
pub struct RegionTarget {
    /// Its name.
    pub region: Region,
    /// Its servers, as `host:port`; spoken to without TLS.
    pub servers: Vec<String>,
    /// How many people live here, compared with the other regions.
    pub weight: u32,
}

/// A crowd, and what it does.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The campaign's name in addresses.
    pub slug: String,
    /// What the crowd is made from.
    pub seed: u64,
    /// How many people come.
    pub people: u32,
    /// Where they live and what serves them.
    pub regions: Vec<RegionTarget>,
    /// Language tags they speak.
    pub languages: Vec<String>,
    /// How many people speak each, compared with the others; if empty, the first is the most common, evenly falling.
    pub language_weights: Vec<u32>,
    /// Over which time they come.
    pub duration: Duration,
    /// The share that comes in the opening spike.
    pub spike_share: f64,
    /// How long the spike lasts.
    pub spike: Duration,
    /// What they do beside asking once.
    pub mix: Mix,
    /// Connections to each region at most.
    pub connections: usize,
    /// The header in which whatever stands in front of the servers is told each person's country, if it is.
    pub country_header: Option<String>,
    /// How long one request may take.
    pub request_timeout: Duration,
    /// How long somebody goes on asking, from the moment they came.
    pub patience: Duration,
    /// How often somebody asks at most.
    pub tries_max: u32,
}

/// Why a plan can't be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the crowd can't be sent: {0}")]
pub struct InvalidPlan(String);

impl Plan {
    /// A crowd that comes within ten seconds and speaks English; the rest is set on the fields.
    pub fn new(slug: impl Into<String>, people: u32, regions: Vec<RegionTarget>) -> Self {
        Self {
            slug: slug.into(),
            seed: 1,
            people,
            regions,
            languages: vec!["en".to_owned()],
            language_weights: Vec::new(),
            duration: Duration::from_secs(10),
            spike_share: SPIKE_SHARE,
            spike: SPIKE,
            mix: Mix::ORDINARY,
            connections: CONNECTIONS,
            country_header: None,
            request_timeout: REQUEST_TIMEOUT,
            patience: PATIENCE,
            tries_max: TRIES_MAX,
        }
    }

    /// Whether the plan can be run; says what was expected if not.
    pub fn check(&self) -> Result<(), InvalidPlan> {
        let refuse = |text: String| Err(InvalidPlan(text));
        if self.people == u32::MAX {
            return refuse(format!("{} people, expected at most {}", self.people, u32::MAX - 1));
        }
        if self.regions.is_empty() || self.regions.len() > usize::from(u16::MAX) {
            return refuse(format!("{} regions, expected 1 to 65,535", self.regions.len()));
        }
        if let Some(target) = self.regions.iter().find(|target| target.servers.is_empty()) {
            return refuse(format!("region {} has no server", target.region));
        }
        if self.regions.iter().all(|target| target.weight == 0) {
            return refuse("every region has the weight 0, expected one with more".to_owned());
        }
        if self.languages.is_empty() || self.languages.len() > usize::from(u16::MAX) {
            return refuse(format!("{} languages, expected 1 to 65,535", self.languages.len()));
        }
        if !self.language_weights.is_empty() && self.language_weights.len() != self.languages.len() {
            return refuse(format!("{} shares for {} languages", self.language_weights.len(), self.languages.len()));
        }
        if !self.language_weights.is_empty() && self.language_weights.iter().all(|weight| *weight == 0) {
            return refuse("every language has the share 0, expected one with more".to_owned());
        }
        if let Some(fault) = self.mix.fault() {
            return refuse(fault);
        }
        if !(0.0..=1.0).contains(&self.spike_share) {
            return refuse(format!("the spike has a share of {}, expected 0 to 1", self.spike_share));
        }
        if self.connections == 0 || self.tries_max == 0 {
            return refuse("no connection or no try, expected at least 1".to_owned());
        }
        Ok(())
    }

    /// How many people are expected at this region's servers.
    pub fn expected_at(&self, region: usize) -> u64 {
        let all: u64 = self.regions.iter().map(|target| u64::from(target.weight)).sum();
        u64::from(self.people) * u64::from(self.regions[region].weight) / all.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(weight: u32) -> RegionTarget {
        RegionTarget { region: "eu".parse().unwrap(), servers: vec!["localhost:1".into()], weight }
    }

    #[test]
    fn a_plan_that_cannot_be_run_says_why() {
        let good = Plan::new("c", 1, vec![target(1)]);
        assert_eq!(good.check(), Ok(()));
        let bad = [
            Plan { regions: vec![], ..good.clone() },
            Plan { regions: vec![target(0)], ..good.clone() },
            Plan { regions: vec![RegionTarget { servers: vec![], ..target(1) }], ..good.clone() },
            Plan { languages: vec![], ..good.clone() },
            Plan { language_weights: vec![1, 1], ..good.clone() },
            Plan { language_weights: vec![0], ..good.clone() },
            Plan { people: u32::MAX, ..good.clone() },
            Plan { mix: Mix { again_later: 0.6, losers_return: 0.6, ..Mix::PLAIN }, ..good.clone() },
            Plan { spike_share: 1.5, ..good.clone() },
            Plan { connections: 0, ..good },
        ];
        for plan in bad {
            assert!(plan.check().is_err(), "{plan:?}");
        }
    }
}
