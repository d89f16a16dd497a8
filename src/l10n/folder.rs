//! A folder of locales on the disk, for whoever translates or develops: read as the build script reads it, and checked
//! by the same code that checks what is embedded.

use std::fs;
use std::io;
use std::path::Path;

use super::Folders;
use super::check::{self, Fault};

/// A locale folder: its tag, and the name and text of each of its `.ftl` files, sorted.
pub type Folder = (String, Vec<(String, String)>);

/// All faults of the locales below `root`, whose name begins the paths in them.
pub fn check_folder(root: &Path) -> io::Result<Vec<Fault>> {
    let folders = read(root)?;
    let mut faults = with(&folders, check::check);
    for fault in &mut faults {
        let below = fault.file.trim_start_matches("locales/").to_owned();
        fault.file = root.join(below).display().to_string();
    }
    Ok(faults)
}

/// The tags of the locales below `root` that have the optional file, and its name.
pub fn having_optional(root: &Path) -> io::Result<(Vec<String>, &'static str)> {
    let folders = read(root)?;
    let has = |tag: &str| with(&folders, |lent| check::is_whole(tag, lent));
    Ok((folders.iter().map(|(tag, _)| tag.clone()).filter(|tag| has(tag)).collect(), check::OPTIONAL))
}

/// Every locale folder below `root`, in the order of their tags.
pub fn read(root: &Path) -> io::Result<Vec<Folder>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push((entry.file_name().to_string_lossy().into_owned(), files(&entry.path())?));
        }
    }
    folders.sort();
    Ok(folders)
}

fn files(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

/// Lends what was read in the form of what is embedded.
pub fn with<T>(folders: &[Folder], use_them: impl FnOnce(&Folders<'_>) -> T) -> T {
    let lent: Vec<(&str, Vec<(&str, &str)>)> = folders
        .iter()
        .map(|(tag, files)| (tag.as_str(), files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()))
        .collect();
    let lent: Vec<(&str, &[(&str, &str)])> = lent.iter().map(|(tag, files)| (*tag, files.as_slice())).collect();
    use_them(&lent)
}
