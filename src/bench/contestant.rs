//! Who runs against whom, and what each needs to be started: a server process, and a store where there is one.
//!
//! **Invariant:** one contestant runs at a time, in a server process that was started for this round; the database is
//! written back to disk before each run, so that nobody pays for the one before.

use std::path::PathBuf;

use serde::Serialize;

use super::backend::per_claim::Pool;
use super::backend::redis;
use super::stage::{self, Campaign, Server, Stage};
use super::store::{RedisServer, Sync};
use super::usage::Group;
use super::{Error, sql};

/// Who runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Contestant {
    /// The service as it is shipped.
    Ours,
    /// A ready answer without a token check.
    Bare,
    /// A ready answer in the reader's language, after the token check.
    Constant,
    /// Token check and words, no unit behind them.
    Words,
    /// `PostgreSQL`, one hot row, one transaction for each claim.
    Postgres,
    /// Redis, one script for each claim, on disk within a second.
    RedisEverysec,
    /// Redis, one script for each claim, on disk before the answer.
    RedisAlways,
}

impl Contestant {
    /// All, ours first.
    pub const ALL: [Self; 7] =
        [Self::Ours, Self::Constant, Self::Postgres, Self::RedisEverysec, Self::RedisAlways, Self::Words, Self::Bare];

    /// As tables have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Bare => "constant, no token check",
            Self::Constant => "constant",
            Self::Words => "token check and words",
            Self::Postgres => "PostgreSQL per claim",
            Self::RedisEverysec => "Redis script, everysec",
            Self::RedisAlways => "Redis script, always",
        }
    }

    /// Whether it hands units out.
    pub fn has_store(self) -> bool {
        !matches!(self, Self::Bare | Self::Constant | Self::Words)
    }

    /// Whether it needs a Redis.
    pub fn needs_redis(self) -> bool {
        matches!(self, Self::RedisEverysec | Self::RedisAlways)
    }

    fn label(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Bare => "bare",
            Self::Constant => "constant",
            Self::Words => "words",
            Self::Postgres => "per-claim",
            Self::RedisEverysec => "redis-everysec",
            Self::RedisAlways => "redis-always",
        }
    }
}

/// What contestants need beside the stage.
#[derive(Clone, Debug)]
pub struct Tools {
    /// Where Redis is.
    pub redis: Option<PathBuf>,
    /// How the contestant with a transaction for each claim uses its connections.
    pub pool: Pool,
    /// Another way to the service's database, for its servers.
    pub detour: Option<String>,
}

/// A contestant that is ready to be measured.
pub struct Running {
    /// Who.
    pub who: Contestant,
    /// Its server.
    pub server: Server,
    redis: Option<RedisServer>,
}

/// What a store says of one campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Accounts that have a unit.
    pub rows: i64,
    /// Units left.
    pub left: i64,
}

/// Bytes of a store.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bytes {
    /// Its log, as far as it was ever written.
    pub log: i64,
    /// Its data.
    pub data: i64,
}

impl Running {
    /// Starts a contestant whose campaigns exist already; its server reads them before it is ready.
    pub async fn start(stage: &Stage, tools: &Tools, who: Contestant, campaigns: &[Campaign]) -> Result<Self, Error> {
        let sync = if who == Contestant::RedisAlways { Sync::Always } else { Sync::EverySecond };
        let redis = match &tools.redis {
            Some(program) if who.needs_redis() => {
                let label = ["store-", who.label()].concat();
                Some(RedisServer::start(program, stage.folder.path(), &label, sync).await?)
            }
            _ => None,
        };
        let store = redis.as_ref().map_or(stage.per_claim_url.as_str(), |redis| &redis.address);
        let command = match who {
            Contestant::Ours => vec!["serve".to_owned()],
            Contestant::Bare | Contestant::Constant | Contestant::Words => {
                stage::contestant(who.label(), "", tools.pool)
            }
            Contestant::Postgres => stage::contestant("per-claim", store, tools.pool),
            Contestant::RedisEverysec | Contestant::RedisAlways => stage::contestant("redis", store, tools.pool),
        };
        let url = tools.detour.as_deref().unwrap_or(&stage.url);
        let server = stage.serve(who.label(), &command, url).await?;
        let running = Self { who, server, redis };
        for campaign in campaigns {
            running.stock(stage, campaign).await?;
        }
        stage.checkpoint().await?;
        Ok(running)
    }

    /// Puts a campaign's units into the contestant's own store. Ours has them already.
    async fn stock(&self, stage: &Stage, campaign: &Campaign) -> Result<(), Error> {
        match (self.who, &self.redis) {
            (Contestant::Postgres, _) => sql::stock(&stage.per_claim_url, campaign.id, campaign.supply).await,
            (_, Some(redis)) => {
                let (key, units) = (redis::left_key(&campaign.slug), campaign.supply.to_string());
                redis.client.run(&[b"SET", key.as_bytes(), units.as_bytes()]).await?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The store's processes; none if there is no store.
    pub fn store(&self, stage: &Stage) -> Option<Group> {
        if let Some(redis) = &self.redis {
            return Some(Group::of([redis.pid()]));
        }
        self.who.has_store().then(|| stage.database_pid().map(|pid| Group::of([pid])))?
    }

    /// The store's bytes; none if there is no store.
    pub async fn bytes(&self, stage: &Stage) -> Result<Option<Bytes>, Error> {
        match (self.who, &self.redis) {
            (Contestant::Ours, _) => Ok(Some(sql::bytes(&stage.url, "claims").await?)),
            (Contestant::Postgres, _) => Ok(Some(sql::bytes(&stage.per_claim_url, "claim").await?)),
            (_, Some(redis)) => Ok(Some(Bytes { log: redis.log_bytes().await?, data: redis.data_bytes().await? })),
            _ => Ok(None),
        }
    }

    /// What the store says of a campaign; none if there is no store.
    pub async fn count(&self, stage: &Stage, campaign: &Campaign) -> Result<Option<Count>, Error> {
        match (self.who, &self.redis) {
            (Contestant::Ours, _) => Ok(Some(sql::count_ours(&stage.url, campaign.id).await?)),
            (Contestant::Postgres, _) => Ok(Some(sql::count_per_claim(&stage.per_claim_url, campaign.id).await?)),
            (_, Some(redis)) => {
                let (accounts, left) = (redis::accounts_key(&campaign.slug), redis::left_key(&campaign.slug));
                let rows = redis.client.number(&[b"SCARD", accounts.as_bytes()]).await?;
                let left = redis.client.text(&[b"GET", left.as_bytes()]).await?.parse().unwrap_or(-1);
                Ok(Some(Count { rows, left }))
            }
            _ => Ok(None),
        }
    }

    /// Ends it.
    pub async fn stop(self) {
        self.server.stop().await;
        if let Some(redis) = self.redis {
            redis.stop().await;
        }
    }
}
