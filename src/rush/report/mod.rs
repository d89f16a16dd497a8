//! What is said of a rush when it is over: tables for people, JSON for programs.
//!
//! What may not live here: a judgement; that is the verdict's, and stands in the report as it is.
//!
//! **Invariant:** what people read is a selection of what programs read, in the same numbers.

mod ending;
mod lines;
mod punctuality;
mod table;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use self::ending::Ending;
pub use self::lines::Latency;
use self::lines::{Line, WaitLine};
use self::punctuality::Punctuality;
use self::table::grouped;
use super::mix::Mix;
use super::plan::Plan;
use super::record::{Record, Tally};
use super::verdict::{Check, Verdict};

/// Raised whenever a field of the JSON form changes its meaning or goes away.
const FORMAT: u32 = 2;

/// A rush that is over.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Of the JSON form.
    pub format: u32,
    /// The campaign.
    pub campaign: String,
    /// What the crowd was made from.
    pub seed: u64,
    /// How many people were to come.
    pub people: u32,
    /// Within which time.
    pub planned_seconds: f64,
    /// What they did beside asking once.
    pub mix: Mix,
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
    /// How long the first answer took, by what people were told in the end: for all regions, then for each.
    pub waits: Vec<WaitLine>,
    /// Everything that was not final, by code.
    pub troubles: BTreeMap<String, u64>,
    /// Every refusal for good that is none of the outcomes above, by code.
    pub refusals: BTreeMap<String, u64>,
    /// How well the crowd kept its own schedule.
    pub crowd: Punctuality,
    /// How it sold out.
    pub ending: Ending,
    /// Each promise.
    pub checks: Vec<Check>,
    /// Whether all that could be checked were kept.
    pub kept: bool,
    /// How many could not be checked.
    pub unchecked: usize,
}

impl Report {
    /// The report of a run and its verdict.
    pub fn new(plan: &Plan, record: &Record, verdict: &Verdict) -> Self {
        let tally = record.regions.iter().fold(Tally::default(), Tally::plus);
        let seconds = record.took.as_secs_f64();
        let languages = plan.languages.iter().zip(&record.languages);
        Self {
            format: FORMAT,
            campaign: plan.slug.clone(),
            seed: plan.seed,
            people: plan.people,
            planned_seconds: plan.duration.as_secs_f64(),
            mix: plan.mix,
            seconds,
            requests_per_second: tally.requests as f64 / seconds.max(f64::MIN_POSITIVE),
            total: Line::new("all", tally, lines::together(record.waits.iter().flatten())),
            regions: lines::regions(plan, record),
            languages: languages.map(|(name, tally)| Line::new(name, *tally, None)).collect(),
            waits: lines::waits(plan, record),
            troubles: record.troubles.iter().map(|(code, times)| (code.to_string(), *times)).collect(),
            refusals: record.refusals.iter().map(|(code, count)| (code.to_string(), count.times)).collect(),
            crowd: Punctuality::new(plan, record, tally.requests),
            ending: Ending::new(plan, record),
            checks: verdict.checks.clone(),
            kept: verdict.kept(),
            unchecked: verdict.checks.iter().filter(|check| !check.checked).count(),
        }
    }

    /// The report as JSON.
    pub fn to_json(&self) -> String {
        // Unwrap safety: plain structs with text keys.
        serde_json::to_string_pretty(self).expect("a report as JSON")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.regions.iter().chain([&self.total]);
        writeln!(f, "{}", table::counts("region", &["p50 ms", "p99 ms", "max ms"], lines))?;
        writeln!(f, "{}", table::counts("language", &[], self.languages.iter()))?;
        writeln!(f, "{}", table::waits(self.waits.iter().filter(|line| line.region.is_none())))?;
        let requests = grouped(self.total.tally.requests);
        let (seconds, rate) = (self.seconds, grouped(self.requests_per_second as u64));
        writeln!(f, "{requests} requests in {seconds:.1} s, {rate} a second (seed {})", self.seed)?;
        for (code, times) in &self.troubles {
            writeln!(f, "  {} times asked again: {code}", grouped(*times))?;
        }
        for (code, times) in &self.refusals {
            writeln!(f, "  {} times refused: {code}{}", grouped(*times), refusal_hint(code))?;
        }
        write!(f, "{}{}", self.crowd, self.ending)?;
        self.checks.iter().try_for_each(|check| write_check(f, check))
    }
}

/// What helps a crowd that is refused for this.
pub fn refusal_hint(code: &str) -> &'static str {
    match code {
        "challenge-required" => {
            ": these servers want a solved challenge; --with-passes gives everybody a pass that says so"
        }
        _ => "",
    }
}

