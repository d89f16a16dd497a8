//! `largesse demo`: the whole system on one machine. A database, a server for each region, a crowd, and the verdict.
//!
//! `stage.rs` is what is built up and taken down again; here is the order of things.
//!
//! **Invariant:** however it ends, Ctrl-C at any point included, no process of it is left running.

mod stage;

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use jiff::Timestamp;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use self::stage::Stage;
use crate::account::Account;
use crate::account::import::Import;
use crate::campaign::create::{JITTER_DEFAULT, NewCampaign, create};
use crate::campaign::eligibility::Eligibility;
use crate::clock;
use crate::config::{self, DatabaseArgs};
use crate::db::{Database, Engine};
use crate::id::CampaignId;
use crate::l10n::Catalog;
use crate::local::interrupt::Interrupts;
use crate::quota::gate;
use crate::quota::{self, RowKey, reserve_shard};
use crate::region::Region;
use crate::report::books::{self, Depth};
use crate::report::totals;
use crate::rush::people::Member;
use crate::rush::report::Report;
use crate::rush::verdict::{Promised, judge};
use crate::rush::{self, Minter, Plan, Progress, RegionTarget, ledger};
use crate::telemetry::log;

/// Units that are added when the rush is over, so that whoever looks at the page can have one.
const FOR_VISITORS: i64 = 100;
/// The demo's campaign.
const SLUG: &str = "burger";

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Units to hand out
    #[arg(long, default_value_t = 60_000, value_parser = clap::value_parser!(i64).range(0..=6_000_000))]
    supply: i64,
    /// People who come
    #[arg(long, default_value_t = 200_000, value_parser = clap::value_parser!(u32).range(1..=20_000_000))]
    people: u32,
    /// Regions, one server each
    #[arg(long, value_delimiter = ',', default_value = "us-east1,europe-west1,asia-southeast1")]
    regions: Vec<Region>,
    /// Languages people speak, the most common first; all that the server speaks if left out
    #[arg(long, value_delimiter = ',')]
    languages: Vec<String>,
    /// Seconds within which they come
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    duration: u64,
    /// The crowd is made from this number
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Kill -9 a region's server in the middle of the rush and start it again
    #[arg(long)]
    kill_a_server: bool,
    /// End after the verdict instead of staying up
    #[arg(long)]
    once: bool,
}

/// Builds everything up, lets the crowd in, judges, and takes everything down.
pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    log::init(log::Format::Text, tracing::Level::ERROR);
    let interrupts = Interrupts::listen()?;
    check(args)?;
    println!("Largesse hands {} units out to {} people in {} regions.\n", args.supply, args.people, args.regions.len());
    let mut stage = None;
    // The second Ctrl-C does not wait for whatever is under way; taking down is the same either way.
    let outcome = tokio::select! {
        outcome = show(args, interrupts.soft(), &mut stage) => outcome,
        () = interrupts.hard().cancelled() => Ok(ExitCode::from(130)),
    };
    if let Some(stage) = stage {
        stage.down(interrupts.hard()).await;
    }
    outcome
}

fn check(args: &Args) -> Result<(), config::Error> {
    let mut seen = args.regions.clone();
    seen.sort();
    seen.dedup();
    if seen.len() != args.regions.len() {
        return Err(config::Error::new("--regions", "expected each region once"));
    }
    Ok(())
}

