//! The evidence: every promise of the README is a file here, run against a real database.
//!
//! - `support/` starts the database and the servers, and makes people and campaigns; it asserts nothing but the books
//! - `no_oversell`, `one_per_account`, `truthful_sorry`, `durable_answer`, `order`, `languages`, `regions`, `books`: the promises
//! - `rules`: each rule of the gate, the close and the SORRY against a mutant of itself
//! - `rebalance`, `region_life`: units that move ahead of need, regions that come and go
//! - `interleavings`: random histories
//! - `http_api`: what a stranger can send
//! - `schema`, `tidy`: the statements, the migrations, the shape of the code
//!
//! `LARGESSE_TEST_DATABASE_URL` runs the same suite on another server, on which databases may be created.

mod support;

mod books;
mod demo;
mod durable_answer;
mod interleavings;
mod no_oversell;
mod one_per_account;
mod order;
mod rebalance;
mod region_life;
mod regions;
mod rules;
mod schema;
mod truthful_sorry;
