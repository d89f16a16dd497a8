//! The document of the API says what the server does: every answer here comes from a real server and is held against
//! the document, and every answer that the document has is seen at least once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::SignedDuration;
use jsonschema::{Draft, Validator};
use largesse::account::Person;
use largesse::campaign::Campaign;
use largesse::clock;
use largesse::quota::gate::Move;
use serde_json::{Value, json};

use crate::http_api::{BAD, given_out, path, pause, say, window};
use crate::live::Stream;
use crate::passes::{minted, server_keys};
use crate::support::proxy::Proxy;
use crate::support::server::{Answer, ask, bearer, raw, run};
use crate::support::{Server, Siteverify, World, eventually, placed, release};

/// What no test can make a healthy server say: `internal` is a fault of ours, and `overloaded` needs 20,000 people
/// waiting in one queue (`largesse bench` sees it). Their bodies are held against the document as examples.
const NEVER_SEEN: &[&str] = &["internal", "overloaded"];

/// What only a CockroachDB that keeps regions of its own can stand in the way of.
const NEVER_ON_POSTGRES: &[(&str, &str)] = &[("addRegion", "conflict"), ("activateRegion", "conflict")];

/// Headers of every HTTP answer, of which `OpenAPI` speaks elsewhere or not at all.
const OF_HTTP: &[&str] = &["content-type", "content-length", "date", "transfer-encoding"];

/// The document, and what was seen of it.
struct Spec {
    document: Value,
    seen: BTreeSet<(String, u16, String)>,
    validators: BTreeMap<String, Validator>,
}

impl Spec {
    async fn new() -> Self {
        let printed = run(&["openapi"], &[]).await;
        assert_eq!(printed.code, Some(0), "{printed:?}");
        let document = serde_json::from_str(&printed.stdout).expect("JSON");
        Self { document, seen: BTreeSet::new(), validators: BTreeMap::new() }
    }

