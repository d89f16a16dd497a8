//! What processes used: CPU seconds and memory, as Linux tells in `/proc`. Other systems tell nothing, and the columns
//! stay empty there.
//!
//! **Invariant:** the CPU of a child that has ended is its parent's, so nothing is lost or counted twice.

use std::collections::HashMap;
use std::fs;

/// Clock ticks of `/proc`: 100 a second on every architecture that Linux runs on.
const TICKS: f64 = 100.0;

/// The processes of one side of a run.
#[derive(Clone, Debug, Default)]
pub struct Group {
    roots: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Stat {
    parent: u32,
    own: u64,
    with_ended_children: u64,
}

impl Group {
    /// These processes and all their children.
    pub fn of(roots: impl IntoIterator<Item = u32>) -> Self {
        Self { roots: roots.into_iter().collect() }
    }

    /// This process alone: its children are other groups.
    pub fn cpu_of_this_process() -> Option<f64> {
        stat(std::process::id()).map(|stat| stat.own as f64 / TICKS)
    }

    /// CPU seconds used so far.
    pub fn cpu(&self) -> Option<f64> {
        let all = everybody();
        if all.is_empty() {
            return None;
        }
        Some(self.members(&all).iter().map(|pid| all[pid].with_ended_children).sum::<u64>() as f64 / TICKS)
    }

    /// The most memory each process had resident, together. Pages that several share are counted once: the largest
    /// share of any of them.
    pub fn memory(&self) -> Option<u64> {
        let all = everybody();
        let lines = |pid: &u32| fs::read_to_string(format!("/proc/{pid}/status")).ok();
        let texts: Vec<String> = self.members(&all).iter().filter_map(lines).collect();
        if let [one] = texts.as_slice() {
            return kilobytes(one, "VmHWM:");
        }
        let own = texts.iter().filter_map(|text| kilobytes(text, "RssAnon:")).sum::<u64>();
        let shared = texts.iter().filter_map(|text| kilobytes(text, "RssShmem:")).max()?;
        Some(own + shared)
    }

    /// The memory that the processes have resident now, together; what they share is counted for each.
    pub fn resident(&self) -> Option<u64> {
        let all = everybody();
        let resident = |pid: &u32| kilobytes(&fs::read_to_string(format!("/proc/{pid}/status")).ok()?, "VmRSS:");
        self.members(&all).iter().map(resident).sum()
    }

    fn members(&self, all: &HashMap<u32, Stat>) -> Vec<u32> {
        let mut members: Vec<u32> = self.roots.iter().copied().filter(|pid| all.contains_key(pid)).collect();
        let mut at = 0;
        while at < members.len() {
            let parent = members[at];
            members.extend(all.iter().filter(|(_, stat)| stat.parent == parent).map(|(pid, _)| *pid));
            at += 1;
        }
        members
    }
}

fn everybody() -> HashMap<u32, Stat> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter_map(|pid: u32| Some((pid, stat(pid)?))).collect()
}

fn stat(pid: u32) -> Option<Stat> {
    parse(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
}

/// The second field is the program's name in parentheses and may hold anything, so counting starts after the last one.
fn parse(text: &str) -> Option<Stat> {
    let (_, rest) = text.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_ascii_whitespace().collect();
    let number = |place: usize| fields.get(place)?.parse::<u64>().ok();
    let own = number(11)? + number(12)?;
    Some(Stat { parent: number(1)? as u32, own, with_ended_children: own + number(13)? + number(14)? })
}

fn kilobytes(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_counted_behind_a_name_with_parentheses() {
        let stat = parse("17 (a) (b c) S 4 17 17 0 -1 4194560 9 8 7 6 150 50 20 10 20 0 1 0 5 6 7").unwrap();
        assert_eq!((stat.parent, stat.own, stat.with_ended_children), (4, 200, 230));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_process_has_used_something() {
        let group = Group::of([std::process::id()]);
        assert!(group.memory().unwrap() > 1 << 20);
        assert!(group.cpu().unwrap() >= Group::cpu_of_this_process().unwrap() - 0.1);
    }
}
