//! What a token is for: some campaigns, some regions, or everything there is.
//!
//! What may not live here: which request is about what (`http/admin/about.rs`).
//!
//! **Invariant:** an empty set is no limit. So a row whose sets can't be read whole gives no right at all, instead of
//! a wider one.

use std::collections::BTreeSet;

use super::Error;
use crate::id;
use crate::region::Region;

/// The most campaigns, and the most regions, that one token is for: who is for more is for all.
pub const NAMES_MAX: usize = 100;

/// What a token is for. The default is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    campaigns: BTreeSet<String>,
    regions: BTreeSet<Region>,
}

impl Scope {
    /// These campaigns, by their address names, and these regions; all of those of which none is named. A name that
    /// can't be one is refused, and more than `NAMES_MAX` of a kind.
    pub fn new(campaigns: &[String], regions: &[String]) -> Result<Self, Error> {
        let invalid = |field, expected: String| Error::Invalid { field, expected };
        for (field, names) in [("campaigns", campaigns), ("regions", regions)] {
            if names.len() > NAMES_MAX {
                return Err(invalid(field, format!("at most {NAMES_MAX}")));
            }
        }
        if !campaigns.iter().all(|slug| id::is_slug(slug)) {
            return Err(invalid("campaigns", "names of 1 to 64 lower-case letters, digits and hyphens".into()));
        }
        let parsed: Option<_> = regions.iter().map(|region| region.parse().ok()).collect();
        let regions = parsed.ok_or_else(|| invalid("regions", "regions that there are".into()))?;
        Ok(Self { campaigns: campaigns.iter().cloned().collect(), regions })
    }

    /// The campaigns it is for, by their address names; empty for all.
    pub fn campaigns(&self) -> &BTreeSet<String> {
        &self.campaigns
    }

    /// The regions it is for; empty for all.
    pub fn regions(&self) -> &BTreeSet<Region> {
        &self.regions
    }

    /// Whether it has no limit.
    pub fn is_whole(&self) -> bool {
        self.campaigns.is_empty() && self.regions.is_empty()
    }

    /// Whether it is for all campaigns.
    pub fn has_all_campaigns(&self) -> bool {
        self.campaigns.is_empty()
    }

    /// Whether it is for all regions.
    pub fn has_all_regions(&self) -> bool {
        self.regions.is_empty()
    }

    /// Whether it is for this campaign, whether there is one of this name or not.
    pub fn has_campaign(&self, slug: &str) -> bool {
        self.campaigns.is_empty() || self.campaigns.contains(slug)
    }

    /// Whether it is for this region, whether there is one of this name or not.
    pub fn has_region(&self, name: &str) -> bool {
        self.regions.is_empty() || self.regions.iter().any(|region| region.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_token_is_for_what_it_names_and_for_everything_of_which_it_names_nothing() {
        let check = |campaigns: &[&str], regions: &[&str], has: [bool; 5]| {
            let scope = Scope::new(&names(campaigns), &names(regions)).unwrap();
            let found = [
                scope.is_whole(),
                scope.has_campaign("burger"),
                scope.has_campaign("fries"),
                scope.has_region("eu"),
                scope.has_region("us"),
            ];
            assert_eq!(found, has, "{campaigns:?} {regions:?}");
        };
        check(&[], &[], [true, true, true, true, true]);
        check(&["burger"], &[], [false, true, false, true, true]);
        check(&["burger", "burger"], &["eu"], [false, true, false, true, false]);
        check(&[], &["eu", "us"], [false, true, true, true, true]);
        check(&["burge"], &["e"], [false, false, false, false, false]);
        assert!(Scope::default().is_whole());
    }

    #[test]
    fn what_can_be_no_name_is_refused_by_its_field() {
        let many: Vec<String> = (0..=NAMES_MAX).map(|number| format!("c-{number}")).collect();
        for (campaigns, regions, field) in [
            (names(&["Burger"]), vec![], "campaigns"),
            (names(&[""]), vec![], "campaigns"),
            (names(&["burger", "a/b"]), vec![], "campaigns"),
            (many.clone(), vec![], "campaigns"),
            (vec![], names(&["eu", "EU"]), "regions"),
            (vec![], names(&["1eu"]), "regions"),
            (vec![], many, "regions"),
        ] {
            let refused = Scope::new(&campaigns, &regions).unwrap_err();
            assert!(matches!(refused, Error::Invalid { field: found, .. } if found == field), "{refused}");
        }
    }
}
