//! What the team orders about campaigns: making, opening, pausing, closing, duplicating. Each order is one transaction
//! that notes it with what the team had said of the campaign before and after.
//!
//! **Invariant:** a gate moves by `gate_move` alone; an order that changes nothing is not noted.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::create::{self, NewCampaign, create_noted};
use super::desk::Desk;
use super::edit::Edit;
use super::standing::Standing;
use super::texts;
use super::{Campaign, State, store};
use crate::db::tx::{Stop, Tx};
use crate::db::{Statement, statements};
use crate::id::CampaignId;
use crate::language::Language;
use crate::operator::Actor;
use crate::operator::audit::{self, Change, Entry, Outcome};
use crate::quota::gate::{self, Move};
use crate::quota::orders::Error;
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

    /// Opens a campaign that is in draft or paused; `from` begins its window there if that is earlier than planned. One
    /// that is open stays so.
    pub async fn open(
        &self,
        actor: &Actor,
        campaign: &Campaign,
        here: &Region,
        from: Option<Timestamp>,
    ) -> Result<(), Error> {
        let Some(epoch) = gate::ready_to_open(&self.0, campaign.id, here).await? else {
            return self.begin(actor, campaign, from).await;
        };
        let entry = held(Entry::new(actor, "campaign.open").campaign(&campaign.slug), campaign);
        let uses = [&statements::GATE_MOVE, &statements::CAMPAIGN_EDIT];
        self.order(&entry, &uses, campaign.id, async |tx, before| {
            if before.is(State::Open) {
                return begin_in(tx, campaign, before, from).await;
            }
            let moved = gate::move_in(tx, campaign.id, Some(epoch), Move::OPEN, (entry.by(), "")).await?;
            if moved.is_none() {
                return Ok(Err(Some(Error::Conflict(before.conflict()))));
            }
            // One whose window has begun meanwhile has begun.
            let _begun = begin_in(tx, campaign, before, from).await?;
            Ok(Ok(()))
        })
        .await
    }

    /// Begins the window of an open campaign earlier.
    async fn begin(&self, actor: &Actor, campaign: &Campaign, from: Option<Timestamp>) -> Result<(), Error> {
        let entry = held(Entry::new(actor, "campaign.open").campaign(&campaign.slug), campaign);
        self.order(&entry, &[&statements::CAMPAIGN_EDIT], campaign.id, async |tx, before| {
            if before.is(State::Open) {
                begin_in(tx, campaign, before, from).await
            } else {
                Ok(Err(Some(Error::Conflict(before.conflict()))))
            }
        })
        .await
    }

    /// Stops a campaign for a while and tells people why, in each of these languages; of one that is paused already,
    /// only the words are changed.
    pub async fn pause(&self, actor: &Actor, campaign: &Campaign, reasons: &[(Language, String)]) -> Result<(), Error> {
        check_reasons(reasons)?;
        let entry = held(Entry::new(actor, "campaign.pause").campaign(&campaign.slug), campaign);
        let paused = audit::change(&self.0, &PAUSES, &entry, async |tx| {
            let standing = Standing::read(tx, campaign.id).await?;
            // The rows are locked, so the gate stays where it is but for what is done here, and so does its epoch.
            let epoch = gate::hold_in(tx, campaign.id).await?;
            let own = reasons.iter().find(|(language, _)| language.as_str() == standing.default_language);
            let noted = own.or(reasons.first()).map_or("", |(_, reason)| reason.as_str());
            let moved = gate::move_in(tx, campaign.id, None, Move::PAUSE, (entry.by(), noted)).await?;
            let was = match moved {
                Some(_) => Vec::new(),
                None if standing.is(State::Paused) => store::reasons_in(tx, campaign.id, epoch).await?,
                None => return Ok(Outcome::Unchanged(Some(Error::Conflict(standing.conflict())))),
            };
            if moved.is_none() {
                if same(&was, reasons) {
                    return Ok(Outcome::Unchanged(None));
                }
                store::set_reason(tx, campaign.id, noted).await?;
            }
            // What was said in other languages before is not said any more.
            let gone = was.iter().filter(|(was, _)| !reasons.iter().any(|(is, _)| is == was));
            let gone = gone.map(|(language, _)| (language.clone(), String::new()));
            let words: Vec<_> = reasons.iter().cloned().chain(gone).collect();
            store::set_reasons(tx, campaign.id, moved.unwrap_or(epoch), &words).await?;
            let mut states = [standing.told(), Standing::read(tx, campaign.id).await?.told()];
            for (state, reasons) in states.iter_mut().zip([&was[..], reasons]) {
                state["reasons"] = told(reasons);
            }
            let [before, after] = states;
            Ok(Outcome::Changed(Change { before, after }))
        });
        match paused.await? {
            Outcome::Unchanged(Some(refused)) => Err(refused),
            Outcome::Unchanged(None) | Outcome::Changed(_) => Ok(()),
        }
    }

    /// Ends a campaign for good.
    pub async fn close(&self, actor: &Actor, campaign: &Campaign, reason: &str) -> Result<(), Error> {
        if reason.chars().count() > REASON_MAX || !texts::is_one_line(reason) {
            let expected = format!("one line of up to {REASON_MAX} characters");
            return Err(Error::Invalid { field: "reason", expected });
        }
        let entry = held(Entry::new(actor, "campaign.close").campaign(&campaign.slug), campaign);
        self.order(&entry, &[&statements::GATE_MOVE], campaign.id, async |tx, _before| {
            let moved = gate::move_in(tx, campaign.id, None, Move::CLOSE, (entry.by(), reason)).await?;
            // One that is closed already is what was wished for.
            Ok(if moved.is_some() { Ok(()) } else { Err(None) })
        })
        .await
    }

    /// Carries an order out, and notes what the team had said of the campaign before and after. `work` is told what it
    /// finds; it says why it changed nothing, if that is no success, and must not have written anything then.
    pub(super) async fn order(
        &self,
        entry: &Entry<'_>,
        uses: &[&'static Statement],
        campaign: CampaignId,
        work: impl AsyncFn(&Tx<'_>, &Standing) -> Result<Done, Stop>,
    ) -> Result<(), Error> {
        let uses = [uses, &[&statements::CAMPAIGN_STATE]].concat();
        let done = audit::change(&self.0, &uses, entry, async |tx| {
            let before = Standing::read(tx, campaign).await?;
            if let Err(unchanged) = work(tx, &before).await? {
                return Ok(Outcome::Unchanged(unchanged));
            }
            let after = Standing::read(tx, campaign).await?;
            Ok(Outcome::Changed(Change { before: before.told(), after: after.told() }))
        });
        match done.await? {
            Outcome::Unchanged(Some(refused)) => Err(refused),
            Outcome::Unchanged(None) | Outcome::Changed(_) => Ok(()),
        }
    }
}

/// What a pause runs.
const PAUSES: [&Statement; 6] = [
    &statements::GATE_MOVE,
    &statements::PAUSE_REASON_LIST,
    &statements::PAUSE_REASON_SET,
    &statements::CAMPAIGN_REASON_SET,
    &statements::CAMPAIGN_STATE,
    &statements::QUOTA_LOCK,
];

/// What an order did: nothing, if it says why not, or that it was so already.
type Done = Result<(), Option<Error>>;

/// Begins a window at this moment, if that is earlier than it would.
async fn begin_in(tx: &Tx<'_>, campaign: &Campaign, before: &Standing, from: Option<Timestamp>) -> Result<Done, Stop> {
    let opens_at = from.filter(|from| *from < before.opens_at);
    let earlier = Edit { opens_at, ..Edit::default() };
    let begins = opens_at.is_some() && store::edit_in(tx, campaign.id, &earlier).await?;
    Ok(if begins { Ok(()) } else { Err(None) })
}

/// An order that moves the gate or the window locks the counter rows before it looks at anything.
pub(super) fn held<'a>(entry: Entry<'a>, campaign: &Campaign) -> Entry<'a> {
    entry.after(&statements::QUOTA_LOCK, campaign.id.0)
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

/// Whether the same is said in the same languages.
fn same(one: &[(Language, String)], other: &[(Language, String)]) -> bool {
    one.len() == other.len() && one.iter().all(|said| other.contains(said))
}

fn told(reasons: &[(Language, String)]) -> serde_json::Value {
    reasons.iter().map(|(language, reason)| (language.to_string(), json!(reason))).collect()
}
