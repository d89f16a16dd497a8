//! `largesse health`: asks a server on this machine whether people should be sent to it, for a container or a unit that
//! has nothing else to ask with. It reads no database and knows nothing of the server's insides.
//!
//! **Invariant:** exit code 0 only for an answer 200 that came in time.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::clock;

/// Between two questions of one that waits.
const PAUSE: Duration = Duration::from_millis(250);
/// Health answers are a line; more than this is not ours.
const ANSWER_BYTES_MAX: u64 = 4096;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the server's health answers; of an address for all interfaces, the one of this machine
    #[arg(long, env = "LARGESSE_OPS_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:9090")]
    ops_listen: SocketAddr,
    /// Ask only whether the process is alive, not whether it is ready for people
    #[arg(long)]
    live: bool,
    /// Milliseconds to wait for one answer
    #[arg(long, value_name = "MS", default_value_t = 2_000, value_parser = clap::value_parser!(u64).range(1..=60_000))]
    within_ms: u64,
    /// Ask again for so many seconds, until the answer is good: a start that others wait for
    #[arg(long, value_name = "SECONDS", default_value_t = 0, value_parser = clap::value_parser!(u64).range(0..=3_600))]
    wait: u64,
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

pub async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let address = reachable(args.ops_listen);
    let path = if args.live { "/livez" } else { "/readyz" };
    let until = clock::monotonic() + Duration::from_secs(args.wait);
    loop {
        let asked = tokio::time::timeout(Duration::from_millis(args.within_ms), ask(address, path)).await;
        let answer = asked.unwrap_or_else(|_late| Err(anyhow::anyhow!("no answer within {} ms", args.within_ms)));
        let good = answer.as_ref().is_ok_and(|answer| answer.good);
        if good || clock::monotonic() >= until {
            let url = format!("http://{address}{path}");
            if args.json {
                let said = answer.as_ref().map_or_else(|error| format!("{error:#}"), |answer| answer.said.clone());
                println!("{:#}", serde_json::json!({"url": url, "good": good, "said": said}));
            }
            let said = answer.context(url)?.said;
            if !args.json {
                println!("{said}");
            }
            return Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Nobody can connect to "all interfaces"; the loopback is one of them.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// What a server said of itself.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    good: bool,
    said: String,
}

async fn ask(address: SocketAddr, path: &str) -> anyhow::Result<Answer> {
    let mut stream = TcpStream::connect(address).await.context("connecting")?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.context("asking")?;
    let mut answer = Vec::new();
    stream.take(ANSWER_BYTES_MAX).read_to_end(&mut answer).await.context("reading the answer")?;
    read(&String::from_utf8_lossy(&answer)).context("the answer is not HTTP")
}

fn read(answer: &str) -> Option<Answer> {
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.strip_prefix("HTTP/1.")?.split(' ').nth(1)?;
    let said = if body.trim().is_empty() { format!("status {status}") } else { body.trim().to_owned() };
    Some(Answer { good: status == "200", said })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_interfaces_are_asked_at_the_loopback() {
        let check = |listen: &str, asked: &str| {
            assert_eq!(reachable(listen.parse().unwrap()), asked.parse().unwrap());
        };
        check("0.0.0.0:9090", "127.0.0.1:9090");
        check("[::]:9090", "[::1]:9090");
        check("10.1.2.3:80", "10.1.2.3:80");
    }

    #[test]
    fn only_200_is_good_and_the_reason_is_repeated() {
        let check = |answer: &str, good, said: &str| {
            assert_eq!(read(answer), Some(Answer { good, said: said.into() }), "{answer}");
        };
        check("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nready\n", true, "ready");
        check("HTTP/1.1 503 Service Unavailable\r\n\r\ndraining\n", false, "draining");
        check("HTTP/1.1 404 Not Found\r\n\r\n", false, "status 404");
        for not_http in ["", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 200 OK\r\n"] {
            assert_eq!(read(not_http), None, "{not_http}");
        }
    }
}
