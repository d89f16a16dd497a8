//! Header fields on their way through: what belongs to one connection ends with it, and the entrance says who asked.
//!
//! **Invariant:** nothing that frames a message (its length, its coding) is passed on beside what hyper makes of it.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use uuid::Uuid;

use crate::region::Region;

/// Tells the person's browser, and whoever looks for a fault, which region answered.
pub const SERVED_BY: HeaderName = HeaderName::from_static("largesse-region");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Fields of one connection (RFC 9110, 7.6.1), and `Expect`, which the entrance has answered itself.
const OWN: [HeaderName; 9] = [
    header::CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::EXPECT,
];

/// Makes a request's fields ready for a server.
pub fn inward(fields: &mut HeaderMap, peer: IpAddr) {
    strip(fields);
    // All lines in their order, and what can't be read too: a later entry must not be taken for an earlier one.
    let mut chain = Vec::new();
    for line in fields.get_all(FORWARDED_FOR) {
        chain.extend_from_slice(line.as_bytes());
        chain.extend_from_slice(b", ");
    }
    chain.extend_from_slice(peer.to_string().as_bytes());
    if let Ok(chain) = HeaderValue::from_bytes(&chain) {
        fields.insert(FORWARDED_FOR, chain);
    }
    fields.entry(FORWARDED_PROTO).or_insert(HeaderValue::from_static("http"));
    if !fields.contains_key(REQUEST_ID) {
        // One name for all attempts, in the logs of every region that was asked.
        let id = Uuid::now_v7().hyphenated().to_string();
        if let Ok(id) = HeaderValue::from_str(&id) {
            fields.insert(REQUEST_ID, id);
        }
    }
}

/// Makes an answer's fields ready for the person.
pub fn outward(fields: &mut HeaderMap, region: &Region) {
    strip(fields);
    if let Ok(region) = HeaderValue::from_str(region.as_str()) {
        fields.insert(SERVED_BY, region);
    }
}

/// The request's name.
pub fn request_id(fields: &HeaderMap) -> Option<&HeaderValue> {
    fields.get(REQUEST_ID)
}

fn strip(fields: &mut HeaderMap) {
    let named: Vec<HeaderName> = fields
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| HeaderName::try_from(name.trim()).ok())
        .collect();
    for name in named.iter().chain(&OWN) {
        fields.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn what_belongs_to_one_connection_ends_with_it() {
        let mut sent = fields(&[
            ("connection", "close, X-Secret"),
            ("x-secret", "1"),
            ("transfer-encoding", "chunked"),
            ("upgrade", "websocket"),
            ("expect", "100-continue"),
            ("idempotency-key", "k"),
            ("x-forwarded-for", "192.0.2.1"),
            ("x-request-id", "r-1"),
        ]);
        inward(&mut sent, IpAddr::from([127, 0, 0, 1]));
        let expected = fields(&[
            ("idempotency-key", "k"),
            ("x-forwarded-for", "192.0.2.1, 127.0.0.1"),
            ("x-forwarded-proto", "http"),
            ("x-request-id", "r-1"),
        ]);
        assert_eq!(sent, expected);
        let mut lines = HeaderMap::new();
        let odd = HeaderValue::from_bytes(b"\xff, 192.0.2.7").unwrap();
        for line in [odd, HeaderValue::from_static("203.0.113.9")] {
            lines.append(FORWARDED_FOR, line);
        }
        inward(&mut lines, IpAddr::from([127, 0, 0, 1]));
        assert_eq!(lines.get_all(FORWARDED_FOR).iter().count(), 1);
        assert_eq!(lines[FORWARDED_FOR].as_bytes(), b"\xff, 192.0.2.7, 203.0.113.9, 127.0.0.1");
        let mut plain = HeaderMap::new();
        inward(&mut plain, IpAddr::from([127, 0, 0, 1]));
        assert_eq!(request_id(&plain).map(HeaderValue::len), Some(36));
    }
}
