//! The verdict: each promise, checked by comparing what the crowd was told with the rows of the database. No I/O.
//!
//! What may not live here: a server's word. What may: the crowd's record, the ledger, and what was promised.
//!
//! **Invariant:** a check never fails on a service that keeps its promise, however slow, and however many replies were
//! lost: where the evidence allows two readings, the one that keeps the promise counts. Every failed check has a
//! witness.

mod alone;
mod check;
mod promise;
mod sorry;
#[cfg(test)]
mod tests;
mod units;

use std::time::Duration;

use serde::Serialize;

use self::check::Finding;
use super::ledger::{Ledger, LedgerRow};
use super::names;
use super::plan::Plan;
use super::record::{Count, Record, primary};

pub use alone::judge_alone;
pub use check::Check;

/// What was promised, apart from the rules.
#[derive(Clone, Debug)]
pub struct Promised {
    /// Units of the campaign.
    pub supply: i64,
    /// Tags of the languages the service speaks.
    pub languages: Vec<String>,
    /// By how much the database's clocks may differ from each other: zero on one `PostgreSQL`, the cluster's greatest
    /// offset on `CockroachDB`.
    pub clock_uncertainty: Duration,
}

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// Each promise.
    pub checks: Vec<Check>,
}

impl Verdict {
    /// Whether every promise that could be checked was kept.
    pub fn kept(&self) -> bool {
        self.checks.iter().all(|check| check.ok || !check.checked)
    }
}

/// Compares the record with the ledger.
pub fn judge(plan: &Plan, record: &Record, ledger: &Ledger, promised: &Promised) -> Verdict {
    let case = Case::new(plan, record, ledger, promised);
    let checks = vec![
        case.exactly_the_supply(),
        case.one_for_each(),
        case.tickets_unique(),
        case.told_is_written(),
        case.written_is_told(),
        case.no_sorry_for_winners(),
        case.sorry_has_certificate(),
        case.nothing_after_certificate(),
        case.first_come_first_served(),
        case.own_language(),
        case.everybody_answered(),
    ];
    Verdict { checks }
}

/// No row of the ledger.
const NONE: u32 = u32::MAX;

/// The evidence, with each person's row found once.
struct Case<'a> {
    plan: &'a Plan,
    record: &'a Record,
    ledger: &'a Ledger,
    promised: &'a Promised,
    row_of: Vec<u32>,
    strangers: Vec<u32>,
    doubles: Vec<(u32, u32)>,
}

impl<'a> Case<'a> {
    fn new(plan: &'a Plan, record: &'a Record, ledger: &'a Ledger, promised: &'a Promised) -> Self {
        let row_of = vec![NONE; record.people() as usize];
        let mut case = Self { plan, record, ledger, promised, row_of, strangers: vec![], doubles: vec![] };
        for (place, row) in (0..).zip(&ledger.claims) {
            match names::number_of(plan.seed, row.account).filter(|person| *person < record.people()) {
                None => case.strangers.push(place),
                Some(person) if case.row_of[person as usize] == NONE => {
                    case.row_of[person as usize] = place;
                }
                Some(person) => case.doubles.push((person, place)),
            }
        }
        case
    }

    fn row(&self, person: u32) -> Option<&'a LedgerRow> {
        self.ledger.claims.get(self.row_of[person as usize] as usize)
    }

    fn who(&self, person: u32) -> String {
        format!("person {person} (account {})", names::account_of(self.plan.seed, person))
    }

    fn unit(&self, row: &LedgerRow) -> String {
        let stock = self.ledger.stock(row);
        format!("{}.{}.{}", stock.region, stock.shard, row.ticket)
    }

    fn own_language(&self) -> Check {
        let mut finding = Finding::default();
        for ((asked, got), count) in &self.record.foreign {
            let asked = &self.plan.languages[usize::from(*asked)];
            if self.is_spoken(asked) {
                let got = if got.is_empty() { "no language at all" } else { got };
                let witness = || format!("{} asked in `{asked}` and was answered in {got}", self.who(count.first));
                finding.add_many(count.times, u64::from(count.first), witness);
            }
        }
        let detail = format!("{} replies in the language asked for", self.record.native);
        finding.check(promise::LANGUAGE, detail)
    }

    /// Whether the service speaks this language: this very tag, or the language without script and region.
    fn is_spoken(&self, asked: &str) -> bool {
        let same = |spoken: &String| spoken.eq_ignore_ascii_case(asked) || spoken.eq_ignore_ascii_case(primary(asked));
        self.promised.languages.iter().any(same)
    }

    fn everybody_answered(&self) -> Check {
        let mut finding = Finding::default();
        if let Some(Count { times, first }) = self.record.unanswered {
            finding.add_many(times, u64::from(first), || format!("{} got no final answer", self.who(first)));
        }
        for (code, Count { times, first }) in &self.record.refusals {
            let witness = || format!("{} was refused with `{code}`", self.who(*first));
            finding.add_many(*times, u64::from(*first), witness);
        }
        let wishes: u64 = self.record.regions.iter().map(|tally| tally.asked).sum();
        finding.check(promise::ANSWERED, format!("{wishes} wishes"))
    }
}
