//! A person on the page: who they are, the tap on the button, and what they have already.
//!
//! Cookies keep the token and the pass that was given for it. The token is set by a handover (`?token=`) from the site
//! that knows the person, or, where development sign-in is on, by a button; who looks at the page before the opening
//! has been met by then, and their tap costs no look at the token or the account. A third cookie, which scripts may
//! read, says only that somebody is signed in and their short name, so that the shared page asks nothing for strangers.
//!
//! **Invariant:** what is answered here is kept by nobody. A tap counts only if it comes from our own page: the cookies
//! are `SameSite=Lax`, and a browser that says where a request comes from is heeded. The API knows no cookies.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::App;
use super::body::Small;
use super::claims::{decide, find, find_campaign, granted, granted_words, outcome, shown_value};
use super::page::{Outcome, Personal, Receipt, answer, refuse};
use super::pass::admit;
use super::person::{PASS_COOKIE, PERSON_COOKIE, TOKEN_COOKIE, visitor};
use super::problem::Problem;
use super::record::Code;
use super::routes::AppState;
use super::voice::{Voice, query_value};
use crate::account::{Caller, Person};
use crate::campaign::Campaign;
use crate::claim::{Claim, Placement, Status};
use crate::id::{AccountId, RequestId};
use crate::l10n::Message;

/// How long a person who was made up stays somebody.
const MADE_UP_FOR: Duration = Duration::from_secs(24 * 3600);
/// How long a browser keeps what was handed over; a token ends by its own time.
const KEPT_FOR: Duration = Duration::from_secs(24 * 3600);

#[derive(Debug, Serialize)]
struct Met {
    name: Option<String>,
    lang: &'static str,
    answer: Option<Value>,
}

/// `GET /c/{slug}/me`: who is signed in, and the claim they have; the first look gives a pass.
pub async fn me(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    headers: HeaderMap,
) -> Response {
    voice.know_choice(&headers);
    let answer = try_me(&app, slug, &mut voice, &headers).await;
    answer.unwrap_or_else(|problem| problem.respond(&voice))
}

async fn try_me(
    app: &Arc<App>,
    slug: Result<Path<String>, PathRejection>,
    voice: &mut Voice,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let campaign = find_campaign(app, slug, voice)?;
    let Some(caller) = visitor(app, headers, voice) else {
        // Whose token has ended is nobody, and their next page asks nothing.
        let gone = cookie(app, PERSON_COOKIE, "none", Duration::ZERO);
        return Ok(met(Met { name: None, lang: voice.locale().tag(), answer: None }, gone.into_iter(), voice));
    };
    let (caller, pass) = with_pass(app, caller).await;
    let person = caller.person.clone();
    voice.know_account(&person.locale);
    let claim = find(app, caller, &campaign).await?;
    let answer = claim.map(|claim| settled_body(&campaign, &claim, voice));
    Ok(met(Met { name: Some(short_name(&person)), lang: voice.locale().tag(), answer }, pass.into_iter(), voice))
}

fn met(met: Met, cookies: impl Iterator<Item = HeaderValue>, voice: &Voice) -> Response {
    let mut response = Json(met).into_response();
    response.extensions_mut().insert(Code("me"));
    let headers = response.headers_mut();
    voice.sign(headers);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.extend(cookies.map(|cookie| (header::SET_COOKIE, cookie)));
    response
}

/// Gives somebody who came by their token a pass. If none can be had they go on as they came.
async fn with_pass(app: &App, caller: Caller) -> (Caller, Option<HeaderValue>) {
    if caller.home.is_some() {
        return (caller, None);
    }
    match admit(app, &caller.person).await {
        Ok(pass) => {
            let kept = cookie(app, PASS_COOKIE, &app.passes.mint(&pass), app.pass_lifetime);
            (Caller::from(pass), kept)
        }
        Err(_no_pass) => (caller, None),
    }
}

/// `POST /c/{slug}`: the claim button; for the script in JSON, else as a page.
pub async fn claim(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    uri: Uri,
    headers: HeaderMap,
    Small(body): Small,
) -> Response {
    voice.know_choice(&headers);
    let script = headers.get(header::ACCEPT).is_some_and(|accepted| accepted == "application/json");
    let campaign = match find_campaign(&app, slug, &mut voice) {
        Ok(campaign) => campaign,
        Err(problem) if script => return problem.respond(&voice),
        Err(problem) => return refuse(&problem, &uri, &voice),
    };
    let caller = visitor(&app, &headers, &mut voice);
    let name = caller.as_ref().map(|caller| short_name(&caller.person));
    let decided = match (from_our_page(&headers), caller) {
        (false, _) => Err(Problem::CrossSite),
        (true, None) => Err(Problem::Unauthorized),
        (true, Some(caller)) => placed(&app, caller, &campaign, body).await,
    };
    if script {
        let answer = decided.and_then(|placement| outcome(placement, &campaign, &voice));
        return match answer {
            Ok((claim, replayed)) => granted(&campaign, &claim, replayed, &voice).into_response(),
            Err(problem) => problem.respond(&voice),
        };
    }
    let (status, code, result, settled) = worded(decided, &campaign, &voice);
    answer(&app, &campaign, (status, code, Personal { name, result: Some(result), settled }), &voice)
}

async fn placed(
    app: &Arc<App>,
    caller: Caller,
    campaign: &Arc<Campaign>,
    body: Result<bytes::Bytes, Problem>,
) -> Result<Placement, Problem> {
    let request = RequestId::from_key(caller.person.account, &form_key(body)?.to_string());
    decide(app, caller, campaign, request).await
}

