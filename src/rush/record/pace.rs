//! How well the crowd kept its own schedule: whether what was measured is the service or the crowd.
//!
//! What may not live here: anything about answers.
//!
//! **Invariant:** a run in which the crowd was the limit says so.

use std::time::Duration;

use super::times::{Times, record, times};

/// Later than this is late: no person notices it, and a thread that has a share of a processor keeps it.
pub const LATE: Duration = Duration::from_millis(10);
/// More late people than this in a hundred, and the run says more about the crowd than about the service.
const LATE_PERCENT: f64 = 1.0;

/// What kept people from asking when they were due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Nothing; what was measured is the service.
    None,
    /// The crowd's thread had no time for them.
    Generator,
    /// All connections that it may have were in use.
    Connections,
}

impl Limit {
    /// As the report has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Generator => "generator",
            Self::Connections => "connections",
        }
    }
}

/// The crowd's own delays.
#[derive(Clone, Debug)]
pub struct Pace {
    /// From the moment somebody was due until the crowd had time for them.
    pub late: Times,
    /// From that moment until their first request was sent; more than `late` by the wait for a connection.
    pub held: Times,
    /// The most people who waited for a connection at once.
    pub waiting_most: usize,
    /// The most requests that were under way at once.
    pub in_flight_most: usize,
    /// Processor time of the crowd's thread, if the system tells.
    pub cpu: Option<Duration>,
    /// Whether the process ran out of file descriptors, and so of connections.
    pub starved: bool,
}

impl Pace {
    /// Of a run that has not begun.
    pub(in crate::rush) fn new() -> Self {
        Self { late: times(), held: times(), waiting_most: 0, in_flight_most: 0, cpu: None, starved: false }
    }

    /// Somebody is taken up so long after they were due.
    pub fn taken_up(&mut self, late: Duration) {
        record(&mut self.late, late);
    }

    /// Their first request is sent so long after they were due.
    pub fn sent(&mut self, held: Duration) {
        record(&mut self.held, held);
    }

    /// How many wait and are under way now.
    pub fn at_once(&mut self, waiting: usize, in_flight: usize) {
        self.waiting_most = self.waiting_most.max(waiting);
        self.in_flight_most = self.in_flight_most.max(in_flight);
    }

    /// What kept people from asking.
    pub fn limit(&self) -> Limit {
        if late_percent(&self.late) > LATE_PERCENT {
            Limit::Generator
        } else if late_percent(&self.held) > LATE_PERCENT {
            Limit::Connections
        } else {
            Limit::None
        }
    }
}

/// How many in a hundred were later than `LATE`.
pub fn late_percent(times: &Times) -> f64 {
    if times.is_empty() { 0.0 } else { 100.0 - times.percentile_below(LATE.as_micros() as u64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(late: &[u64], held: &[u64]) -> Pace {
        let mut pace = Pace::new();
        for (late, held) in late.iter().zip(held) {
            pace.taken_up(Duration::from_millis(*late));
            pace.sent(Duration::from_millis(*held));
        }
        pace
    }

    #[test]
    fn the_limit_is_named() {
        let punctual = [1; 200];
        let mut late = punctual;
        late[..3].fill(50);
        assert_eq!(Pace::new().limit(), Limit::None);
        assert_eq!(pace(&punctual, &punctual).limit(), Limit::None);
        assert_eq!(pace(&late, &late).limit(), Limit::Generator);
        assert_eq!(pace(&punctual, &late).limit(), Limit::Connections);
        late[..3].fill(9);
        assert_eq!(pace(&late, &late).limit(), Limit::None);
    }
}
