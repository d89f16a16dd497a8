//! The names of things: one type for each kind of id, so that an account can't be passed where a campaign is meant.
//!
//! Parsing happens here once; code behind it trusts the type. No I/O.

use std::fmt;

use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new random id.
            pub fn random() -> Self {
                Self(Uuid::new_v4())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// A campaign: one supply that is handed out.
    CampaignId
);
id!(
    /// An account of the existing user service.
    AccountId
);
id!(
    /// One attempt to claim, the same for every retry of it.
    RequestId
);
id!(
    /// One movement of units between two counter rows.
    TransferId
);

/// The longest name of a campaign in addresses, in characters.
pub const SLUG_MAX: usize = 64;

/// Whether a text can name a campaign in addresses: 1 to `SLUG_MAX` lower-case letters, digits and hyphens. A name that
/// was given is that campaign's for ever: no campaign is removed or named anew.
pub fn is_slug(text: &str) -> bool {
    (1..=SLUG_MAX).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The longest idempotency key a client may send, in characters.
pub const IDEMPOTENCY_KEY_MAX: usize = 128;

impl AccountId {
    /// The account behind a token's subject: the subject itself if it is a UUID, else the `UUIDv5` of issuer and
    /// subject.
    ///
    /// Only one issuer is configured and accepted, so two issuers can't name the same raw UUID.
    pub fn from_subject(issuer: &str, subject: &str) -> Self {
        Uuid::parse_str(subject).map_or_else(
            |_| {
                let issuer = Uuid::new_v5(&Uuid::NAMESPACE_URL, issuer.as_bytes());
                Self(Uuid::new_v5(&issuer, subject.as_bytes()))
            },
            Self,
        )
    }
}

impl AccountId {
    /// How the audit log and the roll name the account: made from the id and not to be turned back into it, so that
    /// what stands there for ever says nothing about somebody whose id is known nowhere any more.
    pub fn alias(self) -> Uuid {
        let log = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://largesse.dev/audit/accounts");
        Uuid::new_v5(&log, self.0.as_bytes())
    }
}

impl RequestId {
    /// The request that a client's idempotency key names: the same account and key are always the same request.
    pub fn from_key(account: AccountId, key: &str) -> Self {
        Self(Uuid::new_v5(&account.0, key.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_subject_is_the_account_and_any_other_depends_on_the_issuer() {
        let raw = "0191e0a4-0000-7000-8000-00000000002a";
        assert_eq!(AccountId::from_subject("a", raw).to_string(), raw);
        let (a, b) = (AccountId::from_subject("a", "ann"), AccountId::from_subject("b", "ann"));
        assert_ne!(a, b);
        assert_eq!(a, AccountId::from_subject("a", "ann"));
    }

    #[test]
    fn the_same_key_of_another_account_is_another_request() {
        let (a, b) = (AccountId::random(), AccountId::random());
        assert_ne!(RequestId::from_key(a, "k"), RequestId::from_key(b, "k"));
        assert_eq!(RequestId::from_key(a, "k"), RequestId::from_key(a, "k"));
    }
}
