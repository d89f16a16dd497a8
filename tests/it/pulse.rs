//! What servers say about themselves: every two seconds, on a seat each, in rows that never grow more; and that the
//! world is read from it whole.

use std::sync::Arc;

use largesse::db::aside::Aside;
use largesse::report::pulse::RegionPulse;
use largesse::report::world::{Reader, World as Seen};

use crate::support::server::claim;
use crate::support::{Server, World, eventually};

/// The world as soon as it is as it should be.
async fn seen(
    reader: &Reader,
    campaign: &largesse::campaign::Campaign,
    what: &str,
    good: impl Fn(&Seen) -> bool,
) -> Seen {
    eventually(what, async || {
        let world = reader.read(campaign.id).await.ok()?.expect("a campaign");
        good(&world).then_some(world)
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_server_says_how_it_is_and_a_new_one_takes_the_seat_of_one_that_is_gone() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(100).await;
    let (eu, us) = tokio::join!(Server::start("eu", &world.url), Server::start("us", &world.url));
    for number in 0..20 {
        let person = world.person("eu").await;
        let answer = claim(eu.public, &campaign.slug, &person, &number.to_string()).await.expect("an answer");
        assert_eq!(answer.status, 201);
    }
    let reader = Reader::new(Arc::new(Aside::new(world.db.clone())));
    let spoken = |seen: &Seen| seen.languages() == [("en".to_owned(), 20)];
    let all = seen(&reader, &campaign, "two servers and what they did", |seen| {
        seen.servers.len() == 2 && seen.pulse().ready == 2 && seen.samples.len() >= 2 && spoken(seen)
    })
    .await;
    assert_eq!((all.campaign.supply, all.granted(), all.held(), all.remaining()), (100, 20, 0, 80));
    assert_eq!(all.regions.iter().map(|region| region.name.as_str()).collect::<Vec<_>>(), ["eu", "us"]);
    assert_eq!((all.regions[0].granted, all.regions[1].granted), (20, 0));
    // One of the two looks at the books.
    let all =
        seen(&reader, &campaign, "books that were checked", |seen| seen.books.is_some() && seen.rates_are_own).await;
    assert_eq!(all.books.expect("books").findings, 0);
    // What one campaign's team is shown has nothing in it that others could have added to.
    let alone = all.alone();
    assert_eq!((alone.granted(), alone.remaining(), alone.rates_are_own), (20, 80, true));
    assert!(alone.servers.is_empty() && alone.samples.is_empty() && alone.books.is_none());
    assert!(alone.regions.iter().all(|region| region.pulse == RegionPulse::default()));
    assert_eq!((alone.pulse(), alone.languages()), (RegionPulse::default(), vec![]));
    drop(us);
    let gone = "UPDATE server_pulses SET seen_at = now() - INTERVAL '90 seconds' WHERE region = 'us'";
    world.sql().await.batch_execute(gone).await.expect("a minute and a half");
    let silent = seen(&reader, &campaign, "a silent server", |seen| seen.pulse().silent == 1).await;
    let _us = Server::start("us", &world.url).await;
    let back = seen(&reader, &campaign, "another server on its seat", |seen| seen.pulse().servers == 2).await;
    assert_eq!(back.servers.len(), 2, "{:?}", back.servers);
    let us = |seen: &Seen| seen.servers.iter().find(|server| server.region.as_str() == "us").expect("us").server;
    assert_ne!(us(&silent), us(&back));
    // However long it runs, a region has so many rows of history and not one more.
    let slots = world.sql().await.query_one("SELECT min(slot) >= 0 AND max(slot) < 192 FROM region_samples", &[]).await;
    assert!(slots.expect("slots").get::<_, bool>(0));
}
