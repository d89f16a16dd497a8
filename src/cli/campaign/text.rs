//! `largesse campaign text`: a campaign's own words, language by language.

use anyhow::Context;
use clap::Subcommand;
use serde_json::{Value, json};

use super::super::api::words::{entries, word};
use super::super::api::{Api, part};
use super::super::table::table;
use super::at;
use crate::language::Language;

/// The parts of a text, as the API names them.
const PARTS: [&str; 4] = ["title", "description", "image_alt", "rules"];

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the words in one language; what is left out stays as it is, and an empty text takes it away
    Set(Box<Set>),
    /// Show the words in every language
    #[command(visible_alias = "show")]
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

fn all(campaign: &str) -> String {
    format!("{}/texts", at(campaign))
}

pub async fn run(api: &Api, command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Set(new) => set(api, new).await,
        Command::List { campaign } => list(api, campaign).await,
        Command::Remove { campaign, language } => {
            let gone = api.delete(&format!("{}/{}", all(campaign), part(language))).await?;
            api.show(&gone, || format!("{campaign}: no words in {language} any more"));
            Ok(())
        }
    }
}

/// The API writes all parts at once: those that were left out are sent as they are.
async fn set(api: &Api, new: &Set) -> anyhow::Result<()> {
    let Set { campaign, language, title, description, image_alt, rules } = new;
    let texts = api.get(&all(campaign)).await?;
    let known = entries(&texts["texts"]).iter().find(|text| text["language"] == language.as_str());
    let mut wanted = json!({});
    for (part, given) in PARTS.into_iter().zip([title, description, image_alt, rules]) {
        let value = given.as_deref().map(Value::from).or_else(|| known.map(|text| text[part].clone()));
        if let Some(value) = value {
            wanted[part] = value;
        }
    }
    wanted.get("title").with_context(|| format!("--title is needed: {campaign} has no words in {language}"))?;
    let text = api.put(&format!("{}/{}", all(campaign), part(language)), &wanted).await?;
    let done = if known.is_some() { "new words in" } else { "words added in" };
    api.show(&text, || format!("{campaign}: {done} {language}"));
    Ok(())
}

async fn list(api: &Api, campaign: &str) -> anyhow::Result<()> {
    let texts = api.get(&all(campaign)).await?;
    api.show(&texts, || {
        let mut shown = table(&["language", "title", "description", "image alt", "rules"]);
        for text in entries(&texts["texts"]) {
            let own = if text["language"] == texts["default_language"] { " (own)" } else { "" };
            let language = format!("{}{own}", word(&text["language"]));
            shown.add_row([language].into_iter().chain(PARTS.map(|part| word(&text[part]))));
        }
        shown.to_string()
    });
    Ok(())
}
