//! A private PostgreSQL that speaks TLS, and authorities that sign certificates: right, wrong and expired ones.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::PathBuf;

use largesse::local::database::{BUFFERS_MB, Durability, Engine, LocalDatabase, Options};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, date_time_ymd,
};

use super::database::client;

/// Somebody who signs certificates.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pub certificate: String,
}

/// A certificate and the key to it, as PEM.
pub struct Pair {
    pub certificate: String,
    pub key: String,
}

impl Authority {
    pub fn new(name: &str) -> Self {
        let mut params = named(name, &[]);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.self_signed(&key).expect("a certificate").pem();
        Self { issuer: Issuer::new(params, key), certificate }
    }

    /// A server's, for these hosts.
    pub fn server(&self, hosts: &[&str]) -> Pair {
        self.sign(named("server", hosts), ExtendedKeyUsagePurpose::ServerAuth)
    }

    /// A server's whose time was over long ago.
    pub fn expired_server(&self, hosts: &[&str]) -> Pair {
        let mut params = named("server", hosts);
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(2021, 1, 1);
        self.sign(params, ExtendedKeyUsagePurpose::ServerAuth)
    }

    /// A client's, with the role as its common name.
    pub fn client(&self, role: &str) -> Pair {
        self.sign(named(role, &[]), ExtendedKeyUsagePurpose::ClientAuth)
    }

    fn sign(&self, mut params: CertificateParams, purpose: ExtendedKeyUsagePurpose) -> Pair {
        params.extended_key_usages.push(purpose);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.issuer).expect("a certificate").pem();
        Pair { certificate, key: key.serialize_pem() }
    }
}

fn named(common_name: &str, hosts: &[&str]) -> CertificateParams {
    let hosts: Vec<String> = hosts.iter().map(|&host| host.to_owned()).collect();
    let mut params = CertificateParams::new(hosts).expect("names of hosts");
    params.distinguished_name.push(DnType::CommonName, common_name);
    params
}

/// The server, and a folder for files that clients read.
pub struct Secured {
    server: LocalDatabase,
    admin: tokio_postgres::Client,
    folder: PathBuf,
}

impl Secured {
    /// Starts it without TLS; nothing if this machine would start another engine.
    pub async fn start() -> Option<Self> {
        let options = Options {
            external_url: None,
            durability: Durability::Volatile,
            name: "tls",
            max_connections: 60,
            buffers_mb: BUFFERS_MB,
        };
        let server = LocalDatabase::start(&options).await.expect("a database");
        if server.engine() != Engine::Postgres {
            eprintln!("left out: the certificates are PostgreSQL's, and another engine is on the path");
            return None;
        }
        let admin = client(server.server_url()).await;
        let folder = server.folder().expect("a private server").join("client");
        fs::create_dir_all(&folder).expect("a folder");
        Some(Self { server, admin, folder })
    }

    /// Its address with another host and these parameters.
    pub fn url(&self, host: &str, query: &str) -> String {
        let (start, end) = self.server.server_url().split_once("127.0.0.1").expect("an address");
        format!("{start}{host}{end}?{query}")
    }

    /// The same, without a password.
    pub fn url_without_password(&self, host: &str, query: &str) -> String {
        let url = self.url(host, query);
        let (start, end) = url.split_once('@').expect("a role");
        let (scheme, role) = start.split_once("://").expect("a URL");
        format!("{scheme}://{}@{end}", role.split(':').next().expect("a role"))
    }

    /// Writes a client's file and says where it is.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.join(name);
        fs::write(&path, text).expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("a private file");
        path.to_string_lossy().into_owned()
    }

    /// From now on it proves itself with this certificate and asks clients for one of `clients`.
    pub async fn prove(&self, own: &Pair, clients: &Authority) {
        let serial = uuid::Uuid::new_v4().simple();
        let data = self.server.folder().expect("a private server").join("data");
        let owner = fs::metadata(&data).expect("a folder");
        for (setting, name, text) in [
            ("ssl_cert_file", "crt", &own.certificate),
            ("ssl_key_file", "key", &own.key),
            ("ssl_ca_file", "ca", &clients.certificate),
        ] {
            let name = format!("server-{serial}.{name}");
            fs::write(data.join(&name), text).expect("a file");
            fs::set_permissions(data.join(&name), fs::Permissions::from_mode(0o600)).expect("a private file");
            chown(data.join(&name), Some(owner.uid()), Some(owner.gid())).expect("the server's own file");
            self.admin.batch_execute(&format!("ALTER SYSTEM SET {setting} = '{name}'")).await.expect("a setting");
        }
        self.admin.batch_execute("ALTER SYSTEM SET ssl = on").await.expect("TLS");
        self.reload().await;
    }

    /// From now on these lines say who may connect.
    pub async fn admit(&self, lines: &str) {
        let file = self.server.folder().expect("a private server").join("data/pg_hba.conf");
        fs::write(file, format!("{lines}\n")).expect("a file");
        self.reload().await;
    }

    async fn reload(&self) {
        self.admin.batch_execute("SELECT pg_reload_conf()").await.expect("a reload");
    }

    pub async fn stop(self) {
        drop(self.admin);
        self.server.stop().await;
    }
}
