//! The demo: one command shows the whole system, ends with a true verdict, and leaves nothing behind however it ends.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// A running demo and the lines it prints.
struct Demo {
    child: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Demo {
    fn start(args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_largesse"));
        command.args(["demo", "--supply", "300", "--people", "900", "--duration", "3"]).args(args);
        // The suite's own server, if one is named, is a server where databases may be made.
        if let Ok(url) = std::env::var("LARGESSE_TEST_DATABASE_URL") {
            command.env("LARGESSE_DATABASE_URL", url);
        } else {
            command.env_remove("LARGESSE_DATABASE_URL");
        }
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a demo");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        Self { child, lines }
    }

    /// Reads until a line begins like this; every line read.
    fn until(&mut self, beginning: &str) -> Vec<String> {
        let mut read = Vec::new();
        for line in self.lines.by_ref() {
            let line = line.expect("a line");
            let found = line.starts_with(beginning);
            read.push(line);
            if found {
                return read;
            }
        }
        panic!("the demo never said `{beginning}`: {read:#?}");
    }

    fn signal(&self, signal: Signal) {
        kill(Pid::from_raw(self.child.id() as i32), signal).expect("a running demo");
    }

    /// Waits for the end, at most a minute.
    fn end(mut self) -> (Option<i32>, u32) {
        let pid = self.child.id();
        for _ in 0..600 {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return (status.code(), pid);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let _killed = self.child.kill();
        panic!("the demo did not end within a minute");
    }
}

/// Command lines of living processes that work in the folders of a demo.
fn left_of(pid: u32) -> Vec<String> {
    let mark = format!("largesse-demo-{pid}");
    let ps = Command::new("ps").args(["-A", "-o", "args="]).output().expect("ps");
    let text = String::from_utf8_lossy(&ps.stdout).into_owned();
    text.lines().filter(|line| line.contains(&mark)).map(str::to_owned).collect()
}

#[test]
fn one_command_hands_everything_out_and_every_promise_is_kept() {
    let mut demo = Demo::start(&["--once", "--kill-a-server"]);
    let said = demo.until("Every promise was kept.").join("\n");
    assert!(said.contains("300 of 300 units"), "{said}");
    assert!(said.contains("✓ The books balance"), "{said}");
    let (code, pid) = demo.end();
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(left_of(pid), Vec::<String>::new());
}

#[test]
fn ctrl_c_at_any_point_once_or_twice_leaves_no_process() {
    for (moment, times) in [
        ("Largesse hands", 1),
        ("Database:", 1),
        ("3 servers are ready", 2),
        ("The gate is open", 1),
        ("The servers stay up", 2),
    ] {
        let mut demo = Demo::start(&[]);
        demo.until(moment);
        for _ in 0..times {
            demo.signal(Signal::SIGINT);
            std::thread::sleep(Duration::from_millis(50));
        }
        let (code, pid) = demo.end();
        // Asked to stop before the verdict it has none to tell; while it only stays up, it has told it.
        let expected = if moment == "The servers stay up" { 0 } else { 130 };
        assert_eq!(code, Some(expected), "at `{moment}`");
        assert_eq!(left_of(pid), Vec::<String>::new(), "at `{moment}`");
    }
}

#[test]
fn a_killed_demo_does_not_break_the_next_one_which_sweeps_what_it_left() {
    let mut demo = Demo::start(&[]);
    demo.until("The gate is open");
    demo.signal(Signal::SIGKILL);
    let (_, killed) = demo.end();
    let mut next = Demo::start(&["--once"]);
    next.until("Every promise was kept.");
    let (code, pid) = next.end();
    assert_eq!(code, Some(0));
    for pid in [killed, pid] {
        assert_eq!(left_of(pid), Vec::<String>::new());
    }
}
