//! What a page needs to show a challenge: the script that draws it, the class of the element that it looks for, and the
//! places from which it may be loaded.
//!
//! All of them are used in the same way: an element of the class, with `data-sitekey`, `data-callback` and so on, is
//! there before the script is. So a team's own script is written once and needs nothing from us but these names.
//! Sources: <https://developers.cloudflare.com/turnstile/>, <https://docs.hcaptcha.com/configuration>,
//! <https://developers.google.com/recaptcha/docs/display>, and what each says of a Content-Security-Policy.
//!
//! **Invariant:** a page may load nothing but from itself and from the places that are named here.

use crate::admission::challenge::Service;

/// How one service's challenge is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Widget {
    /// The script's address; `{lang}` stands for the reader's language.
    pub(super) script: String,
    /// The class of the element.
    pub(super) class: String,
    /// The name under which the script is known to other scripts, for starting again; empty if it hears of that by an
    /// event.
    pub(super) api: &'static str,
    scripts: String,
    frames: String,
    /// From where its style sheets and data come.
    others: String,
}

/// A team's own script and class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The script's address.
    pub script: String,
    /// Scheme, host and port of that.
    pub origin: String,
    /// The class of the element.
    pub class: String,
}

impl Widget {
    /// The widget of a service; nothing if a team's own has none for pages.
    pub(super) fn of(service: &Service, own: Option<Own>) -> Option<Self> {
        let known = |script: &str, class: &str, api, [scripts, frames, others]: [&str; 3]| Self {
            script: script.into(),
            class: class.into(),
            api,
            scripts: scripts.into(),
            frames: frames.into(),
            others: others.into(),
        };
        match service {
            Service::Turnstile => Some(known(
                "https://challenges.cloudflare.com/turnstile/v0/api.js",
                "cf-turnstile",
                "turnstile",
                ["https://challenges.cloudflare.com", "https://challenges.cloudflare.com", ""],
            )),
            Service::Hcaptcha => Some(known(
                "https://js.hcaptcha.com/1/api.js?hl={lang}",
                "h-captcha",
                "hcaptcha",
                ["https://hcaptcha.com https://*.hcaptcha.com"; 3],
            )),
            Service::Recaptcha => Some(known(
                "https://www.google.com/recaptcha/api.js?hl={lang}",
                "g-recaptcha",
                "grecaptcha",
                [
                    "https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/",
                    "https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/",
                    "https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/",
                ],
            )),
            Service::Own(_) => {
                own.map(|Own { script, origin, class }| known(&script, &class, "", [origin.as_str(); 3]))
            }
        }
    }

    /// The policy of a page that shows it: as strict as without it, with the places above.
    pub(super) fn policy(&self) -> String {
        let Self { scripts, frames, others, .. } = self;
        let more = if others.is_empty() { String::new() } else { format!(" {others}") };
        format!(
            "default-src 'none'; script-src 'self' {scripts}; style-src 'self'{more}; img-src 'self'; \
             connect-src 'self'{more}; frame-src {frames}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
    }

    /// The script in a language.
    pub(super) fn script_in(&self, service: &Service, language: &str) -> String {
        self.script.replace("{lang}", tongue(service, language))
    }
}

/// A language of ours as a service calls it. What a service does not speak it says in one of its own.
pub(super) fn tongue<'a>(service: &Service, language: &'a str) -> &'a str {
    match (service, language) {
        (Service::Own(_), ours) => ours,
        (_, "zh-Hans") => "zh-CN",
        (_, "zh-Hant") => "zh-TW",
        (Service::Recaptcha, "he") => "iw",
        (_, other) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> (Service, Own) {
        let script = "https://check.example.com/w.js?l={lang}".into();
        let own = Own { script, origin: "https://check.example.com".into(), class: "own-check".into() };
        ("https://check.example.com/siteverify".parse().unwrap(), own)
    }

    #[test]
    fn a_policy_gains_the_services_places_and_nothing_that_is_unsafe() {
        let (service, own) = own();
        for service in [Service::Turnstile, Service::Hcaptcha, Service::Recaptcha, service] {
            let widget = Widget::of(&service, Some(own.clone())).unwrap();
            let policy = widget.policy();
            assert!(policy.starts_with("default-src 'none'; script-src 'self' https://"), "{policy}");
            assert!(!policy.contains("unsafe") && !policy.contains(" *") && !policy.contains("http:"), "{policy}");
            let script = widget.script_in(&service, "fr");
            let allowed = policy.split([' ', ';']).filter(|place| place.starts_with("https://"));
            let fits = |place: &str| match place.split_once('*') {
                Some((_, domain)) => script.split('/').nth(2).is_some_and(|host| host.ends_with(domain)),
                None => script.starts_with(place),
            };
            assert!(allowed.into_iter().any(fits), "{script}: {policy}");
        }
    }

    #[test]
    fn each_script_is_asked_for_in_the_readers_language() {
        let (service, own) = own();
        let script = |service: &Service, language: &str| {
            Widget::of(service, Some(own.clone())).unwrap().script_in(service, language)
        };
        assert!(script(&Service::Hcaptcha, "zh-Hant").ends_with("api.js?hl=zh-TW"));
        assert!(script(&Service::Recaptcha, "he").ends_with("api.js?hl=iw"));
        assert_eq!(script(&service, "zh-Hans"), "https://check.example.com/w.js?l=zh-Hans");
        assert!(script(&Service::Turnstile, "fr").ends_with("api.js"), "it reads the element's own attribute");
        assert_eq!(tongue(&Service::Turnstile, "zh-Hans"), "zh-CN");
    }

    #[test]
    fn a_service_without_a_script_has_no_widget() {
        assert_eq!(Widget::of(&own().0, None), None);
    }
}
