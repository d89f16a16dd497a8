//! Who may take part: countries in, countries out, and how old an account must be. Decided by the statement that
//! grants, from the rows, whatever the server that asks believes.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use largesse::account::{Account, Person, store as accounts};
use largesse::campaign::Campaign;
use largesse::campaign::desk::Desk;
use largesse::campaign::edit::Edit;
use largesse::campaign::eligibility::Eligibility;
use largesse::claim::Placement;
use largesse::claim::store::{self, Attempt, Batch, Outcome};
use largesse::db::{Limit, ToSql, statements};
use largesse::id::RequestId;
use largesse::quota::gate::Move;
use largesse::quota::orders::Error;

use crate::support::world::stranger;
use crate::support::{World, call, operator, placed};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn words(countries: &[&str], denied: &[&str], age: Duration) -> Eligibility {
    let list = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    Eligibility { countries: list(countries), countries_denied: list(denied), account_age_min: age }
}

async fn campaign(world: &World, words: Eligibility) -> Arc<Campaign> {
    let draft = world.draft(1_000, 1, |new| new.eligibility = words).await;
    world.open(&draft).await
}

/// Somebody of this country whom the user service knows for so many days; none: it has not told.
async fn somebody(world: &World, country: &str, days: Option<i64>) -> Person {
    let person = Person { country: country.into(), ..stranger("eu") };
    let account = Account {
        id: person.account,
        home: world.regions[0].clone(),
        country: country.into(),
        locale: String::new(),
        blocked: false,
    };
    let since = days.map(|days| largesse::clock::now() - SignedDuration::from_hours(24 * days));
    accounts::register_since(&world.db, &[account], &[since], Limit::PATIENT).await.expect("an account");
    person
}

