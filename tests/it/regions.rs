//! Promise 7, as far as it is built: travellers are served where they are, a new region joins empty and earns units by
//! demand, a dead one strands none, and every movement of units is in the ledger, once.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use largesse::account::Person;
use largesse::campaign::Campaign;
use largesse::claim::release::Release;
use largesse::claim::{Claim, Placement};
use largesse::clock;
use largesse::db::Error;
use largesse::id::{RequestId, TransferId};
use largesse::quota::plan::Borrow;
use largesse::quota::{Purpose, RowKey, gate, regions, store as quota};
use largesse::report::totals;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::support::server::{claim, get_claim};
use crate::support::team;
use crate::support::{Server, World, placed, release};

fn granted(placement: Placement) -> Claim {
    match placement {
        Placement::Granted { claim, .. } => claim,
        other => panic!("{other:?}"),
    }
}

/// The rows of a region: (shard, remaining).
async fn rows_of(world: &World, campaign: &Campaign, region: &str) -> Vec<(i64, i64)> {
    let rows = world.rows(campaign).await;
    rows.iter().filter(|row| row.key.region.as_str() == region).map(|row| (row.key.shard, row.remaining)).collect()
}

async fn home_of(world: &World, campaign: &Campaign, person: &Person) -> String {
    let sql = "SELECT home_region FROM claims WHERE campaign_id = $1 AND account_id = $2";
    let row = world.sql().await.query_one(sql, &[&campaign.id.0, &person.account.0]).await;
    row.expect("one claim").get(0)
}

