//! What each endpoint is about, and so which tokens reach it: those that are for all of it.
//!
//! A token for some campaigns reaches what is about one of them and nothing else: lists are shown without the others,
//! and any other campaign is refused whether it is there or not. A token for some regions looks at everything, because
//! the world is one, and changes only what names regions of its own; orders about a whole campaign or the deployment
//! are not among that. One that is limited in both ways reaches what both limits allow.
//!
//! **Invariant:** what is refused is refused before anything was looked up, by names of the request alone. The one
//! exception is where a person is at home, which only the transaction knows that changes something (`account/care.rs`,
//! `claim/release.rs`).

use super::super::problem::Problem;
use super::call::Call;
use super::form::invalid;
use crate::operator::scope::Scope;

/// What an endpoint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Whoever asks.
    Own,
    /// All of it: the regions, the team, the log, people in bulk.
    Deployment,
    /// Every campaign; of those that a token is not for nothing is shown (`Call::only_own`).
    Campaigns,
    /// The campaign of the path, as a whole.
    Campaign,
    /// A campaign to be made: the body's `slug`, like the one of the path if there is one.
    NewCampaign,
    /// What some regions have of the campaign of the path: the region of the path, or those in these fields of the
    /// body.
    Part(&'static [&'static str]),
    /// The region of the path.
    Region,
    /// The person of the path.
    Person,
    /// A person's claim in a campaign, both of the path.
    Claim,
    /// Claims: of the campaign of the query, else of every one, without those that a token is not for.
    Claims,
}

/// The names in one request: of campaigns, and of regions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Campaigns' names in addresses.
    pub campaigns: Vec<String>,
    /// Regions' names.
    pub regions: Vec<String>,
}

impl About {
    /// Whether a token for this reaches it with a request that names these, to look or to change something. Pure.
    pub fn admits(self, scope: &Scope, changes: bool, named: &Named) -> bool {
        let campaigns = named.campaigns.iter().all(|slug| scope.has_campaign(slug));
        let regions = !named.regions.is_empty() && named.regions.iter().all(|region| scope.has_region(region));
        let by_campaign = match self {
            Self::Own | Self::Campaigns => true,
            Self::Claims => campaigns,
            Self::Campaign | Self::NewCampaign | Self::Part(_) | Self::Claim => {
                campaigns && !named.campaigns.is_empty()
            }
            Self::Deployment | Self::Region | Self::Person => false,
        };
        let by_region = match self {
            // Where a person is at home is asked by the transaction.
            Self::Own | Self::Person | Self::Claim => true,
            Self::Part(_) | Self::Region => regions,
            Self::Deployment | Self::Campaigns | Self::Campaign | Self::NewCampaign | Self::Claims => false,
        };
        (scope.has_all_campaigns() || by_campaign) && (scope.has_all_regions() || !changes || by_region)
    }

    /// Whether what a token is not for is left out of its answer.
    fn leaves_out(self) -> bool {
        matches!(self, Self::Campaigns | Self::Claims)
    }

    /// Whether some token is refused here for what it is for.
    pub fn refuses(self) -> bool {
        !matches!(self, Self::Own | Self::Campaigns)
    }

    /// What tokens with limits come to here: those for some campaigns, and those for some regions.
    pub fn words(self, changes: bool) -> (&'static str, &'static str) {
        let campaigns = match self {
            Self::Own => "yes",
            Self::Campaigns | Self::Claims => "sees its own",
            Self::Campaign | Self::NewCampaign | Self::Part(_) | Self::Claim => "its own",
            Self::Deployment | Self::Region | Self::Person => "no",
        };
        let regions = match self {
            _ if !changes || self == Self::Own => "yes",
            Self::Part(_) | Self::Region => "its own",
            Self::Person | Self::Claim => "people at home in one of its own",
            _ => "no",
        };
        (campaigns, regions)
    }

    /// Lets a call in whose token is for all that it names. The body is read last, and only for those who may still be
    /// let in by what it names.
    pub(super) async fn admit(self, call: &mut Call, changes: bool) -> Result<(), Problem> {
        let scope = call.actor.operator.scope.clone();
        if scope.is_whole() {
            return Ok(());
        }
        let mut named = self.named(call)?;
        if !self.admits(&scope, changes, &self.at_best(&scope, &named)) {
            return Err(Problem::OutOfScope);
        }
        for field in self.fields() {
            let Some(name) = call.field(field).await? else { continue };
            match self {
                Self::NewCampaign => named.campaigns.push(name),
                // A counter row is named by its region, and its shard after a slash.
                _ => named.regions.push(name.split('/').next().unwrap_or_default().to_owned()),
            }
        }
        if self.admits(&scope, changes, &named) { Ok(()) } else { Err(Problem::OutOfScope) }
    }

