//! A real browser: one headless Chromium for the whole run, a context of its own (cookies, storage, cache) for each
//! test, spoken to in its own protocol (CDP) over one connection for each tab.
//!
//! The browser goes with the process, however that ends. Where there is none the tests that need it say so and are left
//! out; with `LARGESSE_TEST_BROWSER=required` they fail.

use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::OnceCell;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::eventually;

/// Where to find a browser, the first one that is there.
const PROGRAMS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The address of the one browser.
static BROWSER: OnceCell<Option<String>> = OnceCell::const_new();

/// A screen.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
}

/// What most people hold.
pub const PHONE: Screen = Screen { width: 390, height: 844 };
/// A small laptop's.
pub const DESKTOP: Screen = Screen { width: 1280, height: 800 };

/// One tab.
pub struct Tab {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    context: String,
    session: String,
    serial: u64,
    /// How many server-sent events the pages have heard.
    heard: u64,
    /// What the page complained of: exceptions, refused loads, policies that were broken.
    pub complaints: Vec<String>,
}

impl Tab {
    /// A tab in a context of its own; nothing where there is no browser.
    pub async fn open(test: &str) -> Option<Self> {
        let address = browser(test).await?;
        let mut tab = Self::connect(address, String::new()).await;
        let context = tab.call("Target.createBrowserContext", json!({"disposeOnDetach": true})).await;
        tab.context = text(&context["browserContextId"]);
        tab.attach().await;
        Some(tab)
    }

    /// Another tab of the same person.
    pub async fn another(&self) -> Self {
        let address = BROWSER.get().and_then(Option::as_ref).expect("a browser");
        let mut tab = Self::connect(address, self.context.clone()).await;
        tab.attach().await;
        tab
    }

    async fn connect(address: &str, context: String) -> Self {
        let (socket, _) = connect_async(address).await.expect("a connection to the browser");
        Self { socket, context, session: String::new(), serial: 0, heard: 0, complaints: Vec::new() }
    }

