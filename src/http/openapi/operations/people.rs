//! The operations about people: accounts, claims, and the files they come and go in. With the example of each answer.

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::super::super::admin::{claims, files, people};
use super::super::samples;
use super::{Good, Operation, good, team};
use crate::account::lines::Format;
use crate::account::{Account, Record};
use crate::claim::export;
use crate::claim::kept::Kept;
use crate::claim::{Claim, Status};
use crate::id::{AccountId, RequestId};
use crate::quota::RowKey;

const ACCOUNT: &str = "/v1/admin/accounts/{id}";

/// All of them.
pub const OPERATIONS: &[Operation] = &[
    team(
        ("post", "/v1/admin/accounts/import"),
        "importAccounts",
        (
            "Bring accounts in, from a file of any length",
            "The body is the file: `text/csv`, whose first line names its columns, or `application/x-ndjson`, one \
             object a line, with the fields `account_id`, `home_region`, and, if they are known, `country`, `locale`, \
             and `since`, from when on the user service knows the account. What is there already stays as it is, so a \
             file can be sent again. The answer comes while the file does, one `ImportLine` a line: progress, each \
             line that is no account, and `done` or `failed` at the end.",
        ),
        None,
        &[Good {
            status: 200,
            about: "What becomes of the file, line by line.",
            body: Some(("application/x-ndjson", "ImportLines")),
            headers: &["Cache-Control"],
            may: &[],
            sample: |_, _| Value::String(files::sample()),
        }],
        &["unsupported-media-type"],
    ),
    team(
        ("get", ACCOUNT),
        "getAccount",
        ("Look an account up", "With its claims in all campaigns."),
        None,
        &[good(200, "The account.", "Account", |_, _| account())],
        &["invalid-request", "account-not-found"],
    ),
    team(
        ("post", "/v1/admin/accounts/{id}/block"),
        "blockAccount",
        ("Block an account", "It is granted nothing and given no pass any more. A claim it has stays."),
        None,
        &[good(200, "The account.", "Account", |_, _| account())],
        &["invalid-request", "account-not-found"],
    ),
    team(
        ("post", "/v1/admin/accounts/{id}/unblock"),
        "unblockAccount",
        ("Unblock an account", "It may take part again."),
        None,
        &[good(200, "The account.", "Account", |_, _| account())],
        &["invalid-request", "account-not-found"],
    ),
    team(
        ("post", "/v1/admin/accounts/{id}/move"),
        "moveAccount",
        (
            "Move an account's home to another region, with all its claims",
            "Only while no campaign needs the home where it is: each that admits the account, or has a claim of it, \
             must be closed. And only when no pass can live that names it: the account must have been blocked for 65 \
             minutes. Unblock it afterwards.",
        ),
        Some(("MoveRequest", true)),
        &[good(200, "The account at its new home.", "Account", |_, _| account())],
        &["account-not-found", "account-in-campaign", "account-may-have-pass"],
    ),
    team(
        ("get", "/v1/admin/accounts/{id}/export"),
        "exportAccount",
        ("All that is kept about one person", "Their account, their claims, and what the team did to them."),
        None,
        &[good(200, "All of it.", "AccountExport", |_, _| copy())],
        &["invalid-request", "account-not-found"],
    ),
    team(
        ("delete", ACCOUNT),
        "eraseAccount",
        (
            "Take a person out of the database",
            "The account goes. Its claims stay for the books and lose their name: account and request become random \
             ids. Somebody who has a claim in a campaign that is not closed is refused until it is, because they could \
             come again and get a second one; so is somebody who is blocked, because they would come back unblocked.",
        ),
        None,
        &[good(200, "The person is not known here any more.", "AccountErased", |_, _| {
            json(&people::Erased { claims: 1 })
        })],
        &["invalid-request", "account-not-found", "account-in-campaign", "account-kept-out"],
    ),
    Operation {
        parameters: &["reference", "account", "campaign", "lang", "Accept-Language", "X-Request-Id"],
        ..team(
            ("get", "/v1/admin/claims"),
            "findClaims",
            (
                "Find claims",
                "By `account`, in all campaigns or in one; or by `reference`, what a person reads out, in one \
                 `campaign`. A reference is looked for through all of a campaign's claims, which takes seconds \
                 where they are millions.",
            ),
            None,
            &[good(200, "The claims; none if there is none.", "KeptClaims", |_, _| found())],
            &["invalid-request"],
        )
    },
    team(
        ("post", "/v1/admin/claims/{claim}/release"),
        "releaseClaim",
        (
            "Give a claim's unit back",
            "The person can't claim in this campaign again. If it had sold out, it re-opens within seconds.",
        ),
        Some(("ReleaseRequest", true)),
        &[good(200, "The claim, released.", "KeptClaim", |_, _| json(&claims::shown(&kept())))],
        &["campaign-not-found", "claim-not-found", "claim-over"],
    ),
    Operation {
        parameters: &["format", "after", "lang", "Accept-Language", "X-Request-Id"],
        ..team(
            ("get", "/v1/admin/campaigns/{slug}/claims/export"),
            "exportClaims",
            (
                "All claims of a campaign, as a file",
                "In the order of home region and account. Each claim that was there when the export began is in it \
                 once; one that is made meanwhile may be; each is as it was when its page was read. That holds while \
                 nobody of the campaign is moved or erased, which can only be after it was closed. A file that is \
                 broken off goes on with `after=` home region, slash, account of its last row; one that goes on has no \
                 first line of names.",
            ),
            None,
            &[
                Good {
                    status: 200,
                    about: "The file, as `format` says.",
                    body: Some(("application/x-ndjson", "ClaimLines")),
                    headers: &["Cache-Control"],
                    may: &[],
                    sample: |_, _| file(Format::Ndjson),
                },
                Good {
                    status: 200,
                    about: "The file, as `format` says.",
                    body: Some(("text/csv; charset=utf-8", "ClaimLines")),
                    headers: &["Cache-Control"],
                    may: &[],
                    sample: |_, _| file(Format::Csv),
                },
            ],
            &["invalid-request"],
        )
    },
];

fn json(shown: &impl serde::Serialize) -> Value {
    serde_json::to_value(shown).unwrap_or_default()
}

fn record() -> Record {
    let at: Timestamp = samples::moment();
    let (country, locale) = ("FR".into(), "fr".into());
    let account = Account { id: AccountId(Uuid::max()), home: samples::region(), country, locale, blocked: false };
    Record { account, since: Some(at), created_at: at, blocked_at: None }
}

fn kept() -> Kept {
    let at: Timestamp = samples::moment();
    let stock = RowKey { region: samples::region(), shard: 0 };
    let claim = Claim { stock, ticket: 17, status: Status::Claimed, request: RequestId(Uuid::nil()), claimed_at: at };
    Kept {
        campaign: "burger".into(),
        account: AccountId(Uuid::max()),
        home: samples::region(),
        claim,
        quantity: 1,
        received_at: at,
        expires_at: None,
        settled_at: Some(at),
        erased_at: None,
    }
}

fn file(format: Format) -> Value {
    let mut file = export::head(format).as_bytes().to_vec();
    export::row(format, &kept(), &mut file);
    String::from_utf8(file).map_or(Value::Null, Value::String)
}

fn account() -> Value {
    json(&people::shown(&record(), &[kept()]))
}

fn copy() -> Value {
    json(&people::exported(samples::moment(), &record(), &[kept()], &[]))
}

fn found() -> Value {
    json(&claims::found(&[kept()]))
}
