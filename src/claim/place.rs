//! Placing a claim: from a person and a campaign to an answer. All the `if`s of the feature, on one screen.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::Notify;

use super::decide;
use super::frozen::Frozen;
use super::queue::{Queue, Queues};
use super::store::Batch;
use super::{Claim, Placement, Trouble, store};
use crate::account::directory::Directory;
use crate::account::roll::Roll;
use crate::account::{Caller, Country, Person};
use crate::campaign::{Campaign, State};
use crate::clock;
use crate::db::{self, Database};
use crate::id::{AccountId, CampaignId, RequestId};
use crate::quota::borrow::Supplier;
use crate::quota::{RowKey, traveller_shard};
use crate::region::Region;
use crate::telemetry::metrics::{Metrics, PlacementLabels, RefusalLabels};

/// With this long to go, "not open yet" is said from memory. Nearer to the opening the database's clock decides, inside
/// the statement, so that a server whose clock is late refuses nobody.
const SURELY_EARLY: Duration = Duration::from_secs(2);

/// How often an attempt may find that the account's home is another one than thought. Homes don't move, so the second
/// try is right; the third is for a race at first contact.
const HOME_TRIES: usize = 3;

/// Places claims, for all campaigns of one server; cheap to clone.
#[derive(Clone)]
pub struct Placer {
    here: Region,
    /// Where queues live, whichever thread a claim comes from.
    runtime: Handle,
    db: Database,
    directory: Directory,
    queues: Queues,
    roll: Roll,
    low_water: Arc<Notify>,
    frozen: Frozen,
    /// The longest wait that somebody is let into a queue for.
    wait_max: Duration,
    metrics: Metrics,
}

impl Placer {
    /// A placer for a server of the region `here`, whose tasks run on the runtime that this is called on.
    pub fn new(db: Database, here: Region, metrics: Metrics) -> Self {
        let (supplier, roll) = (Supplier::new(db.clone(), metrics.clone()), Roll::default());
        Self {
            directory: Directory::new(db.clone(), here.clone()),
            low_water: supplier.low_water(),
            frozen: Frozen::default(),
            wait_max: Duration::MAX,
            queues: Queues::new(db.clone(), supplier, roll.clone(), metrics.clone()),
            roll,
            here,
            runtime: Handle::current(),
            db,
            metrics,
        }
    }

    /// Refuses at once who would wait longer than this for a decision: they would be told nothing for as long, and the
    /// work would be done for somebody who has given up.
    #[must_use]
    pub fn patient(self, wait_max: Duration) -> Self {
        Self { wait_max, ..self }
    }

    /// Rings whenever a counter row of this server has little left.
    pub fn low_water(&self) -> Arc<Notify> {
        Arc::clone(&self.low_water)
    }

    /// The sets behind SORRY from memory, for the task that keeps them.
    pub fn frozen(&self) -> &Frozen {
        &self.frozen
    }

    /// Tells which regions there are: homes that a first contact may wish for.
    pub fn know_regions(&self, regions: Vec<Region>) {
        self.directory.know_regions(regions);
    }

    /// Reads which accounts have changed, for whose passes hold.
    pub async fn refresh_roll(&self) -> Result<(), db::Error> {
        self.roll.refresh(&self.db).await
    }

    /// Where people are at home, for whoever has to meet them before they claim.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// Places a claim of somebody of whom only the identity service's token is known.
    pub async fn place(
        &self,
        person: &Person,
        campaign: &Arc<Campaign>,
        request: RequestId,
    ) -> Result<Placement, Trouble> {
        self.place_for(&Caller::from(person.clone()), campaign, request).await
    }

    /// Places a claim. Spawn it: once its attempt is queued, a caller that goes away must not stop it.
    pub async fn place_for(
        &self,
        caller: &Caller,
        campaign: &Arc<Campaign>,
        request: RequestId,
    ) -> Result<Placement, Trouble> {
        match self.recall(caller.person.account, campaign) {
            Some(placement) => Ok(placement),
            None => self.ask(caller, campaign, request).await,
        }
    }

    /// What can be said without asking the database: surely too early, or SORRY by the frozen set (`frozen.rs`).
    pub fn recall(&self, account: AccountId, campaign: &Campaign) -> Option<Placement> {
        let may_open = matches!(campaign.state, State::Draft | State::Open);
        let left = campaign.opens_in().filter(|left| may_open && *left > SURELY_EARLY);
        let placement = if left.is_some() {
            Placement::NotOpen { opens_in: left }
        } else {
            let epoch = self.frozen.sorry(campaign.id, account, clock::monotonic())?;
            self.metrics.sorry_from_memory.inc();
            Placement::SoldOut { epoch }
        };
        self.count(&placement);
        Some(placement)
    }

    /// The rest of a claim, when memory has no answer. To outlive its caller, for the reason `place_for` has.
    pub async fn ask(
        &self,
        caller: &Caller,
        campaign: &Arc<Campaign>,
        request: RequestId,
    ) -> Result<Placement, Trouble> {
        let placement = self.decide(caller, campaign, request).await?;
        self.count(&placement);
        Ok(placement)
    }

