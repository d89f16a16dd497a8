//! `largesse rehearse`: the planned rush, against a shadow of a campaign, on the servers that will serve it; then go or
//! no-go.
//!
//! The shadow has the campaign's shape (its regions' shares, its counter rows) under a name that nobody can guess and
//! no page names; it is open to all countries and ages, because the crowd's accounts are made up. It takes nothing from
//! the campaign but the servers' and the database's time, so it is refused while a campaign is open.
//!
//! **Invariant:** the shadow is closed before this ends, and what remains of it is said. Where this is killed, the
//! shadow's window ends by itself, about an hour after the crowd's patience.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

use super::rush::{Crowd, Known, send, verdict};
use super::{connect, known, local_name};
use crate::campaign::create::{NewCampaign, create};
use crate::campaign::eligibility::Eligibility;
use crate::campaign::{Campaign, State};
use crate::config::{DatabaseArgs, PassKeyArgs, TokenArgs};
use crate::db::Database;
use crate::id::CampaignId;
use crate::quota::gate::{self, Move};
use crate::region::Region;
use crate::report::books::{self, Depth};
use crate::report::totals::{self, Transfer};
use crate::rush::Plan;
use crate::rush::rehearsal::{Day, Outcome, judge};
use crate::rush::report::Report;

/// Raised whenever a field of the JSON form changes its meaning or goes away.
const FORMAT: u32 = 1;
/// How long all servers may take until they know the shadow; they look twice a second.
const KNOWN_WITHIN: Duration = Duration::from_secs(20);
/// Transfers that are counted; more than any rehearsal makes.
const TRANSFERS_MAX: i64 = 100_000;
/// A share of the supply in whole numbers.
const WHOLE: i64 = 1_000_000;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    tokens: TokenArgs,
    #[command(flatten)]
    passes: PassKeyArgs,
    /// The address name of the campaign that is rehearsed
    campaign: String,
    #[command(flatten)]
    crowd: Crowd,
    /// How many people are expected on the day; as many as are sent if left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    expected: Option<u64>,
    /// Within how many seconds they are expected; as fast as they are sent if left out
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    expected_seconds: Option<u64>,
    /// Milliseconds within which ninety-nine in a hundred must have their answer
    #[arg(long, value_name = "MS", default_value_t = 1000)]
    p99_ms: u64,
    /// Rehearse although a campaign is open: it takes that one's servers' time
    #[arg(long)]
    although_open: bool,
    /// The outcome as JSON
    #[arg(long)]
    json: bool,
}

