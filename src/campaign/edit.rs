//! What of a campaign may still be changed, by its state: nothing that people have been promised or are judged by.
//!
//! | | before its window | inside it | closed |
//! |---|---|---|---|
//! | when it opens, jitter | yes | in draft | no |
//! | when it closes, who may take part, the campaign's own language | yes | yes | no |
//!
//! **Invariant:** only what was given is written, over what stands there when it is written; so of two edits at once
//! each keeps what the other did not touch. Whether the window has begun is decided by the database's clock, in the
//! statement that writes (`campaign_edit.sql`).

use std::time::Duration;

use jiff::Timestamp;

use super::create::{AFTER_THE_OPENING, JITTER_MAX, jitter_expected};
use super::desk::Desk;
use super::eligibility::{Eligibility, Invalid};
use super::order::held;
use super::standing::Standing;
use super::{Campaign, State, store};
use crate::db::statements;
use crate::language::Language;
use crate::operator::Actor;
use crate::operator::audit::Entry;
use crate::quota::orders::{Conflict, Error};

/// What shall be changed; what is nothing stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// From when on units go out.
    pub opens_at: Option<Timestamp>,
    /// Until when.
    pub closes_at: Option<Timestamp>,
    /// ISO 3166 codes of the countries whose people may take part; who has a unit keeps it.
    pub countries: Option<Vec<String>>,
    /// ISO 3166 codes of the countries whose people may not.
    pub countries_denied: Option<Vec<String>>,
    /// How long an account must have existed when it claims, in whole seconds.
    pub account_age_min: Option<Duration>,
    /// The language of somebody whose language is not known.
    pub default_language: Option<Language>,
    /// Over how long first attempts are spread.
    pub jitter: Option<Duration>,
}

impl Edit {
    /// All of who may take part, whatever it was.
    pub fn admitting(words: Eligibility) -> Self {
        let Eligibility { countries, countries_denied, account_age_min } = words;
        Self {
            countries: Some(countries),
            countries_denied: Some(countries_denied),
            account_age_min: Some(account_age_min),
            ..Self::default()
        }
    }

    /// What would stand there then.
    fn applied(&self, before: &Standing) -> Standing {
        let exact = |moment: Timestamp| Timestamp::from_microsecond(moment.as_microsecond()).unwrap_or(moment);
        let mut after = before.clone();
        after.opens_at = self.opens_at.map_or(before.opens_at, exact);
        after.closes_at = self.closes_at.map_or(before.closes_at, exact);
        if let Some(countries) = &self.countries {
            after.countries.clone_from(countries);
        }
        if let Some(denied) = &self.countries_denied {
            after.countries_denied.clone_from(denied);
        }
        if let Some(age) = self.account_age_min {
            after.account_age_seconds = age.as_secs() as i64;
        }
        if let Some(language) = &self.default_language {
            after.default_language = language.to_string();
        }
        if let Some(jitter) = self.jitter {
            after.jitter_ms = jitter.as_millis() as i64;
        }
        after
    }

    /// Refuses what does not fit, or not together with what stays.
    fn check(&self, before: &Standing, after: &Standing) -> Result<(), Error> {
        if before.is(State::Closed) {
            return Err(Error::Conflict(before.conflict()));
        }
        // As the statement decides it again, by the same clock.
        if before.begun && (after.opens_at, after.jitter_ms) != (before.opens_at, before.jitter_ms) {
            return Err(Error::Conflict(Conflict::Window));
        }
        let invalid = |field, expected: &str| Err(Error::Invalid { field, expected: expected.into() });
        if after.closes_at <= after.opens_at {
            return invalid("closes_at", AFTER_THE_OPENING);
        }
        if self.jitter.is_some_and(|jitter| jitter > JITTER_MAX) {
            return invalid("jitter_ms", &jitter_expected());
        }
        let account_age_min = self.account_age_min.unwrap_or_else(|| before.eligibility().account_age_min);
        match (Eligibility { account_age_min, ..after.eligibility() }).check() {
            Ok(()) => Ok(()),
            Err(Invalid { field, expected }) => invalid(field, expected),
        }
    }
}

impl Desk {
    /// Changes what may still be changed.
    pub async fn edit(&self, actor: &Actor, campaign: &Campaign, edit: &Edit) -> Result<(), Error> {
        let entry = Entry::new(actor, "campaign.edit").campaign(&campaign.slug);
        let window = edit.opens_at.is_some() || edit.closes_at.is_some();
        let entry = if window { held(entry, campaign) } else { entry };
        let uses = [&statements::CAMPAIGN_EDIT, &statements::CAMPAIGN_TEXT_LIST];
        self.order(&entry, &uses, campaign.id, async |tx, before| {
            let after = edit.applied(before);
            if let Err(refused) = edit.check(before, &after) {
                return Ok(Err(Some(refused)));
            }
            if after == *before {
                return Ok(Err(None));
            }
            // Everybody whose language is missing is shown this one, so it must have words.
            if let Some(language) = &edit.default_language
                && store::text_in(tx, campaign.id, language).await?.is_none()
            {
                let expected = "a language that the campaign has words in".into();
                return Ok(Err(Some(Error::Invalid { field: "default_language", expected })));
            }
            let written = store::edit_in(tx, campaign.id, edit).await?;
            Ok(if written { Ok(()) } else { Err(Some(Error::Conflict(Conflict::Window))) })
        })
        .await
    }
}
