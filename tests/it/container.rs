//! What ships beside the program: the image, the compose file, the units. There is no container engine here: the files
//! are read as an engine would read them, and every command line of ours in them is run natively, in the order that
//! they ask for, against the tests' database.
//!
//! What is replaced, and nothing else: the database's address, listening ports by free ones, and on a database without
//! localities `--localities … --survive …`, which must be refused there by name first.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use largesse::local::addresses::Addresses;
use largesse::local::process::ServerProcess;
use serde_json::Value;

use crate::support::server::{Ended, SECRET, ask, run};
use crate::support::{TestDatabase, eventually};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("terraform/container")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Words as a shell splits them; quotes keep words together.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    for c in line.chars() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, c) if c.is_whitespace() => words.push(std::mem::take(&mut word)),
            (_, c) => word.push(c),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// The image's environment: the `ENV` lines of the Dockerfile.
fn image_environment() -> BTreeMap<String, String> {
    let dockerfile = text("Dockerfile");
    let lines = dockerfile.lines().filter_map(|line| line.strip_prefix("ENV "));
    lines.flat_map(words).filter_map(|word| pair(&word)).collect()
}

/// A variable and its value.
fn pair(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once('=')?;
    Some((name.to_owned(), value.to_owned()))
}

/// A service of the compose file.
struct Service {
    name: String,
    value: Value,
}

impl Service {
    fn is_ours(&self) -> bool {
        self.value["image"] == "largesse"
    }

    /// What follows the program: a list, or one line.
    fn command(&self) -> Vec<String> {
        match &self.value["command"] {
            Value::String(line) => words(line),
            list => strings(list),
        }
    }

    fn environment(&self) -> BTreeMap<String, String> {
        let of = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let pairs = self.value["environment"].as_object().into_iter().flatten();
        pairs.map(|(name, value)| (name.clone(), of(value))).collect()
    }

    fn needs(&self) -> Vec<String> {
        self.value["depends_on"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
    }
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|word| word.as_str().expect("a word").to_owned()).collect()
}

/// The services, each after those it needs.
fn services() -> Vec<Service> {
    let compose: Value = serde_saphyr::from_str(&text("compose.yaml")).expect("compose.yaml is YAML");
    let services = compose["services"].as_object().expect("services");
    let mut waiting: Vec<Service> =
        services.iter().map(|(name, value)| Service { name: name.clone(), value: value.clone() }).collect();
    let mut ordered: Vec<Service> = Vec::new();
    while !waiting.is_empty() {
        let done: BTreeSet<String> = ordered.iter().map(|service| service.name.clone()).collect();
        let (now, later): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|service| service.needs().iter().all(|name| done.contains(name)));
        let left: Vec<_> = later.iter().map(|service| (&service.name, service.needs())).collect();
        assert!(!now.is_empty(), "these wait for each other, or for nobody: {left:?}");
        ordered.extend(now);
        waiting = later;
    }
    ordered
}

fn of_kind<'a>(services: &'a [Service], kind: &'a str) -> impl Iterator<Item = (&'a str, &'a Service)> {
    services.iter().filter_map(move |service| Some((service.name.strip_prefix(kind)?, service)))
}

