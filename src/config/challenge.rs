//! The challenge against bots, as an operator sets it: whose, with which keys, and what becomes of people while its
//! service is away.
//!
//! **Invariant:** what does not fit together ends the start by the name of the setting. The secret is sent to no place
//! that does not keep it.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use hyper::Uri;

use super::{Error, read};
use crate::admission::challenge::{Service, Settings, WhenAway};

const SERVICE: &str = "LARGESSE_CHALLENGE";
const SECRET: &str = "LARGESSE_CHALLENGE_SECRET";
const SITE_KEY: &str = "LARGESSE_CHALLENGE_SITE_KEY";
const SCRIPT: &str = "LARGESSE_CHALLENGE_SCRIPT";
const CLASS: &str = "LARGESSE_CHALLENGE_CLASS";
/// The longest site key; those of the known services have 40 characters.
const SITE_KEY_CHARS_MAX: usize = 256;

/// Whose challenge, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen(Option<Service>);

fn chosen(text: &str) -> Result<Chosen, String> {
    let expected =
        "expected off, turnstile, hcaptcha, recaptcha, or the address at which a service of your own is asked";
    if text == "off" { Ok(Chosen(None)) } else { text.parse().map(|s| Chosen(Some(s))).map_err(|_| expected.into()) }
}

/// What becomes of people while the service is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Away {
    /// 503: they come back, and solve another one.
    Refuse,
    /// They are let in as if they had passed, and counted; only while it is sure that the service is away.
    Admit,
}

/// The challenge against bots.
#[derive(Args, Clone, Debug)]
pub struct ChallengeArgs {
    /// What has to be solved once before a claim: `off`, `turnstile` (Cloudflare), `hcaptcha`, `recaptcha` (Google,
    /// v2), or the address at which a service of your own answers as they do (siteverify)
    ///
    /// With it, a claim needs a pass that was given for a solved challenge; a token alone is answered 403. Set the same
    /// on all servers of all regions.
    #[arg(long, env = "LARGESSE_CHALLENGE", value_name = "SERVICE", default_value = "off", value_parser = chosen)]
    pub challenge: Chosen,
    /// The secret that the service knows us by
    #[arg(long, env = "LARGESSE_CHALLENGE_SECRET", hide_env_values = true, value_name = "SECRET")]
    pub challenge_secret: Option<String>,
    /// A file with that secret
    #[arg(long, env = "LARGESSE_CHALLENGE_SECRET_FILE", value_name = "FILE", conflicts_with = "challenge_secret")]
    pub challenge_secret_file: Option<PathBuf>,
    /// The key that the page and apps show the challenge with; it is no secret
    #[arg(long, env = "LARGESSE_CHALLENGE_SITE_KEY", value_name = "KEY")]
    pub challenge_site_key: Option<String>,
    /// The hosts on which a response may have been made; any if left out
    ///
    /// Without it, whoever has the site key can have it solved on a site of theirs, unless the service looks after
    /// that.
    #[arg(long, env = "LARGESSE_CHALLENGE_HOSTNAME", value_name = "HOST,…", value_delimiter = ',')]
    pub challenge_hostname: Vec<String>,
    /// A service of your own: the script that draws its challenge on the page; `{lang}` stands for the reader's
    /// language
    ///
    /// It looks for an element of --challenge-class, reads its data-sitekey, data-lang, data-theme and data-size, and
    /// calls the function that data-callback names with the response. A `reset` event on the element asks for another
    /// one. Without a script only apps can solve the challenge, and the page says so.
    #[arg(long, env = "LARGESSE_CHALLENGE_SCRIPT", value_name = "URL")]
    pub challenge_script: Option<String>,
    /// A service of your own: the class of the element that its script looks for
    #[arg(long, env = "LARGESSE_CHALLENGE_CLASS", value_name = "NAME")]
    pub challenge_class: Option<String>,
    /// What becomes of people while the service is away
    #[arg(long, env = "LARGESSE_CHALLENGE_WHEN_AWAY", value_enum, default_value = "refuse")]
    pub challenge_when_away: Away,
    /// Milliseconds that the service may take
    #[arg(long, env = "LARGESSE_CHALLENGE_MS", value_name = "MS", default_value_t = 3_000)]
    #[arg(value_parser = clap::value_parser!(u64).range(50..=30_000))]
    pub challenge_ms: u64,
    /// Responses that the service is asked about at the same time; for one more it is said to come back
    #[arg(long, env = "LARGESSE_CHALLENGE_AT_ONCE", value_name = "N", default_value_t = 256)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub challenge_at_once: u32,
    /// Tells the service from which address a response came (`remoteip`); behind balancers, name them first
    /// (--trusted-proxies)
    #[arg(long, env = "LARGESSE_CHALLENGE_TELL_ADDRESS")]
    pub challenge_tell_address: bool,
    /// Allows a service of your own on another machine to be asked in the clear, in a network that nobody else is in
    #[arg(long, env = "LARGESSE_CHALLENGE_ALLOW_HTTP")]
    pub challenge_allow_http: bool,
}