    /// What doesn't fit this schema. Members that the schema doesn't know don't fit: the document is exact, and only
    /// its readers are asked to be lenient.
    fn misfits(&mut self, schema: &Value, value: &Value) -> Vec<String> {
        let document = &self.document;
        let validator = self.validators.entry(schema.to_string()).or_insert_with(|| {
            // Schemas refer to schemas alone; the examples would be most of what is read for each of them.
            let schemas = strict(&document["components"]["schemas"]);
            let root = json!({"allOf": [schema], "components": {"schemas": schemas}});
            let options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true);
            options.build(&root).unwrap_or_else(|e| panic!("{schema}: {e}"))
        });
        validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect()
    }

    /// The operation of a request, if it is one.
    fn operation(&self, method: &str, path: &str) -> Option<Value> {
        let path = path.split('?').next().unwrap_or_default();
        let paths = self.document["paths"].as_object().expect("paths");
        let fits = |pattern: &str| {
            let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
            pattern.len() == path.len() && pattern.iter().zip(path).all(|(a, b)| *a == b || a.starts_with('{'))
        };
        let (_, item) = paths.iter().find(|(pattern, _)| fits(pattern))?;
        item.get(method.to_lowercase()).cloned()
    }

    /// Holds an answer against the document.
    fn check(&mut self, method: &str, path: &str, answer: &Answer) {
        let about = format!("{method} {path}: {answer:?}");
        let status = answer.status.as_u16();
        let Some(operation) = self.operation(method, path) else {
            // Not in the document: a page, or a way that is not there.
            let schema = if status == 405 { "MethodNotAllowedProblem" } else { "NotFoundProblem" };
            let misfits = self.misfits(&schema_of(schema), &answer.json());
            assert!(path.starts_with("/c/") || misfits.is_empty(), "{about}: {misfits:?}");
            return;
        };
        let described = operation["responses"][status.to_string()].clone();
        assert!(described.is_object(), "the document has no such status: {about}");
        self.check_headers(&described, answer, &about);
        let media = answer.header("content-type");
        let content = &described["content"][media];
        assert_eq!(content.is_object(), !media.is_empty(), "the document has no such media type: {about}");
        let mut code = "wished".to_owned();
        if media.ends_with("json") && !media.ends_with("ndjson") {
            let body = answer.json();
            let misfits = self.misfits(&content["schema"], &body);
            assert!(misfits.is_empty(), "{about}: {misfits:?}");
            code = body["code"].as_str().map_or(code, str::to_owned);
        }
        self.seen.insert((operation["operationId"].as_str().expect("an id").to_owned(), status, code));
    }

    fn check_headers(&mut self, described: &Value, answer: &Answer, about: &str) {
        let documented: BTreeMap<String, &Value> =
            described["headers"].as_object().expect("headers").iter().map(|(n, v)| (n.to_lowercase(), v)).collect();
        for (name, header) in &documented {
            assert!(answer.headers.contains_key(name) || header["required"] == false, "no {name}: {about}");
        }
        for (name, value) in &answer.headers {
            let Some(header) = documented.get(name.as_str()) else {
                assert!(OF_HTTP.contains(&name.as_str()), "the document has no header {name}: {about}");
                continue;
            };
            let value = Value::from(value.to_str().expect("text"));
            let misfits = self.misfits(&header["schema"], &value);
            assert!(misfits.is_empty(), "{name}: {misfits:?}: {about}");
        }
    }

    async fn ask(&mut self, to: &Server, call: (&str, &str), headers: &[(&str, &str)], body: &str) -> Answer {
        let answer = ask(to.public, call.0, call.1, headers, body).await;
        self.check(call.0, call.1, &answer);
        answer
    }

    async fn claim(&mut self, to: &Server, campaign: &Campaign, person: &Person) -> Answer {
        let headers = [("authorization", &*bearer(person)), ("idempotency-key", "k")];
        self.ask(to, ("POST", &path(campaign, "/claims")), &headers, "").await
    }

    /// Every answer that the document has: its operation, status and code.
    fn documented(&self) -> BTreeSet<(String, u16, String)> {
        let mut all = BTreeSet::new();
        let items = self.document["paths"].as_object().expect("paths").values();
        let operations = items.flat_map(|item| item.as_object().expect("an item").values()).filter(|o| o.is_object());
        for operation in operations {
            for (status, response) in operation["responses"].as_object().expect("responses") {
                let (id, status) =
                    (operation["operationId"].as_str().expect("an id"), status.parse().expect("a number"));
                let codes: Vec<String> = match response["content"]["application/problem+json"]["schema"].clone() {
                    Value::Null => vec!["wished".into()],
                    one if one["$ref"].is_string() => vec![self.code_of(one["$ref"].as_str().expect("a name"))],
                    many => many["oneOf"]
                        .as_array()
                        .expect("a list")
                        .iter()
                        .map(|one| self.code_of(one["$ref"].as_str().expect("a name")))
                        .collect(),
                };
                all.extend(codes.into_iter().map(|code| (id.to_owned(), status, code)));
            }
        }
        all
    }

    fn code_of(&self, reference: &str) -> String {
        let schema = self.document.pointer(reference.trim_start_matches('#')).expect("a schema");
        schema["properties"]["code"]["const"].as_str().expect("a code").to_owned()
    }
}

fn schema_of(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// The same schemas, but members that they don't know are faults.
fn strict(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut strict: serde_json::Map<_, _> =
                object.iter().map(|(name, value)| (name.clone(), self::strict(value))).collect();
            if object.get("properties").is_some_and(Value::is_object) && object.get("type") == Some(&json!("object")) {
                strict.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            Value::Object(strict)
        }
        Value::Array(list) => list.iter().map(strict).collect(),
        other => other.clone(),
    }
}

/// What was read from a connection, as an answer.
pub fn parsed(said: &str) -> Answer {
    let (head, body) = said.split_once("\r\n\r\n").expect("a head");
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse::<u16>().ok()).expect("a status");
    let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| {
        let name: hyper::header::HeaderName = name.parse().expect("a name");
        (name, value.parse().expect("a value"))
    });
    Answer { status: status.try_into().expect("a status"), headers: headers.collect(), text: body.to_owned() }
}

