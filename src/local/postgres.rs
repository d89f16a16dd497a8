//! A private PostgreSQL: made, started, crashed, restarted, stopped.
//!
//! `initdb` and `postgres` are run directly, without `pg_ctl`, so that the server is this
//! process's own child and its end is seen at once. No statement of the service runs here.
//!
//! **Invariant:** with [`Durability::Durable`] a commit that was answered survives
//! [`Postgres::crash`], because nothing here trades that away for speed.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use nix::sys::signal::Signal;
use nix::unistd::{User, geteuid};
use tokio::time::sleep;

use super::database::{Durability, Options};
use super::find::Programs;
use super::folder::RunFolder;
use super::process::{Probe, ServerProcess};
use super::processes::{self, Process};
use super::{Error, file_error, ports, run, stack};

/// What is needed to come back to a database that stays.
#[derive(serde::Serialize, serde::Deserialize)]
struct Login {
    password: String,
    port: u16,
}

const LOGIN_FILE: &str = "login.json";
const USER: &str = "largesse";
const LABEL: &str = "postgres";
// Recovery after a crash reads up to `max_wal_size` of log; a server that fails ends at once and
// is not waited for, so the bound may be generous.
const READY_WITHIN: Duration = Duration::from_mins(2);
// PostgreSQL kills what is left of its own children after five.
const STOP_WITHIN: Duration = Duration::from_secs(8);
// A database that stays writes back what it has in memory before it goes.
const REST_WITHIN: Duration = Duration::from_secs(60);
const PORT_ATTEMPTS: usize = 5;
const POLL: Duration = Duration::from_millis(5);
const GONE_POLLS: usize = 2_000;

/// A private PostgreSQL server. Dropping it stops the server and removes its folder.
#[derive(Debug)]
pub(super) struct Postgres {
    // Before the folder: fields are dropped in this order.
    server: Option<ServerProcess>,
    folder: RunFolder,
    programs: Programs,
    run_as: Option<User>,
    password: String,
    port: u16,
    durability: Durability,
    max_connections: u32,
    buffers_mb: u64,
}

impl Postgres {
    /// Makes a database cluster in the folder, or takes the one that stayed there, and starts it.
    pub(super) async fn start(programs: Programs, folder: RunFolder, options: &Options) -> Result<Self, Error> {
        let mut postgres = Self {
            server: None,
            folder,
            programs,
            run_as: unprivileged_user()?,
            // Other people may use this machine. A v4 UUID is 122 bits of the system's randomness.
            password: uuid::Uuid::new_v4().simple().to_string(),
            port: 0,
            durability: options.durability,
            max_connections: options.max_connections,
            buffers_mb: options.buffers_mb,
        };
        postgres.check_reach()?;
        if let Some(login) = postgres.login()? {
            (postgres.password, postgres.port) = (login.password, login.port);
            postgres.forget_dead_server()?;
            return postgres.restart().await.map(|()| postgres);
        }
        postgres.init().await?;
        postgres.start_on_a_free_port().await?;
        if postgres.folder.stays() {
            let login = Login { password: postgres.password.clone(), port: postgres.port };
            stack::write(&postgres.folder.path().join(LOGIN_FILE), &login)?;
        }
        Ok(postgres)
    }

    // What an earlier owner left; a cluster whose making was cut short has no login and is made anew.
    fn login(&self) -> Result<Option<Login>, Error> {
        let login = stack::read(&self.folder.path().join(LOGIN_FILE))?;
        if login.is_none() && self.data().exists() {
            fs::remove_dir_all(self.data()).map_err(file_error("remove", &self.data()))?;
        }
        Ok(login)
    }

    // A killed server that nobody has reaped looks alive to PostgreSQL, which then refuses to start. Under its own
    // parent's id it knows the lock as stale, and still reads in it whether a child of the old server is left.
    fn forget_dead_server(&self) -> Result<(), Error> {
        let file = self.data().join("postmaster.pid");
        let text = fs::read_to_string(&file).unwrap_or_default();
        let Some((first, rest)) = text.split_once('\n') else { return Ok(()) };
        let alive = |pid| processes::find(pid).is_some_and(|process| process.program() == LABEL);
        if first.trim().parse().is_ok_and(alive) {
            return Ok(());
        }
        fs::write(&file, format!("{}\n{rest}", std::process::id())).map_err(file_error("write", &file))
    }

