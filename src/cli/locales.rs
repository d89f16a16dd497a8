//! `largesse locales`: the languages this program speaks, and what is wrong with a folder of translations.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use serde_json::json;

use super::table::table;
use crate::l10n::{self, Catalog, Locale};
use crate::language::Language;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print JSON, for programs
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the languages this program speaks
    List,
    /// Show every message in one language, in all the ways it comes out with sample values
    Show {
        /// The language's tag, such as pt-BR
        language: Language,
    },
    /// Name every missing, extra or mismatched message, variable and plural form by file and line; exit code 1 if any
    Check {
        /// The folder with one folder for each language
        #[arg(long, default_value = "locales", value_name = "FOLDER")]
        folder: PathBuf,
    },
}

pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    match &args.command {
        Command::List => list(args.json),
        Command::Show { language } => show(language, args.json),
        Command::Check { folder } => check(folder, args.json),
    }
}

fn direction(locale: Locale) -> &'static str {
    if locale.is_right_to_left() { "right to left" } else { "left to right" }
}

fn list(as_json: bool) -> anyhow::Result<ExitCode> {
    let catalog = Catalog::load()?;
    if as_json {
        let one = |locale: Locale| {
            let (tag, language, forms) = (locale.tag(), locale.endonym(), locale.plural_forms());
            json!({"tag": tag, "language": language, "direction": direction(locale), "plural_forms": forms})
        };
        println!("{:#}", json!({"locales": catalog.locales().map(one).collect::<Vec<_>>()}));
        return Ok(ExitCode::SUCCESS);
    }
    let mut shown = table(&["tag", "language", "direction", "plural forms"]);
    for locale in catalog.locales() {
        shown.add_row([locale.tag(), locale.endonym(), direction(locale), &locale.plural_forms().join(" ")]);
    }
    println!("{shown}");
    Ok(ExitCode::SUCCESS)
}

fn show(language: &Language, as_json: bool) -> anyhow::Result<ExitCode> {
    let catalog = Catalog::load_with_pseudo()?;
    let locale = catalog.locale(language.as_str()).with_context(|| format!("`{language}` is not spoken here"))?;
    if as_json {
        let texts: BTreeMap<_, _> = catalog.samples(locale).collect();
        println!("{}", serde_json::to_string_pretty(&texts)?);
        return Ok(ExitCode::SUCCESS);
    }
    for (id, texts) in catalog.samples(locale) {
        println!("{id}");
        for text in texts {
            println!("    {text}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn check(folder: &Path, as_json: bool) -> anyhow::Result<ExitCode> {
    let faults = l10n::check_folder(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    let (having, file) = l10n::having_optional(folder)?;
    if as_json {
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        println!("{:#}", json!({"faults": said, "team": {"file": file, "locales": having}}));
        return Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() {
        println!("{}: no faults", folder.display());
        println!("{file}, the team's words, in: {}; all others read it in English", having.join(", "));
        return Ok(ExitCode::SUCCESS);
    }
    println!("{} faults", faults.len());
    Ok(ExitCode::from(1))
}
