//! The language of one answer, found from what the request says, and the words in it. Never fails: who asks for nothing
//! that is spoken here is answered in the campaign's language.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::{Arc, OnceLock};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri, header};

use super::App;
use super::choices::{Choices, Form, SoldOut};
use super::record::{About, RequestId};
use crate::campaign::Campaign;
use crate::id::AccountId;
use crate::l10n::{Locale, Message, Wanted};
use crate::telemetry::trace::Context;

/// The name of the cookie that keeps a choice made on the page.
pub const LANGUAGE_COOKIE: &str = "largesse_language";

/// What a request says of its reader's language: enough to find words after its handler has panicked.
pub struct Heard {
    explicit: Option<String>,
    accept_language: Option<HeaderValue>,
}

impl Heard {
    /// What this request says.
    pub fn of(address: &Uri, headers: &HeaderMap) -> Self {
        Self {
            explicit: query_value(address.query(), "lang").map(str::to_owned),
            accept_language: headers.get(header::ACCEPT_LANGUAGE).cloned(),
        }
    }
}

/// Speaks to one reader.
pub struct Voice {
    words: Arc<Choices>,
    explicit: Option<String>,
    account: Option<String>,
    accept_language: Option<HeaderValue>,
    campaign: Option<Arc<Campaign>>,
    who: Option<AccountId>,
    request_id: RequestId,
    /// Found when it is asked for first; what becomes known afterwards makes it unknown again.
    spoken: OnceLock<Locale>,
}

impl FromRequestParts<Arc<App>> for Voice {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let request_id = parts.extensions.get().cloned().unwrap_or_default();
        Ok(Self::of(&app.choices, parts, request_id))
    }
}

impl Voice {
    /// Speaks to whoever sent this request.
    pub fn of(words: &Arc<Choices>, parts: &Parts, request_id: RequestId) -> Self {
        Self::hearing(words, Heard::of(&parts.uri, &parts.headers), request_id)
    }

    /// Speaks to whoever said this.
    pub fn hearing(words: &Arc<Choices>, heard: Heard, request_id: RequestId) -> Self {
        Self {
            words: Arc::clone(words),
            explicit: heard.explicit,
            account: None,
            accept_language: heard.accept_language,
            campaign: None,
            who: None,
            request_id,
            spoken: OnceLock::new(),
        }
    }

    /// Whom and what it is about, for the log.
    pub fn about(&self) -> About {
        About { account: self.who, campaign: self.campaign.clone() }
    }

    /// Takes the choice made on the page into account, where the address names no language. Only for what is said to
    /// one person: what caches keep must not depend on cookies, of which they know nothing.
    pub fn know_choice(&mut self, headers: &HeaderMap) {
        if self.explicit.is_none() {
            self.explicit = cookie(headers, LANGUAGE_COOKIE).map(str::to_owned);
            self.spoken = OnceLock::new();
        }
    }

    /// The tag of the language that was chosen, if it is spoken here.
    pub fn chosen(&self) -> Option<&'static str> {
        self.words.catalog().locale(self.explicit.as_deref()?).map(Locale::tag)
    }

    /// Takes the account and its own language into account: after an explicit choice, before the browser's list.
    pub fn know_account(&mut self, account: AccountId, locale: &str) {
        self.who = Some(account);
        self.account = (!locale.is_empty()).then(|| locale.to_owned());
        self.spoken = OnceLock::new();
    }

    /// Takes the campaign's language into account: for readers of whom nothing else is known.
    pub fn know_campaign(&mut self, campaign: &Arc<Campaign>) {
        self.campaign = Some(Arc::clone(campaign));
        self.spoken = OnceLock::new();
    }

    /// The language spoken.
    pub fn locale(&self) -> Locale {
        *self.spoken.get_or_init(|| {
            let wanted = Wanted {
                explicit: self.explicit.as_deref(),
                account: self.account.as_deref(),
                accept_language: self.accept_language.as_ref().and_then(|value| value.to_str().ok()),
                fallback: self.campaign.as_ref().map(|campaign| campaign.default_locale.as_str()),
            };
            self.words.locale(&wanted)
        })
    }

    /// The answer that says SORRY in that language; made by `make` if it was not made before.
    pub fn sorry(&self, sold_out: SoldOut, make: impl FnOnce() -> Form) -> Arc<Form> {
        self.words.sorry(self.locale(), sold_out, make)
    }

    /// The message in that language.
    pub fn text(&self, message: &Message) -> Cow<'_, str> {
        self.words.catalog().text(self.locale(), message)
    }

    /// The same as a text of its own.
    pub fn say(&self, message: &Message) -> String {
        self.text(message).into_owned()
    }

    /// All languages there are, for a choice.
    pub fn languages(&self) -> impl Iterator<Item = Locale> {
        self.words.catalog().locales()
    }

    /// The trace that the request is a part of, if it is traced.
    pub fn trace(&self) -> Option<Context> {
        self.request_id.trace()
    }

    /// The request's id.
    pub fn request_id(&self) -> &str {
        self.request_id.as_str()
    }

    /// The same of an answer that says this message, which may be the team's and in English.
    pub fn sign_said(&self, headers: &mut HeaderMap, message: &Message) {
        self.sign(headers);
        let spoken = self.words.catalog().spoken(self.locale(), message);
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(spoken.tag()));
    }

    /// Says in the headers which language was spoken and what it depended on.
    pub fn sign(&self, headers: &mut HeaderMap) {
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.locale().tag()));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    pairs.flat_map(|line| line.split("; ")).find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// The raw value of a query parameter; enough for language tags and tokens, which need no unescaping.
pub fn query_value<'a>(query: Option<&'a str>, name: &str) -> Option<&'a str> {
    query?.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}
