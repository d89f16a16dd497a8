//! Which form of the claim statement a batch is run in. Pure: a memory and a few numbers, no statement.
//!
//! There are several forms because the usual batch needs little: everybody in it is new, fit, and has a unit.
//! `claim_grant` does that and nothing else at half the cost of `claim_place`, which knows every case. Where
//! `claim_grant` can't, it does nothing, and the same attempts are run as `claim_place`: that costs the first try. So
//! what is known to fail is not tried:
//!
//! - Accounts that are known to have a claim are only looked up. One of them would fail the grant of the whole batch.
//! - A grant by pass, which reads no account, is tried if everybody in the batch has a pass that still holds.
//! - After a grant that did nothing the next batches go to `claim_place` at once: one, then two, four, … up to
//!   `REST_MAX` while grants go on doing nothing.
//!
//! From costs measured in batches of 110 (29 µs a claim for a grant, 55 for `claim_place`, 15 for a grant that fails;
//! another run than the one in `claim_grant.sql`): if one in a thousand has a claim that is not known here, the mean is
//! 36 µs; if one in a hundred, in ten or in three has, it is 55 to 56, as with `claim_place` alone. Trying always would
//! cost 33, 56, 70 and 70. In a rush of ten minutes one in thirty has come before, so what is known (`known.rs`) is
//! most of the saving: with a memory of 200,000 accounts nine statements in ten were `claim_place` after half a minute,
//! with one of seven million hardly any.
//!
//! A batch in which one person has no pass that holds is a grant that reads accounts, so that nobody's turn changes. In
//! batches of 110 with a token from one person in a hundred a third go by pass.
//!
//! **Invariant:** nothing that is remembered here decides anything: the statement that is run reads the rows, and a
//! wrong memory costs a statement. Who is asked for by pass is decided by the list of changes (`account/roll.rs`),
//! whose number the statement is told.

use jiff::Timestamp;

use super::Trouble;
use super::known::{Known, Total};
use super::store::{Answer, Attempt, Outcome};
use crate::account::roll::Changes;

/// Batches that are not tried as a grant, at most.
const REST_MAX: u32 = 16;

/// A form of the claim statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `claim_pass`: a unit for everybody, or nothing; for people whose passes hold.
    Pass,
    /// `claim_grant`: a unit for everybody, or nothing.
    Grant,
    /// `claim_place`: what each attempt gets.
    Place,
    /// `claim_place` for attempts whose grant did nothing when it ended. An earlier run of it, whose reply was lost,
    /// may have made it.
    Resolve,
    /// `claim_lookup`: who has a claim.
    Lookup,
}

impl Form {
    /// The statement's name.
    pub fn statement(self) -> &'static str {
        match self {
            Self::Pass => "claim_pass",
            Self::Grant => "claim_grant",
            Self::Place | Self::Resolve => "claim_place",
            Self::Lookup => "claim_lookup",
        }
    }

    /// What is told when a statement of this form has no answer. A database that is gone, or takes no such statement
    /// any more, before the grant is resolved leaves open what happened.
    pub fn trouble(self, trouble: Trouble) -> Trouble {
        match (self, trouble) {
            (Self::Resolve, Trouble::Unavailable | Trouble::Broken) => Trouble::Unknown,
            _ => trouble,
        }
    }
}

/// What a queue knows of the forms.
pub struct Forms {
    known: Known,
    /// Batches that go to `claim_place` before the next try.
    rest: u32,
    /// How long the last rest was.
    last_rest: u32,
}

impl Forms {
    /// A queue that has seen nothing yet, on a server whose memories have this total.
    pub fn new(total: Total) -> Self {
        Self { known: Known::new(total), rest: 0, last_rest: 0 }
    }

    /// The parts of a batch that is to be placed, in the order in which they are to be run. Nobody's turn changes but
    /// of who is wrongly known (`known.rs`): those who are looked up take no unit. Passes hold for those for whom
    /// `changes` vouch.
    pub fn parts(
        &mut self,
        attempts: Vec<Attempt>,
        changes: Option<&Changes>,
        now: Timestamp,
    ) -> Vec<(Form, Vec<Attempt>)> {
        let (known, new): (Vec<_>, Vec<_>) = attempts.into_iter().partition(|attempt| self.known.has(attempt.account));
        let vouched = |one: &Attempt| changes.is_some_and(|known| known.vouch_for(one.account, one.received_at, now));
        let holds = |attempt: &Attempt| attempt.country.is_some() && vouched(attempt);
        let form = match self.rest {
            0 if new.iter().all(holds) => Form::Pass,
            0 => Form::Grant,
            _ => Form::Place,
        };
        self.rest = self.rest.saturating_sub(u32::from(!new.is_empty()));
        [(Form::Lookup, known), (form, new)].into_iter().filter(|(_, attempts)| !attempts.is_empty()).collect()
    }

