//! The way in: who is sent where, what is asked twice and what is not, and that nobody is lost when regions come, go,
//! hang and die.

use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use largesse::local::process::{Probe, ServerProcess};
use largesse::quota::gate::Move;
use nix::sys::signal::Signal;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::support::server::{Answer, TempFolder, ask, claim, run};
use crate::support::{Server, World, eventually};

/// A running entrance and the folder of its regions.
struct Entrance {
    process: ServerProcess,
    public: SocketAddr,
    ops: SocketAddr,
    folder: TempFolder,
}

impl Entrance {
    async fn start(servers: &[(&str, SocketAddr, SocketAddr)]) -> Self {
        let folder = TempFolder::new();
        let mut command = Command::new(env!("CARGO_BIN_EXE_largesse"));
        command.args(["entrance", "--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0", "--answer-ms", "6000"]);
        command.args(["--drain-ms", "500", "--regions-folder"]).arg(&folder.0).env_remove("RUST_LOG");
        for (region, public, ops) in servers {
            write(&folder, region, *public, *ops);
        }
        let mut process = ServerProcess::spawn_announcing("entrance", command, &folder.0).expect("an entrance");
        let addresses = process.addresses(Duration::from_secs(30)).await.expect("addresses");
        let ready = Probe::Http(addresses.ops, "/readyz");
        process.wait_until_ready(&ready, Duration::from_secs(30)).await.expect("a ready entrance");
        Self { process, public: addresses.public, ops: addresses.ops, folder }
    }

    /// Waits until the entrance knows these regions as live and no others.
    async fn lives(&self, expected: &[&str]) {
        eventually(&format!("{expected:?} are live"), async || {
            let seen = ask(self.ops, "GET", "/regions", &[], "").await.json();
            let all = seen["regions"].as_array().expect("a list").iter();
            let live: Vec<_> = all.filter(|seen| seen["live"] == true).map(|seen| seen["region"].clone()).collect();
            (live == expected).then_some(())
        })
        .await;
    }

    async fn from(&self, country: &str, method: &str, path: &str, more: &[(&str, &str)]) -> Answer {
        ask(self.public, method, path, &[&[("X-Country", country)], more].concat(), "").await
    }
}

fn write(folder: &TempFolder, region: &str, public: SocketAddr, ops: SocketAddr) {
    let unfinished = folder.0.join(format!("{region}.unfinished"));
    std::fs::write(&unfinished, format!(r#"{{"public":"{public}","ops":"{ops}"}}"#)).expect("a file");
    std::fs::rename(unfinished, folder.0.join(format!("{region}.json"))).expect("a file");
}

/// What a made-up server does with a request that is not about its health.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// Answers with what it was sent.
    Echo,
    /// Reads it and breaks off: whether it acted on it, nobody knows.
    Cut,
    /// Reads it and says nothing; is silent about its health too.
    Hang,
}

/// A made-up server: what the entrance sent, and what comes of a server's manners.
struct Fake {
    address: SocketAddr,
    manner: watch::Sender<Manner>,
    asked: Arc<AtomicU32>,
}

impl Fake {
    async fn start(name: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (manner, asked) = (watch::Sender::new(Manner::Echo), Arc::new(AtomicU32::new(0)));
        let (heard, count) = (manner.subscribe(), Arc::clone(&asked));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, name, heard.clone(), Arc::clone(&count)));
            }
        });
        Self { address, manner, asked }
    }

    fn turn(&self, manner: Manner) {
        self.manner.send_replace(manner);
        self.asked.store(0, Ordering::SeqCst);
    }

    fn asked(&self) -> u32 {
        self.asked.load(Ordering::SeqCst)
    }
}

