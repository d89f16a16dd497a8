//! What a benchmark stands on: one private `PostgreSQL` with fsync on, a database for the service and one for the
//! transaction per claim, people with account rows, campaigns, and server processes.
//!
//! What may not live here: measuring.
//!
//! **Invariant:** every process that is started here works in a run folder, so that the next run sweeps what a killed
//! one left.

use std::collections::HashMap;
use std::process::Command;
use std::time::Duration;

use serde::Serialize;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;

use super::Error;
use super::backend::here;
use super::backend::per_claim::{self, Pool};
use super::machine;
use crate::account::Account;
use crate::account::import::Import;
use crate::account::pass;
use crate::account::token::{Keys, Settings as TokenSettings};
use crate::campaign::create::{JITTER_DEFAULT, NewCampaign, create};
use crate::campaign::eligibility::Eligibility;
use crate::clock;
use crate::db::{self, Database, migrate};
use crate::id::CampaignId;
use crate::l10n::Catalog;
use crate::local::addresses::Addresses;
use crate::local::database::{self as local, Durability, LocalDatabase};
use crate::local::folder::RunFolder;
use crate::local::process::{Probe, ServerProcess};
use crate::quota::gate::{self, Move};
use crate::quota::regions;
use crate::region::Region;
use crate::rush::people::Member;
use crate::rush::{Minter, Plan, RegionTarget};
use crate::telemetry::metrics::DatabaseMetrics;

/// The one region: the cost of a claim is measured, not of distance.
pub const REGION: &str = "bench";
/// How long a server may take to be ready, and to go away.
const READY_WITHIN: Duration = Duration::from_secs(60);
const GONE_WITHIN: Duration = Duration::from_secs(20);
/// The crowd's seed: the same people in every round.
pub const SEED: u64 = 1;

/// A database, people and tokens.
pub struct Stage {
    /// The service's database.
    pub db: Database,
    /// Its URL.
    pub url: String,
    /// The URL of the contestant that has one transaction for each claim.
    pub per_claim_url: String,
    /// What people show who have a row.
    pub shown: Shown,
    /// Languages people speak.
    pub languages: Vec<String>,
    /// The region.
    pub region: Region,
    /// Where this run works.
    pub folder: RunFolder,
    secret: String,
    tokens: TokenSettings,
    by_token: Minter,
    by_pass: Minter,
    imported: HashMap<u64, u32>,
    serial: u32,
    server: LocalDatabase,
}

/// What people show of themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// A pass.
    Pass,
    /// The identity service's token, for which each account's row is read.
    Token,
}

/// A campaign for one run.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Its name in addresses.
    pub slug: String,
    /// Units in all.
    pub supply: i64,
    /// Units that were granted before the run.
    pub granted: i64,
    /// Whether more runs follow on it.
    pub lasting: bool,
}

/// What the database keeps in memory, in megabytes: a quarter of the machine's, as `PostgreSQL`'s manual advises: the
/// accounts and claims of the seed's campaign are some gigabytes.
fn buffers_mb(memory: u64) -> u64 {
    (memory / 4 / 1024 / 1024).clamp(local::BUFFERS_MB, 8192)
}

/// A running server.
pub struct Server {
    process: ServerProcess,
    /// Where it answers.
    pub addresses: Addresses,
}

impl Stage {
    /// Starts the database and gives it its schemas.
    pub async fn up() -> Result<Self, Error> {
        let folder =
            tokio::task::spawn_blocking(|| RunFolder::create("bench")).await.map_err(|_| Error::Interrupted)??;
        let options = local::Options {
            external_url: None,
            durability: Durability::Durable,
            name: "bench",
            max_connections: 200,
            buffers_mb: buffers_mb(machine::memory()),
        };
        let server = LocalDatabase::start(&options).await?;
        if server.engine() != local::Engine::Postgres {
            return Err(Error::NotPostgres(server.describe()));
        }
        migrate::run_once(server.server_url(), "CREATE DATABASE ours").await?;
        migrate::run_once(server.server_url(), "CREATE DATABASE per_claim").await?;
        let (url, per_claim_url) = (server.database_url("ours"), server.database_url("per_claim"));
        migrate::run_once(&per_claim_url, per_claim::SCHEMA).await?;
        migrate::migrate(&url, None).await?;
        let settings = db::Settings {
            connections_max: 4,
            checkout_wait: Duration::from_secs(10),
            statement_timeout: Duration::from_mins(2),
            ..db::Settings::new(&url)
        };
        let db = Database::connect(&settings, DatabaseMetrics::default()).await?;
        let region = here();
        regions::add(&db, &region, "").await?;
        let secret = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        let tokens = TokenSettings {
            issuer: "https://id.example.com".into(),
            audience: "largesse".into(),
            keys: Keys::Secret(secret.clone().into_bytes()),
        };
        let by_token = Minter::new(&tokens).ok_or(Error::Interrupted)?;
        let by_pass = Minter::of_passes(pass::Keys::derived(secret.as_bytes()));
        let languages = Catalog::load()?.locales().map(|locale| locale.tag().to_owned()).collect();
        let (imported, serial) = (HashMap::new(), 0);
        Ok(Self {
            db,
            url,
            per_claim_url,
            shown: Shown::Pass,
            languages,
            region,
            folder,
            secret,
            tokens,
            by_token,
            by_pass,
            imported,
            serial,
            server,
        })
    }

    /// What database it is, for a person.
    pub fn describe(&self) -> String {
        self.server.describe()
    }

    /// The process id of the database server.
    pub fn database_pid(&self) -> Option<u32> {
        let file = self.server.folder()?.join("data").join("postmaster.pid");
        std::fs::read_to_string(file).ok()?.lines().next()?.trim().parse().ok()
    }

