//! First contacts, as a group commit: people whose rows this server has to read queue up, and the next batch is
//! whoever has queued while the last one was being written. At an opening nearly everybody may be one of them.
//!
//! A batch costs at most three statements: a look, which is all that people who were imported need; one insert for all
//! who are not there; and a second look for those whom another server registered meanwhile, or whose insert was
//! committed and its reply lost. Not one statement that does it all: it would read where others insert and insert
//! where others read, and under SERIALIZABLE two such batches that share a page of the index make each other, and the
//! claims beside them, run again. A statement that only reads and one that only inserts can't.
//!
//! **Invariant:** what is answered was read from a committed row, or returned by the statement that committed it. A
//! row that the database refuses fails its own person and nobody else.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc, oneshot};

use super::{Account, store};
use crate::db::{self, Database, Limit};
use crate::id::AccountId;

/// First contacts that may wait; one more is told to come back. At 200 bytes each this is 4 MB, and at the rate of a
/// database on one machine less than a second of waiting.
pub const WAITING_MAX: usize = 20_000;
/// People in one batch: the cost of each stops falling before.
const BATCH_MAX: usize = 1_000;
/// Batches on their way at once, and so connections in use: the others are for claims. Two, so that where a commit
/// takes a journey around the world one batch can set out while the other comes back.
pub const STATEMENTS_MAX: usize = 2;

/// Why somebody could not be met. Nothing was granted or refused, and asking again registers nobody twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmet {
    /// Too many are waiting; nothing was tried.
    #[error("too many people are waiting to be met")]
    Overloaded,
    /// The database did not answer.
    #[error("the database can't be reached")]
    Unavailable,
    /// The database refuses this person's row; a fault of ours.
    #[error("the account could not be written")]
    Broken,
}

impl From<&db::Error> for Unmet {
    fn from(error: &db::Error) -> Self {
        match error {
            db::Error::Contended { .. } | db::Error::Unavailable { .. } | db::Error::Ambiguous { .. } => {
                Self::Unavailable
            }
            db::Error::Data { .. } | db::Error::Broken { .. } | db::Error::Setup { .. } => Self::Broken,
        }
    }
}

type Reply = oneshot::Sender<Result<Account, Unmet>>;

struct Waiting {
    new: Account,
    reply: Reply,
}

/// Where first contacts wait; cheap to clone. Its task ends with its last clone.
#[derive(Clone)]
pub struct Reception {
    sender: mpsc::Sender<Waiting>,
}

impl Reception {
    /// Opens, in a task of its own.
    pub fn new(db: Database) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING_MAX);
        tokio::spawn(receive(db, receiver));
        Self { sender }
    }

    /// The committed row of an account; `new` becomes that row if there is none. A caller that goes away cancels
    /// nothing.
    pub async fn meet(&self, new: Account) -> Result<Account, Unmet> {
        let (reply, met) = oneshot::channel();
        match self.sender.try_send(Waiting { new, reply }) {
            Ok(()) => met.await.unwrap_or(Err(Unmet::Unavailable)),
            Err(mpsc::error::TrySendError::Full(_)) => Err(Unmet::Overloaded),
            Err(mpsc::error::TrySendError::Closed(_)) => Err(Unmet::Unavailable),
        }
    }
}

/// Takes a batch only once it may set out, so that whoever comes until then is in it.
async fn receive(db: Database, mut receiver: mpsc::Receiver<Waiting>) {
    let places = Arc::new(Semaphore::new(STATEMENTS_MAX));
    // The semaphore is never closed; if it were, there would be nobody to receive for.
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let Some(first) = receiver.recv().await else { return };
        let mut batch = Batch::default();
        batch.add(first);
        while batch.new.len() < BATCH_MAX {
            let Ok(next) = receiver.try_recv() else { break };
            batch.add(next);
        }
        let db = db.clone();
        tokio::spawn(async move {
            batch.settle(&db).await;
            drop(place);
        });
    }
}

/// People who are met together, each account once.
#[derive(Default)]
struct Batch {
    new: Vec<Account>,
    replies: HashMap<AccountId, Vec<Reply>>,
}

impl Batch {
    /// A twin waits for the answer of the first.
    fn add(&mut self, waiting: Waiting) {
        let new = &mut self.new;
        let id = waiting.new.id;
        let replies = self.replies.entry(id).or_insert_with(|| {
            new.push(waiting.new);
            Vec::with_capacity(1)
        });
        replies.push(waiting.reply);
    }

    async fn settle(mut self, db: &Database) {
        self.look(db).await;
        if !self.new.is_empty() {
            self.register(db).await;
        }
        if !self.new.is_empty() {
            self.look(db).await;
        }
        // Neither written nor there: the person was erased in between. Asking again registers them anew.
        for left in std::mem::take(&mut self.new) {
            self.answer(left.id, &Err(Unmet::Unavailable));
        }
    }

    async fn look(&mut self, db: &Database) {
        let ids: Vec<AccountId> = self.new.iter().map(|new| new.id).collect();
        match store::find_all(db, &ids).await {
            Ok(found) => self.met(found),
            Err(error) => self.failed(&ids, &error),
        }
    }

    /// Inserts all that are left. A row that the database refuses is found by halving, as in `claim/queue.rs`.
    async fn register(&mut self, db: &Database) {
        let new = self.new.clone();
        let mut parts = vec![new.as_slice()];
        while let Some(part) = parts.pop() {
            match store::register(db, part, Limit::INTERACTIVE).await {
                Ok(written) => self.met(written),
                Err(db::Error::Data { .. }) if part.len() > 1 => {
                    let (first, second) = part.split_at(part.len() / 2);
                    parts.extend([second, first]);
                }
                Err(error) => self.failed(&part.iter().map(|new| new.id).collect::<Vec<_>>(), &error),
            }
        }
    }

    fn met(&mut self, accounts: Vec<Account>) {
        for account in accounts {
            self.answer(account.id, &Ok(account));
        }
        self.forget_answered();
    }

    fn failed(&mut self, ids: &[AccountId], error: &db::Error) {
        let cause = std::error::Error::source(error);
        tracing::warn!(error = %error, ?cause, people = ids.len(), "people could not be met");
        for id in ids {
            self.answer(*id, &Err(Unmet::from(error)));
        }
        self.forget_answered();
    }

    fn answer(&mut self, id: AccountId, answer: &Result<Account, Unmet>) {
        for reply in self.replies.remove(&id).unwrap_or_default() {
            // A receiver that is gone hung up; the row stays.
            let _hung_up = reply.send(answer.clone());
        }
    }

    fn forget_answered(&mut self) {
        let replies = &self.replies;
        self.new.retain(|new| replies.contains_key(&new.id));
    }
}
