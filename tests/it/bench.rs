//! The benchmark: a tiny run of every contestant that this machine can run, each exact and with all its figures.

use std::process::Command;

use serde_json::Value;

fn run(args: &[&str]) -> (Value, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_largesse"));
    // It starts a database of its own, whatever the surroundings name.
    command.args(["bench"]).args(args).arg("--json").env_remove("LARGESSE_DATABASE_URL");
    let done = command.output().expect("a benchmark");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{said}");
    (serde_json::from_slice(&done.stdout).expect("a report"), said)
}

/// A figure that is there and is not nothing.
fn filled(figures: &Value, name: &str) -> bool {
    let median = figures[name].get("median").and_then(Value::as_f64);
    median.is_some_and(|median| median > 0.0 && median.is_finite())
}

#[test]
fn every_contestant_is_exact_and_has_every_figure() {
    if std::env::var("LARGESSE_TEST_DATABASE_URL").is_ok() {
        eprintln!("left out: the benchmark compares with a private PostgreSQL");
        return;
    }
    let (report, said) = run(&["--rounds", "1", "--people", "400", "--seconds", "0.5", "--connections", "32"]);
    let figures = report["figures"].as_array().expect("figures");
    let missing = report["missing"].as_array().expect("a list").len();
    assert_eq!(figures.len(), if missing == 0 { 21 } else { 15 }, "{said}");
    for one in figures {
        let who = format!("{} {}: {one}", one["who"], one["course"]);
        assert_eq!(one["faults"], Value::Array(vec![]), "{who}");
        assert_eq!(one["errors"], 0, "{who}");
        let paced = one["course"] == "half";
        let mut columns = vec!["answers", "claims", "p50", "p99", "p999"];
        if cfg!(target_os = "linux") {
            columns.push("memory_server");
        }
        if one["samples"][0]["count"].is_object() {
            columns.push("log_bytes");
            assert_eq!(one["samples"][0]["count"]["rows"], one["samples"][0]["granted"], "{who}");
            match one["course"].as_str() {
                Some("winners") => assert_eq!(one["samples"][0]["granted"], 400, "{who}"),
                Some("mix") => assert_eq!(one["samples"][0]["granted"], 120, "{who}"),
                _ => {}
            }
        }
        for column in columns {
            assert!(filled(one, column), "{column}: {who}");
        }
        assert_eq!(one["ratio"].is_f64(), !paced, "{who}");
    }
    assert_eq!(report["goals"].as_array().map(Vec::len), Some(9), "{said}");
}

#[test]
fn growth_is_measured_on_books_that_balance() {
    if std::env::var("LARGESSE_TEST_DATABASE_URL").is_ok() {
        eprintln!("left out: the benchmark compares with a private PostgreSQL");
        return;
    }
    let (report, said) = run(&[
        "growth",
        "--rows=0,2000",
        "--connections=4",
        "--campaigns=1,3",
        "--delays=0,5",
        "--accounts=500",
        "--rounds=1",
        "--people=300",
    ]);
    for (table, lines) in
        [("rows", 2), ("batch", 1), ("campaigns", 2), ("distance", 4), ("distance_paced", 4), ("first_contact", 2)]
    {
        let steps = report[table].as_array().expect("a table");
        assert_eq!(steps.len(), lines, "{table}: {said}");
        for step in steps {
            assert_eq!(step["faults"], Value::Array(vec![]), "{table}: {step}");
            assert!(filled(step, "claims"), "{table}: {step}");
        }
    }
    // Five milliseconds away is at least five milliseconds of waiting.
    for rows in [2, 3] {
        let waited = report["distance_paced"][rows]["p50"]["median"].as_f64();
        assert!(waited.is_some_and(|ms| ms >= 5.0), "{report}");
    }
    assert_eq!(report["imported"]["accounts"], 500);
}

#[test]
fn everybody_who_listens_is_told_every_change() {
    if std::env::var("LARGESSE_TEST_DATABASE_URL").is_ok() {
        eprintln!("left out: the benchmark needs a private PostgreSQL");
        return;
    }
    let (report, said) = run(&["listeners", "--listeners", "50", "--changes", "3", "--idle", "1"]);
    assert_eq!((report["missed"].as_u64(), report["events"].as_u64()), (Some(0), Some(150)), "{said}");
    // From the commit to the last one told is at least as long as from the first one told to the last.
    let (told, spread) = (report["told_ms"][2].as_f64(), report["spread_ms"].as_f64());
    assert!(told >= spread && report["told_ms"][0].as_f64() > Some(0.1), "{report}");
}
