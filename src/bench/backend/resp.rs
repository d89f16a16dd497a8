//! A client of Redis: many callers on one connection, written together and read in order.
//!
//! By hand, because four commands are needed: the `redis` crate would bring a dozen crates for them. What it would do
//! is done here too: all that queued up meanwhile goes out in one write, replies come in the order of commands.
//!
//! **Invariant:** a reply reaches the caller of its command or, if the connection broke, every caller hears that.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::{mpsc, oneshot};

/// Commands written together at most.
const TOGETHER_MAX: usize = 1024;

/// What went wrong.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The connection could not be made or broke; the command may have been run.
    #[error("the connection to Redis broke: {0}")]
    Broken(String),
    /// Redis refused the command.
    #[error("Redis refuses: {0}")]
    Refused(String),
    /// A reply of another kind than the command has.
    #[error("an unexpected reply of Redis: {0}")]
    Unexpected(String),
}

/// A reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A word, such as `OK`.
    Word(String),
    /// A refusal.
    Refusal(String),
    /// A number.
    Number(i64),
    /// Bytes; none if there is no such thing.
    Bytes(Option<Vec<u8>>),
    /// A list.
    List(Vec<Reply>),
}

struct Command {
    bytes: Vec<u8>,
    reply: oneshot::Sender<Result<Reply, Error>>,
}

type Expected = Arc<Mutex<VecDeque<oneshot::Sender<Result<Reply, Error>>>>>;

/// One connection, shared by all who clone it.
#[derive(Clone)]
pub struct Client {
    commands: mpsc::UnboundedSender<Command>,
}

impl Client {
    /// Connects to `host:port`.
    pub async fn connect(address: &str) -> Result<Self, Error> {
        let broken = |e: std::io::Error| Error::Broken(e.to_string());
        let stream = TcpStream::connect(address).await.map_err(broken)?;
        stream.set_nodelay(true).map_err(broken)?;
        let (from, to) = stream.into_split();
        let (commands, queued) = mpsc::unbounded_channel();
        let expected = Expected::default();
        tokio::spawn(write(to, queued, Arc::clone(&expected)));
        tokio::spawn(read(from, expected));
        Ok(Self { commands })
    }

    /// Sends a command and waits for its reply.
    pub async fn run(&self, parts: &[&[u8]]) -> Result<Reply, Error> {
        let gone = || Error::Broken("it is closed".into());
        let (reply, answered) = oneshot::channel();
        self.commands.send(Command { bytes: encode(parts), reply }).map_err(|_| gone())?;
        match answered.await.map_err(|_| gone())?? {
            Reply::Refusal(text) => Err(Error::Refused(text)),
            reply => Ok(reply),
        }
    }

    /// A command whose reply is a number.
    pub async fn number(&self, parts: &[&[u8]]) -> Result<i64, Error> {
        match self.run(parts).await? {
            Reply::Number(number) => Ok(number),
            other => Err(Error::Unexpected(format!("{other:?}"))),
        }
    }

    /// A command whose reply is text.
    pub async fn text(&self, parts: &[&[u8]]) -> Result<String, Error> {
        match self.run(parts).await? {
            Reply::Bytes(Some(bytes)) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
            Reply::Word(word) => Ok(word),
            other => Err(Error::Unexpected(format!("{other:?}"))),
        }
    }
}

