//! The commands: each one wires parts together, runs them, and says how it went. The only place that builds an `App`.
//!
//! Exit codes: 0 done; 1 it failed, or a promise is broken; 2 a setting or an argument can't be used.

mod account;
mod api;
mod audit;
mod bench;
mod bench_server;
mod campaign;
mod claim;
mod completions;
mod demo;
mod doctor;
mod entrance;
mod export;
mod health;
mod known;
mod local;
mod locales;
mod migrate;
mod openapi;
mod operator;
mod plan;
mod quota;
mod region;
mod rehearse;
mod rush;
mod serve;
mod simulate;
mod table;
mod team;
mod token;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{self, DatabaseArgs};
use crate::db::{self, Database};
use crate::operator::{Actor, Operator};
use crate::telemetry::log;
use crate::telemetry::metrics::DatabaseMetrics;

/// `CockroachDB`'s default greatest clock offset: by so much its clocks may differ. A `PostgreSQL` has one clock.
const COCKROACH_CLOCK_OFFSET: std::time::Duration = std::time::Duration::from_millis(500);

/// Hands a limited supply out to the whole world: exactly the supply, one for each account.
#[derive(Debug, Parser)]
#[command(name = "largesse", version, about, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show the whole system on this machine: a database, three regions, a crowd, the verdict
    Demo(Box<demo::Args>),
    /// Answer people: the regional API server and the page
    Serve(Box<config::ServeArgs>),
    /// Send people to the nearest live region: the way in where no cloud's balancer stands
    Entrance(Box<config::EntranceArgs>),
    /// Bring the database's schema up to date
    Migrate(migrate::Args),
    /// Make, change, open, pause, restock and close campaigns
    Campaign(campaign::Args),
    /// Import, look up, block, move, export and erase accounts
    Account(account::Args),
    /// Show, add, drain and remove regions
    Region(region::Args),
    /// Show where units stand, freeze them, move them, set floors and ceilings
    Quota(quota::Args),
    /// Give people of the team tokens for the admin API, take them back, show what they changed
    Operator(operator::Args),
    /// Look claims up and give units back (support)
    Claim(claim::Args),
    /// Check the books; exit code 1 if they don't balance
    Audit(audit::Args),
    /// Check a deployment: versions, isolation, plans, privileges, clocks
    Doctor(doctor::Args),
    /// Ask a server on this machine whether it is ready; exit code 1 if it is not
    Health(health::Args),
    /// Run a deployment on this machine: a database, servers, the way in, each a process that is kept running
    Local(Box<local::Args>),
    /// List the languages spoken, check translations
    Locales(locales::Args),
    /// Send a crowd to running servers and judge what came of it
    Rush(Box<rush::Args>),
    /// Rehearse a campaign on the running servers, with a shadow of it, and say go or no-go
    Rehearse(Box<rehearse::Args>),
    /// Play a rush in virtual time: the shipped rules against other ways of moving units
    Simulate(simulate::Args),
    /// Say how large a deployment has to be: servers, database, connections, bandwidth, storage
    Plan(Box<plan::Args>),
    /// Run the service against what one would pick instead, in one run, and print ratios
    Bench(Box<bench::Args>),
    /// One of the benchmark's contestants
    #[command(hide = true)]
    BenchServer(Box<bench_server::Args>),
    /// Print the API as a document (`OpenAPI` 3.1)
    Openapi,
    /// Print what a shell needs to finish commands and flags
    Completions(completions::Args),
    /// Make a token, for development
    Token(token::Args),
}

/// Runs a command and says what went wrong, once, with its causes.
pub async fn run(cli: Cli) -> ExitCode {
    let result = match cli.command {
        Command::Demo(args) => demo::run(&args).await,
        Command::Rush(args) => rush::run(&args).await,
        Command::Rehearse(args) => rehearse::run(&args).await,
        Command::Bench(args) => bench::run(&args).await,
        Command::BenchServer(args) => bench_server::run(&args).await,
        Command::Serve(args) => serve::run(&args).await,
        Command::Entrance(args) => entrance::run(&args).await,
        Command::Migrate(args) => migrate::run(&args).await,
        Command::Campaign(args) => campaign::run(&args).await,
        Command::Account(args) => account::run(&args).await,
        Command::Region(args) => region::run(&args).await,
        Command::Quota(args) => quota::run(&args).await,
        Command::Operator(args) => operator::run(&args).await,
        Command::Claim(args) => claim::run(&args).await,
        Command::Audit(args) => audit::run(&args).await,
        Command::Doctor(args) => doctor::run(&args).await,
        Command::Health(args) => health::run(&args).await,
        Command::Local(args) => local::run(&args).await,
        Command::Locales(args) => locales::run(&args),
        Command::Simulate(args) => simulate::run(&args),
        Command::Plan(args) => plan::run(&args),
        Command::Openapi => openapi::run(),
        Command::Completions(args) => Ok(completions::run(&args)),
        Command::Token(args) => token::run(&args),
    };
    result.unwrap_or_else(|error| {
        eprintln!("largesse: {error:#}");
        let misused = error.chain().any(<dyn std::error::Error>::is::<config::Error>);
        ExitCode::from(if misused { 2 } else { 1 })
    })
}

/// Connects for a command: few connections, and a schema this program knows.
async fn connect(args: &DatabaseArgs) -> anyhow::Result<Database> {
    log::init(log::Format::Text, tracing::Level::WARN);
    let url = args.url()?;
    db::migrate::check(url).await?;
    let settings = db::Settings {
        connections_max: 2,
        statement_timeout: std::time::Duration::from_secs(60),
        ..db::Settings::new(url)
    };
    Ok(Database::connect(&settings, DatabaseMetrics::default()).await?)
}

/// Who is at the keyboard of a command that works on the database itself, for the audit log.
fn actor() -> Actor {
    Actor { operator: Operator::local(local_name()), request: uuid::Uuid::new_v4().to_string() }
}

/// Who is at the keyboard, for the ledgers' `changed_by`.
fn local_name() -> String {
    let name = nix::unistd::User::from_uid(nix::unistd::getuid()).ok().flatten().map(|user| user.name);
    format!("cli:{}", name.unwrap_or_else(|| "unknown".into()))
}
