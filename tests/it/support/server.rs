//! A real `largesse serve` process, and the simplest client of it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use largesse::account::Person;
use largesse::account::token::{Keys, Minter, Settings};
use largesse::local::process::{Probe, ServerProcess};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The shared secret of all test servers.
pub const SECRET: &str = "a secret of the tests, 32 bytes and more";

/// The settings behind that secret.
pub fn tokens() -> Settings {
    Settings {
        issuer: "https://id.example.com".into(),
        audience: "largesse".into(),
        keys: Keys::Secret(SECRET.as_bytes().to_vec()),
    }
}

/// A token for a person.
pub fn token(person: &Person) -> String {
    Minter::new(&tokens()).expect("a secret").mint(person, Duration::from_secs(600))
}

/// One running server.
pub struct Server {
    pub process: ServerProcess,
    pub public: SocketAddr,
    pub ops: SocketAddr,
    _folder: TempFolder,
}

impl Server {
    /// Starts a server of a region and waits until it is ready.
    pub async fn start(region: &str, database_url: &str) -> Self {
        Self::start_with(region, database_url, &[]).await
    }

    /// The same, with more arguments.
    pub async fn start_with(region: &str, database_url: &str, args: &[&str]) -> Self {
        Self::start_in(region, database_url, args, &[]).await
    }

    /// The same, with more of an environment.
    pub async fn start_in(region: &str, database_url: &str, args: &[&str], env: &[(&str, &str)]) -> Self {
        let folder = TempFolder::new();
        let mut command = Command::new(env!("CARGO_BIN_EXE_largesse"));
        command
            .args(["serve", "--region", region, "--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0"])
            .args(args)
            .env("LARGESSE_DATABASE_URL", database_url)
            .env("LARGESSE_TOKEN_SECRET", SECRET)
            .env_remove("RUST_LOG")
            .envs(env.iter().copied());
        let mut process = ServerProcess::spawn_announcing(region, command, &folder.0).expect("a server process");
        let addresses = process.addresses(Duration::from_secs(30)).await.expect("addresses");
        let ready = Probe::Http(addresses.ops, "/readyz");
        process.wait_until_ready(&ready, Duration::from_secs(30)).await.expect("a ready server");
        Self { process, public: addresses.public, ops: addresses.ops, _folder: folder }
    }
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: hyper::HeaderMap,
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("not JSON ({e}): {}", self.text))
    }

    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// One request on a connection of its own; nothing if the connection broke off.
pub async fn send(to: SocketAddr, request: Request<Full<Bytes>>) -> Option<Answer> {
    let stream = TcpStream::connect(to).await.ok()?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.ok()?;
    tokio::spawn(connection);
    let response = sender.send_request(request).await.ok()?;
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.ok()?.to_bytes();
    Some(Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() })
}

/// `POST /v1/campaigns/{slug}/claims` with a key.
pub async fn claim(to: SocketAddr, slug: &str, person: &Person, key: &str) -> Option<Answer> {
    let request = Request::post(format!("/v1/campaigns/{slug}/claims"))
        .header("host", "test")
        .header("authorization", format!("Bearer {}", token(person)))
        .header("content-type", "application/json")
        .header("idempotency-key", key)
        .body(Full::from("{}"))
        .expect("a request");
    send(to, request).await
}

/// `GET /v1/campaigns/{slug}/claim`
pub async fn get_claim(to: SocketAddr, slug: &str, person: &Person) -> Option<Answer> {
    let request = Request::get(format!("/v1/campaigns/{slug}/claim"))
        .header("host", "test")
        .header("authorization", format!("Bearer {}", token(person)))
        .body(Full::default())
        .expect("a request");
    send(to, request).await
}

/// A folder that goes with its owner.
pub struct TempFolder(pub PathBuf);

impl TempFolder {
    /// An empty one.
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("largesse-it-{}", uuid::Uuid::new_v4().simple()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

/// How a run of the program ended and what it said.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program with these arguments and nothing of this process's environment but the path.
pub async fn run(args: &[&str], env: &[(&str, &str)]) -> Ended {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_largesse"));
    command.args(args).env_clear().envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    command.envs(env.iter().copied()).stdin(std::process::Stdio::null()).kill_on_drop(true);
    let ended = tokio::time::timeout(Duration::from_secs(60), command.output()).await;
    let output = ended.unwrap_or_else(|_| panic!("{args:?} does not end")).expect("a program");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ended { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// One request that must be answered.
pub async fn ask(to: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut request = Request::builder().method(method).uri(path).header("host", "test");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::from(body.to_owned())).unwrap_or_else(|e| panic!("{method} {path}: {e}"));
    send(to, request).await.unwrap_or_else(|| panic!("{method} {path}: no answer"))
}

/// The value of an `Authorization` header for a person.
pub fn bearer(person: &Person) -> String {
    format!("Bearer {}", token(person))
}

/// Sends these bytes as they are and then, one after the other, `drops`; returns all that the server said before it
/// closed the connection, which it must do within half a minute.
pub async fn raw(to: SocketAddr, bytes: &[u8], drops: &[u8]) -> String {
    let (mut reading, mut writing) = TcpStream::connect(to).await.expect("a connection").into_split();
    writing.write_all(bytes).await.expect("a connection that takes bytes");
    let drops = drops.to_vec();
    let dropping = tokio::spawn(async move {
        for byte in drops.iter().cycle().take(300) {
            tokio::time::sleep(Duration::from_millis(100)).await;
            if writing.write_all(&[*byte]).await.is_err() {
                break;
            }
        }
        // Not closed from this side before the server is done.
        writing
    });
    let mut said = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(30), reading.read_to_end(&mut said)).await;
    dropping.abort();
    // A reset after the answer is an end too.
    let _reset = closed.expect("the server closes the connection");
    String::from_utf8_lossy(&said).into_owned()
}
