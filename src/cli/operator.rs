//! `largesse operator`: who of the team may do what over the admin API, and the log of what they did.

use std::process::ExitCode;

use clap::Subcommand;
use uuid::Uuid;

use super::table::table;
use super::{OnDatabase, actor, connect};
use crate::operator::Role;
use crate::operator::directory::{DAYS_MAX, Directory};

pub type Args = OnDatabase<Command>;

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
    },
    /// List everybody who has or had a token
    List,
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
    },
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| "expected viewer, support, operator or admin".into())
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let team = Directory::new(connect(&args.database).await?, None);
    match &args.command {
        Command::Add { name, role, days } => {
            let made = team.add(&actor(), name, *role, *days).await?;
            println!("{}", made.token.reveal());
            let ends = made.operator.expires_at.map(|at| at.to_string()).unwrap_or_default();
            eprintln!(
                "{name} is {} until {ends}; take it back with `largesse operator revoke {}`",
                role.as_str(),
                made.operator.id
            );
        }
        Command::List => list(&team).await?,
        Command::Revoke { id } => {
            team.revoke(&actor(), *id).await?;
            println!("the token of {id} is good for nothing any more");
        }
        Command::Log { limit } => log(&team, *limit).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(team: &Directory) -> anyhow::Result<()> {
    let mut shown = table(&["name", "role", "id", "made by", "until", "taken back"]);
    for one in team.list().await? {
        let gone = one.revoked_at.map_or_else(|| "-".to_owned(), |at| at.to_string());
        let role = one.role.as_str().to_owned();
        shown.add_row([one.name, role, one.id.to_string(), one.created_by, one.expires_at.to_string(), gone]);
    }
    println!("{shown}");
    Ok(())
}

async fn log(team: &Directory, limit: i64) -> anyhow::Result<()> {
    let mut shown = table(&["at", "who", "what", "about", "before", "after"]);
    for one in team.log(None, limit).await? {
        let about = [one.campaign, one.region, one.account].join(" ");
        let (before, after) = (one.before.to_string(), one.after.to_string());
        shown.add_row([one.at.to_string(), one.operator, one.action, about.trim().to_owned(), before, after]);
    }
    println!("{shown}");
    Ok(())
}