/// Everything that is said in the end.
#[derive(Serialize)]
struct Said<'a> {
    format: u32,
    campaign: &'a str,
    shadow: &'a str,
    #[serde(flatten)]
    outcome: Outcome,
    /// When the campaign sells out, if it opens as planned.
    sold_out_at: Option<Timestamp>,
    transfers: usize,
    transferred_units: i64,
    transferred_between_regions: i64,
    remains: String,
    rush: Report,
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let slug = format!("rehearsal-{}", Uuid::new_v4().simple());
    let plan = args.crowd.plan(&slug)?;
    let minter = args.crowd.minter(&args.tokens, &args.passes)?;
    let db = connect(&args.database).await?;
    let real = known::named(&db, &args.campaign).await?;
    if !args.although_open {
        nothing_open(&db).await?;
    }
    let day = day(args, &plan, &real);
    let supply = (real.supply as f64 * f64::from(plan.people) / day.people).round().max(1.0) as i64;
    args.crowd.raise_descriptors();
    let shadow = cast(&db, &real, &plan, supply).await?;
    // From here on nothing returns before the shadow is closed.
    let sent = async {
        tokio::select! {
            opened = open(&db, &plan, shadow) => opened?,
            _interrupted = tokio::signal::ctrl_c() => anyhow::bail!("stopped before the crowd was sent"),
        }
        send(&plan, &minter).await
    };
    let sent = sent.await;
    let closed = gate::move_gate(&db, shadow, Move::CLOSE, &local_name(), "the rehearsal is over").await;
    let remains = remains(&plan, &closed.map(|_epoch| ()).map_err(anyhow::Error::from));
    let record = sent.with_context(|| remains.clone())?;
    let known = Known { db, campaign: shadow, supply };
    let verdict = verdict(None, Some(&known), &plan, &record).await.with_context(|| remains.clone())?;
    let report = Report::new(&plan, &record, &verdict);
    let books = findings(&known.db, &[&slug, &real.slug]).await.with_context(|| remains.clone())?;
    let moved = totals::transfers(&known.db, shadow, TRANSFERS_MAX).await.with_context(|| remains.clone())?;
    let outcome = judge(&day, &report, &books);
    let said = Said {
        format: FORMAT,
        campaign: &real.slug,
        shadow: &slug,
        sold_out_at: sold_out_at(&real, &outcome),
        transfers: moved.len(),
        transferred_units: units(&moved, |_| true),
        transferred_between_regions: units(&moved, |transfer| transfer.from.region != transfer.to.region),
        remains,
        outcome,
        rush: report,
    };
    println!("{}", if args.json { serde_json::to_string_pretty(&said)? } else { in_words(&said, &plan) });
    Ok(if said.outcome.go { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn day(args: &Args, plan: &Plan, real: &Campaign) -> Day {
    let mut day = Day::new(plan, real.supply, Duration::from_millis(args.p99_ms));
    day.people = args.expected.map_or(day.people, |people| people as f64);
    day.seconds = args.expected_seconds.map_or(day.seconds, |seconds| seconds as f64);
    day.spike_seconds = day.spike_seconds.min(day.seconds);
    day
}

/// Refuses if units go out somewhere now.
async fn nothing_open(db: &Database) -> anyhow::Result<()> {
    let open = known::all(db).await?.into_iter().find(|campaign| {
        let now = campaign.database_now();
        campaign.state == State::Open && campaign.opens_at <= now && now < campaign.closes_at
    });
    match open {
        None => Ok(()),
        Some(open) => anyhow::bail!(
            "campaign `{}` is open: a rehearsal would take its servers' time; --although-open rehearses all the same",
            open.slug
        ),
    }
}

/// Makes the shadow, in draft.
async fn cast(db: &Database, real: &Campaign, plan: &Plan, supply: i64) -> anyhow::Result<CampaignId> {
    let (id, opens_at) = (CampaignId::random(), real.database_now());
    let lasts = SignedDuration::try_from(plan.duration + plan.patience * 2)? + SignedDuration::from_hours(1);
    let new = NewCampaign {
        id,
        slug: plan.slug.clone(),
        supply,
        shard_count: real.shard_count,
        regions: shares(db, real).await?,
        eligibility: Eligibility::default(),
        default_locale: real.default_locale.clone(),
        titles: Vec::new(),
        opens_at,
        closes_at: opens_at.checked_add(lasts)?,
        jitter: real.jitter,
        by: local_name(),
    };
    create(db, &new).await.context("the shadow campaign could not be made")?;
    Ok(id)
}

/// How the campaign's units stand over the regions now, as weights; what was granted counts where it was.
async fn shares(db: &Database, real: &Campaign) -> anyhow::Result<Vec<(Region, u32)>> {
    let totals = totals::totals(db).await?.into_iter().filter(|totals| totals.campaign == real.slug);
    let units: Vec<(Region, i64)> = totals
        .map(|t| Ok((t.region.parse()?, (t.remaining + t.outstanding).max(0))))
        .collect::<Result<_, crate::region::InvalidRegion>>()?;
    let all: i64 = units.iter().map(|(_, units)| units).sum();
    let weight =
        |units: i64| if all == 0 { 1 } else { (i128::from(units) * i128::from(WHOLE) / i128::from(all)) as u32 };
    Ok(units.into_iter().map(|(region, units)| (region, weight(units))).collect())
}

/// Opens it and waits until every server knows it: to a stranger's question they would say that there is no such
/// campaign, and that is a final answer.
async fn open(db: &Database, plan: &Plan, shadow: CampaignId) -> anyhow::Result<()> {
    let here = known::first_region(db).await?;
    gate::open(db, shadow, &here, &local_name(), "a rehearsal")
        .await?
        .context("the shadow campaign could not be opened")?;
    for server in plan.regions.iter().flat_map(|target| &target.servers) {
        let asking = async {
            while !knows(server, &plan.slug).await {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        let told = tokio::time::timeout(KNOWN_WITHIN, asking).await;
        told.with_context(|| format!("{server} does not know the shadow campaign after {KNOWN_WITHIN:?}"))?;
    }
    Ok(())
}

/// Whether this server says something of the campaign. One that can't be reached says nothing.
async fn knows(server: &str, slug: &str) -> bool {
    let asked = async {
        let address = server.strip_prefix("http://").unwrap_or(server).trim_end_matches('/');
        let mut stream = TcpStream::connect(address).await?;
        let question = format!("GET /v1/campaigns/{slug} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        stream.write_all(question.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.take(64 * 1024).read_to_end(&mut answer).await?;
        Ok::<_, std::io::Error>(answer.starts_with(b"HTTP/1.1 200 "))
    };
    matches!(tokio::time::timeout(Duration::from_secs(5), asked).await, Ok(Ok(true)))
}

/// What the books say of these campaigns.
async fn findings(db: &Database, slugs: &[&str]) -> anyhow::Result<Vec<String>> {
    let found = books::check(db, Depth::Counters, false).await?;
    Ok(found.iter().filter(|found| slugs.contains(&&*found.campaign)).map(ToString::to_string).collect())
}

fn units(moved: &[Transfer], counts: impl Fn(&Transfer) -> bool) -> i64 {
    moved.iter().filter(|transfer| counts(transfer)).map(|transfer| transfer.amount).sum()
}

fn sold_out_at(real: &Campaign, outcome: &Outcome) -> Option<Timestamp> {
    let after = SignedDuration::try_from_secs_f64(outcome.sold_out_after_seconds?).ok()?;
    real.opens_at.checked_add(after).ok()
}

/// What is left of the rehearsal, and why.
fn remains(plan: &Plan, closed: &anyhow::Result<()>) -> String {
    let state = match closed {
        Ok(()) => "closed".to_owned(),
        Err(error) => format!("NOT closed ({error:#}); close it with `largesse campaign close {}`", plan.slug),
    };
    format!(
        "campaign {} is {state}. It stays with its claims and transfers, because claims are never deleted and the \
         books cover them; so do the accounts of those who came, up to {}, which the next rehearsal with seed {} uses \
         again.",
        plan.slug, plan.people, plan.seed
    )
}

fn in_words(said: &Said<'_>, plan: &Plan) -> String {
    let Said { outcome, rush, .. } = said;
    let mut text = format!("{rush}\n");
    let mut line = |words: std::fmt::Arguments<'_>| {
        text.push_str(&words.to_string());
        text.push('\n');
    };
    line(format_args!("Rehearsal of {} with {} people:", said.campaign, plan.people));
    for reason in &outcome.reasons {
        line(format_args!("{} {}: {}", if reason.ok { '✓' } else { '✗' }, reason.about, reason.detail));
    }
    line(format_args!(
        "  {} transfers moved {} units, {} of them between regions.",
        said.transfers, said.transferred_units, said.transferred_between_regions
    ));
    match (outcome.sold_out_after_seconds, said.sold_out_at, outcome.longest_wait_seconds) {
        (Some(after), Some(at), Some(wait)) => line(format_args!(
            "  At this pace {} sells out {after:.1} s after it opens, at {at:.0}; the longest wait is {wait:.1} s.",
            said.campaign
        )),
        _ => line(format_args!("  {} does not sell out: more units than people, or no pace.", said.campaign)),
    }
    line(format_args!("  What remains: {}", said.remains));
    line(format_args!("{}", if outcome.go { "GO" } else { "NO-GO" }));
    text
}
