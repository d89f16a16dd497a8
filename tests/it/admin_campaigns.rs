//! The team's orders about campaigns, units and regions: what each does, what stands in its way, that people are told
//! why in their language, and that every change is noted once.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::admin::{Note, call};
use crate::http_api::check_problem;
use crate::support::server::{ask, bearer};
use crate::support::{Server, World, eventually};

const CAMPAIGNS: &str = "/v1/admin/campaigns";
const CAMPAIGN: &str = "/v1/admin/campaigns/rush-hour";

/// An order that is carried out.
async fn done(server: &Server, note: Note<'_>, what: (&str, &str), body: Value) -> Value {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let answer = call(server, note, what, &body).await;
    assert!(answer.status.is_success(), "{what:?} {body}: {answer:?}");
    if answer.status == 204 { Value::Null } else { answer.json() }
}

/// An order that is not; the field or the detail of the problem.
async fn refused(server: &Server, note: Note<'_>, what: (&str, &str), body: Value, problem: (u16, &str)) -> String {
    let answer = call(server, note, what, &body.to_string()).await;
    let document = check_problem(&answer, problem.0, problem.1, &format!("{what:?} {body}"));
    let said = if problem.1 == "invalid-request" { "field" } else { "detail" };
    document[said].as_str().expect("a text").to_owned()
}

/// The answers of these endpoints, each handed to `note`.
pub async fn every_answer(world: &World, server: &Server, note: Note<'_>) {
    made(server, note).await;
    opened_and_paused(world, server, note).await;
    units(server, note).await;
    regions(server, note).await;
    over(server, note).await;
    noted(server, note).await;
    world.check_books().await;
}

async fn made(server: &Server, note: Note<'_>) {
    // As exact as a row is.
    let tomorrow =
        (largesse::clock::now() + jiff::SignedDuration::from_hours(24)).round(jiff::Unit::Microsecond).expect("a time");
    let wanted = json!({"slug": "rush-hour", "supply": 100, "titles": {"en": "Free burger", "fr": "Burger gratuit"},
        "opens_at": tomorrow, "weights": {"eu": 1}, "countries": ["DE", "FR"]});
    for (change, field) in [
        (json!({"slug": "Rush Hour"}), "slug"),
        (json!({"slug": null}), "slug"),
        (json!({"supply": -1}), "supply"),
        (json!({"supply": "100"}), "supply"),
        (json!({"weights": {"atlantis": 1}}), "weights"),
        (json!({"countries": ["de"]}), "countries"),
        (json!({"titles": {"en": " "}}), "titles"),
        (json!({"titles": {"en": "Free burger", "EN": "Free lunch"}}), "titles"),
        (json!({"shards": 65}), "shards"),
        (json!({"jitter_ms": 60_001}), "jitter_ms"),
        (json!({"closes_at": "2020-01-01T00:00:00Z"}), "closes_at"),
        (json!({"zebra": 1}), "/"),
    ] {
        let mut body = wanted.clone();
        let (name, value) = change.as_object().and_then(|all| all.iter().next()).expect("a change");
        body[name] = value.clone();
        assert_eq!(refused(server, note, ("POST", CAMPAIGNS), body, (422, "invalid-request")).await, field);
    }
    let made = done(server, note, ("POST", CAMPAIGNS), wanted.clone()).await;
    assert_eq!(
        (&made["state"], &made["supply"], &made["countries"]),
        (&"draft".into(), &100.into(), &wanted["countries"])
    );
    let taken = refused(server, note, ("POST", CAMPAIGNS), wanted, (409, "conflict")).await;
    assert!(taken.contains("already"), "{taken}");
    let all = done(server, note, ("GET", CAMPAIGNS), Value::Null).await;
    let names = all["campaigns"].as_array().expect("campaigns").iter().map(|one| one["slug"].clone());
    assert!(names.collect::<Vec<_>>().contains(&"rush-hour".into()), "{all}");
    let later = tomorrow + jiff::SignedDuration::from_hours(48);
    let edit = json!({"closes_at": later, "countries": [], "default_language": "fr", "jitter_ms": 100});
    let edited = done(server, note, ("PATCH", CAMPAIGN), edit).await;
    let shown = (&edited["closes_at"], &edited["countries"], &edited["default_language"], &edited["jitter_ms"]);
    assert_eq!(shown, (&json!(later), &json!([]), &"fr".into(), &100.into()));
    done(server, note, ("PATCH", CAMPAIGN), json!({"default_language": "en"})).await;
    for (edit, field) in [
        (json!({"closes_at": tomorrow}), "closes_at"),
        (json!({"default_language": "de"}), "default_language"),
        (json!({"countries": ["Germany"]}), "countries"),
        (json!({"jitter_ms": -1}), "jitter_ms"),
        (json!({"supply": 5}), "/"),
    ] {
        assert_eq!(refused(server, note, ("PATCH", CAMPAIGN), edit, (422, "invalid-request")).await, field);
    }
    let whole = done(server, note, ("GET", CAMPAIGN), Value::Null).await;
    assert_eq!((&whole["regions"][0]["remaining"], &whole["gates"]), (&100.into(), &json!([])));
}

