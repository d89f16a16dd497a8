//! The crowd against a small server that answers from a script.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::post;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::answer::{Place, Told};
use super::ledger::{Ledger, LedgerRow};
use super::mix::Mix;
use super::people::{Behaviour, Member};
use super::record::State as Ended;
use super::record::pace::Limit;
use super::record::times::Kind;
use super::verdict::{Promised, judge};
use super::*;
use crate::account::token::{Keys, Settings, Verifier};
use crate::claim::Status;
use crate::id::AccountId;
use crate::quota::gate::Change;
use crate::quota::{Gate, RowKey};

/// A giveaway of one counter row in memory; every account's first `refusals` requests are answered 503.
#[derive(Default)]
struct Giveaway {
    supply: u32,
    refusals: u32,
    claims: Vec<(AccountId, String)>,
    asked: HashMap<AccountId, u32>,
    keys: HashMap<AccountId, HashSet<String>>,
}

impl Giveaway {
    /// Status, body and whether it was answered before.
    fn answer(&mut self, account: AccountId, key: &str) -> (u16, String, bool) {
        let asked = self.asked.entry(account).or_default();
        *asked += 1;
        self.keys.entry(account).or_default().insert(key.to_owned());
        if *asked <= self.refusals {
            return (503, r#"{"code":"overloaded"}"#.to_owned(), false);
        }
        let mine = self.claims.iter().position(|(owner, _)| *owner == account);
        if mine.is_none() && self.claims.len() as u32 == self.supply {
            return (410, r#"{"code":"sold-out","epoch":2}"#.to_owned(), false);
        }
        if mine.is_none() {
            self.claims.push((account, key.to_owned()));
        }
        let place = mine.unwrap_or(self.claims.len() - 1);
        let same = !key.is_empty() && self.claims[place].1 == key;
        let (status, code) = if mine.is_none() || same { (201, "") } else { (409, "already-claimed") };
        let ticket = place + 1;
        let claim = format!(r#"{{"code":"{code}","claim":{{"stock_region":"eu","shard":0,"ticket":{ticket}}}}}"#);
        (status, claim, mine.is_some() && same)
    }

    /// What a database would have of it.
    fn ledger(&self) -> Ledger {
        let mut ledger = Ledger::default();
        let row = |account: &AccountId, ticket| LedgerRow {
            account: *account,
            claimed_at: 1,
            ticket,
            stock: 0,
            status: Status::Claimed,
        };
        for (ticket, (account, _)) in (1..).zip(&self.claims) {
            ledger.add(RowKey { region: "eu".parse().unwrap(), shard: 0 }, row(account, ticket));
        }
        let (by, reason) = (String::new(), String::new());
        let (outstanding, at) = (self.claims.len() as i64, jiff::Timestamp::from_second(1).unwrap());
        ledger.gates =
            vec![Change { epoch: 2, gate: Gate::SoldOut, remaining: 0, held: 0, outstanding, by, reason, at }];
        ledger
    }
}

type Shared = Arc<Mutex<Giveaway>>;

async fn claims(State(giveaway): State<Shared>, headers: HeaderMap) -> impl IntoResponse {
    let text = |name: &str| headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    let person = Verifier::new(&settings()).unwrap().verify(&text("authorization")["Bearer ".len()..]).unwrap();
    let (status, body, replayed) = giveaway.lock().unwrap().answer(person.account, &text("idempotency-key"));
    let language = text("accept-language").split(',').next().unwrap().to_owned();
    let mut reply = HeaderMap::new();
    reply.insert("content-language", language.parse().unwrap());
    reply.insert("retry-after", "0".parse().unwrap());
    if replayed {
        reply.insert("idempotency-replayed", "true".parse().unwrap());
    }
    (StatusCode::from_u16(status).unwrap(), reply, body)
}

fn settings() -> Settings {
    let secret = b"0123456789abcdef0123456789abcdef".to_vec();
    Settings { issuer: "https://id".into(), audience: "largesse".into(), keys: Keys::Secret(secret) }
}

async fn serve(giveaway: &Shared) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let app = Router::new().route("/v1/campaigns/c/claims", post(claims)).with_state(Arc::clone(giveaway));
    tokio::spawn(async move { axum::serve::serve(listener, app).await });
    address
}

/// A server that reads a little of each request and hangs up without a word.
async fn hang_up() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 16]).await;
        }
    });
    address
}

