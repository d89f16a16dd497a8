//! What a database says about itself: settings, clock, privileges, regions and localities, for `largesse doctor`.
//!
//! The texts about an engine's own catalogue live here and not in `sql/queries/`, because they differ by engine and no
//! server runs them. What may not live here: a judgement, and anything that writes. Everything is asked for on one
//! connection that is set up exactly as a pooled one, so that what is found is what claims meet.

use jiff::Timestamp;
use tokio_postgres::{SimpleQueryMessage, SimpleQueryRow};

use super::dialect::Engine;
use super::error::Error;
use super::pool::{Connection, Database};

/// A connection for questions, set up as a pooled one.
pub struct Inspector {
    connection: Connection,
    engine: Engine,
}

/// Who is connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The role's name.
    pub name: String,
    /// Whether it may do everything.
    pub superuser: bool,
    /// Whether the tables are its own.
    pub owner: bool,
}

/// What the connected role may do with one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four privileges, four answers")]
pub struct TablePrivileges {
    /// The table.
    pub table: String,
    /// Read.
    pub select: bool,
    /// Add rows.
    pub insert: bool,
    /// Change or lock rows.
    pub update: bool,
    /// Delete rows, one by one or all.
    pub delete: bool,
}

/// A campaign whose counter rows in one region are not as many as it wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterRows {
    /// The campaign's address name.
    pub campaign: String,
    /// The region.
    pub region: String,
    /// Rows for natives that the campaign wants.
    pub shard_count: i64,
    /// Rows for natives, for travellers and in reserve that are there.
    pub there: [i64; 3],
}

const COUNTER_ROWS: &str = "SELECT c.slug, r.region, c.shard_count::TEXT AS shard_count, \
       sum(CASE WHEN q.purpose = 'serving' THEN 1 ELSE 0 END)::INT8::TEXT AS serving, \
       sum(CASE WHEN q.purpose = 'traveller' THEN 1 ELSE 0 END)::INT8::TEXT AS traveller, \
       sum(CASE WHEN q.purpose = 'reserve' THEN 1 ELSE 0 END)::INT8::TEXT AS reserve \
     FROM campaigns AS c CROSS JOIN regions AS r \
     LEFT JOIN quota AS q ON q.campaign_id = c.campaign_id AND q.region = r.region \
     WHERE c.state <> 'closed' AND r.state <> 'gone' GROUP BY c.slug, r.region, c.shard_count \
     HAVING sum(CASE WHEN q.purpose = 'serving' THEN 1 ELSE 0 END) <> c.shard_count \
         OR sum(CASE WHEN q.purpose = 'traveller' THEN 1 ELSE 0 END) <> 1 \
         OR sum(CASE WHEN q.purpose = 'reserve' THEN 1 ELSE 0 END) <> 1 \
     ORDER BY c.slug, r.region LIMIT 20";

impl Database {
    /// Opens a connection for questions.
    pub async fn inspect(&self) -> Result<Inspector, Error> {
        let connection = self.dedicated().await.map_err(|failure| failure.into_error("doctor", 1))?;
        Ok(Inspector { connection, engine: self.engine() })
    }
}

impl Inspector {
    /// The engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The engine's name and version, as it says them.
    pub async fn version(&self) -> Result<String, Error> {
        self.one("SELECT version()").await
    }

    /// A setting of this connection; `name` is one of the program's own words.
    pub async fn setting(&self, name: &'static str) -> Result<String, Error> {
        self.one(&format!("SHOW {name}")).await
    }

    /// How many connections `PostgreSQL` lets ordinary roles open.
    pub async fn connections_allowed(&self) -> Result<u64, Error> {
        let number = |text: String| text.parse::<u64>().unwrap_or_default();
        let all = number(self.setting("max_connections").await?);
        let superusers = number(self.setting("superuser_reserved_connections").await?);
        // PostgreSQL 16 and newer.
        let reserved = self.setting("reserved_connections").await.map(number).unwrap_or_default();
        Ok(all.saturating_sub(superusers + reserved))
    }

    /// The database's clock, at the moment it answers.
    pub async fn clock(&self) -> Result<Timestamp, Error> {
        let asked = self.connection.client.query_one("SELECT clock_timestamp()", &[]).await;
        let row = asked.map_err(|e| Error::setup("the database's clock can't be read", Some(e)))?;
        Ok(row.get(0))
    }

    /// Who is connected.
    pub async fn role(&self) -> Result<Role, Error> {
        let owner = match self.engine {
            Engine::Postgres => "pg_has_role(t.tableowner, 'USAGE')",
            Engine::Cockroach { .. } => "t.tableowner = current_user",
        };
        let sql = format!(
            "SELECT r.rolname AS name, r.rolsuper::TEXT AS superuser, ({owner})::TEXT AS owner \
             FROM pg_catalog.pg_roles AS r LEFT JOIN pg_catalog.pg_tables AS t \
               ON t.schemaname = 'public' AND t.tablename = 'claims' WHERE r.rolname = current_user"
        );
        let rows = self.ask(&sql).await?;
        let row = rows.first().ok_or_else(|| Error::setup("the connected role is not in pg_roles", None))?;
        Ok(Role { name: text(row, "name"), superuser: yes(row, "superuser"), owner: yes(row, "owner") })
    }

