//! The team's commands call the admin API, on a server and on the database: each of them once in both ways, with the
//! same answers and the same rows; what the audit log calls whom; files of any length; a lost reply. What goes wrong on
//! the way to a server is in `cli_server`.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

use clap::CommandFactory as _;
use largesse::account::Person;
use largesse::claim::Placement;
use largesse::cli::Cli;
use largesse::id::AccountId;
use largesse::operator::Role;
use largesse::operator::directory::{Directory, New};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

use crate::exports;
use crate::support::relay::{Relay, Wire};
use crate::support::server::{Ended, TempFolder, run};
use crate::support::{Server, World, operator, placed};

/// A way of calling: its environment.
pub struct Way<'a>(pub Vec<(&'a str, String)>);

impl<'a> Way<'a> {
    pub fn database(url: &str) -> Self {
        Self(vec![("LARGESSE_DATABASE_URL", url.to_owned())])
    }

    pub fn server(server: &str, token: &str) -> Self {
        Self(vec![("LARGESSE_SERVER", server.to_owned()), ("LARGESSE_OPERATOR_TOKEN", token.to_owned())])
    }

    pub fn and(mut self, name: &'a str, value: &str) -> Self {
        self.0.push((name, value.to_owned()));
        self
    }

    pub async fn run(&self, args: &[&str]) -> Ended {
        let env: Vec<(&str, &str)> = self.0.iter().map(|(name, value)| (*name, value.as_str())).collect();
        run(args, &env).await
    }
}

/// A token for somebody of this role.
pub async fn token(world: &World, name: &str, role: Role) -> String {
    let made = Directory::new(world.db.clone(), None)
        .add(&operator(), &New::without_limits(name, role, 1))
        .await
        .expect("an operator");
    made.token.reveal().to_owned()
}

const SLUG: &str = "burger";
const ACCOUNTS: [&str; 3] = [
    "0191e0a4-0000-7000-8000-000000000001",
    "0191e0a4-0000-7000-8000-000000000002",
    "0191e0a4-0000-7000-8000-000000000003",
];
const CHANGE: &str = "0191e0a4-0000-7000-8000-00000000000a";

