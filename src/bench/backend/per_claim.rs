//! `PostgreSQL` with one hot row and one transaction for each claim, in the fastest form that is known and exact.
//!
//! The row of the claim goes in first and the counter is changed last, so that the counter's lock is held as short as
//! possible; everything is prepared; READ COMMITTED, because a unique key and a counter that is never below zero need
//! no more. Two ways to send it: in steps (the lock is held for one round trip) and all at once (the lock is held for
//! none: a key that exists or a counter at zero spoils the transaction, and COMMIT then rolls it back). Which way and
//! how many connections are best is found by a scan before the run.
//!
//! It promises less than the service: no home region, no account row, no gate, no certificate of a SORRY.

use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

use tokio::sync::Semaphore;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Statement};
use uuid::Uuid;

use super::{claim, granted};
use crate::account::Person;
use crate::campaign::Campaign;
use crate::claim::Placement;
use crate::http::problem::Problem;
use crate::id::{CampaignId, RequestId};

/// The tables. A counter's page has room for new versions of its row, so that an update touches no index.
pub const SCHEMA: &str = "
CREATE TABLE counter (
  campaign UUID PRIMARY KEY, remaining BIGINT NOT NULL CHECK (remaining >= 0)
) WITH (fillfactor = 10);
CREATE TABLE claim (
  campaign UUID NOT NULL, account UUID NOT NULL, ticket BIGINT GENERATED ALWAYS AS IDENTITY (CACHE 100),
  request UUID NOT NULL, claimed_at TIMESTAMPTZ NOT NULL DEFAULT now(), PRIMARY KEY (campaign, account)
)";
const INSERT: &str = "INSERT INTO claim (campaign, account, request) VALUES ($1, $2, $3) RETURNING ticket";
const INSERT_IF_NEW: &str =
    "INSERT INTO claim (campaign, account, request) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING ticket";
const TAKE: &str = "UPDATE counter SET remaining = remaining - 1 WHERE campaign = $1";
const TAKE_IF_ANY: &str = "UPDATE counter SET remaining = remaining - 1 WHERE campaign = $1 AND remaining > 0";
const LOOK: &str = "SELECT counter.remaining, claim.ticket, claim.request, claim.claimed_at FROM counter
  LEFT JOIN claim ON claim.campaign = counter.campaign AND claim.account = $2 WHERE counter.campaign = $1";

/// How the statements of one transaction are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Way {
    /// One after the other.
    InSteps,
    /// All in one packet.
    AtOnce,
}

/// A number of connections and a way to use them, as `16` or `16-at-once`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Pool {
    /// Connections.
    pub connections: u32,
    /// How each is used.
    pub way: Way,
}

impl FromStr for Pool {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (number, way) = match text.strip_suffix("-at-once") {
            Some(number) => (number, Way::AtOnce),
            None => (text, Way::InSteps),
        };
        let connections = number.parse().ok().filter(|n| *n > 0).ok_or("expected 16 or 16-at-once")?;
        Ok(Self { connections, way })
    }
}

impl std::fmt::Display for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let way = if self.way == Way::AtOnce { "-at-once" } else { "" };
        write!(f, "{}{way}", self.connections)
    }
}

struct Connection {
    client: Client,
    insert: Statement,
    insert_if_new: Statement,
    take: Statement,
    take_if_any: Statement,
    look: Statement,
}

/// The contestant.
pub struct PerClaim {
    way: Way,
    places: Semaphore,
    idle: Mutex<Vec<Connection>>,
    /// The campaign in which a counter at zero was met last: from then on a look comes first, which takes no lock.
    spent: Mutex<Option<CampaignId>>,
}

/// What one transaction did.
enum Tried {
    Granted(i64),
    Known,
    Spent,
}

impl PerClaim {
    /// Opens all connections.
    pub async fn connect(url: &str, pool: Pool) -> Result<Self, tokio_postgres::Error> {
        let mut idle = Vec::new();
        for _ in 0..pool.connections {
            idle.push(Connection::open(url).await?);
        }
        let places = Semaphore::new(idle.len());
        Ok(Self { way: pool.way, places, idle: Mutex::new(idle), spent: Mutex::default() })
    }

