//! Tokens of the shared secret, checked without a general library around them: four times cheaper, and every person's
//! first request pays for one.
//!
//! What may not live here: another opinion. A token is accepted exactly if jsonwebtoken accepts it with the same
//! settings (`token.rs`), which the tests hold against it with tokens that are right, bent and made of chance.
//!
//! **Invariant:** the signature is checked before anything of the claims is read. The header is read by jsonwebtoken,
//! or is byte for byte the header of a token that was accepted before.

use std::borrow::Cow;
use std::fmt;

use arc_swap::ArcSwapOption;
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Algorithm;
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use super::token::{LEEWAY_SECONDS, TOKEN_BYTES_MAX};

/// Checks tokens of one secret.
pub(super) struct Checker {
    key: hmac::Key,
    issuer: String,
    audience: String,
    /// A service signs all its tokens under one header, so the last one saves reading the next.
    header: ArcSwapOption<String>,
}

/// What a token says of a person.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) subject: String,
    pub(super) region: Option<String>,
    pub(super) country: Option<String>,
    pub(super) locale: Option<String>,
}

/// The claims that are looked at. `exp` is a whole number, as it always was here.
#[derive(Deserialize)]
struct Claims<'a> {
    #[serde(borrow)]
    iss: Cow<'a, str>,
    #[serde(borrow)]
    aud: Audience<'a>,
    sub: String,
    exp: u64,
    #[serde(default, deserialize_with = "moment")]
    nbf: u64,
    #[serde(default)]
    region: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    locale: Option<String>,
}

impl Checker {
    pub(super) fn new(secret: &[u8], issuer: &str, audience: &str) -> Self {
        Self {
            key: hmac::Key::new(hmac::HMAC_SHA256, secret),
            issuer: issuer.to_owned(),
            audience: audience.to_owned(),
            header: ArcSwapOption::empty(),
        }
    }

    /// What the token says, if it is accepted at this second. At most `TOKEN_BYTES_MAX` bytes are looked at.
    pub(super) fn check(&self, token: &str, now: u64) -> Option<Said> {
        let (message, signature) = token.rsplit_once('.').filter(|_| token.len() <= TOKEN_BYTES_MAX)?;
        let (header, payload) = message.rsplit_once('.')?;
        let known = self.header.load().as_ref().is_some_and(|known| known.as_str() == header);
        if !known && jsonwebtoken::decode_header(token).ok()?.alg != Algorithm::HS256 {
            return None;
        }
        // A little more than what is decoded: the decoder asks for room for padding.
        let mut room = [0; 36];
        let length = URL_SAFE_NO_PAD.decode_slice(signature, &mut room).ok()?;
        hmac::verify(&self.key, message.as_bytes(), &room[..length]).ok()?;
        let said = self.read(payload, now)?;
        if !known {
            self.header.store(Some(header.to_owned().into()));
        }
        Some(said)
    }

    fn read(&self, payload: &str, now: u64) -> Option<Said> {
        let mut room = [0; TOKEN_BYTES_MAX / 4 * 3 + 3];
        let length = URL_SAFE_NO_PAD.decode_slice(payload, &mut room).ok()?;
        let json = &room[..length];
        // A list of values in order would do for the parser; for jsonwebtoken it never does.
        let object = json.iter().find(|byte| !b" \t\r\n".contains(byte)) == Some(&b'{');
        let claims: Claims<'_> = serde_json::from_slice(json).ok().filter(|_| object)?;
        let in_time = claims.exp >= now.saturating_sub(LEEWAY_SECONDS) && claims.nbf <= now + LEEWAY_SECONDS;
        let ours = claims.iss == self.issuer && claims.aud.names(&self.audience);
        let Claims { sub: subject, region, country, locale, .. } = claims;
        (in_time && ours).then_some(Said { subject, region, country, locale })
    }
}

/// One audience or several.
enum Audience<'a> {
    One(Cow<'a, str>),
    Several(Vec<String>),
}

