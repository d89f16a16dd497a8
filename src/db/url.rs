//! The address of the database, as people write it. One place that reads it, so that one clear error names what is
//! wrong.
//!
//! libpq's parameters for TLS are read here and not by the driver, which knows neither `verify-full` nor any file. What
//! may not live here: files and handshakes (`tls.rs`, `wire.rs`). **Invariant:** no address means less protection than
//! its words say; what can't be honoured is refused by its name.

use std::fmt::Display;
use std::path::PathBuf;
use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::{ChannelBinding, Host, SslMode, SslNegotiation};

use super::error::Error;

const EXPECTED: &str = "expected postgresql://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=verify-full";

/// Where the database is, and how it is reached.
#[derive(Clone, Debug)]
pub struct Address {
    /// What the driver knows: hosts, role, database, waiting.
    pub config: Config,
    /// How the connection is protected.
    pub encryption: Encryption,
}

/// How a connection is protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// In the clear: on this machine, or where the address says so.
    Off,
    /// TLS, or no connection.
    Tls(Tls),
}

/// What TLS is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// What the server must prove.
    pub proof: Proof,
    /// Our own certificate and its key, if the server shall know us by them.
    pub client: Option<ClientFiles>,
    /// TLS 1.3 and nothing older.
    pub only_13: bool,
    /// TLS from the first byte (`sslnegotiation=direct`).
    pub direct: bool,
}

/// What the server must prove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Nothing: `require`. Who only listens hears nothing; who answers in the server's place is believed.
    Nothing,
    /// A certificate of somebody in this file (`verify-ca`).
    SignedBy(PathBuf),
    /// A certificate of somebody trusted, for the host in the address (`verify-full`).
    Itself(Trusted),
}

/// Who may vouch for the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trusted {
    /// The authorities that the system trusts.
    System,
    /// The certificates in a file.
    File(PathBuf),
}

/// Our own certificate, and the key to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientFiles {
    /// `sslcert`
    pub certificate: PathBuf,
    /// `sslkey`
    pub key: PathBuf,
}

/// libpq's parameters for TLS, as they were written.
#[derive(Debug, Default)]
struct Words {
    mode: Option<String>,
    roots: Option<String>,
    certificate: Option<String>,
    key: Option<String>,
    least: Option<String>,
}

/// Reads a database URL. Waiting for a dead peer is bounded here: connecting 3 s, an unanswered segment 5 s.
pub fn parse(url: &str) -> Result<Address, Error> {
    if !url.starts_with("postgresql://") && !url.starts_with("postgres://") {
        return Err(unreadable(EXPECTED, None));
    }
    let (rest, words) = take_words(url)?;
    let mut config: Config = rest.parse().map_err(|source| unreadable(EXPECTED, Some(source)))?;
    let encryption = encryption(&words, &config)?;
    config
        .ssl_mode(if encryption == Encryption::Off { SslMode::Disable } else { SslMode::Require })
        .application_name("largesse")
        .connect_timeout(Duration::from_secs(3))
        .tcp_user_timeout(Duration::from_secs(5))
        .keepalives(true)
        .keepalives_idle(Duration::from_secs(10))
        .keepalives_interval(Duration::from_secs(3))
        .keepalives_retries(3);
    Ok(Address { config, encryption })
}

fn unreadable(expected: impl Display, source: Option<tokio_postgres::Error>) -> Error {
    Error::setup(format!("the database URL can't be read: {expected}"), source)
}

/// Takes libpq's parameters for TLS out of the address; the driver gets the rest.
fn take_words(url: &str) -> Result<(String, Words), Error> {
    let mut words = Words::default();
    let Some((address, query)) = url.split_once('?') else { return Ok((url.to_owned(), words)) };
    let mut rest = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let place = match name {
            "sslmode" => &mut words.mode,
            "sslrootcert" => &mut words.roots,
            "sslcert" => &mut words.certificate,
            "sslkey" => &mut words.key,
            "ssl_min_protocol_version" => &mut words.least,
            "ssl"
            | "sslpassword"
            | "sslcrl"
            | "sslcrldir"
            | "sslcertmode"
            | "sslcompression"
            | "requiressl"
            | "ssl_max_protocol_version"
            | "gssencmode"
            | "require_auth" => {
                return Err(unreadable(format_args!("`{name}` is not supported: leave it out"), None));
            }
            _ => {
                rest.push(pair);
                continue;
            }
        };
        let value =
            decoded(value).ok_or_else(|| unreadable(format_args!("`{name}` is badly percent-encoded"), None))?;
        *place = Some(value).filter(|value| !value.is_empty());
    }
    let rest = rest.join("&");
    Ok((if rest.is_empty() { address.to_owned() } else { format!("{address}?{rest}") }, words))
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(rest.get(..2)?).ok().filter(|digits| !digits.starts_with('+'))?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &rest[2..];
    }
    String::from_utf8(bytes).ok()
}

