//! One HTTP/1.1 reply, out of the bytes that came over a connection so far.
//!
//! What may not live here: sockets (`pool.rs`) and what a reply means (`answer.rs`).
//!
//! **Invariant:** a reply is only read when it is whole. Bytes after it, and any doubt about where it ends, end the
//! connection, so that no reply reaches somebody else.

use std::borrow::Cow;
use std::time::Duration;

use httparse::{EMPTY_HEADER, Header, Status};

use super::answer::{self, Answer};

/// A reply longer than this is not one of the service's.
pub const REPLY_BYTES_MAX: usize = 64 * 1024;
/// Fields of a head at most.
const FIELDS_MAX: usize = 64;
/// Codes of one digit class: replies before the reply.
const INFORMATIONAL: std::ops::Range<u16> = 100..200;

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

/// A whole reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The reply.
    pub reply: Reply,
    /// Whether its connection may be used again.
    pub keep: bool,
}

/// The bytes are no reply, or one that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// Reads a reply from all bytes that came since the request was sent; nothing if more have to come. `ended` says that
/// no more will.
pub fn read(bytes: &[u8], ended: bool) -> Result<Option<Whole>, Malformed> {
    let mut fields = [EMPTY_HEADER; FIELDS_MAX];
    let mut head = httparse::Response::new(&mut fields);
    let begun = match head.parse(bytes).map_err(|_| Malformed)? {
        Status::Complete(length) => length,
        Status::Partial => return more(bytes, ended),
    };
    let (status, version) = (head.code.unwrap_or_default(), head.version.unwrap_or_default());
    if INFORMATIONAL.contains(&status) {
        // A connection that became something else is of no use.
        return if status == 101 { Err(Malformed) } else { read(&bytes[begun..], ended) };
    }
    let frame = Frame::new(status, version, head.headers)?;
    let Some((body, used)) = frame.body(&bytes[begun..], ended)? else {
        return more(bytes, ended);
    };
    let keep = frame.keep && !ended && begun + used == bytes.len();
    let said = Said::new(head.headers);
    let answer = answer::read(status, said.replayed, &body);
    let reply = Reply { answer, retry_after: said.retry_after, language: said.language.to_owned() };
    Ok(Some(Whole { reply, keep }))
}

fn more(bytes: &[u8], ended: bool) -> Result<Option<Whole>, Malformed> {
    if ended || bytes.len() >= REPLY_BYTES_MAX { Err(Malformed) } else { Ok(None) }
}

/// A body, and how many bytes it took.
type Body<'a> = (Cow<'a, [u8]>, usize);

/// Where a reply's body ends, and whether another reply may follow.
struct Frame {
    length: Length,
    keep: bool,
}

enum Length {
    Known(usize),
    Chunks,
    UntilTheEnd,
}

impl Frame {
    fn new(status: u16, version: u8, fields: &[Header<'_>]) -> Result<Self, Malformed> {
        let mut keep = version == 1;
        let (mut known, mut chunks) = (None, false);
        for field in fields {
            if is(field, "content-length") {
                let length: usize = text(field).parse().map_err(|_| Malformed)?;
                // Two lengths that differ are an attack or a fault; either way nobody knows where the reply ends.
                if known.is_some_and(|other| other != length) || length > REPLY_BYTES_MAX {
                    return Err(Malformed);
                }
                known = Some(length);
            } else if is(field, "transfer-encoding") {
                chunks = true;
                if !text(field).eq_ignore_ascii_case("chunked") {
                    return Err(Malformed);
                }
            } else if is(field, "connection") {
                let says = |word: &str| text(field).split(',').any(|part| part.trim().eq_ignore_ascii_case(word));
                keep = (keep || says("keep-alive")) && !says("close");
            }
        }
        let length = match (status, known) {
            (204 | 304, _) => Length::Known(0),
            (_, _) if chunks => Length::Chunks,
            (_, Some(length)) => Length::Known(length),
            (_, None) => Length::UntilTheEnd,
        };
        let doubtful = matches!(length, Length::UntilTheEnd) || chunks && known.is_some();
        Ok(Self { length, keep: keep && !doubtful })
    }

    /// The body and how many bytes it took; nothing if more have to come.
    fn body<'a>(&self, bytes: &'a [u8], ended: bool) -> Result<Option<Body<'a>>, Malformed> {
        match self.length {
            Length::Known(length) => Ok(bytes.get(..length).map(|body| (Cow::Borrowed(body), length))),
            Length::Chunks => chunks(bytes),
            Length::UntilTheEnd if bytes.len() > REPLY_BYTES_MAX => Err(Malformed),
            Length::UntilTheEnd => Ok(ended.then_some((Cow::Borrowed(bytes), bytes.len()))),
        }
    }
}

/// A body that came in pieces, as proxies send it.
fn chunks<'a>(bytes: &[u8]) -> Result<Option<Body<'a>>, Malformed> {
    let (mut body, mut at) = (Vec::new(), 0);
    loop {
        let Status::Complete((begun, size)) = httparse::parse_chunk_size(&bytes[at..]).map_err(|_| Malformed)? else {
            return Ok(None);
        };
        at += begun;
        if size == 0 {
            break;
        }
        let size = usize::try_from(size).map_err(|_| Malformed)?;
        if size > REPLY_BYTES_MAX - body.len() {
            return Err(Malformed);
        }
        let Some(chunk) = bytes.get(at..at + size + 2) else { return Ok(None) };
        body.extend_from_slice(chunk.strip_suffix(b"\r\n").ok_or(Malformed)?);
        at += chunk.len();
    }
    let mut trailers = [EMPTY_HEADER; FIELDS_MAX];
    match httparse::parse_headers(&bytes[at..], &mut trailers).map_err(|_| Malformed)? {
        Status::Complete((length, _)) => Ok(Some((Cow::Owned(body), at + length))),
        Status::Partial => Ok(None),
    }
}

