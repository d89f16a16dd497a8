//! The way back from a queue to whoever waits: a batch's answers go to each answering thread in one parcel.
//!
//! Waking a task of another thread is a write to that thread's event descriptor, at a few microseconds of both threads;
//! a batch of a hundred answers would be a hundred of them. So each answering thread has a letterbox and a task that
//! empties it, and only that task is woken from outside; it wakes the others without leaving its thread.
//!
//! **Invariant:** an answer that was put into the outbox has left it when `Outbox::send` returns. A thread without a
//! letterbox, or whose letterbox is gone, is answered directly.

use std::cell::RefCell;

use tokio::sync::{mpsc, oneshot};

use super::Trouble;
use super::decide::Decision;

/// What an attempt comes to.
pub(super) type Decided = Result<Decision, Trouble>;

/// Where one attempt's answer goes.
pub(super) struct Reply {
    waiter: oneshot::Sender<Decided>,
    letterbox: Option<Letterbox>,
}

/// The way to one thread.
#[derive(Clone)]
struct Letterbox(mpsc::UnboundedSender<Vec<Letter>>);

struct Letter {
    waiter: oneshot::Sender<Decided>,
    decided: Decided,
}

impl Letter {
    fn hand_over(self) {
        // A receiver that is gone hung up; its claim is committed or not, as the row says.
        let _hung_up = self.waiter.send(self.decided);
    }
}

thread_local! {
    static HERE: RefCell<Option<Letterbox>> = const { RefCell::new(None) };
}

/// Gives this thread a letterbox. Called on a runtime that runs on this thread alone; the letterbox ends with it.
pub fn deliver_here() {
    let (sender, mut receiver) = mpsc::unbounded_channel::<Vec<Letter>>();
    HERE.set(Some(Letterbox(sender)));
    tokio::spawn(async move {
        while let Some(letters) = receiver.recv().await {
            letters.into_iter().for_each(Letter::hand_over);
        }
    });
}

/// A reply for somebody on this thread, and what they wait for.
pub(super) fn reply_here() -> (Reply, oneshot::Receiver<Decided>) {
    let (waiter, decided) = oneshot::channel();
    (Reply { waiter, letterbox: HERE.with_borrow(Clone::clone) }, decided)
}

/// Answers that are about to leave, by the threads they go to.
#[derive(Default)]
pub(super) struct Outbox(Vec<(Option<Letterbox>, Vec<Letter>)>);

impl Outbox {
    pub(super) fn put(&mut self, reply: Reply, decided: Decided) {
        let Reply { waiter, letterbox } = reply;
        let letter = Letter { waiter, decided };
        let same = |other: &Option<Letterbox>| match (other, &letterbox) {
            (Some(other), Some(letterbox)) => other.0.same_channel(&letterbox.0),
            (other, letterbox) => other.is_none() && letterbox.is_none(),
        };
        match self.0.iter_mut().find(|(other, _)| same(other)) {
            Some((_, letters)) => letters.push(letter),
            None => self.0.push((letterbox, vec![letter])),
        }
    }

    pub(super) fn send(&mut self) {
        for (letterbox, letters) in self.0.drain(..) {
            let left = match letterbox {
                // A letterbox that is gone gives the letters back: whoever still waits waits on another thread now.
                Some(Letterbox(sender)) => sender.send(letters).map_or_else(|back| back.0, |()| Vec::new()),
                None => letters,
            };
            left.into_iter().for_each(Letter::hand_over);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers every reply with the same.
    fn answer(replies: Vec<Reply>) {
        let mut outbox = Outbox::default();
        for reply in replies {
            outbox.put(reply, Ok(Decision::Blocked));
        }
        outbox.send();
    }

    fn thread_with_letterbox() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread().build().unwrap()
    }

    #[test]
    fn a_batch_goes_to_each_thread_in_one_parcel() {
        let letterboxes = [0, 1].map(|_| mpsc::unbounded_channel::<Vec<Letter>>());
        let (mut replies, mut waiters) = (Vec::new(), Vec::new());
        for turn in 0..100 {
            HERE.set(Some(Letterbox(letterboxes[turn % 2].0.clone())));
            let (reply, waiter) = reply_here();
            replies.push(reply);
            waiters.push(waiter);
        }
        answer(replies);
        for (_, mut parcels) in letterboxes {
            let parcel = parcels.try_recv().unwrap();
            assert_eq!((parcel.len(), parcels.is_empty()), (50, true));
            parcel.into_iter().for_each(Letter::hand_over);
        }
        assert!(waiters.iter_mut().all(|waiter| waiter.try_recv() == Ok(Ok(Decision::Blocked))));
    }

    #[test]
    fn a_thread_that_has_a_letterbox_is_answered_through_it() {
        thread_with_letterbox().block_on(async {
            deliver_here();
            let (reply, mut waiter) = reply_here();
            std::thread::spawn(|| answer(vec![reply])).join().unwrap();
            // In the letterbox, and not yet taken out of it.
            assert!(waiter.try_recv().is_err());
            assert_eq!(waiter.await, Ok(Ok(Decision::Blocked)));
        });
    }

    #[test]
    fn without_a_letterbox_and_with_one_that_is_gone_answers_come_directly() {
        let (direct, mut one) = reply_here();
        let runtime = thread_with_letterbox();
        let (orphan, mut other) = runtime.block_on(async {
            deliver_here();
            reply_here()
        });
        drop(runtime);
        answer(vec![direct, orphan]);
        assert_eq!(one.try_recv(), Ok(Ok(Decision::Blocked)));
        assert_eq!(other.try_recv(), Ok(Ok(Decision::Blocked)));
    }
}
