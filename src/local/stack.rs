//! A deployment on one machine: where its parts keep what they have, and where each of them is.
//!
//! ```text
//! <root>/database/      a private server's data, urls.json
//!        server-<name>/ a region's server: its log and addresses
//!        entrance/      its log and addresses
//!        regions/       <name>.json for each region that the entrance sends people to
//!        token-secret   shared by the servers of all regions
//! ```
//! Only places and small files live here; who runs is `keeper`'s business.
//!
//! **Invariant:** a file is there completely or not at all, and nobody else can read one that holds a secret.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::addresses::Addresses;
use super::{Error, file_error};

/// Apart from the entrance's own folder: another entrance takes up the list of the one before.
const REGIONS_FOLDER: &str = "regions";

/// How the database is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urls {
    /// By anybody.
    pub url: String,
    /// By the servers of these regions, which have a node of their own.
    pub regions: BTreeMap<String, String>,
}

/// A region at the entrance, as `largesse entrance` reads it.
#[derive(Serialize)]
struct Entry<'a> {
    addresses_file: &'a Path,
    latitude: Option<f32>,
    longitude: Option<f32>,
}

/// One part of a deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The database.
    Database,
    /// The server of a region.
    Server(String),
    /// The way in.
    Entrance,
}

impl Part {
    /// What its folder is called, and its log.
    pub fn name(&self) -> String {
        match self {
            Self::Database => "database".to_owned(),
            Self::Server(region) => format!("server-{region}"),
            Self::Entrance => "entrance".to_owned(),
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        match name {
            "database" => Some(Self::Database),
            "entrance" => Some(Self::Entrance),
            _ => name.strip_prefix("server-").map(|region| Self::Server(region.to_owned())),
        }
    }
}

/// The folder of a deployment.
#[derive(Clone, Debug)]
pub struct Stack {
    root: PathBuf,
}

impl Stack {
    /// The deployment in this folder, which need not be there yet.
    pub fn at(root: &Path) -> Result<Self, Error> {
        let root = std::path::absolute(root).map_err(file_error("look at", root))?;
        // Processes are known by the folder on their command lines, so it must have one name.
        Ok(Self { root: fs::canonicalize(&root).unwrap_or(root) })
    }

    /// Makes the folder.
    pub fn make(&self) -> Result<Self, Error> {
        fs::create_dir_all(&self.root).map_err(file_error("make the folder", &self.root))?;
        Self::at(&self.root)
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of a part.
    pub fn folder(&self, part: &Part) -> PathBuf {
        self.root.join(part.name())
    }

    /// Where a part listens, if it has said so.
    pub fn addresses(&self, part: &Part) -> Result<Option<Addresses>, Error> {
        Addresses::read(&self.addresses_file(part))
    }

    fn addresses_file(&self, part: &Part) -> PathBuf {
        self.folder(part).join(format!("{}.addresses", part.name()))
    }

    /// The parts that have a folder.
    pub fn parts(&self) -> Vec<Part> {
        let entries = fs::read_dir(&self.root).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names.iter().filter_map(|name| Part::of_name(name)).collect()
    }

    /// How the database is reached, if it was ever started.
    pub fn urls(&self) -> Result<Option<Urls>, Error> {
        read(&self.folder(&Part::Database).join("urls.json"))
    }

    /// Notes how the database is reached.
    pub fn set_urls(&self, urls: &Urls) -> Result<(), Error> {
        let folder = self.folder(&Part::Database);
        fs::create_dir_all(&folder).map_err(file_error("make the folder", &folder))?;
        write(&folder.join("urls.json"), urls)
    }

    /// The file of the secret that tokens are signed with, made if it is not there.
    pub fn token_secret(&self) -> Result<PathBuf, Error> {
        let file = self.root.join("token-secret");
        if file.exists() {
            return Ok(file);
        }
        let (one, two) = (uuid::Uuid::new_v4(), uuid::Uuid::new_v4());
        let draft = self.root.join(format!("token-secret.{}", one.simple()));
        write_private(&draft, format!("{}{}", one.simple(), two.simple()).as_bytes())?;
        // Of two who make it at the same time one wins, and both use the winner's.
        let made = fs::hard_link(&draft, &file);
        fs::remove_file(&draft).map_err(file_error("remove", &draft))?;
        match made {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(file_error("make", &file)(error)),
            _ => Ok(file),
        }
    }

    /// Where the entrance looks for its regions, made if it is not there.
    pub fn entrance_regions(&self) -> Result<PathBuf, Error> {
        let folder = self.root.join(REGIONS_FOLDER);
        fs::create_dir_all(&folder).map_err(file_error("make the folder", &folder))?;
        Ok(folder)
    }

    /// Puts a region's server on the entrance's list; with its place if it is not a well-known one.
    pub fn join(&self, region: &str, place: Option<(f32, f32)>) -> Result<(), Error> {
        let addresses_file = self.addresses_file(&Part::Server(region.to_owned()));
        let entry = Entry {
            addresses_file: &addresses_file,
            latitude: place.map(|(latitude, _)| latitude),
            longitude: place.map(|(_, longitude)| longitude),
        };
        write(&self.entrance_regions()?.join(format!("{region}.json")), &entry)
    }

    /// Takes a region off the entrance's list.
    pub fn leave(&self, region: &str) -> Result<(), Error> {
        let file = self.root.join(REGIONS_FOLDER).join(format!("{region}.json"));
        gone(&file, fs::remove_file(&file))
    }

    /// Removes what is left when no part is.
    pub fn remove_if_empty(&self) -> Result<(), Error> {
        if !self.parts().is_empty() {
            return Ok(());
        }
        let secret = self.root.join("token-secret");
        gone(&secret, fs::remove_file(&secret))?;
        // Whoever is still on the entrance's list is no more.
        let regions = self.root.join(REGIONS_FOLDER);
        gone(&regions, fs::remove_dir_all(&regions))?;
        match fs::remove_dir(&self.root) {
            // Something of somebody else's is in there.
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            removed => gone(&self.root, removed),
        }
    }
}

fn gone(path: &Path, removed: io::Result<()>) -> Result<(), Error> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(file_error("remove", path)(error)),
        _ => Ok(()),
    }
}

/// Writes a small file that only its owner can read.
pub(super) fn write<T: Serialize>(file: &Path, value: &T) -> Result<(), Error> {
    let text = serde_json::to_vec(value).map_err(|source| Error::Broken { path: file.to_owned(), source })?;
    let draft = file.with_extension("unfinished");
    write_private(&draft, &text)?;
    fs::rename(&draft, file).map_err(file_error("write", file))
}

fn write_private(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    let opened = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file);
    opened.and_then(|mut opened| opened.write_all(bytes)).map_err(file_error("write", file))
}

/// Reads such a file; nothing if there is none.
pub(super) fn read<T: DeserializeOwned>(file: &Path) -> Result<Option<T>, Error> {
    match fs::read(file) {
        Ok(text) => {
            let understood = serde_json::from_slice(&text);
            understood.map(Some).map_err(|source| Error::Broken { path: file.to_owned(), source })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(file_error("read", file)(error)),
    }
}
