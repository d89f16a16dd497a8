//! The world on one screen: a campaign in all regions, how their servers are, what moved, whether the books balance; as
//! it was at one moment that is named.
//!
//! What may not live here: words for people, and anything that decides.
//!
//! **Invariant:** all figures of a `World` are of one moment by the database's clock (`read_at`), but the rates, which
//! are of the seconds before it, and what servers said, which is as old as it says.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use super::pulse::{self, Books, RegionPulse, Sample, ServerPulse};
use super::totals::{self, Transfer};
use crate::clock;
use crate::db::aside::Aside;
use crate::db::{self, Row, statements};
use crate::id::CampaignId;
use crate::region::State;

/// Transfers that are shown.
const TRANSFERS: i64 = 24;
/// Over how long the rate of grants is taken.
const RATE_OVER: SignedDuration = SignedDuration::from_secs(10);
/// Shorter than this no rate can be told.
const RATE_OVER_MIN: SignedDuration = SignedDuration::from_secs(2);
/// How far back charts go.
pub const HISTORY: SignedDuration = SignedDuration::from_mins(15);

/// One region of a campaign.
#[derive(Clone, Debug)]
pub struct RegionView {
    /// Its name.
    pub name: String,
    /// Where it is in its life; a word that this program does not know is taken for leaving.
    pub state: State,
    /// Whether it has sold-out counter rows.
    pub sold_out: bool,
    /// Units it may still grant.
    pub remaining: i64,
    /// Units it has granted that did not come back, holds included.
    pub granted: i64,
    /// Of these, units on hold.
    pub held: i64,
    /// Thousandths of a unit a second that go out of its stock.
    pub rate_milli: i64,
    /// Its servers.
    pub pulse: RegionPulse,
}

impl RegionView {
    /// How long its units last at this rate.
    pub fn time_left(&self) -> Option<Duration> {
        time_left(self.remaining, self.rate_milli)
    }
}

/// How long units last at a rate; nothing if none go out or none are left.
pub fn time_left(remaining: i64, rate_milli: i64) -> Option<Duration> {
    let lasts = || Duration::from_millis((remaining as f64 * 1e6 / rate_milli as f64) as u64);
    (remaining > 0 && rate_milli > 0).then(lasts)
}

/// The campaign's own part.
#[derive(Clone, Debug)]
pub struct CampaignView {
    /// Units in all.
    pub supply: i64,
    /// What the operators said last: `draft`, `open`, `paused`, `closed`.
    pub state: String,
    /// Why they said it.
    pub state_reason: String,
    /// Whether the planner may not move its units.
    pub frozen: bool,
    /// From when on units go out.
    pub opens_at: Timestamp,
    /// Until when.
    pub closes_at: Timestamp,
}

/// Everything.
#[derive(Clone, Debug)]
pub struct World {
    /// The campaign.
    pub campaign: CampaignView,
    /// Its regions, in the regions' order.
    pub regions: Vec<RegionView>,
    /// All regions' servers.
    pub servers: Vec<ServerPulse>,
    /// The last quarter of an hour, in order of time.
    pub samples: Arc<Vec<Sample>>,
    /// The newest transfers, the newest first.
    pub transfers: Vec<Transfer>,
    /// The last look at the books of any server.
    pub books: Option<Books>,
    /// Whether all rates of grants are of this campaign alone, and not what servers say of all of them together.
    pub rates_are_own: bool,
    /// When all this was so, by the database's clock.
    pub read_at: Timestamp,
    /// How old it was when it was read: some seconds, where the engine answers from the nearest copy.
    pub stale: Duration,
    /// When it was read, by this machine's monotonic clock.
    pub taken_at: Instant,
}

impl World {
    /// The same without anything that other campaigns have a part in: servers and what they say of themselves, samples,
    /// the books, and rates until they are known to be this campaign's own. For whoever may see this campaign alone.
    #[must_use]
    pub fn alone(&self) -> Self {
        let alone = |region: &RegionView| RegionView {
            rate_milli: if self.rates_are_own { region.rate_milli } else { 0 },
            pulse: RegionPulse::default(),
            ..region.clone()
        };
        Self {
            campaign: self.campaign.clone(),
            regions: self.regions.iter().map(alone).collect(),
            servers: Vec::new(),
            samples: Arc::default(),
            transfers: self.transfers.clone(),
            books: None,
            ..*self
        }
    }

    /// How old it is now.
    pub fn age(&self) -> Duration {
        self.stale + self.taken_at.elapsed()
    }

    /// Units left in all regions.
    pub fn remaining(&self) -> i64 {
        self.regions.iter().map(|region| region.remaining).sum()
    }

