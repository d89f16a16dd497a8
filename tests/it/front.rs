//! The short way of a claim past the router: the same answers, the same guarantees, and a commit that no phone cancels.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use largesse::account::pass;
use largesse::account::token::Verifier;
use largesse::account::{Person, pass::SECRET_BYTES_MIN};
use largesse::admission::limits::{Limits, Settings};
use largesse::campaign::Campaign;
use largesse::campaign::cache::Campaigns;
use largesse::campaign::desk::Desk;
use largesse::campaign::share::Shares;
use largesse::clock;
use largesse::db::aside::Aside;
use largesse::http::admin::team::Team;
use largesse::http::choices::Choices;
use largesse::http::claims::{Ask, Claims};
use largesse::http::crew::Crew;
use largesse::http::hot::Front;
use largesse::http::lanes::Lanes;
use largesse::http::live::Hub;
use largesse::http::record::Answer;
use largesse::http::{App, dashboard, routes, serve};
use largesse::l10n::Catalog;
use largesse::operator::directory::Directory;
use largesse::quota::orders::Orders;
use largesse::report::facts::Facts;
use largesse::report::look::Look;
use largesse::report::world::Reader;
use largesse::telemetry::log::{Requests, Room, TagKey};
use largesse::telemetry::metrics::Metrics;
use prometheus_client::metrics::counter::Counter;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;

use crate::http_api::check_problem;
use crate::support::server::{ask, bearer, claim, tokens};
use crate::support::world::stranger;
use crate::support::{Server, World, eventually};

/// The address of a claim as everybody writes it, and in a spelling that only the router understands.
fn both(slug: &str) -> [String; 2] {
    let (first, rest) = slug.split_at(1);
    [format!("/v1/campaigns/{slug}/claims"), format!("/v1/campaigns/%{:02x}{rest}/claims", first.as_bytes()[0])]
}

/// Sends the same by both ways; all that was answered must be the same, but for the date.
async fn the_same(to: SocketAddr, slug: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
    let headers = [headers, &[("x-request-id", "the-same")]].concat();
    let [mut short, mut long] = [None, None];
    for (path, place) in both(slug).iter().zip([&mut short, &mut long]) {
        let mut answer = ask(to, "POST", path, &headers, body).await;
        answer.headers.remove("date");
        *place = Some(answer);
    }
    let (short, long) = (short.expect("an answer"), long.expect("an answer"));
    assert_eq!((short.status, &short.headers, &short.text), (long.status, &long.headers, &long.text), "{headers:?}");
    assert_eq!(short.header("x-request-id"), "the-same");
    (short.status.as_u16(), short.text)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_short_way_and_the_router_give_the_same_answers() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let (winner, other) = (world.person("eu").await, world.person("eu").await);
    // Two people ask in every language, faster than any two would.
    let server = Server::start_with("eu", &world.url, &["--limit-account", "off"]).await;
    let (to, slug) = (server.public, campaign.slug.as_str());
    let (won, lost) = (bearer(&winner), bearer(&other));
    let first = claim(to, slug, &winner, "k").await.expect("an answer");
    assert_eq!(first.status, 201, "{}", first.text);
    let json = ("content-type", "application/json");
    let with = |token, more: &[(&'static str, &'static str)]| [&[("authorization", token), json], more].concat();
    let key = |key| [("idempotency-key", key)];
    let replayed = the_same(to, slug, &with(won.as_str(), &key("k")), "{}").await;
    assert_eq!(replayed, (201, first.text.clone()));
    assert_eq!(the_same(to, slug, &with(&won, &[]), "").await.0, 409);
    for locale in Catalog::load().expect("the words").locales() {
        for round in 0..2 {
            let headers = [("authorization", lost.as_str()), json, ("accept-language", locale.tag())];
            let (status, text) = the_same(to, slug, &headers, "{}").await;
            assert_eq!(status, 410, "{} {round}: {text}", locale.tag());
        }
    }
    assert_eq!(the_same(to, slug, &[json], "{}").await.0, 401);
    assert_eq!(the_same(to, slug, &with("Bearer forged.by.hand", &[]), "{}").await.0, 401);
    assert_eq!(the_same(to, slug, &with(&lost, &[]), "{\"quantity\":2}").await.0, 422);
    assert_eq!(the_same(to, slug, &with(&lost, &[]), "nonsense").await.0, 400);
    assert_eq!(the_same(to, slug, &with(&lost, &[]), &" ".repeat(4097)).await.0, 413);
    assert_eq!(the_same(to, slug, &[("authorization", lost.as_str())], "{}").await.0, 415);
    assert_eq!(the_same(to, slug, &with(&lost, &key("")), "{}").await.0, 400);
    assert_eq!(the_same(to, "no-such-campaign", &with(&lost, &[]), "{}").await.0, 404);
    let other_method = ask(to, "GET", &both(slug)[0], &[], "").await;
    check_problem(&other_method, 405, "method-not-allowed", "another method");
    world.check_books().await;
}

