//! Figures as the team reads them: numbers, rates and times in the reader's language. Words come from `l10n/` alone.

use std::sync::Arc;
use std::time::Duration;

use super::super::App;
use crate::l10n::{Locale, Message};

/// Speaks to one of the team.
#[derive(Clone)]
pub(super) struct Tongue {
    pub(super) app: Arc<App>,
    /// The language of the team's words: the reader's, or English where those are not translated.
    pub(super) locale: Locale,
}

impl Tongue {
    pub(super) fn new(app: &Arc<App>, reader: Locale) -> Self {
        Self { app: Arc::clone(app), locale: app.catalog.team_locale(reader) }
    }

    pub(super) fn say(&self, message: &Message) -> String {
        self.app.catalog.text(self.locale, message).into_owned()
    }

    /// For a picture, in which the marks around what was filled in are no letters.
    pub(super) fn bare(&self, message: &Message) -> String {
        self.app.catalog.plain(self.locale, message).into_owned()
    }

    pub(super) fn number(&self, value: i64) -> String {
        self.bare(&Message::OpsNumber { value })
    }

    /// Thousandths of one a second.
    pub(super) fn rate(&self, milli: i64) -> String {
        self.bare(&match milli {
            1..1_000 => Message::OpsPerMinute { value: (milli * 60 / 1_000).max(1) },
            _ => Message::OpsPerSecond { value: (milli + 500) / 1_000 },
        })
    }

    /// Microseconds, rounded up: nothing takes no time.
    pub(super) fn millis(&self, us: Option<i64>) -> String {
        let known = us.map(|us| Message::OpsMillis { value: us.max(1).saturating_add(999) / 1_000 });
        self.bare(&known.unwrap_or(Message::OpsUnknown))
    }

    /// A length of time, to the second; nothing if there is none.
    pub(super) fn span(&self, span: Option<Duration>) -> String {
        let whole = |span: Duration| Duration::from_secs(span.as_secs());
        self.bare(&span.map_or(Message::OpsUnknown, |span| Message::OpsSpan { span: whole(span) }))
    }

    pub(super) fn age(&self, age: Duration) -> Age {
        let words = match age.as_secs() {
            0 => self.bare(&Message::OpsNow),
            seconds => self.bare(&Message::OpsAgo { span: Duration::from_secs(seconds) }),
        };
        Age { millis: age.as_millis(), words }
    }
}

/// How old something is; the script counts on.
pub(super) struct Age {
    pub(super) millis: u128,
    pub(super) words: String,
}
