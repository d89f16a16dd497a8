//! The crowd's own record: what everybody was told, when, and in which language. Written by the crowd's thread, read by
//! the verdict.
//!
//! What may not live here: anything a server or the database says about itself.
//!
//! **Invariant:** sixteen bytes for a person (twenty million fit into a laptop), and still no answer that could convict
//! is lost: whatever contradicts what somebody was told before is kept beside, in full.

mod closing;
mod line;
pub mod pace;
mod tally;
pub mod times;

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use self::line::Grants;
use self::pace::Pace;
use self::tally::raise;
use self::times::{Kind, Waits};
use super::answer::{Code, Place, Told};
use super::people::Member;
use super::plan::Plan;
use crate::quota::RowKey;

pub use closing::Closing;
pub use line::{Entry, Moment, Spot, State};
pub use tally::{Count, Tally};

/// One wish, from the button to its end.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Whose, by number.
    pub person: u32,
    /// The region whose servers were asked first.
    pub region: u16,
    /// The region that gave the final answer.
    pub answered_by: u16,
    /// The language asked for.
    pub language: u16,
    /// When the first request was sent.
    pub sent: Moment,
    /// When the final answer came.
    pub answered: Moment,
    /// The final answer; none if it stayed unanswered.
    pub told: Option<Told>,
    /// How long it took to the first answer.
    pub latency: Option<Latency>,
    /// Requests sent.
    pub tries: u32,
    /// Requests that brought no answer: refused for now, lost, broken, late.
    pub errors: u32,
    /// Requests that were answered and not for good: wait, not open, paused.
    pub not_yet: u32,
    /// Whether a request was sent whose outcome nobody heard: it may have brought a unit.
    pub lost_a_reply: bool,
}

/// How long the first answer took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latency {
    /// From the moment the person was due.
    pub due: Duration,
    /// From sending the request that brought it.
    pub sent: Duration,
}

impl Asked {
    /// A wish before its first request.
    pub fn new(member: &Member, region: u16) -> Self {
        Self {
            person: member.number,
            region,
            answered_by: region,
            language: member.language,
            sent: Moment::NEVER,
            answered: Moment::NEVER,
            told: None,
            latency: None,
            tries: 0,
            errors: 0,
            not_yet: 0,
            lost_a_reply: false,
        }
    }
}

/// The language of a tag, without script and region.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// An answer that is not the one in somebody's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Other {
    Claim(Spot),
    Sorry(u32),
}

/// What the crowd saw.
pub struct Record {
    /// How long the run took.
    pub took: Duration,
    /// What people met, by the region they asked first.
    pub regions: Vec<Tally>,
    /// What people met, by language.
    pub languages: Vec<Tally>,
    /// How long the first answer took: by the region asked first, then by kind.
    pub waits: Vec<[Waits; Kind::ALL.len()]>,
    /// How it sold out.
    pub closing: Closing,
    /// How well the crowd kept its schedule.
    pub pace: Pace,
    /// Everything that was not final, by code.
    pub troubles: BTreeMap<Code, u64>,
    /// Final refusals, by code.
    pub refusals: BTreeMap<Code, Count>,
    /// Wishes without a final answer.
    pub unanswered: Option<Count>,
    /// Replies in another language than the one asked for: (asked, got).
    pub foreign: BTreeMap<(u16, String), Count>,
    /// Replies in the language asked for.
    pub native: u64,
    rows: Vec<RowKey>,
    row_numbers: HashMap<RowKey, u16>,
    entries: Vec<Entry>,
    others: Vec<(u32, Other)>,
}

impl Record {
    /// The empty record of a plan's crowd.
    pub fn new(plan: &Plan) -> Self {
        Self {
            took: Duration::ZERO,
            regions: vec![Tally::default(); plan.regions.len()],
            languages: vec![Tally::default(); plan.languages.len()],
            waits: plan.regions.iter().map(|_| Kind::ALL.map(|_| Waits::new())).collect(),
            closing: Closing::new(plan.regions.len()),
            pace: Pace::new(),
            troubles: BTreeMap::new(),
            refusals: BTreeMap::new(),
            unanswered: None,
            foreign: BTreeMap::new(),
            native: 0,
            rows: Vec::new(),
            row_numbers: HashMap::new(),
            entries: vec![Entry::ABSENT; plan.people as usize],
            others: Vec::new(),
        }
    }

    /// Takes one wish in.
    pub fn note(&mut self, asked: &Asked) {
        let had_grant = self.entries[asked.person as usize].grants != Grants::None;
        let count = count(asked.told.as_ref(), had_grant);
        for tally in [&mut self.regions[usize::from(asked.region)], &mut self.languages[usize::from(asked.language)]] {
            tally.asked += 1;
            tally.requests += u64::from(asked.tries);
            tally.retried += u64::from(asked.tries.saturating_sub(1));
            tally.errors += u64::from(asked.errors);
            tally.not_yet += u64::from(asked.not_yet);
            *count(tally) += 1;
        }
        let kind = Kind::of(asked.told.as_ref(), had_grant);
        self.waits[usize::from(asked.region)][kind as usize].note(asked);
        self.write(asked);
    }

    /// Notes a reply that was not final, or its loss.
    pub fn trouble(&mut self, code: Code) {
        *self.troubles.entry(code).or_default() += 1;
    }