#[test]
fn the_compose_file_has_the_shape_of_production() {
    let services = services();
    let regions: BTreeSet<&str> = of_kind(&services, "database-").map(|(region, _)| region).collect();
    assert_eq!(regions.len(), 3);
    let hosts: Vec<String> = of_kind(&services, "database-").map(|(region, _)| format!("database-{region}")).collect();
    for (region, database) in of_kind(&services, "database-") {
        let command = database.command();
        assert!(command.contains(&format!("--locality=region={region},zone={region}-b")), "{command:?}");
        assert!(command.contains(&format!("--advertise-addr=database-{region}")), "{command:?}");
        let join = command.iter().find_map(|word| word.strip_prefix("--join=")).expect("--join");
        let joined: BTreeSet<String> = join.split(',').map(str::to_owned).collect();
        assert_eq!(joined, hosts.iter().cloned().collect(), "{region}");
        let image = database.value["image"].as_str().expect("an image");
        assert!(image.contains(":v") && !image.contains("latest"), "{image}: a version");
    }
    for kind in ["region-", "api-"] {
        let found: BTreeSet<&str> = of_kind(&services, kind).map(|(region, _)| region).collect();
        assert_eq!(found, regions, "{kind}");
    }
    for (region, api) in of_kind(&services, "api-") {
        let (environment, near) = (api.environment(), format!("@database-{region}:26257/largesse"));
        assert_eq!(environment["LARGESSE_REGION"], region);
        assert!(environment["LARGESSE_DATABASE_URL"].contains(&near), "{region} asks the database of its own region");
        assert_eq!(api.needs(), [format!("region-{region}")], "its row first: a server of no region refuses to start");
        let health = strings(&api.value["healthcheck"]["test"]);
        assert_eq!(health, ["CMD", "/largesse", "health"]);
    }
    let entrance = services.iter().find(|service| service.name == "entrance").expect("entrance");
    let known: BTreeSet<String> = entrance.command()[1..].iter().cloned().collect();
    let served = |region: &&str| format!("--region={region}=api-{region}:8080,api-{region}:9090");
    assert_eq!(known, regions.iter().map(served).collect());
    for service in services.iter().filter(|service| service.is_ours()) {
        let (value, name) = (&service.value, &service.name);
        assert_eq!(value["user"], "65532:65532", "{name}");
        assert_eq!(value["read_only"], true, "{name}");
        assert_eq!(strings(&value["cap_drop"]), ["ALL"], "{name}");
        assert!(value.get("privileged").is_none() && value.get("volumes").is_none(), "{name}");
    }
    let migrate = services.iter().find(|service| service.name == "migrate").expect("migrate");
    let spread: BTreeSet<String> = migrate.command()[2].split(',').map(str::to_owned).collect();
    assert_eq!(spread, regions.iter().map(|&region| region.to_owned()).collect());
}

/// One command of ours, with the tests' database in place of the one it names.
async fn once(args: &[String], environment: &BTreeMap<String, String>, url: &str) -> Ended {
    let mut environment = environment.clone();
    environment.insert("LARGESSE_DATABASE_URL".into(), url.to_owned());
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let environment: Vec<(&str, &str)> = environment.iter().map(|(name, value)| (&**name, &**value)).collect();
    run(&args, &environment).await
}

async fn migrate(service: &Service, url: &str) {
    let args = service.command();
    let asked = once(&args, &service.environment(), url).await;
    if asked.code == Some(0) {
        return;
    }
    assert!(asked.stderr.contains("--localities needs a CockroachDB with multi-region SQL"), "{asked:?}");
    let at = args.iter().position(|word| word == "--localities").expect("--localities");
    assert_eq!((&*args[at + 2], args.len()), ("--survive", at + 4), "{args:?}");
    let plain = once(&args[..at], &service.environment(), url).await;
    assert_eq!(plain.code, Some(0), "{plain:?}");
}

/// A server as the image and its environment have it.
async fn serve(name: &str, args: &[String], environment: &BTreeMap<String, String>, url: &str) -> Running {
    let mut environment = environment.clone();
    environment.insert("LARGESSE_DATABASE_URL".into(), url.to_owned());
    start(name, args, &environment, ["LARGESSE_LISTEN", "LARGESSE_OPS_LISTEN"]).await
}

/// The entrance, which finds the servers where they really are.
async fn enter(args: &[String], environment: &BTreeMap<String, String>, servers: &[(String, Running)]) -> Running {
    let moved = |word: &String| {
        servers.iter().fold(word.clone(), |word, (name, (_, at))| {
            let public = word.replace(&format!("{name}:8080"), &format!("127.0.0.1:{}", at.public.port()));
            public.replace(&format!("{name}:9090"), &format!("127.0.0.1:{}", at.ops.port()))
        })
    };
    let args: Vec<String> = args.iter().map(moved).collect();
    start("entrance", &args, environment, ["LARGESSE_ENTRANCE_LISTEN", "LARGESSE_ENTRANCE_OPS_LISTEN"]).await
}

/// A process that answers, and where.
type Running = (ServerProcess, Addresses);

/// A command that goes on, on free ports instead of those it is told by `listens`.
async fn start(name: &str, args: &[String], environment: &BTreeMap<String, String>, listens: [&str; 2]) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_largesse"));
    command.args(args).env_clear().envs(environment);
    for listen in listens {
        let address = environment.get(listen).unwrap_or_else(|| panic!("{name}: {listen} is not set"));
        let (host, _port) = address.rsplit_once(':').expect("a port");
        command.env(listen, format!("{host}:0"));
    }
    let logs = std::env::temp_dir().join(format!("largesse-it-{}", uuid::Uuid::new_v4().simple()));
    std::fs::create_dir_all(&logs).expect("a folder");
    let mut process = ServerProcess::spawn_announcing(name, command, &logs).expect("a server");
    let addresses = process.addresses(Duration::from_secs(30)).await.expect("addresses");
    std::fs::remove_dir_all(&logs).expect("a folder");
    (process, addresses)
}