/// The acts of the play; each can be interrupted.
async fn show(args: &Args, stop: &CancellationToken, stage: &mut Option<Stage>) -> anyhow::Result<ExitCode> {
    let interrupted = ExitCode::from(130);
    let built = tokio::select! {
        built = Stage::up(&args.database, &args.regions) => built?,
        () = stop.cancelled() => return Ok(interrupted),
    };
    let stage = stage.insert(built);
    let catalog = Catalog::load()?;
    let languages = languages(args, &catalog)?;
    let tokens = stage.tokens.clone();
    let minter = Minter::new(&tokens).context("a shared secret")?;
    let campaign = make(&stage.db, args).await?;
    let mut plan = plan(args, languages);
    tokio::select! {
        done = import(&stage.db, &plan) => done?,
        () = stop.cancelled() => return Ok(interrupted),
    }
    stage.start_servers(&args.regions).await?;
    plan.regions = targets(&args.regions, stage);
    gate::open(&stage.db, campaign, &args.regions[0], "demo", "").await?.context("the gate did not open")?;
    println!("The gate is open.\n");
    let record = rush(args, stage, &plan, &minter, stop).await?;
    if stop.is_cancelled() {
        println!("\nStopped before the end: no verdict.");
        return Ok(interrupted);
    }
    let kept = verdict(args, &stage.db, &plan, campaign, &record, &catalog).await?;
    if !args.once {
        restock(&stage.db, campaign, args).await?;
        stay(args, stage, stop).await;
    }
    Ok(if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn languages(args: &Args, catalog: &Catalog) -> Result<Vec<String>, config::Error> {
    let spoken: Vec<String> = catalog.locales().map(|locale| locale.tag().to_owned()).collect();
    if args.languages.is_empty() {
        return Ok(spoken);
    }
    match args.languages.iter().find(|tag| !spoken.contains(tag)) {
        Some(tag) => Err(config::Error::new("--languages", format!("`{tag}`: expected some of {}", spoken.join(", ")))),
        None => Ok(args.languages.clone()),
    }
}

async fn make(db: &Database, args: &Args) -> anyhow::Result<CampaignId> {
    let opens_at = clock::now() - jiff::SignedDuration::from_secs(60);
    let titles = [
        ("ar", "برغر مجاني"),
        ("bn", "বিনামূল্যে বার্গার"),
        ("de", "Gratis-Burger"),
        ("en", "Free burger"),
        ("es", "Hamburguesa gratis"),
        ("fa", "برگر رایگان"),
        ("fr", "Burger gratuit"),
        ("he", "המבורגר חינם"),
        ("hi", "मुफ़्त बर्गर"),
        ("id", "Burger gratis"),
        ("it", "Hamburger gratis"),
        ("ja", "無料ハンバーガー"),
        ("ko", "무료 햄버거"),
        ("nl", "Gratis burger"),
        ("pl", "Darmowy burger"),
        ("pt-BR", "Hambúrguer grátis"),
        ("ru", "Бесплатный бургер"),
        ("sw", "Baga ya bure"),
        ("ta", "இலவச பர்கர்"),
        ("th", "เบอร์เกอร์ฟรี"),
        ("tr", "Bedava burger"),
        ("uk", "Безкоштовний бургер"),
        ("ur", "مفت برگر"),
        ("vi", "Burger miễn phí"),
        ("zh-Hans", "免费汉堡"),
        ("zh-Hant", "免費漢堡"),
    ];
    let new = NewCampaign {
        id: CampaignId::random(),
        slug: SLUG.into(),
        supply: args.supply,
        shard_count: db.engine().shard_count_default(),
        regions: args.regions.iter().map(|region| (region.clone(), 1)).collect(),
        eligibility: Eligibility::default(),
        default_locale: "en".into(),
        titles: titles.map(|(tag, title)| (tag.to_owned(), title.to_owned())).to_vec(),
        opens_at,
        closes_at: Timestamp::MAX.min(opens_at + jiff::SignedDuration::from_hours(24)),
        jitter: JITTER_DEFAULT,
        by: "demo".into(),
    };
    create(db, &new).await?;
    Ok(new.id)
}

/// The crowd: the first region has most people, so that the others have something to lend.
fn plan(args: &Args, languages: Vec<String>) -> Plan {
    let unserved = |(place, region): (usize, &Region)| RegionTarget {
        region: region.clone(),
        servers: Vec::new(),
        weight: (args.regions.len() - place) as u32,
    };
    let regions = args.regions.iter().enumerate().map(unserved).collect();
    Plan {
        seed: args.seed,
        languages,
        duration: Duration::from_secs(args.duration),
        ..Plan::new(SLUG, args.people, regions)
    }
}

fn targets(regions: &[Region], stage: &Stage) -> Vec<RegionTarget> {
    let target = |(place, region): (usize, &Region)| RegionTarget {
        region: region.clone(),
        servers: vec![stage.address(place).to_string()],
        weight: (regions.len() - place) as u32,
    };
    regions.iter().enumerate().map(target).collect()
}

async fn import(db: &Database, plan: &Plan) -> anyhow::Result<()> {
    let started = clock::monotonic();
    let mut import = Import::new(db.clone());
    for number in 0..plan.people {
        let member = Member::new(plan, number);
        let person = member.person(plan);
        let home = plan.regions[usize::from(member.home)].region.clone();
        let account =
            Account { id: person.account, home, country: person.country, locale: person.locale, blocked: false };
        import.add(account).await?;
    }
    let done = import.finish().await?;
    println!("{} accounts imported in {:.1} s.", done.written, started.elapsed().as_secs_f64());
    Ok(())
}

/// Lets the crowd in and waits for it; kills a server meanwhile if that was asked for.
async fn rush(
    args: &Args,
    stage: &mut Stage,
    plan: &Plan,
    minter: &Minter,
    stop: &CancellationToken,
) -> anyhow::Result<rush::Record> {
    plan.check()?;
    let progress = Progress::new(plan);
    let done = CancellationToken::new();
    let shown = tokio::spawn({
        let (progress, done) = (progress.clone(), done.clone());
        async move { progress.show(done).await }
    });
    let crowd = rush::run(plan, minter, stop.clone(), &progress);
    let record = if args.kill_a_server {
        let accident = async {
            tokio::time::sleep(plan.duration / 3).await;
            stage.kill_and_restart(args.regions.len() - 1, &args.regions).await
        };
        let (record, accident) = tokio::join!(crowd, accident);
        accident?;
        record
    } else {
        crowd.await
    };
    done.cancel();
    let _shown = shown.await;
    Ok(record)
}

/// Compares what the crowd was told with the rows, checks the books, and prints both.
async fn verdict(
    args: &Args,
    db: &Database,
    plan: &Plan,
    campaign: CampaignId,
    record: &rush::Record,
    catalog: &Catalog,
) -> anyhow::Result<bool> {
    let ledger = ledger::read(db, campaign).await?;
    let promised = Promised {
        supply: args.supply,
        languages: catalog.locales().map(|locale| locale.tag().to_owned()).collect(),
        clock_uncertainty: match db.engine() {
            Engine::Postgres => Duration::ZERO,
            Engine::Cockroach { .. } => super::COCKROACH_CLOCK_OFFSET,
        },
    };
    let verdict = judge(plan, record, &ledger, &promised);
    println!("\n{}", Report::new(plan, record, &verdict));
    print_transfers(db, campaign).await?;
    let findings = books::check(db, Depth::Claims, false).await?;
    for finding in &findings {
        println!("✗ {finding}");
    }
    if findings.is_empty() {
        println!("✓ The books balance: every counter, transfer and claim was read");
    }
    let kept = verdict.kept() && findings.is_empty();
    println!("\n{}", if kept { "Every promise was kept." } else { "A promise was broken." });
    Ok(kept)
}

async fn print_transfers(db: &Database, campaign: CampaignId) -> anyhow::Result<()> {
    let mut by_pair: BTreeMap<(String, String), (u64, i64)> = BTreeMap::new();
    for transfer in totals::transfers(db, campaign, i64::MAX).await? {
        let pair = (transfer.from.region.to_string(), transfer.to.region.to_string());
        let sum = by_pair.entry(pair).or_default();
        *sum = (sum.0 + 1, sum.1 + transfer.amount);
    }
    println!("Quota moved:{}", if by_pair.is_empty() { " not once" } else { "" });
    for ((from, to), (times, units)) in by_pair {
        let how = if from == to { "inside the region".to_owned() } else { format!("to {to}") };
        println!("  {from} {how}: {units} units in {times} transfers");
    }
    println!();
    Ok(())
}

/// Adds units for visitors: the servers find them and re-open the campaign by themselves.
async fn restock(db: &Database, campaign: CampaignId, args: &Args) -> anyhow::Result<()> {
    let to = RowKey { region: args.regions[0].clone(), shard: reserve_shard(db.engine().shard_count_default()) };
    quota::store::restock(db, campaign, Uuid::new_v4(), FOR_VISITORS, &to, "demo", "for visitors").await?;
    println!("\n{FOR_VISITORS} more units were added; the campaign re-opens within seconds.");
    Ok(())
}

/// Stays up for a visitor until Ctrl-C.
async fn stay(args: &Args, stage: &Stage, stop: &CancellationToken) {
    println!("The servers stay up. The page, with a claim button for whoever you become:");
    for (place, region) in args.regions.iter().enumerate() {
        println!("  {region:<18} http://{}/c/{SLUG}", stage.address(place));
    }
    println!("The popup on another site: http://{}/c/{SLUG}/widget?mode=popup", stage.address(0));
    let (dashboard, token) = stage.dashboard();
    println!("The dashboard: http://{dashboard}/ops");
    println!("  its token: {token}");
    println!("The API: http://{}/v1/campaigns/{SLUG}", stage.address(0));
    println!("The database: {}", stage.database_hint());
    println!("{}", if std::io::stdin().is_terminal() { "Ctrl-C ends it." } else { "SIGTERM ends it." });
    stop.cancelled().await;
    println!("\nStopping.");
}
