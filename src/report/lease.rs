//! Leases: which process does a job that one process does at a time. Time is the database's.

use std::time::Duration;

use uuid::Uuid;

use crate::db::{self, Database, Limit, statements};

/// Takes or renews a lease; returns its fence if it is the holder's now. The fence rises with every change of holder,
/// so what carries a lower one was ordered by somebody who has lost the lease.
pub async fn take(db: &Database, name: &str, holder: Uuid, length: Duration) -> Result<Option<i64>, db::Error> {
    let length_ms = length.as_millis() as i64;
    let rows = db.run(&statements::LEASE_TAKE, &[&name, &holder, &length_ms], Limit::POLL).await?;
    Ok(rows.first().map(|row| row.get("fence")))
}