    /// Units granted in all regions, holds included.
    pub fn granted(&self) -> i64 {
        self.regions.iter().map(|region| region.granted).sum()
    }

    /// Units on hold in all regions.
    pub fn held(&self) -> i64 {
        self.regions.iter().map(|region| region.held).sum()
    }

    /// Thousandths of a unit a second that go out.
    pub fn rate_milli(&self) -> i64 {
        self.regions.iter().map(|region| region.rate_milli).sum()
    }

    /// Whether the campaign has sold out: its gate moves on all rows or on none.
    pub fn is_sold_out(&self) -> bool {
        self.regions.iter().any(|region| region.sold_out)
    }

    /// The region whose units are used up first at these rates, while another one's last longer.
    pub fn first_dry(&self) -> Option<&str> {
        let lasting = self.regions.iter().filter_map(|region| Some((region.time_left()?, region)));
        let (_, first) = lasting.min_by_key(|(left, _)| *left)?;
        (self.regions.iter().filter(|region| region.remaining > 0).count() > 1).then_some(first.name.as_str())
    }

    /// All servers that are heard, taken together.
    pub fn pulse(&self) -> RegionPulse {
        RegionPulse::of(self.servers.iter())
    }

    /// The region whose answers are slowest.
    pub fn slowest(&self) -> Option<&RegionView> {
        let known = self.regions.iter().filter(|region| region.pulse.p99_us.is_some());
        known.max_by_key(|region| region.pulse.p99_us)
    }

    /// Answers in each language since the servers began, the most spoken one first.
    pub fn languages(&self) -> Vec<(String, i64)> {
        let mut counts: HashMap<&str, i64> = HashMap::new();
        for (tag, count) in self.servers.iter().filter(|server| server.is_heard()).flat_map(|server| &server.languages)
        {
            *counts.entry(tag).or_default() += count;
        }
        let mut counts: Vec<_> = counts.into_iter().map(|(tag, count)| (tag.to_owned(), count)).collect();
        counts.sort_unstable_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        counts
    }
}

/// What is kept between two looks; losing it costs a few seconds of rates and one longer read.
#[derive(Default)]
struct Memory {
    granted: VecDeque<(Timestamp, Vec<(String, i64)>)>,
    samples: Arc<Vec<Sample>>,
}

/// Reads the world.
pub struct Reader {
    aside: Arc<Aside>,
    memories: Mutex<HashMap<CampaignId, Memory>>,
}

impl Reader {
    /// A reader that remembers nothing yet.
    pub fn new(aside: Arc<Aside>) -> Self {
        Self { aside, memories: Mutex::default() }
    }

    /// The connection that it reads by.
    pub fn aside(&self) -> Arc<Aside> {
        Arc::clone(&self.aside)
    }

    /// The world of one campaign; nothing if there is no such campaign, or no region.
    pub async fn read(&self, campaign: CampaignId) -> Result<Option<World>, db::Error> {
        let since = self.with(campaign, |memory| memory.samples.last().map(|sample| sample.at));
        let since = since.unwrap_or(Timestamp::UNIX_EPOCH);
        let (id, (moment, transfer), most) = (campaign.0, totals::NEWEST, TRANSFERS);
        let asks: [db::aside::Ask<'_>; 4] = [
            (&statements::REPORT_WORLD, &[&id]),
            (&statements::PULSE_LIST, &[]),
            (&statements::TRANSFER_LIST, &[&id, &moment, &transfer, &most]),
            (&statements::SAMPLE_LIST, &[&since]),
        ];
        let taken_at = clock::monotonic();
        let answers = self.aside.look("report_world", &asks).await?;
        let [rows, pulses, transfers, samples] = answers.as_slice() else { return Ok(None) };
        let Some(first) = rows.first() else { return Ok(None) };
        let (read_at, now): (Timestamp, Timestamp) = (first.get("read_at"), first.get("answered_at"));
        let stale = now.duration_since(read_at).try_into().unwrap_or_default();
        let servers: Vec<ServerPulse> = pulses.iter().filter_map(pulse::server_pulse).collect();
        let mut regions: Vec<RegionView> = rows.iter().map(|row| region(row, &servers)).collect();
        let (samples, rates_are_own) = self.with(campaign, |memory| {
            let own = memory.rate(read_at, &mut regions);
            memory.samples = joined(&memory.samples, samples, read_at);
            (Arc::clone(&memory.samples), own)
        });
        let books = servers.iter().filter_map(|server| server.books).max_by_key(|books| books.checked_at);
        let transfers = transfers.iter().map(totals::transfer).collect();
        let campaign = campaign_view(first);
        let world =
            World { campaign, regions, servers, samples, transfers, books, rates_are_own, read_at, stale, taken_at };
        Ok(Some(world))
    }