async fn opened_and_paused(world: &World, server: &Server, note: Note<'_>) {
    let [open, pause, resume] = ["open", "pause", "resume"].map(|step| format!("{CAMPAIGN}/{step}"));
    let reasons = json!({"reasons": {"en": "The grill is being cleaned.", "fr": "On nettoie le gril."}});
    let early = refused(server, note, ("POST", &pause), reasons.clone(), (409, "conflict")).await;
    assert!(early.contains("draft"), "{early}");
    for odd in
        [json!({"reasons": {"en": ""}}), json!({"reasons": {"not a tag": "x"}}), json!({"reasons": {"en": "a\nb"}})]
    {
        assert_eq!(refused(server, note, ("POST", &pause), odd, (422, "invalid-request")).await, "reasons");
    }
    let opened = done(server, note, ("POST", &open), json!({"now": true})).await;
    assert_eq!((&opened["state"], &opened["gate"]), (&"open".into(), &"open".into()));
    // Open is open, and its beginning is history.
    done(server, note, ("POST", &open), Value::Null).await;
    let begun =
        refused(server, note, ("PATCH", CAMPAIGN), json!({"opens_at": "2040-01-01T00:00:00Z"}), (409, "conflict"));
    assert!(begun.await.contains("can’t be changed"));
    let paused = done(server, note, ("POST", &pause), reasons.clone()).await;
    assert_eq!((&paused["state"], &paused["reasons"]), (&"paused".into(), &reasons["reasons"]));
    let person = world.person("eu").await;
    for (reader, said) in [("fr-CA", "On nettoie le gril."), ("en", "The grill is being"), ("sw", "The grill is being")]
    {
        let language = [("accept-language", reader)];
        let shown = eventually("the reason", async || {
            let shown = ask(server.public, "GET", "/v1/campaigns/rush-hour", &language, "").await;
            (shown.status == 200 && shown.json()["state"] == "paused").then_some(shown)
        })
        .await;
        note("GET", "/v1/campaigns/rush-hour", &shown);
        assert!(shown.json()["reason"].as_str().is_some_and(|reason| reason.starts_with(said)), "{reader}: {shown:?}");
        let (token, claims) = (bearer(&person), "/v1/campaigns/rush-hour/claims");
        let headers = [("accept-language", reader), ("authorization", token.as_str())];
        let answer = ask(server.public, "POST", claims, &headers, "").await;
        note("POST", claims, &answer);
        assert!(check_problem(&answer, 403, "paused", reader)["detail"].to_string().contains(said), "{answer:?}");
        let page = ask(server.public, "GET", "/c/rush-hour", &language, "").await;
        assert!(page.text.contains(&said.replace('\'', "&#39;")), "{reader}: {}", page.text);
    }
    // Other words for the same pause: what is not said again is not said any more.
    let shorter = done(server, note, ("POST", &pause), json!({"reasons": {"fr": "Bientôt."}})).await;
    assert_eq!(shorter["reasons"], json!({"fr": "Bientôt."}));
    done(server, note, ("POST", &resume), Value::Null).await;
    let whole = done(server, note, ("GET", CAMPAIGN), Value::Null).await;
    let gates: Vec<_> = whole["gates"].as_array().expect("gates").iter().map(|gate| gate["gate"].clone()).collect();
    assert_eq!(gates, ["open", "shut", "open"]);
    assert_eq!(whole["campaign"]["reasons"], json!({}));
}

