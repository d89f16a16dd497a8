//! The bootstrap token: one secret of the server's settings, with the role of an admin. It is for making the first
//! operators, and for the day when the database can't be asked who they are.
//!
//! **Invariant:** memory keeps a digest and never the token; a wrong one takes as long to refuse as any other.

use std::fmt;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{Digest, SHA256, digest};

/// The shortest token, in bytes: nobody guesses that.
pub const TOKEN_BYTES_MIN: usize = 32;

/// What a token is checked with.
pub struct AdminToken(Digest);

/// A token that could be guessed.
#[derive(Debug, thiserror::Error)]
#[error("{0} bytes, expected at least {TOKEN_BYTES_MIN}")]
pub struct TooShort(usize);

impl AdminToken {
    /// Keeps what is needed to know this token again.
    pub fn new(token: &str) -> Result<Self, TooShort> {
        if token.len() < TOKEN_BYTES_MIN {
            return Err(TooShort(token.len()));
        }
        Ok(Self(digest(&SHA256, token.as_bytes())))
    }

    /// Whether this is the token.
    pub fn is(&self, given: &str) -> bool {
        // Of digests, so that the time tells neither how long the token is nor where the two differ.
        verify_slices_are_equal(self.0.as_ref(), digest(&SHA256, given.as_bytes()).as_ref()).is_ok()
    }
}

impl fmt::Debug for AdminToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AdminToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_token_is_the_token_and_a_short_one_is_none() {
        let secret = "0123456789abcdef0123456789abcdef";
        let token = AdminToken::new(secret).unwrap();
        assert!(token.is(secret));
        for other in ["", &secret[1..], &format!("{secret} "), &secret.to_uppercase()] {
            assert!(!token.is(other), "{other}");
        }
        assert_eq!(AdminToken::new(&secret[1..]).unwrap_err().to_string(), "31 bytes, expected at least 32");
        assert!(!format!("{token:?}").contains("0123"));
    }
}
