//! The circuit breaker: a database that is gone is answered for at once and truthfully, and the server finds its way
//! back by itself.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use largesse::account::Person;
use largesse::clock;
use largesse::db::Limit;
use tokio::task::JoinSet;

use crate::http_api::check_problem;
use crate::support::server::{ask, claim};
use crate::support::{Fate, Proxy, Server, World, eventually};

/// The value of a metric without labels.
async fn metric(server: &Server, name: &str) -> i64 {
    let metrics = ask(server.ops, "GET", "/metrics", &[], "").await.text;
    let line = metrics.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')).expect("a metric");
    line.parse().expect("a number")
}

/// Waits until the balancer is told this.
async fn until_readyz(server: &Server, status: u16) {
    let ready = async || (ask(server.ops, "GET", "/readyz", &[], "").await.status == status).then_some(());
    eventually("readiness", ready).await;
}

/// One after the other asks until they have a unit, as a phone does. Whatever else they are told must be that nothing
/// happened, or that nobody knows: there is a unit for everybody.
async fn crowd(to: SocketAddr, slug: String, people: Vec<Person>, granted: Arc<AtomicUsize>) {
    for person in people {
        loop {
            let answer = claim(to, &slug, &person, "k").await.expect("an answer");
            if answer.status == 201 {
                granted.fetch_add(1, Ordering::Relaxed);
                break;
            }
            let code = answer.json()["code"].clone();
            assert!(code == "unavailable" || code == "outcome-unknown", "{}", answer.text);
            assert_ne!(answer.header("retry-after"), "");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_database_a_server_says_so_at_once_and_recovers_by_itself() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(2000).await;
    let proxy = Proxy::start(&world.url).await;
    let server = Server::start("eu", &proxy.url()).await;
    assert_eq!(metric(&server, "largesse_db_circuit").await, 0);
    let people = world.people(400, "eu").await;
    let (granted, mut crowds) = (Arc::<AtomicUsize>::default(), JoinSet::new());
    for part in people.chunks(50) {
        crowds.spawn(crowd(server.public, campaign.slug.clone(), part.to_vec(), Arc::clone(&granted)));
    }
    eventually("a rush", async || (granted.load(Ordering::Relaxed) > 40).then_some(())).await;
    proxy.cut(true);
    until_readyz(&server, 503).await;
    assert!(granted.load(Ordering::Relaxed) < 400, "the rush was over before the database was");
    // Each of them waited for this long before there was a breaker.
    let began = clock::monotonic();
    for person in world.people(20, "eu").await {
        let answer = claim(server.public, &campaign.slug, &person, "k").await.expect("an answer");
        check_problem(&answer, 503, "unavailable", "a claim");
        assert_eq!(answer.header("retry-after"), "2");
    }
    assert!(began.elapsed() < Limit::INTERACTIVE.within, "{:?}", began.elapsed());
    assert_eq!(metric(&server, "largesse_db_circuit").await, 2);
    assert!(ask(server.ops, "GET", "/readyz", &[], "").await.text.contains("database can't be reached"));
    assert_eq!(ask(server.ops, "GET", "/livez", &[], "").await.status, 200);
    proxy.cut(false);
    until_readyz(&server, 200).await;
    crowds.join_all().await;
    assert_eq!(metric(&server, "largesse_db_circuit").await, 0);
    assert_eq!(metric(&server, "largesse_db_circuit_opened_total").await, 1);
    assert_eq!((granted.load(Ordering::Relaxed), world.granted(&campaign).await), (400, 400));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_may_have_been_committed_stays_unknown_when_the_database_goes_away() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let proxy = Proxy::start(&world.url).await;
    let server = Server::start("eu", &proxy.url()).await;
    let (doubtful, other) = (world.person("eu").await, world.person("eu").await);
    proxy.arm_all(&["claim_grant", "claim_place"], &[Fate::Vanish]);
    let answer = claim(server.public, &campaign.slug, &doubtful, "k").await.expect("an answer");
    check_problem(&answer, 503, "outcome-unknown", "a committed claim");
    assert_ne!(answer.header("retry-after"), "");
    assert_eq!((proxy.met(), world.granted(&campaign).await), (1, 1));
    until_readyz(&server, 503).await;
    let answer = claim(server.public, &campaign.slug, &other, "k").await.expect("an answer");
    check_problem(&answer, 503, "unavailable", "a claim that was never sent");
    proxy.cut(false);
    until_readyz(&server, 200).await;
    let answer = claim(server.public, &campaign.slug, &doubtful, "k").await.expect("an answer");
    assert_eq!((answer.status.as_u16(), answer.header("idempotency-replayed")), (201, "true"), "{}", answer.text);
    assert_eq!(world.granted(&campaign).await, 1);
    world.check_books().await;
}
