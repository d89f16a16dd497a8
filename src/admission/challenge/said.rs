//! What a service's answer means.
//!
//! **Invariant:** only `success: true` is good, and only where the response was made on one of our hosts. What a person
//! could make the service say about their own response is said about that response, and never that the service is away.

use serde_json::Value;

/// What a service says of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is good.
    Good,
    /// It is not: wrong, old, used before, or made on another site.
    Bad,
    /// The service met a fault of its own and knows nothing of this one.
    Puzzled,
    /// The service does not know us.
    NotUs,
}

/// Refusals of a question as such, with or without words: what was in it is the fault.
const REFUSED: [u16; 5] = [400, 413, 414, 422, 431];
/// Refusals of whoever asks: by a limit, a firewall or a proxy on the way. They say nothing of the response, and
/// nothing that many people together could bring about may look like a service that is away.
const TURNED_AWAY: [u16; 3] = [401, 403, 429];
/// Codes for a secret of ours that is not theirs. `sitekey-secret-mismatch` is not among them: whoever solves another
/// site's challenge can bring it about.
const NOT_US: [&str; 2] = ["missing-input-secret", "invalid-input-secret"];
/// The code for a fault of the service.
const PUZZLED: &str = "internal-error";

/// What an answer says; nothing if it is no answer of such a service. Unknown members and odd types beside `success`
/// are passed over: services add to what they say.
pub(super) fn read(status: u16, body: &[u8], hosts: &[String]) -> Option<Said> {
    let answer: Value = serde_json::from_slice(body).unwrap_or_default();
    let Some(success) = answer["success"].as_bool() else {
        let turned_away = TURNED_AWAY.contains(&status).then_some(Said::Puzzled);
        return turned_away.or(REFUSED.contains(&status).then_some(Said::Bad));
    };
    if status >= 500 {
        return None;
    }
    if success {
        return Some(if made_here(&answer, hosts) { Said::Good } else { Said::Bad });
    }
    let codes: Vec<&str> = answer["error-codes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    Some(if codes.iter().any(|code| NOT_US.contains(code)) {
        Said::NotUs
    } else if codes.contains(&PUZZLED) || codes.is_empty() && TURNED_AWAY.contains(&status) {
        Said::Puzzled
    } else {
        Said::Bad
    })
}

/// Whether the host on which the response was made is one of ours; an answer that names none is not.
fn made_here(answer: &Value, hosts: &[String]) -> bool {
    let host = answer["hostname"].as_str().map(str::to_ascii_lowercase);
    hosts.is_empty() || host.is_some_and(|host| hosts.contains(&host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, body: &str, hosts: &[&str], expected: Option<Said>) {
        let hosts: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
        assert_eq!(read(status, body.as_bytes(), &hosts), expected, "{status} {body}");
    }

    #[test]
    fn only_success_is_good() {
        let good =
            r#"{"success":true,"challenge_ts":"2026-11-22T10:00:00Z","hostname":"give.example.com","error-codes":[]}"#;
        check(200, good, &[], Some(Said::Good));
        check(200, r#"{"success":true,"error-codes":"none","hostname":7,"credit":null}"#, &[], Some(Said::Good));
        for bad in [
            r#"{"success":false}"#,
            r#"{"success":false,"error-codes":["timeout-or-duplicate"]}"#,
            r#"{"success":false,"error-codes":["sitekey-secret-mismatch"]}"#,
            r#"{"success":false,"error-codes":["bad-request"]}"#,
            r#"{"success":false,"error-codes":null}"#,
        ] {
            check(200, bad, &[], Some(Said::Bad));
            check(400, bad, &[], Some(Said::Bad));
        }
    }

    #[test]
    fn a_response_made_elsewhere_is_not_good() {
        let on = |host: &str| format!(r#"{{"success":true,"hostname":"{host}"}}"#);
        let ours = ["give.example.com", "www.example.com"];
        check(200, &on("give.example.com"), &ours, Some(Said::Good));
        check(200, &on("WWW.Example.com"), &ours, Some(Said::Good));
        for other in ["evil.example.com", "give.example.com.evil.org", "", "example.com"] {
            check(200, &on(other), &ours, Some(Said::Bad));
        }
        check(200, r#"{"success":true}"#, &ours, Some(Said::Bad));
        check(200, r#"{"success":true,"hostname":["give.example.com"]}"#, &ours, Some(Said::Bad));
    }

    #[test]
    fn a_fault_of_the_service_or_of_our_secret_is_nobodys_failure() {
        check(200, r#"{"success":false,"error-codes":["internal-error"]}"#, &[], Some(Said::Puzzled));
        for code in NOT_US {
            check(200, &format!(r#"{{"success":false,"error-codes":["{code}"]}}"#), &[], Some(Said::NotUs));
        }
        check(500, r#"{"success":true}"#, &[], None);
        check(503, r#"{"success":false}"#, &[], None);
    }

    #[test]
    fn what_is_no_answer_lets_nobody_in_and_a_refused_question_is_the_askers() {
        for garbage in
            ["", "OK", "true", "[true]", "{}", r#"{"success":1}"#, r#"{"success":"true"}"#, "{\"success\":true"]
        {
            check(200, garbage, &[], None);
            check(302, garbage, &[], None);
            check(404, garbage, &[], None);
            check(502, garbage, &[], None);
            for turned_away in TURNED_AWAY {
                check(turned_away, garbage, &[], Some(Said::Puzzled));
                check(turned_away, r#"{"success":false}"#, &[], Some(Said::Puzzled));
            }
            check(400, garbage, &[], Some(Said::Bad));
        }
    }
}