    fn count(&self, placement: &Placement) {
        self.metrics.placements.get_or_create(&PlacementLabels { outcome: label(placement) }).inc();
    }

    async fn decide(
        &self,
        caller: &Caller,
        campaign: &Arc<Campaign>,
        request: RequestId,
    ) -> Result<Placement, Trouble> {
        let person = &caller.person;
        let (mut home, mut country) = (self.home(caller), country_by_pass(caller, campaign));
        for _ in 0..HOME_TRIES {
            let queue = self.queue(campaign, &home, person);
            if queue.wait() > self.wait_max {
                self.metrics.refused.get_or_create(&RefusalLabels { reason: "queue" }).inc();
                return Err(Trouble::Overloaded);
            }
            let decision = queue.submit(person.account, country, request).await?;
            if let Some(placement) = decide::placement(decision, request, campaign) {
                return Ok(placement);
            }
            (home, country) = (self.meet(person).await?, None);
        }
        Err(Trouble::Unavailable)
    }

    /// The queue of this person's batch: natives draw from the region's serving rows in use (`fan.rs`), travellers from
    /// the row made for them.
    fn queue(&self, campaign: &Arc<Campaign>, home: &Region, person: &Person) -> Queue {
        let shard = if *home == self.here {
            self.queues.shard(person.account, campaign)
        } else {
            traveller_shard(campaign.shard_count)
        };
        let stock = RowKey { region: self.here.clone(), shard };
        let _queues_live_there = self.runtime.enter();
        self.queues.of(&Batch { campaign: campaign.id, stock, home: home.clone() }, campaign)
    }

    async fn meet(&self, person: &Person) -> Result<Region, Trouble> {
        Ok(self.directory.meet(person).await?.home)
    }

    /// A pass names the home that was read from the account's row; a token at most wishes for one.
    fn home(&self, caller: &Caller) -> Region {
        caller.home.clone().unwrap_or_else(|| self.directory.guess(&caller.person))
    }

    /// The claim of somebody of whom only the identity service's token is known, if there is one.
    pub async fn find(&self, person: &Person, campaign: CampaignId) -> Result<Option<Claim>, Trouble> {
        self.find_for(&Caller::from(person.clone()), campaign).await
    }

    /// The caller's claim, if there is one.
    pub async fn find_for(&self, caller: &Caller, campaign: CampaignId) -> Result<Option<Claim>, Trouble> {
        let (person, guess) = (&caller.person, self.home(caller));
        let found = store::find(&self.db, campaign, &guess, person.account).await.map_err(|e| trouble(&e))?;
        if found.is_some() || caller.home.is_some() {
            return Ok(found);
        }
        let home = self.meet(person).await?;
        if home == guess {
            return Ok(None);
        }
        store::find(&self.db, campaign, &home, person.account).await.map_err(|e| trouble(&e))
    }

    /// How long the claim has waited that has waited for longest.
    pub fn oldest_waiting(&self) -> Duration {
        self.queues.oldest()
    }

    /// Lets queues of campaigns that are over end.
    pub fn retain(&self, live: &HashMap<CampaignId, Arc<Campaign>>) {
        self.queues.retain(live);
    }

    /// Waits until every queued claim is decided, at most this long; returns whether all were.
    pub async fn drain(&self, most: Duration) -> bool {
        let until = clock::monotonic() + most;
        while clock::monotonic() < until {
            if self.queues.waiting() == 0 {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        self.queues.waiting() == 0
    }
}

/// The country by the caller's pass, if a pass tells all that the campaign asks of an account.
fn country_by_pass(caller: &Caller, campaign: &Campaign) -> Option<Country> {
    caller.country_by_pass().filter(|_| campaign.eligibility.account_age_min.is_zero())
}

/// Logs a database error once, where it is turned into an answer.
pub(super) fn trouble(error: &db::Error) -> Trouble {
    let cause = std::error::Error::source(error);
    if error.is_cut_off() {
        // Said once, by the breaker: a crowd that is refused in a moment must not fill the log.
        tracing::debug!(error = %error, "a claim was not asked about");
    } else {
        tracing::warn!(error = %error, ?cause, "a claim has no answer from the database");
    }
    Trouble::from(error)
}

fn label(placement: &Placement) -> &'static str {
    match placement {
        Placement::Granted { replayed: false, .. } => "granted",
        Placement::Granted { replayed: true, .. } => "replayed",
        Placement::AlreadyClaimed(_) => "already-claimed",
        Placement::Released(_) => "released",
        Placement::Expired(_) => "expired",
        Placement::SoldOut { .. } => "sold-out",
        Placement::Wait { .. } => "wait",
        Placement::NotOpen { .. } => "not-open",
        Placement::Paused { .. } => "paused",
        Placement::Closed => "closed",
        Placement::NotEligible => "not-eligible",
        Placement::TooNew => "account-too-new",
        Placement::Blocked => "blocked",
    }
}
