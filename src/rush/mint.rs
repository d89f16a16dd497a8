//! The crowd's tokens: what `account::token::Minter` makes, for a fraction of the price, because a crowd mints one for
//! each request. Or its passes: with the mark of a crowd for servers that want a challenge solved, because nobody in a
//! crowd can solve anything; without one where every member has an account row that says what the pass says.
//!
//! What may not live here: what a token is accepted by; that is `account/token.rs`, and a test holds the two together.
//!
//! **Invariant:** a token made here says what the person's own would say, and is accepted by the same verifier; so does
//! a pass.

use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::json;

use super::people::Member;
use super::plan::Plan;
use crate::account::pass::{self, Mark, Pass};
use crate::account::token::{Keys, Settings};
use crate::clock;
use crate::region::Region;

/// `{"typ":"JWT","alg":"HS256"}`
const HEADER: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.";
/// How much longer a token is good than the person may need it.
const MARGIN: Duration = Duration::from_mins(2);
/// How long the part that all tokens share is used.
const SHARED_FOR: Duration = Duration::from_mins(1);
/// A subject as text.
const SUBJECT_BYTES: usize = 36;

/// Makes what the crowd shows of itself.
#[derive(Clone)]
pub struct Minter(Means);

#[derive(Clone)]
enum Means {
    Tokens(Box<Secret>),
    Passes(Arc<pass::Keys>, Option<Mark>),
}

/// What tokens are made with.
#[derive(Clone)]
struct Secret {
    issuer: String,
    audience: String,
    key: hmac::Key,
}

impl Minter {
    /// A minter of tokens for these settings, if they have a shared secret.
    pub fn new(settings: &Settings) -> Option<Self> {
        let Keys::Secret(secret) = &settings.keys else { return None };
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
        let (issuer, audience) = (settings.issuer.clone(), settings.audience.clone());
        Some(Self(Means::Tokens(Box::new(Secret { issuer, audience, key }))))
    }

    /// A minter of passes for people who may have no account row, and need to solve nothing.
    pub fn of_crowd_passes(keys: pass::Keys) -> Self {
        Self(Means::Passes(Arc::new(keys), Some(Mark::Crowd)))
    }

    /// A minter of passes as a server gives them. Every member must have an account row with this home and country.
    pub fn of_passes(keys: pass::Keys) -> Self {
        Self(Means::Passes(Arc::new(keys), None))
    }
}

/// What the crowd shows of itself.
pub enum Credentials {
    /// Tokens.
    Tokens(Box<Tokens>),
    /// Passes.
    Passes(Passes),
}

impl Credentials {
    /// The credentials of a plan's people.
    pub fn new(plan: &Plan, minter: &Minter) -> Self {
        match &minter.0 {
            Means::Tokens(secret) => Self::Tokens(Box::new(Tokens::new(plan, secret))),
            Means::Passes(keys, mark) => Self::Passes(Passes::new(plan, keys, *mark)),
        }
    }

    /// Lets new ones last as long as the first ones did. To be called now and then.
    pub fn renew(&mut self, now: Duration) {
        match self {
            Self::Tokens(tokens) => tokens.renew(now),
            Self::Passes(passes) => passes.expires_at = passes.end(),
        }
    }

    /// Appends what the member shows: the value of an `authorization` field.
    pub fn write(&mut self, member: &Member, out: &mut Vec<u8>) {
        out.extend_from_slice(b"Bearer ");
        match self {
            Self::Tokens(tokens) => tokens.write(member, out),
            Self::Passes(passes) => passes.write(member, out),
        }
    }
}

/// How long somebody may need what they show.
fn lifetime(plan: &Plan) -> Duration {
    plan.patience * 3 + SHARED_FOR + MARGIN
}

/// The crowd's passes.
pub struct Passes {
    keys: Arc<pass::Keys>,
    mark: Option<Mark>,
    lifetime: Duration,
    expires_at: Timestamp,
    homes: Vec<Region>,
    voices: Vec<String>,
}

impl Passes {
    fn new(plan: &Plan, keys: &Arc<pass::Keys>, mark: Option<Mark>) -> Self {
        let mut passes = Self {
            keys: Arc::clone(keys),
            mark,
            // No longer than a server may be told to make them live: a home is moved when they must be over.
            lifetime: lifetime(plan).min(Duration::from_secs(pass::LIFETIME_SECONDS_MAX)),
            expires_at: Timestamp::UNIX_EPOCH,
            homes: plan.regions.iter().map(|target| target.region.clone()).collect(),
            voices: plan.languages.clone(),
        };
        passes.expires_at = passes.end();
        passes
    }

