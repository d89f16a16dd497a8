//! The catalog: one Fluent bundle for each locale, built once, and the sentences without variables
//! worded once. Which locale is chosen is `negotiate.rs`'s business, whether the texts are sound
//! `check.rs`'s.
//!
//! A locale's bundle is made of its language's folder and then its own (`es`, then `es-MX`), so a
//! text comes from the most particular folder that has it and is always worded with the locale's
//! own rules. English fills no gaps: a gap is an error when loading. Only the team's words (`ops.ftl`) may be missing
//! as a whole, and are then said in English altogether: its sentence with its plural forms and digits.

use std::borrow::Cow;
use std::time::Duration;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::{parser, serializer};
use icu_decimal::DecimalFormatter;
use icu_provider::DataError;
use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

use super::check::{self, Fault};
use super::generated::{FOLDERS, RESOURCES};
use super::moment::{Moment, Span};
use super::negotiate::{Negotiator, Wanted};
use super::plain::Plain;
use super::plural::{self, Rules};
use super::pseudo::PSEUDO;
use super::{ALL, Folders, Kind, Locale, Message, REFERENCE, number};

/// Counts that between them reach every plural form of every language.
const SAMPLES: [i64; 11] = [0, 1, 2, 3, 5, 11, 21, 100, 103, 1_000_000, 6_000_000];

/// A moment to show: Sunday, 22 November 2026, 14:05 UTC.
const SAMPLE_TIME: Timestamp = Timestamp::constant(1_795_356_300, 0);

/// Why the catalog can't be loaded. Every one of them is found by the tests, so a released program
/// never sees one.
#[derive(Debug, Error)]
pub enum Error {
    /// Translations that are not complete and sound, all their faults.
    #[error("the translations have faults:\n{}", lines(.0))]
    Faults(Vec<Fault>),
    /// A sentence that is well formed and still can't be worded.
    #[error("{locale}: {message}: {detail}")]
    Unspeakable {
        /// The locale's tag.
        locale: String,
        /// The message's identifier.
        message: String,
        /// What Fluent says.
        detail: String,
    },
    /// The locale data built into the program lacks a locale.
    #[error("no locale data for {locale}")]
    Data {
        /// The locale's tag.
        locale: String,
        /// What ICU says.
        source: DataError,
    },
    /// A folder's name that is no language tag.
    #[error("`{0}` is not a language tag")]
    Tag(String),
}

