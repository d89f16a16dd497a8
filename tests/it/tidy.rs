//! The shape of the code: sizes, directions of dependency, banned calls, each rule with its reason. What is wrong is
//! said all at once. The checker itself is checked with planted faults.
//!
//! It reads text, not syntax: the code is formatted, so a function ends at the brace of its own indentation, and
//! production code ends where `mod tests` begins.

use std::collections::BTreeSet;
use std::path::Path;

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;
const COLUMNS_MAX: usize = 120;

/// What may stand at the top of the repository, dot files aside; `target` is the build's and is ignored by git.
const TOP: &[&str] =
    &["Cargo.toml", "Cargo.lock", "src", "locales", "sql", "terraform", "tests", "README.md", "LICENSE", "target"];

/// What a module may use of the others. The direction is main → cli → (http, worker, rush) → (claim, report) →
/// (campaign, account, quota) → operator → db → (telemetry, clock, id, region).
const MAY_USE: &[(&str, &str)] = &[
    ("account", "clock db id language operator region"),
    // A challenge is judged by another service, which no claim waits for.
    ("admission", "clock outbound"),
    ("bench", "account campaign claim clock db http id l10n local quota region report rush telemetry"),
    ("campaign", "clock db id language operator quota region"),
    ("claim", "account admission campaign clock db id operator quota region telemetry"),
    ("clock", ""),
    ("config", "account admission db entrance language operator outbound region telemetry"),
    ("db", "clock region telemetry trust"),
    ("doctor", "clock db region sizing telemetry"),
    ("entrance", "clock http l10n local region"),
    ("http", "account admission campaign claim clock id l10n language operator quota region report telemetry"),
    ("id", ""),
    ("l10n", "language"),
    ("language", ""),
    ("local", ""),
    ("operator", "clock db id region"),
    ("outbound", "trust"),
    ("quota", "clock db id operator region telemetry"),
    ("region", ""),
    ("report", "clock db id quota region telemetry"),
    ("rush", "account claim clock db id quota region"),
    ("simulate", "claim clock quota region"),
    ("sizing", "region"),
    ("telemetry", "clock id"),
    ("trust", ""),
    ("worker", "campaign claim clock db id quota region report telemetry"),
];

/// A word that production code may only use in some places: the words, the paths that may begin so, and the reason.
type Ban = (&'static [&'static str], &'static [&'static str], &'static str);

const BANS: &[Ban] = &[
    // The benchmark's contestants stand behind the same route; the entrance is HTTP and nothing else; other services
    // are asked over it.
    (
        &["axum", "StatusCode"],
        &["http/", "bench/backend/", "entrance/", "outbound.rs"],
        "HTTP is a way in, not a word of the domain",
    ),
    (&["bb8"], &["db/"], "connections are lent in one place, which knows when one is broken"),
    (
        &["fluent", "fluent_syntax", "unic_langid"],
        &["l10n/"],
        "the rest of the program sees messages, locales and text",
    ),
    (&["tokio_postgres::"], &["db/", "local/", "bench/"], "what the driver says is classified in one place"),
    // local/ and bench/ reach their own private servers on this machine.
    (
        &["NoTls"],
        &["db/wire.rs", "local/", "bench/"],
        "every connection is protected as the address asks, in one place",
    ),
    // worker/reopen.rs reads one survey through quota::store: advice that the moving statement checks again under
    // locks.
    (&["store::", "store}", "store;", "::store"], NOT_STORES, "handlers and workers call use cases, not statements"),
    (&["println!("], &["cli/", "rush/report.rs", "l10n/generate.rs"], "standard output is the answer of a command"),
    (&["print!(", "eprint!("], &["cli/", "rush/"], "standard output is the answer of a command"),
    (&["eprintln!("], &["cli/", "main.rs"], "what happens is logged"),
    (&["Instant::now", "SystemTime::now", "Timestamp::now"], &["clock.rs"], "time is asked for in one place"),
    (&["todo!", "unimplemented!", "dbg!("], &[], "nothing unfinished is kept"),
    (&["thread::sleep"], &["local/"], "a sleeping thread is one that answers nobody"),
    (&["unsafe "], &[], "there is none"),
];

