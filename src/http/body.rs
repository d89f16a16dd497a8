//! Reading a request's body: bounded in size and time, as JSON, with every fault named.

use std::fmt;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use bytes::BytesMut;
use http_body_util::BodyExt;
use hyper::body::Body as HttpBody;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::App;
use super::problem::Problem;
use super::routes::BODY_WITHIN;
use crate::account::pass::TEXT_MAX;
use crate::admission::challenge::RESPONSE_CHARS_MAX;

/// The largest body that is read, in bytes.
pub const BODY_BYTES_MAX: usize = 4096;
/// The same where the response to a challenge may be in it: twice the longest one, for those that are written in more
/// bytes than they have.
pub const ANSWERING_BYTES_MAX: usize = 2 * RESPONSE_CHARS_MAX;

/// The whole body, or why it was not read.
pub struct Small(pub Result<Bytes, Problem>);

impl FromRequest<Arc<App>> for Small {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request, _app: &Arc<App>) -> Result<Self, Self::Rejection> {
        let (parts, body) = request.into_parts();
        Ok(Self(read(&parts.headers, body).await))
    }
}

/// The whole body of a request that may have the response to a challenge, or why it was not read.
pub struct Answering(pub Result<Bytes, Problem>);

impl FromRequest<Arc<App>> for Answering {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request, _app: &Arc<App>) -> Result<Self, Self::Rejection> {
        let (parts, body) = request.into_parts();
        Ok(Self(read_within(&parts.headers, body, ANSWERING_BYTES_MAX).await))
    }
}

/// Reads a body of 4 KiB at most.
pub async fn read<B>(headers: &HeaderMap, body: B) -> Result<Bytes, Problem>
where
    B: HttpBody<Data = Bytes> + Unpin,
{
    read_within(headers, body, BODY_BYTES_MAX).await
}

/// Reads a body of so many bytes at most. A declared length over the limit is refused before a byte of it is read.
pub async fn read_within<B>(headers: &HeaderMap, body: B, most: usize) -> Result<Bytes, Problem>
where
    B: HttpBody<Data = Bytes> + Unpin,
{
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if declared.is_some_and(|length| length > most as u64) {
        return Err(Problem::TooLarge);
    }
    tokio::time::timeout(BODY_WITHIN, gather(body, most)).await.unwrap_or(Err(Problem::Timeout))
}

/// A body that comes in one piece, as nearly all do, is not copied.
async fn gather<B>(mut body: B, most: usize) -> Result<Bytes, Problem>
where
    B: HttpBody<Data = Bytes> + Unpin,
{
    let (mut first, mut whole) = (Bytes::new(), BytesMut::new());
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_broken_off| Problem::MalformedJson)?.into_data() else { continue };
        if first.len().max(whole.len()) + data.len() > most {
            return Err(Problem::TooLarge);
        }
        if first.is_empty() && whole.is_empty() {
            first = data;
        } else {
            whole.extend_from_slice(&std::mem::take(&mut first));
            whole.extend_from_slice(&data);
        }
        if body.is_end_stream() {
            break;
        }
    }
    Ok(if whole.is_empty() { first } else { whole.freeze() })
}

/// Room for a usual answer, so that it is not moved while it is written.
const ANSWER_BYTES: usize = 768;

/// An answer's body.
pub(super) fn json(answer: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut body = Vec::with_capacity(ANSWER_BYTES);
    serde_json::to_writer(&mut body, answer)?;
    Ok(body)
}

/// What a claim may say; nothing is as good.
#[derive(JsonSchema)]
#[schemars(rename = "ClaimRequest", deny_unknown_fields)]
pub struct ClaimRequest {
    /// How many units: one, written as the integer 1.
    #[schemars(rename = "quantity", extend("const" = 1))]
    _quantity: Option<i64>,
}

