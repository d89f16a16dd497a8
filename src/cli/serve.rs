//! `largesse serve`: one regional API server, from its settings to its last answer.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::team;
use crate::account::pass::Keys;
use crate::account::token::{Minter, Verifier};
use crate::admission::challenge::Verdict;
use crate::admission::limits::Limits;
use crate::campaign::cache::Campaigns;
use crate::campaign::share::Shares;
use crate::claim::place::Placer;
use crate::clock;
use crate::config::{self, ChallengeSettings, Scheme, ServeArgs};
use crate::db::aside::Aside;
use crate::db::{self, Database, Engine, Limit};
use crate::http::challenge::{Challenge, Face, Own};
use crate::http::choices::Choices;
use crate::http::claims::{Claims, Queued};
use crate::http::crew::Crew;
use crate::http::hot::Front;
use crate::http::lanes::Lanes;
use crate::http::live::Hub;
use crate::http::routes;
use crate::http::{App, dashboard, live, serve};
use crate::l10n::{self, Catalog};
use crate::local::addresses::Addresses;
use crate::operator::bootstrap::AdminToken;
use crate::quota::desk;
use crate::quota::regions;
use crate::region::State;
use crate::report::facts::Facts;
use crate::report::world::Reader;
use crate::sizing::budget::{Allowed, Budget, Fleet, budget};
use crate::telemetry::log::{self, Requests, TagKey};
use crate::telemetry::metrics::{ChallengeLabels, DatabaseMetrics, LogLabels, Metrics};
use crate::telemetry::trace;
use crate::worker::{books, driver, freeze, pulse, rebalance, refresh, reopen, share};

/// How long the last spans may take to the collector.
const SPANS_WITHIN: Duration = Duration::from_secs(2);

/// Runs until SIGTERM or SIGINT, then finishes what was begun.
pub async fn run(args: &ServeArgs) -> anyhow::Result<ExitCode> {
    log::init(args.log_format, tracing::Level::INFO);
    // Asked for first, so that a signal during start-up is not lost.
    let stop = stop_on_signal()?;
    let credentials = credentials(args)?;
    let metrics = Metrics::new();
    if let Some(settings) = args.traces.settings(&args.region)? {
        trace::start(settings, metrics.span_counts());
    }
    let db = database(args, &metrics).await?;
    let team = team(args).await?;
    let app = app(args, (&db, &team), credentials, metrics)?;
    refresh::refresh(&app.campaigns, &app.placer).await;
    let public = listen(args.listen, "LARGESSE_LISTEN")?;
    let ops = listen(args.ops_listen, "LARGESSE_OPS_LISTEN")?;
    announce(args, &public, &ops)?;
    work(&app, &db, &stop);
    feel(args, &app, &db, &stop);
    let front = Front::new(&app, Queued, routes::public(Arc::clone(&app)));
    answer(args, &app, front, (public, ops), stop).await
}

pub(super) fn stop_on_signal() -> anyhow::Result<CancellationToken> {
    let stop = CancellationToken::new();
    for kind in [SignalKind::terminate(), SignalKind::interrupt()] {
        let (mut signals, stop) = (signal(kind)?, stop.clone());
        tokio::spawn(async move {
            signals.recv().await;
            tracing::info!("asked to stop");
            stop.cancel();
        });
    }
    Ok(stop)
}

/// What people's tokens and passes are checked with, and the maker of tokens where development sign-in is on.
pub(super) struct Credentials {
    verifier: Verifier,
    passes: Keys,
    minter: Option<Minter>,
    admin: Option<AdminToken>,
    tags: TagKey,
    challenge: Option<Challenge>,
}

pub(super) fn credentials(args: &ServeArgs) -> anyhow::Result<Credentials> {
    let settings = args.tokens.settings()?;
    let verifier = Verifier::new(&settings).map_err(|e| config::Error::new(args.tokens.keys_name(), e.to_string()))?;
    let passes = args.passes.signing.keys(&settings)?;
    let minter = Minter::new(&settings).filter(|_| args.development_sign_in);
    if args.development_sign_in && minter.is_none() {
        let expected = "needs the shared secret: public keys can't sign";
        return Err(config::Error::new("LARGESSE_DEVELOPMENT_SIGN_IN", expected).into());
    }
    let (admin, tags, challenge) = (args.admin.token()?, args.log.key(&settings)?, challenge(args)?);
    Ok(Credentials { verifier, passes, minter, admin, tags, challenge })
}

