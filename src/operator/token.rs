//! Operators' tokens: 256 bits of chance behind a prefix that secret scanners can look for, shown once.
//!
//! **Invariant:** what is kept, here and in the database, is the SHA-256 of a token. That is enough against whoever
//! reads the table, because nobody can try 2²⁵⁶ of them; a slow hash would only make every request slow.

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// What every token begins with.
pub const PREFIX: &str = "lgo_";

/// Bytes of chance.
const BYTES: usize = 32;

/// A token that was just made. Only its owner sees it, and only once.
pub struct Token(String);

/// What is known of a token: enough to know it again.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash([u8; 32]);

impl Token {
    /// A new one; none if the machine has no chance to give.
    pub fn random() -> Option<Self> {
        let mut bytes = [0; BYTES];
        aws_lc_rs::rand::fill(&mut bytes).ok()?;
        Some(Self(format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes))))
    }

    /// What its owner is shown.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Hash {
    /// The digest of what somebody shows; none of what can't be an operator's token, for which no database is asked.
    pub fn of(shown: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(shown.strip_prefix(PREFIX)?).ok()?;
        if bytes.len() != BYTES {
            return None;
        }
        digest(&SHA256, shown.as_bytes()).as_ref().try_into().ok().map(Self)
    }

    /// As the database has it.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_known_again_by_their_hash_and_nothing_else_is_taken_for_one() {
        let (one, other) = (Token::random().unwrap(), Token::random().unwrap());
        let hash = Hash::of(one.reveal()).unwrap();
        assert!(Hash::of(one.reveal()) == Some(hash) && Hash::of(other.reveal()) != Some(hash));
        assert_eq!((one.reveal().len(), hash.as_bytes().len()), (47, 32));
        let short = &one.reveal()[..46];
        for odd in ["", "lgo_", short, &one.reveal()[4..], &format!("{}A", one.reveal()), "lgo_=", "eyJ.eyJ.x"] {
            assert_eq!(Hash::of(odd), None, "{odd}");
        }
        assert!(!format!("{one:?} {hash:?}").contains(&one.reveal()[4..]));
    }
}
