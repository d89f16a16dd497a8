//! `largesse plan`: how large a deployment has to be, as a table, as JSON, or as entries of Terraform's `regions` map.

use std::process::ExitCode;

use super::table::{bytes, grouped, table};
use crate::config;
use crate::region::Region;
use crate::sizing::{self, Ask, Goal, Needs, Plan, costs};

/// What a region is called and how large it is, where nothing is said: the shares of the README's demo.
const REGIONS: [&str; 3] = ["us-east1:5", "europe-west1:3", "asia-southeast1:2"];
/// The largest number of requests that an instance of Cloud Run holds open.
const CLOUD_RUN_CONCURRENCY: u32 = 1_000;

/// How large a deployment has to be. Without options: six million units for twenty million people in ten minutes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Units
    #[arg(long, default_value_t = 6_000_000, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    supply: u64,
    /// People who come
    #[arg(long, default_value_t = 20_000_000, value_parser = clap::value_parser!(u64).range(1..=10_000_000_000))]
    people: u64,
    /// Minutes within which they come
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
    /// Of a hundred people, how many come at the opening
    #[arg(long, value_name = "PERCENT", default_value_t = 5.0)]
    spike: f64,
    /// Over how long the pages spread them (`campaign create --jitter`), in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0)]
    jitter: f64,
    /// How long a winner of the opening waits at most, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 5.0)]
    wait: f64,
    /// A region and its share of the people: europe-west1:3 (repeatable)
    #[arg(long = "region", value_name = "REGION[:SHARE]", default_values = REGIONS, value_parser = region)]
    regions: Vec<(Region, f64)>,
    /// What the loss of must stop nobody
    #[arg(long, value_enum, default_value = "region")]
    survive: Goal,
    /// Milliseconds from a region to the nearest other one and back
    #[arg(long, value_name = "MS", default_value_t = 90.0)]
    round_trip: f64,
    /// Requests of one person: twins, retries and looks included
    #[arg(long, default_value_t = costs::REQUESTS)]
    requests: f64,
    /// How busy processors may be at the opening
    #[arg(long, value_name = "PERCENT", default_value_t = 60.0)]
    busy: f64,
    /// vCPUs of a server
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=256))]
    server_vcpus: u32,
    /// Requests that a server may hold open: 1,000 on Cloud Run, more on machines of their own
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(10..=100_000))]
    concurrency: u32,
    /// Database connections of a server (`LARGESSE_CONNECTIONS`)
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(2..=500))]
    connections: u32,
    /// vCPUs of a database node
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u32).range(2..=64))]
    node_vcpus: u32,
    /// Rows that one vCPU of the database writes in a second with three replicas; measure it on your own cluster
    #[arg(long, default_value_t = costs::ROWS_PER_VCPU)]
    rows_per_vcpu: f64,
    /// Of a hundred requests, how many leave a line in the entrance's log
    #[arg(long, value_name = "PERCENT", default_value_t = 1.0)]
    logged: f64,
    /// What each number is made of, and where the constants are from
    #[arg(long)]
    explain: bool,
    /// The plan as JSON
    #[arg(long, conflicts_with_all = ["terraform", "explain"])]
    json: bool,
    /// Entries of Terraform's `regions` map, for the day of the opening
    #[arg(long, conflicts_with = "explain")]
    terraform: bool,
}

/// `europe-west1:3`; the share is 1 if it is left out.
fn region(text: &str) -> Result<(Region, f64), String> {
    let (name, share) = text.split_once(':').unwrap_or((text, "1"));
    let share = share.parse().ok().filter(|share| (0.001..=1e6).contains(share));
    let share = share.ok_or("expected REGION:SHARE with a share above 0, such as europe-west1:3")?;
    Ok((name.parse().map_err(|error: crate::region::InvalidRegion| error.to_string())?, share))
}

pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let ask = ask(args)?;
    let plan = sizing::plan(&ask);
    let remedies = sizing::remedies(&ask);
    if args.json {
        let json = serde_json::json!({ "plan": &plan, "remedies": &remedies, "costs": costs::ALL });
        println!("{}", serde_json::to_string_pretty(&json)?);
    } else if args.terraform {
        print!("{}", terraform(&plan));
    } else {
        show(&plan);
        if args.explain {
            explain();
        }
    }
    for fault in &plan.faults {
        eprintln!("✗ {fault}");
    }
    if !remedies.is_empty() {
        eprintln!("Any of these would make it fit: {}", remedies.join("; "));
    }
    Ok(if plan.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn ask(args: &Args) -> Result<Ask, config::Error> {
    let within = |name, value: f64, least: f64, most: f64| {
        let expected = || config::Error::new(name, format!("expected {least} to {most}"));
        (least..=most).contains(&value).then_some(value).ok_or_else(expected)
    };
    for (index, (name, _)) in args.regions.iter().enumerate() {
        if args.regions[..index].iter().any(|(other, _)| other == name) {
            return Err(config::Error::new("--region", format!("`{name}` is there twice")));
        }
    }
    Ok(Ask {
        supply: args.supply,
        people: args.people,
        seconds: within("--minutes", args.minutes, 0.1, 1_440.0)? * 60.0,
        spike: within("--spike", args.spike, 0.0, 100.0)? / 100.0,
        jitter: within("--jitter", args.jitter, 0.1, 60.0)?,
        wait: within("--wait", args.wait, 0.1, 60.0)?,
        regions: args.regions.clone(),
        survive: args.survive,
        round_trip: within("--round-trip", args.round_trip, 1.0, 1_000.0)? / 1_000.0,
        requests: within("--requests", args.requests, 1.0, 1_000.0)?,
        busy: within("--busy", args.busy, 1.0, 100.0)? / 100.0,
        server_vcpus: args.server_vcpus,
        concurrency: args.concurrency,
        connections: args.connections,
        node_vcpus: args.node_vcpus,
        rows_per_vcpu: within("--rows-per-vcpu", args.rows_per_vcpu, 1.0, 1e6)?,
        logged: within("--logged", args.logged, 0.0, 100.0)? / 100.0,
    })
}

fn show(plan: &Plan) {
    let ask = &plan.ask;
    println!(
        "{} units, {} people in {:.0} minutes; {:.0}% of them at the opening, spread over {:.0} s.",
        grouped(ask.supply as f64),
        grouped(ask.people as f64),
        ask.seconds / 60.0,
        ask.spike * 100.0,
        ask.jitter
    );
    println!(
        "People a second: {} on average, {} at the opening. Units a second: {}, so that winners wait {:.0} s at most.",
        grouped(plan.average),
        grouped(plan.peak),
        grouped(plan.grants),
        ask.wait
    );
    sums(plan);
    println!("\nEach region, so that any other one may be lost at the opening:\n");
    crowd(plan);
    machines(plan);
    println!(
        "Two servers in each region while nothing happens. Scale up before the opening: a rush is over sooner than an \
         autoscaler answers.\n`campaign create --shards {} --jitter {:.0}s`; import the accounts before; rehearse.",
        plan.regions.iter().map(|region| region.counter_rows).max().unwrap_or(1).min(costs::COUNTER_ROWS_MAX),
        ask.jitter
    );
}

/// The sums that people do in their heads, done.
fn sums(plan: &Plan) {
    let ask = &plan.ask;
    println!(
        "By hand, at 1 KB a request: {} × 1 KB is {} a second; {} people × 1 KB is {}. (The sketch that this began \
         with was ten times off in both.) With the measured sizes: {} in, {} out, in all.",
        grouped(plan.average),
        bytes(plan.average * 1_000.0),
        grouped(ask.people as f64),
        bytes(ask.people as f64 * 1_000.0),
        bytes(plan.traffic.0),
        bytes(plan.traffic.1)
    );
    println!(
        "Rows with their indexes: accounts {}, claims {}; {} copies of each.",
        bytes(plan.rows.0),
        bytes(plan.rows.1),
        plan.replicas
    );
}

fn crowd(plan: &Plan) {
    let mut shown = table(&[
        "region",
        "share",
        "if one is lost",
        "requests/s",
        "units/s",
        "winners waiting",
        "in/s",
        "out/s",
        "log",
    ]);
    for region in &plan.regions {
        shown.add_row(vec![
            region.region.to_string(),
            format!("{:.0}%", region.share * 100.0),
            format!("{:.0}%", region.share_of_lost * 100.0),
            grouped(region.requests),
            grouped(region.grants),
            grouped(region.waiting),
            bytes(region.bandwidth.0),
            bytes(region.bandwidth.1),
            bytes(region.log),
        ]);
    }
    println!("{shown}\n");
}

fn machines(plan: &Plan) {
    let ask = &plan.ask;
    let servers = format!("servers of {} vCPUs", ask.server_vcpus);
    let nodes = format!("nodes of {} vCPUs", ask.node_vcpus);
    let mut shown = table(&[
        "region",
        &servers,
        "if one is lost",
        "because of",
        "memory",
        "connections",
        &nodes,
        "may have",
        "counter rows",
        "turn",
        "disks",
    ]);
    for region in &plan.regions {
        shown.add_row(machine(region));
    }
    let sum = |of: fn(&Needs) -> u64| plan.regions.iter().map(of).sum::<u64>();
    shown.add_row(vec![
        "all".into(),
        sum(|region| region.servers).to_string(),
        sum(|region| region.servers_max).to_string(),
        String::new(),
        String::new(),
        sum(|region| region.connections).to_string(),
        sum(|region| region.nodes).to_string(),
        sum(|region| region.vcpus * sizing::budget::PER_VCPU).to_string(),
        String::new(),
        String::new(),
        bytes(plan.regions.iter().map(|region| region.storage).sum()),
    ]);
    println!("{shown}\n");
}

fn machine(region: &Needs) -> Vec<String> {
    vec![
        region.region.to_string(),
        region.servers.to_string(),
        region.servers_max.to_string(),
        region.servers_by.to_owned(),
        bytes(region.server_memory),
        region.connections.to_string(),
        region.nodes.to_string(),
        (region.vcpus * sizing::budget::PER_VCPU).to_string(),
        region.counter_rows.to_string(),
        format!("{:.1} s", region.turn),
        bytes(region.storage),
    ]
}

fn explain() {
    let mut shown = table(&["constant", "value", "of", "from"]);
    for cost in costs::ALL {
        shown.add_row(vec![
            cost.what.to_owned(),
            format!("{}", cost.value),
            cost.unit.to_owned(),
            cost.source.to_owned(),
        ]);
    }
    println!("\n{shown}");
    println!("The formulas: src/sizing/mod.rs.");
}

/// Entries of the `regions` map of `terraform/`. The servers of the opening are the least there may be: an autoscaler
/// that begins with the rush is late.
fn terraform(plan: &Plan) -> String {
    let ask = &plan.ask;
    let mut lines = vec!["# largesse plan: for the day of the opening; afterwards min_instances = 2.".to_owned()];
    if ask.concurrency > CLOUD_RUN_CONCURRENCY {
        lines.push(format!(
            "# An instance of Cloud Run holds {CLOUD_RUN_CONCURRENCY} requests open at most, this plan needs {}: see \
             what `largesse plan --concurrency {CLOUD_RUN_CONCURRENCY}` says.",
            ask.concurrency
        ));
    }
    lines.push("regions = {".to_owned());
    lines.extend(plan.regions.iter().map(|region| entry(ask, region)));
    lines.push("}\n".to_owned());
    lines.join("\n")
}

fn entry(ask: &Ask, region: &Needs) -> String {
    format!(
        "  \"{}\" = {{ min_instances = {}, max_instances = {}, cpu = {}, concurrency = {}, connections = {}, \
         nodes = {}, vcpus = {}, storage_gib = {} }}",
        region.region,
        region.servers,
        region.servers_max,
        ask.server_vcpus,
        ask.concurrency.min(CLOUD_RUN_CONCURRENCY),
        ask.connections,
        region.nodes,
        ask.node_vcpus,
        up_gib(region.storage / region.nodes as f64)
    )
}

/// A node's disk in GiB: a cloud sells none that is smaller than 15, and small ones are slow.
fn up_gib(bytes: f64) -> u64 {
    ((bytes / 1_073_741_824.0).ceil() as u64).max(150)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        args: Args,
    }

    fn planned(words: &[&str]) -> Plan {
        let line = Line::parse_from([&["plan"], words].concat());
        sizing::plan(&ask(&line.args).unwrap())
    }

    #[test]
    fn the_worked_example_fits_and_names_the_sums_that_are_often_wrong() {
        let plan = planned(&[]);
        assert!(plan.faults.is_empty(), "{:?}", plan.faults);
        assert_eq!(bytes(35_000.0 * 1_000.0), "35.0 MB");
        assert_eq!(bytes(20_000_000.0 * 1_000.0), "20.0 GB");
        assert_eq!(grouped(plan.average), "33,333");
    }

    #[test]
    fn terraform_gets_an_entry_for_each_region() {
        let text = terraform(&planned(&["--region", "us-east1", "--region", "eu:2", "--concurrency", "1000"]));
        assert!(text.starts_with("# largesse plan"), "{text}");
        assert!(text.contains("\"us-east1\" = { min_instances = ") && text.contains("\"eu\" = {"), "{text}");
        assert_eq!(text.matches("nodes = ").count(), 2);
        assert!(!text.contains("holds 1000") && terraform(&planned(&[])).contains("holds 1000 requests open"));
    }

    #[test]
    fn what_can_not_be_planned_is_refused_by_name() {
        for (words, name) in [
            (&["--minutes", "0"][..], "--minutes"),
            (&["--spike", "101"], "--spike"),
            (&["--region", "eu", "--region", "eu"], "--region"),
        ] {
            let line = Line::parse_from([&["plan"], words].concat());
            assert!(ask(&line.args).unwrap_err().to_string().starts_with(name));
        }
        assert!(region("eu:0").is_err() && region("EU").is_err() && region("eu").unwrap().1 > 0.99);
    }
}
