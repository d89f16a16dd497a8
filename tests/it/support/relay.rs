//! A wire between a browser and a server that can be cut as a tunnel cuts it: what was sent arrives, and the answer is
//! lost.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// How the wire is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// All goes through.
    Whole,
    /// Requests go through; every answer is swallowed and its connection closed.
    Deaf,
    /// Nobody is there.
    Cut,
}

/// A running relay.
pub struct Relay {
    pub address: SocketAddr,
    wire: watch::Sender<Wire>,
    lost: watch::Receiver<u32>,
    stop: CancellationToken,
}

impl Relay {
    /// A relay in front of this server.
    pub async fn start(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (wire, lost, stop) = (watch::Sender::new(Wire::Whole), watch::Sender::new(0), CancellationToken::new());
        let relay = Self { address, wire: wire.clone(), lost: lost.subscribe(), stop: stop.clone() };
        tokio::spawn(async move {
            while let Some(Ok((client, _))) = stop.run_until_cancelled(listener.accept()).await {
                let (wire, lost, stop) = (wire.subscribe(), lost.clone(), stop.clone());
                tokio::spawn(async move { stop.run_until_cancelled(carry(client, target, wire, lost)).await });
            }
        });
        relay
    }

    /// From now on the wire is like this, also for what is under way.
    pub fn set(&self, wire: Wire) {
        self.wire.send_replace(wire);
    }

    /// Waits until this many answers have been lost.
    pub async fn lost(&mut self, answers: u32) {
        self.lost.wait_for(|lost| *lost >= answers).await.expect("a relay");
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

async fn carry(client: TcpStream, target: SocketAddr, mut wire: watch::Receiver<Wire>, lost: watch::Sender<u32>) {
    if *wire.borrow() == Wire::Cut {
        return;
    }
    let Ok(server) = TcpStream::connect(target).await else { return };
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let replies = {
        let wire = wire.clone();
        async move {
            let mut bytes = vec![0; 16 * 1024];
            while let Ok(count @ 1..) = from_server.read(&mut bytes).await {
                if *wire.borrow() == Wire::Deaf {
                    lost.send_modify(|lost| *lost += 1);
                    return;
                }
                if to_client.write_all(&bytes[..count]).await.is_err() {
                    return;
                }
            }
        }
    };
    tokio::select! {
        _ = tokio::io::copy(&mut from_client, &mut to_server) => {}
        () = replies => {}
        _ = wire.wait_for(|wire| *wire == Wire::Cut) => {}
    }
}
