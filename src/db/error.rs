//! What the database did, in four kinds. Decided by SQLSTATE and by where the connection was lost, never by message
//! text.
//!
//! The list of codes that prove "did not happen" is short on purpose: whatever is not on it may have happened.

use tokio_postgres::error::SqlState;

use super::statements;

/// Why a statement has no result.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It did not happen: other transactions got in the way until the limit was reached.
    #[error("{statement} lost against other transactions {attempts} times")]
    Contended {
        /// The statement's name.
        statement: &'static str,
        /// How many times it was run.
        attempts: u32,
    },
    /// It did not happen: no connection could be had, or the server refused to work.
    #[error("the database can't be reached for {statement}")]
    Unavailable {
        /// The statement's name.
        statement: &'static str,
        /// Whether it was not even tried, because the database is known to be away.
        cut_off: bool,
        /// What the driver or the server said.
        #[source]
        source: Option<tokio_postgres::Error>,
    },
    /// It may have happened: the connection or the reply was lost while the statement ran, and it could not be run
    /// again in time.
    #[error("whether {statement} was committed is not known")]
    Ambiguous {
        /// The statement's name.
        statement: &'static str,
        /// What the driver or the server said last.
        #[source]
        source: Option<tokio_postgres::Error>,
    },
    /// It did not happen: the data broke a named constraint or could not be read.
    #[error("{statement} was refused for its data (constraint `{constraint}`)")]
    Data {
        /// The statement's name.
        statement: &'static str,
        /// The constraint that refused it; empty if the server names none.
        constraint: String,
        /// What the server said.
        #[source]
        source: tokio_postgres::Error,
    },
    /// It did not happen, and never will: the statement does not fit the schema.
    #[error("{statement} does not fit this database")]
    Broken {
        /// The statement's name.
        statement: &'static str,
        /// What the server said.
        #[source]
        source: tokio_postgres::Error,
    },
    /// The database could not be set up or understood.
    #[error("{message}")]
    Setup {
        /// What is wrong and what was expected.
        message: String,
        /// What the driver or the server said.
        #[source]
        source: Option<tokio_postgres::Error>,
    },
}

impl Error {
    /// A fault of set-up: what is wrong and what was expected.
    pub fn setup(message: impl Into<String>, source: Option<tokio_postgres::Error>) -> Self {
        Self::Setup { message: message.into(), source }
    }

    /// Whether nothing was tried because the database is known to be away, of which the log has heard.
    pub fn is_cut_off(&self) -> bool {
        matches!(self, Self::Unavailable { cut_off: true, .. })
    }

    /// Whether something may have been written all the same. What only reads leaves no such doubt.
    pub fn leaves_doubt(&self) -> bool {
        let Self::Ambiguous { statement, .. } = self else { return false };
        // The name of a transaction is no statement's, and each of ours is there to write.
        statements::ALL.iter().find(|known| known.name == *statement).is_none_or(|known| known.writes())
    }

    /// Whether the connected role lacks a privilege, where a question of set-up was asked.
    pub fn is_forbidden(&self) -> bool {
        let Self::Setup { source: Some(source), .. } = self else { return false };
        source.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE)
    }

    /// The constraint that refused the statement, if one did.
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Data { constraint, .. } => Some(constraint),
            _ => None,
        }
    }
}

/// How one attempt failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Serialization failure or deadlock: rolled back for certain.
    Contended,
    /// Nothing ran: no connection, no room, not ready.
    Unavailable,
    /// Nothing was sent: the database is known to be away.
    CutOff,
    /// It may have been committed.
    Ambiguous,
    /// Refused for its data.
    Data,
    /// Refused for its text.
    Broken,
}

impl Kind {
    /// The kind as a metric label.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Contended => "contended",
            Self::Unavailable => "unavailable",
            Self::CutOff => "cut-off",
            Self::Ambiguous => "ambiguous",
            Self::Data => "data",
            Self::Broken => "broken",
        }
    }
}

