//! Making a campaign: what it must look like, and the one transaction that writes it with its counter rows.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::eligibility::{Eligibility, Invalid};
use super::standing::Standing;
use super::store;
use super::texts::{self, Text};
use crate::db::{self, Database, statements};
use crate::id::{self, CampaignId};
use crate::language::Language;
use crate::operator::audit::{self, Change, Entry, Outcome};
use crate::quota::split::{NewRow, split};
use crate::region::Region;

/// What the jitter is if nobody says otherwise, as the column has it.
pub const JITTER_DEFAULT: Duration = Duration::from_secs(3);
/// The longest jitter: who waits longer believes that the page is broken.
pub(super) const JITTER_MAX: Duration = Duration::from_secs(60);
/// When a campaign may close.
pub(super) const AFTER_THE_OPENING: &str = "a moment after the opening";

/// What a jitter may be.
pub(super) fn jitter_expected() -> String {
    format!("0 to {} ms", JITTER_MAX.as_millis())
}

/// A campaign to be made.
#[derive(Clone, Debug)]
pub struct NewCampaign {
    /// Its id; made by the caller, so that a repeated call is the same campaign.
    pub id: CampaignId,
    /// Its name in addresses: 1 to 64 lower-case letters, digits and hyphens.
    pub slug: String,
    /// Units in all.
    pub supply: i64,
    /// Counter rows for natives in each region, 1 to 64.
    pub shard_count: i64,
    /// Each region's weight in the first split.
    pub regions: Vec<(Region, u32)>,
    /// Who may take part.
    pub eligibility: Eligibility,
    /// The language of somebody whose language is not known.
    pub default_locale: String,
    /// The thing's name, by language.
    pub titles: Vec<(String, String)>,
    /// From when on units go out.
    pub opens_at: Timestamp,
    /// Until when.
    pub closes_at: Timestamp,
    /// Over how long pages spread the first attempts at the opening, in whole milliseconds, 60 s at most.
    pub jitter: Duration,
    /// Who makes it.
    pub by: String,
}

/// Why a campaign could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A value does not fit.
    #[error("{field}: expected {expected}")]
    Invalid {
        /// Which one, as the API names it.
        field: &'static str,
        /// What it should have been.
        expected: String,
    },
    /// The address name is taken.
    #[error("a campaign named `{0}` exists already")]
    Exists(String),
    /// The database did not do it.
    #[error("the campaign could not be written")]
    Database(#[from] db::Error),
}

impl NewCampaign {
    fn check(&self) -> Result<(), Error> {
        let invalid = |field, expected: String| Err(Error::Invalid { field, expected });
        if !id::is_slug(&self.slug) {
            return invalid("slug", "1 to 64 lower-case letters, digits and hyphens".into());
        }
        if self.supply < 0 {
            return invalid("supply", "0 or more".into());
        }
        if !(1..=64).contains(&self.shard_count) {
            return invalid("shards", "1 to 64".into());
        }
        if self.regions.is_empty() {
            return invalid("weights", "a region, and there is none yet: `largesse region add`".into());
        }
        if self.closes_at <= self.opens_at {
            return invalid("closes_at", AFTER_THE_OPENING.into());
        }
        if self.jitter > JITTER_MAX {
            return invalid("jitter_ms", jitter_expected());
        }
        self.check_words()?;
        let admits = self.eligibility.check();
        admits.map_err(|Invalid { field, expected }| Error::Invalid { field, expected: expected.into() })
    }

    /// The campaign's own language, and a title that fits in each language it is given in.
    fn check_words(&self) -> Result<(), Error> {
        let language = |field, tag: &str| {
            let expected = "a language's tag such as en, pt-BR or zh-Hans";
            tag.parse::<Language>().map_err(|_odd| Error::Invalid { field, expected: expected.into() })
        };
        language("default_language", &self.default_locale)?;
        let mut named = BTreeSet::new();
        for (tag, title) in &self.titles {
            let language = language("titles", tag)?;
            if !named.insert(language.to_string()) {
                return Err(Error::Invalid { field: "titles", expected: "each language once".into() });
            }
            let text = Text::titled(language, title);
            text.check().map_err(|error| match error {
                texts::Error::Invalid { expected, .. } => Error::Invalid { field: "titles", expected },
                other => Error::Invalid { field: "titles", expected: other.to_string() },
            })?;
        }
        Ok(())
    }
}

