//! The pass: a short-lived proof of who somebody is and where their rows are, which any server of any region checks
//! without a public key and without the database.
//!
//! The identity service's token is dear to verify and says nothing certain about the home. It is verified once, the
//! account's row is read or written, and what was learnt is signed with a key that all servers share. From then on one
//! HMAC tells the same. Text: `p1~key id~body~signature`; the body and the signature are base64url, the signature is
//! HMAC-SHA256 over everything before its `~`. No JWT has a `~`, so neither can be taken for the other.
//!
//! **Blocked accounts** need no list here. A pass alone grants nothing: the statement that decides reads the account's
//! status, or that no account has changed but those whom its asker does not ask for by pass (`roll.rs`), so who is
//! blocked after the pass was given is refused like anybody blocked. What answers without those statements is SORRY
//! from memory, which is as true for a blocked account as for any other, and a claim somebody already has, which a
//! block leaves to them. No new pass is given to who is blocked.
//!
//! **The mark** says that the account passed a challenge against bots (`admission/challenge/`). It is behind the last
//! text, a byte of its kind and the second in which the challenge was solved, and only there when it says something: a
//! pass without it is what it was before there were marks, and a server from before then reads a marked one as any
//! other. It is handed on as it is from a pass to the next one of the same account, for a day after the solving: who
//! waits for an opening with the page open can't be asked to solve something in its last minute, and what a challenge
//! makes dear is an account, not a minute of it. So one solved challenge is worth a day and one pass's life, however
//! often the pass is renewed. Who was only let in because nobody could judge has a mark for that one pass.
//!
//! **A crowd of ours** (`rush`) makes passes for itself where a challenge has to be passed. It has the keys and no
//! rows, so such a pass says that its home is a wish, like a token's.
//!
//! **Invariant:** nothing of a pass is looked at before its signature is right, and what is wrong with a forged one is
//! not told. A home and a country in a pass that is not a crowd's were read from the committed row of an account that
//! was not blocked; a home is moved only when no pass can live that names it.

#[cfg(test)]
mod tests;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use uuid::Uuid;

use super::{Account, Caller, Person};
use crate::id::AccountId;
use crate::region::Region;

/// The longest that a server may be told to make passes live, in seconds. Nobody is given one while they are blocked,
/// so it is also how long after a block one may be left.
pub const LIFETIME_SECONDS_MAX: u64 = 3600;
/// How a pass begins; the number is the version of the layout.
pub const PREFIX: &str = "p1~";
/// The shortest secret, in bytes: as long as the signature.
pub const SECRET_BYTES_MIN: usize = 32;
/// The longest key id, in characters.
const KEY_ID_MAX: usize = 16;
/// The longest pass that is looked at, in characters: all parts at their longest.
pub const TEXT_MAX: usize = 256;
const BODY_MAX: usize = 16 + 8 + 3 + 63 + COUNTRY_MAX + LOCALE_MAX + 1 + 8;
/// The kind of a mark whose challenge was solved; its second comes behind it.
const SOLVED: u8 = 1;
/// The kind of a mark that was given because nobody could judge; nothing comes behind it.
const ADMITTED: u8 = 2;
/// The kind of a crowd's mark; nothing comes behind it.
const CROWD: u8 = 3;
/// For how long after a challenge was solved the next pass of the same account has its mark, in seconds: as long as a
/// browser keeps a token.
pub const MARK_SECONDS: i64 = 24 * 3600;
const COUNTRY_MAX: usize = 2;
const LOCALE_MAX: usize = 35;
const SIGNATURE_BYTES: usize = 32;

/// Why an account may claim where a challenge has to be passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It has solved one, then. A pass keeps whole seconds.
    Solved(Timestamp),
    /// Nobody could judge, and whoever came was let in.
    Admitted,
    /// It is one of a crowd of ours, and nobody read its row.
    Crowd,
}

impl Mark {
    /// The mark of the account's next pass, if this one is handed on: unchanged, for a renewed one would never end.
    pub fn handed_on(self, now: Timestamp) -> Option<Self> {
        match self {
            Self::Solved(at) => (now.as_second().saturating_sub(at.as_second()) < MARK_SECONDS).then_some(self),
            Self::Admitted | Self::Crowd => None,
        }
    }
}

