//! What a translation must be before anybody is shown it: the same files, messages and variables as
//! English, exactly the plural categories of its language, only terms that exist, nothing the
//! parser gave up on. Finds all faults at once, each with its file, line and message, because
//! translators mend them in one go. Makes no bundles.
//!
//! One file is optional as a whole (`ops.ftl`, the team's words): a language has all of it or nothing, and falls back
//! to English. A folder whose language has a folder of its own (`es-MX` beside `es`) may leave out whatever it
//! says the same way.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_syntax::ast::{Entry, InlineExpression, Message, Pattern, Variant, VariantKey};
use fluent_syntax::parser;
use thiserror::Error;

use super::plural::{self, Rules};
use super::{Folders, Kind, REFERENCE, syntax};

/// The file that a language may do without: words that only the team sees.
pub const OPTIONAL: &str = "ops.ftl";

/// One fault of a translation. The line of something missing is where English has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, from the root of the repository.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The message or term; empty if the fault is the file's.
    pub message: String,
    /// What is wrong.
    pub problem: Problem,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, message, problem } = self;
        let colon = if message.is_empty() { "" } else { ": " };
        write!(out, "{file}:{line}: {message}{colon}{problem}")
    }
}

/// The kinds of faults.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Problem {
    /// The folder's name is no language tag, or ICU has no rules for it.
    #[error("the folder's name is not a language tag with plural rules")]
    Tag,
    /// English has this file.
    #[error("the file is missing")]
    FileMissing,
    /// English doesn't have this file.
    #[error("{REFERENCE} has no such file")]
    FileUnknown,
    /// The parser gave up on an entry.
    #[error("is not Fluent: {0}")]
    Junk(String),
    /// English has this message or term in the file of the same name.
    #[error("is missing")]
    Missing,
    /// English has no such message, or has it in another file.
    #[error("is not in this file of {REFERENCE}")]
    Unknown,
    /// The identifier is there twice.
    #[error("is there twice")]
    Twice,
    /// A message without a text, or with attributes.
    #[error("must be a text without attributes")]
    Shape,
    /// Other variables than in English.
    #[error("uses the variables {found:?}, {REFERENCE} {wanted:?}")]
    Variables {
        /// Those of this translation.
        found: Vec<String>,
        /// Those of English.
        wanted: Vec<String>,
    },
    /// Other variants than the plural categories of the language, or another default than `other`.
    #[error("has the plural forms {found:?}, the language {wanted:?}, with `other` as the default")]
    Plural {
        /// Those of this select.
        found: Vec<String>,
        /// Those ICU gives for the language.
        wanted: Vec<String>,
    },
    /// A plural form that is for several numbers and names none: `one` is 21 too in Russian, 0 too in French.
    #[error("the form `{form}` is for several numbers, such as {numbers:?}: say ${variable}, or use [1]")]
    Vague {
        /// The plural category.
        form: String,
        /// The first numbers it is for.
        numbers: Vec<u64>,
        /// The variable that selects.
        variable: String,
    },
    /// English doesn't say of a message what it must.
    #[error("{0}")]
    Declaration(String),
    /// A term or function that doesn't exist, or a message, which can't be part of another.
    #[error("`{0}` can't be referred to: only terms of this language and NUMBER() can")]
    Reference(String),
}

/// A message or term, and where it is.
struct Place<'s> {
    file: &'s str,
    line: usize,
    entry: Entry<&'s str>,
}

/// A locale folder, read.
struct Translation<'s> {
    tag: &'s str,
    files: Vec<&'s str>,
    /// By identifier, a term's with its `-`.
    places: BTreeMap<String, Place<'s>>,
}

/// The tags of the folders a locale is made of, the most general first: `es`, `es-MX`.
pub fn lineage<'a>(tag: &'a str, folders: &Folders<'_>) -> Vec<&'a str> {
    let cuts = tag.match_indices('-').map(|(end, _)| &tag[..end]);
    let ancestors = cuts.filter(|cut| folders.iter().any(|(other, _)| other == cut));
    ancestors.chain([tag]).collect()
}

/// Whether a locale has the optional file too, by itself or from a more general folder.
pub fn is_whole(tag: &str, folders: &Folders<'_>) -> bool {
    let lineage = lineage(tag, folders);
    let own = folders.iter().filter(|(folder, _)| lineage.contains(folder));
    own.flat_map(|(_, files)| *files).any(|(file, _)| *file == OPTIONAL)
}

