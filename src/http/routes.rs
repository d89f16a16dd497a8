//! All routes, on one screen.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::middleware;
use axum::routing::{get, post};

use super::challenge::solve;
use super::problem::Problem;
use super::voice::Voice;
use super::{
    App, admin, admit, assets, campaigns, claims, dashboard, live, openapi, ops, page, pass, record, visit, widget,
};

/// The route that `hot.rs` answers without the router.
pub const CLAIMS: &str = "/v1/campaigns/{slug}/claims";

/// The routes' patterns: with those of `admin::ENDPOINTS` the only values of the metrics' `route` label.
pub const PATTERNS: &[&str] = &[
    "/v1/campaigns/{slug}",
    CLAIMS,
    "/v1/campaigns/{slug}/claim",
    "/v1/campaigns/{slug}/pass",
    "/v1/campaigns/{slug}/events",
    "/v1/campaigns/{slug}/widget",
    "/openapi.json",
    "/c/{slug}",
    "/c/{slug}/me",
    "/c/{slug}/challenge",
    "/c/{slug}/sign-in",
    "/c/{slug}/widget",
    "/assets/{hash}/{name}",
    "/widget.js",
    "/ops",
    "/ops/events",
    "/ops/act",
    "/ops/sign-in",
    "/ops/sign-out",
];

/// Routes that can be served.
pub type Routes = Router;

/// What the world may call.
pub fn public(app: Arc<App>) -> Routes {
    let handlers = Router::new()
        .route("/v1/campaigns/{slug}", get(campaigns::show))
        .route(CLAIMS, post(claims::place))
        .route("/v1/campaigns/{slug}/claim", get(claims::show))
        .route("/v1/campaigns/{slug}/pass", post(pass::give))
        .route("/v1/campaigns/{slug}/events", get(live::listen))
        .route("/v1/campaigns/{slug}/widget", get(widget::state))
        .route("/openapi.json", get(openapi::show))
        .route("/c/{slug}", get(page::show).post(visit::claim))
        .route("/c/{slug}/me", get(visit::me))
        .route("/c/{slug}/challenge", post(solve::solve))
        .route("/c/{slug}/sign-in", post(visit::sign_in))
        .route("/c/{slug}/widget", get(widget::example))
        .route("/assets/{hash}/{name}", get(assets::show))
        .route("/widget.js", get(widget::script));
    framed(app, handlers)
}

/// What every public answer goes through, around these handlers.
pub fn framed(app: Arc<App>, handlers: Router<Arc<App>>) -> Routes {
    handlers
        .fallback(async |voice: Voice| Problem::NotFound.respond(&voice))
        .method_not_allowed_fallback(async |voice: Voice| Problem::MethodNotAllowed.respond(&voice))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), admit::admit))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), record::record))
        .with_state(app)
}

/// What the platform may call, on a port of its own: health and metrics, and what the team may change.
pub fn operations(app: Arc<App>) -> Router {
    let admin = admin::router()
        .with_state(Arc::clone(&app.team))
        .merge(dashboard::router())
        .method_not_allowed_fallback(async |voice: Voice| Problem::MethodNotAllowed.respond(&voice))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), record::record));
    Router::new()
        .merge(admin)
        .route("/livez", get(async || "alive\n"))
        .route("/readyz", get(ops::ready))
        .route("/metrics", get(ops::metrics))
        .route("/openapi.json", get(openapi::show))
        .route("/version", get(async || concat!(env!("CARGO_PKG_VERSION"), "\n")))
        .with_state(app)
}

/// How long a body may take to arrive.
pub const BODY_WITHIN: Duration = Duration::from_secs(5);

/// The state's type, for handlers.
pub type AppState = State<Arc<App>>;
