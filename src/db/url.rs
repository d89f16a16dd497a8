//! The address of the database, as people write it. One place that reads it, so that one clear error names what is
//! wrong.

use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::SslMode;

use super::error::Error;

/// Reads a database URL. Waiting for a dead peer is bounded here: connecting 3 s, an unanswered segment 5 s.
pub fn parse(url: &str) -> Result<Config, Error> {
    if url.contains("sslmode=verify-full") || url.contains("sslmode=verify-ca") || url.contains("sslrootcert=") {
        return Err(unsupported_tls());
    }
    let mut config: Config = url.parse().map_err(|source| {
        let expected = "expected postgresql://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=disable";
        Error::setup(format!("the database URL can't be read: {expected}"), Some(source))
    })?;
    if config.get_ssl_mode() == SslMode::Require {
        return Err(unsupported_tls());
    }
    config
        .application_name("largesse")
        .connect_timeout(Duration::from_secs(3))
        .tcp_user_timeout(Duration::from_secs(5))
        .keepalives(true)
        .keepalives_idle(Duration::from_secs(10))
        .keepalives_interval(Duration::from_secs(3))
        .keepalives_retries(3);
    Ok(config)
}

fn unsupported_tls() -> Error {
    Error::setup(
        "the database URL asks for TLS, which this version does not speak yet: \
         use sslmode=disable on a private network, or a local proxy that adds TLS",
        None,
    )
}

/// The same server, another database.
pub fn with_database(url: &str, database: &str) -> Result<String, Error> {
    parse(url)?;
    let (address, query) = url.split_once('?').map_or((url, None), |(a, q)| (a, Some(q)));
    let scheme_end = address.find("://").map_or(0, |at| at + 3);
    let host = address[scheme_end..].find('/').map_or(address, |at| &address[..scheme_end + at]);
    Ok(match query {
        Some(query) => format!("{host}/{database}?{query}"),
        None => format!("{host}/{database}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_database_of_the_same_server_keeps_everything_else() {
        let check = |url, expected: &str| assert_eq!(with_database(url, "x").unwrap(), expected);
        check("postgresql://root@h:26257/defaultdb?sslmode=disable", "postgresql://root@h:26257/x?sslmode=disable");
        check("postgres://u:p@h:5432/postgres", "postgres://u:p@h:5432/x");
        check("postgres://u@h", "postgres://u@h/x");
    }

    #[test]
    fn a_url_that_can_not_be_used_says_what_was_expected() {
        for url in ["nonsense", "postgresql://h/d?sslmode=verify-full", "postgresql://h/d?sslmode=require"] {
            let message = parse(url).unwrap_err().to_string();
            assert!(message.contains("database URL"), "{message}");
        }
    }
}
