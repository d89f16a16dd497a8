//! What a crowd does beside asking once: the shares of people who tap twice, send again, come back.
//!
//! **Invariant:** the shares of what a person may do add up to at most one; everybody else asks once.

use std::str::FromStr;

use serde::Serialize;

/// Shares of all people, from 0 to 1. The first five exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mix {
    /// Tap twice: common on slow pages, and the sharpest test of one for each account.
    pub twice_at_once: f64,
    /// Send a granted request again with the same key, as a phone does that never saw the answer.
    pub same_key_again: f64,
    /// Ask again as a new attempt, soon after any answer; half of them by another region's servers.
    pub again_later: f64,
    /// If they have a unit: come back once it is sold out, evenly until the end; half of them by another region.
    pub winners_return: f64,
    /// If they were told SORRY: ask again soon; half of them by another region.
    pub losers_return: f64,
    /// Send no idempotency key, such as the page without script.
    pub keyless: f64,
    /// Are somewhere else than at home; about as many as are abroad at a time.
    pub travelling: f64,
}

impl Mix {
    /// A crowd that does a little of every odd thing.
    pub const ORDINARY: Self = Self {
        twice_at_once: 0.08,
        same_key_again: 0.05,
        again_later: 0.07,
        winners_return: 0.0,
        losers_return: 0.0,
        keyless: 0.2,
        travelling: 0.05,
    };

    /// Everybody asks once, at home, with a key.
    pub const PLAIN: Self = Self {
        twice_at_once: 0.0,
        same_key_again: 0.0,
        again_later: 0.0,
        winners_return: 0.0,
        losers_return: 0.0,
        keyless: 0.0,
        travelling: 0.0,
    };

    /// What is wrong with the shares.
    pub fn fault(&self) -> Option<String> {
        let exclusive =
            [self.twice_at_once, self.same_key_again, self.again_later, self.winners_return, self.losers_return];
        let all = exclusive.iter().chain([&self.keyless, &self.travelling]);
        if let Some(share) = all.into_iter().find(|share| !(0.0..=1.0).contains(*share)) {
            return Some(format!("a share of {share}, expected 0 to 1"));
        }
        let sum: f64 = exclusive.iter().sum();
        // The last digits of a sum of decimal fractions are nobody's mistake.
        (sum > 1.0 + 1e-9).then(|| format!("people do one of these things each, and the shares add up to {sum}"))
    }

    fn share(&mut self, name: &str) -> Option<&mut f64> {
        Some(match name {
            "twice-at-once" => &mut self.twice_at_once,
            "same-key-again" => &mut self.same_key_again,
            "again-later" => &mut self.again_later,
            "winners-return" => &mut self.winners_return,
            "losers-return" => &mut self.losers_return,
            "keyless" => &mut self.keyless,
            "travelling" => &mut self.travelling,
            _ => return None,
        })
    }
}

/// `ordinary`, `plain`, or shares on top of `plain`: `twice-at-once=8%,winners-return=0.3`.
impl FromStr for Mix {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut mix = match text {
            "ordinary" => return Ok(Self::ORDINARY),
            "plain" => return Ok(Self::PLAIN),
            _ => Self::PLAIN,
        };
        for part in text.split(',') {
            let (name, share) = part.split_once('=').ok_or_else(|| format!("`{part}`: expected NAME=SHARE"))?;
            let place = mix.share(name).ok_or_else(|| format!("`{name}`: expected one of {NAMES}"))?;
            *place = parse_share(share)?;
        }
        mix.fault().map_or(Ok(mix), Err)
    }
}

const NAMES: &str = "twice-at-once, same-key-again, again-later, winners-return, losers-return, keyless, travelling";

/// A share as people write it: `0.05` or `5%`.
pub fn parse_share(text: &str) -> Result<f64, String> {
    let number = |text: &str| text.parse::<f64>().ok();
    let share = text.strip_suffix('%').map_or_else(|| number(text), |percent| number(percent).map(|p| p / 100.0));
    share.filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| format!("`{text}`: expected 0 to 1, or 0% to 100%"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mix_is_read_as_people_write_it() {
        assert_eq!("ordinary".parse(), Ok(Mix::ORDINARY));
        assert_eq!("plain".parse(), Ok(Mix::PLAIN));
        let mix = Mix { twice_at_once: 0.08, winners_return: 0.3, keyless: 1.0, ..Mix::PLAIN };
        assert_eq!("twice-at-once=8%,winners-return=0.3,keyless=1".parse(), Ok(mix));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, words) in [
            ("often", "NAME=SHARE"),
            ("often=1%", "`often`"),
            ("keyless=120%", "0 to 1"),
            ("keyless=x", "0 to 1"),
            ("again-later=60%,losers-return=60%", "add up to 1.2"),
        ] {
            let error = text.parse::<Mix>().unwrap_err();
            assert!(error.contains(words), "{text}: {error}");
        }
        assert!(Mix { keyless: f64::NAN, ..Mix::PLAIN }.fault().is_some());
        assert_eq!(Mix { twice_at_once: 0.7, same_key_again: 0.2, again_later: 0.1, ..Mix::PLAIN }.fault(), None);
    }
}
