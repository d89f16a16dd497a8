//! Connections: how they are opened, kept, prepared and thrown away, and the one way to run a statement on them.
//!
//! Written instead of bb8's ready-made manager because that one pings at each checkout, lets all connections expire
//! together, prepares nothing and loses the reason why a connection died.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::sync::OnceCell;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Row};
use tokio_util::sync::{CancellationToken, DropGuard};

use super::breaker::{Breaker, PROBE_EVERY};
use super::dialect::Engine;
use super::error::{Error, Failure, Kind, is_answer};
use super::retry::{Attempts, Limit};
use super::statements::{self, Statement};
use super::wire::Wire;
use crate::clock;
use crate::telemetry::metrics::DatabaseMetrics;

/// How the database is reached.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The database's URL.
    pub url: String,
    /// Connections at most. The sum over all servers of a region should stay below four times the vCPUs of its database
    /// nodes.
    pub connections_max: u32,
    /// How long a statement waits for a free connection before it counts as a failed attempt.
    pub checkout_wait: Duration,
    /// The server ends a statement after this long.
    pub statement_timeout: Duration,
    /// A connection is replaced after this long, less up to a tenth, so that they don't all go together.
    pub lifetime: Duration,
}

impl Settings {
    /// The settings that suit most deployments, for this URL.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            connections_max: 10,
            checkout_wait: Duration::from_secs(1),
            statement_timeout: Duration::from_secs(3),
            lifetime: Duration::from_secs(15 * 60),
        }
    }
}

/// The database: a pool of connections and what was found out about the engine behind them.
#[derive(Clone)]
pub struct Database {
    pool: bb8::Pool<Manager>,
    engine: Engine,
    metrics: DatabaseMetrics,
    checkout_wait: Duration,
    attempt_max: Duration,
    manager: Manager,
    _open: Arc<DropGuard>,
}

impl Database {
    /// Connects, finds the engine out and checks that transactions are serializable.
    pub async fn connect(settings: &Settings, metrics: DatabaseMetrics) -> Result<Self, Error> {
        let wire = Wire::new(&settings.url)?;
        let client = wire.open().await.map_err(|e| wire.refusal(e))?;
        let (engine, version) = Engine::detect(&client).await.map_err(|e| wire.refusal(e))?;
        tracing::info!(version, "database found");
        for advice in wire.advice() {
            tracing::warn!("{advice}");
        }
        let manager = Manager::new(wire.clone(), engine, settings, metrics.clone());
        let pool = bb8::Pool::builder()
            .max_size(settings.connections_max)
            .test_on_check_out(false)
            .max_lifetime(None)
            .idle_timeout(None)
            .connection_timeout(settings.checkout_wait)
            .build_unchecked(manager.clone());
        // A statement that neither ends nor fails has lost its peer; the margin lets the server's own time-out speak
        // first.
        let attempt_max = settings.statement_timeout + Duration::from_secs(2);
        let (checkout_wait, open) = (settings.checkout_wait, Arc::new(manager.closed.clone().drop_guard()));
        let database = Self { pool, engine, metrics, checkout_wait, attempt_max, manager, _open: open };
        database.check_isolation(&wire).await?;
        Ok(database)
    }

    async fn check_isolation(&self, wire: &Wire) -> Result<(), Error> {
        let refused = |error: OpenError| match error {
            OpenError::Driver(error) => wire.refusal(error),
            OpenError::TimedOut => {
                Error::setup(format!("the database {}: {}", wire.place(), OpenError::TimedOut), None)
            }
        };
        let connection = self.pool.dedicated_connection().await.map_err(refused)?;
        let asked = connection.client.query_one("SHOW transaction_isolation", &[]).await;
        let row = asked.map_err(|e| wire.refusal(e))?;
        let isolation: String = row.get(0);
        if isolation == "serializable" {
            return Ok(());
        }
        Err(Error::setup(format!("transactions are `{isolation}`, expected serializable"), None))
    }

    /// Prepares every statement once, so that one that does not fit this database stops the start and not a claim.
    ///
    /// `CockroachDB` checks privileges already here: an operator's statement that a server's role may not run fits all
    /// the same.
    pub async fn check_statements(&self) -> Result<(), Error> {
        let unavailable = |e: OpenError| Error::setup("the database can't be reached", e.driver());
        let connection = self.pool.dedicated_connection().await.map_err(unavailable)?;
        for statement in statements::ALL {
            match connection.statement(statement).await {
                Err(failure)
                    if failure.is_forbidden() && !statements::SERVER.iter().any(|s| s.name == statement.name) => {}
                prepared => drop(prepared.map_err(|failure| failure.into_error(statement.name, 1))?),
            }
        }
        Ok(())
    }

