//! Every sentence a person can see, in their own language: typed messages, the catalog that words
//! them, and the choice of a language. Fluent and the locale data stay in here; the rest of the
//! program sees [`Message`], [`Locale`] and text. No HTTP, no database.
//!
//! The texts are the `.ftl` files of `locales/`, embedded when building. English is the reference:
//! the build script turns it into [`Message`]; [`Catalog::load`] refuses a translation that is not
//! complete and sound.
//!
//! Invariant: a [`Message`] has a text in every [`Locale`], with the plural form and digits that
//! locale wants; nothing is looked up by a string, nothing is missing at run time.

mod catalog;
mod check;
mod locale;
pub mod negotiate;
mod number;
mod plain;
mod plural;
mod syntax;
#[cfg(test)]
mod tests;

pub use catalog::{Catalog, Error};
pub use check::{Fault, Problem};
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
}

/// What the build script made of `locales/`.
// Its functions have a line for each message, however many there are.
#[allow(clippy::too_many_lines)]
mod generated {
    use fluent::FluentArgs;

    use super::{Folders, Kind};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