/// Where statements may be called: everywhere but in the ways in, with one exception.
const NOT_STORES: &[&str] = &[
    "account/",
    "bench/",
    "campaign/",
    "claim/",
    "cli/",
    "db/",
    "doctor/",
    "local/",
    "operator/",
    "quota/",
    "report/",
    "rush/",
    // Types of what a statement says, for the model that answers in its place.
    "simulate/",
    "worker/reopen.rs",
    "l10n/",
    "config.rs",
    "lib.rs",
    "main.rs",
];

/// Names that say nothing about what lives there.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "manager", "services", "misc"];

const SQL: &[&str] =
    &["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "CREATE TABLE", "CREATE DATABASE", "ALTER ", "DROP "];

/// A file of `src`, by its path below it.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/")
    }

    /// The lines of production code with their numbers, comments made empty.
    fn production(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let lines = if self.is_test() { "" } else { &self.text[..end] };
        lines.lines().enumerate().map(|(number, line)| {
            let comment = line.trim_start().starts_with("//");
            (number + 1, if comment { "" } else { line })
        })
    }
}

fn faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let found = [sizes(source), functions(source), names(source), bans(source), directions(source), calls(source)];
        faults.extend(found.into_iter().flatten().map(|fault| format!("src/{}: {fault}", source.path)));
    }
    faults
}

fn sizes(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = source.text.lines().count();
    if !source.text.starts_with("//!") {
        faults.push("begins without `//!`: what lives here, and what may not".into());
    }
    if lines > FILE_LINES_MAX {
        faults.push(format!("{lines} lines, at most {FILE_LINES_MAX}: it does more than one thing"));
    }
    let mut table = false;
    let code = source.text.find("#[cfg(test)]\nmod tests {").unwrap_or(source.text.len());
    for (number, line) in source.text[..code].lines().enumerate() {
        // A table that rustfmt is told to leave alone has a line for each entry; it ends with its function.
        table = (table || line.trim() == "#[rustfmt::skip]") && line != "    }" && line != "}";
        if line.chars().count() > COLUMNS_MAX && !table && !source.is_test() {
            faults.push(format!("line {} is longer than {COLUMNS_MAX} columns", number + 1));
        }
    }
    faults
}

fn functions(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut faults = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        let Some((before, after)) = code.split_once("fn ") else { continue };
        let declares = before
            .split(' ')
            .all(|word| word.is_empty() || ["const", "async", "extern"].contains(&word) || word.starts_with("pub"));
        if !declares || line.ends_with('}') || line.ends_with(';') {
            continue;
        }
        let end = format!("{}}}", " ".repeat(indent));
        let length = lines[start..].iter().position(|line| *line == end).map_or(0, |length| length + 1);
        if length > FUNCTION_LINES_MAX {
            let name = after.split(['(', '<']).next().unwrap_or_default();
            faults
                .push(format!("{name} has {length} lines, at most {FUNCTION_LINES_MAX}: it can't be read at a glance"));
        }
    }
    faults
}

fn names(source: &Source) -> Vec<String> {
    let parts = source.path.trim_end_matches(".rs").split('/');
    let empty = parts.filter(|part| EMPTY_NAMES.contains(part));
    empty.map(|name| format!("`{name}` says nothing about what lives there")).collect()
}

/// Whether a line uses a word: not as a part of a longer one.
fn uses(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(part);
        let after = line[at + word.len()..].chars().next().is_some_and(part);
        !(before && word.starts_with(part) || after && word.ends_with(part))
    })
}

fn bans(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, line) in source.production() {
        for (words, places, reason) in BANS {
            let Some(word) = words.iter().find(|word| uses(line, word)) else { continue };
            if !places.iter().any(|place| source.path.starts_with(place)) {
                let only = if places.is_empty() { "nowhere".into() } else { places.join(", ") };
                faults.push(format!("line {number}: `{word}` (only in: {only}): {reason}"));
            }
        }
    }
    faults
}

