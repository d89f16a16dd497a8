//! Settings of the team's own API: the bootstrap token, and how the database is reached for it.

use std::path::PathBuf;

use clap::Args;

use super::{Error, read};
use crate::db;
use crate::operator::bootstrap::AdminToken;

/// Connections for the team: one for a long look, one for an order meanwhile.
pub const CONNECTIONS: u32 = 2;

/// Who may change things over HTTP.
#[derive(Args, Clone, Debug)]
#[expect(clippy::struct_field_names, reason = "each is the name of a flag")]
pub struct AdminArgs {
    /// The bootstrap token of the team's own API on the ops port, at least 32 bytes, with the role of an admin
    ///
    /// For making the first operators, whose own tokens are in the database, and for the day when that can't be asked.
    #[arg(long, env = "LARGESSE_ADMIN_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    pub admin_token: Option<String>,
    /// A file with that token
    #[arg(long, env = "LARGESSE_ADMIN_TOKEN_FILE", value_name = "FILE", conflicts_with = "admin_token")]
    pub admin_token_file: Option<PathBuf>,
    /// The database as the role for operators (`largesse_operator` of sql/roles.sql), for the team's own API; with the
    /// server's own role, which may less, if left out
    #[arg(long, env = "LARGESSE_ADMIN_DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub admin_database_url: Option<String>,
}

impl AdminArgs {
    /// The database for the team, if it is reached in another way than for people.
    pub fn database_url(&self) -> Result<Option<&str>, Error> {
        let url = self.admin_database_url.as_deref().filter(|url| !url.is_empty());
        if let Some(url) = url {
            db::url::parse(url).map_err(|error| Error::new("LARGESSE_ADMIN_DATABASE_URL", error.to_string()))?;
        }
        Ok(url)
    }

    /// What the token is checked with, if there is one.
    pub fn token(&self) -> Result<Option<AdminToken>, Error> {
        let (name, token) = match (&self.admin_token_file, &self.admin_token) {
            (Some(file), _) => {
                let name = "LARGESSE_ADMIN_TOKEN_FILE";
                (name, read(name, file)?.trim_end().to_owned())
            }
            (None, Some(token)) => ("LARGESSE_ADMIN_TOKEN", token.clone()),
            (None, None) => return Ok(None),
        };
        AdminToken::new(&token).map(Some).map_err(|short| Error::new(name, short.to_string()))
    }
}
