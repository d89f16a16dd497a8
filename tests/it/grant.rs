//! `claim_grant`, the cheap form of the claim statement: it grants to a whole batch or does nothing, and whatever it
//! does not do, `claim_place` says why. Each of its conditions against a mutant without it, and what follows when it
//! did nothing.

use std::collections::BTreeSet;

use largesse::account::Person;
use largesse::campaign::Campaign;
use largesse::claim::Placement;
use largesse::claim::store::{self, Attempt, Batch, Outcome};
use largesse::db::{ToSql, statements};
use largesse::id::RequestId;
use largesse::quota::gate::Move;
use largesse::report::books::{self, Depth};

use crate::support::{Fate, Proxy, World, call, eventually, placed, release};

const ALL: &str = "\n    AND (SELECT count(*) FROM fit AS f) = array_length($5::UUID[], 1)";

/// The statement's text with one of its rules taken out.
fn without(rule: &str, instead: &str) -> String {
    let mutant = statements::CLAIM_GRANT.sql.replace(rule, instead);
    assert_ne!(mutant, statements::CLAIM_GRANT.sql, "claim_grant has no `{rule}` (any more)");
    mutant
}

/// Runs a text of `claim_grant` for these people on eu/0; returns how many were granted, or the SQLSTATE.
async fn grant_with(world: &World, text: &str, campaign: &Campaign, people: &[Person]) -> Result<i64, String> {
    let statement = &statements::CLAIM_GRANT;
    let ids: Vec<_> = people.iter().map(|person| person.account.0).collect();
    let requests: Vec<_> = people.iter().map(|_| RequestId::random().0).collect();
    let received = vec![largesse::clock::now(); people.len()];
    let epoch = &campaign.epoch;
    let params: [&(dyn ToSql + Sync); 9] =
        [&campaign.id.0, &"eu", &0_i64, &"eu", &ids, &requests, &received, epoch, &-1_i64];
    let client = world.sql().await;
    let isolation = "SET default_transaction_isolation = 'serializable'";
    client.batch_execute(isolation).await.expect("a setting");
    let prepared = client.prepare_typed(text, statement.params).await.expect("a statement");
    let rows = client.query(&prepared, &params).await;
    rows.map(|rows| rows[0].get("granted")).map_err(|e| e.code().expect("an answer").code().to_owned())
}

fn attempts(people: &[Person]) -> Vec<Attempt> {
    let received_at = largesse::clock::now();
    people
        .iter()
        .map(|p| Attempt { account: p.account, request: RequestId::random(), received_at, country: None })
        .collect()
}

fn batch(world: &World, campaign: &Campaign) -> Batch {
    Batch { campaign: campaign.id, stock: world.row("eu", 0), home: world.regions[0].clone() }
}

