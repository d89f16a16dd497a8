//! `largesse account`: bringing accounts in, looking one up, blocking, moving and erasing it, and letting go of what
//! nothing needs any more.

use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{OnDatabase, actor, connect};
use crate::account::care::Desk;
use crate::account::import::{Done, FileImport};
use crate::account::lines::Format;
use crate::account::retain::{self, Retained};
use crate::claim;
use crate::clock;
use crate::db::{Database, Limit};
use crate::http::admin::people;
use crate::id::AccountId;
use crate::operator::audit::Entry;
use crate::quota::regions;
use crate::region::Region;

pub type Args = OnDatabase<Command>;

/// Bytes of a file that are read at once.
const PIECE: usize = 256 * 1024;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Import accounts from a file of any length; what is there stays as it is
    ///
    /// Fields: `account_id`, `home_region`, and, if they are known, `country`, `locale` and `since` (from when on the
    /// user service knows the account). NDJSON has one object a line; CSV names its columns in the first line. Each
    /// line that is no account is named on standard error, and all others are written. Exit code 1 if there was one.
    Import {
        /// The file; `-` reads standard input
        file: PathBuf,
        /// `ndjson` or `csv`; by the file's name if left out, and NDJSON if that does not tell
        #[arg(long, value_parser = format)]
        format: Option<Format>,
        /// Print the summary as JSON
        #[arg(long)]
        json: bool,
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
    /// Erase what nothing has needed for some days: names on claims of closed campaigns, then accounts
    Retain {
        /// For how many days after a campaign was closed names are kept
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=36_500))]
        days: i64,
        /// Print the summary as JSON
        #[arg(long)]
        json: bool,
    },
}

fn format(text: &str) -> Result<Format, String> {
    Format::parse(text).ok_or_else(|| "expected ndjson or csv".into())
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let db = connect(&args.database).await?;
    let desk = Desk::new(db.clone());
    match &args.command {
        Command::Import { file, format, json } => return import(&db, file, *format, *json).await,
        Command::Show { account } => print(&shown(&db, AccountId(*account)).await?)?,
        Command::Export { account } => export(&db, AccountId(*account)).await?,
        Command::Block { account } => block(&desk, *account, true).await?,
        Command::Unblock { account } => block(&desk, *account, false).await?,
        Command::Move { account, region } => {
            desk.relocate(&actor(), AccountId(*account), region).await?;
            println!("account {account} is at home in {region} now");
        }
        Command::Erase { account } => {
            let claims = desk.erase(&actor(), AccountId(*account)).await?;
            println!("the person is not known here any more; {claims} claims have lost their name");
        }
        Command::Retain { days, json } => retained(&db, &desk, *days, *json).await?,
    }
    Ok(ExitCode::SUCCESS)
}

fn print(value: &Value) -> anyhow::Result<()> {
    println!("{}", serde_json::to_string_pretty(value)?);
    Ok(())
}

async fn block(desk: &Desk, account: Uuid, blocked: bool) -> anyhow::Result<()> {
    desk.block(&actor(), AccountId(account), blocked).await?;
    println!("account {account} is {} now", if blocked { "blocked" } else { "not blocked" });
    Ok(())
}

async fn shown(db: &Database, account: AccountId) -> anyhow::Result<Value> {
    let record = Desk::new(db.clone()).find(account).await?;
    let kept = claim::desk::Desk::new(db.clone()).of_account(account, None).await?;
    Ok(serde_json::to_value(people::shown(&record, &kept))?)
}

/// The export is noted before it is made, so the copy says so.
async fn export(db: &Database, account: AccountId) -> anyhow::Result<()> {
    let (desk, actor) = (Desk::new(db.clone()), actor());
    let record = desk.find(account).await?;
    let kept = claim::desk::Desk::new(db.clone()).of_account(account, None).await?;
    let entry = Entry::new(&actor, "account.export").account(account.alias());
    desk.note(&entry, json!({"claims": kept.len()})).await?;
    let noted = desk.noted(account).await?;
    print(&serde_json::to_value(people::exported(clock::now(), &record, &kept, &noted))?)
}

async fn retained(db: &Database, desk: &Desk, days: i64, as_json: bool) -> anyhow::Result<()> {
    let seen = std::io::stderr().is_terminal();
    let tell = |Retained { claims, accounts, .. }: Retained| {
        if seen {
            eprint!("\r{claims} claims without their name, {accounts} accounts removed");
        }
    };
    // Noted before the first name goes: however the run ends, the log knows of it.
    let run = Uuid::new_v4();
    desk.note(&Entry::new(&actor(), "account.retain"), json!({"days": days, "run": run, "begun": true})).await?;
    let done = retain::retain(db, days, tell).await?;
    if seen {
        eprintln!();
    }
    let summary = serde_json::to_value(done)?;
    if done != Retained::default() {
        desk.note(&Entry::new(&actor(), "account.retain"), json!({"days": days, "run": run, "erased": summary}))
            .await?;
    }
    if as_json {
        return print(&summary);
    }
    let Retained { campaigns, claims, accounts } = done;
    println!("{claims} claims of {campaigns} campaigns have lost their name, {accounts} accounts were removed");
    Ok(())
}

/// Imports what can be imported and names every line that can't; exit code 1 if there was one.
async fn import(db: &Database, file: &Path, format: Option<Format>, as_json: bool) -> anyhow::Result<ExitCode> {
    let ending = file.extension().and_then(|ending| ending.to_str()).and_then(Format::parse);
    let format = format.or(ending).unwrap_or(Format::Ndjson);
    let regions = regions::list(db, Limit::PATIENT).await?.into_iter().map(|known| known.region).collect();
    let mut source: Box<dyn Read> = if file.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(file).with_context(|| format!("{} can't be opened", file.display()))?)
    };
    let mut import = Desk::new(db.clone()).import(format, regions);
    let ended = read(&mut import, &mut source, file).await;
    faults(&mut import);
    let done = import.done();
    if done.written > 0 {
        let summary = serde_json::to_value(done)?;
        Desk::new(db.clone()).note(&Entry::new(&actor(), "account.import"), summary).await?;
    }
    ended?;
    if as_json {
        print(&serde_json::to_value(done)?)?;
    } else {
        let Done { written, known, faults, .. } = done;
        println!("{written} accounts written, {known} were there already, {faults} lines not understood");
    }
    Ok(if done.faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn read(import: &mut FileImport, source: &mut dyn Read, file: &Path) -> anyhow::Result<()> {
    let seen = std::io::stderr().is_terminal();
    let (mut piece, mut told_at) = (vec![0; PIECE], clock::monotonic());
    loop {
        let length = source.read(&mut piece).with_context(|| format!("{} can't be read", file.display()))?;
        if length == 0 {
            break;
        }
        import.feed(&piece[..length]).await?;
        faults(import);
        if seen && told_at.elapsed().as_secs() >= 1 {
            told_at = clock::monotonic();
            let Done { lines, written, known, faults } = import.done();
            eprint!("\r{lines} lines read, {written} accounts written, {known} known, {faults} not understood");
        }
    }
    import.finish().await?;
    if seen {
        eprintln!();
    }
    Ok(())
}

fn faults(import: &mut FileImport) {
    let mut to = std::io::stderr().lock();
    for fault in import.take_faults() {
        // Nobody reads it: the summary counts it all the same.
        let _unread = writeln!(to, "{fault}");
    }
}
