//! The page of a campaign: plain HTML that works without script, on any phone, in the reader's language and direction.
//!
//! The claim button is a form; its hidden key makes a second tap or a reload the same attempt. A cookie keeps the
//! token; it is set by a handover (`?token=`) from the site that knows the person, or, where development sign-in is on,
//! by a button. A second one keeps the pass that was given for it: who looks at the page before the opening has been
//! met by then, and their tap costs no look at the token or the account.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::App;
use super::body::Small;
use super::campaigns::{Standing, standing};
use super::claims::{decide, find, find_campaign, granted_words, outcome};
use super::pass::admit;
use super::person::{PASS_COOKIE, TOKEN_COOKIE, visitor};
use super::problem::Problem;
use super::record::Code;
use super::routes::AppState;
use super::voice::{LANGUAGE_COOKIE, Voice, query_value};
use crate::account::{Caller, Person};
use crate::campaign::Campaign;
use crate::campaign::texts::{self, Part};
use crate::claim::{Claim, Status};
use crate::id::{AccountId, RequestId};
use crate::l10n::Message;

/// How long a person who was made up stays somebody.
const MADE_UP_FOR: Duration = Duration::from_secs(24 * 3600);
/// How long a browser keeps what was handed over; a token ends by its own time.
const KEPT_FOR: Duration = Duration::from_secs(24 * 3600);

struct Language {
    tag: &'static str,
    name: &'static str,
}

/// A campaign's own words, and their language where it is not the page's.
struct Words {
    text: String,
    foreign: Option<String>,
}

struct Receipt {
    label: String,
    ticket: i64,
    reference: String,
}

struct Outcome {
    good: bool,
    title: String,
    detail: String,
    claim: Option<Receipt>,
}

#[derive(Template)]
#[template(path = "campaign.html", config = "src/http/askama.toml")]
struct Page {
    lang: &'static str,
    dir: &'static str,
    title: String,
    thing: Words,
    description: Option<Words>,
    rules: Option<Words>,
    slug: String,
    state: String,
    supply: String,
    result: Option<Outcome>,
    signed_in: bool,
    claim_button: Option<String>,
    key: String,
    who: String,
    hint: String,
    sign_in_button: Option<String>,
    language_label: String,
    languages: Vec<Language>,
    footer: String,
    served_by: String,
}

/// What the page has to say besides the campaign.
#[derive(Default)]
struct Said {
    status: StatusCode,
    code: &'static str,
    key: Option<String>,
    result: Option<Outcome>,
    settled: bool,
    pass: Option<HeaderValue>,
}

/// `GET /c/{slug}`
pub async fn show(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let campaign = match find_campaign(&app, slug, &mut voice) {
        Ok(campaign) => campaign,
        Err(problem) => return problem.respond(&voice),
    };
    if let Some(token) = query_value(uri.query(), "token") {
        // One that is not accepted signs nobody in, and nobody out.
        let genuine = app.verifier.verify(token).is_ok();
        return handover(&app, &voice, &campaign, TOKEN_COOKIE, if genuine { token } else { "" });
    }
    if let Some(tag) = query_value(uri.query(), "lang").and_then(|tag| app.catalog.locale(tag)) {
        return handover(&app, &voice, &campaign, LANGUAGE_COOKIE, tag.tag());
    }
    let Some(caller) = visitor(&app, &headers, &mut voice) else {
        return render(&app, &campaign, None, Said { code: "page", ..Said::default() }, &voice);
    };
    let (caller, pass) = with_pass(&app, caller).await;
    let person = caller.person.clone();
    voice.know_account(&person.locale);
    let said = match find(&app, caller, &campaign).await {
        Ok(Some(claim)) => settled(&campaign, &claim, &voice),
        Ok(None) => Said { code: "page", ..Said::default() },
        Err(problem) => refused(&problem, &voice),
    };
    render(&app, &campaign, Some(&person), Said { pass, ..said }, &voice)
}

/// Gives somebody who came by their token a pass. If none can be had they go on as they came.
async fn with_pass(app: &App, caller: Caller) -> (Caller, Option<HeaderValue>) {
    if caller.home.is_some() {
        return (caller, None);
    }
    match admit(app, &caller.person).await {
        Ok(pass) => {
            let kept = keep(app, PASS_COOKIE, &app.passes.mint(&pass), app.pass_lifetime);
            (Caller::from(pass), kept)
        }
        Err(_no_pass) => (caller, None),
    }
}

