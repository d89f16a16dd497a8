//! Orders of the team whose answer from the database is lost: nobody is told that nothing happened, every order can be
//! looked for or given again, and what has an id is carried out once.

use std::time::Duration;

use futures_util::future::join_all;
use largesse::account::Person;
use largesse::claim::Placement;
use largesse::http::admin::ENDPOINTS;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::admin::{Note, TOKEN, call, call_as};
use crate::http_api::check_problem;
use crate::support::server::Answer;
use crate::support::{Fate, Proxy, Server, World, eventually, placed};

/// One order each, which would be carried out; all at the same time, if none of them is.
struct Orders {
    slug: String,
    draft: String,
    operator: Uuid,
    holder: Person,
    blocked: Person,
    free: Person,
}

impl Orders {
    async fn of(world: &World) -> Self {
        let (campaign, draft) = (world.campaign(100).await, world.draft(10, 1, |_| {}).await);
        let [holder, blocked, free] = [world.person("eu").await, world.person("eu").await, world.person("eu").await];
        assert!(matches!(placed(&world.placer("eu").await, &holder, &campaign).await, Placement::Granted { .. }));
        crate::support::block(&world.db, blocked.account, true).await.expect("a blocked account");
        Self { slug: campaign.slug.clone(), draft: draft.slug.clone(), operator: Uuid::new_v4(), holder, blocked, free }
    }

    /// The address and the body of an order at this endpoint.
    fn order(&self, method: &str, pattern: &str) -> (String, Value) {
        let (id, last) = (Uuid::new_v4(), pattern.rsplit('/').next().unwrap_or_default());
        let slug = if ["open", "resume", "{slug}"].contains(&last) { &self.draft } else { &self.slug };
        let account = match (method, last) {
            ("DELETE", _) | (_, "block") => &self.free,
            (_, "unblock") => &self.blocked,
            _ => &self.holder,
        };
        let path = pattern.replace("{slug}", slug).replace("{language}", "fr").replace("{region}", "eu");
        let path = path.replace("{claim}", &format!("{slug}.{}", self.holder.account));
        let path = match pattern {
            "/v1/admin/operators/{id}" => path.replace("{id}", &self.operator.to_string()),
            _ => path.replace("{id}", &account.account.to_string()),
        };
        let body = match last {
            "{language}" if method == "PUT" => json!({"title": "Un burger"}),
            "campaigns" => json!({"slug": "another-one", "supply": 1}),
            "{slug}" => json!({"jitter_ms": 1}),
            "duplicate" => json!({"slug": "another-one"}),
            "restock" => json!({"id": id, "amount": 5, "region": "eu", "reason": "more"}),
            "transfers" => json!({"id": id, "from": "eu", "to": "eu/0", "amount": 1, "reason": "x"}),
            "regions" => json!({"region": "ap"}),
            "{region}" if method == "PUT" => json!({"floor": 1}),
            "operators" => json!({"name": "Eve", "role": "viewer"}),
            "move" => json!({"region": "us"}),
            "release" => json!({"reason": "x"}),
            _ => Value::Null,
        };
        (path, body)
    }
}

fn text(body: &Value) -> String {
    if body.is_null() { String::new() } else { body.to_string() }
}

fn check_doubt(answer: &Answer, about: &str) {
    let problem = check_problem(answer, 503, "outcome-unknown", about);
    let said = problem["detail"].as_str().expect("words");
    assert!(said.contains("Look first") && said.contains("the same id"), "{about}: {said}");
    assert_eq!(answer.header("retry-after"), "1", "{about}");
}

