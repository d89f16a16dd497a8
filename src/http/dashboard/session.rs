//! Who is at the dashboard: an operator's token, pasted once into a form and kept in a cookie that no script reads.
//!
//! **Invariant:** the cookie travels with requests from our own pages alone (`SameSite=Strict`) and to the dashboard
//! alone; whose token it is, is asked each time, and again and again of whoever watches (`guard.rs`). Only while the
//! database can't be asked is somebody taken for who they were when it last could, to look on: what changes anything
//! needs the database anyway.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::super::App;
use super::super::admin;
use super::super::assets;
use super::super::page::{html, refuse};
use super::super::problem::Problem;
use super::super::record::Code;
use super::super::routes::AppState;
use super::super::visit::from_our_page;
use super::super::voice::{Voice, cookie};
use super::tongue::Tongue;
use crate::clock;
use crate::l10n::Message;
use crate::operator::Operator;
use crate::operator::directory::Seal;

const COOKIE: &str = "largesse_ops";
/// How long the database is waited for when somebody's token is looked up.
pub(super) const ASK_WITHIN: Duration = Duration::from_millis(1_500);
/// How long somebody is taken for who they were while the database can't be asked.
const KNOWN_FOR: Duration = Duration::from_secs(12 * 3600);
/// Sessions that are remembered; a team has fewer.
const KNOWN_MAX: usize = 256;

/// Who was let in, for the time when the database can't be asked. The memory of a server has no tokens in it.
#[derive(Default)]
pub(super) struct Sessions(Mutex<HashMap<Seal, (Instant, Operator)>>);

impl Sessions {
    fn keep(&self, seal: Seal, operator: &Operator) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KNOWN_MAX {
            known.clear();
        }
        known.insert(seal, (clock::monotonic(), operator.clone()));
    }

    fn recall(&self, seal: &Seal) -> Option<Operator> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, operator) = known.get(seal)?;
        let over = operator.expires_at.is_some_and(|end| end <= clock::now());
        (at.elapsed() < KNOWN_FOR && !over).then(|| operator.clone())
    }

    pub(super) fn forget(&self, seal: &Seal) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(seal);
    }
}

/// Whose token a browser has.
pub(super) async fn who(app: &Arc<App>, headers: &HeaderMap) -> Result<Operator, Problem> {
    who_sealed(app, headers).await.map(|(operator, _)| operator)
}

/// Whose token a browser has, and what to ask again by whose it is.
pub(super) async fn who_sealed(app: &Arc<App>, headers: &HeaderMap) -> Result<(Operator, Seal), Problem> {
    let token = kept(headers).ok_or(Problem::Unauthorized)?;
    let seal = app.team.operators.seal(&token).ok_or(Problem::InvalidToken)?;
    let found = identified(app, &token).await;
    match &found {
        Ok(operator) => app.ops.sessions.keep(seal, operator),
        Err(Problem::Unavailable) => {
            return app.ops.sessions.recall(&seal).map(|operator| (operator, seal)).ok_or(Problem::Unavailable);
        }
        Err(_) => app.ops.sessions.forget(&seal),
    }
    found.map(|operator| (operator, seal))
}

/// Whose token a browser has, by what the database says now: for whoever wants to change something.
pub(super) async fn who_acts(app: &Arc<App>, headers: &HeaderMap) -> Result<Operator, Problem> {
    identified(app, &kept(headers).ok_or(Problem::Unauthorized)?).await
}

async fn identified(app: &App, token: &str) -> Result<Operator, Problem> {
    let asked = tokio::time::timeout(ASK_WITHIN, admin::identify(&app.team, token)).await;
    asked.unwrap_or(Err(Problem::Unavailable))
}

fn kept(headers: &HeaderMap) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(cookie(headers, COOKIE)?).ok()?;
    String::from_utf8(bytes).ok().filter(|token| !token.is_empty())
}

#[derive(Template)]
#[template(path = "ops_sign_in.html", config = "src/http/askama.toml")]
struct SignIn {
    frame: Frame,
    heading: String,
    detail: String,
    trouble: Option<String>,
    label: String,
    button: String,
    action: String,
}

/// What the dashboard's pages have around them.
pub(super) struct Frame {
    pub(super) lang: &'static str,
    pub(super) dir: &'static str,
    pub(super) title: String,
    pub(super) name: String,
    pub(super) skip: String,
    pub(super) icon: &'static str,
    pub(super) style: &'static str,
    pub(super) script: &'static str,
}

