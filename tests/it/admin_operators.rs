//! Operators, their tokens and the audit log: a token is shown once, ends when it should, and every change has a name.

use largesse::operator::Role;
use largesse::operator::directory::{Directory, New};
use serde_json::{Value, json};

use crate::admin::{Note, call, call_as};
use crate::http_api::check_problem;
use crate::support::server::run;
use crate::support::{Server, World, eventually, operator};

const OPERATORS: &str = "/v1/admin/operators";

/// The answers of these endpoints, each handed to `note`.
pub async fn every_answer(server: &Server, note: Note<'_>) {
    let me = call(server, note, ("GET", "/v1/admin/me"), "").await.json();
    assert_eq!(me, json!({"name": "bootstrap", "role": "admin", "campaigns": [], "regions": [], "expires_at": null}));
    for (body, field) in [
        (json!({"role": "viewer"}), "name"),
        (json!({"name": "bootstrap", "role": "viewer"}), "name"),
        (json!({"name": "a\nb", "role": "viewer"}), "name"),
        (json!({"name": "Ada", "role": "root"}), "role"),
        (json!({"name": "Ada", "role": "viewer", "days": 0}), "days"),
        (json!({"name": "Ada", "role": "viewer", "days": 367}), "days"),
        (json!({"name": "Ada", "role": "viewer", "token": "mine"}), "/"),
        (json!({"name": "Ada", "role": "viewer", "id": "mine"}), "id"),
        (json!({"name": "Ada", "role": "viewer", "id": uuid::Uuid::nil()}), "id"),
    ] {
        let answer = call(server, note, ("POST", OPERATORS), &body.to_string()).await;
        assert_eq!(check_problem(&answer, 422, "invalid-request", &body.to_string())["field"], field);
    }
    let id = uuid::Uuid::new_v4();
    let wanted = json!({"id": id, "name": "Ada", "role": "support", "days": 7}).to_string();
    let made = call(server, note, ("POST", OPERATORS), &wanted).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let made = made.json();
    assert_eq!(made["id"], json!(id));
    // The same id is the same operator, whatever else is asked, and has its one token.
    let other = json!({"id": id, "name": "Eve", "role": "admin"}).to_string();
    for again in [&wanted, &other] {
        let answer = call(server, note, ("POST", OPERATORS), again).await;
        let problem = check_problem(&answer, 409, "conflict", again);
        assert!(problem["detail"].as_str().is_some_and(|said| said.contains("shown only once")), "{problem}");
    }
    let token = made["token"].as_str().expect("a token");
    let me = call_as(server, token, ("GET", "/v1/admin/me"), "").await.json();
    assert_eq!((&me["name"], &me["role"], &me["expires_at"]), (&"Ada".into(), &"support".into(), &made["expires_at"]));
    let all = call(server, note, ("GET", OPERATORS), "").await;
    assert!(all.text.contains("Ada") && !all.text.contains(&token[4..]), "{}", all.text);
    let own = format!("{OPERATORS}/{}", made["id"].as_str().expect("an id"));
    assert_eq!(call(server, note, ("DELETE", &own), "").await.status, 204);
    eventually("a token that opens nothing", async || {
        let answer = call_as(server, token, ("GET", "/v1/admin/me"), "").await;
        (answer.status == 401).then_some(())
    })
    .await;
    let again = call(server, note, ("DELETE", &own), "").await;
    check_problem(&again, 404, "operator-not-found", "taken back already");
    let odd = call(server, note, ("DELETE", &format!("{OPERATORS}/x")), "").await;
    assert_eq!(check_problem(&odd, 422, "invalid-request", "no id")["field"], "id");
    the_log(server, note, token).await;
}

