//! `largesse region`: the regions of the deployment.

use std::process::ExitCode;

use clap::Subcommand;

use super::connect;
use super::table::table;
use crate::config::DatabaseArgs;
use crate::db::Limit;
use crate::quota::regions;
use crate::region::Region;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the regions
    List,
    /// Add a region; it joins every campaign that is not over, with no quota of its own, and earns it by demand
    Add {
        /// Its name, as the cloud has it
        region: Region,
        /// Where its API answers
        #[arg(long, default_value = "", hide_default_value = true)]
        api_url: String,
    },
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = connect(&args.database).await?;
    match &args.command {
        Command::List => {
            let mut shown = table(&["#", "region", "state", "API"]);
            for known in regions::list(&db, Limit::PATIENT).await? {
                shown.add_row([
                    known.ordinal.to_string(),
                    known.region.to_string(),
                    known.state.as_str().into(),
                    known.api_url,
                ]);
            }
            println!("{shown}");
        }
        Command::Add { region, api_url } => match regions::add(&db, region, api_url).await? {
            Some(campaigns) => println!("{region} is there; it joined {campaigns} campaigns."),
            None => println!("{region} was there already."),
        },
    }
    Ok(ExitCode::SUCCESS)
}
