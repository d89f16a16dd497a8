//! The contestants against each other: interleaved rounds in one run on one machine.
//!
//! A pilot finds how much each contestant can take, so that every run lasts about as long; then A B C D, D C B A, …, so
//! that a machine that gets slower or busier treats all alike. Ratios are of medians over the rounds.
//!
//! **Invariant:** who can't be started is named, and the others run without it.

use std::collections::BTreeMap;

use super::backend::per_claim::{Pool, Way};
use super::contestant::{Contestant, Running, Tools};
use super::figures::{Course, Figures, compare};
use super::goals::goals;
use super::machine::Machine;
use super::measure::{Crowd, Load, Sample, measure};
use super::report::Report;
use super::stage::{SEED, Stage};
use super::{Error, Say, Settings, store};

/// Requests under way when people come at a pace: so many that none waits for another.
const PACED_CONNECTIONS: usize = 1024;
/// Fewer people than this say nothing.
const PEOPLE_MIN: u32 = 500;
/// More account rows than this are not made for a closed loop.
const PEOPLE_MAX: u32 = 1_000_000;
/// Units of a pilot, and of the pilot of a contestant that is known to be slow.
const PILOT: u32 = 8_000;
const PILOT_SLOW: u32 = 1_500;
/// Pools that the scan tries.
const POOLS: [(u32, Way); 6] =
    [(4, Way::InSteps), (16, Way::InSteps), (48, Way::InSteps), (4, Way::AtOnce), (16, Way::AtOnce), (48, Way::AtOnce)];

/// The pool of the transaction per claim where no scan looks for a better one.
pub const USUAL_POOL: Pool = Pool { connections: 48, way: Way::AtOnce };

/// The loads of one contestant.
type Loads = Vec<(Course, Load)>;

/// Runs everything and makes the report.
pub async fn race(stage: &mut Stage, settings: &Settings, say: Say) -> Result<Report, Error> {
    let redis = store::program();
    let version = redis.as_deref().and_then(store::version);
    let machine = Machine::here(stage.describe(), version);
    say(&machine.to_string());
    let mut missing = Vec::new();
    let mut contestants = settings.contestants.clone();
    if redis.is_none() {
        contestants.retain(|who| !who.needs_redis());
        missing.push("redis-server is not on PATH: the contestants that need it did not run".to_owned());
        say(&missing[0]);
    }
    let mut tools = Tools { redis, pool: settings.pool, detour: None };
    if settings.people.is_none() && settings.scan && contestants.contains(&Contestant::Postgres) {
        tools.pool = scan(stage, &tools, settings, say).await?;
    }
    let mut loads = BTreeMap::new();
    for who in &contestants {
        loads.insert(*who, loads_of(stage, &tools, settings, *who, say).await?);
    }
    let most = loads.values().flatten().map(|(_, load)| load.people).max().unwrap_or_default();
    stage.import(SEED, most).await?;
    let mut samples: BTreeMap<(Course, Contestant), Vec<Sample>> = BTreeMap::new();
    for round in 0..settings.rounds {
        for who in order(&contestants, round) {
            for (course, sample) in run(stage, &tools, who, &loads[&who]).await? {
                say(&line(round, course, who, &sample));
                samples.entry((course, who)).or_default().push(sample);
            }
        }
    }
    let endurance = endurance(stage, &tools, settings, say).await?;
    let place = |who: &Contestant| contestants.iter().position(|one| one == who);
    let mut figures: Vec<Figures> =
        samples.into_iter().filter_map(|((course, who), samples)| Figures::of(course, who, samples)).collect();
    figures.sort_by_key(|one| (one.course, place(&one.who)));
    compare(&mut figures);
    let goals = goals(&figures, endurance.as_ref());
    Ok(Report { machine, settings: settings.clone(), pool: tools.pool, missing, figures, endurance, goals })
}

/// A B C D, then D C B A.
fn order(contestants: &[Contestant], round: u32) -> Vec<Contestant> {
    let mut order = contestants.to_vec();
    if round % 2 == 1 {
        order.reverse();
    }
    order
}

/// One contestant's turn: its loads one after the other on one server process.
async fn run(stage: &mut Stage, tools: &Tools, who: Contestant, loads: &Loads) -> Result<Vec<(Course, Sample)>, Error> {
    let mut campaigns = Vec::new();
    for (_, load) in loads {
        campaigns.push(stage.campaign(load.supply()).await?);
    }
    let running = Running::start(stage, tools, who, &campaigns).await?;
    let mut samples: Vec<(Course, Sample)> = Vec::new();
    for ((course, load), campaign) in loads.iter().zip(&campaigns) {
        let winners = samples.iter().find(|(course, _)| *course == Course::Winners).map(|(_, sample)| sample);
        let load = match (course, winners) {
            (Course::Half, Some(winners)) => half(load, winners),
            _ => *load,
        };
        samples.push((*course, measure(stage, &running, campaign, &load).await?));
    }
    running.stop().await;
    Ok(samples)
}

