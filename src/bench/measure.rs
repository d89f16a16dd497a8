//! One run of one contestant: a crowd is sent, and what it saw and what it cost is written down.
//!
//! The generator is `rush::run`, which is open-loop. A closed loop is made of it by letting everybody come at once:
//! then requests under way are bounded by the crowd's connections, each connection asks again as soon as it is
//! answered, and answers over time are the rate the contestant can take. There, latency is counted from sending; it
//! says how long the queue in front of a saturated contestant is. In the open-loop runs it is counted from the moment
//! a person comes, at a rate that is fixed before the run, so a slow contestant can't hide its slowness.
//!
//! **Invariant:** after each run the contestant's store is counted. What it granted must be what people were told.

use std::net::SocketAddr;
use std::time::Duration;

use serde::Serialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;

use super::Error;
use super::contestant::{Bytes, Contestant, Count, Running};
use super::stage::{Campaign, SEED, Stage};
use super::usage::Group;
use crate::report::books::{self, Depth};
use crate::rush::mix::Mix;
use crate::rush::verdict::{Promised, judge};
use crate::rush::{self, Plan, Progress, Record, ledger};

/// Of people in a mix this many in ten find a unit.
const MIX_WINNERS_IN_TEN: u32 = 3;
/// Everybody gets an answer, however slow the contestant is: nobody who gives up makes it look faster.
const PATIENCE: Duration = Duration::from_mins(10);

/// What people of a mix do beside asking once: about a tenth of all requests are of winners who come back after the
/// close, a twentieth of people tap twice.
const SEEDS_MIX: Mix =
    Mix { winners_return: 0.36, twice_at_once: 0.05, same_key_again: 0.02, keyless: 0.2, ..Mix::PLAIN };

/// Who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Crowd {
    /// As many units as people.
    Winners,
    /// Three units for ten people; winners come back, some tap twice.
    Mix,
}

/// One run's load.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Load {
    /// Who comes.
    pub crowd: Crowd,
    /// How many.
    pub people: u32,
    /// How many a second; as fast as they are answered, if there is no number.
    pub rate: Option<f64>,
    /// Requests under way at most.
    pub connections: usize,
    /// The crowd is made from this number.
    pub seed: u64,
    /// Whether they have account rows before they come.
    pub known: bool,
}

impl Load {
    /// So many people, who come as fast as they are answered.
    pub fn of(crowd: Crowd, people: u32) -> Self {
        Self { crowd, people, rate: None, connections: 256, seed: SEED, known: true }
    }

    /// Units this load needs.
    pub fn supply(&self) -> i64 {
        match self.crowd {
            Crowd::Winners => i64::from(self.people),
            Crowd::Mix => i64::from(self.people) * i64::from(MIX_WINNERS_IN_TEN) / 10,
        }
    }

    /// The crowd of this load.
    pub fn plan(&self, stage: &Stage, slug: &str, servers: Vec<String>) -> Plan {
        let duration = match self.rate {
            Some(rate) => Duration::from_secs_f64(f64::from(self.people) / rate),
            None => Duration::from_millis(1),
        };
        Plan {
            duration,
            spike: Duration::ZERO,
            spike_share: 0.0,
            mix: if self.crowd == Crowd::Winners { Mix::PLAIN } else { SEEDS_MIX },
            connections: self.connections,
            patience: PATIENCE,
            request_timeout: PATIENCE,
            ..stage.crowd_of(self.seed, slug, self.people, servers)
        }
    }
}

/// What one run showed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Sample {
    /// Final answers.
    pub answers: u64,
    /// People who were granted a unit.
    pub granted: u64,
    /// SORRY.
    pub sorry: u64,
    /// Answers to people who had a unit.
    pub again: u64,
    /// Refusals, people without an answer, and every 503 or lost reply on the way.
    pub errors: u64,
    /// How long it took.
    pub seconds: f64,
    /// At a pace from a person's coming to the first answer, in a closed loop from the request that brought it.
    pub latency: Option<Latency>,
    /// CPU seconds of the server.
    pub cpu_server: Option<f64>,
    /// CPU seconds of the store.
    pub cpu_store: Option<f64>,
    /// CPU seconds of the crowd.
    pub cpu_crowd: Option<f64>,
    /// The server's memory in bytes, at its peak.
    pub memory_server: Option<u64>,
    /// The store's memory in bytes.
    pub memory_store: Option<u64>,
    /// Bytes of the store's log for each granted unit.
    pub log_bytes: Option<f64>,
    /// Bytes of the store's data for each granted unit.
    pub data_bytes: Option<f64>,
    /// What the store counts.
    pub count: Option<Count>,
    /// Why the result is not exact; empty if it is.
    pub faults: Vec<String>,
}