    /// When a pass ends that is made now.
    fn end(&self) -> Timestamp {
        clock::now().saturating_add(self.lifetime).unwrap_or(Timestamp::MAX)
    }

    fn write(&self, member: &Member, out: &mut Vec<u8>) {
        let pass = Pass {
            account: member.account,
            home: self.homes[usize::from(member.home)].clone(),
            country: member.country.to_owned(),
            locale: self.voices[usize::from(member.language)].clone(),
            expires_at: self.expires_at,
            challenged: self.mark,
        };
        out.extend_from_slice(self.keys.mint(&pass).as_bytes());
    }
}

/// The crowd's tokens.
pub struct Tokens {
    secret: Secret,
    lifetime: Duration,
    shared: Shared,
    homes: Vec<String>,
    voices: Vec<String>,
    claims: Vec<u8>,
}

/// The part of a token that does not depend on the person, encoded and hashed already.
struct Shared {
    since: Duration,
    text: String,
    hashed: hmac::Context,
}

impl Tokens {
    fn new(plan: &Plan, secret: &Secret) -> Self {
        let lifetime = lifetime(plan);
        // Unwrap safety: text as JSON.
        let quoted = |text: &str| serde_json::to_string(text).expect("text as JSON");
        let home = |region: &str| format!(r#"","region":{}"#, quoted(region));
        let voice = |tag: &String| {
            let country = super::people::country(tag);
            let country = if country.is_empty() { String::new() } else { format!(r#","country":{}"#, quoted(country)) };
            format!(r#"{country},"locale":{}}}"#, quoted(tag))
        };
        Self {
            shared: Shared::new(secret, Duration::ZERO, lifetime),
            homes: plan.regions.iter().map(|target| home(target.region.as_str())).collect(),
            voices: plan.languages.iter().map(voice).collect(),
            secret: secret.clone(),
            lifetime,
            claims: Vec::new(),
        }
    }

    fn renew(&mut self, now: Duration) {
        if now >= self.shared.since + SHARED_FOR {
            self.shared = Shared::new(&self.secret, now, self.lifetime);
        }
    }

    fn write(&mut self, member: &Member, out: &mut Vec<u8>) {
        let mut subject = [0; SUBJECT_BYTES];
        self.claims.clear();
        self.claims.extend_from_slice(br#""sub":""#);
        self.claims.extend_from_slice(member.account.0.hyphenated().encode_lower(&mut subject).as_bytes());
        self.claims.extend_from_slice(self.homes[usize::from(member.home)].as_bytes());
        self.claims.extend_from_slice(self.voices[usize::from(member.language)].as_bytes());
        out.extend_from_slice(self.shared.text.as_bytes());
        let begun = out.len();
        append_base64(&self.claims, out);
        let mut hash = self.shared.hashed.clone();
        hash.update(&out[begun..]);
        out.push(b'.');
        append_base64(hash.sign().as_ref(), out);
    }
}

impl Shared {
    fn new(secret: &Secret, now: Duration, lifetime: Duration) -> Self {
        let expires = clock::now().as_second() as u64 + lifetime.as_secs();
        let (issuer, audience) = (json!(secret.issuer), json!(secret.audience));
        let mut claims = format!(r#"{{"iss":{issuer},"aud":{audience},"exp":{expires},"#);
        // Three bytes become four letters: after a multiple of three the rest can be encoded on its own.
        while !claims.len().is_multiple_of(3) {
            claims.push(' ');
        }
        let text = format!("{HEADER}{}", URL_SAFE_NO_PAD.encode(claims));
        let mut hashed = hmac::Context::with_key(&secret.key);
        hashed.update(text.as_bytes());
        Self { since: now, text, hashed }
    }
}

fn append_base64(bytes: &[u8], out: &mut Vec<u8>) {
    let begun = out.len();
    out.resize(begun + bytes.len().div_ceil(3) * 4, 0);
    // Unwrap safety: there is room for padding too, and none is written.
    let written = URL_SAFE_NO_PAD.encode_slice(bytes, &mut out[begun..]).expect("room for the letters");
    out.truncate(begun + written);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::token::Verifier;
    use crate::rush::plan::RegionTarget;

    fn settings(issuer: &str) -> Settings {
        let secret = b"0123456789abcdef0123456789abcdef".to_vec();
        Settings { issuer: issuer.into(), audience: "largesse".into(), keys: Keys::Secret(secret) }
    }

    fn plan() -> Plan {
        let target =
            |name: &str| RegionTarget { region: name.parse().unwrap(), servers: vec!["x:1".into()], weight: 1 };
        let languages = ["en", "ar", "zh-Hans", "tlh", "sr-Latn-RS"].map(str::to_owned).to_vec();
        Plan { languages, ..Plan::new("c", 200, vec![target("eu"), target("us-east1")]) }
    }

    fn token(credentials: &mut Credentials, member: &Member) -> String {
        let mut out = Vec::new();
        credentials.write(member, &mut out);
        String::from_utf8(out).unwrap().strip_prefix("Bearer ").unwrap().to_owned()
    }

    #[test]
    fn the_verifier_reads_everybody_as_they_are() {
        let plan = plan();
        for issuer in ["https://id", "https://i", "https://", "an \"odd\" one"] {
            let settings = settings(issuer);
            let verifier = Verifier::new(&settings).unwrap();
            let mut credentials = Credentials::new(&plan, &Minter::new(&settings).unwrap());
            for member in (0..plan.people).map(|number| Member::new(&plan, number)) {
                let token = token(&mut credentials, &member);
                assert_eq!(verifier.verify(&token).unwrap(), member.person(&plan), "{member:?}");
            }
        }
    }

    #[test]
    fn another_secret_or_a_changed_letter_is_refused() {
        let (plan, settings) = (plan(), settings("https://id"));
        let verifier = Verifier::new(&settings).unwrap();
        let other = Settings { keys: Keys::Secret(b"another secret of the right size".to_vec()), ..settings.clone() };
        let member = Member::new(&plan, 0);
        let forged = token(&mut Credentials::new(&plan, &Minter::new(&other).unwrap()), &member);
        assert!(verifier.verify(&forged).is_err());
        let good = token(&mut Credentials::new(&plan, &Minter::new(&settings).unwrap()), &member);
        let place = good.len() / 2;
        let letter = if &good[place..=place] == "A" { "B" } else { "A" };
        assert!(verifier.verify(&format!("{}{letter}{}", &good[..place], &good[place + 1..])).is_err());
    }

    #[test]
    fn a_renewed_token_is_accepted() {
        let (plan, settings) = (plan(), settings("https://id"));
        let mut credentials = Credentials::new(&plan, &Minter::new(&settings).unwrap());
        for (now, since) in [(59, 0), (61, 61)] {
            credentials.renew(Duration::from_secs(now));
            let Credentials::Tokens(tokens) = &credentials else { panic!("a minter of tokens") };
            assert_eq!(tokens.shared.since, Duration::from_secs(since));
        }
        let member = Member::new(&plan, 1);
        let token = token(&mut credentials, &member);
        assert_eq!(Verifier::new(&settings).unwrap().verify(&token).unwrap(), member.person(&plan));
    }

    #[test]
    fn a_pass_says_who_somebody_is_and_a_crowds_that_nothing_has_to_be_solved_and_no_row_was_read() {
        let plan = plan();
        let keys = || pass::Keys::derived(b"0123456789abcdef0123456789abcdef");
        let mut credentials = Credentials::new(&plan, &Minter::of_passes(keys()));
        credentials.renew(Duration::from_secs(61));
        for member in (0..plan.people).map(|number| Member::new(&plan, number)) {
            let pass = keys().check(&token(&mut credentials, &member), clock::now()).unwrap();
            assert_eq!(pass.challenged, None);
            assert!(pass.expires_at <= clock::now() + jiff::SignedDuration::from_secs(3600));
            let caller = crate::account::Caller::from(pass);
            assert_eq!((caller.home.clone(), caller.person), (member.person(&plan).region, member.person(&plan)));
        }
        let mut credentials = Credentials::new(&plan, &Minter::of_crowd_passes(keys()));
        let member = Member::new(&plan, 0);
        let pass = keys().check(&token(&mut credentials, &member), clock::now()).unwrap();
        let caller = crate::account::Caller::from(pass);
        assert_eq!((caller.home, caller.challenged), (None, Some(Mark::Crowd)));
        assert_eq!(caller.person, member.person(&plan));
    }

    #[test]
    fn public_keys_mint_nothing() {
        let keys = Keys::Public(serde_json::from_str(r#"{"keys":[]}"#).unwrap());
        assert!(Minter::new(&Settings { keys, ..settings("https://id") }).is_none());
    }
}
