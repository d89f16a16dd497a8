//! Requests to other services: HTTP/1.1, over TLS where the address says `https`, each within a limit of time and
//! bytes.
//!
//! What may not live here: what is asked, and of whom. **Invariant:** whoever answers over TLS has proved the name in
//! the address to an authority that the system trusts; there is no way to ask for less. An answer is never longer in
//! memory than the caller allowed.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::http::HeaderMap;
use hyper::{Request, Response, StatusCode, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as Pooled;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::crypto::aws_lc_rs;
use rustls::{ClientConfig, RootCertStore};

use crate::trust;

/// What a body may fail with.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A request's body: ready bytes, or a stream of any length.
pub type Body = UnsyncBoxBody<Bytes, Cause>;

/// How long a connection may take to come about.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);

/// Another service's address: `http://` or `https://`, host, perhaps a port and a path before all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    secure: bool,
    authority: String,
    path: String,
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected http://HOST[:PORT][/PATH] or https://…, without a name, a query or a fragment")]
pub struct InvalidBase;

impl std::str::FromStr for Base {
    type Err = InvalidBase;

    fn from_str(text: &str) -> Result<Self, InvalidBase> {
        let uri: Uri = text.parse().map_err(|_odd| InvalidBase)?;
        let secure = match uri.scheme_str() {
            Some("http") => false,
            Some("https") => true,
            _ => return Err(InvalidBase),
        };
        let authority = uri.authority().ok_or(InvalidBase)?;
        // `Uri` leaves a fragment away without a word.
        let odd = authority.as_str().contains('@') || uri.query().is_some() || text.contains('#');
        // What stands behind a host is a port, and one that is too large is none to `Uri`.
        let ported = authority.as_str().len() > authority.host().len();
        if odd || authority.host().is_empty() || (ported && authority.port_u16().is_none()) {
            return Err(InvalidBase);
        }
        Ok(Self { secure, authority: authority.to_string(), path: uri.path().to_owned() })
    }
}

impl std::fmt::Display for Base {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = if self.path == "/" { "" } else { &self.path };
        write!(f, "{}://{}{path}", if self.secure { "https" } else { "http" }, self.authority)
    }
}

impl Base {
    /// The address of a path below, which begins with a slash and may have a query.
    pub fn at(&self, path: &str) -> String {
        let base = self.to_string();
        // Some services redirect an address without the slash that it was given with.
        if path.is_empty() { base } else { format!("{}{path}", base.trim_end_matches('/')) }
    }

    /// Whether what is sent there is encrypted, or stays on this machine.
    pub fn keeps_secrets(&self) -> bool {
        let host = match self.authority.strip_prefix('[') {
            Some(v6) => v6.split(']').next().unwrap_or_default(),
            None => self.authority.split(':').next().unwrap_or_default(),
        };
        self.secure || host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system trusts nobody.
    #[error(transparent)]
    Trust(#[from] trust::Nobody),
    /// The service can't be reached, broke off, or proved another name.
    #[error("the service can't be reached or broke off")]
    Unreachable(#[from] hyper_util::client::legacy::Error),
    /// The answer broke off, or was longer than allowed.
    #[error("the answer broke off or was too long")]
    Answer(#[source] Cause),
    /// There was no answer in time.
    #[error("no answer within {} ms", .0.as_millis())]
    Late(Duration),
}

/// An answer that is here as a whole.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its fields.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

/// Asks other services; copies share connections.
#[derive(Clone, Debug)]
pub struct Client(Pooled<HttpsConnector<HttpConnector>, Body>);

impl Client {
    /// A client for this address, that trusts whom the system trusts; in the clear nobody needs to be trusted.
    pub fn to(base: &Base) -> Result<Self, Error> {
        let roots = if base.secure { trust::system_roots()? } else { RootCertStore::empty() };
        let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            // Unwrap safety: the provider is the one these versions are from.
            .expect("TLS 1.2 and 1.3")
            .with_root_certificates(roots)
            .with_no_client_auth();
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_connect_timeout(Some(CONNECT_WITHIN));
        tcp.set_nodelay(true);
        let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1();
        Ok(Self(Pooled::builder(TokioExecutor::new()).build(connector.wrap_connector(tcp))))
    }

    /// Sends a request and returns with the answer's head; its body may be of any length.
    pub async fn send(&self, request: Request<Body>) -> Result<Response<Incoming>, Error> {
        Ok(self.0.request(request).await?)
    }

    /// Sends a request and returns with the whole answer, which may take so long and have so many bytes.
    pub async fn ask(&self, request: Request<Body>, within: Duration, bytes_max: usize) -> Result<Answer, Error> {
        let whole = async {
            let (head, body) = self.send(request).await?.into_parts();
            let body = Limited::new(body, bytes_max).collect().await.map_err(Error::Answer)?.to_bytes();
            Ok(Answer { status: head.status, headers: head.headers, body })
        };
        tokio::time::timeout(within, whole).await.unwrap_or(Err(Error::Late(within)))
    }
}

/// A body of ready bytes.
pub fn ready(bytes: impl Into<Bytes>) -> Body {
    Full::new(bytes.into()).map_err(|never| match never {}).boxed_unsync()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_scheme_a_host_and_perhaps_a_path() {
        let check = |text: &str, at: &str, keeps: bool| {
            let base: Base = text.parse().unwrap_or_else(|_| panic!("{text}"));
            assert_eq!((base.at("/x?y=1").as_str(), base.keeps_secrets()), (at, keeps), "{text}");
        };
        check("http://localhost:9090", "http://localhost:9090/x?y=1", true);
        check("http://127.0.0.1", "http://127.0.0.1/x?y=1", true);
        check("http://[::1]:9090/", "http://[::1]:9090/x?y=1", true);
        check("http://[::1]", "http://[::1]/x?y=1", true);
        check("http://10.0.0.1:9090", "http://10.0.0.1:9090/x?y=1", false);
        check("https://ops.example.com/largesse/", "https://ops.example.com/largesse/x?y=1", true);
        for odd in
            ["", "ops:9090", "ftp://a", "http://", "http://u@h", "http://h?x", "http://h/#a", "http://h:99999", "/a"]
        {
            assert_eq!(odd.parse::<Base>(), Err(InvalidBase), "{odd}");
        }
    }
}