    // Said before initdb says it in its own words, which name no user.
    fn check_reach(&self) -> Result<(), Error> {
        let Some(user) = &self.run_as else { return Ok(()) };
        let closed = |folder: &&Path| {
            let passed = |found: fs::Metadata| found.uid() == user.uid.as_raw() || found.mode() & 0o001 != 0;
            !fs::metadata(folder).is_ok_and(passed)
        };
        match self.folder.path().ancestors().find(closed) {
            Some(path) => Err(Error::OutOfReach { user: user.name.clone(), path: path.to_owned() }),
            None => Ok(()),
        }
    }

    /// The maintenance database. The port stays the same for the life of the server.
    pub(super) fn url(&self) -> String {
        let (password, port) = (&self.password, self.port);
        format!("postgresql://{USER}:{password}@127.0.0.1:{port}/postgres")
    }

    /// Where its data and log are.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The version, and whether an answered commit is on disk.
    pub(super) fn describe(&self) -> String {
        let fsync = match self.durability {
            Durability::Durable => "on",
            Durability::Volatile => "off",
        };
        format!("PostgreSQL {}, private, fsync {fsync}", self.programs.version.text)
    }

    /// Kills the server and all its children at once, like a power cut for its processes.
    pub(super) async fn crash(&mut self) {
        let Some(mut server) = self.server.take() else {
            return;
        };
        let children = kill_with_children(&mut server);
        // PostgreSQL does not start while a child of its former self holds the shared memory.
        for _ in 0..GONE_POLLS {
            if !children.iter().any(Process::alive) {
                return;
            }
            sleep(POLL).await;
        }
    }

    /// Starts the server again on its data and port, after [`Postgres::crash`].
    pub(super) async fn restart(&mut self) -> Result<(), Error> {
        if self.server.as_mut().is_some_and(|server| server.ended().is_none()) {
            return Ok(());
        }
        self.server = None;
        // The port is the server's address and cannot change; whoever took it meanwhile may leave.
        for _ in 1..PORT_ATTEMPTS {
            match self.run().await {
                Err(error) if port_taken(&error) || memory_taken(&error) => sleep(Duration::from_millis(500)).await,
                done => return done,
            }
        }
        self.run().await
    }

    async fn start_on_a_free_port(&mut self) -> Result<(), Error> {
        for _ in 1..PORT_ATTEMPTS {
            self.port = ports::free_port()?;
            match self.run().await {
                Err(error) if port_taken(&error) => {}
                done => return done,
            }
        }
        Err(Error::NoPort)
    }

    async fn init(&self) -> Result<(), Error> {
        self.make_data_folder()?;
        let password_file = self.folder.path().join("password");
        self.write_password(&password_file)?;
        let mut command = self.command("initdb");
        command
            .arg(format!("--username={USER}"))
            .args(["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"])
            .arg("--pwfile")
            .arg(&password_file);
        if !self.folder.stays() {
            // The folder is removed after a power cut in any case, so only commits are synced.
            command.arg("--no-sync");
        }
        let outcome = run(command).await;
        fs::remove_file(&password_file).map_err(file_error("remove", &password_file))?;
        outcome.map(drop)
    }

    fn make_data_folder(&self) -> Result<(), Error> {
        let data = self.data();
        fs::DirBuilder::new().mode(0o700).create(&data).map_err(file_error("make the folder", &data))?;
        self.give_away(&data)
    }

    fn write_password(&self, path: &Path) -> Result<(), Error> {
        let mut file =
            OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(file_error("make", path))?;
        file.write_all(self.password.as_bytes()).map_err(file_error("write", path))?;
        self.give_away(path)
    }

    fn give_away(&self, path: &Path) -> Result<(), Error> {
        let Some(user) = &self.run_as else {
            return Ok(());
        };
        chown(path, Some(user.uid.as_raw()), Some(user.gid.as_raw())).map_err(file_error("give away", path))
    }

