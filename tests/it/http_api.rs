//! The JSON API, as a stranger meets it: every answer there is, everything that can be sent, and nothing of it given
//! back.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use largesse::account::Person;
use largesse::campaign::Campaign;
use largesse::claim::Placement;
use largesse::clock;
use largesse::quota::Gate;
use largesse::quota::gate::{self, Move};
use serde_json::{Value, json};
use tokio_postgres::Client;

use crate::support::server::{Answer, SECRET, ask, bearer, claim, get_claim, raw};
use crate::support::{Server, World, eventually, placed, release};

const JSON: (&str, &str) = ("content-type", "application/json");

/// What every answer that is not the wished-for one has in common.
pub fn check_problem(answer: &Answer, status: u16, code: &str, about: &str) -> Value {
    assert_eq!(answer.status, status, "{about}: {answer:?}");
    assert_eq!(answer.header("content-type"), "application/problem+json", "{about}");
    assert_eq!(answer.header("cache-control"), "no-store", "{about}");
    assert_eq!(answer.header("vary"), "Accept-Language", "{about}");
    let body = answer.json();
    assert_eq!(body["code"], code, "{about}: {body}");
    assert_eq!(body["type"], format!("https://largesse.dev/problems/{code}"), "{about}");
    assert_eq!(body["status"], status, "{about}");
    assert_eq!(body["instance"], format!("/requests/{}", answer.header("x-request-id")), "{about}");
    for words in ["title", "detail"] {
        assert!(body[words].as_str().is_some_and(|text| !text.is_empty()), "{about}: {body}");
    }
    body
}

pub fn path(campaign: &Campaign, tail: &str) -> String {
    format!("/v1/campaigns/{}{tail}", campaign.slug)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_is_granted_replayed_and_found_again() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(10).await;
    let (person, other) = (world.person("eu").await, world.person("eu").await);
    let server = Server::start("eu", &world.url).await;
    let first = claim(server.public, &campaign.slug, &person, "my tap").await.expect("an answer");
    assert_eq!(first.status, 201, "{}", first.text);
    for (name, value) in [
        ("content-language", "en"),
        ("vary", "Accept-Language"),
        ("cache-control", "no-store"),
        ("content-type", "application/json"),
        ("location", &path(&campaign, "/claim")),
        ("idempotency-replayed", ""),
    ] {
        assert_eq!(first.header(name), value, "{name}");
    }
    let body = first.json();
    assert_eq!(body["outcome"], "granted");
    assert_eq!(body["title"], "It’s yours!");
    assert!(body["message"].as_str().is_some_and(|text| text.contains("Free burger")), "{body}");
    let mut expected = json!({"campaign": campaign.slug, "reference": "eu.0.1", "stock_region": "eu", "shard": 0, "ticket": 1, "status": "claimed"});
    expected["claimed_at"] = body["claim"]["claimed_at"].clone();
    assert_eq!(body["claim"], expected);
    expected["claimed_at"].as_str().and_then(|at| at.parse::<Timestamp>().ok()).expect("a time");
    // The same key is the same answer; another key, or none, is told "already yours", with the claim.
    let again = claim(server.public, &campaign.slug, &person, "my tap").await.expect("an answer");
    assert_eq!((again.status.as_u16(), again.header("idempotency-replayed"), again.json()), (201, "true", body));
    let another = claim(server.public, &campaign.slug, &person, "another tap").await.expect("an answer");
    assert_eq!(check_problem(&another, 409, "already-claimed", "another key")["claim"], expected);
    let keyless =
        ask(server.public, "POST", &path(&campaign, "/claims"), &[("authorization", &bearer(&person))], "").await;
    assert_eq!(check_problem(&keyless, 409, "already-claimed", "no key")["claim"], expected);
    // Found where the answer said it is, by its owner only.
    let found = ask(server.public, "GET", first.header("location"), &[("authorization", &bearer(&person))], "").await;
    assert_eq!((found.status.as_u16(), found.header("cache-control"), found.json()), (200, "no-store", expected));
    let none = get_claim(server.public, &campaign.slug, &other).await.expect("an answer");
    check_problem(&none, 404, "claim-not-found", "somebody else");
    world.check_books().await;
}

