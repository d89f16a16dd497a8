//! The team's orders in the middle of a rush.

use std::time::Duration;

use futures_util::future::join_all;
use largesse::bench::growth::relay::{self, Relay};
use largesse::campaign::State;
use largesse::campaign::desk::Desk;
use tokio_util::sync::CancellationToken;

use crate::support::World;
use crate::support::world::{connect, operator};

/// As claims do: each counter row is written again and again, by one statement at a time.
async fn rush(world: &World, ended: &CancellationToken) {
    let writers = world.regions.iter().map(|region| async move {
        let sql = world.sql().await;
        let text = format!("UPDATE quota SET updated_at = now() WHERE region = '{region}' AND shard = 0");
        while !ended.is_cancelled() {
            // One that lost a race is run again, as a claim is.
            let _lost = sql.batch_execute(&text).await;
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    });
    join_all(writers).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_campaign_is_paused_in_the_middle_of_a_rush_from_afar() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1000).await;
    let far =
        Relay::start(relay::target(&world.url).expect("a host"), Duration::from_millis(10)).await.expect("a relay");
    let desk = Desk::new(connect(&far.url(&world.url).expect("an address")).await);
    let ended = CancellationToken::new();
    let order = async {
        let _ended = ended.clone().drop_guard();
        let reason = ("en".parse().expect("a language"), "The grill is being cleaned.".to_owned());
        desk.pause(&operator(), &campaign, &[reason]).await
    };
    let (paused, ()) = tokio::join!(order, rush(&world, &ended));
    paused.expect("paused");
    assert_eq!(world.reload(&campaign.slug).await.state, State::Paused);
}
