//! What people met and how long it took, in lines: by region, by language, by kind of answer.

use serde::Serialize;

use crate::rush::plan::Plan;
use crate::rush::record::times::{Kind, Times, Waits};
use crate::rush::record::{Record, Tally};

/// One line of counts.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Of what.
    pub name: String,
    /// What people met.
    #[serde(flatten)]
    pub tally: Tally,
    /// From the moment a person was due to the first answer; not known by language.
    pub latency: Option<Latency>,
}

/// How long one kind of answer took.
#[derive(Clone, Debug, Serialize)]
pub struct WaitLine {
    /// The region asked first; nothing for all of them.
    pub region: Option<String>,
    /// What people were told in the end.
    pub kind: &'static str,
    /// How many first answers were timed.
    pub answers: u64,
    /// From the moment a person was due to the first answer.
    pub due: Option<Latency>,
    /// From sending the request that brought it.
    pub sent: Option<Latency>,
}

/// Milliseconds.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Latency {
    /// Half were faster.
    pub p50_ms: f64,
    /// One in ten was slower.
    pub p90_ms: f64,
    /// One in a hundred was slower.
    pub p99_ms: f64,
    /// One in a thousand was slower.
    pub p999_ms: f64,
    /// The slowest.
    pub max_ms: f64,
}

impl Line {
    /// A line; `waits` may be of any number of answers.
    pub fn new(name: &str, tally: Tally, waits: Option<Waits>) -> Self {
        Self { name: name.to_owned(), tally, latency: waits.and_then(|waits| Latency::new(&waits.due)) }
    }
}

impl Latency {
    /// Nothing without any times.
    pub fn new(times: &Times) -> Option<Self> {
        let ms = |microseconds: u64| microseconds as f64 / 1000.0;
        let at = |quantile: f64| ms(times.value_at_quantile(quantile));
        let latency =
            || Self { p50_ms: at(0.5), p90_ms: at(0.9), p99_ms: at(0.99), p999_ms: at(0.999), max_ms: ms(times.max()) };
        (!times.is_empty()).then(latency)
    }
}

impl WaitLine {
    fn new(region: Option<String>, kind: Kind, waits: &Waits) -> Self {
        let (due, sent) = (Latency::new(&waits.due), Latency::new(&waits.sent));
        Self { region, kind: kind.as_str(), answers: waits.due.len(), due, sent }
    }
}

/// The line of each region.
pub fn regions(plan: &Plan, record: &Record) -> Vec<Line> {
    let regions = plan.regions.iter().zip(&record.regions).zip(&record.waits);
    regions.map(|((target, tally), waits)| Line::new(target.region.as_str(), *tally, together(waits))).collect()
}

/// The lines of each kind: of all regions, then of each.
pub fn waits(plan: &Plan, record: &Record) -> Vec<WaitLine> {
    let of_all = Kind::ALL.map(|kind| {
        let all = together(record.waits.iter().map(|waits| &waits[kind as usize]));
        WaitLine::new(None, kind, &all.unwrap_or_else(Waits::new))
    });
    let of_each = plan.regions.iter().zip(&record.waits).flat_map(|(target, waits)| {
        let line = |kind| WaitLine::new(Some(target.region.to_string()), kind, &waits[kind as usize]);
        Kind::ALL.map(line)
    });
    of_all.into_iter().chain(of_each).collect()
}

/// All of them in one.
pub fn together<'a>(waits: impl IntoIterator<Item = &'a Waits>) -> Option<Waits> {
    waits.into_iter().fold(None, |sum: Option<Waits>, more| match sum {
        None => Some(more.clone()),
        Some(mut sum) => {
            sum.add(more);
            Some(sum)
        }
    })
}
