//! The log: one line for each request, which says enough and nothing about a person, and in which a stranger can write
//! nothing.

use largesse::telemetry::log::TagKey;
use serde_json::Value;

use crate::support::server::{SECRET, ask, bearer, claim};
use crate::support::{Server, World, eventually};

/// The lines about requests that a server has written last.
fn lines(server: &Server) -> Vec<Value> {
    let said = server.process.log_tail();
    let objects = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    objects.filter(|line| line["message"] == "request").collect()
}

async fn line_of(server: &Server, id: &str) -> Value {
    let line = async || lines(server).into_iter().find(|line| line["request.id"] == id);
    eventually("a line in the log", line).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_request_has_a_line_that_names_it_and_nobody() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let args = ["--log-format", "json", "--log-lines", "6"];
    let server = Server::start_with("eu", &world.url, &args).await;
    let person = world.person("eu").await;
    let path = format!("/v1/campaigns/{}/claims", campaign.slug);
    let headers = [("authorization", &*bearer(&person)), ("x-request-id", "r-1"), ("accept-language", "fr")];
    assert_eq!(ask(server.public, "POST", &path, &headers, "").await.status, 201);
    let line = line_of(&server, "r-1").await;
    assert!(line["ms"].as_f64().is_some_and(|ms| ms > 0.0), "{line}");
    let tag = TagKey::new(SECRET.as_bytes()).tag(person.account).to_string();
    for (field, value) in [
        ("level", "INFO".into()),
        ("region", "eu".into()),
        ("route", "/v1/campaigns/{slug}/claims".into()),
        ("code", "granted".into()),
        ("status", 201.into()),
        ("language", "fr".into()),
        ("campaign", campaign.slug.as_str().into()),
        ("account", Value::from(tag.as_str())),
    ] {
        assert_eq!(line[field], value, "{field}: {line}");
    }
    // By the router, of the same person, in another answer.
    let headers = [("authorization", &*bearer(&person)), ("x-request-id", "r-2")];
    assert_eq!(
        ask(server.public, "GET", &format!("/v1/campaigns/{}/pass", campaign.slug), &headers, "").await.status,
        405
    );
    assert_eq!(ask(server.public, "POST", &path, &headers, "").await.status, 409);
    let line = line_of(&server, "r-2").await;
    assert!(line["route"] != "" && line["status"] == 405, "{line}");
    // An id and an address that would be lines of their own are replaced, or not repeated.
    let forged = "x\"}{\"message\":\"request\",\"request.id\":\"forged\"}";
    let hostile = format!("/v1/campaigns/{}/claims", "a%0aforged%1b[31m");
    let answer = ask(server.public, "POST", &hostile, &[("x-request-id", forged)], "").await;
    let line = line_of(&server, answer.header("x-request-id")).await;
    assert!(!line.to_string().contains("forged") && line["campaign"].is_null(), "{line}");
    let said = server.process.log_tail();
    for secret in [person.account.to_string(), bearer(&person), "forged".into(), "Bearer".into()] {
        assert!(!said.contains(&secret), "{secret}: {said}");
    }
    // The second has no room for more than six; what is left out is counted.
    for number in 0..20 {
        assert_eq!(claim(server.public, &campaign.slug, &person, &number.to_string()).await.expect("one").status, 409);
    }
    let metrics = ask(server.ops, "GET", "/metrics", &[], "").await.text;
    let left_out = "largesse_log_lines_left_out_total{kind=\"ordinary\"} ";
    let left_out: u64 = metrics.lines().find_map(|line| line.strip_prefix(left_out)?.parse().ok()).expect("a count");
    assert!(left_out > 0, "{metrics}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fault_of_ours_is_always_told_and_only_once() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let args = ["--log-format", "json", "--log-lines", "0", "--deadline-ms", "100"];
    let server = Server::start_with("eu", &world.url, &args).await;
    let holder = world.sql().await;
    holder.batch_execute("BEGIN; UPDATE quota SET updated_at = now()").await.expect("a held row");
    let person = world.person("eu").await;
    let answer = claim(server.public, &campaign.slug, &person, "k").await.expect("an answer");
    assert_eq!(answer.status, 503, "{}", answer.text);
    holder.batch_execute("ROLLBACK").await.expect("a free row");
    let id = answer.header("x-request-id").to_owned();
    let line = line_of(&server, &id).await;
    assert_eq!((&line["level"], &line["code"]), (&"WARN".into(), &"outcome-unknown".into()), "{line}");
    assert_eq!(lines(&server).iter().filter(|line| line["request.id"] == id.as_str()).count(), 1);
    let granted = async || {
        let answer = claim(server.public, &campaign.slug, &person, "k").await.expect("an answer");
        (answer.status == 201).then_some(answer)
    };
    let granted = eventually("the claim", granted).await;
    assert!(lines(&server).iter().all(|line| line["request.id"] != granted.header("x-request-id")));
}
