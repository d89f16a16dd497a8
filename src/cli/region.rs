//! `largesse region`: the regions of the deployment and the steps of their life.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::Subcommand;

use super::table::table;
use super::{OnDatabase, actor, connect};
use crate::clock;
use crate::db::{Database, Engine, Limit, migrate};
use crate::quota::orders::{Conflict, Error as Refused, Orders};
use crate::quota::regions::{self, Rows};
use crate::region::{Region, State};
use crate::report::regions::status;

/// Between two looks at a region that is drained: about a commit across an ocean.
const PAUSE: Duration = Duration::from_millis(300);

pub type Args = OnDatabase<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the regions
    List,
    /// Show each region's state, what it has and has given in campaigns that are not over, and its last transfer
    Status,
    /// Add a region, or bring one back; it joins every campaign that is not over, with no quota of its own, and earns
    /// it by demand
    Add {
        /// Its name, as the cloud has it
        region: Region,
        /// Where its API answers
        #[arg(long, default_value = "", hide_default_value = true)]
        api_url: String,
    },
    /// Give all units of a region to the others, to exactly zero; its servers go on answering
    Drain {
        /// Its name
        region: Region,
        /// Seconds to wait for zero; the planner goes on afterwards, and so does the same command
        #[arg(long, value_name = "SECONDS", default_value_t = 60)]
        within: u64,
        /// Leave the units where they are, and succeed, if no other region could take them
        #[arg(long)]
        unless_last: bool,
    },
    /// Take a drained region out of service; refused while it has units
    Remove {
        /// Its name
        region: Region,
        /// Leave a region as it is, and succeed, if it was not drained
        #[arg(long)]
        if_drained: bool,
    },
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = connect(&args.database).await?;
    match &args.command {
        Command::List => list(&db).await,
        Command::Status => show(&db).await,
        Command::Add { region, api_url } => add(&db, args.database.url()?, region, api_url).await,
        Command::Drain { region, within, unless_last } => match drain(&db, region, Duration::from_secs(*within)).await?
        {
            Some(code) => Ok(code),
            None if *unless_last => {
                println!("{region} is the only active region: nobody could take its units, and they stay.");
                Ok(ExitCode::SUCCESS)
            }
            None => anyhow::bail!("{region} can't be drained: no other region is active: nobody could take its units"),
        },
        Command::Remove { region, if_drained: true } if !was_drained(&db, region).await? => {
            println!("{region} was not drained; it stays as it is.");
            Ok(ExitCode::SUCCESS)
        }
        Command::Remove { region, .. } => remove(&db, region).await,
    }
}

async fn list(db: &Database) -> anyhow::Result<ExitCode> {
    let mut shown = table(&["#", "region", "state", "API"]);
    for known in regions::list(db, Limit::PATIENT).await? {
        shown.add_row([
            known.ordinal.to_string(),
            known.region.to_string(),
            known.state.as_str().into(),
            known.api_url,
        ]);
    }
    println!("{shown}");
    Ok(ExitCode::SUCCESS)
}

async fn show(db: &Database) -> anyhow::Result<ExitCode> {
    let mut shown = table(&["region", "state", "campaigns", "remaining", "granted", "held", "last transfer"]);
    for line in status(db).await? {
        let numbers = [line.campaigns, line.remaining, line.granted, line.held].map(|n| n.to_string());
        let last = line.last_transfer_at.map_or_else(|| "-".to_owned(), |at| at.to_string());
        shown.add_row([line.region, line.state].into_iter().chain(numbers).chain([last]));
    }
    println!("{shown}");
    Ok(ExitCode::SUCCESS)
}

/// The database's own region first: a row that names one it does not know has no home.
async fn add(db: &Database, url: &str, region: &Region, api_url: &str) -> anyhow::Result<ExitCode> {
    if migrate::add_region(url, region).await? {
        println!("The database is spread over {region} too.");
    }
    match Orders::new(db.clone()).add_region(&actor(), region, api_url).await? {
        Some(campaigns) => println!("{region} is there; it joined {campaigns} campaigns."),
        None => println!("{region} was there already."),
    }
    Ok(ExitCode::SUCCESS)
}

async fn was_drained(db: &Database, region: &Region) -> anyhow::Result<bool> {
    Ok(matches!(regions::state(db, region).await?, Some(State::Draining | State::Gone)))
}

/// Gives all units away, for so long at most. Nothing if no other region is active: the statement that begins a drain
/// decides that, and two that leave at the same time can't both be told that they may.
async fn drain(db: &Database, region: &Region, within: Duration) -> anyhow::Result<Option<ExitCode>> {
    let orders = Orders::new(db.clone());
    let until = clock::monotonic() + within;
    let mut total = 0;
    loop {
        let step = match orders.drain(&actor(), region).await {
            Err(Refused::NoRegion) => anyhow::bail!("{region} can't be drained: there is no region `{region}`"),
            Err(Refused::Conflict(Conflict::LastRegion)) => return Ok(None),
            Err(Refused::Conflict(_)) => anyhow::bail!("{region} can't be drained: {region} is gone already"),
            done => done?,
        };
        total += step.moved;
        if step.moved > 0 {
            println!("{region}: {} units given away, {} left", step.moved, step.remaining);
        }
        if step.done() {
            println!("{region} is drained: {total} units given away, none left, {} on hold.", step.held);
            println!("`largesse region remove {region}` takes it out of service.");
            return Ok(Some(ExitCode::SUCCESS));
        }
        let only_frozen = step.remaining == 0;
        if only_frozen || clock::monotonic() >= until {
            println!("{region} is draining: {total} units given away, {} left.", step.remaining);
            for slug in &step.frozen {
                println!(
                    "Campaign {slug} is frozen and keeps its units there: `largesse quota unfreeze {slug}` first."
                );
            }
            return Ok(Some(ExitCode::FAILURE));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn remove(db: &Database, region: &Region) -> anyhow::Result<ExitCode> {
    match Orders::new(db.clone()).remove_region(&actor(), region).await {
        Err(Refused::NoRegion | Refused::Conflict(_)) => return refuse(db, region).await,
        done => done?,
    }
    println!("{region} is gone; its rows stay.");
    if matches!(db.engine(), Engine::Cockroach { multi_region: true }) {
        let Rows { accounts, claims, counters, transfers } = regions::rows(db, region).await?;
        let up_to = |n: i64| if n >= Rows::MOST { format!("{n} or more") } else { n.to_string() };
        println!("The database keeps it as a region of its own, and refuses to drop it while a row names it.");
        println!(
            "These would have to move first: {} accounts, {} claims, {counters} counter rows, {} transfers.",
            up_to(accounts),
            up_to(claims),
            up_to(transfers)
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Says what stands in the way.
async fn refuse(db: &Database, region: &Region) -> anyhow::Result<ExitCode> {
    let state = regions::state(db, region).await?.with_context(|| format!("there is no region `{region}`"))?;
    anyhow::ensure!(state == State::Draining, "{region} is {}: `largesse region drain {region}` first", state.as_str());
    let mut shown = table(&["campaign", "remaining", "held", ""]);
    for stock in regions::stock(db, region).await?.into_iter().filter(|stock| stock.remaining + stock.held > 0) {
        let frozen = if stock.frozen { "frozen" } else { "" };
        shown.add_row([stock.slug, stock.remaining.to_string(), stock.held.to_string(), frozen.into()]);
    }
    println!("{shown}");
    println!("✗ {region} still has units; `largesse region drain {region}` gives them away.");
    Ok(ExitCode::FAILURE)
}
