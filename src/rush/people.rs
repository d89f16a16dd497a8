//! The people of a crowd: who they are, where they live and where they are, what they speak and how they behave.
//!
//! What may not live here: when they come (`schedule.rs`) and what they are told (`record.rs`).
//!
//! **Invariant:** a person depends on the plan's seed and their own number only, not on the people before them; so any
//! part of a crowd can be made anywhere, and made again.

use std::io::Write;
use std::time::Duration;

use super::mix::Mix;
use super::names;
use super::plan::Plan;
use crate::account;
use crate::clock;
use crate::id::AccountId;

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
    /// If they have a unit, asks again as a new attempt when it is sold out.
    WinnerReturns {
        /// Whether through another region's servers.
        elsewhere: bool,
    },
    /// If they were told SORRY, asks again as a new attempt.
    LoserReturns {
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
        let gateway = gateway(&mut chance, plan.mix.travelling, home, plan.regions.len());
        let language = language(chance.f64(), plan);
        let behaviour = behaviour(&mut chance, &plan.mix, AGAIN_WITHIN.min(plan.duration));
        let keyed = behaviour == Behaviour::SameKeyAgain || chance.f64() >= plan.mix.keyless;
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

    /// Appends the key of their nth attempt; says whether their client sends keys.
    pub fn write_key(&self, plan: &Plan, nth: u8, out: &mut Vec<u8>) -> bool {
        if self.keyed {
            // Unwrap safety: a vector takes everything.
            write!(out, "{:x}-{}-{nth}", plan.seed, self.number).expect("room");
        }
        self.keyed
    }

    /// Which attempt the next wish of theirs is: a phone that sends again means the same one.
    pub fn attempt(&self, step: u8) -> u8 {
        if self.behaviour == Behaviour::SameKeyAgain { 0 } else { step }
    }

    /// The region asked by somebody who tries another one, or not.
    pub fn gateway_again(&self, plan: &Plan, elsewhere: bool) -> u16 {
        ((usize::from(self.gateway) + usize::from(elsewhere)) % plan.regions.len()) as u16
    }
}

fn gateway(chance: &mut fastrand::Rng, travelling: f64, home: usize, regions: usize) -> usize {
    if regions < 2 || chance.f64() >= travelling {
        return home;
    }
    (home + chance.usize(1..regions)) % regions
}

fn language(at: f64, plan: &Plan) -> usize {
    if plan.language_weights.is_empty() {
        return weighted(at, (1..=plan.languages.len()).rev().map(|weight| weight as u32));
    }
    weighted(at, plan.language_weights.iter().copied())
}

fn behaviour(chance: &mut fastrand::Rng, mix: &Mix, again_within: Duration) -> Behaviour {
    let after = again_within.mul_f64(chance.f64());
    let elsewhere = chance.bool();
    let mut left = chance.f64();
    let shares = [
        (mix.twice_at_once, Behaviour::TwiceAtOnce),
        (mix.same_key_again, Behaviour::SameKeyAgain),
        (mix.again_later, Behaviour::AgainLater { after, elsewhere }),
        (mix.winners_return, Behaviour::WinnerReturns { elsewhere }),
        (mix.losers_return, Behaviour::LoserReturns { after, elsewhere }),
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

/// The country of somebody who speaks this language, or empty.
pub fn country(language: &str) -> &'static str {
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
        let key = |member: &Member, step| {
            let mut key = Vec::new();
            member.write_key(&plan, member.attempt(step), &mut key);
            key
        };
        let again = crowd.iter().find(|m| m.behaviour == Behaviour::SameKeyAgain).unwrap();
        assert!(!key(again, 0).is_empty());
        assert_eq!(key(again, 0), key(again, 1));
        let other = crowd.iter().find(|m| m.keyed && m.behaviour == Behaviour::TwiceAtOnce).unwrap();
        assert_ne!(key(other, 0), key(other, 1));
    }

    #[test]
    fn the_shares_of_a_plan_are_kept() {
        let mix = Mix { winners_return: 0.2, losers_return: 0.3, keyless: 0.5, travelling: 0.4, ..Mix::PLAIN };
        let crowd = crowd(&Plan { mix, language_weights: vec![1, 0, 3], ..plan(20_000) });
        let share = |which: &dyn Fn(&Member) -> bool| crowd.iter().filter(|m| which(m)).count() as f64 / 20_000.0;
        let expected = [
            (0.2, share(&|m| matches!(m.behaviour, Behaviour::WinnerReturns { .. }))),
            (0.1, share(&|m| matches!(m.behaviour, Behaviour::WinnerReturns { elsewhere: true }))),
            (0.3, share(&|m| matches!(m.behaviour, Behaviour::LoserReturns { .. }))),
            (0.5, share(&|m| m.behaviour == Behaviour::Plain)),
            (0.5, share(&|m| !m.keyed)),
            (0.4, share(&|m| m.gateway != m.home)),
            (0.25, share(&|m| m.language == 0)),
            (0.75, share(&|m| m.language == 2)),
        ];
        for (share, found) in expected {
            assert!((share - found).abs() < 0.02, "{share} became {found}: {expected:?}");
        }
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
