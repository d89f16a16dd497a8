//! Promise 3: a SORRY is true. It names an epoch whose certificate saw no unit anywhere, and nobody who has a claim
//! hears it.

use std::sync::Arc;
use std::time::Duration;

use largesse::campaign::Campaign;
use largesse::claim::place::Placer;
use largesse::claim::release::Release;
use largesse::claim::{Placement, Trouble};
use largesse::id::{RequestId, TransferId};
use largesse::quota::Gate;
use largesse::quota::gate::{self, Move, SORRY_LEASE};
use largesse::quota::plan::Borrow;
use largesse::quota::store;
use largesse::worker::reopen;

use crate::support::{World, placed, release};

/// Each SORRY's epoch has a certificate with nothing remaining and nothing held, and no claim was made in that epoch.
async fn check_sorries(world: &World, campaign: &Campaign, answers: &[Placement]) {
    let history = gate::history(&world.db, campaign.id).await.expect("a history");
    let sql = world.sql().await;
    for answer in answers {
        let Placement::SoldOut { epoch } = answer else { continue };
        let at = history.iter().position(|change| change.epoch == *epoch).expect("the epoch of the SORRY");
        let closed = &history[at];
        assert_eq!((closed.gate, closed.remaining, closed.held), (Gate::SoldOut, 0, 0));
        let until = at.checked_sub(1).map(|next| history[next].at);
        let within = "SELECT count(*) FROM claims WHERE campaign_id = $1 AND claimed_at > $2 AND ($3::TIMESTAMPTZ IS NULL OR claimed_at < $3::TIMESTAMPTZ)";
        let row = sql.query_one(within, &[&campaign.id.0, &closed.at, &until]).await.expect("a count");
        assert_eq!(row.get::<_, i64>(0), 0, "a unit was granted in the sold-out epoch {epoch}");
    }
}

/// People of every region ask the servers of every region, all at once.
async fn rush(world: &World, placers: &[Placer], campaign: &Arc<Campaign>, people: usize) -> Vec<Placement> {
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..people {
        let home = world.regions[number % world.regions.len()].as_str();
        let person = world.person(home).await;
        let (placer, campaign) = (placers[number % placers.len()].clone(), Arc::clone(campaign));
        tasks.spawn(async move { placed(&placer, &person, &campaign).await });
    }
    tasks.join_all().await
}

