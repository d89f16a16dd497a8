//! The doctor: checks a real deployment, from its engine's version to the plans of its hot statements, and says for
//! each check what was found and what was expected.
//!
//! What may not live here: anything that changes the database. Facts come from `db/inspect.rs` and `db/explain.rs`;
//! here they are judged, in functions that can be tested without a database. **Invariant:** a fact that can't be read
//! is at least a warning with its reason; no check is ever silently left out.

mod engine;
mod places;
mod plans;
mod privileges;
mod surroundings;

#[cfg(test)]
mod tests;

use std::error::Error;

use serde::Serialize;

pub use privileges::Job;

use crate::db::inspect::Inspector;
use crate::db::{self, Database, Settings};
use crate::telemetry::metrics::DatabaseMetrics;

/// What is to be checked.
#[derive(Clone, Debug)]
pub struct Deployment {
    /// The database's URL, with the role whose privileges are checked.
    pub database_url: String,
    /// What that role is for.
    pub job: Job,
    /// Database connections of one server.
    pub connections: u32,
    /// Servers on this database, unless the next one says it.
    pub servers: u32,
    /// Servers of each region.
    pub servers_per_region: Option<u32>,
    /// vCPUs of the database's nodes in each region together.
    pub region_vcpus: Option<u32>,
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As it should be, or not applicable.
    Fine,
    /// It works, but somebody should look.
    Warning,
    /// A promise is at risk.
    Failed,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What was checked.
    pub check: String,
    /// How it ended.
    pub verdict: Verdict,
    /// What was found.
    pub found: String,
    /// What was expected; empty if it was found.
    pub expected: String,
}

impl Check {
    fn fine(check: impl Into<String>, found: impl Into<String>) -> Self {
        Self { check: check.into(), verdict: Verdict::Fine, found: found.into(), expected: String::new() }
    }

    fn warning(check: impl Into<String>, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { check: check.into(), verdict: Verdict::Warning, found: found.into(), expected: expected.into() }
    }

    fn failed(check: impl Into<String>, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { check: check.into(), verdict: Verdict::Failed, found: found.into(), expected: expected.into() }
    }

    /// The fact behind a check could not be read, though it must be readable.
    fn unreadable(check: impl Into<String>, error: &db::Error, expected: impl Into<String>) -> Self {
        Self::failed(check, told(error), expected)
    }

    /// The fact behind a check could not be read, and the deployment may be well all the same.
    fn unknown(check: impl Into<String>, error: &db::Error, expected: impl Into<String>) -> Self {
        Self::warning(check, format!("not known: {}", told(error)), expected)
    }
}

/// Runs every check that can be run, in the order in which faults should be mended.
pub async fn examine(deployment: &Deployment) -> Vec<Check> {
    // A server's own settings: what is found must be what claims meet.
    let settings = Settings { connections_max: 2, ..Settings::new(&deployment.database_url) };
    let expected = "a database that answers with serializable transactions";
    let db = match Database::connect(&settings, DatabaseMetrics::default()).await {
        Ok(db) => db,
        Err(error) => return vec![Check::unreadable("connection", &error, expected)],
    };
    let inspector = match db.inspect().await {
        Ok(inspector) => inspector,
        Err(error) => return vec![Check::unreadable("connection", &error, expected)],
    };
    let mut checks = engine::checks(&inspector).await;
    checks.extend(surroundings::checks(&inspector, deployment).await);
    match schema(&db, deployment).await {
        Err(check) => {
            checks.push(check);
            let after = "a schema that fits; check again then";
            checks.push(Check::warning("plans, privileges, regions", "not checked", after));
        }
        Ok(check) => {
            checks.push(check);
            checks.extend(in_schema(&inspector, deployment).await);
        }
    }
    checks
}

async fn in_schema(inspector: &Inspector, deployment: &Deployment) -> Vec<Check> {
    let mut checks = privileges::checks(inspector, deployment.job).await;
    let regions = match inspector.regions().await {
        Ok(regions) => regions,
        Err(error) => {
            checks.push(Check::unreadable("regions", &error, "a table of regions that can be read"));
            return checks;
        }
    };
    let spread = places::Spread::read(inspector).await;
    checks.extend(plans::checks(inspector, deployment.job, &regions, &spread).await);
    checks.extend(places::checks(inspector, &regions, &spread).await);
    checks
}

/// The schema's steps, and every statement prepared once.
async fn schema(db: &Database, deployment: &Deployment) -> Result<Check, Check> {
    let expected = "the schema of this program: run `largesse migrate` with the same version";
    db::migrate::check(&deployment.database_url).await.map_err(|e| Check::unreadable("schema", &e, expected))?;
    let fits = "every statement can be prepared";
    db.check_statements().await.map_err(|e| Check::unreadable("schema", &e, fits))?;
    let (steps, statements) = (db::migrate::COMMON.len(), db::statements::ALL.len());
    Ok(Check::fine("schema", format!("{steps} steps done, {statements} statements prepared")))
}

/// An error with its causes, on one line.
fn told(error: &db::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(one) = cause {
        line = format!("{line}: {one}");
        cause = one.source();
    }
    line
}