/// What a pass says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    /// The account.
    pub account: AccountId,
    /// Where its rows are, by the committed row.
    pub home: Region,
    /// ISO 3166 code, or empty.
    pub country: String,
    /// Language tag, or empty.
    pub locale: String,
    /// From this second on it is refused.
    pub expires_at: Timestamp,
    /// Why the account has passed the challenge, if it has.
    pub challenged: Option<Mark>,
}

impl Pass {
    /// A pass for an account as the database has it, without a mark. The language is the person's own word, if they
    /// have one.
    pub fn new(account: Account, spoken: &str, expires_at: Timestamp) -> Self {
        let locale = if spoken.is_empty() { account.locale } else { spoken.to_owned() };
        let Account { id, home, country, .. } = account;
        Self { account: id, home, country, locale, expires_at, challenged: None }
    }

    /// The mark that the next pass of this account has because this one had it.
    pub fn hands_on(&self, account: AccountId, now: Timestamp) -> Option<Mark> {
        self.challenged.filter(|_| self.account == account)?.handed_on(now)
    }

    /// Whether this account has a mark from this pass: by itself, or for the next one.
    pub fn marks(&self, account: AccountId, now: Timestamp) -> bool {
        let lives = self.account == account && self.challenged.is_some() && now < self.expires_at;
        lives || self.hands_on(account, now).is_some()
    }
}

impl From<Pass> for Caller {
    fn from(pass: Pass) -> Self {
        let Pass { account, home, country, locale, expires_at: _, challenged } = pass;
        let person = Person { account, region: Some(home.clone()), country, locale };
        let read = challenged != Some(Mark::Crowd);
        Self { person, home: read.then_some(home), challenged }
    }
}

/// Why a pass is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It was genuine and its time is over: get another one.
    #[error("the pass has expired")]
    Expired,
    /// Forged, damaged, or signed by a key that is no longer accepted. There is one answer for all reasons.
    #[error("the pass is not accepted")]
    Invalid,
}

/// What is wrong with a list of keys. Says nothing of a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}; expected ID:SECRET, separated by commas: an ID of 1 to 16 characters, a SECRET of at least 32 bytes")]
pub struct InvalidKeys(String);

struct Key {
    id: String,
    hmac: hmac::Key,
}

/// The keys that sign and verify passes: the first one signs, all verify.
pub struct Keys(Vec<Key>);

impl std::fmt::Debug for Keys {
    /// Never prints a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|key| &key.id)).finish()
    }
}

