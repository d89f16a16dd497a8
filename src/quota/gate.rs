//! The gate of a campaign: the fact, on every counter row, that decides whether a unit may go out. And its moves.
//!
//! ```text
//!            open              spent               units            after L
//!   shut ──────────► open ───────────► sold_out ─────────► reopening ─────────► open
//!     ▲                │                   │                   │
//!     └────── shut ────┴─────── shut ──────┴────── shut ───────┘
//! ```
//! **Invariant:** a gate moves on all rows of a campaign or on none, by one statement (`gate_move.sql`), and each move
//! is a new epoch. There is no other way to write a gate.

use std::time::Duration;

use crate::db::tx::{Stop, Tx};
use crate::db::{self, Database, Limit, statements};
use crate::id::CampaignId;
use crate::region::Region;

/// How long a server may answer SORRY after it began its last strong look at the gate. A campaign that re-opens waits
/// this long between "reopening" and "open", so no SORRY of the old epoch is said once a unit can be granted again.
pub const SORRY_LEASE: Duration = Duration::from_secs(1);

/// How long whoever opens a gate again must have seen it in its present epoch, by their own clock and from a look that
/// saw the epoch committed. The margin covers a look that was under way.
///
/// The age that the database can tell is not enough by itself: its stamps are the beginnings of transactions, and a
/// transaction that waited for a lock or a slow disk was committed later than its stamp.
pub const OPEN_AFTER: Duration = Duration::from_millis(SORRY_LEASE.as_millis() as u64 + 200);

/// Where a gate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gate {
    /// Not open: in draft, paused or closed.
    Shut,
    /// Units may be granted, inside the campaign's window.
    Open,
    /// Closed by a statement that saw no unit anywhere and none on hold.
    SoldOut,
    /// A unit came back; nobody is told SORRY any more and nobody is granted one yet.
    Reopening,
}

impl Gate {
    /// As the database has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shut => "shut",
            Self::Open => "open",
            Self::SoldOut => "sold_out",
            Self::Reopening => "reopening",
        }
    }

    /// Reads the database's word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Shut, Self::Open, Self::SoldOut, Self::Reopening].into_iter().find(|gate| gate.as_str() == word)
    }
}

/// A move of the gate: from where, to where, and what must be true at that moment.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    from: &'static [Gate],
    to: Gate,
    condition: &'static str,
    least_age: Duration,
    state: &'static str,
}

impl Move {
    /// Operators open or resume a campaign; by `open`, which waits for the lease. It may have been paused while it was
    /// sold out, and a server may still say so.
    pub const OPEN: Self = Self { least_age: OPEN_AFTER, ..Self::any(&[Gate::Shut], Gate::Open, "open") };
    /// Operators pause a campaign.
    pub const PAUSE: Self = Self::any(&[Gate::Open, Gate::SoldOut, Gate::Reopening], Gate::Shut, "paused");
    /// Operators close a campaign for good.
    pub const CLOSE: Self = Self::any(&[Gate::Shut, Gate::Open, Gate::SoldOut, Gate::Reopening], Gate::Shut, "closed");
    /// The last unit is gone and none is on hold.
    pub const SELL_OUT: Self =
        Self { from: &[Gate::Open], to: Gate::SoldOut, condition: "spent", least_age: Duration::ZERO, state: "" };
    /// A unit came back after the campaign sold out: first step.
    pub const BEGIN_REOPENING: Self =
        Self { from: &[Gate::SoldOut], to: Gate::Reopening, condition: "units", least_age: Duration::ZERO, state: "" };
    /// Second step: every SORRY of the old epoch has run out. The margin covers a poll that was under way.
    pub const REOPEN: Self =
        Self { from: &[Gate::Reopening], to: Gate::Open, condition: "any", least_age: OPEN_AFTER, state: "" };

    /// Whether the gate moves from this position: the conditions of `gate_move.sql`, in the same order, for models
    /// and tests. There, `sums.gate = ANY ($2)`, then the age against `$5`, then `CASE $4`; here, line by line, the
    /// same. The server itself never asks this: only the statement sees a position that still holds when the gate
    /// moves.
    pub fn allows(&self, position: &Position) -> bool {
        let condition = match self.condition {
            "spent" => position.remaining == 0 && position.held == 0,
            "units" => position.remaining > 0,
            "any" => true,
            _ => false,
        };
        self.from.contains(&position.gate) && position.age >= self.least_age && condition
    }

    /// Where the gate stands after the move.
    pub fn target(&self) -> Gate {
        self.to
    }

