//! The schema and the statements: every file is listed, every statement fits, the plans are those that were wanted, the
//! constraints refuse what they should, and a database of another program is refused.

use std::collections::BTreeSet;
use std::path::Path;

use largesse::db::Engine;
use largesse::db::migrate::{self, COCKROACH, COMMON, Step};
use largesse::db::statements::ALL;
use tokio_postgres::Client;
use tokio_postgres::types::Type;

use crate::support::database::client;
use crate::support::server::{SECRET, run};
use crate::support::{TestDatabase, World};

/// Tables with their columns, constraints and indexes, and the steps done, one line each.
async fn schema(url: &str) -> Vec<String> {
    let questions = [
        "SELECT table_name::TEXT, column_name::TEXT, data_type::TEXT || ' ' || is_nullable::TEXT || ' ' || COALESCE(column_default::TEXT, '') \
         FROM information_schema.columns WHERE table_schema = 'public'",
        // PostgreSQL names NOT NULL by the table's number.
        "SELECT table_name::TEXT, constraint_name::TEXT, constraint_type::TEXT FROM information_schema.table_constraints \
         WHERE table_schema = 'public' AND constraint_name NOT LIKE '%not_null'",
        "SELECT tablename::TEXT, indexname::TEXT, '' FROM pg_catalog.pg_indexes WHERE schemaname = 'public'",
        "SELECT part, name, checksum FROM schema_versions",
    ];
    let client = client(url).await;
    let mut lines = Vec::new();
    for question in questions {
        for row in client.query(question, &[]).await.expect("the catalogue") {
            lines.push(format!("{} {} {}", row.get::<_, &str>(0), row.get::<_, &str>(1), row.get::<_, &str>(2)));
        }
    }
    lines.sort_unstable();
    lines
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn migrating_again_and_at_once_makes_the_same_schema_as_migrating_once() {
    let (once, many) = (TestDatabase::empty().await, TestDatabase::empty().await);
    let names: Vec<&str> = COMMON.iter().map(|step| step.name).collect();
    assert_eq!(migrate::migrate(&once.url, None).await.expect("a migration"), names);
    let wanted = schema(&once.url).await;
    assert!(wanted.iter().any(|line| line.starts_with("quota quota_no_oversell CHECK")), "{wanted:#?}");
    assert_eq!(migrate::migrate(&once.url, None).await.expect("a migration"), [""; 0]);
    assert_eq!(schema(&once.url).await, wanted);
    let migrators = (0..4).map(|_| migrate::migrate(&many.url, None));
    let done = futures_util::future::try_join_all(migrators).await.expect("a migration");
    let done: BTreeSet<&str> = done.into_iter().flatten().collect();
    assert_eq!(done, names.into_iter().collect());
    assert_eq!(schema(&many.url).await, wanted);
    migrate::check(&many.url).await.expect("a schema that is up to date");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_a_newer_or_of_another_program_is_refused_by_every_command() {
    let newer =
        "INSERT INTO schema_versions (part, version, name, checksum) VALUES ('common', 9000, '9000_future', 'x')";
    let other = "UPDATE schema_versions SET checksum = 'x' WHERE version = 5";
    let older = "DELETE FROM schema_versions WHERE version = 11";
    for (fault, said) in [
        (newer, "the database has schema version common/9000, which this program does not know"),
        (other, "schema step common/0005_quota was applied with another text"),
        (older, "run `largesse migrate` first"),
    ] {
        let world = World::new(&["eu"]).await;
        world.sql().await.batch_execute(fault).await.expect("a fault");
        let refused = migrate::check(&world.url).await.expect_err(said).to_string();
        assert!(refused.contains(said), "{refused}");
        let env = [("LARGESSE_DATABASE_URL", world.url.as_str()), ("LARGESSE_TOKEN_SECRET", SECRET)];
        let serve = ["serve", "--region", "eu", "--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0"];
        for args in [&serve[..], &["audit"], &["migrate", "--check"]] {
            let ended = run(args, &env).await;
            assert_eq!(ended.code, Some(1), "{args:?}: {ended:?}");
            assert!(ended.stderr.contains(said), "{args:?}: {ended:?}");
        }
    }
}

/// The files of a folder of `sql/`, without their ending.
fn files(folder: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql").join(folder);
    let entries = std::fs::read_dir(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    names
        .map(|name| name.strip_suffix(".sql").unwrap_or_else(|| panic!("{folder}/{name}: not .sql")).to_owned())
        .collect()
}

#[test]
fn every_file_of_sql_is_listed_and_every_listed_text_is_its_file() {
    let listed = |steps: &[Step]| steps.iter().map(|step| step.name.to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(files("queries"), ALL.iter().map(|statement| statement.name.to_owned()).collect());
    assert_eq!(files("migrations"), listed(COMMON));
    assert_eq!(files("cockroach"), listed(COCKROACH));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_statement_fits_the_database_with_the_types_it_declares() {
    let world = World::new(&["eu"]).await;
    let client = world.sql().await;
    for statement in ALL {
        let prepared = client.prepare_typed(statement.sql, statement.params).await;
        let prepared = prepared.unwrap_or_else(|e| panic!("{}: {e:?}", statement.name));
        assert_eq!(prepared.params(), statement.params, "{}", statement.name);
    }
    world.db.check_statements().await.expect("statements that fit");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_statement_that_does_not_fit_stops_the_start_and_not_a_claim() {
    let world = World::new(&["eu"]).await;
    world.sql().await.batch_execute("ALTER TABLE claims DROP COLUMN received_at").await.expect("a change");
    let error = world.db.check_statements().await.expect_err("a misfit").to_string();
    assert_eq!(error, "claim_place does not fit this database");
    let env = [("LARGESSE_DATABASE_URL", world.url.as_str()), ("LARGESSE_TOKEN_SECRET", SECRET)];
    let ended = run(&["serve", "--region", "eu", "--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0"], &env).await;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.stderr.contains(&error), "{ended:?}");
}

/// The statements of a rush: reading a whole table in one of them makes unrelated claims fail under SERIALIZABLE.
const HOT: [&str; 8] = [
    "claim_place",
    "claim_grant",
    "claim_lookup",
    "claim_find",
    "quota_transfer",
    "quota_survey",
    "gate_move",
    "account_find",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_hot_statement_reads_a_whole_table() {
    let world = World::new(&["eu", "us"]).await;
    let engine = world.db.engine();
    if engine != Engine::Postgres {
        println!("left out on {engine:?}: the plans of hot statements, which are asked for in PostgreSQL's words");
        return;
    }
    let client = world.sql().await;
    client.batch_execute(&engine.connection_setup(3000)).await.expect("the pool's settings");
    // Statistics that know nothing, and statistics of empty tables, as they are in the first seconds of an opening.
    for statistics in ["", "ANALYZE"] {
        client.batch_execute(statistics).await.expect("statistics");
        for mode in ["force_custom_plan", "force_generic_plan"] {
            client.batch_execute(&format!("SET plan_cache_mode = {mode}")).await.expect("a setting");
            for name in HOT {
                let statement = ALL.iter().find(|statement| statement.name == name).expect("a statement");
                let plan = plan(&client, statement.sql, statement.params).await;
                assert!(plan.contains("Index Scan"), "{mode} {name}:\n{plan}");
                assert_eq!(too_much(&plan), [""; 0], "{statistics} {mode} {name}:\n{plan}");
            }
        }
    }
    // The same question about statements that do read too much: the answer is not always no.
    let whole = plan(&client, "SELECT c.ticket FROM claims AS c WHERE c.ticket = $1::INT8", &[Type::INT8]).await;
    assert_eq!(too_much(&whole).len(), 1, "{whole}");
    let wide = "SELECT c.ticket FROM claims AS c WHERE c.campaign_id = $1::UUID AND c.home_region = $2::TEXT";
    let wide = plan(&client, wide, &[Type::UUID, Type::TEXT]).await;
    assert_eq!(too_much(&wide).len(), 1, "{wide}");
}

/// The scans of a plan that read a whole table, or of people and claims more than those that were asked for.
fn too_much(plan: &str) -> Vec<&str> {
    let by_account = ["claims_pkey", "accounts_pkey", "accounts_home_key"];
    let lines: Vec<&str> = plan.lines().collect();
    let wide = |at: usize| {
        let condition = lines[at + 1..].iter().find(|line| line.contains("Index Cond:"));
        by_account.iter().any(|index| lines[at].contains(index))
            && !condition.is_some_and(|condition| condition.contains("account_id"))
    };
    let reads = |at: usize| lines[at].contains("Index Scan") || lines[at].contains("Index Only Scan");
    let scans = (0..lines.len()).filter(|at| lines[*at].contains("Seq Scan") || reads(*at) && wide(*at));
    scans.map(|at| lines[at]).collect()
}

async fn plan(client: &Client, sql: &str, params: &[Type]) -> String {
    let (types, values): (Vec<&str>, Vec<&str>) = params.iter().map(|kind| (kind.name(), literal(kind))).unzip();
    let prepare = format!("PREPARE hot ({}) AS {sql}", types.join(", "));
    client.batch_execute(&prepare).await.unwrap_or_else(|e| panic!("{prepare}: {e:?}"));
    let explain = format!("EXPLAIN (COSTS OFF) EXECUTE hot ({})", values.join(", "));
    let rows = client.query(&explain, &[]).await.unwrap_or_else(|e| panic!("{explain}: {e:?}"));
    client.batch_execute("DEALLOCATE hot").await.expect("a statement");
    rows.iter().map(|row| row.get::<_, String>(0)).collect::<Vec<_>>().join("\n")
}

fn literal(kind: &Type) -> &'static str {
    match *kind {
        Type::UUID => "'00000000-0000-4000-8000-000000000001'",
        Type::UUID_ARRAY => "'{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}'",
        Type::INT8 => "1",
        Type::TEXT_ARRAY => "'{open,shut}'",
        Type::TIMESTAMPTZ_ARRAY => "'{2026-01-01T00:00:00Z,2026-01-01T00:00:00Z}'",
        Type::TEXT => "'eu'",
        ref other => panic!("no sample of {other}"),
    }
}

/// What must be refused: the constraint, and SQL in which `$campaign` is one with a claim of `$account` on eu/0.
const REFUSED: &[(&str, &str)] = &[
    (
        "quota_no_oversell",
        "UPDATE quota SET remaining = -1, granted = granted + remaining + 1 WHERE region = 'eu' AND shard = 0",
    ),
    ("quota_conserved", "UPDATE quota SET remaining = remaining + 1 WHERE region = 'eu' AND shard = 0"),
    ("quota_conserved", "UPDATE quota SET granted = granted + 1 WHERE region = 'us' AND shard = 0"),
    ("quota_settled", "UPDATE quota SET captured = captured + 1 WHERE region = 'eu' AND shard = 0"),
    ("quota_signs", "UPDATE quota SET moved_in = -1, remaining = remaining - 1 WHERE region = 'eu' AND shard = 0"),
    ("quota_gate_check", "UPDATE quota SET gate = 'ajar'"),
    ("quota_purpose_check", "UPDATE quota SET purpose = 'spare'"),
    ("quota_region_fkey", "UPDATE quota SET region = 'atlantis' WHERE region = 'us' AND shard = 2"),
    ("gate_changes_certificate_check", "UPDATE gate_changes SET gate = 'sold_out', remaining = 1"),
    ("gate_changes_certificate_check", "UPDATE gate_changes SET gate = 'sold_out', remaining = 0, held = 1"),
    ("claims_quantity_check", "UPDATE claims SET quantity = 2"),
    ("claims_ticket_check", "UPDATE claims SET ticket = 0"),
    ("claims_status_check", "UPDATE claims SET status = 'pending'"),
    ("claims_hold_check", "UPDATE claims SET status = 'held'"),
    ("claims_hold_check", "UPDATE claims SET settled_at = NULL, expires_at = now()"),
    (
        "claims_pkey",
        "INSERT INTO claims (campaign_id, home_region, account_id, stock_region, shard, ticket, status, request_id, received_at, settled_at) \
         VALUES ($campaign, 'eu', $account, 'us', 0, 1, 'claimed', $account, now(), now())",
    ),
    ("accounts_pkey", "INSERT INTO accounts (account_id, home_region) VALUES ($account, 'us')"),
    ("accounts_status_check", "UPDATE accounts SET status = 'asleep'"),
    ("campaigns_supply_check", "UPDATE campaigns SET total_supply = -1"),
    ("campaigns_window_check", "UPDATE campaigns SET closes_at = opens_at"),
    ("campaigns_state_check", "UPDATE campaigns SET state = 'sold_out'"),
    (
        "quota_transfers_amount_check",
        "INSERT INTO quota_transfers (campaign_id, to_region, transfer_id, to_shard, from_region, from_shard, amount, reason) \
         VALUES ($campaign, 'eu', $account, 0, 'us', 0, 0, '')",
    ),
    (
        "quota_transfers_distinct_check",
        "INSERT INTO quota_transfers (campaign_id, to_region, transfer_id, to_shard, from_region, from_shard, amount, reason) \
         VALUES ($campaign, 'eu', $account, 0, 'eu', 0, 1, '')",
    ),
    ("supply_changes_amount_check", "UPDATE supply_changes SET amount = -1"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_constraints_refuse_what_no_statement_should_ever_try() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(10).await;
    let person = world.person("eu").await;
    crate::support::placed(&world.placer("eu").await, &person, &campaign).await;
    let client = world.sql().await;
    for (constraint, sql) in REFUSED {
        let sql = sql
            .replace("$campaign", &format!("'{}'", campaign.id))
            .replace("$account", &format!("'{}'", person.account));
        let error = client.batch_execute(&sql).await.expect_err(&sql);
        let error = error.as_db_error().unwrap_or_else(|| panic!("{sql}: {error:?}"));
        let class = match constraint {
            name if name.ends_with("_fkey") => "23503",
            name if name.ends_with("_pkey") => "23505",
            _ => "23514",
        };
        assert_eq!(error.code().code(), class, "{sql}: {error:?}");
        // Old servers of CockroachDB name no constraint.
        if world.db.engine() == Engine::Postgres {
            assert_eq!(error.constraint(), Some(*constraint), "{sql}");
        }
    }
    world.check_books().await;
}