/// One connection of a made-up server.
async fn converse(stream: TcpStream, name: &str, manner: watch::Receiver<Manner>, asked: Arc<AtomicU32>) {
    let mut stream = BufReader::new(stream);
    loop {
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let start = head.len();
            if !matches!(stream.read_line(&mut head).await, Ok(1..)) {
                return;
            }
            let line = head[start..].trim().to_ascii_lowercase();
            length = line.strip_prefix("content-length: ").map_or(length, |n| n.parse().expect("a length"));
            if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        if stream.read_exact(&mut body).await.is_err() {
            return;
        }
        let (manner, health) = (*manner.borrow(), head.starts_with("GET /readyz"));
        if manner == Manner::Hang {
            std::future::pending::<()>().await;
        }
        asked.fetch_add(u32::from(!health), Ordering::SeqCst);
        if manner == Manner::Cut && !health {
            return;
        }
        let text = format!("{name}\n{head}{}", String::from_utf8_lossy(&body));
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nkeep-alive: x\r\n\r\n{text}", text.len());
        if stream.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// A request: method, path, headers, and which server answers it in the end, if one does.
type Request<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], Option<&'a str>);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_may_have_been_done_is_asked_again_only_if_asking_twice_is_asking_once() {
    let (us, eu) = (Fake::start("us").await, Fake::start("eu").await);
    let at = |fake: &Fake| (fake.address, fake.address);
    let servers = [("us-east1", at(&us)), ("europe-west1", at(&eu))];
    let entrance = Entrance::start(&servers.map(|(name, (public, ops))| (name, public, ops))).await;
    entrance.lives(&["europe-west1", "us-east1"]).await;
    let claims = "/v1/campaigns/burger/claims";

    for (country, first) in [("FR", "eu"), ("US", "us"), ("br", "us"), ("XX", "us"), ("", "us"), ("NG", "eu")] {
        let answer = entrance.from(country, "GET", "/c/burger?lang=fr", &[]).await;
        assert_eq!(answer.text.lines().next(), Some(first), "{country}: {answer:?}");
    }
    let fields = [("x-forwarded-for", "192.0.2.7"), ("x-request-id", "r-1"), ("connection", "x-own"), ("x-own", "1")];
    let answer = entrance.from("FR", "POST", claims, &fields).await;
    for expected in ["x-forwarded-for: 192.0.2.7, 127.0.0.1", "x-request-id: r-1", "host: test", "x-country: FR"] {
        assert!(answer.text.contains(expected), "{expected} is not in {}", answer.text);
    }
    assert!(!answer.text.contains("x-own"), "{}", answer.text);
    assert_eq!((answer.header("largesse-region"), answer.header("keep-alive")), ("europe-west1", ""));

    let (key, accept) = (("idempotency-key", "k-1"), ("accept-language", "fr"));
    let table: [Request<'_>; 5] = [
        ("GET", "/c/burger", &[], Some("us")),
        ("POST", claims, &[key], Some("us")),
        ("POST", "/v1/campaigns/burger/pass", &[], Some("us")),
        ("POST", claims, &[accept], None),
        ("POST", "/c/burger", &[accept, key], None),
    ];
    for (method, path, more, answered_by) in table {
        eu.turn(Manner::Cut);
        us.turn(Manner::Echo);
        let answer = entrance.from("FR", method, path, more).await;
        if let Some(name) = answered_by {
            assert_eq!(answer.text.lines().next(), Some(name), "{method} {path}: {answer:?}");
            assert_eq!(us.asked(), 1, "{method} {path}");
            continue;
        }
        assert_eq!((answer.status.as_u16(), eu.asked(), us.asked()), (503, 1, 0), "{method} {path}: {answer:?}");
        assert_eq!(answer.json()["code"], "outcome-unknown", "{answer:?}");
        assert_eq!((answer.header("content-language"), answer.header("retry-after")), ("fr", "1"));
    }
    nobody_waits_for_a_server_that_hangs(&entrance, &us, &eu).await;
}

