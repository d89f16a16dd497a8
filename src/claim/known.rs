//! Who is known to have a claim: what a queue has seen, in about six bytes for each account.
//!
//! A memory of seconds is not enough. Three people in a hundred come again after minutes; one of them whom the queue
//! does not know fails the grant of a whole batch, and most batches of a hundred have one. So it holds the winners of
//! the largest campaign that one server is made for.
//!
//! **Invariant:** it decides nothing (`form.rs`). It may have forgotten somebody, and in rare cases it takes a stranger
//! for somebody it knows (40 bits of a keyed hash are kept: one in 160,000 with seven million in it). Either costs a
//! statement; the second also a turn, for who is looked up first is placed one batch later.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, BuildHasherDefault, Hasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::id::AccountId;

/// Accounts that all memories of a server hold together, about: 7 million are 42 MB, which is six million winners of
/// one server. They are held until the campaign is closed, sold out or not: winners come back after a restock, too.
const ALL_MAX: usize = 7_000_000;

/// Accounts that a queue may always remember: half of them before it forgets the older ones, so that at 10,000 grants
/// a second it knows those of the last five to ten seconds, in which people tap twice.
const OWN_MIN: usize = 100_000;

/// Parts of a memory. A part that grows holds up its queue while it does; with this many it is well below a
/// millisecond.
const PARTS: usize = 256;

type Part = HashSet<u32, BuildHasherDefault<Spread>>;

/// Accounts in all memories of a server; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Total(Arc<AtomicUsize>);

/// The accounts that one queue knows to have a claim.
#[derive(Debug)]
pub struct Known {
    hasher: RandomState,
    young: Generation,
    old: Generation,
    total: Total,
}

#[derive(Debug)]
struct Generation {
    parts: Vec<Part>,
    len: usize,
}

impl Known {
    /// Nobody is known yet.
    pub fn new(total: Total) -> Self {
        Self { hasher: RandomState::new(), young: Generation::empty(), old: Generation::empty(), total }
    }

    /// Whether this account is known.
    pub fn has(&self, account: AccountId) -> bool {
        let (part, mark) = self.place(account);
        self.young.parts[part].contains(&mark) || self.old.parts[part].contains(&mark)
    }

    /// Remembers an account. Where the server has room a queue keeps half of it before the older half goes, else what
    /// every queue may keep: then most of what it had goes at once, and room is there for others.
    pub fn remember(&mut self, account: AccountId) {
        let (part, mark) = self.place(account);
        if !self.young.parts[part].insert(mark) {
            return;
        }
        self.young.len += 1;
        let all = self.total.0.fetch_add(1, Ordering::Relaxed) + 1;
        let half = if all > ALL_MAX { OWN_MIN / 2 } else { ALL_MAX / 2 };
        if self.young.len >= half {
            let young = std::mem::replace(&mut self.young, Generation::empty());
            let gone = std::mem::replace(&mut self.old, young).len;
            self.total.0.fetch_sub(gone, Ordering::Relaxed);
        }
    }

    /// Forgets an account: it has no claim after all.
    pub fn forget(&mut self, account: AccountId) {
        let (part, mark) = self.place(account);
        for generation in [&mut self.young, &mut self.old] {
            if generation.parts[part].remove(&mark) {
                generation.len -= 1;
                self.total.0.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }

    fn place(&self, account: AccountId) -> (usize, u32) {
        let hash = self.hasher.hash_one(account);
        ((hash >> 32) as usize % PARTS, hash as u32)
    }
}

impl Drop for Known {
    fn drop(&mut self) {
        self.total.0.fetch_sub(self.young.len + self.old.len, Ordering::Relaxed);
    }
}

impl Generation {
    fn empty() -> Self {
        Self { parts: (0..PARTS).map(|_| Part::default()).collect(), len: 0 }
    }
}

/// Spreads bits that are random already over the 64 that a table looks at: Fibonacci hashing, by the odd number next to
/// 2⁶⁴ / φ (Knuth, The Art of Computer Programming, volume 3, 6.4).
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, _: &[u8]) {
        unreachable!("marks are numbers of 32 bits");
    }

    fn write_u32(&mut self, mark: u32) {
        self.0 = u64::from(mark).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(total: &Total) -> usize {
        total.0.load(Ordering::Relaxed)
    }

    fn many(count: usize) -> Vec<AccountId> {
        (0..count).map(|_| AccountId::random()).collect()
    }

    #[test]
    fn who_was_seen_is_known_until_forgotten_and_nobody_is_counted_twice() {
        let (all, people) = (Total::default(), many(1_000));
        let mut known = Known::new(all.clone());
        for account in people.iter().chain(&people) {
            known.remember(*account);
        }
        assert!(people.iter().all(|account| known.has(*account)));
        assert_eq!(total(&all), people.len());
        known.forget(people[0]);
        known.forget(people[0]);
        assert_eq!((known.has(people[0]), known.has(people[1]), total(&all)), (false, true, people.len() - 1));
        drop(known);
        assert_eq!(total(&all), 0);
    }

    #[test]
    fn a_server_has_one_bound_and_under_it_each_queue_keeps_its_last_winners() {
        let (all, people) = (Total::default(), many(OWN_MIN * 2));
        // Another queue has taken all the room there is.
        all.0.store(ALL_MAX, Ordering::Relaxed);
        let mut known = Known::new(all.clone());
        for account in &people {
            known.remember(*account);
            assert!(total(&all) <= ALL_MAX + OWN_MIN);
        }
        let last = &people[people.len() - OWN_MIN / 2..];
        assert!(last.iter().all(|account| known.has(*account)) && !known.has(people[0]));
    }

    #[test]
    fn a_stranger_is_hardly_ever_taken_for_somebody_known() {
        let mut known = Known::new(Total::default());
        for account in many(20_000) {
            known.remember(account);
        }
        assert!(many(20_000).iter().filter(|account| known.has(**account)).count() < 20);
    }
}
