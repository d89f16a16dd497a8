//! A private Redis: found, started in the run folder, ended with its owner.
//!
//! **Invariant:** it answers on the loopback address only, and what it wrote goes with the run folder.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::Error;
use super::backend::resp::Client;
use crate::local::ports;
use crate::local::process::{Probe, ServerProcess};

const READY_WITHIN: Duration = Duration::from_secs(20);
const GONE_WITHIN: Duration = Duration::from_secs(10);

/// When a command is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sync {
    /// Within a second; a crash of the machine loses that second.
    EverySecond,
    /// Before it is answered.
    Always,
}

/// A running Redis.
pub struct RedisServer {
    process: ServerProcess,
    /// `host:port`.
    pub address: String,
    /// For looking at it.
    pub client: Client,
}

/// Where `redis-server` is, if this machine has it.
pub fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join("redis-server")).find(|program| program.is_file())
}

/// What version it is.
pub fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split_whitespace().find_map(|word| word.strip_prefix("v=")).map(str::to_owned)
}

impl RedisServer {
    /// Starts one with an empty folder of its own.
    pub async fn start(program: &Path, folder: &Path, label: &str, sync: Sync) -> Result<Self, Error> {
        let data = folder.join(label);
        // What an earlier round wrote would be loaded again.
        let _nothing_there = std::fs::remove_dir_all(&data);
        std::fs::create_dir_all(&data).map_err(Error::Program)?;
        let port = ports::free_port()?;
        let sync = if sync == Sync::Always { "always" } else { "everysec" };
        let mut command = Command::new(program);
        command
            .args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--save", "", "--daemonize", "no"])
            .args(["--appendonly", "yes", "--appendfsync", sync])
            // A rewrite of the log in the middle would be held against it.
            .args(["--auto-aof-rewrite-percentage", "0"])
            // The folder stays on its command line, where a later run's sweep looks for it.
            .args(["--set-proc-title", "no"])
            .arg("--dir")
            .arg(&data);
        let mut process = ServerProcess::spawn(label, command, folder)?;
        let address = format!("127.0.0.1:{port}");
        process.wait_until_ready(&Probe::Tcp(([127, 0, 0, 1], port).into()), READY_WITHIN).await?;
        let client = Client::connect(&address).await?;
        Ok(Self { process, address, client })
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.process.pid()
    }

    /// The bytes of its log.
    pub async fn log_bytes(&self) -> Result<i64, Error> {
        self.fact("persistence", "aof_current_size").await
    }

    /// The bytes of its data in memory.
    pub async fn data_bytes(&self) -> Result<i64, Error> {
        self.fact("memory", "used_memory_dataset").await
    }

    async fn fact(&self, section: &str, name: &str) -> Result<i64, Error> {
        let text = self.client.text(&[b"INFO", section.as_bytes()]).await?;
        let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        Ok(value.and_then(|value| value.trim().parse().ok()).unwrap_or_default())
    }

    /// Ends it.
    pub async fn stop(mut self) {
        self.process.terminate(GONE_WITHIN).await;
    }
}
