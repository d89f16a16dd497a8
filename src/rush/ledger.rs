//! The rows the verdict compares with: a campaign's claims and the history of its gate, read from the database.
//!
//! What may not live here: a judgement, and a number that is not a committed row's.
//!
//! **Invariant:** forty bytes for a claim, and nothing left out: pages follow each other by key until one is not full.

use std::collections::HashMap;

use uuid::Uuid;

use crate::claim::Status;
use crate::db::{self, Database, Limit, Row, statements};
use crate::id::{AccountId, CampaignId};
use crate::quota::RowKey;
use crate::quota::gate::{self, Change};
use crate::quota::store::row_key;

/// Rows in one page: a page takes milliseconds, and six million rows are six hundred pages.
const PAGE: usize = 10_000;

/// One claim's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// Whose it is.
    pub account: AccountId,
    /// When it was committed, in microseconds since 1970, by the database's clock.
    pub claimed_at: i64,
    /// Its ticket.
    pub ticket: i64,
    /// The counter row, by its number in the ledger.
    pub stock: u16,
    /// Where it stands.
    pub status: Status,
}

/// A campaign's claims and gate.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The claims.
    pub claims: Vec<LedgerRow>,
    /// The moves of the gate, oldest first.
    pub gates: Vec<Change>,
    stocks: Vec<RowKey>,
    numbers: HashMap<RowKey, u16>,
}

/// Reads a campaign's claims and gate. Only a campaign that nobody claims from any more is read as one moment.
pub async fn read(db: &Database, campaign: CampaignId) -> Result<Ledger, db::Error> {
    let mut ledger = Ledger::default();
    let mut after = (String::new(), Uuid::nil());
    loop {
        let params: [&(dyn db::ToSql + Sync); 4] = [&campaign.0, &after.0, &after.1, &(PAGE as i64)];
        let rows = db.run(&statements::REPORT_LEDGER, &params, Limit::PATIENT).await?;
        for row in &rows {
            ledger.add_row(row);
        }
        match rows.last() {
            Some(last) if rows.len() == PAGE => {
                after = (last.get("home_region"), last.get("account_id"));
            }
            _ => break,
        }
    }
    ledger.gates = gate::history(db, campaign).await?;
    ledger.gates.reverse();
    Ok(ledger)
}

impl Ledger {
    /// Adds a claim of this counter row; the number in it is replaced.
    pub fn add(&mut self, stock: RowKey, row: LedgerRow) {
        let number = self.numbers.get(&stock).copied().unwrap_or_else(|| {
            // Unwrap safety: counter rows are regions times shards.
            let number = u16::try_from(self.stocks.len()).expect("fewer than 65,536 counter rows");
            self.stocks.push(stock.clone());
            self.numbers.insert(stock, number);
            number
        });
        self.claims.push(LedgerRow { stock: number, ..row });
    }

    /// The counter row a claim's unit came from.
    pub fn stock(&self, row: &LedgerRow) -> &RowKey {
        &self.stocks[usize::from(row.stock)]
    }

    fn add_row(&mut self, row: &Row) {
        let claimed_at: jiff::Timestamp = row.get("claimed_at");
        let claim = LedgerRow {
            account: AccountId(row.get("account_id")),
            claimed_at: claimed_at.as_microsecond(),
            ticket: row.get("ticket"),
            stock: 0,
            // Unwrap safety: the constraint claims_status_check allows exactly these words.
            status: Status::parse(row.get("status")).expect("a status"),
        };
        self.add(row_key(row, "stock_region", "shard"), claim);
    }
}

impl LedgerRow {
    /// Whether a unit is out with it.
    pub fn is_live(&self) -> bool {
        matches!(self.status, Status::Held | Status::Claimed)
    }
}