    /// The gates it may move from, as the database has them.
    fn from(&self) -> Vec<&'static str> {
        let mut from: Vec<&str> = self.from.iter().map(|gate| gate.as_str()).collect();
        if self.to == Gate::Shut {
            // Rows that disagree let nobody know where they are; shutting them is always right.
            from.push("mixed");
        }
        from
    }

    const fn any(from: &'static [Gate], to: Gate, state: &'static str) -> Self {
        Self { from, to, condition: "any", least_age: Duration::ZERO, state }
    }
}

/// What `gate_move` sees under its locks: the gate of all rows and the sums over them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Where the gate stands.
    pub gate: Gate,
    /// For how long it has stood there.
    pub age: Duration,
    /// Units in all counter rows.
    pub remaining: i64,
    /// Units on hold.
    pub held: i64,
}

/// Whether a server that began its last strong look at the gate at `looked`, and saw it sold out, may still answer
/// SORRY from memory. Both are readings of one monotonic clock.
pub fn lease_holds(looked: Duration, now: Duration) -> bool {
    now < looked + SORRY_LEASE
}

/// Since when somebody has seen a gate in its present epoch, by their own clock that never goes back. Pure.
///
/// A look sees what is committed, so the epoch was committed by its first sighting.
#[derive(Clone, Copy, Debug)]
pub struct Sighting {
    epoch: i64,
    since: Duration,
}

impl Sighting {
    /// The first look.
    pub fn new(epoch: i64, now: Duration) -> Self {
        Self { epoch, since: now }
    }

    /// A later look; says whether whoever looks may now open a gate that stands at "reopening" in this epoch.
    pub fn may_open(&mut self, epoch: i64, now: Duration) -> bool {
        if self.epoch != epoch {
            *self = Self::new(epoch, now);
        }
        now.saturating_sub(self.since) >= OPEN_AFTER
    }
}

/// Moves the gate if the campaign is in the position the move starts from; returns the new epoch if it moved.
pub async fn move_gate(
    db: &Database,
    campaign: CampaignId,
    step: Move,
    by: &str,
    reason: &str,
) -> Result<Option<i64>, db::Error> {
    move_from(db, campaign, None, step, by, reason).await
}

/// The same, if the gate is still in the epoch that was seen.
pub async fn move_from(
    db: &Database,
    campaign: CampaignId,
    seen: Option<i64>,
    step: Move,
    by: &str,
    reason: &str,
) -> Result<Option<i64>, db::Error> {
    let (from, to) = (step.from(), step.to.as_str());
    let (age, epoch) = (step.least_age.as_millis() as i64, seen.unwrap_or(-1));
    let params: [&(dyn db::ToSql + Sync); 9] =
        [&campaign.0, &from, &to, &step.condition, &age, &step.state, &by, &reason, &epoch];
    let rows = db.run(&statements::GATE_MOVE, &params, Limit::INTERACTIVE).await?;
    Ok(rows.first().map(|row| row.get("epoch")))
}

/// The same in a transaction that does more than this.
pub async fn move_in(
    tx: &Tx<'_>,
    campaign: CampaignId,
    seen: Option<i64>,
    step: Move,
    (by, reason): (&str, &str),
) -> Result<Option<i64>, Stop> {
    let (from, to) = (step.from(), step.to.as_str());
    let (age, epoch) = (step.least_age.as_millis() as i64, seen.unwrap_or(-1));
    let params: [&(dyn db::ToSql + Sync); 9] =
        [&campaign.0, &from, &to, &step.condition, &age, &step.state, &by, &reason, &epoch];
    let rows = tx.run(&statements::GATE_MOVE, &params).await?;
    Ok(rows.first().map(|row| row.get("epoch")))
}

/// The epoch of a gate that is held where it stands: locks all counter rows, in a transaction.
pub async fn hold_in(tx: &Tx<'_>, campaign: CampaignId) -> Result<i64, Stop> {
    let rows = tx.run(&statements::QUOTA_LOCK, &[&campaign.0]).await?;
    Ok(rows.iter().map(|row| row.get("epoch")).max().unwrap_or(0))
}

/// Waits until no server can say SORRY any more by the epoch of a campaign that is in draft or paused, and returns that
/// epoch for the move that opens it; nothing if it is neither.
pub async fn ready_to_open(db: &Database, campaign: CampaignId, here: &Region) -> Result<Option<i64>, db::Error> {
    let seen = poll(db, here, &[campaign]).await?.into_iter().next();
    let Some((_, Gate::Shut, epoch)) = seen else { return Ok(None) };
    if epoch > 0 {
        tokio::time::sleep(OPEN_AFTER).await;
    }
    Ok(Some(epoch))
}

