//! How servers and regions are: what each server writes about itself, and what is made of it for a region.
//!
//! **Invariant:** only the dashboard goes by this; no unit, no quota and no route does. Ages are differences of the
//! database's clock, so no server's clock is trusted for them.

use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

use crate::db::aside::Aside;
use crate::db::{self, Row, statements};
use crate::region::Region;
use crate::telemetry::pulse::{Reading, Spread};

/// A server that was not heard of for so long is taken for silent: three pulses and a half.
pub const SILENT_AFTER: Duration = Duration::from_secs(7);
/// After so long its seat is free (`pulse_write.sql`).
const SEAT_FREE_AFTER_MS: i64 = 60_000;

/// What happened at a server in the last seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// In how many milliseconds.
    pub window_ms: i64,
    /// Requests answered.
    pub requests: i64,
    /// Of these, attempts to get a unit.
    pub attempts: i64,
    /// Units granted.
    pub granted: i64,
    /// Requests that failed for a fault of ours.
    pub errors: i64,
    /// Attempts of statements that failed and were run again, or given up.
    pub retries: i64,
    /// How long answers took.
    pub latency: Spread,
    /// What one wait for a connection in a hundred exceeded, in microseconds.
    pub pool_wait_us: i64,
    /// What one statement in a hundred exceeded in the database, in microseconds.
    pub round_trip_us: i64,
    /// Claims that wait to be decided.
    pub queue_length: i64,
    /// Connections of the pool that are lent.
    pub connections_used: i64,
    /// Connections it may have.
    pub connections_max: i64,
}

impl Figures {
    /// Of what happened between two readings.
    pub fn of(window: &Reading, earlier: &Reading) -> Self {
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let length = window.at.saturating_duration_since(earlier.at);
        Self {
            window_ms: length.as_millis().max(1) as i64,
            requests: count(window.requests),
            attempts: count(window.attempts),
            granted: count(window.granted),
            errors: count(window.errors),
            retries: count(window.retries),
            latency: window.answers.clone(),
            pool_wait_us: window.pool_waits.quantile(0.99).unwrap_or(0),
            round_trip_us: window.round_trips.quantile(0.99).unwrap_or(0),
            ..Self::default()
        }
    }
}

/// The last look at the books that a server made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Books {
    /// When, by that server's clock.
    pub checked_at: Timestamp,
    /// What did not balance.
    pub findings: i64,
}

/// What a server says about itself.
#[derive(Clone, Debug)]
pub struct ServerPulse {
    /// Its region.
    pub region: Region,
    /// Its name for as long as it runs.
    pub server: Uuid,
    /// The program's version.
    pub version: String,
    /// `starting`, `ready` or `draining`.
    pub state: String,
    /// Since when it runs, by its own clock.
    pub started_at: Timestamp,
    /// How long ago it was heard of when this was read.
    pub age: Duration,
    /// The last seconds.
    pub figures: Figures,
    /// Answers in each language since it began.
    pub languages: Vec<(String, i64)>,
    /// Its last look at the books, if it made one.
    pub books: Option<Books>,
}

impl ServerPulse {
    /// Whether it was heard of lately.
    pub fn is_heard(&self) -> bool {
        self.age <= SILENT_AFTER
    }
}

/// A region's servers taken together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegionPulse {
    /// Servers that were heard of lately.
    pub servers: i64,
    /// Of these, those that people should be sent to.
    pub ready: i64,
    /// Servers whose last word is older.
    pub silent: i64,
    /// How long ago the one heard of last was heard of; nothing without any.
    pub age: Option<Duration>,
    /// Thousandths of a request a second, and so the next four.
    pub requests_milli: i64,
    /// Attempts to get a unit.
    pub attempts_milli: i64,
    /// Units granted.
    pub granted_milli: i64,
    /// Requests that failed for a fault of ours.
    pub errors_milli: i64,
    /// Attempts of statements that failed.
    pub retries_milli: i64,
    /// Half of all answers were faster, in microseconds; nothing if nobody asked.
    pub p50_us: Option<i64>,
    /// One answer in a hundred was slower.
    pub p99_us: Option<i64>,
    /// The worst server's wait for a connection (p99).
    pub pool_wait_us: i64,
    /// The worst server's time in the database (p99).
    pub round_trip_us: i64,
    /// Claims that wait to be decided.
    pub queue_length: i64,
    /// Connections lent, and how many there may be.
    pub connections: (i64, i64),
}

