//! What the demo stands on: a database and a server process for each region, built up and taken down in order.

use std::net::SocketAddr;
use std::process::Command;
use std::time::Duration;

use anyhow::Context;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::account::token::{Keys, Settings as TokenSettings};
use crate::config::DatabaseArgs;
use crate::db::migrate::{self, Localities};
use crate::db::{self, Database, Engine};
use crate::local::addresses::Addresses;
use crate::local::database::{self as local, BUFFERS_MB, Durability, LocalDatabase};
use crate::local::folder::RunFolder;
use crate::local::process::{Probe, ServerProcess};
use crate::quota::regions;
use crate::region::Region;
use crate::telemetry::metrics::DatabaseMetrics;

/// How long a server may take to be ready, and to go away.
const READY_WITHIN: Duration = Duration::from_secs(60);
const GONE_WITHIN: Duration = Duration::from_secs(20);
/// Connections of each server; three servers, the import and the verdict stay well below PostgreSQL's hundred.
const CONNECTIONS: u32 = 10;

/// A database with a schema and regions, and the servers in front of it.
pub(super) struct Stage {
    /// The database.
    pub db: Database,
    /// Whose tokens the servers accept: a secret that was made for this run.
    pub tokens: TokenSettings,
    secret: String,
    team: String,
    name: String,
    server: LocalDatabase,
    servers: Vec<(ServerProcess, Addresses)>,
    folder: RunFolder,
}

impl Stage {
    /// Finds or starts a database, makes one for this run, and gives it its schema and regions.
    pub async fn up(args: &DatabaseArgs, names: &[Region]) -> anyhow::Result<Self> {
        let folder = tokio::task::spawn_blocking(|| RunFolder::create("demo")).await??;
        let external_url = args.database_url.clone().filter(|url| !url.is_empty());
        let options = local::Options {
            external_url,
            durability: Durability::Durable,
            name: "demo",
            max_connections: 100,
            buffers_mb: BUFFERS_MB,
        };
        let server = LocalDatabase::start(&options).await?;
        println!("Database: {}.", server.describe());
        // A name of its own for each run: what a killed run left on somebody's server is in nobody's way.
        let name = format!("largesse_demo_{}", Uuid::new_v4().simple());
        create_database(server.server_url(), &name).await?;
        let url = server.database_url(&name);
        migrate::migrate(&url, None).await?;
        let db = Database::connect(&settings(&url), DatabaseMetrics::default()).await?;
        spread(&server, &db, &url, names).await;
        for region in names {
            regions::add(&db, region, "").await?;
        }
        let random = || format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        let (secret, team) = (random(), random());
        let tokens = TokenSettings {
            issuer: "https://id.example.com".into(),
            audience: "largesse".into(),
            keys: Keys::Secret(secret.clone().into_bytes()),
        };
        Ok(Self { db, tokens, secret, team, name, server, servers: Vec::new(), folder })
    }

    /// Starts one server process for each region and waits until all are ready.
    pub async fn start_servers(&mut self, names: &[Region]) -> anyhow::Result<()> {
        for (place, region) in names.iter().enumerate() {
            let process = self.spawn(place, region, "127.0.0.1:0")?;
            let unknown = ([127, 0, 0, 1], 0).into();
            self.servers.push((process, Addresses { public: unknown, ops: unknown }));
        }
        for place in 0..self.servers.len() {
            self.wait(place).await?;
        }
        println!("{} servers are ready.", self.servers.len());
        Ok(())
    }

    /// Where a region's server answers.
    pub fn address(&self, place: usize) -> SocketAddr {
        self.servers[place].1.public
    }

    /// Where the team looks: the first server's dashboard, and the token that opens it.
    pub fn dashboard(&self) -> (SocketAddr, &str) {
        (self.servers[0].1.ops, &self.team)
    }

    /// How to look at the database while the demo stays up; without the password of a private server.
    pub fn database_hint(&self) -> String {
        let log = self.folder.path().display();
        format!("{} on {}; the servers' logs are in {log}", self.name, self.server.describe())
    }

