//! What the team does to one account: look at it, block it, move its home, take it out of the database. Each change is
//! noted in the audit log, in its transaction.
//!
//! The log names an account by `AccountId::alias`, which is made from the id and can't be turned back into it. So it
//! can be asked what was done to somebody whose id is at hand, and an entry that stays for ever says nothing about
//! somebody who was erased.
//!
//! Whose token is for some regions changes accounts that are at home there, and no others. That is decided by the row
//! as the changing transaction sees it; where a move goes to is not asked, because a region that takes people takes
//! them from everybody.
//!
//! **Invariant:** a home changes and a row goes in `account_move` and `account_erase` alone, which have the proofs.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::import::FileImport;
use super::lines::Format;
use super::{Record, pass, store};
use crate::db::tx::{Stop, Tx};
use crate::db::{self, Database, statements};
use crate::id::AccountId;
use crate::operator::Actor;
use crate::operator::audit::{self, Change, Entry, Noted, Outcome};
use crate::region::Region;

/// How long an account must have been blocked before its home moves: the longest life of a pass, and what the clocks of
/// servers and databases may differ.
pub const STILL: Duration = Duration::from_secs(pass::LIFETIME_SECONDS_MAX + 300);

/// Why nothing was done to an account.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such account.
    #[error("there is no account {0}")]
    NotFound(AccountId),
    /// The account's home is none of the regions that the actor's token is for.
    #[error("the account is at home in a region that is not yours")]
    OutOfScope,
    /// The new home is no region that takes people.
    #[error("{0} is not a region that takes people")]
    NoRegion(Region),
    /// A campaign that is not closed may need it, or has a claim of it.
    #[error("the account may take part in campaign {0}, or has a claim in it, until that is closed")]
    InCampaign(String),
    /// It is blocked from a campaign that is not closed.
    #[error("the account is blocked, and would come back as somebody new before campaign {0} is closed")]
    KeptOut(String),
    /// A pass may live that names its home.
    #[error("a pass may live that names the account's home: block it, and move it when it has been blocked for \
    {} minutes",
        STILL.as_secs() / 60)]
    MayHavePass {
        /// When it can be moved, if it is blocked.
        free_at: Option<Timestamp>,
    },
    /// It was done, and could not be read again.
    #[error("the account was changed, and could not be read again")]
    Unseen(#[source] db::Error),
    /// The database did not do it.
    #[error("the account could not be read or changed")]
    Database(#[from] db::Error),
}

/// The team's desk for accounts, on one database; cheap to clone.
#[derive(Clone)]
pub struct Desk(Database);

impl Desk {
    /// A desk on this database.
    pub fn new(db: Database) -> Self {
        Self(db)
    }

    /// All that is kept of an account, its claims aside.
    pub async fn find(&self, id: AccountId) -> Result<Record, Error> {
        store::record(&self.0, id).await?.ok_or(Error::NotFound(id))
    }

    /// An account after an order about it.
    async fn changed(&self, id: AccountId) -> Result<Record, Error> {
        store::record(&self.0, id).await.map_err(Error::Unseen)?.ok_or(Error::NotFound(id))
    }

    /// What the audit log says about an account, the oldest first.
    pub async fn noted(&self, id: AccountId) -> Result<Vec<Noted>, Error> {
        Ok(audit::of_account(&self.0, &id.alias().to_string()).await?)
    }

    /// An import of accounts whose homes are among these regions; the caller notes it.
    pub fn import(&self, format: Format, regions: Vec<Region>) -> FileImport {
        FileImport::new(self.0.clone(), format, regions)
    }

    /// Notes something that is no one statement: an import, an export, a retention.
    pub async fn note(&self, entry: &Entry<'_>, after: Value) -> Result<(), Error> {
        let noted = || Change { before: Value::Null, after: after.clone() };
        audit::change(&self.0, &[], entry, async |_tx| Ok(Outcome::<()>::Changed(noted()))).await?;
        Ok(())
    }

    /// Blocks or unblocks an account. A claim it has stays.
    pub async fn block(&self, actor: &Actor, id: AccountId, blocked: bool) -> Result<Record, Error> {
        let (action, status) = if blocked { ("account.block", "blocked") } else { ("account.unblock", "active") };
        let entry = Entry::new(actor, action).account(id.alias().to_string());
        let uses = [&statements::ACCOUNT_RECORD, &statements::ACCOUNT_BLOCK];
        let done = audit::change(&self.0, &uses, &entry, async |tx| {
            let rows = tx.run(&statements::ACCOUNT_RECORD, &[&id.0]).await?;
            if !rows.iter().map(store::record_of).all(|record| is_for(actor, &record)) {
                return Ok(Outcome::Unchanged(Some(Error::OutOfScope)));
            }
            // One that was blocked before blocks had a moment gets one.
            let as_wanted =
                |before: &Record| before.account.blocked == blocked && before.blocked_at.is_some() == blocked;
            let Some(before) = rows.first().map(store::record_of).filter(|before| !as_wanted(before)) else {
                return Ok(Outcome::Unchanged(None));
            };
            tx.run(&statements::ACCOUNT_BLOCK, &[&id.0, &status, &id.alias()]).await?;
            let state = |blocked: bool| json!({"blocked": blocked});
            Ok(Outcome::Changed(Change { before: state(before.account.blocked), after: state(blocked) }))
        });
        if let Outcome::Unchanged(Some(refused)) = done.await? {
            return Err(refused);
        }
        self.changed(id).await
    }

    /// Moves an account's home, with all its claims.
    pub async fn relocate(&self, actor: &Actor, id: AccountId, to: &Region) -> Result<Record, Error> {
        let entry = Entry::new(actor, "account.move").region(to.as_str()).account(id.alias().to_string());
        let still = STILL.as_millis() as i64;
        let uses = [&statements::ACCOUNT_RECORD, &statements::ACCOUNT_MOVE];
        let moved = audit::change(&self.0, &uses, &entry, async |tx| {
            if !is_at_home(tx, actor, id).await? {
                return Ok(Outcome::Unchanged(Some(Error::OutOfScope)));
            }
            let rows = tx.run(&statements::ACCOUNT_MOVE, &[&id.0, &to.as_str(), &still, &id.alias()]).await?;
            let Some(row) = rows.first() else { return Ok(Outcome::Unchanged(Some(Error::NotFound(id)))) };
            let outcome: &str = row.get("outcome");
            if outcome != "moved" {
                return Ok(Outcome::Unchanged(not_moved(outcome, row, to)));
            }
            let before = json!({"home_region": row.get::<_, &str>("home_region")});
            let after = json!({"home_region": to.as_str(), "claims": row.get::<_, i64>("claims")});
            Ok(Outcome::Changed(Change { before, after }))
        });
        if let Outcome::Unchanged(Some(refused)) = moved.await? {
            return Err(refused);
        }
        self.changed(id).await
    }

    /// Takes a person out of the database; their claims stay and lose their name. Returns how many those are.
    pub async fn erase(&self, actor: &Actor, id: AccountId) -> Result<u64, Error> {
        let entry = Entry::new(actor, "account.erase").account(id.alias().to_string());
        let uses = [&statements::ACCOUNT_RECORD, &statements::ACCOUNT_ERASE];
        let erased = audit::change(&self.0, &uses, &entry, async |tx| {
            if !is_at_home(tx, actor, id).await? {
                return Ok(Outcome::Unchanged(Error::OutOfScope));
            }
            let rows = tx.run(&statements::ACCOUNT_ERASE, &[&id.0, &id.alias()]).await?;
            let Some(row) = rows.first() else { return Ok(Outcome::Unchanged(Error::NotFound(id))) };
            if let Some(refused) = not_erased(row) {
                return Ok(Outcome::Unchanged(refused));
            }
            let before = json!({"claims": row.get::<_, i64>("claims")});
            Ok(Outcome::Changed(Change { before, after: Value::Null }))
        });
        match erased.await? {
            Outcome::Changed(change) => Ok(change.before["claims"].as_u64().unwrap_or(0)),
            Outcome::Unchanged(refused) => Err(refused),
        }
    }
}

/// Whether whoever acts may change this account.
fn is_for(actor: &Actor, record: &Record) -> bool {
    actor.operator.scope.has_region(record.account.home.as_str())
}

/// The same of an account that is there, in the transaction that changes it; of nobody's there is nothing to keep.
async fn is_at_home(tx: &Tx<'_>, actor: &Actor, id: AccountId) -> Result<bool, Stop> {
    if actor.operator.scope.has_all_regions() {
        return Ok(true);
    }
    let rows = tx.run(&statements::ACCOUNT_RECORD, &[&id.0]).await?;
    Ok(rows.iter().map(store::record_of).all(|record| is_for(actor, &record)))
}

/// Why `account_move` did not move the account; nothing if it found it there already.
fn not_moved(outcome: &str, row: &db::Row, to: &Region) -> Option<Error> {
    let campaign = || row.get::<_, Option<String>>("campaign").unwrap_or_default();
    let blocked_at = || row.get::<_, Option<Timestamp>>("blocked_at");
    match outcome {
        "home" => None,
        "region" => Some(Error::NoRegion(to.clone())),
        "campaign" => Some(Error::InCampaign(campaign())),
        _ => Some(Error::MayHavePass { free_at: blocked_at().and_then(|at| at.checked_add(STILL).ok()) }),
    }
}

/// Why `account_erase` did nothing; nothing if it did.
fn not_erased(row: &db::Row) -> Option<Error> {
    let campaign = || row.get::<_, Option<String>>("campaign").unwrap_or_default();
    match row.get("outcome") {
        "erased" => None,
        "claim" => Some(Error::InCampaign(campaign())),
        _ => Some(Error::KeptOut(campaign())),
    }
}
