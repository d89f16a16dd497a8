//! Reports over everything: the books, the totals and the state of the regions, who holds which lease. Reads any
//! table, writes only leases.

pub mod books;
pub mod lease;
pub mod look;
pub mod regions;
pub mod totals;
