//! `largesse campaign text`: a campaign's own words, language by language.

use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;

use super::actor;
use super::campaign::named;
use super::table::table;
use crate::campaign::texts::{self, Text, Written};
use crate::db::Database;
use crate::language::Language;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the words in one language; what is left out stays as it is, and an empty text takes it away
    Set(Box<Set>),
    /// Show the words in every language
    List {
        /// The campaign's address name
        campaign: String,
    },
    /// Take the words in one language back; its readers are shown the nearest there is
    Remove {
        /// The campaign's address name
        campaign: String,
        /// The language's tag, such as pt-BR
        #[arg(long)]
        language: Language,
    },
}

#[derive(Debug, clap::Args)]
pub struct Set {
    /// The campaign's address name
    campaign: String,
    /// The language's tag, such as pt-BR
    #[arg(long)]
    language: Language,
    /// The thing's name, up to 120 characters; needed if the campaign has no words in the language yet
    #[arg(long)]
    title: Option<String>,
    /// What it is, up to 1,000 characters
    #[arg(long)]
    description: Option<String>,
    /// What its image shows, up to 250 characters
    #[arg(long)]
    image_alt: Option<String>,
    /// The rules of taking part, up to 5,000 characters
    #[arg(long)]
    rules: Option<String>,
}

pub async fn run(db: &Database, command: &Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Set(new) => set(db, new).await,
        Command::List { campaign } => list(db, campaign).await,
        Command::Remove { campaign, language } => {
            texts::remove(db, &actor(), &named(db, campaign).await?, language).await?;
            println!("{campaign}: no words in {language} any more");
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn set(db: &Database, new: &Set) -> anyhow::Result<ExitCode> {
    let campaign = named(db, &new.campaign).await?;
    let known = texts::list(db, campaign.id).await?.into_iter().find(|text| text.language == new.language);
    let title = new.title.as_ref().or(known.as_ref().map(|text| &text.title));
    let title =
        title.with_context(|| format!("--title is needed: {} has no words in {}", new.campaign, new.language))?;
    let mut text = known.clone().unwrap_or_else(|| Text::titled(new.language.clone(), title));
    text.title.clone_from(title);
    for (part, given) in [
        (&mut text.description, &new.description),
        (&mut text.image_alt, &new.image_alt),
        (&mut text.rules, &new.rules),
    ] {
        if let Some(given) = given {
            part.clone_from(given);
        }
    }
    let done = match texts::set(db, &actor(), &campaign, &text).await? {
        Written::Added => "words added in",
        Written::Replaced => "new words in",
    };
    println!("{}: {done} {}", new.campaign, new.language);
    Ok(ExitCode::SUCCESS)
}

async fn list(db: &Database, campaign: &str) -> anyhow::Result<ExitCode> {
    let campaign = named(db, campaign).await?;
    let mut shown = table(&["language", "title", "description", "image alt", "rules"]);
    for text in &campaign.texts {
        let own = if campaign.default_locale == text.language.as_str() { " (own)" } else { "" };
        shown.add_row([
            format!("{}{own}", text.language),
            text.title.clone(),
            text.description.clone(),
            text.image_alt.clone(),
            text.rules.clone(),
        ]);
    }
    println!("{shown}");
    Ok(ExitCode::SUCCESS)
}
