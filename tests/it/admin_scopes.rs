//! Tokens for some campaigns, and for some regions: what each reaches of every endpoint there is, that what it does not
//! reach is not told apart from what is not there, and that nobody makes a token that is for more than their own.

use largesse::account::Person;
use largesse::campaign::Campaign;
use largesse::claim::Placement;
use largesse::http::admin::{ENDPOINTS, Endpoint};
use largesse::operator::Role;
use largesse::operator::directory::{Directory, New};
use largesse::operator::scope::Scope;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::admin::{Note, TOKEN, call, call_as};
use crate::http_api::check_problem;
use crate::support::server::Answer;
use crate::support::{Server, World, eventually, operator, placed};

/// What a token with a limit comes to at an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comes {
    /// In, whatever is named.
    In,
    /// In, if what is named is among its own.
    ToOwn,
    /// Nowhere.
    Out,
}

use Comes::{In, Out, ToOwn};

/// Every endpoint, and who is let in: a token for some campaigns, and one for some regions. By hand, so that a new
/// endpoint is decided twice.
const DECIDED: &[(&str, &str, Comes, Comes)] = &[
    ("GET", "/v1/admin/me", In, In),
    ("GET", "/v1/admin/campaigns/{slug}/texts", ToOwn, In),
    ("PUT", "/v1/admin/campaigns/{slug}/texts/{language}", ToOwn, Out),
    ("DELETE", "/v1/admin/campaigns/{slug}/texts/{language}", ToOwn, Out),
    ("GET", "/v1/admin/campaigns", In, In),
    ("POST", "/v1/admin/campaigns", ToOwn, Out),
    ("GET", "/v1/admin/campaigns/{slug}", ToOwn, In),
    ("PATCH", "/v1/admin/campaigns/{slug}", ToOwn, Out),
    ("POST", "/v1/admin/campaigns/{slug}/open", ToOwn, Out),
    ("POST", "/v1/admin/campaigns/{slug}/pause", ToOwn, Out),
    ("POST", "/v1/admin/campaigns/{slug}/resume", ToOwn, Out),
    ("POST", "/v1/admin/campaigns/{slug}/close", ToOwn, Out),
    ("POST", "/v1/admin/campaigns/{slug}/restock", ToOwn, ToOwn),
    ("POST", "/v1/admin/campaigns/{slug}/duplicate", ToOwn, Out),
    ("GET", "/v1/admin/campaigns/{slug}/quota", ToOwn, In),
    ("POST", "/v1/admin/campaigns/{slug}/freeze", ToOwn, Out),
    ("POST", "/v1/admin/campaigns/{slug}/unfreeze", ToOwn, Out),
    ("GET", "/v1/admin/campaigns/{slug}/transfers", ToOwn, In),
    ("POST", "/v1/admin/campaigns/{slug}/transfers", ToOwn, ToOwn),
    ("PUT", "/v1/admin/campaigns/{slug}/rules/{region}", ToOwn, Out),
    ("DELETE", "/v1/admin/campaigns/{slug}/rules/{region}", ToOwn, Out),
    ("GET", "/v1/admin/regions", Out, In),
    ("POST", "/v1/admin/regions", Out, Out),
    ("GET", "/v1/admin/regions/{region}", Out, In),
    ("DELETE", "/v1/admin/regions/{region}", Out, ToOwn),
    ("POST", "/v1/admin/regions/{region}/activate", Out, ToOwn),
    ("POST", "/v1/admin/regions/{region}/drain", Out, ToOwn),
    ("GET", "/v1/admin/operators", Out, In),
    ("POST", "/v1/admin/operators", Out, Out),
    ("DELETE", "/v1/admin/operators/{id}", Out, Out),
    ("POST", "/v1/admin/accounts/import", Out, Out),
    ("GET", "/v1/admin/accounts/{id}", Out, In),
    ("POST", "/v1/admin/accounts/{id}/block", Out, ToOwn),
    ("POST", "/v1/admin/accounts/{id}/unblock", Out, ToOwn),
    ("POST", "/v1/admin/accounts/{id}/move", Out, ToOwn),
    ("GET", "/v1/admin/accounts/{id}/export", Out, In),
    ("DELETE", "/v1/admin/accounts/{id}", Out, ToOwn),
    ("GET", "/v1/admin/claims", ToOwn, In),
    ("POST", "/v1/admin/claims/{claim}/release", ToOwn, ToOwn),
    ("GET", "/v1/admin/campaigns/{slug}/claims/export", ToOwn, In),
    ("GET", "/v1/admin/audit", Out, In),
];

