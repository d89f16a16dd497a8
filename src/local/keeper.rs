//! A part of a deployment as a process of its own: kept running by a keeper, which starts it again when it dies, and
//! found again by whoever wants to stop it.
//!
//! What a part is, and what its command says, is the caller's business.
//!
//! **Invariant:** a folder has one keeper at most, known by its lock; and when a keeper is gone, however it went, the
//! next start or stop ends what it left running.

use std::fs::{self, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use nix::sys::signal::Signal;
use tokio::time::sleep;
use tokio_postgres::NoTls;
use tokio_postgres::error::SqlState;
use tokio_util::sync::CancellationToken;

use super::addresses::Addresses;
use super::database::{BUFFERS_MB, Durability, LocalDatabase, Options};
use super::folder::{self, RunFolder};
use super::process::{Probe, ServerProcess};
use super::stack::{Part, Stack, Urls};
use super::{Error, REGIONS, file_error, spawn_error};

/// The database of a deployment on a private server.
const DATABASE: &str = "largesse";
/// Enough for a dozen servers' pools and the commands of their operators.
const CONNECTIONS: u32 = 300;
/// How long a part may take until it answers.
const READY_WITHIN: Duration = Duration::from_secs(60);
/// How long it may take to finish what it began.
const REST_WITHIN: Duration = Duration::from_secs(25);
/// Between a death and the next start; doubled while it dies before it is ready.
const PAUSE: (Duration, Duration) = (Duration::from_millis(200), Duration::from_secs(10));
const POLL: Duration = Duration::from_millis(20);
const LOOK_EVERY: Duration = Duration::from_millis(500);
const READY_FILE: &str = "ready";
/// What a keeper says, in its folder.
pub const LOG_FILE: &str = "keeper.log";

/// Whether a part runs, as others see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Nobody keeps it.
    Stopped,
    /// The keeper with this id has started it, and it does not answer yet.
    Starting(i32),
    /// It answers.
    Ready(i32),
}

/// Looks at the part in this folder.
pub fn look(folder: &Path) -> Seen {
    match folder::owner(folder) {
        None => Seen::Stopped,
        // One that was killed has left its file.
        Some(keeper) if fs::read_to_string(folder.join(READY_FILE)).is_ok_and(|of| of == keeper.pid.to_string()) => {
            Seen::Ready(keeper.pid)
        }
        Some(keeper) => Seen::Starting(keeper.pid),
    }
}

/// Starts a keeper that outlives this process; its output goes to a log in the folder.
pub fn detach(mut keeper: Command, folder: &Path) -> Result<Detached, Error> {
    fs::create_dir_all(folder).map_err(file_error("make the folder", folder))?;
    let path = folder.join(LOG_FILE);
    let open =
        || OpenOptions::new().create(true).append(true).mode(0o600).open(&path).map_err(file_error("open", &path));
    let (output, errors) = (open()?, open()?);
    let log_start = output.metadata().map_err(file_error("look at", &path))?.len();
    let child = keeper.stdin(Stdio::null()).stdout(output).stderr(errors).spawn();
    let child = child.map_err(spawn_error(Path::new(keeper.get_program())))?;
    Ok(Detached { child, folder: folder.to_owned(), log_start })
}

/// A keeper on its way.
pub struct Detached {
    child: Child,
    folder: std::path::PathBuf,
    log_start: u64,
}

impl Detached {
    /// Waits until its part answers; its id. A keeper that gives up says why in its log.
    pub async fn ready(mut self, label: &str) -> Result<i32, Error> {
        let polls = READY_WITHIN.as_millis() * 2 / POLL.as_millis();
        for _ in 0..polls {
            match look(&self.folder) {
                Seen::Ready(pid) if pid == self.child.id() as i32 => return Ok(pid),
                _ => {}
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(Error::Died { label: label.to_owned(), status, log: self.log() });
            }
            sleep(POLL).await;
        }
        Err(Error::NotReady { label: label.to_owned(), within: READY_WITHIN * 2, log: self.log() })
    }

    fn log(&self) -> String {
        let read = || {
            let mut file = fs::File::open(self.folder.join(LOG_FILE))?;
            file.seek(SeekFrom::Start(self.log_start))?;
            let mut text = Vec::new();
            file.read_to_end(&mut text).map(|_| text)
        };
        String::from_utf8_lossy(&read().unwrap_or_default()).trim_end().to_owned()
    }
}

