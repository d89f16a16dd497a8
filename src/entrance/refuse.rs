//! What the entrance says itself when no region answers: the server's own problem documents, in the reader's language.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use serde_json::Value;

use super::{Entrance, headers};
use crate::http::problem::Problem;
use crate::l10n::Wanted;

/// The answer to whoever sent these fields.
pub fn refuse(entrance: &Entrance, problem: &Problem, sent: &HeaderMap) -> Response {
    let text = |name| sent.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let wanted = Wanted { accept_language: text(header::ACCEPT_LANGUAGE), ..Wanted::default() };
    let locale = entrance.catalog.negotiate(&wanted);
    let (status, fields, mut document) = problem.sample(&entrance.catalog, locale);
    let id = headers::request_id(sent);
    if let Some(id) = id.and_then(|id| id.to_str().ok()) {
        document["instance"] = Value::String(format!("/requests/{id}"));
    }
    let page = text(header::ACCEPT).is_some_and(|accept| accept.contains("text/html"));
    let body = if page { html(&document, locale.tag(), locale.is_right_to_left()) } else { document.to_string() };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    *response.headers_mut() = fields;
    let own = response.headers_mut();
    if page {
        own.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    }
    own.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.tag()));
    own.insert(header::VARY, HeaderValue::from_static("accept, accept-language"));
    if let Some(id) = id {
        own.insert("x-request-id", id.clone());
    }
    response
}

/// The same for a person who looks at a page. The words are the catalog's own, with nothing of the request in them.
fn html(document: &Value, language: &str, right_to_left: bool) -> String {
    let words = |name: &str| escaped(document[name].as_str().unwrap_or_default());
    let (title, detail) = (words("title"), words("detail"));
    let direction = if right_to_left { "rtl" } else { "ltr" };
    format!(
        "<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <main style=\"font:1.1rem/1.5 system-ui;max-width:34rem;margin:20vh auto;padding:0 1rem\">\
         <h1>{title}</h1><p>{detail}</p></main></html>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