    /// Kills a region's server without warning, leaves it dead for a moment, and starts it again at the same address.
    pub async fn kill_and_restart(&mut self, place: usize, names: &[Region]) -> anyhow::Result<()> {
        let address = self.address(place);
        self.servers[place].0.kill();
        tokio::time::sleep(Duration::from_secs(3)).await;
        self.servers[place].0 = self.spawn(place, &names[place], &address.to_string())?;
        self.wait(place).await
    }

    fn spawn(&self, place: usize, region: &Region, listen: &str) -> anyhow::Result<ServerProcess> {
        let urls = self.server.node_urls(&self.name);
        let program = std::env::current_exe().context("this program's own path")?;
        let mut command = Command::new(program);
        command
            .args(["serve", "--listen", listen, "--ops-listen", "127.0.0.1:0", "--development-sign-in"])
            .args(["--region", region.as_str(), "--connections", &CONNECTIONS.to_string()])
            .env("LARGESSE_DATABASE_URL", &urls[place % urls.len()])
            .env("LARGESSE_TOKEN_SECRET", &self.secret)
            .env("LARGESSE_ADMIN_TOKEN", &self.team)
            .env("LARGESSE_TOKEN_ISSUER", &self.tokens.issuer)
            .env("LARGESSE_TOKEN_AUDIENCE", &self.tokens.audience)
            // A crowd solves nothing, whatever the servers of this shell want.
            .env("LARGESSE_CHALLENGE", "off");
        Ok(ServerProcess::spawn_announcing(region.as_str(), command, self.folder.path())?)
    }

    async fn wait(&mut self, place: usize) -> anyhow::Result<()> {
        let (process, addresses) = &mut self.servers[place];
        *addresses = process.addresses(READY_WITHIN).await?;
        process.wait_until_ready(&Probe::Http(addresses.ops, "/readyz"), READY_WITHIN).await?;
        Ok(())
    }

    /// Takes everything down: servers first, so that they can finish; the database last. `hurry` skips the finishing.
    pub async fn down(mut self, hurry: &CancellationToken) {
        for (process, _) in &mut self.servers {
            tokio::select! {
                _ = process.terminate(GONE_WITHIN) => {}
                () = hurry.cancelled() => {}
            }
            process.kill();
        }
        drop(self.db);
        if self.server.engine() == local::Engine::External {
            drop_database(self.server.server_url(), &self.name).await;
        }
        self.server.stop().await;
    }
}

fn settings(url: &str) -> db::Settings {
    db::Settings {
        connections_max: 4,
        checkout_wait: Duration::from_secs(10),
        statement_timeout: Duration::from_secs(60),
        ..db::Settings::new(url)
    }
}

/// Spreads the tables over the local cluster's regions, where the engine can. What can't be done is said and left out:
/// the promises don't depend on it, only the distances.
async fn spread(server: &LocalDatabase, db: &Database, url: &str, names: &[Region]) {
    let multi_region = db.engine() == Engine::Cockroach { multi_region: true };
    if server.engine() != local::Engine::Cockroach || !multi_region {
        return;
    }
    let localities = Localities { regions: names.to_vec(), survive_region: names.len() >= 3 };
    if let Err(error) = migrate::migrate(url, Some(&localities)).await {
        println!("! The tables could not be spread over the regions, going on without: {error}");
    }
}

async fn create_database(server_url: &str, name: &str) -> anyhow::Result<()> {
    run_there(server_url, &format!("CREATE DATABASE {name}"))
        .await
        .context("a database could not be made on the server")
}

async fn drop_database(server_url: &str, name: &str) {
    if let Err(error) = run_there(server_url, &format!("DROP DATABASE IF EXISTS {name}")).await {
        println!("! The database {name} could not be removed: {error}");
    }
}

async fn run_there(server_url: &str, sql: &str) -> anyhow::Result<()> {
    Ok(migrate::run_once(server_url, sql).await?)
}
