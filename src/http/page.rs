//! The page of a campaign: plain HTML that works without script, on any phone, in the reader's language and direction;
//! with script it counts down, asks and goes on asking by itself.
//!
//! **What is cached under which key.** `GET /c/{slug}` says nothing personal and reads no cookie, so that a CDN answers
//! the crowd. `?lang=fr` is an address of its own and varies by nothing; without it the page varies by
//! `Accept-Language`, which a CDN should first reduce to the languages we speak or rewrite to `?lang=`. All other
//! parameters but `token` can be left out of the key; a request with `token` must pass the cache by. The page is kept
//! for half a minute, and never over the opening. How the campaign stands is fetched apart (`/v1/campaigns/{slug}`,
//! kept for a second); so is who is looking (`/c/{slug}/me`, kept by nobody), only by those who are signed in.
//!
//! Where a challenge has to be solved, the shared page has a place for it, which its script fills for somebody who is
//! signed in and has not solved it: a stranger's browser asks the challenge's service for nothing.
//!
//! **Invariant:** the shared page never says "sold out": that may stop being true while a cache keeps it. Whoever asks
//! without script is answered by `visit.rs`, on a page of their own.

use std::time::Duration;

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::App;
use super::assets;
use super::campaigns::{Standing, standing};
use super::challenge::{self, Check};
use super::claims::find_campaign;
use super::frame::Frame;
use super::problem::Problem;
use super::record::Code;
use super::routes::AppState;
use super::visit;
use super::voice::{Voice, query_value};
use crate::campaign::Campaign;
use crate::campaign::texts::Part;
use crate::l10n::Message;

/// How long shared caches keep the page.
const KEPT_FOR: Duration = Duration::from_secs(30);
/// What the script puts a value in place of.
const BLANK: &str = "{}";

/// A claim, for the person to keep.
pub(super) struct Receipt {
    pub(super) label: String,
    pub(super) ticket: i64,
    pub(super) reference: String,
    pub(super) keep: String,
}

/// What a person was answered.
pub(super) struct Outcome {
    pub(super) good: bool,
    pub(super) title: String,
    pub(super) detail: String,
    pub(super) claim: Option<Receipt>,
}

/// A campaign's own words, and their language where it is not the page's.
struct Own {
    text: String,
    foreign: Option<String>,
}

struct Opening {
    datetime: String,
    words: String,
}

struct Link {
    href: String,
    words: String,
}

/// What the script needs: its own address and the sentences that it may show.
struct Words {
    script: &'static str,
    /// The script for a challenge, if one has to be solved; it comes first.
    challenge: Option<&'static str>,
    jitter_ms: u128,
    texts: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "campaign.html", config = "src/http/askama.toml")]
struct CampaignPage {
    frame: Frame,
    words: Option<Words>,
    slug: String,
    key: String,
    thing: Own,
    description: Option<Own>,
    rules: Option<Own>,
    state: &'static str,
    state_word: String,
    supply: String,
    opening: Option<Opening>,
    result: Option<Outcome>,
    over: bool,
    button: Option<String>,
    /// What is said above the challenge, if one has to be solved; the same for everybody.
    challenge: Option<String>,
    noscript: String,
    /// Whether nothing more can be done without script.
    script_needed: bool,
    who: String,
    hint: String,
    sign_in_link: Option<Link>,
    sign_in_button: Option<String>,
    served_by: String,
}

#[derive(Template)]
#[template(path = "problem.html", config = "src/http/askama.toml")]
struct ProblemPage {
    frame: Frame,
    heading: String,
    detail: String,
    again: Option<String>,
    address: String,
    reference: String,
}

/// What a page says to one person.
pub(super) struct Personal {
    /// Who it is: enough of the account to tell two people apart on a shared screen.
    pub(super) name: Option<String>,
    pub(super) result: Option<Outcome>,
    /// Whether another tap makes sense.
    pub(super) settled: bool,
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
        Err(problem) => return refuse(&problem, &uri, &voice),
    };
    if let Some(token) = query_value(uri.query(), "token") {
        return visit::handover(&app, &mut voice, (&campaign, &headers), token);
    }
    let named = query_value(uri.query(), "lang");
    // Another spelling of a language, or what is none, would be a key of its own in every cache.
    if let Some(tag) = named.filter(|tag| voice.chosen() != Some(*tag)) {
        return canonical(&campaign, app.catalog.locale(tag).map(crate::l10n::Locale::tag), &voice);
    }
    let keyed = named.is_some();
    let page = campaign_page(&app, &campaign, None, &voice);
    let mut response = html(StatusCode::OK, "page", page.render(), &voice);
    challenge::allow(&app, response.headers_mut());
    let headers = response.headers_mut();
    if keyed {
        headers.remove(header::VARY);
    }
    // Not over the opening, after which the page looks otherwise, nor stale until then; whole seconds, rounded up, so
    // that it is never 0.
    let until = |most: Duration| campaign.opens_in().map_or(most, |left| left.min(most)).as_secs_f64().ceil();
    let stale = if campaign.opens_in().is_some() { "" } else { ", stale-while-revalidate=60, stale-if-error=86400" };
    let (browser, shared) = (until(Duration::from_secs(5)), until(KEPT_FOR));
    let kept = format!("public, max-age={browser}, s-maxage={shared}{stale}");
    if let Ok(kept) = HeaderValue::from_str(&kept) {
        headers.insert(header::CACHE_CONTROL, kept);
    }
    response
}

