//! `largesse audit`: checks the books of a database and prints what is wrong, row by row.

use std::process::ExitCode;

use super::connect;
use super::table::table;
use crate::config::DatabaseArgs;
use crate::report::books::{self, Depth, Finding};
use crate::report::totals::{self, RegionTotals};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Read no claim: counters, transfers and gates only
    #[arg(long)]
    counters_only: bool,
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

/// What was read and found.
#[derive(serde::Serialize)]
struct Audit {
    balanced: bool,
    read: Depth,
    findings: Vec<Finding>,
    totals: Vec<RegionTotals>,
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = connect(&args.database).await?;
    let depth = if args.counters_only { Depth::Counters } else { Depth::Claims };
    let findings = books::check(&db, depth, false).await?;
    let audit = Audit { balanced: findings.is_empty(), read: depth, findings, totals: totals::totals(&db).await? };
    if args.json {
        println!("{}", serde_json::to_string_pretty(&audit)?);
    } else {
        print(&audit);
    }
    Ok(if audit.balanced { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(Audit { findings, totals, read, .. }: &Audit) {
    let mut shown =
        table(&["campaign", "region", "gate", "epoch", "remaining", "outstanding", "held", "moved in", "moved out"]);
    for t in totals {
        let numbers = [t.epoch, t.remaining, t.outstanding, t.held, t.moved_in, t.moved_out].map(|n| n.to_string());
        let names = [&t.campaign, &t.region, &t.gate].map(Clone::clone);
        shown.add_row(names.into_iter().chain(numbers));
    }
    println!("{shown}");
    for finding in findings {
        println!("✗ {finding}");
    }
    let read = if *read == Depth::Claims { "every claim was read" } else { "counters, transfers and gates were read" };
    match findings.len() {
        0 => println!("✓ The books balance ({read})."),
        found => println!("✗ {found} findings."),
    }
}
