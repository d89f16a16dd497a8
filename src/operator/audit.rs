//! The audit log: who changed what, when, from what to what.
//!
//! **Invariant:** a change and its entry are one transaction. What changes nothing is not noted, so a request that is
//! sent twice leaves one entry. The entry's id is made here, once for each request: when the reply to a COMMIT was lost
//! and the transaction runs again, it finds its own entry and changes nothing.

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::{Actor, store};
use crate::db::tx::{Stop, Tx};
use crate::db::{self, Database, Limit, Statement, statements};

/// A change that is about to be made: everything of its entry that is known before.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    id: Uuid,
    actor: &'a Actor,
    action: &'static str,
    campaign: &'a str,
    region: &'a str,
    account: String,
    /// What its transaction begins with.
    first: Option<(&'static Statement, Uuid)>,
}

/// What was before and what is after, as the API would show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Before; null if there was nothing.
    pub before: Value,
    /// After; null if there is nothing any more.
    pub after: Value,
}

/// What became of an order.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome<R = ()> {
    /// It changed this, now or in an earlier run whose reply was lost.
    Changed(Change),
    /// It changed nothing, as the run found that was the last: with its reason.
    Unchanged(R),
}

impl<R> Outcome<R> {
    /// What it changed, if it changed something.
    pub fn changed(self) -> Option<Change> {
        match self {
            Self::Changed(change) => Some(change),
            Self::Unchanged(_) => None,
        }
    }
}

impl From<Option<Change>> for Outcome {
    fn from(change: Option<Change>) -> Self {
        change.map_or(Self::Unchanged(()), Self::Changed)
    }
}

/// An entry of the past.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// Its id.
    pub id: Uuid,
    /// When, by the database's clock.
    pub at: Timestamp,
    /// Who: the id, which is nil for the bootstrap token and for commands at the database.
    pub operator_id: Uuid,
    /// Who: the name at that time.
    pub operator: String,
    /// The role at that time.
    pub role: String,
    /// The request's id.
    pub request: String,
    /// What was done, such as `campaign.pause`.
    pub action: String,
    /// The campaign's address name; empty if it is not about one.
    pub campaign: String,
    /// The region; empty if it is not about one.
    pub region: String,
    /// The account; empty if it is not about one.
    pub account: String,
    /// Before.
    pub before: Value,
    /// After.
    pub after: Value,
}

impl<'a> Entry<'a> {
    /// Somebody is about to do this: a noun and a verb, such as `campaign.pause`.
    pub fn new(actor: &'a Actor, action: &'static str) -> Self {
        Self { id: Uuid::new_v4(), actor, action, campaign: "", region: "", account: String::new(), first: None }
    }

    /// To this campaign.
    #[must_use]
    pub fn campaign(self, slug: &'a str) -> Self {
        Self { campaign: slug, ..self }
    }

    /// To this region.
    #[must_use]
    pub fn region(self, region: &'a str) -> Self {
        Self { region, ..self }
    }

    /// By a transaction that begins with this statement, about this id: what it locks is seen as it is then.
    #[must_use]
    pub fn after(self, first: &'static Statement, id: Uuid) -> Self {
        Self { first: Some((first, id)), ..self }
    }

    /// To this account.
    #[must_use]
    pub fn account(self, account: String) -> Self {
        Self { account, ..self }
    }

    /// Who does it, for the ledgers that keep a name.
    pub fn by(&self) -> &str {
        &self.actor.operator.name
    }
}

/// Makes a change and notes it, both or neither. `body` says what was and what is, or why it changed nothing; what a
/// run found that was rolled back is forgotten with it.
pub async fn change<R>(
    db: &Database,
    uses: &[&'static Statement],
    entry: &Entry<'_>,
    body: impl AsyncFn(&Tx<'_>) -> Result<Outcome<R>, Stop>,
) -> Result<Outcome<R>, db::Error> {
    let first = entry.first.map(|(first, _)| first);
    let uses: Vec<_> = uses.iter().copied().chain(first).collect();
    let uses = [&uses[..], &[&statements::AUDIT_FIND, &statements::AUDIT_INSERT]].concat();
    let limit = Limit::INTERACTIVE;
    let outcome = db.transaction_within(entry.action, limit, &uses, async |tx| run(tx, entry, &body).await).await?;
    if let Outcome::Changed(_) = outcome {
        tell(entry);
    }
    Ok(outcome)
}

async fn run<R>(
    tx: &Tx<'_>,
    entry: &Entry<'_>,
    body: &impl AsyncFn(&Tx<'_>) -> Result<Outcome<R>, Stop>,
) -> Result<Outcome<R>, Stop> {
    if let Some((first, id)) = &entry.first {
        tx.run(first, &[id]).await?;
    }
    if let Some(row) = tx.run(&statements::AUDIT_FIND, &[&entry.id]).await?.first() {
        let state = |column| serde_json::from_str(row.get(column)).unwrap_or_default();
        return Ok(Outcome::Changed(Change { before: state("before_state"), after: state("after_state") }));
    }
    let outcome = body(tx).await?;
    if let Outcome::Changed(change) = &outcome {
        note(tx, entry, change).await?;
    }
    Ok(outcome)
}

/// Notes a change in the transaction that makes it, for whoever has a transaction of their own.
pub async fn note(tx: &Tx<'_>, entry: &Entry<'_>, change: &Change) -> Result<(), Stop> {
    let Entry { id, actor, action, campaign, region, account, .. } = entry;
    let (operator, role) = (&actor.operator, actor.operator.role.as_str());
    let (before, after) = (change.before.to_string(), change.after.to_string());
    let params: [&(dyn db::ToSql + Sync); 11] =
        [id, &operator.id, &operator.name, &role, &actor.request, action, campaign, region, account, &before, &after];
    tx.run(&statements::AUDIT_INSERT, &params).await.map(drop)
}

/// The same fact for the log of this server, without the words and numbers: those are in the database.
fn tell(entry: &Entry<'_>) {
    let Entry { actor, action, campaign, region, .. } = entry;
    let (operator, request) = (actor.operator.name.as_str(), actor.request.as_str());
    tracing::info!(
        audit = true,
        operator,
        action,
        campaign,
        region,
        request.id = request,
        "the team changed something"
    );
}

/// A page of the log, newest first.
pub async fn page(db: &Database, before: Option<(Timestamp, Uuid)>, most: i64) -> Result<Vec<Noted>, db::Error> {
    store::page(db, before.unwrap_or((Timestamp::MAX, Uuid::max())), most).await
}

/// What the log says about one account, as it names it; the oldest first.
pub async fn of_account(db: &Database, alias: &str) -> Result<Vec<Noted>, db::Error> {
    store::of_account(db, alias).await
}
