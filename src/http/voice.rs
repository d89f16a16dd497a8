//! The language of one answer, found from what the request says, and the words in it. Never fails: who asks for nothing
//! that is spoken here is answered in the campaign's language.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};

use super::App;
use super::record::RequestId;
use crate::l10n::{Catalog, Locale, Message, Wanted};

/// The name of the cookie that keeps a choice made on the page.
pub const LANGUAGE_COOKIE: &str = "largesse_language";

/// Speaks to one reader.
#[derive(Clone)]
pub struct Voice {
    catalog: Arc<Catalog>,
    explicit: Option<String>,
    account: Option<String>,
    accept_language: Option<String>,
    fallback: Option<String>,
    request_id: RequestId,
}

impl FromRequestParts<Arc<App>> for Voice {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let accept = parts.headers.get(header::ACCEPT_LANGUAGE);
        let chosen = query_value(parts.uri.query(), "lang").or_else(|| cookie(&parts.headers, LANGUAGE_COOKIE));
        Ok(Self {
            catalog: Arc::clone(&app.catalog),
            explicit: chosen.map(str::to_owned),
            account: None,
            accept_language: accept.and_then(|value| value.to_str().ok()).map(str::to_owned),
            fallback: None,
            request_id: parts.extensions.get().cloned().unwrap_or_default(),
        })
    }
}

impl Voice {
    /// Speaks to somebody of whom nothing is known.
    pub fn to_nobody(app: &App) -> Self {
        let catalog = Arc::clone(&app.catalog);
        let request_id = RequestId::default();
        Self { catalog, explicit: None, account: None, accept_language: None, fallback: None, request_id }
    }

    /// Takes the account's own language into account: after an explicit choice, before the browser's list.
    pub fn know_account(&mut self, locale: &str) {
        self.account = (!locale.is_empty()).then(|| locale.to_owned());
    }

    /// Takes the campaign's language into account: for readers of whom nothing else is known.
    pub fn know_campaign(&mut self, locale: &str) {
        self.fallback = Some(locale.to_owned());
    }

    /// The language spoken.
    pub fn locale(&self) -> Locale {
        self.catalog.negotiate(&Wanted {
            explicit: self.explicit.as_deref(),
            account: self.account.as_deref(),
            accept_language: self.accept_language.as_deref(),
            fallback: self.fallback.as_deref(),
        })
    }

    /// The message in that language.
    pub fn text(&self, message: &Message) -> Cow<'_, str> {
        self.catalog.text(self.locale(), message)
    }

    /// All languages there are, for a choice.
    pub fn languages(&self) -> impl Iterator<Item = Locale> {
        self.catalog.locales()
    }

    /// The request's id.
    pub fn request_id(&self) -> &str {
        self.request_id.as_str()
    }

    /// Says in the headers which language was spoken and what it depended on.
    pub fn sign(&self, headers: &mut HeaderMap) {
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.locale().tag()));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    pairs.flat_map(|line| line.split("; ")).find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// The raw value of a query parameter; enough for language tags and tokens, which need no unescaping.
pub fn query_value<'a>(query: Option<&'a str>, name: &str) -> Option<&'a str> {
    query?.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}
