//! What of a campaign may still be changed, by its state: nothing that people have been promised or are judged by.
//!
//! | | before its window | inside it | closed |
//! |---|---|---|---|
//! | when it opens, jitter | yes | in draft | no |
//! | when it closes, who may take part, the campaign's own language | yes | yes | no |

use std::time::Duration;

use jiff::Timestamp;

use super::create::{AFTER_THE_OPENING, JITTER_MAX, jitter_expected};
use super::desk::Desk;
use super::eligibility::{Eligibility, Invalid};
use super::order::conflict;
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
    /// Who may take part; who has a unit keeps it.
    pub eligibility: Option<Eligibility>,
    /// The language of somebody whose language is not known.
    pub default_language: Option<Language>,
    /// Over how long first attempts are spread.
    pub jitter: Option<Duration>,
}

impl Desk {
    /// Changes what may still be changed.
    pub async fn edit(&self, actor: &Actor, campaign: &Campaign, edit: &Edit) -> Result<(), Error> {
        check(campaign, edit, campaign.database_now())?;
        let opens_at = edit.opens_at.unwrap_or(campaign.opens_at);
        let closes_at = edit.closes_at.unwrap_or(campaign.closes_at);
        let admits = edit.eligibility.as_ref().filter(|words| **words != campaign.eligibility);
        let language = edit.default_language.as_ref().map_or(campaign.default_locale.as_str(), Language::as_str);
        let jitter = edit.jitter.unwrap_or(campaign.jitter);
        let window = (opens_at, closes_at) != (campaign.opens_at, campaign.closes_at);
        let rest = language != campaign.default_locale || jitter != campaign.jitter;
        if !window && !rest && admits.is_none() {
            return Ok(());
        }
        let entry = Entry::new(actor, "campaign.edit").campaign(&campaign.slug);
        let uses = [&statements::CAMPAIGN_EDIT, &statements::CAMPAIGN_RESCHEDULE, &statements::CAMPAIGN_ADMIT];
        self.order(&entry, &uses, campaign.id, async |tx| {
            if rest {
                store::edit_in(tx, campaign.id, language, jitter).await?;
            }
            if let Some(words) = admits {
                store::admit_in(tx, campaign.id, words).await?;
            }
            if window {
                store::reschedule_in(tx, campaign.id, opens_at, closes_at).await?;
            }
            Ok(true)
        })
        .await?;
        Ok(())
    }
}

/// Refuses what does not fit, or not any more.
fn check(campaign: &Campaign, edit: &Edit, now: Timestamp) -> Result<(), Error> {
    if campaign.state == State::Closed {
        return Err(conflict(campaign));
    }
    let begun = campaign.state != State::Draft && campaign.opens_at <= now;
    if begun && (edit.opens_at.is_some() || edit.jitter.is_some()) {
        return Err(Error::Conflict(Conflict::Window));
    }
    let invalid = |field, expected: &str| Err(Error::Invalid { field, expected: expected.into() });
    if edit.closes_at.unwrap_or(campaign.closes_at) <= edit.opens_at.unwrap_or(campaign.opens_at) {
        return invalid("closes_at", AFTER_THE_OPENING);
    }
    if edit.jitter.is_some_and(|jitter| jitter > JITTER_MAX) {
        return invalid("jitter_ms", &jitter_expected());
    }
    if let Some(Err(Invalid { field, expected })) = edit.eligibility.as_ref().map(Eligibility::check) {
        return invalid(field, expected);
    }
    let said = |language: &Language| campaign.texts.iter().any(|text| text.language == *language);
    // Everybody whose language is missing is shown this one, so it must have words.
    if edit.default_language.as_ref().is_some_and(|language| !said(language)) {
        return invalid("default_language", "a language that the campaign has words in");
    }
    Ok(())
}
