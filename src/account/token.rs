//! The identity service's token: what is accepted, what it says, and making one for development.
//!
//! **Invariant:** no signature, wrong algorithm, issuer, audience or time, no subject: one and the same refusal, which
//! says nothing about why. The algorithm comes from the configured keys, never from the token. Tokens of the shared
//! secret are checked in `hs256.rs`, by the same rules.

use std::time::Duration;

use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use super::Person;
use super::hs256::{Checker, Said};
use crate::clock;
use crate::id::AccountId;

/// Seconds by which the identity service's clock may differ from ours.
pub(super) const LEEWAY_SECONDS: u64 = 5;
/// The longest token that is looked at, in bytes.
pub(super) const TOKEN_BYTES_MAX: usize = 4096;
/// The shortest shared secret, in bytes: as long as the signature (RFC 7518, 3.2).
pub const SECRET_BYTES_MIN: usize = 32;

/// Which tokens are accepted.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The one issuer.
    pub issuer: String,
    /// The audience that must be named.
    pub audience: String,
    /// The keys.
    pub keys: Keys,
}

/// The keys that sign tokens.
#[derive(Clone)]
pub enum Keys {
    /// A secret shared with the identity service: HS256.
    Secret(Vec<u8>),
    /// The identity service's public keys: RS256, ES256 or `EdDSA`, told apart by key id.
    Public(JwkSet),
}

impl std::fmt::Debug for Keys {
    /// Never prints a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Secret(_) => f.write_str("Secret(…)"),
            Self::Public(set) => write!(f, "Public({} keys)", set.keys.len()),
        }
    }
}

/// Why the keys can't be used, or why a token is refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The token is not accepted. There is one answer for all reasons.
    #[error("the token is not accepted")]
    Refused,
    /// The configured keys can't be used; the text says what was expected.
    #[error("{0}")]
    Keys(String),
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Claims {
    iss: String,
    aud: serde_json::Value,
    pub(super) sub: String,
    exp: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) locale: Option<String>,
}

struct Key {
    id: Option<String>,
    decoding: DecodingKey,
    validation: Validation,
}

/// Checks tokens.
pub struct Verifier {
    issuer: String,
    accepted: Accepted,
}

/// What is accepted: tokens of the shared secret, or of one of the public keys.
enum Accepted {
    Secret(Box<Checker>),
    Public(Vec<Key>),
}

impl Verifier {
    /// A verifier for these settings; says which key can't be used and why.
    pub fn new(settings: &Settings) -> Result<Self, Error> {
        let accepted = match &settings.keys {
            Keys::Secret(secret) if secret.len() < SECRET_BYTES_MIN => {
                return Err(Error::Keys(format!(
                    "the token secret has {} bytes, expected at least {SECRET_BYTES_MIN}",
                    secret.len()
                )));
            }
            Keys::Secret(secret) => {
                Accepted::Secret(Box::new(Checker::new(secret, &settings.issuer, &settings.audience)))
            }
            Keys::Public(set) => {
                let keys = set.keys.iter().filter(|jwk| signs(jwk)).map(|jwk| public_key(settings, jwk));
                Accepted::Public(keys.collect::<Result<_, _>>()?)
            }
        };
        if matches!(&accepted, Accepted::Public(keys) if keys.is_empty()) {
            return Err(Error::Keys("the key set is empty, expected at least one public key".into()));
        }
        Ok(Self { issuer: settings.issuer.clone(), accepted })
    }

    /// Who the token names, if it is accepted.
    pub fn verify(&self, token: &str) -> Result<Person, Error> {
        let said = match &self.accepted {
            Accepted::Secret(checker) => checker.check(token, clock::now().as_second() as u64),
            Accepted::Public(keys) => by_public_key(keys, token),
        };
        let Said { subject, region, country, locale } =
            said.filter(|said| !said.subject.is_empty()).ok_or(Error::Refused)?;
        Ok(Person {
            account: AccountId::from_subject(&self.issuer, &subject),
            region: region.and_then(|name| name.parse().ok()),
            country: word(country, 2).to_ascii_uppercase(),
            locale: word(locale, 35),
        })
    }
}

fn by_public_key(keys: &[Key], token: &str) -> Option<Said> {
    if token.len() > TOKEN_BYTES_MAX {
        return None;
    }
    let header = jsonwebtoken::decode_header(token).ok()?;
    let fits = |key: &&Key| match (&key.id, &header.kid) {
        (Some(ours), Some(theirs)) => ours == theirs,
        (Some(_), None) => keys.len() == 1,
        (None, _) => true,
    };
    // Keys without an id can't be told apart, so each that may fit is tried.
    let accepted = |key: &Key| jsonwebtoken::decode::<Claims>(token, &key.decoding, &key.validation).ok();
    let Claims { sub: subject, region, country, locale, .. } = keys.iter().filter(fits).find_map(accepted)?.claims;
    Some(Said { subject, region, country, locale })
}

/// A country or a language as codes are written; anything else is nothing, and gets into no row and no batch.
fn word(text: Option<String>, most: usize) -> String {
    let coded =
        |text: &String| text.len() <= most && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    text.filter(coded).unwrap_or_default()
}

