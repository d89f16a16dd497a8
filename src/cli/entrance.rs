//! `largesse entrance`: sends people to the nearest live region.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use tokio_util::sync::CancellationToken;

use super::serve::{listen, stop_on_signal};
use crate::config::EntranceArgs;
use crate::entrance::{Entrance, operations, serve};
use crate::http::serve as plain;
use crate::l10n::Catalog;
use crate::local::addresses::Addresses;
use crate::telemetry::log;

/// File descriptors: two for each of the connections that a busy machine's entrance may have.
const DESCRIPTORS: u64 = 40_000;

/// Runs until SIGTERM or SIGINT, then finishes what was begun.
pub async fn run(args: &EntranceArgs) -> anyhow::Result<ExitCode> {
    log::init(args.log_format, tracing::Level::INFO);
    let stop = stop_on_signal()?;
    super::rush::raise_descriptors(DESCRIPTORS);
    let catalog = Catalog::load().context("the words could not be loaded")?;
    let (entrance, mut register) = Entrance::new(args.settings()?, catalog);
    let public = listen(args.listen, "LARGESSE_ENTRANCE_LISTEN")?;
    let ops = listen(args.ops_listen, "LARGESSE_ENTRANCE_OPS_LISTEN")?;
    register.look();
    serve::settle(&entrance).await;
    let addresses = Addresses { public: public.local_addr()?, ops: ops.local_addr()? };
    tracing::info!(public = %addresses.public, ops = %addresses.ops, "the entrance is open");
    if let Some(file) = &args.addresses_file {
        addresses.write(file).with_context(|| format!("{} could not be written", file.display()))?;
    }
    let ops_stop = CancellationToken::new();
    let routes = operations::routes(std::sync::Arc::clone(&entrance));
    let ops_task = tokio::spawn(plain::serve(ops, routes, ops_stop.clone(), Duration::from_secs(1)));
    let keeping_up = tokio::spawn(serve::keep_up(register, stop.clone()));
    let finished = serve::serve(&entrance, public, stop, Duration::from_millis(args.drain_ms)).await;
    ops_stop.cancel();
    let _ended = ops_task.await;
    keeping_up.await??;
    tracing::info!(finished, "stopped");
    Ok(ExitCode::SUCCESS)
}
