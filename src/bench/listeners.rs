//! What those who listen cost: thousands of event streams on one server process, most of them idle, all of them told
//! each change.
//!
//! The listeners are this process's; the server's memory and processor time are read from outside (`usage`). Memory is
//! what the server has resident with all listeners less what it had without, so it has the connections, the streams and
//! the allocator's waste; what the kernel keeps for a socket is not in it. The time to be told counts from when the
//! change was committed, so the poll of the campaigns (up to half a second) is in it; the time from the first listener
//! told to the last is the stream's own.
//!
//! **Invariant:** a change counts only when all listeners were waited for; who has not heard it after ten seconds has
//! missed it.

use std::fmt;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use serde::Serialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

use super::machine::Machine;
use super::stage::{Campaign, Server, Stage};
use super::usage::Group;
use super::{Error, Say};
use crate::clock;
use crate::quota::gate::{self, Move};

/// How long a change may take to everybody.
const HEARD_WITHIN: Duration = Duration::from_secs(10);
/// Streams that are opened at a time.
const OPENED_AT_ONCE: usize = 64;

/// How it is measured.
#[derive(Clone, Debug, Serialize)]
pub struct Settings {
    /// Streams.
    pub listeners: usize,
    /// Changes of the campaign's state.
    pub changes: u32,
    /// How long nothing happens.
    pub idle: Duration,
}

/// What came of it.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// On what it ran.
    pub machine: Machine,
    /// How.
    pub settings: Settings,
    /// Bytes of the server's resident memory for each listener.
    pub bytes: Option<f64>,
    /// Microseconds of the server's processor time for each listener and minute in which nothing happens.
    pub idle_micros: Option<f64>,
    /// Microseconds of the server's processor time for each listener and event.
    pub event_micros: Option<f64>,
    /// Milliseconds from a commit to a listener: the median, the 99th percentile, the slowest.
    pub told_ms: [f64; 3],
    /// Milliseconds from the first listener told to the last, of the slowest change.
    pub spread_ms: f64,
    /// Changes that a listener was not told in time, over all listeners. Must be 0.
    pub missed: usize,
    /// Events told.
    pub events: usize,
    /// The largest part of all listeners that is told to come back within the same second.
    pub back_in_one_second: f64,
}

/// What a listener says: the epoch it was told, or when it is to come back.
enum Said {
    Epoch(i64, Instant),
    Retry(u64),
}

/// Builds everything up, measures and takes everything down.
pub async fn run(settings: &Settings, say: Say) -> Result<Report, Error> {
    let mut stage = Stage::up().await?;
    let outcome = measure(&mut stage, settings, say).await;
    stage.down().await;
    outcome
}

async fn measure(stage: &mut Stage, settings: &Settings, say: Say) -> Result<Report, Error> {
    let campaign = stage.campaign(1_000).await?;
    let most = settings.listeners.to_string();
    let command = ["serve", "--listeners-max", &most].map(str::to_owned);
    let server = stage.serve("listeners", &command, &stage.url).await?;
    let group = Group::of([server.pid()]);
    let outcome = look(stage, settings, (&campaign, &server, &group), say).await;
    server.stop().await;
    outcome
}

async fn look(
    stage: &Stage,
    settings: &Settings,
    (campaign, server, group): (&Campaign, &Server, &Group),
    say: Say,
) -> Result<Report, Error> {
    let listeners = settings.listeners;
    let alone = idle(group, settings.idle.min(Duration::from_secs(20))).await;
    let before = group.resident();
    say(&format!("{listeners} listeners come …"));
    let (sender, mut said) = mpsc::unbounded_channel();
    come(server.addresses.public, &campaign.slug, listeners, &sender).await;
    let retries = first_words(&mut said, listeners).await;
    say(&format!("nothing happens for {} s …", settings.idle.as_secs()));
    let idle = idle(group, settings.idle).await;
    let bytes = group.resident().zip(before).map(|(with, without)| with.saturating_sub(without) as f64);
    let mut told = Told::new(listeners);
    let (cpu, began) = (group.cpu(), clock::monotonic());
    for number in 0..settings.changes {
        let step = if number % 2 == 0 { Move::PAUSE } else { Move::OPEN };
        let Some(epoch) = moved(stage, campaign, step).await? else { continue };
        told.wait(&mut said, epoch, clock::monotonic()).await;
        say(&format!("epoch {epoch}: {} of {listeners} listeners were told", told.last));
    }
    let (used, took) = (group.cpu().zip(cpu).map(|(now, then)| now - then), began.elapsed().as_secs_f64());
    let each = |seconds: f64| seconds * 1e6 / listeners as f64;
    let (events, missed) = (told.times.len() as usize, told.missed);
    Ok(Report {
        machine: Machine::here(stage.describe(), None),
        settings: settings.clone(),
        bytes: bytes.map(|bytes| bytes / listeners as f64),
        idle_micros: idle.zip(alone).map(|(with, without)| each((with - without).max(0.0) * 60.0)),
        event_micros: used.zip(idle).map(|(used, idle)| (used - idle * took).max(0.0) * 1e6 / events.max(1) as f64),
        told_ms: [told.at(0.5), told.at(0.99), told.at(1.0)],
        spread_ms: told.spread.as_secs_f64() * 1000.0,
        missed,
        events,
        back_in_one_second: in_one_second(retries),
    })
}

/// The server's processor time, in seconds a second.
async fn idle(group: &Group, during: Duration) -> Option<f64> {
    let (before, began) = (group.cpu(), clock::monotonic());
    tokio::time::sleep(during).await;
    Some((group.cpu()? - before?) / began.elapsed().as_secs_f64())
}

