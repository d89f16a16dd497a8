//! The choice of a language: pure, no texts, never an error. A header can be anything, up to hostile; only its first
//! part counts, and what can't be understood is as if it weren't there. How tags are compared is `language.rs`'s.

use crate::language::Language;

/// How much of an `Accept-Language` header counts. Browsers send under 200 bytes.
const HEADER_BYTES_MAX: usize = 1024;

/// How many ranges of a header count.
const RANGES_MAX: usize = 32;

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
    /// The language of the campaign, for people who have told nothing.
    pub fallback: Option<&'a str>,
}

/// Chooses among a fixed list of languages; they are known by their places in it.
pub struct Negotiator {
    supported: Vec<Language>,
}

impl Negotiator {
    /// Chooses among these.
    pub fn new(supported: Vec<Language>) -> Self {
        Self { supported }
    }

    /// The best for one tag.
    pub fn single(&self, tag: &str) -> Option<usize> {
        self.best(&tag.parse().ok()?, &[])
    }

    /// The best for a request: the first that the person named and that is supported; then the campaign's language;
    /// then the default. Where `q=0` rules all of these out, any other, and the default when nothing is left.
    pub fn choose(&self, wanted: &Wanted<'_>, default: usize) -> usize {
        let header = wanted.accept_language.map(header).unwrap_or_default();
        let refused = header.refused.as_slice();
        let told = [wanted.explicit, wanted.account].into_iter().flatten().find_map(|tag| self.single(tag));
        let asked = || header.asked.iter().find_map(|tag| self.best(tag, refused));
        let fallback = || self.best(&wanted.fallback?.parse().ok()?, refused);
        let any = || {
            let all = [default].into_iter().chain(0..self.supported.len());
            all.into_iter().find(|&index| !refuses(refused, &self.supported[index]))
        };
        told.or_else(asked).or_else(fallback).or_else(any).unwrap_or(default)
    }

    /// The supported language that serves best, the earlier of equals.
    fn best(&self, wanted: &Language, refused: &[Language]) -> Option<usize> {
        let allowed = || self.supported.iter().enumerate().filter(|(_, supported)| !refuses(refused, supported));
        let best = wanted.best(allowed().map(|(_, supported)| supported))?;
        allowed().nth(best).map(|(place, _)| place)
    }
}

/// Whether `q=0` rules a language out. `en-US;q=0` leaves `en` alone.
fn refuses(refused: &[Language], supported: &Language) -> bool {
    refused.iter().any(|range| range.covers(supported))
}

/// The ranges of a header, the most wanted first; of equals the earlier. `*` tells nothing: it is dropped.
fn header(header: &str) -> Header {
    let mut ranges = Vec::<(Language, u16)>::new();
    for range in within_limits(header).split(',').take(RANGES_MAX) {
        if let Some((tag, quality)) = quality(range) {
            ranges.extend(tag.parse().ok().map(|tag| (tag, quality)));
        }
    }
    ranges.sort_by_key(|(_, quality)| std::cmp::Reverse(*quality));
    let mut parsed = Header::default();
    for (tag, quality) in ranges {
        if quality == 0 {
            parsed.refused.push(tag);
        } else {
            let tag = parsed.asked.iter().rev().fold(tag, Language::after);
            parsed.asked.push(tag);
        }
    }
    parsed
}

/// A header, understood.
#[derive(Default)]
struct Header {
    asked: Vec<Language>,
    refused: Vec<Language>,
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

#[cfg(test)]
mod tests {
    use super::*;

    const SUPPORTED: [&str; 12] =
        ["ar", "en", "es", "es-MX", "fr", "he", "hi", "id", "pt-BR", "sr", "zh-Hans", "zh-Hant"];

    fn header(header: &str) -> &'static str {
        let wanted = Wanted { accept_language: Some(header), ..Wanted::default() };
        choose(&wanted)
    }

    fn choose(wanted: &Wanted<'_>) -> &'static str {
        let negotiator = Negotiator::new(SUPPORTED.iter().map(|tag| tag.parse().unwrap()).collect());
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
            ("zh-TW", "zh-Hant"),
            ("zh-HK", "zh-Hant"),
            ("zh-Hant-HK, fr;q=0.1", "zh-Hant"),
            ("zh-MO, zh;q=0.9, en-US;q=0.8, en;q=0.7", "zh-Hant"),
            ("zh-TW;q=0.5, zh-CN, en;q=0.3", "zh-Hans"),
            ("zh-Hans-HK", "zh-Hans"),
            ("zh-Hant;q=0, zh-TW, fr;q=0.1", "fr"),
            ("pt", "pt-BR"),
            ("pt-PT", "pt-BR"),
            ("pt-PT, es;q=0.9", "pt-BR"),
            ("iw-IL", "he"),
            ("in", "id"),
            ("sr-RS", "sr"),
            ("sr-Latn, fr;q=0.1", "fr"),
            ("sr-Latn-RS, sr-Latn, sr;q=0.5, fr;q=0.1", "fr"),
            ("nb-NO, no;q=0.9, nn", "en"),
            ("nb, es;q=0.1", "es"),
            ("en;q=0, *", "ar"),
            ("es;q=0, es-MX, fr;q=0.1", "fr"),
            ("en-US;q=0, en-GB", "en"),
            ("*", "en"),
            ("*;q=0", "en"),
            ("*, fr;q=0.1", "fr"),
            ("ar;q=0,en;q=0,es;q=0,fr;q=0,he;q=0,hi;q=0,id;q=0,pt;q=0,sr;q=0,zh;q=0", "en"),
            ("", "en"),
            (",;,=;q=,;;q", "en"),
            ("x-evil", "en"),
            ("i-klingon, und, und-TW, es;q=0.1", "es"),
            ("fr;q=2, es;q=0.1", "es"),
            ("fr;q=NaN, es;q=-1, hi;q=0.001", "hi"),
            ("\u{e9}\u{ff}, \u{4e2d}\u{6587}, fr", "fr"),
            ("fr;level=1;Q=0.1, es;q=0.2", "es"),
            ("zh_TW_#Hant, fr_FR", "fr"),
            ("*;q=0.5, hi;q=0.4", "hi"),
            ("en;q=0, *;q=0.1, fr;q=0", "ar"),
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
            (tw, None, Some("fr"), es, "zh-Hant"),
            (Some("sr-Latn"), None, Some("fr"), es, "fr"),
            (Some("sr-Latn"), None, None, es, "es"),
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
