//! The server as a process: what it refuses to start with, and how it goes away.

use std::time::Duration;

use largesse::account::Person;
use nix::sys::signal::Signal;
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

use crate::support::server::{Ended, SECRET, ask, claim, run};
use crate::support::{Server, TestDatabase, World, eventually};

/// A start that is to fail; were it to succeed, it would take free ports.
async fn serve(args: &[&str], env: &[(&str, &str)]) -> Ended {
    let ports = [("LARGESSE_LISTEN", "127.0.0.1:0"), ("LARGESSE_OPS_LISTEN", "127.0.0.1:0")];
    run(&[&["serve"], args].concat(), &[&ports, env].concat()).await
}

/// A start that is to fail: arguments, environment, and what must be said of it.
type Start<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], &'a [&'a str]);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_setting_that_can_not_be_used_ends_the_start_with_2_and_names_itself_and_what_was_expected() {
    let world = World::new(&["eu", "us"]).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let taken = listener.local_addr().expect("an address").to_string();
    let (url, secret, short) = ("LARGESSE_DATABASE_URL", "LARGESSE_TOKEN_SECRET", "only 19 bytes long.");
    let good = [(url, world.url.as_str()), (secret, SECRET)];
    let eu = ["--region", "eu"];
    let jwks = std::env::temp_dir().join(format!("largesse-it-{}.json", uuid::Uuid::new_v4().simple()));
    // The public key of RFC 8037, A.2.
    let key =
        r#"{"keys":[{"kty":"OKP","crv":"Ed25519","alg":"EdDSA","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;
    std::fs::write(&jwks, key).expect("a file");
    let jwks = jwks.to_string_lossy().into_owned();
    #[rustfmt::skip]
    let table: &[Start<'_>] = &[
        (&eu, &[(url, &world.url), (secret, short)], &[secret, "19 bytes", "at least 32"]),
        (&eu, &[(url, &world.url)], &[secret, "not set", "at least 32 bytes"]),
        (&eu, &[(secret, SECRET)], &[url, "not set", "postgresql://"]),
        (&eu, &[(secret, SECRET), (url, "nonsense")], &[url, "can't be read", "postgresql://"]),
        (&eu, &[(secret, SECRET), (url, "postgresql://h/d?sslmode=prefer")], &[url, "expected verify-full"]),
        (&["--region", "atlantis"], &good, &["LARGESSE_REGION", "`atlantis`", "expected one of: eu, us"]),
        (&["--region", "Not A Region"], &good, &["--region", "expected 1 to 63 lower-case letters"]),
        (&[], &good, &["--region", "required"]),
        (&["--region", "eu", "--connections", "1"], &good, &["--connections", "2..=500"]),
        (&["--region", "eu", "--deadline-ms", "zebra"], &good, &["--deadline-ms", "zebra"]),
        (&["--region", "eu", "--listen", "nowhere"], &good, &["--listen", "nowhere"]),
        (&["--region", "eu", "--listen", &taken], &good, &["LARGESSE_LISTEN", &taken]),
        (&["--region", "eu", "--zebra"], &good, &["--zebra"]),
        (&["--region", "eu", "--pass-keys", short], &good, &["LARGESSE_PASS_KEYS", "key 1", "no `:`", "ID:SECRET"]),
        (&["--region", "eu", "--pass-keys", "a:only 19 bytes long."], &good, &["LARGESSE_PASS_KEYS", "the secret of `a` has 19 bytes", "at least 32 bytes"]),
        (&["--region", "eu", "--pass-keys", ""], &good, &["LARGESSE_PASS_KEYS", "no key", "ID:SECRET"]),
        (&["--region", "eu", "--pass-keys-file", "/nonexistent/keys"], &good, &["LARGESSE_PASS_KEYS_FILE", "/nonexistent/keys", "can't be read"]),
        (&["--region", "eu", "--pass-seconds", "59"], &good, &["--pass-seconds", "60..=3600"]),
        (&["--region", "eu", "--threads", "0"], &good, &["--threads", "1..=256"]),
        (&["--region", "eu", "--log-key", "only-15-bytes.."], &good, &["LARGESSE_LOG_KEY", "15 bytes", "at least 16"]),
        (&["--region", "eu", "--otlp-endpoint", "https://c:4318"], &good, &["LARGESSE_OTLP_ENDPOINT", "http://HOST:PORT"]),
        (&["--region", "eu", "--trace-share", "2"], &good, &["--trace-share", "0 to 1"]),
        (&["--region", "eu", "--public-scheme", "ftp"], &good, &["--public-scheme", "ftp"]),
        (&["--region", "eu", "--token-jwks-file", &jwks], &good[..1], &["LARGESSE_PASS_KEYS", "not set", "public keys can't sign passes"]),
        (&["--region", "eu", "--token-jwks-file", "/nonexistent/keys"], &good[..1], &["LARGESSE_TOKEN_JWKS_FILE", "/nonexistent/keys", "can't be read"]),
    ];
    for (args, env, said) in table {
        let ended = serve(args, env).await;
        assert_eq!(ended.code, Some(2), "{args:?}: {ended:?}");
        for word in *said {
            assert!(ended.stderr.contains(word), "{args:?}: {word}: {ended:?}");
        }
        assert!(
            !ended.stderr.contains(short) && !ended.stderr.contains(SECRET),
            "a secret is never printed: {ended:?}"
        );
    }
    std::fs::remove_file(jwks).expect("a file");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_can_not_be_used_ends_the_start_with_1_and_says_what_to_do() {
    let (unmigrated, nobody) = (TestDatabase::empty().await, "postgresql://nobody@127.0.0.1:1/nothing?sslmode=disable");
    for (url, said) in [
        (unmigrated.url.as_str(), vec!["schema is at version 0", "run `largesse migrate` first"]),
        (nobody, vec!["the database `nothing` at 127.0.0.1:1 can't be used"]),
    ] {
        let ended =
            serve(&["--region", "eu"], &[("LARGESSE_DATABASE_URL", url), ("LARGESSE_TOKEN_SECRET", SECRET)]).await;
        assert_eq!(ended.code, Some(1), "{ended:?}");
        for word in said {
            assert!(ended.stderr.contains(word), "{word}: {ended:?}");
        }
    }
}

/// The value of a metric without labels.
async fn metric(server: &Server, name: &str) -> i64 {
    let metrics = ask(server.ops, "GET", "/metrics", &[], "").await.text;
    let line = metrics.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')).expect("a metric");
    line.parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_asked_to_stop_takes_nobody_new_answers_who_is_there_and_ends_with_0() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let mut server = Server::start("eu", &world.url).await;
    let (public, slug) = (server.public, campaign.slug.clone());
    // The counter row is held, so claims are in flight until it is let go.
    let holder = world.sql().await;
    holder.batch_execute("BEGIN; UPDATE quota SET updated_at = now()").await.expect("a held row");
    let people: Vec<Person> = world.people(5, "eu").await;
    let mut in_flight = tokio::task::JoinSet::new();
    for person in people.clone() {
        let slug = slug.clone();
        in_flight.spawn(async move { claim(public, &slug, &person, "k").await });
    }
    // Somebody who is connected and silent does not keep the server alive.
    let mut idle = TcpStream::connect(public).await.expect("a connection");
    eventually("five in flight", async || (metric(&server, "largesse_requests_in_flight").await == 5).then_some(()))
        .await;
    server.process.signal(Signal::SIGTERM);
    eventually("a closed door", async || TcpStream::connect(public).await.is_err().then_some(())).await;
    assert_eq!(ask(server.ops, "GET", "/readyz", &[], "").await.status, 503);
    assert_eq!(ask(server.ops, "GET", "/livez", &[], "").await.status, 200);
    assert!(server.process.ended().is_none(), "{}", server.process.log_tail());
    holder.batch_execute("ROLLBACK").await.expect("a free row");
    for answer in in_flight.join_all().await {
        let answer = answer.expect("an answer");
        assert_eq!(answer.status, 201, "{}", answer.text);
    }
    let status = server.process.terminate(Duration::from_secs(20)).await;
    assert_eq!(status.code(), Some(0), "{}", server.process.log_tail());
    let mut rest = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(5), idle.read_to_end(&mut rest)).await;
    let _reset = closed.expect("the connection ends with the server");
    assert_eq!(rest, b"");
    assert_eq!(world.granted(&campaign).await, 5);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_people_who_hung_up_had_begun_is_finished_before_the_server_ends() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let mut server = Server::start_with("eu", &world.url, &["--threads", "3"]).await;
    let (known, stranger) = (world.people(3, "eu").await, crate::support::world::stranger("eu"));
    let holder = world.sql().await;
    holder.batch_execute("BEGIN; UPDATE quota SET updated_at = now()").await.expect("a held row");
    let mut in_flight = tokio::task::JoinSet::new();
    for person in known.iter().chain([&stranger]) {
        let (public, slug, person) = (server.public, campaign.slug.clone(), person.clone());
        in_flight.spawn(async move { claim(public, &slug, &person, "k").await });
    }
    eventually("four queued", async || (metric(&server, "largesse_claim_queue_length").await == 4).then_some(())).await;
    in_flight.shutdown().await;
    eventually("all hung up", async || (metric(&server, "largesse_requests_in_flight").await == 0).then_some(())).await;
    server.process.signal(Signal::SIGTERM);
    let public = server.public;
    eventually("a closed door", async || TcpStream::connect(public).await.is_err().then_some(())).await;
    assert!(server.process.ended().is_none(), "{}", server.process.log_tail());
    holder.batch_execute("ROLLBACK").await.expect("a free row");
    let status = server.process.terminate(Duration::from_secs(20)).await;
    assert_eq!(status.code(), Some(0), "{}", server.process.log_tail());
    for person in &known {
        assert!(world.claim_of(&campaign, person).await.is_some());
    }
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_can_not_finish_in_time_says_so_and_ends_with_1() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let mut server = Server::start_with("eu", &world.url, &["--drain-ms", "200"]).await;
    let (public, slug, person) = (server.public, campaign.slug.clone(), world.person("eu").await);
    let holder = world.sql().await;
    holder.batch_execute("BEGIN; UPDATE quota SET updated_at = now()").await.expect("a held row");
    let (asking, at) = (person.clone(), slug.clone());
    let lost = tokio::spawn(async move { claim(public, &at, &asking, "k").await });
    eventually("one in flight", async || (metric(&server, "largesse_requests_in_flight").await == 1).then_some(()))
        .await;
    let status = server.process.terminate(Duration::from_secs(20)).await;
    assert_eq!(status.code(), Some(1), "{}", server.process.log_tail());
    assert!(server.process.log_tail().contains("who asks again with the same key gets the answer"));
    assert!(lost.await.expect("a task").is_none());
    holder.batch_execute("ROLLBACK").await.expect("a free row");
    // And so it is.
    let again = Server::start("eu", &world.url).await;
    let answer = claim(again.public, &slug, &person, "k").await.expect("an answer");
    assert_eq!(answer.status, 201, "{}", answer.text);
    assert_eq!(world.granted(&campaign).await, 1);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_whose_output_nobody_reads_ends_quietly() {
    let database = crate::support::TestDatabase::new().await;
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_largesse"));
    command.args(["migrate", "--check", "--database-url", &database.url]);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().expect("a command");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert!(!output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
