//! Why a call did not come to what was wished for, in words that name the server and say what is not known.
//!
//! **Invariant:** of an order whose outcome is not known it is said that it is not known.

use std::fmt;

use serde_json::Value;
use uuid::Uuid;

use crate::outbound;

/// What is said of an order whose reply was lost, if nothing better is known.
const DOUBT: &str = "it is not known whether it was done: look before you ask again";

/// Why a call came to nothing.
#[derive(Debug)]
pub struct Failure {
    what: What,
    doubt: Option<String>,
}

#[derive(Debug, thiserror::Error)]
enum What {
    #[error("{0}")]
    Refused(Refused),
    #[error("{place} can't be reached, and nothing was asked there")]
    Unreachable {
        place: String,
        #[source]
        source: outbound::Cause,
    },
    #[error("{place} gave no answer")]
    Unanswered {
        place: String,
        #[source]
        source: outbound::Error,
    },
    #[error("{place} answered {status}, and not as a server of Largesse does on its ops port: is this its address?")]
    Strange { place: String, status: u16 },
    #[error("{place} broke the file off")]
    BrokenOff {
        place: String,
        #[source]
        source: Option<outbound::Error>,
    },
}

/// The API said no.
#[derive(Debug)]
pub struct Refused {
    document: Value,
    server: Option<String>,
}

impl Refused {
    /// A problem document, of this server if one answered; nothing if it is something else.
    pub(super) fn of(document: Value, server: Option<String>) -> Option<Self> {
        let whole = ["title", "detail", "code"].iter().all(|part| document[part].is_string());
        whole.then_some(Self { document, server })
    }

