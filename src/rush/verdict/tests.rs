//! Each check of the verdict with a world that keeps the promise and one that breaks it.

use jiff::Timestamp;

use super::*;
use crate::claim::Status;
use crate::id::AccountId;
use crate::quota::gate::Change;
use crate::quota::{Gate, RowKey};
use crate::rush::RegionTarget;
use crate::rush::answer::{Place, Told};
use crate::rush::people::Member;
use crate::rush::record::{Asked, Moment};

/// A crowd of five and a supply of two: 0 and 1 are granted at moments 100 and 200, then sold out at 300.
struct World {
    plan: Plan,
    record: Record,
    ledger: Ledger,
    promised: Promised,
}

fn stock() -> RowKey {
    RowKey { region: "eu".parse().unwrap(), shard: 0 }
}

fn unit(ticket: u32) -> Place {
    Place { stock: stock(), ticket }
}

fn granted(ticket: u32) -> Told {
    Told::Granted { place: unit(ticket), replayed: false }
}

fn sorry(epoch: u32) -> Told {
    Told::SoldOut { epoch }
}

fn change(epoch: i64, gate: Gate, outstanding: i64, at: i64) -> Change {
    let at = Timestamp::from_microsecond(at).unwrap();
    Change { epoch, gate, remaining: 0, held: 0, outstanding, by: String::new(), reason: String::new(), at }
}

impl World {
    fn empty() -> Self {
        let target = RegionTarget { region: "eu".parse().unwrap(), servers: vec!["x:1".into()], weight: 1 };
        let plan = Plan::new("c", 5, vec![target]);
        let record = Record::new(&plan);
        let promised = Promised { supply: 2, languages: vec!["en".into()], clock_uncertainty: Duration::ZERO };
        Self { plan, record, ledger: Ledger::default(), promised }
    }

    /// Two grants, three SORRYs, all as promised.
    fn good() -> Self {
        let mut world = Self::empty();
        world.ledger.gates = vec![change(1, Gate::Open, 0, 0), change(2, Gate::SoldOut, 2, 300)];
        for person in 0..2 {
            world.row(person, i64::from(person) + 1, 100 * (i64::from(person) + 1));
            world.tell(person, granted(person + 1), (person * 10, person * 10 + 5));
        }
        for person in 2..5 {
            world.tell(person, sorry(2), (50, 60));
        }
        world
    }

    fn row(&mut self, person: u32, ticket: i64, claimed_at: i64) {
        self.row_of(names::account_of(self.plan.seed, person), ticket, claimed_at);
    }

    fn row_of(&mut self, account: AccountId, ticket: i64, claimed_at: i64) {
        let row = LedgerRow { account, claimed_at, ticket, stock: 0, status: Status::Claimed };
        self.ledger.add(stock(), row);
    }

    fn asked(&self, person: u32, told: impl Into<Option<Told>>, (sent, answered): (u32, u32)) -> Asked {
        let member = Member::new(&self.plan, person);
        let mut asked = Asked::new(&member, 0);
        (asked.sent, asked.answered, asked.told, asked.tries) = (Moment(sent), Moment(answered), told.into(), 1);
        asked
    }

    fn tell(&mut self, person: u32, told: impl Into<Option<Told>>, moments: (u32, u32)) {
        let asked = self.asked(person, told, moments);
        self.record.note(&asked);
    }

    /// The promises that are broken, with their first words and witnesses.
    fn broken(&self) -> Vec<(&'static str, u64, String)> {
        let verdict = judge(&self.plan, &self.record, &self.ledger, &self.promised);
        let broken = verdict.checks.iter().filter(|check| !check.ok);
        broken.map(|check| (check.promise, check.violations, check.witness.clone().unwrap_or_default())).collect()
    }

    /// Asserts that exactly this promise is broken, so often, with a witness that says so.
    fn breaks(&self, promise: &str, times: u64, words: &str) {
        let broken = self.broken();
        assert_eq!(broken.len(), 1, "{broken:?}");
        let (what, violations, witness) = &broken[0];
        assert!(what.starts_with(promise) && *violations == times && witness.contains(words), "{broken:?}");
    }
}

#[test]
fn a_world_as_promised_breaks_nothing() {
    assert_eq!(World::good().broken(), []);
    assert_eq!(World::empty().broken(), [], "nobody came");
}

#[test]
fn one_unit_too_many_is_found() {
    let mut world = World::good();
    world.promised.supply = 1;
    world.breaks("Exactly the supply", 1, "2 units are out, the supply is 1");
}

