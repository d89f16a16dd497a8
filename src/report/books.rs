//! The books: the invariants that prove, from the rows alone, that nothing was granted twice, lost or made up.

use std::fmt;

use crate::db::{self, Database, statements};

/// How much is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Depth {
    /// Counters, transfers and gates.
    Counters,
    /// Every claim too.
    Claims,
}

/// One place where the books don't balance.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// Which invariant is broken, such as `I4 books`.
    pub invariant: String,
    /// The campaign's address name.
    pub campaign: String,
    /// The counter row, account or whatever it is about.
    pub subject: String,
    /// The numbers that don't fit.
    pub detail: String,
    /// What has to be read to see it.
    #[serde(skip)]
    pub depth: Depth,
}

impl Finding {
    /// Whether this one and another are about the same fault, whatever the numbers are by now.
    pub fn is_again(&self, other: &Self) -> bool {
        self.invariant == other.invariant && self.subject == other.subject && self.campaign == other.campaign
    }

    /// Whether such a finding, once confirmed, must stop the campaign. A hold, a re-opening or a drain that is late
    /// only needs somebody to look.
    pub fn stops_campaign(&self) -> bool {
        !["I6 ", "I7 ", "I10 "].iter().any(|alarm| self.invariant.starts_with(alarm))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: campaign {}, {}: {}", self.invariant, self.campaign, self.subject, self.detail)
    }
}

/// Checks the books of every campaign in one snapshot. `stale` allows a snapshot some seconds old where the engine has
/// one.
pub async fn check(db: &Database, depth: Depth, stale: bool) -> Result<Vec<Finding>, db::Error> {
    let all = [&statements::REPORT_COUNTERS, &statements::REPORT_CLAIMS];
    let statements = if depth == Depth::Claims { &all[..] } else { &all[..1] };
    let answers = db.report(statements, stale).await?;
    let findings = answers.iter().zip([Depth::Counters, Depth::Claims]);
    Ok(findings.flat_map(|(rows, depth)| rows.iter().map(move |row| finding(row, depth))).collect())
}

fn finding(row: &db::Row, depth: Depth) -> Finding {
    Finding {
        depth,
        invariant: row.get("invariant"),
        campaign: row.get("campaign"),
        subject: row.get("subject"),
        detail: row.get("finding"),
    }
}
