//! Whose address a request comes from: the peer's, or what the proxies in front say of it, as far as they are trusted.
//!
//! What may not live here: a header's name or type; only its text comes in.
//!
//! **Invariant:** nobody chooses their own address. Of a list that proxies write (`X-Forwarded-For`), only the end that
//! trusted ones wrote is believed; what the client wrote itself stands before it and is never reached.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// A network, as `10.0.0.0/8` or `2001:db8::/32`; a single address is one too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    /// As 128 bits, an address of IPv4 mapped into IPv6.
    first: u128,
    /// Of those, how many count.
    bits: u8,
}

/// Not a network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}`: expected a network such as 10.0.0.0/8, 2001:db8::/32 or 192.0.2.1")]
pub struct InvalidNetwork(String);

fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(four) => four.to_ipv6_mapped().to_bits(),
        IpAddr::V6(six) => six.to_bits(),
    }
}

impl Network {
    fn mask(self) -> u128 {
        u128::MAX.checked_shl(128 - u32::from(self.bits)).unwrap_or(0)
    }

    /// Whether this address is in it.
    pub fn has(self, address: IpAddr) -> bool {
        (number(address) ^ self.first) & self.mask() == 0
    }
}

impl FromStr for Network {
    type Err = InvalidNetwork;

    fn from_str(text: &str) -> Result<Self, InvalidNetwork> {
        let invalid = || InvalidNetwork(text.to_owned());
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().map_err(|_| invalid())?;
        let (most, before) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
        let bits = bits.map_or(Ok(most), str::parse::<u8>).map_err(|_| invalid())?;
        if bits > most {
            return Err(invalid());
        }
        let network = Self { first: number(address), bits: bits + before };
        // Bits beyond the network's are a slip of whoever wrote it, and nobody knows which part is meant.
        if network.first & !network.mask() == 0 { Ok(network) } else { Err(invalid()) }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = Ipv6Addr::from_bits(self.first);
        match address.to_ipv4_mapped() {
            Some(four) if self.bits >= 96 => write!(f, "{four}/{}", self.bits - 96),
            _ => write!(f, "{address}/{}", self.bits),
        }
    }
}

/// Which proxies are believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies {
    /// Networks of proxies: what one of them says of the one before it is believed.
    pub networks: Vec<Network>,
    /// How many entries of the list trusted proxies write, whatever their addresses; 0 goes by the networks alone.
    pub hops: usize,
}

impl Proxies {
    /// Whether this peer's list is read at all.
    pub fn trust(&self, peer: IpAddr) -> bool {
        let among = || self.networks.iter().any(|network| network.has(peer));
        if self.networks.is_empty() { self.hops > 0 } else { among() }
    }

    /// The client's address. `list` is what the header says, from its end: the last entry is the nearest one's.
    ///
    /// With a number of hops, the client is the entry at that place; a list that is shorter than the proxies would have
    /// made it did not come through all of them, and then nothing of it is believed. By networks, the client is the
    /// first from the end that is no proxy.
    pub fn client<'a>(&self, peer: IpAddr, list: impl Iterator<Item = &'a str>) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.trust(peer) {
            return peer;
        }
        let mut entries = list.map(entry);
        if self.hops > 0 {
            return entries.nth(self.hops - 1).flatten().unwrap_or(peer);
        }
        let mut client = peer;
        // What can't be read ends the trust: the last address that is known stands for it.
        while let Some(Some(before)) = entries.next() {
            client = before;
            if !self.networks.iter().any(|network| network.has(before)) {
                break;
            }
        }
        client
    }
}

/// An entry of the list: an address, perhaps with a port, as some proxies add it.
fn entry(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let address = text.parse::<IpAddr>().ok();
    let with_port = || text.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip());
    let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    address.or_else(with_port).or_else(in_brackets).map(|address| address.to_canonical())
}

