//! Distance: a relay between a server and its database that passes everything on, later.
//!
//! **Invariant:** bytes keep their order, and each waits half of the round trip in each direction; nothing waits for
//! anything before it longer than that.

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::clock;

const CHUNK: usize = 64 * 1024;

/// A relay, until it is dropped.
pub struct Relay {
    address: SocketAddr,
    _stop: DropGuard,
}

impl Relay {
    /// Starts a relay to `host:port` that adds this much to every round trip.
    pub async fn start(target: String, round_trip: Duration) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let stop = CancellationToken::new();
        tokio::spawn(stop.clone().run_until_cancelled_owned(accept(listener, target, round_trip / 2)));
        Ok(Self { address, _stop: stop.drop_guard() })
    }

    /// The database's URL by way of this relay, and what the URL names: `host:port`.
    pub fn url(&self, direct: &str) -> Option<String> {
        let (before, host) = parts(direct)?;
        let after = direct.get(before.len() + host.len()..)?;
        Some(format!("{before}{}{after}", self.address))
    }
}

/// The `host:port` of a URL.
pub fn target(url: &str) -> Option<String> {
    parts(url).map(|(_, host)| host.to_owned())
}

fn parts(url: &str) -> Option<(&str, &str)> {
    let start = url.find('@').map(|at| at + 1).or_else(|| url.find("://").map(|at| at + 3))?;
    let end = url[start..].find('/').map_or(url.len(), |at| start + at);
    Some((&url[..start], &url[start..end]))
}

async fn accept(listener: TcpListener, target: String, delay: Duration) {
    loop {
        let Ok((near, _)) = listener.accept().await else { continue };
        let Ok(far) = TcpStream::connect(&target).await else { continue };
        let _without = (near.set_nodelay(true), far.set_nodelay(true));
        let (from_near, to_near) = near.into_split();
        let (from_far, to_far) = far.into_split();
        tokio::spawn(pass(from_near, to_far, delay));
        tokio::spawn(pass(from_far, to_near, delay));
    }
}

/// Passes one direction on until either end is closed.
async fn pass(from: OwnedReadHalf, mut to: OwnedWriteHalf, delay: Duration) {
    let (chunks, mut due) = mpsc::unbounded_channel();
    let reading = tokio::spawn(read(from, chunks, delay));
    while let Some((at, chunk)) = due.recv().await {
        if !delay.is_zero() {
            tokio::time::sleep_until(Instant::into(at)).await;
        }
        if to.write_all(&chunk).await.is_err() {
            break;
        }
    }
    reading.abort();
}

async fn read(mut from: OwnedReadHalf, chunks: mpsc::UnboundedSender<(Instant, Bytes)>, delay: Duration) {
    let mut buffer = BytesMut::with_capacity(CHUNK);
    while let Ok(1..) = from.read_buf(&mut buffer).await {
        if chunks.send((clock::monotonic() + delay, buffer.split().freeze())).is_err() {
            return;
        }
        buffer.reserve(CHUNK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everything_arrives_in_order_and_half_a_round_trip_later() {
        let echo = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let target = echo.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            let (mut stream, _) = echo.accept().await.unwrap();
            let (mut from, mut to) = stream.split();
            tokio::io::copy(&mut from, &mut to).await
        });
        let relay = Relay::start(target, Duration::from_millis(60)).await.unwrap();
        let mut stream = TcpStream::connect(relay.address).await.unwrap();
        let started = clock::monotonic();
        for number in 0..100_u8 {
            stream.write_all(&[number]).await.unwrap();
        }
        let mut answer = [0; 100];
        stream.read_exact(&mut answer).await.unwrap();
        assert!(started.elapsed() >= Duration::from_millis(60));
        assert!(answer.iter().enumerate().all(|(place, number)| place == usize::from(*number)));
    }

    #[tokio::test]
    async fn a_url_keeps_everything_but_its_host() {
        let relay = Relay::start("127.0.0.1:1".into(), Duration::ZERO).await.unwrap();
        let here = relay.address;
        let direct = "postgresql://me:secret@127.0.0.1:5432/ours?sslmode=disable";
        let expected = format!("postgresql://me:secret@{here}/ours?sslmode=disable");
        assert_eq!(relay.url(direct), Some(expected));
        assert_eq!(target(direct), Some("127.0.0.1:5432".into()));
        assert_eq!(target("postgresql://h:1/d"), Some("h:1".into()));
    }
}
