//! Promise 3 once more, for answers from memory: a server that has the frozen set of a sold-out epoch may say SORRY by
//! itself, for one second after it last looked, and to nobody who has a claim. Cut off, it falls silent; it does not
//! lie.

use std::sync::Arc;
use std::time::Duration;

use largesse::campaign::Campaign;
use largesse::campaign::cache::Campaigns;
use largesse::claim::place::Placer;
use largesse::claim::{Placement, Trouble};
use largesse::clock;
use largesse::id::{AccountId, RequestId};
use largesse::quota::gate::{Move, SORRY_LEASE};
use largesse::telemetry::metrics::Metrics;
use largesse::worker::freeze::Freezer;

use crate::support::world::{connect, stranger};
use crate::support::{Proxy, World, placed, release};

/// A server of a region with the task that keeps its memory, run by hand.
struct Node {
    placer: Placer,
    campaigns: Campaigns,
    freezer: Freezer,
}

impl Node {
    async fn new(world: &World, region: &str, url: &str) -> Self {
        let here: largesse::region::Region = region.parse().expect("a region");
        let db = connect(url).await;
        let placer = Placer::new(db.clone(), here.clone(), Metrics::new());
        placer.know_regions(world.regions.clone());
        let campaigns = Campaigns::new(db.clone(), here.clone());
        let freezer = Freezer::new(db, here, campaigns.clone(), placer.frozen().clone());
        Self { placer, campaigns, freezer }
    }

    /// Runs the task until the set of the campaign is in use, as seen by somebody who has no claim.
    async fn remembers(&self, campaign: &Campaign) -> i64 {
        for _ in 0..400 {
            self.campaigns.refresh().await.expect("campaigns");
            self.freezer.tick().await;
            if let Some(epoch) = self.says(campaign, AccountId::random()) {
                return epoch;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the set was never loaded");
    }

    /// What memory says to an account now.
    fn says(&self, campaign: &Campaign, account: AccountId) -> Option<i64> {
        self.placer.frozen().sorry(campaign.id, account, clock::monotonic())
    }

    /// Waits until memory says nothing more, as it must after the lease.
    async fn falls_silent(&self, campaign: &Campaign) {
        let most = SORRY_LEASE * 3;
        let until = clock::monotonic() + most;
        while self.says(campaign, AccountId::random()).is_some() {
            assert!(clock::monotonic() < until, "memory went on for {most:?}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

/// A campaign of three units that are gone, and who has them: one at home in eu, two in us.
async fn sold_out(world: &World) -> (Arc<Campaign>, Vec<largesse::account::Person>) {
    let campaign = world.campaign(3).await;
    let placers = world.placers().await;
    let winners = [world.people(1, "eu").await, world.people(2, "us").await].concat();
    for winner in &winners {
        assert!(matches!(placed(&placers[0], winner, &campaign).await, Placement::Granted { .. }));
    }
    let answer = placed(&placers[1], &world.person("eu").await, &campaign).await;
    assert!(matches!(answer, Placement::SoldOut { .. }), "{answer:?}");
    (world.reload(&campaign.slug).await, winners)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_says_sorry_with_the_epoch_and_never_to_anybody_who_has_a_claim() {
    let world = World::new(&["eu", "us"]).await;
    let (campaign, winners) = sold_out(&world).await;
    let node = Node::new(&world, "eu", &world.url).await;
    assert_eq!(node.says(&campaign, AccountId::random()), None, "nothing was loaded yet");
    let epoch = node.remembers(&campaign).await;
    assert_eq!(epoch, campaign.epoch);
    // Somebody the database has never seen is answered all the same: no claim anywhere is no claim.
    let answer = node.placer.place(&stranger("us"), &campaign, RequestId::random()).await;
    assert_eq!(answer, Ok(Placement::SoldOut { epoch }));
    for winner in &winners {
        // Also those whose home is another region, and those whose token wishes for a home they don't have.
        let lost = largesse::account::Person { region: None, ..winner.clone() };
        for person in [winner, &lost] {
            let answer = node.placer.place(person, &campaign, RequestId::random()).await;
            assert!(matches!(answer, Ok(Placement::AlreadyClaimed(_))), "{answer:?}");
        }
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_cut_off_falls_silent_and_does_not_lie() {
    let world = World::new(&["eu", "us"]).await;
    let (campaign, winners) = sold_out(&world).await;
    let proxy = Proxy::start(&world.url).await;
    let node = Node::new(&world, "eu", &proxy.url()).await;
    node.remembers(&campaign).await;
    drop(proxy);
    let winner = node.placer.place(&winners[0], &campaign, RequestId::random()).await;
    assert!(matches!(winner, Err(Trouble::Unavailable | Trouble::Unknown)), "{winner:?}");
    node.freezer.tick().await;
    node.falls_silent(&campaign).await;
    let loser = node.placer.place(&stranger("eu"), &campaign, RequestId::random()).await;
    assert!(matches!(loser, Err(Trouble::Unavailable | Trouble::Unknown)), "{loser:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_a_unit_can_be_granted_again_no_memory_of_the_old_epoch_speaks_any_more() {
    let world = World::new(&["eu", "us"]).await;
    let (campaign, winners) = sold_out(&world).await;
    let proxy = Proxy::start(&world.url).await;
    let node = Node::new(&world, "eu", &proxy.url()).await;
    release(&world.db, campaign.id, winners[0].account).await.expect("a release");
    // The server looks one last time and is cut off; the others re-open as fast as the rules let them.
    let epoch = node.remembers(&campaign).await;
    let looked_at = clock::monotonic();
    drop(proxy);
    world.turn(&campaign, Move::BEGIN_REOPENING).await.expect("reopening");
    while world.turn(&campaign, Move::REOPEN).await.is_none() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(node.says(&campaign, AccountId::random()), None, "SORRY while a unit can be granted");
    // The mutant: a memory whose clock stands still would go on.
    let stuck = node.placer.frozen().sorry(campaign.id, AccountId::random(), looked_at);
    assert_eq!(stuck, Some(epoch), "the mutant was not noticed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_sold_out_epoch_is_loaded_anew_with_its_new_winner() {
    let world = World::new(&["eu", "us"]).await;
    let (campaign, winners) = sold_out(&world).await;
    let node = Node::new(&world, "us", &world.url).await;
    let first = node.remembers(&campaign).await;
    release(&world.db, campaign.id, winners[2].account).await.expect("a release");
    world.turn(&campaign, Move::BEGIN_REOPENING).await.expect("reopening");
    node.campaigns.refresh().await.expect("campaigns");
    node.freezer.tick().await;
    assert_eq!(node.says(&campaign, AccountId::random()), None, "the gate stands at reopening");
    while world.turn(&campaign, Move::REOPEN).await.is_none() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let lucky = world.person("us").await;
    assert!(matches!(placed(&node.placer, &lucky, &campaign).await, Placement::Granted { .. }));
    assert!(matches!(placed(&node.placer, &world.person("us").await, &campaign).await, Placement::SoldOut { .. }));
    let second = node.remembers(&campaign).await;
    assert!(second > first);
    assert_eq!(node.says(&campaign, lucky.account), None);
    // Who gave it back has a claim row, and is told so by the database.
    assert_eq!(node.says(&campaign, winners[2].account), None);
    assert!(matches!(placed(&node.placer, &winners[2], &campaign).await, Placement::Released(_)));
    world.check_books().await;
}
