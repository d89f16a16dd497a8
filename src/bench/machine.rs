//! On what it ran: a figure without its machine says nothing.

use serde::Serialize;

/// The machine and the programs.
#[derive(Clone, Debug, Serialize)]
pub struct Machine {
    /// Cores this process may use.
    pub cores: usize,
    /// The processor.
    pub processor: String,
    /// The operating system.
    pub system: String,
    /// Bytes of memory.
    pub memory: u64,
    /// This program.
    pub program: String,
    /// The database.
    pub database: String,
    /// Redis, if it is here.
    pub redis: Option<String>,
    /// When.
    pub date: String,
}

/// The value of the first line of a file that begins with this name.
fn first(file: &str, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// Bytes of memory of this machine; 0 if it does not say.
pub fn memory() -> u64 {
    let total = first("/proc/meminfo", "MemTotal").unwrap_or_default();
    let kilobytes = total.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok());
    kilobytes.unwrap_or_default() * 1024
}

impl Machine {
    /// This machine.
    pub fn here(database: String, redis: Option<String>) -> Self {
        let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        let build = if cfg!(debug_assertions) { "debug build" } else { "release build" };
        Self {
            cores: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            processor: first("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            system: format!("{} {}", std::env::consts::OS, kernel.trim()).trim_end().to_owned(),
            memory: memory(),
            program: format!("largesse {} ({build})", env!("CARGO_PKG_VERSION")),
            database,
            redis,
            date: crate::clock::now().strftime("%Y-%m-%d %H:%M UTC").to_string(),
        }
    }
}

impl std::fmt::Display for Machine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let gigabytes = self.memory >> 30;
        writeln!(f, "{} cores of {}, {gigabytes} GiB, {}", self.cores, self.processor, self.system)?;
        let redis = self.redis.as_ref().map_or("no Redis on this machine".to_owned(), |v| format!("Redis {v}"));
        write!(f, "{}, {}, {redis}; {}", self.program, self.database, self.date)
    }
}
