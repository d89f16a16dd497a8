//! Calls of the admin API, for the commands of the team: to a server's ops port, or to the same routes in this process
//! over the database.
//!
//! What may not live here: what is asked, and what is said about it; those are each command's.
//!
//! **Invariant:** a command can't tell the two ways apart: what it asks, what it is answered and what it prints are the
//! same. Nothing is asked twice: whether an order was carried out is for whoever gave it to find out.

mod failure;
pub mod file;
pub mod words;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use clap::Subcommand;
use http_body_util::{BodyExt as _, Limited};
use hyper::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use hyper::{HeaderMap, Method, Request, Response};
use serde_json::Value;
use uuid::Uuid;

pub use self::failure::Failure;
use self::failure::Refused;
use super::team::team;
use super::{connect, local_name};
use crate::config::server::{Server, ServerArgs, reader_language};
use crate::config::{self, DatabaseArgs};
use crate::db::Limit;
use crate::http::admin::inside::Inside;
use crate::http::choices::Choices;
use crate::l10n::Catalog;
use crate::operator::Operator;
use crate::outbound::{self, Body, Client};
use crate::quota::regions;
use crate::telemetry::log;

/// The longest answer that is read as one: a page of the audit log at its longest.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Who calls, for the logs of what stands between.
const PROGRAM: &str = concat!("largesse/", env!("CARGO_PKG_VERSION"));

/// A command that makes calls of the admin API, and what it shall do there.
#[derive(Debug, clap::Args)]
pub struct OnApi<C: Subcommand> {
    #[command(flatten)]
    server: ServerArgs,
    #[command(flatten)]
    pub(super) database: DatabaseArgs,
    /// Print the API's answer as JSON on standard output, and nothing else there; of a refusal, its problem document
    #[arg(long, global = true)]
    pub(super) json: bool,
    #[command(subcommand)]
    pub(super) command: C,
}

impl<C: Subcommand> OnApi<C> {
    /// The API, on the server that was named or on the database.
    pub async fn open(&self) -> anyhow::Result<Api> {
        log::init(log::Format::Text, tracing::Level::WARN);
        let server = if self.flagged_database()? { None } else { self.server.server()? };
        let way = match server {
            Some(server) => Way::Server(Client::to(&server.base)?, Box::new(server)),
            None => Way::Inside(inside(&self.database).await?),
        };
        Ok(Api { way, language: reader_language(), json: self.json })
    }

    /// Runs a command whose answers are all of its outcome.
    pub async fn carry_out(&self, calls: impl AsyncFnOnce(&Api, &C) -> anyhow::Result<()>) -> anyhow::Result<ExitCode> {
        let api = self.open().await?;
        let done = calls(&api, &self.command).await;
        api.tell(done)?;
        Ok(ExitCode::SUCCESS)
    }

    /// Whether a database was named on the command line, which then counts for more than a server that the surroundings
    /// name: who writes an address of staging must not close a campaign of production.
    fn flagged_database(&self) -> Result<bool, config::Error> {
        let flagged = |value: &Option<String>, name| value.is_some() && std::env::var(name).ok() != *value;
        let database = flagged(&self.database.database_url, "LARGESSE_DATABASE_URL");
        if database && flagged(&self.server.server, "LARGESSE_SERVER") {
            return Err(config::Error::new("--server", "given with --database-url; expected one of them"));
        }
        Ok(database)
    }

    /// Refuses a server, for what is no call of the API.
    pub fn without_server(&self, why: &str) -> Result<(), config::Error> {
        let named = !self.flagged_database()? && self.server.server.as_ref().is_some_and(|url| !url.is_empty());
        if named { Err(config::Error::new("LARGESSE_SERVER", why)) } else { Ok(()) }
    }
}

/// The id of an order that is done once at most: the one that was given, or a new one, said before anything is sent, so
/// that whoever is cut off can ask for the same again.
pub fn given_or_told(id: Option<Uuid>) -> Uuid {
    id.unwrap_or_else(|| {
        let id = Uuid::new_v4();
        eprintln!("order {id}");
        id
    })
}

