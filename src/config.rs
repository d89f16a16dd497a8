//! What an operator can set: flags and environment variables, read here and nowhere else, each with its default and its
//! reason. `--help` is made from this file.
//!
//! **Invariant:** a value that can't be used stops the program with exit code 2, its name, and what was expected.
//! Secrets come from the environment or a file and are never printed.

mod admin;
pub mod admission;
mod capacity;
mod challenge;
mod entrance;
pub mod server;
mod telemetry;

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use crate::account::pass::{self, InvalidKeys};
use crate::account::token::{Keys, Settings as TokenSettings};
use crate::db;
use crate::region::Region;
use crate::telemetry::log::Format;

use self::admin::AdminArgs;
pub use self::challenge::{ChallengeArgs, ChallengeSettings};
pub use self::entrance::EntranceArgs;
pub use self::telemetry::{LogArgs, TraceArgs};
pub use capacity::CapacityArgs;

/// A setting that can't be used: its name and what was expected.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {expected}")]
pub struct Error {
    name: &'static str,
    expected: String,
}

impl Error {
    /// A fault of the setting `name`.
    pub fn new(name: &'static str, expected: impl Into<String>) -> Self {
        Self { name, expected: expected.into() }
    }
}

/// Which database.
#[derive(Args, Clone, Debug)]
pub struct DatabaseArgs {
    /// The database: postgresql://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=verify-full
    ///
    /// sslmode is verify-full where it is left out, and disable on this machine. Also: sslrootcert=FILE or system,
    /// sslcert=FILE with sslkey=FILE; they are read again for every new connection. sql/README.md has every parameter.
    #[arg(long, global = true, env = "LARGESSE_DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<String>,
}

impl DatabaseArgs {
    /// The URL, which every command but `demo` needs.
    pub fn url(&self) -> Result<&str, Error> {
        let missing = || {
            Error::new(
                "LARGESSE_DATABASE_URL",
                "not set; expected postgresql://USER:PASSWORD@HOST:PORT/DATABASE, here or as --database-url",
            )
        };
        let url = self.database_url.as_deref().filter(|url| !url.is_empty()).ok_or_else(missing)?;
        db::wire::Wire::new(url).map_err(|error| Error::new("LARGESSE_DATABASE_URL", error.to_string()))?;
        Ok(url)
    }
}

/// Whose tokens are accepted.
#[derive(Args, Clone, Debug)]
pub struct TokenArgs {
    /// The issuer of identity tokens (`iss`)
    #[arg(long, env = "LARGESSE_TOKEN_ISSUER", value_name = "URL", default_value = "https://id.example.com")]
    pub token_issuer: String,
    /// The audience that identity tokens must name (`aud`)
    #[arg(long, env = "LARGESSE_TOKEN_AUDIENCE", value_name = "NAME", default_value = "largesse")]
    pub token_audience: String,
    /// The secret shared with the identity service, at least 32 bytes (HS256)
    #[arg(long, env = "LARGESSE_TOKEN_SECRET", hide_env_values = true, value_name = "SECRET")]
    pub token_secret: Option<String>,
    /// A file with that secret
    #[arg(long, env = "LARGESSE_TOKEN_SECRET_FILE", value_name = "FILE", conflicts_with = "token_secret")]
    pub token_secret_file: Option<PathBuf>,
    /// A file with the identity service's public keys (JWKS: RS256, ES256, `EdDSA`), instead of a secret
    #[arg(long, env = "LARGESSE_TOKEN_JWKS_FILE", value_name = "FILE")]
    #[arg(conflicts_with_all = ["token_secret", "token_secret_file"])]
    pub token_jwks_file: Option<PathBuf>,
}

impl TokenArgs {
    /// The settings behind these arguments.
    pub fn settings(&self) -> Result<TokenSettings, Error> {
        Ok(TokenSettings {
            issuer: self.token_issuer.clone(),
            audience: self.token_audience.clone(),
            keys: self.keys()?,
        })
    }