fn encryption(words: &Words, config: &Config) -> Result<Encryption, Error> {
    let refused = |fault: &str| Err(unreadable(fault, None));
    let asked = words.roots.is_some() || words.certificate.is_some() || words.key.is_some() || words.least.is_some();
    let (sockets, here) = places(config);
    // Another machine is reached by TLS that proves who it is, unless the address says otherwise in so many words.
    let mode = words.mode.as_deref().unwrap_or(if here && !asked { "disable" } else { "verify-full" });
    let direct = config.get_ssl_negotiation() == SslNegotiation::Direct;
    let bound = config.get_channel_binding() == ChannelBinding::Require;
    if mode == "disable" && (asked || direct || bound) {
        return refused("sslmode=disable contradicts the other parameters for TLS: leave it, or them, out");
    }
    let system = words.roots.as_deref() == Some("system");
    let file = words.roots.as_ref().map(PathBuf::from);
    let proof = match (mode, file) {
        ("disable", _) => return Ok(Encryption::Off),
        _ if sockets => return refused("a Unix socket carries no TLS: leave its parameters out"),
        ("require" | "verify-ca", _) if system => {
            return refused(
                "with sslrootcert=system everybody may have a trusted certificate: sslmode=verify-full only",
            );
        }
        ("verify-full", _) if system => Proof::Itself(Trusted::System),
        ("verify-full", None) => Proof::Itself(Trusted::System),
        ("verify-full", Some(file)) => Proof::Itself(Trusted::File(file)),
        // As in libpq: who names the authorities wants them asked.
        ("require" | "verify-ca", Some(file)) => Proof::SignedBy(file),
        ("require", None) => Proof::Nothing,
        ("verify-ca", None) => return refused("sslmode=verify-ca needs sslrootcert=FILE, the authority's certificate"),
        ("allow" | "prefer", _) => {
            return refused(
                "sslmode=allow and prefer go on in the clear where TLS fails, and nobody notices: expected \
                 verify-full, verify-ca or require, or disable on a private network",
            );
        }
        _ => return refused("sslmode: expected verify-full, verify-ca, require or disable"),
    };
    Ok(Encryption::Tls(Tls { proof, client: client_files(words)?, only_13: only_13(words)?, direct }))
}

fn client_files(words: &Words) -> Result<Option<ClientFiles>, Error> {
    match (&words.certificate, &words.key) {
        (Some(certificate), Some(key)) => Ok(Some(ClientFiles { certificate: certificate.into(), key: key.into() })),
        (None, None) => Ok(None),
        (Some(_), None) => Err(unreadable("sslcert needs sslkey=FILE, the key to it", None)),
        (None, Some(_)) => Err(unreadable("sslkey needs sslcert=FILE, the certificate it belongs to", None)),
    }
}

fn only_13(words: &Words) -> Result<bool, Error> {
    match words.least.as_deref() {
        None | Some("TLSv1.2") => Ok(false),
        Some("TLSv1.3") => Ok(true),
        Some(_) => Err(unreadable("ssl_min_protocol_version: expected TLSv1.2 or TLSv1.3", None)),
    }
}

