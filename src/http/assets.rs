//! The files of the page: each at an address with its content's hash in it, so that every cache may keep it for ever.
//!
//! **Invariant:** what stands at an address never changes for a browser that has it: another content is another
//! address.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::problem::Problem;
use super::record::Code;
use super::voice::Voice;

/// For an address with the right hash: a year.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For an old page's address, or a newer page's on a server that is being replaced: the file as it is here, kept by
/// nobody under a name that is another's.
const FOR_NOW: &str = "no-store";

/// A file that is part of the program.
pub struct Asset {
    name: &'static str,
    kind: &'static str,
    /// Its content.
    pub body: &'static str,
    /// Its entity tag: a hash of the content in quotes.
    pub tag: HeaderValue,
    hash: String,
    /// Its address.
    pub path: String,
}

impl Asset {
    /// A file with the hash of its content.
    pub fn new(name: &'static str, kind: &'static str, body: &'static str) -> Self {
        // Not against forgery, only to tell two versions apart.
        let hash = Uuid::new_v5(&Uuid::NAMESPACE_OID, body.as_bytes()).simple().to_string()[..16].to_owned();
        let path = format!("/assets/{hash}/{name}");
        // Unwrap safety: a quoted row of hexadecimal digits.
        let tag = HeaderValue::from_str(&format!("\"{hash}\"")).expect("a tag");
        Self { name, kind, body, tag, hash, path }
    }

    /// The answer with this file, or "you have it already".
    pub fn respond(&self, asked: &HeaderMap, cache_control: &'static str) -> Response {
        let known = asked
            .get(header::IF_NONE_MATCH)
            .is_some_and(|tags| tags.to_str().is_ok_and(|tags| tags.contains(self.hash.as_str())));
        let body = if known { StatusCode::NOT_MODIFIED.into_response() } else { self.body.into_response() };
        let mut response = body;
        response.extensions_mut().insert(Code("asset"));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control));
        headers.insert(header::ETAG, self.tag.clone());
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        response
    }
}

/// The look of the page.
pub static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("page.css", "text/css; charset=utf-8", include_str!("pages/page.css")));
/// What the page does by itself.
pub static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("page.js", "text/javascript; charset=utf-8", slim(include_str!("pages/page.js"))));
/// What the page does where a challenge has to be solved; not a byte of it is sent where none has.
pub static CHALLENGE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("challenge.js", "text/javascript; charset=utf-8", slim(include_str!("pages/challenge.js")))
});
/// The look of the dashboard.
pub static OPS_STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("ops.css", "text/css; charset=utf-8", include_str!("pages/ops.css")));
/// What the dashboard does by itself.
pub static OPS_SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("ops.js", "text/javascript; charset=utf-8", slim(include_str!("pages/ops.js"))));
/// The picture in the browser's tab and at the page's head.
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon.svg", "image/svg+xml", include_str!("pages/icon.svg")));

/// A script without what only its authors read: whole lines of comment, and indentation. No text in it goes over the
/// end of a line.
fn slim(script: &str) -> &'static str {
    let lines = script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
    // Once for each script, for as long as the program runs.
    lines.collect::<Vec<_>>().join("\n").leak()
}

/// `GET /assets/{hash}/{name}`
pub async fn show(Path((hash, name)): Path<(String, String)>, voice: Voice, headers: HeaderMap) -> Response {
    let asset =
        [&STYLE, &SCRIPT, &CHALLENGE, &OPS_STYLE, &OPS_SCRIPT, &ICON].into_iter().find(|asset| asset.name == name);
    let Some(asset) = asset else { return Problem::NotFound.respond(&voice) };
    asset.respond(&headers, if asset.hash == hash { FOR_EVER } else { FOR_NOW })
}
