//! The team's side over one database, as a server has it for its ops port and a command for itself.

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;

use crate::account::care;
use crate::campaign::desk::Desk;
use crate::claim;
use crate::db::Database;
use crate::http::admin::team::Team;
use crate::http::choices::Choices;
use crate::operator::bootstrap::AdminToken;
use crate::operator::directory::Directory;
use crate::quota::orders::Orders;
use crate::region::Region;
use crate::report::look::Look;

/// Calls at once: more than a team makes, far fewer than there are threads.
const CALLS: usize = 64;

/// The team's side on this database; gates are shown as `region` has them.
pub fn team(db: &Database, region: Option<Region>, bootstrap: Option<AdminToken>, choices: Arc<Choices>) -> Arc<Team> {
    Arc::new(Team {
        region,
        choices,
        desk: Desk::new(db.clone()),
        accounts: care::Desk::new(db.clone()),
        claims: claim::desk::Desk::new(db.clone()),
        orders: Orders::new(db.clone()),
        look: Look::new(db.clone()),
        operators: Directory::new(db.clone(), bootstrap),
        calls: Arc::new(Semaphore::new(CALLS)),
        runtime: Handle::current(),
    })
}
