//! `largesse operator`: who of the team may do what over the admin API, and the log of what they did.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::{Value, json};
use uuid::Uuid;

use super::api::words::{entries, word};
use super::api::{Api, OnApi, given_or_told, part};
use super::table::table;
use crate::operator::Role;
use crate::operator::directory::DAYS_MAX;
use crate::region::Region;

const OPERATORS: &str = "/v1/admin/operators";

pub type Args = OnApi<Command>;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Give somebody a token; it is shown this once, and only its digest is kept
    Add {
        /// Their name in the audit log
        name: String,
        /// What they may do: viewer, support, operator or admin, each of which may all that the ones before it may
        #[arg(long, value_parser = role)]
        role: Role,
        /// For how many days
        #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(i64).range(1..=DAYS_MAX))]
        days: i64,
        /// Only for this campaign (repeatable); for all if left out
        #[arg(long = "campaign", value_name = "CAMPAIGN")]
        campaigns: Vec<String>,
        /// Only for this region (repeatable); for all if left out
        #[arg(long = "region", value_name = "REGION")]
        regions: Vec<Region>,
        /// Their id: give the same one again if you don't know whether it was done, and there is one of them at most
        #[arg(long)]
        id: Option<Uuid>,
    },
    /// List everybody who has or had a token
    List,
    /// Show whose token this is, and what they may do
    Me,
    /// Take a token back; no server lets it in any more after two seconds
    Revoke {
        /// The operator's id
        id: Uuid,
    },
    /// Show the newest entries of the audit log: who changed what
    Log {
        /// How many
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(i64).range(1..=500))]
        limit: i64,
        /// Only older ones: the `next` of the page above
        #[arg(long, value_name = "NEXT")]
        before: Option<String>,
    },
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| "expected viewer, support, operator or admin".into())
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    args.carry_out(carry_out).await
}

async fn carry_out(api: &Api, command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Add { name, role, days, campaigns, regions, id } => {
            let id = given_or_told(*id);
            let mut wanted = json!({"id": id, "name": name, "role": role.as_str(), "days": days});
            if !campaigns.is_empty() {
                wanted["campaigns"] = json!(campaigns);
            }
            if !regions.is_empty() {
                wanted["regions"] = regions.iter().map(Region::as_str).collect();
            }
            let made = api.post(OPERATORS, &wanted).await.map_err(|failure| failure.once(id))?;
            api.show(&made, || word(&made["token"]));
            if !api.is_for_programs() {
                let [role, ends, id] = ["role", "expires_at", "id"].map(|field| word(&made[field]));
                eprintln!("{name} is {role} until {ends}; take it back with `largesse operator revoke {id}`");
            }
        }
        Command::List => list(api).await?,
        Command::Me => {
            let me = api.get("/v1/admin/me").await?;
            api.show(&me, || {
                let [name, role, ends] = ["name", "role", "expires_at"].map(|field| word(&me[field]));
                let until = if me["expires_at"].is_null() { String::new() } else { format!(" until {ends}") };
                format!("{name} is {role}{until}{}", reach(&me))
            });
        }
        Command::Revoke { id } => {
            let gone = api.delete(&format!("{OPERATORS}/{}", part(id))).await?;
            api.show(&gone, || format!("the token of {id} is good for nothing any more"));
        }
        Command::Log { limit, before } => {
            let before = before.as_ref().map(|before| format!("&before={}", part(before))).unwrap_or_default();
            let log = api.get(&format!("/v1/admin/audit?limit={limit}{before}")).await?;
            api.show(&log, || changes(&log));
        }
    }
    Ok(())
}

/// The fields that say for which campaigns and regions somebody acts.
const SCOPES: [&str; 2] = ["campaigns", "regions"];

/// For which of them: everything where none is named.
fn scope(operator: &Value, field: &str) -> String {
    if entries(&operator[field]).is_empty() { "all".to_owned() } else { word(&operator[field]) }
}

fn reach(operator: &Value) -> String {
    let told = SCOPES.into_iter().filter(|field| operator[field].is_array());
    told.fold(String::new(), |said, field| format!("{said}, {field}: {}", scope(operator, field)))
}

async fn list(api: &Api) -> anyhow::Result<()> {
    let all = api.get(OPERATORS).await?;
    api.show(&all, || listed(entries(&all["operators"])));
    Ok(())
}

fn listed(all: &[Value]) -> String {
    let fields = ["name", "role", "id", "created_by", "expires_at", "revoked_at"];
    let told = SCOPES.into_iter().filter(|field| all.iter().any(|one| one[field].is_array()));
    let told: Vec<&str> = told.collect();
    let names = [&["name", "role", "id", "made by", "until", "taken back"], &told[..]].concat();
    let mut shown = table(&names);
    for one in all {
        let scopes = told.iter().map(|field| scope(one, field));
        shown.add_row(fields.iter().map(|field| word(&one[field])).chain(scopes));
    }
    shown.to_string()
}

fn changes(log: &Value) -> String {
    let mut shown = table(&["at", "who", "what", "about", "before", "after"]);
    for one in entries(&log["entries"]) {
        let about = ["campaign", "region", "account"].map(|field| word(&one[field])).join(" ");
        let [at, who, what] = ["at", "operator", "action"].map(|field| word(&one[field]));
        shown.add_row([at, who, what, about.trim().to_owned(), one["before"].to_string(), one["after"].to_string()]);
    }
    shown.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_act_where_is_said_if_the_answer_tells() {
        let everywhere = json!({"campaigns": [], "regions": []});
        let some = json!({"campaigns": ["burger", "pizza"], "regions": ["eu"]});
        assert_eq!(reach(&everywhere), ", campaigns: all, regions: all");
        assert_eq!(reach(&some), ", campaigns: burger, pizza, regions: eu");
        assert_eq!(reach(&json!({"name": "Ada"})), "");
        let cells = |all: &[Value]| listed(all).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let shown = cells(&[everywhere, some]);
        for cell in ["campaigns", "regions", "all", "burger,", "pizza", "eu"] {
            assert!(shown.iter().any(|found| found == cell), "{cell}: {shown:?}");
        }
        assert!(!cells(&[json!({"name": "Ada"})]).contains(&"regions".to_owned()));
    }
}
