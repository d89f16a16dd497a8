//! The verdict where the database can't be read: what people were told, compared with itself.
//!
//! **Invariant:** a promise that can't be checked without rows is named as such; none is left out.

use std::time::Duration;

use super::check::{Check, Finding};
use super::{Case, Promised, Verdict, promise};
use crate::rush::ledger::Ledger;
use crate::rush::plan::Plan;
use crate::rush::record::{Record, Spot};

/// What the rest of the checks would take.
const ROWS: &str = "it takes the database's rows";

/// Judges the record alone. The supply may not be known.
pub fn judge_alone(plan: &Plan, record: &Record, supply: Option<i64>, languages: Vec<String>) -> Verdict {
    let ledger = Ledger::default();
    let promised = Promised { supply: supply.unwrap_or(i64::MAX), languages, clock_uncertainty: Duration::ZERO };
    let case = Case::new(plan, record, &ledger, &promised);
    let mut units: Vec<(Spot, u32)> = record.claims().map(|(person, spot)| (spot, person)).collect();
    units.sort_unstable();
    units.dedup();
    let checks = vec![
        supply.map_or_else(|| Check::impossible(promise::SUPPLY, ROWS), |supply| no_more_than(supply, &units)),
        case.one_for_each(),
        case.no_ticket_told_twice(&units),
        Check::impossible(promise::TOLD, ROWS),
        Check::impossible(promise::WRITTEN, ROWS),
        Check::impossible(promise::WINNERS, ROWS),
        Check::impossible(promise::CERTIFICATE, ROWS),
        Check::impossible(promise::UNDER, ROWS),
        case.first_come_first_served(),
        case.own_language(),
        case.everybody_answered(),
    ];
    Verdict { checks }
}

fn no_more_than(supply: i64, units: &[(Spot, u32)]) -> Check {
    let mut spots: Vec<Spot> = units.iter().map(|(spot, _)| *spot).collect();
    spots.dedup();
    let told = spots.len() as i64;
    let mut finding = Finding::default();
    if told > supply {
        let witness = || format!("people were told of {told} units, the supply is {supply}");
        finding.add_many((told - supply) as u64, 0, witness);
    }
    finding.check(promise::SUPPLY, format!("never one more: people were told of {told} of {supply} units"))
}

impl Case<'_> {
    fn no_ticket_told_twice(&self, units: &[(Spot, u32)]) -> Check {
        let mut finding = Finding::default();
        for pair in units.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            let (spot, one, other) = (pair[0].0, self.who(pair[0].1), self.who(pair[1].1));
            let witness = || format!("{} is the unit of {one} and of {other}", self.told(spot));
            finding.add(u64::from(spot.ticket), witness);
        }
        finding.check(promise::TICKETS, format!("{} units that people were told of", units.len()))
    }
}
