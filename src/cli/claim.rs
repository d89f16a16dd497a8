//! `largesse claim`: what support does with one account's claim, and a campaign's claims as a file.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use serde_json::json;
use uuid::Uuid;

use super::{OnDatabase, actor, connect};
use crate::account::care;
use crate::account::lines::Format;
use crate::campaign::Campaign;
use crate::claim::Claim;
use crate::claim::desk::{Desk, Reference};
use crate::claim::export::After;
use crate::claim::kept::Kept;
use crate::claim::release::Release;
use crate::db::Database;
use crate::http::admin::claims;
use crate::id::AccountId;
use crate::operator::audit::Entry;

pub type Args = OnDatabase<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show a claim, by its account or by its reference
    Show {
        /// The campaign's address name
        campaign: String,
        /// The account's id, or what the person reads out: `europe-west1.0.17`
        who: String,
        /// Print it as JSON
        #[arg(long)]
        json: bool,
    },
    /// Give an account's unit back; a sold-out campaign re-opens within seconds
    Release {
        /// The campaign's address name
        campaign: String,
        /// The account's id
        account: Uuid,
        /// Why, for the audit log
        #[arg(long)]
        reason: String,
    },
    /// Write all claims of a campaign to a file, in the order of home region and account
    ///
    /// Each claim that was there at the start is in it once; one that is made meanwhile may be. A file that was broken
    /// off goes on after its last row.
    Export {
        /// The campaign's address name
        campaign: String,
        /// `ndjson` or `csv`
        #[arg(long, default_value = "ndjson", value_parser = format)]
        format: Format,
        /// Home region, slash, account of the last row that is at hand
        #[arg(long, value_parser = after)]
        after: Option<After>,
        /// The file; standard output if left out
        #[arg(long)]
        output: Option<PathBuf>,
    },
}

fn format(text: &str) -> Result<Format, String> {
    Format::parse(text).ok_or_else(|| "expected ndjson or csv".into())
}

fn after(text: &str) -> Result<After, String> {
    text.parse().map_err(|()| "expected home region, slash, account".into())
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = connect(&args.database).await?;
    match &args.command {
        Command::Show { campaign, who, json } => show(&db, campaign, who, *json).await?,
        Command::Release { campaign, account, reason } => {
            let campaign = super::campaign::named(&db, campaign).await?;
            give_back(&db, &campaign, AccountId(*account), reason).await?;
        }
        Command::Export { campaign, format, after, output } => {
            let campaign = super::campaign::named(&db, campaign).await?;
            let file = output.as_ref().map(|path| {
                std::fs::File::create(path).with_context(|| format!("{} can't be written", path.display()))
            });
            let mut to: Box<dyn Write> = match file {
                Some(file) => Box::new(file?),
                None => Box::new(std::io::stdout()),
            };
            export(&db, &campaign, *format, after.clone(), &mut to).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn show(db: &Database, slug: &str, who: &str, as_json: bool) -> anyhow::Result<()> {
    let desk = Desk::new(db.clone());
    let kept = if let Ok(account) = who.parse() {
        desk.of_account(AccountId(account), Some(slug)).await?
    } else {
        let reference: Reference = who.parse().map_err(|()| {
            anyhow::anyhow!("`{who}` is neither an account's id nor a reference such as europe-west1.0.17")
        })?;
        desk.by_reference(slug, &reference).await?.into_iter().collect()
    };
    let kept: &Kept = kept.first().with_context(|| format!("{who} has no claim in {slug}"))?;
    if as_json {
        println!("{}", serde_json::to_string_pretty(&claims::shown(kept))?);
    } else {
        println!("account {}, home {}\n{}", kept.account, kept.home, line(&kept.claim));
    }
    Ok(())
}

async fn give_back(db: &Database, campaign: &Campaign, account: AccountId, reason: &str) -> anyhow::Result<()> {
    let whose = (campaign.id, campaign.slug.as_str());
    match Desk::new(db.clone()).release(&actor(), whose, account, reason).await? {
        Release::Done(claim) => println!("given back: {}", line(&claim)),
        Release::NotClaimed(claim) => println!("nothing to give back any more: {}", line(&claim)),
        Release::NoClaim => anyhow::bail!("account {account} has no claim in {}", campaign.slug),
    }
    Ok(())
}

/// The export is noted, as the API notes it.
async fn export(
    db: &Database,
    campaign: &Campaign,
    format: Format,
    after: Option<After>,
    to: &mut dyn Write,
) -> anyhow::Result<()> {
    let actor = actor();
    let from = after.as_ref().map(|after| format!("{}/{}", after.home, after.account));
    let entry = Entry::new(&actor, "claim.export").campaign(&campaign.slug);
    care::Desk::new(db.clone()).note(&entry, json!({"after": from})).await?;
    let mut export = Desk::new(db.clone()).export(campaign.id, format, after);
    while let Some(piece) = export.piece().await? {
        to.write_all(&piece).context("the file can't be written")?;
    }
    to.flush().context("the file can't be written")?;
    eprintln!("{} claims", export.claims());
    Ok(())
}

fn line(claim: &Claim) -> String {
    format!("{}, {}, claimed at {}", claim.reference(), claim.status.as_str(), claim.claimed_at)
}