/// Whether some host is a socket of this machine's file system, and whether all hosts are this machine.
pub(super) fn places(config: &Config) -> (bool, bool) {
    let name_is_here = |name: &str| {
        let number = name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
        number || name == "localhost" || name.ends_with(".localhost")
    };
    let sockets = config.get_hosts().iter().any(|host| matches!(host, Host::Unix(_)));
    let names_are_here = config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => name_is_here(name),
        Host::Unix(_) => true,
    });
    (sockets, names_are_here && config.get_hostaddrs().iter().all(std::net::IpAddr::is_loopback))
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

    fn full(trusted: Trusted) -> Encryption {
        tls(Proof::Itself(trusted))
    }

    fn tls(proof: Proof) -> Encryption {
        Encryption::Tls(Tls { proof, client: None, only_13: false, direct: false })
    }

    #[test]
    fn another_database_of_the_same_server_keeps_everything_else() {
        let check = |url, expected: &str| assert_eq!(with_database(url, "x").unwrap(), expected);
        check("postgresql://root@h:26257/defaultdb?sslmode=disable", "postgresql://root@h:26257/x?sslmode=disable");
        check("postgres://u:p@h:5432/postgres", "postgres://u:p@h:5432/x");
        check("postgres://u@h", "postgres://u@h/x");
        check("postgres://u@h/d?options=--cluster%3Da-1", "postgres://u@h/x?options=--cluster%3Da-1");
    }

    #[test]
    fn another_machine_must_prove_who_it_is_unless_the_address_says_otherwise() {
        let check = |url: &str, expected: Encryption| {
            let address = parse(url).unwrap();
            assert_eq!(address.encryption, expected, "{url}");
            let mode = if expected == Encryption::Off { SslMode::Disable } else { SslMode::Require };
            assert_eq!(address.config.get_ssl_mode(), mode, "{url}");
        };
        let file = || PathBuf::from("/certs/my ca.crt");
        check("postgresql://u@db.example/d", full(Trusted::System));
        check("postgresql://u@10.0.0.1,localhost/d", full(Trusted::System));
        check("postgresql://u@localhost/d?hostaddr=10.0.0.1", full(Trusted::System));
        check("postgresql://u@db.example/d?sslmode=", full(Trusted::System));
        check("postgresql://u@db.example/d?sslmode=disable", Encryption::Off);
        check("postgresql://u@localhost/d", Encryption::Off);
        check("postgresql://u@127.0.0.1:5432,[::1]/d", Encryption::Off);
        check("postgresql:///d?host=/var/run/postgresql&user=u", Encryption::Off);
        check("postgresql://u@localhost/d?sslrootcert=system", full(Trusted::System));
        check("postgresql://u@h/d?sslmode=verify-full", full(Trusted::System));
        check("postgresql://u@h/d?sslmode=verify-full&sslrootcert=system", full(Trusted::System));
        check("postgresql://u@h/d?sslmode=verify-full&sslrootcert=/certs/my%20ca.crt", full(Trusted::File(file())));
        check("postgresql://u@h/d?sslmode=verify-ca&sslrootcert=/certs/my%20ca.crt", tls(Proof::SignedBy(file())));
        check("postgresql://u@h/d?sslmode=require&sslrootcert=/certs/my%20ca.crt", tls(Proof::SignedBy(file())));
        check("postgresql://u@h/d?sslmode=require", tls(Proof::Nothing));
    }

    #[test]
    fn the_addresses_that_cockroachdb_gives_out_are_read_as_they_are() {
        let cloud = "postgresql://app:p%40ss@give-1.abc.gcp-us-east1.cockroachlabs.cloud:26257/largesse\
                     ?sslmode=verify-full&sslrootcert=/certs/root.crt&options=--cluster%3Dgive-1&application_name=x";
        let address = parse(cloud).unwrap();
        assert_eq!(address.config.get_options(), Some("--cluster=give-1"));
        assert_eq!(address.config.get_password(), Some(&b"p@ss"[..]));
        assert_eq!(address.encryption, full(Trusted::File("/certs/root.crt".into())));
        let own = "postgresql://root@node-1:26257,node-2:26257/largesse?sslcert=certs%2Fclient.root.crt\
                   &sslkey=certs%2Fclient.root.key&sslmode=verify-full&sslrootcert=certs%2Fca.crt\
                   &ssl_min_protocol_version=TLSv1.3&sslnegotiation=direct";
        let client =
            Some(ClientFiles { certificate: "certs/client.root.crt".into(), key: "certs/client.root.key".into() });
        let proof = Proof::Itself(Trusted::File("certs/ca.crt".into()));
        let expected = Encryption::Tls(Tls { proof, client, only_13: true, direct: true });
        assert_eq!(parse(own).unwrap().encryption, expected);
    }

    #[test]
    fn a_url_that_can_not_be_used_says_what_was_expected() {
        for (query, said) in [
            ("sslmode=prefer", "expected verify-full"),
            ("sslmode=allow", "expected verify-full"),
            ("sslmode=zebra", "expected verify-full"),
            ("sslmode=verify-ca", "needs sslrootcert"),
            ("sslmode=require&sslrootcert=system", "verify-full only"),
            ("sslmode=verify-ca&sslrootcert=system", "verify-full only"),
            ("sslmode=disable&sslrootcert=/ca.crt", "contradicts"),
            ("sslmode=disable&channel_binding=require", "contradicts"),
            ("sslmode=disable&sslnegotiation=direct", "contradicts"),
            ("sslcert=/me.crt", "sslcert needs sslkey"),
            ("sslkey=/me.key", "sslkey needs sslcert"),
            ("sslcrl=/crl", "`sslcrl` is not supported"),
            ("sslpassword=x", "`sslpassword` is not supported"),
            ("ssl_min_protocol_version=TLSv1", "expected TLSv1.2 or TLSv1.3"),
            ("sslrootcert=%zz", "`sslrootcert` is badly percent-encoded"),
            ("sslmode=verify-full&host=/var/run", "a Unix socket carries no TLS"),
            ("zebra=1", "expected postgresql://"),
        ] {
            let message = parse(&format!("postgresql://u@h/d?{query}")).unwrap_err().to_string();
            assert!(message.contains("database URL") && message.contains(said), "{query}: {message}");
        }
        assert!(parse("nonsense").is_err() && parse("host=h user=u").is_err());
    }
}
