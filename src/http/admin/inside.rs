//! The team's API without a server: for a command that has the database's address. The same routes, handlers and words
//! as on the ops port; nothing listens.
//!
//! **Invariant:** whoever calls is who was named when this was made. That name is no header and no token, so that
//! nothing that is sent can change it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use hyper::Request;
use hyper::body::Body as HttpBody;
use tower::{BoxError, ServiceExt as _};

use super::super::record::RequestId;
use super::router;
use super::team::Team;
use crate::operator::Operator;

/// The API in this process.
pub struct Inside {
    router: Router,
    operator: Operator,
}

impl Inside {
    /// The API over this, for whoever is at the keyboard.
    pub fn new(team: Arc<Team>, operator: Operator) -> Self {
        Self { router: router().with_state(team), operator }
    }

    /// Makes a call and returns with the answer's head; its body may be of any length.
    pub async fn send<B>(&self, request: Request<B>) -> Response
    where
        B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        let mut request = request.map(Body::new);
        let id = RequestId::of(request.headers());
        request.extensions_mut().insert(id);
        request.extensions_mut().insert(self.operator.clone());
        self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {})
    }
}
