//! Who may come in, as an operator sets it: limits, whose word about addresses counts, how long a queue may be.
//!
//! **Invariant:** each limit can be switched off, and none depends on what a client says of itself.

use std::str::FromStr;
use std::time::Duration;

use clap::Args;

use crate::admission::address::{Network, Proxies};
use crate::admission::bucket::{Allowance, InvalidAllowance};
use crate::admission::limits::{self, Settings};

/// A limit, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limited(Option<Allowance>);

impl FromStr for Limited {
    type Err = InvalidAllowance;

    fn from_str(text: &str) -> Result<Self, InvalidAllowance> {
        if text == "off" { Ok(Self(None)) } else { text.parse().map(|allowance| Self(Some(allowance))) }
    }
}

/// Who may come in, how often.
#[derive(Args, Clone, Debug)]
pub struct AdmissionArgs {
    /// Requests of one account at this server: so many a second, and so many at once; `off` for no limit
    #[arg(long, env = "LARGESSE_LIMIT_ACCOUNT", value_name = "RATE:BURST", default_value = limits::ACCOUNT)]
    pub limit_account: Limited,
    /// Requests of one address (IPv6: one /64) at this server, or `off`
    ///
    /// Many people share an address: all of an office, some thousand of a mobile carrier. Addresses of private networks
    /// and of this machine have no limit.
    #[arg(long, env = "LARGESSE_LIMIT_ADDRESS", value_name = "RATE:BURST", default_value = limits::ADDRESS)]
    pub limit_address: Limited,
    /// Requests of all people together at this server, or `off`: a region's limit is this times its servers
    #[arg(long, env = "LARGESSE_LIMIT_SERVER", value_name = "RATE:BURST", default_value = "off")]
    pub limit_server: Limited,
    /// Pages, their parts and other looks that are answered while the threads are late, or `off` for all of them
    #[arg(long, env = "LARGESSE_LIMIT_READS", value_name = "RATE:BURST", default_value = limits::READS)]
    pub limit_reads: Limited,
    /// Networks without a limit for addresses, such as an office's or a load generator's
    #[arg(long, env = "LARGESSE_UNLIMITED_NETWORKS", value_name = "NETWORK,…", value_delimiter = ',')]
    pub unlimited_networks: Vec<Network>,
    /// Networks of the balancers in front: what one of them says of the one before it is believed
    #[arg(long, env = "LARGESSE_TRUSTED_PROXIES", value_name = "NETWORK,…", value_delimiter = ',')]
    pub trusted_proxies: Vec<Network>,
    /// How many entries the balancers in front add to the header: the client is the first of them. Google's external
    /// balancer adds 2
    ///
    /// Without --trusted-proxies anybody who reaches this port is believed to be a balancer.
    #[arg(long, env = "LARGESSE_TRUSTED_HOPS", value_name = "N", default_value_t = 0)]
    #[arg(value_parser = clap::value_parser!(u8).range(0..=9))]
    pub trusted_hops: u8,
    /// The header in which they say it
    #[arg(long, env = "LARGESSE_CLIENT_ADDRESS_HEADER", value_name = "NAME", default_value = "x-forwarded-for")]
    #[arg(value_parser = header)]
    pub client_address_header: String,
    /// Milliseconds that a claim may be expected to wait; one more is told at once to come back. Three quarters of the
    /// deadline if left out
    #[arg(long, env = "LARGESSE_WAIT_MAX_MS", value_name = "MS")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=60_000))]
    pub wait_max_ms: Option<u64>,
}

/// A header's name, in small letters.
fn header(text: &str) -> Result<String, String> {
    let name = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    let good = !text.is_empty() && text.bytes().all(name);
    good.then(|| text.to_ascii_lowercase()).ok_or_else(|| "expected a header's name, such as x-forwarded-for".into())
}

impl AdmissionArgs {
    /// The limits.
    pub fn settings(&self) -> Settings {
        Settings {
            account: self.limit_account.0,
            address: self.limit_address.0,
            server: self.limit_server.0,
            reads: self.limit_reads.0,
            unlimited: self.unlimited_networks.clone(),
            proxies: Proxies { networks: self.trusted_proxies.clone(), hops: self.trusted_hops.into() },
        }
    }

    /// The longest wait that a claim is let in for.
    pub fn wait_max(&self, deadline: Duration) -> Duration {
        self.wait_max_ms.map_or(deadline.mul_f64(0.75), Duration::from_millis)
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        args: AdmissionArgs,
    }

    fn read(words: &str) -> Result<AdmissionArgs, String> {
        let words = std::iter::once("serve").chain(words.split_whitespace());
        Cli::try_parse_from(words).map(|cli| cli.args).map_err(|error| error.to_string())
    }

    #[test]
    fn limits_are_set_and_switched_off() {
        let settings = read("").unwrap().settings();
        assert_eq!(settings.account.map(|allowance| allowance.to_string()).as_deref(), Some(limits::ACCOUNT));
        assert_eq!((settings.server, settings.proxies.hops), (None, 0));
        let set = "--limit-account off --limit-address 7:8 --limit-server 9:9 --trusted-hops 2 \
                   --trusted-proxies 10.0.0.0/8,35.191.0.0/16 --client-address-header CF-Connecting-IP";
        let args = read(set).unwrap();
        let settings = args.settings();
        assert_eq!((settings.account, settings.address), (None, "7:8".parse().ok()));
        assert_eq!((settings.proxies.networks.len(), settings.proxies.hops), (2, 2));
        assert_eq!(args.client_address_header, "cf-connecting-ip");
        assert_eq!(args.wait_max(Duration::from_secs(8)), Duration::from_secs(6));
        assert_eq!(read("--wait-max-ms 250").unwrap().wait_max(Duration::from_secs(8)), Duration::from_millis(250));
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (words, expected) in [
            ("--limit-account 10", "RATE:BURST"),
            ("--limit-server none", "10:100"),
            ("--trusted-proxies 10.0.0.1/8", "expected a network"),
            ("--client-address-header a:b", "header's name"),
            ("--trusted-hops 10", "trusted-hops"),
        ] {
            let error = read(words).unwrap_err();
            assert!(error.contains(expected), "{words}: {error}");
        }
    }
}
