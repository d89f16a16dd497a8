//! What was found out before and is asked for again by every second person: the language for a wish, and the answer
//! that says SORRY in it.
//!
//! **Invariant:** an answer from here is what would be made anew; it depends on nothing but its key. What strangers can
//! fill is bounded: when it is full it is forgotten.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use crate::l10n::{Catalog, Locale, Wanted};

/// Wishes remembered at most; a browser family and a language make one.
const CHOICES_MAX: usize = 4096;
/// The longest wish that is remembered, in bytes; longer ones are read again each time.
const WISH_BYTES_MAX: usize = 256;
/// Answers remembered at most: languages times campaigns that sold out.
const SORRIES_MAX: usize = 1024;

/// The words, and the memory of what was asked of them.
pub struct Choices {
    catalog: Arc<Catalog>,
    locales: Memory<Box<[u8]>, Locale>,
    sorries: Memory<(&'static str, SoldOut), Arc<Form>>,
}

/// What a campaign that sold out says of itself: how many units there were, and the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SoldOut {
    /// How many there were.
    pub supply: i64,
    /// The epoch.
    pub epoch: i64,
}

/// A body that is the same for everybody but for the request's id.
#[derive(Debug, PartialEq, Eq)]
pub struct Form {
    before: Box<[u8]>,
    after: Box<[u8]>,
}

impl Form {
    /// A body that was made with an empty id, which stands behind the first `mark`; without one it stands at the end.
    pub fn new(body: &[u8], mark: &[u8]) -> Self {
        let found = body.windows(mark.len()).position(|bytes| bytes == mark);
        let (before, after) = body.split_at(found.map_or(body.len(), |place| place + mark.len()));
        Self { before: before.into(), after: after.into() }
    }

    /// The body with this id in it.
    pub fn fill(&self, id: &str) -> Vec<u8> {
        [&self.before, id.as_bytes(), &self.after].concat()
    }
}

impl Choices {
    /// A memory of what these words are asked for.
    pub fn new(catalog: Arc<Catalog>) -> Self {
        Self { catalog, locales: Memory::default(), sorries: Memory::default() }
    }

    /// The words.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The language for a wish.
    pub fn locale(&self, wanted: &Wanted<'_>) -> Locale {
        let mut room = [0; WISH_BYTES_MAX];
        let Some(wish) = spell(wanted, &mut room) else { return self.catalog.negotiate(wanted) };
        self.locales.recall(wish).unwrap_or_else(|| {
            let locale = self.catalog.negotiate(wanted);
            self.locales.keep(wish.into(), locale, CHOICES_MAX);
            locale
        })
    }

    /// The answer that everybody hears in this language when a campaign has sold out; made by `make` the first time.
    pub fn sorry(&self, locale: Locale, sold_out: SoldOut, make: impl FnOnce() -> Form) -> Arc<Form> {
        let key = (locale.tag(), sold_out);
        self.sorries.recall(&key).unwrap_or_else(|| {
            let form = Arc::new(make());
            self.sorries.keep(key, Arc::clone(&form), SORRIES_MAX);
            form
        })
    }
}

/// A wish as one row of bytes, no two wishes alike: no part of it has a zero in it, or it is not remembered.
fn spell<'a>(wanted: &Wanted<'_>, room: &'a mut [u8]) -> Option<&'a [u8]> {
    let mut length = 0;
    for part in [wanted.explicit, wanted.account, wanted.accept_language, wanted.fallback] {
        // What is absent is not what is empty.
        let (mark, text) = part.map_or((b'-', ""), |text| (b'+', text));
        let end = length + text.len() + 2;
        let place = room.get_mut(length..end).filter(|_| !text.contains('\0'))?;
        place[0] = mark;
        place[1..=text.len()].copy_from_slice(text.as_bytes());
        place[text.len() + 1] = 0;
        length = end;
    }
    Some(&room[..length])
}

/// A map that many read at once and few write.
struct Memory<K, V>(RwLock<HashMap<K, V>>);

impl<K, V> Default for Memory<K, V> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Eq + Hash, V: Clone> Memory<K, V> {
    fn recall<Q: ?Sized + Eq + Hash>(&self, key: &Q) -> Option<V>
    where
        K: std::borrow::Borrow<Q>,
    {
        // A panic under this lock would leave a map that lacks an entry, and is as good as before.
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn keep(&self, key: K, value: V, most: usize) {
        let mut map = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if map.len() >= most {
            map.clear();
        }
        map.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(parts: [Option<&str>; 4]) -> Wanted<'_> {
        let [explicit, account, accept_language, fallback] = parts;
        Wanted { explicit, account, accept_language, fallback }
    }

    fn loaded() -> (Arc<Catalog>, Choices) {
        let catalog = Arc::new(Catalog::load().unwrap());
        (Arc::clone(&catalog), Choices::new(catalog))
    }

    #[test]
    fn the_memory_says_what_the_catalog_says_and_stays_bounded() {
        let (catalog, choices) = loaded();
        let long = "fr,".repeat(200);
        let parts = [None, Some(""), Some("fr"), Some("ar"), Some("en;q=0, hi"), Some("fr\0"), Some(long.as_str())];
        for _ in 0..2 {
            for explicit in parts {
                for account in parts {
                    for header in parts {
                        for fallback in [None, Some("es")] {
                            let wanted = wanted([explicit, account, header, fallback]);
                            assert_eq!(choices.locale(&wanted).tag(), catalog.negotiate(&wanted).tag());
                        }
                    }
                }
            }
        }
        for number in 0..2 * CHOICES_MAX {
            let header = format!("x-{number}");
            choices.locale(&wanted([None, None, Some(&header), None]));
        }
        assert!(choices.locales.0.read().unwrap().len() <= CHOICES_MAX);
    }

    #[test]
    fn sorry_is_made_once_for_each_language_supply_and_epoch() {
        let (catalog, choices) = loaded();
        for round in 0..2 {
            for locale in catalog.locales() {
                for (supply, epoch) in [(1, 2), (2, 1), (2, 2), (6_000_000, 2)] {
                    let body = format!("{} {supply} {epoch} \"/requests/\" end", locale.tag());
                    let sold_out = SoldOut { supply, epoch };
                    let form = choices.sorry(locale, sold_out, || {
                        assert_eq!(round, 0, "made again");
                        Form::new(body.as_bytes(), b"/requests/")
                    });
                    let expected = body.replace("/requests/", "/requests/a-7");
                    assert_eq!(form.fill("a-7"), expected.as_bytes());
                }
            }
        }
    }
}
