//! `largesse locales`: the languages this program speaks, and what is wrong with a folder of translations.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;

use super::table::table;
use crate::l10n::{self, Catalog};
use crate::language::Language;

#[derive(Debug, clap::Args)]
pub struct Args {
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
        Command::List => list(),
        Command::Show { language } => show(language),
        Command::Check { folder } => check(folder),
    }
}

fn list() -> anyhow::Result<ExitCode> {
    let catalog = Catalog::load()?;
    let mut shown = table(&["tag", "language", "direction", "plural forms"]);
    for locale in catalog.locales() {
        let direction = if locale.is_right_to_left() { "right to left" } else { "left to right" };
        shown.add_row([locale.tag(), locale.endonym(), direction, &locale.plural_forms().join(" ")]);
    }
    println!("{shown}");
    Ok(ExitCode::SUCCESS)
}

fn show(language: &Language) -> anyhow::Result<ExitCode> {
    let catalog = Catalog::load_with_pseudo()?;
    let locale = catalog.locale(language.as_str()).with_context(|| format!("`{language}` is not spoken here"))?;
    for (id, texts) in catalog.samples(locale) {
        println!("{id}");
        for text in texts {
            println!("    {text}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn check(folder: &Path) -> anyhow::Result<ExitCode> {
    let faults = l10n::check_folder(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    for fault in &faults {
        println!("{fault}");
    }
    let (having, file) = l10n::having_optional(folder)?;
    if faults.is_empty() {
        println!("{}: no faults", folder.display());
        println!("{file}, the team's words, in: {}; all others read it in English", having.join(", "));
        return Ok(ExitCode::SUCCESS);
    }
    println!("{} faults", faults.len());
    Ok(ExitCode::from(1))
}
