//! How far a rush is, while it runs: counters that everybody raises, and bars or plain lines that show them.
//!
//! What may not live here: anything the verdict uses. These counts are for the eye; the record is the evidence.
//!
//! **Invariant:** raising a counter never waits, and showing them never keeps a run from ending.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{MultiProgress, ProgressBar, ProgressState, ProgressStyle};
use tokio_util::sync::CancellationToken;

use super::answer::Told;
use super::plan::Plan;
use super::record::Asked;
use crate::clock;

/// How often bars are drawn.
const FRAME: Duration = Duration::from_millis(125);
/// How often a line is written where there is no terminal.
const LINE: Duration = Duration::from_secs(5);

/// Counters of a run, shared by everybody in it.
#[derive(Clone, Debug)]
pub struct Progress(Arc<Counters>);

#[derive(Debug)]
struct Counters {
    regions: Vec<Region>,
    waiting: AtomicU64,
    in_flight: AtomicU64,
    late_ms: AtomicU64,
}

#[derive(Debug)]
struct Region {
    name: String,
    expected: u64,
    asked: AtomicU64,
    answered: AtomicU64,
    granted: AtomicU64,
    sorry: AtomicU64,
    retried: AtomicU64,
}

/// The counters at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Wishes.
    pub asked: u64,
    /// Wishes that ended, answered or given up.
    pub answered: u64,
    /// Grants.
    pub granted: u64,
    /// SORRY.
    pub sorry: u64,
    /// Requests after a wish's first.
    pub retried: u64,
}

impl Progress {
    /// Counters for this plan, all zero.
    pub fn new(plan: &Plan) -> Self {
        let region = |place: usize| Region::new(plan.regions[place].region.to_string(), plan.expected_at(place));
        let regions = (0..plan.regions.len()).map(region).collect();
        let zero = || AtomicU64::new(0);
        Self(Arc::new(Counters { regions, waiting: zero(), in_flight: zero(), late_ms: zero() }))
    }

    pub(super) fn asked(&self, region: usize) {
        self.0.regions[region].asked.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn answered(&self, region: usize, asked: &Asked) {
        let region = &self.0.regions[region];
        region.answered.fetch_add(1, Ordering::Relaxed);
        region.retried.fetch_add(u64::from(asked.tries.saturating_sub(1)), Ordering::Relaxed);
        match asked.told {
            Some(Told::Granted { replayed: false, .. }) => region.granted.fetch_add(1, Ordering::Relaxed),
            Some(Told::SoldOut { .. }) => region.sorry.fetch_add(1, Ordering::Relaxed),
            _ => 0,
        };
    }

    /// How the crowd stands: people who wait for a connection, requests under way, and how late it is itself.
    pub(super) fn look(&self, waiting: usize, in_flight: usize, late: Duration) {
        self.0.waiting.store(waiting as u64, Ordering::Relaxed);
        self.0.in_flight.store(in_flight as u64, Ordering::Relaxed);
        self.0.late_ms.store(late.as_millis() as u64, Ordering::Relaxed);
    }

    fn standing(&self) -> String {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let [waiting, in_flight, late] = [&self.0.waiting, &self.0.in_flight, &self.0.late_ms].map(read);
        format!("{in_flight} under way, {waiting} wait for a connection, the crowd is {late} ms late")
    }

    /// The counters of each region now, in the plan's order.
    pub fn counts(&self) -> Vec<Counts> {
        self.0.regions.iter().map(Region::counts).collect()
    }

    /// The counters of all regions together.
    pub fn total(&self) -> Counts {
        self.counts().iter().fold(Counts::default(), Counts::plus)
    }

    /// Shows the counters on standard error until `done`: bars on a terminal, else a line now and then.
    pub async fn show(&self, done: CancellationToken) {
        if std::io::stderr().is_terminal() {
            self.show_bars(&done).await;
        } else {
            self.show_lines(&done).await;
        }
    }

    async fn show_bars(&self, done: &CancellationToken) {
        let board = MultiProgress::new();
        let widest = self.0.regions.iter().map(|region| region.name.len()).max().unwrap_or_default();
        let bars: Vec<ProgressBar> = self.0.regions.iter().map(|region| board.add(region.bar(widest))).collect();
        let style = ProgressStyle::with_template("{msg}").unwrap_or_else(|_| ProgressStyle::default_bar());
        let standing = board.add(ProgressBar::new(0).with_style(style));
        while done.run_until_cancelled(tokio::time::sleep(FRAME)).await.is_some() {
            self.draw(&bars);
            standing.set_message(self.standing());
        }
        self.draw(&bars);
        standing.finish_and_clear();
        for bar in bars {
            bar.abandon();
        }
    }

    fn draw(&self, bars: &[ProgressBar]) {
        for (counts, bar) in self.counts().iter().zip(bars) {
            bar.set_length(bar.length().unwrap_or_default().max(counts.asked));
            bar.set_position(counts.answered);
            bar.set_message(format!("{} granted, {} sorry, {} retried", counts.granted, counts.sorry, counts.retried));
        }
    }

    async fn show_lines(&self, done: &CancellationToken) {
        let started = clock::monotonic();
        while done.run_until_cancelled(tokio::time::sleep(LINE)).await.is_some() {
            // A closed pipe is no reason to end a run.
            let _ = writeln!(std::io::stderr(), "{}", self.line(started));
        }
    }

    fn line(&self, started: Instant) -> String {
        let seconds = started.elapsed().as_secs();
        let Counts { asked, answered, granted, sorry, retried } = self.total();
        let standing = self.standing();
        format!(
            "{seconds} s: {asked} asked, {answered} answered, {granted} granted, {sorry} sorry, {retried} retried; \
             {standing}"
        )
    }
}

impl Region {
    fn new(name: String, expected: u64) -> Self {
        let zero = || AtomicU64::new(0);
        Self { name, expected, asked: zero(), answered: zero(), granted: zero(), sorry: zero(), retried: zero() }
    }

    fn counts(&self) -> Counts {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Counts {
            asked: read(&self.asked),
            answered: read(&self.answered),
            granted: read(&self.granted),
            sorry: read(&self.sorry),
            retried: read(&self.retried),
        }
    }

    fn bar(&self, widest: usize) -> ProgressBar {
        let template = format!("{{prefix:{widest}}} {{bar:30}} {{human_pos}}/{{human_len}} {{rate}}  {{msg}}");
        let style = ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let style = style.with_key("rate", |state: &ProgressState, text: &mut dyn std::fmt::Write| {
            // A bar whose rate can't be written is still a bar.
            let _unwritten = write!(text, "{:.0}/s", state.per_sec());
        });
        ProgressBar::new(self.expected).with_style(style).with_prefix(self.name.clone())
    }
}

impl Counts {
    fn plus(self, other: &Self) -> Self {
        Self {
            asked: self.asked + other.asked,
            answered: self.answered + other.answered,
            granted: self.granted + other.granted,
            sorry: self.sorry + other.sorry,
            retried: self.retried + other.retried,
        }
    }
}