async fn units(server: &Server, note: Note<'_>) {
    let [restock, quota, freeze, unfreeze, transfers] =
        ["restock", "quota", "freeze", "unfreeze", "transfers"].map(|part| format!("{CAMPAIGN}/{part}"));
    let more = json!({"id": Uuid::new_v4(), "amount": 50, "region": "eu", "reason": "a second oven"});
    let added = done(server, note, ("POST", &restock), more.clone()).await;
    assert_eq!((&added["added"], &added["supply"]), (&true.into(), &150.into()));
    let again = done(server, note, ("POST", &restock), more.clone()).await;
    assert_eq!((&again["added"], &again["supply"]), (&false.into(), &150.into()));
    for (field, odd) in [("amount", json!(0)), ("reason", json!("")), ("region", json!("EU!")), ("id", json!("x"))] {
        let mut body = more.clone();
        body[field] = odd;
        assert_eq!(refused(server, note, ("POST", &restock), body, (422, "invalid-request")).await, field);
    }
    let mut nameless = more.clone();
    nameless.as_object_mut().expect("an object").remove("id");
    assert_eq!(refused(server, note, ("POST", &restock), nameless, (422, "invalid-request")).await, "id");
    let nowhere = json!({"id": Uuid::new_v4(), "amount": 1, "region": "nowhere", "reason": "x"});
    refused(server, note, ("POST", &restock), nowhere, (404, "region-not-found")).await;
    let moved = json!({"id": Uuid::new_v4(), "from": "eu", "to": "eu/0", "amount": 10, "reason": "a bus has arrived"});
    for _ in 0..2 {
        assert_eq!(done(server, note, ("POST", &transfers), moved.clone()).await["amount"], 10);
    }
    let same = json!({"id": Uuid::new_v4(), "from": "eu", "to": "eu", "amount": 1, "reason": "x"});
    refused(server, note, ("POST", &transfers), same, (409, "conflict")).await;
    let dry = json!({"from": "eu/1", "to": "eu", "amount": 1, "reason": "x"});
    done(server, note, ("POST", &freeze), Value::Null).await;
    let all = done(server, note, ("GET", &quota), Value::Null).await;
    let traveller = all["rows"].as_array().expect("rows").iter().find(|row| row["row"] == "eu/1").expect("the row");
    if traveller["remaining"] == 0 {
        let nothing = refused(server, note, ("POST", &transfers), dry, (409, "conflict")).await;
        assert!(nothing.contains("Nothing moved"), "{nothing}");
    }
    let sum: i64 = all["rows"].as_array().expect("rows").iter().filter_map(|row| row["remaining"].as_i64()).sum();
    assert_eq!((sum, &all["frozen"]), (150, &true.into()));
    let once = done(server, note, ("POST", &freeze), Value::Null).await;
    assert_eq!(once, json!({"frozen": true, "changed": false}));
    done(server, note, ("POST", &unfreeze), Value::Null).await;
    let page = done(server, note, ("GET", &format!("{transfers}?limit=1")), Value::Null).await;
    let next = page["next"].as_str().expect("more").to_owned();
    let rest = done(server, note, ("GET", &format!("{transfers}?limit=500&before={next}")), Value::Null).await;
    let mut ids: Vec<&Value> = Vec::new();
    for list in [&page, &rest] {
        ids.extend(list["transfers"].as_array().expect("transfers").iter().map(|one| &one["id"]));
    }
    assert_eq!(ids.iter().filter(|id| ***id == moved["id"]).count(), 1, "{ids:?}");
    // Encoded as a client's library does it, it is the same page.
    let encoded = format!("{transfers}?limit=500&before={}", next.replace(':', "%3A"));
    assert_eq!(done(server, note, ("GET", &encoded), Value::Null).await, rest);
    refused(server, note, ("GET", &format!("{transfers}?limit=0")), Value::Null, (422, "invalid-request")).await;
    for (most, shown) in [("", 20), ("?transfers=0", 0), ("?transfers=1", 1)] {
        let all = done(server, note, ("GET", &format!("{quota}{most}")), Value::Null).await;
        assert_eq!(all["transfers"].as_array().map(Vec::len), Some(ids.len().min(shown)), "{most}: {all}");
    }
    for odd in ["1001", "-1", "x"] {
        let odd = format!("{quota}?transfers={odd}");
        assert_eq!(refused(server, note, ("GET", &odd), Value::Null, (422, "invalid-request")).await, "transfers");
    }
    rules(server, note).await;
}