impl Frame {
    pub(super) fn new(title: String, tongue: &Tongue) -> Self {
        Self {
            lang: tongue.locale.tag(),
            dir: if tongue.locale.is_right_to_left() { "rtl" } else { "ltr" },
            title: tongue.say(&Message::OpsTitle { title }),
            name: tongue.say(&Message::OpsName),
            skip: tongue.say(&Message::PageSkipLink),
            icon: &assets::ICON.path,
            style: &assets::OPS_STYLE.path,
            script: &assets::OPS_SCRIPT.path,
        }
    }
}

/// The address with the language that was asked for.
pub(super) fn address(path: &str, voice: &Voice) -> String {
    voice.chosen().map_or_else(|| path.to_owned(), |tag| format!("{path}?lang={tag}"))
}

fn form(app: &Arc<App>, voice: &Voice, status: StatusCode, trouble: Option<&Message>) -> Response {
    let tongue = Tongue::new(app, voice.locale());
    let heading = tongue.say(&Message::OpsSignInTitle);
    let page = SignIn {
        frame: Frame::new(heading.clone(), &tongue),
        heading,
        detail: tongue.say(&Message::OpsSignInDetail),
        trouble: trouble.map(|trouble| tongue.say(trouble)),
        label: tongue.say(&Message::OpsToken),
        button: tongue.say(&Message::OpsSignInButton),
        action: address("/ops/sign-in", voice),
    };
    html(status, "ops-sign-in", page.render(), voice)
}

/// `GET /ops/sign-in`: asks for a token.
pub(super) async fn ask(State(app): AppState, voice: Voice) -> Response {
    form(&app, &voice, StatusCode::OK, None)
}

/// The page for somebody who was not let in.
pub(super) fn turned_away(app: &Arc<App>, problem: &Problem, uri: &Uri, voice: &Voice) -> Response {
    match problem {
        Problem::Unauthorized | Problem::InvalidToken => go_to(&address("/ops/sign-in", voice), "ops-away"),
        Problem::Unavailable => form(app, voice, StatusCode::SERVICE_UNAVAILABLE, Some(&Message::OpsTokenUnknown)),
        other => refuse(other, uri, voice),
    }
}

/// Sends the browser somewhere else of ours, with a GET.
pub(super) fn go_to(address: &str, code: &'static str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.extensions_mut().insert(Code(code));
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Pasted {
    token: String,
}

/// `POST /ops/sign-in`
pub(super) async fn sign_in(
    State(app): AppState,
    voice: Voice,
    uri: Uri,
    headers: HeaderMap,
    Form(pasted): Form<Pasted>,
) -> Response {
    if !from_our_page(&headers) {
        return refuse(&Problem::CrossSite, &uri, &voice);
    }
    let token = pasted.token.trim();
    match identified(&app, token).await {
        Ok(operator) => {
            if let Some(seal) = app.team.operators.seal(token) {
                app.ops.sessions.keep(seal, &operator);
            }
            tracing::info!(operator = %operator.name, "signed in to the dashboard");
            with_cookie(go_to(&address("/ops", &voice), "ops-signed-in"), token, &headers)
        }
        Err(Problem::Unavailable) => {
            form(&app, &voice, StatusCode::SERVICE_UNAVAILABLE, Some(&Message::OpsTokenUnknown))
        }
        Err(_) => form(&app, &voice, StatusCode::FORBIDDEN, Some(&Message::OpsTokenRefused)),
    }
}

/// `POST /ops/sign-out`
pub(super) async fn sign_out(State(app): AppState, voice: Voice, uri: Uri, headers: HeaderMap) -> Response {
    if !from_our_page(&headers) {
        return refuse(&Problem::CrossSite, &uri, &voice);
    }
    if let Some(seal) = kept(&headers).and_then(|token| app.team.operators.seal(&token)) {
        app.ops.sessions.forget(&seal);
    }
    with_cookie(go_to(&address("/ops/sign-in", &voice), "ops-signed-out"), "", &headers)
}

/// The browser says itself whether it came encrypted: the ops port is reached by tunnels and by balancers.
fn with_cookie(mut response: Response, token: &str, headers: &HeaderMap) -> Response {
    let encrypted = headers.get(header::ORIGIN).is_some_and(|origin| origin.as_bytes().starts_with(b"https://"));
    let (secure, over) = (if encrypted { "; Secure" } else { "" }, if token.is_empty() { "; Max-Age=0" } else { "" });
    let value = URL_SAFE_NO_PAD.encode(token);
    let cookie = format!("{COOKIE}={value}; Path=/ops; HttpOnly; SameSite=Strict{secure}{over}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
