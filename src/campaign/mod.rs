//! Campaigns: what is handed out, when, to whom, and in which words; and a copy of all of them in each server's memory.
//!
//! What may not live here: a decision about a unit. The copy may be a second old; it draws pages and countdowns.
//! Whether a unit goes out is decided by the gate of the counter row, inside the claim's statement.

pub mod cache;
pub mod create;
pub mod desk;
pub mod edit;
pub mod eligibility;
pub mod order;
pub mod share;
pub mod standing;
pub mod store;
pub mod texts;

use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::clock;
use crate::id::CampaignId;
use crate::language::Language;
use crate::quota::Gate;

use self::eligibility::Eligibility;
use self::texts::{Part, Said, Text};

/// What the operators said about a campaign last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Made, not opened yet.
    Draft,
    /// Opened: units go out inside its window.
    Open,
    /// Stopped for a while.
    Paused,
    /// Over for good.
    Closed,
}

impl State {
    /// As the database has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Paused => "paused",
            Self::Closed => "closed",
        }
    }

    /// Reads the database's word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Draft, Self::Open, Self::Paused, Self::Closed].into_iter().find(|state| state.as_str() == word)
    }
}

/// A campaign as the last poll saw it.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Its name in addresses.
    pub slug: String,
    /// Units in all.
    pub supply: i64,
    /// Counter rows for natives in each region.
    pub shard_count: i64,
    /// Who may take part.
    pub eligibility: Eligibility,
    /// The language of somebody whose language is not known.
    pub default_locale: String,
    /// From when on units go out, by the database's clock.
    pub opens_at: Timestamp,
    /// Until when.
    pub closes_at: Timestamp,
    /// What the operators said last.
    pub state: State,
    /// Why they said it, for themselves and for readers of whose language there is nothing.
    pub state_reason: String,
    /// Why it stands still, in the languages the team wrote that in; nothing unless it is paused.
    pub reasons: Vec<(Language, String)>,
    /// The gate in this region, if the campaign has counter rows here.
    pub gate: Option<Gate>,
    /// The gate's epoch.
    pub epoch: i64,
    /// Over how long pages spread the first attempts at the opening, so that it is no single blow.
    pub jitter: Duration,
    /// Its own words, by language.
    pub texts: Vec<Text>,
    /// The database's clock at the poll, and when that was on this machine's monotonic clock.
    pub seen: (Timestamp, Instant),
}

impl Campaign {
    /// The thing's name for a reader of this language, else in the campaign's own, else in any, else its address name.
    pub fn title(&self, reader: &str) -> &str {
        self.said(Part::Title, reader).map_or(&self.slug, |said| said.text)
    }

    /// One part of its words for a reader of this language, and the language it is really in.
    pub fn said(&self, part: Part, reader: &str) -> Option<Said<'_>> {
        texts::said(&self.texts, part, reader, &self.default_locale)
    }

    /// Why it stands still, for a reader of this language: in the nearest there is, else in the campaign's own, else as
    /// the team noted it; nothing if they gave no reason.
    pub fn pause_reason(&self, reader: &str) -> Option<&str> {
        let nearest = |tag: &str| {
            let place = tag.parse::<Language>().ok()?.best(self.reasons.iter().map(|(language, _)| language))?;
            self.reasons.get(place)
        };
        let said = nearest(reader).or_else(|| nearest(&self.default_locale)).or_else(|| self.reasons.first());
        said.map(|(_, reason)| reason.as_str()).or(Some(self.state_reason.as_str())).filter(|reason| !reason.is_empty())
    }

    /// The database's clock now, as far as this server can tell without asking: for countdowns only.
    pub fn database_now(&self) -> Timestamp {
        let (at, seen) = self.seen;
        let passed = clock::monotonic().saturating_duration_since(seen);
        at.saturating_add(jiff::SignedDuration::try_from(passed).unwrap_or_default()).unwrap_or(at)
    }

    /// How long until the campaign's window opens; nothing once it has.
    pub fn opens_in(&self) -> Option<Duration> {
        self.opens_at.duration_since(self.database_now()).try_into().ok().filter(|left: &Duration| !left.is_zero())
    }
}
