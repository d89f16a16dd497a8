//! What is said of a rush when it is over: tables for people, JSON for programs.
//!
//! What may not live here: a judgement; that is the verdict's, and stands in the report as it is.
//!
//! **Invariant:** the two forms have the same numbers.

use std::collections::BTreeMap;
use std::fmt;

use comfy_table::{CellAlignment, Table, presets};
use hdrhistogram::Histogram;
use serde::Serialize;

use super::plan::Plan;
use super::record::{Record, Tally};
use super::verdict::{Check, Verdict};

/// A rush that is over.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The campaign.
    pub campaign: String,
    /// What the crowd was made from.
    pub seed: u64,
    /// How many people came.
    pub people: u32,
    /// How long it took.
    pub seconds: f64,
    /// Requests a second, over the whole run.
    pub requests_per_second: f64,
    /// All regions together.
    pub total: Line,
    /// By the region asked first.
    pub regions: Vec<Line>,
    /// By language.
    pub languages: Vec<Line>,
    /// Everything that was not final, by code.
    pub troubles: BTreeMap<String, u64>,
    /// Each promise.
    pub checks: Vec<Check>,
    /// Whether all were kept.
    pub kept: bool,
}

/// One line of a table.
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

/// Milliseconds.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Latency {
    /// Half were faster.
    pub p50_ms: f64,
    /// One in a hundred was slower.
    pub p99_ms: f64,
    /// The slowest.
    pub max_ms: f64,
}

impl Report {
    /// The report of a run and its verdict.
    pub fn new(plan: &Plan, record: &Record, verdict: &Verdict) -> Self {
        let total = total(record);
        let seconds = record.took.as_secs_f64();
        let names = plan.regions.iter().map(|target| target.region.to_string());
        let regions = names.zip(&record.regions).zip(&record.latency);
        let languages = plan.languages.iter().zip(&record.languages);
        Self {
            campaign: plan.slug.clone(),
            seed: plan.seed,
            people: plan.people,
            seconds,
            requests_per_second: total.tally.requests as f64 / seconds.max(f64::MIN_POSITIVE),
            regions: regions.map(|((name, tally), latency)| Line::new(name, *tally, Some(latency))).collect(),
            languages: languages.map(|(name, tally)| Line::new(name.clone(), *tally, None)).collect(),
            troubles: record.troubles.iter().map(|(code, times)| (code.to_string(), *times)).collect(),
            checks: verdict.checks.clone(),
            kept: verdict.kept(),
            total,
        }
    }

    /// The report as JSON.
    pub fn to_json(&self) -> String {
        // Unwrap safety: plain structs with text keys.
        serde_json::to_string_pretty(self).expect("a report as JSON")
    }
}

fn total(record: &Record) -> Line {
    let tally = record.regions.iter().fold(Tally::default(), Tally::plus);
    let mut latency = record.latency.iter().cloned();
    let all = latency.next().map(|first| latency.fold(first, |sum, more| sum + more));
    Line::new("all".to_owned(), tally, all.as_ref())
}

impl Line {
    fn new(name: String, tally: Tally, latency: Option<&Histogram<u64>>) -> Self {
        Self { name, tally, latency: latency.filter(|times| !times.is_empty()).map(Latency::new) }
    }

    fn cells(&self) -> Vec<String> {
        let tally = &self.tally;
        let counts = [
            tally.asked,
            tally.granted,
            tally.sorry,
            tally.already + tally.replayed,
            tally.refused + tally.unanswered,
            tally.retried,
        ];
        let times = self.latency.map(|latency| [latency.p50_ms, latency.p99_ms, latency.max_ms]);
        let times = times.iter().flatten().map(|ms| format!("{ms:.1}"));
        [self.name.clone()].into_iter().chain(counts.map(grouped)).chain(times).collect()
    }
}

impl Latency {
    fn new(times: &Histogram<u64>) -> Self {
        let ms = |microseconds: u64| microseconds as f64 / 1000.0;
        Self {
            p50_ms: ms(times.value_at_quantile(0.5)),
            p99_ms: ms(times.value_at_quantile(0.99)),
            max_ms: ms(times.max()),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.regions.iter().chain([&self.total]);
        writeln!(f, "{}", table("region", &["p50 ms", "p99 ms", "max ms"], lines))?;
        writeln!(f, "{}", table("language", &[], self.languages.iter()))?;
        let requests = grouped(self.total.tally.requests);
        let (seconds, rate) = (self.seconds, grouped(self.requests_per_second as u64));
        writeln!(f, "{requests} requests in {seconds:.1} s, {rate} a second (seed {})", self.seed)?;
        for (code, times) in &self.troubles {
            writeln!(f, "  {} times asked again: {code}", grouped(*times))?;
        }
        for check in &self.checks {
            write_check(f, check)?;
        }
        Ok(())
    }
}

fn write_check(f: &mut fmt::Formatter<'_>, check: &Check) -> fmt::Result {
    let mark = if check.ok { '✓' } else { '✗' };
    writeln!(f, "{mark} {} ({})", check.promise, check.detail)?;
    match &check.witness {
        Some(witness) => writeln!(f, "    {} times, such as: {witness}", grouped(check.violations)),
        None => Ok(()),
    }
}

fn table<'a>(of: &str, more: &[&str], lines: impl Iterator<Item = &'a Line>) -> Table {
    let mut table = Table::new();
    let columns = ["asked", "granted", "sorry", "already", "errors", "retried"];
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_header([of].iter().chain(&columns).chain(more));
    table.add_rows(lines.map(Line::cells));
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// A count with a comma between groups of three digits.
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped() {
        let texts = [0, 999, 1000, 20_000_000].map(grouped);
        assert_eq!(texts, ["0", "999", "1,000", "20,000,000"]);
    }

    #[test]
    fn a_broken_promise_stands_with_its_witness_in_both_forms() {
        let check = Check {
            promise: "Promise",
            ok: false,
            violations: 1234,
            witness: Some("person 7".to_owned()),
            detail: "compared".to_owned(),
        };
        let target = crate::rush::RegionTarget { region: "eu".parse().unwrap(), servers: vec![], weight: 1 };
        let plan = Plan::new("c", 1, vec![target]);
        let report = Report::new(&plan, &Record::new(&plan), &Verdict { checks: vec![check] });
        let text = report.to_string();
        assert!(text.contains("✗ Promise") && text.contains("1,234 times, such as: person 7"), "{text}");
        let json: serde_json::Value = serde_json::from_str(&report.to_json()).unwrap();
        assert_eq!(json["kept"], false);
        assert_eq!(json["regions"][0]["asked"], 0);
        assert_eq!(json["checks"][0]["witness"], "person 7");
    }
}
