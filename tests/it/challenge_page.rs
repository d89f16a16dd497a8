//! A challenge on the page: shown to who needs it and to nobody else, handed in for the person it is of, and never in the
//! way of a wish that was made before it was solved.

use std::time::Duration;

use jiff::SignedDuration;
use largesse::account::Person;
use largesse::account::pass::{Mark, Pass};
use largesse::campaign::create::NewCampaign;
use largesse::campaign::desk::Desk;
use largesse::campaign::edit::Edit;
use largesse::clock;
use largesse::l10n::Message;
use serde_json::{Value, json};

use crate::accessible::{SMALL, check_axe};
use crate::browser::{Visit, shown, words};
use crate::http_api::check_problem;
use crate::passes::{minted, server_keys};
use crate::support::browser::{DESKTOP, PHONE, Screen, axe};
use crate::support::server::{Answer, ask, token};
use crate::support::siteverify::{Mood, SITE_KEY};
use crate::support::{Server, Siteverify, World, eventually, operator};

/// A server that asks this service and shows its widget.
async fn guarded(world: &World, service: &Siteverify, more: &[&str]) -> Server {
    let args = service.page_args();
    let args: Vec<&str> = args.iter().map(String::as_str).chain(more.iter().copied()).collect();
    Server::start_with("eu", &world.url, &args).await
}

/// What a browser keeps of these cookies.
fn kept(answer: &Answer) -> String {
    let set = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    let live = set.filter(|cookie| !cookie.contains("Max-Age=0"));
    live.filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ")
}

fn short(person: &Person) -> String {
    person.account.to_string()[..8].to_owned()
}

const KEY: &str = "key=00000000-0000-4000-8000-000000000001";
const SCRIPT: (&str, &str) = ("accept", "application/json");

/// The cookies of somebody whom the site that knows them has handed over.
async fn signed_in(server: &Server, path: &str, person: &Person) -> String {
    kept(&ask(server.public, "GET", &format!("{path}?token={}", token(person)), &[], "").await)
}

