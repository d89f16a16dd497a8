//! Units move before they are needed: by one planner at a time, never twice, never by one that lost its lease, and
//! never out of a frozen campaign unless somebody waits for them.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::Request;
use largesse::campaign::Campaign;
use largesse::campaign::create::NewCampaign;
use largesse::claim::Placement;
use largesse::db::{Database, Settings, statements};
use largesse::id::TransferId;
use largesse::quota::plan::Borrow;
use largesse::quota::store::{self, Order};
use largesse::quota::{RowKey, reserve_shard};
use largesse::report::lease;
use largesse::telemetry::metrics::{DatabaseMetrics, Metrics};
use largesse::worker::rebalance::{Rebalancer, lease_name};
use tokio_postgres::types::ToSql;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::support::team;
use crate::support::{Fate, Proxy, Server, World, placed, release, server};

/// 1,000 units, all in eu, 500 of them in its reserve; us may claim 600 by its floor. A planner moves the 500.
async fn lopsided() -> (World, Arc<Campaign>) {
    let world = World::new(&["eu", "us"]).await;
    let all_in_eu = |new: &mut NewCampaign| new.regions[1].1 = 0;
    let draft = world.draft(1000, 1, all_in_eu).await;
    let campaign = world.open(&draft).await;
    team::rule(&world.db, campaign.id, &world.regions[1], (600, None)).await;
    (world, campaign)
}

async fn rebalancer(url: &str) -> Rebalancer {
    let settings = Settings { statement_timeout: Duration::from_secs(5), ..Settings::new(url) };
    Rebalancer::new(
        Database::connect(&settings, DatabaseMetrics::default()).await.expect("the database"),
        Metrics::new(),
    )
}

async fn left(world: &World, campaign: &Campaign, region: &str) -> i64 {
    let rows = world.rows(campaign).await;
    rows.iter().filter(|row| row.key.region.as_str() == region).map(|row| row.remaining).sum()
}

