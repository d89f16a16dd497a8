//! Bulk import of accounts: many rows a statement, several statements at once, nothing that is there overwritten.

use std::collections::HashSet;

use tokio::task::JoinSet;

use super::{Account, store};
use crate::db::{self, Database, Limit};

/// Accounts written by one statement.
const ROWS_EACH: usize = 1_000;
/// Statements at once: enough to keep two cores of a database busy.
const AT_ONCE: usize = 2;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Accounts written.
    pub written: u64,
    /// Accounts that were there already, and keep what they have.
    pub known: u64,
}

/// An import under way. Running it again after any interruption completes it.
pub struct Import {
    db: Database,
    batch: Vec<Account>,
    running: JoinSet<Result<(u64, u64), db::Error>>,
    done: Done,
}

impl Import {
    /// An import that has written nothing yet.
    pub fn new(db: Database) -> Self {
        Self { db, batch: Vec::with_capacity(ROWS_EACH), running: JoinSet::new(), done: Done::default() }
    }

    /// Adds one account; writes when a statement is full.
    pub async fn add(&mut self, account: Account) -> Result<(), db::Error> {
        self.batch.push(account);
        if self.batch.len() >= ROWS_EACH { self.flush().await } else { Ok(()) }
    }

    /// Writes what is left and says what was done.
    pub async fn finish(mut self) -> Result<Done, db::Error> {
        self.flush().await?;
        while let Some(result) = self.running.join_next().await {
            self.count(result)?;
        }
        Ok(self.done)
    }

    async fn flush(&mut self) -> Result<(), db::Error> {
        let mut batch = std::mem::replace(&mut self.batch, Vec::with_capacity(ROWS_EACH));
        if batch.is_empty() {
            return Ok(());
        }
        let given = batch.len();
        let mut ids = HashSet::with_capacity(given);
        batch.retain(|account| ids.insert(account.id));
        while self.running.len() >= AT_ONCE {
            if let Some(result) = self.running.join_next().await {
                self.count(result)?;
            }
        }
        let db = self.db.clone();
        self.running.spawn(async move {
            let written = store::register(&db, &batch, Limit::PATIENT).await?.len() as u64;
            Ok((written, given as u64 - written))
        });
        Ok(())
    }

    fn count(
        &mut self,
        result: Result<Result<(u64, u64), db::Error>, tokio::task::JoinError>,
    ) -> Result<(), db::Error> {
        let broken = |_panicked| db::Error::setup("an import task ended without a result", None);
        let (written, known) = result.map_err(broken)??;
        self.done.written += written;
        self.done.known += known;
        Ok(())
    }
}