fn count(answers: &[Placement], which: fn(&Placement) -> bool) -> usize {
    answers.iter().filter(|answer| which(answer)).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_two_and_seven_units_over_thirty_regions_all_go_and_then_everybody_hears_sorry() {
    let names: Vec<String> = (0..30).map(|number| format!("r{number:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let world = World::new(&names).await;
    let mut placers = Vec::new();
    for name in ["r00", "r11", "r29"] {
        placers.push(world.placer(name).await);
    }
    for supply in [1, 2, 7] {
        let campaign = world.campaign(supply).await;
        let answers = rush(&world, &placers, &campaign, 24).await;
        let granted = count(&answers, |a| matches!(a, Placement::Granted { .. }));
        let sorry = count(&answers, |a| matches!(a, Placement::SoldOut { .. }));
        assert_eq!((granted as i64, sorry as i64), (supply, 24 - supply), "supply {supply}: {answers:?}");
        check_sorries(&world, &campaign, &answers).await;
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_unit_goes_to_exactly_one_of_two_regions() {
    let world = World::new(&["eu", "us"]).await;
    let placers = world.placers().await;
    for _ in 0..10 {
        let campaign = world.campaign(1).await;
        let (ann, bob) = (world.person("eu").await, world.person("us").await);
        let answers = tokio::join!(placed(&placers[0], &ann, &campaign), placed(&placers[1], &bob, &campaign));
        let answers = [answers.0, answers.1];
        assert_eq!(count(&answers, |a| matches!(a, Placement::Granted { .. })), 1, "{answers:?}");
        assert_eq!(count(&answers, |a| matches!(a, Placement::SoldOut { .. })), 1, "{answers:?}");
        check_sorries(&world, &campaign, &answers).await;
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sold_out_is_never_said_while_a_unit_is_anywhere() {
    // All units stand in a region that nobody asks, in its reserve row.
    let world = World::new(&["ap", "eu", "us"]).await;
    let campaign = world.draft(500, 1, |new| new.regions = weights(&new.regions, "ap")).await;
    let campaign = world.open(&campaign).await;
    let placers = [world.placer("eu").await, world.placer("us").await];
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..700 {
        let person = world.person(["eu", "us"][number % 2]).await;
        let (placer, campaign) = (placers[number % 2].clone(), campaign.clone());
        tasks.spawn(async move { placed(&placer, &person, &campaign).await });
    }
    let answers = tasks.join_all().await;
    assert_eq!(count(&answers, |a| matches!(a, Placement::Granted { .. })), 500);
    assert_eq!(count(&answers, |a| matches!(a, Placement::SoldOut { .. })), 200);
    check_sorries(&world, &campaign, &answers).await;
    world.check_books().await;
}

fn weights(regions: &[(largesse::region::Region, u32)], only: &str) -> Vec<(largesse::region::Region, u32)> {
    regions.iter().map(|(region, _)| (region.clone(), u32::from(region.as_str() == only))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_a_unit_is_on_hold_the_answer_is_wait_and_the_gate_does_not_close() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1).await;
    let placers = world.placers().await;
    let (holder, other) = (world.person("eu").await, world.person("us").await);
    placed(&placers[0], &holder, &campaign).await;
    // Holds come with payments; until then one is made by hand.
    let sql = world.sql().await;
    let hold = "UPDATE claims SET status = 'held', settled_at = NULL, expires_at = now() + INTERVAL '1 hour' WHERE campaign_id = $1";
    sql.execute(hold, &[&campaign.id.0]).await.expect("a hold");
    let uncapture = "UPDATE quota SET captured = captured - 1 WHERE campaign_id = $1 AND captured = 1";
    sql.execute(uncapture, &[&campaign.id.0]).await.expect("a hold");
    for placer in &placers {
        let answer = placer.place(&other, &campaign, RequestId::random()).await;
        assert!(matches!(answer, Ok(Placement::Wait { .. })), "{answer:?}");
    }
    assert_eq!(world.turn(&campaign, Move::SELL_OUT).await, None);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_returned_unit_reopens_the_campaign_and_goes_to_somebody_else() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(2).await;
    let placers = world.placers().await;
    let (ann, bob, cho) = (world.person("eu").await, world.person("us").await, world.person("us").await);
    for (placer, person) in [(&placers[0], &ann), (&placers[1], &bob)] {
        assert!(matches!(placed(placer, person, &campaign).await, Placement::Granted { .. }));
    }
    let first = placed(&placers[1], &cho, &campaign).await;
    let Placement::SoldOut { epoch } = first else { panic!("{first:?}") };
    assert!(matches!(release(&world.db, campaign.id, ann.account).await, Ok(Release::Done)));
    let granted = reopened(&world, &campaign, &placers[1], &cho).await;
    assert!(matches!(granted, Placement::Granted { .. }), "{granted:?}");
    // Who gave it back is told so, and does not get another.
    assert!(matches!(placed(&placers[0], &ann, &campaign).await, Placement::Released(_)));
    let history = gate::history(&world.db, campaign.id).await.expect("a history");
    let gates: Vec<(Gate, bool)> = history.iter().rev().map(|c| (c.gate, c.epoch > epoch)).collect();
    let expected = [(Gate::Open, false), (Gate::SoldOut, false), (Gate::Reopening, true), (Gate::Open, true)];
    assert_eq!(gates[..4], expected);
    check_sorries(&world, &campaign, &[first, granted]).await;
    world.check_books().await;
}

/// Lets the re-opening task of a server run, as `serve` does, until the person has an answer that is not SORRY.
async fn reopened(
    world: &World,
    campaign: &Campaign,
    placer: &Placer,
    person: &largesse::account::Person,
) -> Placement {
    let cache = largesse::campaign::cache::Campaigns::new(world.db.clone(), world.regions[0].clone());
    let reopener = reopen::Reopener::new(world.db.clone(), cache.clone(), "test".into());
    for _ in 0..200 {
        cache.refresh().await.expect("campaigns");
        reopener.look().await;
        let now = world.reload(&campaign.slug).await;
        match placer.place(person, &now, RequestId::random()).await {
            Ok(Placement::SoldOut { .. } | Placement::Wait { .. }) => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Ok(other) => return other,
            Err(trouble) => panic!("{trouble:?}"),
        }
    }
    panic!("not re-opened within 10 s");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn between_reopening_and_open_every_sorry_of_the_old_epoch_has_run_out() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let placer = world.placer("eu").await;
    let person = world.person("eu").await;
    placed(&placer, &person, &campaign).await;
    world.turn(&campaign, Move::SELL_OUT).await.expect("sold out");
    assert_eq!(world.turn(&campaign, Move::BEGIN_REOPENING).await, None, "nothing came back yet");
    release(&world.db, campaign.id, person.account).await.expect("a release");
    world.turn(&campaign, Move::BEGIN_REOPENING).await.expect("reopening");
    assert_eq!(world.turn(&campaign, Move::REOPEN).await, None, "too early");
    let answer = placer.place(&world.person("eu").await, &campaign, RequestId::random()).await;
    assert!(matches!(answer, Ok(Placement::Wait { .. })), "{answer:?}");
    for _ in 0..100 {
        if world.turn(&campaign, Move::REOPEN).await.is_some() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let history = gate::history(&world.db, campaign.id).await.expect("a history");
    assert_eq!((history[0].gate, history[1].gate), (Gate::Open, Gate::Reopening));
    assert!(history[0].at.duration_since(history[1].at) >= SORRY_LEASE.try_into().expect("a duration"));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_close_that_races_with_returns_never_certifies_a_unit_that_is_there() {
    let world = Arc::new(World::new(&["eu", "us"]).await);
    let placers = world.placers().await;
    for _ in 0..8 {
        let campaign = world.campaign(6).await;
        let mut winners = Vec::new();
        for number in 0..6 {
            let person = world.person("eu").await;
            assert!(matches!(placed(&placers[number % 2], &person, &campaign).await, Placement::Granted { .. }));
            winners.push(person);
        }
        let mut tasks = tokio::task::JoinSet::new();
        for person in winners {
            let (db, id) = (world.db.clone(), campaign.id);
            tasks.spawn(async move { release(&db, id, person.account).await.map(|_| None) });
        }
        for _ in 0..6 {
            let (db, id) = (world.db.clone(), campaign.id);
            tasks.spawn(async move { gate::move_gate(&db, id, Move::SELL_OUT, "test", "race").await });
        }
        let _: Vec<_> = tasks.join_all().await.into_iter().map(|done| done.expect("an answer")).collect();
        // The constraint of the certificate would have failed the statement; what is left to see is that all six came
        // back.
        assert_eq!(world.remaining(&campaign).await, 6);
    }
    let certificates = "SELECT count(*) FROM gate_changes WHERE gate = 'sold_out' AND (remaining <> 0 OR held <> 0)";
    let wrong: i64 = world.sql().await.query_one(certificates, &[]).await.expect("a count").get(0);
    assert_eq!(wrong, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dry_row_is_filled_from_its_own_region_while_the_world_can_not_be_read() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1000).await;
    let (dry, reserve) = (world.row("eu", 0), world.row("eu", 2));
    let all = Borrow { from: dry.clone(), amount: 1000, keep: 0, reason: "test".into() };
    assert!(store::transfer(&world.db, TransferId::random(), campaign.id, &all, &reserve).await.expect("a move") > 0);
    let proxy = crate::support::Proxy::start(&world.url).await;
    let placer = world.placer_at("eu", &proxy.url()).await;
    // Nobody waits for the look at all regions that a low row causes beside; it never comes through.
    proxy.arm("quota_survey", &[crate::support::Fate::CutBefore; 10_000]);
    let Placement::Granted { claim, .. } = placed(&placer, &world.person("eu").await, &campaign).await else {
        panic!("its own region has units");
    };
    assert_eq!(claim.stock, dry);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stock_that_can_not_be_read_is_not_zero() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(0).await;
    let person = world.person("eu").await;
    let proxy = crate::support::Proxy::start(&world.url).await;
    let placer = world.placer_at("eu", &proxy.url()).await;
    // The survey never gets through: nobody may conclude that nothing is left.
    proxy.arm("quota_survey", &[crate::support::Fate::CutBefore; 10_000]);
    let answer = placer.place(&person, &campaign, RequestId::random()).await;
    assert!(matches!(answer, Err(Trouble::Unavailable | Trouble::Unknown)), "{answer:?}");
    assert!(proxy.met() > 0);
    drop(proxy);
    assert_eq!(world.reload(&campaign.slug).await.gate, Some(Gate::Open));
}