impl Audience<'_> {
    fn names(&self, audience: &str) -> bool {
        match self {
            Self::One(one) => one == audience,
            Self::Several(several) => several.iter().any(|one| one == audience),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Audience<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Audience<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a list of strings")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Audience::One(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Audience::One(Cow::Owned(text.to_owned())))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut several = Vec::new();
                while let Some(one) = list.next_element()? {
                    several.push(one);
                }
                Ok(Audience::Several(several))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A moment in seconds, whole or not: what jsonwebtoken takes for one.
fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    struct Number;
    impl Visitor<'_> for Number {
        type Value = u64;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a number of seconds")
        }

        fn visit_u64<E: Error>(self, value: u64) -> Result<u64, E> {
            Ok(value)
        }

        fn visit_f64<E: Error>(self, value: f64) -> Result<u64, E> {
            let fits = value.is_finite() && value >= 0.0 && value < u64::MAX as f64;
            if fits { Ok(value.round() as u64) } else { Err(E::custom("not a moment")) }
        }
    }
    deserializer.deserialize_any(Number)
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::{DecodingKey, EncodingKey, Header};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::super::token::{self, Keys, Settings};
    use super::*;
    use crate::clock;

    const SECRET: &[u8] = b"0123456789abcdef0123456789abcdef";

    fn settings() -> Settings {
        Settings { issuer: "https://id".into(), audience: "largesse".into(), keys: Keys::Secret(SECRET.to_vec()) }
    }

    fn checker() -> Checker {
        Checker::new(SECRET, "https://id", "largesse")
    }

    fn now() -> u64 {
        clock::now().as_second() as u64
    }

    /// What jsonwebtoken makes of a token, by the settings that public keys are used with.
    fn theirs(text: &str) -> Option<Said> {
        let (key, validation) = (DecodingKey::from_secret(SECRET), token::validation(&settings(), Algorithm::HS256));
        let claims = jsonwebtoken::decode::<token::Claims>(text, &key, &validation).ok()?.claims;
        let token::Claims { sub: subject, region, country, locale, .. } = claims;
        Some(Said { subject, region, country, locale }).filter(|_| text.len() <= TOKEN_BYTES_MAX)
    }

    /// Both must say the same; returns whether they accept. A checker that knows a header and one that does not are the
    /// same checker.
    fn agree(text: &str) -> bool {
        let (fresh, seasoned) = (checker(), checker());
        assert!(seasoned.check(&signed("{\"alg\":\"HS256\"}", &good().to_string()), now()).is_some());
        let theirs = theirs(text);
        for ours in [fresh.check(text, now()), seasoned.check(text, now()), seasoned.check(text, now())] {
            assert_eq!(ours, theirs, "{text}");
        }
        theirs.is_some()
    }

    /// A token of this header and these claims, whatever they are, with a genuine signature.
    fn signed(header: &str, claims: &str) -> String {
        let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
        let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET);
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(hmac::sign(&key, message.as_bytes())))
    }

    fn good() -> Value {
        json!({"iss": "https://id", "aud": "largesse", "sub": "ann", "exp": now() + 600})
    }

    const HEADER: &str = r#"{"typ":"JWT","alg":"HS256"}"#;

    #[test]
    fn a_library_token_says_what_was_put_in_and_its_header_is_remembered() {
        let mut claims = good();
        claims["country"] = "DE".into();
        let key = EncodingKey::from_secret(SECRET);
        let text = jsonwebtoken::encode(&Header::default(), &claims, &key).unwrap();
        let checker = checker();
        let said = Said { subject: "ann".into(), region: None, country: Some("DE".into()), locale: None };
        for _ in 0..2 {
            assert_eq!(checker.check(&text, now()).as_ref(), Some(&said));
            assert_eq!(checker.header.load().as_deref().map(String::as_str), text.split('.').next());
        }
        // A header that comes with a wrong signature is not.
        let other = signed(r#"{"alg":"HS256"}"#, &good().to_string());
        assert_eq!(checker.check(&other[..other.len() - 4], now()), None);
        assert_eq!(checker.header.load().as_deref().map(String::as_str), text.split('.').next());
        assert!(agree(&text));
    }

    /// Values that some claim may have: right, wrong, of another type, at a limit.
    fn values() -> Vec<Value> {
        let now = now();
        let mut values: Vec<Value> = [
            json!(null),
            json!(true),
            json!(""),
            json!("ann"),
            json!("largesse"),
            json!("https://id"),
            json!("eu"),
            json!([]),
            json!(["largesse"]),
            json!(["x", "largesse"]),
            json!(["x"]),
            json!(["largesse", 1]),
            json!([["largesse"]]),
            json!({}),
            json!({"a": [1, {"b": null}]}),
            json!(0),
            json!(-1),
            json!(1.5),
            json!("é\u{1f354}\n\"\\"),
            json!("x".repeat(40)),
            json!("x".repeat(2000)),
            json!("x".repeat(4000)),
        ]
        .into();
        values.extend([now - 100, now + 100, now * 1000, u64::MAX].map(Value::from));
        values.extend([(now - 100) as f64 + 0.5, (now + 100) as f64 + 0.5, 1e300, -0.0].map(Value::from));
        values
    }

    #[test]
    fn every_value_in_every_claim_is_judged_as_jsonwebtoken_judges_it() {
        let names = ["iss", "aud", "sub", "exp", "nbf", "region", "country", "locale", "iat", "jti"];
        let (mut accepted, mut refused) = (0, 0);
        for name in names {
            let mut claims = good();
            claims.as_object_mut().unwrap().remove(name);
            for text in [claims.to_string()].into_iter().chain(values().into_iter().map(|value| {
                claims[name] = value;
                claims.to_string()
            })) {
                if agree(&signed(HEADER, &text)) { accepted += 1 } else { refused += 1 }
            }
        }
        assert!(accepted > 60 && refused > 60, "{accepted} {refused}");
    }

    #[test]
    fn odd_texts_and_headers_are_judged_as_jsonwebtoken_judges_them() {
        let claims = good().to_string();
        let exp = now() + 600;
        let inside = claims.trim_matches(['{', '}']).to_owned();
        let odd = [
            format!(" \n{claims}\t "),
            format!("{claims}x"),
            format!("{claims}{claims}"),
            format!("[{claims}]"),
            format!("[\"https://id\",\"largesse\",\"ann\",{exp}]"),
            format!("[\"https://id\",\"largesse\",\"ann\",{exp},0,null,null,null]"),
            format!("{{{inside},\"sub\":\"bob\"}}"),
            format!("{{{inside},\"nbf\":0,\"nbf\":0}}"),
            format!("{{{inside},\"x\":1,\"x\":2}}"),
            format!("{{{inside},\"x\":\"\\ud800\"}}"),
            format!("{{{inside},\"locale\":\"\\ud800\"}}"),
            format!("{{{inside},\"x\":1e999}}"),
            format!("{{{inside},\"nbf\":1e999}}"),
            format!("{{{inside},\"n\\u0062f\":99999999999}}"),
            format!("{{{inside},\"x\":{}1{}}}", "[".repeat(200), "]".repeat(200)),
            claims.replace("ann", "\\u0061nn"),
            claims.replace("largesse", "l\\u0061rgesse"),
            "{}".into(),
            String::new(),
            "null".into(),
            "\"largesse\"".into(),
            "{".into(),
        ];
        assert_eq!(odd.iter().filter(|text| agree(&signed(HEADER, text))).count(), 7);
        let headers = [
            r#"{"alg":"HS256"}"#,
            r#"{"alg":"HS256","kid":"a","x":[1]}"#,
            r#"{"typ":null,"alg":"HS256"}"#,
            r#"{"alg":"HS384"}"#,
            r#"{"alg":"none"}"#,
            r#"{"alg":"RS256"}"#,
            r#"{"typ":"JWT"}"#,
            r#"{"alg":"HS256","alg":"HS256"}"#,
            r#"{"alg":"HS256","kid":1}"#,
            r#"{"alg":"hs256"}"#,
            r#"["JWT"]"#,
            "",
            r#"{"alg":"HS256","crit":["b64"]}"#,
            r#"{"alg":"HS256"} "#,
            r#"{"alg":"HS256"}x"#,
        ];
        assert_eq!(headers.iter().filter(|header| agree(&signed(header, &claims))).count(), 5);
        let text = signed(HEADER, &claims);
        for odd in [format!("{text}="), format!(".{text}"), format!("{text}."), text.replace('.', ".."), "..".into()] {
            assert!(!agree(&odd));
        }
    }

    proptest! {
        #[test]
        fn a_bent_token_is_judged_the_same(place in 0_usize..300, instead in "[ -~]{0,2}", resigned: bool) {
            let genuine = signed(HEADER, &good().to_string());
            let place = place % genuine.len();
            let mut bent = genuine.clone();
            bent.replace_range(place..=place, &instead);
            if let (true, Some((message, _))) = (resigned, bent.rsplit_once('.')) {
                let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET);
                bent = format!("{message}.{}", URL_SAFE_NO_PAD.encode(hmac::sign(&key, message.as_bytes())));
            }
            agree(&bent);
        }

        #[test]
        fn bytes_of_chance_under_a_genuine_signature_are_judged_the_same(bytes in prop::collection::vec(any::<u8>(), 0..80), at in 0_usize..200) {
            let mut claims = good().to_string().into_bytes();
            let at = at % claims.len();
            claims.splice(at..at, bytes.iter().copied());
            let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(HEADER), URL_SAFE_NO_PAD.encode(claims));
            let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET);
            agree(&format!("{message}.{}", URL_SAFE_NO_PAD.encode(hmac::sign(&key, message.as_bytes()))));
        }

        #[test]
        fn text_of_chance_is_judged_the_same(text in "\\PC{0,100}(\\.\\PC{0,50}){0,3}") {
            agree(&text);
        }
    }
}
