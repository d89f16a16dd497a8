//! Random histories: whatever happens in whatever order, the books balance after every step and the end is exact.

use largesse::claim::Placement;
use largesse::id::{RequestId, TransferId};
use largesse::quota::gate::Move;
use largesse::quota::plan::Borrow;
use largesse::quota::{reserve_shard, store as quota};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use uuid::Uuid;

use crate::support::{World, placed, release};

/// One thing that may happen.
#[derive(Clone, Debug)]
enum Step {
    /// Somebody claims at a region's server.
    Claim { person: usize, at: usize },
    /// Somebody gives theirs back.
    Release { person: usize },
    /// Units move from one region's reserve to another one's row.
    Transfer { from: usize, to: usize, amount: i64 },
    /// Units are added.
    Restock { region: usize, amount: i64 },
    /// An operator or a worker moves the gate.
    Turn(usize),
}

const MOVES: [Move; 5] = [Move::PAUSE, Move::OPEN, Move::SELL_OUT, Move::BEGIN_REOPENING, Move::OPEN];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..12_usize, 0..2_usize).prop_map(|(person, at)| Step::Claim { person, at }),
        2 => (0..12_usize).prop_map(|person| Step::Release { person }),
        2 => (0..2_usize, 0..2_usize, 1..4_i64).prop_map(|(from, to, amount)| Step::Transfer { from, to, amount }),
        1 => (0..2_usize, 1..4_i64).prop_map(|(region, amount)| Step::Restock { region, amount }),
        2 => (0..MOVES.len()).prop_map(Step::Turn),
    ]
}

#[test]
fn whatever_happens_in_whatever_order_the_books_balance() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let config = Config { cases: 12, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
    let histories = (0..9_i64, prop::collection::vec(step(), 1..40));
    TestRunner::new(config)
        .run(&histories, |(supply, steps)| {
            runtime.block_on(history(supply, &steps));
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}

async fn history(supply: i64, steps: &[Step]) {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(supply).await;
    let placers = world.placers().await;
    let people = [world.people(6, "eu").await, world.people(6, "us").await].concat();
    let mut supply = supply;
    for step in steps {
        match step {
            Step::Claim { person, at } => {
                let now = world.reload(&campaign.slug).await;
                let answer = placers[*at].place(&people[*person], &now, RequestId::random()).await.expect("an answer");
                check_sorry(&world, &campaign, &answer).await;
            }
            Step::Release { person } => {
                release(&world.db, campaign.id, people[*person].account).await.expect("an answer");
            }
            Step::Transfer { from, to, amount } => {
                let key = |region: usize, shard| world.row(world.regions[region].as_str(), shard);
                let borrow =
                    Borrow { from: key(*from, reserve_shard(1)), amount: *amount, keep: 0, reason: "test".into() };
                quota::transfer(&world.db, TransferId::random(), campaign.id, &borrow, &key(*to, 0))
                    .await
                    .expect("an answer");
            }
            Step::Restock { region, amount } => {
                let to = world.row(world.regions[*region].as_str(), reserve_shard(1));
                let change = Uuid::new_v4();
                for _asked_twice in 0..2 {
                    quota::restock(&world.db, campaign.id, change, *amount, &to, "test", "test")
                        .await
                        .expect("an answer");
                }
                supply += amount;
            }
            Step::Turn(which) => drop(world.turn(&campaign, MOVES[*which]).await),
        }
        world.check_books().await;
    }
    everybody_is_served(&world, &campaign.slug, supply).await;
}

/// SORRY while a unit stands anywhere is only possible in the moments before a returned unit has re-opened the
/// campaign: the gate must still stand at sold out.
async fn check_sorry(world: &World, campaign: &largesse::campaign::Campaign, answer: &Placement) {
    if matches!(answer, Placement::SoldOut { .. }) {
        let sql = "SELECT count(*) FROM quota WHERE campaign_id = $1 AND gate <> 'sold_out'";
        let others: i64 = world.sql().await.query_one(sql, &[&campaign.id.0]).await.expect("a count").get(0);
        assert_eq!(others, 0);
    }
}

/// In the end the campaign is opened and more people come than there are units: every unit that is left goes.
async fn everybody_is_served(world: &World, slug: &str, supply: i64) {
    let campaign = world.reload(slug).await;
    world.turn(&campaign, Move::PAUSE).await;
    let campaign = world.open(&campaign).await;
    let placer = world.placer("us").await;
    let left = world.remaining(&campaign).await;
    for person in world.people(left as usize + 1, "us").await {
        placed(&placer, &person, &campaign).await;
    }
    assert_eq!(
        (world.remaining(&campaign).await, world.granted(&campaign).await),
        (0, supply_granted(world, &campaign).await)
    );
    assert!(world.granted(&campaign).await <= supply);
    world.check_books().await;
}

/// Units granted and not returned, by the counters.
async fn supply_granted(world: &World, campaign: &largesse::campaign::Campaign) -> i64 {
    let sql = "SELECT sum(granted - returned)::INT8 FROM quota WHERE campaign_id = $1";
    world.sql().await.query_one(sql, &[&campaign.id.0]).await.expect("a sum").get(0)
}
