//! Where a database's programs are on this machine, and which version they are.
//!
//! Only looking and asking `--version` lives here; nothing is started or installed.
//!
//! **Invariant:** a folder is chosen by the version its program reports, never by its name; the
//! names only decide the order of asking.

use std::cmp::Reverse;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Error, run};

const OLDEST_MAJOR: u32 = 15;

/// PostgreSQL's programs.
#[derive(Debug)]
pub(super) struct Programs {
    pub(super) folder: PathBuf,
    pub(super) version: Version,
}

/// A version of PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) major: u32,
    pub(super) text: String,
}

impl Version {
    /// Reads what `postgres --version` prints.
    pub(super) fn parse(output: &str) -> Option<Self> {
        let (_, rest) = output.split_once("(PostgreSQL)")?;
        let text = rest.split_ascii_whitespace().next()?;
        let major = leading_number(text)?;
        Some(Self { major, text: text.to_owned() })
    }
}

/// The folders of `$PATH`.
pub(super) fn search_path() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).filter(|folder| folder.is_absolute()).collect()
}

/// The first `cockroach` among the folders.
pub(super) fn cockroach(folders: &[PathBuf]) -> Option<PathBuf> {
    folders.iter().map(|folder| folder.join("cockroach")).find(|program| program.is_file())
}

/// The first PostgreSQL among the folders that is new enough.
pub(super) async fn postgres(folders: &[PathBuf]) -> Result<Programs, Error> {
    let mut too_old = None;
    for folder in folders {
        let Some(version) = postgres_version(folder).await else {
            continue;
        };
        let folder = folder.clone();
        if version.major >= OLDEST_MAJOR {
            return Ok(Programs { folder, version });
        }
        let found = version.text;
        too_old.get_or_insert(Error::TooOld { found, folder });
    }
    Err(too_old.unwrap_or(Error::NoDatabase))
}

// A program that does not run (another architecture, a broken link) is as good as none.
async fn postgres_version(folder: &Path) -> Option<Version> {
    let mut command = Command::new(folder.join("postgres"));
    command.arg("--version");
    Version::parse(&run(command).await.ok()?)
}

// (parent folder, what a version's folder begins with, where its programs are)
const KNOWN_PLACES: [(&str, &str, &str); 7] = [
    ("usr/lib/postgresql", "", "bin"),                          // Debian, Ubuntu
    ("opt/homebrew/opt", "postgresql", "bin"),                  // Homebrew on Apple silicon
    ("usr/local/opt", "postgresql", "bin"),                     // Homebrew on Intel
    ("Applications/Postgres.app/Contents/Versions", "", "bin"), // Postgres.app
    ("usr", "pgsql-", "bin"),                                   // Fedora, RHEL: PGDG packages
    ("usr/lib", "postgresql", "bin"),                           // openSUSE
    ("usr/libexec", "postgresql", ""),                          // Alpine
];

/// The folders that hold both `postgres` and `initdb`, in the order they should be asked:
/// `$PATH`, then the places of each system's packages, newest first.
pub(super) fn postgres_folders(search_path: &[PathBuf], root: &Path) -> Vec<PathBuf> {
    let known =
        KNOWN_PLACES.iter().flat_map(|(parent, prefix, programs)| versions(&root.join(parent), prefix, programs));
    search_path
        .iter()
        .cloned()
        .chain(known)
        .filter(|folder| folder.join("postgres").is_file() && folder.join("initdb").is_file())
        .collect()
}

fn versions(parent: &Path, prefix: &str, programs: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(parent) else {
        return Vec::new();
    };
    let mut found: Vec<_> =
        entries.flatten().filter_map(|entry| Some((number_after(&entry.file_name(), prefix)?, entry.path()))).collect();
    found.sort_by_key(|(number, _)| Reverse(*number));
    found.into_iter().map(|(_, folder)| folder.join(programs)).collect()
}

// `postgresql@17` is 17; `postgresql` and `latest`, which name no version, are asked last.
fn number_after(name: &OsStr, prefix: &str) -> Option<u32> {
    let rest = name.to_str()?.strip_prefix(prefix)?;
    Some(leading_number(rest.trim_start_matches('@')).unwrap_or(0))
}

fn leading_number(text: &str) -> Option<u32> {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}