    async fn attach(&mut self) {
        let target = json!({"url": "about:blank", "browserContextId": self.context});
        let target = self.call("Target.createTarget", target).await;
        let attached = json!({"targetId": target["targetId"], "flatten": true});
        let attached = self.call("Target.attachToTarget", attached).await;
        self.session = text(&attached["sessionId"]);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            self.call(&format!("{domain}.enable"), json!({})).await;
        }
        self.screen(PHONE).await;
    }

    /// One command and its result.
    pub async fn call(&mut self, method: &str, params: Value) -> Value {
        self.try_call(method, params).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    async fn try_call(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.serial += 1;
        let mut command = json!({"id": self.serial, "method": method, "params": params});
        if !self.session.is_empty() {
            command["sessionId"] = json!(self.session);
        }
        self.socket.send(Message::text(command.to_string())).await.expect("a browser that listens");
        let limit = Duration::from_secs(30);
        loop {
            let next = tokio::time::timeout(limit, self.socket.next()).await;
            let message =
                next.unwrap_or_else(|_| panic!("{method}: no answer")).expect("a browser").expect("a message");
            let Ok(said) = serde_json::from_str::<Value>(message.to_text().unwrap_or_default()) else { continue };
            if said["id"] == json!(self.serial) {
                return if said["error"].is_null() {
                    Ok(said["result"].clone())
                } else {
                    Err(said["error"].to_string())
                };
            }
            self.hear(&said);
        }
    }

    fn hear(&mut self, event: &Value) {
        let params = &event["params"];
        match event["method"].as_str() {
            Some("Network.eventSourceMessageReceived") => self.heard += 1,
            Some("Runtime.exceptionThrown") => self.complaints.push(params["exceptionDetails"].to_string()),
            // A request that failed, or that was answered with a problem, is what several tests are about.
            Some("Log.entryAdded") if params["entry"]["source"] != "network" => {
                self.complaints.push(params["entry"]["text"].to_string());
            }
            _ => {}
        }
    }

    /// Opens an address and waits until it is loaded.
    pub async fn go(&mut self, address: &str) {
        let gone = self.call("Page.navigate", json!({"url": address})).await;
        assert!(gone["errorText"].is_null(), "{address}: {gone}");
        let blank = address == "about:blank";
        self.until(&format!("document.readyState === 'complete' && (location.href === 'about:blank') === {blank}"))
            .await;
    }

    /// The value of an expression, which may be a promise.
    pub async fn eval(&mut self, script: &str) -> Value {
        self.try_eval(script).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    async fn try_eval(&mut self, script: &str) -> Result<Value, String> {
        let asked = json!({"expression": script, "awaitPromise": true, "returnByValue": true, "userGesture": true});
        let got = self.try_call("Runtime.evaluate", asked).await?;
        if got["exceptionDetails"].is_null() {
            Ok(got["result"]["value"].clone())
        } else {
            Err(got["exceptionDetails"].to_string())
        }
    }

    /// An expression as text.
    pub async fn text(&mut self, script: &str) -> String {
        text(&self.eval(script).await)
    }

    /// Whether an expression is true now; nothing is on a page that is just being left.
    pub async fn holds(&mut self, script: &str) -> bool {
        self.try_eval(script).await.is_ok_and(|value| value == json!(true))
    }

    /// Waits until an expression is true; a page that is just being left is asked again.
    pub async fn until(&mut self, script: &str) {
        for _ in 0..600 {
            if self.holds(script).await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let shown = self.text("document.body?.innerText ?? ''").await;
        panic!("never true: {script}\n{shown}\n{:?}", self.complaints);
    }

    /// Waits until the page hears an event: from here on a stream is open.
    pub async fn until_heard(&mut self) {
        let before = self.heard;
        eventually("an event of a stream", async || {
            self.eval("0").await;
            (self.heard > before).then_some(())
        })
        .await;
    }

    /// A tap in the middle of an element, as a finger does it: where it is once it stands still. The page that was gone
    /// to may not have it yet, and a page may be replaced under the finger.
    pub async fn tap(&mut self, selector: &str) {
        let script = format!(
            "(() => {{ const it = document.querySelector({selector:?}); it?.scrollIntoView({{block: 'center'}});
             const at = it?.getBoundingClientRect(); return at && [at.x + at.width / 2, at.y + at.height / 2]; }})()"
        );
        let mut at = Value::Null;
        for _ in 0..600 {
            let before = std::mem::replace(&mut at, self.try_eval(&script).await.unwrap_or_default());
            if before == at && at.is_array() {
                return self.click(&at).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("never still: {selector}");
    }

    async fn click(&mut self, at: &Value) {
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1});
            self.call("Input.dispatchMouseEvent", event).await;
        }
    }

    /// Loads nothing from addresses like these.
    pub async fn block(&mut self, addresses: &[&str]) {
        self.call("Network.setBlockedURLs", json!({"urls": addresses})).await;
    }

    /// A key, by its name.
    pub async fn press(&mut self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            _ => panic!("no such key: {key}"),
        };
        for kind in ["keyDown", "keyUp"] {
            let letters = if key == "Enter" && kind == "keyDown" { "\r" } else { "" };
            let event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": letters});
            self.call("Input.dispatchKeyEvent", event).await;
        }
    }

    /// What is seen through.
    pub async fn screen(&mut self, screen: Screen) {
        let size = json!({"width": screen.width, "height": screen.height, "deviceScaleFactor": 1,
            "mobile": screen.width < 600});
        self.call("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Whether this tab has a network.
    pub async fn network(&mut self, there: Network) {
        let conditions = json!({"offline": there == Network::Gone, "latency": 0, "downloadThroughput": -1,
            "uploadThroughput": -1});
        self.call("Network.emulateNetworkConditions", conditions).await;
    }

    /// Switches scripts off before the next page.
    pub async fn without_script(&mut self) {
        self.call("Emulation.setScriptExecutionDisabled", json!({"value": true})).await;
    }

    /// Media features of the reader's device, by name and value.
    pub async fn media(&mut self, features: &[(&str, &str)]) {
        let features: Vec<Value> = features.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
        self.call("Emulation.setEmulatedMedia", json!({"features": features})).await;
    }

    /// A picture of what is seen, for `tests/screenshots`; only where `LARGESSE_SCREENSHOTS=1` asks for one.
    pub async fn picture(&mut self, name: &str) {
        if std::env::var("LARGESSE_SCREENSHOTS").is_ok_and(|asked| asked == "1") {
            self.call("Page.bringToFront", json!({})).await;
            // What flies in has landed.
            tokio::time::sleep(Duration::from_millis(600)).await;
            let shot = self.call("Page.captureScreenshot", json!({"format": "png", "optimizeForSpeed": false})).await;
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screenshots");
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(folder.join(format!("{name}.png")), unbase64(&text(&shot["data"]))).expect("a picture");
        }
    }

    /// The page must have been silent.
    pub fn check_complaints(&self) {
        assert!(self.complaints.is_empty(), "{:#?}", self.complaints);
    }
}

/// Whether there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    There,
    Gone,
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn unbase64(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).expect("a picture")
}

