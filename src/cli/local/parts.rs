//! The commands of a deployment's parts: the product's own, with what the deployment knows.
//!
//! **Invariant:** what was said on the command line wins over what is filled in here, and secrets go by files and the
//! environment.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;

use crate::local::Error;
use crate::local::addresses::Addresses;
use crate::local::stack::Stack;

/// Where people come in, if nothing else is said.
const ENTRANCE: &str = "127.0.0.1:8000";

/// This program.
pub fn program() -> Result<PathBuf, Error> {
    let found = std::env::current_exe();
    found.map_err(|source| Error::File { action: "find", path: "this program".into(), source })
}

/// A region's server. It takes free ports anew each time: the entrance reads where it is.
pub fn server(stack: &Stack, region: &str, more: &[String]) -> Result<Command, Error> {
    let mut command = Command::new(program()?);
    command.args(["serve", "--region", region, "--development-sign-in"]).args(more);
    fill_in(&mut command, more, "--listen", "127.0.0.1:0");
    fill_in(&mut command, more, "--ops-listen", "127.0.0.1:0");
    if let Some(urls) = stack.urls()? {
        command.env("LARGESSE_DATABASE_URL", urls.regions.get(region).unwrap_or(&urls.url));
    }
    // Whoever brings an identity service's keys along needs no secret of ours.
    let keys = ["LARGESSE_TOKEN_SECRET", "LARGESSE_TOKEN_SECRET_FILE", "LARGESSE_TOKEN_JWKS_FILE"];
    let secret = stack.token_secret()?;
    let foreign = |value: OsString| !value.is_empty() && value != secret;
    if !keys.iter().any(|name| std::env::var_os(name).is_some_and(foreign)) {
        command.env("LARGESSE_TOKEN_SECRET_FILE", &secret);
    }
    Ok(command)
}

/// The way in, at the address it had before.
pub fn entrance(stack: &Stack, before: Option<Addresses>, more: &[String]) -> Result<Command, Error> {
    let mut command = Command::new(program()?);
    command.arg("entrance").arg("--regions-folder").arg(stack.entrance_regions()?);
    let mut more = more.to_vec();
    if let Some(Addresses { public, ops }) = before {
        keep(&mut more, "--listen", public);
        keep(&mut more, "--ops-listen", ops);
    }
    command.args(&more);
    fill_in(&mut command, &more, "--listen", ENTRANCE);
    fill_in(&mut command, &more, "--ops-listen", "127.0.0.1:0");
    Ok(command)
}

fn says(arguments: &[String], flag: &str) -> bool {
    arguments.iter().any(|argument| argument == flag || argument.starts_with(&format!("{flag}=")))
}

fn fill_in(command: &mut Command, said: &[String], flag: &str, value: &str) {
    if !says(said, flag) {
        command.args([flag, value]);
    }
}

/// Puts the address that was bound in the place of the one that was asked for.
fn keep(arguments: &mut Vec<String>, flag: &str, address: SocketAddr) {
    if let Some(at) = arguments.iter().position(|argument| argument == flag) {
        arguments.drain(at..(at + 2).min(arguments.len()));
    }
    arguments.retain(|argument| !argument.starts_with(&format!("{flag}=")));
    arguments.extend([flag.to_owned(), address.to_string()]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_wins_and_an_entrance_comes_back_where_it_was() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let mut command = Command::new("true");
        fill_in(&mut command, &words("--listen 127.0.0.1:1"), "--listen", "other");
        fill_in(&mut command, &words("--listen=127.0.0.1:1"), "--listen", "other");
        fill_in(&mut command, &words("--listening"), "--listen", "127.0.0.1:2");
        assert_eq!(command.get_args().collect::<Vec<_>>(), ["--listen", "127.0.0.1:2"]);
        for said in ["--listen 127.0.0.1:0 --x", "--x --listen=127.0.0.1:0", "--x"] {
            let mut said = words(said);
            keep(&mut said, "--listen", ([127, 0, 0, 1], 7).into());
            assert_eq!(said.join(" "), "--x --listen 127.0.0.1:7");
        }
    }
}
