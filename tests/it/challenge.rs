//! A challenge against bots: a claim needs a pass that was given for a solved one, whatever the service that judges it
//! does meanwhile, and no claim waits for that service.

use std::net::SocketAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use largesse::account::Person;
use largesse::account::pass::{Keys, Mark, Pass};
use largesse::campaign::Campaign;
use largesse::clock;
use serde_json::{Value, json};

use crate::http_api::{check_problem, path};
use crate::passes::{minted, server_keys};
use crate::support::secured::Authority;
use crate::support::server::{Answer, SECRET, TempFolder, ask, bearer, get_claim, run};
use crate::support::siteverify::{self, Mood, SITE_KEY, Siteverify};
use crate::support::{Server, World, eventually, release};

/// A server that asks this service.
async fn guarded(world: &World, service: &Siteverify, more: &[&str]) -> Server {
    let args = service.args();
    let args: Vec<&str> = args.iter().map(String::as_str).chain(more.iter().copied()).collect();
    Server::start_with("eu", &world.url, &args).await
}

async fn wish(to: SocketAddr, campaign: &Campaign, person: &Person, body: &str) -> Answer {
    let token = bearer(person);
    let headers = [("authorization", token.as_str()), ("content-type", "application/json")];
    ask(to, "POST", &path(campaign, "/pass"), &headers, body).await
}

/// The answer to a wish for a pass with this response.
async fn solve(to: SocketAddr, campaign: &Campaign, person: &Person, response: &str) -> Answer {
    wish(to, campaign, person, &json!({"challenge": response}).to_string()).await
}

/// A marked pass.
async fn marked(server: &Server, service: &Siteverify, campaign: &Campaign, person: &Person) -> String {
    let answer = solve(server.public, campaign, person, &service.issue()).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["pass"].as_str().expect("a pass").to_owned()
}

async fn claim_as(to: SocketAddr, campaign: &Campaign, bearer: &str) -> Answer {
    let header = format!("Bearer {bearer}");
    ask(to, "POST", &path(campaign, "/claims"), &[("authorization", &header)], "").await
}

async fn find_as(to: SocketAddr, campaign: &Campaign, bearer: &str) -> Answer {
    let header = format!("Bearer {bearer}");
    ask(to, "GET", &path(campaign, "/claim"), &[("authorization", &header)], "").await
}

/// How often a response came to this end.
async fn counted(server: &Server, outcome: &str) -> u64 {
    let metrics = ask(server.ops, "GET", "/metrics", &[], "").await.text;
    let series = format!("largesse_challenges_total{{outcome=\"{outcome}\"}} ");
    metrics.lines().find_map(|line| line.strip_prefix(&series)?.parse().ok()).expect("a count")
}

fn log_of(server: &Server) -> String {
    std::fs::read_to_string(server.process.log()).expect("a log")
}

