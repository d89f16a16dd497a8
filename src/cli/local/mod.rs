//! `largesse local`: a deployment on one machine, part by part. What `terraform/local` calls, and anybody else can.
//!
//! `parts.rs` says what each part's command is, `door.rs` asks the entrance what it knows.
//!
//! **Invariant:** each command may be given again: what runs is not started twice, what is stopped stays stopped.

mod door;
mod parts;

use std::path::PathBuf;
use std::process::{Command as Program, ExitCode};

use anyhow::Context;
use clap::{Subcommand, ValueEnum};

use self::parts::program;
use super::serve::stop_on_signal;
use super::table::table;
use crate::local::keeper::{self, Seen};
use crate::local::stack::{Part, Stack, Urls};
use crate::region::Region;
use crate::telemetry::log;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the deployment: rows, logs, addresses; made when something is started
    #[arg(long, env = "LARGESSE_LOCAL_FOLDER", global = true, value_name = "FOLDER")]
    #[arg(default_value = ".largesse/local")]
    folder: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start a part in the background, wait until it answers, and keep it running
    Start(PartArgs),
    /// The same in the foreground, until SIGTERM
    Run {
        #[command(flatten)]
        part: PartArgs,
        /// Leave the terminal's session, so that it can be closed
        #[arg(long)]
        own_session: bool,
    },
    /// Stop a part; its rows and logs stay
    Stop {
        #[command(flatten)]
        part: PartArgs,
        /// Remove its rows and logs too
        #[arg(long)]
        remove: bool,
    },
    /// Let the entrance send people to a region's server
    Join {
        /// Its name
        region: Region,
        /// Where it is, if it is not one of Google's or Amazon's: LATITUDE,LONGITUDE
        #[arg(long, value_name = "LAT,LON", value_parser = degrees, allow_hyphen_values = true)]
        at: Option<(f32, f32)>,
    },
    /// Let the entrance send nobody there any more; what it has begun is finished
    Leave {
        /// Its name
        region: Region,
    },
    /// Print the database's address
    Url,
    /// Print what other commands want in their environment, for a shell's `eval`
    Env,
    /// Show what runs; exit code 1 if something should and does not
    Status,
}

/// A part of the deployment.
#[derive(Clone, Debug, clap::Args)]
struct PartArgs {
    /// Which
    #[arg(value_enum, value_name = "PART")]
    kind: Kind,
    /// The region of a server
    #[arg(required_if_eq("kind", "server"))]
    region: Option<Region>,
    /// What else the part's own command is told, such as `-- --connections 5`; see `largesse serve --help` and
    /// `largesse entrance --help`
    #[arg(last = true, value_name = "ARGUMENT")]
    more: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The one that `LARGESSE_DATABASE_URL` names, else three CockroachDB nodes, else a PostgreSQL
    Database,
    /// A region's server
    Server,
    /// The way in
    Entrance,
}

impl PartArgs {
    fn part(&self) -> Part {
        match (self.kind, &self.region) {
            (Kind::Server, Some(region)) => Part::Server(region.to_string()),
            (Kind::Entrance, _) => Part::Entrance,
            _ => Part::Database,
        }
    }
}

fn degrees(text: &str) -> Result<(f32, f32), String> {
    let parsed = text.split_once(',').and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
    parsed.ok_or_else(|| "expected LATITUDE,LONGITUDE, such as 33.2,-80".to_owned())
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let stack = Stack::at(&args.folder)?;
    match &args.command {
        Command::Start(part) => start(&stack.make()?, part).await,
        Command::Run { part, own_session } => Box::pin(run_part(&stack.make()?, part, *own_session)).await,
        Command::Stop { part, remove } => stop(&stack, &part.part(), *remove).await,
        Command::Join { region, at } => door::join(&stack, region, *at).await,
        Command::Leave { region } => door::leave(&stack, region).await,
        Command::Url => {
            println!("{}", urls(&stack)?.url);
            Ok(ExitCode::SUCCESS)
        }
        Command::Env => env(&stack),
        Command::Status => status(&stack),
    }
}

fn urls(stack: &Stack) -> anyhow::Result<Urls> {
    let missing = || format!("no database was started in {}: `largesse local start database`", stack.root().display());
    stack.urls()?.with_context(missing)
}

