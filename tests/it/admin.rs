//! The team's own API on the ops port: who may, what is refused by name, what is noted, and that readers are shown what
//! was written. What each endpoint does besides is in `admin_*`.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use largesse::http::admin::{ENDPOINTS, Endpoint};
use largesse::http::openapi::operations;
use largesse::operator::Role;
use largesse::operator::directory::{Directory, New};
use serde_json::json;

use crate::http_api::{check_problem, path};
use crate::support::server::{Answer, ask, raw, run};
use crate::support::{Proxy, Server, World, eventually, operator};

/// The bootstrap token of the tests.
pub const TOKEN: &str = "the team's token of the tests, 32 bytes and more";
const JSON: (&str, &str) = ("content-type", "application/json");

/// Takes note of an answer: the method, the path, the answer.
pub type Note<'a> = &'a mut dyn FnMut(&str, &str, &Answer);

/// One call with the bootstrap token.
pub async fn call(server: &Server, note: Note<'_>, call: (&str, &str), body: &str) -> Answer {
    let answer = call_as(server, TOKEN, call, body).await;
    note(call.0, call.1, &answer);
    answer
}

/// One call with a token.
pub async fn call_as(server: &Server, token: &str, call: (&str, &str), body: &str) -> Answer {
    let bearer = format!("Bearer {token}");
    ask(server.ops, call.0, call.1, &[("authorization", &bearer), JSON], body).await
}

/// An endpoint's path with names in it.
fn place(endpoint: &Endpoint, slug: &str) -> String {
    let path = endpoint.path.replace("{slug}", slug).replace("{language}", "es").replace("{region}", "nowhere");
    let path = path.replace("{claim}", &format!("nowhere.{}", uuid::Uuid::new_v4()));
    path.replace("{id}", &uuid::Uuid::new_v4().to_string())
}

/// A token for each role.
async fn tokens(world: &World) -> BTreeMap<Role, String> {
    let directory = Directory::new(world.db.clone(), None);
    let mut tokens = BTreeMap::new();
    for role in Role::ALL {
        let new = New::without_limits(&format!("a {}", role.as_str()), role, 1);
        let made = directory.add(&operator(), &new).await.expect("an operator");
        tokens.insert(role, made.token.reveal().to_owned());
    }
    tokens
}

/// Who may is asked before all else, of every endpoint there is.
async fn the_door(server: &Server, note: Note<'_>, slug: &str, tokens: &BTreeMap<Role, String>) {
    for endpoint in ENDPOINTS {
        let (method, nowhere) = (endpoint.method, place(endpoint, "nowhere"));
        // A stranger learns neither which campaigns there are nor what fits.
        for place in [&nowhere, &place(endpoint, slug)] {
            let answer = ask(server.ops, method, place, &[JSON], "{").await;
            check_problem(&answer, 401, "unauthorized", place);
            note(method, place, &answer);
        }
        for forged in [format!("{TOKEN}x"), format!("lgo_{}", "A".repeat(43)), format!("{}x", tokens[&Role::Admin])] {
            let answer = call_as(server, &forged, (method, &nowhere), "{").await;
            check_problem(&answer, 401, "invalid-token", endpoint.path);
            note(method, &nowhere, &answer);
        }
        for (role, token) in tokens {
            let answer = call_as(server, token, (method, &nowhere), "").await;
            note(method, &nowhere, &answer);
            if *role < endpoint.role {
                check_problem(&answer, 403, "forbidden", endpoint.path);
                assert!(answer.text.contains(endpoint.role.as_str()), "{}", answer.text);
            } else {
                assert!(![401, 403].contains(&answer.status.as_u16()), "{role:?} {}: {answer:?}", endpoint.path);
            }
            if endpoint.path.contains("{slug}") && *role >= endpoint.role {
                check_problem(&answer, 404, "campaign-not-found", endpoint.path);
            }
        }
    }
}

