//! Campaigns live: whoever listens to `GET /v1/campaigns/{slug}/events` is told how a campaign stands and how much is
//! left, at once and again whenever it changes (server-sent events).
//!
//! One hub in each server. It reads the server's memory (the campaign cache, the shares) a few times a second, and only
//! for campaigns that somebody listens to: a listener asks the database nothing. What it finds is put down once as a
//! `frame`, which is serialised once for each language that somebody listens in; all listeners are sent the same bytes.
//! They get them through a `watch`: who is slow finds the newest frame and never a queue, and holds up nobody.
//!
//! **Versions.** An event's id is `epoch.digest`: the gate's epoch, which only rises, and a digest of all that the
//! event says but times and words of this server. A server's own counter would mean nothing to the next server; these
//! mean the same on every server of every region. Who comes back with the id of what is still so (`Last-Event-ID`) is
//! sent nothing; with another one, what is so now; with an epoch that this server has not heard of yet, nothing until
//! it has, so that no listener goes back in time by changing servers. What happened in between is not sent: it is over.
//!
//! **Limits.** `LARGESSE_LISTENERS_MAX` listeners; one more is told to come back later. A listener costs about as much
//! as an idle connection: a comment of three bytes every 20 seconds. What a listener does not read waits in the kernel;
//! when nothing was acknowledged for 10 s, the connection is cut off (`http/serve.rs`, `TCP_USER_TIMEOUT`). Each
//! listener is told a time of its own to come back after (`retry`), so that the listeners of a server that went away
//! come to the others over ten seconds and not all at once. A server that drains says so by ending the streams.
//!
//! **Invariant:** what is sent was read from the database at most five seconds before; while it can't be read, nothing
//! is sent but comments.
//!
//! # Measured
//!
//! `largesse bench listeners --listeners 5000` (`bench/listeners.rs`), release build, on 22 November 2026, two cores
//! that were busy with other work, database and listeners beside the server: 14.5 kB of the server's resident memory
//! for a listener; 282 µs of its processor time for an idle listener and minute (three beats), which is 2.4% of a core
//! for all of them; 13.5 µs for a listener and event; 0.14 s from the first listener told to the last; 11.8% of them
//! told to come back within the same second; none of 50,000 events missed. What the kernel keeps for a socket is not
//! in it. In a second run (`--changes 6 --idle 8`) a listener was told 345 ms after the commit (p50; p99 559 ms), of
//! which up to half a second is the wait for the next look at the campaigns; none of 30,000 missed.

mod events;
mod frame;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

pub use self::events::{listen, retry};
use self::frame::Frame;
pub use self::frame::{Event, sample};
use super::claims::COPY_AGE_MAX;
use super::problem::Problem;
use crate::campaign::Campaign;
use crate::campaign::cache::Campaigns;
use crate::campaign::share::Shares;
use crate::id::CampaignId;
use crate::region::Region;

/// How often the hub looks whether something has changed by the clock alone, such as an opening.
pub const EVERY: std::time::Duration = std::time::Duration::from_millis(250);

/// Everybody who listens to this server.
pub struct Hub {
    region: Region,
    campaigns: Campaigns,
    shares: Shares,
    places: Arc<Semaphore>,
    listeners: Gauge,
    /// By address name; nothing once the server is on its way out.
    channels: Mutex<Option<HashMap<String, watch::Sender<Arc<Frame>>>>>,
}

/// A listener's place; given back when it is dropped.
pub struct Place {
    _permit: OwnedSemaphorePermit,
    listeners: Gauge,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.listeners.dec();
    }
}

impl Hub {
    /// A hub without listeners, for at most this many.
    pub fn new(region: Region, campaigns: Campaigns, shares: Shares, (most, listeners): (usize, Gauge)) -> Self {
        let places = Arc::new(Semaphore::new(most));
        Self { region, campaigns, shares, places, listeners, channels: Mutex::new(Some(HashMap::new())) }
    }

    /// Takes a place, if there is one.
    fn place(&self) -> Result<Place, Problem> {
        let permit = Arc::clone(&self.places).try_acquire_owned().map_err(|_full| Problem::ListenersFull)?;
        self.listeners.inc();
        Ok(Place { _permit: permit, listeners: self.listeners.clone() })
    }

    /// What is told of a campaign from now on, beginning with what is so now.
    fn join(&self, campaign: &Arc<Campaign>) -> Result<watch::Receiver<Arc<Frame>>, Problem> {
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let channels = channels.as_mut().ok_or(Problem::Unavailable)?;
        let sender = channels.entry(campaign.slug.clone()).or_insert_with(|| watch::Sender::new(self.frame(campaign)));
        Ok(sender.subscribe())
    }

    fn frame(&self, campaign: &Arc<Campaign>) -> Arc<Frame> {
        Arc::new(Frame::new(campaign, self.shares.find(campaign.id), self.region.clone()))
    }

    /// The campaigns that somebody listens to.
    pub fn heard(&self) -> Vec<CampaignId> {
        let channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let heard = channels.iter().flatten().filter(|(_, sender)| sender.receiver_count() > 0);
        heard.map(|(_, sender)| sender.borrow().campaign()).collect()
    }

    /// What is known of how much is left.
    pub fn shares(&self) -> &Shares {
        &self.shares
    }

    /// Looks at the server's memory and tells the listeners what has changed.
    pub fn look(&self) {
        let snapshot = self.campaigns.snapshot();
        if snapshot.age().is_none_or(|age| age > COPY_AGE_MAX) {
            return;
        }
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(channels) = channels.as_mut() else { return };
        channels.retain(|slug, sender| {
            // Without listeners it is made again when one comes; a campaign that is gone ends its streams.
            let Some(campaign) = snapshot.find(slug).filter(|_| sender.receiver_count() > 0) else { return false };
            let frame = self.frame(campaign);
            // The newest copy is kept in any case, for the time it tells to newcomers; only a change wakes anybody.
            sender.send_if_modified(|last| {
                let changed = last.version() != frame.version();
                *last = frame;
                changed
            });
            true
        });
    }

    /// Ends all streams and begins no others: the server is on its way out.
    pub fn close(&self) {
        self.channels.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}
