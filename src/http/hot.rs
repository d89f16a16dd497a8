//! The way in. The one route that a whole crowd takes at the same moment is recognised here and answered without the
//! router; every other request goes through it. No boxed futures, no
//! extensions, no extractors: a claim costs the server about a quarter less.
//!
//! What may not live here: an answer of its own. The handler behind the router is the same one, so an address that is
//! spelt in an unusual way gets the same answer, only a little later.
//!
//! **Invariant:** what `routes::framed` promises of every answer is kept here too: a request id, its metrics and its
//! line in the log, and a panic is our fault, is counted, and ends nothing else.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use axum::response::Response;
use futures_util::FutureExt;
use hyper::body::Incoming;
use hyper::service::service_fn;
use tower::ServiceExt;

use super::App;
use super::admit::{self, From};
use super::claims::{Ask, Claims};
use super::record::{Begun, panicked};
use super::routes::CLAIMS;
use super::serve::Answers;
use super::voice::{Heard, Voice};
use crate::admission::limits::Peer;

/// Answers the public.
pub struct Front<C> {
    app: Arc<App>,
    claims: C,
    router: Router,
}

impl<C: Clone> Clone for Front<C> {
    fn clone(&self) -> Self {
        Self { app: Arc::clone(&self.app), claims: self.claims.clone(), router: self.router.clone() }
    }
}

impl<C: Claims> Front<C> {
    /// A front before this router, which has the claim route too.
    pub fn new(app: &Arc<App>, claims: C, router: Router) -> Self {
        Self { app: Arc::clone(app), claims, router }
    }

    /// The service of one connection from this peer.
    pub fn service(self: Arc<Self>, peer: IpAddr) -> impl Answers {
        let from = From(self.app.limits.peer(peer), peer);
        service_fn(move |request| {
            let front = Arc::clone(&self);
            async move { Ok(front.answer(request, from).await) }
        })
    }

    async fn answer(&self, request: Request<Incoming>, from: From) -> Response {
        match slug_of_claim(request.method(), request.uri().path()).map(str::to_owned) {
            Some(slug) => self.claim(slug, request, from.0).await,
            None => self.by_router(request, from).await,
        }
    }

    async fn by_router(&self, mut request: Request<Incoming>, from: From) -> Response {
        request.extensions_mut().insert(from);
        // In a box, so that a claim does not carry the room for it.
        Box::pin(self.router.clone().oneshot(request.map(Body::new))).await.unwrap_or_else(|never| match never {})
    }

    async fn claim(&self, slug: String, request: Request<Incoming>, peer: Peer) -> Response {
        let begun = Begun::now(&self.app, request.headers());
        let heard = Heard::of(request.uri(), request.headers());
        let answer = async {
            let (parts, body) = request.into_parts();
            let voice = Voice::of(&self.app.choices, &parts, begun.id().clone());
            if let Err(problem) = admit::enter(&self.app, peer, &parts.headers, begun.started()) {
                return problem.answer(&voice);
            }
            self.claims.answer(&self.app, Ask::read(Some(slug), voice, parts.headers, body).await).await
        };
        // Unwind safety: what a panic may leave half-done is this request's own, or behind a lock that says so.
        let answer = AssertUnwindSafe(answer).catch_unwind().await;
        let answer = answer.unwrap_or_else(|_what| panicked(&self.app, heard, begun.id()));
        begun.finish(CLAIMS, answer)
    }
}

/// The campaign's name, if this is a claim whose address is written as nearly everybody writes it.
fn slug_of_claim<'a>(method: &Method, path: &'a str) -> Option<&'a str> {
    let slug = path.strip_prefix("/v1/campaigns/")?.strip_suffix("/claims").filter(|_| method == Method::POST)?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    (!slug.is_empty() && slug.bytes().all(plain)).then_some(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_claim_written_as_usual_takes_the_short_way() {
        let claim = |path| slug_of_claim(&Method::POST, path);
        assert_eq!(claim("/v1/campaigns/burger-2/claims"), Some("burger-2"));
        for other in [
            "/v1/campaigns//claims",
            "/v1/campaigns/claims",
            "/v1/campaigns/a/b/claims",
            "/v1/campaigns/bur%67er/claims",
            "/v1/campaigns/burger/claims/",
            "/v1/campaigns/burger/claim",
            "/V1/campaigns/burger/claims",
        ] {
            assert_eq!(claim(other), None, "{other}");
        }
        assert_eq!(slug_of_claim(&Method::GET, "/v1/campaigns/burger/claims"), None);
    }
}
