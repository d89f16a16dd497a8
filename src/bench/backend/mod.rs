//! What decides a claim in place of the service: the contestants' side of a server process.
//!
//! Listener, accept loop, layers, token check, campaign cache, body check and words are the shipped ones
//! (`http::claims::place_by`); a contestant replaces the one step in which a unit is decided. Each is written the way a
//! good engineer would who does not know this service, and where there was a doubt it was decided in its favour.
//!
//! **Invariant:** no contestant keeps a promise about units in memory, but for those that promise nothing.

mod constant;
pub mod per_claim;
pub mod redis;
pub mod resp;

use std::sync::Arc;

use axum::Router;

use self::constant::Constant;
use self::per_claim::PerClaim;
use self::redis::Redis;
use crate::account::{Caller, Person};
use crate::campaign::Campaign;
use crate::claim::{Claim, Placement, Status};
use crate::clock;
use crate::http::App;
use crate::http::claims::{Ask, Claims, place_by};
use crate::http::hot::Front;
use crate::http::problem::Problem;
use crate::http::record::Answer;
use crate::http::routes::framed;
use crate::id::RequestId;
use crate::quota::RowKey;
use crate::region::Region;

/// Who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Nobody: a ready answer, no token asked for.
    Bare,
    /// Nobody: a ready answer in the reader's language, after the token check.
    Constant,
    /// Nobody: token check, campaign, and the words of a grant that never was.
    Words,
    /// `PostgreSQL`, one transaction for each claim.
    PerClaim,
    /// Redis, one script for each claim.
    Redis,
}

/// A contestant's side of a server.
pub enum Backend {
    /// A ready answer.
    Constant(Constant),
    /// The words, and nothing behind them.
    Words,
    /// One transaction for each claim.
    PerClaim(PerClaim),
    /// One script for each claim.
    Redis(Redis),
}

/// Why a contestant's store can't be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// `PostgreSQL` says so.
    #[error("the contestant's PostgreSQL")]
    Postgres(#[from] tokio_postgres::Error),
    /// Redis says so.
    #[error("the contestant's Redis")]
    Redis(#[from] resp::Error),
}

impl Backend {
    /// Connects to the contestant's store, if it has one.
    pub async fn connect(kind: Kind, store: &str, pool: per_claim::Pool, app: &App) -> Result<Self, Error> {
        Ok(match kind {
            Kind::Bare => Self::Constant(Constant::bare()),
            Kind::Constant => Self::Constant(Constant::localized(app)),
            Kind::Words => Self::Words,
            Kind::PerClaim => Self::PerClaim(PerClaim::connect(store, pool).await?),
            Kind::Redis => Self::Redis(Redis::connect(store).await?),
        })
    }

    async fn decide(&self, person: Person, campaign: &Campaign, request: RequestId) -> Result<Placement, Problem> {
        match self {
            Self::Constant(_) | Self::Words => Ok(granted(request, 1, false)),
            Self::PerClaim(store) => store.decide(&person, campaign, request).await,
            Self::Redis(store) => store.decide(&person, campaign, request).await,
        }
    }
}

/// The shipped way in with this contestant behind it; there is no other address.
pub fn front(app: &Arc<App>, backend: Backend) -> Front<Arc<Backend>> {
    Front::new(app, Arc::new(backend), framed(Arc::clone(app), Router::new()))
}

impl Claims for Arc<Backend> {
    async fn answer(&self, app: &Arc<App>, ask: Ask) -> Answer {
        if let Backend::Constant(constant) = &**self {
            return constant.answer(app, ask);
        }
        let decide = async |caller: Caller, campaign: Arc<Campaign>, request| {
            self.decide(caller.person, &campaign, request).await
        };
        place_by(app, ask, decide).await
    }
}

/// A grant as the service's own encoder wants it.
fn granted(request: RequestId, ticket: i64, replayed: bool) -> Placement {
    Placement::Granted { claim: claim(request, ticket, clock::now()), replayed }
}

fn claim(request: RequestId, ticket: i64, claimed_at: jiff::Timestamp) -> Claim {
    let stock = RowKey { region: here(), shard: 0 };
    Claim { stock, ticket, status: Status::Claimed, request, claimed_at }
}

/// The one region of the benchmark.
pub fn here() -> Region {
    // Unwrap safety: a constant that is a region's name.
    super::stage::REGION.parse().expect("a region's name")
}
