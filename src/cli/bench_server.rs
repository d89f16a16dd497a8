//! `largesse bench-server`: a benchmark's contestant behind the shipped listener, layers and route. Hidden: it is
//! started by `largesse bench`, and hands nothing out to anybody.

use std::process::ExitCode;
use std::sync::Arc;

use tracing::Level;

use super::serve;
use crate::bench::backend::per_claim::Pool;
use crate::bench::backend::{self, Backend, Kind};
use crate::config::ServeArgs;
use crate::telemetry::log;
use crate::telemetry::metrics::Metrics;
use crate::worker::{driver, refresh};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    serve: ServeArgs,
    /// Who decides
    #[arg(long, value_enum)]
    backend: Kind,
    /// Where the contestant's store is
    #[arg(long, default_value = "")]
    store: String,
    /// Connections to it, and how they are used
    #[arg(long, default_value = "16")]
    pool: Pool,
}

/// Runs until SIGTERM or SIGINT.
pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let serve = &args.serve;
    log::init(serve.log_format, Level::INFO);
    let stop = serve::stop_on_signal()?;
    let credentials = serve::credentials(serve)?;
    let metrics = Metrics::new();
    let db = serve::database(serve, &metrics).await?;
    let app = serve::app(serve, (&db, &db), credentials, metrics)?;
    refresh::refresh(&app.campaigns, &app.placer).await;
    let backend = Backend::connect(args.backend, &args.store, args.pool, &app).await?;
    let public = serve::listen(serve.listen, "LARGESSE_LISTEN")?;
    let ops = serve::listen(serve.ops_listen, "LARGESSE_OPS_LISTEN")?;
    serve::announce(serve, &public, &ops)?;
    let reader = Arc::clone(&app);
    driver::every(refresh::EVERY, &stop, move || {
        let app = Arc::clone(&reader);
        async move { refresh::refresh(&app.campaigns, &app.placer).await }
    });
    serve::answer(serve, &app, backend::front(&app, backend), (public, ops), stop).await
}
