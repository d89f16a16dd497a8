//! The last quarter of an hour as lines and as tables: samples of all regions put together, five seconds each.
//!
//! **Invariant:** a chart and its table are made of the same points.

use std::collections::BTreeMap;

use askama::Template;
use jiff::Timestamp;

use super::chart::{Chart, Line, NARROW, WIDE};
use super::tongue::Tongue;
use crate::l10n::Message;
use crate::report::pulse::Sample;
use crate::report::world::World;

/// Seconds that a sample stands for (`sample_write.sql`).
const SLOT: i64 = 5;
/// Minutes of a table.
const MINUTES: i64 = 15;

/// All regions in one slot.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Point {
    attempts: f64,
    granted: f64,
    p50: Option<f64>,
    p99: Option<f64>,
    round_trip: f64,
    pool_wait: f64,
    /// What the middle is weighed by.
    weight: f64,
}

impl Point {
    fn add(&mut self, sample: &Sample) {
        let pulse = &sample.pulse;
        let millis = |us: i64| us as f64 / 1_000.0;
        self.attempts += pulse.attempts_milli as f64 / 1_000.0;
        self.granted += pulse.granted_milli as f64 / 1_000.0;
        self.round_trip = self.round_trip.max(millis(pulse.round_trip_us));
        self.pool_wait = self.pool_wait.max(millis(pulse.pool_wait_us));
        if let Some(p99) = pulse.p99_us.map(millis) {
            self.p99 = Some(self.p99.map_or(p99, |worst| worst.max(p99)));
        }
        if let Some(p50) = pulse.p50_us.map(millis) {
            let weight = (pulse.attempts_milli as f64).max(1.0);
            let sum = self.p50.unwrap_or(0.0) * self.weight + p50 * weight;
            self.weight += weight;
            self.p50 = Some(sum / self.weight);
        }
    }
}

/// By slot; the one that is still being filled is left out.
fn points(world: &World) -> Vec<(f64, Point)> {
    let slot = |at: Timestamp| at.as_second().div_euclid(SLOT);
    let mut points: BTreeMap<i64, Point> = BTreeMap::new();
    for sample in world.samples.iter().filter(|sample| slot(sample.at) < slot(world.read_at)) {
        points.entry(slot(sample.at)).or_default().add(sample);
    }
    let minutes = |slot: i64| ((slot + 1) * SLOT - world.read_at.as_second()) as f64 / 60.0;
    let points = points.into_iter().map(|(slot, point)| (minutes(slot).min(0.0), point));
    points.filter(|(minutes, _)| *minutes >= -(MINUTES as f64)).collect()
}

/// What tells two states of the history apart.
pub(super) fn key(world: &World) -> i64 {
    world.read_at.as_second().div_euclid(SLOT)
}

struct Legend {
    colour: usize,
    words: String,
}

struct Figure {
    id: &'static str,
    heading: String,
    now: String,
    wide: String,
    narrow: String,
    legend: Vec<Legend>,
    rows: Vec<(String, Vec<String>)>,
}

#[derive(Template)]
#[template(path = "ops_charts.html", config = "src/http/askama.toml")]
struct Charts {
    figures: [Figure; 2],
    as_table: String,
    when: String,
    empty: Option<String>,
}

/// Both charts with their tables.
pub(super) fn charts(world: &World, tongue: &Tongue) -> askama::Result<String> {
    let points = points(world);
    Charts {
        as_table: tongue.say(&Message::OpsAsTable),
        when: tongue.say(&Message::OpsWhen),
        empty: points.is_empty().then(|| tongue.say(&Message::OpsChartEmpty)),
        figures: [rates(&points, world, tongue), latency(&points, world, tongue)],
    }
    .render()
}

fn moment(minutes: f64, tongue: &Tongue) -> String {
    let value = (-minutes).round() as i64;
    tongue.bare(&if value == 0 { Message::OpsNow } else { Message::OpsMinutesAgo { value } })
}

fn line(colour: usize, points: &[(f64, Point)], value: impl Fn(&Point) -> Option<f64>) -> Line {
    Line { colour, points: points.iter().filter_map(|(at, point)| Some((*at, value(point)?))).collect() }
}

/// A row for each minute: the last value in it of each line.
fn rows(lines: &[&Line], words: &dyn Fn(f64) -> String, tongue: &Tongue) -> Vec<(String, Vec<String>)> {
    let minute = |minute: i64| {
        let (from, to) = (-(minute as f64) - 0.5, -(minute as f64) + 0.5);
        let last = |line: &&Line| line.points.iter().rfind(|(at, _)| *at > from && *at <= to).map(|(_, value)| *value);
        let values: Vec<Option<f64>> = lines.iter().map(last).collect();
        let known = values.iter().any(Option::is_some);
        let value = |value: Option<f64>| value.map_or_else(|| tongue.bare(&Message::OpsUnknown), words);
        known.then(|| (moment(-(minute as f64), tongue), values.into_iter().map(value).collect()))
    };
    (0..=MINUTES).filter_map(minute).collect()
}

fn rates(points: &[(f64, Point)], world: &World, tongue: &Tongue) -> Figure {
    let asking = line(0, points, |point| Some(point.attempts));
    let granted = line(1, points, |point| Some(point.granted));
    let words = |value: f64| tongue.rate((value * 1_000.0) as i64);
    let rows = rows(&[&asking, &granted], &words, tongue);
    let axis = |value: f64| tongue.number(value as i64);
    let (left, right) = ([asking], [granted]);
    let chart = Chart { left: &left, right: &right, value: &axis, moment: &|minutes| moment(minutes, tongue) };
    let legend = [(0, Message::OpsLineAttempts), (1, Message::OpsLineGranted)];
    let pulse = world.pulse();
    Figure {
        id: "rates",
        heading: tongue.say(&Message::OpsChartRates),
        now: tongue.say(&Message::OpsChartRatesNow {
            attempts: tongue.rate(pulse.attempts_milli),
            granted: tongue.rate(pulse.granted_milli),
        }),
        wide: chart.draw(WIDE),
        narrow: chart.draw(NARROW),
        legend: legend.map(|(colour, words)| Legend { colour, words: tongue.say(&words) }).into(),
        rows,
    }
}

fn latency(points: &[(f64, Point)], world: &World, tongue: &Tongue) -> Figure {
    let lines = [
        line(2, points, |point| point.p99),
        line(1, points, |point| point.p50),
        line(0, points, |point| point.p99.map(|_| point.round_trip)),
        line(3, points, |point| point.p99.map(|_| point.pool_wait)),
    ];
    let words = |value: f64| tongue.millis(Some((value * 1_000.0) as i64));
    let rows = rows(&[&lines[0], &lines[1], &lines[2], &lines[3]], &words, tongue);
    let axis = |value: f64| tongue.bare(&Message::OpsMillis { value: value as i64 });
    let chart = Chart { left: &lines, right: &[], value: &axis, moment: &|minutes| moment(minutes, tongue) };
    let legend =
        [(2, Message::OpsLineP99), (1, Message::OpsLineP50), (0, Message::OpsLineRoundTrip), (3, Message::OpsLinePool)];
    let slow = tongue.millis(world.slowest().and_then(|region| region.pulse.p99_us));
    Figure {
        id: "latency",
        heading: tongue.say(&Message::OpsChartLatency),
        now: tongue.say(&Message::OpsChartLatencyNow { slow }),
        wide: chart.draw(WIDE),
        narrow: chart.draw(NARROW),
        legend: legend.map(|(colour, words)| Legend { colour, words: tongue.say(&words) }).into(),
        rows,
    }
}
