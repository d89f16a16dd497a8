//! Bulk import of accounts from a file: many rows a statement, several statements at once, nothing that is there
//! overwritten, every line accounted for.
//!
//! **Invariant:** each line that was read is written, was there already, or is a fault with its number; the summary
//! adds up to the lines. Memory holds one piece of the file and `AT_ONCE + 1` statements, however long the file is.
//! Running it again after any interruption completes it.

use std::collections::HashSet;

use tokio::task::JoinSet;

use super::lines::{Fault, Format, Found, Newcomer, Reader};
use super::{Account, store};
use crate::clock;
use crate::db::{self, Database, Limit};
use crate::region::Region;

/// Accounts written by one statement.
const ROWS_EACH: usize = 1_000;
/// Statements at once: enough to keep two cores of a database busy.
const AT_ONCE: usize = 2;

/// What an import has done so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Done {
    /// Lines that were read, empty ones and a CSV file's first one included.
    pub lines: u64,
    /// Accounts written.
    pub written: u64,
    /// Accounts that were there already, or came twice, and keep what they have.
    pub known: u64,
    /// Lines that are no account.
    pub faults: u64,
}

/// Why an import ended before the file did. What was written stays, and running it again goes on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The first line of a CSV file can't be one.
    #[error("{0}")]
    Hopeless(Fault),
    /// The database did not take it.
    #[error("the accounts could not be written; run it again: what is there stays")]
    Database(#[from] db::Error),
}

/// What one statement came to.
struct Part {
    written: u64,
    known: u64,
    faults: Vec<Fault>,
}

/// Accounts that are being written. Running it again after any interruption completes it.
pub struct Import {
    db: Database,
    batch: Vec<Newcomer>,
    running: JoinSet<Result<Part, db::Error>>,
    done: Done,
    faults: Vec<Fault>,
}

/// A file of accounts that is being read and written.
pub struct FileImport {
    import: Import,
    reader: Reader,
}

impl FileImport {
    /// An import that has read nothing yet; homes may be in these regions.
    pub fn new(db: Database, format: Format, regions: Vec<Region>) -> Self {
        Self { import: Import::new(db), reader: Reader::new(format, regions, clock::now()) }
    }

    /// The next piece of the file; waits while the database has enough to do.
    pub async fn feed(&mut self, piece: &[u8]) -> Result<(), Error> {
        let found = self.reader.feed(piece);
        self.take(found).await
    }

    /// The faults found since the last call, in no certain order.
    pub fn take_faults(&mut self) -> Vec<Fault> {
        std::mem::take(&mut self.import.faults)
    }

    /// How far it is.
    pub fn done(&self) -> Done {
        Done { lines: self.reader.lines(), ..self.import.done }
    }

    /// Reads the file's end, writes what is left and says what was done; faults may have come with it.
    pub async fn finish(&mut self) -> Result<Done, Error> {
        let found = self.reader.finish();
        self.take(found).await?;
        self.import.settle().await?;
        Ok(self.done())
    }

    async fn take(&mut self, found: Result<Found, Fault>) -> Result<(), Error> {
        let Found { newcomers, faults } = found.map_err(Error::Hopeless)?;
        self.import.fault(faults);
        for newcomer in newcomers {
            self.import.push(newcomer).await?;
        }
        Ok(())
    }
}

impl Import {
    /// An import that has written nothing yet.
    pub fn new(db: Database) -> Self {
        let batch = Vec::with_capacity(ROWS_EACH);
        Self { db, batch, running: JoinSet::new(), done: Done::default(), faults: Vec::new() }
    }

    /// Adds one account; writes when a statement is full.
    pub async fn add(&mut self, account: Account) -> Result<(), db::Error> {
        self.push(Newcomer { line: 0, account, since: None }).await
    }

    /// Writes what is left and says what was done.
    pub async fn finish(mut self) -> Result<Done, db::Error> {
        self.settle().await?;
        Ok(self.done)
    }

    async fn settle(&mut self) -> Result<(), db::Error> {
        self.flush().await?;
        while let Some(result) = self.running.join_next().await {
            self.count(result)?;
        }
        Ok(())
    }

    async fn push(&mut self, newcomer: Newcomer) -> Result<(), db::Error> {
        self.batch.push(newcomer);
        if self.batch.len() >= ROWS_EACH { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<(), db::Error> {
        let mut batch = std::mem::replace(&mut self.batch, Vec::with_capacity(ROWS_EACH));
        if batch.is_empty() {
            return Ok(());
        }
        let given = batch.len();
        let mut ids = HashSet::with_capacity(given);
        batch.retain(|newcomer| ids.insert(newcomer.account.id));
        self.done.known += (given - batch.len()) as u64;
        while self.running.len() >= AT_ONCE {
            if let Some(result) = self.running.join_next().await {
                self.count(result)?;
            }
        }
        self.running.spawn(write(self.db.clone(), batch));
        Ok(())
    }

    fn count(&mut self, result: Result<Result<Part, db::Error>, tokio::task::JoinError>) -> Result<(), db::Error> {
        let broken = |_panicked| db::Error::setup("an import task ended without a result", None);
        let part = result.map_err(broken)??;
        self.done.written += part.written;
        self.done.known += part.known;
        self.fault(part.faults);
        Ok(())
    }

    fn fault(&mut self, faults: Vec<Fault>) {
        self.done.faults += faults.len() as u64;
        self.faults.extend(faults);
    }
}

/// Writes these. A row that the database refuses is found by halving, as in `claim/queue.rs`, and fails its line alone.
async fn write(db: Database, batch: Vec<Newcomer>) -> Result<Part, db::Error> {
    let mut part = Part { written: 0, known: 0, faults: Vec::new() };
    let mut left = vec![batch.as_slice()];
    while let Some(some) = left.pop() {
        let accounts: Vec<Account> = some.iter().map(|newcomer| newcomer.account.clone()).collect();
        let since: Vec<_> = some.iter().map(|newcomer| newcomer.since).collect();
        match store::register_since(&db, &accounts, &since, Limit::PATIENT).await {
            Ok(written) => {
                part.written += written.len() as u64;
                part.known += (some.len() - written.len()) as u64;
            }
            Err(db::Error::Data { .. }) if some.len() > 1 => {
                let (first, second) = some.split_at(some.len() / 2);
                left.extend([second, first]);
            }
            Err(db::Error::Data { .. }) => {
                part.faults.extend(some.iter().map(|n| Fault::new(n.line, "line", "what the database accepts")));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(part)
}
