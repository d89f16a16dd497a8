//! The crowd's HTTP/1.1 client: kept connections to the servers of each region, a bounded number of them.
//!
//! What may not live here: whether to ask again (`ask.rs`). One call here is one request, or the reason there is no
//! reply.
//!
//! **Invariant:** a connection is used again only after a whole reply was read from it, so no reply reaches somebody
//! else.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{self, HeaderMap};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::answer::{self, Answer};
use super::plan::{Plan, RegionTarget};

/// A reply longer than this is not one of the service's.
const REPLY_BYTES_MAX: usize = 64 * 1024;

/// A server that does not take a connection in this time is taken for gone, long before a request would time out.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

type Connection = SendRequest<Full<Bytes>>;

/// Connections to all servers of the plan.
pub struct Client {
    regions: Vec<Region>,
    path: String,
    request_timeout: Duration,
}

struct Region {
    servers: Vec<Server>,
    permits: Semaphore,
}

struct Server {
    address: String,
    idle: Mutex<Vec<Connection>>,
}

/// What one request says.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Who asks.
    pub token: &'a str,
    /// The language they want to be answered in.
    pub language: &'a str,
    /// Which attempt it is.
    pub key: Option<&'a str>,
}

/// A reply, as far as the crowd cares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What it means.
    pub answer: Answer,
    /// When to ask again.
    pub retry_after: Option<Duration>,
    /// The language it is in; empty if it does not say.
    pub language: String,
}

/// Why there is no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// No connection; nothing was sent.
    Unreachable,
    /// The connection broke; it may have been decided.
    Broken,
    /// No reply in time; it may have been decided.
    TimedOut,
}

impl Loss {
    /// As the record has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Broken => "connection-broken",
            Self::TimedOut => "timed-out",
        }
    }
}

/// The right to use one of a region's connections.
pub struct Permit<'a> {
    region: &'a Region,
    _held: SemaphorePermit<'a>,
}

impl Client {
    /// A client without any connection yet.
    pub fn new(plan: &Plan) -> Self {
        Self {
            regions: plan.regions.iter().map(|target| Region::new(target, plan.connections)).collect(),
            path: format!("/v1/campaigns/{}/claims", plan.slug),
            request_timeout: plan.request_timeout,
        }
    }

    /// How many regions there are.
    pub fn regions(&self) -> usize {
        self.regions.len()
    }

    /// How many servers a region has.
    pub fn servers(&self, region: usize) -> usize {
        self.regions[region].servers.len()
    }

    /// Waits until one of the region's connections is free.
    pub async fn permit(&self, region: usize) -> Permit<'_> {
        let region = &self.regions[region];
        // Unwrap safety: nobody closes the semaphore.
        let held = region.permits.acquire().await.expect("an open semaphore");
        Permit { region, _held: held }
    }

    /// Sends one request to one of the region's servers and reads the whole reply.
    pub async fn send(&self, permit: &Permit<'_>, server: usize, request: Request<'_>) -> Result<Reply, Loss> {
        let server = &permit.region.servers[server % permit.region.servers.len()];
        let exchange = self.exchange(server, request);
        tokio::time::timeout(self.request_timeout, exchange).await.unwrap_or(Err(Loss::TimedOut))
    }

    async fn exchange(&self, server: &Server, request: Request<'_>) -> Result<Reply, Loss> {
        let mut connection = server.connection().await?;
        let request = self.request(server, request).map_err(|_| Loss::Unreachable)?;
        let response = connection.send_request(request).await.map_err(|_| Loss::Broken)?;
        let (head, body) = response.into_parts();
        let body = Limited::new(body, REPLY_BYTES_MAX).collect().await.map_err(|_| Loss::Broken)?;
        server.keep(connection);
        let replayed = text(&head.headers, "idempotency-replayed") == Some("true");
        Ok(Reply {
            answer: answer::read(head.status.as_u16(), replayed, &body.to_bytes()),
            retry_after: retry_after(&head.headers),
            language: text(&head.headers, "content-language").unwrap_or_default().to_owned(),
        })
    }

    fn request(
        &self,
        server: &Server,
        request: Request<'_>,
    ) -> Result<hyper::Request<Full<Bytes>>, hyper::http::Error> {
        let mut builder = hyper::Request::post(&self.path)
            .header(header::HOST, &server.address)
            .header(header::AUTHORIZATION, format!("Bearer {}", request.token))
            .header(header::ACCEPT_LANGUAGE, accept_language(request.language))
            .header(header::CONTENT_TYPE, "application/json");
        if let Some(key) = request.key {
            builder = builder.header("idempotency-key", key);
        }
        builder.body(Full::new(Bytes::from_static(b"{}")))
    }
}

impl Region {
    fn new(target: &RegionTarget, connections: usize) -> Self {
        let server = |address: &String| Server { address: host_and_port(address), idle: Mutex::default() };
        Self { servers: target.servers.iter().map(server).collect(), permits: Semaphore::new(connections) }
    }
}

impl Server {
    /// A kept connection that is still good, else a new one.
    async fn connection(&self) -> Result<Connection, Loss> {
        loop {
            let Some(mut kept) = self.idle().pop() else {
                break;
            };
            if kept.ready().await.is_ok() {
                return Ok(kept);
            }
        }
        self.connect().await.map_err(|_| Loss::Unreachable)
    }

    async fn connect(&self) -> Result<Connection, Box<dyn std::error::Error + Send + Sync>> {
        let connecting = TcpStream::connect(&self.address);
        let stream = tokio::time::timeout(CONNECT_TIMEOUT, connecting).await??;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection of the crowd ended");
            }
        });
        Ok(sender)
    }

    fn keep(&self, connection: Connection) {
        if !connection.is_closed() {
            self.idle().push(connection);
        }
    }

    /// A list stays usable whatever happened to the thread that held it.
    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// People paste addresses with a scheme.
fn host_and_port(address: &str) -> String {
    let bare = address.strip_prefix("http://").unwrap_or(address).trim_end_matches('/');
    if bare.contains(':') { bare.to_owned() } else { format!("{bare}:80") }
}

/// The language asked for, and English rather than nothing.
fn accept_language(language: &str) -> String {
    if language == "en" { language.to_owned() } else { format!("{language}, en;q=0.1") }
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    text(headers, "retry-after")?.parse().ok().map(Duration::from_secs)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        assert_eq!(host_and_port("http://127.0.0.1:8080/"), "127.0.0.1:8080");
        assert_eq!(host_and_port("localhost:8080"), "localhost:8080");
        assert_eq!(host_and_port("example.org"), "example.org:80");
    }

    #[test]
    fn a_language_is_asked_for_before_english() {
        assert_eq!(accept_language("ar"), "ar, en;q=0.1");
        assert_eq!(accept_language("en"), "en");
    }
}
