//! A service that judges challenges, as the real ones do: a response is good once, and the secret is asked for. It also
//! draws a widget for the page, in a frame of its own origin. It can be put into every mood that a service may be in.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::extract::{Form, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use hyper::StatusCode;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::json;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::secured::Pair;

/// The secret that it knows the tests' servers by.
pub const SECRET: &str = "the secret & of the service";
/// What it knows their site by.
pub const SITE_KEY: &str = "0x4AAAAAAADnPIDROrmt1Wwj";
/// Where it says that responses are made.
pub const HOST: &str = "give.example.com";

/// How it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Well.
    Well,
    /// It takes questions and answers none.
    Silent,
    /// It has a fault.
    Broken,
    /// It says something else.
    Babbling,
    /// It says yes, at endless length.
    Endless,
    /// A firewall before it does not like the question.
    Walled,
    /// It says that it has a fault, in its own words.
    Puzzled,
    /// It accepts no response.
    Strict,
}

struct Inner {
    mood: Mutex<Mood>,
    host: Mutex<String>,
    used: Mutex<BTreeSet<String>>,
    asked: Mutex<Vec<BTreeMap<String, String>>>,
    issued: AtomicUsize,
    scripts: AtomicUsize,
}

/// A running service.
pub struct Siteverify {
    pub address: SocketAddr,
    inner: Arc<Inner>,
    stop: CancellationToken,
}

impl Siteverify {
    /// A service that is well.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let inner = Arc::new(Inner {
            mood: Mutex::new(Mood::Well),
            host: Mutex::new(HOST.into()),
            used: Mutex::default(),
            asked: Mutex::default(),
            issued: AtomicUsize::new(0),
            scripts: AtomicUsize::new(0),
        });
        let router = Router::new()
            .route("/siteverify", post(judge))
            .route("/widget.js", get(script))
            .route("/frame", get(frame))
            .with_state(Arc::clone(&inner));
        let stop = CancellationToken::new();
        let serving = stop.clone();
        tokio::spawn(async move { serving.run_until_cancelled(axum::serve(listener, router).into_future()).await });
        Self { address, inner, stop }
    }

    /// The arguments of a server that asks it, for apps.
    pub fn args(&self) -> Vec<String> {
        let url = format!("http://{}/siteverify", self.address);
        ["--challenge", &url, "--challenge-secret", SECRET, "--challenge-site-key", SITE_KEY].map(str::to_owned).into()
    }

    /// The same of one that shows its widget too.
    pub fn page_args(&self) -> Vec<String> {
        let script = format!("http://{}/widget.js?l={{lang}}", self.address);
        let mut args = self.args();
        args.extend(["--challenge-script", &script, "--challenge-class", "own-check"].map(str::to_owned));
        args
    }

    /// From now on it is like this.
    pub fn be(&self, mood: Mood) {
        *self.inner.mood.lock().expect("a mood") = mood;
    }

    /// From now on responses were made here.
    pub fn host(&self, host: &str) {
        host.clone_into(&mut self.inner.host.lock().expect("a host"));
    }

    /// It is gone, and its port is free.
    pub fn stop(&self) {
        self.stop.cancel();
    }

    /// A response that is good, once.
    pub fn issue(&self) -> String {
        self.inner.issue()
    }

    /// The forms of all questions so far.
    pub fn asked(&self) -> Vec<BTreeMap<String, String>> {
        self.inner.asked.lock().expect("questions").clone()
    }

    /// How often its script was fetched.
    pub fn scripts(&self) -> usize {
        self.inner.scripts.load(Ordering::Relaxed)
    }
}

impl Drop for Siteverify {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

impl Inner {
    fn issue(&self) -> String {
        // As long as the longest that were seen, with every kind of character that they have.
        format!("P1_{}.{}-~_", self.issued.fetch_add(1, Ordering::Relaxed), "x".repeat(4200))
    }

