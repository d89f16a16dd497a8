//! The deployment on one machine, applied for real: a region comes while a rush runs, earns its units and serves; a
//! server that dies comes back; a region leaves with nothing in it; and when all is destroyed, nothing is left.
//!
//! Where there is no `terraform` the test says so and is left out; with `LARGESSE_TEST_TERRAFORM=required` it fails.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tokio_postgres::NoTls;

use crate::support::eventually;
use crate::support::server::{TempFolder, ask};

const PROGRAM: &str = env!("CARGO_BIN_EXE_largesse");

/// A scratch copy of the module and a folder for its deployment.
struct Deployment {
    module: TempFolder,
    folder: PathBuf,
    listen: String,
}

impl Deployment {
    fn new() -> Self {
        let module = TempFolder::new();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("terraform/local");
        for file in ["main.tf", "variables.tf", "outputs.tf"] {
            std::fs::copy(source.join(file), module.0.join(file)).expect("a module");
        }
        std::fs::write(module.0.join("none.tfrc"), "").expect("a file");
        // Everybody may pass through it: root's PostgreSQL runs as somebody else.
        let folder = std::fs::canonicalize(&module.0).expect("a folder").join("deployment");
        let port = largesse::local::ports::free_port().expect("a port");
        Self { module, folder, listen: format!("127.0.0.1:{port}") }
    }

    async fn terraform(&self, args: &[&str], regions: &[&str]) -> Output {
        let regions: BTreeMap<&str, Value> = regions.iter().map(|name| (*name, serde_json::json!({}))).collect();
        let regions = serde_json::to_string(&regions).expect("a map");
        let values = [
            format!("regions={regions}"),
            format!("program={PROGRAM}"),
            format!("folder={}", self.folder.display()),
            format!("listen={}", self.listen),
        ];
        let mut command = tokio::process::Command::new("terraform");
        command.args(args).current_dir(&self.module.0).stdin(Stdio::null()).kill_on_drop(true);
        if args[0] != "init" {
            command.args(["-auto-approve", "-no-color", "-input=false"]);
            command.args(values.iter().flat_map(|value| ["-var", value]));
        }
        command.env("TF_CLI_CONFIG_FILE", self.module.0.join("none.tfrc")).env("CHECKPOINT_DISABLE", "1");
        for name in ["LARGESSE_DATABASE_URL", "LARGESSE_TOKEN_SECRET", "LARGESSE_TOKEN_SECRET_FILE", "RUST_LOG"] {
            command.env_remove(name);
        }
        // A server of another deployment, which whoever applies may have named for their own commands: it is not asked.
        command.env("LARGESSE_SERVER", "http://127.0.0.1:1");
        command.output().await.expect("terraform")
    }

    /// Applies the regions and returns what terraform said.
    async fn apply(&self, regions: &[&str]) -> String {
        let output = self.terraform(&["apply"], regions).await;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
        said
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(args).env("LARGESSE_LOCAL_FOLDER", &self.folder).stdin(Stdio::null()).env_remove("RUST_LOG");
        command.env("LARGESSE_TOKEN_SECRET_FILE", self.folder.join("token-secret"));
        command.env_remove("LARGESSE_TOKEN_SECRET").env_remove("LARGESSE_SERVER");
        command
    }

    async fn say(&self, args: &[&str]) -> String {
        let mut command = self.command(args);
        if args[0] != "local" {
            command.env("LARGESSE_DATABASE_URL", self.url().await);
        }
        let done = tokio::task::spawn_blocking(move || command.output()).await.expect("no panic").expect("a command");
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(done.status.success(), "{args:?}: {said}{}", String::from_utf8_lossy(&done.stderr));
        said
    }

    async fn url(&self) -> String {
        let mut command = self.command(&["local", "url"]);
        let done = tokio::task::spawn_blocking(move || command.output()).await.expect("no panic").expect("a command");
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    }