/// Units left on eu/0.
async fn left(world: &World, campaign: &Campaign) -> i64 {
    let rows = world.rows(campaign).await;
    rows.into_iter().find(|row| row.key == world.row("eu", 0)).expect("the row").remaining
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_grants_only_behind_an_open_gate_in_the_epoch_and_the_window_it_was_asked_for() {
    let rule = statements::CLAIM_GRANT.sql.to_owned();
    let world = World::new(&["eu"]).await;
    let people = world.people(3, "eu").await;
    let gate = without("WHERE st.gate = 'open' AND st", "WHERE st");
    for (text, granted) in [(&rule, 0), (&gate, 3)] {
        let campaign = world.campaign(10).await;
        world.turn(&campaign, Move::PAUSE).await.expect("a shut gate");
        let campaign = world.reload(&campaign.slug).await;
        assert_eq!(grant_with(&world, text, &campaign, &people).await, Ok(granted), "gate");
    }
    let epoch = without("AND st.epoch = $8::INT8 AND", "AND $8::INT8 >= 0 AND");
    for (text, granted) in [(&rule, 0), (&epoch, 3)] {
        // A copy that was stuck while the campaign sold out and opened again.
        let campaign = world.campaign(10).await;
        world.turn(&campaign, Move::PAUSE).await.expect("a shut gate");
        eventually("an open gate", async || world.turn(&campaign, Move::OPEN).await).await;
        assert_eq!(grant_with(&world, text, &campaign, &people).await, Ok(granted), "epoch");
    }
    let window = without("WHEN now() < q.opens_at THEN 'early'", "");
    for (text, granted) in [(&rule, 0), (&window, 3)] {
        let hour = jiff::SignedDuration::from_hours(1);
        let later = |new: &mut largesse::campaign::create::NewCampaign| {
            new.opens_at += hour;
            new.closes_at += hour;
        };
        let draft = world.draft(10, 1, later).await;
        let campaign = world.open(&draft).await;
        assert_eq!(grant_with(&world, text, &campaign, &people).await, Ok(granted), "window");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_batch_that_is_larger_than_what_is_left_is_left_to_claim_place_which_cuts_it_by_arrival() {
    let world = World::new(&["eu"]).await;
    let draft = world.draft(6, 1, |_| {}).await;
    let campaign = world.open(&draft).await;
    let stock = left(&world, &campaign).await as usize;
    let mut people = world.people(stock + 3, "eu").await;
    // What arrives first sorts last.
    people.sort_by_key(|person| std::cmp::Reverse(person.account));
    // The row's own constraint is the second guard, and all that is left of the mutant.
    let mutant = without("AND st.remaining >= array_length($5::UUID[], 1)", "");
    assert_eq!(grant_with(&world, statements::CLAIM_GRANT.sql, &campaign, &people).await, Ok(0));
    assert_eq!(grant_with(&world, &mutant, &campaign, &people).await, Err("23514".into()));
    let (batch, all) = (batch(&world, &campaign), attempts(&people));
    let nothing = store::grant(&world.db, &call(&batch, campaign.epoch, &all)).await.expect("an answer");
    assert!(nothing.is_none(), "{nothing:?}");
    let answer = store::place(&world.db, &call(&batch, campaign.epoch, &all)).await.expect("an answer");
    for (place, (_, outcome)) in answer.outcomes.iter().enumerate() {
        match outcome {
            Outcome::Granted(claim) => assert_eq!(claim.ticket, place as i64 + 1),
            other => assert_eq!((other, place >= stock), (&Outcome::Undecided, true)),
        }
    }
    assert_eq!(left(&world, &campaign).await, 0);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tickets_follow_the_order_of_arrival_and_not_of_the_keys_and_stand_in_the_rows() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(2_000).await;
    let mut people = world.people(40, "eu").await;
    people.sort_by_key(|person| std::cmp::Reverse(person.account));
    let batch = batch(&world, &campaign);
    for (half, before) in people.chunks(20).zip([0, 20]) {
        let all = attempts(half);
        let answer = store::grant(&world.db, &call(&batch, campaign.epoch, &all)).await.expect("an answer");
        let answer = answer.expect("a unit for everybody");
        assert_eq!((answer.outcomes.len(), answer.remaining), (20, left(&world, &campaign).await));
        for (place, ((account, outcome), person)) in answer.outcomes.iter().zip(half).enumerate() {
            let Outcome::Granted(claim) = outcome else { panic!("{outcome:?}") };
            assert_eq!((*account, claim.ticket), (person.account, before + place as i64 + 1));
            assert_eq!(world.claim_of(&campaign, person).await.as_ref(), Some(claim));
        }
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_who_is_not_fit_stops_the_grant_and_nobody_of_the_others_loses_by_it() {
    let world = World::new(&["eu", "us"]).await;
    let german = |new: &mut largesse::campaign::create::NewCampaign| new.eligibility.countries = vec!["DE".into()];
    let draft = world.draft(2_000, 1, german).await;
    let campaign = world.open(&draft).await;
    let (blocked, elsewhere) = (world.person("eu").await, world.person("us").await);
    let mut foreign = crate::support::world::stranger("eu");
    foreign.country = "FR".into();
    let placer = world.placer("eu").await;
    assert_eq!(placed(&placer, &foreign, &campaign).await, Placement::NotEligible);
    crate::support::block(&world.db, blocked.account, true).await.expect("a blocked account");
    let nobody = crate::support::world::stranger("eu");
    let rule = statements::CLAIM_GRANT.sql;
    let status = without("k.status = 'active' AND ", "");
    let country = without(" AND (array_length(o.countries, 1) IS NULL OR k.country = ANY (o.countries))", "");
    let home = without("a.home_region = $4::TEXT AND ", "");
    let whole = without(ALL, "");
    let cases = [
        (&blocked, &status, Outcome::Blocked, 3),
        (&foreign, &country, Outcome::NotEligible, 3),
        (&elsewhere, &home, Outcome::Stranger, 3),
        (&nobody, &whole, Outcome::Stranger, 2),
    ];
    let batch = batch(&world, &campaign);
    for (odd, _, expected, _) in &cases {
        let people = [world.person("eu").await, (*odd).clone(), world.person("eu").await];
        assert_eq!(grant_with(&world, rule, &campaign, &people).await, Ok(0));
        let answer = store::place(&world.db, &call(&batch, campaign.epoch, &attempts(&people))).await;
        let outcomes = answer.expect("an answer").outcomes;
        let outcomes: Vec<Outcome> = outcomes.into_iter().map(|(_, outcome)| outcome).collect();
        assert!(matches!(&outcomes[..], [Outcome::Granted(_), odd, Outcome::Granted(_)] if odd == expected));
    }
    world.check_books().await;
    for (odd, mutant, _, granted) in cases {
        let people = [world.person("eu").await, odd.clone(), world.person("eu").await];
        assert_eq!(grant_with(&world, mutant, &campaign, &people).await, Ok(granted), "the mutant was not noticed");
    }
    let findings = books::check(&world.db, Depth::Claims, false).await.expect("the books");
    let found: BTreeSet<(&str, String)> =
        findings.iter().map(|finding| (finding.invariant.as_str(), finding.subject.clone())).collect();
    // The mutant without the home made a claim that a foreign key would have refused, and without `whole` the tickets
    // have a gap.
    let expected = [("I11 homes", elsewhere.account.to_string()), ("I4 books", "eu/0".to_owned())];
    assert_eq!(found, BTreeSet::from(expected));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_that_is_there_whatever_its_status_fails_the_whole_grant_and_uses_up_nothing() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(100).await;
    let people = world.people(5, "eu").await;
    let placer = world.placer("eu").await;
    assert!(matches!(placed(&placer, &people[1], &campaign).await, Placement::Granted { .. }));
    assert!(matches!(placed(&placer, &people[3], &campaign).await, Placement::Granted { .. }));
    release(&world.db, campaign.id, people[3].account).await.expect("a release");
    let before = world.rows(&campaign).await;
    let rule = statements::CLAIM_GRANT.sql;
    assert_eq!(grant_with(&world, rule, &campaign, &people).await, Err("23505".into()));
    let nothing = store::grant(&world.db, &call(&batch(&world, &campaign), campaign.epoch, &attempts(&people))).await;
    assert!(nothing.expect("an answer").is_none());
    assert_eq!(world.rows(&campaign).await, before);
    let (new, fresh) = (world.placer("eu").await, &people[0]);
    assert!(matches!(placed(&new, &people[1], &campaign).await, Placement::AlreadyClaimed(_)));
    assert!(matches!(placed(&new, &people[3], &campaign).await, Placement::Released(_)));
    assert!(matches!(placed(&new, fresh, &campaign).await, Placement::Granted { replayed: false, .. }));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn crowds_that_overlap_at_two_servers_get_one_unit_each_however_often_they_ask() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(2_000).await;
    let placers = [world.placer("eu").await, world.placer("us").await, world.placer("eu").await];
    let people = world.people(300, "eu").await;
    let mut tasks = tokio::task::JoinSet::new();
    for (number, placer) in placers.into_iter().enumerate() {
        let mut crowd = people.clone();
        // Each server has its own order, so that no two batches insert the same people in the same order of arrival.
        crowd.rotate_left(number * 100);
        for person in crowd.into_iter().flat_map(|person| [person.clone(), person]) {
            let (placer, campaign) = (placer.clone(), campaign.clone());
            tasks.spawn(async move { placed(&placer, &person, &campaign).await });
        }
    }
    let has = |answer: &Placement| matches!(answer, Placement::Granted { .. } | Placement::AlreadyClaimed(_));
    let answers = tasks.join_all().await;
    assert!(answers.iter().all(has), "{:?}", answers.iter().find(|answer| !has(answer)));
    assert_eq!((world.granted(&campaign).await, world.remaining(&campaign).await), (300, 1_700));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_grant_whose_reply_is_lost_is_found_by_claim_place_also_if_that_reply_is_lost_too() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1_000).await;
    let proxy = Proxy::start(&world.url).await;
    let mut before = 0;
    for fates in [&[Fate::CutAfter][..], &[Fate::CutAfter; 2], &[Fate::CutBefore, Fate::CutAfter, Fate::CutBefore]] {
        // A new server: its first batch is a grant.
        let placer = world.placer_at("eu", &proxy.url()).await;
        proxy.arm_all(&["claim_grant", "claim_place"], fates);
        let mut tasks = tokio::task::JoinSet::new();
        for person in world.people(50, "eu").await {
            let (placer, campaign) = (placer.clone(), campaign.clone());
            tasks.spawn(async move {
                let answer = placer.place(&person, &campaign, RequestId::random()).await;
                (person, answer)
            });
        }
        let mut tickets = BTreeSet::new();
        for (person, answer) in tasks.join_all().await {
            let Ok(Placement::Granted { claim, .. }) = answer else { panic!("{fates:?}: {answer:?}") };
            assert_eq!(world.claim_of(&campaign, &person).await.as_ref(), Some(&claim));
            tickets.insert(claim.ticket);
        }
        assert_eq!(proxy.met(), fates.len(), "the proxy cut nothing");
        assert_eq!(tickets, (before + 1..=before + 50).collect());
        before += 50;
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_again_where_the_claim_was_made_is_looked_up_and_fails_no_neighbours_grant() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(100).await;
    let person = world.person("eu").await;
    let proxy = Proxy::start(&world.url).await;
    let (here, elsewhere) = (world.placer_at("eu", &proxy.url()).await, world.placer_at("eu", &proxy.url()).await);
    assert!(matches!(placed(&here, &person, &campaign).await, Placement::Granted { .. }));
    proxy.arm_all(&["claim_grant", "claim_place"], &[Fate::CutBefore; 2]);
    assert!(matches!(placed(&here, &person, &campaign).await, Placement::AlreadyClaimed(_)));
    assert_eq!(proxy.met(), 0, "neither a grant nor claim_place was asked");
    // A server that does not know it finds out: a grant that fails, then claim_place.
    assert!(matches!(placed(&elsewhere, &person, &campaign).await, Placement::AlreadyClaimed(_)));
    assert_eq!(proxy.met(), 2);
    world.check_books().await;
}
