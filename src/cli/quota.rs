//! `largesse quota`: where a campaign's units stand, and what an operator may do about it.

use std::process::ExitCode;
use std::str::FromStr;

use anyhow::Context;
use clap::Subcommand;
use uuid::Uuid;

use super::campaign::named;
use super::table::table;
use super::{OnDatabase, actor, connect};
use crate::campaign::Campaign;
use crate::db::Database;
use crate::id::TransferId;
use crate::quota::balance::Reason;
use crate::quota::orders::{About, Error as Refused, Moved, Ordered, Orders};
use crate::quota::store::{self, Rules};
use crate::quota::{RowKey, regions, reserve_shard};
use crate::region::Region;
use crate::report::totals;

pub type Args = OnDatabase<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show a campaign's counter rows, its rules and its last transfers with their reasons
    Show {
        /// The campaign's address name
        campaign: String,
        /// How many transfers
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(i64).range(0..=1000))]
        transfers: i64,
    },
    /// Leave the units where they are: the planner stops, servers still borrow for people who wait
    Freeze {
        /// The campaign's address name
        campaign: String,
    },
    /// Let the planner move units again
    Unfreeze {
        /// The campaign's address name
        campaign: String,
    },
    /// Move units between two counter rows now, also of a frozen campaign
    Transfer {
        /// The campaign's address name
        campaign: String,
        /// The lender: REGION or REGION/SHARD; a region's reserve if no shard is named
        #[arg(long, value_name = "ROW")]
        from: RowName,
        /// The borrower
        #[arg(long, value_name = "ROW")]
        to: RowName,
        /// How many, at most what the lender has
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..))]
        units: i64,
        /// Why
        #[arg(long)]
        reason: String,
        /// The transfer's id: give the same one again if you don't know whether it was done
        #[arg(long)]
        id: Option<Uuid>,
    },
    /// Set what a region keeps at least and gets at most of a campaign; without either the rule is lifted
    Rule {
        /// The campaign's address name
        campaign: String,
        /// The region
        region: Region,
        /// Units it keeps while there are as many
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
        floor: i64,
        /// Units it is never brought above by the planner
        #[arg(long, value_parser = clap::value_parser!(i64).range(0..))]
        ceiling: Option<i64>,
    },
}

/// A counter row as an operator names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowName {
    region: Region,
    shard: Option<i64>,
}

impl FromStr for RowName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (region, shard) = text.split_once('/').map_or((text, None), |(region, shard)| (region, Some(shard)));
        let expected = |_| format!("`{text}`: expected a region, or a region and a shard such as eu-west/0");
        let shard = shard.map(|shard| shard.parse().map_err(expected)).transpose()?;
        Ok(Self { region: region.parse().map_err(|e: crate::region::InvalidRegion| e.to_string())?, shard })
    }
}

impl RowName {
    fn key(&self, campaign: &Campaign) -> RowKey {
        let shard = self.shard.unwrap_or_else(|| reserve_shard(campaign.shard_count));
        RowKey { region: self.region.clone(), shard }
    }
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = connect(&args.database).await?;
    match &args.command {
        Command::Show { campaign, transfers } => show(&db, &named(&db, campaign).await?, *transfers).await,
        Command::Freeze { campaign } => freeze(&db, &named(&db, campaign).await?, true).await,
        Command::Unfreeze { campaign } => freeze(&db, &named(&db, campaign).await?, false).await,
        Command::Transfer { campaign, from, to, units, reason, id } => {
            let campaign = named(&db, campaign).await?;
            let (from, to) = (from.key(&campaign), to.key(&campaign));
            let id = TransferId(id.unwrap_or_else(Uuid::new_v4));
            transfer(&db, &campaign, &Ordered { id, from, to, amount: *units, reason: reason.clone() }).await
        }
        Command::Rule { campaign, region, floor, ceiling } => {
            rule(&db, &named(&db, campaign).await?, region, *floor, *ceiling).await
        }
    }
}

