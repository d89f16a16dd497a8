//! Go or no-go: what a rehearsal showed, against what is expected on the day. No I/O.
//!
//! What may not live here: how the crowd is sent, or a promise; those are judged by `verdict/` and stand here as they
//! are.
//!
//! **Invariant:** what was not shown is not taken for granted: a crowd that came more slowly than people will, or whose
//! own machine was too slow, proves nothing, and the answer is no-go with that as its reason.

use std::time::Duration;

use serde::Serialize;

use super::plan::Plan;
use super::report::{Report, refusal_hint};

/// How far the measured rate may stay behind the needed one: what the last answers' way back takes.
const SLACK: f64 = 0.05;
/// Of all requests, those that may bring no answer before no-go.
const ERRORS_MAX: f64 = 0.01;

/// What is expected on the day.
#[derive(Clone, Copy, Debug)]
pub struct Day {
    /// Units in all.
    pub supply: i64,
    /// People who will come …
    pub people: f64,
    /// … within so many seconds …
    pub seconds: f64,
    /// … of them in the opening spike …
    pub spike_share: f64,
    /// … which is so long.
    pub spike_seconds: f64,
    /// The slowest answer but for one in a hundred.
    pub p99_max: Duration,
}

/// One reason for go or no-go.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// What was looked at.
    pub about: &'static str,
    /// Whether it stands in nobody's way.
    pub ok: bool,
    /// The numbers.
    pub detail: String,
}

/// What a rehearsal came to.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// Whether the campaign may open.
    pub go: bool,
    /// Everything that was looked at.
    pub reasons: Vec<Reason>,
    /// People who will come each second on average: as many units must go out while there are any.
    pub needed_per_second: f64,
    /// Units that went out each second of the rehearsal, to the last one.
    pub granted_per_second: f64,
    /// Milliseconds from a request to its answer; all but one in a hundred were faster.
    pub p99_ms: Option<f64>,
    /// Seconds from the opening until every unit is gone, at the pace of the rehearsal; nothing if fewer people are
    /// expected than there are units.
    pub sold_out_after_seconds: Option<f64>,
    /// The longest that somebody waits behind others, at the pace of the rehearsal.
    pub longest_wait_seconds: Option<f64>,
}

impl Day {
    /// Of a plan for the whole crowd.
    pub fn new(plan: &Plan, supply: i64, p99_max: Duration) -> Self {
        Self {
            supply,
            people: f64::from(plan.people),
            seconds: plan.duration.as_secs_f64(),
            spike_share: plan.spike_share,
            spike_seconds: plan.spike.min(plan.duration).as_secs_f64(),
            p99_max,
        }
    }

    /// People who will come each second on average.
    pub fn per_second(&self) -> f64 {
        self.people / self.seconds
    }