fn lines(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Every text in every language. Loaded once, shared by all requests.
pub struct Catalog {
    translations: Vec<Translation>,
    negotiator: Negotiator,
    default: Locale,
}

struct Translation {
    locale: Locale,
    /// Whether it has the optional resource too.
    whole: bool,
    bundle: FluentBundle<FluentResource>,
    /// By the message's place in [`ALL`]: the text of those without variables.
    constants: Vec<Option<String>>,
    /// By the same place: the pieces of those that only fill in values.
    plain: Vec<Option<Plain>>,
    numbers: DecimalFormatter,
}

impl Catalog {
    /// Reads the embedded translations, and refuses them unless every message can be worded in
    /// every locale.
    pub fn load() -> Result<Self, Error> {
        Self::build(FOLDERS)
    }

    /// The same with the languages nobody speaks (`pseudo.rs`), after all others.
    pub fn load_with_pseudo() -> Result<Self, Error> {
        let mut catalog = Self::load()?;
        let english = FOLDERS.iter().find(|(tag, _)| *tag == REFERENCE).map_or(&[][..], |(_, files)| files);
        for (tag, transform) in PSEUDO {
            let mut bundle = bundle(tag, &[(tag, english)])?;
            bundle.set_transform(Some(transform));
            catalog.translations.push(Translation::build(catalog.translations.len(), tag, bundle, true)?);
        }
        catalog.negotiator = negotiator(&catalog.translations)?;
        Ok(catalog)
    }

    pub(super) fn build(folders: &Folders<'_>) -> Result<Self, Error> {
        let faults = check::check(folders);
        if !faults.is_empty() {
            return Err(Error::Faults(faults));
        }
        let mut translations = Vec::with_capacity(folders.len());
        for (index, (tag, _)) in folders.iter().enumerate() {
            let bundle = bundle(tag, folders)?;
            translations.push(Translation::build(index, tag, bundle, check::is_whole(tag, folders))?);
        }
        let locales = || translations.iter().map(|translation| translation.locale);
        let default = locales().find(|locale| locale.tag() == REFERENCE);
        let default = default.ok_or_else(|| Error::Tag(REFERENCE.to_owned()))?;
        let negotiator = negotiator(&translations)?;
        Ok(Self { translations, negotiator, default })
    }

    /// Every locale, in the order of their tags.
    pub fn locales(&self) -> impl Iterator<Item = Locale> {
        self.translations.iter().map(|translation| translation.locale)
    }

    /// English: what is spoken when nothing better is known.
    pub fn default_locale(&self) -> Locale {
        self.default
    }

    /// The locale for one tag, such as an account's language: itself, or the nearest of the same
    /// language.
    pub fn locale(&self, tag: &str) -> Option<Locale> {
        self.negotiator.single(tag).map(|index| self.translations[index].locale)
    }

    /// The locale for a request; always one, the default at the worst.
    pub fn negotiate(&self, wanted: &Wanted<'_>) -> Locale {
        let chosen = self.negotiator.choose(wanted, self.default.index());
        self.translations[chosen].locale
    }

    /// The sentence, with isolation marks around what was filled in, so that a name in another
    /// script can't disorder it.
    pub fn text(&self, locale: Locale, message: &Message) -> Cow<'_, str> {
        let translation = &self.translations[self.spoken(locale, message).index()];
        if let Some(constant) = &translation.constants[message.index()] {
            return Cow::Borrowed(constant);
        }
        let args = message.args();
        let plain = translation.plain[message.index()].as_ref();
        if let Some(sentence) = plain.and_then(|plain| plain.word(&args, &translation.numbers)) {
            return Cow::Owned(sentence);
        }
        // The errors can only be those that loading has ruled out.
        word(&translation.bundle, message.id(), &args, &mut Vec::new())
    }

    /// The locale a message is really said in: the reader's own, or English for the team's words that it lacks.
    pub fn spoken(&self, locale: Locale, message: &Message) -> Locale {
        if self.has(locale, message.index()) { locale } else { self.default }
    }

    /// The locale that the team's words are said in to a reader of this one: for `lang` and `dir` of their pages.
    pub fn team_locale(&self, locale: Locale) -> Locale {
        if self.translations[locale.index()].whole { locale } else { self.default }
    }

    fn has(&self, locale: Locale, index: usize) -> bool {
        self.translations[locale.index()].whole || RESOURCES[index] != check::OPTIONAL
    }

    /// The sentence without isolation marks, for terminals, which show them as boxes.
    pub fn plain(&self, locale: Locale, message: &Message) -> Cow<'_, str> {
        let text = self.text(locale, message);
        if text.contains(ISOLATION) { text.replace(ISOLATION, "").into() } else { text }
    }
}

impl Catalog {
    /// Every message in one language: its identifier, and all the ways it comes out with sample values, for whoever
    /// translates.
    pub fn samples(&self, locale: Locale) -> impl Iterator<Item = (&'static str, Vec<String>)> + '_ {
        let bundle = &self.translations[locale.index()].bundle;
        let own = ALL.iter().enumerate().filter(move |(index, _)| self.has(locale, *index));
        own.map(|(_, &(id, variables))| {
            let all = SAMPLES.map(|count| word(bundle, id, &sample_args(variables, count), &mut Vec::new()));
            let mut texts: Vec<String> = all.iter().map(|text| text.replace(ISOLATION, "")).collect();
            texts.dedup();
            (id, texts)
        })
    }
}

/// Chooses among these, in their order.
fn negotiator(translations: &[Translation]) -> Result<Negotiator, Error> {
    let tags = translations.iter().map(|translation| translation.locale.tag());
    let languages = tags.map(|tag| tag.parse().map_err(|_| Error::Tag(tag.to_owned())));
    Ok(Negotiator::new(languages.collect::<Result<_, _>>()?))
}

#[cfg(test)]
impl Catalog {
    /// What Fluent itself says, whatever was cut out or worded before.
    pub(super) fn by_fluent(&self, locale: Locale, message: &Message) -> String {
        let bundle = &self.translations[locale.index()].bundle;
        word(bundle, message.id(), &message.args(), &mut Vec::new()).into_owned()
    }

    /// Whether a locale words a message itself.
    pub(super) fn has_own(&self, locale: Locale, index: usize) -> bool {
        self.has(locale, index)
    }

    /// Whether a message is worded without Fluent.
    pub(super) fn is_plain(&self, locale: Locale, message: &Message) -> bool {
        self.translations[locale.index()].plain[message.index()].is_some()
    }