/// Moves everything a region has to a row elsewhere.
async fn dry_out(world: &World, campaign: &Campaign, region: &str, to: &RowKey) {
    for row in world.rows(campaign).await.into_iter().filter(|row| row.key.region.as_str() == region) {
        let all = Borrow { from: row.key, amount: i64::MAX, keep: 0, reason: "test".into() };
        quota::transfer(&world.db, TransferId::random(), campaign.id, &all, to).await.expect("a transfer");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_traveller_gets_a_unit_of_the_row_for_travellers_and_the_claim_lives_at_home() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(100).await;
    let person = world.person("us").await;
    let at_home = rows_of(&world, &campaign, "us").await;
    let claim = granted(placed(&world.placer("eu").await, &person, &campaign).await);
    assert_eq!(claim.stock, world.row("eu", 1));
    assert_eq!(home_of(&world, &campaign, &person).await, "us");
    assert_eq!(rows_of(&world, &campaign, "us").await, at_home);
    let again = placed(&world.placer("us").await, &person, &campaign).await;
    assert_eq!(again, Placement::AlreadyClaimed(claim));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dry_region_serves_travellers_to_the_last_unit_and_then_says_sorry() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(100).await;
    dry_out(&world, &campaign, "eu", &world.row("us", 0)).await;
    assert_eq!(rows_of(&world, &campaign, "eu").await.iter().map(|row| row.1).sum::<i64>(), 0);
    let (placer, people) = (world.placer("eu").await, world.people(100, "us").await);
    let mut tasks = JoinSet::new();
    for person in people {
        let (placer, campaign) = (placer.clone(), Arc::clone(&campaign));
        tasks.spawn(async move { placed(&placer, &person, &campaign).await });
    }
    tasks.join_all().await.into_iter().map(granted).for_each(drop);
    assert_eq!((world.granted(&campaign).await, world.remaining(&campaign).await), (100, 0));
    let late = placed(&placer, &world.person("us").await, &campaign).await;
    assert!(matches!(late, Placement::SoldOut { .. }), "{late:?}");
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_region_added_while_a_campaign_is_open_joins_empty_and_its_people_are_served_by_borrowing() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(600).await;
    let new = "ap".parse().expect("a region");
    assert_eq!(regions::add(&world.db, &new, "").await.expect("an answer"), Some(1));
    assert_eq!(rows_of(&world, &campaign, "ap").await, [(0, 0), (1, 0), (2, 0)]);
    let purposes: Vec<Purpose> = world.rows(&campaign).await.iter().take(3).map(|row| row.purpose).collect();
    assert_eq!(purposes, [Purpose::Serving, Purpose::Traveller, Purpose::Reserve]);
    // Only what somebody waits for may move, so that nothing moves between two looks below.
    assert!(team::freeze(&world.db, campaign.id, true).await.expect("a freeze"));
    let placer = world.placer("ap").await;
    for person in world.people(40, "ap").await {
        let claim = granted(placed(&placer, &person, &campaign).await);
        assert_eq!(claim.stock, world.row("ap", 0));
    }
    let ledger = totals::transfers(&world.db, campaign.id, 1000).await.expect("a ledger");
    let to_ap: i64 = ledger.iter().filter(|t| t.to == world.row("ap", 0)).map(|t| t.amount).sum();
    let left = rows_of(&world, &campaign, "ap").await.iter().map(|row| row.1).sum::<i64>();
    assert_eq!(to_ap - left, 40);
    let first = ledger.last().expect("a transfer");
    assert!(first.reason.starts_with("dry need=1 "), "{first:?}");
    assert!(ledger.iter().all(|t| t.reason.contains(" want=") && t.reason.contains(" lender=")), "{ledger:?}");
    // Adding it again changes nothing.
    let before = world.rows(&campaign).await;
    assert_eq!(regions::add(&world.db, &new, "").await.expect("an answer"), None);
    assert_eq!(world.rows(&campaign).await, before);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_region_that_joins_while_the_gate_moves_has_the_gate_of_all_the_others() {
    let world = World::new(&["eu"]).await;
    for number in 0..12 {
        let campaign = world.campaign(10).await;
        let region = format!("r{number}").parse().expect("a region");
        let moving = world.turn(&campaign, gate::Move::PAUSE);
        let (joined, moved) = tokio::join!(regions::add(&world.db, &region, ""), moving);
        assert_eq!((joined.expect("an answer"), moved.is_some()), (Some(number + 1), true), "{region}");
        world.check_books().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_units_of_a_region_whose_servers_are_all_dead_are_granted_by_the_others() {
    let world = World::new(&["ap", "eu", "us"]).await;
    let campaign = world.campaign(45).await;
    let mut dying = Server::start("ap", &world.url).await;
    let (eu, us) = (Server::start("eu", &world.url).await, Server::start("us", &world.url).await);
    let (native, orphan) = (world.person("ap").await, world.person("ap").await);
    let first = claim(dying.public, &campaign.slug, &native, "k").await.expect("an answer");
    assert_eq!(first.status, 201, "{}", first.text);
    dying.process.kill();
    assert!(claim(dying.public, &campaign.slug, &orphan, "k").await.is_none());
    let stranded: i64 = rows_of(&world, &campaign, "ap").await.iter().map(|row| row.1).sum();
    assert!(stranded > 0);
    // The dead region's people go elsewhere, and so do its units.
    let mut people = world.people(43, "eu").await;
    people.push(orphan);
    for (number, person) in people.iter().enumerate() {
        let answer = claim([us.public, eu.public][number % 2], &campaign.slug, person, "k").await.expect("an answer");
        assert_eq!(answer.status, 201, "{number}: {}", answer.text);
    }
    for server in [&eu, &us] {
        let late = claim(server.public, &campaign.slug, &world.person("us").await, "k").await.expect("an answer");
        assert_eq!(late.status, 410, "{}", late.text);
        // What the dead server granted is a row, and every region finds it.
        let kept = get_claim(server.public, &campaign.slug, &native).await.expect("an answer");
        assert_eq!((kept.status.as_u16(), kept.json()), (200, first.json()["claim"].clone()));
    }
    assert_eq!((world.granted(&campaign).await, world.remaining(&campaign).await), (45, 0));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_transfer_moves_its_units_once_however_often_and_at_once_it_is_sent() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(400).await;
    let (id, to) = (TransferId::random(), world.row("eu", 0));
    let mut tasks = JoinSet::new();
    for number in 0..16 {
        let (db, campaign, to) = (world.db.clone(), campaign.id, to.clone());
        // Not even another amount under the same id moves anything.
        let loan = Borrow { from: world.row("us", 2), amount: 5 + number % 2, keep: 0, reason: "test".into() };
        tasks.spawn(async move { quota::transfer(&db, id, campaign, &loan, &to).await.expect("an answer") });
    }
    let moved: i64 = tasks.join_all().await.iter().sum();
    assert!(moved == 5 || moved == 6, "{moved}");
    let ledger = totals::transfers(&world.db, campaign.id, 1000).await.expect("a ledger");
    assert_eq!(ledger.iter().map(|t| t.amount).collect::<Vec<_>>(), [moved]);
    assert_eq!(
        (ledger[0].from.clone(), ledger[0].to.clone(), ledger[0].reason.as_str()),
        (world.row("us", 2), to, "test")
    );
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twelve_claimers_against_three_borrowers_against_three_releasers_keep_the_books() {
    let world = World::new(&["eu", "us", "ap"]).await;
    let campaign = world.campaign(600).await;
    let stop = CancellationToken::new();
    let winners = Arc::<Mutex<Vec<Person>>>::default();
    let mut claimers = JoinSet::new();
    for number in 0..12 {
        let region = ["eu", "us", "ap"][number % 3];
        let (placer, people) =
            (world.placer(region).await, world.people(30, ["us", "ap", "eu", region][number / 3]).await);
        let (campaign, winners) = (Arc::clone(&campaign), Arc::clone(&winners));
        claimers.spawn(async move {
            for person in people {
                granted(placed(&placer, &person, &campaign).await);
                winners.lock().expect("a list").push(person);
            }
        });
    }
    let (mut borrowers, mut releasers) = (JoinSet::new(), JoinSet::new());
    for seed in 0..3 {
        borrowers.spawn(borrow(world.db.clone(), Arc::clone(&campaign), seed, stop.clone()));
        releasers.spawn(give_back(world.db.clone(), Arc::clone(&campaign), Arc::clone(&winners), stop.clone()));
    }
    claimers.join_all().await;
    stop.cancel();
    let moved: i64 = borrowers.join_all().await.into_iter().sum();
    let returned: i64 = releasers.join_all().await.into_iter().sum();
    assert!(moved > 0 && returned > 0, "{moved} {returned}");
    assert_eq!(world.granted(&campaign).await, 360 - returned);
    assert_eq!(world.remaining(&campaign).await, 240 + returned);
    world.check_books().await;
}

/// Moves units between any two rows until told to stop; returns how many moved.
async fn borrow(db: largesse::db::Database, campaign: Arc<Campaign>, seed: u64, stop: CancellationToken) -> i64 {
    let (mut chance, mut moved) = (clock::seeded(seed), 0);
    while !stop.is_cancelled() {
        let rows = quota::survey(&db, campaign.id).await.expect("counter rows");
        let (from, to) = (&rows[chance.usize(..rows.len())].key, &rows[chance.usize(..rows.len())].key);
        if from == to {
            continue;
        }
        let loan = Borrow { from: from.clone(), amount: chance.i64(1..20), keep: 0, reason: "test".into() };
        match quota::transfer(&db, TransferId::random(), campaign.id, &loan, to).await {
            Ok(units) => moved += units,
            Err(Error::Contended { .. }) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
    moved
}

/// Gives winners' units back until told to stop; returns how many.
async fn give_back(
    db: largesse::db::Database,
    campaign: Arc<Campaign>,
    winners: Arc<Mutex<Vec<Person>>>,
    stop: CancellationToken,
) -> i64 {
    let mut returned = 0;
    while !stop.is_cancelled() {
        let winner = winners.lock().expect("a list").pop();
        let Some(winner) = winner else {
            tokio::time::sleep(Duration::from_millis(1)).await;
            continue;
        };
        let done = release(&db, campaign.id, winner.account).await.expect("an answer");
        assert!(matches!(done, Release::Done), "{done:?}");
        returned += 1;
    }
    returned
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn few_claims_of_dry_rows_go_far_together_and_everybody_has_one_answer() {
    let world = World::new(&["eu", "us"]).await;
    let draft = world.draft(60, 8, |_| {}).await;
    let campaign = world.open(&draft).await;
    dry_out(&world, &campaign, "eu", &world.row("us", 0)).await;
    let placer = Arc::new(world.placer("eu").await);
    let mut crowd = JoinSet::new();
    for person in world.people(61, "eu").await {
        let (placer, campaign) = (Arc::clone(&placer), Arc::clone(&campaign));
        crowd.spawn(async move { placer.place(&person, &campaign, RequestId::random()).await });
    }
    // Nobody's attempt is lost on the way from one queue to the other: each is decided, and none is told to ask again.
    let answers = crowd.join_all().await;
    let units = answers.iter().filter(|answer| matches!(answer, Ok(Placement::Granted { .. }))).count();
    let sorry = answers.iter().filter(|answer| matches!(answer, Ok(Placement::SoldOut { .. }))).count();
    assert_eq!((units, sorry), (60, 1), "{answers:?}");
    world.check_books().await;
}
