//! People's data: files of accounts with faults of every kind, homes that move, people who are erased, and the books
//! after all of it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::SignedDuration;
use largesse::account::care::{Desk, Error};
use largesse::account::lines::{Format, LINE_BYTES_MAX};
use largesse::account::{Person, retain, store as accounts};
use largesse::campaign::Campaign;
use largesse::claim::Placement;
use largesse::db::{Statement, ToSql, statements};
use largesse::id::RequestId;
use largesse::quota::gate::Move;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tokio_postgres::{Client, Row};

use crate::admin::{Note, TOKEN, call};
use crate::http_api::check_problem;
use crate::support::server::{ask, run};
use crate::support::world::stranger;
use crate::support::{Server, World, block, operator, placed};

/// A file that goes with its owner.
struct File(PathBuf);

impl File {
    fn new(ending: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("largesse-it-{}.{ending}", uuid::Uuid::new_v4().simple()));
        std::fs::write(&path, text).expect("a file");
        Self(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _gone = std::fs::remove_file(&self.0);
    }
}

fn id() -> String {
    uuid::Uuid::new_v4().to_string()
}

async fn count(world: &World, sql: &str) -> i64 {
    world.sql().await.query_one(sql, &[]).await.expect("a count").get(0)
}

/// A file with a line of each kind of fault among good ones: the text, the good accounts, and what is said of the others.
fn mixed() -> (String, Vec<String>, Vec<&'static str>) {
    let good: Vec<String> = (0..2_500).map(|_| id()).collect();
    let mut lines: Vec<String> = good
        .iter()
        .map(|id| json!({"account_id": id, "home_region": "eu", "country": "DE", "locale": "de"}).to_string())
        .collect();
    let with = |field: &str, value: Value| {
        let mut line = json!({"account_id": id(), "home_region": "us"});
        line[field] = value;
        line.to_string()
    };
    let faults = [
        (0, "nonsense".to_owned(), "line 1: line: expected one JSON object"),
        (7, with("zebra", json!(1)), "line 8: line: expected no other fields than"),
        (8, with("account_id", json!("ann")), "line 9: account_id: expected a UUID"),
        (
            1_000,
            with("home_region", json!("atlantis")),
            "line 1001: home_region: expected a region that there is: eu, us",
        ),
        (1_001, with("country", json!("Germany")), "line 1002: country: expected two capital letters"),
        (1_002, with("locale", json!("??")), "line 1003: locale: expected a language tag"),
        (1_003, with("since", json!("2999-01-01")), "line 1004: since: expected a day or a moment"),
        (2_506, "x".repeat(LINE_BYTES_MAX + 1), "line 2507: line: expected 4096 bytes at most"),
        // The database refuses it, and nobody beside it.
        (2_507, with("country", json!("XX")), "line 2508: line: expected what the database accepts"),
    ];
    let said = faults.iter().map(|(_, _, said)| *said).collect();
    for (place, line, _) in faults {
        lines.insert(place, line);
    }
    (lines.join("\n"), good, said)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_with_faults_of_every_kind_loses_no_good_line_and_names_every_bad_one() {
    let world = World::new(&["eu", "us"]).await;
    let refuse = "ALTER TABLE accounts ADD CONSTRAINT nobody_of_xx CHECK (country <> 'XX')";
    world.sql().await.batch_execute(refuse).await.expect("a constraint");
    let (text, good, said) = mixed();
    let file = File::new("ndjson", &text);
    let (path, env) = (file.0.to_str().expect("a path"), [("LARGESSE_DATABASE_URL", world.url.as_str())]);
    for (written, known) in [(good.len(), 0), (0, good.len())] {
        let ended = run(&["account", "import", path, "--json"], &env).await;
        assert_eq!(ended.code, Some(1), "{ended:?}");
        let summary: Value = serde_json::from_str(&ended.stdout).expect("JSON");
        let lines = good.len() + said.len();
        assert_eq!(summary, json!({"lines": lines, "written": written, "known": known, "faults": said.len()}));
        let mut named: Vec<&str> = ended.stderr.lines().collect();
        named.sort_by_key(|line| line["line ".len()..].split(':').next().and_then(|n| n.parse::<u64>().ok()));
        assert_eq!(named.len(), said.len(), "{}", ended.stderr);
        assert!(named.iter().zip(&said).all(|(line, said)| line.starts_with(said)), "{named:#?}");
        assert!(!ended.stderr.contains("Germany"), "what was found is somebody's data");
    }
    assert_eq!(count(&world, "SELECT count(*) FROM accounts").await, good.len() as i64);
    let csv = File::new("csv", &format!("since,account_id,home_region\n2020-01-01,{},us\n,{},eu\n", id(), good[0]));
    let ended = run(&["account", "import", csv.0.to_str().expect("a path")], &env).await;
    assert_eq!(
        (ended.code, ended.stdout.as_str()),
        (Some(0), "1 accounts written, 1 were there already, 0 lines not understood\n")
    );
    assert_eq!(count(&world, "SELECT count(*) FROM accounts WHERE since = '2020-01-01T00:00:00Z'").await, 1);
    let headless = File::new("csv", "account_id\nx\n");
    let ended = run(&["account", "import", headless.0.to_str().expect("a path")], &env).await;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.stderr.contains("line 1: header: expected account_id and home_region"), "{ended:?}");
    let noted = "SELECT count(*) FROM audit_log WHERE action = 'account.import'";
    assert_eq!(count(&world, noted).await, 2, "what wrote nothing is not noted");
}

