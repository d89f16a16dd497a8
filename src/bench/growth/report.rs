//! What is said of the growth: tables for people, JSON for programs, the goals it measures.

use std::fmt;

use comfy_table::{CellAlignment, Table, presets};
use serde::Serialize;

use super::accounts::Imported;
use super::{CONNECTIONS, FAR_CONNECTIONS, FAR_PEOPLE, FAR_ROWS, MANY_CONNECTIONS, Settings};
use crate::bench::figures::Spread;
use crate::bench::goals::Goal;
use crate::bench::machine::Machine;
use crate::bench::measure::Sample;
use crate::bench::report::goals;

/// One line of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// What was different.
    pub what: String,
    /// Units granted a second.
    pub claims: Option<Spread>,
    /// Milliseconds, where there was a pace.
    pub p50: Option<Spread>,
    /// Milliseconds, where there was a pace.
    pub p99: Option<Spread>,
    /// CPU of the server for one granted unit, in microseconds.
    pub cpu_server: Option<Spread>,
    /// CPU of the database for one granted unit, in microseconds.
    pub cpu_store: Option<Spread>,
    /// Bytes of log for one granted unit.
    pub log_bytes: Option<Spread>,
    /// Errors of all samples.
    pub errors: u64,
    /// What was not exact.
    pub faults: Vec<String>,
}

/// The whole.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// On what it ran.
    pub machine: Machine,
    /// How.
    pub settings: Settings,
    /// By units granted before.
    pub rows: Vec<Step>,
    /// By connections, which make the batches.
    pub batch: Vec<Step>,
    /// By campaigns at once.
    pub campaigns: Vec<Step>,
    /// By distance, as fast as answers come.
    pub distance: Vec<Step>,
    /// By distance, at a pace.
    pub distance_paced: Vec<Step>,
    /// People without and with an account row.
    pub first_contact: Vec<Step>,
    /// An import.
    pub imported: Option<Imported>,
    /// The goals that are measured here.
    pub goals: Vec<Goal>,
}

impl Step {
    /// The lines of some samples each.
    pub fn all(labels: impl Iterator<Item = String>, samples: Vec<Vec<Sample>>) -> Vec<Self> {
        labels.zip(samples).map(|(what, samples)| Self::of(what, &samples)).collect()
    }

    fn of(what: String, samples: &[Sample]) -> Self {
        let spread = |of: &dyn Fn(&Sample) -> Option<f64>| {
            let values: Option<Vec<f64>> = samples.iter().map(of).collect();
            Spread::of(values?)
        };
        let each = |cpu: Option<f64>, sample: &Sample| Some(cpu? * 1e6 / sample.granted.max(1) as f64);
        Self {
            what,
            claims: spread(&|sample| Some(sample.claims())),
            p50: spread(&|sample| Some(sample.latency?.p50)),
            p99: spread(&|sample| Some(sample.latency?.p99)),
            cpu_server: spread(&|sample| each(sample.cpu_server, sample)),
            cpu_store: spread(&|sample| each(sample.cpu_store, sample)),
            log_bytes: spread(&|sample| sample.log_bytes),
            errors: samples.iter().map(|sample| sample.errors).sum(),
            faults: samples.iter().flat_map(|sample| sample.faults.iter().cloned()).collect(),
        }
    }

    fn rate(&self) -> Option<f64> {
        Some(self.claims?.median)
    }
}

/// What was measured, table by table.
pub(super) struct Tables {
    pub(super) rows: Vec<Step>,
    pub(super) batch: Vec<Step>,
    pub(super) campaigns: Vec<Step>,
    pub(super) distances: [Vec<Step>; 2],
    pub(super) contact: [Sample; 2],
    pub(super) imported: Option<Imported>,
}

impl Report {
    /// The report of all tables.
    pub(super) fn new(machine: Machine, settings: Settings, tables: Tables) -> Self {
        let Tables { rows, batch, campaigns, distances, contact, imported } = tables;
        let [distance, distance_paced] = distances;
        let [strangers, known] = contact;
        let first_contact = vec![
            Step::of("people without an account row".into(), &[strangers]),
            Step::of("the same people, known now".into(), &[known]),
        ];
        let goals = reached(&settings, &batch, &distance, &distance_paced);
        Self { machine, settings, rows, batch, campaigns, distance, distance_paced, first_contact, imported, goals }
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        // Unwrap safety: plain structs with text keys.
        serde_json::to_string_pretty(self).expect("a report as JSON")
    }

