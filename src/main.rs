//! The program: reads its arguments, runs one command, ends with its exit code. No logic.

use std::process::ExitCode;

use clap::Parser;
use largesse::cli::{self, Cli};

fn main() -> ExitCode {
    be_quiet_when_nobody_reads();
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

/// `largesse … | head` closes the pipe early. That ends the command, by a panic of the standard library that unwinds
/// and so takes everything down in order; it is nothing to tell anybody about.
fn be_quiet_when_nobody_reads() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let nobody_reads = panic
            .payload_as_str()
            .is_some_and(|text| text.starts_with("failed printing to stdout") && text.contains("Broken pipe"));
        if !nobody_reads {
            tell(panic);
        }
    }));
}
