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

/// Does some work under a lease that was just taken and that the work may outlast: it is renewed meanwhile. Nothing if
/// somebody else has it by then: the work is given up.
pub async fn keep<T>(
    db: &Database,
    (name, holder, length): (&str, Uuid, Duration),
    work: impl Future<Output = T>,
) -> Option<T> {
    let renew = || async { take(db, name, holder, length).await.map(|fence| fence.is_some()) };
    while_held(length / 3, renew, work).await
}

async fn while_held<T, R>(every: Duration, renew: impl Fn() -> R, work: impl Future<Output = T>) -> Option<T>
where
    R: Future<Output = Result<bool, db::Error>>,
{
    let lost = async {
        loop {
            tokio::time::sleep(every).await;
            match renew().await {
                Ok(true) => {}
                Ok(false) => return,
                // Nobody knows who has it then; the next renewal tells.
                Err(error) => tracing::warn!(error = %error, "a lease could not be renewed"),
            }
        }
    };
    tokio::select! {
        done = work => Some(done),
        () = lost => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    const EVERY: Duration = Duration::from_millis(5);

    #[tokio::test]
    async fn work_that_outlasts_its_lease_renews_it_and_goes_on_also_when_a_renewal_fails() {
        let renewed = AtomicUsize::new(0);
        let renew = async || match renewed.fetch_add(1, Ordering::Relaxed) {
            1 => Err(db::Error::setup("away", None)),
            _ => Ok(true),
        };
        let work = async {
            while renewed.load(Ordering::Relaxed) < 4 {
                tokio::time::sleep(EVERY).await;
            }
            7
        };
        assert_eq!(while_held(EVERY, renew, work).await, Some(7));
    }

    #[tokio::test]
    async fn work_whose_lease_somebody_else_has_is_given_up() {
        let renew = async || Ok(false);
        assert_eq!(while_held(EVERY, renew, std::future::pending::<()>()).await, None);
    }
}
