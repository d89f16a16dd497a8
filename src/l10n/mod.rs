//! Every sentence a person can see, in their own language: typed messages, the catalog that words
//! them, and the choice of a language. Fluent and the locale data stay in here; the rest of the
//! program sees [`Message`], [`Locale`] and text. No HTTP, no database.
//!
//! The texts are the `.ftl` files of `locales/`, embedded when building. English is the reference:
//! the build script turns it into [`Message`]; [`Catalog::load`] refuses a translation that is not
//! complete and sound.
//!
//! `check.rs` judges translations, `plural.rs`, `number.rs` and `moment.rs` are ICU's part in them, `folder.rs` reads a
//! folder that is not embedded, `pseudo.rs` makes up languages for tests, `negotiate.rs` chooses one for a reader.
//!
//! Invariant: a [`Message`] has a text in every [`Locale`], with the plural form and digits that
//! locale wants; nothing is looked up by a string, nothing is missing at run time.

mod catalog;
mod check;
mod folder;
mod locale;
mod moment;
pub mod negotiate;
mod number;
#[cfg(test)]
mod optional_tests;
mod plain;
mod plural;
mod pseudo;
mod syntax;
#[cfg(test)]
mod tests;

pub use catalog::{Catalog, Error};
pub use check::{Fault, Problem};
pub use folder::{Folder, check_folder, having_optional};
pub use generated::{ALL, Message};
pub use locale::Locale;
pub use negotiate::Wanted;

/// The folders of `locales/`: a tag, and the name and text of each of its files.
type Folders<'a> = [(&'a str, &'a [(&'a str, &'a str)])];

/// The folder the others are compared with, and the language of last resort.
const REFERENCE: &str = "en";

/// The type of a message's variable, as its comment declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A count, shown with the digits and grouping of the locale, and selecting plural forms.
    Number,
    /// A text, shown as it is between isolation marks.
    Text,
    /// A point in time, shown in the calendar of the locale, in UTC, to the minute.
    Moment,
    /// A length of time, shown in its two largest units with their names, inflected for standing alone.
    Span,
}

impl Kind {
    /// The type a comment names.
    fn parse(word: &str) -> Option<Self> {
        match word {
            "Number" => Some(Self::Number),
            "Text" => Some(Self::Text),
            "Moment" => Some(Self::Moment),
            "Span" => Some(Self::Span),
            _ => None,
        }
    }
}

/// What the build script made of `locales/`.
// Its functions have a line for each message, however many there are.
#[allow(clippy::too_many_lines)]
mod generated {
    use fluent::FluentArgs;

    use super::{Folders, Kind};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
