//! Where the next units come from, for one counter row that has too few. Pure: a survey goes in, one step comes out.
//!
//! What may not live here: moving units between regions ahead of need; that is the whole campaign's plan (`balance`).
//!
//! What it decides is advice. A survey may be history when its plan is carried out; the transfer, the claim and the
//! closing statement each read again under locks, so a wrong plan costs a round trip and never a unit.

use std::time::Duration;

use super::pace::Observed;
use super::{Purpose, RowKey};

/// A row asks for more when what it has lasts for less than this at the present rate …
pub const LOW_WATER: Duration = Duration::from_millis(1500);

/// … and asks for as much as lasts for this.
pub const REFILL: Duration = Duration::from_secs(3);

/// A refill lasts at least for this, however little the reserve has: each one locks the reserve for a commit, and a
/// region has about ten rows.
const LEAST_REFILL: Duration = Duration::from_millis(800);

/// Units a row asks for at least: below that a transfer costs more than the claims it serves.
const LEAST_LOAN: i64 = 64;

/// With so few units in a reserve, claims go to the units instead of units to the claims: moving them would only pass
/// the last units from row to row.
pub const LAST_UNITS: i64 = 32;

/// A row to which nobody comes keeps what it has, if that is no more than this, when the others of its region are low.
/// Such rests are what keeps a quiet region from being the first that is dry: with 32 the simulated `sun` of 30 regions
/// ends a tenth later.
const IDLE_REST: i64 = 128;

/// Claims that go to the units of another row in one statement, at most. More than one batch of a row's own claims: a
/// far claim holds the row's lock for as long as a thousand do. Above 128, `CockroachDB` leaves running it again to
/// this program (`db/dialect.rs`).
pub const GO_MAX: usize = 1_024;

/// Units that the people of their own row will have taken within this time are left to them: about the time in which a
/// claim from far away would arrive and hold the row's lock.
const SOON: Duration = Duration::from_millis(900);

/// Dry rows spread over the rows that have units as if those had so many more each: one visit takes many units, so rows
/// with few are visited too, and not last.
const VISIT: i64 = 256;

/// A row with fewer waiting claims than this hands them to another row of its region instead of going anywhere itself:
/// to one that has a few units, or to the first dry one, which goes far for all. Nine visits of ten people each would
/// hold one row's lock nine times, across an ocean at the worst.
const JOINS: i64 = 64;

/// How long a dry row waits for such a region before it looks again …
pub const PAUSE: Duration = Duration::from_millis(100);

/// … and how often in a row. Then it goes to the units, whatever their own region seemed to be doing.
const PAUSES_MAX: u32 = 3;

/// A counter row that asks.
#[derive(Clone, Copy, Debug)]
pub struct Need<'a> {
    /// The row.
    pub here: &'a RowKey,
    /// Claims that wait for a unit.
    pub waiting: i64,
    /// Units it is asked for a second.
    pub rate: f64,
    /// How often it was just told to pause.
    pub paused: u32,
}

impl Need<'_> {
    /// Claims that one statement can take at most; who waits behind them is in `waiting` too, and may be twenty times
    /// as many.
    fn batch(&self) -> i64 {
        self.waiting.min(GO_MAX as i64)
    }
}

/// What to do for a counter row that has no unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// It has units again.
    TryAgain,
    /// Move units here.
    Borrow(Borrow),
    /// Place the waiting claims on this row.
    Go(RowKey),
    /// Hand the waiting claims to the queue of this row: it has units, or looks for some for all of its region.
    Join(RowKey),
    /// The units there are will be gone before a claim could get there; look again after `PAUSE`.
    Pause,
    /// No counter row has a unit; so many are on hold and may come back.
    Spent {
        /// Units on hold.
        held: i64,
    },
}

/// A transfer to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borrow {
    /// The lender.
    pub from: RowKey,
    /// Units wanted.
    pub amount: i64,
    /// Units the lender keeps.
    pub keep: i64,
    /// Why: a code and its numbers.
    pub reason: String,
}