/// Claims that nobody answers.
#[derive(Clone, Copy)]
struct Panics;

impl Claims for Panics {
    async fn answer(&self, _app: &Arc<App>, _ask: Ask) -> Answer {
        panic!("on purpose")
    }
}

fn team(world: &World, choices: &Arc<Choices>) -> Arc<Team> {
    Arc::new(Team {
        region: Some(world.regions[0].clone()),
        choices: Arc::clone(choices),
        desk: Desk::new(world.db.clone()),
        accounts: largesse::account::care::Desk::new(world.db.clone()),
        claims: largesse::claim::desk::Desk::new(world.db.clone()),
        orders: Orders::new(world.db.clone()),
        look: Look::new(world.db.clone()),
        operators: Directory::new(world.db.clone(), None),
        calls: Arc::new(tokio::sync::Semaphore::new(8)),
        runtime: Handle::current(),
    })
}

async fn app(world: &World) -> Arc<App> {
    let (region, metrics) = (world.regions[0].clone(), Metrics::new());
    let campaigns = Campaigns::new(world.db.clone(), region.clone());
    let listeners = (1, metrics.listeners.clone());
    let catalog = Arc::new(Catalog::load().expect("the words"));
    let choices = Arc::new(Choices::new(Arc::clone(&catalog)));
    Arc::new(App {
        live: Hub::new(region.clone(), campaigns.clone(), Shares::new(world.db.clone()), listeners),
        campaigns,
        region,
        placer: world.placer("eu").await,
        team: team(world, &choices),
        catalog,
        choices,
        ops: dashboard::Hub::new(Reader::new(Arc::new(Aside::new(world.db.clone())))),
        verifier: Verifier::new(&tokens()).expect("a verifier"),
        passes: pass::Keys::derived(&[7; SECRET_BYTES_MIN]),
        pass_lifetime: Duration::from_secs(60),
        challenge: None,
        secure_cookies: false,
        minter: None,
        sign_in_url: None,
        log: Requests::new(
            TagKey::new(b"tags"),
            Room { ordinary: 0, sorry: 0 },
            |_| Counter::default(),
            clock::monotonic(),
        ),
        facts: Facts::new(world.db.clone(), metrics.clone()),
        limits: Limits::new(Settings::default()),
        forwarded: "x-forwarded-for".parse().expect("a header"),
        lanes: Lanes::over(6),
        metrics,
        runtime: Handle::current(),
        deadline: Duration::from_secs(5),
        draining: AtomicBool::new(false),
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_is_a_counted_500_in_the_readers_language_and_ends_nothing_else() {
    let world = World::new(&["eu"]).await;
    let app = app(&world).await;
    let panics = axum::Router::new().route("/panics", axum::routing::get(async || -> String { panic!("on purpose") }));
    let front = Front::new(&app, Panics, routes::framed(Arc::clone(&app), panics));
    let drain = Duration::from_secs(5);
    let mut crew = Crew::start(1, &front, drain).expect("a thread");
    let listener = serve::listen("127.0.0.1:0".parse().expect("an address")).expect("a listener");
    let (to, stop) = (listener.local_addr().expect("an address"), CancellationToken::new());
    let stopping = stop.clone();
    let serving = tokio::spawn(async move { (crew.serve(listener, stopping).await, crew.dismiss()) });
    for _ in 0..2 {
        let answer = ask(to, "POST", &both("c")[0], &[("x-request-id", "mine")], "{}").await;
        assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (500, Some("internal")));
        assert_eq!(answer.header("x-request-id"), "mine");
    }
    // Whoever was answered by a panic is told so in their language, and with the id that support asks for.
    for (method, path) in [("POST", both("c")[0].as_str()), ("GET", "/panics")] {
        let answer = ask(to, method, path, &[("x-request-id", "mine"), ("accept-language", "de")], "{}").await;
        let body = check_problem(&answer, 500, "internal", path);
        assert_eq!((answer.header("x-request-id"), answer.header("content-language")), ("mine", "de"), "{path}");
        assert_eq!(body["instance"], "/requests/mine", "{path}");
        let chosen = ask(to, method, &format!("{path}?lang=fr"), &[("accept-language", "de")], "{}").await;
        assert_eq!(chosen.header("content-language"), "fr", "{path}");
    }
    // The one thread there is still answers.
    assert_eq!(ask(to, "GET", "/nowhere", &[], "").await.status, 404);
    let metrics = app.metrics.render();
    for line in [
        "largesse_requests_total{route=\"/v1/campaigns/{slug}/claims\",code=\"internal\",status=\"500\"} 4",
        "largesse_requests_in_flight 0",
    ] {
        assert!(metrics.lines().any(|l| l == line), "{line}\n{metrics}");
    }
    stop.cancel();
    assert!(serving.await.expect("an end").0, "not everything was finished");
}

/// The value of a metric of a server.
async fn metric(server: &Server, name: &str) -> String {
    let page = ask(server.ops, "GET", "/metrics", &[], "").await.text;
    let value = page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.unwrap_or_else(|| panic!("no {name}\n{page}")).to_owned()
}

/// Somebody taps and hangs up while the counter row is held by somebody else; then the row is let go.
async fn hang_up(world: &World, server: &Server, campaign: &Campaign, person: &Person) {
    let holder = world.sql().await;
    let id = campaign.id;
    let hold = format!("BEGIN; UPDATE quota SET updated_at = now() WHERE campaign_id = '{id}'");
    holder.batch_execute(&hold).await.expect("a held row");
    let mut phone = TcpStream::connect(server.public).await.expect("a connection");
    let [path, _] = both(&campaign.slug);
    let head = format!("POST {path} HTTP/1.1\r\nhost: test\r\nauthorization: {}\r\n\r\n", bearer(person));
    phone.write_all(head.as_bytes()).await.expect("a connection that takes bytes");
    eventually("a queued claim", async || (metric(server, "largesse_claim_queue_length").await == "1").then_some(()))
        .await;
    drop(phone);
    let given_up = async || (metric(server, "largesse_requests_in_flight").await == "0").then_some(());
    eventually("the hang-up noticed", given_up).await;
    assert_eq!(metric(server, "largesse_claim_queue_length").await, "1", "the attempt went away with the phone");
    holder.batch_execute("ROLLBACK").await.expect("a row let go");
    eventually("the claim of who hung up", async || world.claim_of(campaign, person).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_that_hangs_up_cancels_neither_a_commit_nor_a_first_contact() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    hang_up(&world, &server, &campaign, &world.person("eu").await).await;
    // Of a stranger the held statement decides nothing yet: what goes on is the first contact and a second attempt.
    hang_up(&world, &server, &campaign, &stranger("eu")).await;
    assert_eq!(world.granted(&campaign).await, 2);
    world.check_books().await;
}
