//! The threads that answer the public: each has a runtime of its own, and a connection stays on the thread it was
//! given to. A request that waits for nobody wakes no other thread, and threads take no work from each other, which
//! costs more than it evens out where requests are this short.
//!
//! What is decided in batches is not decided here: queues, first contacts and the database's connections live on the
//! program's main runtime, so that a crew that goes home takes none of them along.

use std::io;
use std::net::{SocketAddr, TcpStream as StdTcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use super::claims::Claims;
use super::hot::Front;
use super::pressure;
use super::serve::{self, Door};
use crate::claim::reply;

/// A connection on its way to a thread, with its place among the connections and its peer.
type Guest = (StdTcpStream, OwnedSemaphorePermit, SocketAddr);

/// Threads that answer.
pub struct Crew {
    hands: Vec<Hand>,
    home: CancellationToken,
}

struct Hand {
    guests: mpsc::UnboundedSender<Guest>,
    finished: oneshot::Receiver<bool>,
}

impl Crew {
    /// Starts this many threads; they finish within `drain` once there are no more guests.
    pub fn start<C: Claims + Clone>(threads: usize, front: &Front<C>, drain: Duration) -> io::Result<Self> {
        let home = CancellationToken::new();
        let hands = (0..threads.max(1)).map(|number| Hand::start(number, front.clone(), drain, home.clone()));
        Ok(Self { hands: hands.collect::<io::Result<_>>()?, home })
    }

    /// Accepts until `stop` and hands each connection to the next thread; then waits until what was begun is finished,
    /// and returns whether it was in time.
    pub async fn serve(&mut self, listener: TcpListener, stop: CancellationToken) -> bool {
        let mut door = Door::new(listener, stop);
        let mut turn = 0;
        while let Some((stream, place, peer)) = door.next().await {
            let Ok(stream) = stream.into_std() else { continue };
            let mut guest = (stream, place, peer);
            // A thread that is gone has panicked; the others go on.
            for _ in 0..self.hands.len() {
                turn = (turn + 1) % self.hands.len();
                match self.hands[turn].guests.send(guest) {
                    Ok(()) => break,
                    Err(mpsc::error::SendError(back)) => guest = back,
                }
            }
        }
        drop(door);
        let mut all = true;
        for Hand { guests, finished } in self.hands.drain(..) {
            drop(guests);
            all &= finished.await.unwrap_or(false);
        }
        all
    }

    /// Lets the threads end. Until then they finish what people who hung up had begun.
    pub fn dismiss(self) {
        self.home.cancel();
    }
}

impl Hand {
    fn start<C: Claims>(number: usize, front: Front<C>, drain: Duration, home: CancellationToken) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (guests, receiver) = mpsc::unbounded_channel();
        let (tell, finished) = oneshot::channel();
        thread::Builder::new().name(format!("answer-{number}")).spawn(move || {
            runtime.block_on(async {
                reply::deliver_here();
                pressure::watch_here();
                // One of its own for each thread: a count that two threads write costs both of them.
                let in_time = answer(receiver, &Arc::new(front), drain).await;
                // Nobody waits any more only if the program is on its way out in another way.
                let _told = tell.send(in_time);
                home.cancelled().await;
            });
        })?;
        Ok(Self { guests, finished })
    }
}

async fn answer<C: Claims>(mut guests: mpsc::UnboundedReceiver<Guest>, front: &Arc<Front<C>>, drain: Duration) -> bool {
    let graceful = GracefulShutdown::new();
    while let Some((stream, place, peer)) = guests.recv().await {
        match TcpStream::from_std(stream) {
            Ok(stream) => serve::answer(stream, place, Arc::clone(front).service(peer.ip()), &graceful),
            Err(error) => tracing::warn!(error = %error, "a connection could not be taken over"),
        }
    }
    tokio::time::timeout(drain, graceful.shutdown()).await.is_ok()
}
