//! The roll: which accounts have changed of late, so that everybody else's pass is as good as a look at their row.
//!
//! A pass says what its account's row said when it was given. Afterwards the account may be blocked, moved, erased or
//! removed by a retention; each of those is counted in one row, the roll, and written down beside it
//! (`sql/queries/claim_pass.sql` has the proof). A server keeps the changes that a living pass may not know of. It asks
//! for nobody by pass whom one of them is about, and names the number up to which it knows them; the statement grants
//! nothing if the roll stands elsewhere.
//!
//! **Invariant:** a list holds every change up to its number that was committed while a pass of now was alive, or it
//! vouches for nobody. What it lacks or has too much of costs a look at a row.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use arc_swap::ArcSwapOption;
use jiff::Timestamp;
use uuid::Uuid;

use super::pass::LIFETIME_SECONDS_MAX;
use crate::clock;
use crate::db::{self, Database, Limit, statements};
use crate::id::AccountId;

/// How far back changes are read, by the database's clock. A pass lives for half of it at most; the other half is for
/// clocks that differ, and for the time that an attempt waits.
const BACK: Duration = Duration::from_secs(2 * LIFETIME_SECONDS_MAX);

/// For how long somebody may have waited for whom a list still vouches: a server that was suspended for hours with
/// people in its queues reads a list in which nothing of that time stands any more.
const WAIT_MAX: Duration = Duration::from_mins(5);

/// Changes that are read at most. Where there are as many, everybody's row is looked at until they are old.
const CHANGES_MAX: usize = 10_000;

/// How old a list gets that names somebody: what is older than `BACK` by then is left out.
const AGE_MAX: Duration = Duration::from_mins(5);

/// Changes up to a number of the roll.
#[derive(Debug)]
pub struct Changes {
    seq: i64,
    /// One of them was about anybody, or there are too many.
    anybody: bool,
    aliases: HashSet<Uuid>,
    read_at: Instant,
}

impl Changes {
    /// The number up to which they are known.
    pub fn seq(&self) -> i64 {
        self.seq
    }

    /// Whether the row of an account that showed its pass at `came_at` is as it was when the pass was given.
    pub fn vouch_for(&self, account: AccountId, came_at: Timestamp, now: Timestamp) -> bool {
        // Also nobody from whose coming a clock was set back.
        now.duration_since(came_at).unsigned_abs() < WAIT_MAX
            && !self.anybody
            && (self.aliases.is_empty() || !self.aliases.contains(&account.alias()))
    }

    fn is_old(&self) -> bool {
        (self.anybody || !self.aliases.is_empty()) && self.read_at.elapsed() >= AGE_MAX
    }
}

/// What a server knows of the roll; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Roll(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    changes: ArcSwapOption<Changes>,
    seen: AtomicI64,
}

impl Roll {
    /// The changes, if there may be none that are not known here.
    pub fn changes(&self) -> Option<Arc<Changes>> {
        let seen = self.0.seen.load(Ordering::Relaxed);
        self.0.changes.load_full().filter(|changes| changes.seq == seen)
    }

    /// Nobody knows where the roll stands until it is read again: a grant by pass had no answer. The roll is one row,
    /// so whoever holds it up holds up every grant by pass and no other claim.
    pub fn doubt(&self) {
        self.saw(-1);
    }

    /// A statement has seen where the roll stands.
    pub fn saw(&self, seq: i64) {
        self.0.seen.store(seq, Ordering::Relaxed);
    }

    /// Reads the changes again if the roll stands elsewhere than where they end.
    pub async fn refresh(&self, db: &Database) -> Result<(), db::Error> {
        let rows = db.run(&statements::ACCOUNT_ROLL, &[], Limit::POLL).await?;
        let Some(stands) = rows.first().map(|row| row.get::<_, i64>("seq")) else {
            self.0.changes.store(None);
            return Ok(());
        };
        self.saw(stands);
        if self.changes().is_some_and(|changes| !changes.is_old()) {
            return Ok(());
        }
        let changes = read(db, stands).await?;
        if let Some(changes) = &changes {
            self.saw(changes.seq);
        }
        self.0.changes.store(changes.map(Arc::new));
        Ok(())
    }
}

/// The changes of late, when the roll has been seen at `stands`.
async fn read(db: &Database, stands: i64) -> Result<Option<Changes>, db::Error> {
    let (read_at, back) = (clock::monotonic(), BACK.as_millis() as i64);
    let rows = db.run(&statements::ACCOUNT_CHANGES, &[&(stands - CHANGES_MAX as i64), &back], Limit::POLL).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let seq = first.get("seq");
    let changed = rows.iter().filter(|row| row.get::<_, Option<i64>>("change").is_some());
    let aliases: Vec<Option<Uuid>> = changed.map(|row| row.get("alias")).collect();
    let anybody = aliases.len() >= CHANGES_MAX || aliases.contains(&None);
    Ok(Some(Changes { seq, anybody, aliases: aliases.into_iter().flatten().collect(), read_at }))
}

#[cfg(test)]
impl Changes {
    /// Some changes, for tests.
    pub fn of(seq: i64, changed: &[AccountId]) -> Self {
        let aliases = changed.iter().map(|account| account.alias()).collect();
        Self { seq, anybody: false, aliases, read_at: clock::monotonic() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_vouched_for_whom_a_change_is_about_and_nobody_at_all_while_one_is_unknown() {
        let (ann, ben) = (AccountId::random(), AccountId::random());
        let (changes, now) = (Changes::of(7, &[ann]), clock::now());
        assert_eq!([ann, ben].map(|account| changes.vouch_for(account, now, now)), [false, true]);
        assert!(!Changes { anybody: true, ..Changes::of(7, &[]) }.vouch_for(ben, now, now));
        let minutes = [-5, -4, 4, 5].map(jiff::SignedDuration::from_mins);
        let vouched = minutes.map(|waited| changes.vouch_for(ben, now - waited, now));
        assert_eq!(vouched, [false, true, true, false], "a suspended server, and a clock that was set");
        let roll = Roll::default();
        assert!(roll.changes().is_none(), "nothing was read yet");
        roll.0.changes.store(Some(Arc::new(changes)));
        assert!(roll.changes().is_none());
        roll.saw(7);
        assert_eq!(roll.changes().map(|changes| changes.seq()), Some(7));
        roll.saw(8);
        assert!(roll.changes().is_none());
        roll.saw(7);
        roll.doubt();
        assert!(roll.changes().is_none());
    }
}
