//! The processes of this machine, as far as a run needs to know them.
//!
//! Only looking and signalling lives here, no decision whom to end. Linux is read from `/proc`
//! (a minimal container has no `ps`), every other system through `ps`.
//!
//! **Invariant:** a process is known by its id *and* its start time, because ids are used again;
//! and a zombie counts as gone, because in a container nobody may ever reap it.

use std::fs;
use std::path::Path;
use std::process::Command;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// One process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Process {
    pub(super) pid: i32,
    pub(super) parent: i32,
    /// When it started, in the system's own words: comparable for equality only.
    pub(super) start: String,
    /// The program and its arguments; through `ps`, which does not quote, cut at blanks.
    pub(super) command: Vec<String>,
}

impl Process {
    /// The program's name, without its folder.
    pub(super) fn program(&self) -> &str {
        let program = self.command.first().map_or("", String::as_str);
        program.rsplit('/').next().unwrap_or(program)
    }

    /// Whether it still lives; another process with its id is another process.
    pub(super) fn alive(&self) -> bool {
        find(self.pid).is_some_and(|found| found.start == self.start)
    }

    /// Sends a signal; that the process may be gone by now is as good.
    pub(super) fn signal(&self, signal: Signal) {
        let _ = kill(Pid::from_raw(self.pid), signal);
    }
}

/// All living processes that may be seen.
pub(super) fn all() -> Vec<Process> {
    if has_proc() { from_proc() } else { from_ps(&["-A"]) }
}

/// One process, if it lives.
pub(super) fn find(pid: i32) -> Option<Process> {
    if has_proc() {
        from_proc_entry(&Path::new("/proc").join(pid.to_string()))
    } else {
        from_ps(&["-p", &pid.to_string()]).pop()
    }
}

fn has_proc() -> bool {
    Path::new("/proc/self/stat").exists()
}

fn from_proc() -> Vec<Process> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries.flatten().filter_map(|entry| from_proc_entry(&entry.path())).collect()
}

fn from_proc_entry(folder: &Path) -> Option<Process> {
    let pid = folder.file_name()?.to_str()?.parse().ok()?;
    let status = fs::read_to_string(folder.join("stat")).ok()?;
    let command = fs::read(folder.join("cmdline")).ok()?;
    let (parent, start) = parent_and_start(&status)?;
    Some(Process {
        pid,
        parent,
        start,
        command: command
            .split(|byte| *byte == 0)
            .map(|argument| String::from_utf8_lossy(argument).into_owned())
            .collect(),
    })
}

// The second field is the program's name in parentheses and may itself hold blanks and
// parentheses, so counting starts after the last one.
fn parent_and_start(stat: &str) -> Option<(i32, String)> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_ascii_whitespace();
    if matches!(fields.next()?, "Z" | "X") {
        return None;
    }
    let parent = fields.next()?.parse().ok()?;
    Some((parent, fields.nth(17)?.to_owned()))
}

/// What `ps` tells, with the given choice of processes.
pub(super) fn from_ps(choice: &[&str]) -> Vec<Process> {
    let output = Command::new("ps")
        .env("LC_ALL", "C")
        .args(choice)
        .args(["-ww", "-o", "pid=", "-o", "ppid=", "-o", "stat="])
        .args(["-o", "lstart=", "-o", "command="])
        .output();
    let text = output.map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&text).lines().filter_map(from_ps_line).collect()
}

// `lstart` is five words: Sun Nov 22 02:17:01 2026.
fn from_ps_line(line: &str) -> Option<Process> {
    let mut words = line.split_ascii_whitespace().map(str::to_owned);
    let pid = words.next()?.parse().ok()?;
    let parent = words.next()?.parse().ok()?;
    if words.next()?.starts_with('Z') {
        return None;
    }
    let start = words.by_ref().take(5).collect::<Vec<_>>().join(" ");
    let command = words.collect();
    Some(Process { pid, parent, start, command })
}