/// The database that the surroundings name, which is nobody's to start or stop here.
fn external() -> Option<String> {
    std::env::var("LARGESSE_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

async fn start(stack: &Stack, args: &PartArgs) -> anyhow::Result<ExitCode> {
    let (part, folder) = (args.part(), stack.folder(&args.part()));
    // A private one that is here is not given up because `largesse local env` has put its address there.
    let private = folder.join(keeper::LOG_FILE).exists();
    if let (Part::Database, Some(url), false) = (&part, external(), private) {
        crate::db::url::parse(&url)?;
        stack.set_urls(&Urls { url, regions: [].into() })?;
        println!("database: the one that LARGESSE_DATABASE_URL names");
        return Ok(ExitCode::SUCCESS);
    }
    if let Seen::Ready(pid) = keeper::look(&folder) {
        println!("{} runs already (process {pid})", part.name());
        return Ok(ExitCode::SUCCESS);
    }
    let mut command = Program::new(program()?);
    command.args(["local", "--folder"]).arg(stack.root()).args(["run", "--own-session"]);
    command.arg(args.kind.to_possible_value().context("a part")?.get_name());
    command.args(args.region.iter().map(Region::as_str)).arg("--").args(&args.more);
    let pid = keeper::detach(command, &folder)?.ready(&part.name()).await?;
    match stack.addresses(&part)? {
        Some(addresses) => println!("{} runs on {} (process {pid})", part.name(), addresses.public),
        None => println!("{} runs (process {pid})", part.name()),
    }
    Ok(ExitCode::SUCCESS)
}

async fn run_part(stack: &Stack, args: &PartArgs, own_session: bool) -> anyhow::Result<ExitCode> {
    log::init(log::Format::Text, tracing::Level::INFO);
    if own_session {
        nix::unistd::setsid().context("a session of its own")?;
    }
    let stop = stop_on_signal()?;
    let part = args.part();
    let folder = stack.folder(&part);
    match &part {
        Part::Database => keeper::keep_database(stack, &stop).await?,
        Part::Server(region) => {
            let make = |_| parts::server(stack, region, &args.more);
            keeper::keep_server(&part.name(), "/readyz", make, &folder, &stop).await?;
        }
        Part::Entrance => {
            let make = |before| parts::entrance(stack, before, &args.more);
            // It is well also while no region is.
            keeper::keep_server(&part.name(), "/livez", make, &folder, &stop).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn stop(stack: &Stack, part: &Part, remove: bool) -> anyhow::Result<ExitCode> {
    let folder = stack.folder(part);
    let ran = keeper::stop(&folder).await;
    println!("{} {}", part.name(), if ran { "is stopped" } else { "did not run" });
    if remove {
        keeper::remove(&folder).await;
        stack.remove_if_empty()?;
    }
    Ok(ExitCode::SUCCESS)
}

fn env(stack: &Stack) -> anyhow::Result<ExitCode> {
    // An address may hold a quotation mark only in its encoded form; a folder's name may hold anything.
    let quoted = |text: &str| format!("'{}'", text.replace('\'', r"'\''"));
    println!("export LARGESSE_DATABASE_URL={}", quoted(&urls(stack)?.url));
    // Else the team's commands would ask a server that somebody named before, of another deployment.
    println!("unset LARGESSE_SERVER");
    println!("export LARGESSE_TOKEN_SECRET_FILE={}", quoted(&stack.token_secret()?.display().to_string()));
    println!("export LARGESSE_LOCAL_FOLDER={}", quoted(&stack.root().display().to_string()));
    Ok(ExitCode::SUCCESS)
}

fn status(stack: &Stack) -> anyhow::Result<ExitCode> {
    let mut shown = table(&["part", "state", "process", "people", "platform"]);
    let mut well = true;
    for part in stack.parts() {
        let folder = stack.folder(&part);
        let noted = part == Part::Database && !folder.join("data").exists() && stack.urls()?.is_some();
        let (state, pid) = match keeper::look(&folder) {
            Seen::Ready(pid) => ("runs", pid.to_string()),
            Seen::Starting(pid) => ("is starting", pid.to_string()),
            Seen::Stopped if noted => ("is elsewhere", String::new()),
            Seen::Stopped => ("is stopped", String::new()),
        };
        well &= ["runs", "is elsewhere"].contains(&state);
        let addresses = stack.addresses(&part)?;
        let address = |of: fn(crate::local::addresses::Addresses) -> std::net::SocketAddr| {
            addresses.map(|addresses| of(addresses).to_string()).unwrap_or_default()
        };
        shown.add_row([part.name(), state.into(), pid, address(|all| all.public), address(|all| all.ops)]);
    }
    println!("{shown}");
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