/// All faults of all locales.
pub fn check(folders: &Folders<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let all: Vec<_> = folders.iter().map(|folder| read(folder, &mut faults)).collect();
    let Some(english) = all.iter().find(|translation| translation.tag == REFERENCE) else {
        faults.push(fault(REFERENCE, "", 1, "", Problem::FileMissing));
        return faults;
    };
    for translation in &all {
        let lineage = lineage(translation.tag, folders);
        if lineage.len() == 1 {
            complete(translation, english, &mut faults);
        } else {
            let general = all.iter().filter(|other| other.tag != translation.tag && lineage.contains(&other.tag));
            if !general.into_iter().any(|other| other.files.contains(&OPTIONAL)) {
                complete_optional(translation, english, &mut faults);
            }
        }
        let terms = all
            .iter()
            .filter(|other| lineage.contains(&other.tag))
            .flat_map(|other| other.places.keys())
            .filter(|id| id.starts_with('-'))
            .map(String::as_str)
            .collect();
        let Some(rules) = translation.tag.parse().ok().and_then(|tag| Rules::new(&tag).ok()) else {
            faults.push(fault(translation.tag, "", 1, "", Problem::Tag));
            continue;
        };
        Checker { translation, english, rules, terms, faults: &mut faults }.check();
    }
    faults
}

/// A fault of the file `locales/<tag>/<file>`.
fn fault(tag: &str, file: &str, line: usize, message: &str, problem: Problem) -> Fault {
    Fault { file: format!("locales/{tag}/{file}"), line, message: message.to_owned(), problem }
}

/// Parses a folder; what can't be parsed, or is there twice, is a fault.
fn read<'s>((tag, files): &(&'s str, &'s [(&'s str, &'s str)]), faults: &mut Vec<Fault>) -> Translation<'s> {
    let mut places = BTreeMap::new();
    for &(file, source) in *files {
        let resource = parser::parse(source).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                let line = line(source, error.pos.start);
                faults.push(fault(tag, file, line, "", Problem::Junk(error.kind.to_string())));
            }
            resource
        });
        for entry in resource.body {
            let (id, name) = match &entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.id.name),
                Entry::Term(term) => (format!("-{}", term.id.name), term.id.name),
                _ => continue,
            };
            // The parser's names are slices of the source, so their addresses say where.
            let line = line(source, name.as_ptr() as usize - source.as_ptr() as usize);
            if places.contains_key(&id) {
                faults.push(fault(tag, file, line, &id, Problem::Twice));
            }
            places.insert(id, Place { file, line, entry });
        }
    }
    Translation { tag, files: files.iter().map(|(file, _)| *file).collect(), places }
}

fn line(source: &str, position: usize) -> usize {
    1 + source[..position].matches('\n').count()
}

/// Finds what English has and this translation has not.
fn complete(translation: &Translation<'_>, english: &Translation<'_>, faults: &mut Vec<Fault>) {
    for file in &english.files {
        if !translation.files.contains(file) && *file != OPTIONAL {
            faults.push(fault(translation.tag, file, 1, "", Problem::FileMissing));
        }
    }
    let needed = english.places.iter().filter(|(_, place)| place.file != OPTIONAL);
    for (id, place) in needed.filter(|(id, _)| !translation.places.contains_key(*id)) {
        faults.push(fault(translation.tag, place.file, place.line, id, Problem::Missing));
    }
    complete_optional(translation, english, faults);
}

/// The same of the optional file, if the translation has begun it.
fn complete_optional(translation: &Translation<'_>, english: &Translation<'_>, faults: &mut Vec<Fault>) {
    let begun = translation.files.contains(&OPTIONAL);
    let needed = english.places.iter().filter(|(_, place)| begun && place.file == OPTIONAL);
    for (id, place) in needed.filter(|(id, _)| !translation.places.contains_key(*id)) {
        faults.push(fault(translation.tag, place.file, place.line, id, Problem::Missing));
    }
}

/// Compares what a translation has with English and with its language.
struct Checker<'c, 's> {
    translation: &'c Translation<'s>,
    english: &'c Translation<'s>,
    rules: Rules,
    terms: BTreeSet<&'c str>,
    faults: &'c mut Vec<Fault>,
}

impl Checker<'_, '_> {
    fn check(self) {
        for file in &self.translation.files {
            if !self.english.files.contains(file) {
                self.faults.push(fault(self.translation.tag, file, 1, "", Problem::FileUnknown));
            }
        }
        for (id, place) in &self.translation.places {
            let problems = match &place.entry {
                Entry::Message(message) => self.message(message, place.file),
                Entry::Term(term) => {
                    let attributes = term.attributes.iter().map(|attribute| &attribute.value);
                    attributes.chain([&term.value]).flat_map(|text| self.pattern(text, &[])).collect()
                }
                _ => continue,
            };
            let tag = self.translation.tag;
            self.faults.extend(problems.into_iter().map(|problem| fault(tag, place.file, place.line, id, problem)));
        }
    }