/// Leads to the address that every cache has for this language, or for the reader's own.
fn canonical(campaign: &Campaign, tag: Option<&'static str>, voice: &Voice) -> Response {
    let named = tag.map(|tag| format!("?lang={tag}")).unwrap_or_default();
    let mut response = StatusCode::FOUND.into_response();
    response.extensions_mut().insert(Code("page-address"));
    let headers = response.headers_mut();
    voice.sign(headers);
    headers.remove(header::VARY);
    // Unwrap safety: a campaign's address name and a tag of ours are ASCII.
    let target = HeaderValue::from_str(&format!("/c/{}{named}", campaign.slug)).expect("an address");
    headers.insert(header::LOCATION, target);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    response
}

/// The page of one person, kept by nobody.
pub(super) fn answer(
    app: &App,
    campaign: &Campaign,
    said: (StatusCode, &'static str, Personal),
    voice: &Voice,
) -> Response {
    let (status, code, personal) = said;
    let mut page = campaign_page(app, campaign, Some(personal), voice);
    page.script_needed = code.starts_with("challenge-");
    html(status, code, page.render(), voice)
}

/// A page about what went wrong.
pub(super) fn refuse(problem: &Problem, address: &Uri, voice: &Voice) -> Response {
    let (status, heading, detail) = problem.words();
    let heading = voice.say(&heading);
    let path = address.path().to_owned();
    let page = ProblemPage {
        frame: Frame::new(voice.say(&Message::PageTitle { title: heading.clone() }), voice),
        heading,
        detail: voice.say(&detail),
        again: status.is_server_error().then(|| voice.say(&Message::PageTryAgainLink)),
        address: voice.chosen().map_or_else(|| path.clone(), |tag| format!("{path}?lang={tag}")),
        reference: voice.say(&Message::PageSupportReference { reference: voice.request_id().to_owned() }),
    };
    html(status, problem.code(), page.render(), voice)
}

/// A page as it is sent.
pub(super) fn html(status: StatusCode, code: &'static str, page: askama::Result<String>, voice: &Voice) -> Response {
    let Ok(page) = page else { return Problem::Internal.respond(voice) };
    let mut response = (status, page).into_response();
    response.extensions_mut().insert(Code(code));
    voice.sign(response.headers_mut());
    protect(response.headers_mut());
    response
}

/// Nothing runs, is loaded or is sent but from and to this server; nobody frames the page; nobody keeps it unless the
/// caller says so.
pub(super) fn protect(headers: &mut HeaderMap) {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                  form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

fn campaign_page(app: &App, campaign: &Campaign, personal: Option<Personal>, voice: &Voice) -> CampaignPage {
    let title = campaign.title(voice.locale().tag()).to_owned();
    let own = |part| own_words(campaign, part, voice.locale().tag());
    let state = standing(campaign);
    let shared = personal.is_none();
    let Personal { name, result, settled } = personal.unwrap_or(Personal { name: None, result: None, settled: false });
    let may_ask = shared || name.is_some() && !settled;
    let button = if result.is_some() { Message::PageClaimAgainButton } else { Message::PageClaimButton };
    let quiet = shared && state == Standing::SoldOut;
    let check = app.challenge.as_ref().map(|challenge| challenge.on_page(voice.locale().tag()));
    let noscript = match &check {
        Some(check) if check.widget.is_none() => Message::PageChallengeElsewhere,
        Some(_) => Message::PageNoscriptChallenge,
        None => Message::PageNoscriptHint,
    };
    CampaignPage {
        frame: Frame::new(voice.say(&Message::PageTitle { title: title.clone() }), voice),
        words: shared.then(|| words(app, campaign, voice)),
        slug: campaign.slug.clone(),
        // The same for everybody: what is stored is made of it and of the account.
        key: campaign.id.0.to_string(),
        thing: own(Part::Title).unwrap_or(Own { text: title, foreign: None }),
        description: own(Part::Description),
        rules: own(Part::Rules),
        state: if quiet { "" } else { state.word() },
        state_word: if quiet { String::new() } else { voice.say(&standing_words(state)) },
        supply: voice.say(&Message::CampaignSupply { supply: campaign.supply }),
        opening: campaign.opens_in().map(|_| opening(campaign, voice)),
        over: state == Standing::Closed,
        button: may_ask.then(|| voice.say(&button)),
        result,
        challenge: check.filter(|_| shared).map(|check| voice.say(&challenge_label(&check))),
        noscript: voice.say(&noscript),
        script_needed: false,
        hint: if shared || name.is_some() { String::new() } else { voice.say(&Message::PageSignedOutHint) },
        who: name.map(|name| voice.say(&Message::PageSignedInAs { name })).unwrap_or_default(),
        sign_in_link: app.sign_in_url.as_ref().map(|url| Link {
            href: url.replace("{campaign}", &campaign.slug),
            words: voice.say(&Message::PageSignInLink),
        }),
        sign_in_button: app.minter.as_ref().map(|_| voice.say(&Message::PageSignInButton)),
        served_by: if shared {
            String::new()
        } else {
            voice.say(&Message::PageServedBy { region: app.region.to_string() })
        },
    }
}

fn own_words(campaign: &Campaign, part: Part, page: &str) -> Option<Own> {
    let said = campaign.said(part, page)?;
    let foreign = (said.language != page).then(|| said.language.to_owned());
    Some(Own { text: said.text.to_owned(), foreign })
}

fn opening(campaign: &Campaign, voice: &Voice) -> Opening {
    // The browser knows the reader's time zone: the script puts its own words between the isolation marks.
    let when = campaign.opens_at;
    Opening { datetime: when.to_string(), words: voice.say(&Message::PageOpensAt { when }) }
}

/// What is said above the challenge: what it is, or that this page has none.
fn challenge_label(check: &Check) -> Message {
    if check.widget.is_some() { Message::PageChallengeLabel } else { Message::PageChallengeElsewhere }
}

/// What the script needs to show the challenge, beside the words for it.
fn challenge_texts(check: Check, voice: &Voice) -> Vec<(&'static str, String)> {
    let Some((script, class, api)) = check.widget else { return Vec::new() };
    vec![
        ("challenge-script", script),
        ("challenge-class", class),
        ("challenge-api", api.to_owned()),
        ("challenge-key", check.site_key),
        ("challenge-lang", check.language),
        ("challenge-first", voice.say(&Message::PageChallengeFirst)),
        ("challenge-passed", voice.say(&Message::PageChallengePassed)),
        ("challenge-missing", voice.say(&Message::PageChallengeMissing)),
    ]
}

/// The sentences that the script shows, by the names it knows them by; it fills the blanks.
fn words(app: &App, campaign: &Campaign, voice: &Voice) -> Words {
    let blank = || BLANK.to_owned();
    let reason = campaign.pause_reason(voice.locale().tag()).filter(|_| standing(campaign) == Standing::Paused);
    let paused = reason.map_or(Message::CampaignPausedDetail, |reason| Message::CampaignPausedReasonDetail {
        reason: reason.to_owned(),
    });
    let texts = [
        ("state-not-open", Message::PageStateNotOpen),
        ("state-open", Message::PageStateOpen),
        ("state-paused", Message::PageStatePaused),
        ("state-sold-out", Message::PageStateSoldOut),
        ("state-closed", Message::PageStateClosed),
        ("is-paused", paused),
        ("is-sold-out", Message::ClaimSoldOutDetail { supply: campaign.supply }),
        ("is-closed", Message::CampaignClosedDetail),
        ("undated", Message::CampaignNotOpenUndatedDetail),
        ("opens-in", Message::PageOpensIn { duration: blank() }),
        ("early", Message::PageClaimAtOpeningButton),
        ("button", Message::PageClaimButton),
        ("again", Message::PageClaimAgainButton),
        ("armed", Message::PageArmed),
        ("asking", Message::PageAsking),
        ("retrying", Message::PageRetrying),
        ("offline-title", Message::PageOfflineTitle),
        ("offline", Message::PageOfflineDetail),
        ("ticket", Message::PageTicketLabel),
        ("reference", Message::ClaimReference { reference: blank() }),
        ("keep", Message::PageAnswerStays),
        ("who", Message::PageSignedInAs { name: blank() }),
        ("hint", Message::PageSignedOutHint),
        ("expired-title", Message::ProblemInvalidTokenTitle),
        ("expired", Message::ProblemInvalidTokenDetail),
    ];
    let mut texts: Vec<_> = texts.map(|(name, message)| (name, voice.say(&message))).into();
    texts.push(("opens", campaign.opens_at.to_string()));
    let check = app.challenge.as_ref().map(|challenge| challenge.on_page(voice.locale().tag()));
    let challenge = check.is_some().then_some(assets::CHALLENGE.path.as_str());
    texts.extend(check.into_iter().flat_map(|check| challenge_texts(check, voice)));
    Words { script: &assets::SCRIPT.path, challenge, jitter_ms: campaign.jitter.as_millis(), texts }
}

/// The word for how a campaign stands.
pub(super) fn standing_words(state: Standing) -> Message {
    match state {
        Standing::NotOpen => Message::PageStateNotOpen,
        Standing::Open => Message::PageStateOpen,
        Standing::Paused => Message::PageStatePaused,
        Standing::SoldOut => Message::PageStateSoldOut,
        Standing::Closed => Message::PageStateClosed,
    }
}
