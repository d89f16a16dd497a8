//! Free ports on 127.0.0.1, for programs that cannot bind port 0 and tell.
//!
//! A port picked here may be taken by somebody else before its program binds it, so whoever uses
//! one must be ready to pick another. Servers of this project do not need this: they bind port 0
//! and announce it (`addresses`).
//!
//! **Invariant:** the ports of one call differ from each other.

use std::net::{Ipv4Addr, TcpListener};
use std::ops::Range;

use super::Error;

// Below the ports that Linux (32768) and macOS (49152) give to outgoing connections. A client that
// keeps knocking at a crashed server's port from that range may be given the very same port as its
// own end, connect to itself, and keep the server from coming back.
const RANGE: Range<u16> = 15_000..32_000;
const ATTEMPTS: usize = 1_000;

/// Picks `count` different ports of 127.0.0.1 that nobody listens on just now.
pub fn free_ports(count: usize) -> Result<Vec<u16>, Error> {
    // Held until all are picked, so that no port is picked twice.
    let held: Vec<_> = (0..ATTEMPTS)
        .filter_map(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, random_port())).ok())
        .take(count)
        .collect();
    let ports: Vec<_> =
        held.iter().filter_map(|listener| listener.local_addr().ok()).map(|address| address.port()).collect();
    if ports.len() == count { Ok(ports) } else { Err(Error::NoPort) }
}

/// Picks one port of 127.0.0.1 that nobody listens on just now.
pub fn free_port() -> Result<u16, Error> {
    free_ports(1)?.pop().ok_or(Error::NoPort)
}

// Two runs that start together should not walk the same list, and a seeded generator would.
fn random_port() -> u16 {
    let span = u128::from(RANGE.end - RANGE.start);
    RANGE.start + (uuid::Uuid::new_v4().as_u128() % span) as u16
}
