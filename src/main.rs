//! The program: reads its arguments, runs one command, ends with its exit code. No logic.

use std::process::ExitCode;

use clap::Parser;
use largesse::cli::{self, Cli};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("largesse: the runtime could not be started: {error}");
            return ExitCode::FAILURE;
        }
    };
    let code = runtime.block_on(cli::run(cli));
    // A task that hangs in a system call must not keep the process alive after its work is done.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    code
}
