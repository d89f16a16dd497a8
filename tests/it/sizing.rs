//! `largesse plan` and the budget of connections: what is printed, and that a claim on the wire is no larger than the
//! plan counts it.

use largesse::sizing::costs::{ANSWER_BYTES, REQUEST_BYTES};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::server::{run, token};
use crate::support::{Server, World};

#[tokio::test]
async fn a_plan_is_a_table_a_document_or_entries_of_the_regions_map() {
    let table = run(&["plan", "--explain"], &[]).await;
    assert_eq!(table.code, Some(0), "{table:?}");
    for said in
        ["33,333 × 1 KB is 33.3 MB a second", "20,000,000 people × 1 KB is 20.0 GB", "us-east1", "src/bench/mod.rs"]
    {
        assert!(table.stdout.contains(said), "{said}: {}", table.stdout);
    }
    let document = run(&["plan", "--json", "--region", "eu", "--region", "us:3", "--survive", "zone"], &[]).await;
    let json: serde_json::Value = serde_json::from_str(&document.stdout).expect("JSON");
    assert_eq!(json["plan"]["regions"][1]["region"], "us");
    assert_eq!(json["plan"]["regions"][1]["share"], 0.75);
    assert_eq!(json["plan"]["replicas"], 4);
    let entries = run(&["plan", "--terraform"], &[]).await.stdout;
    assert_eq!(entries.matches("= { min_instances = ").count(), 3, "{entries}");
    let crowded = run(&["plan", "--concurrency", "100"], &[]).await;
    assert_eq!(crowded.code, Some(1), "{crowded:?}");
    assert!(crowded.stderr.contains("take turns at a counter row") && crowded.stderr.contains("would make it fit"));
    let refused = run(&["plan", "--spike", "200"], &[]).await;
    assert!(refused.code == Some(2) && refused.stderr.contains("--spike: expected 0 to 100"), "{refused:?}");
}

/// The bytes of one claim on a connection of its own, both ways.
async fn on_the_wire(server: &Server, slug: &str, token: &str) -> (String, f64, f64) {
    let request = format!(
        "POST /v1/campaigns/{slug}/claims HTTP/1.1\r\nHost: give.example.com\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nIdempotency-Key: {}\r\nAccept: application/json\r\nAccept-Language: fr\r\n\
         User-Agent: Burger/7.1 (iPhone; iOS 26)\r\nConnection: close\r\nContent-Length: 14\r\n\r\n{{\"quantity\":1}}",
        uuid::Uuid::new_v4()
    );
    let mut stream = TcpStream::connect(server.public).await.expect("a connection");
    stream.write_all(request.as_bytes()).await.expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    let (sent, got) = (request.len() as f64, answer.len() as f64);
    (answer, sent, got)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_is_as_large_as_the_plan_counts_it_and_the_connections_are_said_at_start() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1).await;
    let people = world.people(2, "eu").await;
    let server = Server::start_with("eu", &world.url, &["--servers-per-region", "3"]).await;
    for (person, status) in [(&people[0], "201"), (&people[0], "409"), (&people[1], "410")] {
        let (answer, sent, got) = on_the_wire(&server, &campaign.slug, &token(person)).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
        assert!(sent <= REQUEST_BYTES && got <= ANSWER_BYTES, "{status}: {sent} and {got} bytes: {answer}");
        let far_off = sent < REQUEST_BYTES / 2.0 || got < ANSWER_BYTES / 3.0;
        assert!(!far_off, "{status}: {sent} and {got} bytes are far less: {answer}");
    }
    let said = std::fs::read_to_string(server.process.log()).expect("a log");
    assert!(said.contains("connections: 3 servers × 2 regions × (10 + 2) = 72 connections at most"), "{said}");
    let crowd = ["--servers-per-region", "1000", "--connections", "500"];
    let crowded = Server::start_with("us", &world.url, &crowd).await;
    let said = std::fs::read_to_string(crowded.process.log()).expect("a log");
    assert!(said.contains("more connections than the database allows: 1000 servers × 2 regions"), "{said}");
    let doctor = ["doctor", "--servers-per-region", "1000", "--connections", "500"];
    let said = run(&doctor, &[("LARGESSE_DATABASE_URL", &world.url)]).await.stdout;
    let line = said.lines().find(|line| line.contains("connections")).expect("a line");
    assert!(line.starts_with('!') && line.contains("1000 servers × 2 regions × (500 + 2)"), "{said}");
}
