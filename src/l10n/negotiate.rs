//! The choice of a language: pure, no texts, never an error. A header can be anything, up to
//! hostile; only its first part counts, and what can't be understood is as if it weren't there.
//!
//! Tags are compared by their likely subtags, so that `zh-TW` is known to be Traditional and `zh`
//! Simplified. A match in the same script always comes before one in another: a reader of
//! Traditional Chinese is given Simplified only when nothing they named fits.

use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander};

/// How much of an `Accept-Language` header counts. Browsers send under 200 bytes.
const HEADER_BYTES_MAX: usize = 1024;

/// How many ranges of a header count.
const RANGES_MAX: usize = 32;

/// How long a tag can be; the longest in use have 35 letters.
const TAG_BYTES_MAX: usize = 100;

/// Where a request may say what language it wants. The first that names a supported one decides, in
/// the order of the fields.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// Chosen for this request: the page's language list, `?lang=`.
    pub explicit: Option<&'a str>,
    /// The language of the account.
    pub account: Option<&'a str>,
    /// The header, as it came.
    pub accept_language: Option<&'a str>,
    /// The language of the region that serves, for people who have told nothing.
    pub fallback: Option<&'a str>,
}

/// A tag as written, and with its likely script and region.
struct Tag {
    written: LanguageIdentifier,
    likely: LanguageIdentifier,
}

/// How well a supported tag serves a wanted one; greater is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The same language in another script.
    OtherScript,
    /// The same language and script, for another region.
    OtherRegion,
    /// The same language and script, for no region in particular.
    AnyRegion,
    /// The same once likely script and region are filled in.
    Likely,
    /// The very tag.
    Exact,
}

/// Chooses among a fixed list of tags; they are known by their places in it.
pub struct Negotiator {
    canonicalizer: LocaleCanonicalizer,
    expander: LocaleExpander,
    supported: Vec<Tag>,
}