    /// What the connected role may do with each table.
    pub async fn privileges(&self) -> Result<Vec<TablePrivileges>, Error> {
        // Only PostgreSQL has a privilege of its own for TRUNCATE.
        let delete = match self.engine {
            Engine::Postgres => {
                "has_table_privilege(t.tablename, 'DELETE') OR has_table_privilege(t.tablename, 'TRUNCATE')"
            }
            Engine::Cockroach { .. } => "has_table_privilege(t.tablename, 'DELETE')",
        };
        let sql = format!(
            "SELECT t.tablename AS table_name, has_table_privilege(t.tablename, 'SELECT')::TEXT AS may_select, \
                    has_table_privilege(t.tablename, 'INSERT')::TEXT AS may_insert, \
                    has_table_privilege(t.tablename, 'UPDATE')::TEXT AS may_update, ({delete})::TEXT AS may_delete \
             FROM pg_catalog.pg_tables AS t WHERE t.schemaname = 'public' ORDER BY t.tablename"
        );
        Ok(self.ask(&sql).await?.iter().map(table_privileges).collect())
    }

    /// The table of regions: names and states.
    pub async fn regions(&self) -> Result<Vec<(String, String)>, Error> {
        let rows = self.ask("SELECT r.region, r.state FROM regions AS r ORDER BY r.ordinal").await?;
        Ok(rows.iter().map(|row| (text(row, "region"), text(row, "state"))).collect())
    }

    /// Campaigns that are not over and lack counter rows in some region, or have too many.
    pub async fn odd_counter_rows(&self) -> Result<Vec<CounterRows>, Error> {
        Ok(self.ask(COUNTER_ROWS).await?.iter().map(counter_rows).collect())
    }

    /// The regions the database is spread over (`CockroachDB` with multi-region SQL); empty if it is in one place.
    pub async fn database_regions(&self) -> Result<Vec<String>, Error> {
        let rows = self.ask("SHOW REGIONS FROM DATABASE").await?;
        Ok(rows.iter().map(|row| text(row, "region")).collect())
    }

    /// What the loss of must not stop writes: `zone` or `region`.
    pub async fn survival_goal(&self) -> Result<String, Error> {
        let rows = self.ask("SHOW SURVIVAL GOAL FROM DATABASE").await?;
        Ok(rows.first().map(|row| text(row, "survival_goal")).unwrap_or_default())
    }

    /// A table as the server would make it again; `table` is one of the program's own words.
    pub async fn create_statement(&self, table: &str) -> Result<String, Error> {
        let rows = self.ask(&format!("SHOW CREATE TABLE {table}")).await?;
        Ok(rows.first().map(|row| text(row, "create_statement")).unwrap_or_default())
    }

    async fn one(&self, sql: &str) -> Result<String, Error> {
        let rows = self.ask(sql).await?;
        Ok(rows.first().and_then(|row| row.get(0)).unwrap_or_default().to_owned())
    }

    /// Runs a text that answers with rows; every value comes as text, so that one code reads both engines.
    pub(super) async fn ask(&self, sql: &str) -> Result<Vec<SimpleQueryRow>, Error> {
        let answer = self.connection.client.simple_query(sql).await.map_err(|e| failed(sql, e))?;
        let rows = answer.into_iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        Ok(rows.collect())
    }

    /// Runs a text that answers nothing.
    pub(super) async fn tell(&self, sql: &str) -> Result<(), Error> {
        self.connection.client.batch_execute(sql).await.map_err(|e| failed(sql, e))
    }
}

/// Says which question failed by its first words: a whole statement with a whole batch in it would fill the screen.
fn failed(sql: &str, source: tokio_postgres::Error) -> Error {
    let words: Vec<&str> = sql.split_whitespace().take(4).collect();
    Error::setup(format!("`{} …` failed", words.join(" ")), Some(source))
}

fn text(row: &SimpleQueryRow, column: &str) -> String {
    row.try_get(column).ok().flatten().unwrap_or_default().to_owned()
}

fn yes(row: &SimpleQueryRow, column: &str) -> bool {
    matches!(text(row, column).as_str(), "t" | "true")
}

fn number(row: &SimpleQueryRow, column: &str) -> i64 {
    text(row, column).parse().unwrap_or_default()
}

fn table_privileges(row: &SimpleQueryRow) -> TablePrivileges {
    TablePrivileges {
        table: text(row, "table_name"),
        select: yes(row, "may_select"),
        insert: yes(row, "may_insert"),
        update: yes(row, "may_update"),
        delete: yes(row, "may_delete"),
    }
}

fn counter_rows(row: &SimpleQueryRow) -> CounterRows {
    CounterRows {
        campaign: text(row, "slug"),
        region: text(row, "region"),
        shard_count: number(row, "shard_count"),
        there: ["serving", "traveller", "reserve"].map(|purpose| number(row, purpose)),
    }
}
