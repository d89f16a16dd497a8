//! The locks of counter rows: who holds one, and who waits for it, in order of arrival.
//!
//! What may not live here: what a statement does with its locks. **Invariant:** a statement asks for its rows one after
//! the other, in the one order that all statements keep, and holds what it has while it waits for the next; so nobody
//! waits in a circle.

use std::collections::VecDeque;
use std::rc::Rc;

use super::engine::Call;

/// A statement on its way to its locks.
#[derive(Clone)]
pub struct Taking {
    /// The statement.
    pub call: Rc<Call>,
    /// The rows it locks, in order.
    pub rows: Vec<usize>,
    has: usize,
}

impl Taking {
    /// A statement that has no lock yet.
    pub fn new(call: Rc<Call>, rows: Vec<usize>) -> Self {
        Self { call, rows, has: 0 }
    }
}

#[derive(Clone, Default)]
struct Lock {
    held: bool,
    waiting: VecDeque<Taking>,
}

/// The locks of all rows.
pub struct Locks(Vec<Lock>);

impl Locks {
    /// All free.
    pub fn new(rows: usize) -> Self {
        Self(vec![Lock::default(); rows])
    }

    /// Takes lock after lock; the statement comes back when it has all of them. Otherwise it waits.
    pub fn take(&mut self, mut taking: Taking) -> Option<Taking> {
        while let Some(row) = taking.rows.get(taking.has) {
            let lock = &mut self.0[*row];
            if lock.held {
                lock.waiting.push_back(taking);
                return None;
            }
            lock.held = true;
            taking.has += 1;
        }
        Some(taking)
    }

    /// Gives the locks back; the statements that have all of theirs now.
    pub fn release(&mut self, rows: &[usize]) -> Vec<Taking> {
        let mut ready = Vec::new();
        for row in rows {
            let lock = &mut self.0[*row];
            lock.held = false;
            if let Some(mut next) = lock.waiting.pop_front() {
                lock.held = true;
                next.has += 1;
                ready.extend(self.take(next));
            }
        }
        ready
    }
}
