//! Which servers there are: named on the command line, and one file for each in a folder that may change at any time.
//!
//! A file is called after its region, `us-east1.json`, or `us-east1.2.json` for a second server of it, and says where
//! the server is or which file the server writes that to:
//!
//! ```json
//! {"public": "10.0.0.7:8080", "ops": "10.0.0.7:9090", "latitude": 33.2, "longitude": -80.0}
//! {"addresses_file": "/run/largesse/us-east1.addresses"}
//! ```
//! **Invariant:** a file that can't be read takes no server away that was known by it; only a file that is gone does,
//! or one whose server has not said yet where it is.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::Deserialize;

use super::places::{self, Place};
use crate::local::addresses::Addresses;
use crate::region::Region;

/// One server that people can be sent to.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its region.
    pub region: Region,
    /// Where the region is.
    pub place: Place,
    /// `host:port` of its public listener.
    pub public: String,
    /// `host:port` of its ops listener.
    pub ops: String,
}

const EXPECTED: &str = "expected REGION=HOST:PORT,HOST:PORT with the public and the ops address";

impl FromStr for Entry {
    type Err = String;

    /// Reads `REGION=PUBLIC,OPS` or `REGION=PUBLIC,OPS,LATITUDE,LONGITUDE`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, rest) = text.split_once('=').ok_or(EXPECTED)?;
        let parts: Vec<&str> = rest.split(',').collect();
        let degrees = |text: &str| text.parse().map_err(|_| format!("`{text}`: expected degrees, such as 33.2"));
        match parts.as_slice() {
            [public, ops] => Self::new(name, public, ops, None),
            [public, ops, latitude, longitude] => {
                Self::new(name, public, ops, Some((degrees(latitude)?, degrees(longitude)?)))
            }
            _ => Err(EXPECTED.to_owned()),
        }
    }
}

impl Entry {
    fn new(name: &str, public: &str, ops: &str, degrees: Option<(f32, f32)>) -> Result<Self, String> {
        let region: Region = name.parse().map_err(|error: crate::region::InvalidRegion| error.to_string())?;
        let place = match degrees {
            Some((latitude, longitude)) => Place::new(latitude, longitude)
                .ok_or_else(|| format!("{latitude},{longitude} is nowhere: expected degrees of latitude, longitude"))?,
            None => places::of_region(name)
                .ok_or_else(|| format!("where `{name}` is, is not known: expected its latitude and longitude too"))?,
        };
        Ok(Self { region, place, public: host_and_port(public)?, ops: host_and_port(ops)? })
    }
}

fn host_and_port(text: &str) -> Result<String, String> {
    let bare = text.strip_prefix("http://").unwrap_or(text).trim_end_matches('/');
    let fits = |host: &str| !host.is_empty() && !host.contains('/') && (!host.contains(':') || host.starts_with('['));
    let port = bare.rsplit_once(':').filter(|(host, _)| fits(host)).map(|(_, port)| port.parse::<u16>());
    match port {
        Some(Ok(1..)) => Ok(bare.to_owned()),
        _ => Err(format!("`{text}`: expected HOST:PORT")),
    }
}

/// What a file of the folder says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    public: Option<String>,
    ops: Option<String>,
    addresses_file: Option<PathBuf>,
    latitude: Option<f32>,
    longitude: Option<f32>,
}

impl Said {
    /// The server; nothing while it has not said where it is.
    fn entry(self, name: &str) -> Result<Option<Entry>, String> {
        let (public, ops) = match (self.public, self.ops, self.addresses_file) {
            (Some(public), Some(ops), None) => (public, ops),
            (None, None, Some(file)) => match Addresses::read(&file).map_err(|error| error.to_string())? {
                Some(addresses) => (addresses.public.to_string(), addresses.ops.to_string()),
                None => return Ok(None),
            },
            _ => return Err("expected `public` and `ops`, or `addresses_file`".to_owned()),
        };
        Entry::new(name, &public, &ops, self.latitude.zip(self.longitude)).map(Some)
    }
}

/// A folder of such files, and what was last understood of each.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    known: BTreeMap<String, Entry>,
    faults: BTreeMap<String, String>,
}

impl Folder {
    /// Nothing is read yet.
    pub fn new(path: PathBuf) -> Self {
        Self { path, known: BTreeMap::new(), faults: BTreeMap::new() }
    }

