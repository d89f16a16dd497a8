//! `largesse doctor`: checks a deployment and prints one line for each check; exit code 1 if one failed.

use std::process::ExitCode;

use crate::config::{CapacityArgs, DatabaseArgs};
use crate::doctor::{self, Check, Deployment, Job, Verdict};
use crate::telemetry::log;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    /// What the connected role is for: its privileges are checked against sql/roles.sql
    #[arg(long, value_enum, default_value = "server")]
    role: Job,
    /// Servers on this database, all regions together; or --servers-per-region
    #[arg(long, conflicts_with = "servers_per_region", value_name = "N", default_value_t = 1)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    servers: u32,
    #[command(flatten)]
    capacity: CapacityArgs,
    /// Database connections of each server
    #[arg(long, env = "LARGESSE_CONNECTIONS", value_name = "N", default_value_t = 10)]
    #[arg(value_parser = clap::value_parser!(u32).range(2..=500))]
    connections: u32,
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    // What is wrong is said by the checks; the driver's own warnings would say it twice.
    log::init(log::Format::Text, tracing::Level::ERROR);
    let deployment = Deployment {
        database_url: args.database.url()?.to_owned(),
        job: args.role,
        connections: args.connections,
        servers: args.servers,
        servers_per_region: args.capacity.servers_per_region,
        region_vcpus: args.capacity.region_vcpus,
    };
    let checks = doctor::examine(&deployment).await;
    if args.json {
        println!("{}", serde_json::to_string_pretty(&checks)?);
    } else {
        print(&checks);
    }
    let failed = checks.iter().any(|check| check.verdict == Verdict::Failed);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn print(checks: &[Check]) {
    let width = checks.iter().map(|check| check.check.len()).max().unwrap_or_default();
    for check in checks {
        println!("{}", line(check, width));
    }
    let count = |verdict| checks.iter().filter(|check| check.verdict == verdict).count();
    let (failed, warnings) = (count(Verdict::Failed), count(Verdict::Warning));
    println!("{} checks: {failed} failed, {warnings} warnings.", checks.len());
}

fn line(check: &Check, width: usize) -> String {
    let mark = match check.verdict {
        Verdict::Fine => '✓',
        Verdict::Warning => '!',
        Verdict::Failed => '✗',
    };
    let line = format!("{mark} {:width$}  {}", check.check, check.found);
    if check.expected.is_empty() { line } else { format!("{line}; expected: {}", check.expected) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_was_found_and_what_was_expected() {
        let mut check = Check {
            check: "clock".into(),
            verdict: Verdict::Failed,
            found: "6 s ahead".into(),
            expected: "less than 250 ms".into(),
        };
        assert_eq!(line(&check, 7), "✗ clock    6 s ahead; expected: less than 250 ms");
        (check.verdict, check.expected) = (Verdict::Fine, String::new());
        assert_eq!(line(&check, 5), "✓ clock  6 s ahead");
    }
}
