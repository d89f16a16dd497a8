//! The rules behind the promises, each against a mutant of itself: the same scenario and the same check, once with the
//! rule and once without it. The check must hold with the rule and must fail without it; a check that no mutant fails
//! proves nothing.

use std::sync::Arc;

use largesse::account::Person;
use largesse::campaign::Campaign;
use largesse::campaign::cache::Campaigns;
use largesse::claim::Placement;
use largesse::claim::decide::decision;
use largesse::claim::store::{self, Attempt, Batch, SeenGate};
use largesse::db::{Statement, ToSql, statements};
use largesse::id::RequestId;
use largesse::quota::Gate;
use largesse::quota::gate::{self, Move, SORRY_LEASE};
use largesse::worker::reopen::Reopener;
use tokio_postgres::{Client, Row};

use crate::support::{World, call, eventually, placed, release};

/// The statement's text with one of its rules taken out.
fn without(statement: &Statement, rule: &str, instead: &str) -> String {
    let mutant = statement.sql.replace(rule, instead);
    assert_ne!(mutant, statement.sql, "{} has no `{rule}` (any more)", statement.name);
    mutant
}

async fn run(
    client: &Client,
    statement: &Statement,
    text: &str,
    params: &[&(dyn ToSql + Sync)],
) -> Result<Vec<Row>, String> {
    let prepared = client.prepare_typed(text, statement.params).await.expect("a statement");
    let error = |e: tokio_postgres::Error| e.code().map(|code| code.code().to_owned()).unwrap_or_default();
    client.query(&prepared, params).await.map_err(error)
}

/// Runs a text of `claim_place` for one person on one counter row; returns what it said.
async fn claim_with(client: &Client, text: &str, campaign: &Campaign, person: &Person, region: &str) -> String {
    let home = person.region.as_ref().expect("a home").as_str().to_owned();
    let (accounts, requests) = (vec![person.account.0], vec![RequestId::random().0]);
    let received = vec![largesse::clock::now()];
    let params: [&(dyn ToSql + Sync); 9] =
        [&campaign.id.0, &region, &0_i64, &home, &accounts, &requests, &received, &campaign.epoch, &-1_i64];
    let rows = run(client, &statements::CLAIM_PLACE, text, &params).await.expect("an answer");
    rows[0].get("outcome")
}

