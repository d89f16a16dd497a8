//! The team's own API on the ops port: who may, what is refused by name, and that readers are shown what was written.

use serde_json::json;

use crate::http_api::{check_problem, path};
use crate::support::server::{Answer, ask, raw, run};
use crate::support::{Proxy, Server, World, eventually};

const TOKEN: &str = "the team's token of the tests, 32 bytes and more";
const JSON: (&str, &str) = ("content-type", "application/json");

/// Takes note of an answer: the method, the path, the answer.
pub type Note<'a> = &'a mut dyn FnMut(&str, &str, &Answer);

async fn call(server: &Server, note: Note<'_>, call: (&str, &str), body: &str) -> Answer {
    let bearer = format!("Bearer {TOKEN}");
    let answer = ask(server.ops, call.0, call.1, &[("authorization", &bearer), JSON], body).await;
    note(call.0, call.1, &answer);
    answer
}

async fn refuse(server: &Server, note: Note<'_>, call: (&str, &str), headers: &[(&str, &str)]) -> Answer {
    let answer = ask(server.ops, call.0, call.1, headers, "{\"title\":\"x\"}").await;
    note(call.0, call.1, &answer);
    answer
}

/// Every answer of the team's API, each handed to `note`.
pub async fn every_answer(note: Note<'_>) {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let texts = format!("/v1/admin{}", path(&campaign, "/texts").trim_start_matches("/v1"));
    let es = format!("{texts}/es");
    let calls = [("GET", texts.as_str()), ("PUT", &es), ("DELETE", &es)];
    let off = Server::start("eu", &world.url).await;
    let proxy = Proxy::start(&world.url).await;
    let server = Server::start_with("eu", &proxy.url(), &["--admin-token", TOKEN]).await;
    let forged = format!("Bearer {TOKEN}x");
    for one in calls {
        let bearer = format!("Bearer {TOKEN}");
        let answer = refuse(&off, note, one, &[("authorization", &bearer), JSON]).await;
        check_problem(&answer, 403, "admin-off", one.0);
        check_problem(&refuse(&server, note, one, &[JSON]).await, 401, "unauthorized", one.0);
        let answer = refuse(&server, note, one, &[("authorization", &forged), JSON]).await;
        check_problem(&answer, 401, "invalid-token", one.0);
        // Who may is asked before all else: a stranger learns neither which campaigns there are nor what fits.
        let nowhere = one.1.replace(&campaign.slug, "nowhere");
        check_problem(&refuse(&server, note, (one.0, &nowhere), &[]).await, 401, "unauthorized", "nowhere");
        check_problem(&call(&server, note, (one.0, &nowhere), "{}").await, 404, "campaign-not-found", one.0);
    }
    readers_are_shown_it(&server, note, &world, (&texts, &path(&campaign, ""))).await;
    what_does_not_fit(&server, note, &texts).await;
    proxy.stall(true);
    for one in calls {
        let answer = eventually("a server that knows nothing", async || {
            let answer = call(&server, &mut |_, _, _| {}, one, "{\"title\":\"x\"}").await;
            (answer.status == 503).then_some(answer)
        })
        .await;
        note(one.0, one.1, &answer);
    }
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
    assert_eq!(audited.len(), 3, "{log}");
    assert!(audited.iter().all(|line| line.contains("language=\"es\"") && line.contains("request.id")), "{audited:?}");
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
    check_problem(&call(server, note, ("PUT", &es), "{").await, 400, "malformed-json", "half");
    check_problem(&call(server, note, ("PUT", &es), &long(65_537)).await, 413, "too-large", "large");
    let bearer = format!("Bearer {TOKEN}");
    let untyped = refuse(server, note, ("PUT", &es), &[("authorization", &bearer)]).await;
    check_problem(&untyped, 415, "unsupported-media-type", "no type");
    let half = format!("PUT {es} HTTP/1.1\r\nHost: test\r\nAuthorization: {bearer}\r\nContent-Length: 10\r\n\r\n{{");
    let said = raw(server.ops, half.as_bytes(), b"").await;
    let answer = crate::openapi::parsed(&said);
    check_problem(&answer, 408, "timeout", "half a body");
    note("PUT", &es, &answer);
    // The longest that fits, in letters of three bytes, written as escapes.
    let escaped = |length| "\\u6c49".repeat(length);
    let body = format!("{{\"title\":\"{}\",\"rules\":\"{}\"}}", escaped(120), escaped(5000));
    assert_eq!(call(server, note, ("PUT", &es), &body).await.status, 201);
    let public = ask(server.public, "GET", texts, &[("authorization", &bearer)], "").await;
    check_problem(&public, 404, "not-found", "the public port");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_team_writes_words_that_readers_are_shown_and_everything_else_is_refused_by_name() {
    every_answer(&mut |_, _, _| {}).await;
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
