//! One of everything, for the document's examples: made up here, and put into words and JSON by the code that answers.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::campaign::{Campaign, State};
use crate::clock;
use crate::id::CampaignId;
use crate::quota::Gate;

/// When all samples happen: the same in every copy of the document.
pub fn moment() -> Timestamp {
    // Unwrap safety: a second of the year 2026.
    Timestamp::from_second(1_795_000_000).expect("a time")
}

/// An open campaign.
pub fn campaign() -> Campaign {
    Campaign {
        id: CampaignId(Uuid::nil()),
        slug: "burger".into(),
        supply: 6_000_000,
        shard_count: 1,
        countries: Vec::new(),
        default_locale: "en".into(),
        opens_at: moment() - SignedDuration::from_mins(1),
        closes_at: moment() + SignedDuration::from_hours(12),
        state: State::Open,
        state_reason: String::new(),
        gate: Some(Gate::Open),
        epoch: 1,
        texts: texts(),
        seen: (moment(), clock::monotonic()),
    }
}
