//! The dashboard of somebody whose token has a limit: their campaigns in the choice, on the page and in the stream, no
//! figure to which others have added, and no button that the API would refuse.

use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt, Empty};
use hyper::Request;
use hyper::body::{Bytes, Incoming};
use hyper_util::rt::TokioIo;
use largesse::l10n::Message;
use largesse::operator::Role;
use serde_json::Value;
use tokio::net::TcpStream;

use crate::admin::TOKEN;
use crate::admin_scopes::token;
use crate::browser::words;
use crate::support::server::{Answer, ask, claim};
use crate::support::{Server, World, eventually};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Somebody's browser, without script.
pub struct Session<'a> {
    server: &'a Server,
    pub cookie: String,
}

impl<'a> Session<'a> {
    /// Signs in.
    pub async fn of(server: &'a Server, token: &str) -> Self {
        let signed_in = ask(server.ops, "POST", "/ops/sign-in", &[FORM], &format!("token={}", escaped(token))).await;
        assert_eq!(signed_in.status, 303, "{signed_in:?}");
        let cookie = signed_in.header("set-cookie").split(';').next().expect("a cookie").to_owned();
        Self { server, cookie }
    }

    /// Looks at the page.
    pub async fn page(&self, query: &str) -> Answer {
        ask(self.server.ops, "GET", &format!("/ops{query}"), &[("cookie", &self.cookie)], "").await
    }

    async fn act(&self, form: &str) -> Answer {
        ask(self.server.ops, "POST", "/ops/act?lang=fr", &[("cookie", &self.cookie), FORM], form).await
    }

    /// Listens.
    pub async fn stream(&self, query: &str) -> Parts {
        Parts::open(self.server.ops, query, &self.cookie).await.expect("a stream")
    }
}

fn escaped(token: &str) -> String {
    token.replace('%', "%25").replace('+', "%2B").replace('&', "%26").replace(' ', "+")
}

/// The stream of what has changed on the dashboard.
pub struct Parts {
    body: Incoming,
    rest: String,
}

impl Parts {
    /// Listens; the answer if it is no stream.
    pub async fn open(to: SocketAddr, query: &str, cookie: &str) -> Result<Self, hyper::StatusCode> {
        let stream = TcpStream::connect(to).await.expect("a connection");
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.expect("HTTP");
        tokio::spawn(connection);
        let request = Request::get(format!("/ops/events{query}")).header("host", "test").header("cookie", cookie);
        let answer = sender.send_request(request.body(Empty::<Bytes>::new()).expect("a request")).await;
        let (parts, body) = answer.expect("an answer").into_parts();
        if parts.status == 200 { Ok(Self { body, rest: String::new() }) } else { Err(parts.status) }
    }

    /// The next event, its name and its data; nothing if the stream has ended.
    pub async fn next(&mut self) -> Option<(String, Value)> {
        tokio::time::timeout(Duration::from_secs(30), self.read()).await.expect("an event or an end")
    }

    async fn read(&mut self) -> Option<(String, Value)> {
        loop {
            while let Some((block, rest)) = self.rest.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.rest = rest;
                let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
                if let (Some(event), Some(data)) = (field("event: "), field("data: ")) {
                    return Some((event, serde_json::from_str(&data).expect("JSON")));
                }
            }
            let frame = self.body.frame().await?.ok()?;
            self.rest.push_str(&String::from_utf8_lossy(frame.data_ref().expect("data")));
        }
    }
}

/// Two campaigns that run, with people in both.
async fn two_campaigns(world: &World, server: &Server) -> (String, String) {
    let (mine, theirs) = (world.campaign(1_000).await, world.campaign(1_000).await);
    for (campaign, count) in [(&mine, 1), (&theirs, 7)] {
        for (number, person) in world.people(count, "eu").await.iter().enumerate() {
            let answer = eventually("a claim", async || {
                let answer = claim(server.public, &campaign.slug, person, &number.to_string()).await?;
                (answer.status == 201).then_some(answer)
            });
            answer.await;
        }
    }
    (mine.slug.clone(), theirs.slug.clone())
}

