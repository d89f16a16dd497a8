//! Reports over everything: the books, the totals and the state of the regions, who holds which lease, how servers are.
//! Reads any table, writes only leases and pulses.

pub mod books;
pub mod cause;
pub mod lease;
pub mod pulse;
pub mod regions;
pub mod totals;
pub mod world;
