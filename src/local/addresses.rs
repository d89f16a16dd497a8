//! Where a server listens, told by the server itself.
//!
//! A server that is asked for port 0 gets one from the system and writes it here, so no port is
//! chosen before it is bound and none can be taken in between. Only the file format lives here;
//! binding is `http/`'s and waiting is `process`'s.
//!
//! **Invariant:** the file is there completely or not at all.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::Path;

use super::{Error, file_error};

/// The addresses of one server process, as it bound them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Addresses {
    /// The listener people and apps use.
    pub public: SocketAddr,
    /// The listener of the operations team.
    pub ops: SocketAddr,
}

impl Addresses {
    /// Writes the file: called by a server once both listeners are bound.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let text = serde_json::to_vec(self).map_err(|source| not_addresses(path, source))?;
        let unfinished = path.with_extension("unfinished");
        fs::write(&unfinished, text).map_err(file_error("write", &unfinished))?;
        fs::rename(&unfinished, path).map_err(file_error("write", path))
    }

    /// Reads the file; `None` while the server has not written it.
    pub fn read(path: &Path) -> Result<Option<Self>, Error> {
        match fs::read(path) {
            Ok(text) => serde_json::from_slice(&text).map(Some).map_err(|source| not_addresses(path, source)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(file_error("read", path)(error)),
        }
    }
}

fn not_addresses(path: &Path, source: serde_json::Error) -> Error {
    Error::Addresses { path: path.to_owned(), source }
}