/// jsonwebtoken accepts by default a token without audience, one that expired a minute ago, and one from the future.
pub(super) fn validation(settings: &Settings, algorithm: Algorithm) -> Validation {
    let mut validation = Validation::new(algorithm);
    validation.leeway = LEEWAY_SECONDS;
    validation.validate_nbf = true;
    validation.set_issuer(&[&settings.issuer]);
    validation.set_audience(&[&settings.audience]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    validation
}

/// Identity services publish keys for encryption beside those for signatures.
fn signs(jwk: &Jwk) -> bool {
    jwk.common.public_key_use != Some(PublicKeyUse::Encryption)
}

fn public_key(settings: &Settings, jwk: &Jwk) -> Result<Key, Error> {
    let id = jwk.common.key_id.clone();
    let name = id.as_deref().unwrap_or("without id").to_owned();
    let algorithm = match jwk.common.key_algorithm.map(|a| a.to_string()).as_deref() {
        Some("RS256") => Algorithm::RS256,
        Some("ES256") => Algorithm::ES256,
        Some("EdDSA") => Algorithm::EdDSA,
        other => {
            let found = other.unwrap_or("no algorithm");
            return Err(Error::Keys(format!("key {name}: `alg` is {found}, expected RS256, ES256 or EdDSA")));
        }
    };
    let decoding = DecodingKey::from_jwk(jwk).map_err(|e| Error::Keys(format!("key {name} can't be read: {e}")))?;
    Ok(Key { id, decoding, validation: validation(settings, algorithm) })
}

/// Makes tokens with the shared secret: for development, demos and load, where no identity service is at hand.
pub struct Minter {
    issuer: String,
    audience: String,
    key: EncodingKey,
}

impl Minter {
    /// A minter for these settings, if they have a shared secret.
    pub fn new(settings: &Settings) -> Option<Self> {
        let Keys::Secret(secret) = &settings.keys else { return None };
        let key = EncodingKey::from_secret(secret);
        Some(Self { issuer: settings.issuer.clone(), audience: settings.audience.clone(), key })
    }

    /// A token for this person that is good for `lifetime`.
    pub fn mint(&self, person: &Person, lifetime: Duration) -> String {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: self.audience.clone().into(),
            sub: person.account.to_string(),
            exp: clock::now().as_second() as u64 + lifetime.as_secs(),
            region: person.region.as_ref().map(ToString::to_string),
            country: some(&person.country),
            locale: some(&person.locale),
        };
        // Unwrap safety: HMAC over serializable claims can't fail.
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.key).expect("a signed token")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"0123456789abcdef0123456789abcdef";

    fn settings() -> Settings {
        Settings { issuer: "https://id".into(), audience: "largesse".into(), keys: Keys::Secret(SECRET.to_vec()) }
    }

    fn sign(header: &Header, claims: &serde_json::Value, secret: &[u8]) -> String {
        jsonwebtoken::encode(header, claims, &EncodingKey::from_secret(secret)).unwrap()
    }

    fn claims() -> serde_json::Value {
        let exp = clock::now().as_second() + 60;
        serde_json::json!({"iss": "https://id", "aud": "largesse", "sub": "ann", "exp": exp, "country": "DE"})
    }

    #[test]
    fn a_minted_token_names_the_person() {
        let person = Person {
            account: AccountId::random(),
            region: Some("eu".parse().unwrap()),
            country: "DE".into(),
            locale: "de".into(),
        };
        let token = Minter::new(&settings()).unwrap().mint(&person, Duration::from_secs(60));
        assert_eq!(Verifier::new(&settings()).unwrap().verify(&token).unwrap(), person);
    }

    #[test]
    fn every_forgery_is_refused() {
        let verifier = Verifier::new(&settings()).unwrap();
        let with = |key: &str, value: serde_json::Value| {
            let mut claims = claims();
            claims[key] = value;
            sign(&Header::default(), &claims, SECRET)
        };
        let without = |key: &str| {
            let mut claims = claims();
            claims.as_object_mut().unwrap().remove(key);
            sign(&Header::default(), &claims, SECRET)
        };
        let now = clock::now().as_second();
        assert!(verifier.verify(&sign(&Header::default(), &claims(), SECRET)).is_ok());
        let unsigned = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhbm4ifQ.";
        let forged = [
            ("alg none", unsigned.to_owned()),
            ("other secret", sign(&Header::default(), &claims(), b"another secret of the right length")),
            ("other algorithm", sign(&Header::new(Algorithm::HS512), &claims(), SECRET)),
            ("issuer", with("iss", "https://other".into())),
            ("audience", with("aud", "other".into())),
            ("expired", with("exp", (now - 30).into())),
            ("not yet", with("nbf", (now + 60).into())),
            ("empty subject", with("sub", "".into())),
            ("no audience", without("aud")),
            ("no issuer", without("iss")),
            ("no subject", without("sub")),
            ("no expiry", without("exp")),
            ("too long", with("sub", "x".repeat(5000).into())),
            ("nonsense", "a.b.c".into()),
        ];
        for (name, token) in forged {
            assert!(matches!(verifier.verify(&token), Err(Error::Refused)), "{name}");
        }
    }

    #[test]
    fn a_short_secret_is_named() {
        let short = Settings { keys: Keys::Secret(b"short".to_vec()), ..settings() };
        let error = Verifier::new(&short).err().unwrap().to_string();
        assert!(error.contains("5 bytes") && error.contains("32"), "{error}");
    }
}