impl RegionPulse {
    /// Of all servers that ever said they are there.
    pub fn of<'a>(servers: impl Iterator<Item = &'a ServerPulse>) -> Self {
        let (mut all, mut latency) = (Self::default(), Spread::default());
        for server in servers {
            all.age = Some(all.age.map_or(server.age, |age| age.min(server.age)));
            if !server.is_heard() {
                all.silent += 1;
                continue;
            }
            let f = &server.figures;
            let milli = |count: i64| count.saturating_mul(1_000_000) / f.window_ms.max(1);
            all.servers += 1;
            all.ready += i64::from(server.state == "ready");
            all.requests_milli += milli(f.requests);
            all.attempts_milli += milli(f.attempts);
            all.granted_milli += milli(f.granted);
            all.errors_milli += milli(f.errors);
            all.retries_milli += milli(f.retries);
            all.pool_wait_us = all.pool_wait_us.max(f.pool_wait_us);
            all.round_trip_us = all.round_trip_us.max(f.round_trip_us);
            all.queue_length += f.queue_length;
            all.connections = (all.connections.0 + f.connections_used, all.connections.1 + f.connections_max);
            latency.add(&f.latency);
        }
        (all.p50_us, all.p99_us) = (latency.quantile(0.5), latency.quantile(0.99));
        all
    }
}

/// What a server writes.
pub struct Beat<'a> {
    /// Its region.
    pub region: &'a Region,
    /// Its name for as long as it runs.
    pub server: Uuid,
    /// `starting`, `ready` or `draining`.
    pub state: &'static str,
    /// Since when it runs.
    pub started_at: Timestamp,
    /// The last seconds.
    pub figures: Figures,
    /// Answers in each language since it began.
    pub languages: &'a [(&'static str, u64)],
    /// Its last look at the books.
    pub books: Option<Books>,
}

/// The first seat of a region that is this server's, free, or new.
pub async fn find_seat(aside: &Aside, region: &Region, server: Uuid) -> Result<i64, db::Error> {
    let rows = aside.run(&statements::PULSE_SEATS, &[&region.as_str()]).await?;
    let mut next = 0;
    for row in &rows {
        let (seat, age_ms): (i64, i64) = (row.get("seat"), row.get("age_ms"));
        let mine = row.get::<_, Uuid>("server_id") == server;
        if mine || seat > next {
            return Ok(if mine { seat } else { next });
        }
        // A little more, so that it is free when the statement looks.
        if age_ms > SEAT_FREE_AFTER_MS + 1_000 {
            return Ok(seat);
        }
        next = seat + 1;
    }
    Ok(next)
}

/// A server says how it is; returns whether the seat is its own.
pub async fn write(aside: &Aside, seat: i64, beat: &Beat<'_>) -> Result<bool, db::Error> {
    let f = &beat.figures;
    let (tags, counts): (Vec<&str>, Vec<i64>) =
        beat.languages.iter().filter(|(_, count)| *count > 0).map(|(tag, count)| (*tag, *count as i64)).unzip();
    let checked_at = beat.books.map(|books| books.checked_at);
    let findings = beat.books.map_or(0, |books| books.findings);
    let (region, version, latency) = (beat.region.as_str(), env!("CARGO_PKG_VERSION"), f.latency.to_row());
    let params: [&(dyn db::ToSql + Sync); 22] = [
        &region,
        &seat,
        &beat.server,
        &version,
        &beat.state,
        &beat.started_at,
        &f.window_ms,
        &f.requests,
        &f.attempts,
        &f.granted,
        &f.errors,
        &f.retries,
        &latency,
        &f.pool_wait_us,
        &f.round_trip_us,
        &f.queue_length,
        &f.connections_used,
        &f.connections_max,
        &tags,
        &counts,
        &checked_at,
        &findings,
    ];
    Ok(!aside.run(&statements::PULSE_WRITE, &params).await?.is_empty())
}

/// The servers of one region.
pub async fn of_region(aside: &Aside, region: &Region) -> Result<Vec<ServerPulse>, db::Error> {
    let rows = aside.run(&statements::PULSE_REGION, &[&region.as_str()]).await?;
    Ok(rows.iter().filter_map(server_pulse).collect())
}