    /// A message by its identifier, with the count for every number.
    pub(super) fn sample(&self, locale: Locale, message: &(&str, &[(&str, Kind)]), count: i64) -> String {
        let (id, variables) = *message;
        let bundle = &self.translations[locale.index()].bundle;
        let mut errors = Vec::new();
        let text = word(bundle, id, &sample_args(variables, count), &mut errors).into_owned();
        assert!(errors.is_empty(), "{}: {id}: {errors:?}", locale.tag());
        text
    }
}

/// What Fluent puts around a value: first strong isolate, pop directional isolate.
const ISOLATION: [char; 2] = ['\u{2068}', '\u{2069}'];

impl Translation {
    fn build(index: usize, tag: &str, bundle: FluentBundle<FluentResource>, whole: bool) -> Result<Self, Error> {
        let mut constants = Vec::with_capacity(ALL.len());
        for (&(id, variables), file) in ALL.iter().zip(RESOURCES) {
            let own = whole || *file != check::OPTIONAL;
            constants.push(if own { rehearse(&bundle, tag, id, variables)? } else { None });
        }
        let endonym = constants[Message::LanguageName.index()].as_deref().unwrap_or(tag);
        let locale = Locale::new(index, tag, endonym).map_err(|_| Error::Tag(tag.to_owned()))?;
        let pattern = |id| bundle.get_message(id).and_then(|message| message.value());
        let plain = ALL.iter().map(|&(id, _)| pattern(id).and_then(Plain::cut)).collect();
        let language = tag.parse().map_err(|_| Error::Tag(tag.to_owned()))?;
        let numbers = number::usual(language).map_err(|source| Error::Data { locale: tag.to_owned(), source })?;
        Ok(Self { locale, whole, bundle, constants, plain, numbers })
    }
}

/// Words a message with sample values, to see that it can be; its text if it has no variables.
fn rehearse(
    bundle: &FluentBundle<FluentResource>,
    tag: &str,
    id: &str,
    variables: &[(&str, Kind)],
) -> Result<Option<String>, Error> {
    for sample in SAMPLES {
        let mut errors = Vec::new();
        let text = word(bundle, id, &sample_args(variables, sample), &mut errors);
        if let Some(error) = errors.first() {
            return Err(unspeakable(tag, id, error.to_string()));
        }
        if variables.is_empty() {
            return Ok(Some(text.into_owned()));
        }
    }
    Ok(None)
}

fn sample_args<'a>(variables: &[(&'a str, Kind)], count: i64) -> FluentArgs<'a> {
    let value = |kind| match kind {
        Kind::Number => FluentValue::from(count),
        Kind::Text => FluentValue::from("…"),
        Kind::Moment => Moment(SAMPLE_TIME + SignedDuration::from_secs(count)).into(),
        Kind::Span => Span(Duration::from_secs(count.unsigned_abs())).into(),
    };
    variables.iter().map(|&(name, kind)| (name, value(kind))).collect()
}

/// A message that isn't there is worded as its identifier; the check has made sure that there is
/// none.
fn word<'b>(
    bundle: &'b FluentBundle<FluentResource>,
    id: &str,
    args: &FluentArgs<'_>,
    errors: &mut Vec<FluentError>,
) -> Cow<'b, str> {
    match bundle.get_message(id).and_then(|message| message.value()) {
        Some(pattern) => bundle.format_pattern(pattern, Some(args), errors),
        None => Cow::Owned(id.to_owned()),
    }
}

fn unspeakable(locale: &str, message: &str, detail: String) -> Error {
    Error::Unspeakable { locale: locale.to_owned(), message: message.to_owned(), detail }
}

/// The bundle of a locale: its folders, the most general first, each overriding the one before.
pub(super) fn bundle(tag: &str, folders: &Folders<'_>) -> Result<FluentBundle<FluentResource>, Error> {
    let bad_tag = || Error::Tag(tag.to_owned());
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().map_err(|_| bad_tag())?]);
    let rules = Rules::new(&tag.parse().map_err(|_| bad_tag())?)
        .map_err(|source| Error::Data { locale: tag.to_owned(), source })?;
    bundle.add_builtins().map_err(|error| unspeakable(tag, "NUMBER", error.to_string()))?;
    bundle
        .add_function(plural::FUNCTION, move |positional, named| rules.select(positional, named))
        .map_err(|error| unspeakable(tag, plural::FUNCTION, error.to_string()))?;
    bundle.set_formatter(Some(number::format));
    for ancestor in check::lineage(tag, folders) {
        let files = folders.iter().filter(|(folder, _)| *folder == ancestor);
        for (file, source) in files.flat_map(|(_, files)| *files) {
            let resource = resource(source).ok_or_else(|| unspeakable(tag, file, "is not Fluent".into()))?;
            bundle.add_resource_overriding(resource);
        }
    }
    Ok(bundle)
}

/// A file with its plural selects rewritten. None if it can't be parsed, which the check has ruled
/// out.
fn resource(source: &str) -> Option<FluentResource> {
    let mut parsed = parser::parse(source).ok()?;
    plural::rewrite(&mut parsed);
    FluentResource::try_new(serializer::serialize(&parsed)).ok()
}
