//! Regions: their names, parsed once, and their life. No I/O: the table of regions is read in `quota/regions.rs`.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A region's name as the cloud and the database have it, such as `europe-west1`: 1 to 63 lower-case letters, digits
/// and hyphens, beginning with a letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(Arc<str>);

impl serde::Serialize for Region {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

/// Why a text is not the name of a region.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a region name: expected 1 to 63 lower-case letters, digits and hyphens, beginning with a letter, \
     such as europe-west1"
)]
pub struct InvalidRegion(String);

impl Region {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Region {
    type Err = InvalidRegion;

    fn from_str(text: &str) -> Result<Self, InvalidRegion> {
        let valid = (1..=63).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if valid { Ok(Self(text.into())) } else { Err(InvalidRegion(text.chars().take(80).collect())) }
    }
}

/// Where a region is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// In the table, and no home for new people yet; its rows earn quota like an active one's. `region_insert` says
    /// why no command leaves a region here.
    Joining,
    /// Serving.
    Active,
    /// Giving its quota away and getting none; its servers answer.
    Draining,
    /// Out of service; its rows stay.
    Gone,
}

impl State {
    /// As the database has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Joining => "joining",
            Self::Active => "active",
            Self::Draining => "draining",
            Self::Gone => "gone",
        }
    }

    /// Whether it gives its units away and gets none.
    pub fn leaves(self) -> bool {
        matches!(self, Self::Draining | Self::Gone)
    }

    /// Reads the database's word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Joining, Self::Active, Self::Draining, Self::Gone].into_iter().find(|state| state.as_str() == word)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_clouds_are_regions_and_sentences_are_not() {
        for good in ["europe-west1", "us-east-1", "eu", "a"] {
            assert_eq!(good.parse::<Region>().unwrap().as_str(), good);
        }
        for bad in ["", "Europe", "1eu", "eu west", "eu_west", &"a".repeat(64)] {
            assert!(bad.parse::<Region>().is_err(), "{bad}");
        }
    }
}
