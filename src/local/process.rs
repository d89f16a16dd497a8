//! A server as a child process: started, waited for, stopped, reaped.
//!
//! It serves `largesse serve` and the databases alike, and knows what neither of them does. Which
//! servers there are, and in which order they stop, is the caller's business.
//!
//! **Invariant:** a child is signalled only while it has not been reaped, so a signal never
//! reaches a stranger that was given its id; and it is always reaped, at the latest on drop.

use std::fs::{self, File, OpenOptions};
use std::future::Future;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use nix::sys::signal::{Signal, kill, killpg};
use nix::unistd::Pid;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::addresses::Addresses;
use super::{Error, file_error, spawn_error};

const POLL: Duration = Duration::from_millis(10);
// One answer; a server under load may be slow, a dead address should not hold the wait up.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);
const LOG_BYTES_SHOWN: u64 = 8 * 1024;
const LOG_LINES_SHOWN: usize = 20;

/// How to find out that a server is ready.
#[derive(Debug, Clone)]
pub enum Probe {
    /// Somebody accepts connections there.
    Tcp(SocketAddr),
    /// A GET of this path is answered with status 200.
    Http(SocketAddr, &'static str),
    /// A database answers a query at this URL.
    Sql(String),
}

impl Probe {
    async fn until_answered(&self) {
        while !timeout(ANSWER_WITHIN, self.answered()).await.unwrap_or(false) {
            sleep(POLL).await;
        }
    }

    async fn answered(&self) -> bool {
        match self {
            Self::Tcp(address) => TcpStream::connect(address).await.is_ok(),
            Self::Http(address, path) => http_ok(*address, path).await.unwrap_or(false),
            Self::Sql(url) => sql_ok(url).await.is_ok(),
        }
    }
}

async fn http_ok(address: SocketAddr, path: &str) -> std::io::Result<bool> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut status_line = [0; 12];
    stream.read_exact(&mut status_line).await?;
    Ok(status_line.starts_with(b"HTTP/1.") && status_line.ends_with(b" 200"))
}

async fn sql_ok(url: &str) -> Result<(), tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
    // Ends by itself when the client is dropped.
    tokio::spawn(connection);
    client.simple_query("SELECT 1").await.map(drop)
}

/// A running server process, killed and reaped when dropped.
#[derive(Debug)]
pub struct ServerProcess {
    label: String,
    child: Child,
    log: PathBuf,
    // What an earlier process of the same label wrote ends here.
    log_start: u64,
    addresses_file: Option<PathBuf>,
}

impl ServerProcess {
    /// Starts a command in a process group of its own, its output appended to
    /// `<folder>/<label>.log`.
    pub fn spawn(label: &str, mut command: Command, folder: &Path) -> Result<Self, Error> {
        let log = folder.join(format!("{label}.log"));
        let output = open_log(&log).map_err(file_error("open", &log))?;
        let log_start = output.metadata().map_err(file_error("look at", &log))?.len();
        let errors = output.try_clone().map_err(file_error("open", &log))?;
        let child = command
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            // The terminal's Ctrl-C is for the owner, who stops its children in order.
            .process_group(0)
            .spawn()
            .map_err(spawn_error(Path::new(command.get_program())))?;
        Ok(Self { label: label.to_owned(), child, log, log_start, addresses_file: None })
    }

    /// Like [`ServerProcess::spawn`], with `--addresses-file <folder>/<label>.addresses` added:
    /// for a server that binds port 0 and tells what it got.
    pub fn spawn_announcing(label: &str, mut command: Command, folder: &Path) -> Result<Self, Error> {
        let file = folder.join(format!("{label}.addresses"));
        if file.exists() {
            // An earlier process's addresses would be believed.
            fs::remove_file(&file).map_err(file_error("remove", &file))?;
        }
        command.arg("--addresses-file").arg(&file);
        let mut server = Self::spawn(label, command, folder)?;
        server.addresses_file = Some(file);
        Ok(server)
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Its log file.
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        // An error means that there is no such child any more, which is an end as well.
        self.child.try_wait().unwrap_or_else(|_| Some(ExitStatus::default()))
    }

