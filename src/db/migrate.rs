//! The schema's steps: which there are, which a database has, and running the missing ones.
//!
//! **Invariant:** every step is one idempotent DDL statement, run by itself. Two migrators at once do the same steps
//! twice and lose nothing, so there is no lock that a killed migrator could leave behind. Servers only check; they
//! never migrate.

use tokio_postgres::Client;
use uuid::Uuid;

use super::dialect::Engine;
use super::error::Error;
use super::pool::Database;
use super::wire;
use crate::clock;
use crate::region::Region;

/// One step of the schema.
#[derive(Debug)]
pub struct Step {
    /// Its number, from 1 without gaps in each part.
    pub version: i64,
    /// Its file.
    pub name: &'static str,
    /// Its text.
    pub sql: &'static str,
}

macro_rules! steps {
    ($folder:literal, $($version:literal = $name:literal),* $(,)?) => {
        &[$(Step {
            version: $version,
            name: $name,
            sql: include_str!(concat!("../../sql/", $folder, "/", $name, ".sql")),
        }),*]
    };
}

/// The portable steps, for both engines.
pub static COMMON: &[Step] = steps!(
    "migrations",
    1 = "0001_regions",
    2 = "0002_campaigns",
    3 = "0003_campaign_texts",
    4 = "0004_accounts",
    5 = "0005_quota",
    6 = "0006_claims",
    7 = "0007_claims_expiry_idx",
    8 = "0008_quota_transfers",
    9 = "0009_supply_changes",
    10 = "0010_gate_changes",
    11 = "0011_leases",
    12 = "0012_quota_fence",
    13 = "0013_campaigns_rebalance",
    14 = "0014_region_rules",
    15 = "0015_claims_no_account_fkey",
    16 = "0016_quota_waiting",
    17 = "0017_campaign_texts_description",
    18 = "0018_campaign_texts_image_alt",
    19 = "0019_campaign_texts_rules",
    20 = "0020_campaigns_jitter",
    21 = "0021_campaigns_countries_denied",
    22 = "0022_campaigns_account_age",
    23 = "0023_accounts_since",
    24 = "0024_claims_erased",
    25 = "0025_operators",
    26 = "0026_audit_log",
    27 = "0027_audit_log_at_idx",
    28 = "0028_server_pulses",
    29 = "0029_region_samples",
    30 = "0030_accounts_blocked_at",
    31 = "0031_campaigns_unnamed_at",
    32 = "0032_audit_log_account_idx",
    33 = "0033_pause_reasons",
    34 = "0034_operators_campaigns",
    35 = "0035_operators_regions",
    36 = "0036_account_roll",
    37 = "0037_account_roll_row",
    38 = "0038_account_changes",
);

/// The localities, for a multi-region `CockroachDB` only.
pub static COCKROACH: &[Step] = steps!(
    "cockroach",
    1 = "0001_regions_locality",
    2 = "0002_campaigns_locality",
    3 = "0003_campaign_texts_locality",
    4 = "0004_accounts_region",
    5 = "0005_accounts_locality",
    6 = "0006_quota_region",
    7 = "0007_quota_locality",
    8 = "0008_claims_region",
    9 = "0009_claims_locality",
    10 = "0010_quota_transfers_region",
    11 = "0011_quota_transfers_locality",
    12 = "0012_supply_changes_locality",
    13 = "0013_gate_changes_locality",
    14 = "0014_leases_locality",
    15 = "0015_region_rules_locality",
    16 = "0016_operators_locality",
    17 = "0017_audit_log_locality",
    18 = "0018_server_pulses_region",
    19 = "0019_server_pulses_locality",
    20 = "0020_region_samples_region",
    21 = "0021_region_samples_locality",
    22 = "0022_pause_reasons_locality",
    23 = "0023_account_roll_locality",
    24 = "0024_account_changes_locality",
);

/// The regions a multi-region database is spread over.
#[derive(Clone, Debug)]
pub struct Localities {
    /// The regions, the primary one first; as `SHOW REGIONS FROM CLUSTER` names them.
    pub regions: Vec<Region>,
    /// Whether the loss of a whole region must not stop writes anywhere (needs three regions or more).
    pub survive_region: bool,
}

const VERSIONS_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_versions (part TEXT NOT NULL, version INT8 NOT NULL, \
     name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TIMESTAMPTZ NOT NULL DEFAULT now(), \
     CONSTRAINT schema_versions_pkey PRIMARY KEY (part, version))";

