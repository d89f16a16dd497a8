//! What the team's calls work on. A server has it as a part of its `App`; a command that has the database's address
//! makes one over that alone.
//!
//! **Invariant:** nothing of people's side is in here: no token of theirs, no queue of claims, no limit. What the team
//! may change never depends on whether a server runs.

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;

use super::super::choices::Choices;
use crate::account::care;
use crate::campaign::desk::Desk;
use crate::operator::directory::Directory;
use crate::quota::orders::Orders;
use crate::region::Region;
use crate::report::look::Look;

/// The team's side.
pub struct Team {
    /// The region whose gate is shown: a server's own, a command's first; none while there is no region at all.
    pub region: Option<Region>,
    /// The words, in the reader's language.
    pub choices: Arc<Choices>,
    /// Where the team orders what becomes of campaigns.
    pub desk: Desk,
    /// Where the team looks after accounts.
    pub accounts: care::Desk,
    /// Where the team looks after claims.
    pub claims: crate::claim::desk::Desk,
    /// Where the team orders what becomes of units and regions.
    pub orders: Orders,
    /// Where the team looks at what was.
    pub look: Look,
    /// Who of the team is who.
    pub operators: Directory,
    /// How many calls are worked on at once: each has a thread, and connections are opened by threads too.
    pub calls: Arc<Semaphore>,
    /// The main runtime, which outlives the threads that answer: where the database is asked.
    pub runtime: Handle,
}
