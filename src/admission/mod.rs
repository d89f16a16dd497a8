//! Who is let in, and when "come back later" is said at once: rate limits, the wait that is to be expected, and how
//! many of a kind of request are worked on at the same time.
//!
//! Read in this order: `bucket.rs` (one token bucket, as a number), `table.rs` (a bucket for each of many people, in
//! memory that does not grow), `address.rs` (whose address a request comes from), `limits.rs` (the limits of a server),
//! `wait.rs` (how long a queue is), `bulkhead.rs` (how much of one kind at once), `challenge/` (whether somebody is a
//! person, by the word of another service; off unless it is set).
//!
//! What may not live here: answers over HTTP, SQL, a decision about a unit. Being refused here means "not now"; it
//! never means SORRY, and nothing that was refused here has happened.
//!
//! **Invariant:** all that is known here is in this process's memory, of a size that is fixed at the start, and takes
//! no lock. Where memory is not enough to know somebody, they are let in. Nobody else is asked about a request but by
//! `challenge/`, which no claim waits for.

pub mod address;
pub mod bucket;
pub mod bulkhead;
pub mod challenge;
pub mod limits;
pub mod table;
pub mod wait;
