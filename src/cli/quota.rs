//! `largesse quota`: where a campaign's units stand, and what an operator may do about it.

use std::process::ExitCode;
use std::str::FromStr;

use clap::Subcommand;
use comfy_table::Table;
use serde_json::{Value, json};
use uuid::Uuid;

use super::api::words::{entries, rows, word};
use super::api::{Api, OnApi, given_or_told, part};
use super::campaign::at;
use super::table::table;
use crate::quota::balance::Reason;
use crate::region::Region;

pub type Args = OnApi<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show a campaign's counter rows, its rules and its last transfers with their reasons
    Show {
        /// The campaign's address name
        campaign: String,
        /// How many transfers
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(i64).range(0..=1000))]
        transfers: i64,
    },
    /// Show a page of the ledger of transfers, the newest first
    Transfers {
        /// The campaign's address name
        campaign: String,
        /// How many
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(i64).range(1..=500))]
        limit: i64,
        /// Only older ones: the `next` of the page above
        #[arg(long, value_name = "NEXT")]
        before: Option<String>,
    },
    /// Leave the units where they are: the planner stops, servers still borrow for people who wait
    Freeze {
        /// The campaign's address name
        campaign: String,
    },
    /// Let the planner move units again
    Unfreeze {
        /// The campaign's address name
        campaign: String,
    },
    /// Move units between two counter rows now, also of a frozen campaign
    Transfer {
        /// The campaign's address name
        campaign: String,
        /// The lender: REGION or REGION/SHARD; a region's reserve if no shard is named
        #[arg(long, value_name = "ROW")]
        from: RowName,
        /// The borrower
        #[arg(long, value_name = "ROW")]
        to: RowName,
        /// How many, at most what the lender has
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..))]
        units: i64,
        /// Why
        #[arg(long)]
        reason: String,
        /// The transfer's id: give the same one again if you don't know whether it was done
        #[arg(long)]
        id: Option<Uuid>,
    },
    /// Set what a region keeps at least and gets at most of a campaign; without either the rule is lifted
    Rule {
        /// The campaign's address name
        campaign: String,
        /// The region
        region: Region,
        /// Units it keeps while there are as many
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
        floor: i64,
        /// Units it is never brought above by the planner
        #[arg(long, value_parser = clap::value_parser!(i64).range(0..))]
        ceiling: Option<i64>,
    },
    /// Lift a region's rule: it has neither floor nor ceiling any more
    Lift {
        /// The campaign's address name
        campaign: String,
        /// The region
        region: Region,
    },
}

/// A counter row as an operator names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowName(String);

impl FromStr for RowName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (region, shard) = text.split_once('/').map_or((text, None), |(region, shard)| (region, Some(shard)));
        region.parse::<Region>().map_err(|odd| odd.to_string())?;
        if shard.is_some_and(|shard| shard.parse::<i64>().is_err()) {
            return Err(format!("`{text}`: expected a region, or a region and a shard such as eu-west/0"));
        }
        Ok(Self(text.to_owned()))
    }
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    args.carry_out(carry_out).await
}

async fn carry_out(api: &Api, command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Show { campaign, transfers } => show(api, campaign, *transfers).await,
        Command::Transfers { campaign, limit, before } => {
            let before = before.as_ref().map(|before| format!("&before={}", part(before))).unwrap_or_default();
            let page = api.get(&format!("{}/transfers?limit={limit}{before}", at(campaign))).await?;
            api.show(&page, || transfers(&page["transfers"]).to_string());
            Ok(())
        }
        Command::Freeze { campaign } => freeze(api, campaign, "freeze", "frozen").await,
        Command::Unfreeze { campaign } => freeze(api, campaign, "unfreeze", "not frozen").await,
        Command::Transfer { campaign, from, to, units, reason, id } => {
            let id = given_or_told(*id);
            let wanted = json!({"id": id, "from": from.0, "to": to.0, "amount": units, "reason": reason});
            transfer(api, campaign, &wanted, id).await
        }
        Command::Rule { campaign, region, floor, ceiling } => {
            let at = format!("{}/rules/{}", at(campaign), part(region));
            let rule = api.put(&at, &json!({"floor": floor, "ceiling": ceiling})).await?;
            let most = ceiling.map_or_else(|| "no ceiling".to_owned(), |most| format!("at most {most}"));
            let said = format!("{campaign}: {region} keeps at least {floor} units while there are as many, {most}.");
            api.show(&rule, || said);
            Ok(())
        }
        Command::Lift { campaign, region } => {
            let gone = api.delete(&format!("{}/rules/{}", at(campaign), part(region))).await?;
            api.show(&gone, || format!("{campaign}: {region} has neither floor nor ceiling any more."));
            Ok(())
        }
    }
}

