//! Who is asking, and which attempt this is.

use axum::http::{HeaderMap, header};
use jiff::Timestamp;

use super::App;
use super::admit;
use super::problem::Problem;
use super::voice::{Voice, cookie};
use crate::account::pass::{self, Refused};
use crate::account::{Caller, Person};
use crate::clock;
use crate::id::{AccountId, IDEMPOTENCY_KEY_MAX, RequestId};

/// A cookie of the page. Where connections are encrypted its name says that no other host and no open connection can
/// have set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The token.
    Token,
    /// The pass.
    Pass,
    /// Tells the page's script that somebody is signed in, and their short name.
    Person,
}

impl Kept {
    /// The cookie's name.
    pub fn name(self, app: &App) -> &'static str {
        match (self, app.secure_cookies) {
            (Self::Token, false) => "largesse_token",
            (Self::Token, true) => "__Host-largesse_token",
            (Self::Pass, false) => "largesse_pass",
            (Self::Pass, true) => "__Host-largesse_pass",
            (Self::Person, false) => "largesse_person",
            (Self::Person, true) => "__Host-largesse_person",
        }
    }

    /// What the browser keeps of it.
    pub fn value<'a>(self, app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
        cookie(headers, self.name(app))
    }
}

/// Enough of the account to tell two people apart on a shared screen.
pub fn short_name(account: AccountId) -> String {
    account.to_string().chars().take(8).collect()
}

/// Somebody who looks at the page.
#[derive(Debug)]
pub struct Visitor {
    /// Who it is.
    pub caller: Caller,
    /// When the pass ends that says so; nothing if the token does.
    pub until: Option<Timestamp>,
}

/// The caller behind the bearer's pass or token; their language is the answer's from here on.
pub fn bearer(app: &App, headers: &HeaderMap, voice: &mut Voice) -> Result<Caller, Problem> {
    let text = bearing(headers)?;
    let pass = text.starts_with(pass::PREFIX);
    let caller = if pass { passed(app, text, voice)? } else { verified(app, text, voice)?.into() };
    admit::account(app, caller.person.account)?;
    Ok(caller)
}

/// The person behind the identity service's token, and nothing less: were a pass enough to get a pass, one would live
/// for ever.
pub fn identified(app: &App, headers: &HeaderMap, voice: &mut Voice) -> Result<Person, Problem> {
    let person = verified(app, bearing(headers)?, voice)?;
    admit::account(app, person.account)?;
    Ok(person)
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

/// The caller behind the page's cookies, if there is one: by the pass as long as it lives, then by the token, with the
/// mark of the pass that was theirs. A pass counts only for the person whom the page shows: one that is left over from
/// somebody else is nobody's.
pub fn visitor(app: &App, headers: &HeaderMap, voice: &mut Voice) -> Option<Visitor> {
    let (shown, now) = (Kept::Person.value(app, headers).unwrap_or_default(), clock::now());
    let pass = Kept::Pass.value(app, headers).and_then(|text| app.passes.genuine(text));
    let pass = match pass.filter(|pass| short_name(pass.account) == shown) {
        Some(pass) if now < pass.expires_at => {
            voice.know_account(pass.account, &pass.locale);
            return Some(Visitor { until: Some(pass.expires_at), caller: pass.into() });
        }
        other => other,
    };
    let person = holder(app, headers, voice)?;
    let challenged = pass.and_then(|pass| pass.hands_on(person.account, now));
    Some(Visitor { caller: Caller { challenged, ..person.into() }, until: None })
}

/// The person behind the token that the page keeps.
pub fn holder(app: &App, headers: &HeaderMap, voice: &mut Voice) -> Option<Person> {
    verified(app, Kept::Token.value(app, headers)?, voice).ok()
}

fn passed(app: &App, text: &str, voice: &mut Voice) -> Result<Caller, Problem> {
    let pass = app.passes.check(text, clock::now()).map_err(|refused| match refused {
        Refused::Expired => Problem::PassExpired,
        Refused::Invalid => Problem::InvalidPass,
    })?;
    voice.know_account(pass.account, &pass.locale);
    Ok(pass.into())
}

fn verified(app: &App, token: &str, voice: &mut Voice) -> Result<Person, Problem> {
    let person = app.verifier.verify(token).map_err(|_refused| Problem::InvalidToken)?;
    voice.know_account(person.account, &person.locale);
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
