//! The team's own API, on the ops port: what a campaign says in each language.
//!
//! What may not live here: anything that moves a unit or a gate; that is for commands, whose ledgers name a person.
//!
//! **Invariant:** nothing is read or written for whoever does not have the token; what was changed leaves a line in the
//! log that names the campaign, the language and the request, and none of the words.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::App;
use super::body::{self, Fields};
use super::claims::find_campaign;
use super::person::bearing;
use super::problem::Problem;
use super::record::Code;
use super::routes::AppState;
use super::voice::Voice;
use crate::campaign::Campaign;
use crate::campaign::texts::{Error, Text, Written};
use crate::language::Language;

/// The largest body: all parts at their longest, each character written as an escape of six bytes, and some space.
const BODY_BYTES_MAX: usize = 64 * 1024;

/// A campaign's words in one language. What is empty is not said in it, and a reader is shown another language's.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Text")]
pub struct Shown<'a> {
    /// The language's tag (BCP 47), in its canonical form.
    language: &'a str,
    /// The thing's name, one line.
    title: &'a str,
    /// What it is.
    description: &'a str,
    /// What its image shows, for people who can't see it; one line.
    image_alt: &'a str,
    /// The rules of taking part.
    rules: &'a str,
}

/// All that a campaign says.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Texts")]
pub struct Listed<'a> {
    /// The campaign's name in addresses.
    campaign: &'a str,
    /// The language that all others fall back on.
    default_language: &'a str,
    /// In the order of their languages.
    texts: Vec<Shown<'a>>,
}

/// What is written: all parts of it. No control characters and no marks of writing direction; line feeds only where
/// there may be several lines.
#[derive(JsonSchema)]
#[schemars(rename = "TextRequest", deny_unknown_fields)]
pub struct Wanted {
    /// The thing's name, one line, not only white space.
    #[schemars(rename = "title", length(min = 1, max = 120))]
    _title: String,
    /// What it is; lines are kept.
    #[schemars(rename = "description", with = "String", length(max = 1000), default)]
    _description: String,
    /// What its image shows, for people who can't see it; one line.
    #[schemars(rename = "image_alt", with = "String", length(max = 250), default)]
    _image_alt: String,
    /// The rules of taking part; lines are kept.
    #[schemars(rename = "rules", with = "String", length(max = 5000), default)]
    _rules: String,
}

/// A text as the API shows it.
pub fn shown(text: &Text) -> Shown<'_> {
    let Text { language, title, description, image_alt, rules } = text;
    Shown { language: language.as_str(), title, description, image_alt, rules }
}

/// All that a campaign says, as the API shows it.
pub fn listed<'a>(campaign: &'a Campaign, texts: &'a [Text]) -> Listed<'a> {
    let (slug, default_language) = (&campaign.slug, &campaign.default_locale);
    Listed { campaign: slug, default_language, texts: texts.iter().map(shown).collect() }
}

/// `GET /v1/admin/campaigns/{slug}/texts`
pub async fn list(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    headers: HeaderMap,
) -> Response {
    let answer = try_list(&app, slug, &mut voice, &headers).await;
    answer.unwrap_or_else(|problem| problem.respond(&voice))
}

async fn try_list(
    app: &Arc<App>,
    slug: Result<Path<String>, PathRejection>,
    voice: &mut Voice,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    check(app, headers)?;
    let campaign = find_campaign(app, slug, voice)?;
    let texts = app.desk.list(&campaign).await?;
    Ok(answer((StatusCode::OK, Json(listed(&campaign, &texts))).into_response(), "texts", voice))
}

/// The words of one language of one campaign, as an address names them.
type Place = Result<Path<(String, String)>, PathRejection>;

/// `PUT /v1/admin/campaigns/{slug}/texts/{language}`
pub async fn set(State(app): AppState, place: Place, mut voice: Voice, request: Request) -> Response {
    let answer = try_set(&app, place, &mut voice, request).await;
    answer.unwrap_or_else(|problem| problem.respond(&voice))
}

