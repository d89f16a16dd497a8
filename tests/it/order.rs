//! Promise 5: first come, first served. Within one counter row, whoever was answered before another one asked has the
//! lower ticket, and units go by order of arrival also inside a batch.

use largesse::claim::Placement;
use largesse::claim::store::{self, Attempt, Batch, Outcome};
use largesse::id::RequestId;

use crate::support::{World, call, placed};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_answered_before_another_asked_has_the_lower_ticket() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(400).await;
    let placers = [world.placer("eu").await, world.placer("eu").await];
    let mut last = 0;
    for _ in 0..20 {
        let people = world.people(10, "eu").await;
        let mut tasks = tokio::task::JoinSet::new();
        for (number, person) in people.into_iter().enumerate() {
            let (placer, campaign) = (placers[number % 2].clone(), campaign.clone());
            tasks.spawn(async move { placed(&placer, &person, &campaign).await });
        }
        let mut tickets = Vec::new();
        for answer in tasks.join_all().await {
            let Placement::Granted { claim, .. } = answer else { panic!("{answer:?}") };
            if claim.stock.shard == 0 {
                tickets.push(claim.ticket);
            }
        }
        // Every one of this wave asked after every one of the wave before was answered.
        assert!(tickets.iter().all(|ticket| *ticket > last), "{tickets:?} after {last}");
        last = tickets.into_iter().max().unwrap_or(last);
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_batch_larger_than_the_stock_serves_the_first_to_arrive_whatever_their_keys() {
    let world = World::new(&["eu"]).await;
    let draft = world.draft(6, 1, |_| {}).await;
    let campaign = world.open(&draft).await;
    let mut people = world.people(12, "eu").await;
    // The reverse of the order of the keys: what arrives first sorts last.
    people.sort_by_key(|person| std::cmp::Reverse(person.account));
    let batch = Batch { campaign: campaign.id, stock: world.row("eu", 0), home: world.regions[0].clone() };
    let now = largesse::clock::now();
    let attempts: Vec<Attempt> = people
        .iter()
        .map(|person| Attempt {
            account: person.account,
            request: RequestId::random(),
            received_at: now,
            country: None,
        })
        .collect();
    let stock = world.rows(&campaign).await.into_iter().find(|row| row.key == batch.stock).expect("the row").remaining;
    let answer = store::place(&world.db, &call(&batch, campaign.epoch, &attempts)).await.expect("an answer");
    for (place, ((account, outcome), person)) in answer.outcomes.iter().zip(&people).enumerate() {
        assert_eq!(*account, person.account);
        match outcome {
            Outcome::Granted(claim) => assert_eq!((claim.ticket, place < stock as usize), (place as i64 + 1, true)),
            Outcome::Undecided => assert!(place >= stock as usize),
            other => panic!("{other:?}"),
        }
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn duplicates_in_a_batch_use_up_no_unit_and_undersell_nothing() {
    let world = World::new(&["eu"]).await;
    let draft = world.draft(6, 1, |_| {}).await;
    let campaign = world.open(&draft).await;
    let people = world.people(5, "eu").await;
    let batch = Batch { campaign: campaign.id, stock: world.row("eu", 0), home: world.regions[0].clone() };
    let attempt = |person: &largesse::account::Person| Attempt {
        account: person.account,
        request: RequestId::random(),
        received_at: largesse::clock::now(),
        country: None,
    };
    let stock =
        world.rows(&campaign).await.into_iter().find(|row| row.key == batch.stock).expect("the row").remaining as usize;
    // Two have a claim already and arrive first; as many new ones as there are units left come after them.
    store::place(&world.db, &call(&batch, campaign.epoch, &[attempt(&people[0]), attempt(&people[1])]))
        .await
        .expect("an answer");
    let attempts: Vec<Attempt> = people[..stock].iter().map(attempt).collect();
    let answer = store::place(&world.db, &call(&batch, campaign.epoch, &attempts)).await.expect("an answer");
    let granted = answer.outcomes.iter().filter(|(_, o)| matches!(o, Outcome::Granted(_))).count();
    let existing = answer.outcomes.iter().filter(|(_, o)| matches!(o, Outcome::Existing(_))).count();
    assert_eq!((granted, existing, answer.remaining), (stock - 2, 2, 0));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_bad_row_among_many_fails_alone() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(2_000).await;
    let people = world.people(1_023, "eu").await;
    let bad = people[517].account;
    let refuse = format!("ALTER TABLE claims ADD CONSTRAINT claims_test_check CHECK (account_id <> '{bad}')");
    world.sql().await.batch_execute(&refuse).await.expect("a constraint");
    let placer = world.placer("eu").await;
    let mut tasks = tokio::task::JoinSet::new();
    for person in people {
        let (placer, campaign) = (placer.clone(), campaign.clone());
        tasks.spawn(async move { (person.account, placer.place(&person, &campaign, RequestId::random()).await) });
    }
    for (account, answer) in tasks.join_all().await {
        let granted = matches!(answer, Ok(Placement::Granted { .. }));
        assert_eq!(granted, account != bad, "{account}: {answer:?}");
    }
    assert_eq!(world.granted(&campaign).await, 1_022);
    world.check_books().await;
}