/// A body that can't be read is refused by name, by every endpoint that reads one.
async fn bad_bodies(server: &Server, note: Note<'_>, slug: &str) {
    let with_body = |endpoint: &&Endpoint| {
        let this = |one: &&operations::Operation| {
            one.path == endpoint.path && one.method.eq_ignore_ascii_case(endpoint.method) && one.request.is_some()
        };
        operations::all().any(|one| this(&one))
    };
    let bearer = format!("Bearer {TOKEN}");
    let mut halves = Vec::new();
    for endpoint in ENDPOINTS.iter().filter(with_body) {
        let (method, at) = (endpoint.method, place(endpoint, slug).replace("nowhere", "eu"));
        let large = "x".repeat(65_537);
        for (body, status, code) in [
            ("{", 400, "malformed-json"),
            (large.as_str(), 413, "too-large"),
            ("[\"zebra\"]", 422, "invalid-request"),
            ("{\"zebra\":1,\"zebra\":2}", 422, "invalid-request"),
        ] {
            let answer = call(server, note, (method, &at), body).await;
            check_problem(&answer, status, code, endpoint.path);
            assert!(!answer.text.contains("zebra"), "{}", answer.text);
        }
        let untyped = ask(server.ops, method, &at, &[("authorization", &bearer)], "{}").await;
        check_problem(&untyped, 415, "unsupported-media-type", endpoint.path);
        note(method, &at, &untyped);
        let head = format!("{method} {at} HTTP/1.1\r\nHost: test\r\nAuthorization: {bearer}\r\n");
        halves.push((method, at, format!("{head}Content-Length: 10\r\n\r\n{{")));
    }
    let said = join_all(halves.iter().map(|(_, _, half)| raw(server.ops, half.as_bytes(), b""))).await;
    for ((method, at, _), said) in halves.iter().zip(said) {
        let answer = crate::openapi::parsed(&said);
        check_problem(&answer, 408, "timeout", at);
        note(method, at, &answer);
    }
}

/// Nobody is let in on the word of a server that can't ask any more.
async fn without_a_database(server: &Server, note: Note<'_>, slug: &str, token: &str) {
    let first = &ENDPOINTS[0];
    eventually("a server that has forgotten", async || {
        let answer = call_as(server, token, (first.method, &place(first, slug)), "").await;
        (answer.status == 503).then_some(())
    })
    .await;
    let asked = ENDPOINTS.iter().map(async |endpoint| {
        let at = place(endpoint, slug);
        let answer = call_as(server, token, (endpoint.method, &at), "").await;
        (endpoint.method, at, answer)
    });
    for (method, at, answer) in join_all(asked).await {
        check_problem(&answer, 503, "unavailable", &at);
        note(method, &at, &answer);
    }
    // The bootstrap token needs no database.
    assert_eq!(call(server, note, ("GET", "/v1/admin/me"), "").await.json()["name"], "bootstrap");
}

/// Every answer of the team's API, each handed to `note`.
pub async fn every_answer(note: Note<'_>) {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let proxy = Proxy::start(&world.url).await;
    let server = Server::start_with("eu", &proxy.url(), &["--admin-token", TOKEN]).await;
    let tokens = tokens(&world).await;
    the_door(&server, note, &campaign.slug, &tokens).await;
    bad_bodies(&server, note, &campaign.slug).await;
    let texts = format!("/v1/admin{}", path(&campaign, "/texts").trim_start_matches("/v1"));
    readers_are_shown_it(&server, note, &world, (&texts, &path(&campaign, ""))).await;
    what_does_not_fit(&server, note, &texts).await;
    crate::admin_operators::every_answer(&server, note).await;
    crate::admin_campaigns::every_answer(&world, &server, note).await;
    proxy.stall(true);
    without_a_database(&server, note, &campaign.slug, &tokens[&Role::Admin]).await;
}

async fn readers_are_shown_it(server: &Server, note: Note<'_>, world: &World, (texts, campaign): (&str, &str)) {
    let es = format!("{texts}/es");
    let listed = call(server, note, ("GET", texts), "").await.json();
    assert_eq!((listed["default_language"].as_str(), listed["texts"].as_array().map(Vec::len)), (Some("en"), Some(2)));
    check_problem(&call(server, note, ("DELETE", &es), "").await, 404, "text-not-found", "no words yet");
    let words =
        json!({"title": "Hamburguesa gratis", "description": "Una por persona.\nSin cebolla.", "rules": "Una."});
    for status in [201, 200] {
        let answer = call(server, note, ("PUT", &es), &words.to_string()).await;
        assert_eq!(answer.status, status, "{}", answer.text);
        let mut expected = words.clone();
        (expected["language"], expected["image_alt"]) = ("es".into(), "".into());
        assert_eq!(answer.json(), expected);
    }
    let title = async |wanted: &str| {
        let shown = ask(server.public, "GET", &format!("{campaign}?lang=es"), &[], "").await.json();
        (shown["title"] == wanted).then_some(())
    };
    eventually("the new words", async || title("Hamburguesa gratis").await).await;
    let shown = ask(server.public, "GET", &format!("{campaign}?lang=en"), &[], "").await;
    note("GET", campaign, &shown);
    let shown = shown.json();
    assert_eq!((&shown["title"], &shown["description"]), (&"Free burger".into(), &words["description"]));
    assert_eq!(shown["languages"], json!({"description": "es", "rules": "es"}));
    assert_eq!(call(server, note, ("DELETE", &es), "").await.status, 204);
    eventually("the words all others fall back on", async || title("Free burger").await).await;
    check_problem(&call(server, note, ("DELETE", &format!("{texts}/en")), "").await, 409, "text-needed", "en");
    let log = std::fs::read_to_string(server.process.log()).expect("a log");
    let audited: Vec<&str> = log.lines().filter(|line| line.contains("audit=true")).collect();
    assert_eq!(audited.iter().filter(|line| line.contains("campaign.text-")).count(), 2, "{log}");
    assert!(audited.iter().all(|line| line.contains("request.id")), "{audited:?}");
    assert!(!log.contains("Hamburguesa") && !log.contains(TOKEN), "{log}");
    world.check_books().await;
}

