//! One request: to the nearest live region, and to the next one if it does not answer.
//!
//! **Invariant:** what may have been acted upon is sent again only by the list in `mod.rs`; and the head of an answer,
//! whoever gives it, comes within the entrance's limit.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::body::{Body, Bytes};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri, header};
use axum::response::Response;
use hyper::Request;
use hyper::body::{Body as _, Incoming};

use super::table::{Backend, Table};
use super::upstream::{self, Failure, Line};
use super::{Entrance, headers, refuse};
use crate::clock;
use crate::http::body;
use crate::http::problem::Problem;

/// Regions that one request is sent to at most.
const ATTEMPTS_MAX: usize = 3;
/// A body up to this size is kept until there is an answer, so that it can be sent again; a larger one is passed on as
/// it comes. The API takes four kilobytes.
const KEPT_BYTES_MAX: usize = 16 * 1024;

/// What is known of a request, to make it again.
struct Recipe {
    method: Method,
    uri: Uri,
    fields: HeaderMap,
    /// The body, if it is small.
    kept: Option<Bytes>,
}

/// What a try came to, and whether it went over a kept connection, which may just have been an old one.
enum Tried {
    Answered(Response),
    /// Surely not sent.
    NotSent(Box<Request<Body>>, Line),
    /// It may have been acted upon.
    Unknown(Line),
}

/// Answers one request.
pub async fn forward(entrance: &Entrance, peer: SocketAddr, request: Request<Incoming>) -> Response {
    let until = clock::monotonic() + entrance.answer_within;
    let (mut parts, incoming) = request.into_parts();
    headers::inward(&mut parts.headers, peer.ip());
    let Parts { method, uri, headers: fields, .. } = parts;
    let mut recipe = Recipe { method, uri, fields, kept: None };
    let body = match recipe.keep(incoming).await {
        Ok(body) => body,
        Err(problem) => return refuse::refuse(entrance, &problem, &recipe.fields),
    };
    match ask_around(entrance, &recipe, body, until).await {
        Ok(response) => response,
        Err(problem) => refuse::refuse(entrance, &problem, &recipe.fields),
    }
}

async fn ask_around(entrance: &Entrance, recipe: &Recipe, body: Body, until: Instant) -> Result<Response, Problem> {
    let country = recipe.country(entrance);
    let mut request = Box::new(recipe.request(body));
    let (mut asked, mut once_more, mut unknown) = (Vec::new(), None, false);
    while clock::monotonic() < until {
        let (backend, line) = match once_more.take() {
            Some(backend) => (backend, Line::Fresh),
            None => match next(&entrance.table(), &country, &mut asked) {
                Some(backend) => (backend, recipe.line()),
                None => break,
            },
        };
        let used = match attempt(&backend, *request, recipe, line, until).await {
            Tried::Answered(response) => return Ok(response),
            Tried::NotSent(back, used) => {
                request = back;
                used
            }
            Tried::Unknown(used) => {
                unknown = true;
                let Some(kept) = recipe.kept.as_ref().filter(|_| recipe.repeatable()) else { break };
                *request = recipe.request(Body::from(kept.clone()));
                used
            }
        };
        if used == Line::Kept {
            once_more = Some(backend);
        }
    }
    Err(if unknown && !recipe.safe() { Problem::OutcomeUnknown } else { Problem::Unavailable })
}

/// The nearest live server that was not asked yet.
fn next(table: &Table, country: &str, asked: &mut Vec<Arc<Backend>>) -> Option<Arc<Backend>> {
    if asked.len() >= ATTEMPTS_MAX {
        return None;
    }
    let new = |backend: &&&Arc<Backend>| !asked.iter().any(|before| Arc::ptr_eq(before, backend));
    let found = Arc::clone(table.route(country).iter().find(new)?);
    asked.push(Arc::clone(&found));
    Some(found)
}

