//! Connections to servers: made, kept, used for one request at a time.
//!
//! **Invariant:** a failure says truly whether the request can have been sent. Only one that can not gives the request
//! back.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::Body;
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::{Request, Response, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::clock;

/// How long making a connection may take: a server farther away than a second's round trip is no nearest one.
const CONNECT_WITHIN: Duration = Duration::from_secs(1);
/// Connections that are kept for each server.
const IDLE_MAX: usize = 256;
/// A connection that was not used for this long is not used again: what is between may have forgotten it.
const IDLE_WITHIN: Duration = Duration::from_secs(15);
/// A server that acknowledges nothing for this long is gone.
const PEER_GONE_AFTER: Duration = Duration::from_secs(10);

/// Why there is no answer.
#[derive(Debug)]
pub enum Failure {
    /// The request was surely not sent; here it is.
    NotSent(Box<Request<Body>>),
    /// It may have been sent, and acted upon.
    MayBeSent,
}

/// Whether a kept connection may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Any: if it turns out to be dead, the request can be sent again.
    Kept,
    /// A new one. A kept one may be closed by the server in the moment in which it is used, and then nobody knows
    /// whether the request arrived.
    Fresh,
}

/// Connections that nobody uses.
#[derive(Debug, Default)]
pub struct Pool(Mutex<Vec<(SendRequest<Body>, Instant)>>);

impl Pool {
    /// The one that was used last, so that the others grow old and go.
    fn take(&self) -> Option<SendRequest<Body>> {
        let mut idle = self.idle();
        while let Some((sender, since)) = idle.pop() {
            if since.elapsed() > IDLE_WITHIN {
                idle.clear();
            } else if sender.is_ready() {
                return Some(sender);
            }
        }
        None
    }

    fn keep(&self, sender: SendRequest<Body>) {
        let mut idle = self.idle();
        if idle.len() < IDLE_MAX {
            idle.push((sender, clock::monotonic()));
        }
    }

    /// Closes all.
    pub fn clear(&self) {
        self.idle().clear();
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<(SendRequest<Body>, Instant)>> {
        // Nothing in here can be half done: a panic while it was held left a list of connections.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// A connection to a server, ready for one request.
pub struct Open(SendRequest<Body>);

/// A kept connection if that is allowed and there is one, else a new one; and which of them it is.
pub async fn open(pool: &Pool, address: &str, line: Line) -> io::Result<(Open, Line)> {
    if line == Line::Kept
        && let Some(sender) = pool.take()
    {
        return Ok((Open(sender), Line::Kept));
    }
    Ok((Open(connect(address).await?), Line::Fresh))
}

async fn connect(address: &str) -> io::Result<SendRequest<Body>> {
    let connecting = tokio::time::timeout(CONNECT_WITHIN, TcpStream::connect(address));
    let stream = connecting.await.map_err(|_late| io::Error::from(io::ErrorKind::TimedOut))??;
    stream.set_nodelay(true)?;
    // A socket that refuses the option still works.
    #[cfg(target_os = "linux")]
    let _without = socket2::SockRef::from(&stream).set_tcp_user_timeout(Some(PEER_GONE_AFTER));
    #[cfg(not(target_os = "linux"))]
    let _unused = PEER_GONE_AFTER;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    // Ends when the sender is dropped and the last answer read, or when the server closes.
    tokio::spawn(connection);
    Ok(sender)
}

/// A question of the platform's to one address, on a connection of its own.
pub fn get(path: &str, host: &str) -> Result<Request<Body>, hyper::http::Error> {
    Request::get(path).header(header::HOST, host).header(header::CONNECTION, "close").body(Body::empty())
}

impl Open {
    /// Sends one request; the head of the answer. The body follows as it comes.
    pub async fn send(&mut self, request: Request<Body>) -> Result<Response<Incoming>, Failure> {
        self.0.try_send_request(request).await.map_err(|mut error| match error.take_message() {
            Some(request) => Failure::NotSent(Box::new(request)),
            None => Failure::MayBeSent,
        })
    }

    /// Keeps the connection once the answer has been read to its end, for as long as `backend` is known.
    pub fn keep<T: AsRef<Pool> + Send + Sync + 'static>(mut self, backend: Arc<T>) {
        tokio::spawn(async move {
            // Fails if the answer was not read to its end: then the connection is gone.
            if self.0.ready().await.is_ok() {
                T::as_ref(&backend).keep(self.0);
            }
        });
    }
}