async fn try_set(app: &Arc<App>, place: Place, voice: &mut Voice, request: Request) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    check(app, &parts.headers)?;
    let (campaign, language) = find(app, place, voice)?;
    let body = body::read_within(&parts.headers, body, BODY_BYTES_MAX).await?;
    body::check_type(&parts.headers)?;
    let text = read(language, &body)?;
    let written = app.desk.set(&campaign, &text).await?;
    note(&campaign, &text.language, voice, "a campaign's words were written");
    let (status, code) = match written {
        Written::Added => (StatusCode::CREATED, "text-added"),
        Written::Replaced => (StatusCode::OK, "text-replaced"),
    };
    Ok(answer((status, Json(shown(&text))).into_response(), code, voice))
}

/// `DELETE /v1/admin/campaigns/{slug}/texts/{language}`
pub async fn remove(State(app): AppState, place: Place, mut voice: Voice, headers: HeaderMap) -> Response {
    let answer = try_remove(&app, place, &mut voice, &headers).await;
    answer.unwrap_or_else(|problem| problem.respond(&voice))
}

async fn try_remove(app: &Arc<App>, place: Place, voice: &mut Voice, headers: &HeaderMap) -> Result<Response, Problem> {
    check(app, headers)?;
    let (campaign, language) = find(app, place, voice)?;
    app.desk.remove(&campaign, &language).await?;
    note(&campaign, &language, voice, "a campaign's words were taken away");
    Ok(answer(StatusCode::NO_CONTENT.into_response(), "text-removed", voice))
}

fn check(app: &App, headers: &HeaderMap) -> Result<(), Problem> {
    let token = app.admin.as_ref().ok_or(Problem::AdminOff)?;
    if token.is(bearing(headers)?) { Ok(()) } else { Err(Problem::InvalidToken) }
}

fn find(app: &App, place: Place, voice: &mut Voice) -> Result<(Arc<Campaign>, Language), Problem> {
    let (slug, language) = match place {
        Ok(Path((slug, language))) => (Ok(Path(slug)), language),
        Err(unreadable) => (Err(unreadable), String::new()),
    };
    let campaign = find_campaign(app, slug, voice)?;
    let language = language.parse().map_err(|_no_tag| Problem::InvalidRequest { field: "language".into() })?;
    Ok((campaign, language))
}

/// Reads the words; a field that is wrong is named, one that is not ours is not given back.
fn read(language: Language, body: &[u8]) -> Result<Text, Problem> {
    let fields: Fields = body::parse(body)?;
    let mut text = Text::titled(language, "");
    let mut seen = Vec::new();
    for (name, value) in &fields.0 {
        let (known, part) = match name.as_str() {
            "title" => ("title", &mut text.title),
            "description" => ("description", &mut text.description),
            "image_alt" => ("image_alt", &mut text.image_alt),
            "rules" => ("rules", &mut text.rules),
            _ => return Err(Problem::InvalidRequest { field: "/".into() }),
        };
        let Value::String(words) = value else { return Err(Problem::InvalidRequest { field: known.into() }) };
        if seen.contains(&known) {
            return Err(Problem::InvalidRequest { field: known.into() });
        }
        seen.push(known);
        part.clone_from(words);
    }
    Ok(text)
}

/// The line that says who did what to whom; the words themselves are in the database.
fn note(campaign: &Campaign, language: &Language, voice: &Voice, what: &str) {
    let (campaign, request) = (campaign.slug.as_str(), voice.request_id());
    tracing::info!(audit = true, campaign, language = language.as_str(), request.id = request, "{what}");
}

fn answer(mut response: Response, code: &'static str, voice: &Voice) -> Response {
    response.extensions_mut().insert(Code(code));
    voice.sign(response.headers_mut());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid { part, .. } => Self::InvalidRequest { field: part.into() },
            Error::NotFound(_) => Self::TextNotFound,
            Error::Default(_) => Self::TextNeeded,
            // Asked for again it does the same again.
            Error::Database(error) => {
                tracing::warn!(error = %error, "a campaign's words could not be read or written");
                Self::Unavailable
            }
        }
    }
}
