//! A challenge against bots: another service is asked whether somebody's response to its challenge is good.
//!
//! Services of this kind speak one protocol, `siteverify`: a form with `secret`, `response` and perhaps `remoteip`, and
//! JSON with `success` as the answer. Cloudflare Turnstile, hCaptcha and Google reCAPTCHA do, and so may a team's own
//! service: one that checks the attestation of an app, an invitation, a proof of work.
//!
//! **Where it is asked**: when somebody gets a pass, never when they claim. 33,000 claims a second can't each ask
//! somebody else, and a rush must not stand still because a stranger's service does. The pass is marked, and a claim
//! looks at the mark (`account/pass.rs`).
//!
//! **A service that is away** costs people one wait and not each of them (`breaker.rs`), and at most so many at the
//! same time. What becomes of them is a setting. Where it lets them in, it does so only while the breaker is open: one
//! answer that fails proves nothing, because who sent the response may have made it fail.
//!
//! **People's addresses** are not told unless that is set: whoever solves a challenge has shown the service theirs
//! already, a phone may come to it by IPv6 and to us by IPv4, and behind a balancer that nobody named all of them are
//! the balancer's.
//!
//! What may not live here: what a page shows, and HTTP's words for a verdict (`http/challenge/`).
//!
//! **Invariant:** a response is asked about once each time it is sent, which clients do again after 503 or 429; that it
//! counts once is for the service to see to. It is never logged; neither is the secret. Nobody is let in by an answer
//! that could not be read.

mod breaker;
mod said;

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hyper::Request;
use hyper::header::{ACCEPT, CONTENT_TYPE};

use self::breaker::{Breaker, Turn};
use self::said::Said;
use super::bulkhead::Bulkhead;
use crate::clock;
use crate::outbound::{self, Base, Client, InvalidBase};

/// The longest response, in characters. Cloudflare names 2,048 as the most; hCaptcha names none and has sent more than
/// 4,000.
pub const RESPONSE_CHARS_MAX: usize = 8192;
/// The longest answer that is read, in bytes; a usual one has 200.
const ANSWER_BYTES_MAX: usize = 16 * 1024;

/// Who is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Service {
    /// Cloudflare Turnstile.
    Turnstile,
    /// hCaptcha.
    Hcaptcha,
    /// Google reCAPTCHA v2, the one with the box.
    Recaptcha,
    /// A team's own, at this address.
    Own(Base),
}

impl FromStr for Service {
    type Err = InvalidBase;

    fn from_str(text: &str) -> Result<Self, InvalidBase> {
        match text {
            "turnstile" => Ok(Self::Turnstile),
            "hcaptcha" => Ok(Self::Hcaptcha),
            "recaptcha" => Ok(Self::Recaptcha),
            own => own.parse().map(Self::Own),
        }
    }
}

impl Service {
    /// Its name, for clients and logs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Turnstile => "turnstile",
            Self::Hcaptcha => "hcaptcha",
            Self::Recaptcha => "recaptcha",
            Self::Own(_) => "own",
        }
    }

    /// Where it is asked.
    pub fn address(&self) -> Result<Base, InvalidBase> {
        match self {
            Self::Turnstile => "https://challenges.cloudflare.com/turnstile/v0/siteverify".parse(),
            Self::Hcaptcha => "https://api.hcaptcha.com/siteverify".parse(),
            Self::Recaptcha => "https://www.google.com/recaptcha/api/siteverify".parse(),
            Self::Own(base) => Ok(base.clone()),
        }
    }
}

/// What becomes of people while the service is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenAway {
    /// They are told to come back.
    Refuse,
    /// They are let in as if they had passed.
    Admit,
}

/// How the service is asked.
pub struct Settings {
    /// Who it is.
    pub service: Service,
    /// What it knows us by.
    pub secret: String,
    /// The hosts on which a response may have been made, in small letters; any if there is none.
    pub hosts: Vec<String>,
    /// How long an answer may take.
    pub within: Duration,
    /// Questions at the same time.
    pub at_once: usize,
    /// What becomes of people while it is away.
    pub when_away: WhenAway,
}

impl fmt::Debug for Settings {
    /// Never prints the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("service", &self.service).finish_non_exhaustive()
    }
}

/// What became of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The service says that it is good.
    Passed,
    /// The service says that it is not, or that it was made elsewhere.
    Failed,
    /// There was no answer, or none that says anything of this response. It may be used up.
    Away,
    /// The service is away, and whoever comes is let in.
    Admitted,
    /// Too many are being asked about.
    Overloaded,
}

impl Verdict {
    /// All of them, for counts that are there from the start.
    pub const ALL: [Self; 5] = [Self::Passed, Self::Failed, Self::Away, Self::Admitted, Self::Overloaded];

    /// Its name in metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Away => "away",
            Self::Admitted => "admitted",
            Self::Overloaded => "overloaded",
        }
    }
}

/// Asks the service.
pub struct Checker {
    address: String,
    /// The beginning of every question, with the secret in it.
    secret: String,
    hosts: Vec<String>,
    client: Client,
    within: Duration,
    when_away: WhenAway,
    room: Bulkhead,
    breaker: Breaker,
    /// Whether it refused our secret when it was asked last.
    refused: AtomicBool,
}

