//! The optional resource: the team's words, had as a whole or said in English as a whole.

use super::Message;
use super::catalog::{Catalog, Error};
use super::check::{self, Problem};
use super::generated::FOLDERS;

/// The embedded folders with a file of the team's words in German, whose plural forms are those of English: this one.
/// The memory is the test's, for good.
fn with_german_ops(ops: &'static str) -> Vec<(&'static str, &'static [(&'static str, &'static str)])> {
    let with = |files: &[(&'static str, &'static str)]| {
        let others = files.iter().copied().filter(|(name, _)| *name != check::OPTIONAL);
        &*others.chain([(check::OPTIONAL, ops)]).collect::<Vec<_>>().leak()
    };
    FOLDERS.iter().map(|&(tag, files)| (tag, if tag == "de" { with(files) } else { files })).collect()
}

#[test]
fn the_teams_words_are_had_as_a_whole_or_said_in_english_as_a_whole() {
    let forbidden = Message::ProblemForbiddenDetail { role: "admin".into() };
    let english = Catalog::load().unwrap_or_else(|error| panic!("{error}"));
    // Whoever has none of it is shown English; whoever has it all is not.
    let without = english.locales().find(|locale| english.team_locale(*locale) != *locale);
    if let Some(locale) = without {
        assert_eq!(english.text(locale, &forbidden), english.text(english.default_locale(), &forbidden));
        assert_eq!(english.spoken(locale, &forbidden), english.default_locale());
        assert_eq!(english.spoken(locale, &Message::ClaimSoldOutTitle), locale);
    }
    let begun = with_german_ops("problem-forbidden-title = Nicht für deine Rolle");
    let Err(Error::Faults(faults)) = Catalog::build(&begun) else { panic!("a half was not refused") };
    assert!(faults.iter().all(|fault| fault.problem == Problem::Missing && fault.file == "locales/de/ops.ftl"));
    assert!(faults.iter().any(|fault| fault.message == "problem-forbidden-detail"), "{faults:?}");
    let (_, files) = FOLDERS.iter().find(|(tag, _)| *tag == "en").unwrap();
    let (_, source) = files.iter().find(|(name, _)| *name == check::OPTIONAL).unwrap();
    let whole = source.replace("This takes somebody", "Es braucht jemanden").leak();
    let german = Catalog::build(&with_german_ops(whole)).unwrap_or_else(|error| panic!("{error}"));
    let locale = german.locale("de").unwrap();
    assert_eq!((german.team_locale(locale), german.spoken(locale, &forbidden)), (locale, locale));
    assert!(german.plain(locale, &forbidden).starts_with("Es braucht jemanden whose role is admin"));
}