    /// The servers of the folder now, in the order of the files' names.
    pub fn read(&mut self) -> io::Result<Vec<Entry>> {
        let (mut known, mut faults) = (BTreeMap::new(), BTreeMap::new());
        for file in fs::read_dir(&self.path)? {
            let path = file?.path();
            let Some(name) = file_name(&path) else { continue };
            match read(&path, &name) {
                Ok(Some(entry)) => {
                    known.insert(name, entry);
                }
                Ok(None) => {}
                Err(fault) => {
                    if self.faults.get(&name) != Some(&fault) {
                        tracing::warn!(file = %path.display(), fault, "a server's file can't be used");
                    }
                    if let Some(before) = self.known.remove(&name) {
                        known.insert(name.clone(), before);
                    }
                    faults.insert(name, fault);
                }
            }
        }
        (self.known, self.faults) = (known, faults);
        Ok(self.known.values().cloned().collect())
    }
}

/// The name of a server's file without its ending; nothing for any other file, such as one that is being written.
fn file_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?.strip_suffix(".json")?;
    (!name.is_empty() && !name.starts_with('.')).then(|| name.to_owned())
}

fn read(path: &Path, name: &str) -> Result<Option<Entry>, String> {
    let text = match fs::read(path) {
        Ok(text) => text,
        // Taken away between the list and now.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    let said: Said = serde_json::from_slice(&text).map_err(|error| error.to_string())?;
    said.entry(name.split('.').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_named_in_a_word() {
        let entry: Entry = "us-east1=127.0.0.1:80,localhost:81".parse().unwrap();
        assert_eq!(
            (entry.region.as_str(), entry.public.as_str(), entry.ops.as_str()),
            ("us-east1", "127.0.0.1:80", "localhost:81")
        );
        assert_eq!(entry.place, places::of_region("us-east1").unwrap());
        let moon: Entry = "moon=http://a:1/,b:2,0.7,23.5".parse().unwrap();
        assert_eq!((moon.public.as_str(), moon.place), ("a:1", Place { latitude: 0.7, longitude: 23.5 }));
        for (text, expected) in [
            ("us-east1", "REGION=HOST:PORT"),
            ("us-east1=a:1", "REGION=HOST:PORT"),
            ("moon=a:1,b:2", "where `moon` is"),
            ("moon=a:1,b:2,91,0", "is nowhere"),
            ("moon=a:1,b:2,x,0", "`x`: expected degrees"),
            ("us-east1=a,b:2", "`a`: expected HOST:PORT"),
            ("us-east1=a:0,b:2", "`a:0`: expected HOST:PORT"),
            ("Moon=a:1,b:2", "not a region name"),
        ] {
            let error = text.parse::<Entry>().unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }

    #[test]
    fn a_file_that_can_not_be_read_takes_no_server_away() {
        let path = std::env::temp_dir().join(format!("largesse-list-{}", uuid::Uuid::new_v4().simple()));
        fs::create_dir_all(&path).unwrap();
        let mut folder = Folder::new(path.clone());
        let mut names = |file: &str, text: &str| {
            fs::write(path.join(file), text).unwrap();
            let entries = folder.read().unwrap();
            entries.iter().map(|entry| format!("{}@{}", entry.region, entry.public)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(names("us-east1.json", r#"{"public":"a:1","ops":"a:2"}"#), "us-east1@a:1");
        assert_eq!(names("us-east1.2.json", r#"{"public":"b:1","ops":"b:2"}"#), "us-east1@a:1 us-east1@b:1");
        assert_eq!(names("us-east1.json", "{"), "us-east1@a:1 us-east1@b:1");
        assert_eq!(names("us-east1.json", r#"{"public":"c:1"}"#), "us-east1@a:1 us-east1@b:1");
        assert_eq!(names("notes.txt", "not a server"), "us-east1@a:1 us-east1@b:1");
        let announced = path.join("announced");
        let file = format!(r#"{{"addresses_file":{announced:?},"latitude":1,"longitude":2}}"#);
        assert_eq!(names("mars.json", &file), "us-east1@a:1 us-east1@b:1");
        let at = |port| std::net::SocketAddr::from(([127, 0, 0, 1], port));
        Addresses { public: at(5), ops: at(6) }.write(&announced).unwrap();
        assert_eq!(names("mars.json", &file), "mars@127.0.0.1:5 us-east1@a:1 us-east1@b:1");
        fs::remove_file(path.join("us-east1.json")).unwrap();
        assert_eq!(names("mars.json", &file), "mars@127.0.0.1:5 us-east1@b:1");
        fs::remove_dir_all(path).unwrap();
    }
}
