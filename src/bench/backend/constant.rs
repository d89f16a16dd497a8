//! The ceiling: an answer that was made at the start, the same for everybody who reads the same language.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use crate::http::claims::Ask;
use crate::http::record::{About, Answer};
use crate::http::{App, person};
use crate::l10n::{Locale, Message};

/// Ready answers.
pub struct Constant {
    texts: Vec<(Locale, Bytes)>,
    checked: bool,
}

impl Constant {
    /// One answer for everybody; nobody is asked who they are.
    pub fn bare() -> Self {
        Self { texts: Vec::new(), checked: false }
    }

    /// An answer in each language, for people with a good token.
    pub fn localized(app: &App) -> Self {
        let title = |locale| app.catalog.text(locale, &Message::ClaimGrantedTitle).into_owned();
        let text = |locale| (locale, Bytes::from(body(&title(locale))));
        Self { texts: app.catalog.locales().map(text).collect(), checked: true }
    }

    /// The answer.
    pub fn answer(&self, app: &App, mut ask: Ask) -> Answer {
        if self.checked
            && let Err(problem) = person::bearer(app, &ask.headers, &mut ask.voice)
        {
            return problem.answer(&ask.voice);
        }
        let Some((locale, text)) = self.text(&ask) else { return ready("en", Bytes::from_static(BARE.as_bytes())) };
        ready(locale.tag(), text)
    }

    fn text(&self, ask: &Ask) -> Option<(Locale, Bytes)> {
        if !self.checked {
            return None;
        }
        let spoken = ask.voice.locale();
        self.texts.iter().find(|(locale, _)| *locale == spoken).cloned()
    }
}

const BARE: &str = concat!(
    r#"{"outcome":"granted","claim":{"campaign":"bench","reference":"bench.0.1","stock_region":"bench","shard":0,"#,
    r#""ticket":1,"status":"claimed","claimed_at":"2026-01-01T00:00:00Z"}}"#
);

fn body(title: &str) -> String {
    let title = serde_json::Value::from(title).to_string();
    [BARE.trim_end_matches('}'), r#"},"title":"#, &title, "}"].concat()
}

fn ready(language: &'static str, text: Bytes) -> Answer {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = StatusCode::CREATED;
    *response.headers_mut() = HeaderMap::with_capacity(12);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Answer { code: "granted", response, about: About::default() }
}
