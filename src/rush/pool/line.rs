//! One connection: its socket, whose request is on it, what was not sent or read yet.
//!
//! What may not live here: when it may be used (`mod.rs`).

use std::io::{self, ErrorKind, Write};
use std::net::SocketAddr;
use std::time::Duration;

use mio::net::TcpStream;
use mio::{Interest, Registry, Token};

/// A connection.
pub(super) struct Line {
    pub(super) stream: Option<TcpStream>,
    pub(super) region: usize,
    pub(super) server: usize,
    pub(super) state: State,
    pub(super) wish: usize,
    pub(super) sent: Duration,
    pub(super) deadline: Duration,
    /// What the socket did not take yet.
    pub(super) rest: Vec<u8>,
    /// The beginning of a reply.
    pub(super) partial: Vec<u8>,
}

/// What it is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Connecting,
    Asked,
    Idle,
}

impl Line {
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(stream) = &mut self.stream else { return Ok(0) };
        let mut written = 0;
        while written < bytes.len() {
            match stream.write(&bytes[written..]) {
                Ok(count) => written += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => return Err(error),
            }
        }
        Ok(written)
    }

    /// All that came of the reply so far: almost always what came just now, which is then not copied.
    pub(super) fn gather<'a>(&'a mut self, new: &'a [u8]) -> &'a [u8] {
        if self.partial.is_empty() {
            return new;
        }
        self.partial.extend_from_slice(new);
        &self.partial
    }

    pub(super) fn keep_partial(&mut self, new: &[u8]) {
        if self.partial.is_empty() {
            self.partial.extend_from_slice(new);
        }
    }
}

/// Begins to connect; the poll says when it is done.
pub(super) fn connect(registry: &Registry, address: SocketAddr, token: Token) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    registry.register(&mut stream, token, Interest::READABLE | Interest::WRITABLE)?;
    Ok(stream)
}
