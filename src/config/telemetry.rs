//! What the server says about its requests: how many lines, with which key people are tagged in them, and which of them
//! are traced.

use std::path::PathBuf;

use clap::Args;

use super::{Error, read};
use crate::account::token::{Keys, Settings};
use crate::region::Region;
use crate::telemetry::log::{Room, TagKey};
use crate::telemetry::otlp::Collector;
use crate::telemetry::trace;

/// The shortest key, in bytes.
const KEY_BYTES_MIN: usize = 16;

/// The lines about requests.
#[derive(Args, Clone, Debug)]
pub struct LogArgs {
    /// Lines a second about answered requests; faults of the server are always told, and all are counted in /metrics
    #[arg(long, env = "LARGESSE_LOG_LINES", value_name = "N", default_value_t = 200)]
    #[arg(value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub log_lines: u32,
    /// Lines a second about "sold out"
    #[arg(long, env = "LARGESSE_LOG_SORRY_LINES", value_name = "N", default_value_t = 10)]
    #[arg(value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub log_sorry_lines: u32,
    /// The key of the tags that stand for accounts in the log, at least 16 bytes
    ///
    /// Without it the token secret makes one, so that all servers tag alike; with public keys instead of a secret each
    /// start of a server makes one of its own.
    #[arg(long, env = "LARGESSE_LOG_KEY", hide_env_values = true, value_name = "SECRET")]
    pub log_key: Option<String>,
    /// A file with that key
    #[arg(long, env = "LARGESSE_LOG_KEY_FILE", value_name = "FILE", conflicts_with = "log_key")]
    pub log_key_file: Option<PathBuf>,
}

impl LogArgs {
    /// How many lines a second.
    pub fn room(&self) -> Room {
        Room { ordinary: self.log_lines, sorry: self.log_sorry_lines }
    }

    /// What tags are made with.
    pub fn key(&self, tokens: &Settings) -> Result<TagKey, Error> {
        let (name, key) = match (&self.log_key_file, &self.log_key) {
            (Some(file), _) => {
                let name = "LARGESSE_LOG_KEY_FILE";
                (name, read(name, file)?.trim_end().to_owned())
            }
            (None, Some(key)) => ("LARGESSE_LOG_KEY", key.clone()),
            (None, None) => {
                return Ok(match &tokens.keys {
                    Keys::Secret(secret) => TagKey::new(secret),
                    Keys::Public(_) => TagKey::new(uuid::Uuid::new_v4().as_bytes()),
                });
            }
        };
        if key.len() < KEY_BYTES_MIN {
            return Err(Error::new(name, format!("has {} bytes; expected at least {KEY_BYTES_MIN}", key.len())));
        }
        Ok(TagKey::new(key.as_bytes()))
    }
}

/// The traces of requests.
#[derive(Args, Clone, Debug)]
pub struct TraceArgs {
    /// A collector of traces near by, <http://HOST:4318> (OTLP over HTTP in the clear); nothing is traced without one
    ///
    /// `OTEL_EXPORTER_OTLP_ENDPOINT` says the same where this is not set.
    #[arg(long, env = "LARGESSE_OTLP_ENDPOINT", value_name = "URL")]
    pub otlp_endpoint: Option<String>,
    /// The share of requests that are traced, 0 to 1, where their caller has not decided it (`traceparent`)
    #[arg(long, env = "LARGESSE_TRACE_SHARE", value_name = "SHARE", default_value_t = 0.01, value_parser = share)]
    pub trace_share: f64,
    /// Traces a second at most, whatever callers wish
    #[arg(long, env = "LARGESSE_TRACES", value_name = "N", default_value_t = 50)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub traces: u32,
}

impl TraceArgs {
    /// What is traced and who is told, if anything is.
    pub fn settings(&self, region: &Region) -> Result<Option<trace::Settings>, Error> {
        let standard = || ("OTEL_EXPORTER_OTLP_ENDPOINT", std::env::var("OTEL_EXPORTER_OTLP_ENDPOINT").ok());
        let own = ("LARGESSE_OTLP_ENDPOINT", self.otlp_endpoint.clone());
        let (name, endpoint) = if own.1.is_some() { own } else { standard() };
        let Some(endpoint) = endpoint.filter(|endpoint| !endpoint.is_empty()) else { return Ok(None) };
        let collector = Collector::parse(&endpoint).map_err(|expected| Error::new(name, expected))?;
        let (region, share, most) = (region.to_string(), self.trace_share, self.traces);
        Ok(Some(trace::Settings { collector, region, share, most }))
    }
}

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "expected a number from 0 to 1".into())
}
