//! A campaign's own words in its languages: reading, writing and taking them back, and which of them a reader is shown.
//! The server's own sentences are no business of this file.
//!
//! **Invariant:** every text that is written has a title, fits its limits and has no character that could disorder what
//! stands around it; the language everybody falls back on keeps its text.

use serde_json::{Value, json};

use super::standing::Standing;
use super::{Campaign, store};
use crate::db::{self, Database, statements};
use crate::id::CampaignId;
use crate::language::Language;
use crate::operator::Actor;
use crate::operator::audit::{self, Change, Entry, Outcome};

/// A campaign's words in one language. What is empty is not said in it, and a reader is shown another language's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// In which language.
    pub language: Language,
    /// The thing's name: 1 to 120 characters, one line.
    pub title: String,
    /// What it is: up to 1,000 characters; lines are kept.
    pub description: String,
    /// What its image shows, for people who can't see it: up to 250 characters, one line.
    pub image_alt: String,
    /// The rules of taking part: up to 5,000 characters; lines are kept.
    pub rules: String,
}

/// One of the things a campaign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The thing's name.
    Title,
    /// What it is.
    Description,
    /// What its image shows.
    ImageAlt,
    /// The rules of taking part.
    Rules,
}

/// Words, and the language they are really in: it may not be the reader's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// The words; never empty.
    pub text: &'a str,
    /// The tag of their language.
    pub language: &'a str,
}

/// What writing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The campaign had no words in this language.
    Added,
    /// It had, and these stand in their place.
    Replaced,
}

/// Why a text could not be written or taken back.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A value does not fit.
    #[error("{part}: expected {expected}")]
    Invalid {
        /// Which one, as the API and the options name it: `title`, `description`, `image_alt`, `rules`.
        part: &'static str,
        /// What it should have been.
        expected: String,
    },
    /// The campaign says nothing in this language.
    #[error("the campaign has no text in `{0}`")]
    NotFound(Language),
    /// Everybody whose language is missing is shown this one.
    #[error("`{0}` is the campaign's own language, which all others fall back on: write it anew instead")]
    Default(Language),
    /// The database did not do it.
    #[error("the texts could not be read or written")]
    Database(#[from] db::Error),
}

impl Part {
    /// Its name in the API and the options.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::ImageAlt => "image_alt",
            Self::Rules => "rules",
        }
    }

    /// The longest it may be, in characters, and whether it may have several lines.
    fn limits(self) -> (usize, bool) {
        match self {
            Self::Title => (120, false),
            Self::Description => (1000, true),
            Self::ImageAlt => (250, false),
            Self::Rules => (5000, true),
        }
    }
}

impl Text {
    /// Words that are only a title.
    pub fn titled(language: Language, title: &str) -> Self {
        let [description, image_alt, rules] = [const { String::new() }; 3];
        Self { language, title: title.to_owned(), description, image_alt, rules }
    }

    /// One part; empty if it says nothing.
    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::Title => &self.title,
            Part::Description => &self.description,
            Part::ImageAlt => &self.image_alt,
            Part::Rules => &self.rules,
        }
    }

    /// Refuses what does not fit.
    pub fn check(&self) -> Result<(), Error> {
        if self.title.trim().is_empty() {
            return Err(Error::Invalid { part: "title", expected: "a text that is not empty".into() });
        }
        for part in [Part::Title, Part::Description, Part::ImageAlt, Part::Rules] {
            let (length_max, lines) = part.limits();
            let (text, invalid) = (self.part(part), |expected| Err(Error::Invalid { part: part.as_str(), expected }));
            if text.chars().count() > length_max {
                return invalid(format!("at most {length_max} characters"));
            }
            if text.chars().any(|c| disorders(c) && !(lines && c == '\n')) {
                let lines = if lines { "no control characters but line feeds" } else { "one line" };
                return invalid(format!("{lines}, without marks of writing direction"));
            }
        }
        Ok(())
    }
}

/// Whether a text is one line without anything that could disorder what stands around it.
pub(super) fn is_one_line(text: &str) -> bool {
    !text.chars().any(disorders)
}

/// Control characters, and the marks that turn the direction of what follows, up to the end of the page's paragraph.
/// Joiners are letters' business: Persian and Hindi need them.
fn disorders(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// What a reader is shown of one part: in their language, or the nearest of the same script; else in the campaign's own
/// language; else in any. Nothing if the campaign says nothing of it at all.
pub(super) fn said<'a>(texts: &'a [Text], part: Part, reader: &str, default: &str) -> Option<Said<'a>> {
    let saying = || texts.iter().filter(|text| !text.part(part).is_empty());
    let best = |tag: &str| {
        // Nearly always there is the very tag, and a request need not be read.
        saying().find(|text| text.language.as_str() == tag).or_else(|| {
            let place = tag.parse::<Language>().ok()?.best(saying().map(|text| &text.language))?;
            saying().nth(place)
        })
    };
    let text = best(reader).or_else(|| best(default)).or_else(|| saying().next())?;
    Some(Said { text: text.part(part), language: text.language.as_str() })
}

/// A campaign's texts as the database has them now, in the order of their tags.
pub async fn list(db: &Database, campaign: CampaignId) -> Result<Vec<Text>, Error> {
    Ok(store::texts(db).await?.remove(&campaign.0).unwrap_or_default())
}