/// Checks the body of a claim: nothing, `{}` or `{"quantity": 1}`.
pub fn check_claim(headers: &HeaderMap, body: &[u8]) -> Result<(), Problem> {
    if body.is_empty() {
        return Ok(());
    }
    check_type(headers)?;
    let fields = parse(body)?;
    let mut seen = false;
    for (name, value) in &fields.0 {
        // A name that is not ours is not given back.
        if name != "quantity" {
            return Err(Problem::InvalidRequest { field: "/".into() });
        }
        if std::mem::replace(&mut seen, true) {
            return Err(Problem::InvalidRequest { field: "quantity".into() });
        }
        check_quantity(value)?;
    }
    Ok(())
}

/// What a wish for a pass may say. Where no challenge has to be solved nothing is as good, and this is passed over.
#[derive(Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(rename = "PassRequest", deny_unknown_fields)]
pub struct PassRequest {
    /// The response to the challenge, as its service gave it to the client.
    #[schemars(length(min = 1, max = RESPONSE_CHARS_MAX))]
    pub challenge: Option<String>,
    /// An earlier pass of the same account that was given for a solved challenge, instead of another response: good for
    /// that, like every pass that was given for it, until a day after the solving.
    #[schemars(length(min = 1, max = TEXT_MAX))]
    pub pass: Option<String>,
}

/// Checks the body of a wish for a pass: nothing, or an object with `challenge`, `pass` or both.
pub fn check_pass(headers: &HeaderMap, body: &[u8]) -> Result<PassRequest, Problem> {
    let mut wish = PassRequest::default();
    if body.is_empty() {
        return Ok(wish);
    }
    check_type(headers)?;
    let invalid = |field: &str| Problem::InvalidRequest { field: field.into() };
    for (name, value) in parse(body)?.0 {
        let (field, place, most) = match name.as_str() {
            "challenge" => ("challenge", &mut wish.challenge, RESPONSE_CHARS_MAX),
            "pass" => ("pass", &mut wish.pass, TEXT_MAX),
            // A name that is not ours is not given back.
            _ => return Err(invalid("/")),
        };
        let Value::String(text) = value else { return Err(invalid(field)) };
        let fits = (1..=most).contains(&text.chars().count());
        if !fits || place.replace(text).is_some() {
            return Err(invalid(field));
        }
    }
    Ok(wish)
}

/// A value of a form as it was before it was encoded; nothing if it is no text.
pub(super) fn decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        bytes.push(match first {
            b'+' => b' ',
            b'%' => {
                let (digits, after) = rest.split_first_chunk::<2>()?;
                rest = after;
                let digit = |byte: u8| char::from(byte).to_digit(16);
                (digit(digits[0])? * 16 + digit(digits[1])?) as u8
            }
            other => *other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Reads an object.
pub fn parse(body: &[u8]) -> Result<Fields, Problem> {
    serde_json::from_slice(body).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Problem::InvalidRequest { field: "/".into() },
        _ => Problem::MalformedJson,
    })
}

/// Refuses what is not said to be JSON in UTF-8.
pub fn check_type(headers: &HeaderMap) -> Result<(), Problem> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = given.split(';').map(|part| part.trim().to_ascii_lowercase());
    let json = parts.next().is_some_and(|essence| essence == "application/json");
    let utf8 = parts
        .all(|part| !part.starts_with("charset=") || part.trim_start_matches("charset=").trim_matches('"') == "utf-8");
    if json && utf8 { Ok(()) } else { Err(Problem::UnsupportedMediaType) }
}

/// Only the integer 1 is one unit: not 1.0, not "1". A larger integer is understood and refused by name.
fn check_quantity(value: &Value) -> Result<(), Problem> {
    match value.as_u64() {
        Some(1) => Ok(()),
        Some(2..) => Err(Problem::QuantityNotSupported),
        Some(0) | None => Err(Problem::InvalidRequest { field: "quantity".into() }),
    }
}

