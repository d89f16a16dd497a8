//! The doctor on a real PostgreSQL: a healthy deployment has no fault, and each fault is found by its name.

use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, NoTls};

use super::*;
use crate::campaign::create::{JITTER_DEFAULT, NewCampaign, create};
use crate::campaign::eligibility::Eligibility;
use crate::clock;
use crate::db::Limit;
use crate::db::explain::Sample;
use crate::db::statements;
use crate::id::CampaignId;
use crate::local::database::{self, BUFFERS_MB, Durability, LocalDatabase, Options};
use crate::quota::regions;

const ROLES: &str = include_str!("../../sql/roles.sql");

/// A private server with two regions and one campaign, and its owner's connection.
struct World {
    database: LocalDatabase,
    url: String,
    db: Database,
    owner: Client,
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// None where the machine's database is a `CockroachDB`: what is broken and expected here is PostgreSQL's.
async fn world(durability: Durability) -> Option<World> {
    let options =
        Options { external_url: None, durability, name: "doctor", max_connections: 30, buffers_mb: BUFFERS_MB };
    let database = LocalDatabase::start(&options).await.unwrap();
    if database.engine() != database::Engine::Postgres {
        return None;
    }
    connect(database.server_url()).await.batch_execute("CREATE DATABASE doctor").await.unwrap();
    let url = database.database_url("doctor");
    db::migrate::migrate(&url, None).await.unwrap();
    let db = Database::connect(&Settings::new(&url), DatabaseMetrics::default()).await.unwrap();
    for name in ["eu", "us"] {
        regions::add(&db, &name.parse().unwrap(), "").await.unwrap();
    }
    let known = regions::list(&db, Limit::PATIENT).await.unwrap();
    let new = NewCampaign {
        id: CampaignId(uuid::Uuid::from_u128(7)),
        slug: "burger".into(),
        supply: 100,
        shard_count: 2,
        regions: known.into_iter().map(|known| (known.region, 1)).collect(),
        eligibility: Eligibility::default(),
        default_locale: "en".into(),
        titles: vec![("en".into(), "Burger".into())],
        opens_at: clock::now(),
        closes_at: clock::now() + jiff::SignedDuration::from_hours(1),
        jitter: JITTER_DEFAULT,
        by: "test".into(),
    };
    create(&db, &new).await.unwrap();
    let owner = connect(&url).await;
    Some(World { database, url, db, owner })
}

impl World {
    async fn examine(&self, role: Option<&str>, job: Job) -> Vec<Check> {
        let database_url = role.map_or_else(|| self.url.clone(), |role| self.url_of(role));
        examine(&Deployment { database_url, job, ..deployment() }).await
    }

    /// The database as another role sees it.
    fn url_of(&self, role: &str) -> String {
        let (_, address) = self.url.split_once('@').unwrap();
        format!("postgresql://{role}:secret@{address}")
    }

