//! How large a deployment has to be: from supply, people and minutes to servers, database, connections, bandwidth and
//! storage of each region.
//!
//! Pure arithmetic: no clock, no file, no database. What things cost is in `costs.rs`, each with its source; how many
//! connections fit is in `budget.rs`. **Invariant:** more people, more units or less time never need less of anything
//! (property tests); whatever does not fit is a fault with a name, never a silent cap.
//!
//! # The formulas
//!
//! A part of the people, the *spike*, comes at the opening and is spread by the pages over the *jitter*; the others
//! come evenly.
//!
//! - people a second at the opening = spike / jitter + others / duration
//! - **units a second**: whoever came during the jitter is granted a unit after `wait` at the latest, so
//!   `min(supply, people of the jitter) / (jitter + wait)`, and at least what comes evenly afterwards as long as there
//!   are units. This, not the requests, is what the database is sized for.
//! - **another region lost**: a region's part of everything is share / (1 − the largest other share).
//! - **servers** of a region: the most of two; processor time of the requests at the opening; and winners who wait
//!   (units a second × wait) over the requests that one server may hold open.
//! - **vCPUs of the database**: rows written a second, times voters / 3, over what one vCPU writes; at least a
//!   quarter of the connections.
//! - **counter rows**: a row is held by one batch at a time, for two commits where a region's loss is survived. A
//!   region grants at most rows × batch / that time, and each of its servers has its turn once in servers × that
//!   time: many small servers are slower than few large ones.

pub mod budget;
pub mod costs;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::region::Region;
use costs::{
    ACCOUNT_BYTES, ANSWER_BYTES, ANSWER_MICROS, BATCH_ROWS, CLAIM_BYTES, COUNTER_ROWS_MAX, CROWDING, DISK_FULL,
    LOG_LINE_BYTES, REQUEST_BYTES, SERVER_BASE_BYTES, WAITING_BYTES, WINNER_BYTES, ZONE_COMMIT_SECONDS,
};

/// What the loss of must stop nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Goal {
    /// A whole region: five voters, a commit waits for another region.
    Region,
    /// A zone: three voters in the home region.
    Zone,
}

/// What is planned for.
#[derive(Clone, Debug, Serialize)]
pub struct Ask {
    /// Units.
    pub supply: u64,
    /// People who come.
    pub people: u64,
    /// Seconds within which they come.
    pub seconds: f64,
    /// The part of the people who come at the opening, 0 to 1.
    pub spike: f64,
    /// Seconds over which the pages spread them.
    pub jitter: f64,
    /// Seconds that a winner of the opening waits at most.
    pub wait: f64,
    /// The regions, each with its share of the people; shares are relative.
    pub regions: Vec<(Region, f64)>,
    /// What the loss of must stop nobody.
    pub survive: Goal,
    /// Seconds from a region to the nearest other one and back.
    pub round_trip: f64,
    /// Requests of one person.
    pub requests: f64,
    /// The part of a processor that may be busy, 0 to 1.
    pub busy: f64,
    /// vCPUs of a server.
    pub server_vcpus: u32,
    /// Requests that a server may hold open.
    pub concurrency: u32,
    /// Database connections of a server.
    pub connections: u32,
    /// vCPUs of a database node.
    pub node_vcpus: u32,
    /// Rows that one vCPU of the database writes in a second, with three replicas.
    pub rows_per_vcpu: f64,
    /// The part of the requests that leave a log line at the entrance, 0 to 1.
    pub logged: f64,
}

/// What one region needs.
#[derive(Clone, Debug, Serialize)]
pub struct Needs {
    /// The region.
    pub region: Region,
    /// Its share of the people.
    pub share: f64,
    /// Its share when the largest other region is lost.
    pub share_of_lost: f64,
    /// Requests a second at the opening, another region lost.
    pub requests: f64,
    /// Units granted a second at most, another region lost.
    pub grants: f64,
    /// Winners who wait at once.
    pub waiting: f64,
    /// Servers while nothing happens.
    pub servers_quiet: u64,
    /// Servers for its own people at the opening.
    pub servers: u64,
    /// Servers at the opening with another region lost.
    pub servers_max: u64,
    /// What decided how many: `processor`, `waiting` or `two at least`.
    pub servers_by: &'static str,
    /// Memory of one server, in bytes.
    pub server_memory: f64,
    /// Database connections of all its servers.
    pub connections: u64,
    /// vCPUs of its database nodes.
    pub vcpus: u64,
    /// Its database nodes.
    pub nodes: u64,
    /// Counter rows of a campaign (`campaign create --shards`).
    pub counter_rows: u64,
    /// Seconds until a server's batch has its turn at a counter row.
    pub turn: f64,
    /// Bytes a second that come in and go out at the opening.
    pub bandwidth: (f64, f64),
    /// Bytes on its database's disks: rows, indexes, replicas, and room to work.
    pub storage: f64,
    /// Bytes of the entrance's log lines.
    pub log: f64,
}

