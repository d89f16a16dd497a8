//! `claim_pass`, the claim statement that reads no account, and the roll that makes up for it: whoever was blocked,
//! erased or moved after their pass was given is found out, by servers that have heard of it and by those that have
//! not. Each condition against a mutant without it.

use std::sync::Arc;

use largesse::account::care::Desk;
use largesse::account::{Caller, Person, retain};
use largesse::campaign::Campaign;
use largesse::campaign::create::NewCampaign;
use largesse::claim::Placement;
use largesse::claim::place::Placer;
use largesse::db::{Engine, Limit, Statement, ToSql, statements};
use largesse::id::RequestId;
use largesse::quota::gate::Move;
use largesse::region::Region;
use largesse::report::books::{self, Depth};
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tokio_postgres::Client;

use crate::support::world::{operator, placed_for, stranger};
use crate::support::{Proxy, World, block, eventually, placed};

const ROLL: &str = "AND l.seq = $11::INT8 AND";

/// A statement's text with one of its rules taken out.
fn without(statement: &Statement, rule: &str, instead: &str) -> String {
    let mutant = statement.sql.replace(rule, instead);
    assert_ne!(mutant, statement.sql, "{} has no `{rule}` (any more)", statement.name);
    mutant
}

fn mutant(rule: &str, instead: &str) -> String {
    without(&statements::CLAIM_PASS, rule, instead)
}

/// Runs a text of `claim_pass` on eu/0 for these people, who are at home in eu; returns how many were granted, or the
/// SQLSTATE.
async fn grant(world: &World, text: &str, campaign: &Campaign, people: &[Person], roll: i64) -> Result<i64, String> {
    let ids: Vec<_> = people.iter().map(|person| person.account.0).collect();
    let requests: Vec<_> = people.iter().map(|_| RequestId::random().0).collect();
    let received = vec![largesse::clock::now(); people.len()];
    let countries: Vec<&str> = people.iter().map(|person| person.country.as_str()).collect();
    let epoch = &campaign.epoch;
    let params: [&(dyn ToSql + Sync); 11] =
        [&campaign.id.0, &"eu", &0_i64, &"eu", &ids, &requests, &received, epoch, &-1_i64, &countries, &roll];
    let client = world.sql().await;
    let isolation = "SET default_transaction_isolation = 'serializable'";
    client.batch_execute(isolation).await.expect("a setting");
    let prepared = client.prepare_typed(text, statements::CLAIM_PASS.params).await.expect("a statement");
    let rows = client.query(&prepared, &params).await;
    rows.map(|rows| rows[0].get("granted")).map_err(|e| e.code().expect("an answer").code().to_owned())
}

/// Where the roll stands.
async fn roll(world: &World) -> i64 {
    let rows = world.db.run(&statements::ACCOUNT_ROLL, &[], Limit::PATIENT).await.expect("an answer");
    rows[0].get("seq")
}

/// Somebody with a pass that names this home.
fn with_pass(person: &Person, home: &str) -> Caller {
    let home: Region = home.parse().expect("a region");
    Caller { person: person.clone(), home: Some(home), challenged: None }
}

/// A server that has read the roll.
async fn placer(world: &World, region: &str) -> Placer {
    let placer = world.placer(region).await;
    placer.refresh_roll().await.expect("the roll");
    placer
}