#[test]
fn one_unit_too_few_is_found_unless_somebody_was_left_waiting() {
    let mut world = World::good();
    world.promised.supply = 4;
    world.breaks("Exactly the supply", 2, "2 units are out, 4 could be");
    world.tell(4, None::<Told>, (1, 2));
    assert!(world.broken().iter().all(|(promise, ..)| !promise.starts_with("Exactly")));
}

#[test]
fn a_supply_that_nobody_wanted_may_stay() {
    let mut world = World::empty();
    world.row(3, 1, 100);
    world.tell(3, granted(1), (0, 5));
    assert_eq!(world.broken(), []);
}

#[test]
fn a_unit_that_was_given_back_may_lie_there() {
    let mut world = World::good();
    world.ledger.claims[0].status = Status::Released;
    assert_eq!(world.broken(), []);
}

#[test]
fn a_second_row_of_somebody_is_found() {
    let mut world = World::good();
    world.promised.supply = 3;
    world.ledger.gates[1].outstanding = 3;
    world.row(1, 3, 250);
    world.breaks("One for each account", 1, "person 1 ");
}

#[test]
fn being_told_of_two_units_is_found() {
    let mut world = World::good();
    world.tell(1, Told::Already(unit(7)), (11, 12));
    let broken = world.broken();
    assert_eq!(broken.len(), 2, "also told of a unit that is not written: {broken:?}");
    assert!(broken[0].0.starts_with("One for each account") && broken[0].2.contains("eu.0.7"));
}

#[test]
fn a_ticket_given_twice_is_found() {
    let mut world = World::good();
    world.ledger.claims[1].ticket = 1;
    let broken = world.broken();
    assert!(broken.iter().any(|(promise, ..)| promise.starts_with("No ticket")), "{broken:?}");
}

#[test]
fn an_acknowledged_claim_without_its_row_is_found() {
    let mut world = World::good();
    world.promised.supply = 1;
    world.ledger.claims.pop();
    world.breaks("An acknowledged claim", 1, "person 1 ");
}

#[test]
fn an_acknowledged_claim_with_another_ticket_is_found() {
    let mut world = World::good();
    world.ledger.claims[1].ticket = 9;
    world.breaks("An acknowledged claim", 1, "was told eu.0.2, the row says eu.0.9");
}

#[test]
fn a_row_of_a_stranger_and_a_row_of_somebody_refused_are_found() {
    let mut world = World::empty();
    world.row_of(AccountId::random(), 1, 100);
    world.breaks("Every committed row", 1, "not of the crowd");
    let mut world = World::empty();
    world.row(0, 1, 100);
    world.tell(0, Told::NotEligible, (0, 5));
    world.breaks("Every committed row", 1, "person 0 ");
}

#[test]
fn a_row_of_somebody_whose_reply_was_lost_is_theirs() {
    let mut world = World::empty();
    world.row(0, 1, 100);
    let asked = world.asked(0, Told::NotEligible, (0, 5));
    world.record.note(&Asked { lost_a_reply: true, ..asked });
    assert_eq!(world.broken(), []);
}

#[test]
fn a_winner_who_is_told_sorry_is_found_before_and_after() {
    let mut world = World::good();
    world.tell(0, sorry(2), (70, 80));
    world.breaks("Nobody who has a claim", 1, "person 0 ");
    let mut world = World::good();
    world.ledger.claims[1].account = names::account_of(1, 2);
    let broken = world.broken();
    assert!(broken.iter().any(|(promise, ..)| promise.starts_with("Nobody who has")), "{broken:?}");
}

#[test]
fn a_unit_after_a_reopening_may_follow_a_sorry() {
    let mut world = World::good();
    world.promised.supply = 3;
    world.ledger.gates.push(change(3, Gate::Reopening, 2, 400));
    world.ledger.gates.push(change(4, Gate::Open, 2, 500));
    world.row(2, 3, 600);
    world.tell(2, granted(3), (70, 80));
    assert_eq!(world.broken(), []);
}

#[test]
fn a_sorry_without_a_certificate_is_found() {
    let mut world = World::good();
    world.ledger.gates[1].epoch = 3;
    world.breaks("Every SORRY has", 3, "person 2 ");
    let mut world = World::good();
    world.ledger.gates[1].gate = Gate::Shut;
    world.breaks("Every SORRY has", 3, "the gate was shut");
    let mut world = World::good();
    world.ledger.gates[1].held = 1;
    world.breaks("Every SORRY has", 3, "0 units left and 1 on hold");
}

