//! `largesse campaign`: making and changing campaigns, and moving their gates.

mod make;
mod text;

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use self::make::{Admits, Create, Edit};
use super::api::words::{rows, word};
use super::api::{Api, OnApi, given_or_told, part};
use super::quota;
use crate::region::Region;

pub type Args = OnApi<Command>;

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
    /// Change when it opens and closes, its jitter and its own language; what is left out stays
    Edit(Box<Edit>),
    /// Open a campaign, or resume a paused one: units go out inside its window
    Open {
        /// The campaign's address name
        campaign: String,
        /// Begin the window now, whatever was planned
        #[arg(long)]
        now: bool,
    },
    /// Stop a campaign for a while; of a paused one, only the reasons are changed
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
    /// Let a paused campaign go on
    Resume {
        /// The campaign's address name
        campaign: String,
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
    /// Make a campaign like another one, in draft, its window from now: for a rehearsal
    Duplicate {
        /// The campaign's address name
        campaign: String,
        /// The new one's
        slug: String,
        /// Units in all; as many as the other has if left out
        #[arg(long, value_parser = clap::value_parser!(i64).range(0..))]
        supply: Option<i64>,
    },
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
    Ok((key.to_owned(), value.to_owned()))
}

/// The address of a campaign.
pub(super) fn at(campaign: &str) -> String {
    format!("/v1/admin/campaigns/{}", part(campaign))
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    args.carry_out(carry_out).await
}

async fn carry_out(api: &Api, command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Create(new) => made(api, &api.post("/v1/admin/campaigns", &new.wanted()).await?),
        Command::List => list(api).await?,
        Command::Show { campaign } => show(api, campaign).await?,
        Command::Text { command } => text::run(api, command).await?,
        Command::Edit(edit) => change(api, edit.campaign(), &edit.wanted()).await?,
        Command::Open { campaign, now } => turn(api, campaign, "open", &json!({"now": now})).await?,
        Command::Pause { campaign, reason, reasons } => {
            let reasons = json!({"reasons": words(api, campaign, reason, reasons).await?});
            turn(api, campaign, "pause", &reasons).await?;
        }
        Command::Resume { campaign } => turn(api, campaign, "resume", &json!({})).await?,
        Command::Admit { campaign, admits } => {
            let campaign = api.patch(&at(campaign), &admits.wanted().into()).await?;
            let said = "who may take part is changed, from the next claim on";
            api.show(&campaign, || format!("{}: {said}", word(&campaign["slug"])));
        }
        Command::Close { campaign, reason } => turn(api, campaign, "close", &json!({"reason": reason})).await?,
        Command::Restock { campaign, amount, region, reason, id } => {
            let mut wanted = json!({"id": given_or_told(*id), "amount": amount, "reason": reason});
            if let Some(region) = region {
                wanted["region"] = region.as_str().into();
            }
            restock(api, campaign, &wanted).await?;
        }
        Command::Duplicate { campaign, slug, supply } => {
            let mut wanted = json!({"slug": slug});
            if let Some(supply) = supply {
                wanted["supply"] = (*supply).into();
            }
            made(api, &api.post(&format!("{}/duplicate", at(campaign)), &wanted).await?);
        }
    }
    Ok(())
}

fn made(api: &Api, campaign: &Value) {
    let [slug, id, supply] = ["slug", "id", "supply"].map(|field| word(&campaign[field]));
    api.show(campaign, || {
        format!("campaign {slug} ({id}), {supply} units, in draft; `largesse campaign open {slug}` opens it")
    });
}

async fn list(api: &Api) -> anyhow::Result<()> {
    let all = api.get("/v1/admin/campaigns").await?;
    let columns = [
        ("campaign", "slug"),
        ("state", "state"),
        ("gate", "gate"),
        ("supply", "supply"),
        ("opens", "opens_at"),
        ("closes", "closes_at"),
    ];
    api.show(&all, || rows(&all["campaigns"], &columns).to_string());
    Ok(())
}

async fn show(api: &Api, campaign: &str) -> anyhow::Result<()> {
    let whole = api.get(&at(campaign)).await?;
    api.show(&whole, || {
        let [slug, id, supply, state, epoch] =
            ["slug", "id", "supply", "state", "epoch"].map(|field| word(&whole["campaign"][field]));
        let same = |field: &'static str| (field, field);
        let regions = rows(&whole["regions"], &["region", "gate", "remaining", "outstanding", "held"].map(same));
        let columns = ["epoch", "gate", "remaining", "held", "outstanding", "by"].map(same);
        let gates = rows(&whole["gates"], &[&columns[..], &[("why", "reason"), ("at", "at")]].concat());
        let transfers = quota::transfers(&whole["transfers"]);
        let heading = format!("{slug} ({id}): {supply} units, {state}, epoch {epoch}");
        format!("{heading}\n{regions}\n\ngate\n{gates}\n\nlast transfers\n{transfers}")
    });
    Ok(())
}

async fn change(api: &Api, campaign: &str, wanted: &Value) -> anyhow::Result<()> {
    let now = api.patch(&at(campaign), wanted).await?;
    let [slug, opens, closes, jitter, language] =
        ["slug", "opens_at", "closes_at", "jitter_ms", "default_language"].map(|field| word(&now[field]));
    api.show(&now, || {
        format!("{slug}: opens at {opens}, closes at {closes}, jitter {jitter} ms, its own language is {language}")
    });
    Ok(())
}

/// Why a campaign is paused, in each language: in its own, which it knows itself, and in others.
async fn words(
    api: &Api,
    campaign: &str,
    own: &str,
    others: &[(String, String)],
) -> anyhow::Result<Map<String, Value>> {
    let mut reasons: Map<String, Value> =
        others.iter().map(|(tag, text)| (tag.clone(), text.as_str().into())).collect();
    if !own.is_empty() {
        let whole = api.get(&at(campaign)).await?;
        reasons.insert(word(&whole["campaign"]["default_language"]), own.into());
    }
    Ok(reasons)
}

/// Moves the gate, and says where the campaign stands now.
async fn turn(api: &Api, campaign: &str, step: &str, wanted: &Value) -> anyhow::Result<()> {
    // Only for a word of what is said: an order to stop must not wait for a look.
    let before = api.get(&at(campaign)).await.unwrap_or_default();
    let now = api.post(&format!("{}/{step}", at(campaign)), wanted).await?;
    let already = if before["campaign"]["epoch"] == now["epoch"] { " already" } else { "" };
    let [slug, state, epoch] = ["slug", "state", "epoch"].map(|field| word(&now[field]));
    api.show(&now, || format!("{slug}: {state}{already}, epoch {epoch}"));
    Ok(())
}

async fn restock(api: &Api, campaign: &str, wanted: &Value) -> anyhow::Result<()> {
    let id: Uuid = serde_json::from_value(wanted["id"].clone())?;
    let done = api.post(&format!("{}/restock", at(campaign)), wanted).await.map_err(|failure| failure.once(id))?;
    let [to, supply] = ["to", "supply"].map(|field| word(&done[field]));
    api.show(&done, || {
        if done["added"] == true {
            format!("{campaign}: {} units added to {to}, {supply} in all (change {id})", wanted["amount"])
        } else {
            format!("{campaign}: change {id} was made before; {supply} units in all")
        }
    });
    Ok(())
}
