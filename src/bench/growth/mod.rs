//! How the cost of a claim grows: with the units already granted, the size of a batch, the campaigns at once, the
//! distance to the database; and what an account row costs.
//!
//! Only ours is measured here, always with a unit for everybody (W).
//!
//! **Invariant:** within one table the steps are measured in interleaved rounds of one run; tables are not compared.

mod accounts;
mod fill;
pub mod relay;
pub mod report;

use std::time::Duration;

use serde::Serialize;

use self::accounts::Imported;
use self::relay::Relay;
use self::report::{Report, Step, Tables};
use super::contestant::{Contestant, Running, Tools};
use super::machine::Machine;
use super::measure::{Crowd, Load, Sample, batches, measure, measure_many};
use super::stage::{Campaign, SEED, Stage};
use super::{Error, Say, race};
use crate::report::books::{self, Depth};

/// Connections of a closed loop here.
const CONNECTIONS: usize = 256;
/// Connections where a batch must be full although it takes long.
const MANY_CONNECTIONS: usize = 2048;
/// Connections over a distance. Of 2,048 people who wait 80 ms each, 25,600 a second come at most, whatever the server
/// does.
pub const FAR_CONNECTIONS: usize = 8192;
/// So many times the people of other runs come then, so that the first and the last of each connection weigh little.
const FAR_PEOPLE: u32 = 4;
/// Counter rows of a campaign over a distance: what one begins with on either engine (`Engine::shard_count_default`).
/// Of each row one batch at a time is on its way.
const FAR_ROWS: [i64; 2] = [1, 8];

/// What is measured.
#[derive(Clone, Debug, Serialize)]
pub struct Settings {
    /// Units granted before.
    pub rows: Vec<i64>,
    /// Connections in a closed loop: they make the batches.
    pub connections: Vec<usize>,
    /// Campaigns at once.
    pub campaigns: Vec<u32>,
    /// Milliseconds added to the database's round trip.
    pub delays: Vec<u64>,
    /// People a second while latency is measured over a distance.
    pub rate: f64,
    /// Accounts that are imported.
    pub accounts: u32,
    /// Interleaved rounds.
    pub rounds: u32,
    /// People of each run.
    pub people: u32,
}

/// Measures everything.
pub async fn run(settings: &Settings, say: Say) -> Result<Report, Error> {
    let mut stage = Stage::up().await?;
    let outcome = all(&mut stage, settings, say).await;
    stage.down().await;
    outcome
}

async fn all(stage: &mut Stage, settings: &Settings, say: Say) -> Result<Report, Error> {
    let tools = Tools { redis: None, pool: race::USUAL_POOL, detour: None };
    let machine = Machine::here(stage.describe(), None);
    say(&machine.to_string());
    // First, into an empty table: what an import costs on disk would else hide in pages that have room.
    let imported = import(stage, settings, say).await?;
    let delays = distances(stage, settings, &tools, say).await?;
    let campaigns = many_campaigns(stage, settings, &tools, say).await?;
    let contact = accounts::first_contact(stage, &tools, settings.people).await?;
    let filled = filled(stage, settings, say).await?;
    let rows = rows(stage, settings, &tools, &filled, say).await?;
    let batch = batch(stage, settings, &tools, filled.last(), say).await?;
    let tables = Tables { rows, batch, campaigns, distances: delays, contact, imported };
    Ok(Report::new(machine, settings.clone(), tables))
}

fn closed(settings: &Settings, connections: usize, seed: u64) -> Load {
    Load { connections, seed, ..Load::of(Crowd::Winners, settings.people) }
}

/// Campaigns with units granted before, each with a unit for all people of all rounds to come.
async fn filled(stage: &mut Stage, settings: &Settings, say: Say) -> Result<Vec<Campaign>, Error> {
    let runs = i64::from(settings.rounds) * (1 + settings.connections.len() as i64);
    let mut filled = Vec::new();
    for rows in &settings.rows {
        say(&format!("{rows} units are being granted to strangers"));
        let mut campaign = stage.campaign(2 * (rows + runs * i64::from(settings.people))).await?;
        campaign.lasting = true;
        fill::gather(stage, &campaign).await?;
        fill::fill(stage, &mut campaign, *rows).await?;
        filled.push(campaign);
    }
    stage.tidy().await?;
    match books::check(&stage.db, Depth::Claims, false).await?.first() {
        Some(finding) => Err(Error::Books(finding.to_string())),
        None => Ok(filled),
    }
}

async fn rows(
    stage: &mut Stage,
    settings: &Settings,
    tools: &Tools,
    filled: &[Campaign],
    say: Say,
) -> Result<Vec<Step>, Error> {
    let mut filled = filled.to_vec();
    let mut samples = vec![Vec::new(); filled.len()];
    for round in 0..settings.rounds {
        for place in there_and_back(filled.len(), round) {
            let load = closed(settings, MANY_CONNECTIONS, SEED + u64::from(round));
            let campaign = &mut filled[place];
            let running = Running::start(stage, tools, Contestant::Ours, &[]).await?;
            let sample = measure(stage, &running, campaign, &load).await?;
            running.stop().await;
            campaign.granted += sample.granted as i64;
            say(&format!("{} rows: {:.0} claims/s", settings.rows[place], sample.claims()));
            samples[place].push(sample);
        }
    }
    let label = |rows: &i64| format!("{rows} units granted before");
    Ok(Step::all(settings.rows.iter().map(label), samples))
}

