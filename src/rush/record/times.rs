//! How long people waited: by what they were told and by the region they asked first, counted from the moment they were
//! due and from the moment the answered request was sent.
//!
//! Counting from the moment they were due leaves nothing out: neither earlier requests of the same wish that brought no
//! answer, nor time in which the crowd itself was late. Counting from sending is what the service and the network took.
//!
//! **Invariant:** a tenth of a percent, from a microsecond to an hour; what takes longer counts as an hour.

use std::time::Duration;

use hdrhistogram::Histogram;

use super::Asked;
use crate::rush::answer::Told;

/// What somebody was told, as far as waiting is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A unit.
    Granted,
    /// SORRY.
    Sorry,
    /// They have one; also a grant that was told again.
    Already,
    /// Anything else.
    Other,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Granted, Self::Sorry, Self::Already, Self::Other];

    /// As the report has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Sorry => "sorry",
            Self::Already => "already",
            Self::Other => "other",
        }
    }

    /// What a wish ended as.
    pub(super) fn of(told: Option<&Told>, had_grant: bool) -> Self {
        match told {
            Some(Told::Granted { .. }) if !had_grant => Self::Granted,
            Some(Told::Granted { .. } | Told::Already(_) | Told::GivenBack(_)) => Self::Already,
            Some(Told::SoldOut { .. }) => Self::Sorry,
            _ => Self::Other,
        }
    }
}

/// Waiting times in microseconds.
pub type Times = Histogram<u64>;

/// Waiting times of those who were told the same, in the same region.
#[derive(Clone, Debug)]
pub struct Waits {
    /// From the moment they were due to the first answer.
    pub due: Times,
    /// From sending the request that brought it.
    pub sent: Times,
}

impl Waits {
    /// None yet.
    pub(in crate::rush) fn new() -> Self {
        Self { due: times(), sent: times() }
    }

    pub(super) fn note(&mut self, asked: &Asked) {
        if let Some(latency) = asked.latency {
            record(&mut self.due, latency.due);
            record(&mut self.sent, latency.sent);
        }
    }

    /// Adds others.
    pub fn add(&mut self, other: &Self) {
        self.due += &other.due;
        self.sent += &other.sent;
    }
}

/// Takes a time in.
pub fn record(times: &mut Times, time: Duration) {
    times.saturating_record(time.as_micros() as u64);
}

/// No times yet.
pub fn times() -> Times {
    // Unwrap safety: the bounds are constants that fit.
    Histogram::new_with_bounds(1, 3_600_000_000, 3).expect("bounds of a histogram")
}
