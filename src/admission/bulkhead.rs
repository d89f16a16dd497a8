//! How many requests of a kind are worked on at once, so that a flood of one kind does not use up what the others need.
//!
//! **Invariant:** nobody waits here. There is room or there is none, and room that was taken is given back whatever
//! becomes of its request.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Room for some at once.
pub struct Bulkhead {
    most: usize,
    inside: AtomicUsize,
}

/// One's room, until it is dropped.
pub struct Room<'a>(&'a Bulkhead);

impl Bulkhead {
    /// Room for so many.
    pub fn new(most: usize) -> Self {
        Self { most, inside: AtomicUsize::new(0) }
    }

    /// Room for one more, if there is any.
    pub fn enter(&self) -> Option<Room<'_>> {
        let room = Room(self);
        // Counted first and looked at then: two who enter together can't both see the last place free.
        let before = self.inside.fetch_add(1, Ordering::Relaxed);
        (before < self.most).then_some(room)
    }

    /// How many are inside.
    pub fn inside(&self) -> usize {
        self.inside.load(Ordering::Relaxed)
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        self.0.inside.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_so_many_and_again_when_one_has_left() {
        let bulkhead = Bulkhead::new(2);
        let (one, two) = (bulkhead.enter(), bulkhead.enter());
        assert!(one.is_some() && two.is_some() && bulkhead.enter().is_none());
        assert_eq!(bulkhead.inside(), 2);
        drop(one);
        assert!(bulkhead.enter().is_some());
        drop(two);
        assert_eq!(bulkhead.inside(), 0);
        assert!(Bulkhead::new(0).enter().is_none());
    }
}