/// Batches are what queues up while one is decided: more connections, larger batches.
async fn batch(
    stage: &mut Stage,
    settings: &Settings,
    tools: &Tools,
    filled: Option<&Campaign>,
    say: Say,
) -> Result<Vec<Step>, Error> {
    let Some(filled) = filled else { return Ok(Vec::new()) };
    let mut samples = vec![Vec::new(); settings.connections.len()];
    let mut sizes = vec![0.0; settings.connections.len()];
    let mut campaign =
        Campaign { granted: super::sql::count_ours(&stage.url, filled.id).await?.rows, ..filled.clone() };
    for round in 0..settings.rounds {
        for place in there_and_back(settings.connections.len(), round) {
            let seed = 1_000 + u64::from(round) * 100 + place as u64;
            let load = closed(settings, settings.connections[place], seed);
            let running = Running::start(stage, tools, Contestant::Ours, &[]).await?;
            let sample = measure(stage, &running, &campaign, &load).await?;
            sizes[place] += batches(&running).await? / f64::from(settings.rounds);
            running.stop().await;
            campaign.granted += sample.granted as i64;
            say(&format!("{} connections: {:.0} claims/s", load.connections, sample.claims()));
            samples[place].push(sample);
        }
    }
    let label = |(connections, size): (&usize, &f64)| format!("{connections} connections, batches of {size:.0}");
    Ok(Step::all(settings.connections.iter().zip(&sizes).map(label), samples))
}

async fn many_campaigns(stage: &mut Stage, settings: &Settings, tools: &Tools, say: Say) -> Result<Vec<Step>, Error> {
    let mut samples = vec![Vec::new(); settings.campaigns.len()];
    for round in 0..settings.rounds {
        for place in there_and_back(settings.campaigns.len(), round) {
            let many = settings.campaigns[place].max(1);
            let people = settings.people / many;
            let load = Load { people, ..closed(settings, (CONNECTIONS * 2 / many as usize).max(1), SEED) };
            let mut campaigns = Vec::new();
            for _ in 0..many {
                campaigns.push(stage.campaign(load.supply()).await?);
            }
            let running = Running::start(stage, tools, Contestant::Ours, &campaigns).await?;
            let sample = measure_many(stage, &running, &campaigns, &load).await?;
            running.stop().await;
            say(&format!("{many} campaigns at once: {:.0} claims/s", sample.claims()));
            samples[place].push(sample);
        }
    }
    let label = |many: &u32| format!("{many} campaigns at once");
    Ok(Step::all(settings.campaigns.iter().map(label), samples))
}

/// Two tables: what can be taken over a distance, and how long winners wait at a pace that all distances can take.
async fn distances(stage: &mut Stage, settings: &Settings, tools: &Tools, say: Say) -> Result<[Vec<Step>; 2], Error> {
    let pairs = |delay: &u64| FAR_ROWS.map(|rows| (*delay, rows));
    let places: Vec<(u64, i64)> = settings.delays.iter().flat_map(pairs).collect();
    let label = |(delay, rows): &(u64, i64)| format!("{delay} ms further away, counter rows: {rows}");
    let mut samples = [vec![Vec::new(); places.len()], vec![Vec::new(); places.len()]];
    for round in 0..settings.rounds {
        for place in there_and_back(places.len(), round) {
            let (delay, rows) = places[place];
            let target = relay::target(&stage.url).ok_or(Error::Interrupted)?;
            let relay = Relay::start(target, Duration::from_millis(delay)).await.map_err(Error::Program)?;
            let tools = Tools { detour: relay.url(&stage.url), ..tools.clone() };
            let loads = far(settings);
            let mut campaigns = Vec::new();
            for load in &loads {
                campaigns.push(stage.campaign_with_rows(2 * load.supply(), rows).await?);
            }
            let running = Running::start(stage, &tools, Contestant::Ours, &campaigns).await?;
            for (one, (load, campaign)) in loads.iter().zip(&campaigns).enumerate() {
                let sample = measure(stage, &running, campaign, load).await?;
                say(&format!("{}: {}", label(&places[place]), words(&sample)));
                samples[one][place].push(sample);
            }
            running.stop().await;
        }
    }
    Ok(samples.map(|samples| Step::all(places.iter().map(label), samples)))
}

/// As fast as answers come, and at a pace.
fn far(settings: &Settings) -> [Load; 2] {
    let load = closed(settings, FAR_CONNECTIONS, SEED);
    [Load { people: settings.people * FAR_PEOPLE, ..load }, Load { rate: Some(settings.rate), ..load }]
}

async fn import(stage: &Stage, settings: &Settings, say: Say) -> Result<Option<Imported>, Error> {
    if settings.accounts == 0 {
        return Ok(None);
    }
    say(&format!("{} accounts are being imported", settings.accounts));
    accounts::import(stage, settings.accounts).await.map(Some)
}

fn words(sample: &Sample) -> String {
    let p50 = sample.latency.map_or(String::new(), |latency| format!(", p50 {:.1} ms", latency.p50));
    format!("{:.0} claims/s{p50}", sample.claims())
}

fn there_and_back(length: usize, round: u32) -> Vec<usize> {
    if round.is_multiple_of(2) { (0..length).collect() } else { (0..length).rev().collect() }
}
