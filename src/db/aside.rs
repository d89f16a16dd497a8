//! A connection beside the pool, for what watches: pulses and dashboards. Claims never wait for it, and it never waits
//! for claims, so it tells how a server is while its pool is exhausted.
//!
//! **Invariant:** everything is tried once, for two seconds at most, and a connection that failed is thrown away:
//! whoever watches comes again anyway, and a database in trouble gets no storm of retries from here.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::error::{Error, Failure, Kind};
use super::pool::{Connection, Database};
use super::statements::Statement;

/// One try, the opening of the connection included.
const WITHIN: Duration = Duration::from_secs(2);

/// A statement and its parameters.
pub type Ask<'a> = (&'static Statement, &'a [&'a (dyn ToSql + Sync)]);

/// The connection, opened when it is wanted.
pub struct Aside {
    db: Database,
    open: Mutex<Option<Connection>>,
}

impl Aside {
    /// One that is not open yet.
    pub fn new(db: Database) -> Self {
        Self { db, open: Mutex::default() }
    }

    /// Runs one statement, once.
    pub async fn run(&self, statement: &'static Statement, params: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        let work = async |connection: &Connection| {
            let prepared = connection.statement(statement).await?;
            connection.client.query(&prepared, params).await.map_err(Failure::sent)
        };
        self.once(statement.name, work).await
    }

    /// Reads several things as they were at one moment, which makes no claim run again. Where the engine can read from
    /// the nearest copy, the moment is some seconds ago: ask for `now()` to know it.
    pub async fn look(&self, name: &'static str, asks: &[Ask<'_>]) -> Result<Vec<Vec<Row>>, Error> {
        let work = async |connection: &Connection| {
            let client = &connection.client;
            // Before the transaction begins: what fails to be prepared must not leave one open.
            let mut prepared = Vec::with_capacity(asks.len());
            for (statement, _) in asks {
                prepared.push(connection.statement(statement).await?);
            }
            client.batch_execute(self.db.engine().begin_look()).await.map_err(Failure::unsent)?;
            let mut answers = Vec::with_capacity(asks.len());
            for (statement, (_, params)) in prepared.iter().zip(asks) {
                answers.push(client.query(statement, params).await.map_err(Failure::unsent)?);
            }
            client.batch_execute("COMMIT").await.map_err(Failure::unsent)?;
            Ok(answers)
        };
        self.once(name, work).await
    }

    async fn once<T>(
        &self,
        name: &'static str,
        work: impl AsyncFnOnce(&Connection) -> Result<T, Failure>,
    ) -> Result<T, Error> {
        let attempt = async {
            let mut open = self.open.lock().await;
            // Taken out: whatever fails or is given up in the middle leaves no connection behind.
            let connection = match open.take().filter(|connection| !connection.client.is_closed()) {
                Some(connection) => connection,
                None => self.db.dedicated().await?,
            };
            let value = work(&connection).await?;
            *open = Some(connection);
            Ok(value)
        };
        let silent = Failure { kind: Kind::Ambiguous, source: None };
        let result = tokio::time::timeout(WITHIN, attempt).await.unwrap_or(Err(silent));
        result.map_err(|failure| failure.into_error(name, 1))
    }
}
