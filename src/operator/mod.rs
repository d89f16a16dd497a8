//! The team: who may do what over the admin API, and the log of what they did.
//!
//! What lives here: roles and scopes, operators and their tokens, the audit log. What may not: what they do. That is
//! for the domains, each of which notes its changes through `audit`, in the transaction that makes them.
//!
//! **Invariant:** the database knows no token, only digests; whoever acts has a name in the log; no row of the log is
//! ever changed.

pub mod audit;
pub mod bootstrap;
pub mod directory;
pub mod scope;
pub mod store;
pub mod token;

use jiff::Timestamp;
use uuid::Uuid;

use self::scope::Scope;

/// What somebody of the team may do. Each role may all that the ones before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Looks at everything that names no person.
    Viewer,
    /// Helps people: looks accounts and claims up, gives units back.
    Support,
    /// Runs campaigns: makes, opens, pauses, restocks and closes them, moves units.
    Operator,
    /// Runs the deployment: regions, operators, bulk data, the audit log.
    Admin,
}

impl Role {
    /// All of them, the least first.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Support, Self::Operator, Self::Admin];

    /// As the database and the API have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Support => "support",
            Self::Operator => "operator",
            Self::Admin => "admin",
        }
    }

    /// Reads that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// Whether this role may what is for `needed`.
    pub fn may(self, needed: Self) -> bool {
        self >= needed
    }
}

/// Somebody of the team, as their token shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// Their row; nil for the bootstrap token and for commands at the database itself.
    pub id: Uuid,
    /// Their name in the audit log.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// To what they may do it.
    pub scope: Scope,
    /// When the token ends; the bootstrap token does not.
    pub expires_at: Option<Timestamp>,
}

impl Operator {
    /// Whoever has the token of the server's settings.
    pub fn bootstrap() -> Self {
        Self::without_limits("bootstrap".into())
    }

    /// Whoever is at the keyboard of a command that has the database's address, and so may anything anyway.
    pub fn local(name: String) -> Self {
        Self::without_limits(name)
    }

    fn without_limits(name: String) -> Self {
        Self { id: Uuid::nil(), name, role: Role::Admin, scope: Scope::default(), expires_at: None }
    }
}

/// An operator's row, without what the token is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Their id.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// To what they may do it.
    pub scope: Scope,
    /// Who made the token.
    pub created_by: String,
    /// When.
    pub created_at: Timestamp,
    /// When the token ends.
    pub expires_at: Timestamp,
    /// When it was taken back, if it was.
    pub revoked_at: Option<Timestamp>,
}

/// An operator in one request: what the audit log says of who acted.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Who.
    pub operator: Operator,
    /// The request's id.
    pub request: String,
}

/// Why the team's books could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A value does not fit.
    #[error("{field}: expected {expected}")]
    Invalid {
        /// Which one, as the API names it.
        field: &'static str,
        /// What it should have been.
        expected: String,
    },
    /// There is an operator of this id, good token or not.
    #[error("there is an operator {0} already, whose token was shown once")]
    Exists(Uuid),
    /// There is no such operator, or their token is not good any more.
    #[error("there is no operator {0} with a good token")]
    NotFound(Uuid),
    /// The database did not do it.
    #[error("the operators could not be read or written")]
    Database(#[from] crate::db::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_what_the_ones_before_it_may_and_no_more() {
        for (place, role) in Role::ALL.into_iter().enumerate() {
            let may: Vec<bool> = Role::ALL.into_iter().map(|needed| role.may(needed)).collect();
            assert_eq!(may, (0..4).map(|needed| needed <= place).collect::<Vec<_>>(), "{role:?}");
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!(Role::parse("root"), None);
    }
}
