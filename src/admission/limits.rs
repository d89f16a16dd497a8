//! The limits of a server: of one account, of one address, of all people together.
//!
//! **Invariant:** a limit that is switched off costs nothing and refuses nobody. A refusal says which limit it was and
//! when to come back.

use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::address::{Network, Proxies, neighbourhood};
use super::bucket::{Allowance, Bucket, Tick, ticks};
use super::table::{Place, Table};
use crate::clock;

/// Buckets of a table, 512 KiB. A bucket is in use from its first token until it is full again; at the rate of
/// `ACCOUNT` a claim uses one for a tenth of a second, so 35,000 claims a second of as many people need 3,500 of them.
const BUCKETS: usize = 1 << 16;

/// One account: ten requests a second, a hundred at once. A person with three devices that all retry as the API asks
/// needs four a second; a program that asks more gains nothing, since one answer is all there is.
pub const ACCOUNT: &str = "10:100";

/// One address: 500 requests a second, 5,000 at once. Behind one address of a mobile carrier there are up to some
/// thousand people at the same time (65,535 ports, and 64 to 500 for each of them); a campus may have more. A visit is
/// about eight requests, the page and its parts before the opening, one or two claims after it: 5,000 people behind one
/// address may tap in the same moment, and 500 more each second. And one address alone gets no more than 1.5% of a
/// server that answers 35,000 claims a second.
pub const ADDRESS: &str = "500:5000";

/// What is no claim, while the threads that answer are late: a thousand a second. A page takes less than a tenth of a
/// millisecond of a core, so that nine tenths of one are left for claims; and whoever asks for a page in a crowd of
/// claims gets it.
pub const READS: &str = "1000:1000";

/// Which limit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Of one account.
    Account,
    /// Of one address.
    Address,
    /// Of all people at this server.
    Server,
}

impl Limit {
    /// Its name, as the header fields and the metrics have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Address => "address",
            Self::Server => "server",
        }
    }
}

/// Somebody asked too often. Nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// By which limit.
    pub limit: Limit,
    /// What it allows.
    pub allowance: Allowance,
    /// When a token will be there.
    pub wait: Duration,
}

/// What the limits of a server are; nothing is no limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// For one account.
    pub account: Option<Allowance>,
    /// For one address.
    pub address: Option<Allowance>,
    /// For all people at this server together.
    pub server: Option<Allowance>,
    /// For what is no claim, while the threads that answer are late.
    pub reads: Option<Allowance>,
    /// Networks whose people have no limit by address.
    pub unlimited: Vec<Network>,
    /// Who says where a request comes from.
    pub proxies: Proxies,
}

/// A bucket for each name.
struct Each {
    allowance: Allowance,
    bucket: Bucket,
    table: Table,
}

impl Each {
    fn new(allowance: Allowance) -> Self {
        Self { allowance, bucket: Bucket::new(allowance), table: Table::new(BUCKETS) }
    }

    fn take(&self, limit: Limit, place: Place, now: Tick) -> Result<(), Refusal> {
        let refused = |wait| Refusal { limit, allowance: self.allowance, wait };
        self.table.take(place, self.bucket, now).map_err(refused)
    }
}

/// One bucket for everybody.
struct All {
    allowance: Allowance,
    bucket: Bucket,
    full_at: AtomicU64,
}

impl All {
    fn new(allowance: Allowance) -> Self {
        Self { allowance, bucket: Bucket::new(allowance), full_at: AtomicU64::new(0) }
    }

    fn take(&self, now: Tick) -> Result<(), Refusal> {
        let mut wait = Duration::ZERO;
        let next = |full_at| self.bucket.take(full_at, now).map_err(|longer| wait = longer).ok();
        match self.full_at.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next) {
            Ok(_before) => Ok(()),
            Err(_empty) => Err(Refusal { limit: Limit::Server, allowance: self.allowance, wait }),
        }
    }
}

/// Where the bucket of a connection's peer is, found once for all its requests.
#[derive(Clone, Copy, Debug)]
pub enum Peer {
    /// The peer is the client; nothing if there is no limit for it.
    Client(Option<Place>),
    /// The peer is a proxy: each request says who the client is.
    Proxy(IpAddr),
}

/// The limits of a server.
pub struct Limits {
    account: Option<Each>,
    address: Option<Each>,
    server: Option<All>,
    reads: Option<All>,
    unlimited: Vec<Network>,
    proxies: Proxies,
    began: Instant,
}

impl Limits {
    /// Limits of these settings, with all buckets full.
    pub fn new(settings: Settings) -> Self {
        let Settings { account, address, server, reads, unlimited, proxies } = settings;
        Self {
            account: account.map(Each::new),
            address: address.map(Each::new),
            server: server.map(All::new),
            reads: reads.map(All::new),
            unlimited,
            proxies,
            began: clock::monotonic(),
        }
    }

    fn tick(&self, now: Instant) -> Tick {
        // A bucket that is full at tick 0 is one that was never used.
        1 + ticks(now.saturating_duration_since(self.began))
    }

    /// What a connection from this peer needs to know.
    pub fn peer(&self, peer: IpAddr) -> Peer {
        let peer = peer.to_canonical();
        if self.address.is_none() {
            Peer::Client(None)
        } else if self.proxies.trust(peer) {
            Peer::Proxy(peer)
        } else {
            Peer::Client(self.place(peer))
        }
    }