/// Parts that are of the whole deployment.
const WHOLE: [&str; 4] = ["charts", "why", "books", "languages"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_for_one_campaign_sees_that_one_and_nothing_of_the_others() {
    let world = World::new(&["eu", "us"]).await;
    let server = Server::start_with("eu", &world.url, &["--admin-token", TOKEN]).await;
    let (mine, theirs) = two_campaigns(&world, &server).await;
    let whole = Session::of(&server, TOKEN).await;
    let all = whole.page(&format!("?campaign={theirs}")).await.text;
    for part in WHOLE {
        assert!(all.contains(&format!("id=\"{part}\"")), "{part}: {all}");
    }
    assert!(all.contains(&mine) && all.contains("act-drain") && all.contains(&words("en", &Message::OpsAttempts)));
    let own = Session::of(&server, &token(&world, Role::Admin, (&[&mine], &[])).await).await;
    // Also where the other one is named.
    for query in ["", &format!("?campaign={mine}"), &format!("?campaign={theirs}"), "?campaign=nowhere"] {
        let page = own.page(query).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains(&format!("/ops/events?campaign={mine}")), "{query}: {}", page.text);
        assert!(!page.text.contains(&theirs), "{query}: the other campaign is named");
        for part in WHOLE {
            assert!(!page.text.contains(&format!("id=\"{part}\"")), "{query}: {part}");
        }
        for servers in [Message::OpsAttempts, Message::OpsServers, Message::OpsAnswers, Message::OpsHealth] {
            let words = words("en", &servers);
            assert!(!page.text.contains(&format!(">{words}<")), "{query}: {words}");
        }
        assert!(page.text.contains("act-pause") && page.text.contains("act-restock"), "{query}");
        assert!(!page.text.contains("act-drain"), "{query}: a button that would be refused");
        assert!(page.text.contains(&format!("admin ({mine})")), "{query}: what the token is for is said");
    }
    for query in ["", &format!("?campaign={theirs}")] {
        let mut parts = own.stream(query).await;
        for _ in 0..3 {
            let (_, event) = parts.next().await.expect("an event");
            assert!(!event.to_string().contains(&theirs), "{event}");
            let sent = event["ages"].as_object().expect("parts");
            assert!(sent.contains_key("world") && !WHOLE.iter().any(|part| sent.contains_key(*part)), "{event}");
        }
    }
    let none = Session::of(&server, &token(&world, Role::Admin, (&["not-made-yet"], &[])).await).await;
    let page = none.page(&format!("?campaign={mine}")).await;
    assert!(page.text.contains(&words("en", &Message::OpsNoCampaignTitle)) && !page.text.contains(&mine));
    let refused = Parts::open(server.ops, &format!("?campaign={mine}"), &none.cookie).await;
    assert_eq!(refused.err().map(|status| status.as_u16()), Some(404));
    // Whatever a page sends, it is the API that lets in; and it says so in words.
    for form in [format!("action=pause&campaign={theirs}"), format!("action=drain&campaign={mine}&region=us")] {
        let refused = own.act(&form).await;
        assert_eq!(refused.status, 403, "{form}: {refused:?}");
        assert!(refused.text.contains(&words("fr", &Message::ProblemOutOfScopeDetail)), "{}", refused.text);
        assert!(!refused.text.contains(&format!("value=\"{theirs}\"")), "{}", refused.text);
    }
    assert_eq!(world.reload(&theirs).await.state, largesse::campaign::State::Open);
    assert_eq!(own.act(&format!("action=pause&campaign={mine}")).await.status, 303);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_for_one_region_sees_the_world_and_orders_only_there() {
    let world = World::new(&["eu", "us"]).await;
    let server = Server::start_with("eu", &world.url, &["--admin-token", TOKEN]).await;
    let (mine, theirs) = two_campaigns(&world, &server).await;
    let us = Session::of(&server, &token(&world, Role::Admin, (&[], &["us"])).await).await;
    let page = us.page(&format!("?campaign={mine}")).await.text;
    assert!(page.contains(&mine) && page.contains(&theirs), "both campaigns are there");
    for part in WHOLE {
        assert!(page.contains(&format!("id=\"{part}\"")), "{part}");
    }
    let offered: Vec<&str> = page.split("id=\"act-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(offered, ["restock", "drain"]);
    // The panels offer the one region, and not "wherever it suits".
    let options: Vec<&str> = page.split("<option value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(options, ["us", "us"]);
    let restock = "amount=5&reason=more&id=67e55044-10b1-426f-9247-bb680e5fe0c8";
    for region in ["", "&region=eu"] {
        let refused = us.act(&format!("action=restock&campaign={mine}&{restock}{region}")).await;
        assert_eq!(refused.status, 403, "{refused:?}");
        assert!(refused.text.contains(&words("fr", &Message::ProblemOutOfScopeDetail)), "{}", refused.text);
    }
    for action in ["pause", "freeze", "close"] {
        assert_eq!(us.act(&format!("action={action}&campaign={mine}&reason=x")).await.status, 403, "{action}");
    }
    let done = us.act(&format!("action=restock&campaign={mine}&{restock}&region=us")).await;
    assert_eq!((done.status.as_u16(), world.reload(&mine).await.supply), (303, 1_005), "{done:?}");
    world.check_books().await;
}
