//! The page: a person with nothing but a browser, no script, signs in, claims, reloads, and reads it all in their
//! language.

use largesse::quota::gate::{self, Move};

use crate::support::server::{Answer, ask, token};
use crate::support::{Server, World};

/// A cookie that an answer sets, as a browser would send it back.
fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

/// The hidden key of the page's form.
fn form_key(page: &Answer) -> &str {
    let (_, rest) = page.text.split_once("name=\"key\" value=\"").unwrap_or_else(|| panic!("no form: {}", page.text));
    rest.split('"').next().unwrap_or_default()
}

/// What the answer of every page has in common.
fn check_page(page: &Answer, status: u16, language: &str) {
    assert_eq!(page.status, status, "{}", page.text);
    assert_eq!((page.header("content-language"), page.header("vary")), (language, "Accept-Language, Cookie"));
    assert_eq!((page.header("cache-control"), page.header("content-type")), ("no-store", "text/html; charset=utf-8"));
    assert!(page.header("content-security-policy").starts_with("default-src 'none'"), "{:?}", page.headers);
    assert!(page.text.contains(&format!("<html lang=\"{language}\"")), "{}", page.text);
}

const TICKET: &str = "<p class=\"ticket\"><bdi>1</bdi></p>";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_claims_on_the_page_and_a_second_tap_is_the_same_ticket() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let (path, person) = (format!("/c/{}", campaign.slug), world.person("eu").await);
    // A stranger sees the campaign and no button; their tap is asked to sign in.
    let stranger = ask(server.public, "GET", &path, &[], "").await;
    check_page(&stranger, 200, "en");
    assert!(
        stranger.text.contains("Free burger") && stranger.text.contains("Sign in to claim yours."),
        "{}",
        stranger.text
    );
    assert!(!stranger.text.contains("<button") && stranger.header("set-cookie").is_empty());
    let tap = ask(server.public, "POST", &path, &[], "key=00000000-0000-4000-8000-000000000001").await;
    check_page(&tap, 401, "en");
    // The site that knows the person hands over a token, which does not stay in the address.
    let handover = ask(server.public, "GET", &format!("{path}?token={}", token(&person)), &[], "").await;
    assert_eq!((handover.status.as_u16(), handover.header("location")), (303, path.as_str()));
    let set = handover.header("set-cookie");
    assert!(
        set.starts_with("largesse_token=") && set.contains("; HttpOnly") && set.contains("; SameSite=Lax"),
        "{set}"
    );
    assert!(!set.contains("Secure"), "{set}");
    let jar = cookie(&handover);
    let page = ask(server.public, "GET", &path, &[("cookie", &jar)], "").await;
    check_page(&page, 200, "en");
    let form = format!("key={}", form_key(&page));
    let headers = [("cookie", jar.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    for tap in 0..3 {
        let answer = ask(server.public, "POST", &path, &headers, &form).await;
        check_page(&answer, 200, "en");
        assert!(answer.text.contains("It’s yours!") && answer.text.contains(TICKET), "{tap}: {}", answer.text);
        assert!(!answer.text.contains("name=\"key\""), "{tap}: nothing is left to claim");
    }
    // So is a reload, and so is a tap on an old page, whose key is another one.
    let reload = ask(server.public, "GET", &path, &[("cookie", &jar)], "").await;
    assert!(reload.text.contains(TICKET), "{}", reload.text);
    let old = ask(server.public, "POST", &path, &headers, "key=00000000-0000-4000-8000-000000000001").await;
    check_page(&old, 409, "en");
    assert!(old.text.contains("You already have yours"), "{}", old.text);
    for bad in ["", "key=", "key=zebra", "key=%ff", "zebra=1"] {
        let answer = ask(server.public, "POST", &path, &headers, bad).await;
        check_page(&answer, 400, "en");
        assert!(!answer.text.contains("zebra"), "{}", answer.text);
    }
    assert_eq!(world.granted(&campaign).await, 1);
    world.check_books().await;
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
        let page = ask(server.public, "GET", &path, &[("cookie", &cookie(&handover))], "").await;
        check_page(&page, 200, "en");
        assert!(page.text.contains("Sign in to claim yours."), "{token}: {}", page.text);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_are_made_up_only_where_development_sign_in_is_on() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let (closed, open) =
        (Server::start("eu", &world.url).await, Server::start_with("eu", &world.url, &["--development-sign-in"]).await);
    let (page, sign_in) = (format!("/c/{}", campaign.slug), format!("/c/{}/sign-in", campaign.slug));
    let refused = ask(closed.public, "POST", &sign_in, &[], "").await;
    assert_eq!(
        (refused.status.as_u16(), refused.header("set-cookie"), &refused.json()["code"]),
        (404, "", &"not-found".into())
    );
    let button = format!("action=\"{sign_in}\"");
    assert!(!ask(closed.public, "GET", &page, &[], "").await.text.contains(&button));
    assert!(ask(open.public, "GET", &page, &[], "").await.text.contains(&button));
    let signed_in = ask(open.public, "POST", &sign_in, &[], "").await;
    assert_eq!((signed_in.status.as_u16(), signed_in.header("location")), (303, page.as_str()));
    // The other server trusts the same secret, so the person is somebody there too.
    for server in [&open, &closed] {
        let shown = ask(server.public, "GET", &page, &[("cookie", &cookie(&signed_in))], "").await;
        assert!(shown.text.contains("Signed in as") && shown.text.contains("Claim yours"), "{}", shown.text);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chosen_language_is_kept_and_sets_the_direction() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let path = format!("/c/{}", campaign.slug);
    let french = ask(server.public, "GET", &path, &[("accept-language", "fr-CA")], "").await;
    check_page(&french, 200, "fr");
    assert!(french.text.contains("dir=\"ltr\"") && french.text.contains("Burger gratuit"), "{}", french.text);
    let chosen = ask(server.public, "GET", &format!("{path}?lang=ar"), &[("accept-language", "fr")], "").await;
    assert_eq!((chosen.status.as_u16(), chosen.header("location")), (303, path.as_str()));
    let jar = cookie(&chosen);
    assert_eq!(jar, "largesse_language=ar");
    let arabic = ask(server.public, "GET", &path, &[("accept-language", "fr"), ("cookie", &jar)], "").await;
    check_page(&arabic, 200, "ar");
    assert!(arabic.text.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", arabic.text);
    // A language that nobody speaks here changes nothing and is not written back.
    let unknown =
        ask(server.public, "GET", &format!("{path}?lang=zebra%22%3E"), &[("accept-language", "fr")], "").await;
    check_page(&unknown, 200, "fr");
    assert!(!unknown.text.contains("zebra"), "{}", unknown.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operators_own_words_are_text_and_never_markup() {
    let world = World::new(&["eu"]).await;
    let hostile = "<script>alert(1)</script>\"'";
    let campaign = world.draft(10, 1, |new| new.titles = vec![("en".into(), hostile.into())]).await;
    let campaign = world.open(&campaign).await;
    let paused = gate::move_gate(&world.db, campaign.id, Move::PAUSE, "test", hostile).await;
    paused.expect("an answer").expect("a paused campaign");
    let server = Server::start("eu", &world.url).await;
    let (path, person) = (format!("/c/{}", campaign.slug), world.person("eu").await);
    let jar = format!("largesse_token={}", token(&person));
    let page = ask(server.public, "GET", &path, &[("cookie", &jar)], "").await;
    let form = format!("key={}", form_key(&page));
    let refused = ask(server.public, "POST", &path, &[("cookie", &jar)], &form).await;
    check_page(&refused, 403, "en");
    // The same key again: the next tap asks for this attempt.
    assert_eq!(format!("key={}", form_key(&refused)), form);
    assert_eq!(refused.text.matches("alert(1)").count(), 3, "title, heading and reason: {}", refused.text);
    assert!(!refused.text.contains("<script"), "{}", refused.text);
}

/// Every cookie that an answer sets.
fn cookies(answer: &Answer) -> Vec<&str> {
    answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_gives_a_pass_at_the_first_look_and_lives_by_it_until_somebody_else_signs_in() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start_with("eu", &world.url, &["--public-scheme", "https", "--pass-seconds", "60"]).await;
    let (path, person) = (format!("/c/{}", campaign.slug), world.person("eu").await);
    let handover = ask(server.public, "GET", &format!("{path}?token={}", token(&person)), &[], "").await;
    let [kept, gone] = cookies(&handover)[..] else { panic!("{:?}", handover.headers) };
    assert!(kept.starts_with("largesse_token=") && kept.ends_with("; Secure"), "{kept}");
    assert!(gone.starts_with("largesse_pass=none; Path=/; Max-Age=0;"), "{gone}");
    let jar = cookie(&handover);
    let page = ask(server.public, "GET", &path, &[("cookie", &jar)], "").await;
    let [pass] = cookies(&page)[..] else { panic!("{:?}", page.headers) };
    assert!(pass.starts_with("largesse_pass=p1~") && pass.contains("; Max-Age=60; HttpOnly"), "{pass}");
    assert!(pass.ends_with("; SameSite=Lax; Secure"), "{pass}");
    // From here on the pass is enough, and none is given twice.
    let pass = pass.split(';').next().expect("a cookie");
    let both = format!("{jar}; {pass}");
    for jar in [pass, &both] {
        let page = ask(server.public, "GET", &path, &[("cookie", jar)], "").await;
        check_page(&page, 200, "en");
        assert!(page.text.contains("Signed in as") && cookies(&page).is_empty(), "{:?}", page.headers);
    }
    let form = format!("key={}", form_key(&page));
    let tap = ask(server.public, "POST", &path, &[("cookie", pass)], &form).await;
    check_page(&tap, 200, "en");
    assert!(tap.text.contains(TICKET), "{}", tap.text);
    // A pass that is worth nothing falls back on the token, and a new one is given.
    let page = ask(server.public, "GET", &path, &[("cookie", &format!("largesse_pass=p1~old~a~b; {jar}"))], "").await;
    assert!(page.text.contains(TICKET) && cookies(&page)[0].starts_with("largesse_pass=p1~token~"), "{page:?}");
    // A blocked account gets none, sees what it has, and goes on by its token.
    largesse::account::store::block(&world.db, person.account, true).await.expect("a blocked account");
    let page = ask(server.public, "GET", &path, &[("cookie", &jar)], "").await;
    assert!(page.text.contains(TICKET) && cookies(&page).is_empty(), "{:?}", page.headers);
    world.check_books().await;
}