    /// A statement of this form has answered; nothing: a grant that was not made.
    pub fn learn(&mut self, form: Form, answer: Option<&Answer>) {
        match (form, answer) {
            (Form::Pass | Form::Grant, Some(_)) => self.last_rest = 0,
            (Form::Pass | Form::Grant, None) => {
                self.last_rest = (self.last_rest * 2).clamp(1, REST_MAX);
                self.rest = self.last_rest;
            }
            (Form::Place | Form::Resolve | Form::Lookup, _) => {}
        }
        for (account, outcome) in answer.iter().flat_map(|answer| &answer.outcomes) {
            match outcome {
                Outcome::Granted(_) | Outcome::Existing(_) => self.known.remember(*account),
                // A database that was set back has fewer claims than this server has seen.
                Outcome::Undecided | Outcome::Stranger | Outcome::Blocked | Outcome::NotEligible | Outcome::TooNew => {
                    self.known.forget(*account);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::store::SeenGate;
    use super::super::{Claim, Status};
    use super::*;
    use crate::account::Country;
    use crate::id::{AccountId, RequestId};
    use crate::quota::RowKey;

    fn attempts(count: usize) -> Vec<Attempt> {
        let attempt = |_| Attempt {
            account: AccountId::random(),
            request: RequestId::random(),
            received_at: Timestamp::UNIX_EPOCH,
            country: None,
        };
        (0..count).map(attempt).collect()
    }

    fn has() -> Outcome {
        Outcome::Existing(Claim {
            stock: RowKey { region: "eu".parse().unwrap(), shard: 0 },
            ticket: 1,
            status: Status::Claimed,
            request: RequestId::random(),
            claimed_at: Timestamp::UNIX_EPOCH,
        })
    }

    fn answer(outcomes: Vec<(AccountId, Outcome)>) -> Answer {
        Answer { outcomes, gate: SeenGate::Open, epoch: 1, remaining: 1 }
    }

    fn look(forms: &mut Forms, attempt: &Attempt, outcome: Outcome) {
        forms.learn(Form::Lookup, Some(&answer(vec![(attempt.account, outcome)])));
    }

    /// The forms of a batch, with the places of the attempts that are run in each.
    fn parts(forms: &mut Forms, batch: &[Attempt]) -> Vec<(Form, Vec<usize>)> {
        let place = |attempt: &Attempt| batch.iter().position(|other| other.account == attempt.account).unwrap();
        let parts = forms.parts(batch.to_vec(), None, Timestamp::UNIX_EPOCH);
        parts.into_iter().map(|(form, part)| (form, part.iter().map(place).collect())).collect()
    }

    #[test]
    fn who_is_known_to_have_a_claim_is_looked_up_first_and_the_others_keep_their_order() {
        let (mut forms, batch) = (Forms::new(Total::default()), attempts(4));
        assert_eq!(parts(&mut forms, &batch), [(Form::Grant, vec![0, 1, 2, 3])]);
        look(&mut forms, &batch[2], has());
        look(&mut forms, &batch[0], has());
        look(&mut forms, &batch[1], Outcome::Undecided);
        assert_eq!(parts(&mut forms, &batch), [(Form::Lookup, vec![0, 2]), (Form::Grant, vec![1, 3])]);
        look(&mut forms, &batch[0], Outcome::Undecided);
        assert_eq!(parts(&mut forms, &batch), [(Form::Lookup, vec![2]), (Form::Grant, vec![0, 1, 3])]);
        assert_eq!(parts(&mut forms, &batch[2..3]), [(Form::Lookup, vec![0])]);
    }

    #[test]
    fn a_grant_by_pass_is_for_a_batch_in_which_everybodys_pass_holds() {
        let (mut forms, mut batch) = (Forms::new(Total::default()), attempts(3));
        let form = |forms: &mut Forms, batch: &[Attempt], changes: Option<&Changes>| {
            forms.parts(batch.to_vec(), changes, Timestamp::UNIX_EPOCH).last().expect("a part").0
        };
        let (nothing, last) = (Changes::of(1, &[]), Changes::of(2, &[batch[2].account]));
        assert_eq!(form(&mut forms, &batch, Some(&nothing)), Form::Grant);
        for attempt in &mut batch[..2] {
            attempt.country = Some(Country::default());
        }
        assert_eq!(form(&mut forms, &batch, Some(&nothing)), Form::Grant);
        assert_eq!(form(&mut forms, &batch[..2], Some(&nothing)), Form::Pass);
        assert_eq!(form(&mut forms, &batch[..2], Some(&last)), Form::Pass);
        assert_eq!(form(&mut forms, &batch[..2], None), Form::Grant);
        batch[2].country = Country::new("DE");
        assert_eq!(form(&mut forms, &batch, Some(&nothing)), Form::Pass);
        assert_eq!(form(&mut forms, &batch, Some(&last)), Form::Grant);
        // Who is looked up takes no unit, and says nothing about the others.
        look(&mut forms, &batch[2], has());
        assert_eq!(form(&mut forms, &batch, Some(&last)), Form::Pass);
    }

    #[test]
    fn grants_that_do_nothing_are_tried_less_and_less_and_one_that_works_ends_that() {
        let (mut forms, batch) = (Forms::new(Total::default()), attempts(1));
        let rest = |forms: &mut Forms| {
            forms.learn(Form::Grant, None);
            (0..100).take_while(|_| parts(forms, &batch)[0].0 == Form::Place).count()
        };
        let lengths: Vec<usize> = (0..7).map(|_| rest(&mut forms)).collect();
        assert_eq!(lengths, [1, 2, 4, 8, 16, 16, 16]);
        forms.learn(Form::Resolve, Some(&answer(Vec::new())));
        assert_eq!(rest(&mut forms), 16);
        forms.learn(Form::Grant, Some(&answer(Vec::new())));
        assert_eq!(rest(&mut forms), 1);
    }

    #[test]
    fn only_a_grant_that_may_have_been_made_leaves_open_what_happened() {
        assert_eq!(Form::Resolve.trouble(Trouble::Unavailable), Trouble::Unknown);
        assert_eq!(Form::Resolve.trouble(Trouble::Broken), Trouble::Unknown);
        assert_eq!(Form::Grant.trouble(Trouble::Unavailable), Trouble::Unavailable);
    }
}
