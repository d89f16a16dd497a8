//! `largesse rush`: sends a crowd to servers that are there already, and judges what came of it.

use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use tokio_util::sync::CancellationToken;

use crate::config::{self, DatabaseArgs, PassKeyArgs, TokenArgs};
use crate::db::{Database, Engine};
use crate::id::CampaignId;
use crate::l10n::Catalog;
use crate::local::interrupt::Interrupts;
use crate::region::Region;
use crate::rush::mix::{Mix, parse_share};
use crate::rush::people::Member;
use crate::rush::report::Report;
use crate::rush::verdict::{Promised, Verdict, judge, judge_alone};
use crate::rush::{self, Minter, Plan, Progress, Record, RegionTarget, ledger};

/// File descriptors that are needed beside those of connections.
const OTHER_DESCRIPTORS: u64 = 64;
/// People of a crowd of which nothing else is said.
const PEOPLE: u32 = 10_000;
/// Seconds of the same.
const SECONDS: f64 = 10.0;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    tokens: TokenArgs,
    #[command(flatten)]
    passes: PassKeyArgs,
    /// The campaign's address name
    campaign: String,
    #[command(flatten)]
    crowd: Crowd,
    /// The campaign's supply, where the database can't tell
    #[arg(long, value_name = "UNITS")]
    supply: Option<i64>,
    /// Write the crowd's accounts, for `largesse account import -`, and send nobody
    #[arg(long)]
    accounts: bool,
    /// The report as JSON
    #[arg(long)]
    json: bool,
}

/// Who comes, where, when, and what they do.
#[derive(Debug, clap::Args)]
pub(super) struct Crowd {
    /// A region's servers, and how many people live there compared with the others: europe-west1:3=host:port,host:port
    /// (repeatable)
    #[arg(long = "region", value_name = "REGION[:SHARE]=SERVER,…", required = true, value_parser = target)]
    regions: Vec<RegionTarget>,
    /// People who come; 10,000 if nothing else says how many. The record takes 16 bytes for each
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..i64::from(u32::MAX)))]
    people: Option<u32>,
    /// Seconds within which they come; 10 if nothing else says so
    #[arg(long, value_name = "SECONDS", value_parser = positive)]
    duration: Option<f64>,
    /// People who come each second on average; with --people or --duration the other one follows
    #[arg(long, value_name = "PEOPLE", value_parser = positive)]
    rate: Option<f64>,
    /// The share of them that comes in the opening spike
    #[arg(long, value_name = "SHARE", default_value = "25%", value_parser = parse_share)]
    spike: f64,
    /// How long the opening spike lasts
    #[arg(long, value_name = "SECONDS", default_value = "2", value_parser = positive)]
    spike_seconds: f64,
    /// What people do beside asking once: `ordinary`, `plain`, or shares of twice-at-once, same-key-again, again-later,
    /// winners-return, losers-return, keyless and travelling, such as twice-at-once=8%,winners-return=0.3
    #[arg(long, value_name = "MIX", default_value = "ordinary")]
    mix: Mix,
    /// Languages people speak and how many speak each, such as en:5,ar:2; without numbers the first is the most common
    #[arg(long, value_name = "TAG[:SHARE],…", value_delimiter = ',', default_value = "en", value_parser = language)]
    languages: Vec<(String, Option<u32>)>,
    /// Connections to each region at most
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u32).range(1..))]
    connections: u32,
    /// How long somebody goes on asking
    #[arg(long, value_name = "SECONDS", default_value = "90", value_parser = positive)]
    patience: f64,
    /// Tell each person's country in this header: for a crowd that comes through `largesse entrance`
    #[arg(long, value_name = "NAME", value_parser = header_name)]
    country_header: Option<String>,
    /// Show passes of a crowd instead of tokens: for servers that want a challenge solved (--challenge) and refuse
    /// everybody else. Needs the servers' keys of passes, or the token secret they are made from
    #[arg(long)]
    with_passes: bool,
    /// The crowd is made from this number
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn target(text: &str) -> Result<RegionTarget, String> {
    let (name, servers) = text.split_once('=').ok_or("expected REGION=HOST:PORT")?;
    let (name, weight) = weighted(name)?;
    let region: Region = name.parse().map_err(|e: crate::region::InvalidRegion| e.to_string())?;
    let servers = servers.split(',').map(str::to_owned).collect();
    Ok(RegionTarget { region, servers, weight: weight.unwrap_or(1) })
}

fn language(text: &str) -> Result<(String, Option<u32>), String> {
    weighted(text).map(|(tag, weight)| (tag.to_owned(), weight))
}

