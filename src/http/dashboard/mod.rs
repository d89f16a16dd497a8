//! The dashboard of the team, on the ops port: the world on one screen, live, and the buttons that run a campaign.
//!
//! Server-rendered: without script the page is as it was when it was loaded, and its buttons are forms. With script a
//! stream (`stream.rs`) brings the parts that have changed, once a second. One hub in each server reads the world, and
//! only while somebody watches; everybody who watches a campaign is told what one look found. A look is tried once;
//! while the database is not there the last one is shown, with how old it is.
//!
//! **Buttons** (`act.rs`) can do nothing that the admin API can't: they call its endpoints in this process, as the
//! operator who signed in. A tap counts only from our own page: the session is a `SameSite=Strict` cookie, and what the
//! browser says of where a request comes from is heeded too.
//!
//! What may not live here: SQL, a decision about a unit, a sentence (`locales/en/ops.ftl`).
//!
//! Whose token is for some campaigns is shown those, and of the world what is theirs: no figure to which other
//! campaigns have added, and nothing of servers.
//!
//! **Invariant:** nothing is shown to whoever has not shown an operator's token, and nothing that the admin API would
//! not show them; a button that somebody may not use is not there; every figure says how old it is.

mod act;
mod actions;
mod chart;
mod guard;
mod health;
mod history;
mod moves;
mod page;
mod parts;
mod session;
mod stream;
mod tongue;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::{get, post};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use self::guard::Guards;
use self::history::key;
use self::session::Sessions;
use self::tongue::Tongue;
use super::App;
use super::problem::Problem;
use crate::campaign::Campaign;
use crate::campaign::cache::Snapshot;
use crate::clock;
use crate::id::CampaignId;
use crate::operator::Operator;
use crate::quota::Gate;
use crate::report::world::{Reader, World};

/// How often the world is looked at while somebody watches.
pub const EVERY: Duration = Duration::from_secs(1);
/// Who watches at once; one more is told to come back later. A look costs the same for one and for all.
const WATCHERS_MAX: usize = 64;
/// A look that is younger than this is shown to whoever comes.
const FRESH: Duration = Duration::from_millis(1_500);

/// The dashboard's routes.
pub fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/ops", get(page::show))
        .route("/ops/events", get(stream::listen))
        .route("/ops/act", post(act::act))
        .route("/ops/sign-in", get(session::ask).post(session::sign_in))
        .route("/ops/sign-out", post(session::sign_out))
        .route("/assets/{hash}/{name}", get(super::assets::show))
}

/// What the last look at a campaign found.
#[derive(Clone, Default)]
struct Seen {
    /// The world when it could last be read.
    world: Option<Arc<World>>,
    /// Whether the last look failed.
    failed: bool,
}

/// How much of the world somebody is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// All of it.
    Whole,
    /// What is of the campaign alone.
    Campaign,
}

impl View {
    fn of(operator: &Operator) -> Self {
        if operator.scope.has_all_campaigns() { Self::Whole } else { Self::Campaign }
    }

    /// What was seen, as it may be shown. All that is drawn for somebody is drawn from this.
    fn narrow(self, seen: &Seen) -> Seen {
        let world = match self {
            Self::Whole => seen.world.clone(),
            Self::Campaign => seen.world.as_ref().map(|world| Arc::new(world.alone())),
        };
        Seen { world, failed: seen.failed }
    }
}