    /// Decides one claim.
    pub async fn decide(&self, person: &Person, campaign: &Campaign, request: RequestId) -> Result<Placement, Problem> {
        let Ok(_place) = self.places.acquire().await else { return Err(Problem::Internal) };
        let Some(connection) = self.lend() else { return Err(Problem::Internal) };
        let decided = self.decide_on(&connection, person, campaign, request).await;
        self.take_back(connection);
        decided.map_err(|error| {
            tracing::warn!(error = %error, "PostgreSQL did not decide");
            Problem::OutcomeUnknown
        })
    }

    async fn decide_on(
        &self,
        connection: &Connection,
        person: &Person,
        campaign: &Campaign,
        request: RequestId,
    ) -> Result<Placement, tokio_postgres::Error> {
        if *self.spent.lock().unwrap_or_else(PoisonError::into_inner) != Some(campaign.id) {
            let tried = match self.way {
                Way::InSteps => connection.in_steps(campaign.id.0, person.account.0, request.0).await?,
                Way::AtOnce => connection.at_once(campaign.id.0, person.account.0, request.0).await?,
            };
            match tried {
                Tried::Granted(ticket) => return Ok(granted(request, ticket, false)),
                Tried::Known => {}
                Tried::Spent => {
                    *self.spent.lock().unwrap_or_else(PoisonError::into_inner) = Some(campaign.id);
                }
            }
        }
        connection.look(campaign.id.0, person.account.0, request).await
    }

    fn lend(&self) -> Option<Connection> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn take_back(&self, connection: Connection) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }
}

impl Connection {
    async fn open(url: &str) -> Result<Self, tokio_postgres::Error> {
        let (client, driver) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(driver);
        client.batch_execute("SET default_transaction_isolation = 'read committed'").await?;
        Ok(Self {
            insert: client.prepare(INSERT).await?,
            insert_if_new: client.prepare(INSERT_IF_NEW).await?,
            take: client.prepare(TAKE).await?,
            take_if_any: client.prepare(TAKE_IF_ANY).await?,
            look: client.prepare(LOOK).await?,
            client,
        })
    }

    async fn in_steps(&self, campaign: Uuid, account: Uuid, request: Uuid) -> Result<Tried, tokio_postgres::Error> {
        let claim: [&(dyn ToSql + Sync); 3] = [&campaign, &account, &request];
        let (begun, inserted) =
            tokio::join!(self.client.batch_execute("BEGIN"), self.client.query_opt(&self.insert_if_new, &claim));
        begun?;
        let Some(row) = inserted? else {
            self.client.batch_execute("ROLLBACK").await?;
            return Ok(Tried::Known);
        };
        if self.client.execute(&self.take_if_any, &[&campaign]).await? == 0 {
            self.client.batch_execute("ROLLBACK").await?;
            return Ok(Tried::Spent);
        }
        self.client.batch_execute("COMMIT").await?;
        Ok(Tried::Granted(row.get(0)))
    }

    async fn at_once(&self, campaign: Uuid, account: Uuid, request: Uuid) -> Result<Tried, tokio_postgres::Error> {
        let claim: [&(dyn ToSql + Sync); 3] = [&campaign, &account, &request];
        let (begun, inserted, taken, ended) = tokio::join!(
            self.client.batch_execute("BEGIN"),
            self.client.query_one(&self.insert, &claim),
            self.client.execute(&self.take, &claim[..1]),
            self.client.batch_execute("COMMIT")
        );
        begun?;
        ended?;
        match (inserted, taken) {
            (Ok(row), Ok(1)) => Ok(Tried::Granted(row.get(0))),
            (Err(error), _) if error.code() == Some(&SqlState::UNIQUE_VIOLATION) => Ok(Tried::Known),
            (_, Err(error)) if error.code() == Some(&SqlState::CHECK_VIOLATION) => Ok(Tried::Spent),
            (Err(error), _) | (_, Err(error)) => Err(error),
            (Ok(_), Ok(_)) => Ok(Tried::Spent),
        }
    }

    async fn look(
        &self,
        campaign: Uuid,
        account: Uuid,
        request: RequestId,
    ) -> Result<Placement, tokio_postgres::Error> {
        let row = self.client.query_one(&self.look, &[&campaign, &account]).await?;
        let Some(ticket) = row.get::<_, Option<i64>>(1) else { return Ok(Placement::SoldOut { epoch: 1 }) };
        if row.get::<_, Uuid>(2) == request.0 {
            return Ok(granted(request, ticket, true));
        }
        Ok(Placement::AlreadyClaimed(claim(request, ticket, row.get(3))))
    }
}
