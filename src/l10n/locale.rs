//! What is known of a locale apart from its texts. Only the catalog makes one, so holding a
//! [`Locale`] proves that its texts exist.

use fluent::types::FluentNumberType;
use icu_locale::{LocaleDirectionality, ParseError};

use super::plural::{CATEGORIES, Rules};

/// A language the program speaks. Small, copied freely; made by [`Catalog`](super::Catalog) only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Locale(&'static Info);

#[derive(PartialEq, Eq, Hash, Debug)]
struct Info {
    index: usize,
    tag: String,
    endonym: String,
    right_to_left: bool,
    plural_forms: Vec<&'static str>,
}

impl Locale {
    /// The tag for `lang`, `Content-Language` and logs, as the folder is named: `zh-Hans`.
    pub fn tag(self) -> &'static str {
        &self.0.tag
    }

    /// Whether the page is laid out from right to left.
    pub fn is_right_to_left(self) -> bool {
        self.0.right_to_left
    }

    /// The language's name in the language itself, for a list people choose from.
    pub fn endonym(self) -> &'static str {
        &self.0.endonym
    }

    /// The plural categories of its counts, as the variants of a message name them.
    pub fn plural_forms(self) -> &'static [&'static str] {
        &self.0.plural_forms
    }

    /// Its place in the catalog that made it.
    pub(super) fn index(self) -> usize {
        self.0.index
    }

    /// The memory is given away for good: a catalog is loaded once and lives as long as the
    /// process.
    pub(super) fn new(index: usize, tag: &str, endonym: &str) -> Result<Self, ParseError> {
        let id = tag.parse()?;
        let rules = Rules::new(&tag.parse()?).ok();
        let forms = rules.map(|rules| rules.categories(FluentNumberType::Cardinal)).unwrap_or_default();
        let plural_forms = CATEGORIES.into_iter().filter(|name| forms.contains(name)).collect();
        let right_to_left = LocaleDirectionality::new_common().is_right_to_left(&id);
        let (tag, endonym) = (tag.to_owned(), endonym.to_owned());
        Ok(Self(Box::leak(Box::new(Info { index, tag, endonym, right_to_left, plural_forms }))))
    }
}
