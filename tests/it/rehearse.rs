//! A rehearsal: the crowd comes to a shadow, the campaign itself is not touched, and the answer is go or no-go with
//! reasons.

use std::process::Command;

use largesse::campaign::State;
use serde_json::Value;

use crate::support::{Server, World, server};

/// `largesse rehearse` with these arguments: its exit code, what it printed, what it complained of.
async fn rehearse(world: &World, args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_largesse"));
    command.arg("rehearse").args(args);
    command.env("LARGESSE_TOKEN_SECRET", server::SECRET).env("LARGESSE_DATABASE_URL", &world.url);
    let done = tokio::task::spawn_blocking(move || command.output());
    let output = done.await.expect("no panic").expect("a command that ran");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// The reasons that speak against it.
fn against(outcome: &Value) -> Vec<&str> {
    let reasons = outcome["reasons"].as_array().expect("reasons").iter();
    reasons.filter(|reason| reason["ok"] == false).map(|reason| reason["about"].as_str().expect("a word")).collect()
}

async fn count(world: &World, sql: &str) -> i64 {
    world.sql().await.query_one(sql, &[]).await.expect("a count").get(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rehearsal_says_go_or_no_go_and_touches_nothing_but_its_shadow() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.draft(60, 2, |new| new.eligibility.countries = vec!["JP".into()]).await;
    let (eu, us) = (Server::start("eu", &world.url).await, Server::start("us", &world.url).await);
    let (eu, us) = (format!("eu:3={}", eu.public), format!("us=http://{}/", us.public));
    let crowd =
        ["--region", &eu, "--region", &us, "--people", "200", "--duration", "1", "--spike", "10%", "--mix", "plain"];
    let crowd = [&[campaign.slug.as_str()], &crowd[..], &["--connections", "16", "--languages", "en,ar"]].concat();
    // On the day they come slowly; how fast this machine is, is not the test's business.
    let (code, said, complaint) =
        rehearse(&world, &[&crowd[..], &["--expected-seconds", "600", "--p99-ms", "60000", "--json"]].concat()).await;
    let outcome: Value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}{complaint}"));
    let may_fail_here = ["crowd"];
    assert!(against(&outcome).iter().all(|about| may_fail_here.contains(about)), "{outcome:#}");
    assert_eq!(code, Some(i32::from(outcome["go"] == false)), "{outcome:#}");
    assert_eq!(outcome["rush"]["total"]["granted"], 60);
    assert!(
        outcome["sold_out_after_seconds"].as_f64().is_some_and(|after| (1.0..600.0).contains(&after)),
        "{outcome:#}"
    );
    assert!(outcome["sold_out_at"].is_string() && outcome["transfers"].is_number(), "{outcome:#}");
    // The campaign is as it was, the shadow is over, and both are in the books.
    assert_eq!((world.reload(&campaign.slug).await.state, world.remaining(&campaign).await), (State::Draft, 60));
    assert_eq!(world.granted(&campaign).await, 0);
    let shadow = world.reload(outcome["shadow"].as_str().expect("a name")).await;
    assert_eq!((shadow.state, shadow.shard_count, world.granted(&shadow).await), (State::Closed, 2, 60));
    assert!(outcome["remains"].as_str().is_some_and(|remains| remains.contains("is closed")), "{outcome:#}");
    // Far more people than it has shown to serve: no-go, in words, by the pace alone or with the crowd's own reason.
    let (code, said, complaint) = rehearse(&world, &[&crowd[..], &["--expected", "900000000"]].concat()).await;
    assert_eq!(code, Some(1), "{said}{complaint}");
    assert!(said.contains("✗ pace: ") && said.trim_end().ends_with("NO-GO"), "{said}{complaint}");
    assert!(said.contains("✓ promises: ") && said.contains("✓ books: "), "{said}{complaint}");
    let accounts = count(&world, "SELECT count(*) FROM accounts").await;
    // Who is told SORRY out of memory is not registered.
    assert!((60..=200).contains(&accounts), "the second rehearsal's people are the first one's: {accounts}");
    world.check_books().await;
    // While something is open, nobody rehearses by mistake.
    let another = world.draft(1, 1, |_| {}).await;
    world.open(&another).await;
    let before = count(&world, "SELECT count(*) FROM campaigns").await;
    let (code, _, complaint) = rehearse(&world, &crowd).await;
    assert!(code == Some(1) && complaint.contains("--although-open"), "{complaint}");
    assert_eq!(count(&world, "SELECT count(*) FROM campaigns").await, before);
}
