//! The attempts that a queue's worker is about to decide, in order of arrival, one entry for each account.
//!
//! **Invariant:** an account stands here once. A second attempt of the same account joins the first and is answered
//! with it, so a batch never names an account twice.

use std::collections::HashMap;

use tokio::sync::oneshot;

use super::Trouble;
use super::decide::Decision;
use super::queue::Waiting;
use super::store::Attempt;
use crate::id::AccountId;

type Reply = oneshot::Sender<Result<Decision, Trouble>>;

struct Entry {
    attempt: Attempt,
    replies: Vec<Reply>,
    rounds: u32,
}

/// Attempts in order of arrival.
#[derive(Default)]
pub(super) struct Pending {
    order: Vec<AccountId>,
    entries: HashMap<AccountId, Entry>,
}

impl Pending {
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn add(&mut self, waiting: Waiting) {
        let account = waiting.attempt.account;
        let order = &mut self.order;
        let entry = self.entries.entry(account).or_insert_with(|| {
            order.push(account);
            Entry { attempt: waiting.attempt, replies: Vec::with_capacity(1), rounds: 0 }
        });
        entry.replies.push(waiting.reply);
    }

    /// Everybody, in order of arrival; nobody is left here.
    pub(super) fn take(&mut self) -> Vec<Waiting> {
        let order = std::mem::take(&mut self.order);
        let entries = order.iter().filter_map(|account| self.entries.remove(account));
        let apart = |Entry { attempt, replies, .. }| replies.into_iter().map(move |reply| Waiting { attempt, reply });
        entries.flat_map(apart).collect()
    }

    /// All attempts, in order of arrival.
    pub(super) fn attempts(&self) -> Vec<Attempt> {
        self.order.iter().filter_map(|account| self.entries.get(account)).map(|entry| entry.attempt).collect()
    }

    /// Rounds this account's attempt has been through.
    pub(super) fn rounds(&self, account: AccountId) -> u32 {
        self.entries.get(&account).map_or(0, |entry| entry.rounds)
    }

    /// Answers one account.
    pub(super) fn decide(&mut self, account: AccountId, decision: &Decision) {
        self.answer(account, &Ok(decision.clone()));
    }

    /// Answers everybody.
    pub(super) fn decide_all(&mut self, decision: &Decision) {
        for account in std::mem::take(&mut self.order) {
            self.answer(account, &Ok(decision.clone()));
        }
    }

    /// Answers these with a trouble.
    pub(super) fn fail(&mut self, attempts: &[Attempt], trouble: Trouble) {
        for attempt in attempts {
            self.answer(attempt.account, &Err(trouble));
        }
        self.forget_answered();
    }

    /// Answers everybody with a trouble.
    pub(super) fn fail_all(&mut self, trouble: Trouble) {
        for account in std::mem::take(&mut self.order) {
            self.answer(account, &Err(trouble));
        }
    }

    /// Counts a round for those that are left; who has been through `most` of them is told to wait.
    pub(super) fn next_round(&mut self, most: u32) {
        let mut tired = Vec::new();
        for (account, entry) in &mut self.entries {
            entry.rounds += 1;
            if entry.rounds >= most {
                tired.push(*account);
            }
        }
        for account in tired {
            self.decide(account, &Decision::Wait);
        }
        self.forget_answered();
    }

    fn answer(&mut self, account: AccountId, answer: &Result<Decision, Trouble>) {
        let Some(entry) = self.entries.remove(&account) else { return };
        for reply in entry.replies {
            // A receiver that is gone hung up; its claim is committed or not, as the row says.
            let _hung_up = reply.send(answer.clone());
        }
    }

    fn forget_answered(&mut self) {
        let entries = &self.entries;
        self.order.retain(|account| entries.contains_key(account));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;
    use crate::id::RequestId;

    fn waiting(account: AccountId) -> (Waiting, oneshot::Receiver<Result<Decision, Trouble>>) {
        let (reply, decided) = oneshot::channel();
        let attempt = Attempt { account, request: RequestId::random(), received_at: clock::now() };
        (Waiting { attempt, reply }, decided)
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
        pending.decide(a, &Decision::Blocked);
        assert_eq!((one.await.unwrap(), three.await.unwrap()), (Ok(Decision::Blocked), Ok(Decision::Blocked)));
        pending.next_round(9);
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
}
