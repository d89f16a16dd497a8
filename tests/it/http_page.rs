//! The page as it goes over the wire: what everybody gets alike and caches may keep, what one person gets and nobody
//! keeps, and a person with nothing but a browser, no script, who signs in, claims and reads it all in their language.

use largesse::l10n::Catalog;
use largesse::quota::gate::{self, Move};
use serde_json::json;

use crate::support::server::{Answer, ask, token};
use crate::support::{Server, World};

/// A cookie that an answer sets, as a browser would send it back.
fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

/// Every cookie that an answer sets.
fn cookies(answer: &Answer) -> Vec<&str> {
    answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect()
}

/// The hidden key of the page's form.
fn form_key(page: &Answer) -> &str {
    let (_, rest) = page.text.split_once("name=\"key\" value=\"").unwrap_or_else(|| panic!("no form: {}", page.text));
    rest.split('"').next().unwrap_or_default()
}

/// What every page has in common.
fn check_page(page: &Answer, status: u16, language: &str) {
    assert_eq!(page.status, status, "{}", page.text);
    assert_eq!((page.header("content-language"), page.header("content-type")), (language, "text/html; charset=utf-8"));
    assert!(page.header("content-security-policy").starts_with("default-src 'none'"), "{:?}", page.headers);
    assert!(!page.header("content-security-policy").contains("unsafe"), "{:?}", page.headers);
    assert!(page.text.contains(&format!("<html lang=\"{language}\"")), "{}", page.text);
}

/// The page that everybody gets: nothing in it or about it is of one person.
fn check_shared(page: &Answer, language: &str) {
    check_page(page, 200, language);
    assert!(page.header("cache-control").starts_with("public, max-age=5, s-maxage="), "{:?}", page.headers);
    assert_eq!(page.header("set-cookie"), "");
    assert!(!page.header("vary").contains("ookie"), "{:?}", page.headers);
}

/// The page of one person.
fn check_own(page: &Answer, status: u16, language: &str) {
    check_page(page, status, language);
    assert_eq!(page.header("cache-control"), "no-store");
}

