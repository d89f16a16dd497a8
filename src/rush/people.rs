//! The people of a crowd: who they are, where they live and where they are, what they speak and how they behave.
//!
//! What may not live here: when they come (`schedule.rs`) and what they are told (`record.rs`).
//!
//! **Invariant:** a person depends on the plan's seed and their own number only, not on the people before them; so any
//! part of a crowd can be made anywhere, and made again.

use std::time::Duration;

use super::names;
use super::plan::Plan;
use crate::account;
use crate::clock;
use crate::id::AccountId;

/// People who are somewhere else than at home: about as many as are abroad at a time, and enough to use the rows for
/// travellers.
const TRAVELLING_SHARE: f64 = 0.05;
/// People who tap twice: common on slow pages, and the sharpest test of one for each account.
const TWICE_AT_ONCE_SHARE: f64 = 0.08;
/// People whose phone sends a granted request again, as it does when it never saw the answer.
const SAME_KEY_AGAIN_SHARE: f64 = 0.05;
/// People who look again after a while, half of them by another region's servers.
const AGAIN_LATER_SHARE: f64 = 0.07;
/// People whose client sends no idempotency key, such as the page without JavaScript.
const KEYLESS_SHARE: f64 = 0.2;
/// When somebody who looks again does so, at the latest; sooner where the whole rush is shorter.
const AGAIN_WITHIN: Duration = Duration::from_secs(3);

/// The country somebody who speaks a language is said to live in; for campaigns that are not for everybody.
const COUNTRIES: [(&str, &str); 14] = [
    ("ar", "EG"),
    ("de", "DE"),
    ("en", "US"),
    ("es", "ES"),
    ("fr", "FR"),
    ("hi", "IN"),
    ("id", "ID"),
    ("it", "IT"),
    ("ja", "JP"),
    ("ko", "KR"),
    ("pl", "PL"),
    ("pt", "BR"),
    ("ru", "RU"),
    ("zh", "CN"),
];

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaviour {
    /// Asks once.
    Plain,
    /// Taps twice: two requests at the same moment, as two attempts.
    TwiceAtOnce,
    /// Sends the request again that was granted, as the same attempt.
    SameKeyAgain,
    /// Asks again as a new attempt.
    AgainLater {
        /// How long after the answer.
        after: Duration,
        /// Whether through another region's servers.
        elsewhere: bool,
    },
}

/// Somebody of a crowd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Their number in the crowd, in order of coming.
    pub number: u32,
    /// Their account.
    pub account: AccountId,
    /// The region they live in, as a place in the plan's list.
    pub home: u16,
    /// The region whose servers they ask.
    pub gateway: u16,
    /// What they speak, as a place in the plan's list.
    pub language: u16,
    /// ISO 3166 code, or empty.
    pub country: &'static str,
    /// What they do.
    pub behaviour: Behaviour,
    /// Whether their client sends an idempotency key.
    pub keyed: bool,
}

impl Member {
    /// The person with this number. The plan must be a valid one.
    pub fn new(plan: &Plan, number: u32) -> Self {
        let mut chance = clock::seeded(names::mix(!plan.seed, u64::from(number)));
        let home = weighted(chance.f64(), plan.regions.iter().map(|target| target.weight));
        let gateway = gateway(&mut chance, home, plan.regions.len());
        let weights = (1..=plan.languages.len()).rev().map(|weight| weight as u32);
        let language = weighted(chance.f64(), weights);
        let behaviour = behaviour(&mut chance, AGAIN_WITHIN.min(plan.duration));
        let keyed = behaviour == Behaviour::SameKeyAgain || chance.f64() >= KEYLESS_SHARE;
        Self {
            number,
            account: names::account_of(plan.seed, number),
            home: home as u16,
            gateway: gateway as u16,
            language: language as u16,
            country: country(&plan.languages[language]),
            behaviour,
            keyed,
        }
    }

    /// The person as their token names them.
    pub fn person(&self, plan: &Plan) -> account::Person {
        account::Person {
            account: self.account,
            region: Some(plan.regions[usize::from(self.home)].region.clone()),
            country: self.country.to_owned(),
            locale: plan.languages[usize::from(self.language)].clone(),
        }
    }

    /// The key of their nth attempt, if their client sends keys.
    pub fn key(&self, plan: &Plan, nth: u32) -> Option<String> {
        self.keyed.then(|| format!("{:x}-{}-{nth}", plan.seed, self.number))
    }
}