/// A script on a page, from a service of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its address.
    pub address: String,
    /// Scheme, host and port of that.
    pub origin: String,
    /// The class of the element that it looks for.
    pub class: String,
}

/// A challenge as it was set.
#[derive(Debug)]
pub struct ChallengeSettings {
    /// How its service is asked.
    pub service: Settings,
    /// What the service knows the site by; may be empty for one of one's own.
    pub site_key: String,
    /// What pages show, where the service is one's own and pages show something.
    pub script: Option<Script>,
    /// Whether the service is told addresses.
    pub tells_address: bool,
}

impl ChallengeArgs {
    /// The challenge behind these arguments, if there is one.
    pub fn settings(&self) -> Result<Option<ChallengeSettings>, Error> {
        let Some(service) = self.challenge.0.clone() else { return Ok(None) };
        let own = matches!(service, Service::Own(_));
        let address = service.address().map_err(|error| Error::new(SERVICE, error.to_string()))?;
        if !address.keeps_secrets() && !self.challenge_allow_http {
            let expected =
                "the secret would be sent in the clear; expected https://…, or LARGESSE_CHALLENGE_ALLOW_HTTP";
            return Err(Error::new(SERVICE, expected));
        }
        let (site_key, script) = (self.site_key(own)?, self.script(own)?);
        let service = Settings {
            service,
            secret: self.secret()?,
            hosts: self.hosts()?,
            within: Duration::from_millis(self.challenge_ms),
            at_once: self.challenge_at_once as usize,
            when_away: match self.challenge_when_away {
                Away::Refuse => WhenAway::Refuse,
                Away::Admit => WhenAway::Admit,
            },
        };
        Ok(Some(ChallengeSettings { service, site_key, script, tells_address: self.challenge_tell_address }))
    }

    fn secret(&self) -> Result<String, Error> {
        let (name, secret) = match (&self.challenge_secret_file, &self.challenge_secret) {
            (Some(file), _) => {
                let name = "LARGESSE_CHALLENGE_SECRET_FILE";
                (name, read(name, file)?.trim_end().to_owned())
            }
            (None, secret) => (SECRET, secret.clone().unwrap_or_default()),
        };
        if secret.is_empty() {
            let missing = "not set; expected the secret that the service gave you for this site";
            return Err(Error::new(name, missing));
        }
        Ok(secret)
    }

    fn site_key(&self, own: bool) -> Result<String, Error> {
        let key = self.challenge_site_key.clone().unwrap_or_default();
        if key.is_empty() && !own {
            return Err(Error::new(SITE_KEY, "not set; expected the key that the service gave you for this site"));
        }
        if key.chars().count() > SITE_KEY_CHARS_MAX || key.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(Error::new(
                SITE_KEY,
                format!("expected at most {SITE_KEY_CHARS_MAX} characters, none a space"),
            ));
        }
        Ok(key)
    }

    fn hosts(&self) -> Result<Vec<String>, Error> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
        // A variable that is there and empty names none.
        let named = self.challenge_hostname.iter().filter(|host| !host.is_empty());
        for host in named.clone() {
            if !host.bytes().all(plain) {
                let expected = "expected the names of hosts alone, such as give.example.com";
                return Err(Error::new("LARGESSE_CHALLENGE_HOSTNAME", expected));
            }
        }
        Ok(named.map(|host| host.to_ascii_lowercase()).collect())
    }

    /// What of the two is set must be set for a service of one's own, and both or none.
    fn script(&self, own: bool) -> Result<Option<Script>, Error> {
        let (script, class) = (self.challenge_script.as_deref(), self.challenge_class.as_deref());
        let needless = "set for a service that has its own; expected it only with the address of a service of yours";
        match (script, class) {
            (None, None) => Ok(None),
            (Some(_), _) if !own => Err(Error::new(SCRIPT, needless)),
            (None, Some(_)) if !own => Err(Error::new(CLASS, needless)),
            (Some(_), None) => Err(Error::new(CLASS, "not set; expected the class that the script looks for")),
            (None, Some(_)) => Err(Error::new(SCRIPT, "not set; expected the address of the script")),
            (Some(script), Some(class)) => {
                let origin = origin(script).ok_or_else(|| {
                    Error::new(SCRIPT, "expected the address of a script, https://HOST/PATH, as a browser reaches it")
                })?;
                let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
                if class.is_empty() || !class.bytes().all(plain) {
                    return Err(Error::new(CLASS, "expected letters, digits, `-` and `_`"));
                }
                Ok(Some(Script { address: script.into(), origin, class: class.into() }))
            }
        }
    }
}

