//! Campaigns and regions as the database has them, for commands that work on it and make no calls of the API.

use anyhow::Context;

use crate::campaign::{Campaign, store};
use crate::db::{Database, Limit};
use crate::quota::regions;
use crate::region::Region;

/// The campaign of this address name, or a clear word.
pub async fn named(db: &Database, slug: &str) -> anyhow::Result<Campaign> {
    all(db)
        .await?
        .into_iter()
        .find(|campaign| campaign.slug == slug)
        .with_context(|| format!("there is no campaign `{slug}`"))
}

/// Every campaign.
pub async fn all(db: &Database) -> anyhow::Result<Vec<Campaign>> {
    Ok(store::list(db, &first_region(db).await?, Limit::PATIENT).await?)
}

/// The first region, or a clear word.
pub async fn first_region(db: &Database) -> anyhow::Result<Region> {
    let first = regions::list(db, Limit::PATIENT).await?.into_iter().next();
    Ok(first.context("there is no region yet: add one with `largesse region add` first")?.region)
}