/// `largesse health` as a container's health check runs it: in the server's own environment.
async fn health(args: &[String], environment: &BTreeMap<String, String>, port: u16) -> Ended {
    let mut environment = environment.clone();
    let host = environment["LARGESSE_OPS_LISTEN"].rsplit_once(':').expect("a port").0.to_owned();
    environment.insert("LARGESSE_OPS_LISTEN".into(), format!("{host}:{port}"));
    once(args, &environment, "").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_of_the_compose_file_runs_in_the_order_it_asks_for() {
    let database = TestDatabase::empty().await;
    let (mut running, mut entrance) = (Vec::new(), None);
    for service in services().iter().filter(|service| service.is_ours() && service.name != "operator") {
        let mut environment = image_environment();
        environment.extend(service.environment());
        let args = service.command();
        match args[0].as_str() {
            "migrate" => migrate(service, &database.url).await,
            "serve" => {
                running.push((service.name.clone(), serve(&service.name, &args, &environment, &database.url).await));
            }
            "entrance" => entrance = Some(enter(&args, &environment, &running).await),
            _ => {
                let ended = once(&args, &environment, &database.url).await;
                assert_eq!(ended.code, Some(0), "{}: {ended:?}", service.name);
            }
        }
    }
    assert_eq!(running.len(), 3);
    for command in text("compose.yaml").lines().filter_map(|l| l.strip_prefix("#   docker compose run --rm operator "))
    {
        let ended = once(&words(command), &BTreeMap::new(), &database.url).await;
        assert_eq!(ended.code, Some(0), "{command}: {ended:?}");
    }
    let status = once(&["region".into(), "status".into()], &BTreeMap::new(), &database.url).await;
    assert_eq!(status.stdout.matches(" active ").count(), 3, "{}", status.stdout);
    let (mut entrance, at) = entrance.expect("an entrance");
    let at_entrance = health(&words("health --wait 30"), &image_environment(), at.ops.port()).await;
    assert_eq!(at_entrance.code, Some(0), "{at_entrance:?}");
    let inside = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), at.public.port());
    eventually("the campaign, through the entrance", async || {
        (ask(inside, "GET", "/v1/campaigns/burger", &[("x-country", "FR")], "").await.status == 200).then_some(())
    })
    .await;
    let left = entrance.terminate(Duration::from_secs(20)).await;
    assert_eq!(left.code(), Some(0), "{}", entrance.log_tail());
    stop_in_peace(&mut running).await;
}

/// Each server is ready, ends with 0 when it is asked to, and is not ready then.
async fn stop_in_peace(running: &mut [(String, Running)]) {
    let (asked, environment) = (words("health --wait 30"), image_environment());
    for (_, (process, at)) in running {
        let ready = health(&asked, &environment, at.ops.port()).await;
        assert_eq!((ready.code, ready.stdout.trim()), (Some(0), "ready"), "{ready:?}");
        let ended = process.terminate(Duration::from_secs(20)).await;
        assert_eq!(ended.code(), Some(0), "{}", process.log_tail());
        let gone = health(&asked[..1], &environment, at.ops.port()).await;
        assert_eq!(gone.code, Some(1), "{gone:?}");
        assert!(gone.stderr.contains("/readyz: connecting"), "{gone:?}");
    }
}

#[test]
fn the_image_is_one_program_run_by_nobody_from_a_root_it_needs_not_write() {
    let dockerfile = text("Dockerfile");
    let (_, last) = dockerfile.rsplit_once("\nFROM ").expect("two stages");
    assert!(last.starts_with("scratch\n"), "{last}");
    let lines: Vec<&str> = last.lines().collect();
    for wanted in ["USER 65532:65532", "STOPSIGNAL SIGTERM", "ENTRYPOINT [\"/largesse\"]", "CMD [\"serve\"]"] {
        assert!(lines.contains(&wanted), "{wanted}");
    }
    assert!(last.contains("CMD [\"/largesse\", \"health\"]"), "asked by itself: there is no shell and no curl");
    // Only what the list of the build's context lets in; Cargo reads each of these before it builds.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ignore = text("Dockerfile.dockerignore");
    let let_in: Vec<&str> = ignore.lines().filter_map(|line| line.strip_prefix('!')).collect();
    assert!(ignore.lines().any(|line| line == "*") && let_in.len() > 4);
    for path in &let_in {
        assert!(root.join(path).exists(), "{path} is let into the build and is not there");
    }
    for needed in ["Cargo.toml", "Cargo.lock", "src", "sql", "locales", "tests/it/main.rs"] {
        assert!(let_in.contains(&needed), "{needed} is needed by the build");
    }
    let version = dockerfile.lines().find_map(|line| line.strip_prefix("FROM rust:")).expect("a compiler");
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).expect("Cargo.toml");
    let wanted = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \"")).expect("a version");
    assert!(version.starts_with(wanted.trim_end_matches('"')), "{version} is not the compiler that Cargo.toml names");
}