/// What has to be solved before a claim; said at the start, because whoever forgets it on one server has it on none.
fn challenge(args: &ServeArgs) -> anyhow::Result<Option<Challenge>> {
    let Some(set) = args.challenge.settings()? else {
        tracing::info!("challenge: off");
        return Ok(None);
    };
    let ChallengeSettings { service, site_key, script, tells_address } = set;
    let clear = script.as_ref().is_some_and(|script| script.origin.starts_with("http:"));
    if clear && args.public_scheme == Scheme::Https {
        let expected = "a page that comes encrypted loads no script that does not; expected https://…";
        return Err(config::Error::new("LARGESSE_CHALLENGE_SCRIPT", expected).into());
    }
    let name = service.service.name();
    let own = script.map(|script| Own { script: script.address, origin: script.origin, class: script.class });
    let pages = own.is_some() || name != "own";
    let challenge = Challenge::new(service, Face { site_key, own, tells_address })
        .map_err(|error| config::Error::new("LARGESSE_CHALLENGE", error.to_string()))?;
    tracing::info!(when_away = ?args.challenge.challenge_when_away, pages, "challenge: {name}");
    Ok(Some(challenge))
}

/// Connects, and refuses a schema this program does not know, a statement that does not fit, and a region nobody has
/// added.
pub(super) async fn database(args: &ServeArgs, metrics: &Metrics) -> anyhow::Result<Database> {
    db::migrate::check(args.database.url()?).await?;
    let db = Database::connect(&args.database_settings()?, metrics.database.clone()).await?;
    db.check_statements().await?;
    let known = regions::list(&db, Limit::PATIENT).await?;
    if !known.iter().any(|k| k.region == args.region) {
        let names: Vec<&str> = known.iter().map(|k| k.region.as_str()).collect();
        let expected =
            format!("`{}` is not in the table of regions, expected one of: {}", args.region, names.join(", "));
        return Err(config::Error::new("LARGESSE_REGION", expected).into());
    }
    say_budget(args, &db, known.iter().filter(|k| k.state != State::Gone).count()).await;
    Ok(db)
}

/// Says how many connections all servers together may open, and warns if the database allows fewer. It stops nobody:
/// who says how many servers there are may be wrong, and a server that answers is better than none.
async fn say_budget(args: &ServeArgs, db: &Database, regions: usize) {
    let capacity = args.capacity;
    let allowed = match (db.engine(), db.inspect().await) {
        (Engine::Cockroach { .. }, _) => Allowed::InEachRegion(capacity.region_vcpus.map(u64::from)),
        (Engine::Postgres, Ok(inspector)) => match inspector.connections_allowed().await {
            Ok(allowed) => Allowed::InAll(allowed),
            Err(error) => return tracing::warn!(%error, "how many connections the database allows is not known"),
        },
        (Engine::Postgres, Err(error)) => return tracing::warn!(%error, "the database's limits can't be read"),
    };
    let servers = capacity.servers_per_region.unwrap_or(1).into();
    let fleet = Fleet { servers, regions: regions as u64, connections: args.connections.into() };
    let Budget { found, fits } = budget(fleet, allowed);
    let counted = if capacity.servers_per_region.is_none() { " (LARGESSE_SERVERS_PER_REGION is not set)" } else { "" };
    if fits == Some(false) {
        tracing::warn!("more connections than the database allows: {found}{counted}");
    } else {
        tracing::info!("connections: {found}{counted}");
    }
}

/// The team's own connections, few and apart from people's, with figures of their own that no scrape mixes up with
/// people's; of a role of their own if a setting names one.
pub(super) async fn team(args: &ServeArgs) -> anyhow::Result<Database> {
    Ok(Database::connect(&args.team_database()?, DatabaseMetrics::default()).await?)
}

