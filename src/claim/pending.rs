//! The attempts that a queue's worker is about to decide, in order of arrival, one entry for each account.
//!
//! **Invariant:** an account stands here once. A second attempt of the same account joins the first and is answered
//! with it, so a batch never names an account twice. What was decided of a batch leaves together: when its round is
//! counted, or when all of it is answered.

use std::collections::{HashMap, hash_map};

use super::Trouble;
use super::decide::Decision;
use super::queue::Waiting;
use super::reply::{Decided, Outbox, Reply};
use super::store::Attempt;
use crate::id::AccountId;

struct Entry {
    attempt: Attempt,
    reply: Reply,
    twins: Vec<Reply>,
    rounds: u32,
}

/// Attempts in order of arrival.
#[derive(Default)]
pub(super) struct Pending {
    order: Vec<AccountId>,
    entries: HashMap<AccountId, Entry>,
    outbox: Outbox,
}

impl Pending {
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn add(&mut self, waiting: Waiting) {
        let Waiting { attempt, reply, rounds } = waiting;
        match self.entries.entry(attempt.account) {
            hash_map::Entry::Occupied(mut first) => first.get_mut().twins.push(reply),
            hash_map::Entry::Vacant(place) => {
                self.order.push(attempt.account);
                place.insert(Entry { attempt, reply, twins: Vec::new(), rounds });
            }
        }
    }

    /// Everybody, in order of arrival; nobody is left here.
    pub(super) fn take(&mut self) -> Vec<Waiting> {
        let order = std::mem::take(&mut self.order);
        let entries = order.iter().filter_map(|account| self.entries.remove(account));
        let apart = |Entry { attempt, reply, twins, rounds }| {
            std::iter::once(reply).chain(twins).map(move |reply| Waiting { attempt, reply, rounds })
        };
        entries.flat_map(apart).collect()
    }

    /// All attempts, in order of arrival.
    pub(super) fn attempts(&self) -> Vec<Attempt> {
        self.order.iter().filter_map(|account| self.entries.get(account)).map(|entry| entry.attempt).collect()
    }

    /// When the first of them arrived, in milliseconds of Unix time; 0 if there is none.
    pub(super) fn oldest_ms(&self) -> i64 {
        let first = self.order.iter().find_map(|account| self.entries.get(account));
        first.map_or(0, |first| first.attempt.received_at.as_millisecond())
    }

    /// Rounds this account's attempt has been through.
    pub(super) fn rounds(&self, account: AccountId) -> u32 {
        self.entries.get(&account).map_or(0, |entry| entry.rounds)
    }

    /// Answers one account, with the rest of its batch.
    pub(super) fn decide(&mut self, account: AccountId, decision: Decision) {
        self.answer(account, Ok(decision));
    }

    /// Answers everybody.
    pub(super) fn decide_all(&mut self, decision: &Decision) {
        for account in std::mem::take(&mut self.order) {
            self.answer(account, Ok(decision.clone()));
        }
        self.outbox.send();
    }

    /// Answers these with a trouble.
    pub(super) fn fail(&mut self, attempts: &[Attempt], trouble: Trouble) {
        for attempt in attempts {
            self.answer(attempt.account, Err(trouble));
        }
        self.close_round();
    }

    /// Answers everybody with a trouble.
    pub(super) fn fail_all(&mut self, trouble: Trouble) {
        for account in std::mem::take(&mut self.order) {
            self.answer(account, Err(trouble));
        }
        self.outbox.send();
    }

    /// Counts a round for those that are left; who has been through `most` of them is told to wait. Sends what was
    /// decided.
    pub(super) fn next_round(&mut self, most: u32) {
        let mut tired = Vec::new();
        for (account, entry) in &mut self.entries {
            entry.rounds += 1;
            if entry.rounds >= most {
                tired.push(*account);
            }
        }
        for account in tired {
            self.decide(account, Decision::Wait);
        }
        self.close_round();
    }

    fn answer(&mut self, account: AccountId, decided: Decided) {
        let Some(entry) = self.entries.remove(&account) else { return };
        for twin in entry.twins {
            self.outbox.put(twin, decided.clone());
        }
        self.outbox.put(entry.reply, decided);
    }

    /// Takes those who were answered out of the order, and sends the answers.
    fn close_round(&mut self) {
        let entries = &self.entries;
        if entries.is_empty() {
            self.order.clear();
        } else {
            self.order.retain(|account| entries.contains_key(account));
        }
        self.outbox.send();
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::super::reply::reply_here;
    use super::*;
    use crate::clock;
    use crate::id::RequestId;

    fn waiting(account: AccountId) -> (Waiting, oneshot::Receiver<Decided>) {
        let (reply, decided) = reply_here();
        let attempt = Attempt { account, request: RequestId::random(), received_at: clock::now(), country: None };
        (Waiting { attempt, reply, rounds: 0 }, decided)
    }

    #[tokio::test]
    async fn twins_are_one_attempt_and_share_its_answer() {
        let (a, b) = (AccountId::random(), AccountId::random());
        let mut pending = Pending::default();
        let (first, one) = waiting(a);
        let (other, _two) = waiting(b);
        let (twin, three) = waiting(a);
        for waiting in [first, other, twin] {
            pending.add(waiting);
        }
        let order: Vec<AccountId> = pending.attempts().iter().map(|attempt| attempt.account).collect();
        assert_eq!(order, [a, b]);
        pending.decide(a, Decision::Blocked);
        pending.next_round(9);
        assert_eq!((one.await.unwrap(), three.await.unwrap()), (Ok(Decision::Blocked), Ok(Decision::Blocked)));
        assert_eq!(pending.attempts().len(), 1);
    }

    #[tokio::test]
    async fn who_is_never_decided_is_told_to_wait() {
        let (first, decided) = waiting(AccountId::random());
        let mut pending = Pending::default();
        pending.add(first);
        pending.next_round(2);
        assert!(!pending.is_empty());
        pending.next_round(2);
        assert!(pending.is_empty());
        assert_eq!(decided.await.unwrap(), Ok(Decision::Wait));
    }

    #[tokio::test]
    async fn who_is_taken_elsewhere_keeps_order_twins_and_rounds() {
        let (mut here, mut there) = (Pending::default(), Pending::default());
        let (a, b) = (AccountId::random(), AccountId::random());
        let waiters: Vec<_> = [a, b, a]
            .map(|account| {
                let (one, decided) = waiting(account);
                here.add(one);
                decided
            })
            .into();
        here.next_round(9);
        for one in here.take() {
            there.add(one);
        }
        assert!(here.is_empty() && here.attempts().is_empty());
        let order: Vec<AccountId> = there.attempts().iter().map(|attempt| attempt.account).collect();
        assert_eq!((order, there.rounds(a), there.rounds(b)), (vec![a, b], 1, 1));
        there.decide_all(&Decision::Blocked);
        for waiter in waiters {
            assert_eq!(waiter.await.unwrap(), Ok(Decision::Blocked));
        }
    }
}
