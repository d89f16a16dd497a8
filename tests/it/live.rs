//! Who listens to a campaign is told each change once, at once, after a cut too; nobody who is slow, or one too many,
//! costs the others anything.

use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt, Empty};
use hyper::Request;
use hyper::body::{Bytes, Incoming};
use hyper_util::rt::TokioIo;
use jiff::SignedDuration;
use largesse::campaign::Campaign;
use largesse::campaign::texts::{self, Text};
use largesse::clock;
use largesse::quota::gate::Move;
use nix::sys::signal::Signal;
use serde_json::Value;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::http_api::{path, window};
use crate::support::server::{Answer, ask, claim};
use crate::support::{Proxy, Server, World, eventually, operator, placed};

/// An open stream.
pub struct Stream {
    body: Incoming,
    rest: String,
    pub headers: hyper::HeaderMap,
    pub retries: Vec<u64>,
}

/// An event as it was sent.
#[derive(Debug)]
pub struct Heard {
    pub id: String,
    pub data: Value,
}

impl Stream {
    /// Listens; the answer if it is no stream.
    pub async fn open(to: SocketAddr, slug: &str, headers: &[(&str, &str)]) -> Result<Self, Answer> {
        let stream = TcpStream::connect(to).await.expect("a connection");
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.expect("HTTP");
        tokio::spawn(connection);
        let mut request = Request::get(format!("/v1/campaigns/{slug}/events")).header("host", "test");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Empty::<Bytes>::new()).expect("a request");
        let (parts, body) = sender.send_request(request).await.expect("an answer").into_parts();
        if parts.status != 200 {
            let bytes = body.collect().await.expect("a body").to_bytes();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            return Err(Answer { status: parts.status, headers: parts.headers, text });
        }
        Ok(Self { body, rest: String::new(), headers: parts.headers, retries: Vec::new() })
    }

    async fn to(server: &Server, campaign: &Campaign, last: Option<&str>) -> Self {
        let headers = last.map(|id| ("last-event-id", id));
        Self::open(server.public, &campaign.slug, headers.as_slice()).await.expect("a stream")
    }

    /// The next event within half a minute; nothing if the stream has ended.
    pub async fn next(&mut self) -> Option<Heard> {
        tokio::time::timeout(Duration::from_secs(30), self.read()).await.expect("an event or an end")
    }

    async fn read(&mut self) -> Option<Heard> {
        loop {
            while let Some((block, rest)) = self.rest.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.rest = rest;
                let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
                self.retries.extend(field("retry: ").and_then(|text| text.parse::<u64>().ok()));
                if let (Some(id), Some(data)) = (field("id: "), field("data: ")) {
                    assert_eq!(field("event: ").as_deref(), Some("state"));
                    return Some(Heard { id, data: serde_json::from_str(&data).expect("JSON") });
                }
            }
            let frame = self.body.frame().await?.ok()?;
            self.rest.push_str(&String::from_utf8_lossy(frame.data_ref().expect("data")));
        }
    }

    /// The next event that is so.
    pub async fn until(&mut self, what: &str, so: impl Fn(&Value) -> bool) -> Heard {
        for _ in 0..100 {
            let heard = self.next().await.unwrap_or_else(|| panic!("{what}: the stream has ended"));
            if so(&heard.data) {
                return heard;
            }
        }
        panic!("never heard: {what}");
    }

    /// The next line that says nothing, within half a minute.
    async fn beat(mut self) {
        let beat = async {
            while !self.rest.contains(":\n\n") {
                let frame = self.body.frame().await.expect("a stream that goes on").expect("a frame");
                self.rest.push_str(&String::from_utf8_lossy(frame.data_ref().expect("data")));
            }
        };
        tokio::time::timeout(Duration::from_secs(30), beat).await.expect("a beat");
    }

    /// Nothing is said for a second, which is two looks at the database.
    async fn is_silent(&mut self, about: &str) {
        let heard = tokio::time::timeout(Duration::from_secs(1), self.read()).await;
        assert!(heard.is_err(), "{about}: {heard:?}");
    }
}

