//! Who is who: the holder of a token, for the door of the admin API; making operators and taking their tokens back.
//!
//! **Invariant:** a token that was taken back or whose time is over opens nothing after `KNOWN_FOR`: so long a server
//! may remember whose token it is, and no longer does it answer without having asked. A token that opens nothing is
//! never remembered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::audit::{self, Change, Entry, Noted, Outcome};
use super::bootstrap::AdminToken;
use super::scope::Scope;
use super::store;
use super::token::{Hash, Token};
use super::{Actor, Error, Listed, Operator, Role};
use crate::clock;
use crate::db::{Database, statements};

/// How long a server remembers whose token it is.
pub const KNOWN_FOR: Duration = Duration::from_secs(2);

/// The longest life of a token, in days: who is still there in a year gets another one.
pub const DAYS_MAX: i64 = 366;

/// Tokens that are remembered at once; a team has fewer.
const KNOWN_MAX: usize = 256;

/// The team, as this server asks about it.
#[derive(Clone)]
pub struct Directory {
    db: Database,
    bootstrap: Arc<Option<AdminToken>>,
    known: Arc<Mutex<HashMap<Hash, (Instant, Operator)>>>,
}

/// What is known of a token that was shown: enough to ask again whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Seal {
    /// The bootstrap token of the server's settings.
    Bootstrap,
    /// What may be an operator's.
    Token(Hash),
}

/// An operator to be made.
#[derive(Clone, Debug)]
pub struct New {
    /// Their id, made by whoever asks: there is never a second one of it.
    pub id: Uuid,
    /// Their name in the audit log.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// To what they may do it.
    pub scope: Scope,
    /// For how many days.
    pub days: i64,
}

impl New {
    /// Somebody new, without limits, with an id of chance.
    pub fn without_limits(name: &str, role: Role, days: i64) -> Self {
        Self { id: Uuid::new_v4(), name: name.to_owned(), role, scope: Scope::default(), days }
    }

    /// As the audit log has it.
    fn told(&self, expires_at: Timestamp) -> Value {
        let Self { id, name, role, scope, .. } = self;
        let (campaigns, regions) = (scope.campaigns(), scope.regions());
        json!({
            "id": id, "name": name, "role": role, "campaigns": campaigns, "regions": regions, "expires_at": expires_at,
        })
    }
}

/// An operator that was just made, with the only sight of their token.
#[derive(Debug)]
pub struct Made {
    /// Who.
    pub operator: Operator,
    /// The token.
    pub token: Token,
}

impl Directory {
    /// The team of this database, and the bootstrap token of the server's settings.
    pub fn new(db: Database, bootstrap: Option<AdminToken>) -> Self {
        Self { db, bootstrap: Arc::new(bootstrap), known: Arc::default() }
    }

    /// Whose token this is; nobody's if it is not, or not any more, good for anything.
    pub async fn identify(&self, shown: &str) -> Result<Option<Operator>, Error> {
        match self.seal(shown) {
            Some(seal) => self.behind(&seal).await,
            None => Ok(None),
        }
    }

    /// What is kept of a token to ask again whose it is; nothing of what can be nobody's.
    pub fn seal(&self, shown: &str) -> Option<Seal> {
        if self.bootstrap.as_ref().as_ref().is_some_and(|token| token.is(shown)) {
            return Some(Seal::Bootstrap);
        }
        Hash::of(shown).map(Seal::Token)
    }

    /// Whose token it is; nobody's if it is not, or not any more, good for anything.
    pub async fn behind(&self, seal: &Seal) -> Result<Option<Operator>, Error> {
        let Seal::Token(hash) = seal else { return Ok(Some(Operator::bootstrap())) };
        if let Some(operator) = self.remembered(hash) {
            return Ok(Some(operator));
        }
        // The time counts from before the question: what was taken back while it was asked is noticed in time.
        let asked = clock::monotonic();
        let found = store::find(&self.db, hash).await?;
        if let Some(operator) = &found {
            self.remember(*hash, asked, operator.clone());
        }
        Ok(found)
    }