/// Every subcommand of the team's, in an order that makes sense, and the exit code of each. `FOLDER` is a folder of
/// files; `OPERATOR` is somebody's id.
const COMMANDS: &[(&str, i32)] = &[
    ("region list", 0),
    ("region add ap --api-url https://ap.example.com", 0),
    ("region status", 0),
    ("region remove ap", 1),
    ("region drain ap --within 5", 0),
    ("region remove us --if-drained", 0),
    ("region remove ap", 0),
    ("region activate ap", 0),
    ("region show ap", 0),
    ("region drain nowhere", 1),
    (
        "campaign create burger --supply 100 --title en=Burger --opens-at 2040-01-01T00:00:00Z --weight eu=1 --shards 1",
        0,
    ),
    ("campaign create burger --supply 100", 1),
    ("campaign create Burger --supply 100", 1),
    ("campaign list", 0),
    ("campaign text set burger --language fr --title Gratuit --rules Une.", 0),
    ("campaign text set burger --language fr --description Sans", 0),
    ("campaign text set burger --language de --title=", 1),
    ("campaign text list burger", 0),
    ("campaign text remove burger --language fr", 0),
    (
        "campaign edit burger --opens-at 2030-01-01T00:00:00Z --closes-at 2041-01-01T00:00:00Z --jitter 2s --locale en",
        0,
    ),
    ("campaign admit burger --countries DE,FR --account-age 30d", 0),
    ("campaign admit burger", 0),
    ("quota freeze burger", 0),
    ("campaign open burger --now", 0),
    ("campaign pause burger --reason Later --reason-in fr=Bient\u{f4}t", 0),
    ("campaign resume burger", 0),
    ("campaign restock burger --amount 5 --region us --reason more --id CHANGE", 0),
    ("campaign restock burger --amount 5 --region us --reason more --id CHANGE", 0),
    ("campaign duplicate burger rehearsal --supply 7", 0),
    ("campaign show burger", 0),
    ("campaign show nowhere", 1),
    ("quota transfer burger --from eu --to us/0 --units 9 --reason hungry --id CHANGE", 0),
    ("quota transfer burger --from eu --to us/0 --units 9 --reason hungry --id CHANGE", 0),
    ("quota transfer burger --from eu --to eu --units 9 --reason hungry", 1),
    ("quota rule burger us --floor 2 --ceiling 50", 0),
    ("quota rule burger us --floor 2 --ceiling 1", 1),
    ("quota show burger --transfers 1", 0),
    ("quota transfers burger --limit 1", 0),
    ("quota lift burger us", 0),
    ("quota unfreeze rehearsal", 0),
    ("account import FOLDER/people.ndjson", 1),
    ("account import FOLDER/people.csv", 0),
    ("account show FIRST", 0),
    ("account block THIRD", 0),
    ("account move THIRD us", 1),
    ("account unblock THIRD", 0),
    ("account export FIRST", 0),
    ("CLAIM", 0),
    ("claim show burger FIRST", 0),
    ("claim show burger eu.0.1", 0),
    ("claim show burger eu.0.77", 1),
    ("claim export burger --output FOLDER/WAY.ndjson", 0),
    ("claim export burger --format csv --output FOLDER/WAY.csv", 0),
    ("claim release burger FIRST --reason Mistaken.", 0),
    ("claim release burger FIRST --reason Mistaken.", 1),
    ("campaign close burger --reason over", 0),
    ("campaign open burger", 1),
    ("account erase SECOND", 0),
    ("account erase SECOND", 1),
    ("operator add Grace --role viewer --days 7", 0),
    ("operator add bootstrap --role viewer", 1),
    ("operator list", 0),
    ("operator me", 0),
    ("operator revoke OPERATOR", 0),
    ("operator revoke OPERATOR", 1),
    ("operator log --limit 500", 0),
];

/// What differs between two runs of the same: ids, moments, tokens, and who it was.
fn alike(value: &Value) -> Value {
    match value {
        Value::String(text) if text.parse::<Uuid>().is_ok() => json!("an id"),
        Value::String(text) if text.parse::<jiff::Timestamp>().is_ok() => json!("a moment"),
        Value::String(text) if text.starts_with("/requests/") => json!("a request"),
        Value::String(text) if text.contains("Z_") => json!("a page"),
        Value::String(text) if text.starts_with("lgo_") => json!("a token"),
        Value::String(text) if text == "Ada" || text.starts_with("cli:") => json!("somebody"),
        Value::String(text) if text.starts_with("order ") => text.rsplit(": ").next().unwrap_or_default().into(),
        Value::String(text) if text.contains("/WAY") || text.contains("largesse-it-") => json!("a file"),
        Value::Array(list) => list.iter().map(alike).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), alike(value))).collect(),
        other => other.clone(),
    }
}

/// What one way came to: what each command printed, and the files that it wrote.
struct Played {
    printed: Vec<(String, Option<i32>, Value)>,
    files: [String; 2],
    log: Value,
}

