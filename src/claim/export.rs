//! All claims of a campaign as a file, page by page: CSV or NDJSON, in constant memory, to be taken up again where it
//! stopped.
//!
//! What the file is, exactly: `sql/queries/claim_export.sql` says it.
//!
//! **Invariant:** rows come in the order of (home region, account) and each is written whole; a file that ends early
//! was cut off, and goes on after its last row.

use std::io::Write as _;

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::kept::{self, Kept};
use crate::account::lines::Format;
use crate::db::{self, Database};
use crate::id::{AccountId, CampaignId};

/// Claims read by one statement.
const PAGE: usize = 2_000;

/// The first line of a file in CSV.
pub const CSV_HEADER: &str = "reference,account_id,home_region,stock_region,shard,ticket,quantity,status,request_id,\
                              received_at,claimed_at,expires_at,settled_at,erased_at\n";

/// The last row that somebody has: the next one is after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// The row's home region.
    pub home: String,
    /// The row's account.
    pub account: AccountId,
}

impl std::str::FromStr for After {
    type Err = ();

    /// Reads `europe-west1/0191e0a4-0000-7000-8000-00000000002a`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (home, account) = text.split_once('/').ok_or(())?;
        Ok(Self { home: home.to_owned(), account: AccountId(account.parse().map_err(|_odd| ())?) })
    }
}

/// A claim as a file has it.
#[derive(Serialize)]
struct Line<'a> {
    reference: String,
    account_id: AccountId,
    home_region: &'a str,
    stock_region: &'a str,
    shard: i64,
    ticket: i64,
    quantity: i64,
    status: &'static str,
    request_id: Uuid,
    received_at: Timestamp,
    claimed_at: Timestamp,
    expires_at: Option<Timestamp>,
    settled_at: Option<Timestamp>,
    erased_at: Option<Timestamp>,
}

/// An export under way.
pub struct Export {
    db: Database,
    campaign: CampaignId,
    format: Format,
    after: Option<After>,
    header: bool,
    over: bool,
    claims: u64,
}

impl Export {
    /// An export from the first claim on, or from the one after this.
    pub fn new(db: Database, campaign: CampaignId, format: Format, after: Option<After>) -> Self {
        // A file that goes on has its first line.
        let header = after.is_none();
        Self { db, campaign, format, after, header, over: false, claims: 0 }
    }

    /// How many claims were read.
    pub fn claims(&self) -> u64 {
        self.claims
    }

    /// The next piece of the file; nothing after the last one.
    pub async fn piece(&mut self) -> Result<Option<Vec<u8>>, db::Error> {
        let mut piece = Vec::new();
        if std::mem::take(&mut self.header) {
            piece.extend_from_slice(head(self.format).as_bytes());
        }
        if !self.over {
            let page = kept::page(&self.db, self.campaign, self.after.as_ref(), PAGE).await?;
            self.over = page.len() < PAGE;
            self.claims += page.len() as u64;
            piece.reserve(page.len() * 320);
            for kept in &page {
                row(self.format, kept, &mut piece);
            }
            if let Some(last) = page.last() {
                self.after = Some(After { home: last.home.to_string(), account: last.account });
            }
        }
        Ok((!piece.is_empty()).then_some(piece))
    }
}

/// What stands before the first row.
pub fn head(format: Format) -> &'static str {
    match format {
        Format::Csv => CSV_HEADER,
        Format::Ndjson => "",
    }
}

/// Writes one row, with its end.
pub fn row(format: Format, kept: &Kept, to: &mut Vec<u8>) {
    let Kept { account, home, claim, quantity, received_at, expires_at, settled_at, erased_at, .. } = kept;
    let line = Line {
        reference: claim.reference(),
        account_id: *account,
        home_region: home.as_str(),
        stock_region: claim.stock.region.as_str(),
        shard: claim.stock.shard,
        ticket: claim.ticket,
        quantity: *quantity,
        status: claim.status.as_str(),
        request_id: claim.request.0,
        received_at: *received_at,
        claimed_at: claim.claimed_at,
        expires_at: *expires_at,
        settled_at: *settled_at,
        erased_at: *erased_at,
    };
    // Unwrap safety: numbers, ids and names, written into memory.
    match format {
        Format::Ndjson => serde_json::to_writer(&mut *to, &line).expect("a line"),
        Format::Csv => csv(&line, to).expect("a line"),
    }
    to.push(b'\n');
}

/// No value has a comma or a quote in it: they are ids, numbers, moments, and names of regions.
fn csv(line: &Line<'_>, to: &mut Vec<u8>) -> std::io::Result<()> {
    let Line { reference, account_id, home_region, stock_region, shard, ticket, quantity, status, request_id, .. } =
        line;
    write!(
        to,
        "{reference},{account_id},{home_region},{stock_region},{shard},{ticket},{quantity},{status},{request_id}"
    )?;
    for moment in [Some(line.received_at), Some(line.claimed_at), line.expires_at, line.settled_at, line.erased_at] {
        match moment {
            Some(moment) => write!(to, ",{moment}")?,
            None => to.push(b','),
        }
    }
    Ok(())
}
