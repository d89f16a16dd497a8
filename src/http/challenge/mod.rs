//! A challenge against bots, in HTTP's words: who needs to have passed one, what they are told if they have not, and
//! what a page needs to show it. `solve.rs` is the page's way to hand a response in; the API's is with the pass.
//!
//! **Where it counts**: a claim needs a pass with a mark. Looking at what one has needs none: who has a claim must be
//! able to see it, also where nothing can be solved any more. So who asks for another one without a mark hears of the
//! one they have, and of a challenge only if there is none.
//!
//! What may not live here: what a service's answer means (`admission/challenge/`). **Invariant:** a claim with a mark
//! costs one look at memory more, one without costs the look that anybody may have; no claim waits for another service.

pub mod solve;
mod widget;

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, header};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use self::widget::{Widget, tongue};
use super::App;
use super::admit::full;
use super::claims::find;
use super::problem::Problem;
use crate::account::Caller;
use crate::account::pass::Mark;
use crate::admission::challenge::{Checker, Service, Settings, Unusable, Verdict};
use crate::campaign::Campaign;
use crate::claim::{Claim, Placement, Status};
use crate::clock;
use crate::id::RequestId;
use crate::telemetry::metrics::ChallengeLabels;

pub use self::widget::Own;

/// What a client needs to solve the challenge.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Challenge")]
pub struct Shown<'a> {
    /// Whose challenge it is; `own` is a service of the operator's.
    #[schemars(extend("enum" = ["turnstile", "hcaptcha", "recaptcha", "own"]))]
    kind: &'static str,
    /// What the service knows the site by; empty if a service of the operator's needs none.
    site_key: &'a str,
}

/// What the service's client side needs, as an operator sets it.
#[derive(Clone, Debug)]
pub struct Face {
    /// What the service knows the site by.
    pub site_key: String,
    /// The script and class of a team's own service, if pages show it.
    pub own: Option<Own>,
    /// Whether the service is told from which address a response came.
    pub tells_address: bool,
}

/// The challenge of a server.
pub struct Challenge {
    service: Service,
    checker: Checker,
    site_key: String,
    widget: Option<Widget>,
    needs: Arc<Value>,
    policy: Option<HeaderValue>,
    tells_address: bool,
}

/// What a page is told of the challenge.
pub(super) struct Check {
    /// Its script in the reader's language, its class, its name among scripts; nothing if pages don't show it.
    pub(super) widget: Option<(String, String, &'static str)>,
    /// What the service knows the site by.
    pub(super) site_key: String,
    /// The reader's language, as the service calls it.
    pub(super) language: String,
}

impl Challenge {
    /// A challenge that nobody has met yet; nothing is asked.
    pub fn new(settings: Settings, face: Face) -> Result<Self, Unusable> {
        let service = settings.service.clone();
        let widget = Widget::of(&service, face.own);
        // What could get into a header from a setting was looked at when it was read.
        let policy = widget.as_ref().and_then(|widget| HeaderValue::try_from(widget.policy()).ok());
        Ok(Self {
            needs: Arc::new(needs(service.name(), &face.site_key)),
            checker: Checker::new(settings)?,
            service,
            site_key: face.site_key,
            widget,
            policy,
            tells_address: face.tells_address,
        })
    }

    /// Whether the service is told from which address a response came.
    pub(super) fn tells_address(&self) -> bool {
        self.tells_address
    }

    /// Refuses who has passed none.
    pub(super) fn required(&self) -> Problem {
        Problem::ChallengeRequired { challenge: Arc::clone(&self.needs) }
    }

    /// What a page in this language is told of it.
    pub(super) fn on_page(&self, language: &str) -> Check {
        let shown = |widget: &Widget| (widget.script_in(&self.service, language), widget.class.clone(), widget.api);
        Check {
            widget: self.widget.as_ref().map(shown),
            site_key: self.site_key.clone(),
            language: tongue(&self.service, language).to_owned(),
        }
    }
}

/// What a client needs, as a problem has it.
pub(super) fn needs(kind: &'static str, site_key: &str) -> Value {
    serde_json::to_value(Shown { kind, site_key }).unwrap_or_default()
}

/// Refuses a claim of somebody whose pass has no mark, where one is needed; nothing if it may be decided. Who has one
/// already is told of that instead: there is nothing that they could get by solving anything.
pub(super) async fn gate(
    app: &Arc<App>,
    caller: &Caller,
    campaign: &Campaign,
    request: RequestId,
) -> Result<Option<Placement>, Problem> {
    let Some(challenge) = app.challenge.as_ref().filter(|_| caller.challenged.is_none()) else { return Ok(None) };
    let claim = find(app, caller.clone(), campaign).await?.ok_or_else(|| challenge.required())?;
    Ok(Some(again(claim, request)))
}

/// What somebody is told who asks again, as where no challenge is: the attempt that made the claim finds it.
fn again(claim: Claim, request: RequestId) -> Placement {
    match claim.status {
        Status::Released => Placement::Released(claim),
        Status::Expired => Placement::Expired(claim),
        Status::Held | Status::Claimed if claim.request == request => Placement::Granted { claim, replayed: true },
        Status::Held | Status::Claimed => Placement::AlreadyClaimed(claim),
    }
}

/// Lets a page load what shows the challenge, and lets the service see from which site it is asked for: it judges that,
/// and hears no more than the site's name.
pub(super) fn allow(app: &App, headers: &mut HeaderMap) {
    if let Some(policy) = app.challenge.as_ref().and_then(|challenge| challenge.policy.clone()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin"));
    }
}

/// Has a response judged; gives the mark that it is worth. In a task of the main runtime: the service's connections
/// outlive the thread that answers, and what it says is counted also where a phone has hung up meanwhile.
pub(super) async fn judge(
    app: &Arc<App>,
    challenge: &Challenge,
    response: String,
    from: Option<IpAddr>,
) -> Result<Mark, Problem> {
    let worker = Arc::clone(app);
    let asked = app.runtime.spawn(async move {
        let verdict = worker.challenge.as_ref()?.checker.ask(&response, from).await;
        worker.metrics.challenges.get_or_create(&ChallengeLabels { outcome: verdict.name() }).inc();
        Some(verdict)
    });
    match asked.await.ok().flatten().ok_or(Problem::Internal)? {
        Verdict::Passed => Ok(Mark::Solved(clock::now())),
        Verdict::Admitted => Ok(Mark::Admitted),
        Verdict::Failed => Err(Problem::ChallengeFailed { challenge: Arc::clone(&challenge.needs) }),
        Verdict::Away => Err(Problem::Unavailable),
        Verdict::Overloaded => Err(full(app, "challenges")),
    }
}