pub(super) fn app(
    args: &ServeArgs,
    (db, team_db): (&Database, &Database),
    credentials: Credentials,
    metrics: Metrics,
) -> anyhow::Result<Arc<App>> {
    let Credentials { verifier, passes, minter, admin, tags, challenge } = credentials;
    for verdict in Verdict::ALL {
        // There from the start, so that the first of a kind is a change, and also where nothing has to be solved.
        let _zero = metrics.challenges.get_or_create(&ChallengeLabels { outcome: verdict.name() });
    }
    let left_out = |kind| metrics.log_left_out.get_or_create(&LogLabels { kind }).clone();
    let log = Requests::new(tags, args.log.room(), left_out, clock::monotonic());
    let campaigns = Campaigns::new(db.clone(), args.region.clone());
    let listeners = (args.listeners_max as usize, metrics.listeners.clone());
    let catalog = Arc::new(words(args).context("the words could not be loaded")?);
    let choices = Arc::new(Choices::new(Arc::clone(&catalog)));
    Ok(Arc::new(App {
        region: args.region.clone(),
        live: Hub::new(args.region.clone(), campaigns.clone(), Shares::new(db.clone()), listeners),
        ops: dashboard::Hub::new(Reader::new(Arc::new(Aside::new(db.clone())))),
        campaigns,
        placer: Placer::new(db.clone(), args.region.clone(), metrics.clone())
            .patient(args.admission.wait_max(args.deadline())),
        limits: Limits::new(args.admission.settings()),
        forwarded: args
            .admission
            .client_address_header
            .parse()
            .map_err(|_| config::Error::new("LARGESSE_CLIENT_ADDRESS_HEADER", "expected a header's name"))?,
        lanes: Lanes::over(args.connections as usize),
        team: team::team(team_db, Some(args.region.clone()), admin, Arc::clone(&choices)),
        catalog,
        choices,
        verifier,
        passes,
        pass_lifetime: Duration::from_secs(args.passes.pass_seconds),
        challenge,
        secure_cookies: args.public_scheme == Scheme::Https,
        minter,
        sign_in_url: args.sign_in_url.clone(),
        log,
        facts: Facts::new(db.clone(), metrics.clone()),
        metrics,
        runtime: Handle::current(),
        deadline: args.deadline(),
        draining: AtomicBool::new(false),
    }))
}

fn words(args: &ServeArgs) -> Result<Catalog, l10n::Error> {
    if args.pseudo_locales { Catalog::load_with_pseudo() } else { Catalog::load() }
}

pub(super) fn listen(address: std::net::SocketAddr, name: &'static str) -> anyhow::Result<TcpListener> {
    let expected = |e| config::Error::new(name, format!("can't listen on {address}: {e}"));
    Ok(serve::listen(address).map_err(expected)?)
}

pub(super) fn announce(args: &ServeArgs, public: &TcpListener, ops: &TcpListener) -> anyhow::Result<()> {
    let addresses = Addresses { public: public.local_addr()?, ops: ops.local_addr()? };
    tracing::info!(region = args.region.as_str(), public = %addresses.public, ops = %addresses.ops, "listening");
    if let Some(file) = &args.addresses_file {
        addresses.write(file).with_context(|| format!("{} could not be written", file.display()))?;
    }
    Ok(())
}

/// Starts the server's tasks; each ends with `stop`.
fn work(app: &Arc<App>, db: &Database, stop: &CancellationToken) {
    let one = Arc::clone(app);
    driver::every(refresh::EVERY, stop, move || {
        let app = Arc::clone(&one);
        async move {
            refresh::refresh(&app.campaigns, &app.placer).await;
            app.live.look();
        }
    });
    listen_live(app, stop);
    let by = format!("server of {}", app.region);
    let reopener = Arc::new(reopen::Reopener::new(db.clone(), app.campaigns.clone(), by));
    driver::every(reopen::EVERY, stop, move || {
        let reopener = Arc::clone(&reopener);
        async move { reopener.look().await }
    });
    let freezer =
        freeze::Freezer::new(db.clone(), app.region.clone(), app.campaigns.clone(), app.placer.frozen().clone());
    let freezer = Arc::new(freezer);
    driver::every(freeze::EVERY, stop, move || {
        let freezer = Arc::clone(&freezer);
        async move { freezer.tick().await }
    });
    let rebalancer = Arc::new(rebalance::Rebalancer::new(db.clone(), app.metrics.clone()));
    let (one, bell) = (Arc::clone(app), app.placer.low_water());
    driver::every_or_rung(desk::LOOK_EVERY, desk::LOOK_GAP, bell, stop, move || {
        let (app, rebalancer) = (Arc::clone(&one), Arc::clone(&rebalancer));
        async move { rebalancer.look(&app.campaigns).await }
    });
    let watch = Arc::new(books::Watch::new(db.clone(), app.campaigns.clone(), app.metrics.clone()));
    driver::every(books::EVERY, stop, move || {
        let watch = Arc::clone(&watch);
        async move { watch.look(clock::monotonic()).await }
    });
}