    /// A campaign that is open, and a crowd on its way to the entrance.
    async fn rush(&self, slug: &str, supply: &str, people: &str, seconds: &str) -> Child {
        self.say(&["campaign", "create", slug, "--supply", supply, "--title", "en=Free burger"]).await;
        self.say(&["campaign", "open", slug, "--now"]).await;
        let (entrance, path) = (self.listen.parse().expect("an address"), format!("/v1/campaigns/{slug}"));
        for country in ["US", "DE", "JP"] {
            eventually("the campaign is open in each region", async || {
                let answer = ask(entrance, "GET", &path, &[("X-Country", country)], "").await;
                (answer.status == 200 && answer.json()["state"] == "open").then_some(())
            })
            .await;
        }
        let regions = ["us-east1", "europe-west1"].map(|name| format!("{name}={}", self.listen));
        let mut command = self.command(&["rush", slug, "--region", &regions[0], "--region", &regions[1], "--json"]);
        command.args([
            "--people",
            people,
            "--duration",
            seconds,
            "--languages",
            "en:2,de:2,ja:3",
            "--connections",
            "16",
        ]);
        command.args(["--country-header", "X-Country"]).env("LARGESSE_DATABASE_URL", self.url().await);
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a crowd")
    }

    /// One number of the database.
    async fn number(&self, sql: &str) -> i64 {
        let (client, connection) = tokio_postgres::connect(&self.url().await, NoTls).await.expect("a database");
        tokio::spawn(connection);
        client.query_one(sql, &[]).await.expect("a number").get(0)
    }

    /// Units of a campaign that went out, by its rows. The crowd's count of grants may be lower: whoever asked twice
    /// and lost the first reply with a server hears "you have one".
    async fn granted(&self, slug: &str) -> i64 {
        let campaign = format!("SELECT campaign_id FROM campaigns WHERE slug = '{slug}'");
        let sql = format!("SELECT COALESCE(sum(granted), 0)::INT8 FROM quota WHERE campaign_id = ({campaign})");
        self.number(&sql).await
    }

    /// The processes of the deployment, by id, whose command names one of these.
    fn processes(&self, names: &[&str]) -> BTreeMap<u32, String> {
        let ps =
            Command::new("ps").args(["-A", "-ww", "-o", "pid=", "-o", "ppid=", "-o", "args="]).output().expect("ps");
        let text = String::from_utf8_lossy(&ps.stdout).into_owned();
        let folder = self.folder.display().to_string();
        let ours = text.lines().filter(|line| line.contains(&folder) && !line.contains("terraform apply"));
        let chosen = ours.filter(|line| names.is_empty() || names.iter().any(|name| line.contains(name)));
        let fields = chosen.filter_map(|line| {
            let (pid, rest) = line.trim().split_once(' ')?;
            let (parent, args) = rest.trim().split_once(' ')?;
            Some((pid.parse().ok()?, (parent.parse().ok()?, args.to_owned())))
        });
        let all: BTreeMap<u32, (u32, String)> = fields.collect();
        // A child of the database is called like it until it has a name of its own: it comes and goes.
        let twin = |(parent, args): &(u32, String)| all.get(parent).is_some_and(|(_, its)| its == args);
        all.iter().filter(|(_, one)| !twin(one)).map(|(pid, (_, args))| (*pid, args.clone())).collect()
    }

    /// The process that answers in a region.
    fn server(&self, region: &str) -> Option<u32> {
        let file = format!("server-{region}.addresses");
        self.processes(&[&file]).into_keys().next()
    }
}

impl Drop for Deployment {
    /// After a failure; after a success there is nothing to stop.
    fn drop(&mut self) {
        let parts = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for name in parts.filter_map(|part| part.file_name().into_string().ok()) {
            let region = name.strip_prefix("server-");
            let part = if region.is_some() { "server" } else { &name };
            let mut stop = self.command(&["local", "stop", part, "--remove"]);
            let _stopped = stop.args(region).stdout(Stdio::null()).stderr(Stdio::null()).status();
        }
    }
}

