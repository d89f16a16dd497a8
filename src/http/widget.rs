//! The banner or popup for other sites: one script, and what it says.
//!
//! ```html
//! <script src="https://give.example.com/widget.js" data-campaign="burger" data-mode="popup" async></script>
//! ```
//!
//! Nobody claims on another site: the widget leads to the page, on our own origin, where the cookies are. What it is
//! told is the same for everybody, and the only answer of ours that other sites' scripts may read. A site with a
//! content security policy adds our origin to `script-src` and `connect-src`; the look comes as a constructed style
//! sheet, which no `style-src` has to allow.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use askama::Template;
use std::sync::LazyLock;

use super::assets::Asset;
use super::campaigns::{Standing, standing};
use super::claims::find_campaign;
use super::page::standing_words;
use super::problem::Problem;
use super::record::Code;
use super::routes::AppState;
use super::voice::{Voice, query_value};
use crate::campaign::Campaign;
use crate::l10n::{Locale, Message};

/// The script keeps its address, so a new one must reach the sites within minutes.
const SCRIPT_KEPT: &str = "public, max-age=300, s-maxage=300, stale-while-revalidate=86400, stale-if-error=86400";
/// How long caches keep what the widget says. It says "all gone" for so long after a unit came back; it refuses nobody.
pub(super) const STATE_KEPT: &str = "public, max-age=5, s-maxage=5, stale-while-revalidate=5";

static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("widget.js", "text/javascript; charset=utf-8", include_str!("pages/widget.js")));

/// What the widget says.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Widget")]
pub struct Shown<'a> {
    /// The campaign's name in addresses.
    pub campaign: &'a str,
    /// What is handed out.
    pub title: &'a str,
    /// How the campaign stands.
    pub state: Standing,
    /// From when on units go out, by the database's clock.
    pub opens_at: Timestamp,
    /// The database's clock, for the countdown.
    pub server_time: Timestamp,
    /// The language of the words.
    pub lang: &'static str,
    /// The direction they are written in.
    #[schemars(extend("enum" = ["ltr", "rtl"]))]
    pub dir: &'static str,
    /// Where the button leads, on our own origin.
    pub page: String,
    /// The widget's name for people who don't see it.
    pub label: String,
    /// How it stands, in words.
    pub text: String,
    /// The same before the opening; `{}` stands for the time that is left.
    pub opens_in: String,
    /// The words on the button.
    pub button: String,
    /// The words on the button that closes it for now.
    pub later: String,
    /// The name of the cross that closes it.
    pub close: String,
}

/// What the widget says now in this language, in the words that `say` finds.
pub fn shown(campaign: &Campaign, locale: Locale, say: impl Fn(&Message) -> String) -> Shown<'_> {
    let state = standing(campaign);
    let open = state == Standing::Open;
    let title = campaign.title(locale.tag());
    Shown {
        campaign: &campaign.slug,
        title,
        state,
        opens_at: campaign.opens_at,
        server_time: campaign.database_now(),
        lang: locale.tag(),
        dir: if locale.is_right_to_left() { "rtl" } else { "ltr" },
        page: format!("/c/{}?lang={}", campaign.slug, locale.tag()),
        label: say(&Message::WidgetLabel { title: title.to_owned() }),
        text: say(&if open { Message::WidgetOpen } else { standing_words(state) }),
        opens_in: say(&Message::PageOpensIn { duration: "{}".into() }),
        button: say(&if open { Message::PageClaimButton } else { Message::WidgetLookButton }),
        later: say(&Message::WidgetLaterButton),
        close: say(&Message::WidgetCloseLabel),
    }
}

/// `GET /widget.js`
pub async fn script(headers: HeaderMap) -> Response {
    let mut response = SCRIPT.respond(&headers, SCRIPT_KEPT);
    // Sites that isolate themselves may load it too.
    let policy = header::HeaderName::from_static("cross-origin-resource-policy");
    response.headers_mut().insert(policy, HeaderValue::from_static("cross-origin"));
    response
}

/// `GET /v1/campaigns/{slug}/widget`: what the widget says, in the language of `?lang=`, else of the browser.
pub async fn state(State(app): AppState, slug: Result<Path<String>, PathRejection>, mut voice: Voice) -> Response {
    let mut response = match find_campaign(&app, slug, &mut voice) {
        Ok(campaign) => {
            let say = |message: &Message| voice.say(message);
            let mut response = Json(shown(&campaign, voice.locale(), say)).into_response();
            response.extensions_mut().insert(Code("widget"));
            voice.sign(response.headers_mut());
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(STATE_KEPT));
            response
        }
        Err(problem) => problem.respond(&voice),
    };
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// A site with the widget on it.
#[derive(Template)]
#[template(path = "widget.html", config = "src/http/askama.toml")]
struct Example<'a> {
    lang: &'static str,
    dir: &'static str,
    title: &'a str,
    slug: &'a str,
    mode: &'static str,
}

/// `GET /c/{slug}/widget`: some site with the widget, to look at; only where development sign-in is on.
pub async fn example(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    uri: Uri,
) -> Response {
    let campaign = match find_campaign(&app, slug, &mut voice) {
        Ok(campaign) if app.minter.is_some() => campaign,
        Ok(_campaign) => return Problem::NotFound.respond(&voice),
        Err(problem) => return problem.respond(&voice),
    };
    let page = Example {
        lang: voice.locale().tag(),
        dir: if voice.locale().is_right_to_left() { "rtl" } else { "ltr" },
        title: campaign.title(voice.locale().tag()),
        slug: &campaign.slug,
        mode: if query_value(uri.query(), "mode") == Some("popup") { "popup" } else { "banner" },
    };
    let Ok(html) = page.render() else { return Problem::Internal.respond(&voice) };
    let mut response = html.into_response();
    response.extensions_mut().insert(Code("page"));
    let headers = response.headers_mut();
    voice.sign(headers);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // What a site with a strict policy has to allow for the widget, and no more; the rest is the example's own.
    let policy = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'";
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}