/// Runs a text of a statement as its caller would: again while it loses.
async fn run_text(client: &Client, statement: &Statement, text: &str, params: &[&(dyn ToSql + Sync)]) -> Vec<Row> {
    let isolation = "SET default_transaction_isolation = 'serializable'";
    client.batch_execute(isolation).await.expect("a setting");
    let prepared = client.prepare_typed(text, statement.params).await.expect("a statement");
    loop {
        match client.query(&prepared, params).await {
            Ok(rows) => return rows,
            Err(error) if error.code().is_some_and(|code| ["40001", "40P01"].contains(&code.code())) => {}
            Err(error) => panic!("{}: {error:?}", statement.name),
        }
    }
}

fn without(statement: &Statement, rules: &[(&str, &str)]) -> String {
    let mut text = statement.sql.to_owned();
    for (rule, instead) in rules {
        assert!(text.contains(rule), "{} has no `{rule}` (any more)", statement.name);
        text = text.replace(rule, instead);
    }
    text
}

/// Blocked for long enough for no pass to be left.
async fn block_long_ago(world: &World, person: &Person) {
    block(&world.db, person.account, true).await.expect("a blocked account");
    let long_ago = "UPDATE accounts SET blocked_at = now() - INTERVAL '66 minutes' WHERE account_id = $1";
    world.sql().await.execute(long_ago, &[&person.account.0]).await.expect("an older block");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_home_moves_with_its_claims_when_no_campaign_and_no_pass_can_need_the_old_one() {
    let world = World::new(&["eu", "us"]).await;
    let desk = Desk::new(world.db.clone());
    let us = world.regions[1].clone();
    let campaign = world.campaign(10).await;
    let abroad = world.draft(1, 1, |new| new.eligibility.countries = vec!["JP".into()]).await;
    let (person, placer) = (world.person("eu").await, world.placer("eu").await);
    assert!(matches!(placed(&placer, &person, &campaign).await, Placement::Granted { .. }));
    let go = async || desk.relocate(&operator(), person.account, &us).await;
    assert!(matches!(go().await, Err(Error::InCampaign(slug)) if slug == campaign.slug));
    world.turn(&campaign, Move::CLOSE).await.expect("closed");
    assert!(matches!(go().await, Err(Error::MayHavePass { free_at: None })));
    block(&world.db, person.account, true).await.expect("a blocked account");
    assert!(matches!(go().await, Err(Error::MayHavePass { free_at: Some(_) })));
    block_long_ago(&world, &person).await;
    let nowhere = desk.relocate(&operator(), person.account, &"ap".parse().expect("a region")).await;
    assert!(matches!(nowhere, Err(Error::NoRegion(_))));
    // The campaign that is left is not for them, and has no claim of theirs.
    assert_eq!(go().await.expect("a move").account.home, us);
    assert_eq!(go().await.expect("the same again").account.home, us);
    let noted = desk.noted(person.account).await.expect("entries");
    assert_eq!(noted.iter().filter(|entry| entry.action == "account.move").count(), 1);
    // A server that remembers the old home finds the claim at the new one.
    let found = placer.find(&person, campaign.id).await.expect("an answer");
    assert_eq!(found, world.claim_of(&campaign, &person).await);
    assert!(found.is_some());
    world.check_books().await;
    let mutant =
        without(&statements::ACCOUNT_MOVE, &[("WHERE v.outcome = 'moved' AND l.", "WHERE v.outcome = 'x' AND l.")]);
    let params: [&(dyn ToSql + Sync); 4] = [&person.account.0, &"eu", &0_i64, &person.account.alias()];
    run_text(&world.sql().await, &statements::ACCOUNT_MOVE, &mutant, &params).await;
    let findings = largesse::report::books::check(&world.db, largesse::report::books::Depth::Claims, false).await;
    assert!(findings.expect("the books").iter().any(|f| f.invariant == "I11 homes"), "the mutant was not noticed");
    assert_eq!(abroad.state.as_str(), "draft");
}

/// The conditions of a move are not what keeps the books: without them it may race a claim, and one of the two runs again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_move_beside_a_claim_leaves_one_claim_under_the_one_home() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1_000).await;
    let people = world.people(40, "eu").await;
    let rash = without(
        &statements::ACCOUNT_MOVE,
        &[
            ("WHEN b.slug IS NOT NULL THEN 'campaign'", ""),
            ("WHEN w.status = 'active' OR w.blocked_at IS NULL OR", "WHEN FALSE AND"),
        ],
    );
    let mut tasks = JoinSet::new();
    let placers = world.placers().await;
    for (number, person) in people.iter().enumerate() {
        let (placer, person, campaign) = (placers[number % 2].clone(), person.clone(), Arc::clone(&campaign));
        let (text, client) = (rash.clone(), world.sql().await);
        let account = person.account;
        tasks.spawn(async move {
            for to in ["us", "eu", "us"] {
                run_text(&client, &statements::ACCOUNT_MOVE, &text, &[&account.0, &to, &0_i64, &account.alias()]).await;
            }
        });
        tasks.spawn(async move {
            let told = placed(&placer, &person, &campaign).await;
            assert!(matches!(told, Placement::Granted { .. }), "{told:?}");
        });
    }
    tasks.join_all().await;
    assert_eq!(world.granted(&campaign).await, 40);
    for person in &people {
        assert!(world.claim_of(&campaign, person).await.is_some(), "a claim under the account's home");
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erased_person_leaves_a_claim_without_a_name_and_only_once_it_can_give_nobody_a_second_one() {
    let world = World::new(&["eu"]).await;
    let desk = Desk::new(world.db.clone());
    let placer = world.placer("eu").await;
    let campaign = world.campaign(10).await;
    let [has, never, bad] = [world.person("eu").await, world.person("eu").await, world.person("eu").await];
    assert!(matches!(placed(&placer, &has, &campaign).await, Placement::Granted { .. }));
    block(&world.db, bad.account, true).await.expect("a blocked account");
    let claim = world.claim_of(&campaign, &has).await.expect("a claim");
    assert!(
        matches!(desk.erase(&operator(), has.account).await, Err(Error::InCampaign(slug)) if slug == campaign.slug)
    );
    assert!(matches!(desk.erase(&operator(), bad.account).await, Err(Error::KeptOut(slug)) if slug == campaign.slug));
    assert_eq!(desk.erase(&operator(), never.account).await.expect("nothing needs them"), 0);
    assert!(matches!(desk.erase(&operator(), never.account).await, Err(Error::NotFound(_))));
    // They may come again: they had nothing.
    assert!(matches!(placed(&placer, &never, &campaign).await, Placement::Granted { .. }));
    // Without the rule somebody is erased, comes again, and has two.
    let mutant = without(
        &statements::ACCOUNT_ERASE,
        &[("FROM has AS h WHERE h.state <> 'closed'", "FROM has AS h WHERE FALSE")],
    );
    for (text, second) in [(statements::ACCOUNT_ERASE.sql, false), (&mutant, true)] {
        let twice = world.person("eu").await;
        assert!(matches!(placed(&placer, &twice, &campaign).await, Placement::Granted { .. }));
        run_text(&world.sql().await, &statements::ACCOUNT_ERASE, text, &[&twice.account.0, &twice.account.alias()])
            .await;
        let again = placed(&world.placer("eu").await, &twice, &campaign).await;
        assert_eq!(matches!(again, Placement::Granted { .. }), second, "{again:?}");
    }
    world.turn(&campaign, Move::CLOSE).await.expect("closed");
    assert_eq!(desk.erase(&operator(), has.account).await.expect("closed by now"), 1);
    assert_eq!(desk.erase(&operator(), bad.account).await.expect("closed by now"), 0);
    let sql = "SELECT account_id, request_id, erased_at IS NOT NULL, received_at = claimed_at FROM claims WHERE ticket = $1 AND shard = $2";
    let row = world.sql().await.query_one(sql, &[&claim.ticket, &claim.stock.shard]).await.expect("the claim");
    let (account, request): (uuid::Uuid, uuid::Uuid) = (row.get(0), row.get(1));
    assert!(account != has.account.0 && request != claim.request.0 && row.get::<_, bool>(2) && row.get::<_, bool>(3));
    let named = "SELECT count(*) FROM audit_log WHERE account = $1::TEXT OR before_state LIKE '%' || $1::TEXT || '%' OR after_state LIKE '%' || $1::TEXT || '%'";
    let id = bad.account.to_string();
    assert_eq!(
        world.sql().await.query_one(named, &[&id]).await.expect("a count").get::<_, i64>(0),
        0,
        "the log has no id"
    );
    let noted = desk.noted(bad.account).await.expect("entries");
    let actions: Vec<&str> = noted.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["account.block", "account.erase"]);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erasure_beside_a_claim_is_before_it_or_is_refused() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(1_000).await;
    let people = world.people(40, "us").await;
    let placers = world.placers().await;
    let mut tasks = JoinSet::new();
    for (number, person) in people.iter().enumerate() {
        let (placer, person, campaign) = (placers[number % 2].clone(), person.clone(), Arc::clone(&campaign));
        let (desk, account, here) = (Desk::new(world.db.clone()), person.account, Handle::current());
        tasks.spawn_blocking(move || {
            for _ in 0..3 {
                let told = here.block_on(desk.erase(&operator(), account));
                assert!(matches!(told, Ok(0) | Err(Error::InCampaign(_) | Error::NotFound(_))), "{told:?}");
            }
        });
        tasks.spawn(async move {
            let request = RequestId::random();
            // Erased in between is registered anew.
            let mut told = placer.place(&person, &campaign, request).await;
            for _ in 0..200 {
                if matches!(told, Ok(Placement::Granted { .. })) {
                    return;
                }
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                told = placer.place(&person, &campaign, request).await;
            }
            panic!("{told:?}");
        });
    }
    tasks.join_all().await;
    assert_eq!(world.granted(&campaign).await, 40);
    for person in &people {
        assert!(world.claim_of(&campaign, person).await.is_some(), "whoever was told of a claim has it");
    }
    world.check_books().await;
}

/// Closed, and left alone for so many days.
async fn close_long_ago(world: &World, campaign: &Campaign, days: i32) {
    world.turn(campaign, Move::CLOSE).await.expect("closed");
    let sql = "UPDATE campaigns SET updated_at = now() - $2::INT4 * INTERVAL '1 day' WHERE campaign_id = $1";
    world.sql().await.execute(sql, &[&campaign.id.0, &days]).await.expect("an older campaign");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn retention_takes_names_off_old_claims_and_removes_whom_nothing_needs_and_can_be_run_again() {
    let world = World::new(&["eu", "us"]).await;
    let placer = world.placer("eu").await;
    let (old, young) = (world.campaign(2_000).await, world.campaign(100).await);
    // More than a page, some with a claim in both.
    let people = world.people(700, "eu").await;
    let long_ago = "UPDATE accounts SET created_at = now() - INTERVAL '100 days'";
    for person in &people[..20] {
        assert!(matches!(placed(&placer, person, &young).await, Placement::Granted { .. }));
    }
    let mut tasks = JoinSet::new();
    for person in &people[..600] {
        let (placer, old, person) = (placer.clone(), Arc::clone(&old), person.clone());
        tasks.spawn(async move { assert!(matches!(placed(&placer, &person, &old).await, Placement::Granted { .. })) });
    }
    tasks.join_all().await;
    world.sql().await.batch_execute(long_ago).await.expect("older accounts");
    close_long_ago(&world, &old, 31).await;
    world.turn(&young, Move::CLOSE).await.expect("closed");
    let fresh = stranger("eu");
    world.placer("us").await.directory().meet(&fresh).await.expect("an account");
    let done = retain::retain(&world.db, 30, |_| {}).await.expect("a run");
    // The younger campaign was closed today: its people, who may be anybody, are needed.
    assert_eq!((done.campaigns, done.claims, done.accounts), (1, 600, 0));
    assert_eq!(retain::retain(&world.db, 30, |_| {}).await.expect("again"), retain::Retained::default());
    assert_eq!(world.granted(&old).await, 600);
    assert!(world.claim_of(&old, &people[0]).await.is_none() && world.claim_of(&young, &people[0]).await.is_some());
    world.check_books().await;
    let sql = "UPDATE campaigns SET updated_at = now() - INTERVAL '31 days' WHERE campaign_id = $1";
    world.sql().await.execute(sql, &[&young.id.0]).await.expect("an older campaign");
    let done = retain::retain(&world.db, 30, |_| {}).await.expect("a run");
    assert_eq!((done.campaigns, done.claims, done.accounts), (1, 20, 700), "all but who came today");
    assert!(accounts::find(&world.db, fresh.account).await.expect("an answer").is_some());
    world.check_books().await;
}

/// Every answer of the endpoints about people, each handed to `note`.
pub async fn every_answer(note: Note<'_>) {
    let world = World::new(&["eu", "us"]).await;
    let server = Server::start_with("eu", &world.url, &["--admin-token", TOKEN]).await;
    let campaign = world.campaign(10).await;
    let (person, other) = (world.person("eu").await, world.person("eu").await);
    assert!(matches!(placed(&world.placer("eu").await, &person, &campaign).await, Placement::Granted { .. }));
    let at = |person: &Person, rest: &str| format!("/v1/admin/accounts/{}{rest}", person.account);
    for (method, rest) in
        [("GET", ""), ("DELETE", ""), ("GET", "/export"), ("POST", "/block"), ("POST", "/unblock"), ("POST", "/move")]
    {
        let move_to = "{\"region\":\"us\"}";
        let odd = call(&server, note, (method, &format!("/v1/admin/accounts/ann{rest}")), move_to).await;
        assert_eq!(check_problem(&odd, 422, "invalid-request", rest)["field"], "id");
        check_problem(
            &call(&server, note, (method, &at(&stranger("eu"), rest)), move_to).await,
            404,
            "account-not-found",
            rest,
        );
    }
    let shown = call(&server, note, ("GET", &at(&person, "")), "").await.json();
    assert_eq!((&shown["home_region"], &shown["claims"][0]["campaign"]), (&json!("eu"), &json!(campaign.slug)));
    let id = shown["claims"][0]["id"].as_str().expect("an id").to_owned();
    let blocked = call(&server, note, ("POST", &at(&other, "/block")), "").await.json();
    assert_eq!((&blocked["blocked"], blocked["blocked_at"].is_string()), (&json!(true), true));
    let go = at(&other, "/move");
    check_problem(&call(&server, note, ("POST", &go), "{\"region\":\"us\"}").await, 409, "account-in-campaign", "open");
    check_problem(&call(&server, note, ("DELETE", &at(&person, "")), "").await, 409, "account-in-campaign", "a claim");
    check_problem(&call(&server, note, ("DELETE", &at(&other, "")), "").await, 409, "account-kept-out", "blocked");
    support(&server, note, &campaign, &person, &id).await;
    world.turn(&campaign, Move::CLOSE).await.expect("closed");
    check_problem(
        &call(&server, note, ("POST", &go), "{\"region\":\"us\"}").await,
        409,
        "account-may-have-pass",
        "new",
    );
    block_long_ago(&world, &other).await;
    for region in ["ap", "us"] {
        let answer = call(&server, note, ("POST", &go), &json!({"region": region}).to_string()).await;
        match region {
            "ap" => drop(check_problem(&answer, 422, "invalid-request", "no such region")),
            _ => assert_eq!((answer.status.as_u16(), &answer.json()["home_region"]), (200, &json!("us"))),
        }
    }
    let unblocked = call(&server, note, ("POST", &at(&other, "/unblock")), "").await.json();
    assert_eq!((&unblocked["blocked"], &unblocked["blocked_at"]), (&json!(false), &Value::Null));
    let copy = call(&server, note, ("GET", &at(&other, "/export")), "").await.json();
    let actions: Vec<&str> =
        copy["audit"].as_array().expect("entries").iter().filter_map(|e| e["action"].as_str()).collect();
    assert_eq!(actions, ["account.block", "account.move", "account.unblock", "account.export"]);
    assert_eq!(copy["account"]["account_id"], json!(other.account));
    let erased = call(&server, note, ("DELETE", &at(&person, "")), "").await;
    assert_eq!((erased.status.as_u16(), erased.json()), (200, json!({"claims": 1})));
    imports(&server, note, &world).await;
    world.check_books().await;
}

/// What support does with claims.
async fn support(server: &Server, note: Note<'_>, campaign: &Campaign, person: &Person, id: &str) {
    let (slug, account) = (&campaign.slug, person.account);
    let find =
        async |note: Note<'_>, query: &str| call(server, note, ("GET", &format!("/v1/admin/claims?{query}")), "").await;
    let found = find(note, &format!("account={account}")).await.json();
    let claim = &found["claims"][0];
    let reference = claim["reference"].as_str().expect("a reference").to_owned();
    assert_eq!((&claim["id"], &claim["status"]), (&json!(id), &json!("claimed")));
    let by_reference = find(note, &format!("campaign={slug}&reference={reference}")).await.json();
    assert_eq!(by_reference, found);
    assert_eq!(find(note, &format!("campaign={slug}&reference=eu.0.4711")).await.json(), json!({"claims": []}));
    for (query, field) in [
        ("reference=eu.0", "reference"),
        (&*format!("reference={reference}"), "campaign"),
        ("account=ann", "account"),
        ("", "reference"),
    ] {
        assert_eq!(check_problem(&find(note, query).await, 422, "invalid-request", query)["field"], field);
    }
    let release = format!("/v1/admin/claims/{id}/release");
    let reason = json!({"reason": "Bought by mistake."}).to_string();
    for (at, body, status, code) in [
        ("/v1/admin/claims/ann/release".to_owned(), reason.as_str(), 422, "invalid-request"),
        (release.clone(), "{\"reason\":\" \"}", 422, "invalid-request"),
        (format!("/v1/admin/claims/nowhere.{account}/release"), &reason, 404, "campaign-not-found"),
        (format!("/v1/admin/claims/{slug}.{}/release", stranger("eu").account), &reason, 404, "claim-not-found"),
    ] {
        check_problem(&call(server, note, ("POST", &at), body).await, status, code, &at);
    }
    let released = call(server, note, ("POST", &release), &reason).await.json();
    assert_eq!((&released["status"], &released["reference"]), (&json!("released"), &json!(reference)));
    check_problem(&call(server, note, ("POST", &release), &reason).await, 409, "claim-over", "again");
    let log = call(server, note, ("GET", "/v1/admin/audit?limit=1"), "").await.json();
    let entry = &log["entries"][0];
    assert_eq!((&entry["action"], &entry["after"]["reason"]), (&json!("claim.release"), &json!("Bought by mistake.")));
}

/// A file over the API: told line by line what became of it.
async fn imports(server: &Server, note: Note<'_>, world: &World) {
    let at = "/v1/admin/accounts/import";
    let bearer = format!("Bearer {TOKEN}");
    let (text, good, said) = mixed();
    for (kind, text, end) in [
        ("application/x-ndjson", text.as_str(), json!({"written": good.len() + 1, "faults": said.len() - 1})),
        ("text/csv; charset=utf-8", "account_id\n", json!({"code": "header"})),
    ] {
        let answer = ask(server.ops, "POST", at, &[("authorization", &bearer), ("content-type", kind)], text).await;
        note("POST", at, &answer);
        let told: Vec<Value> = answer.text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let last = told.last().expect("an end");
        let last = last.get("done").or(last.get("failed")).expect("an end");
        for (name, value) in end.as_object().expect("an object") {
            assert_eq!(&last[name], value, "{last}");
        }
        let named = told.iter().filter(|told| told.get("fault").is_some()).count() as u64;
        assert_eq!(named, last.get("faults").and_then(Value::as_u64).unwrap_or(0), "{last}");
    }
    let id: uuid::Uuid = good[2_499].parse().expect("an id");
    let sql = "SELECT count(*) FROM accounts WHERE account_id = $1";
    assert_eq!(world.sql().await.query_one(sql, &[&id]).await.expect("a count").get::<_, i64>(0), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_team_looks_after_people_over_its_api_and_what_is_refused_says_why() {
    every_answer(&mut |_, _, _| {}).await;
}

#[test]
fn a_pass_is_over_before_a_home_moves() {
    let most = std::time::Duration::from_secs(largesse::account::pass::LIFETIME_SECONDS_MAX);
    assert!(largesse::account::care::STILL > most);
    assert_eq!(Format::parse("csv"), Some(Format::Csv));
    assert!(SignedDuration::try_from(most).is_ok());
}
