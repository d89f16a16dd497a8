//! Retention: what is known about people goes when nothing needs it any more, some days after campaigns have closed.
//!
//! By pages, so that no statement is long, and from the beginning at every run: what is done is passed over. Nothing
//! here decides what is due; the statements do, by the database's clock.
//!
//! **Invariant:** names are taken off claims first, then accounts go that no named claim and no living campaign needs.
//! A run that is cut short leaves both tables as true as they were.

use uuid::Uuid;

use crate::db::{self, Database, Limit, statements};

/// Rows looked at by one statement.
const PAGE: i64 = 500;

/// What a run has done so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Retained {
    /// Campaigns whose claims have no names any more, as of this run.
    pub campaigns: u64,
    /// Claims that lost their name.
    pub claims: u64,
    /// Accounts that were removed.
    pub accounts: u64,
}

/// Erases what has been kept for so many days after it was needed last; tells after each page how far it is.
pub async fn retain(db: &Database, days: i64, mut tell: impl FnMut(Retained)) -> Result<Retained, db::Error> {
    let mut done = Retained::default();
    for row in db.run(&statements::CAMPAIGN_RETAINED, &[&days], Limit::PATIENT).await? {
        let campaign: Uuid = row.get("campaign_id");
        let mut after = (String::new(), Uuid::nil());
        loop {
            let params: [&(dyn db::ToSql + Sync); 5] = [&campaign, &after.0, &after.1, &PAGE, &days];
            let rows = db.run(&statements::CLAIM_UNNAME, &params, Limit::PATIENT).await?;
            let Some(last) = rows.first() else { break };
            after = (last.get("home_region"), last.get("account_id"));
            done.claims += last.get::<_, i64>("unnamed") as u64;
            tell(done);
        }
        db.run(&statements::CAMPAIGN_UNNAMED, &[&campaign, &days], Limit::PATIENT).await?;
        done.campaigns += 1;
    }
    let mut after = Uuid::nil();
    loop {
        let rows = db.run(&statements::ACCOUNT_RETAIN, &[&after, &PAGE, &days], Limit::PATIENT).await?;
        let Some(last) = rows.first() else { break };
        after = last.get("last");
        done.accounts += last.get::<_, i64>("removed") as u64;
        tell(done);
    }
    Ok(done)
}