fn weighted(text: &str) -> Result<(&str, Option<u32>), String> {
    let Some((name, weight)) = text.split_once(':') else { return Ok((text, None)) };
    let expected = |_| format!("`{weight}`: expected a whole number, compared with those of the others");
    Ok((name, Some(weight.parse().map_err(expected)?)))
}

fn header_name(text: &str) -> Result<String, String> {
    let valid = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    valid.then(|| text.to_owned()).ok_or_else(|| "expected the name of a header, such as X-Country".to_owned())
}

fn positive(text: &str) -> Result<f64, String> {
    // A year is longer than any rush, and short enough for every clock.
    let most = 366.0 * 86_400.0;
    text.parse().ok().filter(|number| *number > 0.0 && *number < most).ok_or_else(|| "expected more than 0".to_owned())
}

/// What is known of the campaign from the database.
pub(super) struct Known {
    pub(super) db: Database,
    pub(super) campaign: CampaignId,
    pub(super) supply: i64,
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let plan = args.crowd.plan(&args.campaign)?;
    if args.accounts {
        return write_accounts(&plan);
    }
    let known = known(args).await?;
    let minter = args.crowd.minter(&args.tokens, &args.passes)?;
    args.crowd.raise_descriptors();
    let record = send(&plan, &minter).await?;
    let verdict = verdict(args.supply, known.as_ref(), &plan, &record).await?;
    let report = Report::new(&plan, &record, &verdict);
    println!("{}", if args.json { report.to_json() } else { report.to_string() });
    Ok(if verdict.kept() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Crowd {
    /// The plan of this crowd, for a campaign.
    pub(super) fn plan(&self, campaign: &str) -> anyhow::Result<Plan> {
        let (people, seconds) = self.extent()?;
        let weights: Vec<u32> = self.languages.iter().filter_map(|(_, weight)| *weight).collect();
        if !weights.is_empty() && weights.len() != self.languages.len() {
            return Err(config::Error::new("--languages", "expected a number for each language, or for none").into());
        }
        let plan = Plan {
            seed: self.seed,
            languages: self.languages.iter().map(|(tag, _)| tag.clone()).collect(),
            language_weights: weights,
            duration: Duration::from_secs_f64(seconds),
            spike_share: self.spike,
            spike: Duration::from_secs_f64(self.spike_seconds),
            mix: self.mix,
            connections: self.connections as usize,
            country_header: self.country_header.clone(),
            patience: Duration::from_secs_f64(self.patience),
            ..Plan::new(campaign, people, self.regions.clone())
        };
        plan.check()?;
        Ok(plan)
    }

    /// How many come, within how many seconds.
    fn extent(&self) -> Result<(u32, f64), config::Error> {
        let seconds = self.duration.unwrap_or(SECONDS);
        match (self.people, self.rate) {
            (people, None) => Ok((people.unwrap_or(PEOPLE), seconds)),
            (Some(_), Some(_)) if self.duration.is_some() => {
                Err(config::Error::new("--rate", "expected two of --people, --duration and --rate, not three"))
            }
            (Some(people), Some(rate)) => Ok((people, f64::from(people) / rate)),
            (None, Some(rate)) if rate * seconds < f64::from(u32::MAX) => Ok(((rate * seconds).ceil() as u32, seconds)),
            (None, Some(_)) => Err(config::Error::new("--rate", format!("expected less than {} people", u32::MAX))),
        }
    }

    /// Who signs what the crowd shows.
    pub(super) fn minter(&self, tokens: &TokenArgs, passes: &PassKeyArgs) -> Result<Minter, config::Error> {
        if self.with_passes {
            // Keys that are named need no secret beside them.
            let named = passes.named()?;
            let keys = named.map_or_else(|| passes.keys(&tokens.settings()?), Ok)?;
            return Ok(Minter::of_crowd_passes(keys));
        }
        let settings = tokens.settings()?;
        let expected = "public keys can't sign; expected a shared secret, or --with-passes and LARGESSE_PASS_KEYS";
        Minter::new(&settings).ok_or_else(|| config::Error::new("LARGESSE_TOKEN_JWKS_FILE", expected))
    }

    /// Asks for the file descriptors that its connections need.
    pub(super) fn raise_descriptors(&self) {
        let servers: u64 = self.regions.iter().map(|target| target.servers.len() as u64).sum();
        raise_descriptors(u64::from(self.connections) * servers + OTHER_DESCRIPTORS);
    }
}

/// Finds the campaign, if a database is named at all.
async fn known(args: &Args) -> anyhow::Result<Option<Known>> {
    if args.database.database_url.as_deref().is_none_or(str::is_empty) {
        return Ok(None);
    }
    let db = super::connect(&args.database).await?;
    let campaign = super::known::named(&db, &args.campaign).await?;
    Ok(Some(Known { campaign: campaign.id, supply: campaign.supply, db }))
}

/// Compares with the rows if they can be read; a crowd that has come must not have come for nothing.
pub(super) async fn verdict(
    supply: Option<i64>,
    known: Option<&Known>,
    plan: &Plan,
    record: &Record,
) -> anyhow::Result<Verdict> {
    let languages = Catalog::load()?.locales().map(|locale| locale.tag().to_owned()).collect();
    let Some(Known { db, campaign, supply }) = known else {
        return Ok(judge_alone(plan, record, supply, languages));
    };
    let ledger = match ledger::read(db, *campaign).await {
        Ok(ledger) => ledger,
        Err(error) => {
            eprintln!("largesse: the claims could not be read: {error}");
            return Ok(judge_alone(plan, record, Some(*supply), languages));
        }
    };
    let clock_uncertainty = match db.engine() {
        Engine::Postgres => Duration::ZERO,
        Engine::Cockroach { .. } => super::COCKROACH_CLOCK_OFFSET,
    };
    Ok(judge(plan, record, &ledger, &Promised { supply: *supply, languages, clock_uncertainty }))
}

pub(super) async fn send(plan: &Plan, minter: &Minter) -> anyhow::Result<Record> {
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

/// Asks for as many file descriptors as may be needed. If there are fewer, the crowd does with fewer connections, and
/// the report says so.
pub(super) fn raise_descriptors(wanted: u64) {
    if let Ok((soft, hard)) = getrlimit(Resource::RLIMIT_NOFILE)
        && soft < wanted
    {
        let _with_fewer = setrlimit(Resource::RLIMIT_NOFILE, wanted.min(hard), hard);
    }
}

/// The crowd's accounts, one JSON object a line.
fn write_accounts(plan: &Plan) -> anyhow::Result<ExitCode> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for number in 0..plan.people {
        let member = Member::new(plan, number);
        let line = serde_json::json!({
            "account_id": member.account,
            "home_region": plan.regions[usize::from(member.home)].region.as_str(),
            "country": member.country,
            "locale": plan.languages[usize::from(member.language)],
        });
        writeln!(out, "{line}").context("writing accounts")?;
    }
    out.flush().context("writing accounts")?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        args: Args,
    }

    fn planned(words: &str) -> Result<Plan, String> {
        let words = ["rush", "burger"].into_iter().chain(words.split_whitespace());
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        cli.args.crowd.plan("burger").map_err(|error| error.to_string())
    }

    #[test]
    fn a_crowd_is_described_in_a_line() {
        let plan = planned(
            "--region eu:3=a:1,b:2 --region us=c:3 --rate 100 --people 500 --spike 5% --spike-seconds 0.5 \
             --languages en:5,ar:2 --mix losers-return=10%",
        )
        .unwrap();
        assert_eq!((plan.people, plan.duration), (500, Duration::from_secs(5)));
        let regions: Vec<_> = plan.regions.iter().map(|r| (r.region.as_str(), r.weight, r.servers.len())).collect();
        assert_eq!(regions, [("eu", 3, 2), ("us", 1, 1)]);
        assert_eq!((plan.languages.len(), &plan.language_weights[..]), (2, &[5, 2][..]));
        assert_eq!((plan.spike_share, plan.spike), (0.05, Duration::from_millis(500)));
        assert_eq!(plan.mix, Mix { losers_return: 0.1, ..Mix::PLAIN });
    }

    #[test]
    fn two_of_people_duration_and_rate_say_the_third() {
        let extent =
            |words: &str| planned(&format!("--region eu=a:1 {words}")).map(|p| (p.people, p.duration.as_secs()));
        assert_eq!(extent(""), Ok((PEOPLE, 10)));
        assert_eq!(extent("--rate 50"), Ok((500, 10)));
        assert_eq!(extent("--rate 33334 --duration 600"), Ok((20_000_400, 600)));
        assert!(extent("--rate 1 --people 1 --duration 1").unwrap_err().contains("two of"));
        assert!(extent("--rate 9999999 --duration 9999").unwrap_err().contains("less than"));
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (words, expected) in [
            ("--region eu", "REGION=HOST:PORT"),
            ("--region eu:x=a:1", "whole number"),
            ("--region eu=a:1 --languages en:1,fr", "for each language"),
            ("--region eu=a:1 --mix sometimes=1", "`sometimes`"),
            ("--region eu=a:1 --people 4294967295", "4294967295"),
            ("--region eu=a:1 --duration 0", "more than 0"),
        ] {
            let error = planned(words).unwrap_err();
            assert!(error.contains(expected), "{words}: {error}");
        }
    }
}