fn gateway(chance: &mut fastrand::Rng, home: usize, regions: usize) -> usize {
    if regions < 2 || chance.f64() >= TRAVELLING_SHARE {
        return home;
    }
    (home + chance.usize(1..regions)) % regions
}

fn behaviour(chance: &mut fastrand::Rng, again_within: Duration) -> Behaviour {
    let after = again_within.mul_f64(chance.f64());
    let again_later = Behaviour::AgainLater { after, elsewhere: chance.bool() };
    let mut left = chance.f64();
    let shares = [
        (TWICE_AT_ONCE_SHARE, Behaviour::TwiceAtOnce),
        (SAME_KEY_AGAIN_SHARE, Behaviour::SameKeyAgain),
        (AGAIN_LATER_SHARE, again_later),
    ];
    for (share, behaviour) in shares {
        if left < share {
            return behaviour;
        }
        left -= share;
    }
    Behaviour::Plain
}

/// The place at which a number from 0 to 1 falls among weights.
fn weighted(at: f64, weights: impl Iterator<Item = u32> + Clone) -> usize {
    let mut left = at * weights.clone().map(f64::from).sum::<f64>();
    let mut last = 0;
    for (place, weight) in weights.enumerate().filter(|(_, weight)| *weight > 0) {
        last = place;
        left -= f64::from(weight);
        if left < 0.0 {
            break;
        }
    }
    last
}

fn country(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or(language);
    COUNTRIES.iter().find(|(tag, _)| *tag == primary).map_or("", |(_, country)| country)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rush::plan::RegionTarget;

    fn plan(people: u32) -> Plan {
        let target = |name: &str, weight| RegionTarget {
            region: name.parse().unwrap(),
            servers: vec!["localhost:1".into()],
            weight,
        };
        let regions = vec![target("eu", 3), target("us", 1), target("nobody", 0)];
        let languages = ["en", "ar", "zh-Hans"].map(str::to_owned).to_vec();
        Plan { languages, ..Plan::new("c", people, regions) }
    }

    fn crowd(plan: &Plan) -> Vec<Member> {
        (0..plan.people).map(|number| Member::new(plan, number)).collect()
    }

    #[test]
    fn the_same_seed_is_the_same_crowd_and_another_seed_is_another() {
        let plan = plan(500);
        assert_eq!(crowd(&plan), crowd(&plan));
        assert_ne!(crowd(&plan), crowd(&Plan { seed: 2, ..plan.clone() }));
    }

    #[test]
    fn people_live_where_the_weights_say_and_some_do_every_odd_thing() {
        let crowd = crowd(&plan(20_000));
        let count = |which: &dyn Fn(&Member) -> bool| crowd.iter().filter(|m| which(m)).count();
        assert!((14_500..15_500).contains(&count(&|m| m.home == 0)));
        assert_eq!(count(&|m| m.home == 2), 0);
        assert!((800..1200).contains(&count(&|m| m.gateway != m.home)));
        assert!((1400..1800).contains(&count(&|m| m.behaviour == Behaviour::TwiceAtOnce)));
        assert!((800..1200).contains(&count(&|m| m.behaviour == Behaviour::SameKeyAgain)));
        let later = count(&|m| matches!(m.behaviour, Behaviour::AgainLater { .. }));
        assert!((1200..1600).contains(&later));
        assert!(count(&|m| m.language == 0) > count(&|m| m.language == 2));
        assert!(count(&|m| m.language == 2) > 0);
    }

    #[test]
    fn nobody_shares_an_account_and_a_repeated_attempt_has_its_key() {
        let plan = plan(5000);
        let crowd = crowd(&plan);
        let accounts: std::collections::HashSet<_> = crowd.iter().map(|m| m.account).collect();
        assert_eq!(accounts.len(), crowd.len());
        let again = crowd.iter().find(|m| m.behaviour == Behaviour::SameKeyAgain).unwrap();
        assert!(again.key(&plan, 0).is_some());
        assert_ne!(again.key(&plan, 0), again.key(&plan, 1));
    }

    #[test]
    fn a_token_wishes_for_the_home_and_speaks_the_language() {
        let plan = plan(1);
        let member = Member { language: 1, country: country("ar"), ..Member::new(&plan, 0) };
        let person = member.person(&plan);
        assert_eq!((person.locale.as_str(), person.country.as_str()), ("ar", "EG"));
        assert_eq!(person.region.as_ref(), Some(&plan.regions[usize::from(member.home)].region));
    }
}