/// The step for a dry row. Inside the region first: from its reserve, then to rows that still have units. Then
/// elsewhere: units that nobody there will need for a while are borrowed, others are gone to. A region that is draining
/// or gone borrows nothing: its claims go to the units.
///
/// Dry rows that see the same survey spread over the rows that have units, by what these have: all going to the fullest
/// would only queue for its lock.
pub fn when_dry(rows: &[Observed], need: &Need) -> Plan {
    if rows.iter().any(|row| row.key == *need.here && row.remaining > 0) {
        return Plan::TryAgain;
    }
    let leaves = leaves(rows, need.here);
    let at_home = |row: &Observed| row.key.region == need.here.region;
    if let Some(reserve) = own_reserve(rows, need.here).filter(|_| !leaves) {
        return from_reserve(rows, reserve, need);
    }
    if let Some(row) = lender_for(rows, need.here, at_home) {
        return if leaves { Plan::Go(row.key.clone()) } else { from_neighbour(rows, row, need) };
    }
    from_afar(rows, need, leaves).unwrap_or_else(|| Plan::Spent { held: rows.iter().map(|row| row.held).sum() })
}

/// The step for a row that will be dry soon. Only its own region lends: the reserve, and when that is at its last units
/// the fullest row of the same kind that nobody comes to, all it has if that is more than a rest: while few come, most
/// of a region's rows are not in use (`claim/fan.rs`). Between regions units move ahead of need by the campaign's plan,
/// which sees more than one row.
pub fn ahead(rows: &[Observed], here: &RowKey, left: i64, rate: f64) -> Option<Borrow> {
    if leaves(rows, here) {
        return None;
    }
    if let Some(reserve) = own_reserve(rows, here).filter(|reserve| reserve.remaining > LAST_UNITS) {
        return Some(loan(reserve, refill(rows, reserve, rate), 0, "low", left, rate));
    }
    let beside = rows.iter().filter(|row| row.key.region == here.region && row.key != *here);
    let alike = beside.filter(|row| are_alike(rows, &row.key, here));
    let idle = alike.filter(|row| !is_used(row) && row.remaining > IDLE_REST);
    let fullest = idle.max_by_key(|row| (row.remaining, std::cmp::Reverse(&row.key)))?;
    Some(loan(fullest, fullest.remaining, 0, "low", left, rate))
}

/// Whether a row with `left` units that is asked for `rate` a second needs more soon.
pub fn is_low(left: i64, rate: f64) -> bool {
    (left as f64) < rate * LOW_WATER.as_secs_f64()
}

fn from_reserve(rows: &[Observed], reserve: &Observed, need: &Need) -> Plan {
    if reserve.remaining <= LAST_UNITS.max(need.batch()) {
        return Plan::Go(reserve.key.clone());
    }
    let amount = refill(rows, reserve, need.rate).max(need.batch());
    Plan::Borrow(loan(reserve, amount, 0, "dry", need.waiting, need.rate))
}

/// Units of another row of the same region. Many are shared out, because one row can't grant them as fast as all of the
/// region's, unless as many as the share wait already: those would only wait for a second commit. Few units are gone
/// to, or few people join the end of the row's own queue: each visit would hold its lock for a commit, and people from
/// afar wait behind nine of them.
fn from_neighbour(rows: &[Observed], lender: &Observed, need: &Need) -> Plan {
    let near = rows.iter().filter(|row| row.key.region == need.here.region && row.purpose != Purpose::Reserve);
    let share = lender.remaining / near.count().max(1) as i64;
    if lender.remaining > GO_MAX as i64 && need.waiting < share {
        return Plan::Borrow(loan(lender, share, share, "dry", need.waiting, need.rate));
    }
    let joins = need.waiting < JOINS && need.paused < PAUSES_MAX && lender.remaining <= GO_MAX as i64;
    if joins && are_alike(rows, &lender.key, need.here) {
        return Plan::Join(lender.key.clone());
    }
    Plan::Go(lender.key.clone())
}

