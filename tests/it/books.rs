//! Promise 8: the books balance. A check that finds nothing proves something only if it finds what is there, so every
//! kind of corruption is planted here, by rows that every constraint accepts.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use largesse::account::Person;
use largesse::campaign::cache::Campaigns;
use largesse::campaign::{Campaign, State};
use largesse::claim::Placement;
use largesse::clock;
use largesse::id::{RequestId, TransferId};
use largesse::quota::plan::Borrow;
use largesse::quota::{Gate, gate, store as quota};
use largesse::report::books::{self, Depth, Finding};
use largesse::telemetry::metrics::Metrics;
use largesse::worker::books::{EVERY, Watch};

use crate::support::server::run;
use crate::support::{World, eventually, placed, release};

/// One corruption: what it is, the SQL that plants it, and what the books must say: invariant and row.
/// `$campaign` and `$account` stand for the campaign and for the account with ticket 1 of eu/0.
type Corruption = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const CORRUPTIONS: &[Corruption] = &[
    (
        "lost counter update",
        "UPDATE quota SET remaining = remaining + 1, granted = granted - 1, captured = captured - 1 \
         WHERE campaign_id = $campaign AND region = 'eu' AND shard = 0",
        &[("I4 books", "eu/0")],
    ),
    (
        "credit without debit",
        "UPDATE quota SET remaining = remaining + 5, moved_in = moved_in + 5 \
         WHERE campaign_id = $campaign AND region = 'eu' AND shard = 0",
        &[("I1 supply", "all rows"), ("I5 transfers", "eu/0")],
    ),
    (
        "lost claim row",
        "DELETE FROM claims WHERE campaign_id = $campaign AND account_id = $account",
        &[("I4 books", "eu/0")],
    ),
    (
        "duplicate ticket",
        "UPDATE claims SET ticket = 2 WHERE campaign_id = $campaign AND account_id = $account",
        &[("I4 books", "eu/0")],
    ),
    (
        "duplicate tickets whose sum is right",
        "UPDATE claims SET ticket = 2 WHERE campaign_id = $campaign AND stock_region = 'eu' AND shard = 0 AND ticket IN (1, 3)",
        &[("I4 books", "eu/0")],
    ),
    (
        "duplicate tickets whose sum and sum of squares are right",
        "UPDATE claims SET ticket = CASE ticket WHEN 1 THEN 2 WHEN 5 THEN 3 ELSE 7 END \
         WHERE campaign_id = $campaign AND stock_region = 'eu' AND shard = 0 AND ticket IN (1, 5, 6)",
        &[("I4 books", "eu/0")],
    ),
    (
        "overdue hold",
        "UPDATE claims SET status = 'held', settled_at = NULL, expires_at = now() - INTERVAL '5 minutes' \
         WHERE campaign_id = $campaign AND account_id = $account; \
         UPDATE quota SET captured = captured - 1 WHERE campaign_id = $campaign AND region = 'eu' AND shard = 0",
        &[("I6 holds", "$account")],
    ),
    (
        "cancel without return",
        "UPDATE claims SET status = 'released' WHERE campaign_id = $campaign AND account_id = $account",
        &[("I4 books", "eu/0")],
    ),
    (
        "return without cancel",
        "UPDATE quota SET remaining = remaining + 1, returned = returned + 1, captured = captured - 1 \
         WHERE campaign_id = $campaign AND region = 'eu' AND shard = 0",
        &[("I4 books", "eu/0")],
    ),
    (
        "lost ledger row",
        "DELETE FROM quota_transfers WHERE campaign_id = $campaign",
        &[("I5 transfers", "eu/0"), ("I5 transfers", "us/2")],
    ),
    (
        "gates that differ",
        "UPDATE quota SET gate = 'shut' WHERE campaign_id = $campaign AND region = 'us' AND shard = 0",
        &[("I8 gate", "all rows")],
    ),
    (
        "epochs that differ",
        "UPDATE quota SET epoch = epoch + 1 WHERE campaign_id = $campaign AND region = 'us' AND shard = 0",
        &[("I8 gate", "all rows")],
    ),
    (
        "a gate without certificate",
        "DELETE FROM gate_changes WHERE campaign_id = $campaign",
        &[("I8 gate", "all rows")],
    ),
    (
        "sold out with units left",
        "UPDATE quota SET gate = 'sold_out', updated_at = now() - INTERVAL '1 hour' WHERE campaign_id = $campaign",
        &[("I7 sold out", "gate")],
    ),
    (
        "supply from nowhere",
        "UPDATE campaigns SET total_supply = total_supply + 1 WHERE campaign_id = $campaign",
        &[("I1 supply", "all rows"), ("I1 supply", "supply changes")],
    ),
    (
        "supply from nowhere that reached a row",
        "UPDATE campaigns SET total_supply = total_supply + 1 WHERE campaign_id = $campaign; \
         UPDATE quota SET initial = initial + 1, remaining = remaining + 1 \
         WHERE campaign_id = $campaign AND region = 'us' AND shard = 0",
        &[("I1 supply", "supply changes")],
    ),
    (
        "more claims than supply",
        "UPDATE campaigns SET total_supply = 3 WHERE campaign_id = $campaign",
        &[("I1 supply", "all rows"), ("I1 supply", "supply changes"), ("I2 oversell", "all claims")],
    ),
    (
        "a claim on a counter row that isn't there",
        "UPDATE claims SET shard = 77 WHERE campaign_id = $campaign AND account_id = $account",
        &[("I4 books", "eu/0"), ("I9 strays", "eu/77")],
    ),
    (
        "a claim under another home than its account's",
        "UPDATE claims SET home_region = 'us' WHERE campaign_id = $campaign AND account_id = $account",
        &[("I11 homes", "$account")],
    ),
    (
        "two claims of one account, in two homes",
        "UPDATE quota SET remaining = remaining - 1, granted = granted + 1, captured = captured + 1, ticket_seq = ticket_seq + 1 \
         WHERE campaign_id = $campaign AND region = 'us' AND shard = 0; \
         INSERT INTO claims (campaign_id, home_region, account_id, stock_region, shard, ticket, status, request_id, received_at, settled_at) \
         VALUES ($campaign, 'us', $account, 'us', 0, 1, 'claimed', $account, now(), now())",
        &[("I3 account", "$account"), ("I11 homes", "$account")],
    ),
];

