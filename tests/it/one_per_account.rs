//! Promise 2: one for each account, whatever the region, the device, the retry, the race.

use largesse::claim::Placement;
use largesse::id::RequestId;

use crate::support::{World, placed};

fn granted(placements: &[Placement]) -> usize {
    placements.iter().filter(|p| matches!(p, Placement::Granted { .. })).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_parallel_claims_of_one_account_grant_once() {
    let world = World::new(&["eu", "us", "ap"]).await;
    let campaign = world.campaign(100).await;
    let person = world.person("eu").await;
    let placers = world.placers().await;
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..64 {
        let (placer, person, campaign) = (placers[number % 3].clone(), person.clone(), campaign.clone());
        tasks.spawn(async move { placed(&placer, &person, &campaign).await });
    }
    let answers = tasks.join_all().await;
    let row = world.claim_of(&campaign, &person).await.expect("a claim");
    assert_eq!(granted(&answers), 1, "{answers:?}");
    for answer in &answers {
        match answer {
            Placement::Granted { claim, .. } | Placement::AlreadyClaimed(claim) => assert_eq!(*claim, row),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((world.granted(&campaign).await, world.remaining(&campaign).await), (1, 99));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_parallel_claims_of_a_stranger_register_one_account_and_grant_once() {
    let world = World::new(&["eu", "us", "ap"]).await;
    let campaign = world.campaign(100).await;
    let mut person = crate::support::world::stranger("eu");
    // No wish: each region's server would like to be the home.
    person.region = None;
    let placers = world.placers().await;
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..64 {
        let (placer, person, campaign) = (placers[number % 3].clone(), person.clone(), campaign.clone());
        tasks.spawn(async move { placed(&placer, &person, &campaign).await });
    }
    let answers = tasks.join_all().await;
    assert_eq!(granted(&answers), 1, "{answers:?}");
    assert_eq!(world.granted(&campaign).await, 1);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_parallel_requests_of_one_account_race_for_the_last_unit_and_nobody_else_hears_they_have_it() {
    let world = World::new(&["eu", "us", "ap"]).await;
    let campaign = world.campaign(1).await;
    let (person, rival) = (world.person("eu").await, world.person("us").await);
    let placers = world.placers().await;
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..64 {
        let who = if number % 2 == 0 { person.clone() } else { rival.clone() };
        let (placer, campaign) = (placers[number % 3].clone(), campaign.clone());
        tasks.spawn(async move { (number % 2, placed(&placer, &who, &campaign).await) });
    }
    let answers = tasks.join_all().await;
    let winner = usize::from(world.claim_of(&campaign, &person).await.is_none());
    for (who, answer) in answers {
        // The winner is never told SORRY, on any device; the other one is told nothing else.
        match answer {
            Placement::Granted { .. } | Placement::AlreadyClaimed(_) => assert_eq!(who, winner),
            Placement::SoldOut { .. } => assert_ne!(who, winner),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((world.granted(&campaign).await, world.remaining(&campaign).await), (1, 0));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_key_is_the_same_claim_and_another_key_says_already_yours() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(10).await;
    let person = world.person("eu").await;
    let placers = world.placers().await;
    let key = RequestId::from_key(person.account, "my tap");
    let first = placers[0].place(&person, &campaign, key).await.expect("an answer");
    let again = placers[1].place(&person, &campaign, key).await.expect("an answer");
    let other = placers[0].place(&person, &campaign, RequestId::random()).await.expect("an answer");
    let Placement::Granted { claim, replayed: false } = first else { panic!("{first:?}") };
    assert_eq!(again, Placement::Granted { claim: claim.clone(), replayed: true });
    assert_eq!(other, Placement::AlreadyClaimed(claim));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_race_at_first_contact_fails_nobody() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1_000).await;
    let placers = world.placers().await;
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..40 {
        let person = crate::support::world::stranger(["eu", "us"][number % 2]);
        for device in 0..8 {
            let (placer, person, campaign) = (placers[device % 2].clone(), person.clone(), campaign.clone());
            tasks.spawn(async move { placer.place(&person, &campaign, RequestId::random()).await });
        }
    }
    let answers = tasks.join_all().await;
    let failed: Vec<_> = answers.iter().filter(|answer| answer.is_err()).collect();
    assert!(failed.is_empty(), "{failed:?}");
    assert_eq!(world.granted(&campaign).await, 40);
    world.check_books().await;
}
