//! `largesse token`: a token of the shared secret, for trying things out. Where an identity service signs, it makes the
//! tokens.

use std::process::ExitCode;
use std::time::Duration;

use crate::account::Person;
use crate::account::token::{Minter, Verifier};
use crate::config::{self, TokenArgs};
use crate::id::AccountId;
use crate::region::Region;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    tokens: TokenArgs,
    /// The subject; a new account if left out
    #[arg(long)]
    subject: Option<String>,
    /// The region for the account's rows, at its first contact
    #[arg(long)]
    region: Option<Region>,
    /// ISO 3166 code
    #[arg(long, default_value = "", hide_default_value = true)]
    country: String,
    /// The account's language
    #[arg(long, default_value = "", hide_default_value = true)]
    locale: String,
    /// Good for this many seconds
    #[arg(long, default_value_t = 3600)]
    seconds: u64,
}

pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let settings = args.tokens.settings()?;
    Verifier::new(&settings).map_err(|e| config::Error::new("LARGESSE_TOKEN_SECRET", e.to_string()))?;
    let account =
        args.subject.as_ref().map_or_else(AccountId::random, |s| AccountId::from_subject(&settings.issuer, s));
    let person =
        Person { account, region: args.region.clone(), country: args.country.clone(), locale: args.locale.clone() };
    let minter = Minter::new(&settings).ok_or_else(|| {
        config::Error::new("LARGESSE_TOKEN_JWKS_FILE", "public keys can't sign; expected a shared secret")
    })?;
    println!("{}", minter.mint(&person, Duration::from_secs(args.seconds)));
    Ok(ExitCode::SUCCESS)
}
