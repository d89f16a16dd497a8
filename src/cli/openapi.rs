//! `largesse openapi`: the API as a document, for generators of clients and for those who review changes.

use std::process::ExitCode;

use anyhow::Context;

use crate::http::openapi;
use crate::l10n::Catalog;

/// Prints it.
pub fn run() -> anyhow::Result<ExitCode> {
    let catalog = Catalog::load().context("the words could not be loaded")?;
    println!("{:#}", openapi::document(&catalog));
    Ok(ExitCode::SUCCESS)
}