    async fn make_roles(&self) {
        for role in ["largesse_app", "largesse_operator"] {
            self.owner.batch_execute(&format!("CREATE ROLE {role} LOGIN PASSWORD 'secret'")).await.unwrap();
        }
        // Twice: the file can be run again at any time.
        self.owner.batch_execute(ROLES).await.unwrap();
        self.owner.batch_execute(ROLES).await.unwrap();
    }
}

fn faults(checks: &[Check]) -> Vec<String> {
    let failed = checks.iter().filter(|check| check.verdict == Verdict::Failed);
    failed.map(|check| format!("{}: {}", check.check, check.found)).collect()
}

fn warnings(checks: &[Check]) -> Vec<&str> {
    checks.iter().filter(|check| check.verdict == Verdict::Warning).map(|check| check.check.as_str()).collect()
}

#[tokio::test]
async fn a_healthy_deployment_has_no_fault_and_each_break_is_named() {
    let Some(world) = world(Durability::Durable).await else { return };
    let healthy = world.examine(None, Job::Server).await;
    assert_eq!(faults(&healthy), [""; 0], "{healthy:?}");
    assert!(warnings(&healthy).contains(&"privileges"), "a superuser is a warning: {healthy:?}");

    world.owner.batch_execute("DELETE FROM quota WHERE region = 'us'").await.unwrap();
    let found = faults(&world.examine(None, Job::Server).await);
    assert!(found.len() == 1 && found[0].contains("burger has none in us"), "{found:?}");

    world.owner.batch_execute("ALTER TABLE claims DROP CONSTRAINT claims_pkey").await.unwrap();
    let found = faults(&world.examine(None, Job::Server).await);
    assert!(found.contains(&"plan of claim_find: Seq Scan on claims".to_owned()), "{found:?}");
    assert!(found.iter().any(|fault| fault.starts_with("plan of claim_place: ")), "{found:?}");

    world.owner.batch_execute("UPDATE schema_versions SET version = 99 WHERE version = 11").await.unwrap();
    let found = faults(&world.examine(None, Job::Server).await);
    assert!(found.len() == 1 && found[0].contains("newer"), "{found:?}");
    let url = "postgresql://127.0.0.1:1/none".to_owned();
    let nobody = examine(&Deployment { database_url: url, ..deployment() }).await;
    assert!(faults(&nobody).len() == 1 && nobody[0].check == "connection", "{nobody:?}");
    world.database.stop().await;
}

#[tokio::test]
async fn the_shipped_roles_do_their_jobs_and_no_more() {
    let Some(world) = world(Durability::Volatile).await else { return };
    world.make_roles().await;
    // This server promises no durability, and says so.
    let only_durability = ["durability: fsync off, synchronous_commit off, full_page_writes off"];
    for (role, job) in [("largesse_app", Job::Server), ("largesse_operator", Job::Operator)] {
        let checks = world.examine(Some(role), job).await;
        assert_eq!(faults(&checks), only_durability, "{checks:?}");
        assert!(!warnings(&checks).contains(&"privileges"), "{checks:?}");
        let hidden = checks.iter().any(|check| check.check == "plans of servers");
        assert_eq!(hidden, job == Job::Operator, "{checks:?}");
    }

    let app = connect(&world.url_of("largesse_app")).await;
    let sample = Sample { region: "eu".parse().unwrap(), batch: 3 };
    for statement in statements::SERVER {
        let done = app.simple_query(&sample.fill(statement)).await;
        // Words for a campaign that is not there: refused by the key and not by the role.
        let keyless = |e: &tokio_postgres::Error| e.code() == Some(&SqlState::FOREIGN_KEY_VIOLATION);
        let may = done.as_ref().map_or_else(|e| statement.name == "campaign_text_set" && keyless(e), |_done| true);
        assert!(may, "{}: {done:?}", statement.name);
    }
    for forbidden in ["DELETE FROM claims", "TRUNCATE claims", "UPDATE accounts SET status = 'blocked'"] {
        let error = app.batch_execute(forbidden).await.unwrap_err();
        assert_eq!(error.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE), "{forbidden}");
    }

    world
        .owner
        .batch_execute("REVOKE UPDATE ON quota FROM largesse_app; GRANT DELETE ON claims TO largesse_app")
        .await
        .unwrap();
    let found = faults(&world.examine(Some("largesse_app"), Job::Server).await);
    assert!(found.contains(&"privileges: `largesse_app` lacks UPDATE on quota".to_owned()), "{found:?}");
    assert!(found.contains(&"privileges: `largesse_app` may delete rows of claims".to_owned()), "{found:?}");
    drop(world.db);
    world.database.stop().await;
}

fn deployment() -> Deployment {
    Deployment {
        database_url: String::new(),
        job: Job::Server,
        connections: 10,
        servers: 1,
        servers_per_region: None,
        region_vcpus: None,
    }
}
