//! Plans: how the engine would run a statement, asked for without running it.
//!
//! The only place besides migrations that puts SQL together: EXPLAIN takes no prepared statement over the wire, so
//! sample values are written into the statement's own text. They are made here from the declared types and one checked
//! region name; nothing from outside gets in. A plan is only text here: what it means is judged in `doctor/plans.rs`.

use std::fmt::Write as _;

use tokio_postgres::types::Type;

use super::dialect::Engine;
use super::error::Error;
use super::inspect::Inspector;
use super::statements::Statement;
use crate::region::Region;

/// The values that stand in for a statement's parameters.
#[derive(Clone, Debug)]
pub struct Sample {
    /// A region that exists: `CockroachDB` computes the row's region from it.
    pub region: Region,
    /// Elements of an array: the largest batch, because the shape of the plan may change with it.
    pub batch: usize,
}

impl Sample {
    /// The statement's text with these values instead of its parameters.
    pub fn fill(&self, statement: &Statement) -> String {
        let mut sql = statement.sql.to_owned();
        for (index, kind) in statement.params.iter().enumerate() {
            sql = sql.replace(&format!("${}::", index + 1), &format!("{}::", self.literal(kind)));
        }
        sql
    }

    fn literal(&self, kind: &Type) -> String {
        match *kind {
            Type::UUID_ARRAY | Type::TEXT_ARRAY | Type::INT8_ARRAY | Type::TIMESTAMPTZ_ARRAY => {
                let elements: Vec<String> = (0..self.batch).map(|number| self.element(kind, number)).collect();
                format!("'{{{}}}'", elements.join(","))
            }
            _ => format!("'{}'", self.element(kind, 0)),
        }
    }

    fn element(&self, kind: &Type, number: usize) -> String {
        match *kind {
            Type::UUID | Type::UUID_ARRAY => format!("00000000-0000-4000-8000-{number:012x}"),
            Type::INT8 | Type::INT8_ARRAY => "1".into(),
            Type::TIMESTAMPTZ | Type::TIMESTAMPTZ_ARRAY => "2026-01-01T00:00:00Z".into(),
            // Regions, and words that no row has.
            _ => self.region.to_string(),
        }
    }
}

impl Inspector {
    /// The plans of a statement under a pooled connection's settings. Nothing is executed, not even by a statement that
    /// changes data.
    ///
    /// A pooled connection of PostgreSQL plans a statement once for all values (`dialect.rs`); a session of somebody's
    /// own plans it for its values first: both are asked for.
    pub async fn plans(&self, statement: &'static Statement, sample: &Sample) -> Result<Vec<String>, Error> {
        let filled = sample.fill(statement);
        match self.engine() {
            Engine::Cockroach { .. } => Ok(vec![self.plan(&format!("EXPLAIN {filled}")).await?]),
            Engine::Postgres => {
                let for_values = self.plan(&format!("EXPLAIN (COSTS OFF) {filled}")).await?;
                Ok(vec![for_values, self.generic_plan(statement, sample).await?])
            }
        }
    }

    async fn generic_plan(&self, statement: &'static Statement, sample: &Sample) -> Result<String, Error> {
        let name = format!("doctor_{}", statement.name);
        let types: Vec<&str> = statement.params.iter().map(Type::name).collect();
        let values: Vec<String> = statement.params.iter().map(|kind| sample.literal(kind)).collect();
        self.tell("SET plan_cache_mode = force_generic_plan").await?;
        self.tell(&format!("PREPARE {name} ({}) AS {}", types.join(", "), statement.sql)).await?;
        let plan = self.plan(&format!("EXPLAIN (COSTS OFF) EXECUTE {name} ({})", values.join(", "))).await;
        self.tell(&format!("DEALLOCATE {name}")).await?;
        plan
    }

    /// One line of text for each row; old servers of `CockroachDB` answer with a tree in several columns.
    async fn plan(&self, sql: &str) -> Result<String, Error> {
        let mut plan = String::new();
        for row in self.ask(sql).await? {
            for column in 0..row.len() {
                let separator = if column == 0 { "" } else { " | " };
                // Unwrap safety: writing to a String can't fail.
                write!(plan, "{separator}{}", row.get(column).unwrap_or_default()).unwrap();
            }
            plan.push('\n');
        }
        Ok(plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::statements;

    #[test]
    fn every_parameter_gets_a_value_of_its_type() {
        let sample = Sample { region: "us-east1".parse().unwrap(), batch: 2 };
        for statement in statements::ALL {
            let filled = sample.fill(statement);
            let body: String = filled.lines().filter(|line| !line.starts_with("--")).collect();
            assert!(!body.contains('$'), "{}: {body}", statement.name);
        }
        let found = sample.fill(&statements::ACCOUNT_FIND);
        let both = "'{00000000-0000-4000-8000-000000000000,00000000-0000-4000-8000-000000000001}'::UUID[]";
        assert!(found.contains(both), "{found}");
    }
}
