//! Who is asked for whom: the servers, whether each is live, and their order for each country.
//!
//! **Invariant:** the order is made when the list changes, never for a request; and a server that stays on the list
//! keeps what is known of it and its connections.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use tokio::sync::{Notify, watch};

use super::countries;
use super::list::Entry;
use super::places::Place;
use super::upstream::Pool;

/// A server, as far as the entrance knows it.
#[derive(Debug)]
pub struct Backend {
    /// Where it is.
    pub entry: Entry,
    /// Connections to it that nobody uses.
    pub pool: Pool,
    /// Requests it has answered.
    pub answered: AtomicU64,
    /// Requests that it did not answer.
    pub failed: AtomicU64,
    /// Rung when somebody has a reason to doubt it.
    pub doubt: Notify,
    live: watch::Sender<bool>,
}

impl Backend {
    /// A server that is not live before its first check.
    pub fn new(entry: Entry) -> Self {
        Self {
            entry,
            pool: Pool::default(),
            answered: AtomicU64::new(0),
            failed: AtomicU64::new(0),
            doubt: Notify::new(),
            live: watch::Sender::new(false),
        }
    }

    /// Notes that it answered, or did not.
    pub fn count(&self, answered: bool) {
        let counter = if answered { &self.answered } else { &self.failed };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether people should be sent there.
    pub fn live(&self) -> bool {
        *self.live.borrow()
    }

    /// From now on it is live, or not. Says whether that is news.
    pub fn set_live(&self, live: bool) -> bool {
        self.live.send_if_modified(|known| std::mem::replace(known, live) != live)
    }

    /// Waits until it is not live.
    pub async fn down(&self) {
        let mut live = self.live.subscribe();
        // The sender lives as long as this borrow.
        let _down = live.wait_for(|live| !live).await;
    }
}

impl AsRef<Pool> for Backend {
    fn as_ref(&self) -> &Pool {
        &self.pool
    }
}

/// All servers and, for each country, their order: groups of servers of one region, the nearest first.
#[derive(Debug)]
pub struct Table {
    /// The servers, as listed.
    pub backends: Vec<Arc<Backend>>,
    orders: HashMap<&'static str, Order>,
    otherwise: Order,
    turn: AtomicUsize,
}

type Order = Vec<Vec<usize>>;

impl Table {
    /// The order of these servers for every country, and from `home` for whom nobody knows where they are.
    pub fn new(backends: Vec<Arc<Backend>>, home: Place) -> Self {
        let from = |place: Place| order(&backends, place);
        let orders = countries::codes().filter_map(|code| Some((code, from(countries::place(code)?)))).collect();
        let otherwise = from(home);
        Self { orders, otherwise, backends, turn: AtomicUsize::new(0) }
    }

    /// The live servers for somebody in this country, the nearest first; servers of one region take turns.
    pub fn route(&self, country: &str) -> Vec<&Arc<Backend>> {
        let order = self.orders.get(country).unwrap_or(&self.otherwise);
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let groups = order.iter().flat_map(|group| {
            let first = turn % group.len().max(1);
            group[first..].iter().chain(&group[..first])
        });
        groups.map(|index| &self.backends[*index]).filter(|backend| backend.live()).collect()
    }
}

fn order(backends: &[Arc<Backend>], from: Place) -> Order {
    let far = |index: usize| from.km_to(backends[index].entry.place);
    let mut indices: Vec<usize> = (0..backends.len()).collect();
    let region = |index: usize| &backends[index].entry.region;
    indices.sort_by(|a, b| far(*a).total_cmp(&far(*b)).then_with(|| region(*a).cmp(region(*b))));
    indices.chunk_by(|a, b| region(*a) == region(*b)).map(<[usize]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(entries: &[&str]) -> Table {
        let backends = entries.iter().map(|entry| Arc::new(Backend::new(entry.parse().unwrap()))).collect();
        let table = Table::new(backends, countries::place("US").unwrap());
        for backend in &table.backends {
            backend.set_live(true);
        }
        table
    }

    fn names(table: &Table, country: &str) -> String {
        let names: Vec<_> = table.route(country).iter().map(|backend| backend.entry.public.clone()).collect();
        names.join(" ")
    }

    #[test]
    fn people_are_sent_to_the_nearest_live_region_and_then_to_the_next_nearest() {
        let table = table(&["us-east1=us:1,us:2", "europe-west1=eu:1,eu:2", "asia-southeast1=ap:1,ap:2"]);
        for (country, expected) in [
            ("FR", "eu:1 us:1 ap:1"),
            ("US", "us:1 eu:1 ap:1"),
            ("ID", "ap:1 eu:1 us:1"),
            ("BR", "us:1 eu:1 ap:1"),
            ("NG", "eu:1 us:1 ap:1"),
            // Nobody knows where Tor's people are.
            ("T1", "us:1 eu:1 ap:1"),
            ("", "us:1 eu:1 ap:1"),
        ] {
            assert_eq!(names(&table, country), expected, "{country}");
        }
        table.backends[1].set_live(false);
        assert_eq!(names(&table, "FR"), "us:1 ap:1");
    }

    #[test]
    fn servers_of_one_region_take_turns() {
        let table = table(&["us-east1=a:1,a:2", "europe-west1=eu:1,eu:2", "us-east1=b:1,b:2"]);
        let mut heard = [names(&table, "US"), names(&table, "US")];
        heard.sort();
        assert_eq!(heard, ["a:1 b:1 eu:1", "b:1 a:1 eu:1"]);
    }
}
