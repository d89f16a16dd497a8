//! A small world: regions, campaigns, people, and one claim placer for each region's server, on one database.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use largesse::account::care;
use largesse::account::{Account, Caller, Person, store as accounts};
use largesse::campaign::create::{JITTER_DEFAULT, NewCampaign, create};
use largesse::campaign::eligibility::Eligibility;
use largesse::campaign::{Campaign, store as campaigns};
use largesse::claim::desk as claims;
use largesse::claim::place::Placer;
use largesse::claim::release::Release;
use largesse::claim::store::{Attempt, Batch, Call};
use largesse::claim::{Claim, Placement};
use largesse::db::{Database, Engine, Limit, Settings};
use largesse::id::{AccountId, CampaignId, RequestId};
use largesse::operator::{Actor, Operator};
use largesse::quota::gate::{self, Move};
use largesse::quota::{CounterRow, RowKey, regions, store as quota};
use largesse::region::Region;
use largesse::report::books::{self, Depth};
use largesse::telemetry::metrics::{DatabaseMetrics, Metrics};
use tokio::runtime::Handle;
use tokio_postgres::Client;
use uuid::Uuid;

use super::TestDatabase;
use super::database::client;

/// Everything one test needs.
pub struct World {
    pub db: Database,
    pub url: String,
    pub regions: Vec<Region>,
    _database: TestDatabase,
}

impl World {
    /// A database with these regions.
    pub async fn new(names: &[&str]) -> Self {
        let database = TestDatabase::new().await;
        let db = connect(&database.url).await;
        let regions: Vec<Region> = names.iter().map(|name| name.parse().expect("a region")).collect();
        for region in &regions {
            regions::add(&db, region, "").await.expect("a region");
        }
        Self { db, url: database.url.clone(), regions, _database: database }
    }

    /// A campaign that is open, its units split evenly.
    pub async fn campaign(&self, supply: i64) -> Arc<Campaign> {
        let draft = self.draft(supply, 1, |_| {}).await;
        self.open(&draft).await
    }

    /// A campaign in draft, as `change` wants it.
    pub async fn draft(&self, supply: i64, shard_count: i64, change: impl FnOnce(&mut NewCampaign)) -> Arc<Campaign> {
        let opens_at = largesse::clock::now() - SignedDuration::from_secs(60);
        let mut new = NewCampaign {
            id: CampaignId::random(),
            slug: format!("c-{}", Uuid::new_v4().simple()),
            supply,
            shard_count,
            regions: self.regions.iter().map(|region| (region.clone(), 1)).collect(),
            eligibility: Eligibility::default(),
            default_locale: "en".into(),
            titles: vec![("en".into(), "Free burger".into()), ("fr".into(), "Burger gratuit".into())],
            opens_at,
            closes_at: opens_at + SignedDuration::from_hours(1),
            jitter: JITTER_DEFAULT,
            by: "test".into(),
        };
        change(&mut new);
        create(&self.db, &new).await.expect("a campaign");
        self.reload(&new.slug).await
    }

    /// Opens a campaign's gate.
    pub async fn open(&self, campaign: &Campaign) -> Arc<Campaign> {
        let opened = gate::open(&self.db, campaign.id, &self.regions[0], "test", "test").await.expect("an answer");
        assert!(opened.is_some(), "{} can't be opened", campaign.slug);
        self.reload(&campaign.slug).await
    }

    /// Moves a gate; the epoch if it moved.
    pub async fn turn(&self, campaign: &Campaign, step: Move) -> Option<i64> {
        gate::move_gate(&self.db, campaign.id, step, "test", "test").await.expect("an answer")
    }

    /// The campaign as the database has it now.
    pub async fn reload(&self, slug: &str) -> Arc<Campaign> {
        let all = campaigns::list(&self.db, &self.regions[0], Limit::PATIENT).await.expect("campaigns");
        Arc::new(all.into_iter().find(|campaign| campaign.slug == slug).expect("the campaign"))
    }

    /// A server of a region, with connections of its own.
    pub async fn placer(&self, region: &str) -> Placer {
        self.placer_at(region, &self.url).await
    }

    /// A server of a region that reaches the database at this address.
    pub async fn placer_at(&self, region: &str, url: &str) -> Placer {
        self.placer_measured_at(region, url).await.0
    }

    /// A server of a region, and what it counts.
    pub async fn placer_measured(&self, region: &str) -> (Placer, Metrics) {
        self.placer_measured_at(region, &self.url).await
    }

    async fn placer_measured_at(&self, region: &str, url: &str) -> (Placer, Metrics) {
        let metrics = Metrics::new();
        let placer = Placer::new(connect(url).await, region.parse().expect("a region"), metrics.clone());
        placer.know_regions(self.regions.clone());
        (placer, metrics)
    }

    /// One server for each region.
    pub async fn placers(&self) -> Vec<Placer> {
        let mut placers = Vec::new();
        for region in &self.regions {
            placers.push(self.placer(region.as_str()).await);
        }
        placers
    }

    /// People with accounts in a region.
    pub async fn people(&self, count: usize, home: &str) -> Vec<Person> {
        let people: Vec<Person> = (0..count).map(|_| stranger(home)).collect();
        self.register(&people).await;
        people
    }

