//! The way from a command to a server: who is turned away and told why, servers that are not there, hang or are none,
//! the language of refusals, tokens that stay secret, and TLS.

use std::net::SocketAddr;
use std::sync::Arc;

use largesse::operator::Role;
use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;

use crate::cli_api::{Way, token};
use crate::support::secured::{Authority, Pair};
use crate::support::server::{Ended, TempFolder};
use crate::support::{Server, World};

/// A command that was refused with this exit code, and said these things.
fn refused(ended: &Ended, code: i32, said: &[&str]) {
    assert_eq!(ended.code, Some(code), "{ended:?}");
    for said in said {
        assert!(ended.stderr.contains(said), "{said}: {ended:?}");
    }
    assert_eq!(ended.stderr.matches("largesse: ").count(), 1, "said once: {ended:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_not_is_told_so_in_their_language_and_what_is_printed_is_the_problem() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let at = format!("http://{}", server.ops);
    let (viewer, admin) = (token(&world, "Vera", Role::Viewer).await, token(&world, "Ada", Role::Admin).await);
    let close = ["campaign", "close", &campaign.slug];
    let way = Way::server(&at, &viewer);
    let ended = way.run(&close).await;
    refused(&ended, 1, &["Not for your role: This takes somebody whose role is operator or more.", &at, "403"]);
    assert_eq!(ended.stdout, "");
    let ended = way.run(&[&close[..], &["--json"]].concat()).await;
    let problem: Value = serde_json::from_str(&ended.stdout).expect("a problem document");
    assert_eq!((&problem["code"], &problem["status"]), (&"forbidden".into(), &403.into()));
    refused(&ended, 1, &["Not for your role"]);
    assert_eq!(way.run(&["campaign", "show", &campaign.slug]).await.code, Some(0), "a viewer looks");
    for wrong in ["lgo_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x"] {
        let ended = Way::server(&at, wrong).run(&close).await;
        refused(&ended, 1, &["Please sign in again", &at, "401", "LARGESSE_OPERATOR_TOKEN"]);
        assert!(!ended.stderr.contains(wrong) || wrong == "x", "{ended:?}");
    }
    // The first of these that is set; a language that nobody speaks here is English.
    for (set, said) in [
        (&[("LANG", "fr_FR.UTF-8")][..], "Campagne inconnue"),
        (&[("LANG", "C"), ("LC_MESSAGES", "de_DE")], "Diese Aktion"),
        (&[("LANG", "fr_FR"), ("LC_ALL", "C.UTF-8")], "We don’t know this campaign"),
        (&[("LANG", "tlh_AQ")], "We don’t know this campaign"),
        (&[], "We don’t know this campaign"),
    ] {
        for way in [Way::server(&at, &admin), Way::database(&world.url)] {
            let way = set.iter().fold(way, |way, (name, value)| way.and(name, value));
            refused(&way.run(&["campaign", "show", "nowhere"]).await, 1, &[said]);
        }
    }
    token_files(&at, &admin).await;
}

async fn token_files(at: &str, admin: &str) {
    let folder = TempFolder::new();
    let file = folder.0.join("token");
    std::fs::write(&file, format!("{admin}\n")).expect("a file");
    let way = Way(vec![("LARGESSE_SERVER", at.to_owned())]);
    let me = way.run(&["operator", "me", "--token-file", &file.to_string_lossy()]).await;
    assert!(me.code == Some(0) && me.stdout.starts_with("Ada is admin until "), "{me:?}");
    let none = way.run(&["operator", "me", "--token-file", "no/such/file"]).await;
    refused(&none, 2, &["LARGESSE_OPERATOR_TOKEN_FILE", "no/such/file"]);
    refused(&way.run(&["operator", "me"]).await, 2, &["LARGESSE_OPERATOR_TOKEN: not set", "--token-file"]);
}

#[tokio::test]
async fn settings_that_lead_nowhere_or_would_show_a_token_are_refused() {
    let neither = Way(vec![]).run(&["region", "list"]).await;
    refused(&neither, 2, &["LARGESSE_SERVER", "LARGESSE_DATABASE_URL", "--server", "--database-url"]);
    // An address that is set and empty is none.
    let empty = Way(vec![("LARGESSE_SERVER", String::new())]).run(&["region", "list"]).await;
    refused(&empty, 2, &["LARGESSE_DATABASE_URL"]);
    for odd in ["127.0.0.1:9090", "ftp://ops", "http://ada:secret@ops", "http://"] {
        refused(&Way::server(odd, "lgo_x").run(&["region", "list"]).await, 2, &["LARGESSE_SERVER: expected http://"]);
    }
    // Nobody answers there; that it is not asked shows in how fast it is over.
    let clear = Way::server("http://192.0.2.1:9090", "lgo_secret").run(&["region", "list"]).await;
    refused(&clear, 2, &["192.0.2.1", "unencrypted", "--plaintext", "https://"]);
    assert!(!clear.stderr.contains("lgo_secret"), "{clear:?}");
    let retain = Way::server("http://127.0.0.1:1", "x").run(&["account", "retain", "--days", "9"]).await;
    refused(&retain, 2, &["`account retain`", "LARGESSE_DATABASE_URL"]);
    // What is on the command line counts for more than what the surroundings say, and both can't be meant.
    let flag = Way::server("http://127.0.0.1:1", "x").run(&["region", "--database-url", "nowhere", "list"]).await;
    refused(&flag, 2, &["LARGESSE_DATABASE_URL"]);
    let both = Way(vec![]).run(&["region", "--server", "http://127.0.0.1:1", "--database-url", "x", "list"]).await;
    refused(&both, 2, &["--server: given with --database-url"]);
    let header = Way::server("http://127.0.0.1:1", "x").and("LARGESSE_SERVER_HEADER", "no header");
    refused(&header.run(&["region", "list"]).await, 2, &["LARGESSE_SERVER_HEADER"]);
}

/// A server that says this to everybody, after it has read something, and then waits or hangs up.
async fn says(words: &'static str, hangs_up: bool) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((mut client, _)) = listener.accept().await {
            let mut heard = [0; 4096];
            let _asked = client.read(&mut heard).await;
            let _told = client.write_all(words.as_bytes()).await;
            if !hangs_up {
                open.push(client);
            }
        }
    });
    address
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_not_there_hangs_or_is_none_is_named() {
    let nobody = {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        listener.local_addr().expect("an address")
    };
    let html = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nhi";
    let redirect = "HTTP/1.1 302 Found\r\nlocation: https://login.example.com\r\ncontent-length: 0\r\n\r\n";
    let gateway = "HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/plain\r\ncontent-length: 3\r\n\r\nbad";
    let (look, order) = (&["campaign", "list"][..], &["campaign", "create", "burger", "--supply", "1"][..]);
    let doubt = "it is not known whether it was done";
    for (address, looked, ordered) in [
        (nobody, "can't be reached, and nothing was asked there", None),
        (says("SSH-2.0-OpenSSH_9.2\r\n", true).await, "gave no answer", Some(doubt)),
        (says("", true).await, "gave no answer", Some(doubt)),
        (says("", false).await, "no answer within 1000 ms", Some(doubt)),
        (says("HTTP/1.1 200 OK\r\n", false).await, "no answer within 1000 ms", Some(doubt)),
        (says(html, true).await, "answered 200, and not as a server of Largesse", Some(doubt)),
        (says(redirect, true).await, "answered 302", None),
        (says(gateway, true).await, "answered 502", Some(doubt)),
    ] {
        let at = format!("http://{address}");
        let way = Way::server(&at, "lgo_secret").and("LARGESSE_SERVER_TIMEOUT", "1");
        let ended = way.run(look).await;
        refused(&ended, 1, &[&at, looked]);
        assert!(!ended.stderr.contains(doubt) && ended.stdout.is_empty(), "{ended:?}");
        let ended = way.run(order).await;
        refused(&ended, 1, &[&at, looked]);
        assert_eq!(ended.stderr.contains(doubt), ordered.is_some(), "{ended:?}");
        let file = way.run(&["claim", "export", "burger"]).await;
        assert!(file.code == Some(1) && file.stderr.contains(&at), "{file:?}");
        let file = way.run(&["account", "import", "Cargo.toml"]).await;
        assert!(file.code == Some(1) && file.stderr.contains(&at), "{file:?}");
    }
}

