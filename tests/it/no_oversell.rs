//! Promise 1: exactly the supply. Never one more at any moment, never one fewer in the end, with real servers and one
//! of them killed in the middle.

use std::time::Duration;

use largesse::account::Account;
use largesse::account::import::Import;
use largesse::claim::Placement;
use largesse::rush::people::Member;
use largesse::rush::verdict::{Promised, judge};
use largesse::rush::{Minter, Plan, Progress, RegionTarget, ledger, run};
use tokio_util::sync::CancellationToken;

use crate::support::{Server, World, placed, server};

const REGIONS: [&str; 3] = ["us-east1", "europe-west1", "asia-southeast1"];
const SUPPLY: i64 = 1_500;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn granted_equals_supply_under_a_crowd_of_three_servers_with_one_killed() {
    let world = World::new(&REGIONS).await;
    let campaign = world.campaign(SUPPLY).await;
    let mut servers = Vec::new();
    for region in REGIONS {
        servers.push(Server::start(region, &world.url).await);
    }
    let plan = crowd(&campaign.slug, &servers);
    import(&world, &plan).await;
    let minter = Minter::new(&server::tokens()).expect("a secret");
    let progress = Progress::new(&plan);
    let accident = async {
        // Killed while units are going out, not before and not after.
        while progress.total().granted < SUPPLY as u64 / 4 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        servers[2].process.kill();
        progress.total().granted
    };
    let (record, granted_at_kill) = tokio::join!(run(&plan, &minter, CancellationToken::new(), &progress), accident);
    assert!(granted_at_kill < SUPPLY as u64, "the server outlived the supply");
    let ledger = ledger::read(&world.db, campaign.id).await.expect("the ledger");
    let languages = ["en", "fr", "ar"].map(str::to_owned).to_vec();
    let promised = Promised { supply: SUPPLY, languages, clock_uncertainty: world.clock_uncertainty() };
    let verdict = judge(&plan, &record, &ledger, &promised);
    let broken: Vec<_> = verdict.checks.iter().filter(|check| !check.ok).collect();
    assert!(broken.is_empty(), "{broken:#?}");
    assert_eq!((world.granted(&campaign).await, world.remaining(&campaign).await), (SUPPLY, 0));
    world.check_books().await;
}

fn crowd(slug: &str, servers: &[Server]) -> Plan {
    let target = |(region, server): (&str, &Server)| RegionTarget {
        region: region.parse().expect("a region"),
        servers: vec![server.public.to_string()],
        weight: 1,
    };
    Plan {
        languages: ["en", "fr", "ar"].map(str::to_owned).to_vec(),
        duration: Duration::from_secs(4),
        connections: 16,
        ..Plan::new(slug, 3_000, REGIONS.into_iter().zip(servers).map(target).collect())
    }
}

async fn import(world: &World, plan: &Plan) {
    let mut import = Import::new(world.db.clone());
    for number in 0..plan.people {
        let person = Member::new(plan, number).person(plan);
        let home = person.region.expect("a home");
        let account =
            Account { id: person.account, home, country: person.country, locale: person.locale, blocked: false };
        import.add(account).await.expect("an account");
    }
    import.finish().await.expect("accounts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_supply_of_nothing_grants_nothing_and_says_so() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(0).await;
    let placer = world.placer("us").await;
    let answer = placed(&placer, &world.person("us").await, &campaign).await;
    assert!(matches!(answer, Placement::SoldOut { .. }), "{answer:?}");
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restock_of_a_sold_out_campaign_goes_out_to_the_last_unit() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(3).await;
    let serving = Server::start("eu", &world.url).await;
    let people = world.people(12, "eu").await;
    let mut statuses = Vec::new();
    for person in &people[..5] {
        statuses.push(server::claim(serving.public, &campaign.slug, person, "k").await.expect("an answer").status);
    }
    assert_eq!(statuses, [201, 201, 201, 410, 410]);
    let to = world.row("us", largesse::quota::reserve_shard(1));
    let change = uuid::Uuid::new_v4();
    for _asked_twice in 0..2 {
        let done = largesse::quota::store::restock(&world.db, campaign.id, change, 4, &to, "test", "more came").await;
        done.expect("an answer");
    }
    // The server re-opens the campaign by itself.
    let mut granted = 0;
    for person in &people[3..] {
        for _ in 0..200 {
            let answer = server::claim(serving.public, &campaign.slug, person, "again").await.expect("an answer");
            granted += usize::from(answer.status == 201);
            if answer.status == 201 || world.remaining(&campaign).await == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    assert_eq!(granted, 4);
    assert_eq!((world.granted(&campaign).await, world.remaining(&campaign).await), (7, 0));
    world.check_books().await;
}
