//! Three private CockroachDB nodes, one for each of three regions.
//!
//! Only flags that v20.2 and v25.4 both know are used. The nodes are insecure and listen on
//! loopback: they hold nothing but a demo's or a test's rows.
//!
//! **Invariant:** in memory the nodes are never crashed together, because no row would be left.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use nix::sys::signal::Signal;
use tokio::time::{sleep, timeout};

use super::database::Durability;
use super::folder::RunFolder;
use super::process::{Probe, ServerProcess};
use super::{Error, REGIONS, file_error, ports, run, stack};

const PORTS_FILE: &str = "ports.json";
// A node that stays leaves its ranges to the others first.
const REST_WITHIN: Duration = Duration::from_secs(20);
const READY_WITHIN: Duration = Duration::from_mins(2);
const INIT_WITHIN: Duration = Duration::from_mins(1);
const PORT_ATTEMPTS: usize = 5;
const POLL: Duration = Duration::from_millis(200);

/// Three nodes. Dropping it kills them and removes their folder.
#[derive(Debug)]
pub(super) struct Cockroach {
    // Before the folder: fields are dropped in this order.
    servers: Vec<ServerProcess>,
    folder: RunFolder,
    program: PathBuf,
    version: String,
    durability: Durability,
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    region: &'static str,
    // Between nodes, for SQL, and for the console.
    rpc: u16,
    sql: u16,
    http: u16,
}

impl Node {
    fn url(&self) -> String {
        format!("postgresql://root@127.0.0.1:{}/defaultdb?sslmode=disable", self.sql)
    }
}

impl Cockroach {
    /// Starts the nodes, makes them one cluster and waits until each answers.
    pub(super) async fn start(program: PathBuf, folder: RunFolder, durability: Durability) -> Result<Self, Error> {
        let mut cockroach = Self {
            servers: Vec::new(),
            folder,
            version: version(&program).await?,
            program,
            durability,
            nodes: Vec::new(),
        };
        let file = cockroach.folder.path().join(PORTS_FILE);
        if let Some(ports) = stack::read::<Vec<u16>>(&file)? {
            cockroach.give_ports(&ports);
            cockroach.restart_all().await?;
            return Ok(cockroach);
        }
        // A cluster whose making was cut short is made anew.
        cockroach.start_on_free_ports().await?;
        if cockroach.folder.stays() {
            let ports: Vec<u16> = cockroach.nodes.iter().flat_map(|node| [node.rpc, node.sql, node.http]).collect();
            stack::write(&file, &ports)?;
        }
        Ok(cockroach)
    }

    // On the stores and ports of a cluster that stayed.
    async fn restart_all(&mut self) -> Result<(), Error> {
        for index in 0..self.nodes.len() {
            let server = self.spawn(index)?;
            self.servers.push(server);
        }
        self.wait_until_ready().await
    }

    /// The maintenance database, at the first node.
    pub(super) fn url(&self) -> String {
        self.nodes.first().map(Node::url).unwrap_or_default()
    }

    /// The maintenance database, at every node.
    pub(super) fn node_urls(&self) -> Vec<String> {
        self.nodes.iter().map(Node::url).collect()
    }

    /// Where its stores and logs are.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The version and the number of nodes.
    pub(super) fn describe(&self) -> String {
        format!("CockroachDB {}, {} local nodes", self.version, self.nodes.len())
    }

    /// Kills all nodes at once, if they keep their rows on disk.
    pub(super) fn crash(&mut self) -> Result<(), Error> {
        if self.durability == Durability::Volatile {
            return Err(Error::CannotCrash(self.describe()));
        }
        for server in &mut self.servers {
            server.kill();
        }
        Ok(())
    }

    /// Starts the nodes that do not run, on their stores and ports.
    pub(super) async fn restart(&mut self) -> Result<(), Error> {
        for index in 0..self.servers.len() {
            if self.servers[index].ended().is_some() {
                self.servers[index] = self.spawn(index)?;
            }
        }
        self.wait_until_ready().await
    }

    async fn start_on_free_ports(&mut self) -> Result<(), Error> {
        for _ in 0..PORT_ATTEMPTS {
            self.choose_ports()?;
            self.forget_nodes()?;
            match self.bootstrap().await {
                Err(error) if port_taken(&error) => self.forget_nodes()?,
                done => return done,
            }
        }
        Err(Error::NoPort)
    }

    fn choose_ports(&mut self) -> Result<(), Error> {
        let ports = ports::free_ports(3 * REGIONS.len())?;
        self.give_ports(&ports);
        Ok(())
    }

    fn give_ports(&mut self, ports: &[u16]) {
        self.nodes = REGIONS
            .iter()
            .zip(ports.chunks_exact(3))
            .map(|(region, ports)| Node { region, rpc: ports[0], sql: ports[1], http: ports[2] })
            .collect();
    }

    // A store remembers its cluster, and the next try is another cluster.
    fn forget_nodes(&mut self) -> Result<(), Error> {
        self.servers.clear();
        for index in 0..self.nodes.len() {
            let store = self.store_folder(index);
            if store.exists() {
                fs::remove_dir_all(&store).map_err(file_error("remove", &store))?;
            }
        }
        Ok(())
    }

    async fn bootstrap(&mut self) -> Result<(), Error> {
        for index in 0..self.nodes.len() {
            let server = self.spawn(index)?;
            self.servers.push(server);
        }
        self.init().await?;
        self.wait_until_ready().await
    }