    /// Notes the language of a reply, and the one that was wanted.
    pub fn hear(&mut self, asked: &Asked, wanted: &str, got: &str) {
        if primary(wanted).eq_ignore_ascii_case(primary(got)) {
            self.native += 1;
        } else {
            raise(self.foreign.entry((asked.language, got.to_owned())), asked.person);
        }
    }

    fn write(&mut self, asked: &Asked) {
        let (person, at) = (asked.person, asked.answered);
        let entry = &mut self.entries[person as usize];
        entry.sent = entry.sent.min(asked.sent);
        match &asked.told {
            Some(Told::Granted { place, replayed }) => {
                let grants = if *replayed { Grants::Replayed } else { Grants::Fresh };
                entry.grants = entry.grants.max(grants);
                let row = self.write_claim(person, place, at);
                if !replayed {
                    self.closing.grant(row, asked);
                }
            }
            Some(Told::Already(place) | Told::GivenBack(place)) => {
                self.write_claim(person, place, at);
            }
            Some(Told::SoldOut { epoch }) => {
                self.closing.sorry(asked);
                self.write_sorry(person, *epoch);
            }
            Some(Told::Closed) => entry.refuse(asked, State::Closed),
            Some(Told::NotEligible | Told::Blocked) => entry.refuse(asked, State::Excluded),
            Some(Told::Refused(code)) => {
                entry.refuse(asked, State::Refused);
                raise(self.refusals.entry(code.clone()), person);
            }
            None => {
                entry.state = entry.state.max(State::Unanswered);
                let first = self.unanswered.map_or(person, |count| count.first.min(person));
                let times = self.unanswered.map_or(0, |count| count.times) + 1;
                self.unanswered = Some(Count { times, first });
            }
        }
    }

    fn write_claim(&mut self, person: u32, place: &Place, at: Moment) -> u16 {
        let spot = Spot { row: self.row_number(&place.stock), ticket: place.ticket };
        let entry = &mut self.entries[person as usize];
        match entry.state {
            State::Claim if entry.spot() == Some(spot) => {}
            State::Claim => {
                self.others.push((person, Other::Claim(spot)));
                return spot.row;
            }
            State::Sorry => self.others.push((person, Other::Sorry(entry.number))),
            _ => {}
        }
        (entry.state, entry.row, entry.number) = (State::Claim, spot.row, spot.ticket);
        entry.answered = entry.answered.min(at);
        spot.row
    }

    fn write_sorry(&mut self, person: u32, epoch: u32) {
        let entry = &mut self.entries[person as usize];
        match entry.state {
            State::Sorry if entry.number == epoch => {}
            State::Sorry | State::Claim => self.others.push((person, Other::Sorry(epoch))),
            _ => (entry.state, entry.number) = (State::Sorry, epoch),
        }
    }

    fn row_number(&mut self, row: &RowKey) -> u16 {
        if let Some(number) = self.row_numbers.get(row) {
            return *number;
        }
        // Unwrap safety: counter rows are regions times shards; a service that names 65,536 of them is not this one.
        let number = u16::try_from(self.rows.len()).expect("fewer than 65,536 counter rows");
        self.rows.push(row.clone());
        self.row_numbers.insert(row.clone(), number);
        number
    }

    /// How many people could have come.
    pub fn people(&self) -> u32 {
        self.entries.len() as u32
    }

    /// One person's line.
    pub fn entry(&self, person: u32) -> &Entry {
        &self.entries[person as usize]
    }

    /// The counter row behind a number of this record.
    pub fn row(&self, number: u16) -> &RowKey {
        &self.rows[usize::from(number)]
    }

    /// Every unit anybody was told of; somebody who was told of two is here twice.
    pub fn claims(&self) -> impl Iterator<Item = (u32, Spot)> {
        let lines = (0..).zip(&self.entries).filter_map(|(person, entry)| Some((person, entry.spot()?)));
        let others = self.others.iter().filter_map(|(person, other)| match other {
            Other::Claim(spot) => Some((*person, *spot)),
            Other::Sorry(_) => None,
        });
        lines.chain(others)
    }

    /// Every SORRY with its epoch; somebody who was told two different ones is here twice.
    pub fn sorries(&self) -> impl Iterator<Item = (u32, u32)> {
        let sorry = |(person, entry): (u32, &Entry)| (entry.state == State::Sorry).then_some((person, entry.number));
        let others = self.others.iter().filter_map(|(person, other)| match other {
            Other::Sorry(epoch) => Some((*person, *epoch)),
            Other::Claim(_) => None,
        });
        (0..).zip(&self.entries).filter_map(sorry).chain(others)
    }

    /// How many people ended in this state.
    pub fn count(&self, state: State) -> u64 {
        self.entries.iter().filter(|entry| entry.state == state).count() as u64
    }
}

/// Which of a tally's counts a wish belongs to.
fn count(told: Option<&Told>, had_grant: bool) -> fn(&mut Tally) -> &mut u64 {
    match told {
        None => |tally| &mut tally.unanswered,
        Some(Told::Granted { .. }) if had_grant => |tally| &mut tally.replayed,
        Some(Told::Granted { .. }) => |tally| &mut tally.granted,
        Some(Told::Already(_) | Told::GivenBack(_)) => |tally| &mut tally.already,
        Some(Told::SoldOut { .. }) => |tally| &mut tally.sorry,
        Some(_) => |tally| &mut tally.refused,
    }
}
