//! Who may take part in a campaign: people of some countries, of all but some, and whose account is old enough.
//!
//! **Invariant:** nothing here lets anybody in or keeps anybody out. The claim's statement reads the campaign's row and
//! the account's, and decides; a server's copy of these words draws pages.

use std::time::Duration;

/// The longest age that may be asked for: 100 years of 365 days.
pub const ACCOUNT_AGE_MAX: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// Who may take part. The default is everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Eligibility {
    /// ISO 3166 codes of the countries whose people may take part; empty for all.
    pub countries: Vec<String>,
    /// ISO 3166 codes of the countries whose people may not.
    pub countries_denied: Vec<String>,
    /// How long an account must have existed when it claims, in whole seconds; zero asks nothing. It counts from when
    /// the user service says, where an import told so, else from when the account was first seen here.
    pub account_age_min: Duration,
}

/// A value that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: expected {expected}")]
pub struct Invalid {
    /// Which one, as the API names it.
    pub field: &'static str,
    /// What it should have been.
    pub expected: &'static str,
}

impl Eligibility {
    /// Whether the words can be used.
    pub fn check(&self) -> Result<(), Invalid> {
        let invalid = |field, expected| Err(Invalid { field, expected });
        for (field, countries) in [("countries", &self.countries), ("countries_denied", &self.countries_denied)] {
            if countries.iter().any(|code| !is_country(code)) {
                return invalid(field, "two capital letters for each country (ISO 3166), such as DE");
            }
        }
        if self.countries.iter().any(|code| self.countries_denied.contains(code)) {
            return invalid("countries_denied", "no country that is let in, too");
        }
        if self.account_age_min > ACCOUNT_AGE_MAX || self.account_age_min.subsec_nanos() > 0 {
            return invalid("account_age_seconds", "whole seconds, 100 years at most");
        }
        Ok(())
    }

    /// The least age in seconds, as the database has it.
    pub(super) fn age_seconds(&self) -> i64 {
        self.account_age_min.as_secs() as i64
    }
}

/// Whether a text is written as a country's code.
pub fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_named() {
        let list = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        let check = |countries: &[&str], denied: &[&str], age: Duration| {
            let (countries, countries_denied) = (list(countries), list(denied));
            let words = Eligibility { countries, countries_denied, account_age_min: age };
            words.check().map_err(|Invalid { field, expected }| format!("{field}: {expected}"))
        };
        assert_eq!(check(&[], &[], Duration::ZERO), Ok(()));
        assert_eq!(check(&["DE", "FR"], &["US"], ACCOUNT_AGE_MAX), Ok(()));
        for (countries, denied, age, said) in [
            (&["de"][..], &[][..], 0, "countries: two capital letters"),
            (&[], &["DEU"][..], 0, "countries_denied: two capital letters"),
            (&["DE"], &["DE"], 0, "countries_denied: no country that is let in"),
            (&[], &[], 3_153_600_001, "account_age_seconds: whole seconds"),
        ] {
            let refused = check(countries, denied, Duration::from_secs(age)).unwrap_err();
            assert!(refused.starts_with(said), "{refused}");
        }
        assert!(check(&[], &[], Duration::from_millis(1500)).is_err());
    }
}
