//! `largesse bench`: the contestants in one run, ratios, and the goals.

use std::process::ExitCode;
use std::time::Duration;

use super::rush::raise_descriptors;
use crate::bench::backend::per_claim::Pool;
use crate::bench::contestant::Contestant;
use crate::bench::figures::Course;
use crate::bench::report::Report;
use crate::bench::stage::Shown;
use crate::bench::{self, Endurance, Settings, growth, listeners, race};
use crate::local::interrupt::Interrupts;
use crate::telemetry::log;

/// The rate of goal 7: the seed's 33,333 a second, and a little more.
const ENDURANCE_RATE: f64 = 35_000.0;

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// Interleaved rounds
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    rounds: u32,
    /// Seconds of each run
    #[arg(long, default_value_t = 4.0)]
    seconds: f64,
    /// People of each run, instead of as many as the contestant answers in that time
    #[arg(long)]
    people: Option<u32>,
    /// Requests under way at most
    #[arg(long, default_value_t = 256)]
    connections: usize,
    /// Who runs; all if left out
    #[arg(long, value_enum, value_delimiter = ',')]
    contestants: Vec<Contestant>,
    /// Connections of the transaction per claim, as 16 or 16-at-once; a scan finds the best if left out
    #[arg(long)]
    pool: Option<Pool>,
    /// People a second in the run that compares latencies; 0 leaves it out
    #[arg(long, default_value_t = 25_000.0)]
    rate: f64,
    /// Runs ours at 35,000 people a second for so many minutes too
    #[arg(long)]
    minutes: Option<f64>,
    /// What people show of themselves; for a token each account's row is read
    #[arg(long, value_enum, default_value_t = Shown::Pass)]
    shown: Shown,
    /// A run of about a minute: two short rounds, no scan
    #[arg(long, conflicts_with_all = ["rounds", "seconds", "people"])]
    quick: bool,
    /// A run for CI: compares two ratios with generous floors, and fails below them
    #[arg(long, conflicts_with_all = ["quick", "rounds", "seconds", "people", "contestants"])]
    guard: bool,
    /// The report as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// How the cost of a claim grows: units granted before, batch size, campaigns at once, distance, account rows
    Growth(Growth),
    /// What people who listen cost: memory, processor time, and how soon they are told
    Listeners(Audience),
}

#[derive(Debug, clap::Args)]
struct Audience {
    /// Event streams at once
    #[arg(long, default_value_t = 5_000, value_parser = clap::value_parser!(u32).range(1..=18_000))]
    listeners: u32,
    /// Changes of the campaign's state
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    changes: u32,
    /// Seconds in which nothing happens
    #[arg(long, default_value_t = 60)]
    idle: u64,
    /// The report as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
struct Growth {
    /// Units granted before
    #[arg(long, value_delimiter = ',', default_value = "0,1000000,3000000,6000000")]
    rows: Vec<i64>,
    /// Connections, which make the batches
    #[arg(long, value_delimiter = ',', default_value = "1,16,64,256,2048")]
    connections: Vec<usize>,
    /// Campaigns at once
    #[arg(long, value_delimiter = ',', default_value = "1,10,100")]
    campaigns: Vec<u32>,
    /// Milliseconds added to the database's round trip
    #[arg(long, value_delimiter = ',', default_value = "0,2,20,80")]
    delays: Vec<u64>,
    /// People a second while latency is measured over a distance
    #[arg(long, default_value_t = 3_000.0)]
    rate: f64,
    /// Accounts that are imported; 0 leaves it out
    #[arg(long, default_value_t = 1_000_000)]
    accounts: u32,
    /// Interleaved rounds
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100))]
    rounds: u32,
    /// People of each run
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    people: u32,
    /// The report as JSON
    #[arg(long)]
    json: bool,
}