/// What one request names.
#[derive(Clone, Copy, Debug)]
struct Names<'a> {
    campaign: &'a str,
    region: &'a str,
    account: Uuid,
}

/// An endpoint's path and body with these names in them; the body would be carried out.
fn request(endpoint: &Endpoint, names: &Names<'_>) -> (String, String) {
    let Names { campaign, region, account } = *names;
    let path = endpoint.path.replace("{slug}", campaign).replace("{language}", "es").replace("{region}", region);
    let path = path.replace("{claim}", &format!("{campaign}.{account}")).replace("{id}", &account.to_string());
    let path = match endpoint.path {
        "/v1/admin/claims" => format!("{path}?account={account}&campaign={campaign}"),
        _ => path,
    };
    let id = Uuid::new_v4();
    let body = match (endpoint.method, endpoint.path.rsplit('/').next().unwrap_or_default()) {
        ("PUT", "{language}") => json!({"title": "Hamburguesa"}),
        ("POST", "campaigns") => json!({"slug": campaign, "supply": 1}),
        ("POST", "duplicate") => json!({"slug": campaign}),
        ("POST", "restock") => json!({"id": id, "amount": 1, "region": region, "reason": "x"}),
        ("POST", "transfers") => {
            json!({"id": id, "from": region, "to": format!("{region}/0"), "amount": 1, "reason": "x"})
        }
        ("POST", "regions" | "move") => json!({"region": region}),
        ("POST", "operators") => json!({"name": "Eve", "role": "viewer"}),
        ("POST", "release") => json!({"reason": "x"}),
        _ => Value::Null,
    };
    (path, if body.is_null() { String::new() } else { body.to_string() })
}

/// A token of this role for these campaigns and these regions.
pub async fn token(world: &World, role: Role, (campaigns, regions): (&[&str], &[&str])) -> String {
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let scope = Scope::new(&list(campaigns), &list(regions)).expect("a scope");
    let new = New { scope, ..New::without_limits("somebody with a limit", role, 1) };
    let made = Directory::new(world.db.clone(), None).add(&operator(), &new).await.expect("an operator");
    made.token.reveal().to_owned()
}

/// A refusal, but for the request's own id.
fn refusal(answer: &Answer, about: &str) -> Value {
    let mut problem = check_problem(answer, 403, "out-of-scope", about);
    problem["instance"] = Value::Null;
    problem
}

/// Two campaigns, two regions, somebody at home in each, with a claim in each campaign.
struct Town {
    world: World,
    mine: String,
    theirs: String,
    eu: Person,
    us: Person,
}

impl Town {
    async fn new() -> Self {
        let world = World::new(&["eu", "us", "ap"]).await;
        let (mine, theirs) = (world.campaign(100).await, world.campaign(100).await);
        let (eu, us) = (world.person("eu").await, world.person("us").await);
        let placer = world.placer("eu").await;
        for campaign in [&mine, &theirs] {
            for person in [&eu, &us] {
                assert!(matches!(placed(&placer, person, campaign).await, Placement::Granted { .. }));
            }
        }
        let slug = |campaign: &Campaign| campaign.slug.clone();
        Self { mine: slug(&mine), theirs: slug(&theirs), world, eu, us }
    }

    fn own(&self) -> Names<'_> {
        Names { campaign: &self.mine, region: "eu", account: self.eu.account.0 }
    }
}

async fn one(server: &Server, note: Note<'_>, token: &str, endpoint: &Endpoint, names: &Names<'_>) -> Answer {
    let (path, body) = request(endpoint, names);
    let answer = call_as(server, token, (endpoint.method, &path), &body).await;
    note(endpoint.method, &path, &answer);
    answer
}

fn let_in(answer: &Answer, about: &str) {
    assert!(![401, 403].contains(&answer.status.as_u16()) && answer.status.as_u16() < 500, "{about}: {answer:?}");
}