/// Brings the schema of a database up to date and returns the names of the steps that were run.
///
/// `localities` asks for a multi-region database; an engine without multi-region SQL refuses it by name.
pub async fn migrate(database_url: &str, localities: Option<&Localities>) -> Result<Vec<&'static str>, Error> {
    let client = wire::client(database_url).await?;
    let (engine, version) = Engine::detect(&client).await.map_err(setup("asking for the version"))?;
    if let Engine::Cockroach { .. } = engine {
        // From 26.1 on tables are created locked against SET LOCALITY; older servers don't know the setting.
        let _unknown_before_26 = client.batch_execute("SET create_table_with_schema_locked = off").await;
    }
    step(&client, "schema_versions", VERSIONS_TABLE).await?;
    let mut done = apply(&client, "common", COMMON).await?;
    if let Some(localities) = localities {
        if engine != (Engine::Cockroach { multi_region: true }) {
            let message =
                format!("--localities needs a CockroachDB with multi-region SQL (21.1 or newer), this is {version}");
            return Err(Error::setup(message, None));
        }
        spread(&client, localities).await?;
        done.extend(apply(&client, "cockroach", COCKROACH).await?);
    }
    Ok(done)
}

/// Adds the database's regions and sets its survival goal. Nothing but names checked by `Region` gets into the texts.
async fn spread(client: &Client, localities: &Localities) -> Result<(), Error> {
    let row =
        client.query_one("SELECT current_database()", &[]).await.map_err(setup("asking for the database's name"))?;
    let database = quoted(row.get(0));
    for (index, region) in localities.regions.iter().enumerate() {
        let verb = if index == 0 { "SET PRIMARY REGION" } else { "ADD REGION IF NOT EXISTS" };
        let sql = format!("ALTER DATABASE {database} {verb} {}", quoted(region.as_str()));
        step(client, "database regions", &sql).await?;
    }
    let goal = if localities.survive_region { "REGION" } else { "ZONE" };
    step(client, "survival goal", &format!("ALTER DATABASE {database} SURVIVE {goal} FAILURE")).await
}

/// What became of a region over which a database is to be spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// There was nothing to do: the database knows it, or is in one place.
    Already,
    /// It is one of the database's own now.
    Added,
    /// The database refuses it; why is logged. Nothing was changed.
    Refused,
}

/// Makes a region one of the database's own before a row names it: on a `CockroachDB` that is spread over regions a
/// row's home is computed from its region's name.
pub async fn add_region(db: &Database, region: &Region) -> Result<Spread, Error> {
    if db.engine() != (Engine::Cockroach { multi_region: true }) {
        return Ok(Spread::Already);
    }
    let client = db.plain_connection().await?;
    let names = region_names(&client).await?;
    if names.is_empty() || names.iter().any(|name| name == region.as_str()) {
        return Ok(Spread::Already);
    }
    let row =
        client.query_one("SELECT current_database()", &[]).await.map_err(setup("asking for the database's name"))?;
    let sql = format!("ALTER DATABASE {} ADD REGION IF NOT EXISTS {}", quoted(row.get(0)), quoted(region.as_str()));
    let Err(error) = client.batch_execute(&sql).await else { return Ok(Spread::Added) };
    // No answer, or one that may be another one in a moment (08, 40, 53, 57), is no refusal.
    let passing = |code: &str| ["08", "40", "53", "57"].iter().any(|class| code.starts_with(class));
    let Some(answer) = error.as_db_error().filter(|answer| !passing(answer.code().code())) else {
        return Err(setup("adding a region to the database")(error));
    };
    tracing::warn!(
        answer = answer.message(),
        "the database refuses the region `{region}`: it must be in SHOW REGIONS FROM CLUSTER (nodes started with \
         --locality=region={region},…), and the role must own the database; nothing was changed"
    );
    Ok(Spread::Refused)
}