/// Another region's units: from reserves that have many, then from any row whose own people will not have taken them
/// soon. Many are borrowed, half of them at most, so that the same unit does not travel back at once; a few are gone
/// to. A reserve with a few is one such row among others: preferred, it would be visited by every dry row there is.
///
/// The first dry row of a region borrows for all of its region, and the others wait for it: nine transfers across an
/// ocean would queue for one lender's lock. It also takes the others' few claims along.
fn from_afar(rows: &[Observed], need: &Need, leaves: bool) -> Option<Plan> {
    let any = lender_for(rows, need.here, |_| true)?;
    let is_reserve = |row: &Observed| row.purpose == Purpose::Reserve;
    // A reserve's lock keeps no claim waiting, so it lends more readily than a row that serves.
    let few = |row: &Observed| if is_reserve(row) { 2 * LAST_UNITS.max(need.batch()) } else { GO_MAX as i64 };
    let outlasts = |row: &Observed| row.remaining as f64 > row.outlook().units(SOON.as_secs_f64());
    // Of a row that was seen once nobody knows how fast it goes; nobody waits for a reserve's units.
    let stays = |row: &Observed| is_reserve(row) || row.state.leaves() || row.recent.is_some() && outlasts(row);
    let reserve = lender_for(rows, need.here, |row| is_reserve(row) && row.remaining > few(row));
    let joins = need.waiting < JOINS && need.paused < PAUSES_MAX && !leaves;
    if let Some(first) = first_dry(rows, need.here).filter(|_| joins && reserve.is_none()) {
        return Some(Plan::Join(first.clone()));
    }
    let lender = reserve.or_else(|| lender_for(rows, need.here, stays));
    let many = lender.is_some_and(|row| row.remaining > few(row)) && !leaves;
    if need.paused < PAUSES_MAX && (lender.is_none() || many && !is_first_dry(rows, need.here)) {
        return Some(Plan::Pause);
    }
    let lender = lender.unwrap_or(any);
    if !many {
        return Some(Plan::Go(lender.key.clone()));
    }
    let keep = if lender.state.leaves() { 0 } else { lender.remaining / 2 };
    Some(Plan::Borrow(loan(lender, for_the_region(rows, need), keep, "dry", need.waiting, need.rate)))
}

/// Units that all rows of a region will grant until half of what is left for the campaign is gone, within bounds.
fn for_the_region(rows: &[Observed], need: &Need) -> i64 {
    let rate: f64 = rows.iter().filter(|row| row.key.region == need.here.region).map(|row| row.rate).sum();
    let seconds =
        (seconds_left(rows).unwrap_or_default() / 2.0).clamp(LEAST_REFILL.as_secs_f64(), REFILL.as_secs_f64());
    ((rate.max(need.rate) * seconds) as i64).max(LEAST_LOAN).max(need.batch())
}

fn is_first_dry(rows: &[Observed], here: &RowKey) -> bool {
    dry_at_home(rows, here).min() == Some(here)
}

/// The first dry row before this one whose queue can take its claims.
fn first_dry<'a>(rows: &'a [Observed], here: &RowKey) -> Option<&'a RowKey> {
    let alike = dry_at_home(rows, here).filter(|key| are_alike(rows, key, here));
    alike.min().filter(|first| *first != here)
}

/// The dry rows of a region in which somebody looks for units. One that nobody comes to is waited for in vain.
fn dry_at_home<'a>(rows: &'a [Observed], here: &RowKey) -> impl Iterator<Item = &'a RowKey> {
    let asks = |row: &&Observed| row.key.region == here.region && is_dry(row) && (row.key == *here || is_used(row));
    rows.iter().filter(asks).map(|row| &row.key)
}

/// Whether both rows are for the people of a region, so that the queue of one can take the claims of the other.
fn are_alike(rows: &[Observed], a: &RowKey, b: &RowKey) -> bool {
    let serves = |key: &RowKey| rows.iter().any(|row| row.key == *key && row.purpose == Purpose::Serving);
    serves(a) && serves(b)
}