/// The whole plan.
#[derive(Clone, Debug, Serialize)]
pub struct Plan {
    /// What it is for.
    pub ask: Ask,
    /// People a second on average.
    pub average: f64,
    /// People a second at the opening.
    pub peak: f64,
    /// Units granted a second at most.
    pub grants: f64,
    /// Copies of each row.
    pub replicas: u32,
    /// Bytes of requests and of answers, of the whole rush.
    pub traffic: (f64, f64),
    /// Bytes of rows with their indexes, once: accounts and claims.
    pub rows: (f64, f64),
    /// The regions.
    pub regions: Vec<Needs>,
    /// What does not fit.
    pub faults: Vec<String>,
}

impl Ask {
    /// People who come during the jitter, and people a second then, and afterwards.
    fn arrivals(&self) -> (f64, f64, f64) {
        let people = self.people as f64;
        let jitter = self.jitter.min(self.seconds);
        let evenly = people * (1.0 - self.spike) / self.seconds;
        let opening = people * self.spike + evenly * jitter;
        (opening, opening / jitter, evenly)
    }

    /// Units a second that the database must grant.
    fn grants(&self) -> f64 {
        let (opening, peak, evenly) = self.arrivals();
        let supply = self.supply as f64;
        let jitter = self.jitter.min(self.seconds);
        // As long as there are units: whoever comes evenly, or all that is there within one jitter and wait.
        let afterwards = evenly.min(supply / (jitter + self.wait));
        (supply.min(opening) / (jitter + self.wait)).max(afterwards).min(peak)
    }

    /// Copies of each row, and how many of them are at home.
    fn replicas(&self) -> (u32, u32) {
        let others = (self.regions.len() as u32).saturating_sub(1);
        match self.survive {
            Goal::Region => (5.max(2 + others), 2),
            Goal::Zone => (3 + others, 3),
        }
    }

    /// Voters of each row, which is what a write costs.
    fn voters(&self) -> f64 {
        if self.survive == Goal::Region { 5.0 } else { 3.0 }
    }

    /// Seconds for which a batch holds its counter row.
    fn row_held(&self) -> f64 {
        match self.survive {
            Goal::Region => 2.0 * self.round_trip,
            Goal::Zone => ZONE_COMMIT_SECONDS,
        }
    }

    /// Each region's share, and its share when the largest other one is lost.
    fn shares(&self) -> Vec<(f64, f64)> {
        let all: f64 = self.regions.iter().map(|(_, share)| share).sum();
        let share = |index: usize| self.regions[index].1 / all;
        let lost = |index: usize| {
            let others = (0..self.regions.len()).filter(|&other| other != index);
            let largest = others.map(share).fold(0.0, f64::max);
            share(index) / (1.0 - largest)
        };
        (0..self.regions.len()).map(|index| (share(index), lost(index))).collect()
    }
}

/// Plans a deployment.
pub fn plan(ask: &Ask) -> Plan {
    let (_, peak, _) = ask.arrivals();
    let people = ask.people as f64;
    let (accounts, claims) = (people * ACCOUNT_BYTES, ask.supply.min(ask.people) as f64 * CLAIM_BYTES);
    let requests = people * ask.requests;
    let mut plan = Plan {
        average: people / ask.seconds,
        peak,
        grants: ask.grants(),
        replicas: ask.replicas().0,
        traffic: (requests * REQUEST_BYTES, requests * ANSWER_BYTES),
        rows: (accounts, claims),
        regions: Vec::new(),
        faults: Vec::new(),
        ask: ask.clone(),
    };
    plan.regions = ask.shares().iter().enumerate().map(|(index, shares)| needs(&plan, index, *shares)).collect();
    plan.faults = faults(&plan);
    plan
}

