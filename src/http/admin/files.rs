//! Files of the team's API, of any length and in constant memory: accounts that come in, claims that go out.
//!
//! **Invariant:** nothing is gathered: a file of accounts is written to the database as it arrives, and its sender is
//! told how far that is meanwhile; a file of claims is read from the database as fast as it is taken. A file that could
//! not be ended is broken off, so that nobody takes it for whole.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use futures_util::stream;
use http_body_util::BodyExt;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use tokio::sync::mpsc;

use super::super::problem::Problem;
use super::call::Call;
use super::form::invalid;
use crate::account::care::Desk;
use crate::account::import::{Done, Error, FileImport};
use crate::account::lines::{Fault, Format};
use crate::claim::export::Export;
use crate::clock;
use crate::operator::Actor;
use crate::operator::audit::Entry;

/// Lines of faults that are sent; the others are only counted. So all that may wait to be read, while the sender still
/// sends, fits into two megabytes.
const FAULTS_SHOWN: u64 = 10_000;
/// How often a sender is told how far it is.
const TELL_EVERY: Duration = Duration::from_secs(1);
/// How long the next piece of a file may take.
const PIECE_WITHIN: Duration = Duration::from_secs(60);
/// How long what is left of a file is taken after its end was told: a sender who is not heard any more can't hear.
const REST_WITHIN: Duration = Duration::from_secs(30);

/// A line of the answer to an import: one of these.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportLine")]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// How far it is; about once a second.
    Progress(Counts),
    /// A line that is no account: all others are written all the same.
    Fault(Faulty),
    /// The end: every line was written, was known, or is a fault.
    Done(Counts),
    /// The end, too early. What is written stays; send the file again.
    Failed(Failed),
}

/// What an import has done.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportCounts")]
pub struct Counts {
    /// Lines that were read.
    lines: u64,
    /// Accounts written.
    written: u64,
    /// Accounts that were there already, or came twice, and keep what they have.
    known: u64,
    /// Lines that are no account; of the first 10,000 each is told.
    faults: u64,
}

/// A line that is no account.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportFault")]
pub struct Faulty {
    /// Its number, from 1.
    line: u64,
    /// The field; `line` if it is the line as a whole.
    field: String,
    /// What was expected.
    expected: String,
}

/// Why an import ended.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportFailed")]
pub struct Failed {
    /// `header`: the first line of the CSV file can't be one. `unavailable`: the database. `broken-off`: the file.
    code: &'static str,
    /// More of it.
    detail: String,
    /// What was done until then.
    so_far: Counts,
}

impl From<Done> for Counts {
    fn from(done: Done) -> Self {
        let Done { lines, written, known, faults } = done;
        Self { lines, written, known, faults }
    }
}

impl From<Fault> for Faulty {
    fn from(fault: Fault) -> Self {
        let Fault { line, field, expected } = fault;
        Self { line, field, expected }
    }
}

/// An answer to an import, as its document shows it.
pub fn sample() -> String {
    let counts = |lines| Counts { lines, written: lines - 1, known: 0, faults: 1 };
    let fault = Fault { line: 2, field: "home_region".into(), expected: "a region that there is: europe-west1".into() };
    [Told::Fault(fault.into()), Told::Progress(counts(40_000)), Told::Done(counts(60_000))].iter().map(line).collect()
}

fn line(told: &Told) -> String {
    // Unwrap safety: numbers and texts, written into memory.
    let mut line = serde_json::to_string(told).expect("a line");
    line.push('\n');
    line
}

/// `POST /v1/admin/accounts/import`
pub async fn import(call: &mut Call) -> Result<Response, Problem> {
    let format = sent(call.headers())?;
    let regions = call.app.orders.regions().await?;
    let import = call.app.accounts.import(format, regions.into_iter().map(|known| known.region).collect());
    let (tell, told) = mpsc::unbounded_channel();
    let (desk, actor, body) = (call.app.accounts.clone(), call.actor.clone(), call.take_body());
    // A thread of its own, as every call of the team has: this one is answered long before it ends.
    let runtime = call.app.runtime.clone();
    call.app
        .runtime
        .spawn_blocking(move || runtime.block_on(Receiving { import, tell, shown: 0 }.run(&desk, &actor, body)));
    let lines = stream::unfold(told, async |mut told: mpsc::UnboundedReceiver<Told>| {
        let next = told.recv().await?;
        Some((Ok::<_, std::io::Error>(Bytes::from(line(&next))), told))
    });
    let answer = Response::new(Body::from_stream(lines));
    Ok(call.sign(typed(answer, "application/x-ndjson"), "accounts-imported"))
}

