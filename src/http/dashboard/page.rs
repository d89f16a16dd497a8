//! The dashboard as a page: whole at once, also without script.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;

use super::super::App;
use super::super::page::html;
use super::super::routes::AppState;
use super::super::voice::{Voice, query_value};
use super::actions::{self, Done};
use super::session::{Frame, address, turned_away, who};
use super::tongue::Tongue;
use super::{Seen, View, chosen, listed, parts};
use crate::campaign::Campaign;
use crate::l10n::Message;
use crate::operator::Operator;
use crate::region::Region;

struct Choice {
    slug: String,
    title: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "ops.html", config = "src/http/askama.toml")]
struct OpsPage {
    frame: Frame,
    seen_from: String,
    who: String,
    sign_out: String,
    sign_out_to: String,
    campaigns: String,
    choices: Vec<Choice>,
    title: String,
    /// Whether there are parts that are of the whole world.
    whole: bool,
    nothing: Option<(String, String)>,
    /// What was just done, and whether it was.
    notice: Option<Notice>,
    /// This page's own address, whatever was sent to be shown it.
    page: String,
    events: String,
    offline: String,
    parts: Vec<(&'static str, String)>,
}

/// What came of a button.
pub(super) struct Notice {
    pub(super) good: bool,
    pub(super) title: String,
    pub(super) detail: String,
}

impl OpsPage {
    /// A part's content; nothing while nothing is known.
    fn part(&self, id: &str) -> &str {
        self.parts.iter().find(|(name, _)| *name == id).map_or("", |(_, html)| html)
    }
}

/// `GET /ops`
pub(super) async fn show(State(app): AppState, voice: Voice, uri: Uri, headers: HeaderMap) -> Response {
    let operator = match who(&app, &headers).await {
        Ok(operator) => operator,
        Err(problem) => return turned_away(&app, &problem, &uri, &voice),
    };
    let tongue = Tongue::new(&app, voice.locale());
    let done = query_value(uri.query(), "did").and_then(Done::parse).map(|done| Notice {
        good: true,
        title: tongue.say(&Message::OpsDone { what: tongue.bare(&done.words()) }),
        detail: String::new(),
    });
    drawn(&app, &operator, &voice, (StatusCode::OK, query_value(uri.query(), "campaign"), done)).await
}

/// The page as it is now, of a campaign, with what came of a button.
pub(super) async fn drawn(
    app: &Arc<App>,
    operator: &Operator,
    voice: &Voice,
    (status, named, notice): (StatusCode, Option<&str>, Option<Notice>),
) -> Response {
    let tongue = Tongue::new(app, voice.locale());
    let snapshot = app.campaigns.snapshot();
    let campaign = chosen(&snapshot, operator, named);
    let parts = match campaign {
        Some(campaign) => {
            // Whoever has just done something sees what came of it, and not the look before.
            let seen = if notice.is_some() { app.ops.anew(campaign.id).await } else { app.ops.now(campaign.id).await };
            all_parts(app, campaign, &seen, operator, &tongue)
        }
        None => Ok(Vec::new()),
    };
    let title = |campaign: &Campaign| campaign.title(voice.locale().tag()).to_owned();
    let here = campaign.map(|campaign| campaign.slug.clone()).unwrap_or_default();
    let lang = voice.chosen().map(|tag| format!("&lang={tag}")).unwrap_or_default();
    let heading = campaign.map_or_else(|| tongue.say(&Message::OpsNoCampaignTitle), |campaign| title(campaign));
    let page = parts.and_then(|parts| {
        OpsPage {
            frame: Frame::new(heading.clone(), &tongue),
            seen_from: tongue.say(&Message::OpsSeenFrom { region: app.region.to_string() }),
            who: tongue.say(&Message::OpsSignedIn { name: operator.name.clone(), role: role(operator) }),
            sign_out: tongue.say(&Message::OpsSignOut),
            sign_out_to: address("/ops/sign-out", voice),
            campaigns: tongue.say(&Message::OpsCampaigns),
            choices: listed(&snapshot, operator)
                .into_iter()
                .map(|one| Choice { slug: one.slug.clone(), title: title(one), here: one.slug == here })
                .collect(),
            title: heading,
            whole: View::of(operator) == View::Whole,
            nothing: campaign
                .is_none()
                .then(|| (tongue.say(&Message::OpsNoCampaignTitle), tongue.say(&Message::OpsNoCampaignDetail))),
            notice,
            page: format!("/ops?campaign={here}{lang}"),
            events: format!("/ops/events?campaign={here}{lang}"),
            offline: tongue.say(&Message::OpsOffline),
            parts,
        }
        .render()
    });
    html(status, "ops", page, voice)
}

/// Names of what a token is for that are said beside its owner's; of more it is said that there are.
const NAMES: usize = 3;

/// What somebody may do, and to what if that is not all there is.
fn role(operator: &Operator) -> String {
    let (scope, role) = (&operator.scope, operator.role.as_str());
    let all = || scope.campaigns().iter().map(String::as_str).chain(scope.regions().iter().map(Region::as_str));
    let more = (all().count() > NAMES).then_some("…");
    let names: Vec<&str> = all().take(NAMES).chain(more).collect();
    if names.is_empty() { role.to_owned() } else { format!("{role} ({})", names.join(", ")) }
}

/// Everything there is to draw for this operator.
pub(super) fn all_parts(
    app: &Arc<App>,
    campaign: &Campaign,
    seen: &Seen,
    operator: &Operator,
    tongue: &Tongue,
) -> askama::Result<Vec<(&'static str, String)>> {
    let view = View::of(operator);
    let seen = view.narrow(seen);
    let mut all = parts::parts(campaign, &seen, view, tongue)?;
    if let Some(world) = &seen.world {
        if view == View::Whole {
            let (_, charts) = app.ops.charts(campaign.id, world, tongue)?;
            all.push(("charts", charts.to_string()));
        }
        all.push(("actions", actions::actions(campaign, world, operator, tongue)?));
    }
    Ok(all)
}