/// Opens a campaign that is in draft or paused; returns the new epoch if it did. Waits until no server can say SORRY
/// any more by an epoch before the pause, unless the campaign was never open.
pub async fn open(
    db: &Database,
    campaign: CampaignId,
    here: &Region,
    by: &str,
    reason: &str,
) -> Result<Option<i64>, db::Error> {
    let Some(epoch) = ready_to_open(db, campaign, here).await? else { return Ok(None) };
    move_from(db, campaign, Some(epoch), Move::OPEN, by, reason).await
}

/// Where the gates of some campaigns stand now, as the region's first counter row has it: a strong read.
pub async fn poll(
    db: &Database,
    here: &Region,
    campaigns: &[CampaignId],
) -> Result<Vec<(CampaignId, Gate, i64)>, db::Error> {
    let ids: Vec<uuid::Uuid> = campaigns.iter().map(|campaign| campaign.0).collect();
    let rows = db.run(&statements::GATE_POLL, &[&here.as_str(), &ids], Limit::POLL).await?;
    let seen =
        |row: &db::Row| Some((CampaignId(row.get("campaign_id")), Gate::parse(row.get("gate"))?, row.get("epoch")));
    Ok(rows.iter().filter_map(seen).collect())
}

/// One move of the past: its row is the certificate of its epoch.
#[derive(Clone, Debug)]
pub struct Change {
    /// The epoch it began.
    pub epoch: i64,
    /// Where the gate stood from then on.
    pub gate: Gate,
    /// Units in all counter rows at that moment.
    pub remaining: i64,
    /// Units on hold at that moment.
    pub held: i64,
    /// Units held or claimed at that moment.
    pub outstanding: i64,
    /// Who moved it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When, by the database's clock.
    pub at: jiff::Timestamp,
}

/// The moves of a campaign's gate, newest first.
pub async fn history(db: &Database, campaign: CampaignId) -> Result<Vec<Change>, db::Error> {
    let rows = db.run(&statements::GATE_LIST, &[&campaign.0], Limit::PATIENT).await?;
    Ok(rows.iter().map(change).collect())
}

fn change(row: &db::Row) -> Change {
    let gate: &str = row.get("gate");
    Change {
        epoch: row.get("epoch"),
        // Unwrap safety: only Move writes this column.
        gate: Gate::parse(gate).expect("a gate this program knows"),
        remaining: row.get("remaining"),
        held: row.get("held"),
        outstanding: row.get("outstanding"),
        by: row.get("changed_by"),
        reason: row.get("reason"),
        at: row.get("changed_at"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(step: Move, gate: Gate, age_ms: u64, remaining: i64, held: i64, allowed: bool) {
        let position = Position { gate, age: Duration::from_millis(age_ms), remaining, held };
        assert_eq!(step.allows(&position), allowed, "{step:?} {position:?}");
    }

    #[test]
    fn the_gate_closes_on_nothing_and_opens_after_the_lease() {
        check(Move::SELL_OUT, Gate::Open, 0, 0, 0, true);
        check(Move::SELL_OUT, Gate::Open, 0, 1, 0, false);
        check(Move::SELL_OUT, Gate::Open, 0, 0, 1, false);
        check(Move::SELL_OUT, Gate::SoldOut, 0, 0, 0, false);
        check(Move::BEGIN_REOPENING, Gate::SoldOut, 0, 0, 5, false);
        check(Move::BEGIN_REOPENING, Gate::SoldOut, 0, 1, 0, true);
        check(Move::REOPEN, Gate::Reopening, 1_199, 1, 0, false);
        check(Move::REOPEN, Gate::Reopening, 1_200, 1, 0, true);
        check(Move::PAUSE, Gate::SoldOut, 0, 0, 0, true);
        check(Move::OPEN, Gate::Shut, 1_199, 0, 0, false);
        check(Move::OPEN, Gate::Shut, 1_200, 0, 0, true);
    }

    #[test]
    fn a_sighting_counts_from_the_first_look_that_saw_the_epoch() {
        let (second, almost) = (Duration::from_secs(1), OPEN_AFTER.mul_f64(0.999));
        let mut sighting = Sighting::new(4, second);
        assert!(!sighting.may_open(4, second + almost));
        assert!(sighting.may_open(4, second + OPEN_AFTER));
        assert!(!sighting.may_open(5, second * 9));
        assert!(!sighting.may_open(5, second * 10));
        assert!(sighting.may_open(5, second * 9 + OPEN_AFTER));
    }

    #[test]
    fn a_sorry_of_the_old_epoch_ends_before_the_gate_opens() {
        let looked = Duration::from_secs(5);
        assert!(lease_holds(looked, looked + Duration::from_millis(999)));
        assert!(!lease_holds(looked, looked + SORRY_LEASE));
        // A look that began a moment before "reopening" was written ends before REOPEN is allowed.
        assert!(Move::REOPEN.least_age > SORRY_LEASE);
    }
}