/// The fields of an object in the order they came, doubles included: a map would swallow them.
pub struct Fields(pub Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content_type: &'static str, body: &str, expected: Result<(), &str>) {
        let mut headers = HeaderMap::new();
        if !content_type.is_empty() {
            headers.insert(header::CONTENT_TYPE, content_type.parse().unwrap());
        }
        let got = check_claim(&headers, body.as_bytes());
        assert_eq!(got.as_ref().map_err(Problem::code).copied(), expected, "{content_type} {body}");
    }

    #[test]
    fn a_claim_is_nothing_or_one_unit_in_json() {
        let json = "application/json";
        check("", "", Ok(()));
        check(json, "{}", Ok(()));
        check("application/json; charset=UTF-8", "{\"quantity\":1}", Ok(()));
        check("", "{}", Err("unsupported-media-type"));
        check("text/plain", "{}", Err("unsupported-media-type"));
        check("application/json; charset=utf-16", "{}", Err("unsupported-media-type"));
        for bad in ["{", "nonsense", "\u{feff}{}", "{}{}", "{\"quantity\":1e400}"] {
            check(json, bad, Err("malformed-json"));
        }
        for bad in ["[]", "1", "null", "{\"x\":1}", "{\"quantity\":1,\"quantity\":1}"] {
            check(json, bad, Err("invalid-request"));
        }
        for bad in ["0", "-1", "1.0", "1.5", "\"1\"", "null", "true", "18446744073709551616"] {
            check(json, &format!("{{\"quantity\":{bad}}}"), Err("invalid-request"));
        }
        check(json, "{\"quantity\":2}", Err("quantity-not-supported"));
        check(json, "{\"quantity\":18446744073709551615}", Err("quantity-not-supported"));
    }
    #[test]
    fn a_wish_for_a_pass_is_nothing_or_one_response() {
        let check = |content_type: &'static str, body: &str, expected: Result<Option<&str>, &str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(content_type));
            let got = check_pass(&headers, body.as_bytes());
            let got = got.as_ref().map(|wish| wish.challenge.as_deref()).map_err(Problem::code);
            assert_eq!(got, expected, "{content_type} {body:.60}");
        };
        let json = "application/json";
        let sized = |count: usize| format!("{{\"challenge\":\"{}\"}}", "é".repeat(count));
        check("text/plain", "", Ok(None));
        check(json, "{}", Ok(None));
        check(json, "{\"challenge\":\"0.x-y_z\"}", Ok(Some("0.x-y_z")));
        let most = "é".repeat(RESPONSE_CHARS_MAX);
        check(json, &sized(RESPONSE_CHARS_MAX), Ok(Some(&most)));
        check("text/plain", "{}", Err("unsupported-media-type"));
        check(json, "{", Err("malformed-json"));
        for bad in
            ["[]", "{\"x\":1}", "{\"challenge\":null}", "{\"challenge\":7}", "{\"challenge\":\"\"}", "{\"pass\":7}"]
        {
            check(json, bad, Err("invalid-request"));
        }
        check(json, "{\"pass\":\"p1~\"}", Ok(None));
        check(json, &format!("{{\"pass\":\"{}\"}}", "p".repeat(TEXT_MAX + 1)), Err("invalid-request"));
        check(json, "{\"challenge\":\"a\",\"challenge\":\"a\"}", Err("invalid-request"));
        check(json, &sized(RESPONSE_CHARS_MAX + 1), Err("invalid-request"));
    }

    #[test]
    fn a_value_of_a_form_is_read_as_it_was_written() {
        assert_eq!(decoded("0.a-b_c~d").as_deref(), Some("0.a-b_c~d"));
        assert_eq!(decoded("a+b%20c%26%C3%BC").as_deref(), Some("a b c&ü"));
        for odd in ["%", "%4", "%zz", "%+1", "%ff"] {
            assert_eq!(decoded(odd), None, "{odd}");
        }
    }
}
