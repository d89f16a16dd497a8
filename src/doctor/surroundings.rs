//! What stands around the database: clocks, and how many connections all servers together may open.

use std::time::Duration;

use jiff::SignedDuration;

use super::{Check, Deployment};
use crate::clock;
use crate::db;
use crate::db::dialect::Engine;
use crate::db::inspect::Inspector;
use crate::sizing::budget::{Allowed, Budget, Fleet, budget};

/// Questions to the clock; the quickest answer is the most exact one.
const CLOCK_QUESTIONS: usize = 5;
const CLOCK_WARNING: Duration = Duration::from_millis(250);
const CLOCK_FAULT: Duration = Duration::from_secs(5);

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
    let fleet = match fleet(inspector, deployment).await {
        Ok(fleet) => fleet,
        Err(error) => return Check::unknown("connections", &error, "a table of regions that can be read"),
    };
    let allowed = if inspector.engine() == Engine::Postgres {
        match inspector.connections_allowed().await {
            Ok(allowed) => Allowed::InAll(allowed),
            Err(error) => return Check::unknown("connections", &error, "max_connections"),
        }
    } else {
        Allowed::InEachRegion(deployment.region_vcpus.map(u64::from))
    };
    judge_connections(fleet, allowed)
}

/// All servers: so many of each region, or so many in all.
async fn fleet(inspector: &Inspector, deployment: &Deployment) -> Result<Fleet, db::Error> {
    let connections = u64::from(deployment.connections);
    let Some(servers) = deployment.servers_per_region else {
        return Ok(Fleet { servers: deployment.servers.into(), regions: 1, connections });
    };
    let regions = inspector.regions().await?;
    let regions = regions.iter().filter(|(_, state)| state != "gone").count().max(1) as u64;
    Ok(Fleet { servers: servers.into(), regions, connections })
}

fn judge_connections(fleet: Fleet, allowed: Allowed) -> Check {
    let Budget { found, fits } = budget(fleet, allowed);
    match fits {
        Some(false) => {
            let expected = "fewer: a smaller --connections, fewer servers, or a larger database";
            Check::warning("connections", found, expected)
        }
        Some(true) | None => Check::fine("connections", found),
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
        let fleet = |servers| Fleet { servers, regions: 1, connections: 10 };
        assert_eq!(judge_connections(fleet(8), Allowed::InAll(97)).verdict, Verdict::Fine);
        let tight = judge_connections(fleet(9), Allowed::InAll(97));
        assert_eq!(tight.verdict, Verdict::Warning);
        assert!(tight.found.contains("= 108 connections"), "{tight:?}");
        assert_eq!(judge_connections(fleet(9), Allowed::InEachRegion(None)).verdict, Verdict::Fine);
    }
}
