//! `largesse completions`: what a shell needs to finish commands and flags, made from the commands themselves.

use std::io;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::Cli;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell: bash, zsh, fish and others; for bash: `source <(largesse completions bash)`
    shell: Shell,
}

pub fn run(args: &Args) -> ExitCode {
    generate(args.shell, &mut Cli::command(), "largesse", &mut io::stdout());
    ExitCode::SUCCESS
}