/// Runs a text of `gate_move` that closes for sold out; returns whether it moved.
async fn sell_out_with(client: &Client, text: &str, campaign: &Campaign) -> Result<bool, String> {
    let from = vec!["open"];
    let params: [&(dyn ToSql + Sync); 9] =
        [&campaign.id.0, &from, &"sold_out", &"spent", &0_i64, &"", &"test", &"mutant", &-1_i64];
    run(client, &statements::GATE_MOVE, text, &params).await.map(|rows| !rows.is_empty())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_1_a_statement_that_was_stuck_while_the_gate_was_shut_grants_nothing() {
    let rule = statements::CLAIM_PLACE.sql.to_owned();
    let mutant = without(&statements::CLAIM_PLACE, "WHERE st.gate = 'open' AND st", "WHERE st");
    assert_eq!(outcome_after_shutting(&rule).await, "undecided");
    assert_eq!(outcome_after_shutting(&mutant).await, "granted", "the mutant was not noticed");
}

async fn outcome_after_shutting(text: &str) -> String {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let person = world.person("eu").await;
    world.turn(&campaign, Move::PAUSE).await.expect("a shut gate");
    let campaign = world.reload(&campaign.slug).await;
    claim_with(&world.sql().await, text, &campaign, &person, "eu").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_1_a_statement_of_an_epoch_that_is_over_grants_nothing() {
    let rule = statements::CLAIM_PLACE.sql.to_owned();
    let mutant = without(&statements::CLAIM_PLACE, "AND st.epoch = $8::INT8 AND", "AND $8::INT8 >= 0 AND");
    assert_eq!(outcome_after_reopening(&rule).await, "undecided");
    assert_eq!(outcome_after_reopening(&mutant).await, "granted", "the mutant was not noticed");
}

/// A copy of a person's statement arrives late: the campaign sold out, the person was told SORRY, a unit came back and
/// the campaign is open again.
async fn outcome_after_reopening(text: &str) -> String {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let (winner, late) = (world.person("eu").await, world.person("eu").await);
    let placer = world.placer("eu").await;
    assert!(matches!(placed(&placer, &winner, &campaign).await, Placement::Granted { .. }));
    assert!(matches!(placed(&placer, &late, &campaign).await, Placement::SoldOut { .. }));
    let claim = world.claim_of(&campaign, &winner).await.expect("a claim");
    release(&world.db, campaign.id, winner.account).await.expect("a release");
    world.turn(&campaign, Move::BEGIN_REOPENING).await.expect("a gate that re-opens");
    eventually("an open gate", async || world.turn(&campaign, Move::REOPEN).await).await;
    claim_with(&world.sql().await, text, &campaign, &late, &claim.stock.region.to_string()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_15_the_window_opens_by_the_databases_clock_inside_the_statement() {
    let rule = statements::CLAIM_PLACE.sql.to_owned();
    let mutant = without(&statements::CLAIM_PLACE, "WHEN now() < q.opens_at THEN 'early'", "");
    assert_eq!(outcome_before_opening(&rule).await, "undecided");
    assert_eq!(outcome_before_opening(&mutant).await, "granted", "the mutant was not noticed");
}

async fn outcome_before_opening(text: &str) -> String {
    let world = World::new(&["eu"]).await;
    let hour = jiff::SignedDuration::from_hours(1);
    let later = |new: &mut largesse::campaign::create::NewCampaign| {
        new.opens_at += hour;
        new.closes_at += hour;
    };
    let draft = world.draft(10, 1, later).await;
    let campaign = world.open(&draft).await;
    let person = world.person("eu").await;
    claim_with(&world.sql().await, text, &campaign, &person, "eu").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_2_the_close_sees_every_row_of_every_region_in_one_statement() {
    let rule = statements::GATE_MOVE.sql.to_owned();
    let all = "WHERE q.campaign_id = $1::UUID ORDER BY q.region, q.shard FOR UPDATE";
    let own = "WHERE q.campaign_id = $1::UUID AND q.region = 'eu' ORDER BY q.region, q.shard FOR UPDATE";
    let own_region_only = without(&statements::GATE_MOVE, all, own);
    let checked_before =
        without(&statements::GATE_MOVE, "WHEN 'spent' THEN s.remaining = 0 AND s.held = 0", "WHEN 'spent' THEN TRUE");
    assert_eq!(closed_over_a_unit(&rule, true).await, Ok(false));
    assert_eq!(closed_over_a_unit(&own_region_only, true).await, Ok(true), "the mutant was not noticed");
    // Check, then act: the check was made before the statement, the statement believes it. The certificate's constraint
    // is the second guard, so the mutant needs a schema without it.
    assert_eq!(closed_over_a_unit(&checked_before, true).await, Err("23514".to_owned()));
    assert_eq!(closed_over_a_unit(&checked_before, false).await, Ok(true), "the mutant was not noticed");
}

/// eu is dry, us has a unit that just came back: whether the campaign is closed as sold out all the same.
async fn closed_over_a_unit(text: &str, certificate: bool) -> Result<bool, String> {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(2).await;
    let placers = world.placers().await;
    let people = [world.person("eu").await, world.person("us").await];
    for (placer, person) in placers.iter().zip(&people) {
        assert!(matches!(placed(placer, person, &campaign).await, Placement::Granted { .. }));
    }
    let sql = world.sql().await;
    if !certificate {
        let drop = "ALTER TABLE gate_changes DROP CONSTRAINT gate_changes_certificate_check";
        sql.batch_execute(drop).await.expect("a schema without the second guard");
    }
    let us = world.claim_of(&campaign, &people[1]).await.expect("a claim").stock.region;
    let whose = if us.as_str() == "us" { &people[1] } else { &people[0] };
    release(&world.db, campaign.id, whose.account).await.expect("a release");
    sell_out_with(&sql, text, &campaign).await
}

/// The second guard of the lease, in the statement.
const AGE: &str = "AND (s.epoch = 0 OR s.changed_at + $5::INT8 * INTERVAL '1 millisecond' <= now())";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_4_a_pause_while_sold_out_does_not_shorten_the_lease() {
    let mutant = without(&statements::GATE_MOVE, AGE, "AND $5::INT8 >= 0");
    for (text, opens_at_once) in [(statements::GATE_MOVE.sql, false), (&mutant, true)] {
        let world = World::new(&["eu"]).await;
        let campaign = world.campaign(0).await;
        world.turn(&campaign, Move::SELL_OUT).await.expect("sold out");
        world.turn(&campaign, Move::PAUSE).await.expect("paused");
        let paused_at = largesse::clock::monotonic();
        let from = vec!["shut"];
        let age = largesse::quota::gate::OPEN_AFTER.as_millis() as i64;
        let params: [&(dyn ToSql + Sync); 9] =
            [&campaign.id.0, &from, &"open", &"any", &age, &"open", &"test", &"test", &-1_i64];
        let moved = run(&world.sql().await, &statements::GATE_MOVE, text, &params).await.expect("an answer");
        assert_eq!(!moved.is_empty(), opens_at_once, "with the rule it must not open, without it must");
        if !opens_at_once {
            world.open(&campaign).await;
            assert!(paused_at.elapsed() >= SORRY_LEASE);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_4_the_lease_counts_from_the_commit_and_not_from_the_stamp() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let person = world.person("eu").await;
    placed(&world.placer("eu").await, &person, &campaign).await;
    world.turn(&campaign, Move::SELL_OUT).await.expect("sold out");
    release(&world.db, campaign.id, person.account).await.expect("a release");
    let cache = Campaigns::new(world.db.clone(), world.regions[0].clone());
    cache.refresh().await.expect("campaigns");
    let reopener = Arc::new(Reopener::new(world.db.clone(), cache.clone(), "test".into()));
    // Somebody holds a row: the first step gets its stamp now and is committed much later.
    let slow = world.sql().await;
    let hold = "BEGIN; SELECT shard FROM quota WHERE region = 'eu' FOR UPDATE";
    slow.batch_execute(hold).await.expect("a lock");
    let first = tokio::spawn({
        let reopener = Arc::clone(&reopener);
        async move { reopener.look().await }
    });
    tokio::time::sleep(SORRY_LEASE * 3 / 2).await;
    slow.batch_execute("ROLLBACK").await.expect("a rollback");
    first.await.expect("a look");
    let committed_at = largesse::clock::monotonic();
    assert_eq!(world.reload(&campaign.slug).await.gate, Some(Gate::Reopening));
    for _ in 0..400 {
        cache.refresh().await.expect("campaigns");
        reopener.look().await;
        if world.reload(&campaign.slug).await.gate == Some(Gate::Open) {
            assert!(committed_at.elapsed() >= SORRY_LEASE, "opened {:?} after the commit", committed_at.elapsed());
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("never opened");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_campaign_is_never_opened_again() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    world.turn(&campaign, Move::CLOSE).await.expect("closed");
    assert_eq!(world.turn(&campaign, Move::CLOSE).await, None);
    let opened = gate::open(&world.db, campaign.id, &world.regions[0], "test", "test").await.expect("an answer");
    assert_eq!(opened, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_4_between_reopening_and_open_lies_the_lease_of_a_sorry() {
    let rule = statements::GATE_MOVE.sql.to_owned();
    let mutant = without(&statements::GATE_MOVE, AGE, "AND $5::INT8 >= 0");
    assert!(lease_kept(&rule).await);
    assert!(!lease_kept(&mutant).await, "the mutant was not noticed");
}

/// Sells out, takes a unit back and tries to re-open at once and then for two seconds; whether the lease lay between
/// the steps.
async fn lease_kept(text: &str) -> bool {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let placer = world.placer("eu").await;
    let person = world.person("eu").await;
    placed(&placer, &person, &campaign).await;
    world.turn(&campaign, Move::SELL_OUT).await.expect("sold out");
    release(&world.db, campaign.id, person.account).await.expect("a release");
    world.turn(&campaign, Move::BEGIN_REOPENING).await.expect("reopening");
    let (sql, from) = (world.sql().await, vec!["reopening"]);
    let age = SORRY_LEASE.as_millis() as i64;
    let params: [&(dyn ToSql + Sync); 9] =
        [&campaign.id.0, &from, &"open", &"any", &age, &"", &"test", &"test", &-1_i64];
    for _ in 0..100 {
        if !run(&sql, &statements::GATE_MOVE, text, &params).await.expect("an answer").is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let history = gate::history(&world.db, campaign.id).await.expect("a history");
    let between = history[0].at.duration_since(history[1].at);
    between >= SORRY_LEASE.try_into().expect("a duration")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_5_no_stock_seen_earlier_is_evidence_of_nothing() {
    assert!(!told_sorry_and_has_one(false).await);
    assert!(told_sorry_and_has_one(true).await, "the mutant was not noticed");
}

/// One person, two devices: the first one's grant of the last unit is on its way, uncommitted, when the second one asks
/// in a dry region. The mutant refuses there; the rule closes, looks the claim up, and only then refuses.
async fn told_sorry_and_has_one(mutant: bool) -> bool {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1).await;
    let person = world.person("eu").await;
    let device = world.sql().await;
    device.batch_execute("BEGIN ISOLATION LEVEL SERIALIZABLE").await.expect("a transaction");
    assert_eq!(claim_with(&device, statements::CLAIM_PLACE.sql, &campaign, &person, "eu").await, "granted");
    let dry = Batch { campaign: campaign.id, stock: world.row("us", 0), home: world.regions[0].clone() };
    let attempt = Attempt {
        account: person.account,
        request: RequestId::random(),
        received_at: largesse::clock::now(),
        country: None,
    };
    let seen = store::place(&world.db, &call(&dry, campaign.epoch, &[attempt])).await.expect("an answer");
    let decided = decision(seen.outcomes[0].1.clone(), seen.gate, seen.epoch);
    assert_eq!((decided, seen.gate, seen.remaining), (None, SeenGate::Open, 0), "the rule refuses nobody here");
    let told_sorry = if mutant {
        device.batch_execute("COMMIT").await.expect("a commit");
        seen.remaining == 0
    } else {
        let placer = world.placer("us").await;
        let (asking, on) = (person.clone(), campaign.clone());
        let other_device = tokio::spawn(async move { placed(&placer, &asking, &on).await });
        // It waits for the row that the first device has locked, or comes back after losing against it; both end here.
        device.batch_execute("COMMIT").await.expect("a commit");
        matches!(other_device.await.expect("an answer"), Placement::SoldOut { .. })
    };
    told_sorry && world.claim_of(&campaign, &person).await.is_some()
}
