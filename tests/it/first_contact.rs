//! People nobody knows yet: met in batches, registered once, at home in one region for good; and nobody else's claim
//! waits for them.

use largesse::account::directory::Directory;
use largesse::account::reception::{STATEMENTS_MAX, Unmet, WAITING_MAX};
use largesse::account::{Account, Person, store as accounts};
use largesse::claim::Placement;
use largesse::db::{Database, Limit};
use largesse::id::RequestId;
use tokio::task::JoinSet;

use crate::support::world::{connect, stranger};
use crate::support::{Fate, Proxy, World, eventually};

/// The directory of one server, on connections of its own.
async fn directory(world: &World, region: &str) -> (Directory, Database) {
    directory_at(world, region, &world.url).await
}

async fn directory_at(world: &World, region: &str, url: &str) -> (Directory, Database) {
    let db = connect(url).await;
    let directory = Directory::new(db.clone(), region.parse().expect("a region"));
    directory.know_regions(world.regions.clone());
    (directory, db)
}

/// All of these met at once, each by one of the servers.
async fn meet_all(servers: &[Directory], people: Vec<Person>) -> Vec<Result<Account, Unmet>> {
    let mut tasks = JoinSet::new();
    for (number, person) in people.into_iter().enumerate() {
        let server = servers[number % servers.len()].clone();
        tasks.spawn(async move { (number, server.meet(&person).await) });
    }
    let mut answers = tasks.join_all().await;
    answers.sort_by_key(|(number, _)| *number);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

async fn count(world: &World) -> i64 {
    world.sql().await.query_one("SELECT count(*) FROM accounts", &[]).await.expect("a count").get(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_twins_of_a_new_account_at_three_servers_are_all_told_the_one_committed_home() {
    let world = World::new(&["eu", "us", "ap"]).await;
    let mut servers = Vec::new();
    for region in ["eu", "us", "ap"] {
        servers.push(directory(&world, region).await.0);
    }
    for round in 0..20 {
        let mut twin = stranger("eu");
        // No wish: each server would like to be the home.
        twin.region = None;
        let answers = meet_all(&servers, vec![twin.clone(); 64]).await;
        let row = accounts::find(&world.db, twin.account).await.expect("an answer").expect("a row");
        assert!(answers.iter().all(|answer| answer.as_ref() == Ok(&row)), "{round}: {row:?}: {answers:?}");
        assert_eq!(servers[round % 3].guess(&twin), row.home);
    }
    assert_eq!(count(&world).await, 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_meet_the_same_crowd_with_other_homes_in_mind_agree_on_every_home() {
    let world = World::new(&["eu", "us"]).await;
    let servers = [directory(&world, "eu").await.0, directory(&world, "us").await.0];
    let crowd: Vec<Person> = (0..400).map(|_| stranger("eu")).collect();
    let mut asked = Vec::new();
    for (number, person) in crowd.iter().enumerate() {
        // Each server hears the other wish of every second person, so neither order of homes is the other's.
        for wish in [number % 2, (number + 1) % 2] {
            asked.push(Person { region: Some(world.regions[wish].clone()), ..person.clone() });
        }
    }
    let answers = meet_all(&servers, asked).await;
    for (twins, person) in answers.chunks(2).zip(&crowd) {
        let row = accounts::find(&world.db, person.account).await.expect("an answer").expect("a row");
        assert!(twins.iter().all(|answer| answer.as_ref() == Ok(&row)), "{row:?}: {twins:?}");
    }
    assert_eq!(count(&world).await, 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_there_already_keeps_everything_and_is_not_written_again() {
    let world = World::new(&["eu", "us"]).await;
    let known = world.person("us").await;
    crate::support::block(&world.db, known.account, true).await.expect("a blocked account");
    let (server, _) = directory(&world, "eu").await;
    let claims_otherwise =
        Person { region: Some(world.regions[0].clone()), country: "FR".into(), locale: "fr".into(), ..known.clone() };
    let met = server.meet(&claims_otherwise).await.expect("an account");
    assert_eq!((met.home.as_str(), met.country.as_str(), met.locale.as_str(), met.blocked), ("us", "DE", "", true));
    // A region that is not there is nobody's home.
    let lost = server.meet(&stranger("atlantis")).await.expect("an account");
    assert_eq!(lost.home.as_str(), "eu");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_row_that_the_database_refuses_fails_its_person_and_no_neighbour() {
    let world = World::new(&["eu"]).await;
    let (server, _) = directory(&world, "eu").await;
    let mut crowd: Vec<Person> = (0..500).map(|_| stranger("eu")).collect();
    for bad in [3, 250, 251, 499] {
        crowd[bad].locale = "d\0e".into();
    }
    let answers = meet_all(&[server], crowd).await;
    for (number, answer) in answers.iter().enumerate() {
        let expected = if [3, 250, 251, 499].contains(&number) { Some(&Unmet::Broken) } else { None };
        assert_eq!(answer.as_ref().err(), expected, "{number}");
    }
    assert_eq!(count(&world).await, 496);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_reply_registers_once_and_everybody_is_told_their_row() {
    let world = World::new(&["eu"]).await;
    let proxy = Proxy::start(&world.url).await;
    let (server, _) = directory_at(&world, "eu", &proxy.url()).await;
    let mut met = 0;
    for statement in ["account_register", "account_find"] {
        for fates in [&[Fate::CutAfter][..], &[Fate::CutBefore], &[Fate::CutAfter, Fate::CutAfter, Fate::CutBefore]] {
            proxy.arm(statement, fates);
            let crowd: Vec<Person> = (0..50).map(|_| stranger("eu")).collect();
            let ids: Vec<_> = crowd.iter().map(|person| person.account).collect();
            let answers = meet_all(std::slice::from_ref(&server), crowd).await;
            assert_eq!(proxy.met(), fates.len(), "the proxy cut nothing");
            for (answer, id) in answers.iter().zip(&ids) {
                let row = accounts::find(&world.db, *id).await.expect("an answer").expect("a row");
                assert_eq!(answer, &Ok(row), "{statement} {fates:?}");
            }
            met += 50;
            assert_eq!(count(&world).await, met);
        }
    }
}

/// Somebody's row in a transaction that is not committed: whoever inserts it waits for that.
async fn hold(world: &World, person: &Person) -> tokio_postgres::Client {
    let client = world.sql().await;
    client.batch_execute("BEGIN").await.expect("a transaction");
    let sql = "INSERT INTO accounts (account_id, home_region) VALUES ($1, 'eu')";
    client.execute(sql, &[&person.account.0]).await.expect("a row");
    client
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_who_wait_to_be_met_leave_connections_for_claims_and_one_too_many_is_told_to_come_back() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let placer = world.placer("eu").await;
    let known = world.people(4, "eu").await;
    let (server, db) = directory(&world, "eu").await;
    let mut waiting = JoinSet::new();
    let mut held = Vec::new();
    for number in 1..=STATEMENTS_MAX {
        let person = stranger("eu");
        held.push(hold(&world, &person).await);
        let (at, placer, on) = (server.clone(), placer.clone(), campaign.clone());
        waiting.spawn(async move {
            let claimed = placer.place(&person, &on, RequestId::random());
            let (met, claimed) = tokio::join!(at.meet(&person), claimed);
            assert!(matches!(claimed, Ok(Placement::Granted { .. })), "{claimed:?}");
            met
        });
        eventually("a batch on its way", async || (db.pool_state().0 as usize == number).then_some(())).await;
    }
    let too_many = WAITING_MAX + 100;
    for _ in 0..too_many {
        let at = server.clone();
        waiting.spawn(async move { at.meet(&stranger("eu")).await });
    }
    let mut overloaded = 0;
    while overloaded < 100 {
        let answer = waiting.join_next().await.expect("an answer").expect("no panic");
        assert_eq!(answer, Err(Unmet::Overloaded));
        overloaded += 1;
    }
    assert_eq!(db.pool_state().0 as usize, STATEMENTS_MAX);
    for person in &known {
        let answer = placer.place(person, &campaign, RequestId::random()).await;
        assert!(matches!(answer, Ok(Placement::Granted { .. })), "{answer:?}");
    }
    for client in held {
        client.batch_execute("ROLLBACK").await.expect("an end");
    }
    while let Some(answer) = waiting.join_next().await {
        assert!(answer.as_ref().is_ok_and(Result::is_ok), "{answer:?}");
    }
    assert_eq!(count(&world).await as usize, known.len() + STATEMENTS_MAX + WAITING_MAX);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_who_goes_away_is_registered_all_the_same() {
    let world = World::new(&["eu"]).await;
    let (server, db) = directory(&world, "eu").await;
    let person = stranger("eu");
    let holder = hold(&world, &person).await;
    let (at, who) = (server.clone(), person.clone());
    let meeting = tokio::spawn(async move { at.meet(&who).await });
    eventually("a batch on its way", async || (db.pool_state().0 == 1).then_some(())).await;
    meeting.abort();
    holder.batch_execute("ROLLBACK").await.expect("an end");
    eventually("the row", async || accounts::find(&world.db, person.account).await.expect("an answer")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_and_first_contacts_of_the_same_people_agree() {
    let world = World::new(&["eu", "us"]).await;
    let (server, _) = directory(&world, "eu").await;
    let crowd: Vec<Person> = (0..1000).map(|_| stranger("us")).collect();
    let row = |person: &Person| Account {
        id: person.account,
        home: world.regions[0].clone(),
        country: String::new(),
        locale: "fr".into(),
        blocked: false,
    };
    let rows: Vec<Account> = crowd.iter().map(row).collect();
    let (imported, met) = tokio::join!(
        accounts::register(&world.db, &rows, Limit::PATIENT),
        meet_all(std::slice::from_ref(&server), crowd)
    );
    let imported = imported.expect("an import");
    let met: Vec<Account> = met.into_iter().map(|answer| answer.expect("an account")).collect();
    // Whoever wrote a row, both sides tell the same of it.
    assert!(imported.iter().all(|account| account.locale == "fr" && met.contains(account)));
    assert_eq!(met.iter().filter(|account| account.locale == "fr").count(), imported.len());
    assert_eq!(count(&world).await, 1000);
}