    /// Gives people accounts.
    pub async fn register(&self, people: &[Person]) {
        for some in people.chunks(1000) {
            let rows: Vec<Account> = some.iter().map(account).collect();
            accounts::register(&self.db, &rows, Limit::PATIENT).await.expect("accounts");
        }
    }

    /// One person with an account in a region.
    pub async fn person(&self, home: &str) -> Person {
        self.people(1, home).await.remove(0)
    }

    /// Every counter row.
    pub async fn rows(&self, campaign: &Campaign) -> Vec<CounterRow> {
        quota::survey(&self.db, campaign.id).await.expect("counter rows")
    }

    /// Units left in all counter rows.
    pub async fn remaining(&self, campaign: &Campaign) -> i64 {
        self.rows(campaign).await.iter().map(|row| row.remaining).sum()
    }

    /// Claims that are held or claimed.
    pub async fn granted(&self, campaign: &Campaign) -> i64 {
        let sql = "SELECT count(*) FROM claims WHERE campaign_id = $1 AND status IN ('held', 'claimed')";
        self.sql().await.query_one(sql, &[&campaign.id.0]).await.expect("a count").get(0)
    }

    /// The claim of a person, as the rows have it.
    pub async fn claim_of(&self, campaign: &Campaign, person: &Person) -> Option<Claim> {
        let account = accounts::find(&self.db, person.account).await.expect("an answer")?;
        largesse::claim::store::find(&self.db, campaign.id, &account.home, person.account).await.expect("an answer")
    }

    /// A plain connection.
    pub async fn sql(&self) -> Client {
        client(&self.url).await
    }

    /// A row's key.
    #[expect(clippy::unused_self, reason = "reads better beside the world's other rows")]
    pub fn row(&self, region: &str, shard: i64) -> RowKey {
        RowKey { region: region.parse().expect("a region"), shard }
    }

    /// By how much the clocks behind the rows' times may differ.
    pub fn clock_uncertainty(&self) -> Duration {
        match self.db.engine() {
            Engine::Postgres => Duration::ZERO,
            Engine::Cockroach { .. } => Duration::from_millis(500),
        }
    }

    /// Every invariant, over every row. Each test that touched stock ends with it.
    pub async fn check_books(&self) {
        let findings = books::check(&self.db, Depth::Claims, false).await.expect("the books");
        assert!(findings.is_empty(), "{}", findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
}

/// Somebody of the team who may everything.
pub fn operator() -> Actor {
    Actor { operator: Operator::local("test".into()), request: Uuid::new_v4().to_string() }
}

/// Connections of one server.
pub async fn connect(url: &str) -> Database {
    let settings = Settings {
        connections_max: 6,
        checkout_wait: Duration::from_secs(5),
        statement_timeout: Duration::from_secs(10),
        ..Settings::new(url)
    };
    Database::connect(&settings, DatabaseMetrics::default()).await.expect("the database")
}

/// Somebody whose account is not known anywhere, with a wish for a home.
pub fn stranger(home: &str) -> Person {
    Person {
        account: AccountId::random(),
        region: Some(home.parse().expect("a region")),
        country: "DE".into(),
        locale: String::new(),
    }
}

fn account(person: &Person) -> Account {
    Account {
        id: person.account,
        home: person.region.clone().expect("a home"),
        country: person.country.clone(),
        locale: person.locale.clone(),
        blocked: false,
    }
}

/// One attempt with a key of its own, asked again while the answer is "wait" or no answer at all, as a client would.
pub async fn placed(placer: &Placer, person: &Person, campaign: &Arc<Campaign>) -> Placement {
    placed_for(placer, &Caller::from(person.clone()), campaign).await
}

/// The same for somebody who may have a pass.
pub async fn placed_for(placer: &Placer, caller: &Caller, campaign: &Arc<Campaign>) -> Placement {
    let request = RequestId::random();
    for _ in 0..600 {
        match placer.place_for(caller, campaign, request).await {
            Ok(Placement::Wait { .. }) | Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            Ok(placement) => return placement,
        }
    }
    panic!("no answer in 30 s");
}

/// Asks again and again until there is an answer, for at most a minute.
pub async fn eventually<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    for _ in 0..1200 {
        if let Some(answer) = ask().await {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never seen: {what}");
}

/// Gives an account's unit back, as support does.
pub async fn release(db: &Database, campaign: CampaignId, account: AccountId) -> Result<Release, largesse::db::Error> {
    let (desk, here) = (claims::Desk::new(db.clone()), Handle::current());
    // As the team's API does it: a transaction's body need not be able to change threads.
    let work = move || here.block_on(desk.release(&operator(), (campaign, "test"), account, "test"));
    tokio::task::spawn_blocking(work).await.expect("an answer")
}

/// Blocks or unblocks an account, as support does.
pub async fn block(db: &Database, account: AccountId, blocked: bool) -> Result<(), care::Error> {
    care::Desk::new(db.clone()).block(&operator(), account, blocked).await.map(drop)
}

/// What a claim statement is asked.
pub fn call<'a>(batch: &'a Batch, epoch: i64, attempts: &'a [Attempt]) -> Call<'a> {
    Call { batch, epoch, attempts, waiting: None, roll: -1 }
}
