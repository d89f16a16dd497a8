//! `largesse region`: the regions of the deployment and the steps of their life.

use std::process::ExitCode;
use std::time::Duration;

use clap::Subcommand;
use serde_json::{Value, json};

use super::api::words::{entries, rows, word};
use super::api::{Api, Failure, OnApi, part};
use super::table::table;
use crate::clock;
use crate::quota::regions::Rows;
use crate::region::Region;

/// Between two looks at a region that is drained: about a commit across an ocean.
const PAUSE: Duration = Duration::from_millis(300);

const REGIONS: &str = "/v1/admin/regions";

pub type Args = OnApi<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the regions
    List,
    /// Show each region's state, what it has and has given in campaigns that are not over, and its last transfer
    Status,
    /// Show one region with what it has left in each campaign that is not over
    Show {
        /// Its name
        region: Region,
    },
    /// Add a region, or bring one back; it joins every campaign that is not over, with no quota of its own, and earns
    /// it by demand
    Add {
        /// Its name, as the cloud has it
        region: Region,
        /// Where its API answers
        #[arg(long, default_value = "", hide_default_value = true)]
        api_url: String,
    },
    /// Bring a draining or removed region back
    Activate {
        /// Its name
        region: Region,
    },
    /// Give all units of a region to the others, to exactly zero; its servers go on answering
    Drain {
        /// Its name
        region: Region,
        /// Seconds to wait for zero; the planner goes on afterwards, and so does the same command
        #[arg(long, value_name = "SECONDS", default_value_t = 60)]
        within: u64,
        /// Leave the units where they are, and succeed, if no other region could take them
        #[arg(long)]
        unless_last: bool,
    },
    /// Take a drained region out of service; refused while it has units
    Remove {
        /// Its name
        region: Region,
        /// Leave a region as it is, and succeed, if it was not drained
        #[arg(long)]
        if_drained: bool,
    },
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let api = args.open().await?;
    let done = carry_out(&api, &args.command).await;
    api.tell(done)
}

async fn carry_out(api: &Api, command: &Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::List => {
            let columns = [("#", "ordinal"), ("region", "region"), ("state", "state"), ("API", "api_url")];
            let all = api.get(REGIONS).await?;
            api.show(&all, || rows(&all["regions"], &columns).to_string());
        }
        Command::Status => status(api).await?,
        Command::Show { region } => {
            let whole = api.get(&at(region)).await?;
            api.show(&whole, || described(&whole));
        }
        Command::Add { region, api_url } => {
            let wanted = json!({"region": region.as_str(), "api_url": api_url});
            added(api, &api.post(REGIONS, &wanted).await?);
        }
        Command::Activate { region } => {
            added(api, &api.post(&format!("{}/activate", at(region)), &json!({})).await?);
        }
        Command::Drain { region, within, unless_last } => {
            return drain(api, region, Duration::from_secs(*within), *unless_last).await;
        }
        Command::Remove { region, if_drained } => remove(api, region, *if_drained).await?,
    }
    Ok(ExitCode::SUCCESS)
}

fn at(region: &Region) -> String {
    format!("{REGIONS}/{}", part(region))
}

async fn status(api: &Api) -> anyhow::Result<()> {
    let all = api.get(REGIONS).await?;
    let same = |field: &'static str| (field, field);
    let columns = ["region", "state", "campaigns", "remaining", "granted", "held"].map(same);
    let columns = [&columns[..], &[("last transfer", "last_transfer_at")]].concat();
    api.show(&all, || rows(&all["regions"], &columns).to_string());
    Ok(())
}

/// A region and what it has left in each campaign where it has something.
fn described(whole: &Value) -> String {
    let [region, state] = ["region", "state"].map(|field| word(&whole["region"][field]));
    let mut left = table(&["campaign", "remaining", "held", ""]);
    let some = |stock: &&Value| stock["remaining"] != 0 || stock["held"] != 0;
    for stock in entries(&whole["campaigns"]).iter().filter(some) {
        let frozen = if stock["frozen"] == true { "frozen" } else { "" };
        let [campaign, remaining, held] = ["campaign", "remaining", "held"].map(|field| word(&stock[field]));
        left.add_row([campaign, remaining, held, frozen.to_owned()]);
    }
    format!("{region} is {state}; it still has\n{left}")
}