/// A campaign of one unit that somebody has, and who.
pub async fn given_out(world: &World) -> (Arc<Campaign>, Person) {
    let (campaign, winner) = (world.campaign(1).await, world.person("eu").await);
    let answer = placed(&world.placer("eu").await, &winner, &campaign).await;
    assert!(matches!(answer, Placement::Granted { .. }), "{answer:?}");
    (campaign, winner)
}

/// Runs SQL in which `$campaign` is the campaign.
pub async fn say(client: &Client, campaign: &Campaign, sql: &str) {
    let sql = sql.replace("$campaign", &format!("'{}'", campaign.id));
    client.batch_execute(&sql).await.unwrap_or_else(|e| panic!("{sql}: {e:?}"));
}

pub async fn pause(world: &World, campaign: &Campaign, reason: &str) {
    let paused = gate::move_gate(&world.db, campaign.id, Move::PAUSE, "test", reason).await;
    paused.expect("an answer").expect("a paused campaign");
}

/// An open campaign of one unit whose window of an hour begins then.
pub async fn window(world: &World, opens_at: Timestamp) -> Arc<Campaign> {
    let closes_at = opens_at + SignedDuration::from_hours(1);
    let draft = world.draft(1, 1, |new| (new.opens_at, new.closes_at) = (opens_at, closes_at)).await;
    world.open(&draft).await
}