    /// The fields of the body that name something.
    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::NewCampaign => &["slug"],
            Self::Part(fields) => fields,
            _ => &[],
        }
    }

    /// What the path and the query name.
    fn named(self, call: &Call) -> Result<Named, Problem> {
        let part = |name| Some(call.part(name).to_owned()).filter(|part| !part.is_empty());
        let campaign = match self {
            Self::Claim => {
                let (campaign, _) = call.part("claim").rsplit_once('.').ok_or_else(|| invalid("claim"))?;
                Some(campaign.to_owned())
            }
            Self::Claims => call.query("campaign"),
            _ => part("slug"),
        };
        Ok(Named { campaigns: campaign.into_iter().collect(), regions: part("region").into_iter().collect() })
    }

    /// These names, with a body that names what the token is for.
    fn at_best(self, scope: &Scope, named: &Named) -> Named {
        let mut best = named.clone();
        match self {
            Self::NewCampaign => best.campaigns.extend(scope.campaigns().first().cloned()),
            Self::Part(fields) if !fields.is_empty() => {
                best.regions.extend(scope.regions().first().map(ToString::to_string));
            }
            _ => {}
        }
        best
    }

    /// An answer to a token for some campaigns that should be without all others, and was not gone through for them, is
    /// withheld.
    pub(super) fn check(self, call: &Call) -> Result<(), Problem> {
        let limited = !call.actor.operator.scope.has_all_campaigns();
        if limited && self.leaves_out() && !call.left_out() {
            tracing::error!("a list was not narrowed to the campaigns that a token is for");
            return Err(Problem::Internal);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(campaigns: &[&str], regions: &[&str]) -> Scope {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        Scope::new(&list(campaigns), &list(regions)).unwrap()
    }

    fn named(campaigns: &[&str], regions: &[&str]) -> Named {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Named { campaigns: list(campaigns), regions: list(regions) }
    }

    const ALL: [About; 11] = [
        About::Own,
        About::Deployment,
        About::Campaigns,
        About::Campaign,
        About::NewCampaign,
        About::Part(&[]),
        About::Part(&["from", "to"]),
        About::Region,
        About::Person,
        About::Claim,
        About::Claims,
    ];

    #[test]
    fn a_token_without_limits_reaches_everything() {
        for about in ALL {
            for changes in [false, true] {
                assert!(about.admits(&Scope::default(), changes, &Named::default()), "{about:?}");
            }
        }
    }

    #[test]
    fn a_token_for_campaigns_reaches_what_names_its_own_and_nothing_else() {
        let burger = scope(&["burger"], &[]);
        for changes in [false, true] {
            let check = |about: About, campaigns: &[&str], admits: bool| {
                let named = named(campaigns, &["eu"]);
                assert_eq!(about.admits(&burger, changes, &named), admits, "{about:?} {campaigns:?}");
            };
            for about in [About::Campaign, About::NewCampaign, About::Part(&[]), About::Part(&["from"]), About::Claim] {
                check(about, &["burger"], true);
                check(about, &["fries"], false);
                check(about, &["burger", "fries"], false);
                check(about, &[], false);
            }
            for about in [About::Deployment, About::Region, About::Person] {
                check(about, &["burger"], false);
                check(about, &[], false);
            }
            check(About::Own, &[], true);
            check(About::Campaigns, &[], true);
            check(About::Claims, &[], true);
            check(About::Claims, &["burger"], true);
            check(About::Claims, &["fries"], false);
        }
    }

    #[test]
    fn a_token_for_regions_looks_at_everything_and_changes_only_what_names_its_own() {
        let eu = scope(&[], &["eu", "uk"]);
        let check = |about: About, regions: &[&str], admits: bool| {
            let named = named(&["burger"], regions);
            assert!(about.admits(&eu, false, &named), "{about:?}: to look");
            assert_eq!(about.admits(&eu, true, &named), admits, "{about:?} {regions:?}");
        };
        for about in [About::Part(&[]), About::Part(&["from", "to"]), About::Region] {
            check(about, &["eu"], true);
            check(about, &["eu", "uk"], true);
            check(about, &["us"], false);
            check(about, &["eu", "us"], false);
            // What the order falls back on is not a region of its own.
            check(about, &[], false);
        }
        let whole = [About::Deployment, About::Campaigns, About::Campaign, About::NewCampaign, About::Claims];
        for about in whole {
            check(about, &["eu"], false);
            check(about, &[], false);
        }
        check(About::Person, &[], true);
        check(About::Claim, &[], true);
    }

    #[test]
    fn two_limits_are_both_kept() {
        let both = scope(&["burger"], &["eu"]);
        let part = About::Part(&["region"]);
        assert!(part.admits(&both, true, &named(&["burger"], &["eu"])));
        assert!(!part.admits(&both, true, &named(&["fries"], &["eu"])));
        assert!(!part.admits(&both, true, &named(&["burger"], &["us"])));
        assert!(About::Campaign.admits(&both, false, &named(&["burger"], &[])));
        assert!(!About::Campaign.admits(&both, true, &named(&["burger"], &[])));
        assert!(!About::Region.admits(&both, true, &named(&[], &["eu"])));
    }

    #[test]
    fn the_document_says_of_each_kind_what_the_rule_does() {
        for about in ALL {
            for changes in [false, true] {
                let own = named(&["burger"], &["eu"]);
                let (by_campaign, by_region) = about.words(changes);
                assert_eq!(by_campaign != "no", about.admits(&scope(&["burger"], &[]), changes, &own), "{about:?}");
                assert_eq!(by_region != "no", about.admits(&scope(&[], &["eu"]), changes, &own), "{about:?}");
            }
        }
    }
}
