//! Who is let in: limits at the door, the wait that is told at once, and kinds of requests that don't starve others.
//! Whoever is refused lost nothing, and is never told SORRY.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use largesse::account::Person;
use largesse::l10n::Catalog;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use crate::http_api::{check_problem, given_out, path, say};
use crate::support::server::{Answer, ask, bearer, claim, raw};
use crate::support::{Server, World, eventually};

/// The name of the standard problem and fields that a refusal has.
fn check_refusal(answer: &Answer, limit: &str, policy: &str) {
    check_problem(answer, 429, "rate-limited", limit);
    let after: u64 = answer.header("retry-after").parse().expect("seconds");
    assert!(after >= 1, "{answer:?}");
    assert_eq!(answer.header("ratelimit-policy"), format!("\"{limit}\";{policy}"));
    assert_eq!(answer.header("ratelimit"), format!("\"{limit}\";r=0;t={after}"));
}

async fn metric(server: &Server, line: &str) -> u64 {
    let text = ask(server.ops, "GET", "/metrics", &[], "").await.text;
    let value = text.lines().find_map(|found| found.strip_prefix(line)?.trim().parse().ok());
    value.unwrap_or(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_too_often_is_told_so_in_every_language_and_loses_nothing() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let (eager, calm) = (world.person("eu").await, world.person("eu").await);
    let args = ["--limit-account", "1:3", "--limit-address", "1:5", "--trusted-proxies", "127.0.0.0/8"];
    let server = Server::start_with("eu", &world.url, &args).await;
    let first = claim(server.public, &campaign.slug, &eager, "k").await.expect("an answer");
    assert_eq!(first.status, 201, "{}", first.text);
    let refused = eventually("a refusal", async || {
        let answer = claim(server.public, &campaign.slug, &eager, "k").await.expect("an answer");
        (answer.status != 201).then_some(answer)
    })
    .await;
    check_refusal(&refused, "account", "q=3;w=3");
    // Neither a pass nor the page is a way around it, and another person has nothing to do with it.
    let token = bearer(&eager);
    let headers = [("authorization", token.as_str())];
    let mut codes = HashSet::new();
    for (method, tail) in
        [("POST", "/pass"), ("GET", "/claim"), ("POST", "/pass"), ("GET", "/claim"), ("POST", "/pass")]
    {
        codes.insert(ask(server.public, method, &path(&campaign, tail), &headers, "").await.status.as_u16());
    }
    assert!(codes.contains(&429), "{codes:?}");
    let other = claim(server.public, &campaign.slug, &calm, "k").await.expect("an answer");
    assert_eq!(other.status, 201, "{}", other.text);
    // In every language, each in its own words.
    let catalog = Catalog::load().expect("the words");
    let tags: Vec<String> = catalog.locales().map(|locale| locale.tag().to_owned()).collect();
    let mut titles = HashSet::new();
    for tag in &tags {
        let address = [("x-forwarded-for", "203.0.113.200"), ("accept-language", tag.as_str())];
        let answer = eventually("a refusal", async || {
            let answer = ask(server.public, "GET", &path(&campaign, ""), &address, "").await;
            (answer.status == 429).then_some(answer)
        })
        .await;
        assert_eq!(answer.header("content-language"), tag);
        titles.insert(answer.json()["title"].as_str().expect("a title").to_owned());
    }
    assert!(tags.len() >= 26 && titles.len() + 3 > tags.len(), "{titles:?}");
    // Later the claim is still theirs.
    let again = eventually("a token", async || {
        let answer = claim(server.public, &campaign.slug, &eager, "k").await.expect("an answer");
        (answer.status == 201).then_some(answer)
    })
    .await;
    assert_eq!((again.header("idempotency-replayed"), again.json()), ("true", first.json()));
    assert!(metric(&server, "largesse_admission_refused_total{reason=\"account\"}").await >= 2);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_has_a_limit_of_its_own_and_nobody_chooses_theirs() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let args =
        ["--limit-address", "1:5", "--trusted-proxies", "127.0.0.0/8", "--unlimited-networks", "198.51.100.0/24"];
    let server = Server::start_with("eu", &world.url, &args).await;
    let look = async |from: &str| {
        let headers = [("x-forwarded-for", from)];
        ask(server.public, "GET", &path(&campaign, ""), &headers, "").await
    };
    // A token comes each second, so that a slow machine is let in once or twice more.
    let exhaust =
        async |from: &str| eventually(from, async || Some(look(from).await).filter(|a| a.status == 429)).await;
    check_refusal(&exhaust("203.0.113.7").await, "address", "q=5;w=5");
    check_refusal(&exhaust("1.1.1.1, 203.0.113.7, 127.0.0.9").await, "address", "q=5;w=5");
    // What the client wrote before it can't be read, and hides nothing.
    let head = format!("GET {} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nX-Forwarded-For: ", path(&campaign, ""));
    let odd = [head.as_bytes(), b"\xff, 203.0.113.7, 127.0.0.9\r\n\r\n"].concat();
    eventually("a limit", async || raw(server.public, &odd, b"").await.starts_with("HTTP/1.1 429").then_some(())).await;
    exhaust("2001:db8:0:1::1").await;
    for (other, about) in [("203.0.113.8", "the next address"), ("2001:db8:0:2::1", "the next network")] {
        assert_eq!(look(other).await.status, 200, "{about}");
    }
    for free in ["198.51.100.9", "10.1.2.3", "", "nonsense"] {
        for _ in 0..20 {
            assert_eq!(look(free).await.status, 200, "{free}");
        }
    }
    // A claim is refused before its body is looked at and before anybody asks who it is; the page says it as a page.
    let headers = [("x-forwarded-for", "203.0.113.7"), ("content-type", "application/json")];
    let answer = eventually("a refusal", async || {
        let answer = ask(server.public, "POST", &path(&campaign, "/claims"), &headers, "{").await;
        (answer.status == 429).then_some(answer)
    })
    .await;
    check_refusal(&answer, "address", "q=5;w=5");
    let headers = [("x-forwarded-for", "203.0.113.7"), ("accept", "text/html"), ("accept-language", "fr")];
    let page = eventually("a page", async || {
        let answer = ask(server.public, "GET", &format!("/c/{}", campaign.slug), &headers, "").await;
        (answer.status == 429).then_some(answer)
    })
    .await;
    assert!(page.header("content-type").starts_with("text/html") && page.text.contains("lang=\"fr\""), "{page:?}");
    assert!(
        !page.header("retry-after").is_empty() && page.header("ratelimit").starts_with("\"address\";r=0"),
        "{page:?}"
    );
    let mine = claim(server.public, &campaign.slug, &person, "k").await.expect("an answer");
    assert_eq!(mine.status, 201, "{}", mine.text);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_would_wait_too_long_is_told_at_once_while_memory_goes_on_answering() {
    let world = World::new(&["eu"]).await;
    let (sold_out, _winner) = given_out(&world).await;
    let (campaign, people) = (world.campaign(10).await, world.people(10, "eu").await);
    let args = ["--wait-max-ms", "100", "--deadline-ms", "30000", "--limit-address", "off"];
    let server = Server::start_with("eu", &world.url, &args).await;
    // Somebody asks, so that the campaign is closed; from then on memory says SORRY.
    let from_memory = "largesse_claim_sorry_from_memory_total";
    eventually("SORRY from memory", async || {
        let answer = claim(server.public, &sold_out.slug, &people[9], "k").await.expect("an answer");
        assert!([410, 503].contains(&answer.status.as_u16()), "{answer:?}");
        (metric(&server, from_memory).await > 0).then_some(())
    })
    .await;
    let client = world.sql().await;
    say(&client, &campaign, "BEGIN").await;
    say(&client, &campaign, "SELECT shard FROM quota WHERE campaign_id = $campaign FOR UPDATE").await;
    let tap = |person: &Person| {
        let (to, slug, person) = (server.public, campaign.slug.clone(), person.clone());
        tokio::spawn(async move { claim(to, &slug, &person, "k").await.expect("an answer") })
    };
    // One is in the round that stands still, another waits behind it; who comes then is told at once.
    let mut waiting = vec![tap(&people[0])];
    let told = eventually("a queue that stands still", async || {
        if let Some(done) = waiting.iter().position(JoinHandle::is_finished) {
            return Some(waiting.remove(done).await.expect("a task"));
        }
        if waiting.len() < 8 {
            waiting.push(tap(&people[waiting.len()]));
        }
        None
    })
    .await;
    let tapped = waiting.len() + 1;
    check_problem(&told, 503, "overloaded", "a queue that stands still");
    assert!(!told.header("retry-after").is_empty(), "{told:?}");
    let sorry = claim(server.public, &sold_out.slug, &people[8], "k").await.expect("an answer");
    check_problem(&sorry, 410, "sold-out", "a campaign that is nobody's queue");
    assert!(metric(&server, "largesse_admission_refused_total{reason=\"queue\"}").await > 0);
    say(&client, &campaign, "ROLLBACK").await;
    for answer in waiting {
        let answer = answer.await.expect("a task");
        assert!(answer.status == 201 || answer.status == 503, "{answer:?}");
    }
    for person in &people[..tapped] {
        eventually("a claim for everybody, also for who was refused", async || {
            let answer = claim(server.public, &campaign.slug, person, "k").await.expect("an answer");
            assert!([201, 503].contains(&answer.status.as_u16()), "{answer:?}");
            (answer.status == 201).then_some(())
        })
        .await;
    }
    assert_eq!(world.granted(&campaign).await, tapped as i64);
    world.check_books().await;
}

/// Asks for the page as fast as it comes, on a connection of its own, until it is told to stop.
async fn reader(server: std::net::SocketAddr, page: String, stop: Arc<AtomicBool>, seen: Arc<[AtomicUsize; 2]>) {
    let stream = TcpStream::connect(server).await.expect("a connection");
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.expect("HTTP");
    tokio::spawn(connection);
    while !stop.load(Ordering::Relaxed) {
        let request = Request::get(&page).header("host", "test").body(Full::<Bytes>::default()).expect("a request");
        sender.ready().await.expect("a connection");
        let answer = sender.send_request(request).await.expect("an answer");
        let status = answer.status().as_u16();
        assert!(status == 200 || status == 503, "{status}");
        let _read = answer.into_body().collect().await.expect("a body");
        seen[usize::from(status == 503)].fetch_add(1, Ordering::Relaxed);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_readers_keeps_neither_claims_nor_looks_nor_the_platform_waiting() {
    let world = World::new(&["eu"]).await;
    let (campaign, people) = (world.campaign(100).await, world.people(40, "eu").await);
    let args = ["--threads", "1", "--limit-reads", "5:5", "--connections", "8"];
    let server = Server::start_with("eu", &world.url, &args).await;
    let (stop, seen) = (Arc::new(AtomicBool::new(false)), Arc::new([const { AtomicUsize::new(0) }; 2]));
    let page = format!("/c/{}", campaign.slug);
    let readers: Vec<_> = (0..150)
        .map(|_| tokio::spawn(reader(server.public, page.clone(), Arc::clone(&stop), Arc::clone(&seen))))
        .collect();
    // The thread is late, and readers are told to come back; some of them are answered all the time.
    eventually("a thread that is late", async || {
        (seen[1].load(Ordering::Relaxed) > 20 && seen[0].load(Ordering::Relaxed) > 20).then_some(())
    })
    .await;
    for person in &people {
        let answer = claim(server.public, &campaign.slug, person, "k").await.expect("an answer");
        assert_eq!(answer.status, 201, "{}", answer.text);
    }
    let token = bearer(&people[0]);
    eventually("a look among the readers", async || {
        let answer = ask(server.public, "GET", &path(&campaign, "/claim"), &[("authorization", &token)], "").await;
        (answer.status == 200).then_some(())
    })
    .await;
    for (place, expected) in [("/readyz", "ready"), ("/metrics", "largesse_admission_refused_total{reason=\"reads\"}")]
    {
        let answer = ask(server.ops, "GET", place, &[], "").await;
        assert!(answer.status == 200 && answer.text.contains(expected), "{place}");
    }
    stop.store(true, Ordering::Relaxed);
    for reader in readers {
        reader.await.expect("a reader");
    }
    // When the flood is over nobody is told to come back.
    eventually("a calm thread", async || {
        let mut calm = true;
        for _ in 0..10 {
            calm &= ask(server.public, "GET", &page, &[], "").await.status == 200;
        }
        calm.then_some(())
    })
    .await;
    world.check_books().await;
}
