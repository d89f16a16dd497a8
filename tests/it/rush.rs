//! The load generator as a command: against a real server, with and without the database, and against nobody.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::{Server, World, server};

/// `largesse rush` with these arguments, and without any database but one that is named here.
async fn rush(slug: &str, args: &[&str], database_url: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_largesse"));
    command.args(["rush", slug]).args(args).env("LARGESSE_TOKEN_SECRET", server::SECRET);
    match database_url {
        Some(url) => command.env("LARGESSE_DATABASE_URL", url),
        None => command.env_remove("LARGESSE_DATABASE_URL"),
    };
    let done = tokio::task::spawn_blocking(move || command.output());
    done.await.expect("no panic").expect("a command that ran")
}

fn report(output: &Output) -> Value {
    let said = || String::from_utf8_lossy(&output.stderr).into_owned();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", said()))
}

fn import(accounts: &[u8], database_url: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_largesse"));
    command.args(["account", "import", "-"]).env("LARGESSE_DATABASE_URL", database_url);
    command.env_remove("LARGESSE_SERVER");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("an import");
    std::io::Write::write_all(&mut child.stdin.take().expect("its input"), accounts).expect("accounts");
    assert!(child.wait().expect("an end").success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_with_every_habit_is_judged_by_the_rows_and_without_them() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(150).await;
    let (eu, us) = (Server::start("eu", &world.url).await, Server::start("us", &world.url).await);
    let (eu, us) = (format!("eu:3={}", eu.public), format!("us=http://{}/", us.public));
    let mix = "twice-at-once=10%,same-key-again=10%,again-later=10%,winners-return=30%,losers-return=20%,keyless=20%";
    let mut args = vec!["--region", &eu, "--region", &us, "--people", "400", "--rate", "200", "--spike", "10%"];
    args.extend(["--spike-seconds", "0.2", "--languages", "en:3,ar:1", "--mix", mix, "--connections", "16"]);
    let accounts = rush(&campaign.slug, &[&args[..], &["--accounts"]].concat(), None).await;
    assert_eq!(accounts.stdout.split(|byte| *byte == b'\n').count(), 401);
    import(&accounts.stdout, &world.url);
    args.push("--json");
    let output = rush(&campaign.slug, &args, Some(&world.url)).await;
    let with = report(&output);
    assert!(output.status.success(), "{with:#}");
    assert_eq!((&with["kept"], &with["unchecked"], &with["format"]), (&true.into(), &0.into(), &2.into()));
    assert_eq!((&with["total"]["granted"], &with["total"]["errors"]), (&150.into(), &0.into()));
    let answered = ["granted", "replayed", "already", "sorry", "refused", "unanswered"];
    let answered: u64 = answered.iter().map(|kind| with["total"][kind].as_u64().expect("a count")).sum();
    assert_eq!(with["total"]["asked"], answered);
    assert!(with["ending"]["first_sorry_heard_ms"].is_number(), "{:#}", with["ending"]);
    // The same people again, with nothing but their own memory: they all hear what they heard before.
    let output = rush(&campaign.slug, &args, None).await;
    let without = report(&output);
    assert!(output.status.success(), "{without:#}");
    assert_eq!((&without["kept"], &without["unchecked"]), (&true.into(), &6.into()));
    assert_eq!(world.granted(&campaign).await, 150);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_that_nobody_answers_ends_with_a_report_that_says_so() {
    // A port that was free a moment ago.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let region = format!("eu={nobody}");
    let args = ["--region", &region, "--people", "20", "--duration", "1", "--patience", "2", "--json"];
    let output = rush("burger", &args, None).await;
    let report = report(&output);
    assert_eq!(output.status.code(), Some(1), "{report:#}");
    assert_eq!((&report["kept"], &report["total"]["granted"]), (&false.into(), &0.into()));
    assert!(report["total"]["errors"].as_u64() >= Some(20) && report["troubles"]["unreachable"].is_number());
}