async fn inside(database: &DatabaseArgs) -> anyhow::Result<Inside> {
    if database.database_url.as_ref().is_none_or(String::is_empty) {
        let expected = "not set, and neither is LARGESSE_DATABASE_URL; expected a server's ops port, such as \
                        http://127.0.0.1:9090, here or as --server; or a database, there or as --database-url";
        return Err(config::Error::new("LARGESSE_SERVER", expected).into());
    }
    let db = connect(database).await?;
    let first = regions::list(&db, Limit::PATIENT).await?.into_iter().next().map(|known| known.region);
    let choices = Arc::new(Choices::new(Arc::new(Catalog::load()?)));
    Ok(Inside::new(team(&db, first, None, choices), Operator::local(local_name())))
}

/// The admin API.
pub struct Api {
    way: Way,
    language: String,
    json: bool,
}

enum Way {
    Server(Client, Box<Server>),
    Inside(Inside),
}

/// The head of an answer.
struct Head {
    status: u16,
    /// Its media type.
    kind: String,
}

impl Head {
    fn of(status: u16, headers: &HeaderMap) -> Self {
        let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        Self { status, kind: kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase() }
    }
}

impl Api {
    /// Looks.
    pub async fn get(&self, path: &str) -> Result<Value, Failure> {
        self.call(Method::GET, path, None).await
    }

    /// Orders.
    pub async fn post(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        self.call(Method::POST, path, Some(body)).await
    }

    /// Sets.
    pub async fn put(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        self.call(Method::PUT, path, Some(body)).await
    }

    /// Changes.
    pub async fn patch(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        self.call(Method::PATCH, path, Some(body)).await
    }

    /// Takes away.
    pub async fn delete(&self, path: &str) -> Result<Value, Failure> {
        self.call(Method::DELETE, path, None).await
    }

    /// One call; null for an answer without a body.
    async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, Failure> {
        let changes = method != Method::GET;
        let json = body.map(|body| ("application/json", outbound::ready(body.to_string())));
        let asked = self.whole(self.request(method, path, json)).await;
        let (head, bytes) = asked.map_err(|error| Failure::unanswered(self.place(), changes, error))?;
        self.read(&head, &bytes).map_err(|failure| if changes { failure.in_doubt() } else { failure })
    }

    fn read(&self, head: &Head, bytes: &[u8]) -> Result<Value, Failure> {
        let body = || serde_json::from_slice::<Value>(bytes).ok();
        match head.status {
            204 => return Ok(Value::Null),
            200..=299 if head.kind == "application/json" => {
                if let Some(body) = body() {
                    return Ok(body);
                }
            }
            400.. if head.kind == "application/problem+json" => {
                let server = self.server().map(|server| server.base.to_string());
                if let Some(refused) = body().and_then(|body| Refused::of(body, server)) {
                    return Err(Failure::refused(refused));
                }
            }
            _ => {}
        }
        Err(Failure::strange(self.place(), head.status))
    }

    /// A call that is answered by a stream of this kind.
    async fn begin(
        &self,
        request: Request<Body>,
        kind: &str,
        turn: Option<&file::Turn>,
    ) -> Result<file::Stream, Failure> {
        let changes = *request.method() != Method::GET;
        let asked = file::patiently(self.patience(), turn, self.send(request)).await;
        let answer = asked.map_err(|error| Failure::unanswered(self.place(), changes, error))?;
        let head = Head::of(answer.status().as_u16(), answer.headers());
        if answer.status().is_success() && head.kind == kind {
            return Ok(file::Stream::new(answer.into_body(), self.patience(), self.place()));
        }
        let body = file::patiently(self.patience(), None, gather(answer.into_body())).await;
        let bytes = body.map_err(|error| Failure::unanswered(self.place(), changes, error))?;
        let failure = self.read(&head, &bytes).err();
        Err(failure.unwrap_or_else(|| Failure::strange(self.place(), head.status)))
    }

