//! `/metrics`: the figures are those of the rows, a scrape needs no database, and every figure that a rule or a
//! dashboard asks for is there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use largesse::db::Engine;

use crate::support::server::{ask, claim};
use crate::support::{Proxy, Server, World, eventually};

async fn scrape(server: &Server) -> String {
    let answer = ask(server.ops, "GET", "/metrics", &[], "").await;
    assert_eq!(answer.status, 200);
    assert!(answer.text.ends_with("# EOF\n"), "{}", answer.text);
    answer.text
}

/// A figure, by its name and labels as they are written.
fn figure(metrics: &str, series: &str) -> Option<f64> {
    metrics.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '))?.parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_figures_are_those_of_the_rows_and_a_scrape_needs_no_database() {
    let world = World::new(&["eu", "us"]).await;
    let campaign = world.campaign(10).await;
    let proxy = Proxy::start(&world.url).await;
    let server = Server::start("eu", &proxy.url()).await;
    let slug = campaign.slug.as_str();
    let open = format!("largesse_campaign_gate{{campaign=\"{slug}\",gate=\"open\"}}");
    for person in world.people(2, "eu").await {
        let answer = claim(server.public, slug, &person, "k").await.expect("an answer");
        assert_eq!(answer.status, 201, "{}", answer.text);
    }
    let row = |name: &str, region: &str| {
        format!("largesse_quota_{name}{{campaign=\"{slug}\",region=\"{region}\",kind=\"serving\"}}")
    };
    // On CockroachDB the rows are shown as they were some seconds ago.
    let metrics = eventually("two grants", async || {
        let metrics = scrape(&server).await;
        (figure(&metrics, &row("granted_units_total", "eu")) == Some(2.0)).then_some(metrics)
    })
    .await;
    let rows = world.rows(&campaign).await;
    let left = rows.iter().find(|one| one.key == world.row("us", 0)).expect("a row").remaining;
    assert_eq!(figure(&metrics, &row("remaining_units", "us")), Some(left as f64));
    assert_eq!(figure(&metrics, &format!("largesse_campaign_supply_units{{campaign=\"{slug}\"}}")), Some(10.0));
    assert_eq!(figure(&metrics, &open), Some(1.0));
    assert_eq!(figure(&metrics, &open.replace("\"open\"", "\"shut\"")), Some(0.0));
    let offset = figure(&metrics, "largesse_clock_offset_seconds").expect("an offset");
    assert!(offset.abs() < 5.0, "one machine has one clock: {offset}");
    if cfg!(target_os = "linux") {
        assert!(figure(&metrics, "process_resident_memory_bytes").expect("memory") > 1e6);
    }
    proxy.cut(true);
    let age = async || {
        let metrics = scrape(&server).await;
        let away = figure(&metrics, "largesse_db_circuit") == Some(2.0);
        (away && figure(&metrics, "largesse_facts_age_seconds")? > 1.0).then_some(metrics)
    };
    let metrics = eventually("figures that grow old", age).await;
    assert_eq!(figure(&metrics, &row("granted_units_total", "eu")), Some(2.0), "the last figures are shown");
    proxy.cut(false);
    let young = async || (figure(&scrape(&server).await, "largesse_facts_age_seconds")? < 1.0).then_some(());
    eventually("young figures", young).await;
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_waits_in_a_queue_is_seen_and_for_how_long() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let holder = world.sql().await;
    holder.batch_execute("BEGIN; UPDATE quota SET updated_at = now()").await.expect("a held row");
    let (to, slug, person) = (server.public, campaign.slug.clone(), world.person("eu").await);
    let waiting = tokio::spawn(async move { claim(to, &slug, &person, "k").await });
    let seen = async || {
        let metrics = scrape(&server).await;
        let oldest = figure(&metrics, "largesse_claim_queue_oldest_seconds")?;
        // Time goes on while the scrape itself waits for nobody: what was granted is read beside a held row.
        let read = figure(&metrics, "largesse_facts_age_seconds").is_some_and(|age| age < 2.0);
        (oldest > 0.2 && figure(&metrics, "largesse_claim_batches_in_flight") == Some(1.0) && read).then_some(())
    };
    eventually("a claim that waits", seen).await;
    holder.batch_execute("ROLLBACK").await.expect("a free row");
    assert_eq!(waiting.await.expect("a task").expect("an answer").status, 201);
    let metrics = scrape(&server).await;
    assert_eq!(figure(&metrics, "largesse_claim_queue_oldest_seconds"), Some(0.0));
    assert_eq!(figure(&metrics, "largesse_claim_batches_in_flight"), Some(0.0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hold_that_nobody_sweeps_is_told_by_how_late_it_is() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let person = world.person("eu").await;
    let server = Server::start("eu", &world.url).await;
    assert_eq!(claim(server.public, &campaign.slug, &person, "k").await.expect("an answer").status, 201);
    let lag = format!("largesse_hold_expiry_lag_seconds{{campaign=\"{}\"}}", campaign.slug);
    assert_eq!(figure(&scrape(&server).await, &lag), None);
    let hold = "UPDATE claims SET status = 'held', settled_at = NULL, expires_at = now() - INTERVAL '90 seconds'; \
                UPDATE quota SET captured = captured - 1 WHERE granted > 0";
    world.sql().await.batch_execute(hold).await.expect("a hold");
    let late = eventually("a late hold", async || figure(&scrape(&server).await, &lag)).await;
    assert!((90.0..900.0).contains(&late), "{late}");
    if world.db.engine() == Engine::Postgres {
        let units =
            format!("largesse_quota_held_units{{campaign=\"{}\",region=\"eu\",kind=\"serving\"}}", campaign.slug);
        assert_eq!(figure(&scrape(&server).await, &units), Some(1.0));
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("terraform/monitoring")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Every word of a text that may be a metric's name; `largesse:…` are the names of rules.
fn names(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':'));
    words.filter(|word| ["largesse_", "process_", "largesse:"].iter().any(|start| word.starts_with(start))).collect()
}

/// What a scrape announces, as queries name it.
fn announced(metrics: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in metrics.lines() {
        let Some((name, kind)) = line.strip_prefix("# TYPE ").and_then(|line| line.split_once(' ')) else { continue };
        let endings: &[&str] = match kind {
            "counter" => &["_total"],
            "histogram" => &["_bucket", "_sum", "_count"],
            _ => &[""],
        };
        names.extend(endings.iter().map(|ending| format!("{name}{ending}")));
    }
    names
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_figure_that_a_rule_or_a_dashboard_asks_for_is_exported() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(1).await;
    let server = Server::start("eu", &world.url).await;
    let person = world.person("eu").await;
    assert_eq!(claim(server.public, &campaign.slug, &person, "k").await.expect("an answer").status, 201);
    let exported = announced(&scrape(&server).await);
    let rules = read(&folder().join("rules.yaml"));
    let recorded: BTreeSet<&str> = rules.lines().filter_map(|line| line.trim().strip_prefix("- record: ")).collect();
    let dashboards = std::fs::read_dir(folder().join("grafana")).expect("a folder").map(|entry| entry.unwrap().path());
    let dashboards: Vec<PathBuf> = dashboards.filter(|path| path.extension() == Some("json".as_ref())).collect();
    assert!(dashboards.len() >= 3, "{dashboards:?}");
    let files = dashboards.into_iter().chain([folder().join("rules.yaml"), folder().join("rules.test.yaml")]);
    let mut asked = 0;
    for file in files {
        let text = read(&file);
        for name in names(&text).into_iter().filter(|name| !name.ends_with('_')) {
            asked += 1;
            let there = exported.contains(name) || recorded.contains(name);
            assert!(there, "{}: nobody exports {name}: {exported:#?}", file.display());
        }
    }
    assert!(asked > 60, "{asked}");
    assert!(!exported.contains("largesse_zebra") && names("rate(largesse_zebra[1m])").contains("largesse_zebra"));
}

#[test]
fn every_alert_has_its_paragraph_and_says_where() {
    let (rules, runbook) = (read(&folder().join("rules.yaml")), read(&folder().join("README.md")));
    let tests = read(&folder().join("rules.test.yaml"));
    let alerts: Vec<&str> = rules.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).collect();
    assert!(alerts.len() >= 15, "{alerts:?}");
    for alert in alerts {
        let place = format!("runbook_url: terraform/monitoring/README.md#{}", alert.to_lowercase());
        assert!(rules.lines().any(|line| line.trim() == place), "{place}");
        let (_, text) = runbook.split_once(&format!("\n### {alert}\n")).unwrap_or_else(|| panic!("no ### {alert}"));
        assert!(text.split("\n#").next().is_some_and(|text| text.trim().len() > 100), "{alert}: no paragraph");
        assert!(tests.contains(&format!("alertname: {alert}\n")), "{alert} is raised by no test");
    }
}
