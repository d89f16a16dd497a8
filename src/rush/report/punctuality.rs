//! How well the crowd kept its own schedule, and what kept it from doing so.

use std::fmt;

use serde::Serialize;

use super::lines::Latency;
use super::table::grouped;
use crate::rush::plan::Plan;
use crate::rush::record::Record;
use crate::rush::record::pace::{LATE, Limit, late_percent};

/// The crowd's own delays.
#[derive(Clone, Debug, Serialize)]
pub struct Punctuality {
    /// What kept people from asking when they were due: `none`, `generator` or `connections`.
    pub limit: &'static str,
    /// From the moment somebody was due until the crowd's thread had time for them.
    pub late: Option<Latency>,
    /// How many in a hundred were late by more than 10 ms.
    pub late_percent: f64,
    /// From the moment somebody was due until their first request was sent.
    pub held: Option<Latency>,
    /// How many in a hundred were held by more than 10 ms, for want of a connection or of time.
    pub held_percent: f64,
    /// The most people who waited for a connection at once.
    pub waiting_most: usize,
    /// The most requests under way at once.
    pub in_flight_most: usize,
    /// How coarse all times are.
    pub grain_ms: f64,
    /// Connections to each region at most.
    pub connections: usize,
    /// Whether there were fewer, because the process ran out of file descriptors.
    pub out_of_descriptors: bool,
    /// Processor time of the crowd's thread.
    pub cpu_seconds: Option<f64>,
    /// The same for each request, in microseconds.
    pub cpu_us_per_request: Option<f64>,
}

impl Punctuality {
    /// Of a record, with its number of requests.
    pub fn new(plan: &Plan, record: &Record, requests: u64) -> Self {
        let pace = &record.pace;
        let cpu = pace.cpu.map(|cpu| cpu.as_secs_f64());
        Self {
            limit: pace.limit().as_str(),
            late: Latency::new(&pace.late),
            late_percent: late_percent(&pace.late),
            held: Latency::new(&pace.held),
            held_percent: late_percent(&pace.held),
            waiting_most: pace.waiting_most,
            in_flight_most: pace.in_flight_most,
            grain_ms: plan.grain.as_secs_f64() * 1000.0,
            connections: plan.connections,
            out_of_descriptors: pace.starved,
            cpu_seconds: cpu,
            cpu_us_per_request: cpu.filter(|_| requests > 0).map(|cpu| cpu * 1e6 / requests as f64),
        }
    }

    fn verdict(&self) -> String {
        let (late, ms) = (LATE.as_millis(), |latency: Option<Latency>| latency.map_or(0.0, |latency| latency.p99_ms));
        if self.limit == Limit::Generator.as_str() {
            let (percent, p99) = (self.late_percent, ms(self.late));
            return format!(
                "The crowd itself was the limit: its thread was more than {late} ms late for {percent:.1}% of the \
                 people (p99 {p99:.1} ms). What took long here may not be the service."
            );
        }
        if self.limit == Limit::Connections.as_str() {
            let (percent, p99, most) = (self.held_percent, ms(self.held), grouped(self.waiting_most as u64));
            let why = if self.out_of_descriptors { "file descriptors" } else { "--connections" };
            return format!(
                "Connections were the limit ({} to each region): {percent:.1}% waited more than {late} ms for one (p99 \
                 {p99:.1} ms, {most} at once). More {why} would tell more about the service.",
                self.connections
            );
        }
        format!("The crowd kept its schedule (p99 {:.1} ms late)", ms(self.late))
    }
}

impl fmt::Display for Punctuality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.verdict())?;
        match self.cpu_us_per_request {
            Some(cpu) => writeln!(f, " Its processor time: {cpu:.1} µs a request."),
            None => writeln!(f),
        }
    }
}
