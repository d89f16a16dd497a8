//! Why answers are slow, as far as figures can tell: where the largest part of the time goes. Pure.
//!
//! **Invariant:** it names a cause only while answers are slow, and the figures it goes by are shown beside it.

use super::pulse::RegionPulse;

/// Answers that take longer than this at p99 are slow: the promise is 100 ms and one commit.
pub const SLOW_US: i64 = 250_000;

/// What answers wait for most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Statements lose against each other and are run again.
    Retries,
    /// The database takes long for a statement.
    Database,
    /// Statements wait for a free connection.
    Connections,
    /// None of these: the server itself is busy.
    Server,
}

/// The cause; nothing while answers are quick or nobody asks.
pub fn cause(pulse: &RegionPulse) -> Option<Cause> {
    let p99 = pulse.p99_us.filter(|p99| *p99 >= SLOW_US)?;
    // From the root to the leaf: retries make statements long, long statements keep connections.
    if pulse.retries_milli >= 1_000 && pulse.retries_milli >= pulse.attempts_milli / 20 {
        return Some(Cause::Retries);
    }
    if pulse.round_trip_us >= p99 / 3 {
        return Some(Cause::Database);
    }
    if pulse.pool_wait_us >= p99 / 3 {
        return Some(Cause::Connections);
    }
    Some(Cause::Server)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_part_of_the_time_is_named_and_only_while_answers_are_slow() {
        let check = |p99_us, retries_milli, round_trip_us, pool_wait_us, expected| {
            let pulse = RegionPulse {
                p99_us,
                retries_milli,
                round_trip_us,
                pool_wait_us,
                attempts_milli: 100_000,
                ..RegionPulse::default()
            };
            assert_eq!(cause(&pulse), expected, "{pulse:?}");
        };
        check(None, 9_000, 900_000, 900_000, None);
        check(Some(90_000), 9_000, 90_000, 90_000, None);
        check(Some(900_000), 9_000, 900_000, 900_000, Some(Cause::Retries));
        check(Some(900_000), 4_000, 400_000, 900_000, Some(Cause::Database));
        check(Some(900_000), 0, 100_000, 400_000, Some(Cause::Connections));
        check(Some(900_000), 0, 100_000, 100_000, Some(Cause::Server));
    }
}