/// Runs all commands in one way, on a world of its own.
async fn play(world: &World, way: &Way<'_>, name: &str) -> Played {
    let folder = TempFolder::new();
    let file = |ending: &str| folder.0.join(format!("{name}.{ending}"));
    let [first, second, third] = ACCOUNTS;
    let lines = format!("{{\"account_id\":\"{first}\",\"home_region\":\"eu\"}}\nnonsense\n");
    std::fs::write(folder.0.join("people.ndjson"), lines).expect("a file");
    let lines = format!("account_id,home_region,country\n{second},us,FR\n{third},eu,\n");
    std::fs::write(folder.0.join("people.csv"), lines).expect("a file");
    let (mut printed, mut operator, mut log) = (Vec::new(), String::new(), Value::Null);
    for (command, code) in COMMANDS {
        if *command == "CLAIM" {
            claim(world, first).await;
            continue;
        }
        let words = command.replace("FOLDER", &folder.0.to_string_lossy()).replace("WAY", name);
        let words = words.replace("FIRST", first).replace("SECOND", second).replace("THIRD", third);
        let words = words.replace("OPERATOR", &operator).replace("CHANGE", CHANGE);
        let args: Vec<&str> = words.split(' ').chain(["--json"]).collect();
        let ended = way.run(&args).await;
        assert_eq!(ended.code, Some(*code), "{name}: {words}: {ended:?}");
        let answer: Value = serde_json::from_str(&ended.stdout).unwrap_or_else(|e| panic!("{words}: {e}: {ended:?}"));
        if words.starts_with("operator add Grace") {
            answer["id"].as_str().expect("an id").clone_into(&mut operator);
        }
        if words.starts_with("operator log") {
            log = answer.clone();
        }
        printed.push(((*command).to_owned(), ended.code, alike(&answer)));
    }
    let files = ["ndjson", "csv"].map(|ending| std::fs::read_to_string(file(ending)).expect("an export"));
    Played { printed, files, log }
}

/// Somebody's claim, as the server of their region grants it.
async fn claim(world: &World, id: &str) {
    let person = Person {
        account: AccountId(id.parse().expect("an id")),
        region: Some(world.regions[0].clone()),
        country: String::new(),
        locale: String::new(),
    };
    let campaign = world.reload(SLUG).await;
    let placement = placed(&world.placer("eu").await, &person, &campaign).await;
    assert!(matches!(placement, Placement::Granted { .. }), "{placement:?}");
}