    /// Whether every run was exact.
    pub fn is_exact(&self) -> bool {
        self.tables().iter().all(|(_, steps)| steps.iter().all(|step| step.faults.is_empty()))
    }

    fn tables(&self) -> [(String, &[Step]); 6] {
        let far = format!("{} people on {FAR_CONNECTIONS} connections", self.settings.people * FAR_PEOPLE);
        [
            (format!("units granted before, {MANY_CONNECTIONS} connections"), &self.rows),
            ("batch size, with as many units granted before as in the last line above".into(), &self.batch),
            (format!("campaigns at once, {} connections in all", 2 * CONNECTIONS), &self.campaigns),
            (format!("distance to the database, {far}, as fast as answers come"), &self.distance),
            ("distance to the database, at a pace: latency from a person's coming".into(), &self.distance_paced),
            (format!("first contact, {CONNECTIONS} connections"), &self.first_contact),
        ]
    }
}

/// The steps of the greatest distance.
fn last(steps: &[Step]) -> Option<&[Step]> {
    steps.chunks(FAR_ROWS.len()).last()
}

fn reached(settings: &Settings, batch: &[Step], distance: &[Step], paced: &[Step]) -> Vec<Goal> {
    let winner = || {
        let most = batch.last()?;
        let cpu = most.cpu_store?.median;
        Some((format!("{cpu:.1} µs ({})", most.what), cpu <= 8.0))
    };
    let kept = || {
        // With the rows that suit each distance best.
        let best = |steps: &[Step]| steps.iter().filter_map(Step::rate).reduce(f64::max);
        let (near, far) = (best(distance.chunks(FAR_ROWS.len()).next()?)?, best(last(distance)?)?);
        Some((format!("{:.2}", far / near), far / near >= 0.95))
    };
    let waited = || {
        let p50 = last(paced)?.iter().filter_map(|step| Some(step.p50?.median)).reduce(f64::min)?;
        let delay = *settings.delays.last()? as f64;
        (delay > 0.0).then(|| (format!("{:.2}×", p50 / delay), p50 / delay <= 1.6))
    };
    vec![
        Goal::new(9, "database CPU per winner, full batches, rows there", "≤ 8 µs", winner()),
        Goal::new(10, "rate at the greatest distance : rate at none", "1.0", kept()),
        Goal::new(10, "winner's p50 at the greatest distance : distance", "≤ 1.6×", waited()),
    ]
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{}", self.machine)?;
        let Settings { rounds, people, .. } = self.settings;
        writeln!(f, "{rounds} interleaved rounds of {people} people if nothing else is said, medians")?;
        for (heading, steps) in self.tables() {
            if !steps.is_empty() {
                writeln!(f, "\nW by {heading}\n{}", table(steps))?;
            }
        }
        if let Some(Imported { accounts, seconds, data_bytes, log_bytes }) = self.imported {
            let rate = f64::from(accounts) / seconds;
            writeln!(f, "\n{accounts} accounts imported in {seconds:.1} s, {rate:.0} a second,")?;
            writeln!(f, "{data_bytes:.0} bytes of table and indexes and {log_bytes:.0} of log for each")?;
        }
        for fault in self.tables().iter().flat_map(|(_, steps)| *steps).flat_map(|step| &step.faults) {
            writeln!(f, "✗ {fault}")?;
        }
        writeln!(f, "\n{}", goals(&self.goals))
    }
}

fn table(steps: &[Step]) -> Table {
    let mut table = Table::new();
    let columns =
        ["", "claims/s (min–max)", "p50 ms", "p99 ms", "server µs", "database µs", "log B", "errors", "rate : first"];
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(columns);
    let first = steps.first().and_then(Step::rate);
    let number = |spread: Option<Spread>| spread.map_or("-".to_owned(), |spread| format!("{:.1}", spread.median));
    for step in steps {
        let claims = step
            .claims
            .map_or("-".to_owned(), |Spread { median, min, max }| format!("{median:.0} ({min:.0}–{max:.0})"));
        let ratio = step.rate().zip(first).map_or("-".to_owned(), |(rate, first)| format!("{:.2}", rate / first));
        table.add_row([
            step.what.clone(),
            claims,
            number(step.p50),
            number(step.p99),
            number(step.cpu_server),
            number(step.cpu_store),
            number(step.log_bytes),
            step.errors.to_string(),
            ratio,
        ]);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}
