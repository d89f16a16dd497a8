//! `largesse account`: bringing accounts in, looking one up, blocking, moving and erasing it, and letting go of what
//! nothing needs any more.

use std::io::IsTerminal;
use std::os::fd::AsFd as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use serde_json::{Value, json};
use uuid::Uuid;

use super::api::file::{CSV, NDJSON};
use super::api::words::word;
use super::api::{Api, OnApi, part};
use super::{actor, connect};
use crate::account::care::Desk;
use crate::account::lines::Format;
use crate::account::retain::{self, Retained};
use crate::config::DatabaseArgs;
use crate::operator::audit::Entry;
use crate::region::Region;

pub type Args = OnApi<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    Call(Call),
    /// Erase what nothing has needed for some days: names on claims of closed campaigns, then accounts
    ///
    /// It may take hours, so it is no call of a server's: it works on the database, and can be run again at any time.
    Retain {
        /// For how many days after a campaign was closed names are kept
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=36_500))]
        days: i64,
    },
}

/// What is a call of the API.
#[derive(Debug, Subcommand)]
pub enum Call {
    /// Import accounts from a file of any length; what is there stays as it is
    ///
    /// Fields: `account_id`, `home_region`, and, if they are known, `country`, `locale` and `since` (from when on the
    /// user service knows the account). NDJSON has one object a line; CSV names its columns in the first line. Of the
    /// lines that are no account the first 10,000 are named on standard error, and all others are written. Exit code 1
    /// if there was one.
    Import {
        /// The file; `-` reads standard input
        file: PathBuf,
        /// `ndjson` or `csv`; by the file's name if left out, and NDJSON if that does not tell
        #[arg(long, value_parser = format)]
        format: Option<Format>,
    },
    /// Show an account with its claims, as JSON
    Show {
        /// The account's id
        account: Uuid,
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
    /// Move an account's home with its claims; only when it has been blocked for 65 minutes and no campaign needs it
    Move {
        /// The account's id
        account: Uuid,
        /// The new home region
        region: Region,
    },
    /// Print everything that is kept about one person, as JSON
    Export {
        /// The account's id
        account: Uuid,
    },
    /// Take a person out of the database; their claims stay for the books, without their name
    Erase {
        /// The account's id
        account: Uuid,
    },
}

fn format(text: &str) -> Result<Format, String> {
    Format::parse(text).ok_or_else(|| "expected ndjson or csv".into())
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    match &args.command {
        Command::Call(call) => {
            let api = args.open().await?;
            let done = carry_out(&api, call).await;
            api.tell(done)
        }
        Command::Retain { days } => {
            let why =
                "`account retain` may take hours and is no call of a server's; expected LARGESSE_DATABASE_URL alone";
            args.without_server(why)?;
            retained(&args.database, *days, args.json).await
        }
    }
}

fn at(account: &Uuid) -> String {
    format!("/v1/admin/accounts/{}", part(account))
}

async fn carry_out(api: &Api, call: &Call) -> anyhow::Result<ExitCode> {
    match call {
        Call::Import { file, format } => return import(api, file, *format).await,
        Call::Show { account } => print(api, &api.get(&at(account)).await?),
        Call::Export { account } => print(api, &api.get(&format!("{}/export", at(account))).await?),
        Call::Block { account } => turn(api, account, "block", "blocked").await?,
        Call::Unblock { account } => turn(api, account, "unblock", "not blocked").await?,
        Call::Move { account, region } => {
            let wanted = json!({"region": region.as_str()});
            let moved = api.post(&format!("{}/move", at(account)), &wanted).await?;
            api.show(&moved, || format!("account {account} is at home in {} now", word(&moved["home_region"])));
        }
        Call::Erase { account } => {
            let erased = api.delete(&at(account)).await?;
            let claims = &erased["claims"];
            api.show(&erased, || {
                format!("the person is not known here any more; {claims} claims have lost their name")
            });
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is for a person's eyes as it is.
fn print(api: &Api, answer: &Value) {
    api.show(answer, || format!("{answer:#}"));
}

async fn turn(api: &Api, account: &Uuid, step: &str, stands: &str) -> anyhow::Result<()> {
    let now = api.post(&format!("{}/{step}", at(account)), &json!({})).await?;
    api.show(&now, || format!("account {account} is {stands} now"));
    Ok(())
}

/// Imports what can be imported and names lines that can't; exit code 1 if there was one.
async fn import(api: &Api, file: &Path, format: Option<Format>) -> anyhow::Result<ExitCode> {
    let ending = file.extension().and_then(|ending| ending.to_str()).and_then(Format::parse);
    let kind = match format.or(ending).unwrap_or(Format::Ndjson) {
        Format::Ndjson => NDJSON,
        Format::Csv => CSV,
    };
    let source = open(file).with_context(|| format!("{} can't be opened", file.display()))?;
    let source = tokio::fs::File::from_std(source);
    let mut told = api.send_file("/v1/admin/accounts/import", kind, source).await?;
    let (seen, mut named) = (std::io::stderr().is_terminal(), 0);
    let end = loop {
        let line =
            told.line().await.with_context(|| format!("{}: what is written stays; import it again", file.display()))?;
        let line = line.context("the import ended without a word: what is written stays; import the file again")?;
        if let Some(fault) = line.get("fault") {
            named += 1;
            let [number, field, expected] = ["line", "field", "expected"].map(|field| word(&fault[field]));
            eprintln!("line {number}: {field}: expected {expected}");
        } else if let Some(counts) = line.get("progress").filter(|_| seen) {
            eprint!("\r{}", progress(counts));
        } else if line.get("done").is_some() || line.get("failed").is_some() {
            break line;
        }
    };
    if seen {
        eprintln!();
    }
    summed_up(api, &end, named)
}

fn open(file: &Path) -> std::io::Result<std::fs::File> {
    if file.as_os_str() == "-" {
        return Ok(std::io::stdin().as_fd().try_clone_to_owned()?.into());
    }
    std::fs::File::open(file)
}

fn progress(counts: &Value) -> String {
    let [lines, written, known, faults] = ["lines", "written", "known", "faults"].map(|field| word(&counts[field]));
    format!("{lines} lines read, {written} accounts written, {known} known, {faults} not understood")
}

/// Says what an import came to.
fn summed_up(api: &Api, end: &Value, named: u64) -> anyhow::Result<ExitCode> {
    if let Some(failed) = end.get("failed") {
        if api.is_for_programs() {
            println!("{failed:#}");
        }
        anyhow::bail!("the import ended early: {} ({})", word(&failed["detail"]), progress(&failed["so_far"]));
    }
    let done = &end["done"];
    let faults = done["faults"].as_u64().unwrap_or(0);
    if faults > named {
        eprintln!("{} more lines were not understood, and are not named", faults - named);
    }
    api.show(done, || {
        let [written, known] = ["written", "known"].map(|field| word(&done[field]));
        format!("{written} accounts written, {known} were there already, {faults} lines not understood")
    });
    Ok(if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn retained(database: &DatabaseArgs, days: i64, as_json: bool) -> anyhow::Result<ExitCode> {
    let db = connect(database).await?;
    let desk = Desk::new(db.clone());
    let seen = std::io::stderr().is_terminal();
    let tell = |Retained { claims, accounts, .. }: Retained| {
        if seen {
            eprint!("\r{claims} claims without their name, {accounts} accounts removed");
        }
    };
    // Noted before the first name goes: however the run ends, the log knows of it.
    let run = Uuid::new_v4();
    desk.note(&Entry::new(&actor(), "account.retain"), json!({"days": days, "run": run, "begun": true})).await?;
    let done = retain::retain(&db, days, tell).await?;
    if seen {
        eprintln!();
    }
    let summary = serde_json::to_value(done)?;
    if done != Retained::default() {
        desk.note(&Entry::new(&actor(), "account.retain"), json!({"days": days, "run": run, "erased": summary}))
            .await?;
    }
    if as_json {
        println!("{summary:#}");
    } else {
        let Retained { campaigns, claims, accounts } = done;
        println!("{claims} claims of {campaigns} campaigns have lost their name, {accounts} accounts were removed");
    }
    Ok(ExitCode::SUCCESS)
}
