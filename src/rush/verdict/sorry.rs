//! The checks of SORRY: said to nobody who has a unit, and only under a certificate that nothing contradicts.
//!
//! **Invariant:** an epoch lasts from its own move of the gate to the next one, by the database's clock; clocks that
//! differ are given the benefit of the doubt.

use super::check::{Check, Finding};
use super::{Case, promise};
use crate::quota::Gate;
use crate::quota::gate::Change;
use crate::rush::ledger::LedgerRow;

/// The time between two moves of the gate, in microseconds.
#[derive(Clone, Copy)]
struct Span {
    from: i64,
    until: i64,
}

impl Case<'_> {
    /// Somebody who was told SORRY may only have a unit of a later epoch, after the campaign re-opened.
    pub(super) fn no_sorry_for_winners(&self) -> Check {
        let mut finding = Finding::default();
        let mut told = 0_u64;
        for (person, epoch) in self.record.sorries() {
            told += 1;
            let Some(row) = self.row(person) else {
                continue;
            };
            if !self.is_later(row, i64::from(epoch)) {
                let witness =
                    || format!("{} has {} and was told SORRY in epoch {epoch}", self.who(person), self.unit(row));
                finding.add(u64::from(person), witness);
            }
        }
        finding.check(promise::WINNERS, format!("{told} were told SORRY"))
    }

    fn is_later(&self, row: &LedgerRow, epoch: i64) -> bool {
        let end = self.ledger.gates.iter().find(|change| change.epoch > epoch);
        end.is_some_and(|change| row.claimed_at + self.doubt() >= change.at.as_microsecond())
    }

    pub(super) fn sorry_has_certificate(&self) -> Check {
        let mut finding = Finding::default();
        let mut first_of: std::collections::BTreeMap<u32, (u64, u32)> = std::collections::BTreeMap::new();
        for (person, epoch) in self.record.sorries() {
            let (times, first) = first_of.entry(epoch).or_insert((0, person));
            (*times, *first) = (*times + 1, (*first).min(person));
        }
        for (epoch, (times, first)) in &first_of {
            if let Some(fault) = self.fault(i64::from(*epoch)) {
                let witness = || format!("{} was told SORRY in epoch {epoch}, {fault}", self.who(*first));
                finding.add_many(*times, u64::from(*first), witness);
            }
        }
        finding.check(promise::CERTIFICATE, format!("{} epochs were named", first_of.len()))
    }

    /// What is wrong with an epoch's certificate.
    fn fault(&self, epoch: i64) -> Option<String> {
        let Some(change) = self.ledger.gates.iter().find(|change| change.epoch == epoch) else {
            return Some("which never was".to_owned());
        };
        if change.gate != Gate::SoldOut {
            return Some(format!("in which the gate was {}", change.gate.as_str()));
        }
        let spent = change.remaining == 0 && change.held == 0;
        (!spent).then(|| format!("which began with {} units left and {} on hold", change.remaining, change.held))
    }

    pub(super) fn nothing_after_certificate(&self) -> Check {
        let mut finding = Finding::default();
        let sold_out: Vec<(i64, Span)> = self.sold_out_spans().collect();
        for row in &self.ledger.claims {
            let inside = |(_, span): &&(i64, Span)| row.claimed_at > span.from && row.claimed_at < span.until;
            if let Some((epoch, _)) = sold_out.iter().find(inside) {
                let witness = || {
                    format!("{} of {} was granted in epoch {epoch}, which was sold out", self.unit(row), row.account)
                };
                finding.add(row.claimed_at as u64, witness);
            }
        }
        self.compare_last(&mut finding);
        finding.check(promise::UNDER, format!("{} times sold out", sold_out.len()))
    }

    fn sold_out_spans(&self) -> impl Iterator<Item = (i64, Span)> {
        let next = self.ledger.gates.iter().skip(1).map(Some).chain([None]);
        let spans = self.ledger.gates.iter().zip(next).filter(|(change, _)| change.gate == Gate::SoldOut);
        spans.map(|(change, next)| (change.epoch, self.span(change, next)))
    }

    fn span(&self, change: &Change, next: Option<&Change>) -> Span {
        let until = next.map_or(i64::MAX, |next| next.at.as_microsecond() - self.doubt());
        Span { from: change.at.as_microsecond() + self.doubt(), until }
    }

    /// Without any clock: while the last certificate stands, no more units can be out than it saw.
    fn compare_last(&self, finding: &mut Finding) {
        let Some(last) = self.ledger.gates.last().filter(|change| change.gate == Gate::SoldOut) else {
            return;
        };
        let live = self.ledger.claims.iter().filter(|row| row.is_live()).count() as i64;
        if live > last.outstanding {
            let witness =
                || format!("{live} units are out, the certificate of epoch {} saw {}", last.epoch, last.outstanding);
            finding.add_many((live - last.outstanding) as u64, u64::MAX, witness);
        }
    }

    fn doubt(&self) -> i64 {
        self.promised.clock_uncertainty.as_micros() as i64
    }
}