fn typed(mut answer: Response, kind: &'static str) -> Response {
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    answer
}

/// The format that a file is said to be in.
fn sent(headers: &HeaderMap) -> Result<Format, Problem> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "text/csv" => Ok(Format::Csv),
        "application/x-ndjson" | "application/ndjson" | "application/jsonl" => Ok(Format::Ndjson),
        _ => Err(Problem::UnsupportedMediaType),
    }
}

/// A file of accounts that is coming in.
struct Receiving {
    import: FileImport,
    /// Not bounded, and all the same small: a sender that reads nothing before it has sent everything must not be
    /// waited for. What it can hold is `FAULTS_SHOWN` and a line a second.
    tell: mpsc::UnboundedSender<Told>,
    shown: u64,
}

impl Receiving {
    async fn run(mut self, desk: &Desk, actor: &Actor, mut body: Body) {
        let end = match self.receive(&mut body).await {
            Ok(done) => Told::Done(done.into()),
            Err((code, detail)) => Told::Failed(Failed { code, detail, so_far: self.import.done().into() }),
        };
        self.faults();
        let Done { lines, written, known, faults } = self.import.done();
        let after = json!({"lines": lines, "written": written, "known": known, "faults": faults});
        let entry = Entry::new(actor, "account.import");
        let noted = if written > 0 { desk.note(&entry, after).await } else { Ok(()) };
        // The rows are there: an entry that can't be written is looked for in this server's log.
        if let Err(error) = noted {
            tracing::error!(error = %error, written, "an import of accounts could not be noted");
        }
        self.say(end);
        drop(self.tell);
        let rest = async { while let Some(Ok(_unread)) = body.frame().await {} };
        let _until_it_is_heard = tokio::time::timeout(REST_WITHIN, rest).await;
    }

    async fn receive(&mut self, body: &mut Body) -> Result<Done, (&'static str, String)> {
        let mut told_at = clock::monotonic();
        loop {
            let piece = tokio::time::timeout(PIECE_WITHIN, body.frame()).await;
            let piece = piece.map_err(|_elapsed| ("broken-off", format!("nothing came for {PIECE_WITHIN:?}")))?;
            let Some(frame) = piece else { break };
            let frame = frame.map_err(|_gone| ("broken-off", "the file ended in the middle".to_owned()))?;
            let Ok(data) = frame.into_data() else { continue };
            self.import.feed(&data).await.map_err(failed)?;
            self.faults();
            if told_at.elapsed() >= TELL_EVERY {
                told_at = clock::monotonic();
                self.say(Told::Progress(self.import.done().into()));
            }
        }
        self.import.finish().await.map_err(failed)
    }

    fn faults(&mut self) {
        for fault in self.import.take_faults() {
            self.shown += 1;
            if self.shown <= FAULTS_SHOWN {
                self.say(Told::Fault(fault.into()));
            }
        }
    }

    fn say(&self, told: Told) {
        // Whoever hung up sent a file all the same.
        let _hung_up = self.tell.send(told);
    }
}

fn failed(error: Error) -> (&'static str, String) {
    match error {
        Error::Hopeless(fault) => ("header", fault.to_string()),
        Error::Database(ref cause) => {
            tracing::warn!(error = %cause, "an import of accounts was broken off");
            ("unavailable", error.to_string())
        }
    }
}

/// `GET /v1/admin/campaigns/{slug}/claims/export`
pub async fn export(call: &mut Call) -> Result<Response, Problem> {
    let format = call.query("format").map_or(Some(Format::Ndjson), |word| Format::parse(&word));
    let format = format.ok_or_else(|| invalid("format"))?;
    let after = call.query("after").map(|text| text.parse().map_err(|()| invalid("after"))).transpose()?;
    let campaign = call.campaign().await?;
    let noted = json!({"after": call.query("after")});
    let entry = Entry::new(&call.actor, "claim.export").campaign(&campaign.slug);
    call.app.accounts.note(&entry, noted).await?;
    let export = call.app.claims.export(campaign.id, format, after);
    let pieces = stream::try_unfold(export, async |mut export: Export| {
        let piece = export.piece().await.map_err(std::io::Error::other)?;
        Ok::<_, std::io::Error>(piece.map(|piece| (Bytes::from(piece), export)))
    });
    let kind = match format {
        Format::Csv => "text/csv; charset=utf-8",
        Format::Ndjson => "application/x-ndjson",
    };
    Ok(call.sign(typed(Response::new(Body::from_stream(pieces)), kind), "claims-exported"))
}
