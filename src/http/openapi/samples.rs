//! One of everything that is answered, for the document's examples: made up here, and put into words and JSON by the
//! code that answers.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use uuid::Uuid;

use super::super::problem::Problem;
use super::super::{campaigns, challenge, claims, live, pass, widget};
use crate::admission::bucket::Allowance;
use crate::admission::limits::{Limit, Refusal};
use crate::campaign::eligibility::Eligibility;
use crate::campaign::share::Share;
use crate::campaign::texts::Text;
use crate::campaign::{Campaign, State};
use crate::claim::{Claim, Status};
use crate::clock;
use crate::id::{CampaignId, RequestId};
use crate::l10n::{Catalog, Locale, Message};
use crate::quota::{Gate, RowKey};
use crate::region::Region;

/// The id of the sample request.
pub const REQUEST: &str = "019aa0de-7a00-7000-8000-000000000000";

/// When all samples happen: the same in every copy of the document.
pub fn moment() -> Timestamp {
    // Unwrap safety: a second of the year 2026.
    Timestamp::from_second(1_795_000_000).expect("a time")
}

/// Where all samples happen.
pub fn region() -> Region {
    // Unwrap safety: a name of lower-case letters, a hyphen and digits.
    "europe-west1".parse().expect("a region")
}

/// An open campaign.
pub fn campaign() -> Campaign {
    Campaign {
        id: CampaignId(Uuid::nil()),
        slug: "burger".into(),
        supply: 6_000_000,
        shard_count: 1,
        eligibility: Eligibility::default(),
        default_locale: "en".into(),
        opens_at: moment() - SignedDuration::from_mins(1),
        closes_at: moment() + SignedDuration::from_hours(12),
        state: State::Open,
        state_reason: String::new(),
        reasons: Vec::new(),
        gate: Some(Gate::Open),
        epoch: 1,
        jitter: Duration::from_secs(3),
        // What it is is said in English alone, so that the Arabic examples show words in another language.
        texts: [("ar", "برغر مجاني", ""), ("en", "Free burger", "With or without onions.")]
            .into_iter()
            .filter_map(text)
            .collect(),
        seen: (moment(), clock::monotonic()),
    }
}

fn text((tag, title, description): (&str, &str, &str)) -> Option<Text> {
    Some(Text { description: description.into(), ..Text::titled(tag.parse().ok()?, title) })
}

fn claim(status: Status) -> Claim {
    Claim {
        stock: RowKey { region: region(), shard: 0 },
        ticket: 4711,
        status,
        request: RequestId::from_key(crate::id::AccountId(Uuid::nil()), "sample"),
        claimed_at: moment(),
    }
}

fn json(shown: &impl serde::Serialize) -> Value {
    serde_json::to_value(shown).unwrap_or_default()
}

fn shown_campaign<'a>(campaign: &'a Campaign, region: &'a Region, locale: Locale) -> campaigns::Shown<'a> {
    // Not what the clock says while the document is made.
    campaigns::Shown { server_time: moment(), ..campaigns::shown(campaign, locale.tag(), region.as_str()) }
}

/// `GET /v1/campaigns/{slug}`
pub fn shown(locale: Locale) -> Value {
    json(&shown_campaign(&campaign(), &region(), locale))
}

/// `GET /v1/campaigns/{slug}/widget`
pub fn widget(catalog: &Catalog, locale: Locale) -> Value {
    let campaign = campaign();
    let text = |message: &Message| catalog.text(locale, message).into_owned();
    json(&widget::Shown { server_time: moment(), ..widget::shown(&campaign, locale, text) })
}

/// `GET /v1/campaigns/{slug}/events`: when to come back, and an event.
pub fn stream(locale: Locale) -> Value {
    let (campaign, region, share) = (campaign(), region(), Share { left: 73, read_at: moment() });
    let event = live::Event::new(shown_campaign(&campaign, &region, locale), Some(share));
    (live::retry(Duration::from_millis(4182)) + &live::sample(&campaign, share, &event)).into()
}

