//! A campaign's claims as a file: each one once, whatever is granted meanwhile, in constant memory, and taken up again
//! where it was broken off.

use std::collections::BTreeSet;
use std::sync::Arc;

use largesse::account::lines::Format;
use largesse::campaign::Campaign;
use largesse::claim::desk::Desk;
use largesse::claim::export::{After, CSV_HEADER, Export};
use largesse::claim::store::{self, Attempt, Batch};
use largesse::id::RequestId;
use largesse::quota::reserve_shard;
use serde_json::Value;

use crate::admin::{Note, TOKEN, call};
use crate::http_api::check_problem;
use crate::support::server::{ask, run};
use crate::support::{Server, World, call as claim_call};

/// Grants a unit to each of so many new people, by batches; returns their accounts.
pub async fn grant(world: &World, campaign: &Campaign, count: usize) -> BTreeSet<String> {
    // The reserve: no serving row begins with so many.
    let stock = world.row("eu", reserve_shard(campaign.shard_count));
    let batch = Batch { campaign: campaign.id, stock, home: world.regions[0].clone() };
    let people = world.people(count, "eu").await;
    for some in people.chunks(500) {
        let received_at = largesse::clock::now();
        let attempts: Vec<Attempt> = some
            .iter()
            .map(|person| Attempt { account: person.account, request: RequestId::random(), received_at, country: None })
            .collect();
        let answer = store::grant(&world.db, &claim_call(&batch, campaign.epoch, &attempts)).await.expect("an answer");
        assert!(answer.is_some(), "a unit for everybody");
    }
    people.iter().map(|person| person.account.to_string()).collect()
}

/// All units at home in eu, so that one counter row grants them.
pub async fn campaign(world: &World) -> Arc<Campaign> {
    let draft = world.draft(40_000, 1, |new| new.regions.truncate(1)).await;
    world.open(&draft).await
}

/// The rows of a piece of NDJSON.
fn rows(piece: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(piece).expect("UTF-8");
    assert!(text.ends_with('\n'), "a row that is not whole");
    text.lines().map(|line| serde_json::from_str(line).expect("a row")).collect()
}

fn key(row: &Value) -> (String, String) {
    let text = |name: &str| row[name].as_str().expect("text").to_owned();
    (text("home_region"), text("account_id"))
}

async fn rest(mut export: Export) -> Vec<Value> {
    let mut all = Vec::new();
    while let Some(piece) = export.piece().await.expect("a piece") {
        all.extend(rows(&piece));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_claim_that_was_there_at_the_start_is_in_the_file_once_whatever_is_granted_meanwhile() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = campaign(&world).await;
    let before = grant(&world, &campaign, 5_000).await;
    let desk = Desk::new(world.db.clone());
    let mut export = desk.export(campaign.id, Format::Ndjson, None);
    let first = rows(&export.piece().await.expect("a piece").expect("a page"));
    // Behind the first page and before the next ones.
    let meanwhile = grant(&world, &campaign, 1_500).await;
    let (all, more) = tokio::join!(rest(export), grant(&world, &campaign, 1_500));
    let all: Vec<Value> = first.iter().cloned().chain(all).collect();
    let keys: Vec<_> = all.iter().map(key).collect();
    assert!(keys.is_sorted_by(|a, b| a < b), "in order, none twice");
    let listed: BTreeSet<String> = keys.iter().map(|(_, account)| account.clone()).collect();
    assert!(before.is_subset(&listed), "none is missing");
    assert!(listed.iter().all(|account| [&before, &meanwhile, &more].iter().any(|some| some.contains(account))));
    assert!(listed.len() > before.len(), "the test saw nothing that was granted meanwhile");
    // Broken off after a row, it goes on after it.
    let (home, account) = keys[2_345].clone();
    let after: After = format!("{home}/{account}").parse().expect("a row");
    let tail = rest(desk.export(campaign.id, Format::Ndjson, Some(after))).await;
    let known: BTreeSet<_> = keys[..=2_345].iter().cloned().collect();
    assert!(tail.iter().map(key).all(|key| !known.contains(&key)));
    let whole: BTreeSet<String> = before.iter().chain(&meanwhile).chain(&more).cloned().collect();
    let tail: BTreeSet<String> = tail.iter().map(|row| key(row).1).collect();
    assert_eq!(tail.len(), whole.iter().filter(|one| **one > account).count());
    both_formats_say_the_same(&world, &campaign, whole.len()).await;
    world.check_books().await;
}

async fn both_formats_say_the_same(world: &World, campaign: &Campaign, count: usize) {
    let env = [("LARGESSE_DATABASE_URL", world.url.as_str())];
    let ndjson = run(&["claim", "export", &campaign.slug], &env).await;
    let csv = run(&["claim", "export", &campaign.slug, "--format", "csv"], &env).await;
    assert_eq!((ndjson.code, csv.code), (Some(0), Some(0)), "{}{}", ndjson.stderr, csv.stderr);
    let (rows, mut lines) = (rows(ndjson.stdout.as_bytes()), csv.stdout.lines());
    let names: Vec<&str> = lines.next().expect("a first line").split(',').collect();
    assert_eq!(names.join(",") + "\n", CSV_HEADER);
    assert_eq!(rows.len(), count);
    for (row, line) in rows.iter().zip(lines.by_ref()) {
        let values: Vec<&str> = line.split(',').collect();
        assert_eq!(values.len(), names.len(), "{line}");
        for (name, value) in names.iter().zip(values) {
            let expected = match &row[name] {
                Value::String(text) => text.clone(),
                Value::Null => String::new(),
                other => other.to_string(),
            };
            assert_eq!(value, expected, "{name}: {line}");
        }
    }
    assert_eq!(lines.next(), None);
}

/// Every answer of the endpoint, each handed to `note`.
pub async fn every_answer(note: Note<'_>) {
    let world = World::new(&["eu"]).await;
    let server = Server::start_with("eu", &world.url, &["--admin-token", TOKEN]).await;
    let campaign = campaign(&world).await;
    let accounts = grant(&world, &campaign, 2_100).await;
    let at = format!("/v1/admin/campaigns/{}/claims/export", campaign.slug);
    let answer = call(&server, note, ("GET", &at), "").await;
    let all = rows(answer.text.as_bytes());
    assert_eq!(all.iter().map(|row| key(row).1).collect::<BTreeSet<_>>(), accounts);
    let last = key(&all[all.len() - 2]);
    let tail = call(&server, note, ("GET", &format!("{at}?after={}/{}", last.0, last.1)), "").await;
    assert_eq!(rows(tail.text.as_bytes()), all[all.len() - 1..]);
    for (query, field) in [("format=pdf", "format"), ("after=eu", "after")] {
        let answer = call(&server, note, ("GET", &format!("{at}?{query}")), "").await;
        assert_eq!(check_problem(&answer, 422, "invalid-request", query)["field"], field);
    }
    let bearer = format!("Bearer {TOKEN}");
    let csv = ask(server.ops, "GET", &format!("{at}?format=csv"), &[("authorization", &bearer)], "").await;
    note("GET", &at, &csv);
    assert_eq!((csv.header("content-type"), csv.text.lines().count()), ("text/csv; charset=utf-8", accounts.len() + 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_is_streamed_over_the_api_and_goes_on_after_any_row() {
    every_answer(&mut |_, _, _| {}).await;
}
