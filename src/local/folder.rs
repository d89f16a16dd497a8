//! The folder of one run, and the sweeping up after runs that died.
//!
//! Everything a run writes is under its folder: data, logs, addresses. What the files mean is
//! their writers' business.
//!
//! **Invariant:** a folder is removed only by its owner, or when its owner is dead and every
//! process that works in it has been ended. The owner is named by process id and start time, so
//! that a stranger with a recycled id is not mistaken for it.

use std::env;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use nix::sys::signal::Signal;
use nix::unistd::geteuid;

use super::processes::{self, Process};
use super::{Error, file_error};

const PREFIX: &str = "largesse-";
const OWNER_FILE: &str = "owner";
// Whoever reads a log with `less` also names the folder; only these are ended by a sweep.
const PROGRAMS: [&str; 5] = ["postgres", "initdb", "cockroach", "largesse", "redis-server"];
const POLL: Duration = Duration::from_millis(20);
// PostgreSQL kills what is left of its own children after five seconds.
const GENTLE_POLLS: usize = 300;
const HARD_POLLS: usize = 100;

/// A folder that belongs to this process: it goes with it, or it stays for the next owner.
#[derive(Debug)]
pub struct RunFolder {
    path: PathBuf,
    // Of a folder that stays: locked for as long as this process owns it.
    lock: Option<File>,
}

impl RunFolder {
    /// Sweeps up after dead runs, then makes `largesse-<name>-<pid>` for this one.
    ///
    /// Blocks for as long as leftovers take to end, which is seconds at worst.
    pub fn create(name: &str) -> Result<Self, Error> {
        let parent = parent()?;
        sweep(&parent);
        let path = make_unused(&parent, name)?;
        let folder = Self { path, lock: None };
        let owner = folder.path.join(OWNER_FILE);
        fs::write(&owner, Owner::this_process().to_text()).map_err(file_error("write", &owner))?;
        Ok(folder)
    }

    /// Takes a folder that stays, and makes it if it is not there. What a killed owner left running in it is ended.
    /// Refused while another process owns it.
    pub fn keep(path: &Path) -> Result<Self, Error> {
        fs::create_dir_all(path).map_err(file_error("make the folder", path))?;
        open_to_programs(path)?;
        let path = fs::canonicalize(path).map_err(file_error("look at", path))?;
        let file = path.join(OWNER_FILE);
        let mut lock = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&file)
            .map_err(file_error("open", &file))?;
        if lock.try_lock().is_err() {
            return Err(Error::Owned { path });
        }
        if !emptied_by_force(&path) {
            return Err(Error::Owned { path });
        }
        lock.set_len(0)
            .and_then(|()| lock.write_all(Owner::this_process().to_text().as_bytes()))
            .map_err(file_error("write", &file))?;
        Ok(Self { path, lock: Some(lock) })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it stays when its owner goes.
    pub fn stays(&self) -> bool {
        self.lock.is_some()
    }
}

impl Drop for RunFolder {
    fn drop(&mut self) {
        match self.lock.take() {
            // Empty, it names nobody; a file that is gone would be locked by two.
            Some(lock) => drop(lock.set_len(0)),
            None => remove(&self.path),
        }
    }
}

/// The process that owns a folder that stays, if it lives.
pub(super) fn owner(folder: &Path) -> Option<Process> {
    let text = fs::read_to_string(folder.join(OWNER_FILE)).unwrap_or_default();
    let owner = Owner::from_text(&text)?;
    processes::find(owner.pid).filter(|process| process.start == owner.start)
}

/// Ends what a dead owner left running in a folder that stays.
pub(super) fn end_orphans(folder: &Path) {
    if owner(folder).is_none() {
        emptied_by_force(folder);
    }
}

/// Ends what works in a folder whose owner is dead, and removes it.
pub(super) fn clear_kept(folder: &Path) {
    if emptied_by_force(folder) {
        remove(folder);
    }
}

struct Owner {
    pid: i32,
    start: String,
}

impl Owner {
    fn this_process() -> Self {
        let pid = std::process::id() as i32;
        let start = processes::find(pid).map_or_else(String::new, |process| process.start);
        Self { pid, start }
    }

    // A run that has not finished writing the file yet is still named by its folder.
    fn of(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(OWNER_FILE)).unwrap_or_default();
        Self::from_text(&text).or_else(|| Self::from_name(folder))
    }

    fn from_text(text: &str) -> Option<Self> {
        let (pid, start) = text.strip_suffix('\n')?.split_once('\n')?;
        let pid = pid.parse().ok()?;
        let start = start.to_owned();
        Some(Self { pid, start })
    }

    fn from_name(folder: &Path) -> Option<Self> {
        let tail = folder.file_name()?.to_str()?.rsplit('-').next()?;
        let pid = tail.split('.').next()?.parse().ok()?;
        let start = processes::find(pid)?.start;
        Some(Self { pid, start })
    }

    fn to_text(&self) -> String {
        format!("{}\n{}\n", self.pid, self.start)
    }

    fn alive(&self) -> bool {
        processes::find(self.pid).is_some_and(|process| process.start == self.start)
    }
}