fn state(wanted: &'static str) -> impl Fn(&Value) -> bool {
    move |data| data["state"] == wanted
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_listens_hears_how_the_campaign_stands_and_what_is_left_until_it_is_sold_out() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(4).await;
    let french = Text::titled("fr".parse().expect("a language"), "Burger gratuit");
    let french = Text { rules: "Un par personne.".into(), ..french };
    texts::set(&world.db, &operator(), &campaign, &french).await.expect("a text");
    let server = Server::start("eu", &world.url).await;
    let mut stream = Stream::open(server.public, &campaign.slug, &[("accept-language", "fr")]).await.expect("a stream");
    for (name, value) in [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-store"),
        ("access-control-allow-origin", "*"),
        ("content-language", "fr"),
        ("vary", "Accept-Language"),
    ] {
        assert_eq!(stream.headers.get(name).and_then(|v| v.to_str().ok()), Some(value), "{name}");
    }
    let full = stream.until("a full campaign", |data| data["share_left"] == 100).await;
    let mut shown =
        ask(server.public, "GET", &format!("/v1/campaigns/{}?lang=fr", campaign.slug), &[], "").await.json();
    // The long words are not in every event again.
    assert_eq!(shown.as_object_mut().expect("an object").remove("rules"), Some("Un par personne.".into()));
    shown["server_time"] = full.data["server_time"].clone();
    shown["share_left"] = 100.into();
    shown["as_of"] = full.data["as_of"].clone();
    assert_eq!(full.data, shown, "the campaign as GET shows it, and how much is left");
    assert_eq!(full.data["title"], "Burger gratuit");
    assert!(full.data["as_of"].as_str().expect("a time").parse::<jiff::Timestamp>().is_ok());
    world.turn(&campaign, Move::PAUSE).await.expect("a pause");
    let paused = stream.until("a pause", state("paused")).await;
    assert_ne!(paused.id, full.id);
    eventually("the opening", async || world.turn(&campaign, Move::OPEN).await).await;
    stream.until("open again", state("open")).await;
    let people = world.people(5, "eu").await;
    for (number, left) in [(0, 75), (1, 50)] {
        claim(server.public, &campaign.slug, &people[number], "k").await.expect("an answer");
        stream.until("a smaller share", |data| data["share_left"] == left && data["state"] == "open").await;
    }
    for person in &people[2..] {
        claim(server.public, &campaign.slug, person, "k").await.expect("an answer");
    }
    let gone = stream.until("the end", state("sold-out")).await;
    assert_eq!(gone.data["share_left"], 0);
    assert!(gone.data["epoch"].as_i64() > paused.data["epoch"].as_i64());
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_back_after_a_cut_hears_what_changed_and_nothing_twice_on_any_server() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(10).await;
    let (eu, us) = (Server::start("eu", &world.url).await, Server::start("us", &world.url).await);
    let mut stream = Stream::to(&eu, &campaign, None).await;
    let known = stream.until("what is left", |data| data["share_left"] == 100).await;
    // The same server and another one, both of which have read what is left by now.
    let mut elsewhere = Stream::to(&us, &campaign, None).await;
    assert_eq!(elsewhere.until("what is left", |data| data["share_left"] == 100).await.id, known.id);
    for server in [&eu, &us] {
        let mut again = Stream::to(server, &campaign, Some(&known.id)).await;
        again.is_silent("nothing has changed").await;
        assert!(again.retries.len() == 1 && (1_000..=10_000).contains(&again.retries[0]), "{:?}", again.retries);
    }
    // An epoch that no server has heard of yet is later than all that could be said.
    let mut ahead = Stream::to(&eu, &campaign, Some("999.0")).await;
    ahead.is_silent("this server is behind").await;
    drop(stream);
    world.turn(&campaign, Move::PAUSE).await.expect("a pause");
    let paused = elsewhere.until("the pause", state("paused")).await;
    for (server, id) in [(&eu, known.id.as_str()), (&us, &known.id), (&eu, "nonsense"), (&eu, "")] {
        let mut late = Stream::to(server, &campaign, Some(id)).await;
        let heard = late.until("the pause, at once or with this server's next look", state("paused")).await;
        assert_eq!(heard.data["epoch"], paused.data["epoch"]);
    }
    assert_eq!(ahead.next().await.expect("an event").data["state"], "paused");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draining_server_ends_its_streams_and_tells_each_listener_a_time_of_its_own() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let mut server = Server::start_with("eu", &world.url, &["--drain-ms", "20000"]).await;
    let mut streams = Vec::new();
    for _ in 0..20 {
        let mut stream = Stream::to(&server, &campaign, None).await;
        stream.next().await.expect("an event");
        streams.push(stream);
    }
    let stopping = tokio::spawn(async move { server.process.terminate(Duration::from_secs(15)).await });
    let mut retries = Vec::new();
    for stream in &mut streams {
        while stream.next().await.is_some() {}
        assert_eq!(stream.retries.len(), 2, "one at the beginning, one at the end");
        retries.push(stream.retries[1]);
    }
    assert!(stopping.await.expect("a stop").success(), "everything was finished in time");
    retries.sort_unstable();
    retries.dedup();
    assert!(retries.len() > 10 && retries.iter().all(|after| (1_000..=10_000).contains(after)), "{retries:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_listener_too_many_is_told_to_come_later_and_a_place_comes_free() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start_with("eu", &world.url, &["--listeners-max", "2"]).await;
    let first = Stream::to(&server, &campaign, None).await;
    let _second = Stream::to(&server, &campaign, None).await;
    let refused = Stream::open(server.public, &campaign.slug, &[]).await.err().expect("a refusal");
    crate::http_api::check_problem(&refused, 503, "listeners-full", "a third");
    assert_eq!((refused.header("retry-after"), refused.header("access-control-allow-origin")), ("30", "*"));
    drop(first);
    let mut third = eventually("a place", async || Stream::open(server.public, &campaign.slug, &[]).await.ok()).await;
    third.next().await.expect("an event");
    let unknown = Stream::open(server.public, "no-such-campaign", &[]).await.err().expect("a refusal");
    crate::http_api::check_problem(&unknown, 404, "campaign-not-found", "another campaign");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_reads_nothing_holds_up_nobody_and_is_cut_off() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let mut lazy = TcpStream::connect(server.public).await.expect("a connection");
    let request = format!("GET /v1/campaigns/{}/events HTTP/1.1\r\nHost: test\r\n\r\n", campaign.slug);
    lazy.write_all(request.as_bytes()).await.expect("a request");
    let mut stream = Stream::to(&server, &campaign, None).await;
    let listeners = async |count: &str| {
        let metrics = ask(server.ops, "GET", "/metrics", &[], "").await.text;
        metrics.contains(&format!("largesse_listeners {count}\n")).then_some(())
    };
    eventually("two listeners", async || listeners("2").await).await;
    // Each of these events is larger than most kernels keep for a connection.
    let client = world.sql().await;
    for number in 0..6 {
        let sql = format!(
            "UPDATE campaign_texts SET title = '{number}' || repeat('x', 2000000) WHERE campaign_id = '{}' AND locale = 'en'",
            campaign.id
        );
        client.batch_execute(&sql).await.expect("a title");
        let title = |data: &Value| data["title"].as_str().is_some_and(|title| title.starts_with(&number.to_string()));
        stream.until("the new title", title).await;
    }
    eventually("one listener", async || listeners("1").await).await;
    drop(lazy);
    placed(&world.placer("eu").await, &world.person("eu").await, &campaign).await;
    stream.until("what is left", |data| data["share_left"] == 90).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_costs_a_listener_nothing_but_the_way_to_another_one() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let (mut first, second) = (Server::start("eu", &world.url).await, Server::start("eu", &world.url).await);
    let mut stream = Stream::to(&first, &campaign, None).await;
    let known = stream.until("what is left", |data| data["share_left"] == 100).await;
    first.process.signal(Signal::SIGKILL);
    assert!(stream.next().await.is_none(), "a cut");
    world.turn(&campaign, Move::CLOSE).await.expect("a close");
    eventually("the close", async || {
        let shown = ask(second.public, "GET", &path(&campaign, ""), &[], "").await.json();
        (shown["state"] == "closed").then_some(())
    })
    .await;
    let mut again = Stream::to(&second, &campaign, Some(&known.id)).await;
    let heard = again.next().await.expect("an event").data;
    // At once, before this server has looked for its first listener at what is left.
    assert_eq!((&heard["state"], &heard["share_left"]), (&"closed".into(), &Value::Null));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stream_with_nothing_to_say_beats_and_not_all_streams_at_once() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let mut beats = JoinSet::new();
    for _ in 0..10 {
        let stream = Stream::to(&server, &campaign, None).await;
        beats.spawn(async {
            stream.beat().await;
            clock::monotonic()
        });
    }
    let at = beats.join_all().await;
    let (first, last) = (at.iter().min().expect("a beat"), at.iter().max().expect("a beat"));
    assert!(last.duration_since(*first) > Duration::from_secs(1), "all within a second: {at:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_told_from_an_old_copy_and_the_news_when_the_database_is_back() {
    let world = World::new(&["eu"]).await;
    let proxy = Proxy::start(&world.url).await;
    let server = Server::start("eu", &proxy.url()).await;
    let campaign = window(&world, clock::now() + SignedDuration::from_secs(12)).await;
    let place = path(&campaign, "");
    let status = async |wanted| {
        let shown = ask(server.public, "GET", &place, &[], "").await;
        (shown.status == wanted).then_some(())
    };
    eventually("the campaign", async || status(200).await).await;
    let mut stream = Stream::to(&server, &campaign, None).await;
    stream.until("what is so before the opening", |data| data["share_left"] == 100).await;
    proxy.stall(true);
    eventually("an old copy", async || status(503).await).await;
    eventually("the opening", async || (clock::now() > campaign.opens_at).then_some(())).await;
    // Until the copy was old, what is left may have become unknown.
    while let Ok(heard) = tokio::time::timeout(Duration::from_secs(1), stream.read()).await {
        assert_eq!(heard.expect("a stream that goes on").data["state"], "not-open", "from an old copy");
    }
    proxy.stall(false);
    stream.until("the opening", state("open")).await;
}
