//! `largesse audit`: checks the books of a database and prints what is wrong, row by row.

use std::process::ExitCode;

use super::connect;
use super::table::table;
use crate::config::DatabaseArgs;
use crate::report::books::{self, Depth};
use crate::report::totals;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Read no claim: counters, transfers and gates only
    #[arg(long)]
    counters_only: bool,
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = connect(&args.database).await?;
    let depth = if args.counters_only { Depth::Counters } else { Depth::Claims };
    let findings = books::check(&db, depth, false).await?;
    let mut shown =
        table(&["campaign", "region", "gate", "epoch", "remaining", "outstanding", "held", "moved in", "moved out"]);
    for t in totals::totals(&db).await? {
        let numbers = [t.epoch, t.remaining, t.outstanding, t.held, t.moved_in, t.moved_out].map(|n| n.to_string());
        shown.add_row([t.campaign, t.region, t.gate].into_iter().chain(numbers));
    }
    println!("{shown}");
    for finding in &findings {
        println!("✗ {finding}");
    }
    if findings.is_empty() {
        let read =
            if depth == Depth::Claims { "every claim was read" } else { "counters, transfers and gates were read" };
        println!("✓ The books balance ({read}).");
        return Ok(ExitCode::SUCCESS);
    }
    println!("✗ {} findings.", findings.len());
    Ok(ExitCode::FAILURE)
}
