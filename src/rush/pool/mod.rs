//! The crowd's connections: sockets to the servers of each region, kept and used again, a bounded number of them at
//! work. One thread, one poll, no task for a request.
//!
//! What may not live here: whether to ask again (`wish.rs`), and what a reply says (`reply.rs`).
//!
//! **Invariant:** a connection is used again only after a whole reply and nothing else was read from it, so no reply
//! reaches somebody else. Each request that was sent ends in exactly one `Heard`.

mod line;
mod server;

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read};
use std::time::{Duration, Instant};

use mio::event::Event;
use mio::{Events, Poll, Registry, Token};
use slab::Slab;

use self::line::{Line, State, connect};
use self::server::Server;
use super::plan::Plan;
use super::reply::{self, Reply, Whole};

pub use server::host_and_port;

/// A server that does not take a connection in this time is taken for gone, long before a request would time out.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// Read at once: many times a reply, so that one call empties a socket.
const BUFFER_BYTES: usize = 16 * 1024;
/// Events taken from the kernel at once.
const EVENTS: usize = 1024;

/// Why there is no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// No connection; nothing was sent.
    Unreachable,
    /// The connection broke, or what came was no reply; it may have been decided.
    Broken,
    /// No reply in time; it may have been decided.
    TimedOut,
}

impl Loss {
    /// As the record has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Broken => "connection-broken",
            Self::TimedOut => "timed-out",
        }
    }
}

/// How a request ended.
pub struct Heard {
    /// The slot of the wish that sent it.
    pub wish: usize,
    /// The region that was asked.
    pub region: usize,
    /// When it was sent, and when this was known.
    pub sent: Duration,
    /// When this was known.
    pub at: Duration,
    /// The reply, or why there is none.
    pub result: Result<Reply, Loss>,
}

/// The poll and what it watches.
pub struct Pool {
    poll: Poll,
    /// Watches nothing: to sleep while replies gather.
    nap: Poll,
    grain: Duration,
    events: Events,
    /// The connections.
    pub lines: Lines,
}

impl Pool {
    /// A pool without any connection yet. Moments are counted from `started`.
    pub fn new(plan: &Plan, started: Instant) -> io::Result<Self> {
        let poll = Poll::new()?;
        let lines = Lines::new(plan, started, poll.registry().try_clone()?);
        Ok(Self { poll, nap: Poll::new()?, grain: plan.grain, events: Events::with_capacity(EVENTS), lines })
    }

    /// Waits until something happens on a connection, at most this long, and takes it in.
    ///
    /// While requests are under way it sleeps for the plan's grain first: waking up for each reply on its own costs as
    /// much as everything else that is done for a request.
    pub fn wait(&mut self, most: Duration) -> io::Result<()> {
        let mut most = most;
        if self.lines.in_use() > 0 && !self.grain.is_zero() {
            wait(&mut self.nap, &mut self.events, self.grain)?;
            most = Duration::ZERO;
        }
        wait(&mut self.poll, &mut self.events, most)?;
        for event in &self.events {
            self.lines.on_event(event);
        }
        Ok(())
    }
}

fn wait(poll: &mut Poll, events: &mut Events, most: Duration) -> io::Result<()> {
    match poll.poll(events, Some(most)) {
        Err(error) if error.kind() == ErrorKind::Interrupted => {
            events.clear();
            Ok(())
        }
        done => done,
    }
}

/// All connections.
pub struct Lines {
    registry: Registry,
    started: Instant,
    request_timeout: Duration,
    regions: Vec<Region>,
    servers: Vec<Server>,
    open: Slab<Line>,
    heard: VecDeque<Heard>,
    buffer: Box<[u8]>,
    /// Whether the process ran out of file descriptors.
    pub starved: bool,
}

struct Region {
    servers: Vec<usize>,
    in_use: usize,
    most: usize,
}

impl Lines {
    fn new(plan: &Plan, started: Instant, registry: Registry) -> Self {
        let (mut regions, mut servers) = (Vec::new(), Vec::new());
        for target in &plan.regions {
            let first = servers.len();
            servers.extend(target.servers.iter().map(|address| Server::new(address)));
            regions.push(Region { servers: (first..servers.len()).collect(), in_use: 0, most: plan.connections });
        }
        Self {
            registry,
            started,
            request_timeout: plan.request_timeout,
            regions,
            servers,
            open: Slab::new(),
            heard: VecDeque::new(),
            buffer: vec![0; BUFFER_BYTES].into(),
            starved: false,
        }
    }

    /// The moment of the run.
    pub fn now(&self) -> Duration {
        self.started.elapsed()
    }

    /// How many requests are under way.
    pub fn in_use(&self) -> usize {
        self.regions.iter().map(|region| region.in_use).sum()
    }

    /// The next request that ended.
    pub fn next_heard(&mut self) -> Option<Heard> {
        self.heard.pop_front()
    }

    /// A connection to one of a region's servers, and which of all the plan's servers it is; nothing while as many as
    /// may be are in use. It must be given a request.
    pub fn take(&mut self, region: usize, turn: usize) -> Option<(usize, usize)> {
        let place = &mut self.regions[region];
        if place.in_use >= place.most {
            return None;
        }
        let server = place.servers[turn % place.servers.len()];
        let line = match self.servers[server].idle.pop() {
            Some(kept) => kept,
            None => self.connect(region, server)?,
        };
        self.regions[region].in_use += 1;
        Some((line, server))
    }

