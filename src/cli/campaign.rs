//! `largesse campaign`: making campaigns and moving their gates.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::Subcommand;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::quota::in_words;
use super::table::table;
use super::{OnDatabase, actor, connect, local_name, text};
use crate::campaign::create::NewCampaign;
use crate::campaign::desk::Desk;
use crate::campaign::edit::Edit;
use crate::campaign::eligibility::Eligibility;
use crate::campaign::{Campaign, State as Wanted, store};
use crate::config;
use crate::db::{Database, Limit};
use crate::id::CampaignId;
use crate::language::Language;
use crate::quota::gate;
use crate::quota::orders::{About, Error as Refused, Orders};
use crate::quota::{RowKey, regions, reserve_shard};
use crate::region::{Region, State};
use crate::report::totals;

pub type Args = OnDatabase<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a campaign, in draft
    Create(Box<Create>),
    /// List campaigns
    List,
    /// Show a campaign: its regions, the history of its gate, its last transfers
    Show {
        /// The campaign's address name
        campaign: String,
    },
    /// Write, show and take back its own words: title, description, image alternative, rules
    Text {
        #[command(subcommand)]
        command: text::Command,
    },
    /// Open a campaign, or resume a paused one: units go out inside its window
    Open {
        /// The campaign's address name
        campaign: String,
        /// Begin the window now, whatever was planned
        #[arg(long)]
        now: bool,
    },
    /// Stop a campaign for a while
    Pause {
        /// The campaign's address name
        campaign: String,
        /// Why, in the campaign's own language; people are shown this
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
        /// Why, in another language: fr=On nettoie le gril. (repeatable)
        #[arg(long = "reason-in", value_name = "LANG=TEXT", value_parser = pair)]
        reasons: Vec<(String, String)>,
    },
    /// Say who may take part from now on: all of it, for what is left out asks nothing
    Admit {
        /// The campaign's address name
        campaign: String,
        #[command(flatten)]
        admits: Admits,
    },
    /// End a campaign for good
    Close {
        /// The campaign's address name
        campaign: String,
        /// Why
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
    /// Add units; a sold-out campaign re-opens within seconds
    Restock {
        /// The campaign's address name
        campaign: String,
        /// How many
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..))]
        amount: i64,
        /// The region whose reserve gets them; the first one if left out
        #[arg(long)]
        region: Option<Region>,
        /// Why
        #[arg(long)]
        reason: String,
        /// The change's id: give the same one again if you don't know whether it was done
        #[arg(long)]
        id: Option<Uuid>,
    },
}

#[derive(Debug, clap::Args)]
pub struct Create {
    /// Its name in addresses
    slug: String,
    /// Units in all
    #[arg(long)]
    supply: i64,
    /// The thing's name in a language: en=Free burger (repeatable)
    #[arg(long = "title", value_name = "LANG=TEXT", value_parser = pair)]
    titles: Vec<(String, String)>,
    /// The language of somebody whose language is not known
    #[arg(long, default_value = "en")]
    locale: String,
    /// From when on units go out (RFC 3339); now if left out
    #[arg(long)]
    opens_at: Option<Timestamp>,
    /// Until when; 30 days after the opening if left out
    #[arg(long)]
    closes_at: Option<Timestamp>,
    #[command(flatten)]
    admits: Admits,
    /// A region's weight in the first split: eu-west=3 (repeatable); all equal if left out
    #[arg(long = "weight", value_name = "REGION=N", value_parser = pair)]
    weights: Vec<(String, String)>,
    /// Counter rows for natives in each region; by default what suits the engine
    #[arg(long)]
    shards: Option<i64>,
    /// Over how long pages spread the first attempts at the opening, up to 60s
    #[arg(long, default_value = "3s", value_parser = span)]
    jitter: Duration,
}

/// Who may take part.
#[derive(Debug, clap::Args)]
pub struct Admits {
    /// Only for people of these countries (ISO 3166); everywhere if left out
    #[arg(long, value_delimiter = ',')]
    countries: Vec<String>,
    /// Not for people of these countries
    #[arg(long, value_delimiter = ',', value_name = "COUNTRIES")]
    not_countries: Vec<String>,
    /// Only for accounts that exist for so long: 30d, 12h
    #[arg(long, default_value = "0d", value_parser = age, value_name = "AGE")]
    account_age: Duration,
}

impl Admits {
    fn words(&self) -> Eligibility {
        let (countries, countries_denied) = (self.countries.clone(), self.not_countries.clone());
        Eligibility { countries, countries_denied, account_age_min: self.account_age }
    }
}

/// An age as people write it: in days, or as a length of time.
fn age(text: &str) -> Result<Duration, String> {
    let days = text.strip_suffix('d').and_then(|days| days.parse::<u64>().ok());
    let seconds = days.and_then(|days| days.checked_mul(24 * 60 * 60));
    seconds.map_or_else(
        || span(text).map_err(|_| "expected an age such as 30d or 12h".into()),
        |s| Ok(Duration::from_secs(s)),
    )
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
    Ok((key.to_owned(), value.to_owned()))
}