    async fn run(&mut self) -> Result<(), Error> {
        let mut command = self.command("postgres");
        for (name, value) in self.settings() {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        let server = ServerProcess::spawn(LABEL, command, self.folder.path())?;
        // Kept before it is waited for, so that giving up waiting still stops it gently.
        let probe = Probe::Sql(self.url());
        let server = self.server.insert(server);
        server.wait_until_ready(&probe, READY_WITHIN).await
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.folder.join(program));
        let data = self.data();
        command.arg("-D").arg(&data).current_dir(&data);
        for (name, _) in env::vars_os() {
            // The surroundings' PGDATA, PGPORT or PGOPTIONS are about another server.
            if name.to_string_lossy().starts_with("PG") {
                command.env_remove(name);
            }
        }
        // Messages in English, and no locale that the system lacks.
        command.env("LC_ALL", "C");
        if let Some(user) = &self.run_as {
            command.uid(user.uid.as_raw()).gid(user.gid.as_raw());
        }
        command
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn settings(&self) -> Vec<(&'static str, String)> {
        let synced = match self.durability {
            Durability::Durable => "on",
            Durability::Volatile => "off",
        };
        let own = [
            ("port", self.port.to_string()),
            ("max_connections", self.max_connections.to_string()),
            ("shared_buffers", format!("{}MB", self.buffers_mb)),
            ("fsync", synced.to_owned()),
            ("synchronous_commit", synced.to_owned()),
            ("full_page_writes", synced.to_owned()),
        ];
        let fixed = SETTINGS.map(|(name, value)| (name, value.to_owned()));
        own.into_iter().chain(fixed).collect()
    }
}

const SETTINGS: [(&str, &str); 14] = [
    ("listen_addresses", "127.0.0.1"),
    ("unix_socket_directories", ""),
    // CockroachDB's only level: without it the local engine would forgive what production refuses.
    ("default_transaction_isolation", "serializable"),
    // A batch of a thousand claims reads as many index pages. With the default of 64 its locks
    // become one lock of the whole table, and then batches that share nothing fail each other.
    ("max_pred_locks_per_transaction", "1024"),
    // A rush should not run into a checkpoint because of the log's size: six million claims write
    // a few gigabytes. Time, not size, starts the checkpoints then.
    ("max_wal_size", "4GB"),
    ("checkpoint_timeout", "15min"),
    // Nobody replicates from here, so the log holds only what recovery needs.
    ("wal_level", "minimal"),
    ("max_wal_senders", "0"),
    // The statements are short: compiling one costs more than running it.
    ("jit", "off"),
    // Under the data folder, so that a killed server leaves nothing in the system's /dev/shm, and
    // a container's small /dev/shm does not matter.
    ("dynamic_shared_memory_type", "mmap"),
    ("min_dynamic_shared_memory", "16MB"),
    ("timezone", "UTC"),
    ("log_timezone", "UTC"),
    ("log_checkpoints", "off"),
];

impl Drop for Postgres {
    fn drop(&mut self) {
        let Some(mut server) = self.server.take() else {
            return;
        };
        // The immediate shutdown if the folder is about to go: there is nothing to write back. Else the fast one.
        let (signal, within) =
            if self.folder.stays() { (Signal::SIGINT, REST_WITHIN) } else { (Signal::SIGQUIT, STOP_WITHIN) };
        if !server.end_blocking(signal, within) {
            kill_with_children(&mut server);
        }
    }
}

// The children lead groups of their own, so killing the server's group does not reach them. While
// the server is stopped it neither makes nor reaps children, so their ids stay theirs.
fn kill_with_children(server: &mut ServerProcess) -> Vec<Process> {
    if server.ended().is_some() {
        return Vec::new();
    }
    server.signal(Signal::SIGSTOP);
    let parent = server.pid() as i32;
    let mut children = processes::all();
    children.retain(|process| process.parent == parent);
    for child in &children {
        child.signal(Signal::SIGKILL);
    }
    server.kill();
    children
}

fn port_taken(error: &Error) -> bool {
    matches!(error, Error::Died { log, .. } if log.contains("Address already in use"))
}

// The last children of a killed server notice its death within moments.
fn memory_taken(error: &Error) -> bool {
    matches!(error, Error::Died { log, .. } if log.contains("is still in use"))
}

// PostgreSQL refuses to run as root; anybody else runs it as themselves.
fn unprivileged_user() -> Result<Option<User>, Error> {
    if !geteuid().is_root() {
        return Ok(None);
    }
    let known = |name| User::from_name(name).ok().flatten();
    known("postgres").or_else(|| known("nobody")).map(Some).ok_or(Error::NoUser)
}
