//! TLS to the database: certificates read from their files, and who is believed.
//!
//! What was asked for is in `url.rs`, how a connection is made in `wire.rs`. **Invariant:** a handshake either proves
//! what the address asks for or fails; nothing here falls back to less. Sessions are never resumed, so every
//! connection proves it again with the files of now.

use std::fmt;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::client::Resumption;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{self, CryptoProvider};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme, version};

use super::url::{ClientFiles, Proof, Tls, Trusted};
use crate::trust;

/// What is wrong with a file that the address names.
#[derive(Debug, thiserror::Error)]
#[error("{parameter}: {fault}")]
pub struct Fault {
    parameter: &'static str,
    fault: String,
}

impl Fault {
    fn new(parameter: &'static str, file: &Path, fault: impl fmt::Display) -> Self {
        Self { parameter, fault: format!("{} {fault}", file.display()) }
    }
}

/// The files of an address, as they were at one moment.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Files {
    roots: Option<Vec<u8>>,
    client: Option<(Vec<u8>, Vec<u8>)>,
}

impl Files {
    /// Reads the files that the address names.
    pub(super) fn read(tls: &Tls) -> Result<Self, Fault> {
        let roots = match &tls.proof {
            Proof::SignedBy(file) | Proof::Itself(Trusted::File(file)) => Some(read("sslrootcert", file)?),
            Proof::Nothing | Proof::Itself(Trusted::System) => None,
        };
        let pair = |files: &ClientFiles| Ok((read("sslcert", &files.certificate)?, read("sslkey", &files.key)?));
        Ok(Self { roots, client: tls.client.as_ref().map(pair).transpose()? })
    }
}

fn read(parameter: &'static str, file: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(file).map_err(|error| Fault::new(parameter, file, format_args!("can't be read: {error}")))
}

/// Says if everybody on this machine may read the key.
pub(super) fn open_key(tls: &Tls) -> Option<&PathBuf> {
    let key = &tls.client.as_ref()?.key;
    let mode = fs::metadata(key).ok()?.permissions().mode();
    (mode & 0o007 != 0).then_some(key)
}

/// The authorities that the system trusts.
pub(super) fn system_roots() -> Result<RootCertStore, Fault> {
    let nobody = |fault| format!("{fault}, or name the authority's certificate as sslrootcert=FILE");
    trust::system_roots().map_err(|fault| Fault { parameter: "sslrootcert=system", fault: nobody(fault) })
}

/// What a handshake needs, made from the files.
pub(super) fn config(tls: &Tls, files: &Files, system: Option<&RootCertStore>) -> Result<ClientConfig, Fault> {
    let provider = Arc::new(crypto::aws_lc_rs::default_provider());
    let versions = if tls.only_13 { &[&version::TLS13][..] } else { &[&version::TLS13, &version::TLS12] };
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_protocol_versions(versions)
        .map_err(|error| Fault { parameter: "ssl_min_protocol_version", fault: error.to_string() })?;
    let builder = match &tls.proof {
        Proof::Itself(Trusted::System) => {
            let roots = system.cloned().unwrap_or_else(RootCertStore::empty);
            builder.with_root_certificates(roots)
        }
        Proof::Itself(Trusted::File(file)) => builder.with_root_certificates(roots(file, files)?),
        Proof::SignedBy(file) => {
            let roots = Some(roots(file, files)?);
            builder.dangerous().with_custom_certificate_verifier(Arc::new(AnyName { roots, provider }))
        }
        Proof::Nothing => {
            builder.dangerous().with_custom_certificate_verifier(Arc::new(AnyName { roots: None, provider }))
        }
    };
    let mut config = match (&tls.client, &files.client) {
        (Some(names), Some((certificate, key))) => {
            let chain = certificates("sslcert", &names.certificate, certificate)?;
            let key = PrivateKeyDer::from_pem_slice(key)
                .map_err(|error| Fault::new("sslkey", &names.key, format_args!("holds no plain PEM key: {error}")))?;
            let unfit = |error| Fault::new("sslkey", &names.key, format_args!("does not fit sslcert: {error}"));
            builder.with_client_auth_cert(chain, key).map_err(unfit)?
        }
        _ => builder.with_no_client_auth(),
    };
    config.resumption = Resumption::disabled();
    if tls.direct {
        config.alpn_protocols = vec![b"postgresql".to_vec()];
    }
    Ok(config)
}

fn certificates(parameter: &'static str, file: &Path, pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Fault> {
    let unreadable = |error| Fault::new(parameter, file, format_args!("is not a PEM file: {error}"));
    let found: Vec<_> = CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().map_err(unreadable)?;
    if found.is_empty() {
        return Err(Fault::new(parameter, file, "holds no certificate (PEM)"));
    }
    Ok(found)
}

fn roots(file: &Path, files: &Files) -> Result<RootCertStore, Fault> {
    let mut roots = RootCertStore::empty();
    for certificate in certificates("sslrootcert", file, files.roots.as_deref().unwrap_or_default())? {
        roots
            .add(certificate)
            .map_err(|error| Fault::new("sslrootcert", file, format_args!("is unusable: {error}")))?;
    }
    Ok(roots)
}

/// Believes a certificate whatever name it is for: of somebody in `roots`, or of anybody (`require`).
#[derive(Debug)]
struct AnyName {
    roots: Option<RootCertStore>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for AnyName {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if let Some(roots) = &self.roots {
            let certificate = ParsedCertificate::try_from(certificate)?;
            let algorithms = self.provider.signature_verification_algorithms.all;
            let verify = rustls::client::verify_server_cert_signed_by_trust_anchor;
            verify(&certificate, roots, intermediates, now, algorithms)?;
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        crypto::verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        crypto::verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