async fn rules(server: &Server, note: Note<'_>) {
    let [eu, nowhere, odd] = ["eu", "nowhere", "EU!"].map(|region| format!("{CAMPAIGN}/rules/{region}"));
    done(server, note, ("PUT", &eu), json!({"floor": 5, "ceiling": 500})).await;
    let all = done(server, note, ("GET", &format!("{CAMPAIGN}/quota")), Value::Null).await;
    assert_eq!(all["rules"], json!([{"region": "eu", "floor": 5, "ceiling": 500}]));
    for (body, field) in [(json!({"floor": -1}), "floor"), (json!({"floor": 5, "ceiling": 4}), "ceiling")] {
        assert_eq!(refused(server, note, ("PUT", &eu), body, (422, "invalid-request")).await, field);
    }
    for method in ["PUT", "DELETE"] {
        refused(server, note, (method, &nowhere), json!({}), (404, "region-not-found")).await;
        assert_eq!(refused(server, note, (method, &odd), json!({}), (422, "invalid-request")).await, "region");
    }
    done(server, note, ("DELETE", &eu), Value::Null).await;
}

async fn regions(server: &Server, note: Note<'_>) {
    const REGIONS: &str = "/v1/admin/regions";
    let one = |region: &str, step: &str| format!("{REGIONS}/{region}{step}");
    let alone = refused(server, note, ("POST", &one("eu", "/drain")), json!({}), (409, "conflict")).await;
    assert!(alone.contains("No other region"), "{alone}");
    assert_eq!(
        refused(server, note, ("POST", REGIONS), json!({"region": "U S"}), (422, "invalid-request")).await,
        "region"
    );
    let added =
        done(server, note, ("POST", REGIONS), json!({"region": "us", "api_url": "https://us.example.com"})).await;
    assert!(added["joined"].as_i64().is_some_and(|joined| joined >= 2), "{added}");
    assert_eq!(done(server, note, ("POST", REGIONS), json!({"region": "us"})).await["joined"], Value::Null);
    let active = refused(server, note, ("DELETE", &one("us", "")), json!({}), (409, "conflict")).await;
    assert!(active.contains("drain it first"), "{active}");
    let left = done(server, note, ("GET", &one("eu", "")), Value::Null).await;
    assert_eq!((&left["region"]["state"], &left["rows"]), (&"active".into(), &Value::Null));
    let own = left["campaigns"].as_array().expect("campaigns").iter().find(|one| one["campaign"] == "rush-hour");
    assert!(own.is_some_and(|own| own["remaining"].as_i64() > Some(0) && own["frozen"] == false), "{left}");
    let drained = eventually("a drained region", async || {
        let answer = call(server, &mut |_, _, _| {}, ("POST", &one("us", "/drain")), "").await;
        (answer.json()["done"] == true).then_some(answer)
    })
    .await;
    note("POST", &one("us", "/drain"), &drained);
    let late = json!({"id": Uuid::new_v4(), "from": "eu", "to": "us", "amount": 1, "reason": "x"});
    let leaving = refused(server, note, ("POST", &format!("{CAMPAIGN}/transfers")), late, (409, "conflict")).await;
    assert!(leaving.contains("draining"), "{leaving}");
    let late = json!({"id": Uuid::new_v4(), "amount": 1, "region": "us", "reason": "x"});
    refused(server, note, ("POST", &format!("{CAMPAIGN}/restock")), late, (409, "conflict")).await;
    let gone = done(server, note, ("DELETE", &one("us", "")), Value::Null).await;
    assert_eq!((&gone["region"]["state"], &gone["region"]["remaining"]), (&"gone".into(), &0.into()));
    let list = done(server, note, ("GET", REGIONS), Value::Null).await;
    assert_eq!((&list["regions"][1]["region"], &list["regions"][1]["state"]), (&"us".into(), &"gone".into()));
    done(server, note, ("POST", &one("us", "/activate")), Value::Null).await;
    for (method, step) in [("POST", "/activate"), ("POST", "/drain"), ("DELETE", ""), ("GET", "")] {
        refused(server, note, (method, &one("nowhere", step)), json!({}), (404, "region-not-found")).await;
        let odd = refused(server, note, (method, &one("EU!", step)), json!({}), (422, "invalid-request")).await;
        assert_eq!(odd, "region");
    }
}

