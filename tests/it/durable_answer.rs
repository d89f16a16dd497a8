//! Promise 4: an acknowledged claim is a committed row. A lost reply, a cut connection or a killed server loses none
//! and doubles none.

use largesse::claim::Placement;
use largesse::id::RequestId;

use crate::support::{Fate, Proxy, Server, World, placed, server};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_reply_grants_once_and_the_person_gets_the_ticket() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let proxy = Proxy::start(&world.url).await;
    let placer = world.placer_at("eu", &proxy.url()).await;
    for fates in [&[Fate::CutAfter][..], &[Fate::CutBefore], &[Fate::CutAfter, Fate::CutAfter, Fate::CutBefore]] {
        let person = world.person("eu").await;
        proxy.arm_all(&["claim_grant", "claim_place"], fates);
        let answer = placer.place(&person, &campaign, RequestId::random()).await;
        assert_eq!(proxy.met(), fates.len(), "the proxy cut nothing");
        let Ok(Placement::Granted { claim, .. }) = answer else { panic!("{fates:?}: {answer:?}") };
        assert_eq!(world.claim_of(&campaign, &person).await, Some(claim));
    }
    assert_eq!((world.granted(&campaign).await, world.remaining(&campaign).await), (3, 7));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_third_of_all_replies_lost_leaves_the_books_exact() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(300).await;
    let proxy = Proxy::start(&world.url).await;
    let placers = [world.placer_at("eu", &proxy.url()).await, world.placer_at("us", &proxy.url()).await];
    let mut chance = fastrand::Rng::with_seed(7);
    let fates: Vec<Fate> = (0..40).map(|_| if chance.bool() { Fate::CutBefore } else { Fate::CutAfter }).collect();
    proxy.arm_all(&["claim_grant", "claim_place"], &fates);
    let people = world.people(400, "eu").await;
    let mut tasks = tokio::task::JoinSet::new();
    for (number, person) in people.into_iter().enumerate() {
        let (placer, campaign) = (placers[number % 2].clone(), campaign.clone());
        tasks.spawn(async move { placed(&placer, &person, &campaign).await });
    }
    let answers = tasks.join_all().await;
    let granted = answers.iter().filter(|a| matches!(a, Placement::Granted { .. })).count();
    let sorry = answers.iter().filter(|a| matches!(a, Placement::SoldOut { .. })).count();
    assert!(proxy.met() >= 3, "only {} cut", proxy.met());
    assert_eq!((granted, sorry), (300, 100));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_reply_of_a_transfer_or_a_close_moves_nothing_twice() {
    let world = World::new(&["eu", "us"]).await;
    let only = |new: &mut largesse::campaign::create::NewCampaign| new.regions[0].1 = 0;
    let draft = world.draft(200, 1, only).await;
    let campaign = world.open(&draft).await;
    let proxy = Proxy::start(&world.url).await;
    let placer = world.placer_at("eu", &proxy.url()).await;
    proxy.arm("quota_transfer", &[Fate::CutAfter, Fate::CutBefore]);
    let first = world.person("eu").await;
    assert!(matches!(placed(&placer, &first, &campaign).await, Placement::Granted { .. }));
    assert_eq!(proxy.met(), 2);
    proxy.arm("gate_move", &[Fate::CutAfter]);
    let people = world.people(260, "eu").await;
    let mut tasks = tokio::task::JoinSet::new();
    for person in people {
        let (placer, campaign) = (placer.clone(), campaign.clone());
        tasks.spawn(async move { placed(&placer, &person, &campaign).await });
    }
    let answers = tasks.join_all().await;
    assert_eq!(answers.iter().filter(|a| matches!(a, Placement::Granted { .. })).count(), 199);
    assert_eq!(proxy.met(), 1);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_answered_by_a_server_that_is_killed_has_a_row_and_who_was_not_gets_one_by_asking_again() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(5_000).await;
    let people = world.people(600, "eu").await;
    let mut victim = Server::start("eu", &world.url).await;
    let survivor = Server::start("eu", &world.url).await;
    let (first, second) = (victim.public, survivor.public);
    let mut tasks = tokio::task::JoinSet::new();
    for person in people.clone() {
        let slug = campaign.slug.clone();
        tasks.spawn(async move {
            let before = server::claim(first, &slug, &person, "one tap").await;
            let after = server::claim(second, &slug, &person, "one tap").await.expect("an answer of the survivor");
            (person, before, after)
        });
    }
    // Killed when some have been answered and others are on their way.
    let mut done = vec![tasks.join_next().await.expect("a first answer").expect("no panic")];
    victim.process.kill();
    done.extend(tasks.join_all().await);
    for (person, before, after) in done {
        assert_eq!(after.status, 201, "{}", after.text);
        let row = world.claim_of(&campaign, &person).await.expect("a row");
        assert_eq!(after.json()["claim"]["ticket"], row.ticket);
        if let Some(before) = before {
            assert_eq!(before.json()["claim"]["ticket"], row.ticket, "{}", before.text);
        }
    }
    assert_eq!(world.granted(&campaign).await, 600);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_recovers_by_itself_from_a_database_that_accepted_and_did_not_answer() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let proxy = Proxy::start(&world.url).await;
    let placer = world.placer_at("eu", &proxy.url()).await;
    let (early, late) = (world.person("eu").await, world.person("eu").await);
    assert!(matches!(placed(&placer, &early, &campaign).await, Placement::Granted { .. }));
    proxy.stall(true);
    // Enough attempts to use up every place of the pool on connections that are never answered.
    let mut tasks = tokio::task::JoinSet::new();
    for person in world.people(12, "eu").await {
        let (placer, campaign) = (placer.clone(), campaign.clone());
        tasks.spawn(async move { placer.find(&person, campaign.id).await });
    }
    let answers = tasks.join_all().await;
    assert!(answers.iter().all(Result::is_err), "{answers:?}");
    proxy.stall(false);
    assert!(matches!(placed(&placer, &late, &campaign).await, Placement::Granted { .. }));
    world.check_books().await;
}