fn is_granted(placement: &Placement) -> bool {
    matches!(placement, Placement::Granted { .. })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_grants_only_while_the_roll_stands_where_its_asker_knows_it() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(100).await;
    let (rule, deaf) = (statements::CLAIM_PASS.sql, mutant(ROLL, "AND $11::INT8 >= 0 AND"));
    let people = world.people(12, "eu").await;
    let before = roll(&world).await;
    assert_eq!(grant(&world, rule, &campaign, &people[..3], before).await, Ok(3));
    block(&world.db, people[11].account, true).await.expect("a blocked account");
    assert_eq!(roll(&world).await, before + 1);
    assert_eq!(grant(&world, rule, &campaign, &people[3..6], before).await, Ok(0));
    assert_eq!(grant(&world, &deaf, &campaign, &people[3..6], before).await, Ok(3), "the mutant was not noticed");
    assert_eq!(grant(&world, rule, &campaign, &people[6..9], before + 1).await, Ok(3));
    // A block that is there already, and the end of one, are no changes that a pass has to know of.
    block(&world.db, people[11].account, true).await.expect("the same again");
    block(&world.db, people[11].account, false).await.expect("a free account");
    assert_eq!(roll(&world).await, before + 1);
    // Without the roll nobody can say that nothing has changed.
    world.sql().await.batch_execute("DELETE FROM account_roll").await.expect("no roll");
    assert_eq!(grant(&world, rule, &campaign, &people[9..11], before + 1).await, Ok(0));
    let placer = placer(&world, "eu").await;
    assert!(is_granted(&placed_for(&placer, &with_pass(&people[9], "eu"), &campaign).await));
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_grants_only_to_all_behind_an_open_gate_in_its_epoch_and_window_what_is_there() {
    let world = World::new(&["eu"]).await;
    let people = world.people(3, "eu").await;
    let rule = statements::CLAIM_PASS.sql.to_owned();
    let gate = mutant("WHERE st.gate = 'open' AND st", "WHERE st");
    let epoch = mutant("AND st.epoch = $8::INT8 AND", "AND $8::INT8 >= 0 AND");
    let window = mutant("WHEN now() < q.opens_at THEN 'early'", "");
    let left = mutant("AND st.remaining >= array_length($5::UUID[], 1)", "");
    for (text, granted) in [(&rule, Ok(0)), (&gate, Ok(3))] {
        let campaign = world.campaign(10).await;
        world.turn(&campaign, Move::PAUSE).await.expect("a shut gate");
        let campaign = world.reload(&campaign.slug).await;
        assert_eq!(grant(&world, text, &campaign, &people, 0).await, granted, "gate");
    }
    for (text, granted) in [(&rule, Ok(0)), (&epoch, Ok(3))] {
        let campaign = world.campaign(10).await;
        world.turn(&campaign, Move::PAUSE).await.expect("a shut gate");
        eventually("an open gate", async || world.turn(&campaign, Move::OPEN).await).await;
        assert_eq!(grant(&world, text, &campaign, &people, 0).await, granted, "epoch");
    }
    for (text, granted) in [(&rule, Ok(0)), (&window, Ok(3))] {
        let hour = jiff::SignedDuration::from_hours(1);
        let later = |new: &mut NewCampaign| (new.opens_at, new.closes_at) = (new.opens_at + hour, new.closes_at + hour);
        let draft = world.draft(10, 1, later).await;
        let campaign = world.open(&draft).await;
        assert_eq!(grant(&world, text, &campaign, &people, 0).await, granted, "window");
    }
    // The row's own constraint is the second guard, and all that is left of the mutant.
    for (text, granted) in [(&rule, Ok(0)), (&left, Err("23514".to_owned()))] {
        let campaign = world.campaign(2).await;
        assert_eq!(grant(&world, text, &campaign, &people, 0).await, granted, "units");
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_grants_nothing_where_a_pass_does_not_tell_that_all_may_take_part() {
    let world = World::new(&["eu"]).await;
    let mut people = world.people(3, "eu").await;
    people[1].country = "FR".into();
    people[2].country = String::new();
    let german = |new: &mut NewCampaign| new.eligibility.countries = vec!["DE".into()];
    let not_french = |new: &mut NewCampaign| new.eligibility.countries_denied = vec!["FR".into()];
    let old = |new: &mut NewCampaign| new.eligibility.account_age_min = std::time::Duration::from_secs(1);
    let drafts = [
        world.draft(10, 1, german).await,
        world.draft(10, 1, not_french).await,
        world.draft(10, 1, old).await,
        world.draft(10, 1, |_| {}).await,
    ];
    let country = mutant("(array_length(o.countries, 1) IS NULL OR r.country = ANY (o.countries))", "TRUE");
    let denied = mutant(" AND NOT (r.country = ANY (o.countries_denied))", "");
    let age = mutant(" AND c.account_age_min_s = 0", "");
    let texts = [country, denied, age, statements::CLAIM_PASS.sql.to_owned()];
    for ((draft, text), fit) in drafts.iter().zip(texts).zip([1, 2, 0, 3]) {
        let campaign = world.open(draft).await;
        if fit < 3 {
            assert_eq!(grant(&world, statements::CLAIM_PASS.sql, &campaign, &people, 0).await, Ok(0));
            assert_eq!(grant(&world, &text, &campaign, &people, 0).await, Ok(3), "the mutant was not noticed: {text}");
        } else {
            assert_eq!(grant(&world, &text, &campaign, &people, 0).await, Ok(3));
        }
    }
    let draft = world.draft(10, 1, german).await;
    // All or nobody: where some are not fit the others would be granted tickets with gaps.
    let whole = mutant("\n    AND (SELECT count(*) FROM fit AS f) = array_length($5::UUID[], 1)", "");
    let campaign = world.open(&draft).await;
    assert_eq!(grant(&world, &whole, &campaign, &people, 0).await, Ok(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_with_passes_are_granted_without_a_look_at_their_rows_and_those_of_whom_a_change_is_known_with_one() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(100).await;
    let people = world.people(6, "eu").await;
    let proxy = Proxy::start(&world.url).await;
    let server = world.placer_at("eu", &proxy.url()).await;
    let runs = || ["claim_pass", "claim_grant", "claim_place"].map(|statement| proxy.runs(statement));
    // Before it has read the roll a server reads every row.
    assert!(is_granted(&placed_for(&server, &with_pass(&people[0], "eu"), &campaign).await));
    assert_eq!(runs(), [0, 1, 0]);
    server.refresh_roll().await.expect("the roll");
    assert!(is_granted(&placed_for(&server, &with_pass(&people[1], "eu"), &campaign).await));
    assert_eq!(runs(), [1, 1, 0]);
    // Nobody but the token speaks for them.
    assert!(is_granted(&placed(&server, &people[2], &campaign).await));
    assert_eq!(runs(), [1, 2, 0]);
    // A server that has not heard of the block finds the roll elsewhere, and reads rows until it has.
    block(&world.db, people[3].account, true).await.expect("a blocked account");
    assert_eq!(placed_for(&server, &with_pass(&people[3], "eu"), &campaign).await, Placement::Blocked);
    assert_eq!(runs(), [2, 2, 1]);
    for (person, statement) in people[4..].iter().zip(["claim_place", "claim_grant"]) {
        let before = proxy.runs(statement);
        assert!(is_granted(&placed_for(&server, &with_pass(person, "eu"), &campaign).await));
        assert_eq!((proxy.runs(statement), runs()[0]), (before + 1, 2), "{statement}");
    }
    server.refresh_roll().await.expect("the roll");
    assert_eq!(placed_for(&server, &with_pass(&people[3], "eu"), &campaign).await, Placement::Blocked);
    assert_eq!(runs()[0], 2, "whom a change is about is not asked for by pass");
    eventually("a grant by pass", async || {
        let next = world.person("eu").await;
        assert!(is_granted(&placed_for(&server, &with_pass(&next, "eu"), &campaign).await));
        (runs()[0] > 2).then_some(())
    })
    .await;
    world.check_books().await;
}

/// Somebody at home in us with a pass, erased by this text, who came again as somebody of eu and has a unit.
async fn come_again(world: &World, text: &str, campaign: &Arc<Campaign>) -> Person {
    let mut person = world.person("us").await;
    let (id, alias) = (person.account.0, person.account.alias());
    let client = world.sql().await;
    let prepared = client.prepare_typed(text, statements::ACCOUNT_ERASE.params).await.expect("a statement");
    let rows = client.query(&prepared, &[&id, &alias]).await.expect("an erasure");
    assert_eq!(rows[0].get::<_, &str>("outcome"), "erased");
    person.region = Some("eu".parse().expect("a region"));
    assert!(is_granted(&placed(&world.placer("eu").await, &person, campaign).await));
    person
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_erased_who_comes_again_elsewhere_gets_nothing_more_for_their_old_pass() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(100).await;
    let (deaf, told) = (placer(&world, "us").await, world.placer("us").await);
    let person = come_again(&world, statements::ACCOUNT_ERASE.sql, &campaign).await;
    told.refresh_roll().await.expect("the roll");
    let old = with_pass(&person, "us");
    for server in [&deaf, &told, &world.placer("us").await, &placer(&world, "eu").await] {
        let told = placed_for(server, &old, &campaign).await;
        assert!(matches!(told, Placement::AlreadyClaimed(_)), "{told:?}");
    }
    assert_eq!(world.granted(&campaign).await, 1);
    world.check_books().await;
    // An erasure that is not counted: a second unit, which the books find.
    let mutant = without(&statements::ACCOUNT_ERASE, "WHERE r.roll = 1 RETURNING", "WHERE r.roll = 2 RETURNING");
    let person = come_again(&world, &mutant, &campaign).await;
    let second = placed_for(&placer(&world, "us").await, &with_pass(&person, "us"), &campaign).await;
    assert!(is_granted(&second), "the mutant was not noticed: {second:?}");
    let findings = books::check(&world.db, Depth::Claims, false).await.expect("the books");
    assert!(findings.iter().any(|finding| finding.invariant == "I11 homes"), "{findings:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_retention_everybodys_row_is_read() {
    let world = World::new(&["eu"]).await;
    let gone = world.people(3, "eu").await;
    let long_ago = "UPDATE accounts SET created_at = now() - INTERVAL '100 days'";
    world.sql().await.batch_execute(long_ago).await.expect("older accounts");
    let before = roll(&world).await;
    let done = retain::retain(&world.db, 30, |_| {}).await.expect("a run");
    assert_eq!((done.accounts, roll(&world).await), (3, before + 1));
    assert_eq!(retain::retain(&world.db, 30, |_| {}).await.expect("again"), retain::Retained::default());
    assert_eq!(roll(&world).await, before + 1, "nothing has changed");
    let campaign = world.campaign(100).await;
    let proxy = Proxy::start(&world.url).await;
    let server = world.placer_at("eu", &proxy.url()).await;
    server.refresh_roll().await.expect("the roll");
    assert!(is_granted(&placed_for(&server, &with_pass(&gone[0], "eu"), &campaign).await), "registered anew");
    assert!(is_granted(&placed_for(&server, &with_pass(&world.person("eu").await, "eu"), &campaign).await));
    assert_eq!(proxy.runs("claim_pass"), 0);
    // Passes from before it live for an hour at most, and clocks differ by less than another one.
    for (minutes, by_pass) in [(115, 0), (125, 1)] {
        let old = "UPDATE account_changes SET changed_at = now() - $1::INT4 * INTERVAL '1 minute'";
        world.sql().await.execute(old, &[&minutes]).await.expect("older changes");
        let later = world.placer_at("eu", &proxy.url()).await;
        later.refresh_roll().await.expect("the roll");
        assert!(is_granted(&placed_for(&later, &with_pass(&world.person("eu").await, "eu"), &campaign).await));
        assert_eq!(proxy.runs("claim_pass"), by_pass, "after {minutes} minutes");
    }
    world.check_books().await;
}

/// Claims by the old pass, and by a token that wishes for another home, beside an erasure: at both regions' servers,
/// one of which follows the roll while the other is deaf.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn erasures_and_claims_by_pass_at_once_leave_nobody_with_two() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1_000).await;
    let people = world.people(60, "us").await;
    let (follows, deaf) = (placer(&world, "eu").await, placer(&world, "us").await);
    let mut tasks = JoinSet::new();
    let keeper = follows.clone();
    let following = tokio::spawn(async move {
        loop {
            keeper.refresh_roll().await.expect("the roll");
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
    });
    for person in &people {
        let (desk, account, here) = (Desk::new(world.db.clone()), person.account, Handle::current());
        tasks.spawn_blocking(move || {
            // Refused, or before every claim; a busy moment may end it without an answer.
            let _told = here.block_on(desk.erase(&operator(), account));
        });
        for placer in [follows.clone(), deaf.clone()] {
            let (caller, campaign) = (with_pass(person, "us"), campaign.clone());
            tasks.spawn(async move { drop(placed_for(&placer, &caller, &campaign).await) });
        }
        let (placer, campaign) = (follows.clone(), campaign.clone());
        let again = Person { account, ..stranger("eu") };
        tasks.spawn(async move { drop(placed(&placer, &again, &campaign).await) });
    }
    while let Some(done) = tasks.join_next().await {
        done.expect("no panic");
    }
    following.abort();
    assert!(following.await.is_err_and(|ended| ended.is_cancelled()), "the roll was followed to the end");
    let doubled = "SELECT count(*) FROM (SELECT account_id FROM claims GROUP BY account_id HAVING count(*) > 1) AS d";
    assert_eq!(world.sql().await.query_one(doubled, &[]).await.expect("a count").get::<_, i64>(0), 0);
    assert_eq!(world.granted(&campaign).await, 60);
    world.check_books().await;
}

/// What is done to somebody of eu with a pass.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Claim,
    Erase,
}

/// Begins a transaction and does it; whether it was done, if the commit comes through.
async fn begun(client: &Client, act: Act, text: &str, campaign: &Campaign, person: &Person, roll: i64) -> bool {
    client.batch_execute("BEGIN ISOLATION LEVEL SERIALIZABLE").await.expect("a transaction");
    let (id, request, received) = (person.account.0, RequestId::random().0, largesse::clock::now());
    if act == Act::Erase {
        let prepared = client.prepare_typed(statements::ACCOUNT_ERASE.sql, statements::ACCOUNT_ERASE.params).await;
        let rows = client.query(&prepared.expect("a statement"), &[&id, &person.account.alias()]).await;
        return rows.is_ok_and(|rows| rows[0].get::<_, &str>("outcome") == "erased");
    }
    let prepared = client.prepare_typed(text, statements::CLAIM_PASS.params).await.expect("a statement");
    let (ids, requests, times, countries) = (vec![id], vec![request], vec![received], vec!["DE"]);
    let params: [&(dyn ToSql + Sync); 11] =
        [&campaign.id.0, &"eu", &0_i64, &"eu", &ids, &requests, &times, &campaign.epoch, &-1_i64, &countries, &roll];
    client.query(&prepared, &params).await.is_ok_and(|rows| rows[0].get::<_, i64>("granted") == 1)
}

/// Both at once: the second runs and is committed while the first is not, as far as the database lets it. Whether each
/// was done.
async fn both(world: &World, text: &str, campaign: &Arc<Campaign>, first: Act, second: Act) -> [bool; 2] {
    let (person, stands) = (world.person("eu").await, roll(world).await);
    let (one, other) = (world.sql().await, world.sql().await);
    let first_done = begun(&one, first, text, campaign, &person, stands).await;
    let (text, campaign) = (text.to_owned(), Arc::clone(campaign));
    let mut beside = tokio::spawn(async move {
        let done = begun(&other, second, &text, &campaign, &person, stands).await;
        other.batch_execute("COMMIT").await.is_ok() && done
    });
    // CockroachDB lets the second wait for the first.
    let early = tokio::time::timeout(std::time::Duration::from_secs(2), &mut beside).await;
    let first_done = one.batch_execute("COMMIT").await.is_ok() && first_done;
    let second_done = match early {
        Ok(done) => done.expect("no panic"),
        Err(_waits) => beside.await.expect("no panic"),
    };
    [first_done, second_done]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_an_erasure_and_a_claim_by_pass_at_the_same_moment_one_is_done() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(100).await;
    let orders = [(Act::Claim, Act::Erase), (Act::Erase, Act::Claim)];
    for (first, second) in orders {
        let done = both(&world, statements::CLAIM_PASS.sql, &campaign, first, second).await;
        assert_eq!(done.iter().filter(|done| **done).count(), 1, "{done:?}");
    }
    world.check_books().await;
    if !matches!(world.db.engine(), Engine::Postgres) {
        // There the second reads the first's claim or waits for it, whatever else is read.
        return;
    }
    let blind = mutant("SELECT r.seq FROM account_roll AS r WHERE r.roll = 1", "SELECT $11::INT8 AS seq");
    for (first, second) in orders {
        let done = both(&world, &blind, &campaign, first, second).await;
        assert_eq!(done, [true, true], "the mutant was not noticed");
    }
    let findings = books::check(&world.db, Depth::Claims, false).await.expect("the books");
    assert_eq!(findings.iter().filter(|finding| finding.invariant == "I11 homes").count(), 2, "{findings:?}");
}

/// The order that is stuck has written the roll, and is neither committed nor gone. Readers wait for it on CockroachDB;
/// on PostgreSQL they are made to.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_that_is_stuck_on_the_roll_holds_up_no_claim_but_the_first() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(100).await;
    let server = placer(&world, "eu").await;
    let [first, second] = [world.person("eu").await, world.person("eu").await];
    let stuck = world.sql().await;
    let write = match world.db.engine() {
        Engine::Postgres => "LOCK TABLE account_roll IN ACCESS EXCLUSIVE MODE",
        Engine::Cockroach { .. } => "UPDATE account_roll SET seq = seq + 1 WHERE roll = 1",
    };
    stuck.batch_execute("BEGIN").await.expect("a transaction");
    stuck.batch_execute(write).await.expect("an order");
    let told = server.place_for(&with_pass(&first, "eu"), &campaign, RequestId::random()).await;
    assert!(told.is_err(), "nobody knows what has changed: {told:?}");
    let told = server.place_for(&with_pass(&second, "eu"), &campaign, RequestId::random()).await;
    assert!(told.as_ref().is_ok_and(is_granted), "{told:?}");
    stuck.batch_execute("ROLLBACK").await.expect("the end of it");
    assert!(is_granted(&placed_for(&server, &with_pass(&first, "eu"), &campaign).await));
    world.check_books().await;
}

#[test]
fn all_forms_of_a_grant_lock_the_same_row_and_two_insert_and_debit_alike() {
    let part = |statement: &Statement, name: &str| {
        let (_, rest) = statement.sql.split_once(&format!("{name} AS (\n")).expect("the part");
        rest.split_once("\n), ").or_else(|| rest.split_once("\n)\n")).expect("its end").0.to_owned()
    };
    for name in ["won", "spent"] {
        assert_eq!(part(&statements::CLAIM_PASS, name), part(&statements::CLAIM_GRANT, name), "{name}");
    }
    for statement in [&statements::CLAIM_PASS, &statements::CLAIM_PLACE] {
        assert_eq!(part(statement, "stock"), part(&statements::CLAIM_GRANT, "stock"), "{}", statement.name);
    }
}

#[test]
fn every_statement_that_changes_what_a_pass_says_writes_the_roll() {
    let code = |sql: &str| sql.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n");
    let changes = |sql: &str| sql.contains("UPDATE accounts") || sql.contains("DELETE FROM accounts");
    let texts: Vec<_> = statements::ALL.iter().map(|statement| (statement.name, code(statement.sql))).collect();
    let changing: Vec<_> = texts.iter().filter(|(_, sql)| changes(sql)).collect();
    assert_eq!(changing.len(), 4, "{changing:?}");
    assert_eq!(texts.iter().filter(|(_, sql)| sql.contains("INSERT INTO accounts")).count(), 1);
    for (name, sql) in changing {
        assert!(sql.contains("UPDATE account_roll AS r SET seq = r.seq + 1"), "{name}");
        assert!(sql.contains("INSERT INTO account_changes"), "{name}");
    }
    // An account that is there keeps everything, whoever registers or imports it.
    assert!(code(statements::ACCOUNT_REGISTER.sql).contains("ON CONFLICT DO NOTHING"));
}
