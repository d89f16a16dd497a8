//! What an account row costs: by import, and at first contact.

use std::io::Write;
use std::process::Stdio;

use serde::Serialize;

use super::super::contestant::{Contestant, Running, Tools};
use super::super::measure::{Crowd, Load, Sample, measure};
use super::super::stage::{self, Stage};
use super::super::{Error, sql};
use crate::clock;

/// The seed of people who come without an account row.
const STRANGERS: u64 = 7_001;
/// The seed of people who are imported from a file.
const IMPORTED: u64 = 7_002;

/// An import by the command.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Imported {
    /// Accounts.
    pub accounts: u32,
    /// How long it took.
    pub seconds: f64,
    /// Bytes of table and indexes for each.
    pub data_bytes: f64,
    /// Bytes of log for each.
    pub log_bytes: f64,
}

/// Writes a file of accounts and imports it with `largesse account import`.
pub(super) async fn import(stage: &Stage, accounts: u32) -> Result<Imported, Error> {
    let plan = stage.crowd_of(IMPORTED, "", accounts, vec![String::new()]);
    let path = stage.folder.path().join("accounts.ndjson");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).map_err(Error::Program)?);
    for number in 0..accounts {
        let account = stage::account(&plan, number);
        let line = serde_json::json!({"account_id": account.id.0, "home_region": account.home.as_str(),
            "country": account.country, "locale": account.locale});
        writeln!(file, "{line}").map_err(Error::Program)?;
    }
    file.flush().map_err(Error::Program)?;
    let before = sql::bytes(&stage.url, "accounts").await?;
    let started = clock::monotonic();
    let program = std::env::current_exe().map_err(Error::Program)?;
    let done = tokio::process::Command::new(program)
        .args(["account", "import"])
        .arg(&path)
        .env("LARGESSE_DATABASE_URL", &stage.url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .status();
    let ended = done.await.map_err(Error::Program)?;
    if !ended.success() {
        return Err(Error::Interrupted);
    }
    let seconds = started.elapsed().as_secs_f64();
    let after = sql::bytes(&stage.url, "accounts").await?;
    let each = |bytes: i64| bytes as f64 / f64::from(accounts.max(1));
    std::fs::remove_file(&path).map_err(Error::Program)?;
    Ok(Imported {
        accounts,
        seconds,
        data_bytes: each(after.data - before.data),
        log_bytes: each(after.log - before.log),
    })
}

/// People whose first contact is their claim: as fast as they are answered, once without and once with account rows.
pub(super) async fn first_contact(stage: &mut Stage, tools: &Tools, people: u32) -> Result<[Sample; 2], Error> {
    let load = Load { seed: STRANGERS, known: false, ..Load::of(Crowd::Winners, people) };
    let campaigns = vec![stage.campaign(load.supply()).await?, stage.campaign(load.supply()).await?];
    let running = Running::start(stage, tools, Contestant::Ours, &campaigns).await?;
    let strangers = measure(stage, &running, &campaigns[0], &load).await?;
    // The same people again: now they have a row.
    let known = measure(stage, &running, &campaigns[1], &load).await?;
    running.stop().await;
    Ok([strangers, known])
}
