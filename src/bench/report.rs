//! What is said of a race: tables for people, JSON for programs, from the same numbers.
//!
//! What may not live here: a figure that is computed only for one of the two.

use std::fmt;

use comfy_table::{CellAlignment, Table, presets};
use serde::Serialize;

use super::Settings;
use super::backend::per_claim::Pool;
use super::contestant::Contestant;
use super::figures::{Course, Figures, Spread};
use super::goals::Goal;
use super::machine::Machine;
use super::measure::Sample;

/// A race that is over.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// On what it ran.
    pub machine: Machine,
    /// How.
    pub settings: Settings,
    /// The pool of the transaction per claim.
    pub pool: Pool,
    /// Who did not run, and why.
    pub missing: Vec<String>,
    /// The figures.
    pub figures: Vec<Figures>,
    /// Ours at the seed's rate for minutes.
    pub endurance: Option<Sample>,
    /// The goals.
    pub goals: Vec<Goal>,
}

impl Report {
    /// As JSON.
    pub fn to_json(&self) -> String {
        // Unwrap safety: plain structs with text keys.
        serde_json::to_string_pretty(self).expect("a report as JSON")
    }

    /// Whether ours was exact in every run.
    pub fn ours_is_exact(&self) -> bool {
        let ours = self.figures.iter().filter(|figures| figures.who == Contestant::Ours);
        let lasting = self.endurance.iter().all(|sample| sample.faults.is_empty());
        ours.into_iter().all(Figures::is_exact) && lasting
    }

    /// One contestant's figures on one course.
    pub fn find(&self, course: Course, who: Contestant) -> Option<&Figures> {
        self.figures.iter().find(|figures| figures.course == course && figures.who == who)
    }
}

impl Course {
    fn heading(self, settings: &Settings) -> String {
        let connections = settings.connections;
        match self {
            Self::Winners => format!("W: a unit for everybody, {connections} connections, as fast as answers come"),
            Self::Mix => {
                format!(
                    "M: three units for ten people, winners return; {connections} connections, as fast as answers come"
                )
            }
            Self::Half => "W at half of the contestant's own rate above: latency from the moment a person comes".into(),
            Self::Paced => {
                format!("M at {} people a second for all who can be asked", settings.rate.unwrap_or_default())
            }
        }
    }
}

const COLUMNS: [&str; 15] = [
    "contestant",
    "answers/s (min–max)",
    "claims/s",
    "p50 ms",
    "p99 ms",
    "p99.9 ms",
    "server µs",
    "store µs",
    "crowd µs",
    "server MiB",
    "store MiB",
    "log B",
    "data B",
    "errors",
    "ours : it",
];

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{}", self.machine)?;
        let (rounds, pool) = (self.settings.rounds, self.pool);
        writeln!(f, "{rounds} interleaved rounds, medians; PostgreSQL per claim with pool {pool}")?;
        for missing in &self.missing {
            writeln!(f, "! {missing}")?;
        }
        for course in [Course::Winners, Course::Mix, Course::Half, Course::Paced] {
            let lines: Vec<&Figures> = self.figures.iter().filter(|figures| figures.course == course).collect();
            if !lines.is_empty() {
                writeln!(f, "\n{}\n{}", course.heading(&self.settings), table(&lines))?;
            }
        }
        writeln!(f, "µs: CPU for one answer (= seconds for a million); B: bytes for one granted unit")?;
        for one in self.figures.iter().filter(|figures| !figures.is_exact()) {
            let (who, course) = (one.who.name(), one.course);
            writeln!(f, "✗ {who} is disqualified ({course:?}): {}", one.faults.join("; "))?;
        }
        writeln!(f, "\n{}", goals(&self.goals))
    }
}

fn table(lines: &[&Figures]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(COLUMNS);
    for figures in lines {
        table.add_row(cells(figures));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn cells(figures: &Figures) -> Vec<String> {
    let number = |spread: Option<Spread>, digits: usize| {
        spread.map_or("-".to_owned(), |spread| format!("{:.digits$}", spread.median))
    };
    let Spread { median, min, max } = figures.answers;
    let ratio = match figures.ratio {
        Some(ratio) => format!("{ratio:.2}"),
        None if figures.is_exact() => "-".to_owned(),
        None => "disqualified".to_owned(),
    };
    vec![
        figures.who.name().to_owned(),
        format!("{median:.0} ({min:.0}–{max:.0})"),
        if figures.who.has_store() { format!("{:.0}", figures.claims.median) } else { "-".to_owned() },
        number(figures.p50, 1),
        number(figures.p99, 1),
        number(figures.p999, 1),
        number(figures.cpu_server, 1),
        number(figures.cpu_store, 1),
        number(figures.cpu_crowd, 1),
        number(figures.memory_server, 0),
        number(figures.memory_store, 0),
        number(figures.log_bytes, 0),
        number(figures.data_bytes, 0),
        figures.errors.to_string(),
        ratio,
    ]
}

/// The goals as a table.
pub fn goals(goals: &[Goal]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(["#", "figure", "goal", "seen", "verdict"]);
    for goal in goals {
        let seen = goal.seen.clone().unwrap_or_else(|| "-".to_owned());
        table.add_row([
            goal.number.to_string(),
            goal.figure.clone(),
            goal.goal.clone(),
            seen,
            goal.verdict().to_owned(),
        ]);
    }
    table
}
