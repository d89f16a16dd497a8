//! The entrance: a small reverse proxy that sends each person to the nearest live region, by the country that a header
//! names. It stands in for the cloud's global balancer on one machine, and wherever there is none.
//!
//! `places` and `countries` say who is near whom, `list` which servers there are, `health` which of them are live,
//! `table` in which order they are asked; `forward` takes one request through `upstream`, `refuse` says what is to be
//! said when nobody answers. What may not live here: anything that knows a campaign, an account or a unit.
//!
//! # What is sent twice, and why that is safe
//!
//! Failing over means to ask another region, and the first one may have acted already. So:
//! 1. What was surely not sent is sent to the next region, whatever it is.
//! 2. What may have been sent is sent again only if asking twice is asking once: `GET`, `HEAD` and `OPTIONS`; a claim
//!    with an idempotency key, because an account gets one claim for one key in whichever region it asks and the second
//!    reply is the first one again (the database decides that, not a server's memory); and the request for a pass,
//!    which changes nothing.
//! 3. Anything else that may have been sent is answered with `outcome-unknown`: the person's own next try is safe,
//!    because an account gets one claim in any case, and then it is they who know that they asked twice.
//!
//! **Invariant:** a request is answered once, by one region or by the entrance; what may have been acted upon is not
//! sent again unless it is on the list above; and a list of servers that changes cuts nobody off.

pub mod countries;
pub mod forward;
mod headers;
mod health;
pub mod list;
pub mod operations;
pub mod places;
mod refuse;
pub mod serve;
pub mod table;
pub mod upstream;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use axum::http::HeaderName;

use self::list::{Entry, Folder};
use self::places::Place;
use self::table::{Backend, Table};
use crate::l10n::Catalog;

/// What an entrance is told.
pub struct Settings {
    /// Servers that are always on the list.
    pub fixed: Vec<Entry>,
    /// The folder of those that come and go.
    pub folder: Option<PathBuf>,
    /// The header that names a person's country.
    pub country_header: HeaderName,
    /// Where people are of whom it names none that is known.
    pub home: Place,
    /// How long the head of an answer may take, over all regions that are asked.
    pub answer_within: Duration,
}

/// Everything a request may need.
pub struct Entrance {
    country_header: HeaderName,
    answer_within: Duration,
    home: Place,
    table: ArcSwap<Table>,
    catalog: Catalog,
}

/// Reads the list of servers and keeps the entrance's table up to date.
pub struct Register {
    entrance: Arc<Entrance>,
    fixed: Vec<Entry>,
    folder: Option<Folder>,
}

impl Entrance {
    /// An entrance that knows no server yet, and what tells it of them.
    pub fn new(settings: Settings, catalog: Catalog) -> (Arc<Self>, Register) {
        let Settings { fixed, folder, country_header, home, answer_within } = settings;
        let table = ArcSwap::from_pointee(Table::new(Vec::new(), home));
        let entrance = Arc::new(Self { country_header, answer_within, home, table, catalog });
        let register = Register { entrance: Arc::clone(&entrance), fixed, folder: folder.map(Folder::new) };
        (entrance, register)
    }

    /// The servers now.
    pub fn table(&self) -> Arc<Table> {
        self.table.load_full()
    }
}

impl Register {
    /// Reads the list. Servers that stay keep their connections; those that go finish what they have.
    pub fn look(&mut self) {
        let mut entries = self.fixed.clone();
        match self.folder.as_mut().map(Folder::read).transpose() {
            Ok(found) => entries.extend(found.into_iter().flatten()),
            Err(error) => {
                // Whatever was known is better than nothing.
                tracing::warn!(error = %error, "the folder of servers can't be read");
                return;
            }
        }
        let before = self.entrance.table();
        if before.backends.iter().map(|backend| &backend.entry).eq(&entries) {
            return;
        }
        let known = |entry: &Entry| before.backends.iter().find(|backend| backend.entry == *entry).map(Arc::clone);
        let backends: Vec<Arc<Backend>> =
            entries.into_iter().map(|entry| known(&entry).unwrap_or_else(|| watched(entry))).collect();
        let names: Vec<&str> = backends.iter().map(|backend| backend.entry.region.as_str()).collect();
        tracing::info!(servers = names.join(" "), "the list of servers changed");
        self.entrance.table.store(Arc::new(Table::new(backends, self.entrance.home)));
    }
}

fn watched(entry: Entry) -> Arc<Backend> {
    let backend = Arc::new(Backend::new(entry));
    health::watch(&backend);
    backend
}
