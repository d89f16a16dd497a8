//! One database server for the whole run, one database for each test.
//!
//! The server is started by the first test and goes with the process, however that ends: a small process waits for the
//! end of a pipe, stops the server and removes its folder. On PostgreSQL a test's database is a copy of a migrated
//! template; any other server migrates each one.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use largesse::db::{migrate, url, wire};
use largesse::local::database::{BUFFERS_MB, Durability, Engine, LocalDatabase, Options};
use tokio::sync::OnceCell;

struct Shared {
    server: LocalDatabase,
    template: Option<String>,
}

static SHARED: OnceCell<Shared> = OnceCell::const_new();
static SERIAL: AtomicU32 = AtomicU32::new(0);

/// A database of one test.
pub struct TestDatabase {
    pub url: String,
    name: String,
    server_url: String,
    /// A private server goes with the process, and its databases with it.
    drop_at_end: bool,
}

impl TestDatabase {
    /// A fresh one with the schema.
    pub async fn new() -> Self {
        let shared = SHARED.get_or_init(start).await;
        let this = Self::named(shared);
        if let Some(template) = &shared.template {
            create(shared.server.server_url(), &this.name, &format!("TEMPLATE {template}")).await;
        } else {
            create(shared.server.server_url(), &this.name, "").await;
            migrate::migrate(&this.url, None).await.expect("a migrated database");
        }
        this
    }

    /// A fresh one without anything in it.
    pub async fn empty() -> Self {
        let shared = SHARED.get_or_init(start).await;
        let this = Self::named(shared);
        create(shared.server.server_url(), &this.name, "").await;
        this
    }

    fn named(shared: &Shared) -> Self {
        let name = format!("largesse_test_{}_{}", std::process::id(), SERIAL.fetch_add(1, Ordering::Relaxed));
        let server_url = shared.server.server_url().to_owned();
        let url = url::with_database(&server_url, &name).expect("a database URL");
        Self { url, name, server_url, drop_at_end: shared.server.engine() == Engine::External }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if !self.drop_at_end {
            return;
        }
        let (server, name) = (self.server_url.clone(), self.name.clone());
        // A thread of its own: the test's runtime may be on its way out.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let client = client(&server).await;
                let _left_for_its_owner = client.batch_execute(&format!("DROP DATABASE IF EXISTS {name}")).await;
            });
        });
        let _reported = dropping.join();
    }
}

/// A plain connection, for planting faults and reading rows.
pub async fn client(url: &str) -> tokio_postgres::Client {
    wire::client(url).await.expect("a connection")
}

async fn create(server: &str, name: &str, how: &str) {
    let client = client(server).await;
    // PostgreSQL refuses to copy a template while somebody's last connection to it is still closing.
    for _ in 0..100 {
        match client.batch_execute(&format!("CREATE DATABASE {name} {how}")).await {
            Ok(()) => return,
            Err(error) if error.code().is_some_and(|code| code.code() == "55006") => {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            Err(error) => panic!("CREATE DATABASE {name}: {error:?}"),
        }
    }
    panic!("CREATE DATABASE {name}: the template stays in use");
}

/// Starts the server on a runtime of its own: the runtime of the first test ends with the first test.
async fn start() -> Shared {
    let starting = std::thread::spawn(|| {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let shared = runtime.block_on(start_here());
        // Kept for the whole run.
        std::mem::forget(runtime);
        shared
    });
    tokio::task::spawn_blocking(move || starting.join().expect("a database server")).await.expect("a database server")
}

async fn start_here() -> Shared {
    let external_url = std::env::var("LARGESSE_TEST_DATABASE_URL").ok().filter(|url| !url.is_empty());
    let options = Options {
        external_url,
        durability: Durability::Volatile,
        name: "test",
        max_connections: 400,
        buffers_mb: BUFFERS_MB,
    };
    let server = LocalDatabase::start(&options).await.expect("a database for the tests");
    if let Some(folder) = server.folder() {
        reap_at_end(folder);
    }
    let template = if server.engine() == Engine::Postgres {
        let name = "largesse_template".to_owned();
        create(server.server_url(), &name, "").await;
        let url = url::with_database(server.server_url(), &name).expect("a database URL");
        migrate::migrate(&url, None).await.expect("a migrated template");
        Some(name)
    } else {
        None
    };
    Shared { server, template }
}

/// Statics are not dropped at the end of a process: when this process's end of the pipe closes, for whatever reason,
/// the shell behind it stops PostgreSQL and removes the folder.
fn reap_at_end(folder: &Path) {
    let script = r#"read -r _
        pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
        [ -n "$pid" ] && kill -QUIT "$pid" 2>/dev/null
        i=0; while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && [ $i -lt 100 ]; do i=$((i + 1)); sleep 0.1; done
        rm -rf "$1""#;
    let child = Command::new("sh")
        .args(["-c", script, "sh"])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("a shell");
    std::mem::forget(child);
}