/// Writes a campaign's words in one language, all parts of them; servers show them within a poll (half a second).
pub async fn set(db: &Database, actor: &Actor, campaign: &Campaign, text: &Text) -> Result<Written, Error> {
    text.check()?;
    let entry = Entry::new(actor, "campaign.text-set").campaign(&campaign.slug);
    let uses = [&statements::CAMPAIGN_TEXT_LIST, &statements::CAMPAIGN_TEXT_SET];
    let change = audit::change(db, &uses, &entry, async |tx| {
        let before = store::text_in(tx, campaign.id, &text.language).await?;
        if before.as_ref() == Some(text) {
            return Ok(Outcome::Unchanged(()));
        }
        store::set_text(tx, campaign.id, text).await?;
        Ok(Outcome::Changed(Change { before: before.as_ref().map(told).into(), after: told(text) }))
    });
    Ok(if change.await?.changed().is_some_and(|change| change.before.is_null()) {
        Written::Added
    } else {
        Written::Replaced
    })
}

/// Takes a campaign's words in one language back: its readers are shown the nearest there is.
pub async fn remove(db: &Database, actor: &Actor, campaign: &Campaign, language: &Language) -> Result<(), Error> {
    let entry = Entry::new(actor, "campaign.text-remove").campaign(&campaign.slug);
    let uses = [&statements::CAMPAIGN_STATE, &statements::CAMPAIGN_TEXT_LIST, &statements::CAMPAIGN_TEXT_REMOVE];
    let removed = audit::change(db, &uses, &entry, async |tx| {
        // As it is now: an edit may make another language the one that all others fall back on.
        if Standing::read(tx, campaign.id).await?.default_language == language.as_str() {
            return Ok(Outcome::Unchanged(Error::Default(language.clone())));
        }
        let Some(before) = store::text_in(tx, campaign.id, language).await? else {
            return Ok(Outcome::Unchanged(Error::NotFound(language.clone())));
        };
        store::remove_text(tx, campaign.id, language).await?;
        Ok(Outcome::Changed(Change { before: told(&before), after: Value::Null }))
    });
    match removed.await? {
        Outcome::Changed(_) => Ok(()),
        Outcome::Unchanged(refused) => Err(refused),
    }
}

/// Words as the audit log has them.
fn told(text: &Text) -> Value {
    let Text { language, title, description, image_alt, rules } = text;
    let language = language.as_str();
    json!({"language": language, "title": title, "description": description, "image_alt": image_alt, "rules": rules})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(tag: &str, title: &str) -> Text {
        Text::titled(tag.parse().unwrap(), title)
    }

    #[test]
    fn a_reader_is_shown_the_nearest_words_and_told_their_language() {
        let described = Text { description: "Sin cebolla".into(), ..text("es", "Hamburguesa") };
        let texts = [text("en", "Burger"), described, text("pt-BR", "Hambúrguer"), text("zh-Hans", "汉堡")];
        for (reader, default, part, expected) in [
            ("es", "en", Part::Title, Some(("Hamburguesa", "es"))),
            ("es-419", "en", Part::Title, Some(("Hamburguesa", "es"))),
            ("pt-PT", "en", Part::Title, Some(("Hambúrguer", "pt-BR"))),
            ("zh-SG", "en", Part::Title, Some(("汉堡", "zh-Hans"))),
            ("zh-Hant", "en", Part::Title, Some(("Burger", "en"))),
            ("hi", "es", Part::Title, Some(("Hamburguesa", "es"))),
            ("hi", "es-MX", Part::Title, Some(("Hamburguesa", "es"))),
            ("hi", "fr", Part::Title, Some(("Burger", "en"))),
            ("not a tag", "", Part::Title, Some(("Burger", "en"))),
            // Each part goes its own way: what is not said in English is said in the language that has it.
            ("en", "en", Part::Description, Some(("Sin cebolla", "es"))),
            ("en", "en", Part::Rules, None),
        ] {
            let said = said(&texts, part, reader, default).map(|said| (said.text, said.language));
            assert_eq!(said, expected, "{reader} {default} {part:?}");
        }
        assert_eq!(said(&[], Part::Title, "en", "en"), None);
    }

    #[test]
    fn what_does_not_fit_is_refused_by_name() {
        let fitting = Text {
            description: format!("{}\n{}", "é".repeat(500), "é".repeat(499)),
            image_alt: "می\u{200c}خواهم".into(),
            rules: "x".repeat(5000),
            ..text("fa", &"汉".repeat(120))
        };
        fitting.check().unwrap();
        let change = |change: fn(&mut Text)| {
            let mut text = fitting.clone();
            change(&mut text);
            text.check().unwrap_err().to_string()
        };
        for (found, expected) in [
            (change(|text| text.title = " ".into()), "title: expected a text that is not empty"),
            (change(|text| text.title.push('x')), "title: expected at most 120 characters"),
            (change(|text| text.description.push('x')), "description: expected at most 1000 characters"),
            (change(|text| text.image_alt = "x".repeat(251)), "image_alt: expected at most 250 characters"),
            (change(|text| text.rules.push('x')), "rules: expected at most 5000 characters"),
        ] {
            assert_eq!(found, expected);
        }
        let one_line = "expected one line, without marks of writing direction";
        assert_eq!(change(|text| text.title = "a\nb".into()), format!("title: {one_line}"));
        assert_eq!(change(|text| text.image_alt = "\u{202e}x".into()), format!("image_alt: {one_line}"));
        let lines = "expected no control characters but line feeds, without marks of writing direction";
        assert_eq!(change(|text| text.rules = "a\tb".into()), format!("rules: {lines}"));
        assert_eq!(change(|text| text.description = "\u{2066}x".into()), format!("description: {lines}"));
    }
}
