//! TLS to the database: a private PostgreSQL with certificates made here. Each mode of the address proves what it says,
//! or refuses and names what is to be changed; nothing goes on in the clear.

use std::time::Duration;

use largesse::db::{self, Database, migrate, wire};
use largesse::telemetry::metrics::DatabaseMetrics;

use crate::support::secured::{Authority, Secured};
use crate::support::server::{SECRET, run};
use crate::support::{Server, eventually};

/// What is said of an address that can't be used.
async fn refusal(url: &str) -> Option<String> {
    let error = wire::client(url).await.err()?;
    let mut said = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(one) = cause {
        said = format!("{said}: {one}");
        cause = one.source();
    }
    Some(said)
}

/// Waits for a refusal that says this: a server takes new files a moment after it was told to.
async fn refused(url: &str, said: &str) {
    eventually(said, async || refusal(url).await.filter(|refusal| refusal.contains(said))).await;
}

/// How the connection is protected, as the server sees it.
async fn seen(client: &tokio_postgres::Client) -> (bool, Option<String>) {
    let sql = "SELECT ssl, client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    let row = client.query_one(sql, &[]).await.expect("a row");
    (row.get(0), row.get(1))
}

async fn accepted(url: &str) -> (bool, Option<String>) {
    let client = eventually("a connection", async || wire::client(url).await.ok()).await;
    seen(&client).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_proves_what_the_address_asks_for_or_is_refused() {
    let Some(secured) = Secured::start().await else { return };
    let (ours, others) = (Authority::new("our authority"), Authority::new("somebody else"));
    let (ca, other_ca) = (secured.file("ca.crt", &ours.certificate), secured.file("other.crt", &others.certificate));
    let url = |host: &str, mode: &str, ca: &str| secured.url(host, &format!("sslmode={mode}&sslrootcert={ca}"));

    refused(&url("localhost", "verify-full", &ca), "it speaks no TLS").await;
    refused(&secured.url("localhost", "sslmode=require"), "sslmode=disable is for private networks only").await;

    secured.prove(&ours.server(&["localhost", "127.0.0.1"]), &ours).await;
    assert_eq!(accepted(&url("localhost", "verify-full", &ca)).await, (true, None));
    assert_eq!(accepted(&url("127.0.0.1", "verify-full", &ca)).await, (true, None));
    // SCRAM that is bound to this very certificate, over the newest TLS only.
    let bound =
        format!("{}&channel_binding=require&ssl_min_protocol_version=TLSv1.3", url("localhost", "verify-full", &ca));
    assert_eq!(accepted(&bound).await, (true, None));
    assert_eq!(accepted(&secured.url("127.0.0.1", "sslmode=disable")).await, (false, None), "the server takes both");
    refused(&url("localhost", "verify-full", &other_ca), &format!("nobody in sslrootcert={other_ca} signed")).await;
    refused(&url("localhost", "verify-ca", &other_ca), "name its authority as sslrootcert=FILE").await;
    refused(&url("localhost", "require", &other_ca), "nobody in sslrootcert=").await;
    refused(&secured.url("localhost", "sslmode=verify-full"), "nobody in sslrootcert=system signed").await;
    let wrong_password = bound.replacen("://largesse:", "://largesse:x", 1);
    refused(&wrong_password, "password authentication failed").await;

    secured.prove(&ours.server(&["db.example"]), &ours).await;
    refused(&url("localhost", "verify-full", &ca), "is for db.example and not for localhost").await;
    assert_eq!(accepted(&url("localhost", "verify-ca", &ca)).await, (true, None), "whatever name it has");
    assert_eq!(accepted(&url("localhost", "require", &ca)).await, (true, None), "the same as verify-ca, as in libpq");

    secured.prove(&others.server(&["localhost"]), &ours).await;
    refused(&url("localhost", "verify-ca", &ca), "nobody in sslrootcert=").await;
    assert_eq!(accepted(&secured.url("localhost", "sslmode=require")).await, (true, None), "no proof was asked for");

    secured.prove(&ours.expired_server(&["localhost"]), &ours).await;
    refused(&url("localhost", "verify-full", &ca), "its certificate expired at 2021-01-01T00:00:00Z").await;
    refused(&url("localhost", "verify-ca", &ca), "its certificate expired at").await;
    secured.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_may_ask_who_we_are_and_our_certificate_is_renewed_without_a_restart() {
    let Some(secured) = Secured::start().await else { return };
    let (ours, others) = (Authority::new("our authority"), Authority::new("somebody else"));
    secured.prove(&ours.server(&["localhost"]), &ours).await;
    secured.admit("hostssl all all all cert").await;
    let ca = secured.file("ca.crt", &ours.certificate);
    let (first, stranger) = (ours.client("largesse"), others.client("largesse"));
    let certificate = secured.file("me.crt", &first.certificate);
    let key = secured.file("me.key", &first.key);
    let proof = format!("sslmode=verify-full&sslrootcert={ca}");
    let with_files = secured.url_without_password("localhost", &format!("{proof}&sslcert={certificate}&sslkey={key}"));

    refused(&secured.url_without_password("localhost", &proof), "valid client certificate").await;
    refused(&secured.url("localhost", "sslmode=disable"), "no encryption").await;
    assert_eq!(accepted(&with_files).await, (true, Some("/CN=largesse".into())));
    secured.file("me.crt", &stranger.certificate);
    secured.file("me.key", &stranger.key);
    refused(&with_files, &format!("it does not know who signed sslcert={certificate}")).await;
    secured.file("me.key", &first.key);
    refused(&with_files, "does not fit sslcert").await;
    secured.file("me.crt", &first.certificate);

    // A way that was opened with the first certificate.
    let way = wire::Wire::new(&with_files).expect("files that fit");
    drop(way.open().await.expect("a connection"));
    secured.file("me.crt", "half of a new fi");
    let between = way.open().await.expect("a connection with what was known");
    assert_eq!(seen(&between).await, (true, Some("/CN=largesse".into())));
    // The role is `largesse` and the new certificate says another name: the server hears the new one.
    let next = ours.client("somebody-else");
    secured.file("me.crt", &next.certificate);
    secured.file("me.key", &next.key);
    let error = way.open().await.expect_err("a refusal");
    assert_eq!(error.code().map(tokio_postgres::error::SqlState::code), Some("28000"), "{error}");
    secured.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_connection_of_a_server_is_encrypted() {
    let Some(secured) = Secured::start().await else { return };
    let ours = Authority::new("our authority");
    secured.prove(&ours.server(&["localhost"]), &ours).await;
    secured.admit("hostssl all all all scram-sha-256").await;
    let ca = secured.file("ca.crt", &ours.certificate);
    let url = secured.url("localhost", &format!("sslmode=verify-full&sslrootcert={ca}&channel_binding=require"));
    let watcher = eventually("a connection", async || wire::client(&url).await.ok()).await;
    migrate::migrate(&url, None).await.expect("a migrated database");
    let settings = db::Settings { lifetime: Duration::from_secs(1), ..db::Settings::new(&url) };
    let database = Database::connect(&settings, DatabaseMetrics::default()).await.expect("a database");
    database.check_statements().await.expect("statements that fit");
    let region = "eu".parse().expect("a region");
    largesse::quota::regions::add(&database, &region, "").await.expect("a region");
    let mut server = Server::start("eu", &url).await;
    let sql = "SELECT count(*), count(*) FILTER (WHERE s.ssl) FROM pg_stat_ssl AS s JOIN pg_stat_activity AS a \
               USING (pid) WHERE a.application_name = 'largesse' AND a.backend_type = 'client backend'";
    let row = watcher.query_one(sql, &[]).await.expect("a row");
    let (all, encrypted): (i64, i64) = (row.get(0), row.get(1));
    assert!(all >= 3 && all - encrypted <= 1, "{encrypted} of {all}: only the test's first one is in the clear");
    server.process.terminate(Duration::from_secs(20)).await;
    secured.stop().await;
}

#[tokio::test]
async fn files_and_words_that_can_not_be_used_end_a_command_with_2_and_name_the_setting() {
    let folder = std::env::temp_dir().join(format!("largesse-it-{}", uuid::Uuid::new_v4().simple()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (empty, ours) = (path("empty.pem"), Authority::new("our authority"));
    std::fs::write(&empty, "no certificate here").expect("a file");
    let (one, two) = (ours.client("one"), ours.client("two"));
    let (certificate, key) = (path("one.crt"), path("two.key"));
    std::fs::write(&certificate, one.certificate).expect("a file");
    std::fs::write(&key, two.key).expect("a file");
    for (query, said) in [
        ("sslmode=prefer".into(), "expected verify-full"),
        ("sslrootcert=/nonexistent/ca.crt".into(), "sslrootcert: /nonexistent/ca.crt can't be read"),
        (format!("sslrootcert={empty}"), "holds no certificate"),
        (format!("sslrootcert={certificate}&sslcert={certificate}&sslkey={empty}"), "holds no plain PEM key"),
        (format!("sslrootcert={certificate}&sslcert={certificate}&sslkey={key}"), "does not fit sslcert"),
    ] {
        let url = format!("postgresql://u@db.example/d?{query}");
        let env = [("LARGESSE_DATABASE_URL", url.as_str()), ("LARGESSE_TOKEN_SECRET", SECRET)];
        let ended = run(&["region", "list"], &env).await;
        assert_eq!(ended.code, Some(2), "{query}: {ended:?}");
        assert!(ended.stderr.contains("LARGESSE_DATABASE_URL") && ended.stderr.contains(said), "{query}: {ended:?}");
    }
    // No authority is known at all, as in an image without ca-certificates.
    let nowhere = path("none");
    let env = [
        ("LARGESSE_DATABASE_URL", "postgresql://u@db.example/d"),
        ("SSL_CERT_FILE", nowhere.as_str()),
        ("SSL_CERT_DIR", nowhere.as_str()),
    ];
    let ended = run(&["region", "list"], &env).await;
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(ended.stderr.contains("sslrootcert=system: the system has no trusted certificates"), "{ended:?}");
    std::fs::remove_dir_all(folder).expect("a folder");
}