/// `POST /v1/campaigns/{slug}/claims`
pub fn granted(catalog: &Catalog, locale: Locale) -> Value {
    let text = |message: &Message| catalog.text(locale, message);
    json(&claims::granted_in(&campaign(), &claim(Status::Claimed), locale.tag(), text))
}

/// `GET /v1/campaigns/{slug}/claim`
pub fn found() -> Value {
    claims::shown_value(&campaign(), &claim(Status::Claimed))
}

/// `POST /v1/campaigns/{slug}/pass`
pub fn given() -> Value {
    let (pass, expires_at) = ("p1~k1~…~…".into(), moment() + SignedDuration::from_mins(10));
    json(&pass::Given { pass, expires_at, home_region: region().as_str() })
}

fn refusal() -> Refusal {
    let one = NonZeroU32::MIN;
    let allowance = Allowance { rate: one.saturating_add(9), burst: one.saturating_add(99) };
    Refusal { limit: Limit::Account, allowance, wait: Duration::from_millis(100) }
}

/// The name of the example of an order's doubt.
pub const ORDER_UNKNOWN: &str = "outcome-unknown-order";

/// The name of a problem's example.
pub fn name(problem: &Problem) -> &'static str {
    if *problem == Problem::OrderUnknown { ORDER_UNKNOWN } else { problem.code() }
}

/// Every problem of the API, some in more than one form; `cross-site` is the page's alone.
pub fn problems(locale: Locale) -> Vec<Problem> {
    let (campaign, second) = (campaign(), Duration::from_secs(1));
    let challenge = Arc::new(challenge::needs("turnstile", "0x4AAAAAAA…"));
    let shown = |status| claims::shown_value(&campaign, &claim(status));
    let detail = Message::ClaimAlreadyDetail {
        title: campaign.title(locale.tag()).to_owned(),
        ticket: 4711,
        region: region().to_string(),
    };
    vec![
        Problem::Unauthorized,
        Problem::InvalidToken,
        Problem::PassExpired,
        Problem::InvalidPass,
        Problem::ChallengeRequired { challenge: Arc::clone(&challenge) },
        Problem::ChallengeFailed { challenge },
        Problem::NotFound,
        Problem::CampaignNotFound,
        Problem::ClaimNotFound,
        Problem::MethodNotAllowed,
        Problem::TooLarge,
        Problem::UnsupportedMediaType,
        Problem::MalformedJson,
        Problem::InvalidRequest { field: "quantity".into() },
        Problem::Unfit { field: "title", expected: "at most 120 characters".into() },
        Problem::QuantityNotSupported,
        Problem::KeyInvalid,
        Problem::Timeout,
        Problem::AlreadyClaimed { claim: shown(Status::Claimed), detail },
        Problem::Released { claim: shown(Status::Released) },
        Problem::Expired { claim: shown(Status::Expired) },
        Problem::SoldOut { epoch: 2, supply: campaign.supply },
        Problem::Wait { retry_after: second },
        Problem::NotOpen { opens: Some((second * 90, moment())) },
        Problem::NotOpen { opens: None },
        Problem::Paused { reason: String::new() },
        Problem::Closed,
        Problem::NotEligible,
        Problem::AccountTooNew,
        Problem::AccountBlocked,
        Problem::Forbidden { role: "operator" },
        Problem::OutOfScope,
        Problem::OperatorNotFound,
        Problem::AccountNotFound,
        Problem::AccountInCampaign { campaign: campaign.slug.clone() },
        Problem::AccountKeptOut { campaign: campaign.slug.clone() },
        Problem::AccountMayHavePass { minutes: 65 },
        Problem::ClaimOver,
        Problem::RegionNotFound,
        Problem::Conflict { what: "state", detail: Message::ConflictState { state: "closed".into() } },
        Problem::TextNotFound,
        Problem::TextNeeded,
        Problem::RateLimited(refusal()),
        Problem::Overloaded,
        Problem::ListenersFull,
        Problem::Unavailable,
        Problem::OutcomeUnknown,
        Problem::OrderUnknown,
        Problem::Internal,
    ]
}