/// The pass among cookies.
fn pass_of(cookies: &str) -> Pass {
    let text = cookies.split("largesse_pass=").nth(1).expect("a pass").split(';').next().expect("a pass");
    server_keys().genuine(text).expect("a genuine pass")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_response_counts_for_the_person_whose_cookies_come_with_it() {
    let world = World::new(&["eu"]).await;
    let (campaign, person, other) = (world.campaign(10).await, world.person("eu").await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &[]).await;
    let (path, solve) = (format!("/c/{}", campaign.slug), format!("/c/{}/challenge", campaign.slug));
    let post = async |path: &str, jar: &str, more: &[(&str, &str)], form: &str| {
        let headers = [&[("cookie", jar), SCRIPT], more].concat();
        ask(server.public, "POST", path, &headers, form).await
    };
    let jar = signed_in(&server, &path, &person).await;
    let me = ask(server.public, "GET", &format!("{path}/me"), &[("cookie", &jar)], "").await;
    assert_eq!((&me.json()["challenged"], &me.json()["name"]), (&json!(false), &json!(short(&person))));
    let jar = format!("{jar}; {}", kept(&me));
    check_problem(&post(&path, &jar, &[], KEY).await, 403, "challenge-required", "a tap");
    let response = service.issue();
    let form = format!("challenge={response}&person={}", short(&person));
    check_problem(&post(&solve, "", &[], &form).await, 401, "unauthorized", "a stranger");
    check_problem(
        &post(&solve, &jar, &[("sec-fetch-site", "cross-site")], &form).await,
        403,
        "cross-site",
        "a stranger's page",
    );
    let of_another = format!("challenge={response}&person={}", short(&other));
    check_problem(&post(&solve, &jar, &[], &of_another).await, 401, "unauthorized", "another tab's person");
    check_problem(&post(&solve, &jar, &[], "person=").await, 401, "unauthorized", "nobody's");
    check_problem(&post(&solve, &jar, &[], "").await, 403, "challenge-required", "nothing");
    check_problem(&post(&solve, &jar, &[], "challenge=").await, 403, "challenge-required", "not solved yet");
    check_problem(&post(&solve, &jar, &[], "challenge=%ff").await, 422, "invalid-request", "no text");
    assert_eq!(service.asked().len(), 0);
    check_problem(&post(&solve, &jar, &[], "challenge=nonsense").await, 403, "challenge-failed", "a bad one");
    let solved = post(&solve, &jar, &[], &form).await;
    assert_eq!((solved.status.as_u16(), solved.header("cache-control")), (200, "no-store"), "{}", solved.text);
    let said = solved.json();
    assert_eq!((&said["challenged"], &said["name"]), (&json!(true), &json!(short(&person))), "{said}");
    assert_eq!(said["pass_until"], me.json()["pass_until"], "the pass keeps its end: none lives for ever");
    let cookie = solved.header("set-cookie");
    assert!(cookie.contains("; Max-Age=86400; HttpOnly; SameSite=Lax"), "{cookie}");
    let marked = format!("largesse_person={}; {}", short(&person), kept(&solved));
    assert!(matches!(pass_of(&marked).challenged, Some(Mark::Solved(_))));
    // A second tab's response is left as it is.
    let unused = service.issue();
    let again = post(&solve, &marked, &[], &format!("challenge={unused}")).await;
    assert_eq!((&again.json()["challenged"], kept(&again).as_str()), (&json!(true), ""));
    assert_eq!(service.asked().len(), 2);
    // It is nothing in another person's browser: the name that the page shows is not theirs.
    let stolen = format!("{}; {}", signed_in(&server, &path, &other).await, kept(&solved));
    check_problem(&post(&path, &stolen, &[], KEY).await, 403, "challenge-required", "another's pass");
    let answer = post(&path, &marked, &[], KEY).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    assert!(world.claim_of(&campaign, &other).await.is_none());
    // Without a challenge there is no such place.
    let open = Server::start("eu", &world.url).await;
    check_problem(&ask(open.public, "POST", &solve, &[("cookie", &marked)], &form).await, 404, "not-found", "off");
    let me = ask(open.public, "GET", &format!("{path}/me"), &[("cookie", &marked)], "").await;
    assert!(me.json().get("challenged").is_none(), "{}", me.text);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_solved_challenge_outlives_its_pass_for_the_same_account_alone() {
    let world = World::new(&["eu"]).await;
    let (campaign, person, other) = (world.campaign(10).await, world.person("eu").await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &[]).await;
    let (path, keys) = (format!("/c/{}", campaign.slug), server_keys());
    // Solved so many seconds ago, in a pass that ended then or will end then.
    let ended = |person: &Person, seconds: i64, marked: bool| {
        let text = minted(&keys, person, &world.regions[0], -seconds);
        let solved = Mark::Solved(clock::now() - SignedDuration::from_secs(seconds.abs()));
        let challenged = marked.then_some(solved);
        let pass = keys.genuine(&text).expect("a pass");
        format!("largesse_pass={}", keys.mint(&Pass { challenged, ..pass }))
    };
    let signed_in = [signed_in(&server, &path, &person).await, signed_in(&server, &path, &other).await];
    let tap = async |jar: &str| ask(server.public, "POST", &path, &[("cookie", jar), SCRIPT], KEY).await;
    for (about, jar) in [
        ("unmarked", format!("{}; {}", signed_in[0], ended(&person, 60, false))),
        ("two days ago", format!("{}; {}", signed_in[0], ended(&person, 2 * 86_400, true))),
        ("somebody else's", format!("{}; {}", signed_in[1], ended(&person, 60, true))),
        ("nobody signed in", format!("largesse_person={}; {}", short(&person), ended(&person, 60, true))),
    ] {
        let answer = tap(&jar).await;
        let code = if about == "nobody signed in" { "unauthorized" } else { "challenge-required" };
        assert_eq!(answer.json()["code"], code, "{about}");
    }
    // The look before the opening hands the mark on to a new pass; so does the tap itself.
    let jar = format!("{}; {}", signed_in[0], ended(&person, 3600, true));
    let me = ask(server.public, "GET", &format!("{path}/me"), &[("cookie", &jar)], "").await;
    assert_eq!(me.json()["challenged"], json!(true), "{}", me.text);
    let renewed = pass_of(&kept(&me));
    assert!(renewed.challenged.is_some() && renewed.account == person.account && renewed.expires_at > clock::now());
    // Half over, it is renewed with its mark.
    let half = format!("{}; {}", signed_in[0], ended(&person, -100, true));
    let again = ask(server.public, "GET", &format!("{path}/me"), &[("cookie", &half)], "").await;
    assert!(pass_of(&kept(&again)).challenged.is_some(), "{:?}", again.headers);
    // Who signs in again keeps it; who signs in instead of them does not.
    let link = async |person: &Person, jar: &str| {
        ask(server.public, "GET", &format!("{path}?token={}", token(person)), &[("cookie", jar)], "").await
    };
    let gone = |answer: &Answer| {
        answer
            .headers
            .get_all("set-cookie")
            .iter()
            .any(|set| set.to_str().is_ok_and(|set| set.starts_with("largesse_pass=none; Path=/; Max-Age=0;")))
    };
    let old = ended(&person, 3600, true);
    assert!(!gone(&link(&person, &old).await) && gone(&link(&other, &old).await));
    assert!(gone(&link(&person, &ended(&person, 3600, false)).await), "an unmarked one is of no use any more");
    assert_eq!(tap(&jar).await.status, 201);
    assert_eq!(service.asked().len(), 0, "nothing was solved again");
    assert_eq!(world.granted(&campaign).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_without_script_is_told_what_it_lacks_and_brings_no_response_along() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let service = Siteverify::start().await;
    let server = guarded(&world, &service, &[]).await;
    let path = format!("/c/{}?lang=fr", campaign.slug);
    let jar = signed_in(&server, &format!("/c/{}", campaign.slug), &person).await;
    for form in [KEY.to_owned(), format!("{KEY}&challenge=a-response")] {
        let page = ask(server.public, "POST", &path, &[("cookie", &jar)], &form).await;
        assert_eq!(page.status, 403, "{}", page.text);
        assert!(page.text.contains(&words("fr", &Message::ProblemChallengeRequiredTitle)), "{}", page.text);
        assert!(page.text.contains(&words("fr", &Message::PageNoscriptChallenge)), "{}", page.text);
        assert_eq!(kept(&page), "");
    }
    let large = format!("{KEY}&x={}", "x".repeat(4096));
    let page = ask(server.public, "POST", &path, &[("cookie", &jar), SCRIPT], &large).await;
    check_problem(&page, 413, "too-large", "more than a key");
    assert_eq!(service.asked().len(), 0);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_is_the_same_for_everybody_and_may_load_the_services_places_and_no_others() {
    let world = World::new(&["eu"]).await;
    let (campaign, person) = (world.campaign(10).await, world.person("eu").await);
    let path = format!("/c/{}", campaign.slug);
    let plain = Server::start("eu", &world.url).await;
    let without = ask(plain.public, "GET", &path, &[], "").await;
    let strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                  form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    assert_eq!((without.header("content-security-policy"), without.header("referrer-policy")), (strict, "same-origin"));
    assert!(!without.text.contains("challenge"), "not a byte of it: {}", without.text);
    let service = Siteverify::start().await;
    let own = service.page_args();
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let known = ["--challenge-secret", "s", "--challenge-site-key", SITE_KEY, "--challenge"];
    for (args, class, script, frame) in [
        (
            &own[..],
            "own-check",
            format!("http://{}/widget.js?l=he", service.address),
            format!("http://{}", service.address),
        ),
        (
            &[&known[..], &["turnstile"]].concat(),
            "cf-turnstile",
            "https://challenges.cloudflare.com/turnstile/v0/api.js".into(),
            "https://challenges.cloudflare.com".into(),
        ),
        (
            &[&known[..], &["hcaptcha"]].concat(),
            "h-captcha",
            "https://js.hcaptcha.com/1/api.js?hl=he".into(),
            "https://hcaptcha.com https://*.hcaptcha.com".into(),
        ),
        (
            &[&known[..], &["recaptcha"]].concat(),
            "g-recaptcha",
            "https://www.google.com/recaptcha/api.js?hl=iw".into(),
            "https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/".into(),
        ),
    ] {
        let server = Server::start_with("eu", &world.url, args).await;
        let page = ask(server.public, "GET", &format!("{path}?lang=he"), &[], "").await;
        assert!(page.header("cache-control").starts_with("public, max-age=5"), "{class}: {:?}", page.headers);
        assert_eq!((page.header("vary"), page.header("set-cookie")), ("", ""), "{class}");
        let policy = page.header("content-security-policy");
        assert!(policy.contains(&format!("; frame-src {frame};")) && !policy.contains("unsafe"), "{policy}");
        assert!(policy.ends_with("form-action 'self'; base-uri 'none'; frame-ancestors 'none'"), "{policy}");
        assert_eq!(page.header("referrer-policy"), "strict-origin-when-cross-origin");
        for part in [
            format!("data-challenge-class=\"{class}\""),
            format!("data-challenge-script=\"{script}\""),
            format!("data-challenge-key=\"{SITE_KEY}\""),
            words("he", &Message::PageChallengeLabel),
            words("he", &Message::PageNoscriptChallenge),
        ] {
            assert!(page.text.contains(&part), "{class}: {part}: {}", page.text);
        }
        let jar = signed_in(&server, &path, &person).await;
        let mine = ask(server.public, "GET", &format!("{path}?lang=he"), &[("cookie", &jar)], "").await;
        assert_eq!(mine.text, page.text, "{class}: a cache may give either to anybody");
        // Pages that show no challenge load nothing of it; nor does the banner on other sites know of it.
        let lost = ask(server.public, "GET", "/c/no-such-campaign", &[("accept", "text/html")], "").await;
        assert_eq!(lost.header("content-security-policy"), strict);
        let banner = ask(server.public, "GET", &format!("/v1/campaigns/{}/widget", campaign.slug), &[], "").await;
        assert!(!banner.text.contains("challenge"), "{}", banner.text);
    }
    // Only the app has one: the page says so and loads nothing.
    let args = service.args();
    let server = Server::start_with("eu", &world.url, &args.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let page = ask(server.public, "GET", &format!("{path}?lang=he"), &[], "").await;
    assert_eq!(page.header("content-security-policy"), strict);
    assert_eq!(page.text.matches(&words("he", &Message::PageChallengeElsewhere)).count(), 2, "{}", page.text);
}

/// A browser before a campaign whose claims need a solved challenge.
async fn visit(test: &str, service: &Siteverify, plan: impl FnOnce(&mut NewCampaign)) -> Option<Visit> {
    Visit::with_server(test, 10, plan, &service.page_args()).await
}

const VISIBLE: &str =
    "document.querySelector('#widget iframe') !== null && !document.getElementById('challenge').hidden";

/// Solves it as a person does: waits for the frame to be there and taps in it.
async fn solve(visit: &mut Visit) {
    visit.tab.until(VISIBLE).await;
    let loaded = "performance.getEntriesByType('resource').filter((it) => it.name.includes('/frame') && it.responseEnd > 0).length > 0";
    visit.tab.until(loaded).await;
    visit.tab.tap("#widget iframe").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tap_waits_for_the_check_and_goes_on_by_itself() {
    let test = "a_tap_waits_for_the_check_and_goes_on_by_itself";
    let service = Siteverify::start().await;
    let Some(mut visit) = visit(test, &service, |_| {}).await else { return };
    visit.tab.go(&format!("{}?lang=en", visit.address())).await;
    visit.tab.until("!document.getElementById('hint').hidden").await;
    assert_eq!(visit.tab.eval("document.getElementById('challenge').hidden").await, json!(true));
    assert_eq!(service.scripts(), 0, "a stranger's browser asks the service for nothing");
    visit.sign_in("en").await;
    visit.tab.until(VISIBLE).await;
    assert_eq!(visit.tab.text(&shown("challenge-label")).await, words("en", &Message::PageChallengeLabel));
    let dataset = "JSON.stringify(document.querySelector('.own-check').dataset)";
    let told: Value = serde_json::from_str(&visit.tab.text(dataset).await).expect("JSON");
    assert_eq!((&told["sitekey"], &told["lang"], &told["size"]), (&json!(SITE_KEY), &json!("en"), &json!("normal")));
    visit.tab.picture("challenge").await;
    // The tap comes first: it is kept, and the page says what it waits for.
    visit.tab.tap("#button").await;
    visit.tab.until(&format!("{} === {:?}", shown("note"), words("en", &Message::PageChallengeFirst))).await;
    assert_eq!(visit.world.granted(&visit.campaign).await, 0);
    solve(&mut visit).await;
    assert_eq!(visit.ticket().await, "1");
    assert_eq!(visit.tab.eval("document.getElementById('challenge').hidden").await, json!(true));
    assert_eq!(visit.tab.text("document.activeElement.id").await, "result-title", "the keyboard is not lost");
    // Neither after a reload nor in another tab has anything to be solved again.
    let scripts = service.scripts();
    let mut second = visit.tab.another().await;
    second.go(&format!("{}?lang=en", visit.address())).await;
    second.until("document.querySelector('.ticket') !== null").await;
    assert_eq!((service.scripts(), service.asked().len()), (scripts, 1));
    visit.tab.check_complaints();
    visit.world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_that_fails_begins_again_and_a_service_that_is_away_is_waited_for() {
    let test = "a_check_that_fails_begins_again_and_a_service_that_is_away_is_waited_for";
    let service = Siteverify::start().await;
    let Some(mut visit) = visit(test, &service, |_| {}).await else { return };
    visit.sign_in("ar").await;
    service.be(Mood::Strict);
    solve(&mut visit).await;
    visit.tab.until("document.getElementById('result-title') !== null").await;
    assert_eq!(visit.tab.text(&shown("result-title")).await, words("ar", &Message::ProblemChallengeFailedTitle));
    visit.tab.picture("challenge-failed").await;
    // The widget has begun again by itself; its next response meets a service that is away for a while.
    let frames = "performance.getEntriesByType('resource').filter((it) => it.name.includes('/frame')).length >= 2";
    visit.tab.until(frames).await;
    service.be(Mood::Broken);
    visit.tab.tap("#widget iframe").await;
    visit.tab.until(&format!("{} === {:?}", shown("note"), words("ar", &Message::PageRetrying))).await;
    service.be(Mood::Well);
    visit.tab.until("document.getElementById('challenge').hidden").await;
    assert_eq!(visit.tab.text(&shown("answer")).await, "", "the old answer is gone");
    assert_eq!(visit.tab.text(&shown("spoken")).await, words("ar", &Message::PageChallengePassed), "read out");
    let asked = service.asked();
    assert!(asked.len() >= 3 && asked[1]["response"] == asked[2]["response"], "the same response, as nothing used it");
    visit.tab.tap("#button").await;
    assert_eq!(visit.ticket().await, "1");
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_early_solves_it_once_and_is_asked_for_at_the_opening() {
    let test = "who_comes_early_solves_it_once_and_is_asked_for_at_the_opening";
    let later = |new: &mut NewCampaign| {
        new.opens_at = clock::now() + SignedDuration::from_secs(3000);
        new.jitter = Duration::from_millis(400);
    };
    let service = Siteverify::start().await;
    let Some(mut visit) = visit(test, &service, later).await else { return };
    visit.sign_in("en").await;
    visit.tab.until("/00:4\\d:\\d\\d/.test(document.getElementById('count').innerText)").await;
    visit.tab.tap("#button").await;
    visit.tab.until(&format!("{} === {:?}", shown("note"), words("en", &Message::PageChallengeFirst))).await;
    solve(&mut visit).await;
    visit.tab.until(&format!("{} === {:?}", shown("note"), words("en", &Message::PageArmed))).await;
    let opens_at = Some(clock::now() + SignedDuration::from_secs(5));
    let (desk, earlier) = (Desk::new(visit.world.db.clone()), Edit { opens_at, ..Edit::default() });
    desk.edit(&operator(), &visit.campaign, &earlier).await.expect("an earlier opening");
    let looked = "dispatchEvent(new Event('online')) && (document.querySelector('.ticket') !== null
        || /00:00:0/.test(document.getElementById('count').innerText))";
    visit.tab.until(looked).await;
    assert_eq!(visit.ticket().await, "1");
    assert_eq!(service.asked().len(), 1);
    visit.tab.check_complaints();
}

/// Keeps the service's script away, as an ad blocker does it. What waits for many seconds waits for few here.
async fn block(visit: &mut Visit) {
    let hurry = "const later = setTimeout; window.setTimeout = (what, ms, ...rest) => later(what, ms >= 10000 ? 1500 : ms, ...rest);";
    visit.tab.call("Page.addScriptToEvaluateOnNewDocument", json!({"source": hurry})).await;
    visit.tab.call("Network.setBlockedURLs", json!({"urls": ["*widget.js*"]})).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_that_can_not_be_loaded_is_said_and_asked_for_again() {
    let test = "a_check_that_can_not_be_loaded_is_said_and_asked_for_again";
    let service = Siteverify::start().await;
    let Some(mut visit) = visit(test, &service, |_| {}).await else { return };
    block(&mut visit).await;
    visit.sign_in("en").await;
    visit.tab.until(&format!("{} === {:?}", shown("note"), words("en", &Message::PageChallengeMissing))).await;
    visit.tab.picture("challenge-missing").await;
    visit.tab.tap("#button").await;
    // The service is well: it refuses what stands for the response, of which nobody is told.
    eventually("a second failed load", async || (service.asked().len() >= 2).then_some(())).await;
    assert!(service.asked().iter().all(|asked| asked["response"] == "unloaded"), "{:?}", service.asked());
    assert_eq!(visit.tab.text(&shown("answer")).await, "");
    assert_eq!(visit.tab.text(&shown("note")).await, words("en", &Message::PageChallengeMissing));
    assert_eq!(service.scripts(), 0);
    visit.tab.call("Network.setBlockedURLs", json!({"urls": []})).await;
    solve(&mut visit).await;
    assert_eq!(visit.ticket().await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_the_whole_service_is_away_its_setting_lets_people_in() {
    let test = "where_the_whole_service_is_away_its_setting_lets_people_in";
    let service = Siteverify::start().await;
    let mut args = service.page_args();
    args.extend(["--challenge-when-away", "admit"].map(str::to_owned));
    let Some(mut visit) = Visit::with_server(test, 10, |_| {}, &args).await else { return };
    block(&mut visit).await;
    service.be(Mood::Broken);
    visit.sign_in("en").await;
    // Not by a finger: what is said of the check comes and goes meanwhile, and moves the button.
    visit.tab.eval("document.getElementById('button').click()").await;
    // As many failed loads as the server needs to be sure.
    assert_eq!(visit.ticket().await, "1");
    assert!(service.asked().iter().all(|asked| asked["response"] == "unloaded"), "{:?}", service.asked());
    assert_eq!(service.scripts(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_that_is_switched_off_meanwhile_keeps_nobody() {
    let test = "a_check_that_is_switched_off_meanwhile_keeps_nobody";
    let service = Siteverify::start().await;
    let Some(mut visit) = visit(test, &service, |_| {}).await else { return };
    visit.sign_in("en").await;
    visit.tab.until(VISIBLE).await;
    // The answers of a server that has none.
    let off = "const real = fetch, say = (status, body) => new Response(JSON.stringify(body), {status});
        window.fetch = async (address, options = {}) => {
          const { pathname } = new URL(address, location);
          if (pathname.endsWith('/challenge')) return say(404, {code: 'not-found', title: 'None', detail: 'None'});
          if (options.method === 'POST') return say(201, {title: 'Yours', message: 'Here', claim: {status: 'claimed', ticket: 7, reference: 'r'}});
          const reply = await real(address, options);
          if (!pathname.endsWith('/me')) return reply;
          return say(reply.status, {...await reply.json(), challenged: undefined});
        }; 1";
    visit.tab.eval(off).await;
    visit.tab.tap("#button").await;
    solve(&mut visit).await;
    assert_eq!(visit.ticket().await, "7");
    assert_eq!(visit.tab.eval("document.getElementById('challenge').hidden").await, json!(true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_token_has_ended_is_asked_to_sign_in_and_not_to_solve_again() {
    let test = "whose_token_has_ended_is_asked_to_sign_in_and_not_to_solve_again";
    let service = Siteverify::start().await;
    let Some(mut visit) = visit(test, &service, |_| {}).await else { return };
    visit.sign_in("en").await;
    visit.tab.until(VISIBLE).await;
    visit.tab.tap("#button").await;
    for name in ["largesse_token", "largesse_pass"] {
        let address = visit.address();
        visit.tab.call("Network.deleteCookies", json!({"name": name, "url": address})).await;
    }
    solve(&mut visit).await;
    visit.tab.until("document.getElementById('result-title') !== null").await;
    assert_eq!(visit.tab.text(&shown("result-title")).await, words("en", &Message::ProblemInvalidTokenTitle));
    visit.tab.until("document.getElementById('challenge').hidden && document.getElementById('form').hidden").await;
    assert_eq!(service.asked().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_widget_may_have_its_next_response_at_once() {
    let test = "a_widget_may_have_its_next_response_at_once";
    let service = Siteverify::start().await;
    let Some(mut visit) = visit(test, &service, |_| {}).await else { return };
    visit.sign_in("en").await;
    visit.tab.until(VISIBLE).await;
    let next = format!(
        "document.querySelector('.own-check').addEventListener('reset', () => largesseSolved({:?}));
         largesseSolved('nonsense'); 1",
        service.issue()
    );
    visit.tab.eval(&next).await;
    visit.tab.until("document.getElementById('challenge').hidden").await;
    assert_eq!(service.asked().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mark_that_is_lost_brings_the_check_back_and_keeps_the_wish() {
    let test = "a_mark_that_is_lost_brings_the_check_back_and_keeps_the_wish";
    let service = Siteverify::start().await;
    let Some(mut visit) = visit(test, &service, |_| {}).await else { return };
    visit.sign_in("en").await;
    solve(&mut visit).await;
    visit.tab.until("document.getElementById('challenge').hidden").await;
    // The pass goes, the token stays, as when the keys of passes were changed.
    let cookies = visit.tab.call("Network.getCookies", json!({})).await;
    let names: Vec<&str> =
        cookies["cookies"].as_array().expect("cookies").iter().filter_map(|c| c["name"].as_str()).collect();
    assert!(names.contains(&"largesse_pass"), "{names:?}");
    let address = visit.address();
    visit.tab.call("Network.deleteCookies", json!({"name": "largesse_pass", "url": address})).await;
    visit.tab.tap("#button").await;
    visit.tab.until("document.getElementById('result-title') !== null").await;
    assert_eq!(visit.tab.text(&shown("result-title")).await, words("en", &Message::ProblemChallengeRequiredTitle));
    let again = "performance.getEntriesByType('resource').filter((it) => it.name.includes('/frame')).length >= 2";
    visit.tab.until(again).await;
    visit.tab.until(VISIBLE).await;
    visit.tab.tap("#widget iframe").await;
    // Nobody taps again.
    assert_eq!(visit.ticket().await, "1");
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_from_before_the_check_comes_again_and_keeps_the_wish() {
    let test = "a_page_from_before_the_check_comes_again_and_keeps_the_wish";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    visit.sign_in("en").await;
    let refused = "const real = fetch, later = setTimeout; window.here = true;
        window.setTimeout = (what, ms, ...rest) => later(what, ms >= 10000 ? 100 : ms, ...rest);
        window.fetch = async (address, options = {}) => options.method !== 'POST' ? real(address, options)
          : new Response(JSON.stringify({code: 'challenge-required', title: 'Check', detail: 'First'}),
              {status: 403, headers: {'content-type': 'application/json'}}); 1";
    visit.tab.eval(refused).await;
    visit.tab.tap("#button").await;
    visit.tab.until("document.readyState === 'complete' && window.here === undefined").await;
    // The next page asks for what was wished.
    assert_eq!(visit.ticket().await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_checker_finds_nothing_where_a_check_has_to_be_done() {
    let test = "a_checker_finds_nothing_where_a_check_has_to_be_done";
    let service = Siteverify::start().await;
    let (Some(axe), Some(mut visit)) = (axe(test), visit(test, &service, |_| {}).await) else { return };
    for (language, light, screen) in [("en", "light", PHONE), ("ar", "dark", PHONE), ("zh-Hans", "light", DESKTOP)] {
        visit.tab.screen(screen).await;
        visit.tab.media(&[("prefers-color-scheme", light), ("prefers-reduced-motion", "reduce")]).await;
        visit.tab.call("Network.clearBrowserCookies", json!({})).await;
        visit.sign_in(language).await;
        visit.tab.until(VISIBLE).await;
        let theme = visit.tab.text("document.querySelector('.own-check').dataset.theme").await;
        assert_eq!(theme, light, "the widget looks as the page does");
        check_axe(&mut visit.tab, &axe, &format!("{language}: a check")).await;
        assert_eq!(visit.tab.eval(SMALL).await, json!([]), "{language}: targets of 44 pixels");
        visit.tab.tap("#button").await;
        check_axe(&mut visit.tab, &axe, &format!("{language}: a tap that waits")).await;
    }
    // On the narrowest screen it is the small one, and nothing sticks out.
    visit.tab.screen(Screen { width: 320, height: 640 }).await;
    visit.tab.call("Network.clearBrowserCookies", json!({})).await;
    visit.sign_in("en").await;
    visit.tab.until(VISIBLE).await;
    assert_eq!(visit.tab.text("document.querySelector('.own-check').dataset.size").await, "compact");
    assert_eq!(visit.tab.eval("document.documentElement.scrollWidth <= 320").await, json!(true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_script_the_page_says_that_it_needs_some() {
    let test = "without_script_the_page_says_that_it_needs_some";
    let service = Siteverify::start().await;
    let Some(mut visit) = visit(test, &service, |_| {}).await else { return };
    visit.tab.without_script().await;
    visit.tab.go(&format!("{}?lang=fr", visit.address())).await;
    let sentence = words("fr", &Message::PageNoscriptChallenge);
    assert!(visit.tab.text("document.body.innerText").await.contains(&sentence));
    visit.tab.tap(".person form button").await;
    visit.tab.until("document.readyState === 'complete' && document.cookie.includes('largesse_person')").await;
    visit.tab.tap("#button").await;
    visit.tab.until("document.readyState === 'complete' && document.getElementById('result-title') !== null").await;
    assert_eq!(visit.tab.text(&shown("result-title")).await, words("fr", &Message::ProblemChallengeRequiredTitle));
    assert!(visit.tab.text("document.body.innerText").await.contains(&sentence));
    assert_eq!((service.scripts(), service.asked().len()), (0, 0));
    let nobody = async || (visit.world.granted(&visit.campaign).await == 0).then_some(());
    eventually("nobody has one", nobody).await;
}
