//! Traces: a claim's way reaches a collector, belongs to its caller's trace, and says nothing about the person.

use std::sync::{Arc, Mutex};

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::support::server::{ask, bearer};
use crate::support::{Server, World, eventually};

/// A collector: what it was sent, and where it listens.
struct Receiver {
    endpoint: String,
    messages: Arc<Mutex<Vec<Value>>>,
}

impl Receiver {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
        let messages = Arc::<Mutex<Vec<Value>>>::default();
        let taken = Arc::clone(&messages);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let message = receive(stream).await.expect("a message");
                taken.lock().expect("messages").push(message);
            }
        });
        Self { endpoint, messages }
    }

    fn spans(&self) -> Vec<Value> {
        let messages = self.messages.lock().expect("messages");
        let spans = messages.iter().map(|message| &message["resourceSpans"][0]["scopeSpans"][0]["spans"]);
        spans.flat_map(|spans| spans.as_array().expect("spans").clone()).collect()
    }
}

async fn receive(mut stream: TcpStream) -> Option<Value> {
    let mut text = Vec::new();
    loop {
        let mut some = [0; 4096];
        let count = stream.read(&mut some).await.ok()?;
        text.extend(&some[..count]);
        let said = String::from_utf8_lossy(&text).into_owned();
        let Some((head, body)) = said.split_once("\r\n\r\n") else { continue };
        let length =
            head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok())?;
        if body.len() < length {
            continue;
        }
        assert!(head.starts_with("POST /v1/traces HTTP/1.1\r\n"), "{head}");
        assert!(head.to_lowercase().contains("content-type: application/json"), "{head}");
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}").await.ok()?;
        return serde_json::from_str(body).ok();
    }
}

fn attribute<'a>(span: &'a Value, key: &str) -> &'a Value {
    let all = span["attributes"].as_array().expect("attributes");
    all.iter().find(|one| one["key"] == key).map_or(&Value::Null, |one| &one["value"])
}

fn nanos(span: &Value, key: &str) -> u128 {
    span[key].as_str().expect("a time").parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claims_way_through_queue_and_statement_reaches_the_collector() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let receiver = Receiver::start().await;
    let args = ["--otlp-endpoint", &receiver.endpoint, "--trace-share", "0", "--log-format", "json"];
    let mut server = Server::start_with("eu", &world.url, &args).await;
    let (person, quiet) = (world.person("eu").await, world.person("eu").await);
    let path = format!("/v1/campaigns/{}/claims", campaign.slug);
    let (trace, caller) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
    // Neither who was not chosen nor whose caller does not sample is traced.
    for header in ["", &format!("00-{trace}-{caller}-00")] {
        let headers = [("authorization", &*bearer(&quiet)), ("traceparent", header), ("x-request-id", "quiet")];
        let answer = ask(server.public, "POST", &path, &headers, "").await;
        assert_eq!(answer.header("traceresponse"), "", "{header}");
    }
    let parent = format!("00-{trace}-{caller}-01");
    let headers = [("authorization", &*bearer(&person)), ("traceparent", &*parent), ("x-request-id", "traced")];
    let answer = ask(server.public, "POST", &path, &headers, "").await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let arrived = async || (receiver.spans().len() >= 3).then(|| receiver.spans());
    let spans = eventually("three spans", arrived).await;
    let named = |name: &str| spans.iter().find(|span| span["name"] == name).unwrap_or_else(|| panic!("{spans:#?}"));
    let (request, queue, statement) =
        (named("/v1/campaigns/{slug}/claims"), named("claim.queue"), named("claim_grant"));
    assert!(spans.len() == 3 && spans.iter().all(|span| span["traceId"] == trace), "{spans:#?}");
    let own = request["spanId"].as_str().expect("an id");
    assert_eq!(answer.header("traceresponse"), format!("00-{trace}-{own}-01"));
    assert_eq!((&request["parentSpanId"], &request["kind"]), (&caller.into(), &2.into()));
    assert!([queue, statement].iter().all(|span| span["parentSpanId"] == own), "{spans:#?}");
    assert_eq!(attribute(request, "request.id")["stringValue"], "traced");
    assert_eq!(attribute(request, "largesse.code")["stringValue"], "granted");
    assert_eq!(attribute(request, "http.response.status_code")["intValue"], "201");
    assert_eq!(attribute(statement, "db.operation.batch.size")["intValue"], "1");
    assert!(nanos(queue, "endTimeUnixNano") <= nanos(statement, "startTimeUnixNano"), "{spans:#?}");
    assert!(nanos(statement, "startTimeUnixNano") <= nanos(statement, "endTimeUnixNano"), "{spans:#?}");
    assert!(server.process.log_tail().contains(trace), "the line in the log names the trace");
    // What is told last is not lost when the server goes.
    assert_eq!(ask(server.public, "GET", &format!("/c/{}", campaign.slug), &headers[1..], "").await.status, 200);
    let ended = server.process.terminate(std::time::Duration::from_secs(20)).await;
    assert_eq!(ended.code(), Some(0), "{}", server.process.log_tail());
    eventually("the last span", async || receiver.spans().iter().any(|s| s["name"] == "/c/{slug}").then_some(())).await;
    let all = format!("{:?}", receiver.messages.lock().expect("messages"));
    for nobody in [person.account.to_string(), quiet.account.to_string(), "quiet".into(), "Bearer".into()] {
        assert!(!all.contains(&nobody), "{nobody}: {all}");
    }
    assert!(all.contains("largesse.region") && all.contains("service.name"), "{all}");
}