async fn over(server: &Server, note: Note<'_>) {
    let duplicate = format!("{CAMPAIGN}/duplicate");
    let shadow = done(server, note, ("POST", &duplicate), json!({"slug": "rehearsal", "supply": 7})).await;
    let shown = (&shadow["slug"], &shadow["state"], &shadow["supply"], &shadow["jitter_ms"]);
    assert_eq!(shown, (&"rehearsal".into(), &"draft".into(), &7.into(), &100.into()));
    let texts = done(server, note, ("GET", &format!("{CAMPAIGNS}/rehearsal/texts")), Value::Null).await;
    assert_eq!(texts["texts"].as_array().map(Vec::len), Some(2), "{texts}");
    refused(server, note, ("POST", &duplicate), json!({"slug": "rehearsal"}), (409, "conflict")).await;
    let close = format!("{CAMPAIGN}/close");
    assert_eq!(
        refused(server, note, ("POST", &close), json!({"reason": "a\nb"}), (422, "invalid-request")).await,
        "reason"
    );
    for _ in 0..2 {
        assert_eq!(done(server, note, ("POST", &close), json!({"reason": "the day is over"})).await["state"], "closed");
    }
    for step in ["open", "pause", "resume"] {
        let said = refused(server, note, ("POST", &format!("{CAMPAIGN}/{step}")), json!({}), (409, "conflict")).await;
        assert!(said.contains("closed"), "{step}: {said}");
    }
    refused(server, note, ("PATCH", CAMPAIGN), json!({"jitter_ms": 1}), (409, "conflict")).await;
    let late = json!({"slug": "late", "supply": 1, "opens_at": "2020-01-01T00:00:00Z",
        "closes_at": "2020-01-02T00:00:00Z"});
    done(server, note, ("POST", CAMPAIGNS), late).await;
    let open = format!("{CAMPAIGNS}/late/open");
    let now = call(server, note, ("POST", &open), "{\"now\":true}").await;
    assert_eq!(check_problem(&now, 409, "conflict", "a window that is over")["conflict"], "over");
    // What programs are told does not depend on the reader's language, and names what was expected.
    let again = call(server, note, ("POST", &format!("{close}?lang=fr")), "{\"reason\":\"a\\nb\"}").await;
    assert_eq!(
        check_problem(&again, 422, "invalid-request", "a reason")["expected"],
        "one line of up to 250 characters"
    );
    let gone = call(server, note, ("POST", &format!("{CAMPAIGN}/open?lang=fr")), "").await;
    assert_eq!(check_problem(&gone, 409, "conflict", "over")["conflict"], "state");
}

/// Each change once, with what was before and after; nothing of what changed nothing.
async fn noted(server: &Server, note: Note<'_>) {
    let log = done(server, note, ("GET", "/v1/admin/audit?limit=500"), Value::Null).await;
    let entries = log["entries"].as_array().expect("entries");
    let own: Vec<&Value> = entries.iter().filter(|entry| entry["campaign"] == "rush-hour").rev().collect();
    let actions: Vec<&str> = own.iter().filter_map(|entry| entry["action"].as_str()).collect();
    let expected = [
        "campaign.create",
        "campaign.edit",
        "campaign.edit",
        "campaign.open",
        "campaign.pause",
        "campaign.pause",
        "campaign.open",
        "campaign.restock",
        "quota.transfer",
        "quota.freeze",
        "quota.unfreeze",
        "quota.rule",
        "quota.rule",
        "campaign.close",
    ];
    assert_eq!(actions, expected, "{own:#?}");
    assert!(own.iter().all(|entry| entry["operator"] == "bootstrap" && entry["request_id"] != ""), "{own:#?}");
    let (paused, restocked, closed) = (own[4], own[7], own[13]);
    assert_eq!((&paused["before"]["state"], &paused["after"]["state"]), (&"open".into(), &"paused".into()));
    assert_eq!(paused["after"]["reasons"]["fr"], "On nettoie le gril.");
    assert_eq!((&restocked["before"]["supply"], &restocked["after"]["supply"]), (&100.into(), &150.into()));
    assert_eq!((&closed["before"]["state"], &closed["after"]["reason"]), (&"open".into(), &"the day is over".into()));
    let regions: Vec<&Value> =
        entries.iter().rev().filter(|entry| entry["region"] == "us").map(|e| &e["action"]).collect();
    assert_eq!(regions, ["region.add", "region.drain", "region.remove", "region.add"]);
}