/// Who, what, before and after; page by page; and no token.
async fn the_log(server: &Server, note: Note<'_>, token: &str) {
    let log = async |note: Note<'_>, query: &str| {
        let answer = call(server, note, ("GET", &format!("/v1/admin/audit{query}")), "").await;
        assert!(answer.status == 200 && !answer.text.contains(&token[4..]), "{}", answer.text);
        answer.json()
    };
    let newest = log(note, "?limit=2").await;
    let actions: Vec<_> = newest["entries"].as_array().expect("entries").iter().map(|e| e["action"].clone()).collect();
    assert_eq!(actions, ["operator.revoke", "operator.add"]);
    let (revoked, added) = (&newest["entries"][0], &newest["entries"][1]);
    assert_eq!(
        (&added["operator"], &added["role"], &added["before"]),
        (&"bootstrap".into(), &"admin".into(), &Value::Null)
    );
    assert_eq!((&added["after"]["name"], &added["after"]["role"]), (&"Ada".into(), &"support".into()));
    assert_eq!((&revoked["before"]["name"], &revoked["after"]), (&"Ada".into(), &Value::Null));
    // Page by page it is the same log, each entry once.
    let whole = log(note, "?limit=500").await;
    let (whole, mut paged, mut next) = (whole["entries"].as_array().expect("entries").clone(), Vec::new(), json!(""));
    while let Some(before) = next.as_str() {
        let before = if before.is_empty() { String::new() } else { format!("&before={before}") };
        let page = log(note, &format!("?limit=3{before}")).await;
        paged.extend(page["entries"].as_array().expect("entries").iter().cloned());
        next = page["next"].clone();
    }
    assert_eq!(paged, whole);
    for (query, field) in
        [("?limit=0", "limit"), ("?limit=501", "limit"), ("?limit=x", "limit"), ("?before=1", "before")]
    {
        let answer = call(server, note, ("GET", &format!("/v1/admin/audit{query}")), "").await;
        assert_eq!(check_problem(&answer, 422, "invalid-request", query)["field"], field);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_ends_when_its_time_is_over_or_it_is_taken_back_anywhere() {
    let world = World::new(&["eu"]).await;
    let (here, there) = (Directory::new(world.db.clone(), None), Directory::new(world.db.clone(), None));
    let add =
        async |name| here.add(&operator(), &New::without_limits(name, Role::Operator, 1)).await.expect("an operator");
    let (late, gone, stays) = (add("late").await, add("gone").await, add("stays").await);
    let good = async |made: &largesse::operator::directory::Made| {
        let found = there.identify(made.token.reveal()).await.expect("an answer");
        assert!(found.iter().all(|found| found.name == made.operator.name));
        found.is_some()
    };
    for made in [&late, &gone, &stays] {
        assert!(good(made).await);
    }
    let over = "UPDATE operators SET created_at = now() - INTERVAL '2 days', expires_at = now() WHERE name = 'late'";
    world.sql().await.batch_execute(over).await.expect("a day later");
    here.revoke(&operator(), gone.operator.id).await.expect("taken back");
    for made in [&late, &gone] {
        eventually("a token that opens nothing", async || (!good(made).await).then_some(())).await;
    }
    assert!(good(&stays).await);
    // The table has no token: only what one is known by.
    let rows = world.sql().await.query("SELECT token_hash FROM operators", &[]).await.expect("rows");
    let hashes: Vec<Vec<u8>> = rows.iter().map(|row| row.get(0)).collect();
    assert!(hashes.iter().all(|hash| hash.len() == 32 && !stays.token.reveal().as_bytes().ends_with(hash)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_commands_make_list_and_take_back_tokens_and_note_what_other_commands_change() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let env = [("LARGESSE_DATABASE_URL", world.url.as_str())];
    let made = run(&["operator", "add", "Ada", "--role", "operator", "--days", "3"], &env).await;
    assert_eq!(made.code, Some(0), "{made:?}");
    let (token, directory) = (made.stdout.trim(), Directory::new(world.db.clone(), None));
    let ada = directory.identify(token).await.expect("an answer").expect("somebody");
    assert_eq!((ada.name.as_str(), ada.role), ("Ada", Role::Operator));
    let reasons = ["--reason", "The grill is cold.", "--reason-in", "fr=Le gril est froid."];
    let paused = run(&[&["campaign", "pause", &campaign.slug], &reasons[..]].concat(), &env).await;
    assert!(paused.code == Some(0) && paused.stdout.contains("paused, epoch 2"), "{paused:?}");
    let now = world.reload(&campaign.slug).await;
    assert_eq!(
        (now.pause_reason("fr"), now.pause_reason("de")),
        (Some("Le gril est froid."), Some("The grill is cold."))
    );
    let again = run(&["campaign", "close", &campaign.slug], &env).await;
    assert_eq!(again.code, Some(0), "{again:?}");
    let refused = run(&["campaign", "open", &campaign.slug], &env).await;
    assert!(refused.code == Some(1) && refused.stderr.contains("The campaign is closed"), "{refused:?}");
    let log = run(&["operator", "log"], &env).await;
    for word in ["operator.add", "campaign.pause", "campaign.close", "cli:", &campaign.slug, "Le gril est froid."] {
        assert!(log.stdout.contains(word), "{word}: {log:?}");
    }
    let gone = run(&["operator", "revoke", &ada.id.to_string()], &env).await;
    assert_eq!(gone.code, Some(0), "{gone:?}");
    let list = run(&["operator", "list"], &env).await;
    assert!(list.stdout.contains("Ada") && !list.stdout.contains(&token[4..]), "{list:?}");
    let again = run(&["operator", "revoke", &ada.id.to_string()], &env).await;
    assert_eq!(again.code, Some(1), "{again:?}");
    world.check_books().await;
}

#[tokio::test]
async fn every_shell_is_told_of_every_command() {
    for shell in ["bash", "zsh", "fish"] {
        let ended = run(&["completions", shell], &[]).await;
        assert_eq!(ended.code, Some(0), "{ended:?}");
        for word in ["campaign", "operator", "completions", "reason-in"] {
            assert!(ended.stdout.contains(word), "{shell}: {word}");
        }
    }
}