    fn message(&self, message: &Message<&str>, file: &str) -> Vec<Problem> {
        let Some(Entry::Message(reference)) =
            self.english.places.get(message.id.name).filter(|place| place.file == file).map(|place| &place.entry)
        else {
            return vec![Problem::Unknown];
        };
        let declared = match syntax::declaration(reference) {
            Ok(declared) => declared,
            // Said once, where it is to be mended.
            Err(fault) if self.translation.tag == REFERENCE => return vec![Problem::Declaration(fault)],
            Err(_) => return Vec::new(),
        };
        let declared: Vec<_> =
            declared.iter().filter_map(|variable| Some((variable.name, Kind::parse(variable.kind)?))).collect();
        let (Some(text), []) = (&message.value, message.attributes.as_slice()) else {
            return vec![Problem::Shape];
        };
        let mut problems = self.pattern(text, &declared);
        let found = syntax::variables(text);
        let wanted: BTreeSet<_> = declared.iter().map(|(name, _)| *name).collect();
        if found != wanted {
            problems.push(Problem::Variables { found: owned(found), wanted: owned(wanted) });
        }
        problems
    }

    /// The selects and references of one text.
    fn pattern(&self, text: &Pattern<&str>, declared: &[(&str, Kind)]) -> Vec<Problem> {
        let mut problems = Vec::new();
        syntax::walk(text, &mut |inline, variants| {
            problems.extend(self.reference(inline));
            problems.extend(self.select(inline, variants, declared));
            problems.extend(self.vague(inline, variants));
        });
        problems
    }

    fn reference(&self, inline: &InlineExpression<&str>) -> Option<Problem> {
        let name = match inline {
            InlineExpression::TermReference { id, .. } => format!("-{}", id.name),
            InlineExpression::MessageReference { id, .. } => id.name.to_owned(),
            InlineExpression::FunctionReference { id, .. } => format!("{}()", id.name),
            _ => return None,
        };
        let known = name == "NUMBER()" || self.terms.contains(name.as_str());
        (!known).then_some(Problem::Reference(name))
    }

    /// A select on a number, or with the names of plural categories, must name exactly those of the
    /// language.
    fn select(
        &self,
        selector: &InlineExpression<&str>,
        variants: &[Variant<&str>],
        declared: &[(&str, Kind)],
    ) -> Option<Problem> {
        let on_number = match selector {
            InlineExpression::VariableReference { id } => declared.contains(&(id.name, Kind::Number)),
            InlineExpression::FunctionReference { .. } => true,
            _ => false,
        };
        let plural = plural::is_plural(variants);
        if variants.is_empty() || !(on_number || plural) {
            return None;
        }
        let found: BTreeSet<_> = variants
            .iter()
            .filter_map(|variant| match variant.key {
                VariantKey::Identifier { name } => Some(name),
                VariantKey::NumberLiteral { .. } => None,
            })
            .collect();
        let wanted = self.rules.categories(plural::kind(selector));
        (found != wanted || !plural).then(|| Problem::Plural { found: owned(found), wanted: owned(wanted) })
    }
}

/// Numbers that are tried for the form they take.
const TRIED: std::ops::RangeInclusive<u64> = 0..=200;

impl Checker<'_, '_> {
    /// The forms of a plural select that are for several numbers and leave the number out.
    fn vague(&self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Vec<Problem> {
        let (variable, kind) = (counted(selector), plural::kind(selector));
        let Some(variable) = variable.filter(|_| plural::is_plural(variants)) else { return Vec::new() };
        let exact = |count: u64| {
            variants.iter().any(|variant| match variant.key {
                VariantKey::NumberLiteral { value } => value.parse() == Ok(count),
                VariantKey::Identifier { .. } => false,
            })
        };
        let mut problems = Vec::new();
        for variant in variants {
            let VariantKey::Identifier { name } = variant.key else { continue };
            let taken = |count: &u64| self.rules.category_of(kind, *count) == name && !exact(*count);
            let numbers: Vec<u64> = TRIED.filter(taken).take(3).collect();
            if numbers.len() > 1 && !syntax::variables(&variant.value).contains(variable) {
                problems.push(Problem::Vague { form: name.to_owned(), numbers, variable: variable.to_owned() });
            }
        }
        problems
    }
}

/// The variable whose number selects: `$n`, or that of `NUMBER($n)`.
fn counted<'s>(selector: &InlineExpression<&'s str>) -> Option<&'s str> {
    match selector {
        InlineExpression::VariableReference { id } => Some(id.name),
        InlineExpression::FunctionReference { arguments, .. } => arguments.positional.first().and_then(counted),
        _ => None,
    }
}

fn owned(names: BTreeSet<&str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}