/// A row of a file without what differs between two runs.
fn row_alike(line: &str) -> String {
    let mut words: Vec<String> = line.split(['"', ',']).map(str::to_owned).collect();
    for word in &mut words {
        if word.parse::<jiff::Timestamp>().is_ok() || word.parse::<Uuid>().is_ok_and(|id| id.to_string() != ACCOUNTS[0])
        {
            word.clear();
        }
    }
    words.join(" ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_subcommand_says_the_same_on_a_server_and_on_the_database() {
    let (on_server, on_database) = (World::new(&["eu", "us"]).await, World::new(&["eu", "us"]).await);
    let server = Server::start("eu", &on_server.url).await;
    let ada = token(&on_server, "Ada", Role::Admin).await;
    // The same team in both, though only one of them is asked who calls.
    token(&on_database, "Ada", Role::Admin).await;
    let over_http = Way::server(&format!("http://{}", server.ops), &ada);
    let in_process = Way::database(&on_database.url);
    let (there, here) =
        tokio::join!(play(&on_server, &over_http, "server"), play(&on_database, &in_process, "database"));
    for (there, here) in there.printed.iter().zip(&here.printed) {
        // A token has an end, and whoever is at the keyboard of a database has none.
        if there.0 != "operator me" {
            assert_eq!(there, here);
        }
    }
    let files = |played: &Played| played.files.each_ref().map(|text| text.lines().map(row_alike).collect::<Vec<_>>());
    assert_eq!(files(&there), files(&here));
    assert_eq!(files(&there).map(|lines| lines.len()), [1, 2]);
    who_did_it(&there.log, "Ada");
    who_did_it(&here.log, "cli:");
    every_subcommand_was_run();
    on_server.check_books().await;
    on_database.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_are_told_in_sentences_and_tables() {
    let world = World::new(&["eu", "us"]).await;
    let server = Server::start("eu", &world.url).await;
    let ada = token(&world, "Ada", Role::Admin).await;
    let way = Way::server(&format!("http://{}", server.ops), &ada);
    let [first, ..] = ACCOUNTS;
    let say = async |command: &str, said: &[&str]| {
        let ended = way.run(&command.split(' ').collect::<Vec<_>>()).await;
        assert_eq!(ended.code, Some(0), "{command}: {ended:?}");
        for said in said {
            assert!(ended.stdout.contains(said), "{command}: {said}: {}", ended.stdout);
        }
    };
    say(
        "campaign create burger --supply 100 --weight eu=1 --shards 1",
        &["100 units, in draft; `largesse campaign open burger`"],
    )
    .await;
    say("campaign edit burger --closes-at 2041-01-01T00:00:00Z --jitter 1500ms", &["2041-01-01", "jitter 1500 ms"])
        .await;
    say("campaign admit burger --countries DE", &["burger: who may take part is changed"]).await;
    say("campaign admit burger", &["burger: who may take part is changed"]).await;
    say("quota freeze burger", &["burger: its units are frozen."]).await;
    say("quota freeze burger", &["frozen already."]).await;
    say("campaign open burger", &["burger: open, epoch 1"]).await;
    say("campaign open burger", &["burger: open already, epoch 1"]).await;
    say("campaign restock burger --amount 5 --reason more", &["burger: 5 units added to eu/2, 105 in all (change "])
        .await;
    say("campaign list", &["burger", "open", "105", "2041-01-01T00:00:00Z"]).await;
    say("campaign duplicate burger again", &["campaign again (", "105 units, in draft"]).await;
    say("quota transfer burger --from eu --to us --units 9 --reason hungry", &["9 units moved from eu/2 to us/2"])
        .await;
    say("campaign show burger", &["burger (", "open, epoch 1", "last transfers", "order Ada: hungry"]).await;
    say("quota show burger", &["frozen: the planner moves nothing", "traveller", "order Ada: hungry"]).await;
    say("quota transfers burger", &["eu/2", "us/2", "order Ada: hungry"]).await;
    claim(&world, first).await;
    say(&format!("claim show burger {first}"), &["account 0191e0a4", "home eu", "eu.0.1, claimed, claimed at 20"])
        .await;
    say(&format!("claim release burger {first} --reason Mistaken."), &["given back: eu.0.1, released"]).await;
    say(&format!("account show {first}"), &["\"home_region\": \"eu\"", "\"status\": \"released\""]).await;
    say(&format!("account block {first}"), &["is blocked now"]).await;
    say(&format!("account unblock {first}"), &["is not blocked now"]).await;
    say("region show eu", &["eu is active; it still has", "burger"]).await;
    say("operator me", &["Ada is admin until 20"]).await;
    say("operator list", &["Ada", "admin", "taken back"]).await;
    say("operator log", &["account.unblock", "claim.release", "Mistaken.", "Ada"]).await;
    say("campaign close burger --reason over", &["burger: closed, epoch 2"]).await;
    let over = way.run(&["claim", "show", "burger", "eu.0.99"]).await;
    assert!(over.code == Some(1) && over.stderr.contains("eu.0.99 has no claim in burger"), "{over:?}");
    world.check_books().await;
}

/// The audit log has each change once, by this name, with the request that made it.
fn who_did_it(log: &Value, name: &str) {
    let entries = log["entries"].as_array().expect("entries");
    let own: Vec<&Value> = entries.iter().filter(|entry| entry["operator"] != operator().operator.name).collect();
    for action in
        ["region.add", "campaign.create", "campaign.pause", "quota.transfer", "account.import", "claim.export"]
    {
        assert!(own.iter().any(|entry| entry["action"] == action), "{action}: {log:#}");
    }
    for entry in own {
        let by = entry["operator"].as_str().expect("a name");
        assert!(by.starts_with(name) && entry["request_id"] != "" && entry["role"] == "admin", "{entry:#}");
    }
}

/// The commands that call the API, from the program itself: none was forgotten above.
fn every_subcommand_was_run() {
    let run: BTreeSet<String> = COMMANDS.iter().map(|(command, _)| (*command).to_owned()).collect();
    let cli = Cli::command();
    for name in ["campaign", "account", "region", "quota", "operator", "claim"] {
        let command = cli.find_subcommand(name).expect("a command");
        let mut open = vec![(name.to_owned(), command)];
        while let Some((path, command)) = open.pop() {
            open.extend(command.get_subcommands().map(|one| (format!("{path} {}", one.get_name()), one)));
            // Retention is no call of the API.
            if command.has_subcommands() || path == "account retain" {
                continue;
            }
            assert!(run.iter().any(|one| one.starts_with(&format!("{path} ")) || *one == path), "{path} was not run");
        }
    }
}

#[test]
fn every_command_says_what_it_is_for() {
    let mut cli = Cli::command();
    cli.build();
    let mut open = vec![&cli];
    while let Some(command) = open.pop() {
        assert!(command.get_about().is_some() || command.get_name() == "help", "{}", command.get_name());
        for arg in command.get_arguments() {
            let said = arg.get_help().or(arg.get_long_help()).is_some_and(|help| !help.to_string().is_empty());
            assert!(said, "{}: {}", command.get_name(), arg.get_id());
        }
        open.extend(command.get_subcommands());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_without_a_region_can_be_looked_at_and_given_its_first() {
    let world = World::new(&[]).await;
    let way = Way::database(&world.url);
    let none = way.run(&["campaign", "list", "--json"]).await;
    assert_eq!((none.code, none.stdout.as_str()), (Some(0), "{\n  \"campaigns\": []\n}\n"), "{none:?}");
    let early = way.run(&["campaign", "create", "burger", "--supply", "5"]).await;
    assert!(early.code == Some(1) && early.stderr.contains("largesse region add"), "{early:?}");
    for said in ["us is there; it joined 0 campaigns.", "us was there already."] {
        let added = way.run(&["region", "add", "us"]).await;
        assert!(added.code == Some(0) && added.stdout.contains(said), "{added:?}");
    }
    assert_eq!(way.run(&["campaign", "create", "burger", "--supply", "5"]).await.code, Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_reply_names_the_id_that_does_it_once() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(100).await;
    let server = Server::start("eu", &world.url).await;
    let ada = token(&world, "Ada", Role::Operator).await;
    let relay = Relay::start(server.ops).await;
    let good = Way::server(&format!("http://{}", server.ops), &ada);
    let deaf = Way::server(&format!("http://{}", relay.address), &ada);
    let slug = campaign.slug.as_str();
    let (restock, transfer) = (
        ["campaign", "restock", slug, "--amount", "7", "--reason", "more"],
        ["quota", "transfer", slug, "--from", "eu", "--to", "us", "--units", "3", "--reason", "hungry"],
    );
    for order in [&restock[..], &transfer] {
        relay.set(Wire::Deaf);
        let lost = deaf.run(order).await;
        assert_eq!(lost.code, Some(1), "{lost:?}");
        assert!(lost.stderr.contains("it is not known whether it was done"), "{lost:?}");
        assert!(lost.stderr.contains(&relay.address.to_string()), "{lost:?}");
        let id = lost.stderr.split("--id ").nth(1).and_then(|rest| rest.split(' ').next()).expect("an id");
        // It was done all the same, and the id finds that out.
        for _ in 0..2 {
            let again = good.run(&[order, &["--id", id]].concat()).await;
            assert!(again.code == Some(0) && again.stdout.contains("was made before"), "{again:?}");
        }
    }
    assert_eq!(world.reload(slug).await.supply, 107);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_that_are_no_calls_print_json_for_programs_too() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let way = Way::database(&world.url);
    let json = async |command: &str, code: i32| -> Value {
        let ended = way.run(&command.split(' ').chain(["--json"]).collect::<Vec<_>>()).await;
        assert_eq!(ended.code, Some(code), "{command}: {ended:?}");
        serde_json::from_str(&ended.stdout).unwrap_or_else(|e| panic!("{command}: {e}: {ended:?}"))
    };
    let audit = json("audit", 0).await;
    assert_eq!((&audit["balanced"], &audit["read"], &audit["findings"]), (&true.into(), &"claims".into(), &json!([])));
    assert_eq!(audit["totals"][0]["campaign"], campaign.slug.as_str());
    assert_eq!(json("migrate --check", 0).await, json!({"up_to_date": true}));
    assert_eq!(json("migrate", 0).await, json!({"up_to_date": true, "steps": []}));
    let ready = json(&format!("health --ops-listen {}", server.ops), 0).await;
    assert_eq!(ready, json!({"url": format!("http://{}/readyz", server.ops), "good": true, "said": "ready"}));
    let gone = json("health --ops-listen 127.0.0.1:1", 1).await;
    assert!(gone["good"] == false && gone["said"].as_str().is_some_and(|said| said.contains("connecting")), "{gone}");
    let spoken = json("locales list", 0).await;
    assert!(spoken["locales"].as_array().is_some_and(|all| all.iter().any(|one| one["tag"] == "zh-Hant")), "{spoken}");
    assert_eq!(json("locales check", 0).await["faults"], json!([]));
    assert!(json("locales show fr", 0).await["conflict-exists"][0].is_string());
    assert_eq!(json("account retain --days 9", 0).await, json!({"campaigns": 0, "claims": 0, "accounts": 0}));
    let more = "UPDATE quota SET initial = initial + 1, remaining = remaining + 1 WHERE shard = 0";
    world.sql().await.batch_execute(more).await.expect("a unit too many");
    let audit = json("audit", 1).await;
    assert_eq!(
        (&audit["balanced"], &audit["findings"][0]["campaign"]),
        (&false.into(), &campaign.slug.as_str().into())
    );
}

/// Runs a command with this on its standard input.
async fn fed(way: &Way<'_>, args: &[&str], input: &str) -> Ended {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_largesse"));
    command.args(args).env_clear().envs(way.0.iter().map(|(name, value)| (*name, value.as_str())));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().expect("a program");
    let (mut stdin, input) = (child.stdin.take().expect("its input"), input.to_owned());
    let feeding = tokio::spawn(async move { stdin.write_all(input.as_bytes()).await });
    let ended = tokio::time::timeout(std::time::Duration::from_secs(60), child.wait_with_output()).await;
    let output = ended.expect("an end").expect("a program");
    let _closed = feeding.await.expect("no panic");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ended { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_go_both_ways_through_a_server_and_bad_lines_are_named() {
    let world = World::new(&["eu", "us"]).await;
    let server = Server::start("eu", &world.url).await;
    let ada = token(&world, "Ada", Role::Admin).await;
    let way = Way::server(&format!("http://{}", server.ops), &ada);
    let ids: Vec<Uuid> = (0..30_000).map(|_| Uuid::new_v4()).collect();
    let mut lines: Vec<String> =
        ids.iter().map(|id| json!({"account_id": id, "home_region": "us"}).to_string()).collect();
    lines[17] = "nonsense".into();
    lines[20_000] = json!({"account_id": ids[20_000], "home_region": "atlantis"}).to_string();
    let text = lines.join("\n");
    // From standard input, which comes as it comes.
    let ended = fed(&way, &["account", "import", "-", "--json"], &text).await;
    let summary: Value = serde_json::from_str(&ended.stdout).expect("JSON");
    assert_eq!(
        (ended.code, &summary),
        (Some(1), &json!({"lines": 30_000, "written": 29_998, "known": 0, "faults": 2}))
    );
    for line in ["line 18: line: expected one JSON object", "line 20001: home_region: expected a region that there is"]
    {
        assert!(ended.stderr.contains(line), "{line}: {ended:?}");
    }
    let count = world.sql().await.query_one("SELECT count(*) FROM accounts", &[]).await.expect("a count");
    assert_eq!(count.get::<_, i64>(0), 29_998);
    too_early(&way).await;
    more_than_are_named(&way).await;
}

/// A file that can't be used is refused at its first line, however much of it is still to come.
async fn too_early(way: &Way<'_>) {
    let folder = TempFolder::new();
    let file = folder.0.join("headless.csv");
    std::fs::write(&file, format!("account_id\n{}", "0191e0a4-0000-7000-8000-000000000001\n".repeat(300_000)))
        .expect("a file");
    for _ in 0..3 {
        let ended = way.run(&["account", "import", &file.to_string_lossy()]).await;
        assert!(ended.code == Some(1) && ended.stderr.contains("line 1: header: expected account_id"), "{ended:?}");
    }
    let gone = way.run(&["account", "import", "no/such/file"]).await;
    assert!(gone.code == Some(1) && gone.stderr.contains("no/such/file can't be opened"), "{gone:?}");
    let odd = way.run(&["account", "import", &folder.0.to_string_lossy()]).await;
    assert!(odd.code == Some(1) && odd.stderr.contains("the file can't be read"), "{odd:?}");
}

async fn more_than_are_named(way: &Way<'_>) {
    let ended = fed(way, &["account", "import", "-"], &"nonsense\n".repeat(10_003)).await;
    assert_eq!((ended.code, ended.stderr.lines().filter(|line| line.starts_with("line ")).count()), (Some(1), 10_000));
    assert!(ended.stderr.contains("3 more lines were not understood"), "{}", ended.stderr.len());
}

/// The address of a way to a server on which each answer breaks off after so many bytes.
async fn cuts(target: SocketAddr, after: u64) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = TcpStream::connect(target).await.expect("a server");
            let ((mut asks, mut hears), (answers, mut asked)) = (client.into_split(), server.into_split());
            tokio::spawn(async move { tokio::io::copy(&mut asks, &mut asked).await });
            tokio::spawn(async move { tokio::io::copy(&mut answers.take(after), &mut hears).await });
        }
    });
    address
}

/// A file as it is after a command.
fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a file")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_export_that_was_broken_off_goes_on_in_the_same_file() {
    let world = World::new(&["eu"]).await;
    let server = Server::start("eu", &world.url).await;
    let campaign = exports::campaign(&world).await;
    exports::grant(&world, &campaign, 4_500).await;
    let ada = token(&world, "Ada", Role::Admin).await;
    let folder = TempFolder::new();
    let (whole, parts) = (folder.0.join("whole.ndjson"), folder.0.join("parts.ndjson"));
    let way = Way::server(&format!("http://{}", server.ops), &ada);
    let export = async |way: &Way<'_>, more: &[&str]| {
        way.run(&[&["claim", "export", &campaign.slug, "--output"], more].concat()).await
    };
    let all = export(&way, &[&whole.to_string_lossy()]).await;
    assert!(all.code == Some(0) && all.stderr.contains("4500 claims"), "{all:?}");
    // The connection breaks off in the middle of the file.
    let cut_off = Way::server(&format!("http://{}", cuts(server.ops, 1_000_000).await), &ada);
    let cut = export(&cut_off, &[&parts.to_string_lossy()]).await;
    assert!(cut.code == Some(1) && cut.stderr.contains("broke the file off"), "{cut:?}");
    let after = cut.stderr.split("--after ").nth(1).and_then(|rest| rest.split([')', ' ']).next()).expect("a row");
    assert!(text(&whole).starts_with(&text(&parts)) && text(&parts).len() < text(&whole).len());
    let rest = export(&way, &[&parts.to_string_lossy(), "--after", after, "--json"]).await;
    let summary: Value = serde_json::from_str(&rest.stdout).expect("JSON");
    assert!(summary["claims"].as_u64().is_some_and(|claims| claims > 0 && claims < 4500), "{rest:?}");
    assert_eq!(text(&parts), text(&whole));
    let odd = way.run(&["claim", "export", &campaign.slug, "--json"]).await;
    assert!(odd.code == Some(2) && odd.stderr.contains("--output"), "{odd:?}");
}