    fn spawn(&self, index: usize) -> Result<ServerProcess, Error> {
        let mut command = Command::new(&self.program);
        command
            .args(self.arguments(index))
            // A private cluster has nothing to report to its makers.
            .env("COCKROACH_SKIP_ENABLING_DIAGNOSTIC_REPORTING", "true")
            // Whatever a node writes beside its store stays in the run's folder.
            .current_dir(self.folder.path());
        ServerProcess::spawn(&label(index), command, self.folder.path())
    }

    fn arguments(&self, index: usize) -> Vec<String> {
        let folder = self.folder.path().display();
        start_arguments(&self.nodes, index)
            .into_iter()
            .chain([
                format!("--store={}", self.store(index)),
                // Also names the folder on the command line of a node whose store is in memory.
                format!("--pid-file={folder}/{}.pid", label(index)),
            ])
            .collect()
    }

    fn store(&self, index: usize) -> String {
        match self.durability {
            Durability::Durable => format!("path={}", self.store_folder(index).display()),
            // Each node holds all rows, so this bounds the rows as well as the memory.
            Durability::Volatile => "type=mem,size=1GiB".to_owned(),
        }
    }

    fn store_folder(&self, index: usize) -> PathBuf {
        self.folder.path().join(format!("{}-store", label(index)))
    }

    // A node that has not opened its port yet refuses, so this is tried until it is done; a node
    // that died would refuse for ever.
    async fn init(&mut self) -> Result<(), Error> {
        let tried = timeout(INIT_WITHIN, async {
            loop {
                match run(self.init_command()).await {
                    Err(error) if !initialized(&error) => self.check_alive()?,
                    _ => return Ok(()),
                }
                sleep(POLL).await;
            }
        })
        .await;
        // What is wrong then is in the log of the node, which the wait for it shows.
        tried.unwrap_or(Ok(()))
    }

    fn init_command(&self) -> Command {
        let mut command = Command::new(&self.program);
        let host = self.nodes.first().map_or(0, |node| node.rpc);
        command.args(["init", "--insecure"]).arg(format!("--host=127.0.0.1:{host}")).current_dir(self.folder.path());
        command
    }

    fn check_alive(&mut self) -> Result<(), Error> {
        self.servers.iter_mut().try_for_each(ServerProcess::check_alive)
    }

    async fn wait_until_ready(&mut self) -> Result<(), Error> {
        for (server, node) in self.servers.iter_mut().zip(&self.nodes) {
            let probe = Probe::Sql(node.url());
            server.wait_until_ready(&probe, READY_WITHIN).await?;
        }
        Ok(())
    }
}

impl Drop for Cockroach {
    fn drop(&mut self) {
        if !self.folder.stays() {
            return;
        }
        // All at once: the last of them could not leave its ranges to anybody. Who is late is killed by its own drop.
        std::thread::scope(|scope| {
            for server in &mut self.servers {
                scope.spawn(|| server.end_blocking(Signal::SIGTERM, REST_WITHIN));
            }
        });
    }
}

fn label(index: usize) -> String {
    format!("cockroach-{}", index + 1)
}

fn start_arguments(nodes: &[Node], index: usize) -> Vec<String> {
    let Node { region, rpc, sql, http } = nodes[index];
    let join: Vec<_> = nodes.iter().map(|node| format!("127.0.0.1:{}", node.rpc)).collect();
    vec![
        "start".to_owned(),
        "--insecure".to_owned(),
        format!("--locality=region={region},zone=a"),
        format!("--listen-addr=127.0.0.1:{rpc}"),
        format!("--advertise-addr=127.0.0.1:{rpc}"),
        format!("--sql-addr=127.0.0.1:{sql}"),
        format!("--http-addr=127.0.0.1:{http}"),
        format!("--join={}", join.join(",")),
        // As in production: the uncertainty that a read may have to wait out.
        "--max-offset=250ms".to_owned(),
        // Three nodes share one machine; the default takes a part of all memory for each.
        "--cache=256MiB".to_owned(),
        "--max-sql-memory=256MiB".to_owned(),
    ]
}

async fn version(program: &Path) -> Result<String, Error> {
    let mut command = Command::new(program);
    command.arg("version");
    Ok(parse_version(&run(command).await?).to_owned())
}

// The first line is `Build Tag:        v25.4.10`.
fn parse_version(output: &str) -> &str {
    output.lines().find_map(|line| line.strip_prefix("Build Tag:")).map_or("of unknown version", str::trim)
}

// An earlier try may have done it although its answer was lost.
fn initialized(error: &Error) -> bool {
    matches!(error, Error::Failed { output, .. } if output.contains("already been initialized"))
}

fn port_taken(error: &Error) -> bool {
    matches!(error, Error::Died { log, .. } if log.contains("address already in use"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_node_joins_all_and_names_its_region() {
        let nodes: Vec<_> = (0..3)
            .map(|index| Node {
                region: REGIONS[index],
                rpc: 100 + index as u16,
                sql: 200 + index as u16,
                http: 300 + index as u16,
            })
            .collect();
        let arguments = start_arguments(&nodes, 1).join(" ");
        for expected in [
            "start --insecure --locality=region=europe-west1,zone=a --listen-addr=127.0.0.1:101",
            "--sql-addr=127.0.0.1:201 --http-addr=127.0.0.1:301",
            "--join=127.0.0.1:100,127.0.0.1:101,127.0.0.1:102",
        ] {
            assert!(arguments.contains(expected), "{expected} is not in {arguments}");
        }
    }

    #[test]
    fn the_version_is_the_build_tag() {
        let output = "Build Tag:        v20.2.0-beta.1\nBuild Time:       2020/08/24\n";
        assert_eq!(parse_version(output), "v20.2.0-beta.1");
        assert_eq!(parse_version("?"), "of unknown version");
    }
}