async fn ledger(world: &World, campaign: &Campaign) -> Vec<(String, i64)> {
    let sql = "SELECT reason, amount FROM quota_transfers WHERE campaign_id = $1 ORDER BY created_at";
    let rows = world.sql().await.query(sql, &[&campaign.id.0]).await.expect("a ledger");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// What a holder that is gone for longer than its lease leaves behind.
async fn let_lease_expire(world: &World, campaign: &Campaign) {
    let sql = "UPDATE leases SET expires_at = now() - INTERVAL '1 second' WHERE name = $1";
    world.sql().await.execute(sql, &[&lease_name(campaign.id)]).await.expect("an expired lease");
}

/// Waits until so many runs have met their fate.
async fn met(proxy: &Proxy, cuts: usize) {
    while proxy.met() < cuts {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

fn reserve(world: &World, region: &str) -> RowKey {
    world.row(region, reserve_shard(1))
}

fn ten_from(from: RowKey) -> Borrow {
    Borrow { from, amount: 10, keep: 0, reason: "test".into() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_rebalancers_at_once_move_each_planned_unit_once() {
    let (world, campaign) = lopsided().await;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let (one, id) = (rebalancer(&world.url).await, campaign.id);
        tasks.spawn(async move {
            let mut moved = 0;
            for _ in 0..5 {
                moved += one.round(id).await.expect("a round");
            }
            moved
        });
    }
    let moved: i64 = tasks.join_all().await.iter().sum();
    let ledger = ledger(&world, &campaign).await;
    assert_eq!((moved, ledger.len(), left(&world, &campaign, "us").await), (500, 1, 500), "{ledger:?}");
    assert!(ledger[0].0.starts_with("floor to=us "), "{ledger:?}");
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rebalancer_that_lost_its_lease_moves_nothing_on_any_row() {
    let (world, campaign) = lopsided().await;
    let (first, second) = (rebalancer(&world.url).await, rebalancer(&world.url).await);
    assert_eq!(first.round(campaign.id).await.expect("a round"), 500);
    let_lease_expire(&world, &campaign).await;
    assert_eq!(second.round(campaign.id).await.expect("a round"), 0, "the new holder has nothing to move");

    // What the first one had planned and not yet sent, between every two rows; none of them was moved by the second
    // one.
    let rows = world.rows(&campaign).await;
    let by = |fence| Order::Planned { fence };
    for from in rows.iter().filter(|row| row.remaining > 0) {
        for to in rows.iter().filter(|to| to.key != from.key) {
            let late = ten_from(from.key.clone());
            let id = TransferId::random();
            let moved = store::transfer_by(&world.db, id, campaign.id, &late, &to.key, by(1)).await;
            assert_eq!(moved.expect("an answer"), 0, "{} to {}", from.key, to.key);
        }
    }
    assert_eq!(first.round(campaign.id).await.expect("a round"), 0, "it does not get the lease back");
    let (from, to) = (reserve(&world, "us"), reserve(&world, "eu"));
    for (order, expected) in [(by(1), 0), (by(2), 10), (Order::Ahead, 10), (Order::Urgent, 10)] {
        let order_now = ten_from(from.clone());
        let moved = store::transfer_by(&world.db, TransferId::random(), campaign.id, &order_now, &to, order).await;
        assert_eq!(moved.expect("an answer"), expected, "{order:?}");
    }
    world.check_books().await;
}

/// Each refusal of the statement, against the statement without it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_conditions_the_transfer_would_obey_a_zombie_a_frozen_plan_and_a_stale_borrower() {
    let fence = "AND ($10::INT8 = 0 OR (SELECT max(f.fence) FROM pair AS f) <= $10::INT8)";
    let freeze = "AND ($11::INT8 = 0 OR EXISTS (SELECT 1 FROM campaigns AS c WHERE c.campaign_id = $2::UUID AND c.rebalance = 'on'))";
    let state = "r.state IN ('joining', 'active')";
    let ground = |text: &str, weaker: &str| statements::QUOTA_TRANSFER.sql.replace(text, weaker);
    for (text, weaker) in [(fence, "AND $10::INT8 >= 0"), (freeze, "AND $11::INT8 = 1"), (state, "r.state <> ''")] {
        assert!(statements::QUOTA_TRANSFER.sql.contains(text), "{text}");
        for (sql, expected) in [(ground(text, text), 0), (ground(text, weaker), 1)] {
            let (world, campaign) = lopsided().await;
            store::fence(&world.db, campaign.id, if text == fence { 7 } else { 6 }).await.expect("a fence");
            if text == freeze {
                team::freeze(&world.db, campaign.id, true).await.expect("a freeze");
            }
            if text == state {
                assert!(team::drain(&world.db, &world.regions[1]).await.expect("a drain"));
            }
            assert_eq!(transfer_with(&world, &sql, &campaign).await, expected, "{text}");
            world.check_books().await;
        }
    }
}

/// A planner of fence 6 moves ten units from eu's reserve to that of us; how many rows came back.
async fn transfer_with(world: &World, sql: &str, campaign: &Campaign) -> usize {
    let client = world.sql().await;
    let statement = client.prepare_typed(sql, statements::QUOTA_TRANSFER.params).await.expect("a statement");
    let id = TransferId::random().0;
    let params: [&(dyn ToSql + Sync); 11] =
        [&id, &campaign.id.0, &"eu", &2_i64, &"us", &2_i64, &10_i64, &0_i64, &"test", &6_i64, &1_i64];
    client.query(&statement, &params).await.expect("an answer").len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rebalancer_that_dies_between_any_two_steps_is_healed_by_the_next_one() {
    for statement in ["lease_take", "quota_fence", "quota_rules", "quota_survey", "quota_transfer"] {
        for first in [Fate::CutBefore, Fate::CutAfter] {
            let (world, campaign) = lopsided().await;
            // Somebody had the lease before, so the victim's first step is to fence.
            let before = lease::take(&world.db, &lease_name(campaign.id), Uuid::new_v4(), Duration::ZERO).await;
            assert_eq!(before.expect("a lease"), Some(1));
            let proxy = Proxy::start(&world.url).await;
            let victim = rebalancer(&proxy.url()).await;
            // After the first run nothing of this statement gets through, until the process is killed.
            let fates: Vec<Fate> = [first].into_iter().chain(std::iter::repeat_n(Fate::CutBefore, 10_000)).collect();
            proxy.arm(statement, &fates);
            let cuts = if first == Fate::CutAfter { 2 } else { 1 };
            tokio::select! {
                ended = victim.round(campaign.id) => panic!("{statement} {first:?}: {ended:?}, {} cut", proxy.met()),
                () = met(&proxy, cuts) => {}
            }
            drop(victim);
            world.check_books().await;

            let_lease_expire(&world, &campaign).await;
            let next = rebalancer(&world.url).await;
            next.round(campaign.id).await.expect("a round");
            let ledger = ledger(&world, &campaign).await;
            assert_eq!(
                (ledger.len(), left(&world, &campaign, "us").await),
                (1, 500),
                "{statement} {first:?}: {ledger:?}"
            );
            world.check_books().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_server_can_plan_one_does_and_another_takes_over_when_it_dies() {
    let (world, campaign) = lopsided().await;
    let mut servers = vec![Server::start("eu", &world.url).await, Server::start("us", &world.url).await];
    until(async || left(&world, &campaign, "us").await == 500, "the floor is brought").await;
    assert_eq!(ledger(&world, &campaign).await.len(), 1, "both servers planned");

    // The one that holds the lease: it alone has counted units it moved.
    let holder = usize::from(!moved_units(&servers[0]).await);
    servers.remove(holder).process.kill();
    store::restock(&world.db, campaign.id, Uuid::new_v4(), 700, &reserve(&world, "eu"), "test", "test")
        .await
        .expect("units");
    until(async || left(&world, &campaign, "us").await >= 600, "the floor is brought again").await;
    world.check_books().await;
}

/// Whether this server says that it has moved units.
async fn moved_units(server: &Server) -> bool {
    let request = Request::get("/metrics").header("host", "test").body(Full::default()).expect("a request");
    let answer = server::send(server.ops, request).await.expect("metrics");
    answer.text.contains("largesse_quota_transfer_units_total{")
}

/// Waits for what servers do by themselves.
async fn until(mut true_now: impl AsyncFnMut() -> bool, what: &str) {
    for _ in 0..600 {
        if true_now().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("not in 30 s: {what}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_frozen_campaign_moves_nothing_but_what_somebody_waits_for() {
    let (world, campaign) = lopsided().await;
    assert!(team::freeze(&world.db, campaign.id, true).await.expect("a freeze"));
    assert!(!team::freeze(&world.db, campaign.id, true).await.expect("frozen already"));
    let planner = rebalancer(&world.url).await;
    assert_eq!(planner.round(campaign.id).await.expect("a round"), 0);
    let (from, to) = (reserve(&world, "eu"), reserve(&world, "us"));
    for order in [Order::Ahead, Order::Planned { fence: 9 }] {
        let borrow = ten_from(from.clone());
        let moved = store::transfer_by(&world.db, TransferId::random(), campaign.id, &borrow, &to, order).await;
        assert_eq!(moved.expect("an answer"), 0, "{order:?}");
    }
    let server = world.placer("us").await;
    let person = world.person("us").await;
    assert!(matches!(placed(&server, &person, &campaign).await, Placement::Granted { .. }), "somebody waited");
    let moved = ledger(&world, &campaign).await;
    assert!(moved.iter().all(|(reason, _)| reason.starts_with("dry ")) && moved.len() == 1, "{moved:?}");

    assert!(team::freeze(&world.db, campaign.id, false).await.expect("a thaw"));
    assert!(planner.round(campaign.id).await.expect("a round") > 0);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transfer_that_is_run_again_and_again_moves_its_units_once() {
    let (world, campaign) = lopsided().await;
    let (from, to) = (reserve(&world, "eu"), reserve(&world, "us"));
    for order in [Order::Urgent, Order::Ahead, Order::Planned { fence: 3 }] {
        let (id, before) = (TransferId::random(), left(&world, &campaign, "us").await);
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (db, campaign, borrow, to) = (world.db.clone(), campaign.id, ten_from(from.clone()), to.clone());
            tasks.spawn(
                async move { store::transfer_by(&db, id, campaign, &borrow, &to, order).await.expect("an answer") },
            );
        }
        let moved: i64 = tasks.join_all().await.iter().sum();
        assert_eq!((moved, left(&world, &campaign, "us").await), (10, before + 10), "{order:?}");
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ceiling_and_a_floor_are_heeded() {
    let (world, campaign) = lopsided().await;
    let us = &world.regions[1];
    team::rule(&world.db, campaign.id, us, (100, Some(150))).await;
    let planner = rebalancer(&world.url).await;
    for _ in 0..3 {
        planner.round(campaign.id).await.expect("a round");
    }
    let there = left(&world, &campaign, "us").await;
    assert!((100..=150).contains(&there), "{there}");
    let rules = store::rules(&world.db, campaign.id).await.expect("rules");
    assert_eq!((rules.frozen, rules.regions[1].floor, rules.regions[1].ceiling), (false, 100, Some(150)));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twelve_claimers_three_borrowers_three_releasers_and_three_rebalancers_keep_the_books() {
    let world = World::new(&["eu", "us", "ap"]).await;
    let campaign = world.campaign(400).await;
    let placers = world.placers().await;
    let stop = CancellationToken::new();
    let mut movers = tokio::task::JoinSet::new();
    for number in 0..3_usize {
        let (one, id, ended) = (rebalancer(&world.url).await, campaign.id, stop.clone());
        movers.spawn(async move {
            while !ended.is_cancelled() {
                one.round(id).await.expect("a round");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        let (db, ended) = (world.db.clone(), stop.clone());
        let name = |n: usize| world.regions[n % 3].as_str();
        let (from, to) = (world.row(name(number), 0), world.row(name(number + 1), 2));
        movers.spawn(async move {
            while !ended.is_cancelled() {
                let borrow = ten_from(from.clone());
                store::transfer(&db, TransferId::random(), id, &borrow, &to).await.expect("an answer");
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        });
    }
    let mut claimers = tokio::task::JoinSet::new();
    for number in 0..12_usize {
        let home = world.regions[number % 3].as_str().to_owned();
        let people = world.people(25, &home).await;
        let (placer, campaign, db) = (placers[(number + number / 3) % 3].clone(), campaign.clone(), world.db.clone());
        // Three of the twelve give theirs back at once: 225 people keep one.
        let returns = number % 4 == 0;
        claimers.spawn(async move {
            for person in people {
                let answer = placed(&placer, &person, &campaign).await;
                assert!(matches!(answer, Placement::Granted { .. }), "{answer:?}");
                if returns {
                    release(&db, campaign.id, person.account).await.expect("a release");
                }
            }
        });
    }
    claimers.join_all().await;
    stop.cancel();
    movers.join_all().await;
    assert_eq!((world.granted(&campaign).await, world.remaining(&campaign).await), (225, 175));
    world.check_books().await;
}

/// Half of the demand in one of three regions with equal shares: it needs half as much again as it began with, and gets
/// it before its people notice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn under_skewed_demand_no_claim_waits_for_a_borrow_until_the_last_units() {
    const SUPPLY: i64 = 5000;
    let world = World::new(&["eu", "us", "ap"]).await;
    let campaign = world.campaign(SUPPLY).await;
    let (planner, id, stop) = (rebalancer(&world.url).await, campaign.id, CancellationToken::new());
    let ended = stop.clone();
    let planning = tokio::spawn(async move {
        while !ended.is_cancelled() {
            planner.round(id).await.expect("a round");
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
    });
    let mut crowds = tokio::task::JoinSet::new();
    for (region, people, a_tick) in [("eu", 2500, 10), ("us", 1250, 5), ("ap", 1250, 5)] {
        let (placer, people) = (world.placer(region).await, world.people(people, region).await);
        let campaign = campaign.clone();
        crowds.spawn(async move {
            let mut tick = tokio::time::interval(Duration::from_millis(50));
            let mut claims = tokio::task::JoinSet::new();
            for some in people.chunks(a_tick) {
                tick.tick().await;
                for person in some {
                    let (placer, person, campaign) = (placer.clone(), person.clone(), campaign.clone());
                    claims.spawn(async move { placed(&placer, &person, &campaign).await });
                }
            }
            claims.join_all().await.iter().filter(|answer| matches!(answer, Placement::Granted { .. })).count()
        });
    }
    let granted: usize = crowds.join_all().await.iter().sum();
    stop.cancel();
    planning.await.expect("a planner");
    assert_eq!((granted as i64, world.remaining(&campaign).await), (SUPPLY, 0));

    let sql = "SELECT t.reason, (SELECT count(*) FROM claims AS c WHERE c.campaign_id = t.campaign_id AND c.claimed_at < t.created_at) \
               FROM quota_transfers AS t WHERE t.campaign_id = $1 ORDER BY t.created_at";
    let rows = world.sql().await.query(sql, &[&campaign.id.0]).await.expect("a ledger");
    let moves: Vec<(String, i64)> = rows.iter().map(|row| (row.get(0), SUPPLY - row.get::<_, i64>(1))).collect();
    assert!(moves.iter().any(|(reason, _)| reason.starts_with("ahead to=eu ")), "{moves:?}");
    // The last units: the rows for visitors, whom nobody sent here, are a tenth; the rest is what serves in the last
    // seconds.
    let need = |reason: &str| reason.split("need=").nth(1).and_then(|rest| rest.split(' ').next()?.parse::<i64>().ok());
    let waited = |from: i64| -> i64 {
        let waits = moves.iter().filter(|(reason, left)| reason.starts_with("dry ") && *left > from);
        waits.filter_map(|(reason, _)| need(reason)).sum()
    };
    // Before them, one in a hundred where the machine stands still while a row is low: all that come in a tick are 20.
    assert!(waited(SUPPLY / 3) <= SUPPLY / 100, "{} claims waited early: {moves:#?}", waited(SUPPLY / 3));
    assert!(waited(0) <= SUPPLY / 20, "{} claims waited: {moves:#?}", waited(0));
    world.check_books().await;
}
