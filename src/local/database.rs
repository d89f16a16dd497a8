//! The database of a demo or a test run, whichever this machine offers.
//!
//! Here is only the choice between an external server, CockroachDB and PostgreSQL, and the one
//! face they show; how each is run lives in `cockroach` and `postgres`.
//!
//! **Invariant:** an external server is never started, stopped or crashed here.

use std::path::Path;

use super::cockroach::Cockroach;
use super::folder::RunFolder;
use super::postgres::Postgres;
use super::{Error, find, url};

/// What an answered commit must survive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// A crash of the database, as in production.
    Durable,
    /// Nothing: no fsync, or memory only. For tests that promise no durability.
    Volatile,
}

/// Which kind of server answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Somebody else's server, of either kind.
    External,
    /// Private CockroachDB nodes.
    Cockroach,
    /// A private PostgreSQL.
    Postgres,
}

/// What is wanted of a local database.
#[derive(Debug, Clone)]
pub struct Options {
    /// A server to use instead of a private one.
    pub external_url: Option<String>,
    /// What an answered commit must survive.
    pub durability: Durability,
    /// What the run is called in the name of its folder: `demo`, `test`.
    pub name: &'static str,
    /// How many connections PostgreSQL accepts; CockroachDB sets no bound.
    pub max_connections: u32,
    /// How many megabytes of pages PostgreSQL keeps; `BUFFERS_MB` unless more than a demonstration is to come.
    pub buffers_mb: u64,
}

/// The hot rows and indexes of a small rush fit; more would take from a laptop what it needs itself.
pub const BUFFERS_MB: u64 = 256;

/// A database for this process, stopped and removed with it.
///
/// Dropping it ends its processes and removes its folder on the calling thread;
/// [`LocalDatabase::stop`] does the same without blocking the runtime.
#[derive(Debug)]
pub struct LocalDatabase {
    server: Server,
    url: String,
}

#[derive(Debug)]
enum Server {
    External,
    Cockroach(Cockroach),
    Postgres(Box<Postgres>),
}

impl LocalDatabase {
    /// Uses the external server if one is named, else starts CockroachDB if it is on the path,
    /// else PostgreSQL 15 or newer from wherever this system's packages put it.
    ///
    /// Leftovers of runs that were killed are swept first.
    pub async fn start(options: &Options) -> Result<Self, Error> {
        if let Some(url) = options.external_url.clone() {
            let server = Server::External;
            return Ok(Self { server, url });
        }
        let server = start_in(async || make_folder(options.name).await, options).await?;
        let url = server_url(&server);
        Ok(Self { server, url })
    }

    /// Starts a private server in a folder that stays, or takes up the one that is there with its rows. It stops when
    /// this is dropped, and its folder stays.
    pub async fn keep(folder: RunFolder, options: &Options) -> Result<Self, Error> {
        let server = start_in(async || Ok(folder), options).await?;
        let url = server_url(&server);
        Ok(Self { server, url })
    }

    /// The URL of a database in which databases may be created.
    pub fn server_url(&self) -> &str {
        &self.url
    }

    /// The URL of another database of the same server.
    pub fn database_url(&self, name: &str) -> String {
        url::with_database(&self.url, name)
    }

    /// The URLs of one database at every node: of CockroachDB's in the order of
    /// [`super::REGIONS`], of any other server the one there is.
    pub fn node_urls(&self, name: &str) -> Vec<String> {
        let urls = match &self.server {
            Server::External | Server::Postgres(_) => vec![self.url.clone()],
            Server::Cockroach(cockroach) => cockroach.node_urls(),
        };
        urls.iter().map(|node| url::with_database(node, name)).collect()
    }

    /// What it is, for a person: `PostgreSQL 15.18, private, fsync on`.
    pub fn describe(&self) -> String {
        match &self.server {
            Server::External => "external server".to_owned(),
            Server::Cockroach(cockroach) => cockroach.describe(),
            Server::Postgres(postgres) => postgres.describe(),
        }
    }

    /// Where a private server's data and logs are, for as long as it runs.
    pub fn folder(&self) -> Option<&Path> {
        match &self.server {
            Server::External => None,
            Server::Cockroach(cockroach) => Some(cockroach.folder()),
            Server::Postgres(postgres) => Some(postgres.folder()),
        }
    }

    /// Which kind of server it is.
    pub fn engine(&self) -> Engine {
        match &self.server {
            Server::External => Engine::External,
            Server::Cockroach(_) => Engine::Cockroach,
            Server::Postgres(_) => Engine::Postgres,
        }
    }

    /// Kills all its processes at once (SIGKILL), as a crash would.
    ///
    /// CockroachDB in memory would lose everything and is refused, like an external server.
    pub async fn crash(&mut self) -> Result<(), Error> {
        match &mut self.server {
            Server::External => Err(Error::CannotCrash(self.describe())),
            Server::Cockroach(cockroach) => cockroach.crash(),
            Server::Postgres(postgres) => {
                postgres.crash().await;
                Ok(())
            }
        }
    }

    /// Starts it again after [`LocalDatabase::crash`], with its rows and at the same URL; changes
    /// nothing if it runs.
    pub async fn restart(&mut self) -> Result<(), Error> {
        match &mut self.server {
            Server::External => Err(Error::CannotCrash(self.describe())),
            Server::Cockroach(cockroach) => cockroach.restart().await,
            Server::Postgres(postgres) => postgres.restart().await,
        }
    }

    /// Stops it and removes its folder.
    pub async fn stop(self) {
        // A panic in there has been reported by the runtime, and there is nothing left to stop.
        let _ = tokio::task::spawn_blocking(move || drop(self)).await;
    }
}

fn server_url(server: &Server) -> String {
    match server {
        Server::External => String::new(),
        Server::Cockroach(cockroach) => cockroach.url(),
        Server::Postgres(postgres) => postgres.url(),
    }
}

async fn start_in(folder: impl AsyncFnOnce() -> Result<RunFolder, Error>, options: &Options) -> Result<Server, Error> {
    let search_path = find::search_path();
    if let Some(program) = find::cockroach(&search_path) {
        let folder = folder().await?;
        let cockroach = Cockroach::start(program, folder, options.durability).await?;
        return Ok(Server::Cockroach(cockroach));
    }
    let folders = find::postgres_folders(&search_path, Path::new("/"));
    let programs = find::postgres(&folders).await?;
    let folder = folder().await?;
    let postgres = Postgres::start(programs, folder, options).await?;
    Ok(Server::Postgres(Box::new(postgres)))
}

async fn make_folder(name: &'static str) -> Result<RunFolder, Error> {
    tokio::task::spawn_blocking(move || RunFolder::create(name)).await.map_err(Error::Task)?
}