/// Units for one row out of its region's reserve: enough for `REFILL` while the reserve has plenty, and less and less
/// of what is left when it has not, so that the region's rows run dry together.
fn refill(rows: &[Observed], reserve: &Observed, rate: f64) -> i64 {
    let served = rows.iter().filter(|row| row.key.region == reserve.key.region && row.purpose != Purpose::Reserve);
    let part = reserve.remaining / (2 * served.count().max(1) as i64);
    let (least, most) = ((rate * LEAST_REFILL.as_secs_f64()) as i64, (rate * REFILL.as_secs_f64()) as i64);
    part.clamp(least, most.max(least)).max(LEAST_LOAN)
}

/// Seconds until all rows have granted what they have, at the rate of this moment; not known after one look.
fn seconds_left(rows: &[Observed]) -> Option<f64> {
    let sum = |(units, rate), row: &Observed| Some((units + row.remaining, rate + row.recent?));
    let (units, rate) = rows.iter().try_fold((0, 0.0), sum)?;
    Some(units as f64 / rate.max(f64::MIN_POSITIVE))
}

fn leaves(rows: &[Observed], here: &RowKey) -> bool {
    rows.iter().any(|row| row.key.region == here.region && row.state.leaves())
}

fn own_reserve<'a>(rows: &'a [Observed], here: &RowKey) -> Option<&'a Observed> {
    let own = rows.iter().filter(|row| row.key.region == here.region && row.remaining > 0 && row.key != *here);
    own.filter(|row| row.purpose == Purpose::Reserve).max_by_key(|row| (row.remaining, std::cmp::Reverse(&row.key)))
}

/// Lays the rows that may lend on a line, each as long as its units and `VISIT`, and spaces the dry rows that are in
/// use evenly along it: the row at the place of `here`. If no other is known to be in use, all dry rows have a place,
/// so that not all go to the one in the middle. The rows of a region stand apart: a server sends one statement at a
/// time to a row, so what it sends to one row goes there one journey after the other.
fn lender_for<'a>(rows: &'a [Observed], here: &RowKey, lends: impl Fn(&Observed) -> bool) -> Option<&'a Observed> {
    let lenders = || rows.iter().filter(|row| lends(row) && row.remaining > 0);
    let at_home = lenders().all(|row| row.key.region == here.region);
    let near = |row: &&Observed| !at_home || row.key.region == here.region;
    let others = || rows.iter().filter(|row| is_dry(row) && row.key != *here).filter(near);
    let any_used = others().any(is_used);
    let asking = || others().filter(|row| !any_used || is_used(row));
    let length = |row: &Observed| i128::from(1 + row.remaining / VISIT);
    let total: i128 = lenders().map(length).sum();
    let before = |row: &&Observed| (row.key.shard, &row.key.region) < (here.shard, &here.region);
    let (place, of) = (asking().filter(before).count(), asking().count() + 1);
    let mut left = total * (2 * place + 1) as i128 / (2 * of) as i128;
    lenders().find(|row| {
        left -= length(row);
        left < 0
    })
}

/// Whether somebody comes to a row, which is at least one person a second, so that somebody is sent on from it when it
/// is dry. Taken for true while no rate of this moment is known. A row that has been dry for long is not in use: its
/// grants, by which arrivals are counted, have ended, and who comes is sent to other rows.
fn is_used(row: &Observed) -> bool {
    row.recent.is_none() || row.arriving >= 1.0
}

fn is_dry(row: &Observed) -> bool {
    row.remaining == 0 && row.purpose != Purpose::Reserve
}

fn loan(lender: &Observed, wanted: i64, keep: i64, code: &str, need: i64, rate: f64) -> Borrow {
    let amount = wanted.clamp(1, lender.remaining - keep);
    let reason = format!("{code} need={need} want={wanted} rate={rate:.0} lender={}", lender.remaining);
    Borrow { from: lender.key.clone(), amount, keep, reason }
}

#[cfg(test)]
mod tests;
