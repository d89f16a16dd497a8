//! A proxy between a server and its database that understands just enough of the protocol to cut exactly at the commit
//! of one statement: before it reaches the database, or after it was committed and before the reply gets back.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use largesse::db::url;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

/// What happens to one run of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The database never sees it.
    CutBefore,
    /// The database commits it and the reply is lost.
    CutAfter,
    /// It is committed, the reply is lost, and from then on nobody is there.
    Vanish,
}

#[derive(Default)]
struct Plan {
    /// Which statements are meant: how their texts begin.
    statements: Vec<String>,
    /// The fates of its next runs, the last one first.
    fates: Vec<Fate>,
    /// How many have been met.
    met: usize,
    /// How often each statement was run, by its name.
    runs: HashMap<String, usize>,
}

/// A running proxy.
pub struct Proxy {
    address: SocketAddr,
    database_url: String,
    plan: Arc<Mutex<Plan>>,
    stalled: tokio::sync::watch::Sender<bool>,
    away: tokio::sync::watch::Sender<bool>,
    stop: CancellationToken,
}

impl Proxy {
    /// A proxy in front of the database.
    pub async fn start(database_url: &str) -> Self {
        let config = url::parse(database_url).expect("a database URL").config;
        let host = match &config.get_hosts()[0] {
            tokio_postgres::config::Host::Tcp(host) => host.clone(),
            tokio_postgres::config::Host::Unix(path) => panic!("the proxy needs TCP, not {}", path.display()),
        };
        let target = format!("{host}:{}", config.get_ports().first().copied().unwrap_or(5432));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (plan, stop) = (Arc::<Mutex<Plan>>::default(), CancellationToken::new());
        let stalled = tokio::sync::watch::Sender::new(false);
        let away = tokio::sync::watch::Sender::new(false);
        let wires = (stalled.subscribe(), away.clone());
        tokio::spawn(accept(listener, target, Arc::clone(&plan), wires, stop.clone()));
        Self { address, database_url: database_url.to_owned(), plan, stalled, away, stop }
    }

    /// The database's URL, by way of this proxy.
    pub fn url(&self) -> String {
        let (scheme, rest) = self.database_url.split_once("://").expect("a URL");
        let (authority, path) = rest.split_once('/').expect("a URL with a database");
        let user = authority.rsplit_once('@').map(|(user, _)| format!("{user}@")).unwrap_or_default();
        format!("{scheme}://{user}{}/{path}", self.address)
    }

    /// The next runs of a statement meet these fates, in this order; all others pass.
    pub fn arm(&self, statement: &str, fates: &[Fate]) {
        self.arm_all(&[statement], fates);
    }

    /// The next runs of these statements, whichever is run, meet these fates, in this order; all others pass.
    pub fn arm_all(&self, statements: &[&str], fates: &[Fate]) {
        let statements = statements.iter().map(|name| format!("-- {name}: ")).collect();
        let fates = fates.iter().rev().copied().collect();
        self.plan(statements, fates);
    }

    fn plan(&self, statements: Vec<String>, fates: Vec<Fate>) {
        let mut plan = self.plan.lock().expect("a plan");
        (plan.statements, plan.fates, plan.met) = (statements, fates, 0);
    }

    /// How often a statement was run through this proxy until now.
    pub fn runs(&self, statement: &str) -> usize {
        self.plan.lock().expect("a plan").runs.get(statement).copied().unwrap_or(0)
    }

    /// The next orders of the team meet these fates when they are committed; all else passes.
    pub fn arm_orders(&self, fates: &[Fate]) {
        self.plan(vec!["COMMIT".into()], fates.iter().rev().copied().collect());
    }

    /// From now on connections are accepted and nothing is passed on, as by a stalled server; `false` heals it.
    pub fn stall(&self, stalled: bool) {
        self.stalled.send_replace(stalled);
    }

    /// From now on every connection ends at once, as where no server is; `false` heals it.
    pub fn cut(&self, away: bool) {
        self.away.send_replace(away);
    }

