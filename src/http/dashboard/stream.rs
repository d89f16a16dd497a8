//! The dashboard live: the parts that have changed, as server-sent events.
//!
//! **Invariant:** a stream ends after some minutes, and whoever comes back shows their token again: who was sent away
//! watches no longer than that.

use std::collections::HashMap;
use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use futures_util::{Stream, stream};
use tokio::sync::{OwnedSemaphorePermit, watch};

use super::super::App;
use super::super::problem::Problem;
use super::super::record::Code;
use super::super::routes::AppState;
use super::super::voice::{Voice, query_value};
use super::page::all_parts;
use super::session::who;
use super::tongue::Tongue;
use super::{Seen, chosen};
use crate::clock;
use crate::operator::Operator;

/// How long a stream lives, up to half as much more, so that a team that came together doesn't come back together.
const LIVES: Duration = Duration::from_secs(300);
/// When the browser comes back.
const RETRY_MS: u64 = 2_000;

/// `GET /ops/events`
pub(super) async fn listen(State(app): AppState, voice: Voice, uri: axum::http::Uri, headers: HeaderMap) -> Response {
    let answer = try_listen(&app, &voice, uri.query(), &headers).await;
    answer.unwrap_or_else(|problem| problem.respond(&voice))
}

async fn try_listen(
    app: &Arc<App>,
    voice: &Voice,
    query: Option<&str>,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let operator = who(app, headers).await?;
    let snapshot = app.campaigns.snapshot();
    let campaign = chosen(&snapshot, query_value(query, "campaign")).ok_or(Problem::CampaignNotFound)?;
    let (seen, place) = app.ops.join(campaign.id)?;
    let watcher = Watcher {
        tongue: Tongue::new(app, voice.locale()),
        slug: campaign.slug.clone(),
        operator,
        seen,
        told: HashMap::new(),
        until: clock::monotonic() + LIVES + clock::jitter(LIVES / 2),
        _place: place,
    };
    let mut response = Response::new(Body::from_stream(watcher.stream()));
    response.extensions_mut().insert(Code("ops-events"));
    let headers = response.headers_mut();
    voice.sign(headers);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

struct Watcher {
    tongue: Tongue,
    slug: String,
    operator: Operator,
    seen: watch::Receiver<Seen>,
    /// The digest of each part as it was sent last.
    told: HashMap<&'static str, u64>,
    until: Instant,
    _place: OwnedSemaphorePermit,
}

impl Watcher {
    fn stream(self) -> impl Stream<Item = Result<Bytes, Infallible>> + use<> {
        let first = stream::once(async { Ok(Bytes::from(format!("retry: {RETRY_MS}\n\n"))) });
        let rest = stream::unfold(self, async |mut watcher| {
            let bytes = watcher.next().await?;
            Some((Ok(bytes), watcher))
        });
        futures_util::StreamExt::chain(first, rest)
    }

    /// What the next look has changed; nothing when the stream ends.
    async fn next(&mut self) -> Option<Bytes> {
        tokio::select! {
            changed = self.seen.changed() => changed.ok()?,
            () = tokio::time::sleep_until(self.until.into()) => return None,
        }
        let seen = self.seen.borrow_and_update().clone();
        let snapshot = self.tongue.app.campaigns.snapshot();
        let campaign = snapshot.find(&self.slug)?;
        let parts = all_parts(&self.tongue.app, campaign, &seen, &self.operator, &self.tongue).ok()?;
        let changed: serde_json::Map<_, _> = parts
            .into_iter()
            .filter(|(id, html)| {
                let digest = digest(html);
                self.told.insert(id, digest) != Some(digest)
            })
            .map(|(id, html)| (id.to_owned(), html.into()))
            .collect();
        // Also if nothing has: a balancer closes what is silent.
        let data = serde_json::Value::from(changed);
        Some(Bytes::from(format!("event: parts\ndata: {data}\n\n")))
    }
}

fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
