//! One call of the admin API that was let in: who calls, what was sent, and how it is answered.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::Query;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::super::body;
use super::super::problem::Problem;
use super::super::record::Code;
use super::super::voice::Voice;
use super::form::Form;
use super::team::Team;
use crate::campaign::Campaign;
use crate::operator::Actor;

/// The largest body that is read as one: a campaign's words at their longest, each character written as an escape of
/// six bytes, and some space.
const BODY_BYTES_MAX: usize = 64 * 1024;

/// Entries of a page, if the caller doesn't say …
const PAGE: i64 = 50;
/// … and at most.
const PAGE_MAX: i64 = 500;

/// A call that was let in.
pub struct Call {
    /// What it works on.
    pub app: Arc<Team>,
    /// Who calls.
    pub actor: Actor,
    voice: Voice,
    path: Vec<(String, String)>,
    parts: Parts,
    body: Body,
    /// The body's fields, if they were looked at before the handler reads them.
    form: Option<Form>,
    left_out: bool,
}

/// Which part of a long list.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Only what is older than this moment and, at it, comes before this id; everything if there is nothing here.
    pub before: Option<(Timestamp, Uuid)>,
    /// How many.
    pub limit: i64,
}

impl Call {
    pub(super) fn new(
        app: Arc<Team>,
        actor: Actor,
        voice: Voice,
        path: Vec<(String, String)>,
        (parts, body): (Parts, Body),
    ) -> Self {
        Self { app, actor, voice, path, parts, body, form: None, left_out: false }
    }

    /// Speaks to the caller.
    pub fn voice(&self) -> &Voice {
        &self.voice
    }

    /// What the caller sent about the request.
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// A part of the address.
    pub fn part(&self, name: &str) -> &str {
        self.path.iter().find(|(part, _)| part == name).map_or("", |(_, value)| value)
    }

    /// A part of the address that names something; what can't be such a name is refused as that field.
    pub fn named<T: std::str::FromStr>(&self, name: &'static str) -> Result<T, Problem> {
        self.part(name).parse().map_err(|_odd| Problem::InvalidRequest { field: name.into() })
    }

    /// A query parameter, decoded; the first of several.
    pub fn query(&self, name: &str) -> Option<String> {
        let all = Query::<Vec<(String, String)>>::try_from_uri(&self.parts.uri).ok()?.0;
        all.into_iter().find_map(|(known, value)| (known == name).then_some(value))
    }

    /// Which page of a long list is wanted: `before` is the `next` of the page above, `limit` is 1 to 500.
    pub fn page(&self) -> Result<Page, Problem> {
        let invalid = |field: &str| Problem::InvalidRequest { field: field.into() };
        let limit = self.query("limit").map_or(Ok(PAGE), |text| text.parse()).map_err(|_odd| invalid("limit"))?;
        if !(1..=PAGE_MAX).contains(&limit) {
            return Err(invalid("limit"));
        }
        let before = self.query("before").map(|text| parse_cursor(&text).ok_or_else(|| invalid("before")));
        Ok(Page { before: before.transpose()?, limit })
    }

    /// The campaign of the address, as the database has it now; its language is the answer's if the caller names none.
    pub async fn campaign(&mut self) -> Result<Arc<Campaign>, Problem> {
        let campaign = self.app.desk.find(self.app.region.as_ref(), self.part("slug")).await?;
        let campaign = Arc::new(campaign.ok_or(Problem::CampaignNotFound)?);
        self.voice.know_campaign(&campaign);
        Ok(campaign)
    }

    /// Leaves out of a list what belongs to campaigns that the caller's token is not for.
    pub fn only_own<T>(&mut self, mut list: Vec<T>, slug: impl Fn(&T) -> &str) -> Vec<T> {
        list.retain(|one| self.actor.operator.scope.has_campaign(slug(one)));
        self.left_out = true;
        list
    }

    /// Whether a list was gone through for that.
    pub(super) fn left_out(&self) -> bool {
        self.left_out
    }

    /// The text of a field of the body, which stays to be read.
    pub(super) async fn field(&mut self, name: &'static str) -> Result<Option<String>, Problem> {
        let form = self.form().await?;
        let text = form.text(name).map(|text| text.map(str::to_owned));
        self.form = Some(form);
        text
    }

    /// The body as an object of named fields; no body is an object without any.
    pub async fn form(&mut self) -> Result<Form, Problem> {
        if let Some(form) = self.form.take() {
            return Ok(form);
        }
        let body = self.take_body();
        let bytes = body::read_within(&self.parts.headers, body, BODY_BYTES_MAX).await?;
        if bytes.is_empty() {
            return Ok(Form::default());
        }
        body::check_type(&self.parts.headers)?;
        Form::parse(&bytes)
    }

    /// The body as it comes, for whoever reads a long one piece by piece.
    pub fn take_body(&mut self) -> Body {
        std::mem::take(&mut self.body)
    }

    /// Answers with this.
    pub fn json(&self, status: StatusCode, code: &'static str, shown: &impl Serialize) -> Response {
        self.sign((status, Json(shown)).into_response(), code)
    }

    /// Answers that it is done, with nothing to show.
    pub fn done(&self, code: &'static str) -> Response {
        self.sign(StatusCode::NO_CONTENT.into_response(), code)
    }

    /// Says of an answer what is said of all: its code, its language, that nobody keeps it.
    pub fn sign(&self, mut response: Response, code: &'static str) -> Response {
        response.extensions_mut().insert(Code(code));
        self.voice.sign(response.headers_mut());
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

/// Where the next page of a list begins.
pub fn cursor(at: Timestamp, id: Uuid) -> String {
    format!("{at}_{id}")
}

fn parse_cursor(text: &str) -> Option<(Timestamp, Uuid)> {
    let (at, id) = text.split_once('_')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_to_the_microsecond_and_nothing_else_is_one() {
        let (at, id) = (Timestamp::from_microsecond(1_795_000_000_000_001).unwrap(), Uuid::max());
        assert_eq!(parse_cursor(&cursor(at, id)), Some((at, id)));
        for odd in ["", "_", "now_1", &at.to_string(), &format!("{at}_x")] {
            assert_eq!(parse_cursor(odd), None, "{odd}");
        }
    }
}
