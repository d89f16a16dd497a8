//! Who is asking, and which attempt this is.

use axum::http::{HeaderMap, header};

use super::App;
use super::problem::Problem;
use super::voice::{Voice, cookie};
use crate::account::pass::{self, Refused};
use crate::account::{Caller, Person};
use crate::clock;
use crate::id::{AccountId, IDEMPOTENCY_KEY_MAX, RequestId};

/// The name of the cookie in which the page keeps the token.
pub const TOKEN_COOKIE: &str = "largesse_token";
/// The name of the cookie in which the page keeps the pass.
pub const PASS_COOKIE: &str = "largesse_pass";
/// The name of the cookie that tells the page's script that somebody is signed in, and their short name.
pub const PERSON_COOKIE: &str = "largesse_person";

/// The caller behind the bearer's pass or token; their language is the answer's from here on.
pub fn bearer(app: &App, headers: &HeaderMap, voice: &mut Voice) -> Result<Caller, Problem> {
    let text = bearing(headers)?;
    if text.starts_with(pass::PREFIX) { passed(app, text, voice) } else { verified(app, text, voice).map(Caller::from) }
}

/// The person behind the identity service's token, and nothing less: were a pass enough to get a pass, one would live
/// for ever.
pub fn identified(app: &App, headers: &HeaderMap, voice: &mut Voice) -> Result<Person, Problem> {
    verified(app, bearing(headers)?, voice)
}

/// What the bearer shows.
pub(super) fn bearing(headers: &HeaderMap) -> Result<&str, Problem> {
    let line = headers.get(header::AUTHORIZATION).ok_or(Problem::Unauthorized)?;
    let (scheme, token) = line.to_str().ok().and_then(|line| line.split_once(' ')).ok_or(Problem::InvalidToken)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Problem::Unauthorized);
    }
    Ok(token.trim())
}

/// The caller behind the page's cookies, if there is one: by the pass as long as it lives, then by the token.
pub fn visitor(app: &App, headers: &HeaderMap, voice: &mut Voice) -> Option<Caller> {
    let by_pass = cookie(headers, PASS_COOKIE).and_then(|text| passed(app, text, voice).ok());
    by_pass.or_else(|| verified(app, cookie(headers, TOKEN_COOKIE)?, voice).ok().map(Caller::from))
}

fn passed(app: &App, text: &str, voice: &mut Voice) -> Result<Caller, Problem> {
    let pass = app.passes.check(text, clock::now()).map_err(|refused| match refused {
        Refused::Expired => Problem::PassExpired,
        Refused::Invalid => Problem::InvalidPass,
    })?;
    voice.know_account(&pass.locale);
    Ok(pass.into())
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
