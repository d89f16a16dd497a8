//! The translations as files: what `largesse locales check` says of a folder, that a new language is one folder, and
//! that no sentence is translated for nobody.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use largesse::l10n::{ALL, check_folder};

use crate::support::server::{Ended, run};

/// A copy of `locales/` that goes with its owner.
struct Copy(PathBuf);

impl Copy {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("largesse-it-{}", uuid::Uuid::new_v4().simple()));
        for folder in folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("locales")) {
            copy(&folder, &path.join(folder.file_name().expect("a name")));
        }
        Self(path)
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = std::fs::read_to_string(&path).expect("a file");
        assert!(text.contains(from), "{file} has no {from}");
        std::fs::write(path, text.replacen(from, to, 1)).expect("a written file");
    }

    async fn check(&self) -> Ended {
        run(&["locales", "check", "--folder", self.0.to_str().expect("a path")], &[]).await
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| path.is_dir()).collect()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copied file");
    }
}

#[test]
fn the_translations_have_no_fault() {
    let faults = check_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("locales")).expect("a folder");
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn every_kind_of_fault_is_named_by_file_and_line() {
    let many = "[many] { $supply } de unidades para regalar";
    for (file, from, to, expected) in [
        ("de/page.ftl", "page-footer = ", "# ", "de/page.ftl:57: page-footer: is missing"),
        (
            "de/page.ftl",
            "page-title =",
            "page-extra = x\npage-title =",
            "de/page.ftl:1: page-extra: is not in this file",
        ),
        ("nl/page.ftl", "{ $name }", "{ $naam }", "nl/page.ftl:6: page-signed-in-as: uses the variables [\"naam\"]"),
        ("es/campaign.ftl", many, "[1] uno", "es/campaign.ftl:27: campaign-supply: has the plural forms"),
        ("de/campaign.ftl", "[one] Nur {", "[few] {", "de/campaign.ftl:21: campaign-supply: has the plural forms"),
        ("it/claim.ftl", "claim-wait-title =", "claim wait title =", "it/claim.ftl:15: is not Fluent: "),
        (
            "uk/claim.ftl",
            "[one] Розібрали все: { $supply } штука",
            "[one] Розібрали все",
            "uk/claim.ftl:8: claim-sold-out-detail: the form `one` is for several numbers, such as [21, 31, 41]",
        ),
        (
            "ko/claim.ftl",
            "claim-wait-title =",
            "claim-granted-title =",
            "ko/claim.ftl:14: claim-granted-title: is there twice",
        ),
        ("fa/page.ftl", "{ -brand }", "{ -brnad }", "fa/page.ftl:1: page-title: `-brnad` can't be referred to"),
        (
            "tr/page.ftl",
            "page-claim-button =",
            "page-claim-button = x\n    .title =",
            "tr/page.ftl:2: page-claim-button: must be a text",
        ),
        ("en/page.ftl", "# The button that claims.\n", "", "en/page.ftl:8: page-claim-button: has no comment"),
        (
            "en/page.ftl",
            "$title (Text)",
            "$title (Word)",
            "en/page.ftl:6: page-title: `$title (Word) - what is given` is not",
        ),
    ] {
        let copy = Copy::new();
        copy.change(file, from, to);
        let ended = copy.check().await;
        assert_eq!(ended.code, Some(1), "{file}: {ended:?}");
        // What is missing is named in the file that lacks it, at the line that English has.
        let expected = format!("{}/{expected}", copy.0.display());
        assert!(ended.stdout.lines().any(|line| line.starts_with(&expected)), "{expected}\n{}", ended.stdout);
    }
}

