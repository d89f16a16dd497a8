//! The engine: its version, and the settings without which an answered claim could be lost or granted twice.

use super::Check;
use crate::db::dialect::{Engine, cockroach_major};
use crate::db::inspect::Inspector;

const POSTGRES_EXPECTED: &str = "PostgreSQL 15 or newer";
const COCKROACH_EXPECTED: &str = "CockroachDB v25.4 (long-term support) or v26.2";

pub(super) async fn checks(inspector: &Inspector) -> Vec<Check> {
    vec![version(inspector).await, isolation(inspector).await, timeout(inspector).await, durability(inspector).await]
}

async fn version(inspector: &Inspector) -> Check {
    let version = match inspector.version().await {
        Ok(version) => version,
        Err(error) => {
            return Check::unreadable("version", &error, format!("{POSTGRES_EXPECTED}, or {COCKROACH_EXPECTED}"));
        }
    };
    match inspector.engine() {
        Engine::Postgres => judge_postgres(&version),
        Engine::Cockroach { .. } => judge_cockroach(&version),
    }
}

/// `PostgreSQL 15.18 (Debian …) on x86_64 …`; a beta says `PostgreSQL 18beta1`.
fn judge_postgres(version: &str) -> Check {
    let words: Vec<&str> = version.split_whitespace().take(2).collect();
    let found = words.join(" ");
    let digits = words.get(1).map(|word| word.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
    match digits.and_then(|digits| digits.parse::<u32>().ok()) {
        Some(15..) => Check::fine("version", found),
        Some(_) => Check::failed("version", found, POSTGRES_EXPECTED),
        None => Check::warning("version", found, POSTGRES_EXPECTED),
    }
}

fn judge_cockroach(version: &str) -> Check {
    let found = version.split(" (").next().unwrap_or(version);
    match cockroach_major(version) {
        Some((25, 4) | (26, 2)) => Check::fine("version", found),
        Some(series) if series < (20, 2) => {
            Check::failed("version", found, format!("{COCKROACH_EXPECTED}; at least v20.2"))
        }
        Some(series) if series < (21, 1) => {
            let found =
                format!("{found}: works, without multi-region SQL (localities, survival goals: v21.1 and newer)");
            Check::warning("version", found, COCKROACH_EXPECTED)
        }
        _ => Check::warning("version", format!("{found}: not a recommended series"), COCKROACH_EXPECTED),
    }
}

async fn isolation(inspector: &Inspector) -> Check {
    let expected = "serializable on every pooled connection";
    match inspector.setting("transaction_isolation").await {
        Ok(level) if level == "serializable" => Check::fine("isolation", level),
        Ok(level) => Check::failed("isolation", level, expected),
        Err(error) => Check::unreadable("isolation", &error, expected),
    }
}

async fn timeout(inspector: &Inspector) -> Check {
    let expected = "a statement_timeout of some seconds: a statement that hangs must end before the person gives up";
    match inspector.setting("statement_timeout").await {
        Ok(limit) if limit.starts_with('0') => Check::failed("statement_timeout", "none", expected),
        Ok(limit) if limit.bytes().all(|b| b.is_ascii_digit()) => {
            Check::fine("statement_timeout", format!("{limit} ms"))
        }
        Ok(limit) => Check::fine("statement_timeout", limit),
        Err(error) => Check::unreadable("statement_timeout", &error, expected),
    }
}

async fn durability(inspector: &Inspector) -> Check {
    if inspector.engine() != Engine::Postgres {
        return Check::fine("durability", "not applicable: CockroachDB commits by consensus of its replicas");
    }
    let mut found = Vec::new();
    for name in ["fsync", "synchronous_commit", "full_page_writes"] {
        match inspector.setting(name).await {
            Ok(value) => found.push((name, value)),
            Err(error) => return Check::unreadable("durability", &error, "settings that can be read"),
        }
    }
    judge_durability(&found)
}

fn judge_durability(found: &[(&str, String)]) -> Check {
    let line: Vec<String> = found.iter().map(|(name, value)| format!("{name} {value}")).collect();
    let line = line.join(", ");
    let expected = "all on: an answered claim must survive a crash of the database";
    if found.iter().any(|(_, value)| value == "off") {
        Check::failed("durability", line, expected)
    } else if found.iter().any(|(_, value)| value == "local") {
        Check::warning("durability", format!("{line}: survives a crash, not the loss of the primary"), expected)
    } else {
        Check::fine("durability", line)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    #[test]
    fn versions_are_judged_by_series() {
        let check = |judged: Check, verdict, word: &str| {
            assert!(judged.verdict == verdict && judged.found.contains(word), "{judged:?}");
        };
        check(judge_postgres("PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64"), Verdict::Fine, "15.18");
        check(judge_postgres("PostgreSQL 18beta1 on aarch64"), Verdict::Fine, "18beta1");
        check(judge_postgres("PostgreSQL 14.9 on x86_64"), Verdict::Failed, "14.9");
        check(judge_postgres("PostgreSQL devel"), Verdict::Warning, "devel");
        check(judge_cockroach("CockroachDB CCL v25.4.10 (x86_64-linux)"), Verdict::Fine, "v25.4.10");
        check(judge_cockroach("CockroachDB CCL v26.2.0 (x86_64-linux)"), Verdict::Fine, "v26.2.0");
        check(judge_cockroach("CockroachDB CCL v24.3.1 (x86_64-linux)"), Verdict::Warning, "v24.3.1");
        check(judge_cockroach("CockroachDB OSS v20.2.0-beta.1 (x86)"), Verdict::Warning, "multi-region");
        check(judge_cockroach("CockroachDB OSS v19.2.0 (x86)"), Verdict::Failed, "v19.2.0");
    }

    #[test]
    fn a_commit_that_a_crash_could_lose_is_a_fault() {
        let verdict = |values: [&str; 3]| {
            let names = ["fsync", "synchronous_commit", "full_page_writes"];
            judge_durability(&names.into_iter().zip(values.map(String::from)).collect::<Vec<_>>()).verdict
        };
        assert_eq!(verdict(["on", "on", "on"]), Verdict::Fine);
        assert_eq!(verdict(["on", "remote_apply", "on"]), Verdict::Fine);
        assert_eq!(verdict(["on", "local", "on"]), Verdict::Warning);
        assert_eq!(verdict(["off", "on", "on"]), Verdict::Failed);
        assert_eq!(verdict(["on", "off", "on"]), Verdict::Failed);
    }
}