fn check_needs(problem: &Value) {
    assert_eq!(problem["challenge"], json!({"kind": "own", "site_key": SITE_KEY}), "{problem}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_needs_a_pass_that_was_given_for_a_solved_challenge() {
    let world = World::new(&["eu", "us"]).await;
    let (campaign, person, other) = (world.campaign(10).await, world.person("eu").await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &[]).await;
    let token = bearer(&person).trim_start_matches("Bearer ").to_owned();
    let unmarked = minted(&server_keys(), &person, &world.regions[0], 60);
    for nothing_solved in [&token, &unmarked] {
        let refused = claim_as(server.public, &campaign, nothing_solved).await;
        check_needs(&check_problem(&refused, 403, "challenge-required", "a claim"));
    }
    check_needs(&check_problem(
        &wish(server.public, &campaign, &person, "").await,
        403,
        "challenge-required",
        "a pass",
    ));
    assert_eq!(service.asked().len(), 0, "nothing to ask about");
    for bad in ["nonsense", "P1_999.x"] {
        let failed = solve(server.public, &campaign, &person, bad).await;
        check_needs(&check_problem(&failed, 403, "challenge-failed", bad));
    }
    let response = service.issue();
    let given = solve(server.public, &campaign, &person, &response).await;
    assert_eq!(given.status, 200, "{}", given.text);
    let pass = given.json()["pass"].as_str().expect("a pass").to_owned();
    // Once: neither the same person nor another has anything of it again.
    for again in [&person, &other] {
        let used = solve(server.public, &campaign, again, &response).await;
        check_problem(&used, 403, "challenge-failed", "a response that was used");
    }
    let asked = service.asked();
    assert_eq!(asked.len(), 5);
    for form in &asked {
        assert_eq!(form.keys().collect::<Vec<_>>(), ["response", "secret"], "no address is told");
        assert_eq!(form["secret"], siteverify::SECRET);
    }
    assert_eq!(asked[2]["response"], response);
    // Claims ask nobody, in any region, and one is enough for all servers.
    let elsewhere = Siteverify::start().await;
    let args = elsewhere.args();
    let us = Server::start_with("us", &world.url, &args.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let granted = claim_as(us.public, &campaign, &pass).await;
    assert_eq!(granted.status, 201, "{}", granted.text);
    check_problem(&claim_as(server.public, &campaign, &pass).await, 409, "already-claimed", "a second claim");
    assert_eq!((service.asked().len(), elsewhere.asked().len()), (5, 0));
    // Who has a claim sees it, with whatever they have; and a server without a challenge takes the same pass.
    for (to, who) in [(&server, &token), (&us, &unmarked), (&server, &pass)] {
        assert_eq!(find_as(to.public, &campaign, who).await.json(), granted.json()["claim"]);
    }
    let open = Server::start("eu", &world.url).await;
    check_problem(&claim_as(open.public, &campaign, &pass).await, 409, "already-claimed", "no challenge here");
    assert_eq!((counted(&server, "passed").await, counted(&server, "failed").await), (1, 4));
    assert_eq!((counted(&server, "away").await, counted(&server, "overloaded").await), (0, 0));
    let log = log_of(&server);
    assert!(log.contains("challenge: own"), "{log}");
    assert!(!log.contains(&response[..40]) && !log.contains(siteverify::SECRET), "{log}");
    assert_eq!(world.granted(&campaign).await, 1);
    world.check_books().await;
}

/// A flag and a second.
const MARK_BYTES: usize = 1 + 8;

/// Where the mark of a marked body begins.
fn mark_at(body: &[u8]) -> usize {
    body.len() - MARK_BYTES
}

/// A challenge that was solved so many seconds ago.
fn solved_before(seconds: i64) -> Mark {
    Mark::Solved(clock::now() - SignedDuration::from_secs(seconds))
}

/// The same pass with another body and the old signature.
fn with_body(pass: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let parts: Vec<&str> = pass.split('~').collect();
    let mut body = URL_SAFE_NO_PAD.decode(parts[2]).expect("a body");
    change(&mut body);
    format!("p1~{}~{}~{}", parts[1], URL_SAFE_NO_PAD.encode(body), parts[3])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mark_is_not_forged_not_stripped_and_nobody_elses() {
    let world = World::new(&["eu"]).await;
    let (campaign, person, other) = (world.campaign(10).await, world.person("eu").await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &[]).await;
    let pass = marked(&server, &service, &campaign, &person).await;
    let plain = minted(&server_keys(), &other, &world.regions[0], 60);
    let body_of = |pass: &str| URL_SAFE_NO_PAD.decode(pass.split('~').nth(2).expect("a body")).expect("base64");
    let body = body_of(&pass);
    let (mark, account) = (&body[mark_at(&body)..], other.account.0.into_bytes());
    assert_eq!(mark[0], 1, "a flag, and the second of the solving behind it");
    for (about, forged) in [
        ("a mark that was added", with_body(&plain, |body| body.extend(mark))),
        ("an admission that was added", with_body(&plain, |body| body.push(2))),
        ("a mark that was taken away", with_body(&pass, |body| body.truncate(body.len() - MARK_BYTES))),
        ("a time that was taken away", with_body(&pass, |body| body.truncate(body.len() - MARK_BYTES + 1))),
        ("a later time", with_body(&pass, |body| *body.last_mut().expect("a mark") ^= 1)),
        ("another account's", with_body(&pass, |body| body[..16].copy_from_slice(&account))),
        (
            "another flag",
            with_body(&pass, |body| {
                let at = mark_at(body);
                body[at] = 2;
            }),
        ),
    ] {
        check_problem(&claim_as(server.public, &campaign, &forged).await, 401, "invalid-pass", about);
        check_problem(&find_as(server.public, &campaign, &forged).await, 401, "invalid-pass", about);
    }
    check_problem(&claim_as(server.public, &campaign, &plain).await, 403, "challenge-required", "unmarked");
    // A mark alone is no pass.
    let short = ["--pass-seconds", "60"];
    let server = guarded(&world, &service, &short).await;
    let keys = server_keys();
    let ended = keys.genuine(&minted(&keys, &person, &world.regions[0], -1)).expect("a pass");
    let expired = keys.mint(&Pass { challenged: Some(solved_before(60)), ..ended });
    check_problem(&claim_as(server.public, &campaign, &expired).await, 401, "pass-expired", "an old mark");
    check_problem(&wish(server.public, &campaign, &person, "{}").await, 403, "challenge-required", "another pass");
    assert_eq!(world.granted(&campaign).await, 0);
    assert_eq!(claim_as(server.public, &campaign, &pass).await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mark_is_handed_on_to_the_accounts_next_pass_for_a_day() {
    let world = World::new(&["eu"]).await;
    let (campaign, person, other) = (world.campaign(10).await, world.person("eu").await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &[]).await;
    let keys = server_keys();
    // Ended and solved so many seconds ago.
    let earlier = |seconds: i64, challenged: Option<Mark>| {
        let text = minted(&keys, &person, &world.regions[0], -seconds);
        keys.mint(&Pass { challenged, ..keys.genuine(&text).expect("a pass") })
    };
    let with = |pass: &str| json!({"pass": pass}).to_string();
    let foreign = Keys::parse("token:the-secret-of-nobody-at-all-of-32-bytes").expect("keys");
    let forged = foreign.mint(&keys.genuine(&earlier(60, Some(solved_before(60)))).expect("a pass"));
    for (about, who, pass) in [
        ("unmarked", &person, earlier(60, None)),
        ("admitted, and over", &person, earlier(60, Some(Mark::Admitted))),
        ("admitted, and alive", &person, earlier(-60, Some(Mark::Admitted))),
        ("two days ago", &person, earlier(2 * 86_400, Some(solved_before(2 * 86_400)))),
        ("a day ago, in a pass that lives", &person, earlier(-60, Some(solved_before(86_400)))),
        ("somebody else's", &other, earlier(60, Some(solved_before(60)))),
        ("forged", &person, forged),
        ("nonsense", &person, "p1~".into()),
    ] {
        let answer = wish(server.public, &campaign, who, &with(&pass)).await;
        check_problem(&answer, 403, "challenge-required", about);
    }
    let read = |answer: &Answer| {
        assert_eq!(answer.status, 200, "{}", answer.text);
        keys.genuine(answer.json()["pass"].as_str().expect("a pass")).expect("a pass")
    };
    for pass in [earlier(-60, Some(solved_before(600))), earlier(60, Some(solved_before(86_000)))] {
        let answer = wish(server.public, &campaign, &person, &with(&pass)).await;
        let before = keys.genuine(&pass).expect("a pass").challenged;
        assert_eq!(read(&answer).challenged, before, "the time is the solving's, whenever the pass is renewed");
    }
    // One that has nothing to hand on is as good as none beside a response.
    let both = json!({"pass": "p1~", "challenge": service.issue()}).to_string();
    assert_eq!(wish(server.public, &campaign, &other, &both).await.status, 200);
    assert_eq!(service.asked().len(), 1);
    // Where nothing has to be solved a mark is handed on by the same rules, and none is given: a server that is
    // switched on or off before its neighbours takes nothing from anybody.
    let open = Server::start("eu", &world.url).await;
    for (challenged, expected) in [
        (Some(solved_before(600)), true),
        (Some(solved_before(86_400)), false),
        (Some(Mark::Admitted), false),
        (None, false),
    ] {
        let pass = earlier(60, challenged);
        let next = read(&wish(open.public, &campaign, &person, &with(&pass)).await).challenged;
        assert_eq!(next, keys.genuine(&pass).expect("a pass").challenged.filter(|_| expected), "{challenged:?}");
    }
    let foreign = wish(open.public, &campaign, &other, &with(&earlier(60, Some(solved_before(60))))).await;
    assert_eq!(read(&foreign).challenged, None, "somebody else's");
    let kept = wish(open.public, &campaign, &person, &with(&earlier(60, Some(solved_before(60))))).await;
    let kept = kept.json()["pass"].as_str().expect("a pass").to_owned();
    assert_eq!(claim_as(server.public, &campaign, &kept).await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mark_ends_a_day_after_the_solving_though_its_pass_is_renewed_every_hour() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &["--limit-account", "off"]).await;
    let keys = server_keys();
    let begun = clock::now().as_second();
    let pass = keys.genuine(&marked(&server, &service, &campaign, &person).await).expect("a pass");
    let Some(Mark::Solved(at)) = pass.challenged else { panic!("{pass:?}") };
    assert!((begun..=clock::now().as_second()).contains(&at.as_second()), "{pass:?}");
    // What the server signs is what an hour later it would have signed had the challenge been solved an hour before.
    let mut renewals = 0;
    for hour in 1..48 {
        let solved = Timestamp::from_second(at.as_second() - hour * 3600).expect("a time");
        let earlier = keys.mint(&Pass { challenged: Some(Mark::Solved(solved)), ..pass.clone() });
        let answer = wish(server.public, &campaign, &person, &json!({"pass": earlier}).to_string()).await;
        if hour >= 24 {
            check_problem(&answer, 403, "challenge-required", &format!("after {hour} hours"));
            break;
        }
        let next = keys.genuine(answer.json()["pass"].as_str().expect("a pass")).expect("a pass");
        assert_eq!(next.challenged, Some(Mark::Solved(solved)), "after {hour} hours");
        renewals += 1;
    }
    assert_eq!((renewals, service.asked().len()), (23, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nothing_has_to_be_solved_no_body_of_a_wish_for_a_pass_is_wrong() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let open = Server::start_with("eu", &world.url, &["--limit-account", "off"]).await;
    let (token, large) = (bearer(&person), "x".repeat(4096));
    for content_type in ["", "application/json", "text/plain", "application/x-www-form-urlencoded", "zebra"] {
        for body in
            ["", "{}", "{", "[]", "x=1", "{\"challenge\":7}", "{\"pass\":null}", "{\"zebra\":1}", large.as_str()]
        {
            let headers = [("authorization", token.as_str()), ("content-type", content_type)];
            let headers = if content_type.is_empty() { &headers[..1] } else { &headers[..] };
            let answer = ask(open.public, "POST", &path(&campaign, "/pass"), headers, body).await;
            assert_eq!(answer.status, 200, "{content_type} {body:.40}: {}", answer.text);
        }
    }
    let endless = wish(open.public, &campaign, &person, &"x".repeat(20_000)).await;
    check_problem(&endless, 413, "too-large", "endless");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_stands_in_the_way_of_a_pass_uses_no_response_up() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &[]).await;
    crate::support::block(&world.db, person.account, true).await.expect("a blocked account");
    let response = service.issue();
    check_problem(&solve(server.public, &campaign, &person, &response).await, 403, "account-blocked", "blocked");
    let long = "x".repeat(8193);
    for (body, status, code) in [
        ("{\"challenge\":null}", 422, "invalid-request"),
        ("{\"challenge\":\"\"}", 422, "invalid-request"),
        ("{\"response\":\"x\"}", 422, "invalid-request"),
        ("{\"pass\":7}", 422, "invalid-request"),
        (&format!("{{\"challenge\":\"{long}\"}}"), 422, "invalid-request"),
        (&format!("{{\"challenge\":\"{}\"}}", "x".repeat(20_000)), 413, "too-large"),
        ("{\"challenge\"", 400, "malformed-json"),
    ] {
        check_problem(&wish(server.public, &campaign, &person, body).await, status, code, &body[..body.len().min(60)]);
    }
    let nobody = ask(server.public, "POST", &path(&campaign, "/pass"), &[], "{\"challenge\":\"x\"}").await;
    check_problem(&nobody, 401, "unauthorized", "nobody");
    assert_eq!(service.asked().len(), 0);
    crate::support::block(&world.db, person.account, false).await.expect("a free account");
    assert_eq!(solve(server.public, &campaign, &person, &response).await.status, 200);
    // Switched off, an app that is ready for it is served, and its responses are nobody's business.
    let open = Server::start("eu", &world.url).await;
    let given = solve(open.public, &campaign, &person, "whatever").await;
    assert_eq!(given.status, 200, "{}", given.text);
    let pass = given.json()["pass"].as_str().expect("a pass").to_owned();
    check_problem(&claim_as(server.public, &campaign, &pass).await, 403, "challenge-required", "given for nothing");
    assert_eq!(claim_as(open.public, &campaign, &pass).await.status, 201);
    assert_eq!(service.asked().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_response_that_was_made_elsewhere_or_for_another_secret_lets_nobody_in() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &["--challenge-hostname", "GIVE.example.com,www.example.com"]).await;
    assert_eq!(solve(server.public, &campaign, &person, &service.issue()).await.status, 200);
    for host in ["evil.example.com", "give.example.com.evil.org", ""] {
        service.host(host);
        let answer = solve(server.public, &campaign, &person, &service.issue()).await;
        check_problem(&answer, 403, "challenge-failed", host);
    }
    // Our own fault is nobody's failure, and is in the log.
    let url = format!("http://{}/siteverify", service.address);
    let args = ["--challenge", &url, "--challenge-secret", "another secret"];
    let server = Server::start_with("eu", &world.url, &args).await;
    let answer = solve(server.public, &campaign, &person, &service.issue()).await;
    check_problem(&answer, 503, "unavailable", "another secret");
    assert!(!answer.header("retry-after").is_empty(), "{answer:?}");
    assert!(log_of(&server).contains("LARGESSE_CHALLENGE_SECRET"), "{}", log_of(&server));
    assert_eq!(counted(&server, "away").await, 1);
}

/// What is no answer: a mood, and whether the question itself was refused.
const MOODS: [(Mood, u16, &str); 6] = [
    (Mood::Broken, 503, "unavailable"),
    (Mood::Babbling, 503, "unavailable"),
    (Mood::Endless, 503, "unavailable"),
    (Mood::Silent, 503, "unavailable"),
    (Mood::Puzzled, 503, "unavailable"),
    (Mood::Walled, 503, "unavailable"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_of_a_sick_service_lets_anybody_in_and_it_is_told_to_come_back() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let service = Siteverify::start().await;
    for when_away in ["refuse", "admit"] {
        let args = ["--challenge-ms", "300", "--challenge-when-away", when_away];
        let server = guarded(&world, &service, &args).await;
        for (mood, status, code) in MOODS {
            service.be(mood);
            let answer = solve(server.public, &campaign, &person, &service.issue()).await;
            check_problem(&answer, status, code, &format!("{when_away}: {mood:?}"));
            assert_eq!(!answer.header("retry-after").is_empty(), status == 503, "{answer:?}");
            service.be(Mood::Well);
            let passed = solve(server.public, &campaign, &person, &service.issue()).await;
            assert_eq!(passed.status, 200, "one odd answer is no outage: {}", passed.text);
        }
        assert_eq!((counted(&server, "away").await, counted(&server, "admitted").await), (6, 0), "{when_away}");
    }
    assert_eq!(world.granted(&campaign).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_that_can_not_prove_its_name_lets_nobody_in() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let (ours, others) = (Authority::new("our authority"), Authority::new("somebody else"));
    let folder = TempFolder::new();
    let trusted = folder.0.join("trusted.pem");
    std::fs::write(&trusted, &ours.certificate).expect("a file");
    let trusted = trusted.to_string_lossy().into_owned();
    for (about, pair, status) in [
        ("its name, by an authority of ours", ours.server(&["localhost"]), 200),
        ("another name", ours.server(&["other.example.com"]), 503),
        ("another authority", others.server(&["localhost"]), 503),
        ("too old", ours.expired_server(&["localhost"]), 503),
    ] {
        let url = format!("https://localhost:{}/siteverify", siteverify::yes_over_tls(&pair).port());
        let args = ["--challenge", &url, "--challenge-secret", siteverify::SECRET];
        let server = Server::start_in("eu", &world.url, &args, &[("SSL_CERT_FILE", &trusted)]).await;
        assert_eq!(solve(server.public, &campaign, &person, "whatever").await.status, status, "{about}");
    }
    // Where nobody is trusted nobody can be asked, and that is said at the start.
    let env = [
        ("LARGESSE_DATABASE_URL", world.url.as_str()),
        ("LARGESSE_TOKEN_SECRET", SECRET),
        ("SSL_CERT_FILE", "/nonexistent/certificates.pem"),
        ("SSL_CERT_DIR", "/nonexistent"),
    ];
    let args = ["serve", "--region", "eu", "--challenge", "https://localhost/v", "--challenge-secret", "s"];
    let ended = run(&args, &env).await;
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(
        ended.stderr.contains("LARGESSE_CHALLENGE") && ended.stderr.contains("no trusted certificates"),
        "{ended:?}"
    );
}

/// Asks until the server has given up on the service; how many of those were asked about.
async fn given_up(server: &Server, service: &Siteverify, campaign: &Campaign, person: &Person) -> usize {
    for _ in 0..5 {
        solve(server.public, campaign, person, &service.issue()).await;
    }
    service.asked().len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_that_is_away_costs_few_people_a_wait_and_is_found_again() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &["--challenge-ms", "500", "--limit-account", "off"]).await;
    service.be(Mood::Silent);
    let before = given_up(&server, &service, &campaign, &person).await;
    assert_eq!(before, 5);
    let begun = clock::monotonic();
    for _ in 0..100 {
        let answer = solve(server.public, &campaign, &person, &service.issue()).await;
        check_problem(&answer, 503, "unavailable", "away");
    }
    // Each of them would have waited half a second; now and then one does.
    let asked = (service.asked().len() - before) as u64;
    let spans = begun.elapsed().as_secs() / 2 + 1;
    assert!(asked <= spans, "{asked} of 100 in {:?}", begun.elapsed());
    assert!(log_of(&server).contains("the challenge's service is away"));
    service.be(Mood::Well);
    let found = async || {
        let answer = solve(server.public, &campaign, &person, &service.issue()).await;
        (answer.status == 200).then_some(())
    };
    eventually("a service that is found again", found).await;
    for _ in 0..5 {
        assert_eq!(solve(server.public, &campaign, &person, &service.issue()).await.status, 200);
    }
    assert!(log_of(&server).contains("the challenge's service answers again"));
    assert!(counted(&server, "away").await >= 105);
    assert_eq!(counted(&server, "admitted").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_it_is_so_set_people_are_admitted_while_the_service_is_away_and_no_longer() {
    let world = World::new(&["eu"]).await;
    let (campaign, people) = (world.campaign(10).await, world.people(3, "eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &["--challenge-ms", "500", "--challenge-when-away", "admit"]).await;
    let person = &people[0];
    service.be(Mood::Broken);
    // Not before it is sure: who sent the first odd response may have made it odd.
    for _ in 0..4 {
        let answer = solve(server.public, &campaign, person, "whatever").await;
        check_problem(&answer, 503, "unavailable", "not sure yet");
    }
    let admitted = async || {
        let answer = solve(server.public, &campaign, person, "whatever").await;
        (answer.status == 200).then(|| answer.json()["pass"].as_str().expect("a pass").to_owned())
    };
    let pass = eventually("an admission", admitted).await;
    assert_eq!(server_keys().genuine(&pass).expect("a pass").challenged, Some(Mark::Admitted));
    assert_eq!(claim_as(server.public, &campaign, &pass).await.status, 201);
    let next = wish(server.public, &campaign, person, &json!({"pass": pass}).to_string()).await;
    check_problem(&next, 403, "challenge-required", "an admission is for its own pass");
    assert!(counted(&server, "admitted").await >= 1);
    // Nothing is admitted that says nothing.
    check_problem(&wish(server.public, &campaign, &people[1], "").await, 403, "challenge-required", "no response");
    service.be(Mood::Well);
    let closed = async || {
        let answer = solve(server.public, &campaign, &people[1], "whatever").await;
        (answer.status == 403).then_some(answer)
    };
    let refused = eventually("a service that is found again", closed).await;
    check_problem(&refused, 403, "challenge-failed", "it judges again");
    let before = counted(&server, "admitted").await;
    for _ in 0..20 {
        let answer = solve(server.public, &campaign, &people[2], "whatever").await;
        check_problem(&answer, 403, "challenge-failed", "it judges again");
    }
    assert_eq!(counted(&server, "admitted").await, before);
    assert_eq!(world.granted(&campaign).await, 1);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn so_many_are_asked_about_at_once_and_claims_go_on() {
    let world = World::new(&["eu"]).await;
    let (campaign, people) = (world.campaign(10).await, world.people(4, "eu").await);
    let service = Siteverify::start().await;
    let args = ["--challenge-at-once", "2", "--challenge-ms", "30000", "--threads", "1"];
    let server = guarded(&world, &service, &args).await;
    let pass = marked(&server, &service, &campaign, &people[0]).await;
    service.be(Mood::Silent);
    let mut waiting = tokio::task::JoinSet::new();
    for person in &people[1..3] {
        let (to, campaign, response, person) = (server.public, campaign.clone(), service.issue(), person.clone());
        waiting.spawn(async move { solve(to, &campaign, &person, &response).await });
    }
    eventually("two questions", async || (service.asked().len() == 3).then_some(())).await;
    let one_more = solve(server.public, &campaign, &people[3], &service.issue()).await;
    check_problem(&one_more, 503, "overloaded", "one more");
    assert_eq!((counted(&server, "overloaded").await, service.asked().len()), (1, 3));
    // Who waits for the service keeps nobody else waiting, and claims don't wait for it.
    assert_eq!(claim_as(server.public, &campaign, &pass).await.status, 201);
    // A phone that hangs up leaves its question; its place is free when the question is over.
    waiting.shutdown().await;
    let refused = solve(server.public, &campaign, &people[3], &service.issue()).await;
    check_problem(&refused, 503, "overloaded", "the questions go on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_is_told_where_that_is_set_and_only_what_trusted_proxies_say() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &["--challenge-tell-address", "--trusted-hops", "1"]).await;
    let alone = guarded(&world, &service, &["--challenge-tell-address"]).await;
    for (to, forwarded, told) in [
        (&server, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (&server, "2001:db8::7", "2001:db8::7"),
        (&alone, "203.0.113.9", "127.0.0.1"),
    ] {
        let (token, body) = (bearer(&person), json!({"challenge": service.issue()}).to_string());
        let headers =
            [("authorization", token.as_str()), ("content-type", "application/json"), ("x-forwarded-for", forwarded)];
        assert_eq!(ask(to.public, "POST", &path(&campaign, "/pass"), &headers, &body).await.status, 200);
        assert_eq!(service.asked().last().expect("a question")["remoteip"], told);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_fit_together_ends_the_start_with_2_and_names_itself() {
    let world = World::new(&["eu"]).await;
    let env = [("LARGESSE_DATABASE_URL", world.url.as_str()), ("LARGESSE_TOKEN_SECRET", SECRET)];
    let own = "https://check.example.com/siteverify";
    for (args, said) in [
        (&["--challenge", "zebra"][..], &["--challenge", "expected off, turnstile, hcaptcha, recaptcha"][..]),
        (&["--challenge", "turnstile"], &["LARGESSE_CHALLENGE_SITE_KEY", "not set"]),
        (&["--challenge", "turnstile", "--challenge-site-key", "k"], &["LARGESSE_CHALLENGE_SECRET", "not set"]),
        (&["--challenge", own, "--challenge-secret", "s", "--challenge-class", "c"], &["LARGESSE_CHALLENGE_SCRIPT"]),
        (&["--challenge", "http://10.0.0.1/v", "--challenge-secret", "s"], &["LARGESSE_CHALLENGE", "in the clear"]),
        (
            &[
                "--challenge",
                own,
                "--challenge-secret",
                "s",
                "--challenge-class",
                "c",
                "--challenge-script",
                "http://check.example.com/w.js",
                "--public-scheme",
                "https",
            ],
            &["LARGESSE_CHALLENGE_SCRIPT", "https"],
        ),
        (&["--challenge", own, "--challenge-secret-file", "/nonexistent/s"], &["LARGESSE_CHALLENGE_SECRET_FILE"]),
        (&["--challenge-when-away", "zebra"], &["--challenge-when-away", "refuse, admit"]),
        (&["--challenge-at-once", "0"], &["--challenge-at-once", "1..=10000"]),
    ] {
        let ports = ["--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0"];
        let ended = run(&[&["serve", "--region", "eu"], args, &ports].concat(), &env).await;
        assert_eq!(ended.code, Some(2), "{args:?}: {ended:?}");
        for word in said {
            assert!(ended.stderr.contains(word), "{args:?}: {word}: {ended:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_is_refused_and_told_why_or_shows_passes_and_keeps_every_promise() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(30).await;
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &[]).await;
    let region = format!("eu={}", server.public);
    let args = ["--region", &region, "--people", "60", "--duration", "1", "--patience", "20"];
    let env = [("LARGESSE_DATABASE_URL", world.url.as_str()), ("LARGESSE_TOKEN_SECRET", SECRET)];
    let rush = async |more: &[&str]| run(&[&["rush", campaign.slug.as_str()], &args[..], more].concat(), &env).await;
    let refused = rush(&[]).await;
    assert_eq!((refused.code, world.granted(&campaign).await), (Some(1), 0), "{refused:?}");
    assert!(
        refused.stdout.contains("refused: challenge-required: these servers want a solved challenge"),
        "{refused:?}"
    );
    let passed = rush(&["--with-passes"]).await;
    assert_eq!((passed.code, world.granted(&campaign).await), (Some(0), 30), "{passed:?}");
    // Keys that are named need no token secret beside them; others than the servers' open nothing.
    let keys = [("LARGESSE_PASS_KEYS", "other:a-secret-of-nobody-of-32-bytes-and-more")];
    let args = [&["rush", campaign.slug.as_str()], &args[..], &["--with-passes", "--json"]].concat();
    let stranger = run(&args, &keys).await;
    let report: Value = serde_json::from_str(&stranger.stdout).unwrap_or_else(|e| panic!("{e}: {stranger:?}"));
    assert!(report["refusals"]["invalid-pass"].as_u64().is_some_and(|times| times >= 60), "{report:#}");
    assert_eq!(service.asked().len(), 0, "a crowd solves nothing");
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_a_claim_never_needs_a_challenge_to_see_it_and_sorry_stays_true() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let people = world.people(2, "eu").await;
    let service = Siteverify::start().await;
    let open = Server::start("eu", &world.url).await;
    let (winner, loser) = (&people[0], &people[1]);
    let won = crate::support::server::claim(open.public, &campaign.slug, winner, "k").await.expect("an answer");
    assert_eq!(won.status, 201, "{}", won.text);
    // Switched on afterwards, and the service is gone.
    let server = guarded(&world, &service, &[]).await;
    service.stop();
    let found = get_claim(server.public, &campaign.slug, winner).await.expect("an answer");
    assert_eq!((found.status.as_u16(), found.json()), (200, won.json()["claim"].clone()));
    let none = get_claim(server.public, &campaign.slug, loser).await.expect("an answer");
    check_problem(&none, 404, "claim-not-found", "who has none");
    // Nobody is told SORRY for want of a challenge, nor that there is something left.
    let token = bearer(loser).trim_start_matches("Bearer ").to_owned();
    check_problem(&claim_as(server.public, &campaign, &token).await, 403, "challenge-required", "a claim");
    let keys = server_keys();
    let pass = |person: &Person| {
        let text = minted(&keys, person, &world.regions[0], 60);
        let pass = keys.check(&text, clock::now()).expect("a pass");
        keys.mint(&Pass { challenged: Some(solved_before(60)), ..pass })
    };
    check_problem(&claim_as(server.public, &campaign, &pass(loser)).await, 410, "sold-out", "it is");
    check_problem(&claim_as(server.public, &campaign, &pass(winner)).await, 409, "already-claimed", "theirs");
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_a_claim_and_asks_again_is_told_of_it_and_not_of_a_challenge() {
    let world = World::new(&["eu"]).await;
    let (campaign, people) = (world.campaign(10).await, world.people(2, "eu").await);
    let service = Siteverify::start().await;
    let open = Server::start("eu", &world.url).await;
    let server = guarded(&world, &service, &[]).await;
    let (winner, stranger) = (&people[0], &people[1]);
    let by_token = |person: &Person| bearer(person).trim_start_matches("Bearer ").to_owned();
    let unmarked = |person: &Person| minted(&server_keys(), person, &world.regions[0], 60);
    let page = format!("/c/{}", campaign.slug);
    let tap = async |person: &Person| {
        let name = person.account.to_string()[..8].to_owned();
        let jar = format!("largesse_person={name}; largesse_pass={}", unmarked(person));
        let form = "key=00000000-0000-4000-8000-000000000001";
        let script = [("cookie", jar.as_str()), ("accept", "application/json")];
        let shown = ask(server.public, "POST", &page, &[("cookie", &jar)], form).await;
        (ask(server.public, "POST", &page, &script, form).await, shown)
    };
    let won = crate::support::server::claim(open.public, &campaign.slug, winner, "k").await.expect("an answer");
    assert_eq!(won.status, 201, "{}", won.text);
    service.stop();
    for bearer in [by_token(winner), unmarked(winner)] {
        let again = claim_as(server.public, &campaign, &bearer).await;
        let told = check_problem(&again, 409, "already-claimed", "theirs");
        assert_eq!(told["claim"], won.json()["claim"], "{told}");
    }
    // The attempt that made it finds it, as it does where no challenge is.
    let same = crate::support::server::claim(server.public, &campaign.slug, winner, "k").await.expect("an answer");
    assert_eq!((same.status.as_u16(), same.header("idempotency-replayed")), (201, "true"), "{}", same.text);
    let (by_script, shown) = tap(winner).await;
    check_problem(&by_script, 409, "already-claimed", "a tap");
    assert_eq!(shown.status, 409, "{}", shown.text);
    assert!(shown.text.contains("class=\"ticket"), "{}", shown.text);
    // Who has none hears of the challenge.
    for bearer in [by_token(stranger), unmarked(stranger)] {
        let refused = claim_as(server.public, &campaign, &bearer).await;
        check_needs(&check_problem(&refused, 403, "challenge-required", "a stranger"));
    }
    let (by_script, shown) = tap(stranger).await;
    check_problem(&by_script, 403, "challenge-required", "a stranger's tap");
    assert_eq!(shown.status, 403, "{}", shown.text);
    // Given back, it stays what it is.
    release(&world.db, campaign.id, winner.account).await.expect("a release");
    check_problem(&claim_as(server.public, &campaign, &unmarked(winner)).await, 409, "released", "given back");
    let (by_script, shown) = tap(winner).await;
    check_problem(&by_script, 409, "released", "a tap");
    assert_eq!(shown.status, 409, "{}", shown.text);
    assert_eq!(service.asked().len(), 0);
    world.check_books().await;
}
