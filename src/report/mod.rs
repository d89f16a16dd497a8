//! Reports over everything: the books, the totals, the figures of a scrape, the state of the regions, who holds which
//! lease. Reads any
//! table, writes only leases.

pub mod books;
pub mod facts;
pub mod lease;
pub mod regions;
pub mod totals;