    /// How many have come by this second.
    fn come(&self, second: f64) -> f64 {
        let in_spike = (second / self.spike_seconds.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
        let rest = (self.seconds - self.spike_seconds).max(f64::MIN_POSITIVE);
        let after = ((second - self.spike_seconds) / rest).clamp(0.0, 1.0);
        self.people * (self.spike_share * in_spike + (1.0 - self.spike_share) * after)
    }

    /// How many have been answered by this second by who answers `pace` a second: not more than have come, and never
    /// ahead of what the pace allows since the opening or since the spike's end.
    fn answered(&self, second: f64, pace: f64) -> f64 {
        let since_spike = self.come(self.spike_seconds) + pace * (second - self.spike_seconds).max(0.0);
        self.come(second).min(pace * second).min(since_spike)
    }

    /// When every unit is gone.
    fn sold_out_after(&self, pace: f64) -> Option<f64> {
        let supply = self.supply as f64;
        if supply > self.people || pace <= 0.0 {
            return None;
        }
        let (mut early, mut late) = (0.0, self.seconds + self.people / pace);
        for _ in 0..60 {
            let middle = f64::midpoint(early, late);
            if self.answered(middle, pace) < supply { early = middle } else { late = middle }
        }
        Some(late)
    }

    /// The longest wait: of the last one of the spike, or of the last one of all.
    fn longest_wait(&self, pace: f64) -> Option<f64> {
        let behind = |second: f64| (self.come(second) - self.answered(second, pace)).max(0.0) / pace;
        (pace > 0.0).then(|| behind(self.spike_seconds).max(behind(self.seconds)))
    }
}

/// Compares. `books` are the findings of a look at the books, `transfers` what moved.
pub fn judge(day: &Day, report: &Report, books: &[String]) -> Outcome {
    let granted = report.total.tally.granted;
    let to_last = report.ending.last_grant_heard_ms.map(|ms| (ms / 1000.0).max(f64::MIN_POSITIVE));
    let granted_per_second = to_last.map_or(0.0, |seconds| granted as f64 / seconds);
    let needed_per_second = day.per_second();
    let slowest = report.waits.iter().filter(|line| line.region.is_none()).filter_map(|line| line.sent);
    let p99_ms = slowest.map(|latency| latency.p99_ms).reduce(f64::max);
    let reasons = vec![
        promises(report),
        books_balance(books),
        pace(granted_per_second, needed_per_second),
        latency(p99_ms, day.p99_max),
        answers(report),
        crowd(report),
    ];
    Outcome {
        go: reasons.iter().all(|reason| reason.ok),
        reasons,
        needed_per_second,
        granted_per_second,
        p99_ms,
        sold_out_after_seconds: day.sold_out_after(granted_per_second),
        longest_wait_seconds: day.longest_wait(granted_per_second),
    }
}

fn promises(report: &Report) -> Reason {
    let broken: Vec<&str> = report.checks.iter().filter(|c| c.checked && !c.ok).map(|c| c.promise).collect();
    let (all, unchecked) = (report.checks.len(), report.unchecked);
    let kept = format!("{} of {all} could be checked and were kept", all.saturating_sub(unchecked));
    let ok = broken.is_empty() && unchecked == 0;
    let detail = if broken.is_empty() { kept } else { format!("broken: {}", broken.join("; ")) };
    Reason { about: "promises", ok, detail }
}

fn books_balance(findings: &[String]) -> Reason {
    let detail = findings.first().map_or_else(
        || "every counter and transfer was read, and they balance".to_owned(),
        |first| format!("{} findings, such as: {first}", findings.len()),
    );
    Reason { about: "books", ok: findings.is_empty(), detail }
}

fn pace(granted: f64, needed: f64) -> Reason {
    let ok = granted >= needed * (1.0 - SLACK);
    let short = if ok { "" } else { ": too slow, or a crowd too slow to show more" };
    Reason { about: "pace", ok, detail: format!("{granted:.0} grants a second, {needed:.0} needed{short}") }
}

fn latency(p99_ms: Option<f64>, most: Duration) -> Reason {
    let most = most.as_secs_f64() * 1000.0;
    let detail = p99_ms.map_or_else(
        || "nobody was answered".to_owned(),
        |ms| format!("p99 of the slowest kind of answer {ms:.0} ms, {most:.0} ms allowed"),
    );
    Reason { about: "latency", ok: p99_ms.is_some_and(|ms| ms <= most), detail }
}

fn answers(report: &Report) -> Reason {
    let (errors, requests) = (report.total.tally.errors, report.total.tally.requests);
    let share = errors as f64 / requests.max(1) as f64;
    let mut detail = format!("{errors} of {requests} requests brought no answer ({:.1}%)", share * 100.0);
    for (code, times) in &report.troubles {
        detail.extend([", ", code, " ", &times.to_string()]);
    }
    if report.troubles.contains_key("rate-limited") {
        detail.push_str("; set this machine's network as LARGESSE_UNLIMITED_NETWORKS for the rehearsal");
    }
    for (code, times) in &report.refusals {
        detail.extend(["; refused for good: ", code, " ", &times.to_string(), refusal_hint(code)]);
    }
    Reason { about: "answers", ok: share <= ERRORS_MAX, detail }
}

fn crowd(report: &Report) -> Reason {
    let limit = report.crowd.limit;
    let detail = match limit {
        "generator" => "this machine was too slow for the crowd: send it from a larger one, or from several",
        "connections" => "people waited for a connection of the crowd's: more --connections show more",
        _ => "the crowd came when it was due",
    };
    Reason { about: "crowd", ok: limit != "generator", detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rush::record::Record;
    use crate::rush::verdict::Verdict;
    use crate::rush::{Plan, RegionTarget};

    fn day(supply: i64, people: f64) -> Day {
        let p99_max = Duration::from_secs(1);
        Day { supply, people, seconds: 600.0, spike_share: 0.25, spike_seconds: 2.0, p99_max }
    }

    fn close(value: Option<f64>, expected: f64) {
        assert!(value.is_some_and(|value| (value - expected).abs() < 0.01), "{value:?}, expected {expected}");
    }

    #[test]
    fn the_moment_of_the_last_unit_is_when_people_come_or_when_they_can_be_served() {
        // 5 million come in the first two seconds, 25,000 a second after that.
        let day = day(6_000_000, 20_000_000.0);
        close(day.sold_out_after(1e9), 2.0 + 1_000_000.0 / (15_000_000.0 / 598.0));
        close(day.sold_out_after(10_000.0), 600.0);
        close(day.sold_out_after(40_000.0), 150.0);
        assert_eq!(day.sold_out_after(0.0), None);
        assert_eq!(super::tests::day(6_000_000, 5_000_000.0).sold_out_after(1e6), None);
    }

    #[test]
    fn the_spike_is_waited_for_at_the_pace_that_was_shown() {
        let day = day(6_000_000, 20_000_000.0);
        close(day.longest_wait(50_000.0), (5_000_000.0 - 100_000.0) / 50_000.0);
        assert!(day.longest_wait(10_000.0) > day.longest_wait(50_000.0));
        close(day.longest_wait(1e9), 0.0);
    }

    fn report(change: impl FnOnce(&mut Report)) -> Report {
        let target = RegionTarget { region: "eu".parse().unwrap(), servers: vec!["x:1".into()], weight: 1 };
        let plan = Plan::new("c", 10, vec![target]);
        let mut report = Report::new(&plan, &Record::new(&plan), &Verdict { checks: vec![] });
        report.total.tally.granted = 60_000;
        report.total.tally.requests = 100_000;
        report.ending.last_grant_heard_ms = Some(1000.0);
        let latency =
            crate::rush::report::Latency { p50_ms: 1.0, p90_ms: 2.0, p99_ms: 90.0, p999_ms: 95.0, max_ms: 99.0 };
        report.waits[0].sent = Some(latency);
        change(&mut report);
        report
    }

    #[test]
    fn go_needs_every_reason_and_each_alone_is_a_no_go() {
        let day = day(6_000_000, 20_000_000.0);
        let said = |change: fn(&mut Report), books: &[String]| {
            let outcome = judge(&day, &report(change), books);
            let against: Vec<&str> = outcome.reasons.iter().filter(|r| !r.ok).map(|r| r.about).collect();
            assert_eq!(outcome.go, against.is_empty());
            against.join(" ")
        };
        assert_eq!(said(|_| {}, &[]), "");
        assert_eq!(said(|_| {}, &["I4".into()]), "books");
        assert_eq!(said(|report| report.ending.last_grant_heard_ms = Some(1900.0), &[]), "pace");
        assert_eq!(said(|report| report.ending.last_grant_heard_ms = None, &[]), "pace");
        assert_eq!(said(|report| report.waits[0].sent = None, &[]), "latency");
        assert_eq!(said(|report| report.waits[0].sent.as_mut().unwrap().p99_ms = 1001.0, &[]), "latency");
        assert_eq!(said(|report| report.total.tally.errors = 2000, &[]), "answers");
        assert_eq!(said(|report| report.crowd.limit = "generator", &[]), "crowd");
        assert_eq!(said(|report| report.unchecked = 1, &[]), "promises");
    }
}