async fn show(api: &Api, campaign: &str, most: i64) -> anyhow::Result<()> {
    let quota = api.get(&format!("{}/quota?transfers={most}", at(campaign))).await?;
    api.show(&quota, || {
        let moving =
            if quota["frozen"] == true { "frozen: the planner moves nothing" } else { "the planner moves units" };
        let columns = [
            ("row", "row"),
            ("purpose", "purpose"),
            ("region is", "region_state"),
            ("remaining", "remaining"),
            ("granted", "granted"),
            ("held", "held"),
        ];
        let counters = rows(&quota["rows"], &columns);
        let mut rules = table(&["region", "floor", "ceiling"]);
        for rule in entries(&quota["rules"]) {
            let ceiling = if rule["ceiling"].is_null() { "none".to_owned() } else { word(&rule["ceiling"]) };
            rules.add_row([word(&rule["region"]), word(&rule["floor"]), ceiling]);
        }
        let moves = transfers(&quota["transfers"]);
        let heading = format!("{campaign}: {} units in all; {moving}", quota["supply"]);
        format!("{heading}\n{counters}\n\nrules\n{rules}\n\nlast transfers\n{moves}")
    });
    Ok(())
}

/// Transfers with their reasons in words.
pub(super) fn transfers(list: &Value) -> Table {
    let mut moves = table(&["from", "to", "units", "why", "at"]);
    for entry in entries(list) {
        let [from, to, units, at] = ["from", "to", "amount", "at"].map(|field| word(&entry[field]));
        moves.add_row([from, to, units, in_words(&word(&entry["reason"])), at]);
    }
    moves
}

/// A planner's reason in words and numbers; whatever else the ledger says as it stands there.
fn in_words(reason: &str) -> String {
    Reason::parse(reason).map_or_else(|_| reason.to_owned(), |reason| reason.to_string())
}

async fn freeze(api: &Api, campaign: &str, step: &str, stands: &str) -> anyhow::Result<()> {
    let done = api.post(&format!("{}/{step}", at(campaign)), &json!({})).await?;
    let already = if done["changed"] == true { "" } else { " already" };
    api.show(&done, || format!("{campaign}: its units are {stands}{already}."));
    Ok(())
}

async fn transfer(api: &Api, campaign: &str, wanted: &Value, id: Uuid) -> anyhow::Result<()> {
    let asked = api.post(&format!("{}/transfers", at(campaign)), wanted).await;
    let done = asked.map_err(|failure| failure.once(id))?;
    let [from, to, units] = ["from", "to", "amount"].map(|field| word(&done[field]));
    api.show(&done, || {
        if done["moved"] == true {
            format!("{campaign}: {units} units moved from {from} to {to} (transfer {id})")
        } else {
            format!("{campaign}: nothing moved; transfer {id} of {units} units was made before")
        }
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_shown_in_words_and_old_codes_as_they_are() {
        let planned = "ahead to=eu left=4 rate=9800 from=us from_left=210";
        assert_eq!(in_words(planned), "eu 4 s left at 9,800/s, us 210 s left");
        assert_eq!(in_words("dry need=3 want=300 lender=9"), "dry need=3 want=300 lender=9");
    }

    #[test]
    fn a_row_is_a_region_with_or_without_a_shard() {
        for name in ["eu-west", "eu-west/3"] {
            assert_eq!(name.parse(), Ok(RowName(name.to_owned())));
        }
        assert!("eu/x".parse::<RowName>().is_err() && "EU".parse::<RowName>().is_err());
    }
}
