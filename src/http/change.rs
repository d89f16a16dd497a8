//! The page that asks before a link signs in somebody else than who is signed in.
//!
//! **Invariant:** looking at it changes nothing: only its form, sent from our own page, does.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::frame::Frame;
use super::page::html;
use super::voice::Voice;
use crate::campaign::Campaign;
use crate::l10n::Message;

/// Somebody who is signed in, and whom a link would make of them.
pub(super) struct Change<'a> {
    /// The short name of who is here.
    pub(super) here: String,
    /// The short name of who would come.
    pub(super) comes: String,
    /// The token of who would come.
    pub(super) token: &'a str,
    /// The language that the link named.
    pub(super) chosen: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "confirm.html", config = "src/http/askama.toml")]
struct ConfirmPage<'a> {
    frame: Frame,
    heading: String,
    here: String,
    stay: String,
    go: String,
    token: &'a str,
    address: String,
    named: String,
}

/// Asks whether to become somebody else.
pub(super) fn confirm(campaign: &Campaign, change: Change<'_>, voice: &Voice) -> Response {
    let heading = campaign.title(voice.locale().tag()).to_owned();
    let page = ConfirmPage {
        frame: Frame::new(voice.say(&Message::PageTitle { title: heading.clone() }), voice),
        heading,
        here: voice.say(&Message::PageSignedInAs { name: change.here.clone() }),
        stay: voice.say(&Message::PageContinueAsButton { name: change.here }),
        go: voice.say(&Message::PageContinueAsButton { name: change.comes }),
        token: change.token,
        address: format!("/c/{}", campaign.slug),
        named: change.chosen.map(|tag| format!("?lang={tag}")).unwrap_or_default(),
    };
    html(StatusCode::OK, "page-confirm", page.render(), voice)
}