/// Half of what it could take a moment ago in the same round, for as long as that took.
fn half(load: &Load, winners: &Sample) -> Load {
    let rate = (winners.rate() / 2.0).max(1.0);
    let people = ((rate * winners.seconds) as u32).clamp(1, load.people);
    Load { people, rate: Some(rate), ..*load }
}

fn line(round: u32, course: Course, who: Contestant, sample: &Sample) -> String {
    let (rate, name, errors) = (sample.rate(), who.name(), sample.errors);
    let faults = sample.faults.join("; ");
    format!("round {}, {course:?}: {name}: {rate:.0} answers/s, {errors} errors {faults}", round + 1)
}

/// The loads of a contestant: given by the settings, or as many people as a pilot says it can take in the time.
async fn loads_of(
    stage: &mut Stage,
    tools: &Tools,
    settings: &Settings,
    who: Contestant,
    say: Say,
) -> Result<Loads, Error> {
    let closed = |crowd, people| Load { connections: settings.connections, ..Load::of(crowd, people) };
    let paced = |crowd, rate: f64, seconds: f64| {
        let people = ((rate * seconds) as u32).clamp(10, PEOPLE_MAX);
        Load { rate: Some(rate), connections: PACED_CONNECTIONS, ..Load::of(crowd, people) }
    };
    let courses = |winners, mix| {
        let half = Load { connections: PACED_CONNECTIONS, ..closed(Crowd::Winners, winners) };
        let loads = [
            (Course::Winners, closed(Crowd::Winners, winners)),
            (Course::Mix, closed(Crowd::Mix, mix)),
            (Course::Half, half),
        ];
        loads.into_iter().filter(|(course, _)| settings.half || *course != Course::Half).collect::<Loads>()
    };
    if let Some(people) = settings.people {
        return Ok(courses(people, people));
    }
    let people = if who == Contestant::Postgres { PILOT_SLOW } else { PILOT };
    let pilot = vec![(Course::Winners, closed(Crowd::Winners, people)), (Course::Mix, closed(Crowd::Mix, people))];
    let samples = run(stage, tools, who, &pilot).await?;
    let rates: Vec<f64> = samples.iter().map(|(_, sample)| sample.rate()).collect();
    say(&format!("pilot: {}: W {:.0}/s, M {:.0}/s", who.name(), rates[0], rates[1]));
    let people = |rate: f64| ((rate * settings.seconds) as u32).clamp(PEOPLE_MIN, PEOPLE_MAX);
    let mut loads = courses(people(rates[0]), people(rates[1]));
    if let Some(rate) = settings.rate
        && matches!(who, Contestant::Ours | Contestant::Constant)
    {
        loads.push((Course::Paced, paced(Crowd::Mix, rate, settings.seconds)));
    }
    Ok(loads)
}

/// Finds the best pool of the transaction per claim.
async fn scan(stage: &mut Stage, tools: &Tools, settings: &Settings, say: Say) -> Result<Pool, Error> {
    let load = Load { connections: settings.connections, ..Load::of(Crowd::Winners, PILOT_SLOW) };
    let mut best = (0.0, settings.pool);
    for (connections, way) in POOLS {
        let pool = Pool { connections, way };
        let tools = Tools { pool, ..tools.clone() };
        let samples = run(stage, &tools, Contestant::Postgres, &vec![(Course::Winners, load)]).await?;
        let rate = samples[0].1.rate();
        say(&format!("scan: PostgreSQL per claim, pool {pool}: {rate:.0} claims/s"));
        if rate > best.0 {
            best = (rate, pool);
        }
    }
    Ok(best.1)
}

/// Ours at the seed's rate, for as long as was asked for.
async fn endurance(stage: &mut Stage, tools: &Tools, settings: &Settings, say: Say) -> Result<Option<Sample>, Error> {
    let Some(lasting) = settings.endurance else { return Ok(None) };
    let people = (lasting.rate * lasting.duration.as_secs_f64()) as u32;
    say(&format!("endurance: {people} people at {} a second", lasting.rate));
    let paced = Load { rate: Some(lasting.rate), connections: PACED_CONNECTIONS, ..Load::of(Crowd::Mix, people) };
    let mut samples = run(stage, tools, Contestant::Ours, &vec![(Course::Paced, paced)]).await?;
    Ok(samples.pop().map(|(_, sample)| sample))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_second_round_goes_back() {
        let all = [Contestant::Ours, Contestant::Bare, Contestant::Postgres];
        assert_eq!(order(&all, 0), all);
        assert_eq!(order(&all, 1), [Contestant::Postgres, Contestant::Bare, Contestant::Ours]);
        assert_eq!(order(&all, 2), all);
    }
}
