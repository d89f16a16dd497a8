//! One listener's stream, from its request to its last byte.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use futures_util::{Stream, stream};
use tokio::sync::watch;

use super::Place;
use super::frame::{Frame, Version};
use crate::clock;
use crate::http::App;
use crate::http::claims::find_campaign;
use crate::http::problem::Problem;
use crate::http::record::Code;
use crate::http::routes::AppState;
use crate::http::voice::Voice;
use crate::l10n::Locale;

/// How often something is sent that says nothing: balancers close what is silent for 30 to 60 seconds, and a peer that
/// is gone is noticed only by sending.
const BEAT_EVERY: Duration = Duration::from_secs(20);
/// When a listener comes back after the stream has ended: not sooner than this …
const BACK_AFTER: Duration = Duration::from_secs(1);
/// … and up to so much later, drawn for each listener.
const BACK_WITHIN: Duration = Duration::from_secs(9);

/// `GET /v1/campaigns/{slug}/events`
pub async fn listen(
    State(app): AppState,
    slug: Result<Path<String>, PathRejection>,
    mut voice: Voice,
    headers: HeaderMap,
) -> Response {
    let answer = try_listen(&app, slug, &mut voice, &headers);
    let mut response = answer.unwrap_or_else(|problem| problem.respond(&voice));
    // Public and the same for everybody: a widget on any site may listen.
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

fn try_listen(
    app: &Arc<App>,
    slug: Result<Path<String>, PathRejection>,
    voice: &mut Voice,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let campaign = find_campaign(app, slug, voice)?;
    let place = app.live.place()?;
    let frames = app.live.join(&campaign)?;
    let heard = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let listener = Listener { frames, locale: voice.locale(), beat_at: first_beat(), _place: place };
    let mut response = Response::new(Body::from_stream(listener.stream(heard)));
    response.extensions_mut().insert(Code("events"));
    let headers = response.headers_mut();
    voice.sign(headers);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy that gathers before it passes on would make this a stream of yesterday's news (nginx).
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// The first one at any moment of the time between two, so that listeners who came together don't beat together.
fn first_beat() -> Instant {
    clock::monotonic() + clock::jitter(BEAT_EVERY)
}

struct Listener {
    frames: watch::Receiver<Arc<Frame>>,
    locale: Locale,
    beat_at: Instant,
    _place: Place,
}

impl Listener {
    /// First when to come back and, unless the listener has heard it, what is so now; then what changes.
    fn stream(mut self, heard: Option<Version>) -> impl Stream<Item = Result<Bytes, Infallible>> + use<> {
        let frame = Arc::clone(&self.frames.borrow_and_update());
        let mut first = come_back();
        match heard {
            Some(version) if version == frame.version() || version.epoch > frame.version().epoch => {}
            _ => first.extend_from_slice(&frame.event(self.locale)),
        }
        let first = stream::once(async { Ok(first.into()) });
        let rest = stream::unfold(Some(self), async |listener| {
            let mut listener = listener?;
            match listener.next().await {
                Some(bytes) => Some((Ok(bytes), Some(listener))),
                // The place is given back before the last words are.
                None => Some((Ok(come_back().into()), None)),
            }
        });
        futures_util::StreamExt::chain(first, rest)
    }

    /// The next change or beat; nothing when the stream ends.
    async fn next(&mut self) -> Option<Bytes> {
        tokio::select! {
            changed = self.frames.changed() => {
                changed.ok()?;
                let frame = Arc::clone(&self.frames.borrow_and_update());
                Some(frame.event(self.locale))
            }
            () = tokio::time::sleep_until(self.beat_at.into()) => {
                self.beat_at = clock::monotonic() + BEAT_EVERY;
                Some(Bytes::from_static(b":\n\n"))
            }
        }
    }
}

/// The same, with a time of its own for each listener.
fn come_back() -> Vec<u8> {
    retry(BACK_AFTER + clock::jitter(BACK_WITHIN)).into_bytes()
}

/// The line that says when to come back.
pub fn retry(after: Duration) -> String {
    format!("retry: {}\n\n", after.as_millis())
}