/// A server of which everybody hears that there is no campaign; what it heard comes out at the other end.
async fn listens(on: &str) -> (SocketAddr, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind(on).await.expect("a port");
    let (address, (tell, told)) = (listener.local_addr().expect("an address"), mpsc::unbounded_channel());
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let mut heard = String::new();
            while !is_whole(&heard) {
                let mut piece = [0; 4096];
                let length = client.read(&mut piece).await.expect("a request");
                heard += &String::from_utf8_lossy(&piece[..length]).to_ascii_lowercase();
            }
            let _nobody = tell.send(heard);
            let none = "{\"campaigns\":[]}";
            let fields = format!("content-type: application/json\r\ncontent-length: {}", none.len());
            let _gone = client.write_all(format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n{none}").as_bytes()).await;
        }
    });
    (address, told)
}

/// Whether a request is here with its body.
fn is_whole(request: &str) -> bool {
    let Some((head, body)) = request.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
    body.len() >= length
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_is_told_who_calls_in_which_language_and_what_stands_before_it_what_it_wants() {
    // To the program that is another machine, and it reaches this one.
    let (address, mut told) = listens("0.0.0.0:0").await;
    let way = Way::server(&format!("http://{address}/behind/a/path/"), "lgo_secret")
        .and("LARGESSE_SERVER_HEADER", "X-Serverless-Authorization: Bearer of the door")
        .and("LC_ALL", "pt_BR.UTF-8");
    refused(&way.run(&["campaign", "list"]).await, 2, &["0.0.0.0", "unencrypted"]);
    assert!(told.try_recv().is_err(), "nothing was sent");
    let plain = way.run(&["campaign", "list", "--plaintext", "--json"]).await;
    assert_eq!((plain.code, plain.stdout.as_str()), (Some(0), "{\n  \"campaigns\": []\n}\n"), "{plain:?}");
    let heard = told.recv().await.expect("a request");
    assert!(heard.starts_with("get /behind/a/path/v1/admin/campaigns http/1.1\r\n"), "{heard}");
    for line in [
        format!("host: {address}"),
        "authorization: bearer lgo_secret".into(),
        "x-serverless-authorization: bearer of the door".into(),
        "accept-language: pt-br".into(),
        format!("user-agent: largesse/{}", env!("CARGO_PKG_VERSION")),
    ] {
        assert!(heard.contains(&format!("\r\n{line}\r\n")), "{line}: {heard}");
    }
    assert!(told.try_recv().is_err(), "asked once");
    // For which campaigns and regions somebody acts is sent where it was said.
    let add = ["operator", "add", "Grace", "--role", "viewer", "--plaintext"];
    let scopes = ["--campaign", "burger", "--campaign", "pizza", "--region", "eu"];
    for (more, sent) in
        [(&[][..], ""), (&scopes, r#""campaigns":["burger","pizza"],"#), (&scopes, r#""regions":["eu"],"#)]
    {
        assert_eq!(way.run(&[&add[..], more].concat()).await.code, Some(0));
        let heard = told.recv().await.expect("a request");
        assert!(heard.contains(sent) && heard.contains("campaigns\":") != more.is_empty(), "{heard}");
    }
}

/// Ends TLS with this certificate in front of a server, and passes on what it hears.
async fn secured(target: SocketAddr, pair: &Pair) -> SocketAddr {
    let chain = vec![CertificateDer::from_pem_slice(pair.certificate.as_bytes()).expect("a certificate")];
    let key = PrivateKeyDer::from_pem_slice(pair.key.as_bytes()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("TLS 1.2 and 1.3")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("a certificate and its key");
    let (acceptor, listener) =
        (TlsAcceptor::from(Arc::new(config)), TcpListener::bind("127.0.0.1:0").await.expect("a port"));
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut client) = acceptor.accept(client).await else { return };
                let mut server = TcpStream::connect(target).await.expect("a server");
                let _ended = tokio::io::copy_bidirectional(&mut client, &mut server).await;
            });
        }
    });
    address
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_tls_only_whoever_proves_the_name_is_told_the_token() {
    let world = World::new(&["eu"]).await;
    let server = Server::start("eu", &world.url).await;
    let ada = token(&world, "Ada", Role::Admin).await;
    let (trusted, stranger) = (Authority::new("trusted"), Authority::new("stranger"));
    let folder = TempFolder::new();
    let roots = folder.0.join("roots.pem");
    std::fs::write(&roots, &trusted.certificate).expect("a file");
    let at = |address: SocketAddr| {
        let way = Way::server(&format!("https://localhost:{}", address.port()), &ada);
        way.and("SSL_CERT_FILE", &roots.to_string_lossy())
    };
    let good = at(secured(server.ops, &trusted.server(&["localhost"])).await);
    let me = good.run(&["operator", "me", "--json"]).await;
    let me: Value = serde_json::from_str(&me.stdout).unwrap_or_else(|e| panic!("{e}: {me:?}"));
    assert_eq!((&me["name"], &me["role"]), (&"Ada".into(), &"admin".into()));
    let added = good.run(&["region", "add", "us"]).await;
    assert!(added.code == Some(0) && added.stdout.contains("us is there"), "{added:?}");
    for (pair, said) in [
        (trusted.server(&["ops.example.com"]), "not valid for name"),
        (trusted.expired_server(&["localhost"]), "expired"),
        (stranger.server(&["localhost"]), "UnknownIssuer"),
    ] {
        let ended = at(secured(server.ops, &pair).await).run(&["campaign", "close", "burger"]).await;
        refused(&ended, 1, &["https://localhost:", "can't be reached, and nothing was asked there", said]);
    }
    let nobody = good.and("SSL_CERT_FILE", "/dev/null").and("SSL_CERT_DIR", "/dev/null");
    refused(&nobody.run(&["operator", "me"]).await, 1, &["no trusted certificates", "SSL_CERT_FILE"]);
}