/// Milliseconds.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Latency {
    /// Half were faster.
    pub p50: f64,
    /// One in a hundred was slower.
    pub p99: f64,
    /// One in a thousand was slower.
    pub p999: f64,
}

impl Sample {
    /// Final answers a second.
    pub fn rate(&self) -> f64 {
        self.answers as f64 / self.seconds.max(f64::MIN_POSITIVE)
    }

    /// Units granted a second.
    pub fn claims(&self) -> f64 {
        self.granted as f64 / self.seconds.max(f64::MIN_POSITIVE)
    }

    /// All CPU seconds, for each second it took.
    pub fn cores(&self) -> Option<f64> {
        Some((self.cpu_server? + self.cpu_store.unwrap_or_default() + self.cpu_crowd?) / self.seconds)
    }
}

/// What everybody had used before a run.
struct Before {
    server: Group,
    store: Option<Group>,
    cpu: [Option<f64>; 3],
    bytes: Option<Bytes>,
}

impl Before {
    async fn look(stage: &Stage, running: &Running) -> Result<Self, Error> {
        let (server, store) = (Group::of([running.server.pid()]), running.store(stage));
        let mut before = Self { server, store, cpu: [None; 3], bytes: running.bytes(stage).await? };
        before.cpu = before.cpu_now();
        Ok(before)
    }

    fn cpu_now(&self) -> [Option<f64>; 3] {
        [self.server.cpu(), self.store.as_ref().and_then(Group::cpu), Group::cpu_of_this_process()]
    }

    /// Puts beside what was told what it cost.
    async fn compare(&self, stage: &Stage, running: &Running, told: Sample) -> Result<Sample, Error> {
        let now = self.cpu_now();
        let used = |side: usize| Some(now[side]? - self.cpu[side]?);
        let mut sample = Sample {
            cpu_server: used(0),
            cpu_store: used(1),
            cpu_crowd: used(2),
            memory_server: self.server.memory(),
            memory_store: self.store.as_ref().and_then(Group::memory),
            ..told
        };
        if let (Some(before), Some(after)) = (self.bytes, running.bytes(stage).await?) {
            let each = |bytes: i64| (sample.granted > 0).then(|| bytes as f64 / sample.granted as f64);
            (sample.log_bytes, sample.data_bytes) = (each(after.log - before.log), each(after.data - before.data));
        }
        Ok(sample)
    }
}

/// Sends a load to a contestant whose store has the campaign's units.
pub async fn measure(stage: &mut Stage, running: &Running, campaign: &Campaign, load: &Load) -> Result<Sample, Error> {
    if load.known {
        stage.import(load.seed, load.people).await?;
    }
    let plan = load.plan(stage, &campaign.slug, vec![running.server.addresses.public.to_string()]);
    let before = Before::look(stage, running).await?;
    let record = send(stage, &plan, load).await;
    let mut sample = before.compare(stage, running, told(&record, load.rate.is_some())).await?;
    sample.count = running.count(stage, campaign).await?;
    sample.faults = faults(&sample, campaign);
    if campaign.lasting {
        // It has people in it whom this crowd does not know.
        return Ok(sample);
    }
    if running.who == Contestant::Ours {
        sample.faults.extend(broken_promises(stage, &plan, &record, campaign).await?);
    }
    stage.close(campaign).await?;
    Ok(sample)
}

/// Sends the same load to several campaigns at once; the sample is of all together.
pub async fn measure_many(
    stage: &mut Stage,
    running: &Running,
    campaigns: &[Campaign],
    load: &Load,
) -> Result<Sample, Error> {
    stage.import(load.seed, load.people).await?;
    let server = running.server.addresses.public.to_string();
    let plans: Vec<Plan> =
        campaigns.iter().map(|campaign| load.plan(stage, &campaign.slug, vec![server.clone()])).collect();
    let before = Before::look(stage, running).await?;
    let records = futures_util::future::join_all(plans.iter().map(|plan| send(stage, plan, load))).await;
    let mut all = Sample::default();
    for (campaign, record) in campaigns.iter().zip(&records) {
        let mut one = told(record, false);
        one.count = running.count(stage, campaign).await?;
        all.faults.extend(faults(&one, campaign));
        all.answers += one.answers;
        all.granted += one.granted;
        all.again += one.again;
        all.errors += one.errors;
        all.seconds = all.seconds.max(one.seconds);
        stage.close(campaign).await?;
    }
    before.compare(stage, running, all).await
}

/// Sends a crowd and waits for it.
async fn send(stage: &Stage, plan: &Plan, load: &Load) -> Record {
    rush::run(plan, stage.minter(load.known), CancellationToken::new(), &Progress::new(plan)).await
}

