//! How a campaign stands at one moment, as all listeners are told it.
//!
//! **Invariant:** two frames of the same version differ in nothing but when they were made and by which server.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::campaigns::{self, Standing};
use crate::campaign::Campaign;
use crate::campaign::share::Share;
use crate::campaign::texts::Part;
use crate::id::CampaignId;
use crate::l10n::Locale;
use crate::region::Region;

/// What an event of the stream says: the campaign as `GET /v1/campaigns/{slug}` shows it, but of its words the title
/// alone, and how much is left. Changed words are an event too; ask for them.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "CampaignEvent")]
pub struct Event<'a> {
    /// The campaign. `server_time` is when this was put together, up to a second before it was sent.
    #[serde(flatten)]
    campaign: campaigns::Shown<'a>,
    /// What is left, in whole per cent of the supply, rounded up; `null` while it is not known.
    #[schemars(range(min = 0, max = 100))]
    share_left: Option<u8>,
    /// When `share_left` was read, by the database's clock; `null` while it is not known.
    as_of: Option<Timestamp>,
}

impl<'a> Event<'a> {
    /// What is said of a campaign. The long words stay away: all listeners are sent a hundred events, and the same
    /// rules in each would be most of them.
    pub fn new(mut campaign: campaigns::Shown<'a>, share: Option<Share>) -> Self {
        (campaign.description, campaign.image_alt, campaign.rules) = (None, None, None);
        campaign.languages.retain(|part, _| *part == Part::Title.as_str());
        Self { campaign, share_left: share.map(|share| share.left), as_of: share.map(|share| share.read_at) }
    }
}

/// Which state it is: an epoch, which only rises, and a digest of what is said in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) epoch: i64,
    digest: u64,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:016x}", self.epoch, self.digest)
    }
}

/// Not a version of ours.
#[derive(Debug)]
pub(super) struct NoVersion;

impl FromStr for Version {
    type Err = NoVersion;

    fn from_str(text: &str) -> Result<Self, NoVersion> {
        let (epoch, digest) = text.split_once('.').ok_or(NoVersion)?;
        let digest = u64::from_str_radix(digest, 16).map_err(|_not_hex| NoVersion)?;
        Ok(Self { epoch: epoch.parse().map_err(|_not_a_number| NoVersion)?, digest })
    }
}

/// One moment of one campaign.
#[derive(Debug)]
pub(super) struct Frame {
    version: Version,
    campaign: Arc<Campaign>,
    share: Option<Share>,
    region: Region,
    /// The event in the languages that were asked for.
    spoken: Mutex<Vec<(&'static str, Bytes)>>,
}

impl Frame {
    pub(super) fn new(campaign: &Arc<Campaign>, share: Option<Share>, region: Region) -> Self {
        let share = if campaigns::standing(campaign) == Standing::SoldOut {
            // The gate knows it, whatever was counted a second ago.
            Some(Share { left: 0, read_at: campaign.seen.0 })
        } else {
            share
        };
        let version = version(campaign, share);
        Self { version, campaign: Arc::clone(campaign), share, region, spoken: Mutex::default() }
    }

    pub(super) fn version(&self) -> Version {
        self.version
    }

    pub(super) fn campaign(&self) -> CampaignId {
        self.campaign.id
    }

    /// The event in a language: made by the first listener who asks, shared by all others.
    pub(super) fn event(&self, locale: Locale) -> Bytes {
        let tag = locale.tag();
        let mut spoken = self.spoken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, bytes)) = spoken.iter().find(|(known, _)| *known == tag) {
            return bytes.clone();
        }
        let event = Event::new(campaigns::shown(&self.campaign, tag, self.region.as_str()), self.share);
        let text = serde_json::to_string(&event).unwrap_or_default();
        let bytes = Bytes::from(written(self.version, &text));
        spoken.push((tag, bytes.clone()));
        bytes
    }
}

fn written(version: Version, data: &str) -> String {
    format!("event: state\nid: {version}\ndata: {data}\n\n")
}

/// An event of this campaign as it is sent, for the document that describes the API.
pub fn sample(campaign: &Campaign, share: Share, event: &Event<'_>) -> String {
    written(version(campaign, Some(share)), &serde_json::to_string(event).unwrap_or_default())
}

/// All that an event says goes into the digest, but what differs between servers and between two moments in which
/// nothing happened. The hasher has no secret, so every server of a version of this program finds the same.
fn version(campaign: &Campaign, share: Option<Share>) -> Version {
    let shown = campaigns::Shown { server_time: campaign.opens_at, ..campaigns::shown(campaign, "", "") };
    let event = Event { as_of: None, ..Event::new(shown, share) };
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(&event).unwrap_or_default().hash(&mut hasher);
    for text in &campaign.texts {
        (text.language.as_str(), &text.title, &text.description, &text.image_alt, &text.rules).hash(&mut hasher);
    }
    Version { epoch: campaign.epoch, digest: hasher.finish() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::openapi::samples;
    use crate::l10n::Catalog;

    fn frame(campaign: Campaign, left: Option<u8>, region: &str) -> Frame {
        let share = left.map(|left| Share { left, read_at: Timestamp::UNIX_EPOCH });
        Frame::new(&Arc::new(campaign), share, region.parse().unwrap())
    }

    #[test]
    fn a_version_is_the_same_on_all_servers_and_another_one_for_everything_that_is_said() {
        let one = frame(samples::campaign(), Some(70), "eu");
        assert_eq!(one.version(), frame(samples::campaign(), Some(70), "us").version());
        assert_eq!(one.version(), one.version().to_string().parse().unwrap());
        let mut others = vec![frame(samples::campaign(), Some(69), "eu"), frame(samples::campaign(), None, "eu")];
        let changes: [fn(&mut Campaign); 5] = [
            |campaign| campaign.epoch += 1,
            |campaign| campaign.supply += 1,
            |campaign| campaign.state = crate::campaign::State::Paused,
            |campaign| campaign.closes_at = Timestamp::MAX,
            |campaign| campaign.texts.clear(),
        ];
        for change in changes {
            let mut campaign = samples::campaign();
            change(&mut campaign);
            others.push(frame(campaign, Some(70), "eu"));
        }
        for (number, other) in others.iter().enumerate() {
            assert_ne!(one.version(), other.version(), "change {number}");
        }
        for nonsense in ["", "1", "1.", ".1", "1.xyz", "x.1", "1.1.1"] {
            assert!(nonsense.parse::<Version>().is_err(), "{nonsense}");
        }
    }

    #[test]
    fn one_language_is_serialised_once_and_sold_out_leaves_nothing() {
        let catalog = Catalog::load().unwrap();
        let (en, fr) = (catalog.locale("en").unwrap(), catalog.locale("fr").unwrap());
        let mut campaign = samples::campaign();
        campaign.gate = Some(crate::quota::Gate::SoldOut);
        let frame = frame(campaign, Some(3), "eu");
        assert_eq!(frame.event(en).as_ptr(), frame.event(en).as_ptr());
        assert_ne!(frame.event(en), frame.event(fr));
        let text = String::from_utf8(frame.event(en).to_vec()).unwrap();
        assert!(text.contains("\"share_left\":0,") && text.contains("\"state\":\"sold-out\""), "{text}");
    }
}