/// A claim that is refused: the problem and its `Retry-After`.
async fn refused(to: &Server, campaign: &Campaign, who: &Person, status: u16, code: &str) -> (Value, Option<u64>) {
    let answer = claim(to.public, &campaign.slug, who, "k").await.expect("an answer");
    (check_problem(&answer, status, code, code), answer.header("retry-after").parse().ok())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_gets_no_unit_hears_what_became_of_it() {
    let world = World::new(&["eu", "us"]).await;
    let (person, client) = (world.person("eu").await, world.sql().await);
    let (sold_out, winner) = given_out(&world).await;
    let sorry = placed(&world.placer("us").await, &person, &sold_out).await;
    let (waiting, _) = given_out(&world).await;
    let held = "UPDATE claims SET status = 'held', settled_at = NULL, expires_at = now() + INTERVAL '1 hour' \
                WHERE campaign_id = $campaign; UPDATE quota SET captured = 0 WHERE campaign_id = $campaign";
    say(&client, &waiting, held).await;
    let (released, giver) = given_out(&world).await;
    release(&world.db, released.id, giver.account).await.expect("a release");
    let (expired, late) = given_out(&world).await;
    let over = "UPDATE claims SET status = 'expired' WHERE campaign_id = $campaign; \
                UPDATE quota SET captured = 0, returned = 1, remaining = 1 WHERE campaign_id = $campaign AND granted = 1";
    say(&client, &expired, over).await;
    world.check_books().await;
    let eu = Server::start("eu", &world.url).await;
    let (gone, retry) = refused(&eu, &sold_out, &person, 410, "sold-out").await;
    let Placement::SoldOut { epoch } = sorry else { panic!("{sorry:?}") };
    let row = gate::history(&world.db, sold_out.id).await.expect("a history").remove(0);
    assert_eq!((row.gate, row.epoch, row.remaining, row.held), (Gate::SoldOut, epoch, 0, 0));
    assert_eq!((gone["epoch"].as_i64(), retry), (Some(epoch), None));
    refused(&eu, &sold_out, &winner, 409, "already-claimed").await;
    let (_, retry) = refused(&eu, &waiting, &person, 409, "wait").await;
    assert!(retry >= Some(1));
    assert_eq!(refused(&eu, &released, &giver, 409, "released").await.0["claim"]["status"], "released");
    assert_eq!(refused(&eu, &expired, &late, 409, "expired").await.0["claim"]["status"], "expired");
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_not_claim_hears_why_and_until_when() {
    let world = World::new(&["eu"]).await;
    let (person, blocked) = (world.person("eu").await, world.person("eu").await);
    crate::support::block(&world.db, blocked.account, true).await.expect("a blocked account");
    // The database keeps microseconds.
    let tomorrow = Timestamp::from_second(clock::now().as_second() + 86_400).expect("a time");
    let (early, late) =
        (window(&world, tomorrow).await, window(&world, tomorrow - SignedDuration::from_hours(48)).await);
    let (open, closed, draft) = (world.campaign(1).await, world.campaign(1).await, world.draft(1, 1, |_| {}).await);
    world.turn(&closed, Move::CLOSE).await.expect("a closed campaign");
    let (broken, quiet) = (world.campaign(1).await, world.campaign(1).await);
    pause(&world, &broken, "The grill is being repaired").await;
    pause(&world, &quiet, "").await;
    let abroad = world.draft(1, 1, |new| new.eligibility.countries = vec!["JP".into()]).await;
    let abroad = world.open(&abroad).await;
    let eu = Server::start("eu", &world.url).await;
    let (not_yet, retry) = refused(&eu, &early, &person, 403, "not-open").await;
    assert_eq!(not_yet["opens_at"], tomorrow.to_string());
    assert!(retry > Some(3600), "{retry:?}");
    let (undated, retry) = refused(&eu, &draft, &person, 403, "not-open").await;
    assert_eq!((&undated["opens_at"], retry), (&Value::Null, None));
    let (reason, _) = refused(&eu, &broken, &person, 403, "paused").await;
    assert!(reason["detail"].as_str().is_some_and(|text| text.contains("The grill is being repaired")), "{reason}");
    let (reason, _) = refused(&eu, &quiet, &person, 403, "paused").await;
    assert!(!reason["detail"].as_str().expect("words").contains("reason"), "{reason}");
    refused(&eu, &closed, &person, 403, "closed").await;
    refused(&eu, &late, &person, 403, "closed").await;
    refused(&eu, &abroad, &person, 403, "not-eligible").await;
    refused(&eu, &open, &blocked, 403, "account-blocked").await;
    assert_eq!(world.granted(&open).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anybody_may_see_how_a_campaign_stands() {
    let world = World::new(&["eu", "us"]).await;
    let (gone, _) = given_out(&world).await;
    placed(&world.placer("us").await, &world.person("us").await, &gone).await;
    let tomorrow = clock::now() + SignedDuration::from_hours(24);
    let (early, late) =
        (window(&world, tomorrow).await, window(&world, tomorrow - SignedDuration::from_hours(48)).await);
    let (open, closed, draft) = (world.campaign(1).await, world.campaign(1).await, world.draft(1, 1, |_| {}).await);
    world.turn(&closed, Move::CLOSE).await.expect("a closed campaign");
    let paused = world.campaign(1).await;
    pause(&world, &paused, "").await;
    let server = Server::start("eu", &world.url).await;
    for (campaign, state) in [
        (gone, "sold-out"),
        (Arc::clone(&early), "not-open"),
        (draft, "not-open"),
        (late, "closed"),
        (paused, "paused"),
        (closed, "closed"),
        (open, "open"),
    ] {
        let shown = ask(server.public, "GET", &path(&campaign, ""), &[], "").await;
        // A look, for caches to give to the crowd; a refusal is for one person and kept by nobody.
        let kept = shown.header("cache-control");
        let fresh = kept.strip_suffix(", stale-while-revalidate=5, stale-if-error=60");
        // Never stale over the opening.
        assert_eq!(fresh.is_none(), campaign.id == early.id, "{state}: {kept}");
        assert_eq!((shown.status.as_u16(), fresh.unwrap_or(kept)), (200, "public, max-age=1, s-maxage=1"), "{state}");
        assert_eq!((shown.header("content-language"), shown.header("vary")), ("en", "Accept-Language"));
        let mut expected =
            json!({"slug": campaign.slug, "title": "Free burger", "supply": 1, "state": state, "served_by": "eu"});
        expected["jitter_ms"] = json!(3000);
        expected["opens_at"] = json!(campaign.opens_at);
        expected["closes_at"] = json!(campaign.closes_at);
        expected["epoch"] = json!(world.reload(&campaign.slug).await.epoch);
        expected["server_time"] = shown.json()["server_time"].clone();
        assert_eq!(shown.json(), expected);
        assert!(expected["server_time"].as_str().is_some_and(|at| at.parse::<Timestamp>().is_ok()));
    }
}

/// A word that no text of ours contains: wherever it is sent, it must not come back.
const MARK: &str = "zebra";

/// What can't be understood: method, path, headers, body; and the answer. `CLAIMS` and `SLUG` are the paths of a
/// campaign that is there, `AUTH` and `JSON` the headers that are right, `LARGE` is a body over 4 KiB, `HUGE` one over
/// 16 KiB and `LONG` a key of 129 characters.
#[rustfmt::skip]
pub const BAD: &[(&str, &str, &str, &str, u16, &str)] = &[
    ("POST", "CLAIMS", "AUTH|JSON", "{", 400, "malformed-json"),
    ("POST", "CLAIMS", "AUTH|JSON", "zebra", 400, "malformed-json"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"{"quantity":1}zebra"#, 400, "malformed-json"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"["zebra"]"#, 422, "invalid-request"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"{"zebra":1}"#, 422, "invalid-request"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"{"<zebra>":1,"<zebra>":2}"#, 422, "invalid-request"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"{"quantity":"zebra"}"#, 422, "invalid-request"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"{"quantity":1,"quantity":1}"#, 422, "invalid-request"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"{"quantity":1.0}"#, 422, "invalid-request"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"{"quantity":0}"#, 422, "invalid-request"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"{"quantity":-1}"#, 422, "invalid-request"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"{"quantity":null}"#, 422, "invalid-request"),
    ("POST", "CLAIMS", "AUTH|JSON", r#"{"quantity":2}"#, 422, "quantity-not-supported"),
    ("POST", "CLAIMS", "AUTH|JSON", "LARGE", 413, "too-large"),
    ("POST", "CLAIMS", "AUTH|content-type: text/zebra", "{}", 415, "unsupported-media-type"),
    ("POST", "CLAIMS", "AUTH|content-type: application/json; charset=utf-16", "{}", 415, "unsupported-media-type"),
    ("POST", "CLAIMS", "AUTH", "{}", 415, "unsupported-media-type"),
    ("POST", "CLAIMS", "AUTH|JSON|idempotency-key: ", "{}", 400, "key-invalid"),
    ("POST", "CLAIMS", "AUTH|JSON|idempotency-key: LONG", "{}", 400, "key-invalid"),
    ("POST", "CLAIMS", "JSON", "{}", 401, "unauthorized"),
    ("POST", "CLAIMS", "JSON|authorization: Basic zebra", "{}", 401, "unauthorized"),
    ("POST", "CLAIMS", "JSON|authorization: Bearer zebra", "{}", 401, "invalid-token"),
    ("POST", "CLAIMS", "JSON|authorization: zebra", "{}", 401, "invalid-token"),
    ("POST", "/v1/campaigns/zebra/claims", "AUTH|JSON", "{}", 404, "campaign-not-found"),
    ("POST", "/v1/campaigns/%2f..%2f/claims", "AUTH|JSON", "{}", 404, "campaign-not-found"),
    ("POST", "/v1/campaigns/zebra%00/claims", "AUTH|JSON", "{}", 404, "campaign-not-found"),
    ("POST", "/v1/campaigns/zebra%ff/claims", "AUTH|JSON", "{}", 404, "campaign-not-found"),
    ("POST", "/v1/campaigns/'%20OR%201=1--zebra/claims", "AUTH|JSON", "{}", 404, "campaign-not-found"),
    ("GET", "/v1/campaigns/zebra", "", "", 404, "campaign-not-found"),
    ("GET", "/v1/campaigns/%ff", "", "", 404, "campaign-not-found"),
    ("GET", "/v1/campaigns/%2f..%2f", "", "", 404, "campaign-not-found"),
    ("GET", "/v1/campaigns/%00", "", "", 404, "campaign-not-found"),
    ("GET", "/v1/campaigns/zebra/claim", "AUTH", "", 404, "campaign-not-found"),
    ("GET", "SLUG/claim", "", "", 401, "unauthorized"),
    ("GET", "/zebra", "", "", 404, "not-found"),
    ("GET", "/", "", "", 404, "not-found"),
    ("GET", "/../../zebra", "", "", 404, "not-found"),
    ("GET", "/metrics", "", "", 404, "not-found"),
    ("GET", "/livez", "", "", 404, "not-found"),
    ("GET", "/readyz", "", "", 404, "not-found"),
    ("POST", "SLUG/pass", "", "", 401, "unauthorized"),
    ("POST", "SLUG/pass", "authorization: Bearer p1~zebra", "", 401, "invalid-token"),
    ("POST", "SLUG/pass", "AUTH", "HUGE", 413, "too-large"),
    ("POST", "/v1/campaigns/zebra/pass", "AUTH", "", 404, "campaign-not-found"),
    ("GET", "SLUG/pass", "AUTH", "", 405, "method-not-allowed"),
    ("POST", "CLAIMS", "JSON|authorization: Bearer p1~zebra~zebra~zebra", "{}", 401, "invalid-pass"),
    ("GET", "SLUG/claim", "authorization: Bearer p1~", "", 401, "invalid-pass"),
    ("GET", "CLAIMS", "AUTH", "", 405, "method-not-allowed"),
    ("PUT", "CLAIMS", "AUTH|JSON", "{}", 405, "method-not-allowed"),
    ("DELETE", "SLUG/claim", "AUTH", "", 405, "method-not-allowed"),
    ("POST", "SLUG", "AUTH|JSON", "{}", 405, "method-not-allowed"),
    ("ZEBRA", "SLUG", "", "", 405, "method-not-allowed"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_that_can_not_be_understood_is_refused_by_name_in_the_readers_language_and_not_given_back() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let auth = format!("authorization: {}", bearer(&world.person("eu").await));
    let [large, huge] = [4096, 16 * 1024].map(|length| format!("{{\"{MARK}\":\"{}\"}}", "x".repeat(length)));
    for (method, place, headers, body, status, code) in BAD {
        let about = format!("{method} {place} {headers} {body} {code}");
        let place = place.replace("CLAIMS", "SLUG/claims").replace("SLUG", &path(&campaign, ""));
        let headers = headers.replace("AUTH", &auth).replace("JSON", "content-type: application/json");
        let headers = headers.replace("LONG", &"k".repeat(129));
        let body = body.replace("LARGE", &large).replace("HUGE", &huge);
        let mut titles = BTreeSet::new();
        for (language, spoken) in [("zebra-x", "en"), ("zebra, fr;q=0.9", "fr")] {
            let mut with = vec![("accept-language", language)];
            with.extend(headers.split('|').filter_map(|header| header.split_once(": ")));
            let answer = ask(server.public, method, &place, &with, &body).await;
            titles.insert(check_problem(&answer, *status, code, &about)["title"].to_string());
            assert_eq!(answer.header("content-language"), spoken, "{about}");
            assert!(!answer.text.to_lowercase().contains(MARK), "{about}: {}", answer.text);
            assert!(!format!("{:?}", answer.headers).to_lowercase().contains(MARK), "{about}: {:?}", answer.headers);
            assert_eq!(!answer.header("allow").is_empty(), *status == 405, "{about}: {:?}", answer.headers);
            assert_eq!(answer.header("www-authenticate").starts_with("Bearer"), *status == 401, "{about}");
        }
        assert_eq!(titles.len(), 2, "{about}: {titles:?}");
    }
    assert_eq!(world.granted(&campaign).await, 0);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_forged_token_gets_the_same_refusal() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let now = clock::now().as_second();
    let good = json!({"iss": "https://id.example.com", "aud": "largesse", "sub": "ann", "exp": now + 600});
    let sign = |algorithm, claims: &Value, secret: &str| {
        jsonwebtoken::encode(&Header::new(algorithm), claims, &EncodingKey::from_secret(secret.as_bytes()))
            .expect("a token")
    };
    let with = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        sign(Algorithm::HS256, &claims, SECRET)
    };
    let genuine = sign(Algorithm::HS256, &good, SECRET);
    let (body, signature) = genuine.rsplit_once('.').expect("three parts");
    let payload = body.split_once('.').expect("three parts").1;
    let none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";
    let forged = [
        ("alg none", format!("{none}.{payload}.")),
        ("alg none with the old signature", format!("{none}.{payload}.{signature}")),
        ("no signature", format!("{body}.")),
        ("other secret", sign(Algorithm::HS256, &good, "another secret of 32 bytes and more")),
        ("other algorithm", sign(Algorithm::HS512, &good, SECRET)),
        ("wrong issuer", with("iss", json!("https://evil.example.com"))),
        ("wrong audience", with("aud", json!("somebody-else"))),
        ("no audience", with("aud", Value::Null)),
        ("expired", with("exp", json!(now - 60))),
        ("no expiry", with("exp", Value::Null)),
        ("not yet", with("nbf", json!(now + 600))),
        ("no subject", with("sub", json!(""))),
        ("too long", with("extra", json!("x".repeat(5000)))),
        ("two dots", "..".into()),
        ("nothing", String::new()),
    ];
    let mut bodies = Vec::new();
    for (name, token) in &forged {
        for method in ["POST", "GET"] {
            let place = path(&campaign, if method == "POST" { "/claims" } else { "/claim" });
            let answer =
                ask(server.public, method, &place, &[("authorization", &format!("Bearer {token}")), JSON], "").await;
            let mut body = check_problem(&answer, 401, "invalid-token", name);
            assert_eq!(answer.header("www-authenticate"), "Bearer error=\"invalid_token\"", "{name}");
            body["instance"].take();
            bodies.push(body);
        }
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:?}");
    assert_eq!(world.granted(&campaign).await, 0);
    let answer =
        ask(server.public, "POST", &path(&campaign, "/claims"), &[("authorization", &format!("Bearer {genuine}"))], "")
            .await;
    assert_eq!(answer.status, 201, "{}", answer.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_sends_too_much_too_slowly_or_nothing_is_cut_off() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let token = bearer(&world.person("eu").await);
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: test\r\nAuthorization: {token}\r\nContent-Type: application/json\r\n",
        path(&campaign, "/claims")
    );
    let to = server.public;
    let chunks =
        format!("{head}Transfer-Encoding: chunked\r\n\r\n{}", format!("400\r\n{}\r\n", " ".repeat(1024)).repeat(6));
    let declared = format!("{head}Content-Length: 5000000000\r\n\r\n{{");
    let half = format!("{head}Content-Length: 10\r\n\r\n{{}}");
    let languages = format!("{head}Accept-Language: {}\r\n\r\n", "xx,".repeat(22_000));
    let (nothing, one, slow_head, half, chunks, declared, languages) = tokio::join!(
        raw(to, b"", b""),
        raw(to, b"P", b""),
        raw(to, head.as_bytes(), b"X-Slow: x\r\n"),
        raw(to, half.as_bytes(), b""),
        raw(to, chunks.as_bytes(), b" "),
        raw(to, declared.as_bytes(), b" "),
        raw(to, languages.as_bytes(), b""),
    );
    for silent in [nothing, one, slow_head] {
        assert!(silent.is_empty() || silent.starts_with("HTTP/1.1 408"), "{silent}");
    }
    assert!(half.starts_with("HTTP/1.1 408") && half.contains("\"code\":\"timeout\""), "{half}");
    for large in [chunks, declared] {
        assert!(large.starts_with("HTTP/1.1 413") && large.contains("\"code\":\"too-large\""), "{large}");
    }
    assert!(languages.starts_with("HTTP/1.1 431"), "{languages}");
    // 8 KiB of languages are read as far as is useful, and the rest is nobody's problem.
    let many = format!("hi;q=0.1, fr, {}", "xx-zebra;q=9, ".repeat(585));
    let headers = [("authorization", token.as_str()), ("accept-language", many.as_str())];
    let answer = ask(to, "POST", &path(&campaign, "/claims"), &headers, "").await;
    assert_eq!((answer.status.as_u16(), answer.header("content-language")), (201, "fr"), "{}", answer.text);
    assert_eq!(world.granted(&campaign).await, 1);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_waited_too_long_hears_that_the_outcome_is_not_known_and_finds_it_with_the_same_key() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let person = world.person("eu").await;
    let server = Server::start_with("eu", &world.url, &["--deadline-ms", "300"]).await;
    let client = world.sql().await;
    say(&client, &campaign, "BEGIN").await;
    say(&client, &campaign, "UPDATE quota SET updated_at = now() WHERE campaign_id = $campaign").await;
    let answer = claim(server.public, &campaign.slug, &person, "k").await.expect("an answer");
    check_problem(&answer, 503, "outcome-unknown", "a held row");
    assert_eq!(answer.header("retry-after"), "1");
    say(&client, &campaign, "ROLLBACK").await;
    let answer = eventually("the claim", async || {
        claim(server.public, &campaign.slug, &person, "k").await.filter(|answer| answer.status != 503)
    })
    .await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    assert_eq!(world.granted(&campaign).await, 1);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn health_and_metrics_are_on_the_ops_port_and_count_what_was_answered() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let server = Server::start("eu", &world.url).await;
    for (number, person) in world.people(3, "eu").await.iter().enumerate() {
        let answer = claim(server.public, &campaign.slug, person, "k").await.expect("an answer");
        assert_eq!(answer.status, if number == 0 { 201 } else { 410 }, "{}", answer.text);
    }
    for (path, text) in [("/livez", "alive\n"), ("/readyz", "ready\n")] {
        let answer = ask(server.ops, "GET", path, &[], "").await;
        assert_eq!((answer.status.as_u16(), answer.text.as_str()), (200, text));
    }
    let metrics = ask(server.ops, "GET", "/metrics", &[], "").await;
    assert!(metrics.header("content-type").starts_with("application/openmetrics-text"), "{:?}", metrics.headers);
    for line in [
        "largesse_requests_total{route=\"/v1/campaigns/{slug}/claims\",code=\"granted\",status=\"201\"} 1",
        "largesse_requests_total{route=\"/v1/campaigns/{slug}/claims\",code=\"sold-out\",status=\"410\"} 2",
        "largesse_claim_placements_total{outcome=\"granted\"} 1",
        "largesse_claim_placements_total{outcome=\"sold-out\"} 2",
        "largesse_claim_queue_length 0",
        "largesse_requests_in_flight 0",
        "largesse_books_findings 0",
        "# EOF",
    ] {
        assert!(metrics.text.lines().any(|l| l == line), "{line}\n{}", metrics.text);
    }
    // The public API is not on the ops port either.
    assert_eq!(ask(server.ops, "GET", &path(&campaign, ""), &[], "").await.status, 404);
}