impl Keys {
    /// Reads `ID:SECRET` entries, separated by commas or lines.
    pub fn parse(list: &str) -> Result<Self, InvalidKeys> {
        let mut keys: Vec<Key> = Vec::new();
        for (number, entry) in list.split([',', '\n']).map(str::trim).filter(|entry| !entry.is_empty()).enumerate() {
            let wrong = |what: String| InvalidKeys(format!("key {}: {what}", number + 1));
            let (id, secret) = entry.split_once(':').ok_or_else(|| wrong("there is no `:`".into()))?;
            let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
            if id.is_empty() || id.len() > KEY_ID_MAX || !id.bytes().all(plain) {
                return Err(wrong("its ID has other characters than letters, digits, `-` and `_`, or too many".into()));
            }
            if secret.len() < SECRET_BYTES_MIN {
                return Err(wrong(format!("the secret of `{id}` has {} bytes", secret.len())));
            }
            if keys.iter().any(|key| key.id == id) {
                return Err(wrong(format!("the ID `{id}` is there twice")));
            }
            keys.push(Key { id: id.into(), hmac: hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()) });
        }
        if keys.is_empty() { Err(InvalidKeys("there is no key".into())) } else { Ok(Self(keys)) }
    }

    /// The key that servers have in common where none was set: made from the secret they share with the identity
    /// service, which could forge tokens as well.
    pub fn derived(token_secret: &[u8]) -> Self {
        let purpose = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, token_secret), b"largesse pass 1");
        Self(vec![Key { id: "token".into(), hmac: hmac::Key::new(hmac::HMAC_SHA256, purpose.as_ref()) }])
    }

    /// The pass as text, signed with the first key. Fractions of a second are left out, and so is a country or a
    /// language that is too long to be one.
    pub fn mint(&self, pass: &Pass) -> String {
        let mut body = Vec::with_capacity(BODY_MAX);
        body.extend(pass.account.0.as_bytes());
        body.extend(pass.expires_at.as_second().to_be_bytes());
        let fits = |text: &'_ str, most: usize| text.len() <= most;
        let country = if fits(&pass.country, COUNTRY_MAX) { pass.country.as_str() } else { "" };
        let locale = if fits(&pass.locale, LOCALE_MAX) { pass.locale.as_str() } else { "" };
        for text in [pass.home.as_str(), country, locale] {
            body.push(text.len() as u8);
            body.extend(text.as_bytes());
        }
        match pass.challenged {
            Some(Mark::Solved(at)) => {
                body.push(SOLVED);
                body.extend(at.as_second().to_be_bytes());
            }
            Some(Mark::Admitted) => body.push(ADMITTED),
            Some(Mark::Crowd) => body.push(CROWD),
            None => {}
        }
        let key = &self.0[0];
        let mut text = String::with_capacity(TEXT_MAX);
        text.push_str(PREFIX);
        text.push_str(&key.id);
        text.push('~');
        URL_SAFE_NO_PAD.encode_string(&body, &mut text);
        let signature = hmac::sign(&key.hmac, text.as_bytes());
        text.push('~');
        URL_SAFE_NO_PAD.encode_string(signature, &mut text);
        text
    }

    /// What the pass says, if it is genuine and its time is not over.
    pub fn check(&self, text: &str, now: Timestamp) -> Result<Pass, Refused> {
        let pass = self.genuine(text).ok_or(Refused::Invalid)?;
        if now < pass.expires_at { Ok(pass) } else { Err(Refused::Expired) }
    }

    /// What a genuine pass says or has said: its time may be over.
    pub fn genuine(&self, text: &str) -> Option<Pass> {
        let (signed, signature) = text.rsplit_once('~').filter(|_| text.len() <= TEXT_MAX)?;
        let (id, body) = signed.strip_prefix(PREFIX)?.split_once('~')?;
        let key = self.0.iter().find(|key| key.id == id)?;
        // The decoder asks for room for the padding that is not there.
        let mut room = [0; SIGNATURE_BYTES + 2];
        let length = URL_SAFE_NO_PAD.decode_slice(signature, &mut room).ok()?;
        hmac::verify(&key.hmac, signed.as_bytes(), &room[..length]).ok()?;
        let mut room = [0; TEXT_MAX];
        let length = URL_SAFE_NO_PAD.decode_slice(body, &mut room).ok()?;
        read(&room[..length])
    }
}

/// Reads a body whose signature was right. One that can't be read was signed by a program that is not this one.
fn read(body: &[u8]) -> Option<Pass> {
    let (account, rest) = body.split_first_chunk::<16>()?;
    let (expires_at, mut rest) = rest.split_first_chunk::<8>()?;
    let mut text = || {
        let (length, after) = rest.split_first()?;
        let (text, after) = after.split_at_checked(usize::from(*length))?;
        rest = after;
        std::str::from_utf8(text).ok()
    };
    let (home, country, locale) = (text()?, text()?, text()?);
    Some(Pass {
        account: AccountId(Uuid::from_bytes(*account)),
        home: home.parse().ok()?,
        country: country.to_owned(),
        locale: locale.to_owned(),
        expires_at: Timestamp::from_second(i64::from_be_bytes(*expires_at)).ok()?,
        challenged: read_mark(rest),
    })
}

/// Reads what is behind the texts. What is not exactly a mark is none: it may be a later program's word for something
/// else.
fn read_mark(rest: &[u8]) -> Option<Mark> {
    match rest.split_first()? {
        (&SOLVED, at) => {
            let at = <[u8; 8]>::try_from(at).ok()?;
            Timestamp::from_second(i64::from_be_bytes(at)).ok().map(Mark::Solved)
        }
        (&ADMITTED, []) => Some(Mark::Admitted),
        (&CROWD, []) => Some(Mark::Crowd),
        _ => None,
    }
}
