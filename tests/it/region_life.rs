//! Promise 7, the life of a region: it joins empty and earns its units, gives them all away to exactly zero while
//! everybody goes on claiming, is removed only when nothing remains, and may die without stranding a unit.

use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use largesse::account::Person;
use largesse::campaign::Campaign;
use largesse::claim::Placement;
use largesse::claim::place::Placer;
use largesse::db::{Database, Limit, Settings};
use largesse::id::TransferId;
use largesse::quota::plan::Borrow;
use largesse::quota::store::{self, Order};
use largesse::quota::{drain, regions};
use largesse::region::{Region, State};
use largesse::report::books::{self, Depth};
use largesse::telemetry::metrics::{DatabaseMetrics, Metrics};
use largesse::worker::rebalance::Rebalancer;

use crate::support::team;
use crate::support::{Fate, Proxy, World, placed, release};

fn region(name: &str) -> Region {
    name.parse().expect("a region")
}

async fn left(world: &World, campaign: &Campaign, name: &str) -> i64 {
    let rows = world.rows(campaign).await;
    rows.iter().filter(|row| row.key.region.as_str() == name).map(|row| row.remaining).sum()
}

/// Steps until nothing is left, as the command does.
async fn drained(db: &Database, name: &str) -> drain::Step {
    for _ in 0..200 {
        let step = drain::step(db, &region(name)).await.expect("a step");
        if step.done() {
            return step;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{name} is never drained");
}

async fn claims(placer: &Placer, people: &[Person], campaign: &Arc<Campaign>) -> Vec<Placement> {
    let mut answers = Vec::new();
    for person in people {
        answers.push(placed(placer, person, campaign).await);
    }
    answers
}

fn granted(answers: &[Placement]) -> usize {
    answers.iter().filter(|answer| matches!(answer, Placement::Granted { .. })).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_region_that_joins_an_open_campaign_begins_with_nothing_and_earns_quota_by_demand() {
    let mut world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(3000).await;
    assert_eq!(regions::add(&world.db, &region("ap"), "").await.expect("a region"), Some(1));
    assert_eq!(regions::add(&world.db, &region("ap"), "").await.expect("an answer"), None);
    world.regions.push(region("ap"));
    let rows = world.rows(&campaign).await;
    let new: Vec<_> = rows.iter().filter(|row| row.key.region.as_str() == "ap").collect();
    assert!(new.len() == 3 && new.iter().all(|row| row.remaining == 0 && row.state == State::Active), "{new:?}");

    let planner = Rebalancer::new(world.db.clone(), Metrics::new());
    let placer = world.placer("ap").await;
    let people = world.people(400, "ap").await;
    let mut all = Vec::new();
    for some in people.chunks(40) {
        all.extend(claims(&placer, some, &campaign).await);
        planner.round(campaign.id).await.expect("a round");
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
    assert_eq!(granted(&all), 400);
    let sql = "SELECT count(*) FROM quota_transfers WHERE to_region = 'ap' AND reason LIKE 'ahead %'";
    let earned: i64 = world.sql().await.query_one(sql, &[]).await.expect("a count").get(0);
    assert!(earned > 0, "nothing was brought ahead of need");
    assert!(left(&world, &campaign, "ap").await > 0);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_region_drains_to_exactly_zero_while_all_regions_go_on_claiming() {
    let world = World::new(&["eu", "us", "ap"]).await;
    let campaign = world.campaign(1500).await;
    let (planner, stop) = (Rebalancer::new(world.db.clone(), Metrics::new()), Arc::new(AtomicBool::new(false)));
    let mut crowds = tokio::task::JoinSet::new();
    for name in ["eu", "us", "ap"] {
        let (placer, people) = (world.placer(name).await, world.people(320, name).await);
        let (campaign, after) = (campaign.clone(), Arc::clone(&stop));
        crowds.spawn(async move {
            let mut answers = Vec::new();
            answers.extend(claims(&placer, &people[..300], &campaign).await);
            // The rest comes when the region is drained.
            while !after.load(Ordering::Relaxed) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            answers.extend(claims(&placer, &people[300..], &campaign).await);
            granted(&answers)
        });
    }
    assert!(team::drain(&world.db, &region("eu")).await.expect("a drain"));
    assert!(team::drain(&world.db, &region("eu")).await.expect("draining already"));
    drained(&world.db, "eu").await;
    stop.store(true, Ordering::Relaxed);
    for _ in 0..10 {
        planner.round(campaign.id).await.expect("a round");
        assert_eq!(left(&world, &campaign, "eu").await, 0, "a unit came back");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(crowds.join_all().await, [320, 320, 320]);
    assert!(team::remove(&world.db, &region("eu")).await.expect("a removal"));

    // Its servers still answer, and everybody else's too, down to the last unit.
    let (at_eu, at_us) = (world.placer("eu").await, world.placer("us").await);
    assert_eq!(granted(&claims(&at_eu, &world.people(270, "eu").await, &campaign).await), 270);
    assert_eq!(granted(&claims(&at_us, &world.people(280, "us").await, &campaign).await), 270);
    assert_eq!((world.granted(&campaign).await, left(&world, &campaign, "eu").await), (1500, 0));
    let nobody_left = world.person("eu").await;
    assert!(matches!(placed(&at_eu, &nobody_left, &campaign).await, Placement::SoldOut { .. }));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_planner_alone_drains_a_region_and_gives_a_returned_unit_away() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1000).await;
    let person = world.person("eu").await;
    assert_eq!(granted(&claims(&world.placer("eu").await, std::slice::from_ref(&person), &campaign).await), 1);
    assert!(team::drain(&world.db, &region("eu")).await.expect("a drain"));
    let planner = Rebalancer::new(world.db.clone(), Metrics::new());
    planner.round(campaign.id).await.expect("a round");
    assert_eq!((left(&world, &campaign, "eu").await, left(&world, &campaign, "us").await), (0, 999));
    assert!(team::remove(&world.db, &region("eu")).await.expect("a removal"));

    // What eu granted comes back to eu's row; nobody grants from there, so it goes on to us.
    release(&world.db, campaign.id, person.account).await.expect("a release");
    assert_eq!(left(&world, &campaign, "eu").await, 1);
    let long_ago = "UPDATE quota SET updated_at = now() - INTERVAL '20 seconds' WHERE region = 'eu'";
    world.sql().await.batch_execute(long_ago).await.expect("an update");
    let findings = books::check(&world.db, Depth::Claims, false).await.expect("the books");
    assert!(findings.len() == 1 && findings[0].invariant == "I10 drained", "{findings:?}");
    assert!(!findings[0].stops_campaign(), "a late planner is an alarm");
    planner.round(campaign.id).await.expect("a round");
    assert_eq!((left(&world, &campaign, "eu").await, left(&world, &campaign, "us").await), (0, 1000));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_brought_to_a_region_that_leaves_and_its_claims_go_to_the_units() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1000).await;
    assert!(team::drain(&world.db, &region("eu")).await.expect("a drain"));
    drained(&world.db, "eu").await;
    for order in [Order::Urgent, Order::Ahead, Order::Planned { fence: 9 }] {
        // Planned before the drain, sent after it.
        let late = Borrow { from: world.row("us", 2), amount: 10, keep: 0, reason: "test".into() };
        let to = world.row("eu", 0);
        let moved = store::transfer_by(&world.db, TransferId::random(), campaign.id, &late, &to, order).await;
        assert_eq!(moved.expect("an answer"), 0, "{order:?}");
    }
    let people = world.people(50, "eu").await;
    assert_eq!(granted(&claims(&world.placer("eu").await, &people, &campaign).await), 50);
    for person in &people {
        assert_eq!(world.claim_of(&campaign, person).await.expect("a claim").stock.region, region("us"));
    }
    assert!(!team::drain(&world.db, &region("us")).await.expect("an answer"), "nobody could take us's units");
    assert_eq!(regions::add(&world.db, &region("eu"), "").await.expect("back again"), Some(0));
    assert!(matches!(
        placed(&world.placer("eu").await, &world.person("eu").await, &campaign).await,
        Placement::Granted { .. }
    ));
    assert!(left(&world, &campaign, "eu").await > 0, "it borrows again");
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_region_whose_servers_are_all_dead_strands_no_unit() {
    let world = World::new(&["eu", "us", "ap"]).await;
    let campaign = world.campaign(600).await;
    let placer = world.placer("us").await;
    let people = [world.people(400, "us").await, world.people(210, "eu").await].concat();
    let mut tasks = tokio::task::JoinSet::new();
    for person in people {
        let (placer, campaign) = (placer.clone(), campaign.clone());
        tasks.spawn(async move { placed(&placer, &person, &campaign).await });
    }
    let answers = tasks.join_all().await;
    let sorry = answers.iter().filter(|answer| matches!(answer, Placement::SoldOut { .. })).count();
    assert_eq!((granted(&answers), sorry, world.remaining(&campaign).await), (600, 10, 0));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drain_that_dies_between_any_two_steps_is_healed_by_running_it_again() {
    for statement in ["region_drain", "region_stock", "quota_survey", "quota_transfer"] {
        for first in [Fate::CutBefore, Fate::CutAfter] {
            let world = World::new(&["eu", "us"]).await;
            let campaign = world.campaign(1000).await;
            let proxy = Proxy::start(&world.url).await;
            let settings = Settings::new(proxy.url());
            let victim = Database::connect(&settings, DatabaseMetrics::default()).await.expect("the database");
            let fates: Vec<Fate> = [first].into_iter().chain(std::iter::repeat_n(Fate::CutBefore, 10_000)).collect();
            proxy.arm(statement, &fates);
            let cuts = if first == Fate::CutAfter { 2 } else { 1 };
            tokio::select! {
                () = whole_drain(&victim) => panic!("{statement} {first:?}: {} cut", proxy.met()),
                () = async { while proxy.met() < cuts { tokio::time::sleep(Duration::from_millis(2)).await } } => {}
            }
            world.check_books().await;
            whole_drain(&world.db).await;
            assert_eq!((left(&world, &campaign, "eu").await, left(&world, &campaign, "us").await), (0, 1000));
            world.check_books().await;
        }
    }
}

async fn whole_drain(db: &Database) {
    assert!(team::drain(db, &region("eu")).await.expect("a drain"));
    drained(db, "eu").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_frozen_campaign_holds_a_drain_up_and_is_named() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(100).await;
    team::freeze(&world.db, campaign.id, true).await.expect("a freeze");
    assert!(team::drain(&world.db, &region("eu")).await.expect("a drain"));
    let step = drain::step(&world.db, &region("eu")).await.expect("a step");
    assert_eq!((step.moved, step.frozen.clone(), step.done()), (0, vec![campaign.slug.clone()], false));
    assert!(!team::remove(&world.db, &region("eu")).await.expect("an answer"));
    team::freeze(&world.db, campaign.id, false).await.expect("a thaw");
    assert_eq!(drained(&world.db, "eu").await.frozen, [""; 0]);
    world.check_books().await;
}

fn command(world: &World, args: &[&str]) -> (i32, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_largesse"))
        .args(args)
        .env("LARGESSE_DATABASE_URL", &world.url)
        .env_remove("LARGESSE_SERVER")
        .env_remove("RUST_LOG")
        .output()
        .expect("a command");
    let text = [stdout, stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    (status.code().expect("an exit code"), text)
}

fn check(world: &World, args: &str, code: i32, words: &[&str]) {
    let (ended, text) = command(world, &args.split(' ').collect::<Vec<_>>());
    assert_eq!(ended, code, "{args}: {text}");
    for word in words {
        assert!(text.contains(word), "{args}: `{word}` is not in {text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_operator_walks_a_region_through_its_life() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(100).await;
    let slug = &campaign.slug;
    check(&world, "region remove eu", 1, &["eu is active", "drain eu"]);
    check(&world, "region drain mars", 1, &["No such region"]);
    check(&world, "region add ap", 0, &["it joined 1 campaigns"]);
    check(&world, &format!("quota freeze {slug}"), 0, &["its units are frozen."]);
    check(&world, "region drain eu", 1, &["0 units given away", "is frozen", "quota unfreeze"]);
    check(&world, "region remove eu", 1, &["still has units", slug, "50", "frozen"]);
    check(&world, &format!("quota unfreeze {slug}"), 0, &["not frozen"]);
    check(&world, "region drain eu", 0, &["50 units given away", "none left", "region remove eu"]);
    check(&world, "region remove eu", 0, &["eu is gone"]);
    check(&world, "region status", 0, &["gone", "active", "last transfer"]);
    check(&world, "region show us", 0, &["us is active", slug, "50"]);
    check(&world, "region drain eu", 1, &["gone already"]);
    let states: Vec<State> =
        regions::list(&world.db, Limit::PATIENT).await.expect("regions").iter().map(|known| known.state).collect();
    assert_eq!(states, [State::Gone, State::Active, State::Active]);

    check(
        &world,
        &format!("quota rule {slug} ap --floor 9 --ceiling 5"),
        1,
        &["ceiling: expected nothing below the floor"],
    );
    check(&world, &format!("quota rule {slug} ap --floor 5 --ceiling 90"), 0, &["at least 5", "at most 90"]);
    let order =
        format!("quota transfer {slug} --from us/0 --to ap --units 7 --reason hungry --id {}", uuid::Uuid::nil());
    check(&world, &order, 0, &["7 units moved from us/0 to ap/2"]);
    check(&world, &order, 0, &["nothing moved", "7 units was made before"]);
    check(&world, &format!("quota transfer {slug} --from us --to eu --units 7 --reason no"), 1, &["draining or gone"]);
    check(&world, &format!("quota show {slug}"), 0, &["hungry", "drained eu/0", "ap/2", "90", "reserve"]);
    check(&world, &format!("quota lift {slug} ap"), 0, &["neither floor nor ceiling"]);
    check(&world, "region activate eu", 0, &["it joined 0 campaigns"]);
    world.check_books().await;
}
