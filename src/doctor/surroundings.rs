//! What stands around the database: clocks, and how many connections all servers together may open.

use std::time::Duration;

use jiff::SignedDuration;

use super::{Check, Deployment};
use crate::clock;
use crate::db;
use crate::db::dialect::Engine;
use crate::db::inspect::Inspector;

/// Questions to the clock; the quickest answer is the most exact one.
const CLOCK_QUESTIONS: usize = 5;
const CLOCK_WARNING: Duration = Duration::from_millis(250);
const CLOCK_FAULT: Duration = Duration::from_secs(5);
/// A server's connections beside its pool: one report and one check of the statements at a time.
const CONNECTIONS_BESIDE: u64 = 2;
/// Active connections that one vCPU of `CockroachDB` serves well.
const CONNECTIONS_PER_CPU: u64 = 4;

pub(super) async fn checks(inspector: &Inspector, deployment: &Deployment) -> Vec<Check> {
    vec![time(inspector).await, connections(inspector, deployment).await]
}

async fn time(inspector: &Inspector) -> Check {
    match difference(inspector).await {
        Ok((difference, within)) => judge_clock(difference, within),
        Err(error) => Check::unreadable("clock", &error, "a clock that can be read"),
    }
}

/// How far the database's clock is ahead, and how exactly that is known: half a round trip.
async fn difference(inspector: &Inspector) -> Result<(SignedDuration, Duration), db::Error> {
    let mut best: Option<(SignedDuration, Duration)> = None;
    for _ in 0..CLOCK_QUESTIONS {
        let (here, started) = (clock::now(), clock::monotonic());
        let there = inspector.clock().await?;
        let half = started.elapsed() / 2;
        let ahead = there.duration_since(here) - SignedDuration::try_from(half).unwrap_or(SignedDuration::ZERO);
        if best.is_none_or(|(_, within)| half < within) {
            best = Some((ahead, half));
        }
    }
    Ok(best.unwrap_or_default())
}

fn judge_clock(ahead: SignedDuration, within: Duration) -> Check {
    let direction = if ahead.is_negative() { "behind" } else { "ahead of" };
    let away = ahead.unsigned_abs();
    let found = format!(
        "the database is {} ms {direction} this machine (± {:.1} ms)",
        away.as_millis(),
        within.as_secs_f64() * 1000.0
    );
    let expected = "less than 250 ms: stock goes by the database's clock, countdowns and tokens by a server's";
    if away > CLOCK_FAULT {
        Check::failed("clock", found, expected)
    } else if away > CLOCK_WARNING {
        Check::warning("clock", found, expected)
    } else {
        Check::fine("clock", found)
    }
}

async fn connections(inspector: &Inspector, deployment: &Deployment) -> Check {
    let (each, servers) = (u64::from(deployment.connections), u64::from(deployment.servers));
    if inspector.engine() != Engine::Postgres {
        let all = each * servers;
        let found = format!(
            "{servers} × {each} = {all} connections: the nodes of the servers' region need {} vCPUs or more",
            all.div_ceil(CONNECTIONS_PER_CPU)
        );
        return Check::fine("connections", found);
    }
    let allowed = match allowed(inspector).await {
        Ok(allowed) => allowed,
        Err(error) => return Check::unknown("connections", &error, "max_connections"),
    };
    judge_connections(allowed, each, servers)
}

/// What PostgreSQL lets ordinary roles open.
async fn allowed(inspector: &Inspector) -> Result<u64, db::Error> {
    let number = |text: String| text.parse::<u64>().unwrap_or_default();
    let all = number(inspector.setting("max_connections").await?);
    let superusers = number(inspector.setting("superuser_reserved_connections").await?);
    // PostgreSQL 16 and newer.
    let reserved = inspector.setting("reserved_connections").await.map(number).unwrap_or_default();
    Ok(all.saturating_sub(superusers + reserved))
}

fn judge_connections(allowed: u64, each: u64, servers: u64) -> Check {
    let needed = servers * (each + CONNECTIONS_BESIDE);
    let found = format!("{allowed} allowed, {servers} × ({each} + {CONNECTIONS_BESIDE}) = {needed} needed at most");
    if needed > allowed {
        Check::warning("connections", found, "max_connections above the need, or a smaller --connections")
    } else {
        Check::fine("connections", found)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    #[test]
    fn a_clock_may_differ_a_little_and_not_by_seconds() {
        let verdict = |ms| judge_clock(SignedDuration::from_millis(ms), Duration::ZERO).verdict;
        assert_eq!(verdict(0), Verdict::Fine);
        assert_eq!(verdict(-250), Verdict::Fine);
        assert_eq!(verdict(-251), Verdict::Warning);
        assert_eq!(verdict(5_000), Verdict::Warning);
        assert_eq!(verdict(5_001), Verdict::Failed);
        let behind = judge_clock(SignedDuration::from_millis(-9), Duration::from_micros(1_500)).found;
        assert_eq!(behind, "the database is 9 ms behind this machine (± 1.5 ms)");
    }

    #[test]
    fn all_servers_together_must_fit() {
        assert_eq!(judge_connections(97, 10, 8).verdict, Verdict::Fine);
        let tight = judge_connections(97, 10, 9);
        assert_eq!(tight.verdict, Verdict::Warning);
        assert!(tight.found.contains("= 108 needed"), "{tight:?}");
    }
}
