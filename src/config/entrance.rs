//! What can be set of the entrance.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::Error;
use crate::telemetry::log::Format;

/// The entrance in front of the regions.
#[derive(Args, Clone, Debug)]
pub struct EntranceArgs {
    /// Where people come in; port 0 takes a free one
    #[arg(long, env = "LARGESSE_ENTRANCE_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8000")]
    pub listen: SocketAddr,
    /// Where its health and what it knows of the regions is told; keep it away from the public
    #[arg(long, env = "LARGESSE_ENTRANCE_OPS_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:9000")]
    pub ops_listen: SocketAddr,
    /// A server: REGION=PUBLIC,OPS as HOST:PORT, and latitude and longitude for a region that is not one of Google's or
    /// Amazon's (repeatable, also for several servers of one region)
    #[arg(long = "region", value_name = "REGION=PUBLIC,OPS[,LAT,LON]")]
    pub regions: Vec<crate::entrance::list::Entry>,
    /// A folder with a file for each further server, called after its region; read again when it changes or on SIGHUP
    #[arg(long, env = "LARGESSE_ENTRANCE_REGIONS_FOLDER", value_name = "FOLDER")]
    pub regions_folder: Option<PathBuf>,
    /// The header that names a person's country by its ISO 3166 code; what stands in front must set it for everybody
    #[arg(long, env = "LARGESSE_ENTRANCE_COUNTRY_HEADER", value_name = "NAME", default_value = "X-Country")]
    pub country_header: String,
    /// The country of those of whom the header names none
    #[arg(long, env = "LARGESSE_ENTRANCE_DEFAULT_COUNTRY", value_name = "CODE", default_value = "US")]
    pub default_country: String,
    /// Milliseconds until a person is answered, however many regions are asked; longer than the servers' own deadline
    #[arg(long, env = "LARGESSE_ENTRANCE_ANSWER_MS", value_name = "MS", default_value_t = 15_000)]
    #[arg(value_parser = clap::value_parser!(u64).range(100..=120_000))]
    pub answer_ms: u64,
    /// Milliseconds to finish what was begun after SIGTERM
    #[arg(long, env = "LARGESSE_ENTRANCE_DRAIN_MS", value_name = "MS", default_value_t = 5_000)]
    #[arg(value_parser = clap::value_parser!(u64).range(0..=300_000))]
    pub drain_ms: u64,
    /// Writes the addresses here, as JSON, once the entrance listens
    #[arg(long, value_name = "FILE")]
    pub addresses_file: Option<PathBuf>,
    /// How log lines look
    #[arg(long, env = "LARGESSE_LOG_FORMAT", value_enum, default_value = "text")]
    pub log_format: Format,
}

impl EntranceArgs {
    /// The settings behind these arguments.
    pub fn settings(&self) -> Result<crate::entrance::Settings, Error> {
        if self.regions.is_empty() && self.regions_folder.is_none() {
            return Err(Error::new("--region", "nobody to send people to; expected servers here or --regions-folder"));
        }
        let expected =
            |_| Error::new("LARGESSE_ENTRANCE_COUNTRY_HEADER", "expected a header's name, such as X-Country");
        let unknown = || Error::new("LARGESSE_ENTRANCE_DEFAULT_COUNTRY", "expected an ISO 3166 code, such as US");
        Ok(crate::entrance::Settings {
            fixed: self.regions.clone(),
            folder: self.regions_folder.clone(),
            country_header: self.country_header.parse().map_err(expected)?,
            home: crate::entrance::countries::place(&self.default_country).ok_or_else(unknown)?,
            answer_within: Duration::from_millis(self.answer_ms),
        })
    }
}
