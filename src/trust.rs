//! Whom the system trusts: the authorities whose certificates open an encrypted connection, the database's or another
//! service's, where no file names another one.

use rustls::RootCertStore;

/// The system has none.
#[derive(Debug, thiserror::Error)]
#[error("the system has no trusted certificates{0}: install ca-certificates, or set SSL_CERT_FILE")]
pub struct Nobody(String);

/// The authorities that the system trusts, from where OpenSSL has them (`SSL_CERT_FILE`, `SSL_CERT_DIR`).
pub fn system_roots() -> Result<RootCertStore, Nobody> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        return Err(Nobody(found.errors.first().map(|error| format!(" ({error})")).unwrap_or_default()));
    }
    Ok(roots)
}