fn added(api: &Api, added: &Value) {
    let region = word(&added["region"]);
    api.show(added, || {
        let spread = if added["spread"] == true {
            format!("The database is spread over {region} too.\n")
        } else {
            String::new()
        };
        let joined = match added["joined"].as_i64() {
            Some(campaigns) => format!("{region} is there; it joined {campaigns} campaigns."),
            None => format!("{region} was there already."),
        };
        spread + &joined
    });
}

/// Gives all units away, for so long at most: each call gives away what is there. What a program is told has the sum of
/// what all calls gave.
async fn drain(api: &Api, region: &Region, within: Duration, unless_last: bool) -> anyhow::Result<ExitCode> {
    let until = clock::monotonic() + within;
    let mut total = 0;
    loop {
        let mut step = match api.post(&format!("{}/drain", at(region)), &json!({})).await {
            Err(failure) if unless_last && failure.conflict() == "last-region" => {
                let said = format!("{region} is the only active region: nobody could take its units, and they stay.");
                api.show(failure.document().unwrap_or(&Value::Null), || said);
                return Ok(ExitCode::SUCCESS);
            }
            Err(failure) => return Err(undrained(region, failure)),
            Ok(step) => step,
        };
        let moved = step["moved"].as_i64().unwrap_or(0);
        total += moved;
        if moved > 0 && !api.is_for_programs() {
            println!("{region}: {moved} units given away, {} left", step["remaining"]);
        }
        let done = step["done"] == true;
        let only_frozen = step["remaining"] == 0;
        if done || only_frozen || clock::monotonic() >= until {
            step["moved"] = total.into();
            api.show(&step, || drained(region, &step));
            return Ok(if done { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        tokio::time::sleep(PAUSE).await;
    }
}

fn drained(region: &Region, step: &Value) -> String {
    let [total, remaining, held] = ["moved", "remaining", "held"].map(|field| word(&step[field]));
    if step["done"] == true {
        return format!(
            "{region} is drained: {total} units given away, none left, {held} on hold.\n\
             `largesse region remove {region}` takes it out of service."
        );
    }
    let said = format!("{region} is draining: {total} units given away, {remaining} left.");
    entries(&step["frozen"]).iter().map(word).fold(said, |said, slug| {
        let first = format!("`largesse quota unfreeze {slug}` first.");
        format!("{said}\nCampaign {slug} is frozen and keeps its units there: {first}")
    })
}

/// Why a region can't be drained, in words for what may stand in its way.
fn undrained(region: &Region, failure: Failure) -> anyhow::Error {
    let why = match failure.conflict() {
        "leaving" => format!("{region} can't be drained: it is gone already"),
        _ => return failure.into(),
    };
    anyhow::Error::new(failure).context(why)
}

async fn remove(api: &Api, region: &Region, if_drained: bool) -> anyhow::Result<()> {
    if if_drained {
        let whole = api.get(&at(region)).await?;
        let state = &whole["region"]["state"];
        if state != "draining" && state != "gone" {
            api.show(&whole, || format!("{region} was not drained; it stays as it is."));
            return Ok(());
        }
    }
    let gone = match api.delete(&at(region)).await {
        Err(failure) if failure.conflict() == "has-units" => return Err(refused(api, region, failure).await),
        done => done?,
    };
    api.show(&gone, || {
        let mut said = format!("{region} is gone; its rows stay.");
        if gone["rows"].is_object() {
            said += &keeps(&gone["rows"]);
        }
        said
    });
    Ok(())
}

/// What a database that keeps regions of its own says of rows that name one.
fn keeps(rows: &Value) -> String {
    let up_to = |field: &str| match rows[field].as_i64().unwrap_or(0) {
        n if n >= Rows::MOST => format!("{n} or more"),
        n => n.to_string(),
    };
    format!(
        "\nThe database keeps it as a region of its own, and refuses to drop it while a row names it.\n\
         These would have to move first: {} accounts, {} claims, {} counter rows, {} transfers.",
        up_to("accounts"),
        up_to("claims"),
        rows["counters"],
        up_to("transfers")
    )
}

/// Says to people what stands in the way; a program asks for it (`region show`).
async fn refused(api: &Api, region: &Region, failure: Failure) -> anyhow::Error {
    let whole = match api.get(&at(region)).await {
        Ok(whole) if !api.is_for_programs() => whole,
        _ => return failure.into(),
    };
    if whole["region"]["state"] == "draining" {
        println!("{}", described(&whole));
        println!("✗ {region} still has units; `largesse region drain {region}` gives them away.");
    } else {
        let state = word(&whole["region"]["state"]);
        println!("{region} is {state}: `largesse region drain {region}` first");
    }
    failure.into()
}