/// Every order there is, none of which is ever committed, and nobody can know that.
async fn every_order(world: &World, server: &Server, proxy: &Proxy, note: Note<'_>) {
    let orders = Orders::of(world).await;
    let made = call(server, note, ("POST", "/v1/admin/operators"), "{\"name\":\"Ada\",\"role\":\"viewer\"}").await;
    let operator = made.json()["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    let orders = Orders { operator, ..orders };
    let count = "SELECT (SELECT count(*) FROM audit_log) + (SELECT count(*) FROM gate_changes)";
    let rows = async || world.sql().await.query_one(count, &[]).await.expect("a count").get::<_, i64>(0);
    let before = rows().await;
    // An import tells of itself in the lines of its answer, and is noted at its end.
    let changes: Vec<_> = ENDPOINTS.iter().filter(|endpoint| endpoint.changes()).collect();
    let changes = changes.into_iter().filter(|endpoint| !endpoint.path.ends_with("/import"));
    proxy.arm_orders(&[Fate::CutBefore; 10_000]);
    let asked = changes.map(async |endpoint| {
        let (path, body) = orders.order(endpoint.method, endpoint.path);
        let answer = call_as(server, TOKEN, (endpoint.method, &path), &text(&body)).await;
        (endpoint.method, path, body, answer)
    });
    for (method, path, body, mut answer) in join_all(asked).await {
        if answer.json()["code"] == "unavailable" {
            answer = alone(server, proxy, (method, &path), &text(&body)).await;
        }
        check_doubt(&answer, &format!("{method} {path}"));
        note(method, &path, &answer);
    }
    healed(server, proxy).await;
    assert_eq!(rows().await, before, "none of them was committed");
}

/// On a busy machine an order may not come as far as its COMMIT in time: that nothing happened is true then, and it is
/// given again, with no other beside it, so that it is seen how far it came.
async fn alone(server: &Server, proxy: &Proxy, order: (&'static str, &str), body: &str) -> Answer {
    for _ in 0..20 {
        let met = proxy.met();
        let answer = call_as(server, TOKEN, order, body).await;
        if answer.json()["code"] != "unavailable" {
            return answer;
        }
        assert_eq!(proxy.met(), met, "{order:?} came to its COMMIT: {answer:?}");
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    panic!("{order:?} never came as far as its COMMIT");
}

/// All is well again, and the server knows it.
async fn healed(server: &Server, proxy: &Proxy) {
    proxy.arm_orders(&[]);
    proxy.cut(false);
    eventually("a server that reaches its database", async || {
        (call_as(server, TOKEN, ("GET", "/v1/admin/campaigns"), "").await.status == 200).then_some(())
    })
    .await;
}

/// The order was committed, and then nobody was there any more.
async fn committed_all_the_same(world: &World, server: &Server, proxy: &Proxy, note: Note<'_>) {
    let campaign = world.campaign(100).await;
    let path = format!("/v1/admin/campaigns/{}/restock", campaign.slug);
    let order = json!({"id": Uuid::new_v4(), "amount": 5, "region": "eu", "reason": "more"});
    proxy.arm_orders(&[Fate::Vanish]);
    let lost = call(server, note, ("POST", &path), &order.to_string()).await;
    check_doubt(&lost, "a restock");
    assert_eq!(world.reload(&campaign.slug).await.supply, 105, "it was carried out");
    healed(server, proxy).await;
    let again = call_as(server, TOKEN, ("POST", &path), &order.to_string()).await;
    assert_eq!((&again.json()["added"], &again.json()["supply"]), (&json!(false), &json!(105)));
}

/// Of somebody who was made and whose token was lost on its way there is one, and by their id it is taken back.
async fn a_lost_token(world: &World, server: &Server, proxy: &Proxy, note: Note<'_>) {
    const OPERATORS: &str = "/v1/admin/operators";
    let id = Uuid::new_v4();
    let wanted = json!({"id": id, "name": "Lost", "role": "admin"}).to_string();
    proxy.arm_orders(&[Fate::Vanish]);
    let lost = call(server, note, ("POST", OPERATORS), &wanted).await;
    check_doubt(&lost, "an operator");
    assert!(!lost.text.contains("lgo_"), "{lost:?}");
    healed(server, proxy).await;
    for _ in 0..2 {
        let again = call(server, note, ("POST", OPERATORS), &wanted).await;
        check_problem(&again, 409, "conflict", "made before");
    }
    let count = "SELECT count(*), (SELECT count(*) FROM audit_log WHERE action = 'operator.add' \
                 AND after_state LIKE '%\"Lost\"%') FROM operators WHERE name = 'Lost'";
    let row = world.sql().await.query_one(count, &[]).await.expect("counts");
    assert_eq!((row.get::<_, i64>(0), row.get::<_, i64>(1)), (1, 1));
    // A reply that is lost while the database stays is found by the same call: its token is good.
    let other = json!({"id": Uuid::new_v4(), "name": "Found", "role": "viewer"}).to_string();
    proxy.arm_orders(&[Fate::CutAfter]);
    let made = call(server, note, ("POST", OPERATORS), &other).await;
    assert_eq!((made.status.as_u16(), proxy.met()), (201, 1), "{made:?}");
    let token = made.json()["token"].as_str().expect("a token").to_owned();
    assert_eq!(
        call_as(server, &token, ("GET", "/v1/admin/me"), "").await.json()["expires_at"],
        made.json()["expires_at"]
    );
    assert_eq!(call(server, note, ("DELETE", &format!("{OPERATORS}/{id}")), "").await.status, 204);
}

/// The order was carried out, and what it came to can't be read any more.
async fn done_and_not_seen(world: &World, server: &Server, proxy: &Proxy, note: Note<'_>) {
    let blocked = world.person("eu").await;
    proxy.arm_all(&["claim_of_account", "account_find"], &[Fate::CutBefore; 10_000]);
    let path = format!("/v1/admin/accounts/{}/block", blocked.account);
    let answer = call(server, note, ("POST", &path), "").await;
    check_doubt(&answer, "a block");
    healed(server, proxy).await;
    let status = "SELECT status FROM accounts WHERE account_id = $1";
    let row = world.sql().await.query_one(status, &[&blocked.account.0]).await.expect("a row");
    assert_eq!(row.get::<_, &str>(0), "blocked");
}

/// A look that can't be answered is no order: nothing may have happened.
async fn looks(server: &Server, proxy: &Proxy, note: Note<'_>) {
    proxy.arm_all(&["campaign_list", "operator_list"], &[Fate::CutAfter; 10_000]);
    for path in ["/v1/admin/campaigns", "/v1/admin/operators"] {
        let answer = call(server, note, ("GET", path), "").await;
        check_problem(&answer, 503, "unavailable", path);
    }
    // Nor is an order that was not given, because the campaign it is about could not be read.
    let unread = call(server, note, ("POST", "/v1/admin/campaigns/any/pause"), "").await;
    check_problem(&unread, 503, "unavailable", "an order that was not given");
    healed(server, proxy).await;
}

/// The answers of orders whose outcome is not known, each handed to `note`.
pub async fn every_answer(note: Note<'_>) {
    let world = World::new(&["eu", "us"]).await;
    let proxy = Proxy::start(&world.url).await;
    let server = Server::start_with("eu", &proxy.url(), &["--admin-token", TOKEN]).await;
    every_order(&world, &server, &proxy, note).await;
    done_and_not_seen(&world, &server, &proxy, note).await;
    looks(&server, &proxy, note).await;
    committed_all_the_same(&world, &server, &proxy, note).await;
    a_lost_token(&world, &server, &proxy, note).await;
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_gives_an_order_is_never_told_that_nothing_happened_where_something_may_have() {
    every_answer(&mut |_, _, _| {}).await;
}