/// Waits for a crowd and checks that every promise was kept to it.
async fn kept(rush: Child) {
    let done = tokio::task::spawn_blocking(move || rush.wait_with_output()).await.expect("no panic").expect("an end");
    let report: Value = serde_json::from_slice(&done.stdout).expect("a report");
    assert!(done.status.success() && report["kept"] == true, "{report:#}");
}

fn there() -> bool {
    let terraform = Command::new("terraform").arg("version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let there = terraform.is_ok_and(|status| status.success());
    let required = std::env::var("LARGESSE_TEST_TERRAFORM").is_ok_and(|wish| wish == "required");
    assert!(there || !required, "there is no terraform here");
    if !there {
        // Past the capture of what tests print.
        let _unheard = writeln!(std::io::stderr(), "LEFT OUT: terraform_local: there is no terraform on this machine");
    }
    there
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_region_is_one_entry_of_a_map_that_comes_and_goes_while_a_rush_runs() {
    if !there() {
        return;
    }
    let stack = Deployment::new();
    assert!(stack.terraform(&["init"], &[]).await.status.success());
    stack.apply(&["us-east1", "europe-west1"]).await;
    let (entrance, two) = (stack.listen.parse().expect("an address"), ["us-east1", "europe-west1"]);
    let three = ["us-east1", "europe-west1", "asia-southeast1"];
    let answered = async |country: &str| {
        let answer = ask(entrance, "GET", "/v1/campaigns/burger", &[("X-Country", country)], "").await;
        answer.header("largesse-region").to_owned()
    };

    let rush = stack.rush("burger", "500", "700", "5").await;
    assert_eq!((answered("US").await, answered("JP").await), ("us-east1".into(), "europe-west1".into()));
    let untouched = ["server-us-east1.addresses", "entrance.addresses", "server us-east1", "database"];
    let before = stack.processes(&untouched);
    assert!(before.len() >= 4, "{before:#?}");
    // A server that dies in the middle of it comes back by itself.
    let died = stack.server("europe-west1").expect("a server");
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(died as i32), nix::sys::signal::Signal::SIGKILL).expect("a kill");
    let said = stack.apply(&three).await;
    assert!(said.contains("3 added, 0 changed, 0 destroyed"), "{said}");
    assert_eq!(answered("JP").await, "asia-southeast1");
    eventually("the server is there again", async || stack.server("europe-west1").filter(|pid| *pid != died)).await;
    eventually("its people come to it", async || (answered("DE").await == "europe-west1").then_some(())).await;
    kept(rush).await;
    assert_eq!(stack.granted("burger").await, 500);

    let rush = stack.rush("pizza", "5000", "500", "4").await;
    let of_asia =
        |what: &str| format!("SELECT COALESCE(sum({what}), 0)::INT8 FROM quota WHERE region = 'asia-southeast1'");
    eventually("units are earned and granted", async || {
        (stack.number(&of_asia("moved_in")).await > 0 && stack.number(&of_asia("granted")).await > 0).then_some(())
    })
    .await;
    let said = stack.apply(&two).await;
    assert!(said.contains("0 added, 0 changed, 3 destroyed"), "{said}");
    assert_eq!(stack.number(&of_asia("remaining")).await, 0);
    let gone = "SELECT count(*) FROM regions WHERE region = 'asia-southeast1' AND state = 'gone'";
    assert_eq!(stack.number(gone).await, 1);
    assert_eq!(answered("JP").await, "europe-west1");
    assert_eq!((stack.server("asia-southeast1"), stack.folder.join("server-asia-southeast1").exists()), (None, false));
    kept(rush).await;
    assert_eq!(stack.granted("pizza").await, 500);
    assert_eq!(stack.processes(&untouched), before, "who has nothing to do with it goes on as the same process");
    stack.say(&["audit"]).await;
    stack.say(&["local", "status"]).await;

    let destroyed = stack.terraform(&["destroy"], &two).await;
    assert!(destroyed.status.success(), "{}", String::from_utf8_lossy(&destroyed.stdout));
    assert_eq!(stack.processes(&[]), BTreeMap::new());
    assert!(!stack.folder.exists());
    assert!(tokio::net::TcpStream::connect(&stack.listen).await.is_err());
}