    /// Fails with the end of its log if it has ended.
    pub fn check_alive(&mut self) -> Result<(), Error> {
        self.ended().map_or(Ok(()), |status| Err(self.died(status)))
    }

    /// Waits until the probe is answered; stops at once if the process ends.
    pub async fn wait_until_ready(&mut self, probe: &Probe, within: Duration) -> Result<(), Error> {
        self.wait_for(probe.until_answered(), within).await
    }

    /// Waits until the server has told where it listens; stops at once if the process ends.
    ///
    /// Only a process of [`ServerProcess::spawn_announcing`] ever tells.
    pub async fn addresses(&mut self, within: Duration) -> Result<Addresses, Error> {
        let file = self.addresses_file.clone();
        let told = async move {
            loop {
                if let Some(addresses) = file.as_deref().map(Addresses::read).transpose()?.flatten() {
                    return Ok(addresses);
                }
                sleep(POLL).await;
            }
        };
        self.wait_for(told, within).await?
    }

    /// Asks it to stop (SIGTERM), and kills it if it has not within `grace`.
    pub async fn terminate(&mut self, grace: Duration) -> ExitStatus {
        self.signal(Signal::SIGTERM);
        if let Ok(status) = timeout(grace, self.end()).await {
            return status;
        }
        tracing::warn!(server = self.label, "did not stop in time: killing it");
        self.kill()
    }

    /// Kills it and its process group (SIGKILL) and reaps it.
    pub fn kill(&mut self) -> ExitStatus {
        if let Some(status) = self.ended() {
            return status;
        }
        let _ = killpg(self.nix_pid(), Signal::SIGKILL);
        self.child.wait().unwrap_or_default()
    }

    /// Sends a signal, unless it has ended.
    pub fn signal(&mut self, signal: Signal) {
        if self.ended().is_none() {
            let _ = kill(self.nix_pid(), signal);
        }
    }

    /// Sends a signal and waits on this thread for the end: for `drop`, where nothing can be
    /// awaited. Says whether it ended.
    pub(super) fn end_blocking(&mut self, signal: Signal, within: Duration) -> bool {
        self.signal(signal);
        let polls = within.as_millis() / POLL.as_millis();
        (0..polls).any(|_| {
            let ended = self.ended().is_some();
            if !ended {
                thread::sleep(POLL);
            }
            ended
        })
    }

    /// The last lines that this process wrote to its log.
    pub fn log_tail(&self) -> String {
        let text = self.read_log_tail().unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<_> = text.lines().collect();
        lines[lines.len().saturating_sub(LOG_LINES_SHOWN)..].join("\n")
    }

    fn read_log_tail(&self) -> std::io::Result<Vec<u8>> {
        let mut file = File::open(&self.log)?;
        let shown = file.metadata()?.len().saturating_sub(LOG_BYTES_SHOWN);
        file.seek(SeekFrom::Start(self.log_start.max(shown)))?;
        let mut text = Vec::new();
        file.read_to_end(&mut text)?;
        Ok(text)
    }

    async fn wait_for<T>(&mut self, wanted: impl Future<Output = T>, within: Duration) -> Result<T, Error> {
        let outcome = timeout(within, async {
            tokio::select! {
                // Death first: whatever answers then is somebody else's server.
                biased;
                status = self.end() => Err(status),
                value = wanted => Ok(value),
            }
        });
        match outcome.await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(status)) => Err(self.died(status)),
            Err(_) => Err(self.not_ready(within)),
        }
    }

    /// Waits until it has ended.
    pub(super) async fn end(&mut self) -> ExitStatus {
        loop {
            if let Some(status) = self.ended() {
                return status;
            }
            sleep(POLL).await;
        }
    }

    fn died(&self, status: ExitStatus) -> Error {
        Error::Died { label: self.label.clone(), status, log: self.log_tail() }
    }

    fn not_ready(&self, within: Duration) -> Error {
        Error::NotReady { label: self.label.clone(), within, log: self.log_tail() }
    }

    fn nix_pid(&self) -> Pid {
        Pid::from_raw(self.child.id() as i32)
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        self.kill();
    }
}

// A database's log may show statements, which are nobody else's business.
fn open_log(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().create(true).append(true).mode(0o600).open(path)
}