    /// Forgets campaigns that nobody watches.
    pub fn retain(&self, watched: &[CampaignId]) {
        // Unwrap safety: nothing that can panic runs under this lock.
        self.memories.lock().expect("not poisoned").retain(|id, _| watched.contains(id));
    }

    fn with<T>(&self, campaign: CampaignId, act: impl FnOnce(&mut Memory) -> T) -> T {
        // Unwrap safety: as above.
        act(self.memories.lock().expect("not poisoned").entry(campaign).or_default())
    }
}

impl Memory {
    /// Replaces what servers say of all campaigns together by what left this campaign's rows, where that is known for
    /// long enough; returns whether it is.
    fn rate(&mut self, now: Timestamp, regions: &mut [RegionView]) -> bool {
        while self.granted.front().is_some_and(|(at, _)| now.duration_since(*at) > RATE_OVER) {
            self.granted.pop_front();
        }
        let known = self.granted.front().filter(|(at, _)| now.duration_since(*at) >= RATE_OVER_MIN);
        if let Some((at, before)) = known {
            let millis = now.duration_since(*at).as_millis().max(1) as i64;
            for region in regions.iter_mut() {
                let before = before.iter().find(|(name, _)| *name == region.name).map_or(region.granted, |(_, n)| *n);
                region.rate_milli = (region.granted - before).max(0).saturating_mul(1_000_000) / millis;
            }
        }
        let own = known.is_some();
        self.granted.push_back((now, regions.iter().map(|region| (region.name.clone(), region.granted)).collect()));
        own
    }
}

/// The samples known and the new ones, no older than a chart goes back.
fn joined(known: &Arc<Vec<Sample>>, new: &[Row], now: Timestamp) -> Arc<Vec<Sample>> {
    let old = |sample: &Sample| now.duration_since(sample.at) > HISTORY;
    if new.is_empty() && !known.first().is_some_and(old) {
        return Arc::clone(known);
    }
    let all = known.iter().cloned().chain(new.iter().map(pulse::sample));
    Arc::new(all.filter(|sample| !old(sample)).collect())
}

fn campaign_view(row: &Row) -> CampaignView {
    CampaignView {
        supply: row.get("total_supply"),
        state: row.get("state"),
        state_reason: row.get("state_reason"),
        // A word that is not "on" counts as frozen, as for the planner.
        frozen: row.get::<_, &str>("rebalance") != "on",
        opens_at: row.get("opens_at"),
        closes_at: row.get("closes_at"),
    }
}

fn region(row: &Row, servers: &[ServerPulse]) -> RegionView {
    let name: String = row.get("region");
    let pulse = RegionPulse::of(servers.iter().filter(|server| server.region.as_str() == name));
    RegionView {
        state: State::parse(row.get("region_state")).unwrap_or(State::Draining),
        sold_out: row.get::<_, &str>("gate") == "sold_out",
        remaining: row.get("remaining"),
        granted: row.get("granted"),
        held: row.get("held"),
        rate_milli: pulse.granted_milli,
        pulse,
        name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(name: &str, remaining: i64, granted: i64) -> RegionView {
        let (state, pulse) = (State::Active, RegionPulse::default());
        RegionView { name: name.into(), state, sold_out: false, remaining, granted, held: 0, rate_milli: 7, pulse }
    }

    #[test]
    fn a_rate_is_what_left_the_rows_in_ten_seconds_and_before_that_is_known_what_servers_say() {
        let (mut memory, start) = (Memory::default(), Timestamp::UNIX_EPOCH);
        let mut rates = Vec::new();
        for second in 0..30 {
            let granted = if second < 15 { second * 100 } else { 1_500 };
            let mut regions = [region("eu", 100, granted)];
            let own = memory.rate(start + SignedDuration::from_secs(second), &mut regions);
            assert_eq!(own, second >= 2, "{second}");
            rates.push(regions[0].rate_milli);
        }
        assert_eq!(rates[..3], [7, 7, 100_000]);
        assert_eq!((rates[14], rates[20], rates[29]), (100_000, 50_000, 0));
    }

    #[test]
    fn a_time_left_needs_a_rate_and_units() {
        assert_eq!(time_left(1_000, 100_000), Some(Duration::from_secs(10)));
        assert_eq!(time_left(0, 100_000), None);
        assert_eq!(time_left(1_000, 0), None);
    }
}
