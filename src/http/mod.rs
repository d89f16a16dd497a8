//! HTTP: the public API and page, and the ops listener. Requests in, answers in the reader's words out.
//!
//! What may not live here: SQL, a decision about a unit, a business rule. Handlers read what was sent, call one use
//! case and put its outcome into words; `problem.rs` is the only table of status codes.

pub mod admin;
pub mod admit;
pub mod assets;
pub mod body;
pub mod campaigns;
pub mod challenge;
pub mod change;
pub mod choices;
pub mod claims;
pub mod crew;
pub mod dashboard;
pub mod document;
pub mod frame;
pub mod hot;
pub mod lanes;
pub mod live;
pub mod openapi;
pub mod ops;
pub mod outlive;
pub mod page;
pub mod pass;
pub mod person;
pub mod pressure;
pub mod problem;
pub mod record;
pub mod routes;
pub mod serve;
pub mod visit;
pub mod voice;
pub mod widget;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::http::HeaderName;
use tokio::runtime::Handle;

use self::admin::team::Team;
use self::choices::Choices;
use self::lanes::Lanes;
use crate::account::pass::Keys;
use crate::account::token::{Minter, Verifier};
use crate::admission::limits::Limits;
use crate::campaign::cache::Campaigns;
use crate::claim::place::Placer;
use crate::l10n::Catalog;
use crate::region::Region;
use crate::report::facts::Facts;
use crate::telemetry::log::Requests;
use crate::telemetry::metrics::Metrics;

/// Everything a request may need.
pub struct App {
    /// The region this server answers for.
    pub region: Region,
    /// The campaigns in memory.
    pub campaigns: Campaigns,
    /// Who listens to them.
    pub live: live::Hub,
    /// Who watches the dashboard.
    pub ops: dashboard::Hub,
    /// Places and finds claims.
    pub placer: Placer,
    /// The words.
    pub catalog: Arc<Catalog>,
    /// The same with which of them were asked for before.
    pub choices: Arc<Choices>,
    /// What the team's calls work on.
    pub team: Arc<Team>,
    /// Checks tokens.
    pub verifier: Verifier,
    /// Signs and checks passes.
    pub passes: Keys,
    /// How long a pass is good.
    pub pass_lifetime: Duration,
    /// What has to be solved before a claim, if anything.
    pub challenge: Option<challenge::Challenge>,
    /// Whether the page's cookies are for encrypted connections only.
    pub secure_cookies: bool,
    /// Makes up people on the page; only where development sign-in was asked for.
    pub minter: Option<Minter>,
    /// Where the service that knows people signs them in; `{campaign}` in it stands for the campaign's address name.
    pub sign_in_url: Option<String>,
    /// Tells of requests.
    pub log: Requests,
    /// Who asks too often.
    pub limits: Limits,
    /// The header in which proxies say who came to them.
    pub forwarded: HeaderName,
    /// How many of a kind of request are worked on at once.
    pub lanes: Lanes,
    /// The metrics.
    pub metrics: Metrics,
    /// Reads those of them that only the database knows.
    pub facts: Facts,
    /// The main runtime, which outlives the threads that answer: where the database is asked.
    pub runtime: Handle,
    /// How long a person waits for a decision before they are told that it is not known yet.
    pub deadline: Duration,
    /// Whether the server is on its way out.
    pub draining: AtomicBool,
}

impl App {
    /// Whether the load balancer should send people here: the database is there, the campaigns were read not long ago
    /// and we are not on the way out.
    pub fn is_ready(&self) -> bool {
        let fresh = self.campaigns.snapshot().age().is_some_and(|age| age < Duration::from_secs(10));
        fresh && !self.campaigns.is_cut_off() && !self.draining.load(Ordering::Relaxed)
    }
}