/// Who shares a bucket: an address of IPv4, or the 64 bits of IPv6 that a household or a phone is given whole. Nothing
/// for addresses that no stranger has: whoever comes from the same machine or the same site is a proxy that nobody
/// named or a program of our own, and one bucket for all the people behind it would shut them out.
pub fn neighbourhood(address: IpAddr) -> Option<u128> {
    match address.to_canonical() {
        IpAddr::V4(four) => {
            let [a, b, ..] = four.octets();
            let shared = a == 100 && (64..128).contains(&b);
            let near = four.is_loopback() || four.is_private() || four.is_link_local() || shared;
            (!near && !four.is_unspecified()).then(|| four.to_ipv6_mapped().to_bits())
        }
        IpAddr::V6(six) => {
            let near = six.is_loopback() || six.is_unique_local() || six.is_unicast_link_local();
            (!near && !six.is_unspecified()).then(|| six.to_bits() >> 64)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn check(networks: &str, hops: usize, peer: &str, list: &str, expected: &str) {
        let networks = networks.split_whitespace().map(|network| network.parse().unwrap()).collect();
        let proxies = Proxies { networks, hops };
        let entries = list.split(',').rev().filter(|entry| !entry.is_empty());
        assert_eq!(proxies.client(ip(peer), entries), ip(expected), "{peer} says {list}");
    }

    #[test]
    fn only_what_trusted_proxies_wrote_is_believed() {
        // Nobody is trusted: whatever is sent, the peer is the client.
        check("", 0, "203.0.113.9", "198.51.100.7", "203.0.113.9");
        check("10.0.0.0/8", 0, "203.0.113.9", "198.51.100.7", "203.0.113.9");
        check("10.0.0.0/8", 0, "10.1.2.3", "198.51.100.7", "198.51.100.7");
        check("10.0.0.0/8", 0, "10.1.2.3", "1.1.1.1, 198.51.100.7, 10.9.9.9", "198.51.100.7");
        check("10.0.0.0/8", 0, "10.1.2.3", "", "10.1.2.3");
        check("10.0.0.0/8", 0, "::ffff:10.1.2.3", "198.51.100.7", "198.51.100.7");
        // Nothing before what can't be read.
        check("10.0.0.0/8", 0, "10.1.2.3", "1.1.1.1, nonsense, 10.9.9.9", "10.9.9.9");
        check("10.0.0.0/8", 0, "10.1.2.3", "unknown", "10.1.2.3");
    }

    #[test]
    fn a_number_of_hops_is_counted_from_the_end() {
        check("", 1, "10.1.2.3", "1.1.1.1, 198.51.100.7", "198.51.100.7");
        // As Google's balancer writes it: the client, then itself.
        check("", 2, "35.191.0.1", "1.1.1.1,198.51.100.7,34.120.0.1", "198.51.100.7");
        check("", 2, "35.191.0.1", "34.120.0.1", "35.191.0.1");
        // Hops are believed from the named networks alone, if there are any.
        check("35.191.0.0/16", 2, "35.191.0.1", "198.51.100.7,34.120.0.1", "198.51.100.7");
        check("35.191.0.0/16", 2, "203.0.113.9", "198.51.100.7,34.120.0.1", "203.0.113.9");
    }

    #[test]
    fn addresses_are_read_in_every_spelling_that_proxies_use() {
        for (text, expected) in [
            (" 198.51.100.7 ", "198.51.100.7"),
            ("198.51.100.7:4711", "198.51.100.7"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]:4711", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("::ffff:198.51.100.7", "198.51.100.7"),
        ] {
            assert_eq!(entry(text), Some(ip(expected)), "{text}");
        }
    }

    #[test]
    fn neighbours_share_a_bucket_and_machines_of_the_site_have_none() {
        let of = |text| neighbourhood(ip(text));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_ne!(of("203.0.113.9"), of("203.0.113.10"));
        assert_eq!(of("203.0.113.9"), of("::ffff:203.0.113.9"));
        for near in ["127.0.0.1", "10.1.2.3", "172.20.0.1", "192.168.1.1", "100.64.0.1", "169.254.1.1"] {
            assert_eq!(of(near), None, "{near}");
        }
        for near in ["::1", "fd00::1", "fe80::1", "::", "::ffff:10.0.0.1"] {
            assert_eq!(of(near), None, "{near}");
        }
        for public in ["172.32.0.1", "100.128.0.1", "8.8.8.8", "2606:4700::1111"] {
            assert!(of(public).is_some(), "{public}");
        }
    }

    #[test]
    fn networks_are_read_and_written() {
        for text in ["10.0.0.0/8", "0.0.0.0/0", "192.0.2.1/32", "2001:db8::/32", "::/0"] {
            assert_eq!(text.parse::<Network>().unwrap().to_string(), text);
        }
        assert_eq!("192.0.2.1".parse(), "192.0.2.1/32".parse::<Network>());
        for bad in ["", "10.0.0.0/33", "10.0.0.1/8", "2001:db8::/129", "ten", "10.0.0.0/"] {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
    }
}