fn encode(parts: &[&[u8]]) -> Vec<u8> {
    let length = parts.iter().map(|part| part.len() + 16).sum::<usize>() + 16;
    let mut bytes = Vec::with_capacity(length);
    bytes.extend_from_slice(format!("*{}\r\n", parts.len()).as_bytes());
    for part in parts {
        bytes.extend_from_slice(format!("${}\r\n", part.len()).as_bytes());
        bytes.extend_from_slice(part);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}

async fn write(mut to: OwnedWriteHalf, mut queued: mpsc::UnboundedReceiver<Command>, expected: Expected) {
    let mut commands = Vec::with_capacity(TOGETHER_MAX);
    let mut bytes = Vec::new();
    while queued.recv_many(&mut commands, TOGETHER_MAX).await > 0 {
        bytes.clear();
        {
            // Unwrap safety: nothing that can panic runs under this lock.
            let mut expected = expected.lock().expect("not poisoned");
            for command in commands.drain(..) {
                bytes.extend_from_slice(&command.bytes);
                expected.push_back(command.reply);
            }
        }
        if let Err(error) = to.write_all(&bytes).await {
            return fail(&expected, &error.to_string());
        }
    }
}

async fn read(mut from: OwnedReadHalf, expected: Expected) {
    let mut buffer = BytesMut::with_capacity(64 * 1024);
    loop {
        match from.read_buf(&mut buffer).await {
            Ok(0) => return fail(&expected, "it was closed"),
            Ok(_) => {}
            Err(error) => return fail(&expected, &error.to_string()),
        }
        while let Some((reply, used)) = parse(&buffer) {
            buffer.advance(used);
            // Unwrap safety: as in `write`.
            let caller = expected.lock().expect("not poisoned").pop_front();
            if let Some(caller) = caller {
                // A caller that went away does not need its reply.
                let _gone = caller.send(Ok(reply));
            }
        }
    }
}

fn fail(expected: &Expected, why: &str) {
    // Unwrap safety: as in `write`.
    for caller in expected.lock().expect("not poisoned").drain(..) {
        let _gone = caller.send(Err(Error::Broken(why.to_owned())));
    }
}

/// The first reply of the bytes and its length, if it is there as a whole.
fn parse(bytes: &[u8]) -> Option<(Reply, usize)> {
    let end = bytes.windows(2).position(|two| two == b"\r\n")?;
    let line = std::str::from_utf8(bytes.get(1..end)?).ok()?;
    let after = end + 2;
    match bytes[0] {
        b'+' => Some((Reply::Word(line.to_owned()), after)),
        b':' => Some((Reply::Number(line.parse().ok()?), after)),
        b'$' => match usize::try_from(line.parse::<i64>().ok()?) {
            Err(_negative) => Some((Reply::Bytes(None), after)),
            Ok(length) => {
                let body = bytes.get(after..after + length)?.to_vec();
                bytes.get(after + length..after + length + 2)?;
                Some((Reply::Bytes(Some(body)), after + length + 2))
            }
        },
        b'*' => {
            let (mut list, mut at) = (Vec::new(), after);
            for _ in 0..line.parse::<i64>().ok()?.max(0) {
                let (reply, used) = parse(bytes.get(at..)?)?;
                list.push(reply);
                at += used;
            }
            Some((Reply::List(list), at))
        }
        _ => Some((Reply::Refusal(line.to_owned()), after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_is_read_when_all_of_it_is_there_and_not_before() {
        let check = |bytes: &str, reply: Reply| {
            assert_eq!(parse(format!("{bytes}:7\r\n").as_bytes()), Some((reply, bytes.len())), "{bytes:?}");
            for cut in 0..bytes.len() {
                assert_eq!(parse(&bytes.as_bytes()[..cut]), None, "{bytes:?} cut at {cut}");
            }
        };
        check("+OK\r\n", Reply::Word("OK".into()));
        check("-ERR no\r\n", Reply::Refusal("ERR no".into()));
        check(":-12\r\n", Reply::Number(-12));
        check("$4\r\na\r\nb\r\n", Reply::Bytes(Some(b"a\r\nb".to_vec())));
        check("$-1\r\n", Reply::Bytes(None));
        check("*2\r\n:1\r\n$1\r\nx\r\n", Reply::List(vec![Reply::Number(1), Reply::Bytes(Some(b"x".to_vec()))]));
    }

    #[test]
    fn a_command_is_a_list_of_byte_strings() {
        assert_eq!(encode(&[b"GET", b"k\n"]), b"*2\r\n$3\r\nGET\r\n$2\r\nk\n\r\n");
    }
}