/// Moves the gate, as soon as it may be moved.
async fn moved(stage: &Stage, campaign: &Campaign, step: Move) -> Result<Option<i64>, Error> {
    for _ in 0..50 {
        if let Some(epoch) = gate::move_gate(&stage.db, campaign.id, step, "bench", "").await? {
            return Ok(Some(epoch));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(None)
}

async fn come(to: SocketAddr, slug: &str, listeners: usize, said: &mpsc::UnboundedSender<Said>) {
    let mut left = listeners;
    while left > 0 {
        let now = left.min(OPENED_AT_ONCE);
        let comers = (0..now).map(|_| open(to, slug));
        for stream in futures_util::future::join_all(comers).await.into_iter().flatten() {
            tokio::spawn(listen(stream, said.clone()));
        }
        left -= now;
    }
}

async fn open(to: SocketAddr, slug: &str) -> std::io::Result<TcpStream> {
    let mut stream = TcpStream::connect(to).await?;
    let head = format!("GET /v1/campaigns/{slug}/events HTTP/1.1\r\nHost: bench\r\nAccept-Language: en\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    Ok(stream)
}

/// Reads to the end and says when to come back and each epoch that is told. An event comes in one piece of a few
/// hundred bytes; two that came together are told apart.
async fn listen(mut stream: TcpStream, said: mpsc::UnboundedSender<Said>) {
    let (mut room, mut text) = (vec![0; 2048], String::new());
    while let Ok(length @ 1..) = stream.read(&mut room).await {
        let now = clock::monotonic();
        text.push_str(&String::from_utf8_lossy(&room[..length]));
        while let Some((line, rest)) = text.split_once('\n') {
            let word = number(line, "retry: ").map(|after| Said::Retry(after as u64));
            let word = word.or_else(|| number(line, "id: ").map(|epoch| Said::Epoch(epoch, now)));
            if word.is_some_and(|word| said.send(word).is_err()) {
                return;
            }
            text = rest.to_owned();
        }
    }
}

fn number(line: &str, name: &str) -> Option<i64> {
    line.strip_prefix(name)?.split(['.', '\r']).next()?.parse().ok()
}

/// Waits until everybody has heard how the campaign stands and when to come back, and what is left after that.
async fn first_words(said: &mut mpsc::UnboundedReceiver<Said>, listeners: usize) -> Vec<u64> {
    let (mut retries, until) = (Vec::new(), clock::monotonic() + HEARD_WITHIN * 3);
    while let Ok(Some(word)) = tokio::time::timeout_at(until.into(), said.recv()).await {
        if let Said::Retry(after) = word {
            retries.push(after);
        }
        if retries.len() == listeners {
            break;
        }
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    while said.try_recv().is_ok() {}
    retries
}

fn in_one_second(retries: Vec<u64>) -> f64 {
    let (all, mut seconds) = (retries.len().max(1), [0_usize; 11]);
    for after in retries {
        seconds[(after / 1000).min(10) as usize] += 1;
    }
    seconds.into_iter().max().unwrap_or_default() as f64 / all as f64
}

/// What the listeners were told.
struct Told {
    listeners: usize,
    times: Histogram<u64>,
    spread: Duration,
    last: usize,
    missed: usize,
}

impl Told {
    fn new(listeners: usize) -> Self {
        // Unwrap safety: three digits are allowed, and a minute in microseconds is more than one.
        let times = Histogram::new_with_bounds(1, 60_000_000, 3).expect("a histogram");
        Self { listeners, times, spread: Duration::ZERO, last: 0, missed: 0 }
    }

    /// Waits until everybody was told this epoch.
    async fn wait(&mut self, said: &mut mpsc::UnboundedReceiver<Said>, epoch: i64, since: Instant) {
        let (mut first, mut last, mut count) = (None, since, 0);
        while count < self.listeners
            && let Ok(Some(word)) = tokio::time::timeout_at((since + HEARD_WITHIN).into(), said.recv()).await
        {
            let Said::Epoch(told, at) = word else { continue };
            if told == epoch {
                count += 1;
                first = first.or(Some(at));
                last = last.max(at);
                self.times.saturating_record(at.saturating_duration_since(since).as_micros() as u64);
            }
        }
        self.spread = self.spread.max(last.saturating_duration_since(first.unwrap_or(last)));
        self.missed += self.listeners - count;
        self.last = count;
    }

    fn at(&self, part: f64) -> f64 {
        self.times.value_at_quantile(part) as f64 / 1000.0
    }
}

impl Report {
    /// Whether everybody was told everything.
    pub fn is_whole(&self) -> bool {
        self.missed == 0 && self.events == self.settings.listeners * self.settings.changes as usize
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = |figure: Option<f64>| figure.map_or("not known here".into(), |figure| format!("{figure:.1}"));
        let Settings { listeners, changes, idle } = &self.settings;
        let [p50, p99, slowest] = self.told_ms;
        writeln!(f, "{listeners} listeners, {changes} changes, {} s without any", idle.as_secs())?;
        writeln!(f, "{}", self.machine)?;
        writeln!(f, "server memory for a listener, bytes:             {}", figure(self.bytes))?;
        writeln!(f, "server CPU for an idle listener and minute, µs:  {}", figure(self.idle_micros))?;
        writeln!(f, "server CPU for a listener and event, µs:         {}", figure(self.event_micros))?;
        writeln!(f, "from the commit to a listener, ms:               p50 {p50:.0}, p99 {p99:.0}, max {slowest:.0}")?;
        writeln!(f, "from the first listener to the last, ms:         {:.0}", self.spread_ms)?;
        writeln!(f, "told to come back within the same second, %:     {:.1}", self.back_in_one_second * 100.0)?;
        write!(f, "changes that were missed:                        {} of {}", self.missed, self.events + self.missed)
    }
}