async fn nobody_waits_for_a_server_that_hangs(entrance: &Entrance, us: &Fake, eu: &Fake) {
    eu.turn(Manner::Hang);
    us.turn(Manner::Echo);
    let key = [("idempotency-key", "k-2")];
    let answer = entrance.from("FR", "POST", "/v1/campaigns/burger/claims", &key).await;
    assert_eq!(answer.text.lines().next(), Some("us"), "{answer:?}");
    entrance.lives(&["us-east1"]).await;
    // From now on it is not even asked; and when it speaks again, it is.
    eu.turn(Manner::Echo);
    entrance.lives(&["europe-west1", "us-east1"]).await;
    assert_eq!(entrance.from("FR", "GET", "/", &[]).await.text.lines().next(), Some("eu"));
    us.turn(Manner::Hang);
    eu.turn(Manner::Hang);
    entrance.lives(&[]).await;
    assert_eq!(ask(entrance.ops, "GET", "/readyz", &[], "").await.status, 503);
    assert_eq!(ask(entrance.ops, "GET", "/livez", &[], "").await.status, 200);
    let answer = entrance.from("FR", "GET", "/c/burger", &[("accept-language", "ar"), ("accept", "text/html")]).await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, "2"));
    assert!(answer.text.contains(r#"lang="ar" dir="rtl""#), "{answer:?}");
    let answer = entrance.from("FR", "POST", "/v1/campaigns/burger/claims", &[("x-request-id", "r-3")]).await;
    assert_eq!((&answer.json()["code"], &answer.json()["instance"]), (&"unavailable".into(), &"/requests/r-3".into()));
    assert_eq!(answer.header("content-type"), "application/problem+json");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn regions_come_and_go_and_die_while_people_claim_and_nobody_is_lost() {
    let world = World::new(&["us-east1", "europe-west1"]).await;
    let campaign = world.campaign(10_000).await;
    let us = Server::start("us-east1", &world.url).await;
    let mut eu = Server::start("europe-west1", &world.url).await;
    let mut entrance = Entrance::start(&[("us-east1", us.public, us.ops)]).await;
    let people = world.people(400, "us-east1").await;
    let (slug, to, stop) = (campaign.slug.clone(), entrance.public, Arc::new(AtomicBool::new(false)));
    let crowds: Vec<_> = people
        .chunks(100)
        .map(|crowd| {
            let (crowd, slug, stop) = (crowd.to_vec(), slug.clone(), Arc::clone(&stop));
            tokio::spawn(async move {
                let mut claimed = 0;
                for (number, person) in crowd.iter().enumerate() {
                    if stop.load(Ordering::SeqCst) {
                        break;
                    }
                    let answer = claim(to, &slug, person, &format!("key-{number}")).await.expect("an answer");
                    assert_eq!(answer.status, 201, "{answer:?}");
                    claimed += 1;
                }
                claimed
            })
        })
        .collect();
    entrance.lives(&["us-east1"]).await;
    let (mut events, answer) = listen(entrance.public, &slug).await;
    assert!(answer.contains("text/event-stream") && answer.contains("largesse-region: us-east1"), "{answer}");
    // Comes in without a restart, and on SIGHUP.
    write(&entrance.folder, "europe-west1", eu.public, eu.ops);
    entrance.process.signal(Signal::SIGHUP);
    entrance.lives(&["europe-west1", "us-east1"]).await;
    let answer = entrance.from("FR", "GET", &format!("/v1/campaigns/{slug}"), &[]).await;
    assert_eq!(answer.header("largesse-region"), "europe-west1", "{answer:?}");
    // Goes, while the other one's people listen on.
    std::fs::remove_file(entrance.folder.0.join("us-east1.json")).expect("a file");
    entrance.lives(&["europe-west1"]).await;
    let answer = entrance.from("US", "GET", &format!("/v1/campaigns/{slug}"), &[]).await;
    assert_eq!(answer.header("largesse-region"), "europe-west1", "{answer:?}");
    write(&entrance.folder, "us-east1", us.public, us.ops);
    entrance.lives(&["europe-west1", "us-east1"]).await;
    eu.process.kill();
    let answer = entrance.from("FR", "GET", &format!("/v1/campaigns/{slug}"), &[]).await;
    assert_eq!((answer.status.as_u16(), answer.header("largesse-region")), (200, "us-east1"), "{answer:?}");
    stop.store(true, Ordering::SeqCst);
    let mut claimed = 0;
    for crowd in crowds {
        claimed += crowd.await.expect("every claim was answered");
    }
    assert!(claimed > 0);
    assert_eq!(world.granted(&campaign).await, claimed);
    // The stream that was opened before all this still lives.
    world.turn(&campaign, Move::PAUSE).await.expect("a pause");
    eventually("the pause is heard", async || events.heard("paused").await).await;
    assert_eq!(entrance.process.terminate(Duration::from_secs(10)).await.code(), Some(0));
    world.check_books().await;
}

/// A stream of events, as it is read.
struct Events(TcpStream, String);

impl Events {
    /// Reads what is there; whether this was among all that was read.
    async fn heard(&mut self, word: &str) -> Option<()> {
        let mut bytes = vec![0; 4096];
        let reading = tokio::time::timeout(Duration::from_millis(100), self.0.read(&mut bytes)).await;
        if let Ok(count) = reading {
            let count = count.expect("an open stream");
            assert!(count > 0, "the stream was closed: {}", self.1);
            self.1.push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
        self.1.contains(word).then_some(())
    }
}

async fn listen(to: SocketAddr, slug: &str) -> (Events, String) {
    let mut stream = TcpStream::connect(to).await.expect("a connection");
    let request = format!("GET /v1/campaigns/{slug}/events HTTP/1.1\r\nHost: test\r\nX-Country: US\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("a connection that takes bytes");
    let mut events = Events(stream, String::new());
    eventually("the first event comes through", async || events.heard("data:").await).await;
    let head = events.1.to_ascii_lowercase();
    (events, head)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_entrance_that_can_not_be_used_says_what_was_expected() {
    let region = ["--region", "us-east1=a:1,b:2"];
    let table: &[(&[&str], &[&str])] = &[
        (&[], &["--region", "--regions-folder"]),
        (&["--region", "moon=a:1,b:2"], &["--region", "where `moon` is", "latitude"]),
        (&[region[0], region[1], "--default-country", "XX"], &["LARGESSE_ENTRANCE_DEFAULT_COUNTRY", "ISO 3166"]),
        (&[region[0], region[1], "--country-header", "a b"], &["LARGESSE_ENTRANCE_COUNTRY_HEADER", "X-Country"]),
        (&[region[0], region[1], "--answer-ms", "1"], &["--answer-ms", "100..=120000"]),
    ];
    for (args, said) in table {
        let ended = run(&[&["entrance", "--listen", "127.0.0.1:0"], *args].concat(), &[]).await;
        assert_eq!(ended.code, Some(2), "{args:?}: {ended:?}");
        for word in *said {
            assert!(ended.stderr.contains(word), "{args:?}: {word}: {ended:?}");
        }
    }
}
