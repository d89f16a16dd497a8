//! What a campaign says in each language: reading, writing and taking back its words.

use axum::http::StatusCode;
use axum::response::Response;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::problem::Problem;
use super::call::Call;
use crate::campaign::Campaign;
use crate::campaign::texts::{Error, Text, Written};

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
pub async fn list(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    Ok(call.json(StatusCode::OK, "texts", &listed(&campaign, &campaign.texts)))
}

/// `PUT /v1/admin/campaigns/{slug}/texts/{language}`
pub async fn set(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let mut text = Text::titled(call.named("language")?, "");
    let mut form = call.form().await?;
    text.title = form.need("title")?;
    text.description = form.may("description")?.unwrap_or_default();
    text.image_alt = form.may("image_alt")?.unwrap_or_default();
    text.rules = form.may("rules")?.unwrap_or_default();
    form.end()?;
    let written = call.app.desk.set(&call.actor, &campaign, &text).await?;
    let (status, code) = match written {
        Written::Added => (StatusCode::CREATED, "text-added"),
        Written::Replaced => (StatusCode::OK, "text-replaced"),
    };
    Ok(call.json(status, code, &shown(&text)))
}

/// `DELETE /v1/admin/campaigns/{slug}/texts/{language}`
pub async fn remove(call: &mut Call) -> Result<Response, Problem> {
    let campaign = call.campaign().await?;
    let language = call.named("language")?;
    call.app.desk.remove(&call.actor, &campaign, &language).await?;
    Ok(call.done("text-removed"))
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid { part, expected } => Self::Unfit { field: part, expected },
            Error::NotFound(_) => Self::TextNotFound,
            Error::Default(_) => Self::TextNeeded,
            Error::Database(error) => super::failed(&error, error.leaves_doubt()),
        }
    }
}