/// `POST /c/{slug}`: the claim button.
pub async fn claim(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    headers: HeaderMap,
    Small(body): Small,
) -> Response {
    let campaign = match find_campaign(&app, slug, &mut voice) {
        Ok(campaign) => campaign,
        Err(problem) => return problem.respond(&voice),
    };
    let Some(caller) = visitor(&app, &headers, &mut voice) else {
        let said = refused(&Problem::Unauthorized, &voice);
        return render(&app, &campaign, None, said, &voice);
    };
    let person = caller.person.clone();
    let said = match form_key(body) {
        Ok(key) => claimed(&app, caller, &campaign, key, &voice).await,
        Err(problem) => refused(&problem, &voice),
    };
    render(&app, &campaign, Some(&person), said, &voice)
}

async fn claimed(app: &Arc<App>, caller: Caller, campaign: &Arc<Campaign>, key: Uuid, voice: &Voice) -> Said {
    let request = RequestId::from_key(caller.person.account, &key.to_string());
    let decided = decide(app, caller, campaign, request).await;
    match decided.and_then(|placement| outcome(placement, campaign, voice)) {
        Ok((claim, _replayed)) => settled(campaign, &claim, voice),
        // The same key again: whatever the outcome was, the next tap asks for this attempt and not for another one.
        Err(problem) => Said { key: Some(key.to_string()), ..refused(&problem, voice) },
    }
}

/// The key of the form, the only field it has.
fn form_key(body: Result<bytes::Bytes, Problem>) -> Result<Uuid, Problem> {
    let body = body?;
    let text = std::str::from_utf8(&body).map_err(|_not_text| Problem::KeyInvalid)?;
    query_value(Some(text), "key").and_then(|key| Uuid::parse_str(key).ok()).ok_or(Problem::KeyInvalid)
}

/// `POST /c/{slug}/sign-in`: becomes somebody new, where development sign-in is on.
pub async fn sign_in(State(app): AppState, slug: Result<Path<String>, PathRejection>, mut voice: Voice) -> Response {
    let campaign = match find_campaign(&app, slug, &mut voice) {
        Ok(campaign) => campaign,
        Err(problem) => return problem.respond(&voice),
    };
    let Some(minter) = &app.minter else { return Problem::NotFound.respond(&voice) };
    let country = campaign.countries.first().cloned().unwrap_or_default();
    let person =
        Person { account: AccountId::random(), region: Some(app.region.clone()), country, locale: String::new() };
    handover(&app, &voice, &campaign, TOKEN_COOKIE, &minter.mint(&person, MADE_UP_FOR))
}

/// A cookie that scripts don't see. The value of a token is only kept if it could be one: nothing else gets into a
/// header.
fn keep(app: &App, name: &str, value: &str, lifetime: Duration) -> Option<HeaderValue> {
    let harmless = !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b));
    let (seconds, secure) = (lifetime.as_secs(), if app.secure_cookies { "; Secure" } else { "" });
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).ok().filter(|_| harmless && value.len() <= 4096)
}

/// Keeps a value in a cookie and shows the page without it in its address. With a token comes somebody else, perhaps:
/// the pass of whoever was here before goes.
fn handover(app: &App, voice: &Voice, campaign: &Campaign, name: &str, value: &str) -> Response {
    let mut headers = HeaderMap::new();
    if let Some(cookie) = keep(app, name, value, KEPT_FOR) {
        headers.insert(header::SET_COOKIE, cookie);
        if name == TOKEN_COOKIE {
            let gone = keep(app, PASS_COOKIE, "none", Duration::ZERO);
            headers.extend(gone.map(|cookie| (header::SET_COOKIE, cookie)));
        }
    }
    let target = format!("/c/{}", campaign.slug);
    headers.insert(header::LOCATION, HeaderValue::from_str(&target).unwrap_or(HeaderValue::from_static("/")));
    voice.sign(&mut headers);
    let mut response = (StatusCode::SEE_OTHER, headers).into_response();
    response.extensions_mut().insert(Code("handover"));
    response
}

