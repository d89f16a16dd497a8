//! Files of any length on their way to the API and from it, in constant memory.
//!
//! **Invariant:** nothing is gathered: a piece is sent as it is read and handed on as it comes. A server is given up
//! when it was its turn for too long; a source that has nothing yet, such as a person at a keyboard, is waited for.

use std::io;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use futures_util::stream;
use http_body_util::{BodyExt as _, StreamBody};
use hyper::Method;
use hyper::body::Frame;
use serde_json::Value;
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;

use super::{Api, Failure};
use crate::clock;
use crate::outbound::{self, Body};

/// The media type of lines of JSON.
pub const NDJSON: &str = "application/x-ndjson";
/// The media type of tables.
pub const CSV: &str = "text/csv";
/// Bytes of a file that are read at once.
const PIECE: usize = 256 * 1024;
const UNREADABLE: &str = "the file can't be read";
/// The longest line of an answer.
const LINE_BYTES_MAX: usize = 64 * 1024;

/// Whose turn it is while a file is sent: the source's, to be read, or since a moment the server's.
pub struct Turn(Mutex<State>);

struct State {
    servers_since: Option<Instant>,
    trouble: Option<io::Error>,
}

impl Turn {
    /// The server's, to take the call.
    fn new() -> Self {
        Self(Mutex::new(State { servers_since: Some(clock::monotonic()), trouble: None }))
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Whether the server has had so much time.
    fn is_over(&self, within: Duration) -> bool {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.servers_since.is_some_and(|since| since.elapsed() >= within)
    }

    /// Fails if the source could not be read.
    fn trouble(&self) -> anyhow::Result<()> {
        let trouble = self.0.lock().unwrap_or_else(PoisonError::into_inner).trouble.take();
        trouble.map_or(Ok(()), |trouble| Err(anyhow::Error::new(trouble).context(UNREADABLE)))
    }
}

/// Waits for a server: so long, and for as long as it is not its turn.
pub(super) async fn patiently<T>(
    within: Option<Duration>,
    turn: Option<&Turn>,
    work: impl Future<Output = Result<T, outbound::Error>>,
) -> Result<T, outbound::Error> {
    let Some(within) = within else { return work.await };
    let mut work = pin!(work);
    loop {
        if let Ok(done) = tokio::time::timeout(within, &mut work).await {
            return done;
        }
        if turn.is_none_or(|turn| turn.is_over(within)) {
            return Err(outbound::Error::Late(within));
        }
    }
}

/// A file as the body of a call.
fn body(file: File, turn: Arc<Turn>) -> Body {
    let pieces = stream::try_unfold(file, move |mut file| {
        let turn = Arc::clone(&turn);
        async move {
            let mut piece = BytesMut::with_capacity(PIECE);
            turn.change(|state| state.servers_since = None);
            let read = file.read_buf(&mut piece).await;
            turn.change(|state| state.servers_since = Some(clock::monotonic()));
            match read {
                Ok(0) => Ok(None),
                Ok(_) => Ok(Some((Frame::data(piece.freeze()), file))),
                Err(error) => {
                    turn.change(|state| state.trouble = Some(error));
                    Err(outbound::Cause::from(UNREADABLE))
                }
            }
        }
    });
    StreamBody::new(pieces).boxed_unsync()
}

/// An answer that comes piece by piece.
pub struct Stream {
    body: Body,
    within: Option<Duration>,
    place: String,
}

impl Stream {
    pub(super) fn new(body: Body, within: Option<Duration>, place: String) -> Self {
        Self { body, within, place }
    }

    /// The next piece; nothing at the end.
    pub async fn piece(&mut self) -> Result<Option<Bytes>, Failure> {
        self.next(None).await.map_err(|error| Failure::broken_off(self.place.clone(), Some(error)))
    }

    async fn next(&mut self, turn: Option<&Turn>) -> Result<Option<Bytes>, outbound::Error> {
        let (body, within) = (&mut self.body, self.within);
        let frame = async {
            loop {
                let Some(frame) = body.frame().await else { return Ok(None) };
                if let Ok(data) = frame.map_err(outbound::Error::Answer)?.into_data() {
                    return Ok(Some(data));
                }
            }
        };
        patiently(within, turn, frame).await
    }
}

/// What a server says about a file while it is sent: one JSON object a line.
pub struct Told {
    stream: Stream,
    turn: Arc<Turn>,
    rest: BytesMut,
}

impl Told {
    /// The next line; nothing at the end.
    pub async fn line(&mut self) -> anyhow::Result<Option<Value>> {
        loop {
            if let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
                let line = self.rest.split_to(end + 1);
                return Ok(Some(serde_json::from_slice(&line).map_err(|_odd| self.broken_off(None))?));
            }
            let next = self.stream.next(Some(&self.turn)).await;
            self.turn.trouble()?;
            match next.map_err(|error| self.broken_off(Some(error)))? {
                None if self.rest.is_empty() => return Ok(None),
                Some(piece) if self.rest.len() <= LINE_BYTES_MAX => self.rest.extend_from_slice(&piece),
                _ => return Err(self.broken_off(None).into()),
            }
        }
    }

    fn broken_off(&self, error: Option<outbound::Error>) -> Failure {
        Failure::broken_off(self.stream.place.clone(), error)
    }
}

impl Api {
    /// Sends a file, and returns with what is said about it meanwhile.
    pub async fn send_file(&self, path: &str, kind: &str, file: File) -> anyhow::Result<Told> {
        let turn = Arc::new(Turn::new());
        let request = self.request(Method::POST, path, Some((kind, body(file, Arc::clone(&turn)))));
        let begun = self.begin(request, NDJSON, Some(&turn)).await;
        turn.trouble()?;
        let stream = begun.map_err(|failure| failure.again("send the file again, what is written stays"))?;
        Ok(Told { stream, turn, rest: BytesMut::new() })
    }

    /// Asks for a file of this kind.
    pub async fn receive_file(&self, path: &str, kind: &str) -> Result<Stream, Failure> {
        self.begin(self.request(Method::GET, path, None), kind, None).await
    }
}