/// Says how this server is, at last that it is on its way out.
fn feel(args: &ServeArgs, app: &Arc<App>, db: &Database, stop: &CancellationToken) {
    app.metrics.pulse.speaks(app.catalog.locales().map(l10n::Locale::tag));
    let (one, leaving) = (Arc::clone(app), stop.clone());
    let state: pulse::State = Box::new(move || match (leaving.is_cancelled(), one.is_ready()) {
        (true, _) => "draining",
        (false, true) => "ready",
        (false, false) => "starting",
    });
    let side = (app.ops.reader().aside(), db.clone());
    let pulser = pulse::Pulser::new(side, app.metrics.clone(), app.region.clone(), (args.connections, state));
    let pulser = Arc::new(pulser);
    let (last, leaving) = (Arc::clone(&pulser), stop.clone());
    tokio::spawn(async move {
        leaving.cancelled().await;
        last.beat().await;
    });
    driver::every(pulse::EVERY, stop, move || {
        let pulser = Arc::clone(&pulser);
        async move { pulser.beat().await }
    });
}

/// Keeps those who listen told: what is left is read for them alone, and an opening is nobody's change but the clock's.
fn listen_live(app: &Arc<App>, stop: &CancellationToken) {
    let one = Arc::clone(app);
    driver::every(share::EVERY, stop, move || {
        let app = Arc::clone(&one);
        async move { share::look(app.live.shares(), &app.live.heard()).await }
    });
    let one = Arc::clone(app);
    driver::every(dashboard::EVERY, stop, move || {
        let app = Arc::clone(&one);
        async move { app.ops.look().await }
    });
    let one = Arc::clone(app);
    driver::every(live::EVERY, stop, move || {
        one.live.look();
        std::future::ready(())
    });
}

/// Answers until `stop`. The public listener goes first, then the queues run empty; health and metrics stay until the
/// end.
pub(super) async fn answer<C: Claims + Clone>(
    args: &ServeArgs,
    app: &Arc<App>,
    front: Front<C>,
    (public, ops): (TcpListener, TcpListener),
    stop: CancellationToken,
) -> anyhow::Result<ExitCode> {
    let ops_stop = CancellationToken::new();
    let ops_task =
        tokio::spawn(serve::serve(ops, routes::operations(Arc::clone(app)), ops_stop.clone(), Duration::from_secs(1)));
    let (leaving, asked) = (Arc::clone(app), stop.clone());
    tokio::spawn(async move {
        asked.cancelled().await;
        leaving.draining.store(true, Ordering::Relaxed);
        leaving.live.close();
        leaving.ops.close();
    });
    let stopping = stop.clone();
    let begun = tokio::spawn(async move {
        stopping.cancelled().await;
        clock::monotonic()
    });
    let mut crew = Crew::start(args.threads(), &front, args.drain())?;
    let answered = crew.serve(public, stop).await;
    let asked_to_stop = begun.await?;
    let decided = app.placer.drain(args.drain().saturating_sub(asked_to_stop.elapsed())).await;
    crew.dismiss();
    ops_stop.cancel();
    let _ended = ops_task.await;
    trace::flush(SPANS_WITHIN).await;
    if answered && decided {
        tracing::info!("stopped; everything begun was finished");
        return Ok(ExitCode::SUCCESS);
    }
    tracing::warn!(
        answered,
        decided,
        "stopped before everything was finished; who asks again with the same key gets the answer"
    );
    Ok(ExitCode::FAILURE)
}