/// Every endpoint there is, with each kind of token.
async fn the_door(town: &Town, server: &Server, note: Note<'_>) {
    let own = town.own();
    let by_campaign = token(&town.world, Role::Admin, (&[&town.mine, "not-made-yet"], &[])).await;
    let by_region = token(&town.world, Role::Admin, (&[], &["eu", "ap"])).await;
    let by_both = token(&town.world, Role::Admin, (&[&town.mine], &["eu"])).await;
    for endpoint in ENDPOINTS {
        let about = format!("{} {}", endpoint.method, endpoint.path);
        let decided = DECIDED.iter().find(|(method, path, ..)| (*method, *path) == (endpoint.method, endpoint.path));
        let (_, _, campaigns, regions) = decided.unwrap_or_else(|| panic!("{about}: who is let in is not decided"));
        let (theirs, nowhere) =
            (Names { campaign: &town.theirs, ..own }, Names { campaign: "there-is-no-such-campaign", ..own });
        // What is somebody else's comes first: what is carried out may change what comes after it.
        if *campaigns != In {
            let there = refusal(&one(server, note, &by_campaign, endpoint, &theirs).await, &about);
            let not_there = refusal(&one(server, note, &by_campaign, endpoint, &nowhere).await, &about);
            assert_eq!(there, not_there, "{about}: a campaign of others is told apart from none");
        }
        let abroad = Names { region: "us", account: town.us.account.0, ..own };
        if *regions != In {
            refusal(&one(server, note, &by_region, endpoint, &abroad).await, &about);
        }
        for (token, comes) in [(&by_campaign, *campaigns), (&by_region, *regions)] {
            let answer = one(server, note, token, endpoint, &own).await;
            if comes == Out {
                refusal(&answer, &about);
            } else {
                let_in(&answer, &about);
            }
        }
        // Both limits are kept.
        let answer = one(server, note, &by_both, endpoint, &own).await;
        if *campaigns == Out || *regions == Out {
            refusal(&answer, &about);
        } else {
            let_in(&answer, &about);
            if *campaigns == ToOwn {
                refusal(&one(server, note, &by_both, endpoint, &theirs).await, &about);
            }
            if *regions == ToOwn {
                refusal(&one(server, note, &by_both, endpoint, &abroad).await, &about);
            }
        }
    }
    assert_eq!(DECIDED.len(), ENDPOINTS.len(), "an endpoint that is not there any more");
}

/// Lists have what the token is for, and nothing of the rest.
async fn lists(town: &Town, server: &Server) {
    let mine = token(&town.world, Role::Support, (&[&town.mine], &[])).await;
    let get = async |path: &str| call_as(server, &mine, ("GET", path), "").await;
    let campaigns = get("/v1/admin/campaigns").await;
    let slugs: Vec<Value> =
        campaigns.json()["campaigns"].as_array().expect("a list").iter().map(|one| one["slug"].clone()).collect();
    assert_eq!(slugs, [town.mine.as_str()]);
    let account = town.eu.account;
    let claims = get(&format!("/v1/admin/claims?account={account}")).await;
    let all = claims.json()["claims"].as_array().expect("a list").clone();
    assert!(all.len() == 1 && all[0]["campaign"] == town.mine.as_str(), "{claims:?}");
    assert!(!campaigns.text.contains(&town.theirs) && !claims.text.contains(&town.theirs));
    let reference = all[0]["reference"].as_str().expect("a reference");
    let by_reference = get(&format!("/v1/admin/claims?reference={reference}&campaign={}", town.mine)).await;
    assert_eq!(by_reference.json()["claims"][0], all[0]);
    let foreign = get(&format!("/v1/admin/claims?reference={reference}&campaign={}", town.theirs)).await;
    refusal(&foreign, "a reference in a campaign of others");
    // A reference without a campaign names none that could be looked through.
    check_problem(&get(&format!("/v1/admin/claims?reference={reference}")).await, 422, "invalid-request", "none");
    let whole = call(server, &mut |_, _, _| {}, ("GET", &format!("/v1/admin/claims?account={account}")), "").await;
    assert_eq!(whole.json()["claims"].as_array().map(Vec::len), Some(2));
}

/// What the body names decides too, and can't be said twice or left out.
async fn bodies(town: &Town, server: &Server) {
    let eu = token(&town.world, Role::Operator, (&[], &["eu"])).await;
    let path = |rest: &str| format!("/v1/admin/campaigns/{}/{rest}", town.mine);
    let post = async |path: &str, body: String| call_as(server, &eu, ("POST", path), &body).await;
    let order = |from: &str, to: &str| {
        json!({"id": Uuid::new_v4(), "from": from, "to": to, "amount": 1, "reason": "x"}).to_string()
    };
    for (from, to) in [("eu", "us"), ("us", "eu"), ("us/2", "eu/0"), ("eu/0", "nowhere"), ("", "eu"), ("eu", "/eu")] {
        refusal(&post(&path("transfers"), order(from, to)).await, &format!("{from} to {to}"));
    }
    let restock = json!({"id": Uuid::new_v4(), "amount": 1, "reason": "x"});
    refusal(&post(&path("restock"), restock.to_string()).await, "where the order itself would choose the region");
    let id = Uuid::new_v4();
    for regions in ["\"region\":\"eu\",\"region\":\"us\"", "\"region\":\"us\",\"region\":\"eu\"", "\"region\":[\"eu\"]"]
    {
        let body = format!("{{\"id\":\"{id}\",\"amount\":1,\"reason\":\"x\",{regions}}}");
        let answer = post(&path("restock"), body).await;
        assert_eq!(check_problem(&answer, 422, "invalid-request", regions)["field"], "region");
    }
    for (body, status, code) in [("{", 400, "malformed-json"), ("[]", 422, "invalid-request")] {
        check_problem(&post(&path("restock"), body.into()).await, status, code, "a body that can't be read");
    }
    let supply = async || town.world.reload(&town.mine).await.supply;
    let before = supply().await;
    let added = post(&path("restock"), json!({"id": id, "amount": 5, "region": "eu", "reason": "x"}).to_string()).await;
    assert_eq!((added.status.as_u16(), supply().await), (200, before + 5), "{added:?}");
    let moved = post(&path("transfers"), order("eu", "eu/0")).await;
    assert_eq!(moved.status, 200, "{moved:?}");
}

