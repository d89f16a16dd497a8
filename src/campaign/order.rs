//! What the team orders about campaigns: making, opening, pausing, closing, duplicating. Each order is one transaction
//! that notes it with what the team had said of the campaign before and after.
//!
//! **Invariant:** a gate moves by `gate_move` alone; an order that changes nothing is not noted.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::create::{self, NewCampaign, create_noted};
use super::desk::Desk;
use super::texts;
use super::{Campaign, State, store};
use crate::db::tx::{Stop, Tx};
use crate::db::{self, Statement, statements};
use crate::id::CampaignId;
use crate::language::Language;
use crate::operator::Actor;
use crate::operator::audit::{self, Change, Entry, Outcome};
use crate::quota::gate::{self, Move};
use crate::quota::orders::{Conflict, Error};
use crate::region::{Region, State as Life};

/// The longest reason, in characters.
const REASON_MAX: usize = 250;

impl Desk {
    /// Makes a campaign, in draft.
    pub async fn create(&self, actor: &Actor, new: &NewCampaign) -> Result<(), create::Error> {
        let entry = Entry::new(actor, "campaign.create").campaign(&new.slug);
        create_noted(&self.0, &entry, new, &[]).await
    }

    /// Makes a campaign like another one, in draft, open to the same people for as long from now on: for a rehearsal.
    pub async fn duplicate(
        &self,
        actor: &Actor,
        like: &Campaign,
        (slug, supply): (&str, i64),
        regions: Vec<(Region, Life)>,
        now: Timestamp,
    ) -> Result<(), create::Error> {
        let length = like.closes_at.duration_since(like.opens_at).max(SignedDuration::from_hours(1));
        let weighted = |(region, life)| (region, u32::from(life == Life::Active));
        let new = NewCampaign {
            id: CampaignId::random(),
            slug: slug.to_owned(),
            supply,
            shard_count: like.shard_count,
            regions: regions.into_iter().map(weighted).collect(),
            eligibility: like.eligibility.clone(),
            default_locale: like.default_locale.clone(),
            titles: like.texts.iter().map(|text| (text.language.to_string(), text.title.clone())).collect(),
            opens_at: now,
            closes_at: now.saturating_add(length).unwrap_or(Timestamp::MAX),
            jitter: like.jitter,
            by: actor.operator.name.clone(),
        };
        let entry = Entry::new(actor, "campaign.duplicate").campaign(slug);
        create_noted(&self.0, &entry, &new, &like.texts).await
    }

    /// Opens a campaign that is in draft or paused; `from` begins its window there if that is earlier than planned.
    pub async fn open(
        &self,
        actor: &Actor,
        campaign: &Campaign,
        here: &Region,
        from: Option<Timestamp>,
    ) -> Result<(), Error> {
        if campaign.state == State::Open {
            return self.begin(actor, campaign, from).await;
        }
        let Some(epoch) = gate::ready_to_open(&self.0, campaign.id, here).await? else {
            return Err(conflict(campaign));
        };
        let entry = held(Entry::new(actor, "campaign.open").campaign(&campaign.slug), campaign);
        let uses = [&statements::GATE_MOVE, &statements::CAMPAIGN_RESCHEDULE];
        let opened = self.order(&entry, &uses, campaign.id, async |tx| {
            let moved = gate::move_in(tx, campaign.id, Some(epoch), Move::OPEN, (entry.by(), "")).await?;
            if let (Some(_), Some(from)) = (moved, from) {
                store::reschedule_in(tx, campaign.id, from, campaign.closes_at).await?;
            }
            Ok(moved.is_some())
        });
        if opened.await? { Ok(()) } else { Err(conflict(campaign)) }
    }

    /// Begins the window of an open campaign earlier.
    async fn begin(&self, actor: &Actor, campaign: &Campaign, from: Option<Timestamp>) -> Result<(), Error> {
        let Some(from) = from.filter(|from| *from < campaign.opens_at) else { return Ok(()) };
        let entry = Entry::new(actor, "campaign.open").campaign(&campaign.slug);
        self.order(&entry, &[&statements::CAMPAIGN_RESCHEDULE], campaign.id, async |tx| {
            store::reschedule_in(tx, campaign.id, from, campaign.closes_at).await?;
            Ok(true)
        })
        .await?;
        Ok(())
    }

