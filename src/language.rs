//! Language tags (BCP 47): read once, canonical from then on, and how well one serves a reader of another. No texts,
//! and no choice between sources of a wish: those are `l10n/`'s and `campaign/`'s.
//!
//! Tags are compared by their likely subtags, so that `zh-HK` is known to be Traditional and `zh` Simplified. Another
//! script never serves: whoever reads `sr-Latn` is not given Cyrillic, nor a reader of Traditional Chinese Simplified.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander};

/// How long a tag can be, in bytes; the longest in use have 35 letters.
const TAG_BYTES_MAX: usize = 100;

/// What ICU knows of tags: the names of today for those of yesterday, and the likely subtags.
static KNOWN: LazyLock<(LocaleCanonicalizer, LocaleExpander)> =
    LazyLock::new(|| (LocaleCanonicalizer::new_extended(), LocaleExpander::new_extended()));

/// A language, perhaps of one script and region: the tag as written, canonical, and with its likely script and region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    tag: String,
    written: LanguageIdentifier,
    likely: LanguageIdentifier,
}

/// Why a text is not a language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a language: expected a tag such as en, pt-BR or zh-Hans")]
pub struct InvalidLanguage(String);

/// How well what is offered serves a reader; greater is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The same language and script, for another region.
    OtherRegion,
    /// The same language and script, for no region in particular.
    AnyRegion,
    /// The same once likely script and region are filled in.
    Likely,
    /// The very tag.
    Exact,
}

impl Language {
    /// The canonical tag.
    pub fn as_str(&self) -> &str {
        &self.tag
    }

    /// How well what is offered serves a reader of this language; not at all in another language or script.
    pub fn fit(&self, offered: &Self) -> Option<Fit> {
        let (wanted, likely) = (&self.likely, &offered.likely);
        if wanted.language != likely.language || wanted.script != likely.script {
            return None;
        }
        Some(if self.written == offered.written {
            Fit::Exact
        } else if wanted.region == likely.region {
            Fit::Likely
        } else if offered.written.region.is_none() {
            Fit::AnyRegion
        } else {
            Fit::OtherRegion
        })
    }

    /// The place of what serves a reader of this language best, the earlier of equals.
    pub fn best<'a>(&self, offered: impl Iterator<Item = &'a Self>) -> Option<usize> {
        let fits = offered.enumerate().filter_map(|(place, offered)| Some((self.fit(offered)?, place)));
        fits.max_by_key(|(fit, place)| (*fit, std::cmp::Reverse(*place))).map(|(_, place)| place)
    }

    /// Whether this range has the other in it: it says nothing that the other doesn't say too. `en-US` leaves `en` out.
    pub fn covers(&self, other: &Self) -> bool {
        let (range, tag) = (&self.written, &other.written);
        range.language == tag.language
            && (range.script.is_none() || range.script == tag.script)
            && (range.region.is_none() || range.region == tag.region)
    }

    /// This language in the script and the region of an earlier wish for it, if it names none itself. Browsers add `zh`
    /// to `zh-TW` by themselves: it is the same wish again, not one for the Simplified script.
    #[must_use]
    pub fn after(self, earlier: &Self) -> Self {
        let bare = self.written.script.is_none() && self.written.region.is_none();
        let same = self.written.language == earlier.written.language;
        if bare && same { Self { likely: earlier.likely.clone(), ..self } } else { self }
    }
}

impl FromStr for Language {
    type Err = InvalidLanguage;

    /// Understands `zh-TW`, `zh_tw`, `zh-Hant-TW-u-nu-latn`, and old names of languages (`iw`); not `*`, `und` and
    /// private tags. What comes after the region is left out.
    fn from_str(text: &str) -> Result<Self, InvalidLanguage> {
        let invalid = || InvalidLanguage(text.chars().take(40).collect());
        if text.len() > TAG_BYTES_MAX {
            return Err(invalid());
        }
        let (canonicalizer, expander) = &*KNOWN;
        let mut locale: Locale = text.trim().replace('_', "-").parse().map_err(|_| invalid())?;
        canonicalizer.canonicalize(&mut locale);
        let mut written = locale.id;
        if written.language.is_unknown() {
            return Err(invalid());
        }
        written.variants.clear();
        let mut likely = written.clone();
        expander.maximize(&mut likely);
        Ok(Self { tag: written.to_string(), written, likely })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tag.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(text: &str) -> Language {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn tags_are_canonical() {
        for (text, expected) in [
            ("EN", "en"),
            (" pt_br ", "pt-BR"),
            ("zh-hant", "zh-Hant"),
            ("iw", "he"),
            ("in-ID", "id-ID"),
            ("cmn", "zh"),
            ("zh-Hant-TW-u-nu-latn", "zh-Hant-TW"),
            ("de-1996", "de"),
        ] {
            assert_eq!(language(text).to_string(), expected);
        }
        for text in ["", "*", "und", "x-private", "english", "a", "en--us", &"e".repeat(200)] {
            assert!(text.parse::<Language>().is_err(), "{text}");
        }
    }

    #[test]
    fn script_and_region_fall_back_as_people_read() {
        let offered = ["ar", "en", "es", "he", "id", "pt-BR", "sr-Cyrl", "zh-Hans", "zh-Hant"].map(language);
        for (reader, expected) in [
            ("ar-EG", Some("ar")),
            ("en-GB", Some("en")),
            ("es-419", Some("es")),
            ("es-MX", Some("es")),
            ("iw-IL", Some("he")),
            ("in", Some("id")),
            ("pt", Some("pt-BR")),
            ("pt-PT", Some("pt-BR")),
            ("pt-BR", Some("pt-BR")),
            ("zh", Some("zh-Hans")),
            ("zh-CN", Some("zh-Hans")),
            ("zh-SG", Some("zh-Hans")),
            ("zh-HK", Some("zh-Hant")),
            ("zh-MO", Some("zh-Hant")),
            ("zh-TW", Some("zh-Hant")),
            ("zh-Hant-HK", Some("zh-Hant")),
            ("zh-Hans-HK", Some("zh-Hans")),
            ("sr", Some("sr-Cyrl")),
            ("sr-Latn", None),
            ("sr-ME", None),
            ("hi-Latn", None),
            ("nb", None),
            ("no", None),
        ] {
            let best = language(reader).best(offered.iter()).map(|place| offered[place].to_string());
            assert_eq!(best.as_deref(), expected, "{reader}");
        }
    }
}
