//! Health and metrics, for the platform.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::routes::AppState;

/// `GET /readyz`: whether people should be sent here.
pub async fn ready(State(app): AppState) -> Response {
    if app.is_ready() {
        return "ready\n".into_response();
    }
    if app.campaigns.is_cut_off() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the database can't be reached\n").into_response();
    }
    let why = match app.campaigns.snapshot().age() {
        None => "the campaigns were never read from the database\n".to_owned(),
        Some(age) if age.as_secs() >= 10 => format!("the campaigns were read {} s ago\n", age.as_secs()),
        Some(_) => "draining\n".to_owned(),
    };
    (StatusCode::SERVICE_UNAVAILABLE, why).into_response()
}

/// `GET /metrics`: everything the server counts, in the `OpenMetrics` format.
pub async fn metrics(State(app): AppState) -> Response {
    app.facts.refresh().await;
    app.metrics.queue_oldest_seconds.set(app.placer.oldest_waiting().as_secs_f64());
    let content_type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, content_type)], app.metrics.render()).into_response()
}