    fn place(&self, client: IpAddr) -> Option<Place> {
        let Each { table, .. } = self.address.as_ref()?;
        let free = self.unlimited.iter().any(|network| network.has(client));
        neighbourhood(client).filter(|_| !free).map(|name| table.place(name))
    }

    /// Whose address a connection's requests come from: the peer's, or what proxies that are believed say, from the
    /// end.
    pub fn client<'a>(&self, peer: IpAddr, forwarded: impl Iterator<Item = &'a str>) -> IpAddr {
        self.proxies.client(peer, forwarded)
    }

    /// A token of this address and one of the server's. `forwarded` is what proxies say of who came to them, from the
    /// end; it is looked at only if the peer is one.
    pub fn enter<'a>(&self, peer: Peer, now: Instant, forwarded: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
        let place = match peer {
            Peer::Client(place) => place,
            Peer::Proxy(proxy) => self.place(self.proxies.client(proxy, forwarded)),
        };
        if let (Some(place), Some(address)) = (place, &self.address) {
            address.take(Limit::Address, place, self.tick(now))?;
        }
        self.server.as_ref().map_or(Ok(()), |server| server.take(self.tick(now)))
    }

    /// Whether one more that is no claim comes in while the threads are late.
    pub fn read_under_pressure(&self, now: Instant) -> bool {
        self.reads.as_ref().is_none_or(|reads| reads.take(self.tick(now)).is_ok())
    }

    /// A token of this account's.
    pub fn account(&self, account: u128) -> Result<(), Refusal> {
        let Some(each) = &self.account else { return Ok(()) };
        each.take(Limit::Account, each.table.place(account), self.tick(clock::monotonic()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(change: impl FnOnce(&mut Settings)) -> Limits {
        let mut settings = Settings::default();
        change(&mut settings);
        Limits::new(settings)
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    /// How many of so many requests get in at the same moment.
    fn let_in(limits: &Limits, peer: &str, forwarded: &str, asked: usize) -> usize {
        let (peer, now) = (limits.peer(ip(peer)), limits.began);
        let enter = |_: &usize| limits.enter(peer, now, forwarded.split(',').rev()).is_ok();
        (0..asked).filter(enter).count()
    }

    #[test]
    fn what_is_off_refuses_nobody() {
        let limits = limits(|_| {});
        assert_eq!(let_in(&limits, "203.0.113.9", "", 10_000), 10_000);
        assert!((0..10_000).all(|_| limits.account(1).is_ok()));
    }

    #[test]
    fn an_address_has_its_burst_whoever_else_is_there() {
        let limits = limits(|settings| {
            settings.address = "1:5".parse().ok();
            settings.unlimited = vec!["198.51.100.0/24".parse().unwrap()];
        });
        for peer in ["203.0.113.9", "203.0.113.10", "2001:db8::1"] {
            assert_eq!(let_in(&limits, peer, "", 9), 5, "{peer}");
        }
        assert_eq!(let_in(&limits, "2001:db8::2", "", 9), 0, "the same /64");
        for free in ["127.0.0.1", "10.0.0.1", "198.51.100.7"] {
            assert_eq!(let_in(&limits, free, "", 50), 50, "{free}");
        }
    }

    #[test]
    fn behind_a_trusted_proxy_each_client_has_a_bucket_and_a_lie_has_none() {
        let limits = limits(|settings| {
            settings.address = "1:5".parse().ok();
            settings.proxies.networks = vec!["10.0.0.0/8".parse().unwrap()];
        });
        assert_eq!(let_in(&limits, "10.0.0.1", "203.0.113.9", 9), 5);
        assert_eq!(let_in(&limits, "10.0.0.2", "1.2.3.4, 203.0.113.9", 9), 0, "through another proxy, with a lie");
        assert_eq!(let_in(&limits, "203.0.113.10", "1.1.1.1", 9), 5);
        assert_eq!(let_in(&limits, "203.0.113.10", "2.2.2.2", 9), 0, "a lie of the client's own");
    }

    #[test]
    fn the_server_lets_in_what_it_may_and_recovers() {
        let limits = limits(|settings| settings.server = "2:7".parse().ok());
        assert_eq!(let_in(&limits, "203.0.113.9", "", 20), 7);
        let peer = limits.peer(ip("203.0.113.10"));
        let at = |seconds| limits.enter(peer, limits.began + Duration::from_secs_f64(seconds), std::iter::empty());
        let refused = at(0.0).unwrap_err();
        assert_eq!((refused.limit.name(), refused.allowance.to_string()), ("server", "2:7".to_owned()));
        assert_eq!(refused.wait, Duration::from_millis(500));
        assert!(at(0.5).is_ok() && at(0.5).is_err() && at(1.0).is_ok());
    }

    #[test]
    fn an_account_has_its_own_bucket() {
        let limits = limits(|settings| settings.account = "1:3".parse().ok());
        assert_eq!((0..9).filter(|_| limits.account(7).is_ok()).count(), 3);
        assert!(limits.account(8).is_ok());
        assert_eq!(limits.account(7).unwrap_err().limit, Limit::Account);
    }

    #[test]
    fn the_defaults_can_be_read() {
        for text in [ACCOUNT, ADDRESS, READS] {
            assert_eq!(text.parse::<Allowance>().unwrap().to_string(), text);
        }
    }
}
