//! Leases: which process does a job that one process does at a time. Time is the database's.

use std::time::Duration;

use uuid::Uuid;

use crate::db::{self, Database, Limit, statements};

/// Takes or renews a lease; returns whether it is the holder's now.
pub async fn take(db: &Database, name: &str, holder: Uuid, length: Duration) -> Result<bool, db::Error> {
    let length_ms = length.as_millis() as i64;
    let rows = db.run(&statements::LEASE_TAKE, &[&name, &holder, &length_ms], Limit::POLL).await?;
    Ok(!rows.is_empty())
}
