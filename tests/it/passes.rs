//! The pass: given once for a token, good at every region's servers for a few minutes, and worth nothing more than the
//! account behind it.

use std::net::SocketAddr;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use largesse::account::pass::{Keys, Pass};
use largesse::account::{Account, Person, store as accounts};
use largesse::campaign::Campaign;
use largesse::clock;
use largesse::region::Region;

use crate::http_api::check_problem;
use crate::support::server::{Answer, SECRET, ask, bearer, token};
use crate::support::world::stranger;
use crate::support::{Server, World, eventually, release};

const OLD: &str = "2026a:the-old-secret-of-the-tests-32-bytes-and-more";
const NEW: &str = "2026b:the-new-secret-of-the-tests-32-bytes-and-more";

async fn get_pass(to: SocketAddr, campaign: &Campaign, person: &Person) -> Answer {
    ask(to, "POST", &format!("/v1/campaigns/{}/pass", campaign.slug), &[("authorization", &bearer(person))], "").await
}

/// A pass that must be given.
async fn given(to: SocketAddr, campaign: &Campaign, person: &Person) -> String {
    let answer = get_pass(to, campaign, person).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["pass"].as_str().expect("a pass").to_owned()
}

async fn claim_with(to: SocketAddr, campaign: &Campaign, pass: &str) -> Answer {
    let header = format!("Bearer {pass}");
    ask(to, "POST", &format!("/v1/campaigns/{}/claims", campaign.slug), &[("authorization", &header)], "").await
}

async fn find_with(to: SocketAddr, campaign: &Campaign, pass: &str) -> Answer {
    let header = format!("Bearer {pass}");
    ask(to, "GET", &format!("/v1/campaigns/{}/claim", campaign.slug), &[("authorization", &header)], "").await
}

/// How often a server has run a statement.
async fn runs(server: &Server, statement: &str) -> u64 {
    let metrics = ask(server.ops, "GET", "/metrics", &[], "").await.text;
    let name = format!("largesse_db_statement_seconds_count{{statement=\"{statement}\",status=\"ok\"}} ");
    metrics.lines().find_map(|line| line.strip_prefix(&name)?.parse().ok()).unwrap_or_default()
}

/// A pass that nobody gave: signed with these keys, for these seconds.
pub fn minted(keys: &Keys, person: &Person, home: &Region, seconds: i64) -> String {
    let account = Account {
        id: person.account,
        home: home.clone(),
        country: String::new(),
        locale: String::new(),
        blocked: false,
    };
    keys.mint(&Pass::new(account, "", clock::now() + SignedDuration::from_secs(seconds)))
}