/// A length of time as people write it: `3s`, `1500ms`.
fn span(text: &str) -> Result<Duration, String> {
    let length = text.parse::<SignedDuration>().ok().and_then(|length| length.try_into().ok());
    length.ok_or_else(|| "expected a length of time such as 3s or 1500ms".into())
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = connect(&args.database).await?;
    match &args.command {
        Command::Create(new) => make(&db, new).await,
        Command::List => list(&db).await,
        Command::Show { campaign } => show(&db, &named(&db, campaign).await?).await,
        Command::Text { command } => text::run(&db, command).await,
        Command::Open { campaign, now } => open(&db, &named(&db, campaign).await?, *now).await,
        Command::Pause { campaign, reason, reasons } => {
            let campaign = named(&db, campaign).await?;
            let reasons = words(&campaign, reason, reasons)?;
            let done = Desk::new(db.clone()).pause(&actor(), &campaign, &reasons).await;
            told(&db, &campaign, done, Wanted::Paused).await
        }
        Command::Admit { campaign, admits } => admit(&db, &named(&db, campaign).await?, admits.words()).await,
        Command::Close { campaign, reason } => {
            let campaign = named(&db, campaign).await?;
            let done = Desk::new(db.clone()).close(&actor(), &campaign, reason).await;
            told(&db, &campaign, done, Wanted::Closed).await
        }
        Command::Restock { campaign, amount, region, reason, id } => {
            let to = region.as_ref();
            let change = id.unwrap_or_else(Uuid::new_v4);
            restock(&db, &named(&db, campaign).await?, *amount, to, reason, change).await
        }
    }
}

/// Why a campaign is paused, in each language.
fn words(campaign: &Campaign, own: &str, others: &[(String, String)]) -> anyhow::Result<Vec<(Language, String)>> {
    let own = (!own.is_empty()).then(|| (campaign.default_locale.clone(), own.to_owned()));
    let parsed = |(tag, reason): (String, String)| Ok((tag.parse::<Language>()?, reason));
    own.into_iter().chain(others.iter().cloned()).map(parsed).collect()
}

/// The campaign of this address name, or a clear word.
pub(super) async fn named(db: &Database, slug: &str) -> anyhow::Result<Campaign> {
    all(db)
        .await?
        .into_iter()
        .find(|campaign| campaign.slug == slug)
        .with_context(|| format!("there is no campaign `{slug}`"))
}

pub(super) async fn all(db: &Database) -> anyhow::Result<Vec<Campaign>> {
    Ok(store::list(db, &first_region(db).await?, Limit::PATIENT).await?)
}

pub(super) async fn first_region(db: &Database) -> anyhow::Result<Region> {
    let first = regions::list(db, Limit::PATIENT).await?.into_iter().next();
    Ok(first.context("there is no region yet: add one with `largesse region add` first")?.region)
}

async fn make(db: &Database, args: &Create) -> anyhow::Result<ExitCode> {
    let opens_at = args.opens_at.unwrap_or_else(crate::clock::now);
    let month = SignedDuration::from_hours(30 * 24);
    let new = NewCampaign {
        id: CampaignId::random(),
        slug: args.slug.clone(),
        supply: args.supply,
        shard_count: args.shards.unwrap_or_else(|| db.engine().shard_count_default()),
        regions: weighted(db, &args.weights).await?,
        eligibility: args.admits.words(),
        default_locale: args.locale.clone(),
        titles: args.titles.clone(),
        opens_at,
        closes_at: args.closes_at.map_or_else(|| opens_at.checked_add(month), Ok)?,
        jitter: args.jitter,
        by: local_name(),
    };
    Desk::new(db.clone()).create(&actor(), &new).await?;
    println!(
        "campaign {} ({}), {} units, in draft; `largesse campaign open {}` opens it",
        new.slug, new.id, new.supply, new.slug
    );
    Ok(ExitCode::SUCCESS)
}

/// Every region with its weight; one that is not active joins empty.
async fn weighted(db: &Database, weights: &[(String, String)]) -> anyhow::Result<Vec<(Region, u32)>> {
    let known = regions::list(db, Limit::PATIENT).await?;
    for (name, value) in weights {
        let expected =
            || config::Error::new("--weight", format!("{name}={value}: expected a known region and a number"));
        let region_known = known.iter().any(|k| k.region.as_str() == name);
        anyhow::ensure!(region_known && value.parse::<u32>().is_ok(), expected());
    }
    let weight = |region: &Region| {
        let given = weights.iter().find(|(name, _)| name == region.as_str());
        given.map_or(u32::from(weights.is_empty()), |(_, value)| value.parse().unwrap_or(0))
    };
    Ok(known
        .into_iter()
        .map(|k| (k.region.clone(), if k.state == State::Active { weight(&k.region) } else { 0 }))
        .collect())
}

