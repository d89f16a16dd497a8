//! Rows in use: few people are served from one counter row and a crowd from all, servers begin at different ones,
//! whoever comes again is known whichever row they are queued for now, nobody is queued for a row that is known to be
//! dry, and few people reach every unit of every row.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use largesse::account::Person;
use largesse::campaign::Campaign;
use largesse::claim::place::Placer;
use largesse::claim::{Claim, Placement, fan};
use largesse::id::AccountId;
use uuid::Uuid;

use crate::support::world::stranger;
use crate::support::{World, placed};

const ROWS: i64 = 4;

/// An open campaign of so many units in these regions, with several rows for the natives of each.
async fn opened(regions: &[&str], supply: i64) -> (World, Arc<Campaign>) {
    let world = World::new(regions).await;
    let draft = world.draft(supply, ROWS, |_| {}).await;
    let campaign = world.open(&draft).await;
    (world, campaign)
}

/// Places claims one after the other; each is granted a unit.
async fn one_by_one(placer: &Placer, people: &[Person], campaign: &Arc<Campaign>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for person in people {
        let answer = placed(placer, person, campaign).await;
        let Placement::Granted { claim, .. } = answer else { panic!("{answer:?}") };
        claims.push(claim);
    }
    claims
}

fn shards(claims: &[Claim]) -> Vec<i64> {
    let mut shards: Vec<i64> = claims.iter().map(|claim| claim.stock.shard).collect();
    shards.sort_unstable();
    shards.dedup();
    shards
}

/// People whose own row is this one.
async fn people_of(world: &World, row: i64, count: usize) -> Vec<Person> {
    // Ids are random: that so few of so many are of one row happens once in some billions.
    let mut people = world.people(count * ROWS as usize * 2 + 80, "eu").await;
    people.retain(|person| fan::lot(person.account) % ROWS as u64 == row as u64);
    people.truncate(count);
    assert_eq!(people.len(), count);
    people
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn few_people_share_a_row_and_who_comes_again_is_known_on_that_of_another_server() {
    let (world, campaign) = opened(&["eu"], 10_000).await;
    let servers = [world.placer("eu").await, world.placer("eu").await];
    let few = people_of(&world, 1, 10).await;
    let mut first = one_by_one(&servers[0], &few, &campaign).await;
    first.extend(one_by_one(&servers[0], &people_of(&world, 2, 10).await, &campaign).await);
    assert_eq!(shards(&first), [1]);
    let other = one_by_one(&servers[1], &people_of(&world, 3, 10).await, &campaign).await;
    assert_eq!(shards(&other), [3]);

    // The other server's queue has never seen them, and it is not the one of their own row.
    for (person, claim) in few.iter().zip(&first) {
        let again = placed(&servers[1], person, &campaign).await;
        assert!(
            matches!(&again, Placement::AlreadyClaimed(same) if same.reference() == claim.reference()),
            "{again:?}"
        );
    }
    assert_eq!(world.granted(&campaign).await, 30);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_uses_all_rows_though_its_ids_end_alike() {
    let (world, campaign) = opened(&["eu"], 10_000).await;
    let placer = world.placer("eu").await;
    let alike = |person: Person| {
        let id = person.account.0.as_u128() & !0xffff;
        Person { account: AccountId(Uuid::from_u128(id)), ..person }
    };
    let people: Vec<Person> = (0..3_000).map(|_| alike(stranger("eu"))).collect();
    world.register(&people).await;
    let mut tasks = tokio::task::JoinSet::new();
    for person in people {
        let (placer, campaign) = (placer.clone(), campaign.clone());
        tasks.spawn(async move { placed(&placer, &person, &campaign).await });
    }
    let mut used = BTreeMap::<i64, usize>::new();
    for answer in tasks.join_all().await {
        let Placement::Granted { claim, .. } = answer else { panic!("{answer:?}") };
        *used.entry(claim.stock.shard).or_default() += 1;
    }
    assert_eq!(used.keys().copied().collect::<Vec<_>>(), (0..ROWS).collect::<Vec<_>>(), "{used:?}");
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_after_the_row_is_dry_is_not_queued_for_it() {
    let (world, campaign) = opened(&["eu"], 240).await;
    let (placer, metrics) = world.placer_measured("eu").await;
    let batches = || {
        let text = metrics.render();
        let line = text.lines().find(|line| line.starts_with("largesse_claim_batch_size_count"));
        line.and_then(|line| line.split_whitespace().last()?.parse::<usize>().ok()).expect("a count")
    };
    // The row in use and the reserve have 144 units, and each row beside it 24.
    one_by_one(&placer, &people_of(&world, 0, 1).await, &campaign).await;
    one_by_one(&placer, &world.people(150, "eu").await, &campaign).await;
    let before = batches();
    one_by_one(&placer, &world.people(60, "eu").await, &campaign).await;
    let asked = batches() - before;
    // Queued for the dry row, each would cost two: 120. Natives who are sent to the travellers' row are, 24 at most.
    assert!((60..105).contains(&asked), "{asked} statements for 60 people");
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn few_people_reach_every_unit_of_every_row_and_then_hear_sorry() {
    let (world, campaign) = opened(&["eu", "us"], 60).await;
    let rows = world.rows(&campaign).await;
    let stocked =
        |region: &str| rows.iter().filter(|row| row.key.region.as_str() == region && row.remaining > 0).count();
    assert_eq!([stocked("eu"), stocked("us")], [ROWS as usize + 2; 2], "{rows:?}");
    let placers = [world.placer("eu").await, world.placer("eu").await];
    let people = world.people(60, "eu").await;
    let mut claims = Vec::new();
    for (number, person) in people.iter().enumerate() {
        claims.extend(one_by_one(&placers[number % 2], std::slice::from_ref(person), &campaign).await);
    }
    let unlike: HashSet<String> = claims.iter().map(Claim::reference).collect();
    assert_eq!((unlike.len(), world.remaining(&campaign).await), (60, 0));
    let late = world.person("eu").await;
    let answer = placed(&placers[0], &late, &campaign).await;
    assert!(matches!(answer, Placement::SoldOut { .. }), "{answer:?}");
    world.check_books().await;
}
