//! The bytes of a request.
//!
//! **Invariant:** what depends on the server, the language or the plan is put together once; per request only who asks
//! and which attempt it is.

use super::mint::{Credentials, Minter};
use super::people::{Member, country};
use super::plan::Plan;
use super::pool::host_and_port;

const BODY: &str = "{}";

/// Puts requests together.
pub struct Requests {
    /// What the people show of themselves.
    pub credentials: Credentials,
    heads: Vec<String>,
    languages: Vec<String>,
    bytes: Vec<u8>,
}

impl Requests {
    /// Of this plan's people.
    pub fn new(plan: &Plan, minter: &Minter) -> Self {
        let head = |server: &String| {
            let (slug, host, length) = (&plan.slug, host_and_port(server), BODY.len());
            format!(
                "POST /v1/campaigns/{slug}/claims HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n\
                 content-length: {length}\r\n"
            )
        };
        let country = |tag: &String| match (&plan.country_header, country(tag)) {
            (None, _) | (_, "") => String::new(),
            (Some(name), code) => format!("{name}: {code}\r\n"),
        };
        let language =
            |tag: &String| format!("accept-language: {}\r\n{}authorization: ", accept_language(tag), country(tag));
        Self {
            credentials: Credentials::new(plan, minter),
            heads: plan.regions.iter().flat_map(|target| &target.servers).map(head).collect(),
            languages: plan.languages.iter().map(language).collect(),
            bytes: Vec::new(),
        }
    }

    /// The request of a member's nth attempt to one of the plan's servers.
    pub fn write(&mut self, plan: &Plan, server: usize, member: &Member, attempt: u8) -> &[u8] {
        let bytes = &mut self.bytes;
        bytes.clear();
        bytes.extend_from_slice(self.heads[server].as_bytes());
        bytes.extend_from_slice(self.languages[usize::from(member.language)].as_bytes());
        self.credentials.write(member, bytes);
        let keyless = bytes.len();
        bytes.extend_from_slice(b"\r\nidempotency-key: ");
        if !member.write_key(plan, attempt, bytes) {
            bytes.truncate(keyless);
        }
        bytes.extend_from_slice(b"\r\n\r\n");
        bytes.extend_from_slice(BODY.as_bytes());
        bytes
    }
}

/// The language asked for, and English rather than nothing.
fn accept_language(language: &str) -> String {
    if language == "en" { language.to_owned() } else { format!("{language}, en;q=0.1") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::token::{Keys, Settings};
    use crate::rush::mix::Mix;
    use crate::rush::plan::RegionTarget;

    #[test]
    fn a_language_is_asked_for_before_english() {
        assert_eq!(accept_language("ar"), "ar, en;q=0.1");
        assert_eq!(accept_language("en"), "en");
    }

    #[test]
    fn a_request_says_who_asks_whom_in_which_language_and_for_which_attempt() {
        let servers = ["http://one/", "two:8080"].map(str::to_owned).to_vec();
        let target = RegionTarget { region: "eu".parse().unwrap(), servers, weight: 1 };
        let mix = Mix { keyless: 0.5, ..Mix::PLAIN };
        let country_header = Some("x-country".to_owned());
        let plan =
            Plan { mix, country_header, languages: vec!["ar".to_owned()], ..Plan::new("burger", 40, vec![target]) };
        let keys = Keys::Secret(b"0123456789abcdef0123456789abcdef".to_vec());
        let settings = Settings { issuer: "i".into(), audience: "a".into(), keys };
        let mut requests = Requests::new(&plan, &Minter::new(&settings).unwrap());
        for member in (0..plan.people).map(|number| Member::new(&plan, number)) {
            let bytes = requests.write(&plan, 1, &member, 3).to_vec();
            let mut fields = [httparse::EMPTY_HEADER; 8];
            let mut head = httparse::Request::new(&mut fields);
            let length = head.parse(&bytes).unwrap().unwrap();
            assert_eq!(&bytes[length..], b"{}");
            assert_eq!((head.method, head.path), (Some("POST"), Some("/v1/campaigns/burger/claims")));
            let field = |name: &str| {
                let found = head.headers.iter().find(|field| field.name == name);
                found.map(|field| std::str::from_utf8(field.value).unwrap())
            };
            assert_eq!(field("host"), Some("two:8080"));
            assert_eq!(field("accept-language"), Some("ar, en;q=0.1"));
            assert_eq!(field("x-country"), Some("EG"));
            assert!(field("authorization").unwrap().starts_with("Bearer ey"));
            assert_eq!(field("content-length"), Some("2"));
            let key = member.keyed.then(|| format!("1-{}-3", member.number));
            assert_eq!(field("idempotency-key"), key.as_deref());
        }
    }
}
