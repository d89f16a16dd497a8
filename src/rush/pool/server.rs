//! One server as the crowd reaches it.

use std::net::{SocketAddr, ToSocketAddrs};

/// A server: where it is, and the connections to it that nobody uses.
pub(super) struct Server {
    pub(super) addresses: Vec<SocketAddr>,
    pub(super) next: usize,
    pub(super) idle: Vec<usize>,
}

impl Server {
    pub(super) fn new(address: &str) -> Self {
        // A name that can't be resolved is a server that can't be reached; the record says so of each request.
        let addresses = host_and_port(address).to_socket_addrs().map(Iterator::collect).unwrap_or_default();
        Self { addresses, next: 0, idle: Vec::new() }
    }

    pub(super) fn address(&self) -> Option<SocketAddr> {
        (!self.addresses.is_empty()).then(|| self.addresses[self.next % self.addresses.len()])
    }
}

/// People paste addresses with a scheme.
pub fn host_and_port(address: &str) -> String {
    let bare = address.strip_prefix("http://").unwrap_or(address).trim_end_matches('/');
    let port = bare.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    if port { bare.to_owned() } else { format!("{bare}:80") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        assert_eq!(host_and_port("http://127.0.0.1:8080/"), "127.0.0.1:8080");
        assert_eq!(host_and_port("localhost:8080"), "localhost:8080");
        assert_eq!(host_and_port("example.org"), "example.org:80");
        assert_eq!(host_and_port("[::1]"), "[::1]:80");
        assert_eq!(host_and_port("[::1]:8080"), "[::1]:8080");
    }
}