/// The regions a database is spread over; none if it is in one place.
async fn region_names(client: &Client) -> Result<Vec<String>, Error> {
    let answer =
        client.simple_query("SHOW REGIONS FROM DATABASE").await.map_err(setup("asking for the database's regions"))?;
    let rows = answer.iter().filter_map(|message| match message {
        tokio_postgres::SimpleQueryMessage::Row(row) => row.get("region").map(str::to_owned),
        _ => None,
    });
    Ok(rows.collect())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

async fn apply(client: &Client, part: &str, steps: &'static [Step]) -> Result<Vec<&'static str>, Error> {
    let applied = applied(client, part).await?;
    check_history(part, steps, &applied)?;
    let mut done = Vec::new();
    for one in steps.iter().filter(|s| !applied.iter().any(|(version, _)| *version == s.version)) {
        step(client, one.name, one.sql).await?;
        record(client, part, one).await?;
        done.push(one.name);
    }
    Ok(done)
}

async fn record(client: &Client, part: &str, one: &Step) -> Result<(), Error> {
    let sql = "INSERT INTO schema_versions (part, version, name, checksum) \
               VALUES ($1::TEXT, $2::INT8, $3::TEXT, $4::TEXT) \
               ON CONFLICT (part, version) DO NOTHING";
    retried(one.name, async || client.execute(sql, &[&part, &one.version, &one.name, &one.checksum()]).await.map(drop))
        .await
}

impl Step {
    fn checksum(&self) -> String {
        Uuid::new_v5(&Uuid::NAMESPACE_OID, self.sql.as_bytes()).to_string()
    }
}

/// Checks that a database has exactly the schema this program knows.
pub async fn check(database_url: &str) -> Result<(), Error> {
    let client = wire::client(database_url).await?;
    let applied = match applied(&client, "common").await {
        Err(Error::Setup { source: Some(error), .. })
            if error.code() == Some(&tokio_postgres::error::SqlState::UNDEFINED_TABLE) =>
        {
            Vec::new()
        }
        other => other?,
    };
    check_history("common", COMMON, &applied)?;
    if applied.len() == COMMON.len() {
        return Ok(());
    }
    let message = format!(
        "the database's schema is at version {}, this program needs {}: run `largesse migrate` first",
        applied.len(),
        COMMON.len()
    );
    Err(Error::setup(message, None))
}

async fn applied(client: &Client, part: &str) -> Result<Vec<(i64, String)>, Error> {
    let sql = "SELECT version, checksum FROM schema_versions WHERE part = $1::TEXT ORDER BY version";
    let rows = client.query(sql, &[&part]).await.map_err(setup("reading schema_versions"))?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// Refuses a schema made by a newer program, or by another text under the same number.
fn check_history(part: &str, steps: &[Step], applied: &[(i64, String)]) -> Result<(), Error> {
    for (version, checksum) in applied {
        let Some(known) = steps.iter().find(|s| s.version == *version) else {
            let message = format!(
                "the database has schema version {part}/{version}, which this program does not know: \
                 it was migrated by a newer one"
            );
            return Err(Error::setup(message, None));
        };
        if known.checksum() != *checksum {
            let message =
                format!("schema step {part}/{} was applied with another text than this program has", known.name);
            return Err(Error::setup(message, None));
        }
    }
    Ok(())
}

/// Runs one statement on a connection of its own, such as `CREATE DATABASE`, which no transaction may hold.
pub async fn run_once(database_url: &str, sql: &str) -> Result<(), Error> {
    wire::client(database_url).await?.batch_execute(sql).await.map_err(setup("the statement"))
}

async fn step(client: &Client, name: &str, sql: &str) -> Result<(), Error> {
    retried(name, async || client.batch_execute(sql).await).await
}

/// Runs an idempotent step until it is done. Two migrators that create the same table at once meet as a unique
/// violation of PostgreSQL's own catalogue (23505 or 42710), a "tuple concurrently updated" (XX000) or a 40001; each
/// is over at the next try.
async fn retried(name: &str, run: impl AsyncFn() -> Result<(), tokio_postgres::Error>) -> Result<(), Error> {
    let mut tries = 0;
    loop {
        let Err(error) = run().await else { return Ok(()) };
        tries += 1;
        let lost_race = matches!(
            error.code().map(tokio_postgres::error::SqlState::code),
            Some("23505" | "40001" | "XX000" | "42P07" | "42710" | "55006")
        );
        if !lost_race || tries >= 20 {
            return Err(Error::setup(format!("schema step {name} failed"), Some(error)));
        }
        tokio::time::sleep(clock::jitter(std::time::Duration::from_millis(200))).await;
    }
}

fn setup(doing: &'static str) -> impl Fn(tokio_postgres::Error) -> Error {
    move |source| Error::setup(format!("{doing} failed"), Some(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_numbered_without_gaps_and_hold_one_statement_each() {
        for steps in [COMMON, COCKROACH] {
            for (index, step) in steps.iter().enumerate() {
                assert_eq!(step.version, index as i64 + 1, "{}", step.name);
                assert!(step.name.starts_with(&format!("{:04}_", step.version)), "{}", step.name);
                assert!(
                    !step.sql.trim_end().trim_end_matches(';').contains(';')
                        || step.sql.lines().all(|l| l.starts_with("--") || !l.contains(';')),
                    "{}",
                    step.name
                );
            }
        }
    }

    #[test]
    fn a_history_of_a_newer_program_or_of_another_text_is_refused() {
        let newer = check_history("common", COMMON, &[(99, String::new())]).unwrap_err().to_string();
        assert!(newer.contains("newer"), "{newer}");
        let other = check_history("common", COMMON, &[(1, "x".into())]).unwrap_err().to_string();
        assert!(other.contains("another text"), "{other}");
    }
}