/// Stops the part in this folder and its keeper, and ends what a dead keeper left; says whether there was a keeper.
pub async fn stop(folder: &Path) -> bool {
    let keeper = folder::owner(folder);
    if let Some(keeper) = &keeper {
        keeper.signal(Signal::SIGTERM);
        // A database writes back what it has in memory.
        for _ in 0..(3 * REST_WITHIN.as_millis() / POLL.as_millis()) {
            if !keeper.alive() {
                break;
            }
            sleep(POLL).await;
        }
        if keeper.alive() {
            keeper.signal(Signal::SIGKILL);
        }
    }
    let folder = folder.to_owned();
    let _done = tokio::task::spawn_blocking(move || folder::end_orphans(&folder)).await;
    keeper.is_some()
}

/// Removes the folder of a part that was stopped.
pub async fn remove(folder: &Path) {
    let folder = folder.to_owned();
    let _done = tokio::task::spawn_blocking(move || folder::clear_kept(&folder)).await;
}

async fn own(folder: &Path) -> Result<RunFolder, Error> {
    let folder = folder.to_owned();
    tokio::task::spawn_blocking(move || RunFolder::keep(&folder)).await.map_err(Error::Task)?
}

/// Keeps a server running until `stop`. `probe` is what it answers once it is ready; `make` says how it is started, and
/// is told where it listened before.
pub async fn keep_server(
    label: &str,
    probe: &'static str,
    make: impl Fn(Option<Addresses>) -> Result<Command, Error>,
    folder: &Path,
    stop: &CancellationToken,
) -> Result<(), Error> {
    let owned = own(folder).await?;
    let ready = owned.path().join(READY_FILE);
    let (mut before, mut pause) = (None, PAUSE.0);
    loop {
        let mut server = ServerProcess::spawn_announcing(label, make(before)?, owned.path())?;
        let life = async {
            let addresses = server.addresses(READY_WITHIN).await?;
            server.wait_until_ready(&Probe::Http(addresses.ops, probe), READY_WITHIN).await?;
            fs::write(&ready, std::process::id().to_string()).map_err(file_error("write", &ready))?;
            (before, pause) = (Some(addresses), PAUSE.0);
            tracing::info!(server = label, public = %addresses.public, "ready");
            let status = server.end().await;
            tracing::warn!(server = label, %status, "ended by itself: starting it again");
            Ok(())
        };
        let lived = stop.run_until_cancelled(life).await;
        let _was_there = fs::remove_file(&ready);
        match lived {
            None => {
                server.terminate(REST_WITHIN).await;
                return Ok(());
            }
            Some(Ok(())) => {}
            // Whoever starts it for the first time wants to know.
            Some(Err(error)) if before.is_none() => return Err(error),
            Some(Err(error)) => {
                tracing::warn!(server = label, %error, "not ready: starting it again");
                server.kill();
                pause = (pause * 2).min(PAUSE.1);
            }
        }
        if stop.run_until_cancelled(sleep(pause)).await.is_none() {
            return Ok(());
        }
    }
}

/// Keeps a private database running until `stop`, with its rows in the deployment's folder.
pub async fn keep_database(stack: &Stack, stop: &CancellationToken) -> Result<(), Error> {
    let owned = own(&stack.folder(&Part::Database)).await?;
    let ready = owned.path().join(READY_FILE);
    let options = Options {
        external_url: None,
        durability: Durability::Durable,
        name: "local",
        max_connections: CONNECTIONS,
        buffers_mb: BUFFERS_MB,
    };
    let mut database = tokio::select! {
        started = LocalDatabase::keep(owned, &options) => started?,
        () = stop.cancelled() => return Ok(()),
    };
    make_database(database.server_url()).await.map_err(Error::SetUp)?;
    let nodes = database.node_urls(DATABASE);
    // A PostgreSQL has one address for all.
    let regions = if nodes.len() == REGIONS.len() { &REGIONS[..] } else { &[] };
    let regions = regions.iter().map(|region| (*region).to_owned()).zip(nodes).collect();
    stack.set_urls(&Urls { url: database.database_url(DATABASE), regions })?;
    fs::write(&ready, std::process::id().to_string()).map_err(file_error("write", &ready))?;
    tracing::info!(database = database.describe(), "ready");
    while stop.run_until_cancelled(sleep(LOOK_EVERY)).await.is_some() {
        // Starts what has died.
        if let Err(error) = database.restart().await {
            tracing::warn!(%error, "the database can't be started");
        }
    }
    let _was_there = fs::remove_file(&ready);
    database.stop().await;
    Ok(())
}

/// Makes the deployment's own database on a private server, if it is not there.
async fn make_database(server_url: &str) -> Result<(), tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(server_url, NoTls).await?;
    tokio::spawn(connection);
    match client.batch_execute(&format!("CREATE DATABASE {DATABASE}")).await {
        Err(error) if error.code() == Some(&SqlState::DUPLICATE_DATABASE) => Ok(()),
        made => made,
    }
}