/// What making a campaign runs.
const USES: [&db::Statement; 4] = [
    &statements::CAMPAIGN_INSERT,
    &statements::CAMPAIGN_TEXT_INSERT,
    &statements::QUOTA_INSERT,
    &statements::SUPPLY_CHANGE_INSERT,
];

/// Makes a campaign in draft, with its counter rows and its first supply change, all or nothing.
pub async fn create(db: &Database, new: &NewCampaign) -> Result<(), Error> {
    new.check()?;
    let rows = split(new.supply, &new.regions, new.shard_count);
    let written = db.transaction("campaign_create", &USES, async |tx| write(tx, new, &rows).await).await;
    made(written, new)
}

/// The same by somebody of the team, with all words of another campaign if there are some, and noted.
pub async fn create_noted(db: &Database, entry: &Entry<'_>, new: &NewCampaign, texts: &[Text]) -> Result<(), Error> {
    new.check()?;
    let rows = split(new.supply, &new.regions, new.shard_count);
    let uses = [&USES[..], &[&statements::CAMPAIGN_TEXT_SET, &statements::CAMPAIGN_STATE]].concat();
    let written = audit::change(db, &uses, entry, async |tx| {
        write(tx, new, &rows).await?;
        for text in texts {
            store::set_text(tx, new.id, text).await?;
        }
        Ok(Outcome::<()>::Changed(Change { before: Value::Null, after: Standing::read(tx, new.id).await?.told() }))
    })
    .await;
    made(written.map(drop), new)
}

fn made(written: Result<(), db::Error>, new: &NewCampaign) -> Result<(), Error> {
    match written {
        Err(error) if error.constraint() == Some("campaigns_slug_key") => Err(Error::Exists(new.slug.clone())),
        // The same id: a repeated call whose first reply was lost.
        Err(error) if error.constraint() == Some("campaigns_pkey") => Ok(()),
        other => Ok(other?),
    }
}

/// The tag as it is stored and compared; it has been checked.
fn canonical(tag: &str) -> String {
    tag.parse::<Language>().map_or_else(|_| tag.to_owned(), |language| language.to_string())
}

async fn write(tx: &db::tx::Tx<'_>, new: &NewCampaign, rows: &[NewRow]) -> Result<(), db::tx::Stop> {
    let NewCampaign { slug, supply, shard_count, eligibility, default_locale, opens_at, closes_at, by, .. } = new;
    let (id, locale) = (new.id.0, canonical(default_locale));
    let (jitter, age) = (new.jitter.as_millis() as i64, eligibility.age_seconds());
    let Eligibility { countries, countries_denied, .. } = eligibility;
    tx.run(
        &statements::CAMPAIGN_INSERT,
        &[&id, slug, supply, shard_count, countries, &locale, opens_at, closes_at, &jitter, countries_denied, &age],
    )
    .await?;
    let (locales, titles): (Vec<String>, Vec<&str>) =
        new.titles.iter().map(|(tag, title)| (canonical(tag), title.as_str())).unzip();
    tx.run(&statements::CAMPAIGN_TEXT_INSERT, &[&id, &locales, &titles]).await?;
    let regions: Vec<&str> = rows.iter().map(|row| row.key.region.as_str()).collect();
    let shards: Vec<i64> = rows.iter().map(|row| row.key.shard).collect();
    let purposes: Vec<&str> = rows.iter().map(|row| row.purpose.as_str()).collect();
    let initial: Vec<i64> = rows.iter().map(|row| row.initial).collect();
    tx.run(&statements::QUOTA_INSERT, &[&id, opens_at, closes_at, &regions, &shards, &purposes, &initial]).await?;
    if *supply > 0 {
        let change = Uuid::new_v5(&id, b"first supply");
        tx.run(&statements::SUPPLY_CHANGE_INSERT, &[&id, &change, supply, by, &"first supply"]).await?;
    }
    Ok(())
}