async fn show(db: &Database, campaign: &Campaign, most: i64) -> anyhow::Result<ExitCode> {
    let rules = store::rules(db, campaign.id).await?;
    let moving = if rules.frozen { "frozen: the planner moves nothing" } else { "the planner moves units" };
    println!("{}: {} units in all; {moving}", campaign.slug, campaign.supply);
    let mut rows = table(&["row", "purpose", "region is", "remaining", "granted", "held"]);
    for row in store::survey(db, campaign.id).await? {
        let numbers = [row.remaining, row.granted, row.held].map(|n| n.to_string());
        let words = [row.key.to_string(), row.purpose.as_str().into(), row.state.as_str().into()];
        rows.add_row(words.into_iter().chain(numbers));
    }
    println!("{rows}\n\nrules\n{}", rules_table(&rules));
    let mut moves = table(&["from", "to", "units", "why", "at"]);
    for t in totals::transfers(db, campaign.id, most).await? {
        moves.add_row([
            t.from.to_string(),
            t.to.to_string(),
            t.amount.to_string(),
            in_words(&t.reason),
            t.at.to_string(),
        ]);
    }
    println!("\nlast transfers\n{moves}");
    Ok(ExitCode::SUCCESS)
}

fn rules_table(rules: &Rules) -> comfy_table::Table {
    let mut shown = table(&["region", "floor", "ceiling"]);
    for rule in rules.regions.iter().filter(|rule| rule.floor > 0 || rule.ceiling.is_some()) {
        let ceiling = rule.ceiling.map_or_else(|| "none".to_owned(), |ceiling| ceiling.to_string());
        shown.add_row([rule.region.to_string(), rule.floor.to_string(), ceiling]);
    }
    shown
}

/// A planner's reason in words and numbers; whatever else the ledger says as it stands there.
pub(super) fn in_words(reason: &str) -> String {
    Reason::parse(reason).map_or_else(|_| reason.to_owned(), |reason| reason.to_string())
}

async fn freeze(db: &Database, campaign: &Campaign, frozen: bool) -> anyhow::Result<ExitCode> {
    let stands = if frozen { "frozen" } else { "not frozen" };
    let about = About { campaign: campaign.id, slug: &campaign.slug };
    let changed = Orders::new(db.clone()).freeze(&actor(), about, frozen).await?;
    let already = if changed { "" } else { " already" };
    println!("{}: its units are {stands}{already}.", campaign.slug);
    Ok(ExitCode::SUCCESS)
}

async fn transfer(db: &Database, campaign: &Campaign, ordered: &Ordered) -> anyhow::Result<ExitCode> {
    let Ordered { id, from, to, .. } = ordered;
    anyhow::ensure!(from != to, "{to} can't lend to itself");
    let about = About { campaign: campaign.id, slug: &campaign.slug };
    match Orders::new(db.clone()).transfer(&actor(), about, ordered).await {
        Ok(Moved { amount, earlier: false }) => {
            println!("{}: {amount} units moved from {from} to {to} (transfer {id})", campaign.slug);
            Ok(ExitCode::SUCCESS)
        }
        Ok(_) | Err(Refused::Conflict(_)) => {
            println!(
                "{}: nothing moved; transfer {id} was made before, {from} has no unit or is not there, {to} is not \
                 there, or \
                 its region is leaving",
                campaign.slug
            );
            Ok(ExitCode::FAILURE)
        }
        Err(other) => Err(other.into()),
    }
}

async fn rule(
    db: &Database,
    campaign: &Campaign,
    region: &Region,
    floor: i64,
    ceiling: Option<i64>,
) -> anyhow::Result<ExitCode> {
    regions::state(db, region).await?.with_context(|| format!("there is no region `{region}`"))?;
    anyhow::ensure!(ceiling.is_none_or(|most| most >= floor), "the ceiling is below the floor of {floor}");
    let about = About { campaign: campaign.id, slug: &campaign.slug };
    Orders::new(db.clone()).rule(&actor(), about, region, (floor, ceiling)).await?;
    let most = ceiling.map_or_else(|| "no ceiling".to_owned(), |most| format!("at most {most}"));
    println!("{}: {region} keeps at least {floor} units while there are as many, {most}.", campaign.slug);
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_shown_in_words_and_old_codes_as_they_are() {
        let planned = "ahead to=eu left=4 rate=9800 from=us from_left=210";
        assert_eq!(in_words(planned), "eu 4 s left at 9,800/s, us 210 s left");
        assert_eq!(in_words("dry need=3 want=300 lender=9"), "dry need=3 want=300 lender=9");
    }

    #[test]
    fn a_row_is_a_region_with_or_without_a_shard() {
        let name = |text: &str| text.parse::<RowName>().map(|name| (name.region.to_string(), name.shard));
        assert_eq!(name("eu-west"), Ok(("eu-west".into(), None)));
        assert_eq!(name("eu-west/3"), Ok(("eu-west".into(), Some(3))));
        assert!(name("eu/x").is_err() && name("EU").is_err());
    }
}