    async fn whole(&self, request: Request<Body>) -> Result<(Head, Bytes), outbound::Error> {
        let asked = async {
            let (head, body) = self.send(request).await?.into_parts();
            Ok((Head::of(head.status.as_u16(), &head.headers), gather(body).await?))
        };
        file::patiently(self.patience(), None, asked).await
    }

    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, outbound::Error> {
        Ok(match &self.way {
            Way::Server(client, _) => client.send(request).await?.map(|body| body.map_err(Into::into).boxed_unsync()),
            Way::Inside(inside) => inside.send(request).await.map(|body| body.map_err(Into::into).boxed_unsync()),
        })
    }

    fn request(&self, method: Method, path: &str, body: Option<(&str, Body)>) -> Request<Body> {
        let address = self.server().map_or_else(|| path.to_owned(), |server| server.base.at(path));
        let mut request = Request::builder().method(method).uri(address).header(USER_AGENT, PROGRAM);
        request = request.header(ACCEPT_LANGUAGE, &self.language);
        if let Some(Server { token, header, .. }) = self.server() {
            request = request.header(AUTHORIZATION, format!("Bearer {}", token.reveal()));
            if let Some((name, value)) = header {
                request = request.header(name, value.reveal());
            }
        }
        let (kind, body) =
            body.map_or_else(|| (None, outbound::ready(Bytes::new())), |(kind, body)| (Some(kind), body));
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        // Unwrap safety: addresses are built of parts that were encoded, and the settings' signs were looked at.
        request.body(body).expect("a request")
    }

    fn server(&self) -> Option<&Server> {
        match &self.way {
            Way::Server(_, server) => Some(server),
            Way::Inside(_) => None,
        }
    }

    /// Where the API is, for people.
    fn place(&self) -> String {
        self.server().map_or_else(|| "the API in this process".to_owned(), |server| server.base.to_string())
    }

    /// How long is waited for a server; what runs in this process says itself when it gives up.
    fn patience(&self) -> Option<Duration> {
        self.server().map(|server| server.within)
    }

    /// Whether programs read what is printed.
    pub fn is_for_programs(&self) -> bool {
        self.json
    }

    /// Prints an answer: as it is for programs, in words for people.
    pub fn show(&self, answer: &Value, words: impl FnOnce() -> String) {
        if self.json {
            println!("{answer:#}");
        } else {
            println!("{}", words());
        }
    }

    /// Prints the problem of a command that was refused, for programs; the error is for `super::run` to say.
    pub fn tell<T>(&self, done: anyhow::Result<T>) -> anyhow::Result<T> {
        if let Err(error) = &done
            && let Some(document) = failure::document(error).filter(|_| self.json)
        {
            println!("{document:#}");
        }
        done
    }
}

async fn gather(body: Body) -> Result<Bytes, outbound::Error> {
    Ok(Limited::new(body, ANSWER_BYTES_MAX).collect().await.map_err(outbound::Error::Answer)?.to_bytes())
}

/// A part of an address: whatever is no plain letter is encoded, so that no name leads elsewhere.
pub fn part(text: &(impl ToString + ?Sized)) -> String {
    let text = text.to_string();
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
    match text.as_str() {
        // Steps, and nothing at all, would make another address.
        "." | ".." => text.replace('.', "%2E"),
        "" => "%20".to_owned(),
        _ => text.bytes().map(|b| if plain(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_to_another_address() {
        for (name, written) in [
            ("burger-2", "burger-2"),
            ("a/b", "a%2Fb"),
            ("..", "%2E%2E"),
            ("", "%20"),
            ("burger?x=1#y", "burger%3Fx%3D1%23y"),
            ("café", "caf%C3%A9"),
        ] {
            assert_eq!(part(name), written, "{name}");
        }
    }
}