fn giveaway(supply: u32, refusals: u32) -> Shared {
    Arc::new(Mutex::new(Giveaway { supply, refusals, ..Giveaway::default() }))
}

fn plan(people: u32, regions: &[(&str, &[&str])]) -> Plan {
    let target = |(name, servers): &(&str, &[&str])| RegionTarget {
        region: name.parse().unwrap(),
        servers: servers.iter().map(|server| (*server).to_owned()).collect(),
        weight: 1,
    };
    let languages = ["en", "ar", "fr"].map(str::to_owned).to_vec();
    let duration = Duration::from_millis(200);
    Plan { languages, duration, connections: 8, ..Plan::new("c", people, regions.iter().map(target).collect()) }
}

async fn rush(plan: &Plan) -> Record {
    let minter = Minter::new(&settings()).unwrap();
    run(plan, &minter, CancellationToken::new(), &Progress::new(plan)).await
}

fn assert_kept(plan: &Plan, record: &Record, giveaway: &Giveaway) {
    let promised = Promised {
        supply: i64::from(giveaway.supply),
        languages: plan.languages.clone(),
        clock_uncertainty: Duration::ZERO,
    };
    let verdict = judge(plan, record, &giveaway.ledger(), &promised);
    assert!(verdict.kept(), "{}", report::Report::new(plan, record, &verdict));
}

#[tokio::test]
async fn a_whole_crowd_is_answered_and_the_verdict_agrees() {
    let giveaway = giveaway(60, 0);
    let address = serve(&giveaway).await;
    let plan = plan(300, &[("eu", &[&address]), ("us", &[&address])]);
    let record = rush(&plan).await;
    assert_kept(&plan, &record, &giveaway.lock().unwrap());
    assert_eq!((record.count(Ended::Claim), record.count(Ended::Sorry)), (60, 240));
}

#[tokio::test]
async fn a_crowd_that_looks_up_once_in_a_while_sees_the_same() {
    let giveaway = giveaway(60, 1);
    let address = serve(&giveaway).await;
    let plan = Plan { grain: Duration::from_millis(2), ..plan(300, &[("eu", &[&address]), ("us", &[&address])]) };
    let record = rush(&plan).await;
    assert_kept(&plan, &record, &giveaway.lock().unwrap());
    assert_eq!((record.count(Ended::Claim), record.count(Ended::Sorry)), (60, 240));
}

#[tokio::test]
async fn a_refused_request_is_asked_again_with_the_same_key() {
    let giveaway = giveaway(100, 2);
    let address = serve(&giveaway).await;
    let plan = plan(40, &[("eu", &[&address])]);
    let record = rush(&plan).await;
    let giveaway = giveaway.lock().unwrap();
    assert_kept(&plan, &record, &giveaway);
    assert_eq!(record.count(Ended::Claim), 40);
    assert!(record.troubles["overloaded"] >= 80);
    for number in 0..plan.people {
        let member = Member::new(&plan, number);
        let wishes =
            if matches!(member.behaviour, Behaviour::TwiceAtOnce | Behaviour::AgainLater { .. }) { 2 } else { 1 };
        assert!(giveaway.keys[&member.account].len() <= wishes, "{member:?}");
    }
}

#[tokio::test]
async fn a_server_that_hangs_up_is_left_for_the_next_one() {
    let giveaway = giveaway(100, 0);
    let (good, bad) = (serve(&giveaway).await, hang_up().await);
    let plan = plan(20, &[("eu", &[&bad, &good])]);
    let record = rush(&plan).await;
    assert_kept(&plan, &record, &giveaway.lock().unwrap());
    assert_eq!(record.count(Ended::Claim), 20);
    assert!(record.troubles["connection-broken"] > 0);
}

