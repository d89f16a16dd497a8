//! Reports over everything: the books, the totals and the state of the regions, the figures of a scrape, who holds
//! which lease, how servers are. Reads any table, writes only leases and pulses.

pub mod books;
pub mod cause;
pub mod facts;
pub mod lease;
pub mod look;
pub mod pulse;
pub mod regions;
pub mod totals;
pub mod world;