/// Whether what the browser's tests need must be there.
fn required() -> bool {
    std::env::var("LARGESSE_TEST_BROWSER").is_ok_and(|wish| wish == "required")
}

/// The checker of accessibility that `.ci/setup browser` fetches; nothing, said aloud, where it is missing.
pub fn axe(test: &str) -> Option<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/package/axe.min.js");
    let found = std::fs::read_to_string(&file).ok();
    assert!(found.is_some() || !required(), "{} is missing: .ci/setup browser fetches it", file.display());
    if found.is_none() {
        leave_out(test, "axe-core is not in target/axe: .ci/setup browser fetches it");
    }
    found
}

/// Past the test runner, which swallows what a test that passes says.
fn leave_out(test: &str, why: &str) {
    let _unheard = writeln!(std::io::stderr(), "left out: {test}: {why}");
}

async fn browser(test: &str) -> Option<&'static String> {
    let address = BROWSER.get_or_init(start).await.as_ref();
    assert!(address.is_some() || !required(), "{test}: there is no Chromium here: .ci/setup browser installs it");
    if address.is_none() {
        leave_out(test, "there is no Chromium on this machine: .ci/setup browser installs it");
    }
    address
}

fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    PROGRAMS.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}

async fn start() -> Option<String> {
    let program = find()?;
    let folder = std::env::temp_dir().join(format!("largesse-test-{}-browser", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    run_until_the_end(&program, &folder);
    let port = folder.join("DevToolsActivePort");
    let read = async || {
        let text = std::fs::read_to_string(&port).ok()?;
        let (port, path) = text.split_once('\n')?;
        Some(format!("ws://127.0.0.1:{port}{}", path.trim()))
    };
    Some(eventually("a browser that listens", read).await)
}

/// Statics are not dropped at the end of a process: when this process's end of the pipe closes, for whatever reason,
/// the shell behind it ends the browser and removes its folder.
fn run_until_the_end(program: &Path, folder: &Path) {
    let script = r#"program=$1; folder=$2; shift 2
        "$program" "$@" >/dev/null 2>&1 </dev/null & pid=$!
        read -r _
        kill -KILL "$pid"; wait "$pid" 2>/dev/null
        i=0; while ! rm -rf "$folder" 2>/dev/null && [ $i -lt 50 ]; do i=$((i + 1)); sleep 0.1; done"#;
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).arg(program).arg(folder);
    command.args(["--headless=new", "--remote-debugging-port=0", "--disable-gpu", "--no-first-run", "--disable-quic"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio"]);
    command.args([
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--no-default-browser-check",
        "--disable-extensions",
    ]);
    command.arg(format!("--user-data-dir={}", folder.display()));
    if nix::unistd::geteuid().is_root() {
        // Its sandbox refuses the superuser, who a container's user often is.
        command.arg("--no-sandbox");
    }
    command.arg("about:blank").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    std::mem::forget(command.spawn().expect("a shell"));
}