async fn list(db: &Database) -> anyhow::Result<ExitCode> {
    let mut shown = table(&["campaign", "state", "gate", "supply", "opens", "closes"]);
    for c in all(db).await? {
        let gate = c.gate.map_or("-", crate::quota::Gate::as_str).to_owned();
        shown.add_row([
            c.slug,
            c.state.as_str().into(),
            gate,
            c.supply.to_string(),
            c.opens_at.to_string(),
            c.closes_at.to_string(),
        ]);
    }
    println!("{shown}");
    Ok(ExitCode::SUCCESS)
}

async fn show(db: &Database, campaign: &Campaign) -> anyhow::Result<ExitCode> {
    println!(
        "{} ({}): {} units, {}, epoch {}",
        campaign.slug,
        campaign.id,
        campaign.supply,
        campaign.state.as_str(),
        campaign.epoch
    );
    let mut rows = table(&["region", "gate", "remaining", "outstanding", "held"]);
    for t in totals::totals(db).await?.into_iter().filter(|t| t.campaign == campaign.slug) {
        rows.add_row([t.region, t.gate, t.remaining.to_string(), t.outstanding.to_string(), t.held.to_string()]);
    }
    let mut changes = table(&["epoch", "gate", "remaining", "held", "outstanding", "by", "why", "at"]);
    for c in gate::history(db, campaign.id).await? {
        let numbers = [c.remaining, c.held, c.outstanding].map(|n| n.to_string());
        let [remaining, held, outstanding] = numbers;
        changes.add_row([
            c.epoch.to_string(),
            c.gate.as_str().into(),
            remaining,
            held,
            outstanding,
            c.by,
            c.reason,
            c.at.to_string(),
        ]);
    }
    let mut moves = table(&["from", "to", "units", "why", "at"]);
    for t in totals::transfers(db, campaign.id, 20).await? {
        let why = in_words(&t.reason);
        moves.add_row([t.from.to_string(), t.to.to_string(), t.amount.to_string(), why, t.at.to_string()]);
    }
    println!("{rows}\n\ngate\n{changes}\n\nlast transfers\n{moves}");
    Ok(ExitCode::SUCCESS)
}

async fn open(db: &Database, campaign: &Campaign, now: bool) -> anyhow::Result<ExitCode> {
    let from = now.then(|| campaign.database_now());
    if let Some(opens_at) = from {
        anyhow::ensure!(campaign.closes_at > opens_at, "its window ended at {}", campaign.closes_at);
    }
    let here = first_region(db).await?;
    println!("{}: opening", campaign.slug);
    let done = Desk::new(db.clone()).open(&actor(), campaign, &here, from).await;
    told(db, campaign, done, Wanted::Open).await
}

/// Says what became of an order: where the campaign stands now.
async fn told(
    db: &Database,
    campaign: &Campaign,
    done: Result<(), Refused>,
    wanted: Wanted,
) -> anyhow::Result<ExitCode> {
    let now = named(db, &campaign.slug).await?;
    let state = now.state.as_str();
    match done {
        Err(Refused::Conflict(_)) => {
            anyhow::bail!("{} can't be {} from here: it is {state}", campaign.slug, wanted.as_str())
        }
        Err(other) => return Err(other.into()),
        Ok(()) if now.epoch == campaign.epoch => println!("{}: {state} already, epoch {}", campaign.slug, now.epoch),
        Ok(()) => println!("{}: {state}, epoch {}", campaign.slug, now.epoch),
    }
    Ok(ExitCode::SUCCESS)
}

async fn admit(db: &Database, campaign: &Campaign, words: Eligibility) -> anyhow::Result<ExitCode> {
    let edit = Edit { eligibility: Some(words), ..Edit::default() };
    Desk::new(db.clone()).edit(&actor(), campaign, &edit).await?;
    println!("{}: who may take part is changed, from the next claim on", campaign.slug);
    Ok(ExitCode::SUCCESS)
}

async fn restock(
    db: &Database,
    campaign: &Campaign,
    amount: i64,
    region: Option<&Region>,
    reason: &str,
    change: Uuid,
) -> anyhow::Result<ExitCode> {
    let known = regions::list(db, Limit::PATIENT).await?;
    let leaves = |name: &Region| known.iter().any(|k| k.region == *name && k.state.leaves());
    anyhow::ensure!(!region.is_some_and(leaves), "that region is draining or gone: give the units to another one");
    let first = known.iter().find(|k| !k.state.leaves()).map(|k| k.region.clone());
    let region = region.cloned().or(first).context("there is no region")?;
    let to = RowKey { region, shard: reserve_shard(campaign.shard_count) };
    let rows = crate::quota::store::survey(db, campaign.id).await?;
    anyhow::ensure!(rows.iter().any(|row| row.key == to), "{} has no counter row {to}", campaign.slug);
    let about = About { campaign: campaign.id, slug: &campaign.slug };
    match Orders::new(db.clone()).restock(&actor(), about, &to, (change, amount, reason)).await? {
        Some(supply) => println!("{}: {amount} units added to {to}, {supply} in all (change {change})", campaign.slug),
        None => println!("{}: change {change} was made before; {} units in all", campaign.slug, campaign.supply),
    }
    Ok(ExitCode::SUCCESS)
}
