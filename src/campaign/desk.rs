//! The team's desk: a campaign's words read and written from a server, for whoever may.

use super::Campaign;
use super::texts::{self, Error, Text, Written};
use crate::db::Database;
use crate::language::Language;

/// The use cases of `texts` on this server's database.
#[derive(Clone)]
pub struct Desk(Database);

impl Desk {
    /// A desk on this database.
    pub fn new(db: Database) -> Self {
        Self(db)
    }

    /// A campaign's texts as the database has them now.
    pub async fn list(&self, campaign: &Campaign) -> Result<Vec<Text>, Error> {
        texts::list(&self.0, campaign.id).await
    }

    /// Writes a campaign's words in one language.
    pub async fn set(&self, campaign: &Campaign, text: &Text) -> Result<Written, Error> {
        texts::set(&self.0, campaign, text).await
    }

    /// Takes a campaign's words in one language back.
    pub async fn remove(&self, campaign: &Campaign, language: &Language) -> Result<(), Error> {
        texts::remove(&self.0, campaign, language).await
    }
}