    fn remembered(&self, hash: &Hash) -> Option<Operator> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (asked, operator) = known.get(hash)?;
        (asked.elapsed() < KNOWN_FOR).then(|| operator.clone())
    }

    fn remember(&self, hash: Hash, asked: Instant, operator: Operator) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KNOWN_MAX {
            known.clear();
        }
        known.insert(hash, (asked, operator));
    }

    /// Everybody who ever had a token, the newest first.
    pub async fn list(&self) -> Result<Vec<Listed>, Error> {
        Ok(store::list(&self.db).await?)
    }

    /// Makes an operator. Who may is decided before (`http/admin`): nobody who has a limit.
    ///
    /// Once for each id, whoever asks again and however late: of the token that the lost answer had, only a digest is
    /// kept, and another one in its place would let whoever learned the id put somebody out. So a second attempt is
    /// told that the first one was carried out, and by the id its token can be taken back.
    pub async fn add(&self, actor: &Actor, new: &New) -> Result<Made, Error> {
        check(&new.name, new.days)?;
        let invalid = |field, expected: &str| Error::Invalid { field, expected: expected.into() };
        // The bootstrap token's.
        if new.id.is_nil() {
            return Err(invalid("id", "an id that is not nil"));
        }
        let token = Token::random().ok_or_else(|| invalid("token", "a machine with a source of chance"))?;
        let hash = Hash::of(token.reveal()).ok_or_else(|| invalid("token", "a token"))?;
        let entry = Entry::new(actor, "operator.add");
        let uses = [&statements::REGION_LIST, &statements::OPERATOR_INSERT];
        let made = audit::change(&self.db, &uses, &entry, async |tx| {
            if store::names_unknown_region(tx, &new.scope).await? {
                return Ok(Outcome::Unchanged(invalid("regions", "regions that there are")));
            }
            let Some(expires_at) = store::insert(tx, new, &hash, entry.by()).await? else {
                return Ok(Outcome::Unchanged(Error::Exists(new.id)));
            };
            Ok(Outcome::Changed(Change { before: json!(null), after: new.told(expires_at) }))
        });
        let noted = match made.await? {
            Outcome::Changed(change) => change.after,
            Outcome::Unchanged(refused) => return Err(refused),
        };
        // Not read again: whoever is not shown the token now never is.
        let New { id, name, role, scope, .. } = new.clone();
        let expires_at = serde_json::from_value(noted["expires_at"].clone()).ok();
        Ok(Made { operator: Operator { id, name, role, scope, expires_at }, token })
    }

    /// Takes a token back; on every server within `KNOWN_FOR`.
    pub async fn revoke(&self, actor: &Actor, id: Uuid) -> Result<(), Error> {
        let entry = Entry::new(actor, "operator.revoke");
        let done = audit::change(&self.db, &[&statements::OPERATOR_REVOKE], &entry, async |tx| {
            let before = store::revoke(tx, id).await?;
            Ok(before.map(|before| Change { before, after: json!(null) }).into())
        })
        .await?;
        self.known.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, (_, known)| known.id != id);
        done.changed().map(drop).ok_or(Error::NotFound(id))
    }

    /// A page of the audit log, newest first.
    pub async fn log(&self, before: Option<(Timestamp, Uuid)>, most: i64) -> Result<Vec<Noted>, Error> {
        Ok(audit::page(&self.db, before, most).await?)
    }
}

fn check(name: &str, days: i64) -> Result<(), Error> {
    let fits = |c: char| c.is_alphanumeric() || " -_.@+".contains(c);
    let named = (1..=64).contains(&name.chars().count()) && name.trim() == name && name.chars().all(fits);
    // Two names in the log that nobody else may have.
    if !named || name == "bootstrap" {
        let expected = "1 to 64 letters, digits, spaces and -_.@+, and not `bootstrap`";
        return Err(Error::Invalid { field: "name", expected: expected.into() });
    }
    if !(1..=DAYS_MAX).contains(&days) {
        return Err(Error::Invalid { field: "days", expected: format!("1 to {DAYS_MAX}") });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_could_be_taken_for_others_and_tokens_for_ever_are_refused() {
        for name in ["Ada", "ops@example.com", "José Álvarez", "x".repeat(64).as_str()] {
            check(name, 90).unwrap();
        }
        for name in ["", " a", "a\n", "bootstrap", "cli:root", "\u{202e}a", "x".repeat(65).as_str()] {
            assert!(matches!(check(name, 1), Err(Error::Invalid { field: "name", .. })), "{name}");
        }
        for days in [0, -1, 367] {
            assert!(matches!(check("a", days), Err(Error::Invalid { field: "days", .. })), "{days}");
        }
    }
}