/// One failed attempt.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) kind: Kind,
    pub(super) source: Option<tokio_postgres::Error>,
}

/// Whether a database said this that goes on working: not a lost connection, not one that shuts down or starts.
pub(super) fn is_answer(error: &tokio_postgres::Error) -> bool {
    let code = error.code().map(SqlState::code);
    code.is_some_and(|code| !code.starts_with("08") && !["57P01", "57P02", "57P03"].contains(&code))
}

impl Failure {
    /// A statement that was not sent.
    pub(super) const CUT_OFF: Self = Self { kind: Kind::CutOff, source: None };

    /// Whether a database said it that goes on working.
    pub(super) fn is_answer(&self) -> bool {
        self.source.as_ref().is_some_and(is_answer)
    }

    /// A failure of a statement that had been sent.
    pub(super) fn sent(error: tokio_postgres::Error) -> Self {
        let kind = error.code().map_or(Kind::Ambiguous, classify);
        Self { kind, source: Some(error) }
    }

    /// A failure before anything was sent that could commit.
    pub(super) fn unsent(error: tokio_postgres::Error) -> Self {
        let kind = match error.code().map(classify) {
            None | Some(Kind::Ambiguous) => Kind::Unavailable,
            Some(kind) => kind,
        };
        Self { kind, source: Some(error) }
    }

    /// Whether the role may not do this.
    pub(super) fn is_forbidden(&self) -> bool {
        self.source.as_ref().and_then(|e| e.code()) == Some(&SqlState::INSUFFICIENT_PRIVILEGE)
    }

    /// The final error of a statement that failed like this.
    pub(super) fn into_error(self, statement: &'static str, attempts: u32) -> Error {
        match (self.kind, self.source) {
            (Kind::Contended, _) => Error::Contended { statement, attempts },
            (Kind::Data, Some(source)) => {
                let constraint = source.as_db_error().and_then(|e| e.constraint()).unwrap_or_default().to_owned();
                Error::Data { statement, constraint, source }
            }
            (Kind::Broken, Some(source)) => Error::Broken { statement, source },
            (Kind::Ambiguous, source) => Error::Ambiguous { statement, source },
            (kind, source) => Error::Unavailable { statement, cut_off: kind == Kind::CutOff, source },
        }
    }
}

/// COCKROACHDB and PostgreSQL agree on these codes. Class 22 and 23: data; 42: our text; 53300 and 57P03: not accepted
/// at all.
fn classify(code: &SqlState) -> Kind {
    match code.code() {
        "40001" | "40P01" | "55P03" => Kind::Contended,
        "53300" | "57P03" => Kind::Unavailable,
        other => match &other[..2] {
            "22" | "23" => Kind::Data,
            "42" | "0A" => Kind::Broken,
            _ => Kind::Ambiguous,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_is_left_by_what_writes_alone() {
        let lost = |statement| Error::Ambiguous { statement, source: None }.leaves_doubt();
        assert!(lost("claim_release") && lost("campaign.pause") && lost("region_add"));
        assert!(!lost("campaign_list") && !lost("quota_lock") && !lost("operator_find"));
        assert!(!Error::Unavailable { statement: "claim_release", cut_off: true, source: None }.leaves_doubt());
    }

    #[test]
    fn only_codes_that_prove_it_count_as_not_happened() {
        let check = |code: &str, kind| assert_eq!(classify(&SqlState::from_code(code)), kind, "{code}");
        check("40001", Kind::Contended);
        check("40P01", Kind::Contended);
        check("53300", Kind::Unavailable);
        check("57P03", Kind::Unavailable);
        check("40003", Kind::Ambiguous);
        check("57014", Kind::Ambiguous);
        check("57P01", Kind::Ambiguous);
        check("08006", Kind::Ambiguous);
        check("58C00", Kind::Ambiguous);
        check("XX000", Kind::Ambiguous);
        check("23505", Kind::Data);
        check("22P02", Kind::Data);
        check("42P01", Kind::Broken);
    }
}