/// Charts that were drawn: which campaign, which language, of which moment.
type Drawn = HashMap<(CampaignId, &'static str), (i64, Arc<str>)>;

/// One campaign's watchers, and when it was last looked at.
#[derive(Default)]
struct Channel {
    sender: watch::Sender<Seen>,
    looked_at: Option<Instant>,
}

/// Everybody who watches this server's dashboard.
pub struct Hub {
    reader: Reader,
    places: Arc<Semaphore>,
    /// Nothing once the server is on its way out.
    channels: Mutex<Option<HashMap<CampaignId, Channel>>>,
    drawn: Mutex<Drawn>,
    sessions: Sessions,
    guards: Guards,
}

impl Hub {
    /// A hub that nobody watches.
    pub fn new(reader: Reader) -> Self {
        Self {
            reader,
            places: Arc::new(Semaphore::new(WATCHERS_MAX)),
            channels: Mutex::new(Some(HashMap::new())),
            drawn: Mutex::default(),
            sessions: Sessions::default(),
            guards: Guards::default(),
        }
    }

    /// What it reads the world by.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Looks at every campaign that somebody watches. The channels stay, with the last world in each, for the day when
    /// somebody comes and the database is not there.
    pub async fn look(&self) {
        let watched = self.watched();
        for campaign in &watched {
            self.look_at(*campaign).await;
        }
        self.reader.retain(&watched);
    }

    fn watched(&self) -> Vec<CampaignId> {
        let channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let watched = channels.iter().flatten().filter(|(_, channel)| channel.sender.receiver_count() > 0);
        watched.map(|(campaign, _)| *campaign).collect()
    }

    async fn look_at(&self, campaign: CampaignId) {
        let found = self.reader.read(campaign).await;
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(channels) = channels.as_mut() else { return };
        let channel = channels.entry(campaign).or_default();
        channel.looked_at = Some(clock::monotonic());
        channel.sender.send_modify(|seen| match found {
            Ok(world) => *seen = Seen { world: world.map(Arc::new), failed: false },
            Err(error) => {
                // Once: the next looks, a second apart, would say the same.
                if !std::mem::replace(&mut seen.failed, true) {
                    tracing::warn!(error = %error, "the world could not be read for the dashboard");
                }
            }
        });
    }

    /// What is so now, looked at anew unless somebody did so a moment ago.
    async fn now(&self, campaign: CampaignId) -> Seen {
        let young = {
            let channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
            let channel = channels.as_ref().and_then(|channels| channels.get(&campaign));
            let young = channel.filter(|channel| channel.looked_at.is_some_and(|at| at.elapsed() < FRESH));
            young.map(|channel| channel.sender.borrow().clone())
        };
        match young {
            Some(seen) => seen,
            None => self.anew(campaign).await,
        }
    }

    /// What is so now, looked at whoever looked before.
    async fn anew(&self, campaign: CampaignId) -> Seen {
        self.look_at(campaign).await;
        let channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let channel = channels.as_ref().and_then(|channels| channels.get(&campaign));
        channel.map(|channel| channel.sender.borrow().clone()).unwrap_or_default()
    }

    /// What is so from now on, and a place that is given back when it is dropped.
    fn join(&self, campaign: CampaignId) -> Result<(watch::Receiver<Seen>, OwnedSemaphorePermit), Problem> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_full| Problem::ListenersFull)?;
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let channels = channels.as_mut().ok_or(Problem::Unavailable)?;
        Ok((channels.entry(campaign).or_default().sender.subscribe(), place))
    }

    /// The charts, drawn once for each five seconds and language, whoever asks.
    fn charts(&self, campaign: CampaignId, world: &World, tongue: &Tongue) -> askama::Result<(i64, Arc<str>)> {
        let (place, moment) = ((campaign, tongue.locale.tag()), key(world));
        let drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner).get(&place).cloned();
        if let Some(drawn) = drawn.filter(|(at, _)| *at == moment) {
            return Ok(drawn);
        }
        let (_, html) = parts::charts(world, tongue)?;
        let new = (moment, Arc::from(html));
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner).insert(place, new.clone());
        Ok(new)
    }

    /// Ends all streams and begins no others: the server is on its way out.
    pub fn close(&self) {
        self.channels.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

/// The campaign that is meant: the one named, else the one that runs, else the next one to open, else any. One that is
/// not for this operator is as good as none.
fn chosen<'a>(snapshot: &'a Snapshot, operator: &Operator, named: Option<&str>) -> Option<&'a Arc<Campaign>> {
    let by_name = named.filter(|slug| operator.scope.has_campaign(slug)).and_then(|slug| snapshot.find(slug));
    by_name.or_else(|| listed(snapshot, operator).into_iter().next())
}

/// All campaigns that are for this operator, the one that runs first, and those that are over last.
fn listed<'a>(snapshot: &'a Snapshot, operator: &Operator) -> Vec<&'a Arc<Campaign>> {
    let mut all: Vec<_> = snapshot.all().filter(|campaign| operator.scope.has_campaign(&campaign.slug)).collect();
    let rank = |campaign: &Campaign| match (campaign.state, campaign.gate, campaign.opens_in()) {
        (crate::campaign::State::Closed, ..) => 4,
        (_, Some(Gate::Open | Gate::Reopening), None) => 0,
        (crate::campaign::State::Paused, ..) => 1,
        (_, _, Some(_)) => 2,
        _ => 3,
    };
    all.sort_by(|one, other| (rank(one), one.opens_at, &one.slug).cmp(&(rank(other), other.opens_at, &other.slug)));
    all
}
