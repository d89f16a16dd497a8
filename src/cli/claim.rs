//! `largesse claim`: what support does with one account's claim, and a campaign's claims as a file.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use serde_json::{Value, json};
use uuid::Uuid;

use super::api::file::{CSV, NDJSON};
use super::api::words::{entries, word};
use super::api::{Api, Failure, OnApi, part};
use super::campaign::at;
use super::export::{self, Written};
use crate::account::lines::Format;
use crate::claim::desk::Reference;
use crate::claim::export::After;
use crate::config;

pub type Args = OnApi<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show a claim, by its account or by its reference
    Show {
        /// The campaign's address name
        campaign: String,
        /// The account's id, or what the person reads out: `europe-west1.0.17`
        who: String,
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
    /// off goes on after its last row: with --after rows are added to the file, in which a row that was cut in the
    /// middle is taken away before. With --json, which needs --output, a summary is printed.
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
    if matches!(args.command, Command::Export { output: None, .. }) && args.json {
        let expected = "expected --output, too: without it standard output is the file";
        return Err(config::Error::new("--json", expected).into());
    }
    let api = args.open().await?;
    let done = carry_out(&api, &args.command).await;
    api.tell(done)?;
    Ok(ExitCode::SUCCESS)
}

async fn carry_out(api: &Api, command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Show { campaign, who } => show(api, campaign, who).await,
        Command::Release { campaign, account, reason } => {
            let path = format!("/v1/admin/claims/{}.{account}/release", part(campaign));
            let claim = api.post(&path, &json!({"reason": reason})).await?;
            api.show(&claim, || format!("given back: {}", line(&claim)));
            Ok(())
        }
        Command::Export { campaign, format, after, output } => {
            export(api, campaign, *format, after.as_ref(), output.as_deref()).await
        }
    }
}

async fn show(api: &Api, campaign: &str, who: &str) -> anyhow::Result<()> {
    let who = who.trim();
    let by = if who.parse::<Uuid>().is_ok() {
        "account"
    } else {
        who.parse::<Reference>().map_err(|()| {
            anyhow::anyhow!("`{who}` is neither an account's id nor a reference such as europe-west1.0.17")
        })?;
        "reference"
    };
    let found = api.get(&format!("/v1/admin/claims?campaign={}&{by}={}", part(campaign), part(who))).await?;
    let claim = entries(&found["claims"]).first();
    if claim.is_some() || api.is_for_programs() {
        api.show(&found, || claim.map(described).unwrap_or_default());
    }
    claim.map(drop).with_context(|| format!("{who} has no claim in {campaign}"))
}

fn described(claim: &Value) -> String {
    format!("account {}, home {}\n{}", word(&claim["account_id"]), word(&claim["home_region"]), line(claim))
}

fn line(claim: &Value) -> String {
    let [reference, status, at] = ["reference", "status", "claimed_at"].map(|field| word(&claim[field]));
    format!("{reference}, {status}, claimed at {at}")
}

async fn export(
    api: &Api,
    campaign: &str,
    format: Format,
    after: Option<&After>,
    output: Option<&Path>,
) -> anyhow::Result<()> {
    let (name, kind) = match format {
        Format::Ndjson => ("ndjson", NDJSON),
        Format::Csv => ("csv", CSV),
    };
    let from = after.map(|after| format!("&after={}/{}", part(&after.home), after.account)).unwrap_or_default();
    let path = format!("{}/claims/export?format={name}{from}", at(campaign));
    let mut pieces = api.receive_file(&path, kind).await?;
    let to: Box<dyn Write> = match output {
        Some(path) => {
            let file = export::open(path, after.is_some());
            Box::new(file.with_context(|| format!("{} can't be written", path.display()))?)
        }
        None => Box::new(std::io::stdout()),
    };
    let mut written = Written::new(to, format, after.is_some());
    while let Some(piece) = pieces.piece().await.map_err(|failure| cut(failure, &written, after))? {
        written.write(&piece).context("the file can't be written")?;
    }
    written.finish().context("the file can't be written")?;
    let claims = written.claims();
    if api.is_for_programs() {
        let output = output.map(|path| path.display().to_string());
        api.show(&json!({"output": output, "claims": claims, "last": written.last()}), String::new);
    } else {
        eprintln!("{claims} claims");
    }
    Ok(())
}

/// A file that was broken off, and how it goes on.
fn cut(failure: Failure, written: &Written<Box<dyn Write>>, after: Option<&After>) -> Failure {
    let before = after.map(|after| format!("{}/{}", after.home, after.account));
    let last = written.last().or(before);
    let advice = last.map_or_else(|| "ask again".to_owned(), |last| format!("it goes on with --after {last}"));
    failure.advise(format!("after {} claims: {advice}", written.claims()))
}