    /// Stops a campaign for a while and tells people why, in each of these languages; of one that is paused already,
    /// only the words are changed.
    pub async fn pause(&self, actor: &Actor, campaign: &Campaign, reasons: &[(Language, String)]) -> Result<(), Error> {
        check_reasons(reasons)?;
        let own = reasons.iter().find(|(language, _)| language.as_str() == campaign.default_locale);
        let noted = own.or(reasons.first()).map_or("", |(_, reason)| reason.as_str());
        let entry = held(Entry::new(actor, "campaign.pause").campaign(&campaign.slug), campaign);
        let uses = [&statements::GATE_MOVE, &statements::PAUSE_REASON_SET, &statements::CAMPAIGN_STATE];
        let paused = audit::change(&self.0, &uses, &entry, async |tx| {
            let mut before = store::state_in(tx, campaign.id).await?;
            before["reasons"] = told(&campaign.reasons);
            let moved = gate::move_in(tx, campaign.id, None, Move::PAUSE, (entry.by(), noted)).await?;
            let again = (before["state"] == "paused" && campaign.reasons != reasons).then_some(campaign.epoch);
            let Some(epoch) = moved.or(again) else { return Ok(Outcome::Unchanged(())) };
            // What was said in other languages before is not said any more.
            let gone = campaign.reasons.iter().filter(|(was, _)| !reasons.iter().any(|(is, _)| is == was));
            let gone = gone.filter(|_| again.is_some()).map(|(language, _)| (language.clone(), String::new()));
            let words: Vec<_> = reasons.iter().cloned().chain(gone).collect();
            store::set_reasons(tx, campaign.id, epoch, &words).await?;
            let mut after = store::state_in(tx, campaign.id).await?;
            after["reasons"] = told(reasons);
            Ok(Outcome::Changed(Change { before, after }))
        });
        let done = paused.await?.changed().is_some() || campaign.state == State::Paused;
        if done { Ok(()) } else { Err(conflict(campaign)) }
    }

    /// Ends a campaign for good.
    pub async fn close(&self, actor: &Actor, campaign: &Campaign, reason: &str) -> Result<(), Error> {
        if reason.chars().count() > REASON_MAX || !texts::is_one_line(reason) {
            let expected = format!("one line of up to {REASON_MAX} characters");
            return Err(Error::Invalid { field: "reason", expected });
        }
        let entry = held(Entry::new(actor, "campaign.close").campaign(&campaign.slug), campaign);
        self.order(&entry, &[&statements::GATE_MOVE], campaign.id, async |tx| {
            let moved = gate::move_in(tx, campaign.id, None, Move::CLOSE, (entry.by(), reason)).await?;
            // One that is closed already is what was wished for.
            Ok(moved.is_some())
        })
        .await?;
        Ok(())
    }

    /// Carries an order out, and notes what the team had said of the campaign before and after; returns whether it
    /// changed anything.
    pub(super) async fn order(
        &self,
        entry: &Entry<'_>,
        uses: &[&'static Statement],
        campaign: CampaignId,
        work: impl AsyncFn(&Tx<'_>) -> Result<bool, Stop>,
    ) -> Result<bool, db::Error> {
        let uses = [uses, &[&statements::CAMPAIGN_STATE]].concat();
        let change = audit::change(&self.0, &uses, entry, async |tx| {
            let before = store::state_in(tx, campaign).await?;
            if !work(tx).await? {
                return Ok(Outcome::Unchanged(()));
            }
            Ok(Outcome::Changed(Change { before, after: store::state_in(tx, campaign).await? }))
        });
        Ok(change.await?.changed().is_some())
    }
}

/// An order that moves the gate locks the counter rows before it looks at anything.
fn held<'a>(entry: Entry<'a>, campaign: &Campaign) -> Entry<'a> {
    entry.after(&statements::QUOTA_LOCK, campaign.id.0)
}

/// What its state keeps from being done.
pub(super) fn conflict(campaign: &Campaign) -> Error {
    Error::Conflict(Conflict::State(campaign.state.as_str()))
}

fn check_reasons(reasons: &[(Language, String)]) -> Result<(), Error> {
    let fits =
        |reason: &str| !reason.trim().is_empty() && reason.chars().count() <= REASON_MAX && texts::is_one_line(reason);
    if reasons.iter().all(|(_, reason)| fits(reason)) {
        return Ok(());
    }
    let expected = format!("one line of 1 to {REASON_MAX} characters in each language");
    Err(Error::Invalid { field: "reasons", expected })
}

fn told(reasons: &[(Language, String)]) -> serde_json::Value {
    reasons.iter().map(|(language, reason)| (language.to_string(), json!(reason))).collect()
}