// The folder of all runs. Root's must be reachable for the user that PostgreSQL runs as, which a
// home folder often is not, and must not be one that others can write to.
fn parent() -> Result<PathBuf, Error> {
    let me = geteuid().as_raw();
    let preferred = if geteuid().is_root() { Some(PathBuf::from("/var/cache")) } else { cache_home() };
    if let Some(cache) = preferred
        && let Ok(path) = make_own(&cache.join("largesse"))
    {
        return Ok(path);
    }
    make_own(&env::temp_dir().join(format!("largesse-cache-{me}")))
}

fn cache_home() -> Option<PathBuf> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")))
}

// Refuses a folder that somebody else made: they could replace what is inside.
fn make_own(path: &Path) -> Result<PathBuf, Error> {
    fs::create_dir_all(path).map_err(file_error("make the folder", path))?;
    let found = fs::symlink_metadata(path).map_err(file_error("look at", path))?;
    if !found.is_dir() || found.uid() != geteuid().as_raw() {
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        return Err(file_error("trust the folder", path)(denied));
    }
    open_to_programs(path)?;
    fs::canonicalize(path).map_err(file_error("look at", path))
}

// One process may make several: its first is `…-<pid>`, the others `…-<pid>.1` and so on. A name is
// never used twice, so that whoever still knows a removed folder does not mean a new one.
fn make_unused(parent: &Path, name: &str) -> Result<PathBuf, Error> {
    static SERIAL: AtomicU32 = AtomicU32::new(0);
    let stem = format!("{PREFIX}{name}-{}", std::process::id());
    loop {
        let path = match SERIAL.fetch_add(1, Ordering::Relaxed) {
            0 => parent.join(&stem),
            serial => parent.join(format!("{stem}.{serial}")),
        };
        match fs::DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => return open_to_programs(&path).map(|()| path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(file_error("make the folder", &path)(error)),
        }
    }
}

// Root's PostgreSQL runs as another user, who must get through to its data; the data folder and
// the logs inside are closed to others all the same.
fn open_to_programs(path: &Path) -> Result<(), Error> {
    let mode = if geteuid().is_root() { 0o755 } else { 0o700 };
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(file_error("open the folder", path))
}

// Best effort: a leftover that cannot be removed must not keep the next run from starting.
fn sweep(parent: &Path) {
    // Where processes cannot be seen, every owner would look dead.
    if processes::find(std::process::id() as i32).is_none() {
        return;
    }
    let Ok(entries) = fs::read_dir(parent) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if is_run(&path) && Owner::of(&path).is_none_or(|owner| !owner.alive()) {
            clear(&path);
        }
    }
}

fn is_run(path: &Path) -> bool {
    let named = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
    named && fs::symlink_metadata(path).is_ok_and(|found| found.is_dir() && found.uid() == geteuid().as_raw())
}

fn clear(folder: &Path) {
    tracing::info!(folder = %folder.display(), "removing what a dead run left behind");
    if emptied_by_force(folder) {
        remove(folder);
    }
}

/// Ends every process that works in a folder, gently where that helps; whether none is left.
fn emptied_by_force(folder: &Path) -> bool {
    for process in working_in(folder) {
        // PostgreSQL's immediate shutdown: it takes its children and shared memory along.
        let gentle = process.program() == "postgres";
        process.signal(if gentle { Signal::SIGQUIT } else { Signal::SIGKILL });
    }
    if !emptied(folder, GENTLE_POLLS) {
        for process in working_in(folder) {
            process.signal(Signal::SIGKILL);
        }
        if !emptied(folder, HARD_POLLS) {
            tracing::warn!(folder = %folder.display(), "a process of a dead run cannot be ended");
            return false;
        }
    }
    true
}

fn emptied(folder: &Path, polls: usize) -> bool {
    (0..polls).any(|_| {
        let empty = working_in(folder).is_empty();
        if !empty {
            thread::sleep(POLL);
        }
        empty
    })
}

fn working_in(folder: &Path) -> Vec<Process> {
    // With the slash, so that run 12 does not claim what belongs to run 123.
    let inside = format!("{}/", folder.display());
    processes::all()
        .into_iter()
        .filter(|process| PROGRAMS.contains(&process.program()))
        .filter(|process| process.command.join(" ").contains(&inside))
        .collect()
}

// A killed database's last children may still write for a moment, so a few tries.
fn remove(folder: &Path) {
    for _ in 0..HARD_POLLS {
        match fs::remove_dir_all(folder) {
            Ok(()) => return,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.exists() => return,
            Err(_) => thread::sleep(POLL),
        }
    }
    tracing::warn!(folder = %folder.display(), "cannot remove the folder of a run");
}