/// An answer as the page shows it: its status and code, the words, and whether there is nothing more to ask.
fn worded(
    decided: Result<Placement, Problem>,
    campaign: &Campaign,
    voice: &Voice,
) -> (StatusCode, &'static str, Outcome, bool) {
    let already = match &decided {
        Ok(Placement::AlreadyClaimed(claim)) => Some(receipt(claim, voice)),
        _ => None,
    };
    match decided.and_then(|placement| outcome(placement, campaign, voice)) {
        Ok((claim, _replayed)) => (StatusCode::OK, "page-granted", settled(campaign, &claim, voice), true),
        Err(problem) => {
            let (status, title, detail) = problem.words();
            let (good, settled) = (already.is_some(), already.is_some());
            let result = Outcome { good, title: voice.say(&title), detail: voice.say(&detail), claim: already };
            (status, problem.code(), result, settled)
        }
    }
}

/// The key of the form, the only field it has.
fn form_key(body: Result<bytes::Bytes, Problem>) -> Result<Uuid, Problem> {
    let body = body?;
    let text = std::str::from_utf8(&body).map_err(|_not_text| Problem::KeyInvalid)?;
    query_value(Some(text), "key").and_then(|key| Uuid::parse_str(key).ok()).ok_or(Problem::KeyInvalid)
}

/// Whether a request comes from our own page, as far as the browser says. What says nothing is no browser that a
/// stranger's page could use, or one that is older than `SameSite` and is protected by nothing else either.
fn from_our_page(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(header::ORIGIN) else { return true };
    let host = origin.split_once("://").map(|(_, host)| host);
    host.is_some() && host == text(header::HOST)
}

/// `POST /c/{slug}/sign-in`: becomes somebody new, where development sign-in is on.
pub async fn sign_in(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    voice.know_choice(&headers);
    let campaign = match find_campaign(&app, slug, &mut voice) {
        Ok(campaign) => campaign,
        Err(problem) => return refuse(&problem, &uri, &voice),
    };
    let Some(minter) = &app.minter else { return Problem::NotFound.respond(&voice) };
    if !from_our_page(&headers) {
        return refuse(&Problem::CrossSite, &uri, &voice);
    }
    let country = campaign.countries.first().cloned().unwrap_or_default();
    let person =
        Person { account: AccountId::random(), region: Some(app.region.clone()), country, locale: String::new() };
    handover(&app, &voice, &campaign, &minter.mint(&person, MADE_UP_FOR))
}

/// A cookie. The value is only kept if it could be a token: nothing else gets into a header. Scripts see the short name
/// alone.
fn cookie(app: &App, name: &str, value: &str, lifetime: Duration) -> Option<HeaderValue> {
    let harmless = !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b));
    let (seconds, secure) = (lifetime.as_secs(), if app.secure_cookies { "; Secure" } else { "" });
    let hidden = if name == PERSON_COOKIE { "" } else { "; HttpOnly" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}{hidden}; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).ok().filter(|_| harmless && value.len() <= 4096)
}

/// Keeps a token in a cookie and shows the page without it in its address. With it comes somebody else, perhaps: the
/// pass of whoever was here before goes. One that is not accepted signs nobody in, and nobody out.
pub(super) fn handover(app: &App, voice: &Voice, campaign: &Campaign, token: &str) -> Response {
    let mut headers = HeaderMap::new();
    if let Ok(person) = app.verifier.verify(token) {
        let cookies = [
            cookie(app, TOKEN_COOKIE, token, KEPT_FOR),
            cookie(app, PERSON_COOKIE, &short_name(&person), KEPT_FOR),
            cookie(app, PASS_COOKIE, "none", Duration::ZERO),
        ];
        headers.extend(cookies.into_iter().flatten().map(|cookie| (header::SET_COOKIE, cookie)));
    }
    let chosen = voice.chosen().map(|tag| format!("?lang={tag}")).unwrap_or_default();
    let target = format!("/c/{}{chosen}", campaign.slug);
    headers.insert(header::LOCATION, HeaderValue::from_str(&target).unwrap_or(HeaderValue::from_static("/")));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    voice.sign(&mut headers);
    let mut response = (StatusCode::SEE_OTHER, headers).into_response();
    response.extensions_mut().insert(Code("handover"));
    response
}

fn settled_words(campaign: &Campaign, claim: &Claim, voice: &Voice) -> (Message, Message) {
    match claim.status {
        Status::Held | Status::Claimed => (Message::ClaimGrantedTitle, granted_words(campaign, claim, voice)),
        Status::Released => (Message::ClaimReleasedTitle, Message::ClaimReleasedDetail),
        Status::Expired => (Message::ClaimExpiredTitle, Message::ClaimExpiredDetail),
    }
}

/// A claim from an earlier attempt, in the members of a granted one.
fn settled_body(campaign: &Campaign, claim: &Claim, voice: &Voice) -> Value {
    let (title, message) = settled_words(campaign, claim, voice);
    json!({"claim": shown_value(campaign, claim), "title": voice.say(&title), "message": voice.say(&message)})
}

fn settled(campaign: &Campaign, claim: &Claim, voice: &Voice) -> Outcome {
    let good = matches!(claim.status, Status::Held | Status::Claimed);
    let (title, detail) = settled_words(campaign, claim, voice);
    let claim = good.then(|| receipt(claim, voice));
    Outcome { good, title: voice.say(&title), detail: voice.say(&detail), claim }
}

fn receipt(claim: &Claim, voice: &Voice) -> Receipt {
    Receipt {
        label: voice.say(&Message::PageTicketLabel),
        ticket: claim.ticket,
        reference: voice.say(&Message::ClaimReference { reference: claim.reference() }),
        keep: voice.say(&Message::PageAnswerStays),
    }
}

/// Enough of the account to tell two people apart on a shared screen.
fn short_name(person: &Person) -> String {
    person.account.to_string().chars().take(8).collect()
}
