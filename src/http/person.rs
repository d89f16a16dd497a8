//! Who is asking, and which attempt this is.

use axum::http::{HeaderMap, header};

use super::App;
use super::problem::Problem;
use super::voice::{Voice, cookie};
use crate::account::Person;
use crate::id::{AccountId, IDEMPOTENCY_KEY_MAX, RequestId};

/// The name of the cookie in which the page keeps the token.
pub const TOKEN_COOKIE: &str = "largesse_token";

/// The person behind the bearer token; their language is the answer's from here on.
pub fn bearer(app: &App, headers: &HeaderMap, voice: &mut Voice) -> Result<Person, Problem> {
    let line = headers.get(header::AUTHORIZATION).ok_or(Problem::Unauthorized)?;
    let (scheme, token) = line.to_str().ok().and_then(|line| line.split_once(' ')).ok_or(Problem::InvalidToken)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Problem::Unauthorized);
    }
    verified(app, token.trim(), voice)
}

/// The person behind the page's cookie, if there is one.
pub fn visitor(app: &App, headers: &HeaderMap, voice: &mut Voice) -> Option<Person> {
    verified(app, cookie(headers, TOKEN_COOKIE)?, voice).ok()
}

fn verified(app: &App, token: &str, voice: &mut Voice) -> Result<Person, Problem> {
    let person = app.verifier.verify(token).map_err(|_refused| Problem::InvalidToken)?;
    voice.know_account(&person.locale);
    Ok(person)
}

/// The attempt: named by the client's key, or a new one. Without a key every retry is another attempt, which the first
/// one's claim answers with "already yours".
pub fn request_id(headers: &HeaderMap, account: AccountId) -> Result<RequestId, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(RequestId::random()) };
    let key = std::str::from_utf8(value.as_bytes()).map_err(|_not_text| Problem::KeyInvalid)?;
    if key.is_empty() || key.chars().count() > IDEMPOTENCY_KEY_MAX {
        return Err(Problem::KeyInvalid);
    }
    Ok(RequestId::from_key(account, key))
}
