//! Who watches the dashboard watches it as one of the team: a token that is taken back, anywhere, ends its streams within
//! seconds; a database that is away ends nobody's.

use largesse::operator::Role;
use largesse::operator::directory::{Directory, New};

use crate::admin::{TOKEN, call_as};
use crate::ops_scopes::{Parts, Session};
use crate::support::{Proxy, Server, World, operator};

/// A stream is told something every second: so many later it has ended, if it ends within seconds.
const SECONDS: usize = 12;

/// Everything that is still said until the stream ends; nothing if it goes on.
async fn to_the_end(mut parts: Parts) -> Option<Vec<String>> {
    let mut said = Vec::new();
    for _ in 0..SECONDS {
        match parts.next().await {
            Some((event, _)) => said.push(event),
            None => return Some(said),
        }
    }
    None
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_sent_away_watches_no_longer_than_some_seconds() {
    let world = World::new(&["eu", "us"]).await;
    world.campaign(10).await;
    let proxy = Proxy::start(&world.url).await;
    let through = proxy.url();
    let (eu, us) = tokio::join!(
        Server::start_with("eu", &through, &["--admin-token", TOKEN]),
        Server::start_with("us", &world.url, &["--admin-token", TOKEN])
    );
    let team = Directory::new(world.db.clone(), None);
    let made = async |name| team.add(&operator(), &New::without_limits(name, Role::Viewer, 1)).await.expect("somebody");
    let (gone, late, stays) = (made("gone").await, made("late").await, made("stays").await);
    let session = async |made: &largesse::operator::directory::Made| Session::of(&eu, made.token.reveal()).await;
    let (gone_at, late_at, stays_at) = (session(&gone).await, session(&late).await, session(&stays).await);
    let whole_at = Session::of(&eu, TOKEN).await;
    let mut streams = [gone_at.stream("").await, gone_at.stream("").await, late_at.stream("").await];
    let mut others = [stays_at.stream("").await, whole_at.stream("").await];
    for stream in streams.iter_mut().chain(&mut others) {
        assert!(stream.next().await.is_some());
    }
    // At the other server, and by time.
    let own = format!("/v1/admin/operators/{}", gone.operator.id);
    assert_eq!(call_as(&us, TOKEN, ("DELETE", &own), "").await.status, 204);
    let over = "UPDATE operators SET created_at = now() - INTERVAL '2 days', expires_at = now() WHERE name = 'late'";
    world.sql().await.batch_execute(over).await.expect("a day later");
    let [one, two, three] = streams;
    let ends = tokio::join!(to_the_end(one), to_the_end(two), to_the_end(three));
    for end in [ends.0, ends.1, ends.2] {
        let said = end.expect("a stream that ends");
        assert_eq!(said.last().map(String::as_str), Some("over"), "{said:?}");
        assert!(said[..said.len() - 1].iter().all(|event| event == "parts"), "{said:?}");
    }
    let again = Parts::open(eu.ops, "", &gone_at.cookie).await;
    assert_eq!(again.err().map(|status| status.as_u16()), Some(401));
    assert_eq!(gone_at.page("").await.status, 303, "to the door");
    for stream in &mut others {
        assert_eq!(stream.next().await.expect("it goes on").0, "parts");
    }
    // Not even the last state any more, when the database is away afterwards.
    proxy.stall(true);
    assert_eq!(gone_at.page("").await.status, 503);
    assert_eq!(stays_at.page("").await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn however_many_watch_with_a_token_it_is_asked_about_once_and_a_database_that_is_away_ends_nobody() {
    let world = World::new(&["eu"]).await;
    world.campaign(10).await;
    let proxy = Proxy::start(&world.url).await;
    let server = Server::start_with("eu", &proxy.url(), &["--admin-token", TOKEN]).await;
    let team = Directory::new(world.db.clone(), None);
    let made = team.add(&operator(), &New::without_limits("many", Role::Viewer, 1)).await.expect("somebody");
    let session = Session::of(&server, made.token.reveal()).await;
    let mut streams = Vec::new();
    for _ in 0..20 {
        streams.push(session.stream("").await);
    }
    for stream in &mut streams {
        assert!(stream.next().await.is_some());
    }
    let before = proxy.runs("operator_find");
    for _ in 0..SECONDS {
        for stream in &mut streams {
            assert_eq!(stream.next().await.expect("it goes on").0, "parts");
        }
    }
    let asked = proxy.runs("operator_find") - before;
    assert!((1..=3 * SECONDS).contains(&asked), "asked {asked} times for 20 streams and {SECONDS} events each");
    proxy.stall(true);
    for _ in 0..SECONDS / 2 {
        assert_eq!(streams[0].next().await.expect("the last state").0, "parts");
    }
    proxy.stall(false);
    team.revoke(&operator(), made.operator.id).await.expect("taken back");
    // The circuit closes first, which is another second or two of the last state.
    let said =
        to_the_end(streams.swap_remove(0)).await.expect("a stream that ends when the database can be asked again");
    assert_eq!(said.last().map(String::as_str), Some("over"), "{said:?}");
}