#[test]
fn a_unit_granted_under_a_certificate_is_found() {
    let mut world = World::good();
    world.ledger.claims[1].claimed_at = 301;
    world.breaks("No unit is granted", 1, "eu.0.2");
    world.promised.clock_uncertainty = Duration::from_micros(10);
    assert_eq!(world.broken(), [], "clocks may differ by that much");
}

#[test]
fn more_units_than_the_certificate_saw_are_found_without_a_clock() {
    let mut world = World::good();
    world.ledger.gates[1].outstanding = 1;
    world.breaks("No unit is granted", 1, "2 units are out, the certificate of epoch 2 saw 1");
}

#[test]
fn a_lower_ticket_for_somebody_who_came_later_is_found() {
    let mut world = World::empty();
    for (person, ticket, moments) in [(0, 1, (0, 50)), (1, 3, (5, 9)), (2, 2, (10, 20))] {
        world.row(person, i64::from(ticket), 100);
        world.tell(person, granted(ticket), moments);
    }
    world.promised.supply = 3;
    world.breaks("First come", 1, "person 1 ");
}

#[test]
fn tickets_of_people_who_asked_at_the_same_time_have_no_order() {
    let mut world = World::empty();
    for (person, ticket, moments) in [(0, 2, (0, 50)), (1, 1, (50, 60))] {
        world.row(person, i64::from(ticket), 100);
        world.tell(person, granted(ticket), moments);
    }
    assert_eq!(world.broken(), []);
}

#[test]
fn a_unit_that_was_only_heard_of_again_says_nothing_about_order() {
    let mut world = World::empty();
    for (person, ticket, moments) in [(0, 2, (0, 5)), (1, 1, (50, 60))] {
        world.row(person, ticket, 100);
        world.tell(person, Told::Already(unit(ticket as u32)), moments);
    }
    assert_eq!(world.broken(), []);
}

#[test]
fn a_reply_in_another_language_is_found_if_the_service_speaks_the_one_asked_for() {
    let mut world = World::good();
    let asked = world.asked(2, sorry(2), (70, 80));
    for got in ["en-GB", "fr", ""] {
        world.record.hear(&asked, "en", got);
    }
    world.record.note(&asked);
    world.breaks("Everybody is answered in", 2, "person 2 ");
    world.promised.languages = vec!["fr".to_owned()];
    assert_eq!(world.broken(), []);
}

#[test]
fn somebody_without_an_answer_is_found() {
    let mut world = World::good();
    world.tell(3, None::<Told>, (70, 80));
    world.breaks("Everybody who asks", 1, "person 3 ");
    let mut world = World::good();
    world.tell(4, Told::Refused("unauthenticated".into()), (70, 80));
    world.breaks("Everybody who asks", 1, "`unauthenticated`");
}

#[test]
fn the_witness_is_the_smallest() {
    let mut world = World::good();
    for person in [4, 2, 3] {
        world.tell(person, None::<Told>, (70, 80));
    }
    world.breaks("Everybody who asks", 3, "person 2 ");
}

#[test]
fn without_rows_the_record_is_compared_with_itself() {
    let alone = |world: &World, supply| {
        let verdict = judge_alone(&world.plan, &world.record, supply, world.promised.languages.clone());
        let broken = verdict.checks.iter().filter(|check| check.checked && !check.ok);
        let broken: Vec<_> = broken.map(|check| check.promise).collect();
        let unchecked = verdict.checks.iter().filter(|check| !check.checked).count();
        assert_eq!((verdict.checks.len(), verdict.kept()), (11, broken.is_empty()));
        (broken, unchecked)
    };
    let mut world = World::good();
    assert_eq!(alone(&world, None), (vec![], 6));
    assert_eq!(alone(&world, Some(2)), (vec![], 5));
    assert_eq!(alone(&world, Some(1)).0, [promise::SUPPLY]);
    world.tell(2, granted(1), (1, 5));
    assert_eq!(alone(&world, Some(2)).0, [promise::TICKETS]);
    let mut world = World::good();
    world.tell(1, Told::Already(unit(7)), (11, 12));
    assert_eq!(alone(&world, None).0, [promise::ONE_EACH]);
    let mut world = World::good();
    world.tell(4, None::<Told>, (1, 2));
    assert_eq!(alone(&world, None).0, [promise::ANSWERED]);
}
