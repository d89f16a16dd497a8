//! What the team has said of a campaign, as a transaction finds it that is about to change it: what an order is judged
//! by, and what the audit log keeps of before and after.
//!
//! What may not live here: what the rest of a server knows of a campaign, which may be half a second old.
//!
//! **Invariant:** it is read in the transaction that goes by it. The database's serializable transactions do the rest:
//! an order that another one has overtaken is run again, and reads again.

use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::State;
use super::eligibility::Eligibility;
use crate::db::tx::{Stop, Tx};
use crate::db::{Row, statements};
use crate::id::CampaignId;
use crate::quota::orders::Conflict;

/// What the team has said of a campaign.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// The database's word for its state; one that this program does not know stands in the way of everything.
    pub state: String,
    /// Why it is in this state; may be empty.
    pub reason: String,
    /// Units in all.
    pub supply: i64,
    /// ISO 3166 codes of the countries whose people may take part; empty for all.
    pub countries: Vec<String>,
    /// ISO 3166 codes of the countries whose people may not.
    pub countries_denied: Vec<String>,
    /// For how many seconds an account must have existed when it claims.
    pub account_age_seconds: i64,
    /// The language of somebody whose language is not known.
    pub default_language: String,
    /// From when on units go out.
    pub opens_at: Timestamp,
    /// Until when.
    pub closes_at: Timestamp,
    /// Over how many milliseconds first attempts are spread.
    pub jitter_ms: i64,
    /// Whether the planner may not move its units.
    pub frozen: bool,
    /// Whether people may have begun to claim, by the database's clock.
    #[serde(skip)]
    pub begun: bool,
}

impl Standing {
    /// A campaign that there is, in a transaction.
    pub async fn read(tx: &Tx<'_>, campaign: CampaignId) -> Result<Self, Stop> {
        let rows = tx.run(&statements::CAMPAIGN_STATE, &[&campaign.0]).await?;
        // Unwrap safety: whoever has a campaign's id has read its row, and no such row is ever taken away.
        Ok(Self::of(rows.first().expect("a campaign's row")))
    }

    fn of(row: &Row) -> Self {
        Self {
            state: row.get("state"),
            reason: row.get("state_reason"),
            supply: row.get("total_supply"),
            countries: row.get("countries"),
            countries_denied: row.get("countries_denied"),
            account_age_seconds: row.get("account_age_min_s"),
            default_language: row.get("default_locale"),
            opens_at: row.get("opens_at"),
            closes_at: row.get("closes_at"),
            jitter_ms: row.get("jitter_ms"),
            frozen: row.get::<_, &str>("rebalance") != "on",
            begun: row.get("begun"),
        }
    }

    /// Whether it is in this state.
    pub fn is(&self, state: State) -> bool {
        self.state == state.as_str()
    }

    /// What its state keeps from being done.
    pub fn conflict(&self) -> Conflict {
        Conflict::State(State::parse(&self.state).map_or("unknown", State::as_str))
    }

    /// Who may take part.
    pub fn eligibility(&self) -> Eligibility {
        let account_age_min = Duration::from_secs(u64::try_from(self.account_age_seconds).unwrap_or(0));
        let (countries, countries_denied) = (self.countries.clone(), self.countries_denied.clone());
        Eligibility { countries, countries_denied, account_age_min }
    }

    /// As the audit log has it.
    pub fn told(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}