/// Claims decided by one statement, in the mean over the life of ours.
pub async fn batches(running: &Running) -> Result<f64, Error> {
    let text = page(running.server.addresses.ops, "/metrics").await.map_err(Error::Program)?;
    let number = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix("largesse_claim_batch_size_")?.strip_prefix(name))?;
        line.trim().parse::<f64>().ok()
    };
    let (sum, count) = (number("sum ").unwrap_or_default(), number("count ").unwrap_or_default());
    Ok(sum / count.max(1.0))
}

async fn page(address: SocketAddr, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut text = String::new();
    stream.read_to_string(&mut text).await?;
    Ok(text)
}

/// What people saw. Where they come at a pace they wait from the moment they come, and earlier trouble counts.
fn told(record: &Record, paced: bool) -> Sample {
    let tally = record.regions.iter().copied().reduce(|sum, more| sum.plus(&more)).unwrap_or_default();
    let troubles: u64 = record.troubles.values().sum();
    Sample {
        answers: tally.asked - tally.unanswered,
        granted: tally.granted,
        sorry: tally.sorry,
        again: tally.already + tally.replayed,
        errors: tally.refused + tally.unanswered + troubles,
        seconds: record.took.as_secs_f64(),
        latency: latency(record, paced),
        ..Sample::default()
    }
}

fn latency(record: &Record, paced: bool) -> Option<Latency> {
    let mut waits = record.waits.iter().flatten().cloned();
    let mut all = waits.next()?;
    waits.for_each(|more| all.add(&more));
    let times = if paced { all.due } else { all.sent };
    let ms = |quantile| times.value_at_quantile(quantile) as f64 / 1000.0;
    (!times.is_empty()).then(|| Latency { p50: ms(0.5), p99: ms(0.99), p999: ms(0.999) })
}

/// Compares what people were told with what the store counts: the same for everybody who hands units out.
fn faults(sample: &Sample, campaign: &Campaign) -> Vec<String> {
    let Some(Count { rows, left }) = sample.count else { return Vec::new() };
    let (rows, told) = (rows - campaign.granted, sample.granted as i64);
    let mut faults = Vec::new();
    let supply = campaign.supply - campaign.granted;
    if rows > supply || left < 0 || rows + left != supply {
        faults.push(format!("{rows} granted and {left} left of {supply}"));
    }
    // A unit whose answer got lost is in the store and in nobody's ears.
    if told > rows || rows - told > sample.errors as i64 {
        faults.push(format!("{told} people were told of a unit, the store has {rows}"));
    }
    if sample.sorry > 0 && left > 0 {
        faults.push(format!("{} were told SORRY while {left} units were left", sample.sorry));
    }
    faults
}

/// Ours is held to more: every promise, checked by what each person was told, and the books.
async fn broken_promises(
    stage: &Stage,
    plan: &Plan,
    record: &Record,
    campaign: &Campaign,
) -> Result<Vec<String>, Error> {
    let ledger = ledger::read(&stage.db, campaign.id).await?;
    let promised =
        Promised { supply: campaign.supply, languages: stage.languages.clone(), clock_uncertainty: Duration::ZERO };
    let verdict = judge(plan, record, &ledger, &promised);
    let broken = verdict.checks.iter().filter(|check| check.checked && !check.ok);
    let mut faults: Vec<String> = broken.map(|check| format!("{} ({})", check.promise, check.detail)).collect();
    faults.extend(books::check(&stage.db, Depth::Counters, false).await?.iter().map(ToString::to_string));
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CampaignId;

    fn check(told: u64, sorry: u64, errors: u64, rows: i64, left: i64, exact: bool) {
        let campaign = Campaign { id: CampaignId::random(), slug: "c".into(), supply: 30, granted: 20, lasting: true };
        let count = Some(Count { rows: rows + 20, left });
        let sample = Sample { granted: told, sorry, errors, count, ..Sample::default() };
        assert_eq!(faults(&sample, &campaign).is_empty(), exact, "{sample:?}");
    }

    #[test]
    fn whoever_sells_too_much_or_refuses_too_soon_is_caught() {
        check(10, 5, 0, 10, 0, true);
        check(7, 0, 0, 7, 3, true);
        check(7, 0, 1, 8, 2, true);
        check(11, 0, 0, 11, -1, false);
        check(11, 0, 0, 11, 0, false);
        check(10, 0, 0, 9, 1, false);
        check(7, 0, 0, 8, 2, false);
        check(7, 1, 0, 7, 3, false);
        check(9, 0, 0, 9, 0, false);
    }
}