    /// The setting that the keys come from.
    pub fn keys_name(&self) -> &'static str {
        match (&self.token_jwks_file, &self.token_secret_file) {
            (Some(_), _) => "LARGESSE_TOKEN_JWKS_FILE",
            (None, Some(_)) => "LARGESSE_TOKEN_SECRET_FILE",
            (None, None) => "LARGESSE_TOKEN_SECRET",
        }
    }

    fn keys(&self) -> Result<Keys, Error> {
        if let Some(file) = &self.token_jwks_file {
            let text = read("LARGESSE_TOKEN_JWKS_FILE", file)?;
            let expected = |e| {
                Error::new("LARGESSE_TOKEN_JWKS_FILE", format!("{} is not a JSON Web Key Set: {e}", file.display()))
            };
            return serde_json::from_str(&text).map(Keys::Public).map_err(expected);
        }
        if let Some(file) = &self.token_secret_file {
            return Ok(Keys::Secret(read("LARGESSE_TOKEN_SECRET_FILE", file)?.trim_end().as_bytes().to_vec()));
        }
        let missing = "not set; expected a secret of at least 32 bytes, or LARGESSE_TOKEN_SECRET_FILE, \
                       or LARGESSE_TOKEN_JWKS_FILE";
        let secret = self.token_secret.as_ref().ok_or_else(|| Error::new("LARGESSE_TOKEN_SECRET", missing))?;
        Ok(Keys::Secret(secret.as_bytes().to_vec()))
    }
}

/// What passes are signed with.
#[derive(Args, Clone, Debug)]
pub struct PassKeyArgs {
    /// The keys of passes, ID:SECRET separated by commas, secrets of at least 32 bytes: the first one signs, all verify
    ///
    /// All servers of all regions need the same. To rotate, one step on all servers after the other: add the new key
    /// at the end; move it to the front; when a pass's lifetime is over, take the old one away. Without this setting
    /// the key is made from the token secret; with public keys instead of a secret it must be set.
    #[arg(long, env = "LARGESSE_PASS_KEYS", hide_env_values = true, value_name = "ID:SECRET,…")]
    pub pass_keys: Option<String>,
    /// A file with those keys, separated by commas or lines
    #[arg(long, env = "LARGESSE_PASS_KEYS_FILE", value_name = "FILE", conflicts_with = "pass_keys")]
    pub pass_keys_file: Option<PathBuf>,
}

/// How passes are signed, and for how long.
#[derive(Args, Clone, Debug)]
pub struct PassArgs {
    /// What they are signed with.
    #[command(flatten)]
    pub signing: PassKeyArgs,
    /// How long a pass is good; a home region can't be moved, and a key not be retired, faster than this
    #[arg(long, env = "LARGESSE_PASS_SECONDS", value_name = "SECONDS", default_value_t = 600)]
    #[arg(value_parser = clap::value_parser!(u64).range(60..=pass::LIFETIME_SECONDS_MAX))]
    pub pass_seconds: u64,
}

impl PassKeyArgs {
    /// The keys that these arguments name.
    pub fn named(&self) -> Result<Option<pass::Keys>, Error> {
        let fault = |name| move |error: InvalidKeys| Error::new(name, error.to_string());
        if let Some(file) = &self.pass_keys_file {
            let name = "LARGESSE_PASS_KEYS_FILE";
            return pass::Keys::parse(&read(name, file)?).map(Some).map_err(fault(name));
        }
        let list = self.pass_keys.as_deref().map(pass::Keys::parse).transpose();
        list.map_err(fault("LARGESSE_PASS_KEYS"))
    }

    /// The keys that these arguments name, else those that are made from the token secret.
    pub fn keys(&self, tokens: &TokenSettings) -> Result<pass::Keys, Error> {
        match (self.named()?, &tokens.keys) {
            (Some(keys), _) => Ok(keys),
            (None, Keys::Secret(secret)) => Ok(pass::Keys::derived(secret)),
            (None, Keys::Public(_)) => {
                let missing = "not set; expected ID:SECRET with a secret of at least 32 bytes, or \
                               LARGESSE_PASS_KEYS_FILE: public keys can't sign passes";
                Err(Error::new("LARGESSE_PASS_KEYS", missing))
            }
        }
    }
}

/// How people's browsers reach the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Scheme {
    /// In the clear: development.
    Http,
    /// Encrypted, up to a balancer in front of this server.
    Https,
}

/// Reads a file that a setting names.
pub fn read(name: &'static str, file: &Path) -> Result<String, Error> {
    fs::read_to_string(file).map_err(|e| Error::new(name, format!("{} can't be read: {e}", file.display())))
}

/// An address that may stand in a link.
fn web_address(text: &str) -> Result<String, String> {
    let web = text.starts_with("https://") || text.starts_with("http://");
    web.then(|| text.to_owned()).ok_or_else(|| "expected an address that begins with https:// or http://".into())
}