fn directions(source: &Source) -> Vec<String> {
    let module = source.module();
    // `main` and `lib` name everything and `cli` wires everything together.
    if ["main", "lib", "cli"].contains(&module) {
        return Vec::new();
    }
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
        return vec![format!("module `{module}` is not in the list of what may use what")];
    };
    let mut faults = Vec::new();
    for (number, line) in source.production() {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let used = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            if used.is_empty() {
                faults.push(format!("line {number}: `crate::{{…}}` hides what is used: one line for each module"));
            } else if used != module && !allowed.split(' ').any(|name| name == used) {
                faults.push(format!("line {number}: `{module}` uses `{used}`, against the direction of dependencies"));
            }
        }
    }
    faults
}

fn calls(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut faults = Vec::new();
    for (number, line) in source.production() {
        let reasoned = lines[number.saturating_sub(4)..number].iter().any(|line| line.contains("// Unwrap safety:"));
        let panics = line.contains(".unwrap()") || line.contains(".expect(");
        if panics && !reasoned && source.path != "l10n/generate.rs" {
            faults.push(format!("line {number}: a panic without `// Unwrap safety:` above: why can't it happen?"));
        }
        let builds = ["format!(", "write!(", "format_args!("].iter().any(|call| uses(line, call));
        let text = lines[number - 1..lines.len().min(number + 1)].concat();
        let allowed = source.path.starts_with("db/") || source.path.starts_with("local/");
        // The demo makes its own empty database; the doctor's words about a privilege are no statement.
        let allowed = allowed || source.path == "cli/demo/stage.rs" || source.path.starts_with("doctor/");
        if builds && SQL.iter().any(|word| text.contains(word)) && !allowed {
            faults.push(format!("line {number}: SQL put together at run time: statements are files of sql/queries"));
        }
    }
    faults
}

/// Every text of the repository that people wrote.
fn texts(root: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry")) {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() && (folder != root || !["target", ".git", ".largesse"].contains(&name.as_str())) {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let below = path.strip_prefix(root).expect("a path below the root");
                found.push((below.to_string_lossy().into_owned(), text));
            }
        }
    }
    found
}

/// Paths that exist on somebody's machine only. The words are cut in two so that this file may be read too.
fn machine_paths(texts: &[(String, String)]) -> Vec<String> {
    let places = [
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("C:", "\\"),
    ];
    let mut faults = Vec::new();
    for (path, text) in texts.iter().filter(|(path, _)| path != ".git") {
        for (number, line) in text.lines().enumerate() {
            if let Some(place) = places.iter().find(|place| line.contains(**place)) {
                faults.push(format!("{path}:{}: {place}: a path of one machine", number + 1));
            }
        }
    }
    faults
}

fn strangers(entries: &BTreeSet<String>) -> Vec<String> {
    let odd = entries.iter().filter(|name| !name.starts_with('.') && !TOP.contains(&name.as_str()));
    odd.map(|name| format!("{name}: not one of the repository's top-level entries")).collect()
}