/// A campaign with a life behind it: natives, a traveller, a transfer, a release. Returns it and who has ticket 1 of
/// eu/0.
async fn lived(world: &World) -> (Arc<Campaign>, Person) {
    let campaign = world.campaign(40).await;
    let placer = world.placer("eu").await;
    let mut people = world.people(4, "eu").await;
    people.push(world.person("us").await);
    for person in &people {
        let answer = placed(&placer, person, &campaign).await;
        assert!(matches!(answer, Placement::Granted { .. }), "{answer:?}");
    }
    let loan = Borrow { from: world.row("us", 2), amount: 3, keep: 0, reason: "test".into() };
    let moved = quota::transfer(&world.db, TransferId::random(), campaign.id, &loan, &world.row("eu", 0)).await;
    assert_eq!(moved.expect("a transfer"), 3);
    release(&world.db, campaign.id, people[3].account).await.expect("a release");
    (campaign, people.remove(0))
}

async fn plant(world: &World, sql: &str, campaign: &Campaign, account: &Person) {
    let sql =
        sql.replace("$campaign", &format!("'{}'", campaign.id)).replace("$account", &format!("'{}'", account.account));
    world.sql().await.batch_execute(&sql).await.unwrap_or_else(|e| panic!("{sql}: {e:?}"));
}

