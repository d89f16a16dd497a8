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
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::App;
use super::admit;
use super::body::Small;
use super::challenge;
use super::change::{Change, confirm};
use super::claims::{decide, find, find_campaign, granted, granted_words, outcome, shown_value};
use super::page::{Outcome, Personal, Receipt, answer, refuse};
use super::pass::admit;
use super::person::{Kept, Visitor, holder, short_name, visitor};
use super::problem::Problem;
use super::record::Code;
use super::routes::AppState;
use super::voice::{Voice, query_value};
use crate::account::pass::{MARK_SECONDS, Mark, Pass};
use crate::account::{Caller, Person};
use crate::campaign::Campaign;
use crate::claim::{Claim, Placement, Status};
use crate::clock;
use crate::id::{AccountId, RequestId};
use crate::l10n::Message;

/// How long a person who was made up stays somebody.
const MADE_UP_FOR: Duration = Duration::from_secs(24 * 3600);
/// How long a browser keeps what was handed over; a token ends by its own time.
const KEPT_FOR: Duration = Duration::from_secs(24 * 3600);

/// How long a browser keeps a pass with a mark that counts for longer than the pass itself.
const MARKED_FOR: Duration = Duration::from_secs(MARK_SECONDS as u64);

/// Who is here.
#[derive(Debug, Serialize)]
pub(super) struct Met {
    pub(super) name: Option<String>,
    pub(super) lang: &'static str,
    pub(super) answer: Option<Value>,
    /// When the pass ends that was given, and how long a new one would last.
    pub(super) pass_until: Option<Timestamp>,
    pub(super) pass_seconds: u64,
    /// Whether they have passed the challenge; nothing where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) challenged: Option<bool>,
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
    let pass_seconds = app.pass_lifetime.as_secs();
    let Some(mut visitor) = visitor(app, headers, voice) else { return Ok(nobody(app, voice)) };
    admit::account(app, visitor.caller.person.account)?;
    if let Some(until) = visitor.until.filter(|until| ends_within(*until, app.pass_lifetime / 2)) {
        let ends_before = campaign.opens_in().is_some_and(|left| ends_within(until, left));
        match holder(app, headers, voice) {
            Some(person) if person.account == visitor.caller.person.account => {
                visitor = renewed(visitor, person, ends_before);
            }
            // Nothing will say who they are at the opening: they are asked to sign in while there is time.
            None if ends_before => return Ok(nobody(app, voice)),
            _ => {}
        }
    }
    let (Visitor { caller, until }, pass) = with_pass(app, visitor).await;
    let challenged = app.challenge.as_ref().map(|_| caller.challenged.is_some());
    let person = caller.person.clone();
    voice.know_account(person.account, &person.locale);
    let claim = find(app, caller, &campaign).await?;
    let answer = claim.map(|claim| settled_body(&campaign, &claim, voice));
    let name = Some(short_name(person.account));
    let lang = voice.locale().tag();
    Ok(met(Met { name, lang, answer, pass_until: until, pass_seconds, challenged }, pass, voice))
}

/// Somebody who is to have a new pass. Whose mark is not handed on keeps the old one to its end, for it is still good;
/// not if that is before the opening: then they are asked to solve something while there is time.
fn renewed(visitor: Visitor, person: Person, ends_before: bool) -> Visitor {
    let challenged = visitor.caller.challenged.and_then(|mark| mark.handed_on(clock::now()));
    if challenged != visitor.caller.challenged && !ends_before {
        return visitor;
    }
    Visitor { caller: Caller { challenged, ..person.into() }, until: None }
}

/// Whose token has ended is nobody, and their next page asks nothing.
fn nobody(app: &App, voice: &Voice) -> Response {
    let lang = voice.locale().tag();
    let who = Met { name: None, lang, answer: None, pass_until: None, pass_seconds: 0, challenged: None };
    met(who, cookie(app, Kept::Person, "none", Duration::ZERO), voice)
}