/// What each form of the statement says of one person: the grant, the lookup, the placement.
async fn said(world: &World, campaign: &Campaign, person: &Person) -> (bool, Outcome, Outcome) {
    let batch = Batch { campaign: campaign.id, stock: world.row("eu", 0), home: world.regions[0].clone() };
    let received_at = largesse::clock::now();
    let attempts = [Attempt { account: person.account, request: RequestId::random(), received_at, country: None }];
    let call = call(&batch, campaign.epoch, &attempts);
    let looked = store::lookup(&world.db, &call).await.expect("an answer").outcomes.remove(0).1;
    let granted = store::grant(&world.db, &call).await.expect("an answer").is_some();
    let placed = store::place(&world.db, &call).await.expect("an answer").outcomes.remove(0).1;
    (granted, looked, placed)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_form_of_the_claim_statement_lets_the_same_people_in() {
    let world = World::new(&["eu"]).await;
    let cases = [
        (words(&[], &[], Duration::ZERO), "", None, None),
        (words(&["DE", "FR"], &[], Duration::ZERO), "FR", None, None),
        (words(&["DE", "FR"], &[], Duration::ZERO), "US", None, Some(Outcome::NotEligible)),
        // Nobody knows their country: they are in no list.
        (words(&["DE"], &[], Duration::ZERO), "", None, Some(Outcome::NotEligible)),
        (words(&[], &["US"], Duration::ZERO), "", None, None),
        (words(&[], &["US"], Duration::ZERO), "US", None, Some(Outcome::NotEligible)),
        (words(&[], &[], 30 * DAY), "DE", Some(31), None),
        (words(&[], &[], 30 * DAY), "DE", Some(29), Some(Outcome::TooNew)),
        (words(&[], &[], DAY), "DE", None, Some(Outcome::TooNew)),
        (words(&["DE"], &["US"], 30 * DAY), "DE", Some(31), None),
        (words(&["DE"], &[], 30 * DAY), "US", Some(1), Some(Outcome::NotEligible)),
    ];
    for (words, country, days, refused) in cases {
        let campaign = campaign(&world, words.clone()).await;
        assert_eq!(campaign.eligibility, words);
        let person = somebody(&world, country, days).await;
        let (granted, looked, placed) = said(&world, &campaign, &person).await;
        assert_eq!(granted, refused.is_none(), "{words:?} {country} {days:?}");
        assert_eq!(looked, refused.clone().unwrap_or(Outcome::Undecided), "{words:?} {country} {days:?}");
        match refused {
            Some(refused) => assert_eq!(placed, refused, "{words:?} {country} {days:?}"),
            None => assert!(matches!(placed, Outcome::Existing(_)), "{placed:?}"),
        }
    }
    world.check_books().await;
}

/// Each condition of `claim_grant` and of `claim_place`, and what the statement says of somebody without it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_condition_each_statement_lets_somebody_in_who_may_not() {
    let world = World::new(&["eu"]).await;
    let denied = (words(&[], &["US"], Duration::ZERO), "US");
    let young = (words(&[], &[], DAY), "US");
    let cases = [
        (&statements::CLAIM_GRANT, &denied, "AND NOT (k.country = ANY (o.countries_denied))", ""),
        (&statements::CLAIM_GRANT, &young, " AND (o.account_age_min_s = 0 OR k.since <= o.known_by)", ""),
        (&statements::CLAIM_PLACE, &denied, "WHEN k.country = ANY (o.countries_denied) THEN 'not_eligible'", ""),
        (&statements::CLAIM_PLACE, &young, "WHEN o.account_age_min_s > 0 AND k.since > o.known_by THEN 'too_new'", ""),
    ];
    for (statement, (words, country), rule, instead) in cases {
        let mutant = statement.sql.replace(rule, instead);
        assert_ne!(mutant, statement.sql, "{} has no `{rule}` (any more)", statement.name);
        let campaign = campaign(&world, words.clone()).await;
        for (text, wins) in [(statement.sql, false), (&mutant, true)] {
            let person = somebody(&world, country, None).await;
            let (ids, requests) = (vec![person.account.0], vec![RequestId::random().0]);
            let received = vec![largesse::clock::now()];
            let params: [&(dyn ToSql + Sync); 9] =
                [&campaign.id.0, &"eu", &0_i64, &"eu", &ids, &requests, &received, &campaign.epoch, &-1_i64];
            let client = world.sql().await;
            let prepared = client.prepare_typed(text, statement.params).await.expect("a statement");
            client.query(&prepared, &params).await.expect("an answer");
            assert_eq!(world.claim_of(&campaign, &person).await.is_some(), wins, "{} {rule}", statement.name);
        }
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_holds_for_the_next_claim_at_a_server_that_has_not_heard_of_it() {
    let world = World::new(&["eu"]).await;
    let campaign = campaign(&world, Eligibility::default()).await;
    let placer = world.placer("eu").await;
    let [before, after, denied, back] = ["DE"; 4].map(|country| somebody(&world, country, None));
    let (before, after, denied, back) = (before.await, after.await, denied.await, back.await);
    assert!(matches!(placed(&placer, &before, &campaign).await, Placement::Granted { .. }));
    // The server's queue and its copy of the campaign are from before, and stay so.
    let desk = Desk::new(world.db.clone());
    let change = async |words| {
        let now = world.reload(&campaign.slug).await;
        desk.edit(&operator(), &now, &Edit::admitting(words)).await.expect("a change");
    };
    change(words(&["FR"], &[], Duration::ZERO)).await;
    assert_eq!(placed(&placer, &after, &campaign).await, Placement::NotEligible);
    change(words(&[], &["DE"], Duration::ZERO)).await;
    assert_eq!(placed(&placer, &denied, &campaign).await, Placement::NotEligible);
    change(words(&[], &[], DAY)).await;
    assert_eq!(placed(&placer, &back, &campaign).await, Placement::TooNew);
    assert!(matches!(placed(&placer, &before, &campaign).await, Placement::AlreadyClaimed(_)), "a unit stays");
    change(Eligibility::default()).await;
    assert!(matches!(placed(&placer, &back, &campaign).await, Placement::Granted { .. }));
    world.turn(&campaign, Move::CLOSE).await.expect("closed");
    let closed = world.reload(&campaign.slug).await;
    let refused = desk.edit(&operator(), &closed, &Edit::admitting(words(&["FR"], &[], DAY))).await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    world.check_books().await;
}
