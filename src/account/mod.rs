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