    /// How many runs have met their fate.
    pub fn met(&self) -> usize {
        self.plan.lock().expect("a plan").met
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

async fn accept(
    listener: TcpListener,
    target: String,
    plan: Arc<Mutex<Plan>>,
    (stalled, away): (tokio::sync::watch::Receiver<bool>, tokio::sync::watch::Sender<bool>),
    stop: CancellationToken,
) {
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        let (Ok((client, _)), Ok(server)) = (accepted, TcpStream::connect(&target).await) else { continue };
        // What is passed on in small pieces would wait 40 ms for each acknowledgement.
        let _without = (client.set_nodelay(true), server.set_nodelay(true));
        let (plan, stop, mut stalled, away) = (Arc::clone(&plan), stop.clone(), stalled.clone(), away.clone());
        tokio::spawn(async move {
            let mut cut = away.subscribe();
            if *cut.borrow() {
                return;
            }
            if *stalled.borrow() {
                // Held open and silent until the test is over, also when others are served again.
                return stop.cancelled().await;
            }
            let end = CancellationToken::new();
            let lose = Mutex::default();
            let (from_client, to_client) = client.into_split();
            let (from_server, to_server) = server.into_split();
            tokio::select! {
                () = stop.cancelled() => {}
                () = end.cancelled() => {}
                _ = stalled.wait_for(|stalled| *stalled) => {}
                _ = cut.wait_for(|away| *away) => {}
                () = requests(from_client, to_server, &plan, &lose) => {}
                () = replies(from_server, to_client, &lose, (&end, &away)) => {}
            }
        });
    }
}

/// Client to server: after the start-up packet every frame is a tag and a length that includes itself.
async fn requests(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, plan: &Mutex<Plan>, lose: &Mutex<Option<Fate>>) {
    // Also those that were prepared before anybody meant them.
    let mut prepared = HashMap::new();
    let (mut marked, mut order) = (false, false);
    if copy_startup(&mut from, &mut to).await.is_none() {
        return;
    }
    while let Some((tag, body)) = frame(&mut from).await {
        match tag {
            b'P' => {
                prepared.insert(text_of(&body, 0), text_of(&body, 1));
            }
            b'B' => {
                let text = prepared.get(&text_of(&body, 1));
                count(plan, text);
                marked = text.is_some_and(|text| is_meant(plan, text));
                // Each order looks there whether it was carried out before.
                order |= text.is_some_and(|text| text.starts_with("-- audit_find: "));
            }
            // A word of its own, such as the one that ends a transaction of several statements.
            b'Q' => marked = std::mem::take(&mut order) && is_meant(plan, &text_of(&body, 0)),
            _ => {}
        }
        // Sync ends a statement with parameters: this is where it is committed.
        if marked && [b'S', b'Q'].contains(&tag) {
            marked = false;
            match next_fate(plan) {
                Some(Fate::CutBefore) => return,
                Some(fate) => *lose.lock().expect("a fate") = Some(fate),
                None => {}
            }
        }
        if write_frame(&mut to, tag, &body).await.is_none() {
            return;
        }
    }
}

fn count(plan: &Mutex<Plan>, text: Option<&String>) {
    let name = text.and_then(|text| text.strip_prefix("-- ")?.split(':').next());
    if let Some(name) = name {
        *plan.lock().expect("a plan").runs.entry(name.to_owned()).or_default() += 1;
    }
}

fn is_meant(plan: &Mutex<Plan>, text: &str) -> bool {
    plan.lock().expect("a plan").statements.iter().any(|beginning| text.starts_with(beginning))
}

fn next_fate(plan: &Mutex<Plan>) -> Option<Fate> {
    let mut plan = plan.lock().expect("a plan");
    let fate = plan.fates.pop();
    plan.met += usize::from(fate.is_some());
    fate
}

/// Server to client. While a reply is to be lost nothing is passed on, and when the database says that it is ready
/// again, the statement was committed and the connection ends.
async fn replies(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    lose: &Mutex<Option<Fate>>,
    (end, away): (&CancellationToken, &tokio::sync::watch::Sender<bool>),
) {
    while let Some((tag, body)) = frame(&mut from).await {
        let fate = *lose.lock().expect("a fate");
        if let Some(fate) = fate {
            if tag == b'Z' {
                if fate == Fate::Vanish {
                    away.send_replace(true);
                }
                return end.cancel();
            }
            continue;
        }
        if write_frame(&mut to, tag, &body).await.is_none() {
            return;
        }
    }
}

async fn copy_startup(from: &mut OwnedReadHalf, to: &mut OwnedWriteHalf) -> Option<()> {
    let length = from.read_u32().await.ok()?;
    let mut body = vec![0; length as usize - 4];
    from.read_exact(&mut body).await.ok()?;
    to.write_u32(length).await.ok()?;
    to.write_all(&body).await.ok()
}

async fn frame(from: &mut (impl AsyncRead + Unpin)) -> Option<(u8, Vec<u8>)> {
    let tag = from.read_u8().await.ok()?;
    let length = from.read_u32().await.ok()?;
    let mut body = vec![0; length as usize - 4];
    from.read_exact(&mut body).await.ok()?;
    Some((tag, body))
}

async fn write_frame(to: &mut OwnedWriteHalf, tag: u8, body: &[u8]) -> Option<()> {
    let mut whole = Vec::with_capacity(body.len() + 5);
    whole.push(tag);
    whole.extend((body.len() as u32 + 4).to_be_bytes());
    whole.extend(body);
    to.write_all(&whole).await.ok()
}

/// The zero-terminated text of this number in a frame.
fn text_of(body: &[u8], number: usize) -> String {
    body.split(|byte| *byte == 0).nth(number).map(|text| String::from_utf8_lossy(text).into_owned()).unwrap_or_default()
}
