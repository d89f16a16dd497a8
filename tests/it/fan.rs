//! Rows in use: few people are served from one counter row and a crowd from all, whoever comes again is known whichever
//! row they are queued for now, and few people reach every unit of every row.

use std::collections::{BTreeMap, HashSet};

use largesse::account::Person;
use largesse::campaign::Campaign;
use largesse::claim::place::Placer;
use largesse::claim::{Claim, Placement};

use crate::support::{World, placed};

const ROWS: i64 = 4;

/// Places claims one after the other.
async fn one_by_one(placer: &Placer, people: &[Person], campaign: &std::sync::Arc<Campaign>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for person in people {
        match placed(placer, person, campaign).await {
            Placement::Granted { claim, .. } | Placement::AlreadyClaimed(claim) => claims.push(claim),
            other => panic!("{other:?}"),
        }
    }
    claims
}

fn shards(claims: &[Claim]) -> HashSet<i64> {
    claims.iter().map(|claim| claim.stock.shard).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn few_people_share_a_row_a_crowd_uses_all_and_who_comes_again_is_known_on_another_row() {
    let world = World::new(&["eu"]).await;
    let draft = world.draft(10_000, ROWS, |_| {}).await;
    let campaign = world.open(&draft).await;
    let placer = world.placer("eu").await;
    let few = world.people(40, "eu").await;
    let first = one_by_one(&placer, &few, &campaign).await;
    assert_eq!(shards(&first).len(), 1, "{first:?}");

    let mut tasks = tokio::task::JoinSet::new();
    for person in world.people(3_000, "eu").await {
        let (placer, campaign) = (placer.clone(), campaign.clone());
        tasks.spawn(async move { placed(&placer, &person, &campaign).await });
    }
    let mut used = BTreeMap::<i64, usize>::new();
    for answer in tasks.join_all().await {
        let Placement::Granted { claim, .. } = answer else { panic!("{answer:?}") };
        *used.entry(claim.stock.shard).or_default() += 1;
    }
    assert_eq!(used.keys().copied().collect::<Vec<_>>(), (0..ROWS).collect::<Vec<_>>(), "{used:?}");

    // Their own rows are in use now; the queues of those have never seen them.
    let again = one_by_one(&placer, &few, &campaign).await;
    let references = |claims: &[Claim]| claims.iter().map(Claim::reference).collect::<Vec<_>>();
    assert_eq!(references(&again), references(&first));
    assert_eq!(world.granted(&campaign).await, 3_040);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn few_people_reach_every_unit_of_every_row_and_then_hear_sorry() {
    let world = World::new(&["eu", "us"]).await;
    let draft = world.draft(60, ROWS, |_| {}).await;
    let campaign = world.open(&draft).await;
    let rows = world.rows(&campaign).await;
    assert!(rows.iter().filter(|row| row.remaining > 0).count() > 2, "{rows:?}");
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
