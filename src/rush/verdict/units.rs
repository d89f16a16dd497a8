//! The checks of units: how many, whose, by which ticket, in which order.
//!
//! **Invariant:** each is a scan or a sort; none compares everybody with everybody.

use super::check::{Check, Finding};
use super::{Case, NONE, promise};
use crate::rush::ledger::LedgerRow;
use crate::rush::record::{Moment, Spot, State};

impl Case<'_> {
    pub(super) fn exactly_the_supply(&self) -> Check {
        let live = self.ledger.claims.iter().filter(|row| row.is_live()).count() as i64;
        let supply = self.promised.supply;
        let mut finding = Finding::default();
        if live > supply {
            finding.add_many((live - supply) as u64, 0, || format!("{live} units are out, the supply is {supply}"));
        }
        let Some(demand) = self.demand() else {
            let text = format!("{live} of {supply} units; not everybody could ask to the end, so fewer prove nothing");
            return finding.check(promise::SUPPLY, text);
        };
        // A unit that was given back may not have found somebody new yet.
        let due = (supply - self.given_back()).min(demand);
        if live < due {
            finding.add_many((due - live) as u64, 0, || format!("{live} units are out, {due} could be"));
        }
        finding.check(promise::SUPPLY, format!("{live} of {supply} units to {demand} people who wanted one"))
    }

    /// How many people wanted a unit and could have one; unknown if some were left without an answer.
    fn demand(&self) -> Option<i64> {
        let count = |state| self.record.count(state) as i64;
        if self.record.unanswered.is_some() || count(State::Unanswered) + count(State::Closed) > 0 {
            return None;
        }
        Some(count(State::Sorry) + count(State::Claim) - self.given_back())
    }

    fn given_back(&self) -> i64 {
        self.ledger.claims.iter().filter(|row| !row.is_live()).count() as i64
    }

    pub(super) fn one_for_each(&self) -> Check {
        let mut finding = Finding::default();
        for (person, place) in &self.doubles {
            let second = &self.ledger.claims[*place as usize];
            finding.add(u64::from(*person), || {
                let first = self.row(*person).map_or_else(String::new, |row| self.unit(row));
                format!("{} has {first} and {}", self.who(*person), self.unit(second))
            });
        }
        for (person, spot) in self.record.claims() {
            if self.record.entry(person).spot() != Some(spot) {
                let also = self.told(spot);
                finding
                    .add(u64::from(person), || format!("{} was told of {also} and of another unit", self.who(person)));
            }
        }
        let claims = self.ledger.claims.len().max(self.record.claims().count());
        finding.check(promise::ONE_EACH, format!("{claims} claims"))
    }

    pub(super) fn tickets_unique(&self) -> Check {
        let mut finding = Finding::default();
        let key = |row: &LedgerRow| (row.stock, row.ticket);
        let mut rows: Vec<&LedgerRow> = self.ledger.claims.iter().collect();
        rows.sort_unstable_by_key(|row| key(row));
        for pair in rows.windows(2).filter(|pair| key(pair[0]) == key(pair[1])) {
            let witness =
                || format!("{} is the ticket of {} and {}", self.unit(pair[0]), pair[0].account, pair[1].account);
            finding.add(pair[0].ticket as u64, witness);
        }
        finding.check(promise::TICKETS, format!("{} tickets", rows.len()))
    }

    pub(super) fn told_is_written(&self) -> Check {
        let mut finding = Finding::default();
        let mut told = 0;
        for (person, spot) in self.record.claims() {
            told += 1;
            let row = self.row(person);
            if row.is_none_or(|row| !self.is_same(row, spot)) {
                let written =
                    row.map_or_else(|| "there is no row".to_owned(), |row| format!("the row says {}", self.unit(row)));
                finding
                    .add(u64::from(person), || format!("{} was told {}, {written}", self.who(person), self.told(spot)));
            }
        }
        finding.check(promise::TOLD, format!("{told} acknowledged"))
    }

    pub(super) fn written_is_told(&self) -> Check {
        let mut finding = Finding::default();
        for place in &self.strangers {
            let row = &self.ledger.claims[*place as usize];
            finding.add(u64::from(u32::MAX) + 1, || {
                format!("{} belongs to {}, who is not of the crowd", self.unit(row), row.account)
            });
        }
        for (person, place) in (0..).zip(&self.row_of).filter(|(_, place)| **place != NONE) {
            let state = self.record.entry(person).state;
            // A SORRY beside a row is the business of the check of SORRY, which knows about re-openings.
            if matches!(state, State::Absent | State::Refused | State::Closed | State::Excluded) {
                let row = &self.ledger.claims[*place as usize];
                finding.add(u64::from(person), || {
                    format!("{} has {} and was told {state:?}", self.who(person), self.unit(row))
                });
            }
        }
        finding.check(promise::WRITTEN, format!("{} rows", self.ledger.claims.len()))
    }

    /// In each counter row, by ticket: nobody may have heard of their unit before somebody with a lower ticket first
    /// asked.
    pub(super) fn first_come_first_served(&self) -> Check {
        let mut finding = Finding::default();
        let mut grants: Vec<(Spot, u32)> = self.fresh_grants().collect();
        grants.sort_unstable();
        let mut latest: Option<(u16, Moment, u32)> = None;
        for (spot, person) in &grants {
            let entry = self.record.entry(*person);
            let here = latest.filter(|(row, ..)| *row == spot.row);
            if let Some((_, sent, lower)) = here.filter(|(_, sent, _)| *sent > entry.answered) {
                finding.add(u64::from(spot.ticket), || {
                    let late = Moment(sent.0 - entry.answered.0).0;
                    let (who, other) = (self.who(*person), self.who(lower));
                    format!("{who} had {} {late} µs before {other} asked and got a lower ticket", self.told(*spot))
                });
            }
            if here.is_none_or(|(_, sent, _)| entry.sent > sent) {
                latest = Some((spot.row, entry.sent, *person));
            }
        }
        finding.check(promise::ORDER, format!("{} grants in order", grants.len()))
    }

    fn fresh_grants(&self) -> impl Iterator<Item = (Spot, u32)> {
        (0..self.record.people()).filter_map(|person| {
            let entry = self.record.entry(person);
            entry.spot().filter(|_| entry.is_fresh()).map(|spot| (spot, person))
        })
    }

    fn is_same(&self, row: &LedgerRow, spot: Spot) -> bool {
        row.ticket == i64::from(spot.ticket) && self.ledger.stock(row) == self.record.row(spot.row)
    }

    pub(super) fn told(&self, spot: Spot) -> String {
        let stock = self.record.row(spot.row);
        format!("{}.{}.{}", stock.region, stock.shard, spot.ticket)
    }
}