#[tokio::test]
async fn a_region_that_cannot_be_reached_is_left_for_the_next_one() {
    let giveaway = giveaway(100, 0);
    let good = serve(&giveaway).await;
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().to_string();
    let plan = plan(20, &[("eu", &[&closed]), ("us", &[&good])]);
    let record = rush(&plan).await;
    assert_kept(&plan, &record, &giveaway.lock().unwrap());
    assert_eq!(record.count(Ended::Claim), 20);
    assert!(record.troubles["unreachable"] > 0);
}

/// Answers each request that ends with the body `{}` by these pieces, with a pause between them, and then hangs up or
/// not.
async fn answer_in_pieces(pieces: &'static [&'static str], hangs_up: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut request = Vec::new();
                while stream.read_buf(&mut request).await.is_ok_and(|count| count > 0) {
                    if !request.ends_with(b"{}") {
                        continue;
                    }
                    request.clear();
                    for piece in pieces {
                        stream.write_all(piece.as_bytes()).await.unwrap();
                        tokio::time::sleep(Duration::from_millis(5)).await;
                    }
                    if hangs_up {
                        break;
                    }
                }
            });
        }
    });
    address
}

#[tokio::test]
async fn a_reply_that_comes_in_pieces_is_put_together() {
    let pieces = &["HTTP/1.1 410 Gone\r\ncontent-le", "ngth: 29\r\n\r\n{\"code\":\"sold-", "out\",\"epoch\":2}"];
    for hangs_up in [false, true] {
        let address = answer_in_pieces(pieces, hangs_up).await;
        let record = rush(&Plan { mix: Mix::PLAIN, ..plan(20, &[("eu", &[&address])]) }).await;
        assert_eq!((record.count(Ended::Sorry), record.regions[0].sorry), (20, 20), "{:?}", record.troubles);
    }
}

#[tokio::test]
async fn a_reply_to_nobody_is_given_to_nobody() {
    const BOTH: &str = "HTTP/1.1 410 Gone\r\ncontent-length: 29\r\n\r\n{\"code\":\"sold-out\",\"epoch\":2}\
                        HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{}";
    let address = answer_in_pieces(&[BOTH], false).await;
    let plan = Plan { mix: Mix::PLAIN, connections: 1, ..plan(10, &[("eu", &[&address])]) };
    let record = rush(&plan).await;
    assert_eq!((record.count(Ended::Sorry), record.troubles.len()), (10, 0), "{:?}", record.troubles);
}