fn corruption(name: &str) -> &'static str {
    CORRUPTIONS.iter().find(|c| c.0 == name).expect("a corruption").1
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_planted_corruption_is_found_with_its_invariant_and_its_row_and_healthy_books_are_left_alone() {
    let world = World::new(&["eu", "us"]).await;
    let (healthy, _) = lived(&world).await;
    let mut corrupted = Vec::new();
    for case in CORRUPTIONS {
        corrupted.push((case, lived(&world).await));
    }
    world.check_books().await;
    for ((_, sql, _), (campaign, account)) in &corrupted {
        plant(&world, sql, campaign, account).await;
    }
    let findings = books::check(&world.db, Depth::Claims, false).await.expect("the books");
    let of = |campaign: &Campaign| -> BTreeSet<(String, String)> {
        let about = findings.iter().filter(|finding| finding.campaign == campaign.slug);
        about.map(|finding| (finding.invariant.clone(), finding.subject.clone())).collect()
    };
    for ((name, _, expected), (campaign, account)) in &corrupted {
        let subject = |subject: &str| subject.replace("$account", &account.account.to_string());
        let expected = expected.iter().map(|(invariant, row)| ((*invariant).to_owned(), subject(row))).collect();
        assert_eq!(of(campaign), expected, "{name}");
    }
    assert_eq!(of(&healthy), BTreeSet::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_audit_command_ends_with_0_on_healthy_books_and_with_1_and_the_finding_on_corrupted_ones() {
    let world = World::new(&["eu", "us"]).await;
    let (campaign, account) = lived(&world).await;
    let healthy = run(&["audit"], &[("LARGESSE_DATABASE_URL", &world.url)]).await;
    assert_eq!(healthy.code, Some(0), "{healthy:?}");
    assert!(healthy.stdout.contains("✓ The books balance (every claim was read)."), "{healthy:?}");
    plant(&world, corruption("lost claim row"), &campaign, &account).await;
    let corrupted = run(&["audit"], &[("LARGESSE_DATABASE_URL", &world.url)]).await;
    assert_eq!(corrupted.code, Some(1), "{corrupted:?}");
    assert!(corrupted.stdout.contains(&format!("✗ I4 books: campaign {}, eu/0:", campaign.slug)), "{corrupted:?}");
    assert!(corrupted.stdout.contains("✗ 1 findings."), "{corrupted:?}");
    // Who asks for counters only is told that claims were not read.
    let shallow = run(&["audit", "--counters-only"], &[("LARGESSE_DATABASE_URL", &world.url)]).await;
    assert_eq!(shallow.code, Some(0), "{shallow:?}");
    assert!(shallow.stdout.contains("counters, transfers and gates were read"), "{shallow:?}");
}

/// A watch over a world's books, as one server has it, whose time goes on by a look at each look.
struct Watched {
    watch: Watch,
    metrics: Metrics,
    now: Instant,
}

impl Watched {
    async fn new(world: &World) -> Self {
        let campaigns = Campaigns::new(world.db.clone(), world.regions[0].clone());
        campaigns.refresh().await.expect("campaigns");
        let metrics = Metrics::new();
        let watch = Watch::new(world.db.clone(), campaigns, metrics.clone());
        Self { watch, metrics, now: clock::monotonic() }
    }

    /// One look.
    async fn look(&mut self) {
        self.now += EVERY;
        self.watch.look(self.now).await;
    }

    /// One look that sees what is in the books now.
    async fn look_now(&mut self, world: &World, findings: usize) {
        seen(world, async |seen| seen.is_ok_and(|seen| seen.len() == findings)).await;
        self.look().await;
    }

    /// Looks until claims are read too and so many findings are seen.
    async fn look_until(&mut self, findings: i64) {
        for _ in 0..40 {
            self.look().await;
            if self.findings() == findings {
                return;
            }
        }
        panic!("{} findings, expected {findings}", self.findings());
    }

    fn findings(&self) -> i64 {
        self.metrics.books_findings.get()
    }

    /// Whether a look says of the books that they were checked by it.
    async fn checks(&mut self) -> bool {
        self.metrics.books_checked_at.set(1);
        self.look().await;
        self.metrics.books_checked_at.get() > 1
    }
}

/// Waits until a look sees what is in the books now: on CockroachDB it is some seconds late.
async fn seen(world: &World, is_so: impl AsyncFn(Result<Vec<Finding>, largesse::db::Error>) -> bool) {
    eventually("the books as they are now", async || {
        is_so(books::check(&world.db, Depth::Claims, true).await).await.then_some(())
    })
    .await;
}

async fn gate_of(world: &World, campaign: &Campaign) -> (State, Option<Gate>) {
    let now = world.reload(&campaign.slug).await;
    (now.state, now.gate)
}

const RUNNING: (State, Option<Gate>) = (State::Open, Some(Gate::Open));
const PAUSED: (State, Option<Gate>) = (State::Paused, Some(Gate::Shut));

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_finding_that_a_second_look_confirms_pauses_its_campaign_and_no_other() {
    let world = World::new(&["eu", "us"]).await;
    let ((campaign, account), (other, _)) = (lived(&world).await, lived(&world).await);
    let mut watched = Watched::new(&world).await;
    watched.look_now(&world, 0).await;
    plant(&world, corruption("lost ledger row"), &campaign, &account).await;
    watched.look_now(&world, 2).await;
    assert_eq!(gate_of(&world, &campaign).await, RUNNING);
    watched.look().await;
    assert_eq!(gate_of(&world, &campaign).await, PAUSED);
    assert_eq!(gate_of(&world, &other).await, RUNNING);
    let history = gate::history(&world.db, campaign.id).await.expect("a history");
    assert_eq!((history[0].by.as_str(), history[0].reason.as_str()), ("books", ""));
    let (late, campaign) = (world.person("us").await, world.reload(&campaign.slug).await);
    let answer = world.placer("us").await.place(&late, &campaign, RequestId::random()).await;
    assert_eq!(answer, Ok(Placement::Paused { reason: String::new() }));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_finding_that_is_there_once_stops_nothing_and_is_not_remembered() {
    let world = World::new(&["eu", "us"]).await;
    let (campaign, account) = lived(&world).await;
    let mut watched = Watched::new(&world).await;
    let heal = "UPDATE quota SET remaining = remaining - 5, moved_in = moved_in - 5 \
                WHERE campaign_id = $campaign AND region = 'eu' AND shard = 0";
    for _ in 0..2 {
        plant(&world, corruption("credit without debit"), &campaign, &account).await;
        watched.look_now(&world, 2).await;
        assert_eq!(watched.findings(), 2);
        plant(&world, heal, &campaign, &account).await;
        watched.look_now(&world, 0).await;
        assert_eq!(gate_of(&world, &campaign).await, RUNNING);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn claims_that_do_not_fit_pause_a_campaign_and_an_overdue_hold_never_does() {
    let world = World::new(&["eu", "us"]).await;
    let ((late, holder), (lost, loser)) = (lived(&world).await, lived(&world).await);
    let mut watched = Watched::new(&world).await;
    plant(&world, corruption("overdue hold"), &late, &holder).await;
    plant(&world, corruption("lost claim row"), &lost, &loser).await;
    watched.look_now(&world, 2).await;
    watched.look_until(2).await;
    // At once again, and then from memory: claims are not read for as long as a fault stands.
    watched.look().await;
    assert_eq!(gate_of(&world, &lost).await, PAUSED);
    assert_eq!(gate_of(&world, &late).await, RUNNING);
    plant(&world, "ALTER TABLE claims RENAME TO away", &lost, &loser).await;
    for _ in 0..3 {
        assert!(watched.checks().await);
        assert_eq!(watched.findings(), 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn books_whose_claims_cannot_be_read_are_not_said_to_be_checked_until_they_are() {
    let world = World::new(&["eu", "us"]).await;
    let (campaign, account) = lived(&world).await;
    let mut watched = Watched::new(&world).await;
    plant(&world, "ALTER TABLE claims RENAME TO away", &campaign, &account).await;
    seen(&world, async |seen| seen.is_err()).await;
    let mut looks = 0;
    while watched.checks().await {
        looks += 1;
        assert!(looks < 40, "claims are never read");
    }
    // Counters are looked at all the same, and what they show stops a campaign.
    plant(&world, corruption("supply from nowhere that reached a row"), &campaign, &account).await;
    let found = async || {
        assert!(!watched.checks().await);
        (gate_of(&world, &campaign).await == PAUSED).then_some(())
    };
    eventually("a finding of counters", found).await;
    assert_eq!(watched.findings(), 1);
    plant(&world, "ALTER TABLE away RENAME TO claims", &campaign, &account).await;
    eventually("claims that are read again", async || watched.checks().await.then_some(())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_found_before_the_lease_went_elsewhere_stops_nothing() {
    let world = World::new(&["eu", "us"]).await;
    let (campaign, account) = lived(&world).await;
    let (mut watched, mut other) = (Watched::new(&world).await, Watched::new(&world).await);
    plant(&world, corruption("lost ledger row"), &campaign, &account).await;
    watched.look_now(&world, 2).await;
    assert_eq!(watched.findings(), 2);
    plant(&world, "UPDATE leases SET expires_at = now() WHERE name = 'books'", &campaign, &account).await;
    other.look().await;
    watched.look().await;
    assert_eq!((other.findings(), watched.findings(), watched.metrics.books_checked_at.get()), (2, 0, 0));
    plant(&world, "UPDATE leases SET expires_at = now() WHERE name = 'books'", &campaign, &account).await;
    watched.look().await;
    assert_eq!((gate_of(&world, &campaign).await, watched.findings()), (RUNNING, 2));
    watched.look().await;
    assert_eq!(gate_of(&world, &campaign).await, PAUSED);
}

/// The gate moves on all rows or on none, so rows that differ could not be moved at all: shutting is always allowed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_campaign_whose_gates_differ_is_paused_too() {
    let world = World::new(&["eu", "us"]).await;
    let ((gates, first), (epochs, second)) = (lived(&world).await, lived(&world).await);
    let mut watched = Watched::new(&world).await;
    plant(&world, corruption("gates that differ"), &gates, &first).await;
    plant(&world, corruption("epochs that differ"), &epochs, &second).await;
    watched.look_now(&world, 2).await;
    watched.look().await;
    for campaign in [&gates, &epochs] {
        assert_eq!(gate_of(&world, campaign).await, PAUSED);
    }
    world.check_books().await;
}
