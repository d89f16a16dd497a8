//! Explicit transactions, for the cold paths that need several statements: creating a campaign, adding a region,
//! reports.
//!
//! The hot path never comes here: one statement is one transaction and one round trip (`Database::run`).

use std::time::Duration;

use tokio_postgres::types::ToSql;
use tokio_postgres::{Row, Transaction};

use super::error::{Error, Failure, Kind};
use super::pool::{Connection, Database};
use super::retry::{Attempts, Limit};
use super::statements::Statement;

/// One attempt of a transaction, its wait for other transactions included.
const ATTEMPT_WITHIN: Duration = Duration::from_secs(30);

/// The statements of one attempt of a transaction.
pub struct Tx<'a> {
    transaction: Transaction<'a>,
    prepared: Vec<(usize, tokio_postgres::Statement)>,
}

/// Why a transaction's body stopped: kept opaque so that the runner alone decides whether it is run again.
#[derive(Debug)]
pub struct Stop(Failure);

impl Tx<'_> {
    /// Runs one statement in the transaction. One at a time: the error of a second one could hide the first one's.
    pub async fn run(&self, statement: &'static Statement, params: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Stop> {
        let prepared = self.prepared.iter().find(|(number, _)| *number == statement.number);
        // Unwrap safety: a mistake of ours, found by the first run of the transaction.
        let (_, prepared) = prepared.expect("a transaction names its statements before it begins");
        self.transaction.query(prepared, params).await.map_err(|e| Stop(Failure::unsent(e)))
    }
}

impl Database {
    /// Runs a transaction, again from the start whenever that is safe: before COMMIT was sent nothing has happened;
    /// after a lost COMMIT the whole body runs again, which its statements allow. `name` is its name in errors and
    /// logs.
    pub async fn transaction<T>(
        &self,
        name: &'static str,
        uses: &[&'static Statement],
        body: impl AsyncFn(&Tx<'_>) -> Result<T, Stop>,
    ) -> Result<T, Error> {
        self.transaction_within(name, Limit::PATIENT, uses, body).await
    }

    /// The same for somebody who waits less long.
    pub async fn transaction_within<T>(
        &self,
        name: &'static str,
        limit: Limit,
        uses: &[&'static Statement],
        body: impl AsyncFn(&Tx<'_>) -> Result<T, Stop>,
    ) -> Result<T, Error> {
        let mut attempts = Attempts::new(name, limit);
        loop {
            // Whether COMMIT had been sent when the peer fell silent can't be told from here.
            let silent = Failure { kind: Kind::Ambiguous, source: None };
            let within = ATTEMPT_WITHIN.min(limit.within);
            let attempt = tokio::time::timeout(within, self.transaction_attempt(uses, &body)).await;
            match attempt.unwrap_or(Err(silent)) {
                Ok(value) => return Ok(value),
                Err(failure) => attempts.again(failure).await?,
            }
        }
    }

    async fn transaction_attempt<T>(
        &self,
        uses: &[&'static Statement],
        body: &impl AsyncFn(&Tx<'_>) -> Result<T, Stop>,
    ) -> Result<T, Failure> {
        let mut connection = self.checkout().await?;
        let prepared = prepare(&connection, uses).await?;
        #[expect(clippy::disallowed_methods, reason = "the one place")]
        let transaction = connection.client.transaction().await.map_err(Failure::unsent)?;
        let tx = Tx { transaction, prepared };
        let value = body(&tx).await.map_err(|stop| stop.0)?;
        tx.transaction.commit().await.map_err(Failure::sent)?;
        Ok(value)
    }

    /// Runs read-only reports in one snapshot that makes no claim retry. `stale` allows a snapshot some seconds old,
    /// where the engine has one.
    pub async fn report(&self, statements: &[&'static Statement], stale: bool) -> Result<Vec<Vec<Row>>, Error> {
        let mut attempts = Attempts::new("report", Limit::PATIENT);
        loop {
            let setup = format!("{}; {}", self.engine().report_setup(), self.engine().begin_report(stale));
            match self.report_attempt(statements, &setup).await {
                Ok(rows) => return Ok(rows),
                Err(failure) => attempts.again(failure).await?,
            }
        }
    }

    /// Reads the rows as they were at one moment, without anybody's noticing: for figures that decide nothing. Tried
    /// once, and not at all while the database is known to be away.
    pub async fn look(&self, statements: &[&'static Statement]) -> Result<Vec<Vec<Row>>, Error> {
        let name = "look";
        if self.is_cut_off() {
            return Err(Failure::CUT_OFF.into_error(name, 0));
        }
        let rows = self.report_attempt(statements, self.engine().begin_look()).await;
        rows.map_err(|failure| failure.into_error(name, 1))
    }

    /// Runs one statement like a report: it may read much, and makes no claim retry.
    pub async fn report_on(
        &self,
        statement: &'static Statement,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, Error> {
        let mut attempts = Attempts::new(statement.name, Limit::PATIENT);
        loop {
            match self.report_on_attempt(statement, params).await {
                Ok(rows) => return Ok(rows),
                Err(failure) => attempts.again(failure).await?,
            }
        }
    }

    async fn report_on_attempt(
        &self,
        statement: &'static Statement,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, Failure> {
        let connection = self.dedicated().await?;
        let setup = format!("{}; {}", self.engine().report_setup(), self.engine().begin_report(false));
        connection.client.batch_execute(&setup).await.map_err(Failure::unsent)?;
        let prepared = connection.statement(statement).await?;
        let rows = connection.client.query(&prepared, params).await.map_err(Failure::unsent)?;
        connection.client.batch_execute("COMMIT").await.map_err(Failure::unsent)?;
        Ok(rows)
    }

    /// Uses a connection of its own, which is thrown away: it may take minutes and is not bound by the statement
    /// time-out, and it reads whole tables, which pooled connections are told not to do.
    async fn report_attempt(&self, statements: &[&'static Statement], setup: &str) -> Result<Vec<Vec<Row>>, Failure> {
        let connection = self.dedicated().await?;
        let client = &connection.client;
        client.batch_execute(setup).await.map_err(Failure::unsent)?;
        let mut answers = Vec::with_capacity(statements.len());
        for statement in statements {
            answers.push(client.query(statement.sql, &[]).await.map_err(Failure::unsent)?);
        }
        client.batch_execute("COMMIT").await.map_err(Failure::unsent)?;
        Ok(answers)
    }
}

async fn prepare(
    connection: &Connection,
    uses: &[&'static Statement],
) -> Result<Vec<(usize, tokio_postgres::Statement)>, Failure> {
    let mut prepared = Vec::with_capacity(uses.len());
    for statement in uses {
        prepared.push((statement.number, connection.statement(statement).await?));
    }
    Ok(prepared)
}
