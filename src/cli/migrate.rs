//! `largesse migrate`: brings the schema up to date.

use std::process::ExitCode;

use serde_json::json;

use crate::config::{self, DatabaseArgs};
use crate::db::migrate::{self, Localities};
use crate::region::Region;
use crate::telemetry::log;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Only say whether the schema is up to date; exit code 1 if it is not
    #[arg(long)]
    check: bool,
    /// Spread the tables over these regions, the primary one first (`CockroachDB` 21.1 and newer)
    #[arg(long, value_name = "REGION,…", value_delimiter = ',')]
    localities: Vec<Region>,
    /// What the loss of must not stop writes: a zone, or a whole region (needs three)
    #[arg(long, value_enum, default_value = "region", requires = "localities")]
    survive: Survive,
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Survive {
    Zone,
    Region,
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    log::init(log::Format::Text, tracing::Level::WARN);
    let url = args.database.url()?;
    if args.check {
        migrate::check(url).await?;
        let up_to_date = json!({"up_to_date": true});
        println!("{}", if args.json { format!("{up_to_date:#}") } else { "The schema is up to date.".into() });
        return Ok(ExitCode::SUCCESS);
    }
    let done = migrate::migrate(url, localities(args)?.as_ref()).await?;
    match done.len() {
        _ if args.json => println!("{:#}", json!({"up_to_date": true, "steps": done})),
        0 => println!("The schema was up to date."),
        count => println!("{count} steps done, the last one {}.", done[count - 1]),
    }
    Ok(ExitCode::SUCCESS)
}

fn localities(args: &Args) -> Result<Option<Localities>, config::Error> {
    let survive_region = args.survive == Survive::Region;
    if args.localities.is_empty() {
        return Ok(None);
    }
    if survive_region && args.localities.len() < 3 {
        let expected = format!(
            "surviving a region needs at least three regions, {} given; or use --survive zone",
            args.localities.len()
        );
        return Err(config::Error::new("--localities", expected));
    }
    Ok(Some(Localities { regions: args.localities.clone(), survive_region }))
}
