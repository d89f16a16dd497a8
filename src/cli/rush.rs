//! `largesse rush`: sends a crowd to servers that are there already, and judges what came of it.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use tokio_util::sync::CancellationToken;

use crate::account::token::Minter;
use crate::config::{self, DatabaseArgs, TokenArgs};
use crate::db::Engine;
use crate::l10n::Catalog;
use crate::local::interrupt::Interrupts;
use crate::region::Region;
use crate::rush::report::Report;
use crate::rush::verdict::{Promised, Verdict, judge};
use crate::rush::{self, Plan, Progress, RegionTarget, ledger};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    tokens: TokenArgs,
    /// The campaign's address name
    campaign: String,
    /// A region's servers: europe-west1=host:port,host:port (repeatable)
    #[arg(long = "region", value_name = "REGION=SERVER,…", required = true, value_parser = target)]
    regions: Vec<RegionTarget>,
    /// People who come
    #[arg(long, default_value_t = 10_000)]
    people: u32,
    /// Seconds within which they come
    #[arg(long, default_value_t = 10)]
    duration: u64,
    /// Languages people speak, the most common first
    #[arg(long, value_delimiter = ',', default_value = "en")]
    languages: Vec<String>,
    /// The crowd is made from this number
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The report as JSON
    #[arg(long)]
    json: bool,
}

fn target(text: &str) -> Result<RegionTarget, String> {
    let (name, servers) = text.split_once('=').ok_or("expected REGION=HOST:PORT")?;
    let region: Region = name.parse().map_err(|e: crate::region::InvalidRegion| e.to_string())?;
    Ok(RegionTarget { region, servers: servers.split(',').map(str::to_owned).collect(), weight: 1 })
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = super::connect(&args.database).await?;
    let campaign = super::campaign::named(&db, &args.campaign).await?;
    let tokens = args.tokens.settings()?;
    let expected = "public keys can't sign; expected a shared secret";
    let minter = Minter::new(&tokens).ok_or_else(|| config::Error::new("LARGESSE_TOKEN_JWKS_FILE", expected))?;
    let plan = Plan {
        seed: args.seed,
        languages: args.languages.clone(),
        duration: Duration::from_secs(args.duration),
        ..Plan::new(&args.campaign, args.people, args.regions.clone())
    };
    plan.check()?;
    let record = send(&plan, &minter).await?;
    let ledger = ledger::read(&db, campaign.id).await?;
    let verdict = judge(&plan, &record, &ledger, &promised(campaign.supply, db.engine())?);
    let report = Report::new(&plan, &record, &verdict);
    println!("{}", if args.json { report.to_json() } else { report.to_string() });
    Ok(code(&verdict))
}

fn code(verdict: &Verdict) -> ExitCode {
    if verdict.kept() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn send(plan: &Plan, minter: &Minter) -> anyhow::Result<rush::Record> {
    let interrupts = Interrupts::listen()?;
    let progress = Progress::new(plan);
    let done = CancellationToken::new();
    let shown = tokio::spawn({
        let (progress, done) = (progress.clone(), done.clone());
        async move { progress.show(done).await }
    });
    let record = tokio::select! {
        record = rush::run(plan, minter, interrupts.soft().clone(), &progress) => Some(record),
        () = interrupts.hard().cancelled() => None,
    };
    done.cancel();
    let _shown = shown.await;
    record.context("stopped before the crowd was through")
}

fn promised(supply: i64, engine: Engine) -> anyhow::Result<Promised> {
    let clock_uncertainty = match engine {
        Engine::Postgres => Duration::ZERO,
        Engine::Cockroach { .. } => super::COCKROACH_CLOCK_OFFSET,
    };
    let languages = Catalog::load()?.locales().map(|locale| locale.tag().to_owned()).collect();
    Ok(Promised { supply, languages, clock_uncertainty })
}
