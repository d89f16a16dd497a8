//! Accounts: who is asking, by their token; and where their rows live.
//!
//! The existing user service is the authority on people. What is kept here is what handing out needs: a home region, a
//! country, a language, and whether the account is blocked.
//!
//! **Invariant:** a home comes only from the committed row of `accounts`. It is written once, and moved by one
//! statement that takes the account's claims along (`account_move`).

pub mod care;
pub mod directory;
mod hs256;
pub mod import;
pub mod lines;
pub mod pass;
pub mod reception;
pub mod retain;
pub mod roll;
pub mod store;
pub mod token;

use jiff::Timestamp;

use crate::id::AccountId;
use crate::region::Region;

/// Somebody who asks, as the token tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: AccountId,
    /// The region the user service would like the account's rows in; a wish for the first contact, not a fact.
    pub region: Option<Region>,
    /// ISO 3166 code, or empty.
    pub country: String,
    /// Language tag, or empty.
    pub locale: String,
}

/// Somebody who asks, and where their rows are, if that is known for certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Who.
    pub person: Person,
    /// Their home as the committed row has it; nothing if only the identity service speaks for them.
    pub home: Option<Region>,
    /// Why they have passed the challenge, as their pass says; no token does.
    pub challenged: Option<pass::Mark>,
}

impl Caller {
    /// The country that the account's row had when the caller's pass was given; nothing if they have none, or if its
    /// word is longer than a code.
    pub fn country_by_pass(&self) -> Option<Country> {
        self.home.as_ref().and_then(|_read| Country::new(&self.person.country))
    }
}

/// A country's code, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Country([u8; 2]);

impl Country {
    /// Two letters, or nothing for none.
    pub fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [] => Some(Self::default()),
            [first, second] => Some(Self([*first, *second])),
            _ => None,
        }
    }

    /// The code, empty for none.
    pub fn as_str(&self) -> &str {
        if *self == Self::default() { "" } else { std::str::from_utf8(&self.0).unwrap_or_default() }
    }
}

impl From<Person> for Caller {
    fn from(person: Person) -> Self {
        Self { person, home: None, challenged: None }
    }
}

/// An account as the database has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The account.
    pub id: AccountId,
    /// Where its rows live.
    pub home: Region,
    /// ISO 3166 code, or empty.
    pub country: String,
    /// Language tag, or empty.
    pub locale: String,
    /// Whether it may not take part.
    pub blocked: bool,
}

/// An account with all that is kept of it, its claims aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The account.
    pub account: Account,
    /// Since when the user service knows it, if it has told.
    pub since: Option<Timestamp>,
    /// When its row was written.
    pub created_at: Timestamp,
    /// When it was blocked, if it is.
    pub blocked_at: Option<Timestamp>,
}
