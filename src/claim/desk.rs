//! The team's desk for claims: looking one up, giving its unit back, all of a person's or of a campaign's.
//!
//! What may not live here: anything a person's own request needs.
//!
//! **Invariant:** a unit that is given back is noted with its reason, in the transaction that gives it back.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::export::{After, Export};
use super::kept::{self, Kept};
use super::release::{self, Release};
use crate::account::lines::Format;
use crate::db::{self, Database};
use crate::id::{AccountId, CampaignId};
use crate::operator::Actor;
use crate::quota::RowKey;

/// What a person reads out to support: `europe-west1.0.17`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The counter row.
    pub stock: RowKey,
    /// The place in its order.
    pub ticket: i64,
}

impl std::str::FromStr for Reference {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.trim().splitn(3, '.');
        let mut next = || parts.next().ok_or(());
        let region = next()?.parse().map_err(|_odd| ())?;
        let shard = next()?.parse().map_err(|_odd| ())?;
        let ticket = next()?.parse().map_err(|_odd| ())?;
        Ok(Self { stock: RowKey { region, shard }, ticket })
    }
}

/// The team's desk, on one database; cheap to clone.
#[derive(Clone)]
pub struct Desk {
    db: Database,
    /// A look-up by reference reads a campaign's claims: one at a time for each server.
    reading: Arc<Semaphore>,
}

impl Desk {
    /// A desk on this database.
    pub fn new(db: Database) -> Self {
        Self { db, reading: Arc::new(Semaphore::new(1)) }
    }

    /// The claim of a campaign that has this reference.
    pub async fn by_reference(&self, slug: &str, reference: &Reference) -> Result<Option<Kept>, db::Error> {
        // The semaphore is never closed; if it were, nobody would have to wait.
        let _turn = self.reading.acquire().await;
        kept::by_ticket(&self.db, slug, &reference.stock, reference.ticket).await
    }

    /// An account's claims, in all campaigns or in one; none if there is no such account.
    pub async fn of_account(&self, account: AccountId, slug: Option<&str>) -> Result<Vec<Kept>, db::Error> {
        let Some(account) = crate::account::store::find(&self.db, account).await? else { return Ok(Vec::new()) };
        kept::of_account(&self.db, account.id, &account.home, slug).await
    }

    /// Gives an account's unit back. If the campaign had sold out, that re-opens it within about two polls.
    pub async fn release(
        &self,
        actor: &Actor,
        campaign: (CampaignId, &str),
        account: AccountId,
        reason: &str,
    ) -> Result<Release, db::Error> {
        release::release(&self.db, actor, campaign, account, reason).await
    }

    /// All claims of a campaign, as a file.
    pub fn export(&self, campaign: CampaignId, format: Format, after: Option<After>) -> Export {
        Export::new(self.db.clone(), campaign, format, after)
    }
}