/// A campaign may be named before it is made, and is made with the very token.
async fn not_made_yet(town: &Town, server: &Server) {
    let slug = format!("later-{}", Uuid::new_v4().simple());
    let later = token(&town.world, Role::Operator, (&[&slug, &town.mine], &[])).await;
    let at = format!("/v1/admin/campaigns/{slug}");
    check_problem(&call_as(server, &later, ("GET", &at), "").await, 404, "campaign-not-found", "its own, not there");
    let make = async |slug: &str| {
        let body = json!({"slug": slug, "supply": 3}).to_string();
        call_as(server, &later, ("POST", "/v1/admin/campaigns"), &body).await
    };
    refusal(&make("something-else").await, "another name");
    refusal(&make(&town.theirs).await, "a name that is taken");
    let like = |slug: &str| json!({"slug": slug}).to_string();
    let duplicate = |of: &str| format!("/v1/admin/campaigns/{of}/duplicate");
    for (of, to) in [(&town.mine, "something-else"), (&town.theirs, slug.as_str())] {
        let answer = call_as(server, &later, ("POST", &duplicate(of)), &like(to)).await;
        refusal(&answer, &format!("{of} as {to}"));
    }
    assert_eq!(make(&slug).await.status, 201);
    assert_eq!(call_as(server, &later, ("GET", &at), "").await.json()["campaign"]["slug"], slug.as_str());
}

/// Somebody is looked after where they are at home, as the transaction finds it.
async fn people(town: &Town, server: &Server) {
    let us = token(&town.world, Role::Admin, (&[], &["us"])).await;
    let (home, abroad) = (town.world.person("us").await, town.world.person("eu").await);
    let at = |person: &Person, rest: &str| format!("/v1/admin/accounts/{}{rest}", person.account);
    let post = async |path: String, body: &str| call_as(server, &us, ("POST", &path), body).await;
    for step in ["/block", "/unblock"] {
        refusal(&post(at(&abroad, step), "").await, step);
        assert_eq!(post(at(&home, step), "").await.status, 200);
    }
    refusal(&post(at(&abroad, "/move"), "{\"region\":\"us\"}").await, "to fetch somebody");
    refusal(&call_as(server, &us, ("DELETE", &at(&abroad, "")), "").await, "erased");
    check_problem(&post(at(&crate::support::world::stranger("eu"), "/block"), "").await, 404, "account-not-found", "-");
    // Looking is for everybody.
    assert_eq!(call_as(server, &us, ("GET", &at(&abroad, "")), "").await.status, 200);
    assert_eq!(call_as(server, &us, ("GET", &at(&abroad, "/export")), "").await.status, 200);
    assert_eq!(call_as(server, &us, ("DELETE", &at(&home, "")), "").await.status, 200);
    let rows = "SELECT count(*) FROM audit_log WHERE account = $1 AND action <> 'account.export'";
    let alias = abroad.account.alias().to_string();
    let noted: i64 = town.world.sql().await.query_one(rows, &[&alias]).await.expect("a count").get(0);
    assert_eq!(noted, 0, "what was refused is noted");
    let claim = |person: &Person| format!("/v1/admin/claims/{}.{}/release", town.theirs, person.account);
    refusal(&post(claim(&town.eu), "{\"reason\":\"x\"}").await, "a claim of somebody abroad");
    let given = post(claim(&town.us), "{\"reason\":\"x\"}").await;
    assert_eq!(given.json()["status"], "released", "{given:?}");
}

