//! Listening, accepting, and going away without losing anybody.
//!
//! An accept loop of our own, because the ready-made one waits for ever for a header that never comes: here a client
//! that is slow to send, or gone, is noticed in seconds.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::service::Service;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

/// Connections at once; one more waits in the kernel's queue.
const CONNECTIONS_MAX: usize = 20_000;
/// Connections that the kernel keeps while we accept: an opening is a herd.
const BACKLOG: i32 = 4096;
/// A request's head must be there within this time, on a new connection and on a kept one that has begun to send.
const HEADER_WITHIN: Duration = Duration::from_secs(10);
/// A peer that acknowledges nothing for this long is gone.
const PEER_GONE_AFTER: Duration = Duration::from_secs(10);
/// The largest head, in bytes and in fields.
const HEAD_BYTES_MAX: usize = 16 * 1024;
const HEAD_FIELDS_MAX: usize = 64;

/// Listens on an address. Port 0 takes a free one.
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    TcpListener::from_std(socket.into())
}

/// Serves until `stop`, then finishes what was begun, for at most `drain`; returns whether everything was finished.
pub async fn serve(listener: TcpListener, router: Router, stop: CancellationToken, drain: Duration) -> bool {
    let graceful = GracefulShutdown::new();
    let mut door = Door::new(listener, stop);
    while let Some((stream, place, _peer)) = door.next().await {
        answer(stream, place, TowerToHyperService::new(router.clone()), &graceful);
    }
    drop(door);
    tokio::time::timeout(drain, graceful.shutdown()).await.is_ok()
}

/// Where connections come in, each with a place, until it is closed.
pub struct Door {
    listener: TcpListener,
    places: Arc<Semaphore>,
    stop: CancellationToken,
}

impl Door {
    /// Open until `stop`.
    pub fn new(listener: TcpListener, stop: CancellationToken) -> Self {
        Self { listener, places: Arc::new(Semaphore::new(CONNECTIONS_MAX)), stop }
    }

    /// The next connection and its peer, once there is a place for it; nothing when it is time to stop.
    pub async fn next(&mut self) -> Option<(TcpStream, OwnedSemaphorePermit, SocketAddr)> {
        loop {
            let (place, accepted) = self.stop.run_until_cancelled(self.accept()).await?;
            match accepted {
                Ok((stream, peer)) => return Some((stream, place, peer)),
                // Out of file descriptors or the like: a moment later some connection has ended.
                Err(error) => {
                    tracing::warn!(error = %error, "accepting a connection failed");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
    }

    async fn accept(&self) -> (OwnedSemaphorePermit, io::Result<(TcpStream, SocketAddr)>) {
        // Unwrap safety: the semaphore is never closed.
        let place = Arc::clone(&self.places).acquire_owned().await.expect("an open semaphore");
        (place, self.listener.accept().await)
    }
}

/// What answers the requests of one connection.
pub trait Answers:
    Service<Request<Incoming>, Response = Response, Error = Infallible, Future: Send + 'static> + Send + 'static
{
}

impl<S> Answers for S where
    S: Service<Request<Incoming>, Response = Response, Error = Infallible, Future: Send + 'static> + Send + 'static
{
}

/// Answers one connection, in a task of its own on this thread's runtime.
pub fn answer(stream: TcpStream, place: OwnedSemaphorePermit, service: impl Answers, graceful: &GracefulShutdown) {
    let connection = graceful.watch(connection(stream, service));
    tokio::spawn(async move {
        // A connection that breaks off is the client's business; what it had begun goes on without it.
        let _broken_off = connection.await;
        drop(place);
    });
}

fn connection<S: Answers>(
    stream: TcpStream,
    service: S,
) -> hyper::server::conn::http1::Connection<TokioIo<TcpStream>, S> {
    configure(&stream);
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_WITHIN)
        .max_buf_size(HEAD_BYTES_MAX)
        .max_headers(HEAD_FIELDS_MAX)
        // An answer is a few hundred bytes: copying them behind its head is cheaper than a vector of two.
        .writev(false)
        .serve_connection(TokioIo::new(stream), service)
}

/// Answers are sent at once, and a client that stops reading or vanishes is cut off. A socket that refuses an option
/// still works.
fn configure(stream: &TcpStream) {
    let _without = stream.set_nodelay(true);
    #[cfg(target_os = "linux")]
    let _without = socket2::SockRef::from(stream).set_tcp_user_timeout(Some(PEER_GONE_AFTER));
    #[cfg(not(target_os = "linux"))]
    let _unused = PEER_GONE_AFTER;
}
