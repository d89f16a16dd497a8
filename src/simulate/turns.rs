//! The turns of a server's queues on counter rows: one statement at a time on a row, as `claim/shared.rs` has it. Who
//! goes to a row across an ocean waits for the answer of who went before, and not only for that one's commit.
//!
//! **Invariant:** a turn that was taken ends with the answer to its statement, or with its server.

use std::collections::{HashMap, VecDeque};

use super::database::Statement;
use super::engine::{Caller, Sim};

/// Who waits for a turn, by the server's region and the row; no entry while nobody has it.
#[derive(Default)]
pub struct Turns(HashMap<(usize, usize), VecDeque<(usize, Statement)>>);

impl Sim {
    /// Sends a queue's statement about a row as soon as no other queue of its server has one on the way to it.
    pub(super) fn ask_in_turn(&mut self, queue: usize, row: usize, statement: Statement) {
        let region = self.queues[queue].region;
        if let Some(waiting) = self.turns.0.get_mut(&(region, row)) {
            return waiting.push_back((queue, statement));
        }
        self.turns.0.insert((region, row), VecDeque::new());
        self.ask(region, Caller::Queue(queue), statement);
    }

    /// A statement about a row was answered: the next one is sent.
    pub(super) fn end_turn(&mut self, region: usize, row: usize) {
        let Some(waiting) = self.turns.0.get_mut(&(region, row)) else { return };
        match waiting.pop_front() {
            Some((queue, statement)) => self.ask(region, Caller::Queue(queue), statement),
            None => drop(self.turns.0.remove(&(region, row))),
        }
    }

    /// A server died, and with it who waited in it.
    pub(super) fn forget_turns(&mut self, region: usize) {
        self.turns.0.retain(|(server, _), _| *server != region);
    }
}