    /// The engine that was found.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Whether the database is known to be away (`breaker.rs`): what is not patient is refused without being sent.
    pub fn is_cut_off(&self) -> bool {
        self.manager.breaker.is_open()
    }

    /// Connections in use and idle, now.
    pub fn pool_state(&self) -> (u32, u32) {
        let state = self.pool.state();
        (state.connections - state.idle_connections, state.idle_connections)
    }

    /// Runs one statement as one implicit serializable transaction, again and again until it has a result or the limit
    /// is reached; not at all while the database is known to be away, unless the limit is a patient one. Call it from a
    /// task that nobody cancels: a dropped future may leave a statement running.
    pub async fn run(
        &self,
        statement: &'static Statement,
        params: &[&(dyn ToSql + Sync)],
        limit: Limit,
    ) -> Result<Vec<Row>, Error> {
        let started = clock::monotonic();
        let mut attempts = Attempts::new(statement.name, limit);
        let result = loop {
            let refused = self.is_cut_off() && !limit.patient;
            let attempt = if refused { Err(Failure::CUT_OFF) } else { self.attempt(statement, params).await };
            match attempt {
                Ok(rows) => break Ok(rows),
                Err(failure) => {
                    self.metrics.attempt_failed(statement.name, failure.kind.label());
                    if let Err(error) = attempts.again(failure).await {
                        break Err(error);
                    }
                }
            }
        };
        self.metrics.statement_done(statement.name, started.elapsed(), result.is_ok());
        result
    }

    async fn attempt(
        &self,
        statement: &'static Statement,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, Failure> {
        let connection = self.checkout().await?;
        let began = clock::monotonic();
        let result = self.ask(&connection, statement, params).await;
        self.metrics.round_trip(began.elapsed());
        match &result {
            Err(failure) if !failure.is_answer() => self.manager.silent(began),
            _ => self.manager.breaker.answered(),
        }
        if matches!(&result, Err(failure) if failure.kind == Kind::Ambiguous) {
            connection.retire();
        }
        result
    }

    async fn ask(
        &self,
        connection: &Connection,
        statement: &'static Statement,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, Failure> {
        let prepared = connection.statement(statement).await?;
        let answer = tokio::time::timeout(self.attempt_max, connection.client.query(&prepared, params)).await;
        match answer {
            Ok(result) => result.map_err(Failure::sent),
            Err(_elapsed) => Err(Failure { kind: Kind::Ambiguous, source: None }),
        }
    }

    /// A connection for one attempt. Waiting for it is measured; not getting one in time is a failed attempt. One that
    /// has ended, or is from before the database was away and may be dead without knowing it, is not lent.
    pub(super) async fn checkout(&self) -> Result<bb8::PooledConnection<'_, Manager>, Failure> {
        let (started, _waiter) = (clock::monotonic(), self.metrics.pool_waiter());
        let dead = |one: &Connection| one.client.is_closed() || one.era != self.manager.breaker.era();
        let result = loop {
            match self.pool.get().await {
                // Given back here, before the next one is asked for: it may be the only one.
                Ok(connection) if dead(&connection) => connection.retire(),
                other => break other,
            }
        };
        self.metrics.pool_waited(started.elapsed());
        result.map_err(|error| match error {
            bb8::RunError::User(error) => error.failure(),
            bb8::RunError::TimedOut => {
                tracing::debug!(waited = ?self.checkout_wait, "no free connection");
                Failure { kind: Kind::Unavailable, source: None }
            }
        })
    }

    /// A connection outside the pool and without its settings: for changes of the schema, which take longer than a
    /// statement may.
    pub(super) async fn plain_connection(&self) -> Result<Client, Error> {
        self.manager.wire.open().await.map_err(|error| self.manager.wire.refusal(error))
    }

    /// A connection outside the pool, for work that would occupy a pooled one for long.
    pub(super) async fn dedicated(&self) -> Result<Connection, Failure> {
        self.pool.dedicated_connection().await.map_err(OpenError::failure)
    }
}

/// One connection and the statements prepared on it.
pub struct Connection {
    pub(super) client: Client,
    prepared: Vec<OnceCell<tokio_postgres::Statement>>,
    retire_at: Instant,
    retired: AtomicBool,
    era: u32,
}

