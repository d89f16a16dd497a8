//! The team's desk: what the team does to campaigns, from a server and for whoever may.

use super::texts::{self, Error, Text, Written};
use super::{Campaign, store};
use crate::db::{Database, Limit};
use crate::language::Language;
use crate::operator::Actor;
use crate::region::Region;

/// The use cases of campaigns on this server's database.
#[derive(Clone)]
pub struct Desk(pub(super) Database);

impl Desk {
    /// A desk on this database.
    pub fn new(db: Database) -> Self {
        Self(db)
    }

    /// The campaign of this address name as the database has it now, with the gate as `region` has it.
    pub async fn find<'a>(&self, region: impl Into<Option<&'a Region>>, slug: &str) -> Result<Option<Campaign>, Error> {
        let all = store::list(&self.0, region, Limit::INTERACTIVE).await?;
        Ok(all.into_iter().find(|campaign| campaign.slug == slug))
    }

    /// Every campaign as the database has it now, with the gate as `region` has it.
    pub async fn all<'a>(&self, region: impl Into<Option<&'a Region>>) -> Result<Vec<Campaign>, Error> {
        Ok(store::list(&self.0, region, Limit::INTERACTIVE).await?)
    }

    /// Counter rows for natives in each region of a new campaign: what suits the engine.
    pub fn shard_count_default(&self) -> i64 {
        self.0.engine().shard_count_default()
    }

    /// Writes a campaign's words in one language.
    pub async fn set(&self, actor: &Actor, campaign: &Campaign, text: &Text) -> Result<Written, Error> {
        texts::set(&self.0, actor, campaign, text).await
    }

    /// Takes a campaign's words in one language back.
    pub async fn remove(&self, actor: &Actor, campaign: &Campaign, language: &Language) -> Result<(), Error> {
        texts::remove(&self.0, actor, campaign, language).await
    }
}
