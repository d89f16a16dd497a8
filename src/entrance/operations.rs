//! What the platform may ask the entrance: whether it lives, whether anybody is behind it, and who.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Json;
use axum::routing::get;
use serde::Serialize;

use super::Entrance;
use super::table::Backend;

/// One server, as the entrance sees it.
#[derive(Serialize)]
struct Seen<'a> {
    region: &'a str,
    public: &'a str,
    ops: &'a str,
    latitude: f32,
    longitude: f32,
    live: bool,
    /// Requests it has answered, with whatever.
    answered: u64,
    /// Requests it was sent, or should have been, and did not answer.
    failed: u64,
}

/// `/livez`, `/readyz` and `/regions`.
pub fn routes(entrance: Arc<Entrance>) -> Router {
    Router::new()
        .route("/livez", get(async || "alive\n"))
        .route("/readyz", get(ready))
        .route("/regions", get(regions))
        .route("/version", get(async || concat!(env!("CARGO_PKG_VERSION"), "\n")))
        .with_state(entrance)
}

async fn ready(State(entrance): State<Arc<Entrance>>) -> (StatusCode, &'static str) {
    if entrance.table().backends.iter().any(|backend| backend.live()) {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "no region is live\n")
    }
}

async fn regions(State(entrance): State<Arc<Entrance>>) -> Json<serde_json::Value> {
    let table = entrance.table();
    let seen: Vec<Seen<'_>> = table.backends.iter().map(|backend| look(backend)).collect();
    Json(serde_json::json!({ "regions": seen }))
}

fn look(backend: &Backend) -> Seen<'_> {
    let entry = &backend.entry;
    Seen {
        region: entry.region.as_str(),
        public: &entry.public,
        ops: &entry.ops,
        latitude: entry.place.latitude,
        longitude: entry.place.longitude,
        live: backend.live(),
        answered: backend.answered.load(Ordering::Relaxed),
        failed: backend.failed.load(Ordering::Relaxed),
    }
}