    fn connect(&mut self, region: usize, server: usize) -> Option<usize> {
        let entry = self.open.vacant_entry();
        let address = self.servers[server].address();
        let opened = address.map(|address| connect(&self.registry, address, Token(entry.key())));
        let place = &mut self.regions[region];
        if let Some(Err(error)) = &opened
            && is_starved(error)
            && place.in_use > 0
        {
            // Those that are open have to do.
            (self.starved, place.most) = (true, place.in_use);
            return None;
        }
        let stream = opened.and_then(Result::ok);
        let line = entry.key();
        entry.insert(Line {
            stream,
            region,
            server,
            state: State::Connecting,
            wish: 0,
            sent: Duration::ZERO,
            deadline: Duration::ZERO,
            rest: Vec::new(),
            partial: Vec::new(),
        });
        Some(line)
    }

    /// Sends a request over a connection that was taken for it.
    pub fn send(&mut self, line: usize, wish: usize, sent: Duration, request: &[u8]) {
        let it = &mut self.open[line];
        (it.wish, it.sent) = (wish, sent);
        if it.stream.is_none() {
            return self.lose(line, Loss::Unreachable);
        }
        if it.state == State::Connecting {
            it.rest.extend_from_slice(request);
            it.deadline = sent + CONNECT_TIMEOUT.min(self.request_timeout);
            return;
        }
        it.state = State::Asked;
        it.deadline = sent + self.request_timeout;
        match it.write(request) {
            Ok(written) => it.rest.extend_from_slice(&request[written..]),
            Err(_) => self.lose(line, Loss::Broken),
        }
    }

    fn on_event(&mut self, event: &Event) {
        let line = event.token().0;
        // A connection that was given up in this very round may still have an event.
        let Some(it) = self.open.get(line) else { return };
        if it.state == State::Connecting {
            self.connected(line);
            if self.open.get(line).is_some_and(|it| it.state == State::Connecting) {
                return;
            }
        } else if event.is_writable() && !it.rest.is_empty() {
            self.write_rest(line);
        }
        let over = event.is_read_closed() || event.is_error();
        if (event.is_readable() || over) && self.open.contains(line) {
            self.read(line, over);
        }
    }

    /// Finds out whether the connection is there, and sends what waited for it.
    fn connected(&mut self, line: usize) {
        let it = &mut self.open[line];
        let Some(stream) = &it.stream else { return };
        let failed = stream.take_error().is_ok_and(|error| error.is_some());
        match stream.peer_addr() {
            _ if failed => self.lose(line, Loss::Unreachable),
            Err(error) if error.kind() == ErrorKind::NotConnected => {}
            Err(_) => self.lose(line, Loss::Unreachable),
            Ok(_) => {
                it.state = State::Asked;
                it.deadline = it.sent + self.request_timeout;
                self.write_rest(line);
            }
        }
    }

    fn write_rest(&mut self, line: usize) {
        let it = &mut self.open[line];
        let rest = std::mem::take(&mut it.rest);
        match it.write(&rest) {
            Ok(written) if written < rest.len() => it.rest.extend_from_slice(&rest[written..]),
            Ok(_) => {}
            Err(_) => self.lose(line, Loss::Broken),
        }
    }

    /// Reads what is there. `over` says that the other side will send no more after it.
    fn read(&mut self, line: usize, over: bool) {
        loop {
            let it = &mut self.open[line];
            let Some(stream) = &mut it.stream else { return };
            let count = match stream.read(&mut self.buffer) {
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return,
                Err(_) => 0,
            };
            if it.state != State::Asked {
                // Nobody asked: the server closes, or says something that is for nobody.
                return self.forget(line);
            }
            let emptied = count < self.buffer.len() && !over;
            let bytes = it.gather(&self.buffer[..count]);
            match reply::read(bytes, count == 0) {
                Ok(Some(whole)) => return self.hear(line, whole, over),
                Ok(None) if count == 0 => return self.lose(line, Loss::Broken),
                Ok(None) => it.keep_partial(&self.buffer[..count]),
                Err(_) => return self.lose(line, Loss::Broken),
            }
            if emptied {
                return;
            }
        }
    }

    fn hear(&mut self, line: usize, Whole { reply, keep }: Whole, over: bool) {
        let at = self.now();
        let it = &mut self.open[line];
        let (wish, region, sent) = (it.wish, it.region, it.sent);
        self.regions[region].in_use -= 1;
        if keep && !over && it.rest.is_empty() {
            it.state = State::Idle;
            it.partial.clear();
            self.servers[it.server].idle.push(line);
        } else {
            self.open.remove(line);
        }
        self.heard.push_back(Heard { wish, region, sent, at, result: Ok(reply) });
    }

    fn lose(&mut self, line: usize, loss: Loss) {
        let at = self.now();
        let Line { wish, region, sent, server, .. } = self.open.remove(line);
        self.regions[region].in_use -= 1;
        if loss == Loss::Unreachable {
            self.servers[server].next += 1;
        }
        self.heard.push_back(Heard { wish, region, sent, at, result: Err(loss) });
    }

    /// Gives up a connection that nobody uses.
    fn forget(&mut self, line: usize) {
        let gone = self.open.remove(line);
        self.servers[gone.server].idle.retain(|idle| *idle != line);
    }

    /// Gives up on requests that take too long. To be called now and then.
    pub fn sweep(&mut self) {
        let now = self.now();
        let late =
            |(line, it): (usize, &Line)| (it.state != State::Idle && it.deadline <= now).then_some((line, it.state));
        let late: Vec<(usize, State)> = self.open.iter().filter_map(late).collect();
        for (line, state) in late {
            self.lose(line, if state == State::Connecting { Loss::Unreachable } else { Loss::TimedOut });
        }
    }
}

fn is_starved(error: &io::Error) -> bool {
    [nix::errno::Errno::EMFILE, nix::errno::Errno::ENFILE].iter().any(|e| error.raw_os_error() == Some(*e as i32))
}
