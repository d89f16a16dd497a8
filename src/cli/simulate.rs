//! `largesse simulate`: a rush in virtual time, as shipped and with other ways of moving units.

use std::process::ExitCode;

use super::table::table;
use crate::config;
use crate::simulate::{self, Plan, Report, Shape, Strategy};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// All chance comes from this number
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Regions, 2 to 30
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u64).range(2..=30))]
    regions: u64,
    /// Serving rows of each region
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u64).range(1..=64))]
    shards: u64,
    /// Units
    #[arg(long, default_value_t = 6_000_000, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    supply: u64,
    /// People who come
    #[arg(long, default_value_t = 20_000_000, value_parser = clap::value_parser!(u64).range(1..=10_000_000_000))]
    people: u64,
    /// Minutes within which they come
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
    /// How demand is spread; all of them without this
    #[arg(long)]
    shape: Option<Shape>,
    /// How units move; all of them without this
    #[arg(long)]
    strategy: Option<Strategy>,
    /// The part of statements that gets lost, loses its reply or arrives seconds late, 0 to 0.5
    #[arg(long, default_value_t = 0.0)]
    loss: f64,
    /// The reports as JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    if !(0.0..=0.5).contains(&args.loss) {
        return Err(config::Error::new("--loss", "expected 0 to 0.5").into());
    }
    if !(0.1..=1440.0).contains(&args.minutes) {
        return Err(config::Error::new("--minutes", "expected 0.1 to 1440").into());
    }
    let shapes = args.shape.map_or(Shape::ALL.to_vec(), |shape| vec![shape]);
    let strategies = args.strategy.map_or(Strategy::ALL.to_vec(), |strategy| vec![strategy]);
    let pairs = shapes.iter().flat_map(|shape| strategies.iter().map(|strategy| (*shape, *strategy)));
    let reports: Vec<Report> = pairs.map(|(shape, strategy)| simulate::run(&plan(args, shape, strategy))).collect();
    if args.json {
        println!("{}", serde_json::to_string_pretty(&reports)?);
    } else {
        show(&reports);
    }
    let broken = reports.iter().any(|report| report.is_shipped() && !report.broken_promises().is_empty());
    Ok(if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn plan(args: &Args, shape: Shape, strategy: Strategy) -> Plan {
    Plan {
        seed: args.seed,
        regions: args.regions as usize,
        shards: args.shards as i64,
        supply: args.supply as i64,
        people: args.people,
        seconds: (args.minutes * 60.0).round() as u64,
        shape,
        strategy,
        loss: args.loss,
    }
}

fn show(reports: &[Report]) {
    let mut shown = table(&[
        "demand",
        "strategy",
        "granted",
        "false SORRY",
        "left",
        "unanswered",
        "moves",
        "loans",
        "dry tries",
        "told wait",
        "queue full",
        "p50 ms",
        "p99 ms",
        "last units ms",
        "(limit)",
        "SORRY spread ms",
        "unfair pt",
    ]);
    for report in reports {
        let ms = |ms: f64| format!("{ms:.0}");
        shown.add_row(vec![
            report.shape().as_str().to_owned(),
            report.plan.strategy.as_str().to_owned(),
            report.granted.to_string(),
            report.false_refusals.to_string(),
            report.units_left.to_string(),
            report.unanswered.to_string(),
            report.transfers.to_string(),
            report.loans.to_string(),
            report.waited_for_units.to_string(),
            report.told_to_wait.to_string(),
            report.shed.to_string(),
            ms(report.p50_ms),
            ms(report.p99_ms),
            ms(report.gap_ms),
            ms(report.gap_limit_ms),
            ms(report.sorry_spread_ms),
            format!("{:.1}", report.unfairness),
        ]);
    }
    println!("{shown}");
    for report in reports.iter().filter(|report| report.is_shipped()) {
        for promise in report.broken_promises() {
            println!("{} is NOT as promised: {promise}", report.shape().as_str());
        }
    }
}
