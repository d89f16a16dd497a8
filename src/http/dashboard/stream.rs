//! The dashboard live: the parts that have changed, as server-sent events, and how old each figure is. A part that has
//! only grown older is not sent again: whoever reads in it, or has it read out, is not disturbed.
//!
//! **Invariant:** who was sent away watches no longer than some seconds (`guard.rs`), and is told so, or the figures
//! would stay on their screen. A stream ends after some minutes in any case, and whoever comes back shows their token
//! again.

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
use super::guard::Guard;
use super::page::all_parts;
use super::session::who_sealed;
use super::tongue::Tongue;
use super::{Seen, chosen};
use crate::clock;
use crate::operator::Operator;

/// How long a stream lives, up to half as much more, so that a team that came together doesn't come back together.
const LIVES: Duration = Duration::from_secs(300);
/// The last word to whoever was sent away.
const OVER: &[u8] = b"event: over\ndata: {}\n\n";
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
    let (operator, seal) = who_sealed(app, headers).await?;
    let snapshot = app.campaigns.snapshot();
    let campaign = chosen(&snapshot, &operator, query_value(query, "campaign")).ok_or(Problem::CampaignNotFound)?;
    let (seen, place) = app.ops.join(campaign.id)?;
    let guard = app.ops.guards.watch(app, seal, &operator);
    let watcher = Watcher {
        tongue: Tongue::new(app, voice.locale()),
        slug: campaign.slug.clone(),
        operator,
        seen,
        told: HashMap::new(),
        until: clock::monotonic() + LIVES + clock::jitter(LIVES / 2),
        over: guard.over(),
        ended: false,
        _guard: guard,
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
    /// Turns true when the token is good for nothing any more.
    over: watch::Receiver<bool>,
    /// Whether that was said.
    ended: bool,
    _guard: Arc<Guard>,
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
        if self.ended {
            return None;
        }
        tokio::select! {
            biased;
            // Also if it was over before anybody waited, or nobody can say any more.
            _ = self.over.wait_for(|over| *over) => {
                self.ended = true;
                return Some(Bytes::from_static(OVER));
            }
            changed = self.seen.changed() => changed.ok()?,
            () = tokio::time::sleep_until(self.until.into()) => return None,
        }
        let seen = self.seen.borrow_and_update().clone();
        let snapshot = self.tongue.app.campaigns.snapshot();
        let campaign = snapshot.find(&self.slug)?;
        let parts = all_parts(&self.tongue.app, campaign, &seen, &self.operator, &self.tongue).ok()?;
        let (mut changed, mut ages) = (serde_json::Map::new(), serde_json::Map::new());
        for (id, html) in parts {
            let (digest, old) = looked_through(&html);
            if self.told.insert(id, digest) != Some(digest) {
                changed.insert(id.to_owned(), html.into());
            }
            ages.insert(id.to_owned(), old.into());
        }
        let data = serde_json::json!({"parts": changed, "ages": ages});
        Some(Bytes::from(format!("event: parts\ndata: {data}\n\n")))
    }
}

/// A digest of a part but for its ages, and the ages in their order, in milliseconds.
fn looked_through(html: &str) -> (u64, Vec<u64>) {
    let (mut hasher, mut ages) = (DefaultHasher::new(), Vec::new());
    let mut pieces = html.split(" data-age=\"");
    pieces.next().hash(&mut hasher);
    for piece in pieces {
        let (age, rest) = piece.split_once('"').unwrap_or((piece, ""));
        ages.push(age.parse().unwrap_or(0));
        // The words of the age, up to the end of its element, say the same again.
        rest.split_once('<').map_or(rest, |(_, after)| after).hash(&mut hasher);
    }
    (hasher.finish(), ages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_has_only_grown_older_is_the_same_part() {
        let part = |age: u64, words: &str, figure: u64| {
            format!("<p>{figure} <b data-age=\"{age}\">{words}</b></p><i class=\"x\" data-age=\"7\">now</i>")
        };
        let (young, old) = (looked_through(&part(900, "now", 5)), looked_through(&part(12_000, "12 seconds ago", 5)));
        assert_eq!((young.0, young.1, old.1), (old.0, vec![900, 7], vec![12_000, 7]));
        assert_ne!(young.0, looked_through(&part(900, "now", 6)).0);
    }
}