#[tokio::test]
async fn an_endless_reply_is_no_reply() {
    const ENDLESS: &str = "HTTP/1.1 200 OK\r\ncontent-length: 999999999\r\n\r\nx";
    let address = answer_in_pieces(&[ENDLESS], false).await;
    let plan = Plan { mix: Mix::PLAIN, tries_max: 2, ..plan(3, &[("eu", &[&address])]) };
    let record = rush(&plan).await;
    assert_eq!((record.count(Ended::Unanswered), record.troubles["connection-broken"]), (3, 6));
    assert_eq!(record.regions[0].errors, 6);
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up_in_time() {
    let address = answer_in_pieces(&[], false).await;
    let request_timeout = Duration::from_millis(60);
    let plan = Plan { mix: Mix::PLAIN, tries_max: 1, request_timeout, ..plan(3, &[("eu", &[&address])]) };
    let record = rush(&plan).await;
    assert_eq!((record.count(Ended::Unanswered), record.troubles["timed-out"]), (3, 3));
}

#[tokio::test]
async fn winners_and_losers_come_back_as_the_mix_says() {
    let giveaway = giveaway(100, 0);
    let address = serve(&giveaway).await;
    let mix = Mix { winners_return: 0.5, losers_return: 0.5, ..Mix::PLAIN };
    let plan = Plan { mix, ..plan(300, &[("eu", &[&address])]) };
    let record = rush(&plan).await;
    assert_kept(&plan, &record, &giveaway.lock().unwrap());
    let behaviours = |state, which: &dyn Fn(Behaviour) -> bool| {
        let ended = (0..300).filter(|number| record.entry(*number).state == state);
        ended.filter(|number| which(Member::new(&plan, *number).behaviour)).count() as u64
    };
    let winners = behaviours(Ended::Claim, &|behaviour| matches!(behaviour, Behaviour::WinnerReturns { .. }));
    let losers = behaviours(Ended::Sorry, &|behaviour| matches!(behaviour, Behaviour::LoserReturns { .. }));
    let tally = record.regions[0];
    // A grant that is heard after the turn of its winner has no second coming; there can only be a few of them.
    assert!(tally.already > winners / 2 && tally.already <= winners, "{tally:?} {winners}");
    assert_eq!((tally.granted, tally.sorry), (100, 200 + losers));
}

#[tokio::test]
async fn a_crowd_that_waits_for_connections_says_so() {
    let address = answer_in_pieces(&["HTTP/1.1 410 Gone\r\ncontent-length: 29\r\n\r\n", SOLD_OUT], false).await;
    let few = Plan { mix: Mix::PLAIN, connections: 1, ..plan(60, &[("eu", &[&address])]) };
    let record = rush(&few).await;
    assert_eq!(record.pace.in_flight_most, 1);
    assert!(record.pace.waiting_most > 10, "{}", record.pace.waiting_most);
    assert_ne!(record.pace.limit(), Limit::None);
    let waits = &record.waits[0][Kind::Sorry as usize];
    assert!(waits.due.max() > waits.sent.max(), "waiting for a connection counts");
}

const SOLD_OUT: &str = r#"{"code":"sold-out","epoch":2}"#;

#[tokio::test]
async fn whoever_runs_out_of_tries_is_recorded_as_unanswered() {
    let giveaway = giveaway(100, u32::MAX);
    let address = serve(&giveaway).await;
    let plan = Plan { tries_max: 2, ..plan(10, &[("eu", &[&address])]) };
    let record = rush(&plan).await;
    assert_eq!(record.count(Ended::Unanswered), 10);
    assert!(record.unanswered.unwrap().times >= 10);
    assert_eq!(record.regions[0].errors, record.troubles["overloaded"]);
}

#[tokio::test]
async fn a_stopped_run_ends_and_those_who_did_not_come_are_absent() {
    let giveaway = giveaway(100, u32::MAX);
    let address = serve(&giveaway).await;
    let plan = Plan { duration: Duration::from_hours(1), ..plan(1000, &[("eu", &[&address])]) };
    let (stop, progress) = (CancellationToken::new(), Progress::new(&plan));
    let minter = Minter::new(&settings()).unwrap();
    let watch = async {
        while progress.total().asked == 0 {
            tokio::task::yield_now().await;
        }
        stop.cancel();
    };
    let (record, ()) = tokio::join!(run(&plan, &minter, stop.clone(), &progress), watch);
    assert!(record.count(Ended::Absent) > 0);
    assert_eq!(record.count(Ended::Absent) + record.count(Ended::Unanswered), 1000);
    assert_eq!(progress.total().asked, progress.total().answered);
}

#[test]
fn the_record_keeps_every_answer_that_contradicts_another() {
    let plan = plan(2, &[("eu", &["x:1"])]);
    let mut record = Record::new(&plan);
    let place = |ticket| Place { stock: RowKey { region: "eu".parse().unwrap(), shard: 0 }, ticket };
    let tell = |told| record::Asked { told: Some(told), ..record::Asked::new(&Member::new(&plan, 1), 0) };
    for told in [
        Told::SoldOut { epoch: 2 },
        Told::SoldOut { epoch: 2 },
        Told::SoldOut { epoch: 4 },
        Told::Granted { place: place(7), replayed: false },
        Told::Already(place(7)),
        Told::Already(place(8)),
        Told::SoldOut { epoch: 6 },
    ] {
        record.note(&tell(told));
    }
    let tickets: Vec<u32> = record.claims().map(|(_, spot)| spot.ticket).collect();
    let mut epochs: Vec<u32> = record.sorries().map(|(_, epoch)| epoch).collect();
    epochs.sort_unstable();
    assert_eq!((tickets, epochs), (vec![7, 8], vec![2, 4, 6]));
    assert_eq!((record.regions[0].granted, record.regions[0].already, record.regions[0].sorry), (1, 2, 4));
}