async fn bad_requests(spec: &mut Spec, server: &Server, campaign: &Campaign, person: &Person) {
    let auth = format!("authorization: {}", bearer(person));
    let [large, huge] = [4096, 16 * 1024].map(|length| format!("{{\"x\":\"{}\"}}", "x".repeat(length)));
    for (method, place, headers, body, status, code) in BAD {
        let place = place.replace("CLAIMS", "SLUG/claims").replace("SLUG", &path(campaign, ""));
        let headers = headers.replace("AUTH", &auth).replace("JSON", "content-type: application/json");
        let headers = headers.replace("LONG", &"k".repeat(129));
        let body = body.replace("LARGE", &large).replace("HUGE", &huge);
        let with: Vec<_> = headers.split('|').filter_map(|header| header.split_once(": ")).collect();
        let answer = spec.ask(server, (method, &place), &with, &body).await;
        assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (*status, Some(*code)));
        // The body's schema refuses what the server refuses; JSON Schema can't tell 1.0 from 1, nor see a double.
        let double = ["1,\"quantity\"", "<zebra>", "\"a\",\"challenge\""].iter().any(|part| body.contains(part));
        if (*status == 422) && !double && !body.contains("1.0") {
            let schema = if place.ends_with("/pass") { "PassRequest" } else { "ClaimRequest" };
            let body = serde_json::from_str(&body).expect("JSON");
            assert!(!spec.misfits(&schema_of(schema), &body).is_empty(), "{body}");
        }
    }
    for (schema, body) in [
        ("ClaimRequest", "{}"),
        ("ClaimRequest", "{\"quantity\":1}"),
        ("PassRequest", "{}"),
        ("PassRequest", "{\"challenge\":\"0.x\"}"),
    ] {
        let misfits = spec.misfits(&schema_of(schema), &serde_json::from_str(body).expect("JSON"));
        assert!(misfits.is_empty(), "{schema}: {misfits:?}");
    }
}

async fn slow_and_broken_bodies(spec: &mut Spec, server: &Server, campaign: &Campaign, person: &Person) {
    let head = |tail: &str| {
        let (place, token) = (path(campaign, tail), bearer(person));
        format!("POST {place} HTTP/1.1\r\nHost: test\r\nAuthorization: {token}\r\nContent-Type: application/json\r\n")
    };
    let half = |tail| format!("{}Content-Length: 10\r\n\r\n{{", head(tail));
    let broken = format!("{}Transfer-Encoding: chunked\r\n\r\nzz\r\n", head("/pass"));
    let (claims, pass) = (half("/claims"), half("/pass"));
    let said = tokio::join!(
        raw(server.public, claims.as_bytes(), b""),
        raw(server.public, pass.as_bytes(), b""),
        raw(server.public, broken.as_bytes(), b"")
    );
    for (tail, said, status) in [("/claims", said.0, 408), ("/pass", said.1, 408), ("/pass", said.2, 400)] {
        let answer = parsed(&said);
        assert_eq!(answer.status, status, "{said}");
        spec.check("POST", &path(campaign, tail), &answer);
    }
}

