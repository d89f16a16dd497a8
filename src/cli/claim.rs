//! `largesse claim`: what support does with one account's claim.

use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use uuid::Uuid;

use super::{OnDatabase, connect};
use crate::account;
use crate::campaign::Campaign;
use crate::claim::release::{self, Release};
use crate::claim::{Claim, store};
use crate::db::Database;
use crate::id::AccountId;

pub type Args = OnDatabase<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show an account's claim
    Show {
        /// The campaign's address name
        campaign: String,
        /// The account's id
        account: Uuid,
    },
    /// Give an account's unit back; a sold-out campaign re-opens within seconds
    Release {
        /// The campaign's address name
        campaign: String,
        /// The account's id
        account: Uuid,
    },
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = connect(&args.database).await?;
    let (slug, account) = match &args.command {
        Command::Show { campaign, account } | Command::Release { campaign, account } => (campaign, AccountId(*account)),
    };
    let campaign = super::campaign::named(&db, slug).await?;
    match args.command {
        Command::Show { .. } => show(&db, &campaign, account).await,
        Command::Release { .. } => give_back(&db, &campaign, account).await,
    }
}

async fn show(db: &Database, campaign: &Campaign, account: AccountId) -> anyhow::Result<ExitCode> {
    let account = account::store::find(db, account).await?.with_context(|| format!("there is no account {account}"))?;
    let blocked = if account.blocked { ", blocked" } else { "" };
    println!("account {}, home {}{blocked}", account.id, account.home);
    match store::find(db, campaign.id, &account.home, account.id).await? {
        Some(claim) => println!("{}", line(&claim)),
        None => println!("no claim in {}", campaign.slug),
    }
    Ok(ExitCode::SUCCESS)
}

async fn give_back(db: &Database, campaign: &Campaign, account: AccountId) -> anyhow::Result<ExitCode> {
    match release::release(db, campaign.id, account).await? {
        Release::Done(claim) => println!("given back: {}", line(&claim)),
        Release::NotClaimed(claim) => println!("nothing to give back any more: {}", line(&claim)),
        Release::NoClaim => anyhow::bail!("account {account} has no claim in {}", campaign.slug),
    }
    Ok(ExitCode::SUCCESS)
}

fn line(claim: &Claim) -> String {
    format!("{}, {}, claimed at {}", claim.reference(), claim.status.as_str(), claim.claimed_at)
}