    fn verdict(&self, form: &BTreeMap<String, String>) -> serde_json::Value {
        let no = |code: &str| json!({"success": false, "error-codes": [code]});
        if form.get("secret").is_none_or(|secret| secret != SECRET) {
            return no("invalid-input-secret");
        }
        let response = form.get("response").cloned().unwrap_or_default();
        let number = response.strip_prefix("P1_").and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
        if number.is_none_or(|number| number >= self.issued.load(Ordering::Relaxed)) {
            return no("invalid-input-response");
        }
        if !self.used.lock().expect("responses").insert(response) {
            return no("timeout-or-duplicate");
        }
        let host = self.host.lock().expect("a host").clone();
        json!({"success": true, "challenge_ts": "2026-11-22T10:00:00.000Z", "hostname": host, "error-codes": []})
    }
}

async fn judge(State(inner): State<Arc<Inner>>, Form(form): Form<BTreeMap<String, String>>) -> Response {
    inner.asked.lock().expect("questions").push(form.clone());
    let mood = *inner.mood.lock().expect("a mood");
    match mood {
        Mood::Well => Json(inner.verdict(&form)).into_response(),
        Mood::Silent => std::future::pending().await,
        Mood::Broken => (StatusCode::INTERNAL_SERVER_ERROR, Json(json!({"success": true}))).into_response(),
        Mood::Babbling => "<html>success: true</html>".into_response(),
        Mood::Endless => Json(json!({"success": true, "hostname": HOST, "more": "x".repeat(40_000)})).into_response(),
        Mood::Walled => (StatusCode::FORBIDDEN, "<html>blocked</html>").into_response(),
        Mood::Strict => Json(json!({"success": false, "error-codes": ["invalid-input-response"]})).into_response(),
        Mood::Puzzled => Json(json!({"success": false, "error-codes": ["internal-error"]})).into_response(),
    }
}

/// What a service's script does, by the rules in the settings' help.
async fn script(State(inner): State<Arc<Inner>>) -> Response {
    inner.scripts.fetch_add(1, Ordering::Relaxed);
    let script = r#"
      const home = new URL(document.currentScript.src).origin;
      for (const element of document.querySelectorAll(".own-check")) {
        const { callback, lang, theme, size, sitekey } = element.dataset;
        const frame = document.createElement("iframe");
        const begin = () => { frame.src = `${home}/frame?${new URLSearchParams({ lang, theme, size, sitekey })}`; };
        frame.title = "Check";
        frame.width = size === "compact" ? 150 : 300;
        frame.height = 70;
        addEventListener("message", (event) => { if (event.source === frame.contentWindow) window[callback](event.data); });
        element.addEventListener("reset", begin);
        begin();
        element.append(frame);
      }"#;
    ([("content-type", "text/javascript")], script).into_response()
}

/// The inside of its frame: a button that makes a response.
async fn frame(State(inner): State<Arc<Inner>>) -> Html<String> {
    let response = inner.issue();
    Html(format!(
        "<!doctype html><html lang=en><title>Check</title><main><h1 hidden>Check</h1>
         <button style='position: fixed; inset: 0; background: #fff; color: #000' \
         onclick='parent.postMessage(\"{response}\", \"*\")'>I am a person</button></main>"
    ))
}

/// Somebody who says yes to everybody over TLS and shows this certificate. Its threads end with the process.
pub fn yes_over_tls(pair: &Pair) -> SocketAddr {
    let chain = CertificateDer::pem_slice_iter(pair.certificate.as_bytes()).collect::<Result<Vec<_>, _>>();
    let key = PrivateKeyDer::from_pem_slice(pair.key.as_bytes()).expect("a key");
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.expect("versions").with_no_client_auth();
    let config = Arc::new(config.with_single_cert(chain.expect("certificates"), key).expect("a pair"));
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let config = Arc::clone(&config);
            std::thread::spawn(move || {
                let mut connection = rustls::ServerConnection::new(config).expect("a connection");
                let mut wire = rustls::Stream::new(&mut connection, &mut stream);
                let (mut heard, mut bytes) = (Vec::new(), [0; 4096]);
                while !heard.windows(4).any(|four| four == b"\r\n\r\n") {
                    match wire.read(&mut bytes) {
                        Ok(count @ 1..) => heard.extend_from_slice(&bytes[..count]),
                        // Who does not believe the certificate says no more.
                        _ => return,
                    }
                }
                let yes = "HTTP/1.1 200 OK\r\ncontent-length: 16\r\nconnection: close\r\n\r\n{\"success\":true}";
                let _told = wire.write_all(yes.as_bytes()).and_then(|()| wire.flush());
            });
        }
    });
    address
}