async fn who_gets_none(spec: &mut Spec, world: &World, server: &Server, person: &Person) {
    let client = world.sql().await;
    let (sold_out, winner) = given_out(world).await;
    placed(&world.placer("us").await, person, &sold_out).await;
    let (waiting, _) = given_out(world).await;
    let held = "UPDATE claims SET status = 'held', settled_at = NULL, expires_at = now() + INTERVAL '1 hour' \
                WHERE campaign_id = $campaign; UPDATE quota SET captured = 0 WHERE campaign_id = $campaign";
    say(&client, &waiting, held).await;
    let (released, giver) = given_out(world).await;
    release(&world.db, released.id, giver.account).await.expect("a release");
    let (expired, late) = given_out(world).await;
    let over = "UPDATE claims SET status = 'expired' WHERE campaign_id = $campaign; \
                UPDATE quota SET captured = 0, returned = 1, remaining = 1 WHERE campaign_id = $campaign AND granted = 1";
    say(&client, &expired, over).await;
    let tomorrow = clock::now() + SignedDuration::from_hours(24);
    let early = window(world, tomorrow).await;
    let (closed, draft) = (world.campaign(1).await, world.draft(1, 1, |_| {}).await);
    world.turn(&closed, Move::CLOSE).await.expect("a closed campaign");
    let (broken, quiet) = (world.campaign(1).await, world.campaign(1).await);
    pause(world, &broken, "The grill is being repaired").await;
    pause(world, &quiet, "").await;
    let abroad = world.draft(1, 1, |new| new.eligibility.countries = vec!["JP".into()]).await;
    let abroad = world.open(&abroad).await;
    let day = std::time::Duration::from_secs(86_400);
    let grown = world.draft(1, 1, |new| new.eligibility.account_age_min = day).await;
    let grown = world.open(&grown).await;
    let blocked = world.person("eu").await;
    crate::support::block(&world.db, blocked.account, true).await.expect("a blocked account");
    let open = world.campaign(1).await;
    for (campaign, who, code) in [
        (&sold_out, person, "sold-out"),
        (&sold_out, &winner, "already-claimed"),
        (&waiting, person, "wait"),
        (&released, &giver, "released"),
        (&expired, &late, "expired"),
        (&early, person, "not-open"),
        (&draft, person, "not-open"),
        (&closed, person, "closed"),
        (&broken, person, "paused"),
        (&quiet, person, "paused"),
        (&abroad, person, "not-eligible"),
        (&grown, person, "account-too-new"),
        (&open, &blocked, "account-blocked"),
    ] {
        // The server has read the campaign by then, as it is now.
        let (place, epoch) = (path(campaign, ""), world.reload(&campaign.slug).await.epoch);
        eventually("the campaign", async || {
            let answer = ask(server.public, "GET", &place, &[], "").await;
            (answer.status == 200 && answer.json()["epoch"] == epoch).then_some(())
        })
        .await;
        assert_eq!(spec.claim(server, campaign, who).await.json()["code"], code);
        spec.ask(server, ("GET", &place), &[], "").await;
        spec.ask(server, ("GET", &path(campaign, "/widget")), &[("accept-language", "ar")], "").await;
    }
    let headers = [("authorization", &*bearer(&blocked))];
    spec.ask(server, ("POST", &path(&open, "/pass")), &headers, "").await;
}

async fn what_is_wished_for(spec: &mut Spec, world: &World, server: &Server, campaign: &Arc<Campaign>) {
    let person = world.person("eu").await;
    let token = bearer(&person);
    let token = [("authorization", token.as_str()), ("accept-language", "ar")];
    spec.ask(server, ("GET", &path(campaign, "/claim")), &token, "").await;
    for replayed in ["", "true"] {
        let answer = spec.claim(server, campaign, &person).await;
        assert_eq!((answer.status.as_u16(), answer.header("idempotency-replayed")), (201, replayed));
    }
    spec.ask(server, ("GET", &path(campaign, "/claim")), &token, "").await;
    let given = spec.ask(server, ("POST", &path(campaign, "/pass")), &token, "").await;
    assert_eq!(given.status, 200);
    let expired = minted(&server_keys(), &person, &world.regions[0], -1);
    let (expired, forged) = (format!("Bearer {expired}"), "Bearer p1~".to_owned());
    for refused in [expired, forged, "Bearer x".into()] {
        let headers = [("authorization", refused.as_str())];
        spec.ask(server, ("GET", &path(campaign, "/claim")), &headers, "").await;
        spec.ask(server, ("POST", &path(campaign, "/claims")), &headers, "").await;
    }
}