fn settled(campaign: &Campaign, claim: &Claim, voice: &Voice) -> Said {
    let live = matches!(claim.status, Status::Held | Status::Claimed);
    let (title, detail) = match claim.status {
        Status::Held | Status::Claimed => (Message::ClaimGrantedTitle, granted_words(campaign, claim, voice)),
        Status::Released => (Message::ClaimReleasedTitle, Message::ClaimReleasedDetail),
        Status::Expired => (Message::ClaimExpiredTitle, Message::ClaimExpiredDetail),
    };
    let receipt = Receipt {
        label: voice.text(&Message::PageTicketLabel).into_owned(),
        ticket: claim.ticket,
        reference: voice.text(&Message::ClaimReference { reference: claim.reference() }).into_owned(),
    };
    Said {
        code: "page-granted",
        result: Some(Outcome {
            good: live,
            title: voice.text(&title).into_owned(),
            detail: voice.text(&detail).into_owned(),
            claim: live.then_some(receipt),
        }),
        settled: true,
        ..Said::default()
    }
}

fn refused(problem: &Problem, voice: &Voice) -> Said {
    let (status, title, detail) = problem.words();
    let (title, detail) = (voice.text(&title).into_owned(), voice.text(&detail).into_owned());
    let result = Some(Outcome { good: false, title, detail, claim: None });
    Said { status, code: problem.code(), result, ..Said::default() }
}

fn render(app: &App, campaign: &Campaign, person: Option<&Person>, said: Said, voice: &Voice) -> Response {
    let locale = voice.locale();
    let (status, code, pass) = (said.status, said.code, said.pass.clone());
    let page = page(app, campaign, person, said, voice);
    let Ok(html) = page.render() else { return Problem::Internal.respond(voice) };
    let mut response = (status, html).into_response();
    response.extensions_mut().insert(Code(code));
    let headers = response.headers_mut();
    voice.sign(headers);
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.extend(pass.map(|pass| (header::SET_COOKIE, pass)));
    tracing::trace!(locale = locale.tag(), "page");
    response
}

fn page(app: &App, campaign: &Campaign, person: Option<&Person>, said: Said, voice: &Voice) -> Page {
    let locale = voice.locale();
    let say = |message: Message| voice.text(&message).into_owned();
    let title = campaign.title(locale.tag()).to_owned();
    let words = |part| campaign.said(part, locale.tag()).map(|said| own_words(said, locale.tag()));
    let thing = words(Part::Title).unwrap_or_else(|| Words { text: title.clone(), foreign: None });
    let state = standing(campaign);
    let button = if said.result.is_some() { Message::PageClaimAgainButton } else { Message::PageClaimButton };
    Page {
        lang: locale.tag(),
        dir: if locale.is_right_to_left() { "rtl" } else { "ltr" },
        title: say(Message::PageTitle { title }),
        thing,
        description: words(Part::Description),
        rules: words(Part::Rules),
        slug: campaign.slug.clone(),
        state: say(standing_words(state)),
        supply: say(Message::CampaignSupply { supply: campaign.supply }),
        signed_in: person.is_some(),
        claim_button: (!said.settled).then(|| say(button)),
        key: said.key.unwrap_or_else(|| Uuid::new_v4().to_string()),
        result: said.result,
        who: person.map(|p| say(Message::PageSignedInAs { name: short_name(p) })).unwrap_or_default(),
        hint: say(Message::PageSignedOutHint),
        sign_in_button: app.minter.as_ref().map(|_| say(Message::PageSignInButton)),
        language_label: say(Message::PageLanguageLabel),
        languages: voice.languages().map(|l| Language { tag: l.tag(), name: l.endonym() }).collect(),
        footer: say(Message::PageFooter),
        served_by: say(Message::PageServedBy { region: app.region.to_string() }),
    }
}

fn own_words(said: texts::Said<'_>, page: &str) -> Words {
    let foreign = (said.language != page).then(|| said.language.to_owned());
    Words { text: said.text.to_owned(), foreign }
}

fn standing_words(standing: Standing) -> Message {
    match standing {
        Standing::NotOpen => Message::PageStateNotOpen,
        Standing::Open => Message::PageStateOpen,
        Standing::Paused => Message::PageStatePaused,
        Standing::SoldOut => Message::PageStateSoldOut,
        Standing::Closed => Message::PageStateClosed,
    }
}

/// Enough of the account to tell two people apart on a shared screen.
fn short_name(person: &Person) -> String {
    person.account.to_string().chars().take(8).collect()
}
