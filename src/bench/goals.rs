//! What this project set out to reach, beside what a run has seen. Pure.
//!
//! **Invariant:** a goal that a run did not measure says so; nothing is taken from another run.

use serde::Serialize;

use super::contestant::Contestant;
use super::figures::{Course, Figures};
use super::measure::Sample;

/// One goal.
#[derive(Clone, Debug, Serialize)]
pub struct Goal {
    /// Its number in the table of goals.
    pub number: u32,
    /// What is measured.
    pub figure: String,
    /// What it should be.
    pub goal: String,
    /// What it was; none if it was not measured here.
    pub seen: Option<String>,
    /// Whether it was reached.
    pub reached: Option<bool>,
}

impl Goal {
    /// A goal with what was seen of it.
    pub fn new(number: u32, figure: &str, goal: &str, seen: Option<(String, bool)>) -> Self {
        let (seen, reached) = seen.unzip();
        Self { number, figure: figure.to_owned(), goal: goal.to_owned(), seen, reached }
    }

    /// The verdict in a word.
    pub fn verdict(&self) -> &'static str {
        match self.reached {
            Some(true) => "reached",
            Some(false) => "not reached",
            None => "not measured here",
        }
    }
}

/// The goals that the race measures.
pub fn goals(figures: &[Figures], endurance: Option<&Sample>) -> Vec<Goal> {
    use Contestant::{Constant, Postgres, RedisAlways, RedisEverysec};
    let find = |course, who| figures.iter().find(|one: &&Figures| one.course == course && one.who == who);
    let ratio = |course, who, least: f64| {
        let ratio = find(course, who)?.ratio?;
        Some((format!("{ratio:.2}"), ratio >= least))
    };
    let later = || {
        let p99 = |who| Some(find(Course::Paced, who)?.p99?.median);
        let later = p99(Contestant::Ours)? - p99(Constant)?;
        Some((format!("{later:.1} ms"), later <= 5.0))
    };
    let words = || {
        let cpu = |who| Some(find(Course::Winners, who)?.cpu_server?.median);
        let each = cpu(Contestant::Words)? - cpu(Contestant::Bare)?;
        Some((format!("{each:.1} µs"), each <= 3.0))
    };
    vec![
        Goal::new(1, "the whole seed campaign on two cores", "≤ 600 s, exact, 0 errors", endurance.and_then(campaign)),
        Goal::new(2, "W : constant answer", "≥ 0.85", ratio(Course::Winners, Constant, 0.85)),
        Goal::new(3, "M : constant answer", "≥ 0.97", ratio(Course::Mix, Constant, 0.97)),
        Goal::new(4, "W : Redis script, everysec", "≥ 1.2", ratio(Course::Winners, RedisEverysec, 1.2)),
        Goal::new(5, "W : Redis script, always", "≥ 2", ratio(Course::Winners, RedisAlways, 2.0)),
        Goal::new(6, "W : PostgreSQL transaction per claim", "≥ 35", ratio(Course::Winners, Postgres, 35.0)),
        Goal::new(7, "35,000/s open loop (M)", "0 errors, no backlog, ≤ 1.3 cores", endurance.map(lasted)),
        Goal::new(8, "p99 of ours minus p99 of constant, same pace", "≤ 5 ms", later()),
        Goal::new(11, "token check and words", "≤ 3 µs", words()),
    ]
}

/// The seed's campaign: so many answers, …
const CAMPAIGN_ANSWERS: u64 = 20_000_000;
/// … of which so many are a unit.
const CAMPAIGN_UNITS: u64 = 6_000_000;

/// A long run that was as large as the seed's campaign, as if it had ended with the last answer of that. Its crowd
/// comes evenly, so a part of the answers took that part of the time.
fn campaign(sample: &Sample) -> Option<(String, bool)> {
    if sample.answers < CAMPAIGN_ANSWERS || sample.granted < CAMPAIGN_UNITS {
        return None;
    }
    let seconds = sample.seconds * CAMPAIGN_ANSWERS as f64 / sample.answers as f64;
    let (answers, granted, errors) = (sample.answers, sample.granted, sample.errors);
    let exact = if sample.faults.is_empty() { "exact" } else { "not exact" };
    let text = format!("{seconds:.0} s; {answers} answers, {granted} units, {errors} errors, {exact}");
    Some((text, seconds <= 600.0 && errors == 0 && sample.faults.is_empty()))
}

fn lasted(sample: &Sample) -> (String, bool) {
    let cores = sample.cores();
    let late = sample.latency.map_or(f64::INFINITY, |latency| latency.p99);
    let text = format!(
        "{} errors in {:.0} s, {:.0} answers/s, p99 {late:.0} ms, {} cores",
        sample.errors,
        sample.seconds,
        sample.rate(),
        cores.map_or("?".to_owned(), |cores| format!("{cores:.2}"))
    );
    let kept_up = late < 1000.0 && sample.faults.is_empty();
    (text, sample.errors == 0 && kept_up && cores.is_some_and(|cores| cores <= 1.3))
}