async fn streams(spec: &mut Spec, server: &Server, campaign: &Campaign) {
    let mut stream = Stream::open(server.public, &campaign.slug, &[("accept-language", "hi")]).await.expect("a stream");
    let answer =
        Answer { status: 200.try_into().expect("a status"), headers: stream.headers.clone(), text: String::new() };
    spec.check("GET", &path(campaign, "/events"), &answer);
    for known in [false, true] {
        // What is left is not known at first.
        let heard = stream.until("an event", |data| data["share_left"].is_number() == known).await;
        let misfits = spec.misfits(&schema_of("CampaignEvent"), &heard.data);
        assert!(misfits.is_empty(), "{misfits:?}");
    }
    // Its only place is taken.
    let full = spec.ask(server, ("GET", &path(campaign, "/events")), &[], "").await;
    assert_eq!(full.status, 503);
    drop(stream);
    for tail in ["events", "widget"] {
        spec.ask(server, ("GET", &format!("/v1/campaigns/no-such-campaign/{tail}")), &[], "").await;
    }
}

/// A server that can't reach its database any more.
async fn cut_off(spec: &mut Spec, world: &World, campaign: &Campaign, person: &Person) {
    let proxy = Proxy::start(&world.url).await;
    let args = ["--deadline-ms", "300", "--listeners-max", "1"];
    let server = Server::start_with("eu", &proxy.url(), &args).await;
    streams(spec, &server, campaign).await;
    let client = world.sql().await;
    say(&client, campaign, "BEGIN").await;
    say(&client, campaign, "UPDATE quota SET updated_at = now() WHERE campaign_id = $campaign").await;
    assert_eq!(spec.claim(&server, campaign, person).await.json()["code"], "outcome-unknown");
    say(&client, campaign, "ROLLBACK").await;
    proxy.stall(true);
    let place = path(campaign, "");
    eventually("a server that knows nothing", async || {
        (ask(server.public, "GET", &place, &[], "").await.status == 503).then_some(())
    })
    .await;
    let token = bearer(person);
    for tail in ["", "/events", "/widget", "/claim", "/claims", "/pass"] {
        let method = if ["/claims", "/pass"].contains(&tail) { "POST" } else { "GET" };
        let headers = [("authorization", token.as_str())];
        let answer = spec.ask(&server, (method, &path(campaign, tail)), &headers, "").await;
        assert_eq!(answer.json()["code"], "unavailable", "{method} {tail}");
    }
}

/// A server whose claims need a solved challenge.
async fn challenged(spec: &mut Spec, world: &World, campaign: &Campaign) {
    let service = Siteverify::start().await;
    let args = service.args();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let server = Server::start_with("eu", &world.url, &args).await;
    let person = world.person("eu").await;
    assert_eq!(spec.claim(&server, campaign, &person).await.json()["code"], "challenge-required");
    let token = bearer(&person);
    let headers = [("authorization", token.as_str()), ("content-type", "application/json"), ("accept-language", "ar")];
    let good = json!({"challenge": service.issue()}).to_string();
    for (body, code) in [
        ("{}", "challenge-required"),
        ("{\"challenge\":\"x\"}", "challenge-failed"),
        ("{\"challenge\":1}", "invalid-request"),
        ("{\"challenge\":\"\"}", "invalid-request"),
        ("{\"challenge\":\"a\",\"challenge\":\"b\"}", "invalid-request"),
        ("{\"challenge\":", "malformed-json"),
        (&good, ""),
        (&good, "challenge-failed"),
    ] {
        let answer = spec.ask(&server, ("POST", &path(campaign, "/pass")), &headers, body).await;
        assert_eq!(answer.json()["code"].as_str().unwrap_or_default(), code, "{}", answer.text);
    }
    let untyped = spec.ask(&server, ("POST", &path(campaign, "/pass")), &headers[..1], &good).await;
    assert_eq!(untyped.json()["code"], "unsupported-media-type", "{}", untyped.text);
}