const TICKET: &str = "<p class=\"ticket\"><bdi>1</bdi></p>";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_claims_on_the_page_and_a_second_tap_is_the_same_ticket() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let (path, person) = (format!("/c/{}", campaign.slug), world.person("eu").await);
    let stranger = ask(server.public, "GET", &path, &[], "").await;
    check_shared(&stranger, "en");
    assert!(stranger.text.contains("Free burger") && stranger.text.contains("Claim yours"), "{}", stranger.text);
    // A stranger's tap is asked to sign in, and offers no button.
    let tap = ask(server.public, "POST", &path, &[], "key=00000000-0000-4000-8000-000000000001").await;
    check_own(&tap, 401, "en");
    assert!(tap.text.contains("Sign in to claim yours.") && !tap.text.contains("<button"), "{}", tap.text);
    // The site that knows the person hands over a token, which does not stay in the address.
    let handover = ask(server.public, "GET", &format!("{path}?token={}", token(&person)), &[], "").await;
    assert_eq!((handover.status.as_u16(), handover.header("location")), (303, path.as_str()));
    assert_eq!(handover.header("cache-control"), "no-store");
    let set = handover.header("set-cookie");
    assert!(
        set.starts_with("largesse_token=") && set.contains("; HttpOnly") && set.contains("; SameSite=Lax"),
        "{set}"
    );
    assert!(!set.contains("Secure"), "{set}");
    let jar = cookie(&handover);
    // With the cookie the page is the same, to the byte: a cache may give either to anybody.
    let page = ask(server.public, "GET", &path, &[("cookie", &jar)], "").await;
    check_shared(&page, "en");
    assert_eq!(page.text, stranger.text);
    let form = format!("key={}", form_key(&page));
    let headers = [("cookie", jar.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    for tap in 0..3 {
        let answer = ask(server.public, "POST", &path, &headers, &form).await;
        check_own(&answer, 200, "en");
        assert!(answer.text.contains("It’s yours!") && answer.text.contains(TICKET), "{tap}: {}", answer.text);
        assert!(!answer.text.contains("name=\"key\""), "{tap}: nothing is left to claim");
    }
    // So is a tap with another key.
    let old = ask(server.public, "POST", &path, &headers, "key=00000000-0000-4000-8000-000000000001").await;
    check_own(&old, 409, "en");
    assert!(old.text.contains("You already have yours") && old.text.contains(TICKET), "{}", old.text);
    for bad in ["", "key=", "key=zebra", "key=%ff", "zebra=1"] {
        let answer = ask(server.public, "POST", &path, &headers, bad).await;
        check_own(&answer, 400, "en");
        assert!(!answer.text.contains("zebra"), "{}", answer.text);
    }
    assert_eq!(world.granted(&campaign).await, 1);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tap_from_another_site_counts_for_nothing() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start_with("eu", &world.url, &["--development-sign-in"]).await;
    let (path, jar) = (format!("/c/{}", campaign.slug), format!("largesse_token={}", token(&world.person("eu").await)));
    let key = "key=00000000-0000-4000-8000-000000000001";
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "zebra"),
        ("origin", "https://evil.example.com"),
        ("origin", "null"),
        ("origin", "https://test.evil.example.com"),
    ] {
        let headers = [("cookie", jar.as_str()), (name, value)];
        let page = ask(server.public, "POST", &path, &headers, key).await;
        check_own(&page, 403, "en");
        assert!(page.text.contains("Please use our own page"), "{}", page.text);
        let headers = [headers[0], headers[1], ("accept", "application/json")];
        let said = ask(server.public, "POST", &path, &headers, key).await;
        assert_eq!((said.status.as_u16(), &said.json()["code"]), (403, &"cross-site".into()), "{name}: {value}");
        let signed_in = ask(server.public, "POST", &format!("{path}/sign-in"), &headers[1..2], "").await;
        assert_eq!((signed_in.status.as_u16(), cookies(&signed_in).len()), (403, 0), "{name}: {value}");
    }
    assert_eq!(world.granted(&campaign).await, 0);
    for (name, value) in [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "none"), ("origin", "http://test")] {
        let page = ask(server.public, "POST", &path, &[("cookie", jar.as_str()), (name, value)], key).await;
        check_own(&page, 200, "en");
    }
    assert_eq!(world.granted(&campaign).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_is_not_genuine_signs_nobody_in_and_gets_into_no_header() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let path = format!("/c/{}", campaign.slug);
    for token in ["a.b.c", "", "x%0d%0aSet-Cookie:%20zebra=1", "x;zebra=1"] {
        let handover = ask(server.public, "GET", &format!("{path}?token={token}"), &[], "").await;
        assert_eq!((handover.status.as_u16(), handover.header("location")), (303, path.as_str()), "{token}");
        assert!(!format!("{:?}", handover.headers).contains("zebra"), "{token}: {:?}", handover.headers);
        assert!(cookies(&handover).is_empty(), "{token}: {:?}", handover.headers);
    }
    let me = ask(server.public, "GET", &format!("{path}/me"), &[("cookie", "largesse_token=a.b.c")], "").await;
    assert_eq!((me.status.as_u16(), me.header("cache-control")), (200, "no-store"));
    assert_eq!(me.json(), json!({"name": null, "lang": "en", "answer": null, "pass_until": null, "pass_seconds": 0}));
    assert!(cookies(&me)[0].starts_with("largesse_person=none; Path=/; Max-Age=0;"), "{:?}", me.headers);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_are_made_up_only_where_development_sign_in_is_on() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let sign_in_url = ["--sign-in-url", "https://id.example.com/login?for={campaign}"];
    let (closed, open) = (
        Server::start_with("eu", &world.url, &sign_in_url).await,
        Server::start_with("eu", &world.url, &["--development-sign-in"]).await,
    );
    let (page, sign_in) = (format!("/c/{}", campaign.slug), format!("/c/{}/sign-in", campaign.slug));
    let refused = ask(closed.public, "POST", &sign_in, &[], "").await;
    assert_eq!(
        (refused.status.as_u16(), refused.header("set-cookie"), &refused.json()["code"]),
        (404, "", &"not-found".into())
    );
    let button = format!("action=\"{sign_in}?lang=en\"");
    let link = format!("href=\"https://id.example.com/login?for={}\"", campaign.slug);
    let [without, with] = [&closed, &open].map(|server| ask(server.public, "GET", &page, &[], ""));
    let (without, with) = (without.await.text, with.await.text);
    assert!(!without.contains(&button) && without.contains(&link), "{without}");
    assert!(with.contains(&button) && !with.contains(&link), "{with}");
    let example = format!("{page}/widget");
    assert_eq!(ask(closed.public, "GET", &example, &[], "").await.status, 404);
    assert_eq!(ask(open.public, "GET", &example, &[], "").await.status, 200);
    let signed_in = ask(open.public, "POST", &format!("{sign_in}?lang=fr"), &[], "").await;
    assert_eq!((signed_in.status.as_u16(), signed_in.header("location")), (303, format!("{page}?lang=fr").as_str()));
    // The other server trusts the same secret, so the person is somebody there too.
    for server in [&open, &closed] {
        let me = ask(server.public, "GET", &format!("{page}/me"), &[("cookie", &cookie(&signed_in))], "").await.json();
        assert!(me["name"].as_str().is_some_and(|name| name.len() == 8) && me["answer"].is_null(), "{me}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_address_names_the_language_and_a_kept_choice_counts_only_for_one_person() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let path = format!("/c/{}", campaign.slug);
    let jar = ("cookie", "largesse_language=ar");
    let french = ask(server.public, "GET", &path, &[("accept-language", "fr-CA"), jar], "").await;
    check_shared(&french, "fr");
    assert_eq!(french.header("vary"), "Accept-Language");
    assert!(french.text.contains("dir=\"ltr\"") && french.text.contains("Burger gratuit"), "{}", french.text);
    // An address that names its language depends on nothing else.
    let arabic = ask(server.public, "GET", &format!("{path}?lang=ar"), &[("accept-language", "fr")], "").await;
    check_shared(&arabic, "ar");
    assert_eq!(arabic.header("vary"), "");
    assert!(arabic.text.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", arabic.text);
    assert!(arabic.text.contains(&format!("action=\"{path}?lang=ar\"")), "the answer is in the page's language");
    // What is said to one person heeds the choice that they made before.
    let key = "key=00000000-0000-4000-8000-000000000001";
    let own = ask(server.public, "POST", &path, &[("accept-language", "fr"), jar], key).await;
    check_own(&own, 401, "ar");
    let me = ask(server.public, "GET", &format!("{path}/me"), &[("accept-language", "fr"), jar], "").await;
    assert_eq!(me.json()["lang"], "ar");
    let named = ask(server.public, "POST", &format!("{path}?lang=es"), &[("accept-language", "fr"), jar], key).await;
    check_own(&named, 401, "es");
    // A language that nobody speaks here changes nothing and is not written back.
    let unknown =
        ask(server.public, "GET", &format!("{path}?lang=zebra%22%3E"), &[("accept-language", "fr")], "").await;
    // What is no language, or another spelling of one, is no key of its own for a cache: it leads to the one there is.
    assert_eq!((unknown.status.as_u16(), unknown.header("location")), (302, path.as_str()));
    for (spelt, target) in [("fr-CA", "?lang=fr"), ("FR", "?lang=fr"), ("", ""), ("zh-TW", "?lang=zh-Hant")] {
        let other = ask(server.public, "GET", &format!("{path}?lang={spelt}"), &[("accept-language", "es")], "").await;
        assert_eq!((other.status.as_u16(), other.header("location")), (302, format!("{path}{target}").as_str()));
        assert_eq!((other.header("cache-control"), other.header("vary")), ("public, max-age=60", ""), "{spelt}");
    }
    // So it is with how the campaign stands.
    let api = format!("/v1/campaigns/{}", campaign.slug);
    assert_eq!(ask(server.public, "GET", &format!("{api}?lang=fr"), &[], "").await.header("vary"), "");
    for other in [api.clone(), format!("{api}?lang=fr-CA")] {
        assert_eq!(ask(server.public, "GET", &other, &[], "").await.header("vary"), "Accept-Language");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operators_own_words_are_text_and_never_markup() {
    let world = World::new(&["eu"]).await;
    let hostile = "<script>alert(1)</script>\"'";
    let campaign = world.draft(10, 1, |new| new.titles = vec![("en".into(), hostile.into())]).await;
    let campaign = world.open(&campaign).await;
    let paused = gate::move_gate(&world.db, campaign.id, Move::PAUSE, "test", hostile).await;
    paused.expect("an answer").expect("a paused campaign");
    let server = Server::start_with("eu", &world.url, &["--development-sign-in"]).await;
    let (path, person) = (format!("/c/{}", campaign.slug), world.person("eu").await);
    let jar = format!("largesse_token={}", token(&person));
    let page = ask(server.public, "GET", &path, &[], "").await;
    let form = format!("key={}", form_key(&page));
    let refused = ask(server.public, "POST", &path, &[("cookie", &jar)], &form).await;
    check_own(&refused, 403, "en");
    // The same key again: the next tap asks for this attempt.
    assert_eq!(format!("key={}", form_key(&refused)), form);
    assert_eq!(refused.text.matches("alert(1)").count(), 3, "title, heading and reason: {}", refused.text);
    let example = ask(server.public, "GET", &format!("{path}/widget"), &[], "").await;
    for text in [&page.text, &refused.text, &example.text] {
        assert!(text.contains("alert(1)") && !text.contains("<script>"), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_look_gives_a_pass_and_the_person_lives_by_it_until_somebody_else_signs_in() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start_with("eu", &world.url, &["--public-scheme", "https", "--pass-seconds", "60"]).await;
    let (path, person) = (format!("/c/{}", campaign.slug), world.person("eu").await);
    let handover = ask(server.public, "GET", &format!("{path}?token={}", token(&person)), &[], "").await;
    let [kept, name, gone] = cookies(&handover)[..] else { panic!("{:?}", handover.headers) };
    assert!(kept.starts_with("__Host-largesse_token=") && kept.ends_with("; Secure"), "{kept}");
    // Scripts may read that somebody is here, and nothing that could be used.
    let short = person.account.to_string()[..8].to_owned();
    assert!(name.starts_with(&format!("__Host-largesse_person={short};")) && !name.contains("HttpOnly"), "{name}");
    assert!(gone.starts_with("__Host-largesse_pass=none; Path=/; Max-Age=0;"), "{gone}");
    let jar = cookie(&handover);
    let me = format!("{path}/me");
    let first = ask(server.public, "GET", &me, &[("cookie", &jar)], "").await;
    let [pass] = cookies(&first)[..] else { panic!("{:?}", first.headers) };
    assert!(pass.starts_with("__Host-largesse_pass=p1~") && pass.contains("; Max-Age=60; HttpOnly"), "{pass}");
    assert!(pass.ends_with("; SameSite=Lax; Secure"), "{pass}");
    // From here on the pass is enough, and none is given twice.
    let pass = pass.split(';').next().expect("a cookie");
    let shown = format!("__Host-largesse_person={short}");
    let (pass, both) = (format!("{shown}; {pass}"), format!("{jar}; {shown}; {pass}"));
    let pass = pass.as_str();
    for jar in [pass, &both] {
        let again = ask(server.public, "GET", &me, &[("cookie", jar)], "").await;
        let said = again.json();
        assert_eq!((&said["name"], &said["answer"], &said["pass_seconds"]), (&json!(short), &json!(null), &json!(60)));
        assert_eq!(said["pass_until"], first.json()["pass_until"], "{said}");
        assert!(cookies(&again).is_empty(), "{:?}", again.headers);
    }
    let form = format!("key={}", form_key(&ask(server.public, "GET", &path, &[], "").await));
    let tap = ask(server.public, "POST", &path, &[("cookie", pass)], &form).await;
    check_own(&tap, 200, "en");
    assert!(tap.text.contains(TICKET), "{}", tap.text);
    // The script's tap is answered with what the API says.
    let json = [("cookie", pass), ("accept", "application/json")];
    let replayed = ask(server.public, "POST", &path, &json, &form).await;
    assert_eq!((replayed.status.as_u16(), replayed.header("idempotency-replayed")), (201, "true"));
    // A pass that is worth nothing falls back on the token, and a new one is given.
    let found =
        ask(server.public, "GET", &me, &[("cookie", &format!("__Host-largesse_pass=p1~old~a~b; {jar}"))], "").await;
    assert_eq!(found.json()["answer"]["claim"], replayed.json()["claim"], "{}", found.text);
    assert!(cookies(&found)[0].starts_with("__Host-largesse_pass=p1~token~"), "{found:?}");
    // A blocked account gets none, sees what it has, and goes on by its token.
    crate::support::block(&world.db, person.account, true).await.expect("a blocked account");
    let blocked = ask(server.public, "GET", &me, &[("cookie", &jar)], "").await;
    assert_eq!(blocked.json()["answer"]["claim"]["ticket"], 1);
    assert!(cookies(&blocked).is_empty(), "{:?}", blocked.headers);
    world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_shared_page_is_kept_until_the_opening_and_never_says_all_gone() {
    let world = World::new(&["eu"]).await;
    let soon = |new: &mut largesse::campaign::create::NewCampaign| {
        new.opens_at = largesse::clock::now() + jiff::SignedDuration::from_secs(20);
    };
    let (open, soon) = (world.campaign(1).await, world.draft(1, 1, soon).await);
    world.open(&soon).await;
    let gone = world.campaign(0).await;
    world.turn(&gone, Move::SELL_OUT).await.expect("a closed gate");
    let server = Server::start("eu", &world.url).await;
    let page = async |slug: &str| ask(server.public, "GET", &format!("/c/{slug}"), &[], "").await;
    let seconds = |page: &Answer| {
        let kept = page.header("cache-control").split("s-maxage=").nth(1).expect("a time").split(',').next();
        kept.expect("a time").parse::<u64>().expect("seconds")
    };
    assert_eq!(seconds(&page(&open.slug).await), 30);
    let early = page(&soon.slug).await;
    // Nor is it shown stale over the opening, by a browser or a cache; while it is open that spares sick servers.
    let look = async |slug: &str| ask(server.public, "GET", &format!("/v1/campaigns/{slug}"), &[], "").await;
    assert!(!early.header("cache-control").contains("stale"), "{:?}", early.headers);
    assert_eq!(look(&soon.slug).await.header("cache-control"), "public, max-age=1, s-maxage=1");
    let looked = look(&open.slug).await;
    assert!(looked.header("cache-control").ends_with("stale-while-revalidate=5, stale-if-error=60"));
    assert!((1..=20).contains(&seconds(&early)), "{:?}", early.headers);
    assert!(early.text.contains("data-standing=\"not-open\"") && early.text.contains("<time id=\"opening\""));
    let gone = page(&gone.slug).await;
    check_shared(&gone, "en");
    assert!(gone.text.contains("data-standing=\"\"") && gone.text.contains("<button id=\"button\""), "{}", gone.text);
    // It is among the words the script may show, and nowhere else.
    let visible = gone.text.split_once("<article").expect("an article").1;
    assert!(!visible.contains("All gone") && !visible.contains("Sorry"), "{visible}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_file_of_the_page_is_kept_for_ever_and_all_of_them_are_small() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start_with("eu", &world.url, &["--development-sign-in"]).await;
    let get = async |path: &str, headers: &[(&str, &str)]| ask(server.public, "GET", path, headers, "").await;
    for locale in Catalog::load().expect("a catalog").locales() {
        let page = get(&format!("/c/{}?lang={}", campaign.slug, locale.tag()), &[]).await;
        let mut weight = page.text.len();
        let files: Vec<&str> = page.text.split('"').filter(|text| text.starts_with("/assets/")).collect();
        assert_eq!(files.len(), 4, "a style, a script, and a picture twice: {files:?}");
        for file in &files[..3] {
            let asset = get(file, &[]).await;
            assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable", "{file}");
            assert_eq!((asset.status.as_u16(), asset.header("set-cookie")), (200, ""), "{file}");
            weight += asset.text.len();
            let known = get(file, &[("if-none-match", asset.header("etag"))]).await;
            assert_eq!((known.status.as_u16(), known.text.len()), (304, 0), "{file}");
        }
        assert!(weight < 50_000, "{}: {weight} bytes", locale.tag());
    }
    // A page from before or after the last release finds its files, and no cache keeps them under the wrong name.
    let old = get("/assets/0123456789abcdef/page.js", &[]).await;
    assert_eq!((old.status.as_u16(), old.header("cache-control")), (200, "no-store"));
    for nothing in ["/assets/0123456789abcdef/zebra.js", "/assets/0123456789abcdef/../page.js", "/assets/page.js"] {
        assert_eq!(get(nothing, &[]).await.status, 404, "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_sites_may_read_what_the_widget_says_and_nothing_else() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let origin = ("origin", "https://shop.example.com");
    let get = async |path: &str| ask(server.public, "GET", path, &[origin], "").await;
    let api = format!("/v1/campaigns/{}", campaign.slug);
    let french = get(&format!("{api}/widget?lang=fr")).await;
    assert_eq!((french.status.as_u16(), french.header("access-control-allow-origin")), (200, "*"));
    assert!(french.header("cache-control").starts_with("public, max-age=5"), "{:?}", french.headers);
    let said = french.json();
    assert_eq!(
        (&said["title"], &said["state"], &said["dir"]),
        (&json!("Burger gratuit"), &json!("open"), &json!("ltr"))
    );
    assert_eq!(said["page"], json!(format!("/c/{}?lang=fr", campaign.slug)));
    assert_eq!(get(&format!("{api}/widget?lang=ar")).await.json()["dir"], "rtl");
    let unknown = get("/v1/campaigns/zebra/widget").await;
    assert_eq!((unknown.status.as_u16(), unknown.header("access-control-allow-origin")), (404, "*"));
    let script = get("/widget.js").await;
    assert_eq!((script.status.as_u16(), script.header("cross-origin-resource-policy")), (200, "cross-origin"));
    assert!(script.header("cache-control").contains("s-maxage=300") && !script.header("etag").is_empty());
    for path in
        [api.clone(), format!("{api}/claim"), format!("/c/{}", campaign.slug), format!("/c/{}/me", campaign.slug)]
    {
        assert_eq!(get(&path).await.header("access-control-allow-origin"), "", "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_leads_nowhere_is_a_page_with_a_code_for_support() {
    let world = World::new(&["eu"]).await;
    let server = Server::start("eu", &world.url).await;
    for (method, path) in [("GET", "/c/zebra"), ("POST", "/c/zebra"), ("GET", "/c/%ff"), ("GET", "/c/zebra%00")] {
        let headers = [("x-request-id", "the-id-of-the-log"), ("accept-language", "fr")];
        let page = ask(server.public, method, path, &headers, "").await;
        check_own(&page, 404, "fr");
        assert!(page.text.contains("the-id-of-the-log") && !page.text.contains("zebra"), "{}", page.text);
    }
    let said = ask(server.public, "POST", "/c/zebra", &[("accept", "application/json")], "").await;
    assert_eq!(said.json()["code"], "campaign-not-found");
}