fn needs(plan: &Plan, index: usize, (share, of_lost): (f64, f64)) -> Needs {
    let ask = &plan.ask;
    let (requests, grants) = (plan.peak * ask.requests * of_lost, plan.grants * of_lost);
    let hold = ask.row_held();
    let waiting = grants * ask.wait.max(hold);
    let count = |part: f64| {
        let processor = plan.peak * ask.requests * part * ANSWER_MICROS * CROWDING / 1e6 / ask.busy;
        let processor = up(processor / f64::from(ask.server_vcpus));
        let waiting = up(plan.grants * part * ask.wait.max(hold) / f64::from(ask.concurrency));
        (processor.max(waiting).max(2), processor, waiting)
    };
    let (servers_max, processor, held_open) = count(of_lost);
    let connections = servers_max * u64::from(ask.connections);
    let processors = grants * ask.voters() / 3.0 / ask.rows_per_vcpu / ask.busy;
    let nodes = up(processors / f64::from(ask.node_vcpus))
        .max(up(connections as f64 / budget::PER_VCPU as f64 / f64::from(ask.node_vcpus)))
        .max(3);
    let log = plan.ask.people as f64 * share * ask.requests * ask.logged * LOG_LINE_BYTES;
    let servers_by = match servers_max {
        2 => "two at least",
        _ if held_open >= processor => "waiting",
        _ => "processor",
    };
    Needs {
        region: ask.regions[index].0.clone(),
        share,
        share_of_lost: of_lost,
        requests,
        grants,
        waiting,
        servers_quiet: 2,
        servers: count(share).0,
        servers_max,
        servers_by,
        server_memory: memory(plan, share, waiting / servers_max as f64),
        connections,
        vcpus: nodes * u64::from(ask.node_vcpus),
        nodes,
        counter_rows: up(grants * hold / BATCH_ROWS).max(1),
        turn: servers_max as f64 * hold,
        bandwidth: (requests * REQUEST_BYTES, requests * ANSWER_BYTES),
        storage: storage(plan, index),
        log,
    }
}

/// A server's memory: itself, the winners at home in its region, the requests it holds open.
fn memory(plan: &Plan, share: f64, held_open: f64) -> f64 {
    let winners = plan.ask.supply.min(plan.ask.people) as f64 * share;
    SERVER_BASE_BYTES + winners * WINNER_BYTES + held_open * WAITING_BYTES
}

/// A region's disks: the copies at home, and its part of the others' copies.
fn storage(plan: &Plan, index: usize) -> f64 {
    let (replicas, home) = plan.ask.replicas();
    let shares = plan.ask.shares();
    let rows = plan.rows.0 + plan.rows.1;
    let others = (shares.len() - 1).max(1) as f64;
    let own = shares[index].0;
    // With one region all copies are at home.
    let (home, abroad) = if shares.len() == 1 { (replicas, 0) } else { (home, replicas - home) };
    rows * (own * f64::from(home) + (1.0 - own) * f64::from(abroad) / others) / DISK_FULL
}

fn up(number: f64) -> u64 {
    number.ceil() as u64
}

fn faults(plan: &Plan) -> Vec<String> {
    let ask = &plan.ask;
    let mut faults = Vec::new();
    if ask.survive == Goal::Region && ask.regions.len() < 3 {
        faults.push("surviving a region's loss needs three regions".into());
    }
    for region in &plan.regions {
        let name = &region.region;
        if region.counter_rows > COUNTER_ROWS_MAX {
            faults.push(format!(
                "{name}: {:.0} units a second need {} counter rows, a campaign has {COUNTER_ROWS_MAX} at most",
                region.grants, region.counter_rows
            ));
        }
        if region.servers_max > 2 && region.turn > ask.wait {
            faults.push(format!(
                "{name}: {} servers take turns at a counter row that each holds for {:.2} s: a winner waits {:.0} s, \
                 and not {:.0}",
                region.servers_max,
                ask.row_held(),
                region.turn,
                ask.wait
            ));
        }
    }
    faults
}

/// Changes that would make the plan fit, each tried by itself; empty where it fits.
pub fn remedies(ask: &Ask) -> Vec<String> {
    if plan(ask).faults.is_empty() {
        return Vec::new();
    }
    let mut tried: Vec<(String, Ask)> = Vec::new();
    for jitter in [30.0, 60.0].into_iter().filter(|&jitter| jitter > ask.jitter) {
        tried.push((format!("--jitter {jitter:.0}s"), Ask { jitter, ..ask.clone() }));
    }
    for concurrency in [2_000, 5_000, 10_000, 20_000].into_iter().filter(|&more| more > ask.concurrency) {
        let name = format!("--concurrency {concurrency} (fewer, larger servers, on machines of their own)");
        tried.push((name, Ask { concurrency, ..ask.clone() }));
    }
    if ask.survive == Goal::Region {
        let name = "--survive zone (a lost region's units wait until it is back)";
        tried.push((name.into(), Ask { survive: Goal::Zone, ..ask.clone() }));
    }
    for wait in [10.0, 30.0].into_iter().filter(|&wait| wait > ask.wait) {
        tried.push((format!("--wait {wait:.0}s"), Ask { wait, ..ask.clone() }));
    }
    let mut fit: Vec<String> =
        tried.into_iter().filter(|(_, ask)| plan(ask).faults.is_empty()).map(|(name, _)| name).collect();
    // The smallest change of a kind is enough.
    fit.dedup_by_key(|name| name.split(' ').next().map(str::to_owned));
    fit
}