async fn attempt(
    backend: &Arc<Backend>,
    mut request: Request<Body>,
    recipe: &Recipe,
    line: Line,
    until: Instant,
) -> Tried {
    if !request.headers().contains_key(header::HOST)
        && let Ok(host) = backend.entry.public.parse()
    {
        request.headers_mut().insert(header::HOST, host);
    }
    let (mut open, used) = match upstream::open(&backend.pool, &backend.entry.public, line).await {
        Ok(open) => open,
        Err(_refused) => {
            doubt(backend);
            // Nobody else shall wait for a connection; the look that was just asked for may find it well.
            backend.set_live(false);
            return Tried::NotSent(Box::new(request), Line::Fresh);
        }
    };
    let outcome = tokio::select! {
        outcome = open.send(request) => outcome,
        // A server that hangs is not waited for by those who may ask somebody else.
        () = backend.down(), if recipe.repeatable() => return Tried::Unknown(Line::Fresh),
        () = tokio::time::sleep_until(until.into()) => return Tried::Unknown(Line::Fresh),
    };
    match outcome {
        Ok(answer) => {
            backend.count(true);
            let (mut parts, incoming) = answer.into_parts();
            open.keep(Arc::clone(backend));
            headers::outward(&mut parts.headers, &backend.entry.region);
            Tried::Answered(Response::from_parts(parts, Body::new(incoming)))
        }
        Err(Failure::NotSent(request)) => {
            doubt(backend);
            Tried::NotSent(request, used)
        }
        Err(Failure::MayBeSent) => {
            doubt(backend);
            Tried::Unknown(used)
        }
    }
}

fn doubt(backend: &Backend) {
    backend.count(false);
    backend.doubt.notify_one();
}

impl Recipe {
    /// Keeps a small body, whose sender has a few seconds for it; the body to be sent.
    async fn keep(&mut self, incoming: Incoming) -> Result<Body, Problem> {
        let small = incoming.size_hint().upper().is_some_and(|bytes| bytes <= KEPT_BYTES_MAX as u64);
        if !small {
            return Ok(Body::new(incoming));
        }
        let bytes = body::read_within(&self.fields, incoming, KEPT_BYTES_MAX).await?;
        self.kept = Some(bytes.clone());
        Ok(Body::from(bytes))
    }

    fn request(&self, body: Body) -> Request<Body> {
        let mut request = Request::new(body);
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.fields.clone();
        request
    }

    fn country(&self, entrance: &Entrance) -> String {
        let named = self.fields.get(&entrance.country_header).and_then(|value| value.to_str().ok());
        named.unwrap_or_default().trim().to_ascii_uppercase()
    }

    fn line(&self) -> Line {
        if self.repeatable() { Line::Kept } else { Line::Fresh }
    }

    /// Whether it changes nothing.
    fn safe(&self) -> bool {
        [Method::GET, Method::HEAD, Method::OPTIONS].contains(&self.method)
    }

    /// Whether asking twice is asking once; `mod.rs` says why.
    fn repeatable(&self) -> bool {
        let parts: Vec<&str> = self.uri.path().split('/').collect();
        let post = self.method == Method::POST;
        self.kept.is_some()
            && match parts.as_slice() {
                ["", "v1", "campaigns", _, "claims"] if post => self.fields.contains_key("idempotency-key"),
                ["", "v1", "campaigns", _, "pass"] if post => true,
                _ => self.safe(),
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_the_same_when_asked_twice_is_asked_twice() {
        for (method, path, key, expected) in [
            ("GET", "/c/burger", false, true),
            ("HEAD", "/c/burger", false, true),
            ("POST", "/v1/campaigns/burger/claims", true, true),
            ("POST", "/v1/campaigns/burger/claims", false, false),
            ("POST", "/v1/campaigns/burger/claims/", true, false),
            ("POST", "/v1/campaigns/burger/pass", false, true),
            ("POST", "/v1/campaigns/burger/claim/release", true, false),
            ("POST", "/c/burger", true, false),
            ("PUT", "/v1/campaigns/burger/claims", true, false),
            ("DELETE", "/c/burger", false, false),
        ] {
            let mut fields = HeaderMap::new();
            if key {
                fields.insert("idempotency-key", header::HeaderValue::from_static("k"));
            }
            let (method, uri) = (method.parse().unwrap(), path.parse().unwrap());
            let mut recipe = Recipe { method, uri, fields, kept: Some(Bytes::new()) };
            assert_eq!(recipe.repeatable(), expected, "{path}");
            recipe.kept = None;
            assert!(!recipe.repeatable(), "a body that is gone can't be sent again");
        }
    }
}