async fn what_does_not_fit(server: &Server, note: Note<'_>, texts: &str) {
    let es = format!("{texts}/es");
    let long = |length| "x".repeat(length);
    for (body, field) in [
        (json!({}), "title"),
        (json!({"title": " "}), "title"),
        (json!({"title": 1}), "title"),
        (json!({"title": long(121)}), "title"),
        (json!({"title": "a\nb"}), "title"),
        (json!({"title": "a", "description": long(1001)}), "description"),
        (json!({"title": "a", "image_alt": long(251)}), "image_alt"),
        (json!({"title": "a", "image_alt": "\u{202e}"}), "image_alt"),
        (json!({"title": "a", "rules": long(5001)}), "rules"),
        (json!({"title": "a", "rules": null}), "rules"),
        (json!({"title": "a", "zebra": "a"}), "/"),
        (json!(["zebra"]), "/"),
    ] {
        let answer = call(server, note, ("PUT", &es), &body.to_string()).await;
        assert_eq!(check_problem(&answer, 422, "invalid-request", &body.to_string())["field"], field);
    }
    let double = call(server, note, ("PUT", &es), "{\"title\":\"a\",\"title\":\"b\"}").await;
    assert_eq!(check_problem(&double, 422, "invalid-request", "a double")["field"], "title");
    for method in ["PUT", "DELETE"] {
        let answer = call(server, note, (method, &format!("{texts}/no_language!")), "{\"title\":\"a\"}").await;
        assert_eq!(check_problem(&answer, 422, "invalid-request", "a tag")["field"], "language");
    }
    // The longest that fits, in letters of three bytes, written as escapes.
    let escaped = |length| "\\u6c49".repeat(length);
    let body = format!("{{\"title\":\"{}\",\"rules\":\"{}\"}}", escaped(120), escaped(5000));
    assert_eq!(call(server, note, ("PUT", &es), &body).await.status, 201);
    let bearer = format!("Bearer {TOKEN}");
    let public = ask(server.public, "GET", texts, &[("authorization", &bearer)], "").await;
    check_problem(&public, 404, "not-found", "the public port");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_team_is_let_in_by_role_and_everything_else_is_refused_by_name() {
    every_answer(&mut |_, _, _| {}).await;
}

#[test]
fn every_endpoint_is_described_and_reached_by_one_method() {
    for endpoint in ENDPOINTS {
        let same = |one: &&Endpoint| (one.path, one.method) == (endpoint.path, endpoint.method);
        assert_eq!(ENDPOINTS.iter().filter(same).count(), 1, "{} {}", endpoint.method, endpoint.path);
        let described = operations::all().filter(|one| one.endpoint().is_some() && one.path == endpoint.path);
        assert!(described.count() > 0, "{}", endpoint.path);
        // Looking changes nothing, so it may be less than an operator's; whatever changes something is noted, and may
        // not.
        assert!(endpoint.method == "GET" || endpoint.role > Role::Viewer, "{} {}", endpoint.method, endpoint.path);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_could_be_guessed_ends_the_start() {
    let world = World::new(&["eu"]).await;
    let env = [
        ("LARGESSE_DATABASE_URL", world.url.as_str()),
        ("LARGESSE_TOKEN_SECRET", crate::support::server::SECRET),
        ("LARGESSE_ADMIN_TOKEN", "only 19 bytes long."),
    ];
    let ended = run(&["serve", "--region", "eu", "--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0"], &env).await;
    assert_eq!(ended.code, Some(2), "{ended:?}");
    for word in ["LARGESSE_ADMIN_TOKEN", "19 bytes", "at least 32"] {
        assert!(ended.stderr.contains(word), "{word}: {ended:?}");
    }
    assert!(!ended.stderr.contains("only 19"), "{ended:?}");
}