    fn text(&self, part: &str) -> &str {
        self.document[part].as_str().unwrap_or_default()
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What was filled in stands between marks of direction, which a terminal shows or trips over.
        let [title, detail] = ["title", "detail"].map(|part| self.text(part).replace(['\u{2068}', '\u{2069}'], ""));
        write!(f, "{title}: {detail}")?;
        match (self.text("field"), self.text("expected")) {
            ("", _) => {}
            (field, "") => write!(f, " (field: {field})")?,
            (field, expected) => write!(f, " ({field}: expected {expected})")?,
        }
        let Some(server) = &self.server else { return Ok(()) };
        match self.document["status"].as_u64().unwrap_or_default() {
            401 => write!(
                f,
                " ({server} answered 401: it does not know the token of LARGESSE_OPERATOR_TOKEN or --token-file, or \
                 not any more)"
            ),
            status @ (403 | 500..) => write!(f, " ({server} answered {status})"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        self.doubt.as_ref().map_or(Ok(()), |doubt| write!(f, " ({doubt})"))
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.what.source()
    }
}

impl Failure {
    pub(super) fn refused(refused: Refused) -> Self {
        Self { what: What::Refused(refused), doubt: None }
    }

    pub(super) fn strange(place: String, status: u16) -> Self {
        Self { what: What::Strange { place, status }, doubt: None }
    }

    /// A file that ended too early.
    pub(super) fn broken_off(place: String, source: Option<outbound::Error>) -> Self {
        Self { what: What::BrokenOff { place, source }, doubt: None }
    }

    /// No answer to a call, which may have changed something.
    pub(super) fn unanswered(place: String, changes: bool, error: outbound::Error) -> Self {
        let what = match error {
            outbound::Error::Unreachable(source) if source.is_connect() => {
                return Self { what: What::Unreachable { place, source: source.into() }, doubt: None };
            }
            source => What::Unanswered { place, source },
        };
        Self { what, doubt: changes.then(|| DOUBT.to_owned()) }
    }

    /// The same of a call that changes something: a fault over there says nothing of what was done before it.
    pub(super) fn in_doubt(mut self) -> Self {
        let doubtful = match &self.what {
            What::Refused(refused) => refused.document["status"].as_u64() >= Some(500) && self.code() != "overloaded",
            What::Strange { status, .. } => (200..300).contains(status) || *status >= 500,
            What::Unreachable { .. } | What::Unanswered { .. } | What::BrokenOff { .. } => false,
        };
        if doubtful {
            self.doubt = Some(DOUBT.to_owned());
        }
        self
    }

    /// The same of an order that may be given again without harm.
    pub fn again(mut self, how: &str) -> Self {
        if self.doubt.is_some() {
            self.doubt = Some(format!("it is not known whether it was done: {how}"));
        }
        self
    }

    /// The same of an order that has this id: given again, it is done once at most.
    pub fn once(self, id: Uuid) -> Self {
        self.again(&format!("the same again with --id {id} is done once at most"))
    }

    /// The same, with this to be done about it.
    pub fn advise(mut self, advice: String) -> Self {
        self.doubt = Some(advice);
        self
    }

    /// The API's code for it; empty if it was not the API that said no.
    pub fn code(&self) -> &str {
        match &self.what {
            What::Refused(refused) => refused.text("code"),
            _ => "",
        }
    }

    /// What stood in the way of an order, as the API names it; empty if nothing did.
    pub fn conflict(&self) -> &str {
        match &self.what {
            What::Refused(refused) => refused.text("conflict"),
            _ => "",
        }
    }

    /// The API's problem document, if it was the API that said no.
    pub fn document(&self) -> Option<&Value> {
        match &self.what {
            What::Refused(refused) => Some(&refused.document),
            _ => None,
        }
    }
}

/// The problem document behind an error.
pub(super) fn document(error: &anyhow::Error) -> Option<&Value> {
    error.chain().find_map(|cause| cause.downcast_ref::<Failure>()?.document())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(status: u16, more: &Value, server: Option<&str>) -> Failure {
        let mut document = json!({"title": "No", "detail": "Not so.", "code": "x", "status": status});
        document.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Failure::refused(Refused::of(document, server.map(str::to_owned)).unwrap())
    }

    #[test]
    fn a_refusal_is_the_apis_words_the_field_and_the_server_where_it_matters() {
        let server = Some("http://localhost:9090");
        for (failure, said) in [
            (refused(409, &json!({}), server), "No: Not so."),
            (refused(422, &json!({"field": "slug"}), None), "No: Not so. (field: slug)"),
            (refused(422, &json!({"field": "a", "expected": "b"}), None), "No: Not so. (a: expected b)"),
            (refused(403, &json!({}), server), "No: Not so. (http://localhost:9090 answered 403)"),
            (refused(503, &json!({}), server), "No: Not so. (http://localhost:9090 answered 503)"),
            (refused(503, &json!({}), None), "No: Not so."),
        ] {
            assert_eq!(failure.to_string(), said);
        }
        assert!(refused(401, &json!({}), server).to_string().contains("LARGESSE_OPERATOR_TOKEN"));
        assert!(Refused::of(json!({"error": "no"}), None).is_none());
    }

    #[test]
    fn only_what_may_have_been_done_is_doubted_and_an_id_ends_the_doubt() {
        let id = Uuid::nil();
        let doubted = |failure: Failure| failure.in_doubt().once(id).to_string().contains(&format!("--id {id}"));
        assert!(doubted(refused(503, &json!({"code": "unavailable"}), None)));
        assert!(doubted(Failure::strange("x".into(), 200)) && doubted(Failure::strange("x".into(), 502)));
        assert!(!doubted(refused(503, &json!({"code": "overloaded"}), None)));
        assert!(!doubted(refused(409, &json!({}), None)) && !doubted(Failure::strange("x".into(), 404)));
        let late = || outbound::Error::Late(std::time::Duration::from_secs(1));
        assert!(Failure::unanswered("x".into(), true, late()).to_string().contains("not known"));
        assert!(!Failure::unanswered("x".into(), false, late()).to_string().contains("not known"));
    }
}