#[test]
fn a_program_that_needs_other_files_is_refused_for_the_image() {
    let output = Command::new(folder().join("static.sh")).arg("/bin/sh").output().expect("static.sh");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("is linked dynamically"), "{output:?}");
}

/// The values of a key in a unit, in their order.
fn values<'a>(unit: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    unit.lines().filter_map(move |line| line.strip_prefix(key)?.strip_prefix('='))
}

fn example_environment() -> BTreeMap<String, String> {
    let example = text("systemd/largesse.env.example");
    let lines = example.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(pair).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_units_start_a_server_wait_until_it_is_ready_and_stop_it_in_peace() {
    let database = TestDatabase::new().await;
    let (unit, once_unit) = (text("systemd/largesse@.service"), text("systemd/largesse-migrate.service"));
    let ours = |line: &str| {
        let args = line.strip_prefix("/usr/bin/largesse ").unwrap_or_else(|| panic!("{line}: another program"));
        words(args)
    };
    let migrating = ours(values(&once_unit, "ExecStart").next().expect("a command"));
    assert_eq!(migrating, ["migrate", "$LARGESSE_MIGRATE_OPTIONS"]);
    let ended = once(&migrating[..1], &BTreeMap::new(), &database.url).await;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let added = once(&words("region add us-east1"), &BTreeMap::new(), &database.url).await;
    assert_eq!(added.code, Some(0), "{added:?}");

    let credentials = std::env::temp_dir().join(format!("largesse-it-{}", uuid::Uuid::new_v4().simple()));
    std::fs::create_dir_all(&credentials).expect("a folder");
    std::fs::write(credentials.join("token-secret"), SECRET).expect("a file");
    let mut environment = example_environment();
    for pair in values(&unit, "Environment") {
        let (name, value) = pair.split_once('=').expect("a variable");
        let value = value.replace("%i", "us-east1").replace("%d", &credentials.to_string_lossy());
        environment.insert(name.to_owned(), value);
    }
    let args = ours(values(&unit, "ExecStart").next().expect("a command"));
    let (mut process, at) = serve("unit", &args, &environment, &database.url).await;
    let after = ours(values(&unit, "ExecStartPost").next().expect("a command"));
    let ready = health(&after, &environment, at.ops.port()).await;
    assert_eq!((ready.code, ready.stdout.trim()), (Some(0), "ready"), "{ready:?}");
    assert_eq!(values(&unit, "KillSignal").collect::<Vec<_>>(), ["SIGTERM"]);
    let ended = process.terminate(Duration::from_secs(20)).await;
    assert_eq!(ended.code(), Some(0), "{}", process.log_tail());
    std::fs::remove_dir_all(&credentials).expect("a folder");
}

#[test]
fn systemd_itself_reads_the_units_without_a_word() {
    let Ok(output) = Command::new("systemd-analyze").arg("--version").output() else {
        println!("left out: systemd-analyze is not on this machine");
        return;
    };
    assert!(output.status.success(), "{output:?}");
    let copies = std::env::temp_dir().join(format!("largesse-it-{}", uuid::Uuid::new_v4().simple()));
    std::fs::create_dir_all(&copies).expect("a folder");
    for name in ["largesse@.service", "largesse-migrate.service"] {
        // The program is not installed here, and that it can be run is asked elsewhere.
        let unit = text(&format!("systemd/{name}")).replace("/usr/bin/largesse", "/bin/true");
        std::fs::write(copies.join(name), unit).expect("a unit");
    }
    let mut verify = Command::new("systemd-analyze");
    verify.args(["verify", "./largesse@us-east1.service", "./largesse-migrate.service"]).current_dir(&copies);
    let output = verify.output().expect("systemd-analyze");
    std::fs::remove_dir_all(&copies).expect("a folder");
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