impl Negotiator {
    /// None if one of the supported is no language tag.
    pub fn new<'a>(tags: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut negotiator = Self {
            canonicalizer: LocaleCanonicalizer::new_extended(),
            expander: LocaleExpander::new_extended(),
            supported: Vec::new(),
        };
        let supported: Option<_> = tags.map(|tag| negotiator.tag(tag)).collect();
        negotiator.supported = supported?;
        Some(negotiator)
    }

    /// The best for one tag, in another script if need be.
    pub fn single(&self, tag: &str) -> Option<usize> {
        let tag = self.tag(tag)?;
        self.best(&tag, Fit::OtherScript, &[])
    }

    /// The best for a request. First everything the person named, in a script they asked for; then
    /// the same in any script; then the region's language; then the default. Where `q=0` rules all
    /// of these out, any other, and the default when nothing is left.
    pub fn choose(&self, wanted: &Wanted<'_>, default: usize) -> usize {
        let header = wanted.accept_language.map(|header| self.header(header)).unwrap_or_default();
        let told = [wanted.explicit, wanted.account];
        let told: Vec<Tag> = told.into_iter().flatten().filter_map(|tag| self.tag(tag)).collect();
        let refused = header.refused.as_slice();
        let named = |least| {
            let mut told = told.iter().map(|tag| self.best(tag, least, &[]));
            let mut asked = header.asked.iter().map(|tag| self.best(tag, least, refused));
            told.find_map(|found| found).or_else(|| asked.find_map(|found| found))
        };
        let fallback = || {
            let tag = self.tag(wanted.fallback?)?;
            self.best(&tag, Fit::OtherScript, refused)
        };
        let any = || {
            let all = [default].into_iter().chain(0..self.supported.len());
            all.into_iter().find(|&index| !refuses(refused, &self.supported[index]))
        };
        named(Fit::OtherRegion).or_else(|| named(Fit::OtherScript)).or_else(fallback).or_else(any).unwrap_or(default)
    }

    /// The supported tag that serves best, the earlier of equals.
    fn best(&self, wanted: &Tag, least: Fit, refused: &[Tag]) -> Option<usize> {
        let mut best = None;
        for (index, supported) in self.supported.iter().enumerate() {
            let Some(fit) = fit(wanted, supported).filter(|fit| *fit >= least) else {
                continue;
            };
            if best.is_none_or(|(so_far, _)| fit > so_far) && !refuses(refused, supported) {
                best = Some((fit, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// Understands `zh-TW`, `zh_tw`, `zh-Hant-TW-u-nu-latn`, and old names of languages; not `*`,
    /// `und` and private tags.
    fn tag(&self, text: &str) -> Option<Tag> {
        if text.len() > TAG_BYTES_MAX {
            return None;
        }
        let mut locale: Locale = text.trim().replace('_', "-").parse().ok()?;
        self.canonicalizer.canonicalize(&mut locale);
        let written = locale.id;
        if written.language.is_unknown() {
            return None;
        }
        let mut likely = written.clone();
        self.expander.maximize(&mut likely);
        Some(Tag { written, likely })
    }

    /// The ranges of a header, the most wanted first; of equals the earlier. `*` tells nothing: it
    /// is dropped.
    fn header(&self, header: &str) -> Header {
        let mut ranges = Vec::new();
        for range in within_limits(header).split(',').take(RANGES_MAX) {
            if let Some((tag, quality)) = quality(range) {
                ranges.extend(self.tag(tag).map(|tag| (tag, quality)));
            }
        }
        ranges.sort_by_key(|(_, quality)| std::cmp::Reverse(*quality));
        let mut parsed = Header::default();
        for (mut tag, quality) in ranges {
            if quality == 0 {
                parsed.refused.push(tag);
                continue;
            }
            // Browsers add `zh` to `zh-TW` by themselves: it is the same wish again, not one for
            // the Simplified script.
            if tag.written.script.is_none() && tag.written.region.is_none() {
                let same = |other: &&Tag| other.written.language == tag.written.language;
                if let Some(earlier) = parsed.asked.iter().find(same) {
                    tag.likely = earlier.likely.clone();
                }
            }
            parsed.asked.push(tag);
        }
        parsed
    }
}

/// A header, understood.
#[derive(Default)]
struct Header {
    asked: Vec<Tag>,
    refused: Vec<Tag>,
}

/// The part of a header that counts, ending with a whole range.
fn within_limits(header: &str) -> &str {
    if header.len() <= HEADER_BYTES_MAX {
        return header;
    }
    let start = &header[..header.floor_char_boundary(HEADER_BYTES_MAX)];
    start.rfind(',').map_or("", |end| &start[..end])
}

/// Splits `es;q=0.8` into its tag and quality in thousandths. None if the quality isn't one.
fn quality(range: &str) -> Option<(&str, u16)> {
    let mut parts = range.split(';');
    let tag = parts.next()?.trim();
    for parameter in parts {
        let Some((name, value)) = parameter.split_once('=') else {
            continue;
        };
        if name.trim().eq_ignore_ascii_case("q") {
            let quality: f32 = value.trim().parse().ok()?;
            return (0.0..=1.0).contains(&quality).then_some((tag, (quality * 1000.0) as u16));
        }
    }
    Some((tag, 1000))
}

fn fit(wanted: &Tag, supported: &Tag) -> Option<Fit> {
    if wanted.likely.language != supported.likely.language {
        return None;
    }
    Some(if wanted.likely.script != supported.likely.script {
        Fit::OtherScript
    } else if wanted.written == supported.written {
        Fit::Exact
    } else if wanted.likely.region == supported.likely.region {
        Fit::Likely
    } else if supported.written.region.is_none() {
        Fit::AnyRegion
    } else {
        Fit::OtherRegion
    })
}

/// Whether `q=0` rules a tag out: it has all the subtags of the refused range. `en-US;q=0` leaves
/// `en` alone.
fn refuses(refused: &[Tag], supported: &Tag) -> bool {
    let supported = &supported.written;
    refused.iter().map(|tag| &tag.written).any(|range| {
        range.language == supported.language
            && (range.script.is_none() || range.script == supported.script)
            && (range.region.is_none() || range.region == supported.region)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUPPORTED: [&str; 7] = ["ar", "en", "es", "es-MX", "fr", "hi", "zh-Hans"];

    fn header(header: &str) -> &'static str {
        let wanted = Wanted { accept_language: Some(header), ..Wanted::default() };
        choose(&wanted)
    }

    fn choose(wanted: &Wanted<'_>) -> &'static str {
        let negotiator = Negotiator::new(SUPPORTED.into_iter()).unwrap();
        SUPPORTED[negotiator.choose(wanted, 1)]
    }

    #[test]
    fn headers_are_answered_in_the_best_supported_language() {
        let long = format!("{},es", "q".repeat(64 * 1024));
        let crowded = format!("{}fr", "de,".repeat(RANGES_MAX));
        let last = format!("{}fr", "de,".repeat(RANGES_MAX - 1));
        let cut = format!("{}es-419", "x-evil-private,".repeat(68));
        for (wanted, expected) in [
            ("fr", "fr"),
            ("ar-EG;q=0.3, es;q=0.9", "es"),
            ("de, hi;q=0.2, fr;q=0.1", "hi"),
            ("FR-ca", "fr"),
            ("es-419", "es"),
            ("es-mx, es;q=0.9", "es-MX"),
            ("es-AR", "es"),
            ("en-GB, fr", "en"),
            ("hi-Latn, fr;q=0.5", "fr"),
            ("zh", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("zh-SG", "zh-Hans"),
            ("cmn", "zh-Hans"),
            ("zh-TW", "zh-Hans"),
            ("zh-Hant-HK, fr;q=0.1", "fr"),
            ("zh-MO, zh;q=0.9, en-US;q=0.8, en;q=0.7", "en"),
            ("zh-TW, zh-CN;q=0.5, en;q=0.3", "zh-Hans"),
            ("zh-TW, zh;q=0.9", "zh-Hans"),
            ("en;q=0, *", "ar"),
            ("es;q=0, es-MX, fr;q=0.1", "fr"),
            ("en-US;q=0, en-GB", "en"),
            ("*", "en"),
            ("*;q=0", "en"),
            ("*, fr;q=0.1", "fr"),
            ("ar;q=0,en;q=0,es;q=0,fr;q=0,hi;q=0,zh;q=0", "en"),
            ("", "en"),
            (",;,=;q=,;;q", "en"),
            ("x-evil", "en"),
            ("i-klingon, und, und-TW, es;q=0.1", "es"),
            ("fr;q=2, es;q=0.1", "es"),
            ("fr;q=NaN, es;q=-1, hi;q=0.001", "hi"),
            ("\u{e9}\u{ff}, \u{4e2d}\u{6587}, fr", "fr"),
            ("fr;level=1;Q=0.1, es;q=0.2", "es"),
            ("zh_TW_#Hant, fr_FR", "fr"),
            (&long, "en"),
            (&crowded, "en"),
            (&last, "fr"),
            (&cut, "en"),
        ] {
            assert_eq!(header(wanted), expected, "{}", &wanted[..wanted.len().min(60)]);
        }
    }

    #[test]
    fn a_multibyte_character_at_the_limit_is_no_error() {
        for shift in 0..4 {
            let wanted = format!("fr,{}{}", "a".repeat(shift), "\u{1f354}".repeat(20_000));
            assert_eq!(header(&wanted), "fr");
        }
    }

    #[test]
    fn the_first_source_that_names_a_supported_language_decides() {
        let (es, tw, de) = (Some("es"), Some("zh-TW"), Some("de"));
        for (explicit, account, accept_language, fallback, expected) in [
            (es, Some("fr"), Some("hi"), Some("ar"), "es"),
            (de, Some("fr_FR"), Some("hi"), Some("ar"), "fr"),
            (de, de, Some("hi"), Some("ar"), "hi"),
            (None, None, None, Some("ar-EG"), "ar"),
            (None, None, Some("*"), Some("ar"), "ar"),
            (None, None, None, None, "en"),
            (tw, None, Some("fr"), es, "fr"),
            (tw, None, None, es, "zh-Hans"),
            (es, None, Some("es;q=0"), None, "es"),
            (None, None, Some("ar;q=0"), Some("ar"), "en"),
        ] {
            let wanted = Wanted { explicit, account, accept_language, fallback };
            assert_eq!(choose(&wanted), expected, "{wanted:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_in_a_header_is_an_error(wanted in "([a-zA-Z]{1,8}[-_,;=*]?|q=|0[.]5|.){0,60}") {
            assert!(SUPPORTED.contains(&header(&wanted)));
        }
    }
}
