//! `largesse account`: bringing accounts in, and blocking them.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use serde::Deserialize;
use uuid::Uuid;

use super::{OnDatabase, connect};
use crate::account::import::Import;
use crate::account::{Account, store};
use crate::db::{Database, Limit};
use crate::id::AccountId;
use crate::quota::regions;
use crate::region::Region;

pub type Args = OnDatabase<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Import accounts, one JSON object a line: `{"account_id":…,"home_region":…,"country":…,"locale":…}`
    Import {
        /// The file; `-` reads standard input
        file: PathBuf,
    },
    /// Block an account: it can't claim any more; a claim it has stays
    Block {
        /// The account's id
        account: Uuid,
    },
    /// Unblock an account
    Unblock {
        /// The account's id
        account: Uuid,
    },
}

/// One line of an import.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    account_id: Uuid,
    home_region: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    locale: String,
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = connect(&args.database).await?;
    match &args.command {
        Command::Import { file } => import(&db, file).await,
        Command::Block { account } => block(&db, *account, true).await,
        Command::Unblock { account } => block(&db, *account, false).await,
    }
}

async fn block(db: &Database, account: Uuid, blocked: bool) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(store::block(db, AccountId(account), blocked).await?, "there is no account {account}");
    println!("account {account} is {} now", if blocked { "blocked" } else { "not blocked" });
    Ok(ExitCode::SUCCESS)
}

/// Imports what can be imported and names every line that can't; exit code 1 if there was one.
async fn import(db: &Database, file: &std::path::Path) -> anyhow::Result<ExitCode> {
    let known: Vec<Region> = regions::list(db, Limit::PATIENT).await?.into_iter().map(|k| k.region).collect();
    let mut import = Import::new(db.clone());
    let mut bad = 0_u64;
    for (index, line) in lines(file)?.enumerate() {
        let text = line.with_context(|| format!("{} can't be read", file.display()))?;
        match parse(&text, &known) {
            Ok(account) => import.add(account).await?,
            Err(why) => {
                bad += 1;
                eprintln!("line {}: {why}", index + 1);
            }
        }
    }
    let done = import.finish().await?;
    println!("{} accounts written, {} were there already, {bad} lines not understood", done.written, done.known);
    Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn lines(file: &std::path::Path) -> anyhow::Result<Box<dyn Iterator<Item = std::io::Result<String>>>> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(BufReader::new(std::io::stdin()).lines()));
    }
    let open = std::fs::File::open(file).with_context(|| format!("{} can't be opened", file.display()))?;
    Ok(Box::new(BufReader::new(open).lines()))
}

fn parse(text: &str, known: &[Region]) -> Result<Account, String> {
    let line: Line = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let home: Region = line.home_region.parse().map_err(|e: crate::region::InvalidRegion| e.to_string())?;
    if !known.contains(&home) {
        return Err(format!("home_region {home} is not in the table of regions"));
    }
    Ok(Account { id: AccountId(line.account_id), home, country: line.country, locale: line.locale, blocked: false })
}