/// Scheme, host and port of an address, of characters that mean nothing in a page's policy.
fn origin(address: &str) -> Option<String> {
    // The reader's language stands for nothing in an origin.
    let uri: Uri = address.replace("{lang}", "en").parse().ok()?;
    let scheme = uri.scheme_str().filter(|scheme| ["https", "http"].contains(scheme))?;
    let authority = uri.authority()?.as_str();
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b);
    let fits = !authority.is_empty() && authority.bytes().all(plain) && address.starts_with(scheme);
    fits.then(|| format!("{scheme}://{authority}")).filter(|origin| address.starts_with(origin))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        args: ChallengeArgs,
    }

    fn settings(words: &str) -> Result<Option<ChallengeSettings>, String> {
        let words = std::iter::once("serve").chain(words.split_whitespace());
        let args = Cli::try_parse_from(words).map_err(|error| error.to_string())?.args;
        args.settings().map_err(|error| error.to_string())
    }

    const OWN: &str = "--challenge https://check.example.com/siteverify --challenge-secret s";

    #[test]
    fn a_challenge_is_off_or_whole() {
        assert!(settings("").unwrap().is_none());
        assert!(settings("--challenge off --challenge-secret s").unwrap().is_none(), "switched off for a while");
        let known = "--challenge turnstile --challenge-secret s --challenge-site-key 0x4 --challenge-ms 500 \
                     --challenge-hostname Give.example.com,www.example.com --challenge-when-away admit";
        let set = settings(known).unwrap().unwrap();
        assert_eq!((set.service.service.name(), set.site_key.as_str(), set.script), ("turnstile", "0x4", None));
        assert_eq!(set.service.hosts, ["give.example.com", "www.example.com"]);
        assert_eq!((set.service.within, set.service.when_away), (Duration::from_millis(500), WhenAway::Admit));
        let app = settings(OWN).unwrap().unwrap();
        assert_eq!((app.service.service.name(), app.site_key.as_str(), app.script), ("own", "", None));
        let page =
            format!("{OWN} --challenge-script https://cdn.example.com:8443/w.js?l={{lang}} --challenge-class my-check");
        let script = settings(&page).unwrap().unwrap().script.unwrap();
        assert_eq!((script.origin.as_str(), script.class.as_str()), ("https://cdn.example.com:8443", "my-check"));
    }

    #[test]
    fn what_does_not_fit_together_is_named() {
        for (words, name, expected) in [
            ("--challenge cloudflare", "--challenge", "expected off, turnstile"),
            ("--challenge turnstile --challenge-site-key k", SECRET, "not set"),
            ("--challenge turnstile --challenge-site-key k --challenge-secret=", SECRET, "not set"),
            ("--challenge hcaptcha --challenge-secret s", SITE_KEY, "not set"),
            ("--challenge recaptcha --challenge-secret s --challenge-site-key k --challenge-class c", CLASS, "its own"),
            (
                "--challenge turnstile --challenge-secret s --challenge-site-key k --challenge-script https://a/b",
                SCRIPT,
                "its own",
            ),
            ("--challenge http://10.0.0.1/v --challenge-secret s", SERVICE, "in the clear"),
            ("--challenge https://a/v --challenge-secret s --challenge-script https://a/b", CLASS, "not set"),
            ("--challenge https://a/v --challenge-secret s --challenge-class c", SCRIPT, "not set"),
            (
                "--challenge https://a/v --challenge-secret s --challenge-hostname https://a",
                "LARGESSE_CHALLENGE_HOSTNAME",
                "names of hosts",
            ),
            (
                "--challenge https://a/v --challenge-secret-file /nonexistent/s",
                "LARGESSE_CHALLENGE_SECRET_FILE",
                "can't be read",
            ),
            (
                "--challenge turnstile --challenge-secret s --challenge-secret-file f",
                "--challenge-secret",
                "cannot be used",
            ),
            ("--challenge turnstile --challenge-ms 0", "--challenge-ms", "50..=30000"),
        ] {
            let said = settings(words).unwrap_err();
            assert!(said.contains(name) && said.contains(expected), "{words}: {said}");
        }
        assert!(
            settings("--challenge http://10.0.0.1/v --challenge-secret s --challenge-allow-http").unwrap().is_some()
        );
        assert!(settings("--challenge http://127.0.0.1:9/v --challenge-secret s").unwrap().is_some());
    }

    #[test]
    fn nothing_gets_into_a_pages_policy_but_an_origin() {
        assert_eq!(origin("https://a.example.com/w.js?l={lang}").as_deref(), Some("https://a.example.com"));
        assert_eq!(origin("http://127.0.0.1:8000/w.js").as_deref(), Some("http://127.0.0.1:8000"));
        for odd in [
            "",
            "/w.js",
            "ftp://a/b",
            "data:text/javascript,1",
            "https://",
            "https://a;script-src/*",
            "https://u@a/b",
            "https://a,b/c",
            "https://{lang}.example.com/w.js",
            "HTTPS://a/b",
        ] {
            assert_eq!(origin(odd), None, "{odd}");
        }
        let odd = settings(&format!("{OWN} --challenge-script https://a/b --challenge-class a;b"));
        assert!(odd.unwrap_err().contains("letters, digits"));
    }
}