impl Connection {
    /// The statement, prepared on this connection at its first use. Parameter types are declared, not inferred: old
    /// servers infer TEXT where an array is meant.
    pub(super) async fn statement(&self, statement: &Statement) -> Result<tokio_postgres::Statement, Failure> {
        let prepare = self.prepared[statement.number]
            .get_or_try_init(|| self.client.prepare_typed(statement.sql, statement.params));
        match tokio::time::timeout(OPEN_WITHIN, prepare).await {
            Ok(prepared) => prepared.cloned().map_err(Failure::unsent),
            Err(_elapsed) => {
                self.retire();
                Err(Failure { kind: Kind::Unavailable, source: None })
            }
        }
    }

    /// Never lends this connection again.
    pub(super) fn retire(&self) {
        self.retired.store(true, Ordering::Relaxed);
    }
}

/// From the first packet to a connection that can be used. A server that accepts and then says nothing, as a stalled
/// node or a balancer without backends does, would otherwise keep a place in the pool for ever.
const OPEN_WITHIN: Duration = Duration::from_secs(4);

/// Why a connection could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The driver or the server said so.
    #[error("no connection")]
    Driver(#[from] tokio_postgres::Error),
    /// The server accepted and did not answer.
    #[error("the server accepted a connection and did not answer within {} s", OPEN_WITHIN.as_secs())]
    TimedOut,
}

impl OpenError {
    fn failure(self) -> Failure {
        match self {
            Self::Driver(error) => Failure::unsent(error),
            Self::TimedOut => Failure { kind: Kind::Unavailable, source: None },
        }
    }

    fn is_answer(&self) -> bool {
        matches!(self, Self::Driver(error) if is_answer(error))
    }

    fn driver(self) -> Option<tokio_postgres::Error> {
        match self {
            Self::Driver(error) => Some(error),
            Self::TimedOut => None,
        }
    }
}

/// Opens connections for the pool.
#[derive(Clone)]
pub struct Manager {
    wire: Wire,
    engine: Engine,
    statement_timeout_ms: u64,
    lifetime: Duration,
    breaker: Arc<Breaker>,
    /// Where the probe runs, whichever thread notices that one is wanted.
    runtime: Handle,
    closed: CancellationToken,
}

impl Manager {
    fn new(wire: Wire, engine: Engine, settings: &Settings, metrics: DatabaseMetrics) -> Self {
        Self {
            wire,
            engine,
            statement_timeout_ms: settings.statement_timeout.as_millis() as u64,
            lifetime: settings.lifetime,
            breaker: Arc::new(Breaker::new(metrics)),
            runtime: Handle::current(),
            closed: CancellationToken::new(),
        }
    }

    /// An attempt that began then had no answer.
    fn silent(&self, began: Instant) {
        if self.breaker.silent(began) {
            self.runtime.spawn(self.clone().probe());
        }
    }

    /// Tries until a connection of its own is answered. Nobody's statement is the guinea pig.
    async fn probe(self) {
        let pause = || tokio::time::sleep(PROBE_EVERY + clock::jitter(PROBE_EVERY));
        while self.breaker.is_open() && self.closed.run_until_cancelled(pause()).await.is_some() {
            if matches!(tokio::time::timeout(OPEN_WITHIN, self.ready()).await, Ok(Ok(_working))) {
                self.breaker.probed();
            }
        }
    }
}

impl bb8::ManageConnection for Manager {
    type Connection = Connection;
    type Error = OpenError;

    async fn connect(&self) -> Result<Connection, OpenError> {
        let began = clock::monotonic();
        let opened = tokio::time::timeout(OPEN_WITHIN, self.ready()).await;
        let opened = opened.unwrap_or(Err(OpenError::TimedOut));
        // Too many connections, or a wrong password, is said by a database that is there.
        if !opened.as_ref().map_or_else(OpenError::is_answer, |_opened| true) {
            self.silent(began);
        }
        opened
    }

    async fn is_valid(&self, connection: &mut Connection) -> Result<(), OpenError> {
        Ok(connection.client.simple_query("SELECT 1").await.map(drop)?)
    }

    fn has_broken(&self, connection: &mut Connection) -> bool {
        connection.client.is_closed()
            || connection.retired.load(Ordering::Relaxed)
            || clock::monotonic() >= connection.retire_at
    }
}

impl Manager {
    /// A connection that has been told what it must know.
    async fn ready(&self) -> Result<Connection, OpenError> {
        let (era, client) = (self.breaker.era(), self.wire.open().await?);
        client.batch_execute(&self.engine.connection_setup(self.statement_timeout_ms)).await?;
        Ok(Connection {
            client,
            prepared: statements::ALL.iter().map(|_| OnceCell::new()).collect(),
            retire_at: clock::monotonic() + self.lifetime.mul_f64(0.9) + clock::jitter(self.lifetime / 10),
            retired: AtomicBool::new(false),
            era,
        })
    }
}