fn ends_within(end: Timestamp, span: Duration) -> bool {
    end.as_second() <= clock::now().as_second().saturating_add(span.as_secs() as i64)
}

/// The answer that says who is here, with a cookie for them.
pub(super) fn met(met: Met, cookie: Option<HeaderValue>, voice: &Voice) -> Response {
    let mut response = Json(met).into_response();
    response.extensions_mut().insert(Code("me"));
    let headers = response.headers_mut();
    voice.sign(headers);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    response
}

/// Gives somebody who came by their token a pass. If none can be had they go on as they came.
async fn with_pass(app: &App, visitor: Visitor) -> (Visitor, Option<HeaderValue>) {
    if visitor.until.is_some() {
        return (visitor, None);
    }
    match admit(app, &visitor.caller.person).await {
        Ok(pass) => {
            let pass = Pass { challenged: visitor.caller.challenged, ..pass };
            let kept = pass_cookie(app, &pass);
            (Visitor { until: Some(pass.expires_at), caller: Caller::from(pass) }, kept)
        }
        Err(_no_pass) => (visitor, None),
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
    let visitor = visitor(&app, &headers, &mut voice);
    let name = visitor.as_ref().map(|visitor| short_name(visitor.caller.person.account));
    let decided = match (from_our_page(&headers), visitor) {
        (false, _) => Err(Problem::CrossSite),
        (true, None) => Err(Problem::Unauthorized),
        (true, Some(visitor)) => placed(&app, visitor.caller, &campaign, body).await,
    };
    if script {
        match decided.and_then(|placement| outcome(placement, &campaign, &voice)) {
            Ok((claim, replayed)) => granted(&campaign, &claim, replayed, &voice).into_response(),
            Err(problem) => problem.respond(&voice),
        }
    } else {
        let (status, code, result, settled) = worded(decided, &campaign, &voice);
        answer(&app, &campaign, (status, code, Personal { name, result: Some(result), settled }), &voice)
    }
}

/// Decides the claim of somebody on the page.
async fn placed(
    app: &Arc<App>,
    caller: Caller,
    campaign: &Arc<Campaign>,
    body: Result<bytes::Bytes, Problem>,
) -> Result<Placement, Problem> {
    let account = caller.person.account;
    admit::account(app, account)?;
    let body = body?;
    let text = std::str::from_utf8(&body).map_err(|_not_text| Problem::KeyInvalid)?;
    // The page of one person must not spend the wish of another who has signed in since, in another tab.
    if query_value(Some(text), "person").is_some_and(|shown| shown != short_name(account)) {
        return Err(Problem::Unauthorized);
    }
    let request = RequestId::from_key(account, &form_key(text)?.to_string());
    match challenge::gate(app, &caller, campaign, request).await? {
        Some(earlier) => Ok(earlier),
        None => decide(app, caller, campaign, request).await,
    }
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

/// The key of the form, the only field it has without script; the script adds whose page it is.
fn form_key(text: &str) -> Result<Uuid, Problem> {
    query_value(Some(text), "key").and_then(|key| Uuid::parse_str(key).ok()).ok_or(Problem::KeyInvalid)
}

/// Whether a request comes from our own page, as far as the browser says. What says nothing is no browser that a
/// stranger's page could use, or one that is older than `SameSite` and is protected by nothing else either.
pub(super) fn from_our_page(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(header::ORIGIN) else { return true };
    let host = origin.split_once("://").map(|(_, host)| host);
    host.is_some() && host == text(header::HOST)
}

/// `POST /c/{slug}/sign-in`: becomes the person of the token in the form, whom the confirming page named; without one,
/// somebody new, where development sign-in is on.
pub async fn sign_in(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    uri: Uri,
    headers: HeaderMap,
    Small(body): Small,
) -> Response {
    voice.know_choice(&headers);
    let campaign = match find_campaign(&app, slug, &mut voice) {
        Ok(campaign) => campaign,
        Err(problem) => return refuse(&problem, &uri, &voice),
    };
    let body = match body {
        Ok(body) => body,
        Err(problem) => return refuse(&problem, &uri, &voice),
    };
    if let Some(token) = query_value(std::str::from_utf8(&body).ok(), "token") {
        return if from_our_page(&headers) {
            become_bearer(&app, &voice, (&campaign, &headers), token)
        } else {
            refuse(&Problem::CrossSite, &uri, &voice)
        };
    }
    let Some(minter) = &app.minter else { return Problem::NotFound.respond(&voice) };
    if !from_our_page(&headers) {
        return refuse(&Problem::CrossSite, &uri, &voice);
    }
    let country = campaign.eligibility.countries.first().cloned().unwrap_or_default();
    let person =
        Person { account: AccountId::random(), region: Some(app.region.clone()), country, locale: String::new() };
    become_bearer(&app, &voice, (&campaign, &headers), &minter.mint(&person, MADE_UP_FOR))
}

/// The longest value of a cookie: with its name and attributes it is what browsers keep.
const COOKIE_BYTES_MAX: usize = 4000;

/// A cookie. The value is only kept if it could be a token: nothing else gets into a header. Scripts see the short name
/// alone.
fn cookie(app: &App, kept: Kept, value: &str, lifetime: Duration) -> Option<HeaderValue> {
    let harmless = !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b));
    let (seconds, secure) = (lifetime.as_secs(), if app.secure_cookies { "; Secure" } else { "" });
    let hidden = if kept == Kept::Person { "" } else { "; HttpOnly" };
    let cookie = format!("{}={value}; Path=/; Max-Age={seconds}{hidden}; SameSite=Lax{secure}", kept.name(app));
    HeaderValue::from_str(&cookie).ok().filter(|_| harmless && value.len() <= COOKIE_BYTES_MAX)
}

