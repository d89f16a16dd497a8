//! Largesse hands a limited supply out to the whole world: exactly the supply, one for each account, first come first
//! served, answered by the nearest region in the person's own language.
//!
//! # Bird's eye view
//!
//! Regional API servers without state of their own write claims to one multi-region database. A campaign's supply is
//! split into counter rows, some in each region; a claim takes a unit from a row of the region that serves the person
//! and becomes a row in the person's home region, in one serializable statement. Units move between counter rows before
//! they are needed. When no counter row anywhere has a unit, one statement that sees all of them closes the gate, and
//! only then somebody hears SORRY.
//!
//! # Entry points
//!
//! `main.rs` parses the arguments, `cli/` runs one command. `cli/serve.rs` builds an `http::App` and starts the tasks
//! of `worker/`; the team's part of it (`http/admin/team.rs`) is all that a command on the database needs. `cli/demo/`
//! shows the whole system on one machine with the help of `local/` and `rush/`.
//!
//! # One claim, from the socket to the row and back
//!
//! 1. `http/serve.rs` accepts, `http/crew.rs` keeps the connection on one thread, `http/hot.rs` takes a claim past the
//!    router of `http/routes.rs`, `http/record.rs` gives the request its id and counts it.
//! 2. `http/claims.rs` reads pass or token, campaign, idempotency key and body, each refused with its own problem, and
//!    lets the use case outlive the request (`http/outlive.rs`): a phone that hangs up does not cancel a commit. A pass
//!    (`account/pass.rs`) was given by `http/pass.rs` to somebody whom the database knows, and says where their rows
//!    are; where a challenge against bots is on, that they have solved it. Who judges that was asked then
//!    (`admission/challenge/`), and is not asked now.
//! 3. `claim/place.rs` says SORRY from memory where that is true, else takes the pass's home, or guesses it, and picks
//!    the queue: one of the region's serving rows in use for natives (`claim/fan.rs`), the row for travellers for
//!    everybody else. Whom the database does not know under that home is met first, in a batch of first contacts
//!    (`account/reception.rs`).
//! 4. `claim/queue.rs` decides all that has queued by one statement at a time and keeps order of arrival; twins of one
//!    account in a queue share one place (`claim/pending.rs`).
//! 5. `db/pool.rs` runs `sql/queries/claim_pass.sql`, which grants to everybody in the batch or does nothing, and
//!    then `claim_place.sql`, which knows every case (`claim/form.rs` chooses; `claim_grant.sql` where somebody has no
//!    pass, or one that may be out of date by `account/roll.rs`); each is run again with the same ids whenever its
//!    outcome is in doubt.
//! 6. `claim/decide.rs` turns the rows into decisions. Out of units and gate open: `quota/borrow.rs` moves units here,
//!    sends the claims to where the last units are, or finds that there is none; then `quota/gate.rs` tries to close,
//!    and the claims are looked up once more before anybody is refused.
//! 7. `http/claims.rs` and `http/problem.rs` put the outcome into the person's language through `l10n/`.
//!
//! # Code map, in reading order
//!
//! `id`, `region`, `language`, `clock`: names and time. `db/`: connections, statements, retries, migrations. `quota/`:
//! counter rows, their gate, moving units. `campaign/`, `account/`: what is handed out, to whom. `claim/`: who has one.
//! `operator/`: the team, their roles, the audit log. `admission/`: who is let in, by what is in memory, and by a
//! service that judges challenges where one is set. `report/`: the books, the world as the dashboard shows it. `l10n/`:
//! words. `http/`, `worker/`: the server's two sides; `http/admin/` and `http/dashboard/` are the team's. `entrance/`:
//! the way in where no cloud's balancer stands. `local/`, `rush/`: a system and a crowd on one machine. `simulate/`: a
//! rush in virtual time. `sizing/`: how large a deployment has to be. `bench/`: against what one would pick instead.
//! `outbound`, `trust`: asking other services, over TLS. `cli/`, `config`: the commands and their settings; `cli/api/`
//! makes the team's calls. `telemetry/`: metrics, logs, traces.
//!
//! # Invariants, mostly absences
//!
//! - `db/` knows no campaign, no quota and no claim; `quota/` knows no claim; `claim/` knows no HTTP; `http/` knows no
//!   SQL.
//! - No unit is granted by anything in a server's memory. One thing is refused by it: SORRY, by the frozen set of a
//!   sold-out epoch and within the lease of a look at the gate (`claim/frozen.rs` has the argument). All else in memory
//!   draws pages and countdowns, or saves a question whose answer the statement gives again.
//! - No statement is put together at run time; every one is a file, safe to run again with the same parameters, and
//!   says why.
//! - No clock of a client or a server decides anything. Windows open by the database's clock, inside the statement.
//! - No retry outside `db/retry.rs`, none by message text, and no read to find out what a lost reply said.
//! - A database that is known to be away is not asked (`db/breaker.rs`); what was sent before keeps its doubt.
//! - No connection to a database is opened outside `db/wire.rs`; none is less protected than its URL says. Other
//!   services are asked by `outbound.rs` alone.
//! - A command for the team changes nothing by itself: it calls the admin API, on a server or in its own process
//!   (`cli/api/`), so that both ways check, note and answer the same.
//! - Nothing is changed for the team without a row in the audit log, in the same transaction (retention, which takes
//!   hours, notes its begin and its end; a rehearsal's shadow is nobody's campaign).
//! - No sentence for people outside `locales/`.
//! - Outcomes are data in `Ok`; errors say what the database did; problems are what clients see (`http/problem.rs`).
//!
//! # Where the proofs are
//!
//! Why a claim can't be granted twice: `sql/queries/claim_place.sql`, `claim_grant.sql` and `claim_pass.sql`. Why a
//! SORRY is true: `sql/queries/gate_move.sql` and `claim_lookup.sql`. Why units can't vanish in a transfer, or come to
//! a region that was drained: `sql/queries/quota_transfer.sql`. Why a home can move and a person be erased:
//! `account_move.sql`, `account_erase.sql`. Why a planner that lost its lease moves nothing: `quota_fence.sql`. Why one
//! account has one home and one claim: `claim_grant.sql`, point 4; why a pass is as good as a look at its row:
//! `claim_pass.sql`. Every promise has its adversary in `tests/it/`.

pub mod account;
pub mod admission;
pub mod bench;
pub mod campaign;
pub mod claim;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod doctor;
pub mod entrance;
pub mod http;
pub mod id;
pub mod l10n;
pub mod language;
pub mod local;
pub mod operator;
pub mod outbound;
pub mod quota;
pub mod region;
pub mod report;
pub mod rush;
pub mod simulate;
pub mod sizing;
pub mod telemetry;
pub mod trust;
pub mod worker;