fn write_check(f: &mut fmt::Formatter<'_>, check: &Check) -> fmt::Result {
    let mark = match check {
        Check { checked: false, .. } => '?',
        Check { ok: true, .. } => '✓',
        Check { ok: false, .. } => '✗',
    };
    writeln!(f, "{mark} {} ({})", check.promise, check.detail)?;
    match &check.witness {
        Some(witness) => writeln!(f, "    {} times, such as: {witness}", grouped(check.violations)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::quota::RowKey;
    use crate::rush::RegionTarget;
    use crate::rush::answer::{Place, Told};
    use crate::rush::people::Member;
    use crate::rush::record::{Asked, Latency, Moment};

    fn plan() -> Plan {
        let target =
            |name: &str| RegionTarget { region: name.parse().unwrap(), servers: vec!["x:1".into()], weight: 1 };
        Plan::new("c", 4, vec![target("eu"), target("us")])
    }

    /// One wish, answered at a second of the run by a region.
    fn asked(plan: &Plan, person: u32, region: u16, second: u32, told: Told) -> Asked {
        let latency = Latency { due: Duration::from_millis(40), sent: Duration::from_millis(30) };
        let (answered, told, latency) = (Moment(second * 1_000_000), Some(told), Some(latency));
        Asked { answered, told, latency, tries: 2, errors: 1, ..Asked::new(&Member::new(plan, person), region) }
    }

    fn granted(region: &str, ticket: u32) -> Told {
        let place = Place { stock: RowKey { region: region.parse().unwrap(), shard: 0 }, ticket };
        Told::Granted { place, replayed: false }
    }

    fn report(plan: &Plan, record: &Record, checks: Vec<Check>) -> (String, serde_json::Value) {
        let report = Report::new(plan, record, &Verdict { checks });
        (report.to_string(), serde_json::from_str(&report.to_json()).unwrap())
    }

    #[test]
    fn a_broken_promise_stands_with_its_witness_in_both_forms() {
        let check = |checked| Check {
            promise: "Promise",
            checked,
            ok: false,
            violations: 1234,
            witness: checked.then(|| "person 7".to_owned()),
            detail: "compared".to_owned(),
        };
        let plan = plan();
        let (text, json) = report(&plan, &Record::new(&plan), vec![check(true), check(false)]);
        assert!(text.contains("✗ Promise") && text.contains("1,234 times, such as: person 7"), "{text}");
        assert!(text.contains("? Promise"), "{text}");
        assert_eq!((&json["kept"], &json["unchecked"]), (&false.into(), &1.into()));
        assert_eq!(json["regions"][0]["asked"], 0);
        assert_eq!(json["checks"][0]["witness"], "person 7");
    }

    #[test]
    fn the_end_is_told_as_the_crowd_saw_it() {
        let plan = plan();
        let mut record = Record::new(&plan);
        record.note(&asked(&plan, 0, 0, 3, granted("eu", 1)));
        record.note(&asked(&plan, 1, 0, 9, granted("us", 1)));
        record.note(&asked(&plan, 2, 1, 10, Told::SoldOut { epoch: 4 }));
        record.note(&asked(&plan, 3, 0, 11, Told::SoldOut { epoch: 4 }));
        let (text, json) = report(&plan, &record, vec![]);
        let ending = &json["ending"];
        assert_eq!(ending["epoch"], 4);
        assert_eq!(ending["last_grant_heard_ms"], 9000.0);
        assert_eq!(ending["first_sorry_heard_ms"], 10_000.0);
        assert_eq!(ending["last_grant_to_first_sorry_ms"], 1000.0);
        assert_eq!(ending["first_sorry_spread_ms"], 1000.0);
        assert_eq!(ending["first_stock_region_ended_to_last_grant_ms"], 6000.0);
        assert_eq!(ending["regions"][0]["last_unit_heard_ms"], 3000.0);
        assert_eq!(ending["regions"][0]["last_grant_heard_ms"], 9000.0);
        assert_eq!(ending["regions"][1]["last_grant_heard_ms"], serde_json::Value::Null);
        assert!(text.contains("The last grant was heard at 9.000 s"), "{text}");
    }

    #[test]
    fn answers_are_told_apart_and_errors_are_counted() {
        let plan = plan();
        let mut record = Record::new(&plan);
        record.note(&asked(&plan, 0, 0, 1, granted("eu", 1)));
        record.note(&asked(&plan, 2, 1, 1, Told::SoldOut { epoch: 2 }));
        record.trouble("overloaded".into());
        let (text, json) = report(&plan, &record, vec![]);
        assert_eq!((&json["total"]["errors"], &json["total"]["granted"]), (&2.into(), &1.into()));
        let waits = json["waits"].as_array().unwrap();
        let wait = |region: serde_json::Value, kind: &str| {
            waits.iter().find(|line| line["region"] == region && line["kind"] == kind).unwrap().clone()
        };
        assert_eq!(wait(serde_json::Value::Null, "sorry")["answers"], 1);
        assert_eq!(wait("eu".into(), "sorry")["answers"], 0);
        let close = |value: &serde_json::Value, ms: f64| (value.as_f64().unwrap() - ms).abs() < 0.1;
        assert!(close(&wait("eu".into(), "granted")["due"]["p999_ms"], 40.0));
        assert!(close(&wait("eu".into(), "granted")["sent"]["p50_ms"], 30.0));
        assert_eq!(json["crowd"]["limit"], "none");
        assert!(text.contains("overloaded"), "{text}");
    }
    #[test]
    fn who_is_refused_for_good_is_counted_by_the_reason_and_hears_what_helps() {
        let plan = plan();
        let mut record = Record::new(&plan);
        for (person, code) in [(0, "challenge-required"), (1, "challenge-required"), (2, "unauthorized")] {
            record.note(&asked(&plan, person, 0, 1, Told::Refused(code.into())));
        }
        let (text, json) = report(&plan, &record, vec![]);
        assert_eq!(json["refusals"], serde_json::json!({"challenge-required": 2, "unauthorized": 1}));
        let said =
            |times: u64, code: &str| text.lines().any(|line| line.contains(&format!("{times} times refused: {code}")));
        assert!(said(2, "challenge-required: these servers want a solved challenge; --with-passes"), "{text}");
        assert!(said(1, "unauthorized"), "{text}");
    }
}