/// Why there is nobody to ask.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// It has no address.
    #[error(transparent)]
    Address(#[from] InvalidBase),
    /// Its certificates could not be judged.
    #[error(transparent)]
    Client(#[from] outbound::Error),
}

impl Checker {
    /// A checker that has not asked yet; nothing is sent.
    pub fn new(settings: Settings) -> Result<Self, Unusable> {
        let Settings { service, secret, hosts, within, at_once, when_away } = settings;
        let base = service.address()?;
        Ok(Self {
            address: base.at(""),
            secret: field("", "secret", &secret),
            hosts,
            client: Client::to(&base)?,
            within,
            when_away,
            room: Bulkhead::new(at_once),
            breaker: Breaker::new(clock::monotonic()),
            refused: AtomicBool::new(false),
        })
    }

    /// What became of this response, which came from this address, if that is told.
    pub async fn ask(&self, response: &str, from: Option<IpAddr>) -> Verdict {
        let Some(_room) = self.room.enter() else { return Verdict::Overloaded };
        if !self.breaker.lets_ask(clock::monotonic()) {
            return self.away();
        }
        let Some(said) = self.question(response, from).await else {
            if self.breaker.silent(clock::monotonic()) == Turn::Opened {
                tracing::error!("the challenge's service is away; it is asked now and then until it answers again");
            }
            return self.away();
        };
        if self.breaker.answered() == Turn::Closed {
            tracing::info!("the challenge's service answers again");
        }
        self.note(said);
        match said {
            Said::Good => Verdict::Passed,
            Said::Bad => Verdict::Failed,
            Said::Puzzled | Said::NotUs => Verdict::Away,
        }
    }

    /// Says it once when the service begins to refuse our secret, not for each person who comes.
    fn note(&self, said: Said) {
        let refused = said == Said::NotUs;
        if refused && !self.refused.swap(refused, Ordering::Relaxed) {
            tracing::error!("the challenge's service does not accept our secret (LARGESSE_CHALLENGE_SECRET)");
        } else if !refused && self.refused.load(Ordering::Relaxed) {
            self.refused.store(false, Ordering::Relaxed);
        }
    }

    /// One failure may be the doing of who sent the response: nobody is let in before it is sure who is away.
    fn away(&self) -> Verdict {
        match self.when_away {
            WhenAway::Admit if self.breaker.is_open() => Verdict::Admitted,
            WhenAway::Admit | WhenAway::Refuse => Verdict::Away,
        }
    }

    /// Asks; nothing if there is no answer that can be read.
    async fn question(&self, response: &str, from: Option<IpAddr>) -> Option<Said> {
        let mut form = field(&self.secret, "response", response);
        if let Some(from) = from {
            form = field(&form, "remoteip", &from.to_canonical().to_string());
        }
        let request = Request::post(&self.address)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json")
            .body(outbound::ready(form));
        // Unwrap safety: an address that could be parsed, and two constant fields.
        let request = request.expect("a request");
        match self.client.ask(request, self.within, ANSWER_BYTES_MAX).await {
            Ok(answer) => said::read(answer.status.as_u16(), &answer.body, &self.hosts),
            Err(error) => {
                tracing::debug!(%error, "the challenge's service did not answer");
                None
            }
        }
    }
}

/// A form with one more field.
fn field(form: &str, name: &str, value: &str) -> String {
    let mut text = String::with_capacity(form.len() + name.len() + value.len() + 2);
    text.push_str(form);
    if !form.is_empty() {
        text.push('&');
    }
    text.push_str(name);
    text.push('=');
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
            text.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_says_what_was_sent_and_adds_no_other() {
        assert_eq!(field("", "secret", "a-b_c.d~e0"), "secret=a-b_c.d~e0");
        assert_eq!(field("secret=s", "response", "x&success=1 ü%"), "secret=s&response=x%26success%3D1%20%C3%BC%25");
    }

    #[test]
    fn every_service_has_an_address_that_keeps_secrets_and_a_name_that_is_read_back() {
        for service in [Service::Turnstile, Service::Hcaptcha, Service::Recaptcha] {
            let address = service.address().unwrap();
            assert!(address.keeps_secrets() && address.to_string().ends_with("siteverify"), "{address}");
            assert_eq!(service.name().parse(), Ok(service));
        }
        let own: Service = "https://check.example.com/siteverify".parse().unwrap();
        assert_eq!((own.name(), own.address().unwrap().at("")), ("own", "https://check.example.com/siteverify".into()));
        for odd in ["", "Turnstile", "cloudflare", "own", "check.example.com"] {
            assert!(odd.parse::<Service>().is_err(), "{odd}");
        }
    }

    #[test]
    fn no_secret_is_printed() {
        let settings = Settings {
            service: Service::Turnstile,
            secret: "a secret".into(),
            hosts: Vec::new(),
            within: Duration::from_secs(3),
            at_once: 1,
            when_away: WhenAway::Refuse,
        };
        assert!(!format!("{settings:?}").contains("a secret"));
    }
}
