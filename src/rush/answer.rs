//! What a reply of the service means to somebody who asks: told for good, not yet, or no answer at all.
//!
//! **Invariant:** a reply that does not say everything its outcome must say (a claim its ticket, a SORRY its epoch) is
//! no answer; it is never counted as one.

use std::borrow::Cow;

use serde::Deserialize;

use crate::quota::RowKey;

/// The stable code of a problem, or of a failure to get any reply.
pub type Code = Cow<'static, str>;

/// Codes that come often: named once, not stored for each reply.
const KNOWN: [&str; 13] = [
    "overloaded",
    "unavailable",
    "outcome-unknown",
    "wait",
    "not-open",
    "paused",
    "closed",
    "not-eligible",
    "account-blocked",
    "challenge-required",
    "rate-limited",
    "sold-out",
    "already-claimed",
];
/// A code is cut to this, so that a wrong server can't fill the record.
const CODE_CHARACTERS_MAX: usize = 40;
/// A reply without all that its outcome must say.
const UNINTELLIGIBLE: Code = Cow::Borrowed("unintelligible");

/// Whose unit somebody has: the counter row and the ticket.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The counter row.
    pub stock: RowKey,
    /// The place in its order.
    pub ticket: u32,
}

/// A final answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A unit is theirs.
    Granted {
        /// Which one.
        place: Place,
        /// Whether this attempt had been answered before.
        replayed: bool,
    },
    /// They had a unit before, by another attempt.
    Already(Place),
    /// They had a unit, and it was released or expired.
    GivenBack(Place),
    /// Every unit is gone.
    SoldOut {
        /// The epoch whose certificate says so.
        epoch: u32,
    },
    /// The campaign is over.
    Closed,
    /// Their country does not take part, or their account is too new.
    NotEligible,
    /// Their account may not take part.
    Blocked,
    /// The request itself was refused.
    Refused(Code),
}

/// What a reply means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is final.
    Told(Told),
    /// It is an answer, and somebody who wants a unit asks again: wait, not open, paused.
    NotYet(Code),
    /// It is no answer; asking again with the same key tells.
    Trouble(Code),
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body<'a> {
    #[serde(borrow)]
    code: Cow<'a, str>,
    epoch: Option<u32>,
    claim: Option<Claim<'a>>,
}

#[derive(Deserialize)]
struct Claim<'a> {
    #[serde(borrow)]
    stock_region: Cow<'a, str>,
    shard: i64,
    ticket: u32,
}

/// Reads a reply.
pub fn read(status: u16, replayed: bool, body: &[u8]) -> Answer {
    let body: Body<'_> = serde_json::from_slice(body).unwrap_or_default();
    let place = body.claim.as_ref().and_then(place);
    let told = match (status, &*body.code) {
        (200 | 201, _) => place.map(|place| Told::Granted { place, replayed }),
        (409, "already-claimed") => place.map(Told::Already),
        (409, "released" | "expired") => place.map(Told::GivenBack),
        (410, _) => body.epoch.map(|epoch| Told::SoldOut { epoch }),
        (403, "closed") => Some(Told::Closed),
        (403, "not-eligible" | "account-too-new") => Some(Told::NotEligible),
        (403, "account-blocked") => Some(Told::Blocked),
        (409, "wait") | (403, "not-open" | "paused") => return Answer::NotYet(code(&body.code)),
        (408 | 429 | 500.., code) => return Answer::Trouble(code_or_status(code, status)),
        (400..500, code) => Some(Told::Refused(code_or_status(code, status))),
        _ => None,
    };
    told.map_or(Answer::Trouble(UNINTELLIGIBLE), Answer::Told)
}

fn place(claim: &Claim<'_>) -> Option<Place> {
    let region = claim.stock_region.parse().ok()?;
    Some(Place { stock: RowKey { region, shard: claim.shard }, ticket: claim.ticket })
}

fn code(text: &str) -> Code {
    let known = KNOWN.iter().find(|known| **known == text);
    known.map_or_else(|| text.chars().take(CODE_CHARACTERS_MAX).collect(), |known| (*known).into())
}

fn code_or_status(text: &str, status: u16) -> Code {
    if text.is_empty() { format!("http-{status}").into() } else { code(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIM: &str = r#""claim":{"campaign":"c","reference":"eu.0.17","stock_region":"eu","shard":0,"ticket":17,
        "status":"claimed","claimed_at":"2026-11-22T10:00:00Z"}"#;

    fn check(status: u16, body: &str, expected: &Answer) {
        assert_eq!(read(status, false, body.as_bytes()), *expected, "{status} {body}");
    }

    #[test]
    fn each_reply_of_the_contract_is_understood() {
        let place = Place { stock: RowKey { region: "eu".parse().unwrap(), shard: 0 }, ticket: 17 };
        let granted = Told::Granted { place: place.clone(), replayed: false };
        check(201, &format!(r#"{{"outcome":"granted",{CLAIM}}}"#), &Answer::Told(granted));
        let problem = |code: &str| format!(r#"{{"code":"{code}",{CLAIM}}}"#);
        check(409, &problem("already-claimed"), &Answer::Told(Told::Already(place.clone())));
        check(409, &problem("expired"), &Answer::Told(Told::GivenBack(place)));
        let sorry = Answer::Told(Told::SoldOut { epoch: 3 });
        check(410, r#"{"code":"sold-out","epoch":3}"#, &sorry);
        check(409, r#"{"code":"wait"}"#, &Answer::NotYet("wait".into()));
        check(403, r#"{"code":"not-open","opens_at":"x"}"#, &Answer::NotYet("not-open".into()));
        check(403, r#"{"code":"closed"}"#, &Answer::Told(Told::Closed));
        check(401, r#"{"code":"unauthenticated"}"#, &Answer::Told(Told::Refused("unauthenticated".into())));
        check(503, r#"{"code":"overloaded"}"#, &Answer::Trouble("overloaded".into()));
        check(503, r#"{"code":"over\u006coaded"}"#, &Answer::Trouble("overloaded".into()));
    }

    #[test]
    fn half_an_answer_is_none() {
        let none = Answer::Trouble(UNINTELLIGIBLE);
        check(201, "{}", &none);
        check(201, "<html>", &none);
        check(410, r#"{"code":"sold-out"}"#, &none);
        check(409, r#"{"code":"already-claimed"}"#, &none);
        check(302, "", &none);
        check(502, "<html>", &Answer::Trouble("http-502".into()));
        check(404, "", &Answer::Told(Told::Refused("http-404".into())));
    }
}
