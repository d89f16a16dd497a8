//! One connection to the database: in the clear or by TLS, as the address asks. Every connection of the program is
//! opened here.
//!
//! Certificates are read again whenever a connection is opened, so that they can be renewed under a running server;
//! pooled connections live a quarter of an hour at most. A pair of files that is being replaced may not fit for a
//! moment: the last one that did is used then. What may not live here: what is believed (`tls.rs`), and what to do
//! about a connection that failed (`pool.rs`).

use std::error::Error as _;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::{AlertDescription, CertificateError, RootCertStore};
use tokio_postgres::config::Host;
use tokio_postgres::{Client, Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::error::Error;
use super::tls::{self, Fault, Files};
use super::url::{self, Encryption, Proof, Tls, Trusted};

/// The way to one database.
#[derive(Clone)]
pub struct Wire {
    config: Arc<Config>,
    security: Option<Arc<Security>>,
}

/// TLS as it was asked for, and the files as they last fitted together.
struct Security {
    asked: Tls,
    system: Option<RootCertStore>,
    kept: Mutex<Kept>,
}

#[derive(Clone)]
struct Kept {
    files: Files,
    connect: MakeRustlsConnect,
    /// The last fault of the files, said once.
    fault: Option<String>,
}

impl Wire {
    /// Reads the address and the files that it names.
    pub fn new(database_url: &str) -> Result<Self, Error> {
        let address = url::parse(database_url)?;
        let security = match address.encryption {
            Encryption::Off => None,
            Encryption::Tls(asked) => {
                let security = Security::load(asked).map_err(|fault| Error::setup(fault.to_string(), None))?;
                Some(Arc::new(security))
            }
        };
        Ok(Self { config: Arc::new(address.config), security })
    }

    /// Opens a connection and drives it in a task of its own, which logs why it ended.
    pub async fn open(&self) -> Result<Client, tokio_postgres::Error> {
        let Some(security) = &self.security else {
            let (client, connection) = self.config.connect(NoTls).await?;
            drive(connection);
            return Ok(client);
        };
        let (client, connection) = self.config.connect(security.now().await).await?;
        drive(connection);
        Ok(client)
    }

    /// What somebody who may change the address should know of its protection; empty where there is nothing to say.
    pub fn advice(&self) -> Vec<String> {
        let Some(Security { asked, .. }) = self.security.as_deref() else {
            let (_, here) = url::places(&self.config);
            let open = "the database is reached without TLS on another machine: whoever is on the way reads and \
                        changes everything; sslmode=verify-full protects";
            return if here { Vec::new() } else { vec![open.into()] };
        };
        let mut advice = Vec::new();
        if asked.proof == Proof::Nothing {
            advice.push(
                "sslmode=require asks the database for no proof of who it is: whoever is on the way may answer in \
                 its place; sslmode=verify-full with sslrootcert protects"
                    .into(),
            );
        }
        if let Some(key) = tls::open_key(asked) {
            advice.push(format!("sslkey: everybody on this machine may read {}; chmod 600 protects it", key.display()));
        }
        advice
    }

    /// The connection's failure in a sentence: where it was going, and what is to be changed.
    pub fn refusal(&self, source: tokio_postgres::Error) -> Error {
        let place = format!("the database {} can't be used", self.place());
        match self.explain(&source) {
            Some(why) => Error::setup(format!("{place}: {why}"), Some(source)),
            None => Error::setup(place, Some(source)),
        }
    }

    /// The database and its hosts, for people.
    pub fn place(&self) -> String {
        let config = &self.config;
        let ports = config.get_ports().iter().chain(config.get_ports().last().into_iter().cycle());
        let hosts: Vec<String> = config
            .get_hosts()
            .iter()
            .zip(ports.chain(std::iter::repeat(&5432)))
            .map(|(host, port)| match host {
                Host::Tcp(name) => format!("{name}:{port}"),
                Host::Unix(path) => path.display().to_string(),
            })
            .collect();
        format!("`{}` at {}", config.get_dbname().unwrap_or_default(), hosts.join(", "))
    }

    /// What a failed handshake means, in words for whoever can mend it. For people only: nothing is decided by it.
    fn explain(&self, error: &tokio_postgres::Error) -> Option<String> {
        let security = self.security.as_ref()?;
        let source = error.source()?;
        if source.to_string() == "server does not support TLS" {
            return Some("it speaks no TLS; sslmode=disable is for private networks only".into());
        }
        let inner = source.downcast_ref::<io::Error>()?.get_ref()?;
        match inner.downcast_ref::<rustls::Error>()? {
            rustls::Error::InvalidCertificate(fault) => Some(security.blame(fault)),
            rustls::Error::AlertReceived(alert) => Some(security.refused(*alert)),
            _ => None,
        }
    }
}

impl Security {
    fn load(asked: Tls) -> Result<Self, Fault> {
        let system = match asked.proof {
            Proof::Itself(Trusted::System) => Some(tls::system_roots()?),
            _ => None,
        };
        let files = Files::read(&asked)?;
        let connect = MakeRustlsConnect::new(tls::config(&asked, &files, system.as_ref())?);
        Ok(Self { asked, system, kept: Mutex::new(Kept { files, connect, fault: None }) })
    }

    /// What the next handshake uses: the files of now if they can be used, else the last ones that could.
    async fn now(self: &Arc<Self>) -> MakeRustlsConnect {
        let this = Arc::clone(self);
        let renewed = tokio::task::spawn_blocking(move || this.renew()).await;
        renewed.unwrap_or_else(|_panicked| self.kept.lock().unwrap_or_else(PoisonError::into_inner).connect.clone())
    }

    fn renew(&self) -> MakeRustlsConnect {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match self.changed(&kept.files) {
            Ok(None) => kept.fault = None,
            Ok(Some((files, connect))) => {
                tracing::info!("certificates were renewed: new connections to the database use them");
                *kept = Kept { files, connect, fault: None };
            }
            Err(fault) => {
                let fault = fault.to_string();
                if kept.fault.as_ref() != Some(&fault) {
                    tracing::warn!(fault, "certificates can't be renewed: new connections use the last good ones");
                    kept.fault = Some(fault);
                }
            }
        }
        kept.connect.clone()
    }

    fn changed(&self, known: &Files) -> Result<Option<(Files, MakeRustlsConnect)>, Fault> {
        let files = Files::read(&self.asked)?;
        if files == *known {
            return Ok(None);
        }
        let connect = MakeRustlsConnect::new(tls::config(&self.asked, &files, self.system.as_ref())?);
        Ok(Some((files, connect)))
    }

    fn blame(&self, fault: &CertificateError) -> String {
        let roots = match &self.asked.proof {
            Proof::SignedBy(file) | Proof::Itself(Trusted::File(file)) => format!("sslrootcert={}", file.display()),
            Proof::Nothing | Proof::Itself(Trusted::System) => "sslrootcert=system".into(),
        };
        match fault {
            CertificateError::NotValidForNameContext { expected, presented } => {
                let names: Vec<&str> = presented.iter().map(|name| bare(name)).collect();
                let names = if names.is_empty() { "no host".into() } else { names.join(", ") };
                format!(
                    "its certificate is for {names} and not for {}: connect by a name that it has (the common name \
                     alone does not count), or give it one",
                    expected.to_str()
                )
            }
            CertificateError::UnknownIssuer => {
                format!("nobody in {roots} signed its certificate: name its authority as sslrootcert=FILE")
            }
            CertificateError::ExpiredContext { not_after, .. } => {
                format!("its certificate expired at {}", moment(not_after.as_secs()))
            }
            CertificateError::NotValidYetContext { not_before, .. } => {
                format!("its certificate is valid from {} on; is a clock wrong?", moment(not_before.as_secs()))
            }
            other => format!("its certificate is not accepted: {other}"),
        }
    }

    fn refused(&self, alert: AlertDescription) -> String {
        match (&self.asked.client, alert) {
            (None, AlertDescription::CertificateRequired | AlertDescription::HandshakeFailure) => {
                "it asks for a certificate of ours: sslcert=FILE and sslkey=FILE".into()
            }
            (Some(files), AlertDescription::UnknownCA) => {
                format!("it does not know who signed sslcert={}", files.certificate.display())
            }
            (Some(files), AlertDescription::CertificateExpired) => {
                format!("it says that sslcert={} has expired", files.certificate.display())
            }
            (Some(files), _) => format!("it refuses sslcert={} ({alert:?})", files.certificate.display()),
            (None, _) => format!("it broke the handshake off ({alert:?})"),
        }
    }
}

/// A name as the library shows it, `DnsName("db.example")`, without what it wraps it in.
fn bare(name: &str) -> &str {
    let inner = name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or(name);
    inner.trim_matches('"')
}

fn moment(seconds: u64) -> String {
    jiff::Timestamp::from_second(seconds as i64).map_or_else(|_| "a time out of range".into(), |at| at.to_string())
}

fn drive<S, T>(connection: tokio_postgres::Connection<S, T>)
where
    tokio_postgres::Connection<S, T>: Future<Output = Result<(), tokio_postgres::Error>> + Send + 'static,
{
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            let cause = error.source();
            tracing::warn!(error = %error, ?cause, "a database connection ended");
        }
    });
}

/// One connection outside any pool.
pub async fn client(database_url: &str) -> Result<Client, Error> {
    let wire = Wire::new(database_url)?;
    wire.open().await.map_err(|error| wire.refusal(error))
}
