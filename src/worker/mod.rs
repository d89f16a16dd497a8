//! What a server does beside answering: refreshing its memory, freezing sold-out campaigns, re-opening those whose
//! units came back, moving units ahead of need, looking at the books,
//! saying how it is.
//!
//! **Invariant:** a task takes no input. Each time it reads the state again and does what the state asks for, so a
//! crash between two steps is healed by the next run, of any server.

pub mod books;
pub mod driver;
pub mod freeze;
pub mod pulse;
pub mod rebalance;
pub mod refresh;
pub mod reopen;
pub mod share;