#[test]
fn the_code_keeps_its_shape() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = texts(root);
    let source = |(path, text): &(String, String)| {
        let path = path.strip_prefix("src/").filter(|path| Path::new(path).extension() == Some("rs".as_ref()))?;
        Some(Source { path: path.to_owned(), text: text.clone() })
    };
    let sources: Vec<Source> = texts.iter().filter_map(source).collect();
    assert!(sources.len() > 50, "{} sources", sources.len());
    let entries = std::fs::read_dir(root).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let entries = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    let mut faults = faults(&sources);
    faults.extend(machine_paths(&texts));
    faults.extend(strangers(&entries));
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// What the checker says about one file, without its path.
fn said(path: &str, text: &str) -> String {
    let source = Source { path: path.to_owned(), text: text.to_owned() };
    let faults = faults(&[source]);
    faults
        .iter()
        .map(|fault| fault.strip_prefix(&format!("src/{path}: ")).expect("a path"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_planted_fault_is_found() {
    let check = |path: &str, code: &str, expected: &str| {
        let said = said(path, &format!("//! What lives here.\n{code}\n"));
        assert!(
            said.contains(expected) && said.lines().count() == 1,
            "{path}: {code:.200}\n{said}\nexpected {expected}"
        );
    };
    assert!(said("id.rs", "use std::fmt;\n").contains("begins without `//!`"));
    check("id.rs", &"\n".repeat(399), "401 lines, at most 400");
    check("id.rs", &format!("// {}", "x".repeat(118)), "line 2 is longer than 120 columns");
    check(
        "id.rs",
        &format!(
            "impl Id {{\n    pub async fn long(\n        &self,\n    ) {{\n{}    }}\n}}",
            "        one();\n".repeat(67)
        ),
        "long has 71 lines",
    );
    check("claim/utils.rs", "", "`utils` says nothing");
    check("claim/place.rs", "use axum::Json;", "`axum` (only in: http/, bench/backend/, entrance/, outbound.rs)");
    check("cli/serve.rs", "let ok = StatusCode::OK;", "`StatusCode`");
    check("report/books.rs", "let pool = bb8::Pool::builder();", "`bb8`");
    check("http/voice.rs", "use fluent::FluentValue;", "`fluent`");
    check("claim/store.rs", "fn sent(error: tokio_postgres::Error) {}", "`tokio_postgres::`");
    check("db/migrate.rs", "let client = config.connect(NoTls).await?;", "`NoTls`");
    check("worker/refresh.rs", "let rows = store::survey(db).await?;", "`store::`");
    check("http/claims.rs", "use crate::quota::{Gate, store};", "`store}`");
    check("quota/borrow.rs", "println!(\"moved\");", "`println!(`");
    check("claim/queue.rs", "let now = Instant::now();", "`Instant::now`");
    check("claim/queue.rs", "todo!()", "`todo!`");
    check("claim/queue.rs", "let one = map.get(&1).unwrap();", "a panic without");
    check(
        "claim/queue.rs",
        "// Unwrap safety: far away.\n\n\n\nlet one = map.get(&1).expect(\"one\");",
        "a panic without",
    );
    check("claim/queue.rs", "let sql = format!(\"SELECT {column}\");", "SQL put together");
    check("claim/queue.rs", "let sql = format!(\n    \"DELETE FROM {table}\",\n);", "SQL put together");
    check("quota/borrow.rs", "use crate::claim::Claim;", "`quota` uses `claim`");
    check("db/pool.rs", "use crate::campaign::Campaign;", "`db` uses `campaign`");
    check("claim/place.rs", "let problem = crate::http::problem::Problem::Internal;", "`claim` uses `http`");
    check("http/claims.rs", "use crate::db::Database;", "`http` uses `db`");
    check("http/claims.rs", "use crate::{db, claim};", "hides what is used");
    check("newcomer/mod.rs", "", "module `newcomer` is not in the list");
    let planted = [("README.md".to_owned(), format!("see {}ann/notes", concat!("/ho", "me/")))];
    assert_eq!(machine_paths(&planted).len(), 1);
    let entries = ["src", ".ci", "xtask", "notes.txt"].map(str::to_owned).into();
    assert_eq!(strangers(&entries).len(), 2);
}

#[test]
fn what_is_allowed_is_not_a_fault() {
    let check =
        |path: &str, code: &str| assert_eq!(said(path, &format!("//! What lives here.\n{code}\n")), "", "{path}");
    check("http/claims.rs", "use axum::Json;\n// Not bb8, and no Instant::now().\nuse crate::claim::Claim;");
    check(
        "claim/queue.rs",
        "// Unwrap safety: nothing panics under this lock.\nlet one = map.lock().expect(\"not poisoned\");",
    );
    check("claim/queue.rs", "#[cfg(test)]\nmod tests {\n    fn one() {\n        two().unwrap();\n    }\n}");
    check("quota/tests.rs", "fn one() { two().unwrap(); println!(\"{:?}\", Instant::now()); }");
    check("http/problem.rs", &format!("    #[rustfmt::skip]\n    fn table() {{\n        {}\n    }}", "x".repeat(200)));
    check("worker/reopen.rs", "let rows = store::survey(db, campaign.id).await?;");
    check("clock.rs", "pub fn now() -> Timestamp {\n    Timestamp::now()\n}");
    check("claim/store.rs", "use crate::quota::store::row_key;\nlet restored = restore::all();");
}
