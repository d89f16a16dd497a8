//! What all pages have around them: the head, the list of languages, the foot. No word about a campaign or a person.

use super::assets;
use super::voice::Voice;
use crate::l10n::Message;

/// A language to choose.
pub(super) struct Language {
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
}

/// What all pages have around them.
pub(super) struct Frame {
    pub(super) lang: &'static str,
    pub(super) dir: &'static str,
    pub(super) title: String,
    pub(super) skip: String,
    pub(super) icon: &'static str,
    pub(super) style: &'static str,
    pub(super) language_label: String,
    pub(super) language_name: &'static str,
    pub(super) languages: Vec<Language>,
    pub(super) footer: String,
}

impl Frame {
    /// What all pages have, in this voice.
    pub(super) fn new(title: String, voice: &Voice) -> Self {
        let locale = voice.locale();
        let language = |l: crate::l10n::Locale| Language { tag: l.tag(), name: l.endonym() };
        Self {
            lang: locale.tag(),
            dir: if locale.is_right_to_left() { "rtl" } else { "ltr" },
            title,
            skip: voice.say(&Message::PageSkipLink),
            icon: &assets::ICON.path,
            style: &assets::STYLE.path,
            language_label: voice.say(&Message::PageLanguageLabel),
            language_name: locale.endonym(),
            languages: voice.languages().map(language).collect(),
            footer: voice.say(&Message::PageFooter),
        }
    }
}