/// A row of `pulse_list` or `pulse_region`; nothing if its region has no name of a region.
pub(super) fn server_pulse(row: &Row) -> Option<ServerPulse> {
    let (seen_at, read_at): (Timestamp, Timestamp) = (row.get("seen_at"), row.get("read_at"));
    let (tags, counts): (Vec<String>, Vec<i64>) = (row.get("languages"), row.get("language_counts"));
    let checked_at: Option<Timestamp> = row.get("books_checked_at");
    Some(ServerPulse {
        region: row.get::<_, &str>("region").parse().ok()?,
        server: row.get("server_id"),
        version: row.get("version"),
        state: row.get("state"),
        started_at: row.get("started_at"),
        age: read_at.duration_since(seen_at).try_into().unwrap_or_default(),
        figures: Figures {
            window_ms: row.get("window_ms"),
            requests: row.get("requests"),
            attempts: row.get("attempts"),
            granted: row.get("granted"),
            errors: row.get("errors"),
            retries: row.get("retries"),
            latency: Spread::from_row(row.get::<_, Vec<i64>>("latency").as_slice()),
            pool_wait_us: row.get("pool_wait_us"),
            round_trip_us: row.get("round_trip_us"),
            queue_length: row.get("queue_length"),
            connections_used: row.get("connections_used"),
            connections_max: row.get("connections_max"),
        },
        languages: tags.into_iter().zip(counts).collect(),
        books: checked_at.map(|checked_at| Books { checked_at, findings: row.get("books_findings") }),
    })
}

/// How a region was at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The region.
    pub region: String,
    /// When, by the database's clock.
    pub at: Timestamp,
    /// How it was; only what a chart shows is filled in.
    pub pulse: RegionPulse,
}

/// Keeps how a region is in these five seconds.
pub async fn keep(aside: &Aside, region: &Region, pulse: &RegionPulse) -> Result<(), db::Error> {
    let params: [&(dyn db::ToSql + Sync); 10] = [
        &region.as_str(),
        &pulse.servers,
        &pulse.attempts_milli,
        &pulse.granted_milli,
        &pulse.errors_milli,
        &pulse.retries_milli,
        &pulse.p50_us,
        &pulse.p99_us,
        &pulse.pool_wait_us,
        &pulse.round_trip_us,
    ];
    aside.run(&statements::SAMPLE_WRITE, &params).await.map(drop)
}

/// A row of `sample_list`.
pub(super) fn sample(row: &Row) -> Sample {
    Sample {
        region: row.get("region"),
        at: row.get("sampled_at"),
        pulse: RegionPulse {
            servers: row.get("servers"),
            attempts_milli: row.get("attempts_milli"),
            granted_milli: row.get("granted_milli"),
            errors_milli: row.get("errors_milli"),
            retries_milli: row.get("retries_milli"),
            p50_us: row.get("p50_us"),
            p99_us: row.get("p99_us"),
            pool_wait_us: row.get("pool_wait_us"),
            round_trip_us: row.get("round_trip_us"),
            ..RegionPulse::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(age: u64, granted: i64, bucket: usize) -> ServerPulse {
        let mut latency = Spread::default();
        latency.0[bucket] = 100;
        ServerPulse {
            region: "eu".parse().unwrap(),
            server: Uuid::nil(),
            version: String::new(),
            state: "ready".into(),
            started_at: Timestamp::UNIX_EPOCH,
            age: Duration::from_secs(age),
            figures: Figures { window_ms: 5_000, granted, latency, pool_wait_us: granted, ..Figures::default() },
            languages: Vec::new(),
            books: None,
        }
    }

    #[test]
    fn a_region_is_the_sum_of_the_servers_that_are_heard_and_its_percentiles_are_of_all_their_people() {
        let servers = [server(1, 10, 4), server(3, 30, 40), server(8, 1_000, 70)];
        let region = RegionPulse::of(servers.iter());
        assert_eq!((region.servers, region.ready, region.silent), (2, 2, 1));
        assert_eq!((region.granted_milli, region.pool_wait_us), (8_000, 30));
        assert_eq!(region.age, Some(Duration::from_secs(1)));
        let alone = |server: &ServerPulse| RegionPulse::of(std::iter::once(server));
        assert!(region.p50_us.unwrap() <= alone(&servers[0]).p99_us.unwrap() + 20);
        assert!(region.p99_us.unwrap() >= alone(&servers[1]).p50_us.unwrap());
        assert_eq!(RegionPulse::of([].iter()).p99_us, None);
    }
}