#[tokio::test]
async fn the_teams_words_may_be_missing_as_a_whole_and_it_is_said_who_has_them() {
    let copy = Copy::new();
    let ended = copy.check().await;
    let line = ended.stdout.lines().find(|line| line.starts_with("ops.ftl")).expect("who has it");
    assert!(ended.code == Some(0) && line.contains("in: ") && line.contains("en"), "{ended:?}");
    std::fs::copy(copy.0.join("en/ops.ftl"), copy.0.join("sw/ops.ftl")).expect("a file");
    let ended = copy.check().await;
    assert!(ended.stdout.lines().any(|line| line.starts_with("ops.ftl") && line.contains("sw")), "{ended:?}");
    copy.change("sw/ops.ftl", "problem-forbidden-title =", "# ");
    let ended = copy.check().await;
    let expected = "sw/ops.ftl:5: problem-forbidden-title: is missing";
    assert!(ended.code == Some(1) && ended.stdout.contains(expected), "{ended:?}");
}

#[tokio::test]
async fn missing_and_unknown_files_and_folders_are_named() {
    let copy = Copy::new();
    std::fs::remove_file(copy.0.join("ja/claim.ftl")).expect("a file");
    std::fs::write(copy.0.join("sw/extra.ftl"), "").expect("a file");
    std::fs::rename(copy.0.join("th"), copy.0.join("th_wrong_name")).expect("a folder");
    let ended = copy.check().await;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    for expected in [
        "ja/claim.ftl:1: the file is missing",
        "sw/extra.ftl:1: en has no such file",
        "th_wrong_name/:1: the folder's name is not a language tag",
    ] {
        let expected = format!("{}/{expected}", copy.0.display());
        assert!(ended.stdout.lines().any(|line| line.starts_with(&expected)), "{expected}\n{}", ended.stdout);
    }
    let nowhere = run(&["locales", "check", "--folder", "nowhere"], &[]).await;
    assert_eq!(nowhere.code, Some(1), "{nowhere:?}");
    assert!(nowhere.stderr.contains("nowhere can't be read"), "{nowhere:?}");
}

#[tokio::test]
async fn a_new_language_is_one_folder() {
    let copied = Copy::new();
    // Catalan has Italian's plural forms; a folder of Italian words under its name is complete.
    copy(&copied.0.join("it"), &copied.0.join("ca"));
    copied.change("ca/terms.ftl", "Italiano", "Català");
    let ended = copied.check().await;
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "{ended:?}");
    // Polish hasn't: the same folder under that name is not.
    std::fs::rename(copied.0.join("ca"), copied.0.join("cs")).expect("a folder");
    let ended = copied.check().await;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.stdout.contains("/cs/claim.ftl:"), "{ended:?}");
}

#[tokio::test]
async fn the_list_has_every_language_with_its_direction_and_plural_forms() {
    let ended = run(&["locales", "list"], &[]).await;
    let lines = ended.stdout.lines().filter(|line| line.contains(" to ")).count();
    assert_eq!(lines, folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("locales")).len(), "{}", ended.stdout);
    let arabic = ended.stdout.lines().find(|line| line.contains("العربية")).expect("Arabic");
    assert!(arabic.contains("right to left") && arabic.contains("zero one two few many other"), "{arabic}");
}

/// Messages that are translated before the code that shows them is here. One that is used is struck off this list.
const AWAITED: &[&str] = &["campaign-remaining", "page-left-label", "page-left-share"];

/// `page-opens-in` as the code names it: `PageOpensIn`.
fn variant(id: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    id.split('-').map(capital).collect()
}

/// Whether a text names `::Variant`, and not only the beginning of a longer name.
fn names(text: &str, variant: &str) -> bool {
    let called = format!("::{variant}");
    let ends = |end: usize| !text[end..].starts_with(|c: char| c.is_alphanumeric());
    text.match_indices(&called).any(|(at, _)| ends(at + called.len()))
}

#[test]
fn every_message_is_said_by_some_code() {
    let (mut code, mut left) = (String::new(), vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")]);
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(std::fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(path).unwrap_or_default();
            code += text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        }
    }
    let unused: BTreeSet<&str> = ALL.iter().map(|(id, _)| *id).filter(|id| !names(&code, &variant(id))).collect();
    assert_eq!(unused, AWAITED.iter().copied().collect(), "unused and awaited differ");
    assert!(names("M::PageTitle {", "PageTitle") && !names("M::PageTitles", "PageTitle"));
}
