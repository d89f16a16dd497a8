//! A deployment's parts as processes that are kept running: they come back when they die, also after their keeper was
//! killed; what they keep stays until it is removed.

use std::process::Command;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio_postgres::{Client, NoTls};

use crate::support::eventually;
use crate::support::server::{Ended, TempFolder, ask, run};

/// `largesse local` on this folder.
async fn local(folder: &TempFolder, args: &[&str]) -> Ended {
    let folder = std::fs::canonicalize(&folder.0).expect("a folder").join("stack").display().to_string();
    run(&[&["local", "--folder", &folder], args].concat(), &[]).await
}

async fn said(folder: &TempFolder, args: &[&str]) -> String {
    let ended = local(folder, args).await;
    assert_eq!(ended.code, Some(0), "{args:?}: {ended:?}");
    ended.stdout
}

/// The ids of processes whose command line has all these words.
fn processes(folder: &TempFolder, words: &[&str]) -> Vec<i32> {
    let ps = Command::new("ps").args(["-A", "-ww", "-o", "pid=", "-o", "args="]).output().expect("ps");
    let folder = format!("{}/stack", std::fs::canonicalize(&folder.0).expect("a folder").display());
    let text = String::from_utf8_lossy(&ps.stdout).into_owned();
    let ours = text.lines().filter(|line| line.contains(&folder) && words.iter().all(|word| line.contains(word)));
    ours.map(|line| line.trim().split(' ').next().expect("an id").parse().expect("an id")).collect()
}

fn slay(pids: &[i32]) {
    for pid in pids {
        kill(Pid::from_raw(*pid), Signal::SIGKILL).expect("a process");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_part_comes_back_when_it_dies_and_its_orphans_go_with_the_next_start() {
    let folder = TempFolder::new();
    let start = ["start", "entrance", "--", "--listen=127.0.0.1:0"];
    let first = said(&folder, &start).await;
    let address: std::net::SocketAddr =
        first.split(' ').find_map(|word| word.parse().ok()).unwrap_or_else(|| panic!("no address in {first}"));
    assert!(said(&folder, &start).await.contains("runs already"));
    assert!(said(&folder, &["status"]).await.contains(&address.to_string()));
    let (child, keeper) = (["entrance --regions-folder"], ["local", "run --own-session entrance"]);
    let (children, keepers) = (processes(&folder, &child), processes(&folder, &keeper));
    assert_eq!((children.len(), keepers.len()), (1, 1));

    slay(&children);
    eventually("it is back, where it was", async || {
        let back = processes(&folder, &child);
        let there = tokio::net::TcpStream::connect(address).await.is_ok();
        (there && back.len() == 1 && back != children).then_some(())
    })
    .await;
    assert_eq!(ask(address, "GET", "/c/burger", &[], "").await.json()["code"], "unavailable");
    assert_eq!(processes(&folder, &keeper), keepers);

    let orphans = processes(&folder, &child);
    slay(&keepers);
    eventually("the keeper is gone", async || processes(&folder, &keeper).is_empty().then_some(())).await;
    let ended = local(&folder, &["status"]).await;
    assert!(ended.code == Some(1) && ended.stdout.contains("is stopped"), "{ended:?}");
    said(&folder, &start).await;
    let children = processes(&folder, &child);
    assert!(children.len() == 1 && children != orphans, "{children:?} after {orphans:?}");

    // What can't be started says why, and where to look for more.
    let ended = local(&folder, &["start", "server", "us-east1"]).await;
    assert!(ended.code == Some(1) && ended.stderr.contains("LARGESSE_DATABASE_URL: not set"), "{ended:?}");
    assert!(local(&folder, &["start", "server"]).await.code == Some(2), "a server has a region");
    assert!(local(&folder, &["join", "us-east1"]).await.stderr.contains("no server runs in us-east1"));

    // Somebody who never left the list goes with the last part.
    std::fs::write(folder.0.join("stack/regions/us-east1.json"), "{}").expect("a file");
    said(&folder, &["stop", "entrance", "--remove"]).await;
    assert!(said(&folder, &["stop", "entrance", "--remove"]).await.contains("did not run"));
    said(&folder, &["stop", "server", "us-east1", "--remove"]).await;
    assert_eq!(processes(&folder, &[]), Vec::<i32>::new());
    assert!(!folder.0.join("stack").exists());
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("a database");
    tokio::spawn(connection);
    client
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_keeps_its_rows_and_its_address_when_it_is_stopped_or_killed() {
    let folder = TempFolder::new();
    said(&folder, &["start", "database"]).await;
    let url = said(&folder, &["url"]).await;
    connect(url.trim())
        .await
        .batch_execute("CREATE TABLE t (n BIGINT); INSERT INTO t VALUES (1)")
        .await
        .expect("a row");
    let left = async || connect(url.trim()).await.query_one("SELECT count(*) FROM t", &[]).await.expect("rows").get(0);
    said(&folder, &["stop", "database"]).await;
    assert_eq!(processes(&folder, &[]), Vec::<i32>::new());
    said(&folder, &["start", "database"]).await;
    assert_eq!((left().await, said(&folder, &["url"]).await == url), (1_i64, true));
    // Keeper and server at once, as a power cut would.
    slay(&processes(&folder, &["run --own-session database"]));
    slay(&processes(&folder, &["/data", "-c port="]));
    said(&folder, &["start", "database"]).await;
    assert_eq!((left().await, said(&folder, &["url"]).await == url), (1_i64, true));
    said(&folder, &["stop", "database", "--remove"]).await;
    assert_eq!(processes(&folder, &[]), Vec::<i32>::new());
    assert!(!folder.0.join("stack").exists());
}