/// Every operation of the public listener, from an address that has asked before.
async fn asked_too_often(spec: &mut Spec, world: &World, campaign: &Campaign) {
    let args = ["--limit-address", "1:1", "--trusted-hops", "1"];
    let server = Server::start_with("eu", &world.url, &args).await;
    let calls = [
        ("GET", ""),
        ("GET", "/events"),
        ("GET", "/widget"),
        ("GET", "/claim"),
        ("POST", "/claims"),
        ("POST", "/pass"),
    ];
    for (number, (method, tail)) in calls.into_iter().enumerate() {
        let from = format!("203.0.113.{number}");
        let headers = [("x-forwarded-for", from.as_str()), ("accept-language", "ar")];
        // The address that was refused before asks again within the second in which it has no token.
        eventually("a refusal", async || {
            let before = ask(server.public, "POST", &path(campaign, "/claims"), &headers, "").await;
            let answer = spec.ask(&server, (method, &path(campaign, tail)), &headers, "").await;
            (before.status != 500 && answer.status == 429).then_some(())
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_is_in_the_document_and_every_answer_of_the_document_is_given() {
    let world = World::new(&["eu", "us"]).await;
    let mut spec = Spec::new().await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let server = Server::start("eu", &world.url).await;
    bad_requests(&mut spec, &server, &campaign, &person).await;
    slow_and_broken_bodies(&mut spec, &server, &campaign, &person).await;
    what_is_wished_for(&mut spec, &world, &server, &campaign).await;
    who_gets_none(&mut spec, &world, &server, &person).await;
    cut_off(&mut spec, &world, &campaign, &person).await;
    challenged(&mut spec, &world, &campaign).await;
    asked_too_often(&mut spec, &world, &campaign).await;
    crate::admin::every_answer(&mut |method, path, answer| spec.check(method, path, answer)).await;
    crate::admin_doubt::every_answer(&mut |method, path, answer| spec.check(method, path, answer)).await;
    crate::admin_scopes::every_answer(&mut |method, path, answer| spec.check(method, path, answer)).await;
    crate::accounts::every_answer(&mut |method, path, answer| spec.check(method, path, answer)).await;
    crate::exports::every_answer(&mut |method, path, answer| spec.check(method, path, answer)).await;
    let seen = |id: &str, code: &str| !NEVER_SEEN.contains(&code) && !NEVER_ON_POSTGRES.contains(&(id, code));
    let wanted: BTreeSet<_> = spec.documented().into_iter().filter(|(id, _, code)| seen(id, code)).collect();
    let missing: Vec<_> = wanted.difference(&spec.seen).collect();
    assert!(missing.is_empty(), "in the document, and never answered: {missing:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_document_is_whole_and_served() {
    let mut spec = Spec::new().await;
    let document = spec.document.clone();
    assert_eq!(document["openapi"], "3.1.1");
    // Every reference leads somewhere.
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().expect("a pointer");
        assert!(document.pointer(pointer).is_some(), "{pointer} is not there");
    }
    // Every example is what its schema says, in two languages.
    let mut examples = 0;
    for item in document["paths"].as_object().expect("paths").values() {
        for operation in item.as_object().expect("an item").values().filter(|o| o.is_object()) {
            for response in operation["responses"].as_object().expect("responses").values() {
                for content in response["content"].as_object().into_iter().flatten().map(|(_, content)| content) {
                    for name in content["examples"].as_object().expect("examples").keys() {
                        let value = &document["components"]["examples"][name]["value"];
                        let misfits = spec.misfits(&content["schema"], value);
                        assert!(misfits.is_empty(), "{name}: {misfits:?}");
                        examples += 1;
                    }
                }
            }
        }
    }
    assert!(examples >= 80, "{examples}");
    let world = World::new(&["eu"]).await;
    let server = Server::start("eu", &world.url).await;
    for listener in [server.public, server.ops] {
        let answer = ask(listener, "GET", "/openapi.json", &[], "").await;
        assert_eq!((answer.header("content-type"), answer.json()), ("application/json", document.clone()));
    }
    // A method that the document does not have is not allowed.
    for (path, item) in document["paths"].as_object().expect("paths") {
        let listener = if path.contains("/admin/") { server.ops } else { server.public };
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH"] {
            let answer = if item.get(method.to_lowercase()).is_some() {
                continue;
            } else {
                ask(listener, method, path, &[], "").await
            };
            assert_eq!(answer.status, 405, "{method} {path}");
        }
    }
}
