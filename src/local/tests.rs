//! Real processes and a real PostgreSQL: what is promised here is about what the system does.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use nix::sys::signal::{Signal, raise};
use tokio_postgres::{Client, NoTls};

use super::addresses::Addresses;
use super::database::{BUFFERS_MB, Durability, Engine, LocalDatabase, Options};
use super::folder::RunFolder;
use super::interrupt::Interrupts;
use super::process::{Probe, ServerProcess};
use super::{Error, find, ports, processes, url};

const SOON: Duration = Duration::from_secs(10);

fn options(durability: Durability) -> Options {
    Options { external_url: None, durability, name: "selftest", max_connections: 20, buffers_mb: BUFFERS_MB }
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

fn working_in(folder: &Path) -> usize {
    let folder = format!("{}/", folder.display());
    processes::all().iter().filter(|process| process.command.join(" ").contains(&folder)).count()
}

#[tokio::test]
async fn a_stopped_database_leaves_nothing_behind() {
    let database = LocalDatabase::start(&options(Durability::Volatile)).await.unwrap();
    let folder = database.folder().unwrap().to_owned();
    let client = connect(database.server_url()).await;
    client.batch_execute("CREATE DATABASE burgers").await.unwrap();
    let url = database.database_url("burgers");
    assert_eq!(database.node_urls("burgers").first(), Some(&url));
    let client = connect(&url).await;
    let row = client.query_one("SELECT current_database()::TEXT", &[]).await.unwrap();
    assert_eq!(row.get::<_, &str>(0), "burgers");
    assert!(working_in(&folder) > 0);
    assert!(!folder.join("password").exists());
    database.stop().await;
    assert_eq!(working_in(&folder), 0);
    assert!(!folder.exists());
}

#[tokio::test]
async fn a_crash_keeps_what_was_committed() {
    let mut database = LocalDatabase::start(&options(Durability::Durable)).await.unwrap();
    let url = database.server_url().to_owned();
    let client = connect(&url).await;
    client.batch_execute("CREATE TABLE claim (id BIGINT); INSERT INTO claim VALUES (1), (2)").await.unwrap();
    database.crash().await.unwrap();
    assert!(tokio_postgres::connect(&url, NoTls).await.is_err());
    database.restart().await.unwrap();
    let client = connect(database.server_url()).await;
    let row =
        client.query_one("SELECT COUNT(*), current_setting('transaction_isolation') FROM claim", &[]).await.unwrap();
    assert_eq!((row.get(0), row.get(1)), (2_i64, "serializable"));
    if database.engine() == Engine::Postgres {
        assert!(database.describe().ends_with("private, fsync on"));
    }
    database.stop().await;
}

#[tokio::test]
async fn the_next_start_sweeps_what_a_killed_owner_left() {
    let left = LocalDatabase::start(&options(Durability::Volatile)).await.unwrap();
    let folder = left.folder().unwrap().to_owned();
    // This process lives, but one with its id and another start time is dead.
    let owner = format!("{}\nlong ago\n", std::process::id());
    fs::write(folder.join("owner"), owner).unwrap();
    let next = LocalDatabase::start(&options(Durability::Volatile)).await.unwrap();
    assert_eq!(working_in(&folder), 0);
    assert!(!folder.exists());
    assert!(next.folder().unwrap().exists());
    drop(left);
    next.stop().await;
}

#[tokio::test]
async fn a_living_run_is_never_swept() {
    let first = RunFolder::create("selftest-living").unwrap();
    // Killed between making the folder and writing the owner file, as far as anybody can tell.
    fs::write(first.path().join("owner"), "").unwrap();
    let second = RunFolder::create("selftest-living").unwrap();
    assert_ne!(first.path(), second.path());
    assert!(first.path().exists());
}

#[tokio::test]
async fn an_external_server_is_left_alone() {
    let mut database = LocalDatabase::start(&Options {
        external_url: Some("postgresql://me@db.example/postgres?sslmode=require".to_owned()),
        ..options(Durability::Durable)
    })
    .await
    .unwrap();
    assert_eq!(database.engine(), Engine::External);
    assert_eq!(database.describe(), "external server");
    assert_eq!(database.database_url("a b"), "postgresql://me@db.example/a%20b?sslmode=require");
    assert!(matches!(database.crash().await, Err(Error::CannotCrash(_))));
}

#[test]
fn another_database_keeps_the_rest_of_the_url() {
    let check = |given, expected| assert_eq!(url::with_database(given, "x"), expected);
    check("postgres://h", "postgres://h/x");
    check("postgres://u:p@h:1,i:2/old", "postgres://u:p@h:1,i:2/x");
    check("postgres://h?a=1&dbname=y&b=2", "postgres://h/x?a=1&b=2");
    check("postgres://h/old?options=-c%20a%3D/b", "postgres://h/x?options=-c%20a%3D/b");
    check("host=h dbname=old", "host=h dbname=old dbname='x'");
}

#[test]
fn versions_are_read_from_what_postgres_prints() {
    let check = |output, major, text| {
        let version = find::Version::parse(output).unwrap();
        assert_eq!((version.major, version.text.as_str()), (major, text));
    };
    check("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", 15, "15.18");
    check("postgres (PostgreSQL) 9.6.24", 9, "9.6.24");
    check("postgres (PostgreSQL) 18beta1", 18, "18beta1");
    assert_eq!(find::Version::parse("cockroach 1"), None);
}

fn make_programs(folder: &Path, version: &str) -> PathBuf {
    fs::create_dir_all(folder).unwrap();
    for program in ["postgres", "initdb"] {
        let path = folder.join(program);
        fs::write(&path, format!("#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder.to_owned()
}

#[tokio::test]
async fn the_path_is_asked_first_and_then_the_newest_version() {
    let root = RunFolder::create("selftest-find").unwrap();
    let root = root.path();
    let debian = make_programs(&root.join("usr/lib/postgresql/9.6/bin"), "9.6.24");
    let newest = make_programs(&root.join("usr/lib/postgresql/17/bin"), "17.2");
    let homebrew = make_programs(&root.join("opt/homebrew/opt/postgresql@18/bin"), "18.1");
    let fedora = make_programs(&root.join("usr/pgsql-16/bin"), "16.3");
    let on_path = make_programs(&root.join("bin"), "14.1");
    fs::create_dir_all(root.join("empty")).unwrap();

    let search_path = [root.join("empty"), on_path.clone()];
    let folders = find::postgres_folders(&search_path, root);
    let expected = [&on_path, &newest, &debian, &homebrew, &fedora];
    assert_eq!(folders.iter().collect::<Vec<_>>(), expected);
    let found = find::postgres(&folders).await.unwrap();
    assert_eq!((found.folder, found.version.major), (newest, 17));

    let error = find::postgres(&[on_path, debian]).await.unwrap_err().to_string();
    assert!(error.contains("14.1") && error.contains("15 or newer"), "{error}");
    assert_eq!(find::cockroach(&search_path), None);
}

#[tokio::test]
async fn nothing_found_names_the_command_for_three_systems() {
    let error = find::postgres(&[]).await.unwrap_err().to_string();
    for command in [
        "sudo apt-get install -y postgresql\n",
        "sudo dnf install -y postgresql-server\n",
        "brew install postgresql@17",
    ] {
        assert!(error.contains(command), "{error}");
    }
}

#[test]
fn ports_of_one_call_differ() {
    let mut ports = ports::free_ports(50).unwrap();
    ports.sort_unstable();
    ports.dedup();
    assert_eq!(ports.len(), 50);
}

#[test]
fn ps_and_proc_see_the_same_process() {
    let pid = std::process::id() as i32;
    let Some(seen) = processes::from_ps(&["-p", &pid.to_string()]).pop() else {
        return; // A minimal container has no `ps`, and does not need it.
    };
    let known = processes::find(pid).unwrap();
    assert_eq!((seen.pid, seen.parent), (known.pid, known.parent));
    assert_eq!(seen.program(), known.program());
    assert!(known.alive() && !seen.start.is_empty());
}

fn shell(script: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", script, "server"]);
    command
}

#[tokio::test]
async fn a_server_is_terminated_or_killed_and_reaped() {
    let folder = RunFolder::create("selftest-process").unwrap();
    let mut sleep = Command::new("sleep");
    sleep.arg("1000");
    let mut polite = ServerProcess::spawn("polite", sleep, folder.path()).unwrap();
    let pid = polite.pid() as i32;
    assert!(processes::find(pid).is_some() && polite.ended().is_none());
    polite.terminate(SOON).await;
    assert_eq!(processes::find(pid), None);

    let deaf = shell("trap '' TERM; echo deaf; while :; do sleep 1; done");
    let mut deaf = ServerProcess::spawn("deaf", deaf, folder.path()).unwrap();
    while deaf.log_tail().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let pid = deaf.pid() as i32;
    deaf.terminate(Duration::from_millis(50)).await;
    assert_eq!(processes::find(pid), None);
    // A second kill finds nothing to signal.
    assert!(!deaf.kill().success());
}

#[tokio::test]
async fn a_dead_server_is_not_waited_for() {
    let folder = RunFolder::create("selftest-dead").unwrap();
    let script = shell("echo no such region >&2; exit 3");
    let mut server = ServerProcess::spawn("server", script, folder.path()).unwrap();
    let nobody = SocketAddr::from((Ipv4Addr::LOCALHOST, ports::free_port().unwrap()));
    let probe = Probe::Http(nobody, "/readyz");
    let error = server.wait_until_ready(&probe, Duration::from_mins(10)).await.unwrap_err();
    assert!(matches!(&error, Error::Died { log, .. } if log == "no such region"), "{error}");
}

#[tokio::test]
async fn a_server_tells_its_addresses() {
    let folder = RunFolder::create("selftest-addresses").unwrap();
    let told = Addresses { public: "127.0.0.1:1234".parse().unwrap(), ops: "127.0.0.1:1235".parse().unwrap() };
    let script = r#"test "$1" = --addresses-file || exit 1
        printf '{"public":"127.0.0.1:1234","ops":"127.0.0.1:1235"}' > "$2.new"
        mv "$2.new" "$2"; exec sleep 1000"#;
    let mut server = ServerProcess::spawn_announcing("server", shell(script), folder.path()).unwrap();
    assert_eq!(server.addresses(SOON).await.unwrap(), told);

    let file = folder.path().join("copy");
    assert_eq!(Addresses::read(&file).unwrap(), None);
    told.write(&file).unwrap();
    assert_eq!(Addresses::read(&file).unwrap(), Some(told));
}

#[tokio::test]
async fn ready_means_status_200() {
    let folder = RunFolder::create("selftest-ready").unwrap();
    let mut server = ServerProcess::spawn("server", shell("exec sleep 1000"), folder.path()).unwrap();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    server.wait_until_ready(&Probe::Tcp(address), SOON).await.unwrap();
    let answers = std::thread::spawn(move || {
        use std::io::Write as _;
        // The first connection is the probe above, which sends nothing.
        for status in ["", "503 Service Unavailable", "200 OK"] {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = write!(stream, "HTTP/1.1 {status}\r\n\r\n");
        }
    });
    server.wait_until_ready(&Probe::Http(address, "/readyz"), SOON).await.unwrap();
    answers.join().unwrap();
}

#[tokio::test]
async fn the_first_signal_is_soft_and_the_second_hard() {
    let interrupts = Interrupts::listen().unwrap();
    raise(Signal::SIGHUP).unwrap();
    interrupts.soft().cancelled().await;
    assert!(!interrupts.hard().is_cancelled());
    raise(Signal::SIGTERM).unwrap();
    interrupts.hard().cancelled().await;
}