/// A regional API server.
#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    /// Which database.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// Whose tokens are accepted.
    #[command(flatten)]
    pub tokens: TokenArgs,
    /// How passes are signed.
    #[command(flatten)]
    pub passes: PassArgs,
    /// Who may change things over HTTP.
    #[command(flatten)]
    pub admin: AdminArgs,
    /// Who may come in, how often.
    #[command(flatten)]
    pub admission: admission::AdmissionArgs,
    /// What has to be solved before a claim.
    #[command(flatten)]
    pub challenge: ChallengeArgs,
    /// The region this server answers for; it must be in the table of regions
    #[arg(long, env = "LARGESSE_REGION")]
    pub region: Region,
    /// Where the public API and the page listen; port 0 takes a free one
    #[arg(long, env = "LARGESSE_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// How people reach the page: `https` behind a balancer that ends TLS; its cookies then travel encrypted only
    #[arg(long, env = "LARGESSE_PUBLIC_SCHEME", value_enum, default_value = "http")]
    pub public_scheme: Scheme,
    /// Where health, metrics and the team's own API listen; keep it away from the public
    #[arg(long, env = "LARGESSE_OPS_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:9090")]
    pub ops_listen: SocketAddr,
    /// Database connections at most; over all servers of a region, stay below 4 for each vCPU of its database nodes
    #[arg(long, env = "LARGESSE_CONNECTIONS", value_name = "N", default_value_t = 10)]
    #[arg(value_parser = clap::value_parser!(u32).range(2..=500))]
    pub connections: u32,
    /// How large the deployment is.
    #[command(flatten)]
    pub capacity: CapacityArgs,
    /// Event streams at most; one more is told to come back later
    #[arg(long, env = "LARGESSE_LISTENERS_MAX", value_name = "N", default_value_t = 10_000)]
    #[arg(value_parser = clap::value_parser!(u32).range(0..=18_000))]
    pub listeners_max: u32,
    /// Threads that answer people; as many as there are cores if left out
    #[arg(long, env = "LARGESSE_THREADS", value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=256))]
    pub threads: Option<u64>,
    /// Milliseconds a person waits before "the outcome is not known yet, ask again"
    #[arg(long, env = "LARGESSE_DEADLINE_MS", value_name = "MS", default_value_t = 10_000)]
    #[arg(value_parser = clap::value_parser!(u64).range(100..=60_000))]
    pub deadline_ms: u64,
    /// Milliseconds to finish what was begun after SIGTERM
    #[arg(long, env = "LARGESSE_DRAIN_MS", value_name = "MS", default_value_t = 15_000)]
    #[arg(value_parser = clap::value_parser!(u64).range(0..=300_000))]
    pub drain_ms: u64,
    /// Lets the page make people up, for demos and development; needs the shared secret
    #[arg(long, env = "LARGESSE_DEVELOPMENT_SIGN_IN")]
    pub development_sign_in: bool,
    /// Where people sign in, with `{campaign}` for the address name: linked from the page, to which it hands over
    #[arg(long, env = "LARGESSE_SIGN_IN_URL", value_name = "URL", value_parser = web_address)]
    pub sign_in_url: Option<String>,
    /// Offers two languages nobody speaks, made of English: en-XA in accented, longer words, ar-XB mirrored; for tests
    #[arg(long, env = "LARGESSE_PSEUDO_LOCALES")]
    pub pseudo_locales: bool,
    /// Writes the addresses here, as JSON, once the server listens
    #[arg(long, value_name = "FILE")]
    pub addresses_file: Option<PathBuf>,
    /// The lines about requests.
    #[command(flatten)]
    pub log: LogArgs,
    /// The traces of requests.
    #[command(flatten)]
    pub traces: TraceArgs,
    /// How log lines look
    #[arg(long, env = "LARGESSE_LOG_FORMAT", value_enum, default_value = "text")]
    pub log_format: Format,
}

impl ServeArgs {
    /// How the server reaches its database.
    pub fn database_settings(&self) -> Result<db::Settings, Error> {
        Ok(db::Settings { connections_max: self.connections, ..db::Settings::new(self.database.url()?) })
    }

    /// How the team's own API reaches it: few connections, so that it takes none from people.
    pub fn team_database(&self) -> Result<db::Settings, Error> {
        let own = self.admin.database_url()?;
        let url = own.map_or_else(|| self.database.url(), Ok)?;
        Ok(db::Settings { connections_max: admin::CONNECTIONS, ..db::Settings::new(url) })
    }

    /// Threads that answer people.
    pub fn threads(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(cores, |threads| threads as usize)
    }

    /// How long a person waits for a decision.
    pub fn deadline(&self) -> Duration {
        Duration::from_millis(self.deadline_ms)
    }

    /// How long the server takes to go away at most.
    pub fn drain(&self) -> Duration {
        Duration::from_millis(self.drain_ms)
    }
}