pub fn server_keys() -> Keys {
    Keys::derived(SECRET.as_bytes())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pass_registers_its_person_and_claims_in_any_region_without_a_look_at_the_account() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(10).await;
    let (eu, us) = (Server::start("eu", &world.url).await, Server::start("us", &world.url).await);
    let mut person = stranger("us");
    person.locale = "fr".into();
    let before = clock::now();
    let answer = get_pass(eu.public, &campaign, &person).await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"), "{}", answer.text);
    assert_eq!((answer.header("content-language"), answer.header("vary")), ("fr", "Accept-Language"));
    let body = answer.json();
    let expires_at: Timestamp = body["expires_at"].as_str().expect("a time").parse().expect("a time");
    let lives = expires_at.duration_since(before);
    assert!(lives > SignedDuration::from_secs(598) && lives < SignedDuration::from_secs(660), "{lives}");
    assert_eq!(body["home_region"], "us");
    let row = accounts::find(&world.db, person.account).await.expect("an answer").expect("a row");
    assert_eq!((row.home.as_str(), row.country.as_str()), ("us", "DE"));
    // Abroad and at home: the servers have never heard of the account and don't ask.
    let pass = body["pass"].as_str().expect("a pass");
    let met = [runs(&eu, "account_find").await, runs(&us, "account_find").await];
    let granted = claim_with(eu.public, &campaign, pass).await;
    assert_eq!((granted.status.as_u16(), granted.header("content-language")), (201, "fr"), "{}", granted.text);
    assert_eq!(granted.json()["claim"]["stock_region"], "eu");
    let again = claim_with(us.public, &campaign, pass).await;
    check_problem(&again, 409, "already-claimed", "at home");
    for server in [&eu, &us] {
        assert_eq!(find_with(server.public, &campaign, pass).await.json(), granted.json()["claim"]);
    }
    assert_eq!([runs(&eu, "account_find").await, runs(&us, "account_find").await], met);
    assert_eq!(runs(&us, "account_find").await, 0);
    // The token alone still works, and is the same person.
    let by_token = find_with(us.public, &campaign, &token(&person)).await;
    assert_eq!(by_token.json(), granted.json()["claim"]);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pass_of_another_regions_home_writes_the_row_at_home_and_takes_the_unit_here() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(10).await;
    let us = Server::start("us", &world.url).await;
    let person = world.person("eu").await;
    // A draining region is no home for newcomers and stays the home of who is there.
    world
        .sql()
        .await
        .batch_execute("UPDATE regions SET state = 'draining' WHERE region = 'eu'")
        .await
        .expect("a state");
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    let pass = minted(&server_keys(), &person, &world.regions[0], 60);
    let answer = claim_with(us.public, &campaign, &pass).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["claim"]["stock_region"]), (201, &"us".into()));
    assert_eq!(runs(&us, "account_find").await, 0);
    assert!(world.claim_of(&campaign, &person).await.is_some());
    // A pass of a home that the row does not have. No server signs one, but a restored backup forgets rows: after what
    // sql/README.md does about that, the row is right.
    let restored = "WITH n AS (UPDATE account_roll SET seq = seq + 1000000 RETURNING seq) \
        INSERT INTO account_changes (seq) SELECT n.seq FROM n";
    world.sql().await.batch_execute(restored).await.expect("a change of anybody");
    let other = world.person("eu").await;
    let wrong = minted(&server_keys(), &other, &world.regions[1], 60);
    let answer = claim_with(us.public, &campaign, &wrong).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let claim = world.claim_of(&campaign, &other).await.expect("a claim at home");
    assert_eq!(claim.ticket, answer.json()["claim"]["ticket"]);
    assert_eq!(world.granted(&campaign).await, 2);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expired_pass_is_told_so_in_the_readers_language_and_grants_nothing() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let person = world.person("eu").await;
    let pass = minted(&server_keys(), &person, &world.regions[0], -1);
    check_problem(&claim_with(server.public, &campaign, &pass).await, 401, "pass-expired", "claim");
    check_problem(&find_with(server.public, &campaign, &pass).await, 401, "pass-expired", "find");
    let mut titles = Vec::new();
    for language in ["ar", "en", "es", "fr", "hi", "zh-Hans"] {
        let (path, header) = (format!("/v1/campaigns/{}/claims", campaign.slug), format!("Bearer {pass}"));
        let headers = [("authorization", header.as_str()), ("accept-language", language)];
        let answer = ask(server.public, "POST", &path, &headers, "").await;
        assert_eq!(answer.header("content-language"), language);
        assert_eq!(answer.header("www-authenticate"), "Bearer error=\"invalid_token\"");
        titles.push(check_problem(&answer, 401, "pass-expired", language)["title"].to_string());
    }
    titles.dedup();
    assert_eq!(titles.len(), 6, "{titles:?}");
    // With another pass it is the same person again.
    let fresh = given(server.public, &campaign, &person).await;
    assert_eq!(claim_with(server.public, &campaign, &fresh).await.status, 201);
    assert_eq!(world.granted(&campaign).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_are_rotated_server_by_server_and_a_retired_one_opens_nothing() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let people = world.people(4, "eu").await;
    let (both, turned, new) = (format!("{OLD},{NEW}"), format!("{NEW},{OLD}"), NEW.to_owned());
    let mut servers = Vec::new();
    for list in [OLD.to_owned(), both, turned, new] {
        servers.push(Server::start_with("eu", &world.url, &["--pass-keys", &list]).await);
    }
    for step in 0..4_usize {
        let pass = given(servers[step].public, &campaign, &people[step]).await;
        let first = step.saturating_sub(1);
        for (number, near) in servers[first..=(step + 1).min(3)].iter().enumerate() {
            let answer = claim_with(near.public, &campaign, &pass).await;
            assert_eq!(answer.status, if number == 0 { 201 } else { 409 }, "{}", answer.text);
        }
    }
    let retired = given(servers[0].public, &campaign, &people[0]).await;
    let answer = claim_with(servers[3].public, &campaign, &retired).await;
    check_problem(&answer, 401, "invalid-pass", "a retired key");
    check_problem(&find_with(servers[3].public, &campaign, &retired).await, 401, "invalid-pass", "a retired key");
    // Nor does the key that servers have without the setting.
    let derived = minted(&server_keys(), &people[0], &world.regions[0], 60);
    check_problem(&claim_with(servers[3].public, &campaign, &derived).await, 401, "invalid-pass", "the derived key");
    assert_eq!(world.granted(&campaign).await, 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_forged_pass_gets_the_same_refusal() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let (person, victim) = (world.person("eu").await, world.person("eu").await);
    let genuine = given(server.public, &campaign, &person).await;
    let other = minted(&server_keys(), &victim, &world.regions[0], 60);
    let expired = minted(&server_keys(), &person, &world.regions[0], -60);
    let parts = |text: &str| text.split('~').map(str::to_owned).collect::<Vec<_>>();
    let (mine, theirs, old) = (parts(&genuine), parts(&other), parts(&expired));
    let stranger = Keys::parse(OLD).expect("keys");
    let namesake = Keys::parse(&OLD.replace("2026a", "token")).expect("keys");
    let forged = [
        ("somebody else's body", format!("p1~token~{}~{}", theirs[2], mine[3])),
        ("an expired body", format!("p1~token~{}~{}", old[2], mine[3])),
        ("a damaged expired one", format!("p1~token~{}~{}", old[2], old[3].to_lowercase())),
        ("no signature", format!("p1~token~{}~", mine[2])),
        ("no signature at all", format!("p1~token~{}", mine[2])),
        ("half a signature", genuine[..genuine.len() - 20].to_owned()),
        ("a longer signature", format!("{genuine}AAAA")),
        ("another version", genuine.replacen("p1~", "p2~", 1)),
        ("another key", minted(&stranger, &person, &world.regions[0], 60)),
        ("another key of the same name", minted(&namesake, &person, &world.regions[0], 60)),
        ("no key", format!("p1~~{}~{}", mine[2], mine[3])),
        ("nothing but the beginning", "p1~".to_owned()),
        ("very long", format!("p1~token~{}~{}", "A".repeat(3000), mine[3])),
    ];
    let mut bodies = Vec::new();
    for (name, pass) in &forged {
        // What does not begin like a pass is taken for a token.
        let code = if pass.starts_with("p1~") { "invalid-pass" } else { "invalid-token" };
        for answer in
            [claim_with(server.public, &campaign, pass).await, find_with(server.public, &campaign, pass).await]
        {
            let mut body = check_problem(&answer, 401, code, name);
            body["instance"].take();
            bodies.extend((code == "invalid-pass").then_some(body));
        }
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:?}");
    assert_eq!(world.granted(&campaign).await, 0);
    assert_eq!(claim_with(server.public, &campaign, &genuine).await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pass_is_no_token_and_a_token_is_no_pass() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let person = world.person("eu").await;
    let pass = given(server.public, &campaign, &person).await;
    let path = format!("/v1/campaigns/{}/pass", campaign.slug);
    // Were a pass enough for a pass, one would live for ever.
    let answer = ask(server.public, "POST", &path, &[("authorization", &format!("Bearer {pass}"))], "").await;
    check_problem(&answer, 401, "invalid-token", "a pass for a pass");
    check_problem(&ask(server.public, "POST", &path, &[], "").await, 401, "unauthorized", "nobody");
    let page = format!("/c/{}", campaign.slug);
    let handover = ask(server.public, "GET", &format!("{page}?token={pass}"), &[], "").await;
    assert_eq!((handover.status.as_u16(), handover.header("set-cookie")), (303, ""));
    let answer = claim_with(server.public, &campaign, &format!("p1~{}", token(&person))).await;
    check_problem(&answer, 401, "invalid-pass", "a token as a pass");
    assert_eq!(world.granted(&campaign).await, 0);
}

/// The state of a person who was blocked after their pass was given.
async fn blocked_with_pass(world: &World, server: &Server, campaign: &Campaign) -> (Person, String) {
    let person = world.person("eu").await;
    let pass = given(server.public, campaign, &person).await;
    crate::support::block(&world.db, person.account, true).await.expect("a blocked account");
    (person, pass)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_blocked_after_the_pass_was_given_is_refused_by_the_statement_that_decides() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let server = Server::start("eu", &world.url).await;
    let (person, pass) = blocked_with_pass(&world, &server, &campaign).await;
    check_problem(&claim_with(server.public, &campaign, &pass).await, 403, "account-blocked", "while units are there");
    check_problem(&get_pass(server.public, &campaign, &person).await, 403, "account-blocked", "another pass");
    // Sold out, the only answer without that statement: SORRY, which is as true for them as for anybody.
    let winner = world.person("eu").await;
    let won = given(server.public, &campaign, &winner).await;
    assert_eq!(claim_with(server.public, &campaign, &won).await.status, 201);
    let rival = given(server.public, &campaign, &world.person("eu").await).await;
    check_problem(&claim_with(server.public, &campaign, &rival).await, 410, "sold-out", "the close");
    let answer = claim_with(server.public, &campaign, &pass).await;
    assert!(answer.status == 410 || answer.status == 403, "{}", answer.text);
    // A unit comes back: the block still stands.
    release(&world.db, campaign.id, winner.account).await.expect("a release");
    let answer = eventually("an open gate", async || {
        let answer = claim_with(server.public, &campaign, &pass).await;
        (answer.status == 403).then_some(answer)
    });
    check_problem(&answer.await, 403, "account-blocked", "after the gate opened again");
    assert_eq!(world.granted(&campaign).await, 0);
    // Unblocked, the same pass is good again.
    crate::support::block(&world.db, person.account, false).await.expect("a free account");
    let answer = eventually("the unit that came back", async || {
        let answer = claim_with(server.public, &campaign, &pass).await;
        (answer.status == 201).then_some(answer)
    });
    answer.await;
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_that_somebody_has_stays_theirs_when_they_are_blocked() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let person = world.person("eu").await;
    let pass = given(server.public, &campaign, &person).await;
    assert_eq!(claim_with(server.public, &campaign, &pass).await.status, 201);
    crate::support::block(&world.db, person.account, true).await.expect("a blocked account");
    assert_eq!(find_with(server.public, &campaign, &pass).await.status, 200);
    check_problem(&claim_with(server.public, &campaign, &pass).await, 409, "already-claimed", "a second attempt");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_regions_that_meet_one_stranger_at_once_give_passes_of_the_same_home() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(100).await;
    let servers = [Server::start("eu", &world.url).await, Server::start("us", &world.url).await];
    let keys = Arc::new(server_keys());
    for _ in 0..8 {
        let mut person = stranger("eu");
        person.region = None;
        let mut tasks = tokio::task::JoinSet::new();
        for device in 0..16 {
            let (to, campaign, person) = (servers[device % 2].public, campaign.clone(), person.clone());
            tasks.spawn(async move { given(to, &campaign, &person).await });
        }
        let homes: Vec<Region> = tasks
            .join_all()
            .await
            .iter()
            .map(|pass| keys.check(pass, clock::now()).expect("a genuine pass").home)
            .collect();
        let row = accounts::find(&world.db, person.account).await.expect("an answer").expect("a row");
        assert!(homes.iter().all(|home| *home == row.home), "{homes:?}");
    }
}
