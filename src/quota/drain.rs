//! Draining a region: giving all its units to the others, to exactly zero, while claims go on everywhere.
//!
//! The planner does the same; this is for the operator who waits for it, and where no planner runs. An operator's drain
//! is held up by a frozen campaign and not by a ceiling: what leaves has to be somewhere.
//! **Invariant:** a step moves what is there when its statement runs and takes no input but the rows, so a crash
//! between any two of them is healed by the next step. That nothing comes back is up to `quota_transfer`, which
//! refuses a leaver.

use super::plan::Borrow;
use super::store::{self, Order};
use super::{CounterRow, Purpose, RowKey, regions};
use crate::db::{self, Database};
use crate::id::TransferId;
use crate::region::Region;

/// What one step did, and what it left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Units given away.
    pub moved: i64,
    /// Units still there, of campaigns that may move.
    pub remaining: i64,
    /// Units on hold, which may come back here.
    pub held: i64,
    /// Frozen campaigns with units there: an operator has to unfreeze them.
    pub frozen: Vec<String>,
}

impl Step {
    /// Whether nothing is left to be given away.
    pub fn done(&self) -> bool {
        self.remaining == 0 && self.frozen.is_empty()
    }
}

/// Gives away what the region has now, in every campaign that is not over, and looks again.
pub async fn step(db: &Database, region: &Region) -> Result<Step, db::Error> {
    let mut moved = 0;
    for stock in regions::stock(db, region).await?.iter().filter(|stock| stock.remaining > 0 && !stock.frozen) {
        let rows = store::survey(db, stock.campaign).await?;
        for (borrow, to) in give_away(&rows, region) {
            // The campaign may have been frozen since: what a planner may not do, a drain may not do.
            moved += store::transfer_by(db, TransferId::random(), stock.campaign, &borrow, &to, Order::Ahead).await?;
        }
    }
    let mut step = Step { moved, ..Step::default() };
    for stock in regions::stock(db, region).await? {
        step.held += stock.held;
        if stock.frozen && stock.remaining > 0 {
            step.frozen.push(stock.slug);
        } else {
            step.remaining += stock.remaining;
        }
    }
    Ok(step)
}

/// Each row's units go, whole, to the reserve of the region that has the least by then; the planner levels them by
/// demand.
fn give_away(rows: &[CounterRow], region: &Region) -> Vec<(Borrow, RowKey)> {
    let mut takers: Vec<(i64, RowKey)> = rows
        .iter()
        .filter(|row| row.purpose == Purpose::Reserve && row.key.region != *region && !row.state.leaves())
        .map(|row| (rows.iter().filter(|r| r.key.region == row.key.region).map(|r| r.remaining).sum(), row.key.clone()))
        .collect();
    let mut moves = Vec::new();
    for row in rows.iter().filter(|row| row.key.region == *region && row.remaining > 0) {
        let Some(taker) = takers.iter_mut().min() else { break };
        taker.0 += row.remaining;
        let reason = format!("drained {} units={}", row.key, row.remaining);
        moves.push((Borrow { from: row.key.clone(), amount: row.remaining, keep: 0, reason }, taker.1.clone()));
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::region::State;

    fn row(name: &str, shard: i64, remaining: i64, state: State) -> CounterRow {
        let purpose = [Purpose::Serving, Purpose::Traveller, Purpose::Reserve][shard as usize];
        CounterRow { key: key(name, shard), purpose, remaining, held: 0, granted: 0, waiting: 0, state }
    }

    fn key(name: &str, shard: i64) -> RowKey {
        RowKey { region: name.parse().unwrap(), shard }
    }

    #[test]
    fn every_row_goes_whole_to_whoever_has_least_and_never_to_another_leaver() {
        let rows = [
            row("eu", 0, 50, State::Draining),
            row("eu", 1, 0, State::Draining),
            row("eu", 2, 40, State::Draining),
            row("us", 0, 30, State::Active),
            row("us", 2, 0, State::Active),
            row("ap", 2, 10, State::Joining),
            row("old", 2, 0, State::Gone),
        ];
        let moves: Vec<String> = give_away(&rows, &"eu".parse().unwrap())
            .iter()
            .map(|(b, to)| format!("{} {} {to}", b.amount, b.from))
            .collect();
        assert_eq!(moves, ["50 eu/0 ap/2", "40 eu/2 us/2"]);
        assert_eq!(give_away(&rows[..3], &"eu".parse().unwrap()), []);
    }
}