/// Who is told what of it, and what can't be asked for.
async fn tokens(town: &Town, server: &Server, note: Note<'_>) {
    const OPERATORS: &str = "/v1/admin/operators";
    let many: Vec<String> = (0..101).map(|number| format!("c-{number}")).collect();
    for (body, field) in [
        (json!({"campaigns": ["Burger"]}), "campaigns"),
        (json!({"campaigns": "burger"}), "campaigns"),
        (json!({"campaigns": [1]}), "campaigns"),
        (json!({"campaigns": many}), "campaigns"),
        (json!({"campaigns": null}), "campaigns"),
        (json!({"regions": ["atlantis"]}), "regions"),
        (json!({"regions": ["eu", "EU"]}), "regions"),
        (json!({"regions": {"eu": true}}), "regions"),
    ] {
        let mut wanted = json!({"name": "Ada", "role": "operator"});
        wanted.as_object_mut().expect("an object").extend(body.as_object().expect("an object").clone());
        let answer = call(server, note, ("POST", OPERATORS), &wanted.to_string()).await;
        assert_eq!(check_problem(&answer, 422, "invalid-request", &wanted.to_string())["field"], field);
    }
    let wanted = json!({"name": "Ada", "role": "admin", "campaigns": ["b", "a", "b"], "regions": ["us", "eu"]});
    let made = call(server, note, ("POST", OPERATORS), &wanted.to_string()).await;
    assert_eq!(made.status, 201, "{made:?}");
    let (made, limits) = (made.json(), (json!(["a", "b"]), json!(["eu", "us"])));
    let of = |shown: &Value| (shown["campaigns"].clone(), shown["regions"].clone());
    assert_eq!(of(&made), limits);
    let token = made["token"].as_str().expect("a token");
    assert_eq!(of(&call_as(server, token, ("GET", "/v1/admin/me"), "").await.json()), limits);
    let all = call(server, note, ("GET", OPERATORS), "").await.json();
    let listed = all["operators"].as_array().expect("a list").iter().find(|one| one["id"] == made["id"]);
    assert_eq!(of(listed.expect("the operator")), limits);
    // A limit, however wide, makes nobody, not even somebody with the same.
    for scope in [json!({}), json!({"campaigns": ["a"]}), json!({"campaigns": ["a", "b"], "regions": ["eu"]})] {
        let mut wanted = json!({"name": "Eve", "role": "viewer"});
        wanted.as_object_mut().expect("an object").extend(scope.as_object().expect("an object").clone());
        refusal(&call_as(server, token, ("POST", OPERATORS), &wanted.to_string()).await, "another operator");
    }
    let own = format!("{OPERATORS}/{}", made["id"].as_str().expect("an id"));
    refusal(&call_as(server, token, ("DELETE", &own), "").await, "even oneself");
    assert_eq!(call(server, note, ("DELETE", &own), "").await.status, 204);
    let log = call(server, note, ("GET", "/v1/admin/audit?limit=2"), "").await.json();
    assert_eq!(
        (&log["entries"][0]["action"], &log["entries"][1]["action"]),
        (&"operator.revoke".into(), &"operator.add".into())
    );
    assert_eq!((of(&log["entries"][0]["before"]), of(&log["entries"][1]["after"])), (limits.clone(), limits));
    eventually("a token that opens nothing", async || {
        (call_as(server, token, ("GET", "/v1/admin/me"), "").await.status == 401).then_some(())
    })
    .await;
    unreadable(town, server).await;
}

/// A limit that this program can't read is not taken for none.
async fn unreadable(town: &Town, server: &Server) {
    for column in ["campaigns", "regions"] {
        let odd = token(&town.world, Role::Admin, (&[&town.mine], &["eu"])).await;
        assert_eq!(call_as(server, &odd, ("GET", "/v1/admin/me"), "").await.status, 200);
        let spoil = format!(
            "UPDATE operators SET {column} = ARRAY['No name!'] WHERE revoked_at IS NULL AND name = \
             'somebody with a limit'"
        );
        town.world.sql().await.batch_execute(&spoil).await.expect("a spoiled row");
        eventually("a token that opens nothing", async || {
            (call_as(server, &odd, ("GET", "/v1/admin/me"), "").await.status == 401).then_some(())
        })
        .await;
    }
}

/// The answers to tokens with limits, each handed to `note`.
pub async fn every_answer(note: Note<'_>) {
    let town = Town::new().await;
    let server = Server::start_with("eu", &town.world.url, &["--admin-token", TOKEN]).await;
    lists(&town, &server).await;
    bodies(&town, &server).await;
    not_made_yet(&town, &server).await;
    people(&town, &server).await;
    the_door(&town, &server, note).await;
    tokens(&town, &server, note).await;
    town.world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_with_a_limit_reaches_what_it_is_for_at_every_endpoint_and_nothing_else() {
    every_answer(&mut |_, _, _| {}).await;
}