/// Runs the race and says what came of it; exit code 1 if ours was not exact, or too slow for the guard.
pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    log::init(log::Format::Text, tracing::Level::ERROR);
    let interrupts = Interrupts::listen()?;
    match &args.command {
        Some(Command::Growth(growth)) => return grow(growth, &interrupts).await,
        Some(Command::Listeners(listeners)) => return listen(listeners, &interrupts).await,
        None => {}
    }
    let settings = settings(args);
    let report = tokio::select! {
        report = bench::run(&settings, |line| eprintln!("{line}")) => report?,
        () = interrupts.soft().cancelled() => return Ok(ExitCode::from(130)),
    };
    println!("{}", if args.json { report.to_json() } else { report.to_string() });
    let fast = !args.guard || is_fast_enough(&report);
    Ok(if fast && report.ours_is_exact() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn grow(args: &Growth, interrupts: &Interrupts) -> anyhow::Result<ExitCode> {
    // The most connections of any table, and some more; the server inherits it.
    let most = args.connections.iter().copied().max().unwrap_or(0).max(growth::FAR_CONNECTIONS);
    raise_descriptors(most as u64 + 500);
    let settings = growth::Settings {
        rows: args.rows.clone(),
        connections: args.connections.clone(),
        campaigns: args.campaigns.clone(),
        delays: args.delays.clone(),
        rate: args.rate,
        accounts: args.accounts,
        rounds: args.rounds,
        people: args.people,
    };
    let report = tokio::select! {
        report = growth::run(&settings, |line| eprintln!("{line}")) => report?,
        () = interrupts.soft().cancelled() => return Ok(ExitCode::from(130)),
    };
    println!("{}", if args.json { report.to_json() } else { report.to_string() });
    Ok(if report.is_exact() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn listen(args: &Audience, interrupts: &Interrupts) -> anyhow::Result<ExitCode> {
    // The streams, and some more; the server inherits it.
    raise_descriptors(u64::from(args.listeners) + 500);
    let settings = listeners::Settings {
        listeners: args.listeners as usize,
        changes: args.changes,
        idle: Duration::from_secs(args.idle),
    };
    let report = tokio::select! {
        report = listeners::run(&settings, |line| eprintln!("{line}")) => report?,
        () = interrupts.soft().cancelled() => return Ok(ExitCode::from(130)),
    };
    println!("{}", if args.json { report.to_json() } else { report.to_string() });
    Ok(if report.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn settings(args: &Args) -> Settings {
    let contestants = if args.contestants.is_empty() { Contestant::ALL.to_vec() } else { args.contestants.clone() };
    let endurance = args.minutes.map(|minutes| {
        let duration = Duration::from_secs_f64(minutes.max(0.0) * 60.0);
        Endurance { rate: ENDURANCE_RATE, duration }
    });
    let asked = Settings {
        contestants,
        rounds: args.rounds,
        seconds: args.seconds.max(0.1),
        people: args.people,
        connections: args.connections.max(1),
        pool: args.pool.unwrap_or(race::USUAL_POOL),
        scan: args.pool.is_none(),
        half: true,
        rate: (args.rate > 0.0).then_some(args.rate),
        shown: args.shown,
        endurance,
    };
    if args.guard {
        let contestants = vec![Contestant::Ours, Contestant::Constant, Contestant::Postgres];
        return Settings { contestants, rounds: 3, seconds: 0.5, scan: false, half: false, rate: None, ..asked };
    }
    if args.quick {
        return Settings { rounds: 2, seconds: 0.7, scan: false, rate: None, ..asked };
    }
    asked
}

/// The floors are far below what is measured (0.25, 0.38 and 9; in a debug build 0.24, 0.40 and 2): they catch a
/// change that loses a factor, not noise.
const FLOORS: [(Course, Contestant, f64); 3] = [
    (Course::Winners, Contestant::Constant, 0.1),
    (Course::Mix, Contestant::Constant, 0.1),
    (Course::Winners, Contestant::Postgres, if cfg!(debug_assertions) { 1.0 } else { 3.0 }),
];

fn is_fast_enough(report: &Report) -> bool {
    FLOORS.iter().fold(true, |all, (course, who, floor)| {
        let ratio = report.find(*course, *who).and_then(|figures| figures.ratio);
        let enough = ratio.is_some_and(|ratio| ratio >= *floor);
        let (seen, mark) = (ratio.map_or("nothing".into(), |r| format!("{r:.2}")), if enough { '✓' } else { '✗' });
        println!("{mark} {course:?}, ours : {}: {seen}, at least {floor}", who.name());
        all && enough
    })
}