/// What a head says about the answer.
#[derive(Default)]
struct Said<'a> {
    language: &'a str,
    retry_after: Option<Duration>,
    replayed: bool,
}

impl<'a> Said<'a> {
    fn new(fields: &[Header<'a>]) -> Self {
        let mut said = Self::default();
        for field in fields {
            if is(field, "content-language") {
                said.language = text(field);
            } else if is(field, "retry-after") {
                said.retry_after = text(field).parse().ok().map(Duration::from_secs);
            } else if is(field, "idempotency-replayed") {
                said.replayed = text(field) == "true";
            }
        }
        said
    }
}

fn is(field: &Header<'_>, name: &str) -> bool {
    field.name.eq_ignore_ascii_case(name)
}

fn text<'a>(field: &Header<'a>) -> &'a str {
    std::str::from_utf8(field.value).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rush::answer::Told;

    const SORRY: &str = r#"{"code":"sold-out","epoch":3}"#;

    fn sorry(fields: &str) -> Vec<u8> {
        let length = SORRY.len();
        format!("HTTP/1.1 410 Gone\r\nContent-Length: {length}\r\ncontent-language: fr\r\n{fields}\r\n{SORRY}").into()
    }

    fn check(bytes: &[u8], ended: bool, keep: bool) -> Reply {
        let whole = read(bytes, ended).unwrap().expect("a whole reply");
        assert_eq!(whole.keep, keep, "{}", String::from_utf8_lossy(bytes));
        assert_eq!(whole.reply.answer, Answer::Told(Told::SoldOut { epoch: 3 }));
        whole.reply
    }

    #[test]
    fn a_whole_reply_is_read_with_all_it_says() {
        let reply = check(&sorry("Retry-After: 7\r\n"), false, true);
        assert_eq!((reply.language.as_str(), reply.retry_after), ("fr", Some(Duration::from_secs(7))));
    }

    #[test]
    fn a_reply_torn_anywhere_waits_for_the_rest() {
        let chunked = format!(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 410 Gone\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{}\r\n{:x};x=y\r\n{}\r\n\
             0\r\nchecksum: 1\r\n\r\n",
            &SORRY[..5],
            SORRY.len() - 5,
            &SORRY[5..]
        );
        for bytes in [sorry(""), chunked.into_bytes()] {
            for cut in 0..bytes.len() {
                assert_eq!(read(&bytes[..cut], false), Ok(None), "{cut}");
                assert_eq!(read(&bytes[..cut], true), Err(Malformed), "{cut}");
            }
            check(&bytes, false, true);
        }
    }

    #[test]
    fn a_second_reply_behind_the_first_is_not_read_and_ends_the_connection() {
        let mut bytes = sorry("");
        bytes.extend(sorry(""));
        check(&bytes, false, false);
        check(&bytes[..=bytes.len() / 2], false, false);
    }

    #[test]
    fn a_server_that_closes_is_believed() {
        check(&sorry("Connection: close\r\n"), false, false);
        check(&sorry("connection: keep-alive, Close\r\n"), false, false);
        check(&sorry(""), true, false);
        let old = String::from_utf8(sorry("")).unwrap().replace("HTTP/1.1", "HTTP/1.0");
        check(old.as_bytes(), false, false);
        let until_the_end = format!("HTTP/1.1 410 Gone\r\n\r\n{SORRY}");
        assert_eq!(read(until_the_end.as_bytes(), false), Ok(None));
        check(until_the_end.as_bytes(), true, false);
    }

    #[test]
    fn a_reply_without_body_is_whole_after_its_head() {
        let whole = read(b"HTTP/1.1 204 No Content\r\n\r\n", false).unwrap().unwrap();
        assert!(whole.keep && matches!(whole.reply.answer, Answer::Trouble(_)));
    }

    #[test]
    fn what_is_too_long_or_of_doubtful_length_is_refused() {
        let long = format!("HTTP/1.1 410 Gone\r\ncontent-length: {}\r\n\r\n", REPLY_BYTES_MAX + 1);
        let chunk = format!("HTTP/1.1 410 Gone\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n", u64::MAX);
        let fields = "x: y\r\n".repeat(FIELDS_MAX + 1);
        let endless = format!("HTTP/1.1 410 Gone\r\nx: {}", "y".repeat(REPLY_BYTES_MAX));
        let bad = [
            long.into_bytes(),
            chunk.into_bytes(),
            endless.into_bytes(),
            sorry(&fields),
            sorry("content-length: 5\r\n"),
            sorry("content-length: -1\r\n"),
            sorry("transfer-encoding: gzip\r\n"),
            b"HTTP/1.1 101 Switching\r\n\r\n".to_vec(),
            b"HTTP/1.1 410 Gone\r\ntransfer-encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n".to_vec(),
            b"SSH-2.0-OpenSSH\r\n".to_vec(),
        ];
        for bytes in bad {
            assert_eq!(
                read(&bytes, false),
                Err(Malformed),
                "{}",
                String::from_utf8_lossy(&bytes[..60.min(bytes.len())])
            );
        }
    }
}