    /// What people show: a pass, as the page gives everybody one when it is opened, or without a row a token.
    pub fn minter(&self, known: bool) -> &Minter {
        if known && self.shown == Shown::Pass { &self.by_pass } else { &self.by_token }
    }

    /// The crowd of this seed at these servers.
    pub fn crowd_of(&self, seed: u64, slug: &str, people: u32, servers: Vec<String>) -> Plan {
        let target = RegionTarget { region: self.region.clone(), servers, weight: 1 };
        let languages = self.languages.clone();
        Plan { seed, languages, ..Plan::new(slug, people, vec![target]) }
    }

    /// Writes account rows until the first `people` of a crowd have one.
    pub async fn import(&mut self, seed: u64, people: u32) -> Result<(), Error> {
        let before = self.imported.insert(seed, people).unwrap_or_default();
        if people <= before {
            self.imported.insert(seed, before);
            return Ok(());
        }
        let plan = self.crowd_of(seed, "", people, vec![String::new()]);
        let mut import = Import::new(self.db.clone());
        for number in before..people {
            import.add(account(&plan, number)).await?;
        }
        import.finish().await?;
        migrate::run_once(&self.url, "ANALYZE accounts").await?;
        Ok(())
    }

    /// Lets the database know what was written in bulk, before it would find out in the middle of a run.
    pub async fn tidy(&self) -> Result<(), Error> {
        migrate::run_once(&self.url, "VACUUM ANALYZE accounts").await?;
        migrate::run_once(&self.url, "VACUUM ANALYZE claims").await?;
        self.checkpoint().await
    }

    /// Makes an open campaign, in the service's database for everybody: all servers draw its words.
    pub async fn campaign(&mut self, supply: i64) -> Result<Campaign, Error> {
        self.campaign_with_rows(supply, self.db.engine().shard_count_default()).await
    }

    /// The same with so many counter rows for natives.
    pub async fn campaign_with_rows(&mut self, supply: i64, shard_count: i64) -> Result<Campaign, Error> {
        self.serial += 1;
        let opens_at = clock::now() - jiff::SignedDuration::from_secs(60);
        let titles =
            [("en", "Free burger"), ("es", "Hamburguesa gratis"), ("fr", "Burger gratuit"), ("ar", "برغر مجاني")];
        let new = NewCampaign {
            id: CampaignId::random(),
            slug: format!("bench-{}", self.serial),
            supply,
            shard_count,
            regions: vec![(self.region.clone(), 1)],
            eligibility: Eligibility::default(),
            default_locale: "en".into(),
            titles: titles.map(|(tag, title)| (tag.to_owned(), title.to_owned())).to_vec(),
            opens_at,
            closes_at: opens_at + jiff::SignedDuration::from_hours(48),
            jitter: JITTER_DEFAULT,
            by: "bench".into(),
        };
        create(&self.db, &new).await?;
        gate::open(&self.db, new.id, &self.region, "bench", "").await?;
        Ok(Campaign { id: new.id, slug: new.slug, supply, granted: 0, lasting: false })
    }

    /// Closes a campaign, so that it costs the next run nothing.
    pub async fn close(&self, campaign: &Campaign) -> Result<(), Error> {
        gate::move_gate(&self.db, campaign.id, Move::CLOSE, "bench", "measured").await?;
        Ok(())
    }

    /// Starts a server process of this program and waits until it is ready. `database_url` may be another way to the
    /// same database.
    pub async fn serve(&self, label: &str, command: &[String], database_url: &str) -> Result<Server, Error> {
        let program = std::env::current_exe().map_err(Error::Program)?;
        let mut process = Command::new(program);
        process
            .args(command)
            .args(["--region", REGION, "--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0"])
            .env("LARGESSE_DATABASE_URL", database_url)
            .env("LARGESSE_TOKEN_SECRET", &self.secret)
            .env("LARGESSE_TOKEN_ISSUER", &self.tokens.issuer)
            .env("LARGESSE_TOKEN_AUDIENCE", &self.tokens.audience)
            // A crowd solves nothing, whatever the servers of this shell want.
            .env("LARGESSE_CHALLENGE", "off");
        let mut process = ServerProcess::spawn_announcing(label, process, self.folder.path())?;
        let addresses = process.addresses(READY_WITHIN).await?;
        process.wait_until_ready(&Probe::Http(addresses.ops, "/readyz"), READY_WITHIN).await?;
        Ok(Server { process, addresses })
    }

    /// Empties the log's buffers to disk, so that no run pays for the one before.
    pub async fn checkpoint(&self) -> Result<(), Error> {
        Ok(migrate::run_once(&self.url, "CHECKPOINT").await?)
    }

    /// Takes everything down.
    pub async fn down(self) {
        drop(self.db);
        self.server.stop().await;
    }
}

impl Server {
    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.process.pid()
    }

    /// Asks it to go and waits until it has.
    pub async fn stop(mut self) {
        self.process.terminate(GONE_WITHIN).await;
    }
}

/// The account row of somebody of a crowd.
pub fn account(plan: &Plan, number: u32) -> Account {
    let member = Member::new(plan, number);
    let person = member.person(plan);
    let home = plan.regions[usize::from(member.home)].region.clone();
    Account { id: person.account, home, country: person.country, locale: person.locale, blocked: false }
}

/// A connection for looking at a store, outside the service's own.
pub async fn look(url: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, driver) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(driver);
    Ok(client)
}

/// The command of a contestant's server.
pub fn contestant(backend: &str, store: &str, pool: Pool) -> Vec<String> {
    ["bench-server", "--backend", backend, "--store", store, "--pool", &pool.to_string()].map(str::to_owned).to_vec()
}