/// The cookie of a pass: kept as long as the pass lives, or as long as its mark may be handed on.
pub(super) fn pass_cookie(app: &App, pass: &Pass) -> Option<HeaderValue> {
    let handed_on = matches!(pass.challenged, Some(Mark::Solved(_)));
    let lifetime = if handed_on { MARKED_FOR } else { app.pass_lifetime };
    cookie(app, Kept::Pass, &app.passes.mint(pass), lifetime)
}

/// Takes the token from an address. Where somebody else is signed in they are asked first: a stranger's link must not
/// make them claim for the stranger.
pub(super) fn handover(app: &App, voice: &mut Voice, asked: (&Campaign, &HeaderMap), token: &str) -> Response {
    let (campaign, headers) = asked;
    let chosen = voice.chosen();
    let here = visitor(app, headers, voice).map(|visitor| short_name(visitor.caller.person.account));
    let comes = app.verifier.verify(token).ok().map(|person| short_name(person.account));
    match (here, comes) {
        (Some(here), Some(comes)) if here != comes => confirm(campaign, Change { here, comes, token, chosen }, voice),
        _ => become_bearer(app, voice, asked, token),
    }
}

/// Keeps a token in a cookie and shows the page without it in its address. The pass of whoever was here before goes,
/// unless it was their own and says that they have solved a challenge. One that is not accepted, or is too long to be
/// kept, signs nobody in, and nobody out.
fn become_bearer(app: &App, voice: &Voice, asked: (&Campaign, &HeaderMap), token: &str) -> Response {
    let (campaign, before) = asked;
    let mut headers = HeaderMap::new();
    if let Ok(person) = app.verifier.verify(token)
        && let Some(token) = cookie(app, Kept::Token, token, KEPT_FOR)
        && let Some(name) = cookie(app, Kept::Person, &short_name(person.account), KEPT_FOR)
        && let Some(pass) = cookie(app, Kept::Pass, "none", Duration::ZERO)
    {
        let kept = Kept::Pass.value(app, before).and_then(|text| app.passes.genuine(text));
        let marked = kept.is_some_and(|pass| pass.marks(person.account, clock::now()));
        let cookies = [Some(token), Some(name), Some(pass).filter(|_| !marked)];
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
