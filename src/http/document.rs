//! What went otherwise, as it is sent (RFC 9457, with members of our own).
//!
//! What may not live here: a status, a code or a word; those are of `problem.rs`.

use std::fmt;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// What went otherwise, as it is sent (RFC 9457, with members of our own).
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub struct Document<'a> {
    /// The code as an address.
    #[serde(rename = "type")]
    #[schemars(with = "String")]
    pub(super) kind: fmt::Arguments<'a>,
    /// What happened, in a few words of the reader's language.
    pub(super) title: &'a str,
    /// The HTTP status.
    pub(super) status: u16,
    /// What to do now, in the reader's language.
    pub(super) detail: &'a str,
    /// This very answer: `/requests/` and the request's id.
    #[schemars(with = "String")]
    pub(super) instance: fmt::Arguments<'a>,
    /// What happened, for programs. It never changes and is never translated.
    pub(super) code: &'static str,
    /// The claim that the account has or had.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "super::claims::Shown<'a>")]
    pub(super) claim: Option<&'a Value>,
    /// The epoch whose certificate says that every unit is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "i64")]
    pub(super) epoch: Option<i64>,
    /// When the campaign opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Timestamp")]
    pub(super) opens_at: Option<Timestamp>,
    /// The field that can't be used; `/` is the whole request, or a field that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub(super) field: Option<&'a str>,
    /// What the field should have been, in English: for whoever writes requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub(super) expected: Option<&'a str>,
    /// What stands in the way of the team's order, for programs: `state`, `window`, `over`, `exists`, `leaving`,
    /// `no-row`, `nothing-moved`, `last-region`, `has-units`, `not-in-database` or `operator` (there is one with this
    /// id).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub(super) conflict: Option<&'static str>,
    /// What has to be solved first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "super::challenge::Shown<'a>")]
    pub(super) challenge: Option<&'a Value>,
}
