//! Who is looking at the page: nobody is made somebody else behind their back, by a link, by another tab, or by what
//! somebody before them left; and who came early is known at the opening.

use largesse::account::Person;
use serde_json::json;

use crate::support::server::{Answer, ask, token};
use crate::support::{Server, World};

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_strangers_link_asks_before_it_makes_me_somebody_else() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let path = format!("/c/{}", campaign.slug);
    let (me, stranger) = (world.person("eu").await, world.person("eu").await);
    let link = async |person: &Person, jar: &str| {
        ask(server.public, "GET", &format!("{path}?token={}&lang=fr", token(person)), &[("cookie", jar)], "").await
    };
    let jar = kept(&link(&me, "").await);
    assert!(jar.contains(&short(&me)), "{jar}");
    let asked = link(&stranger, &jar).await;
    assert_eq!(
        (asked.status.as_u16(), asked.header("set-cookie"), asked.header("cache-control")),
        (200, "", "no-store")
    );
    for name in [short(&me), short(&stranger)] {
        // A foreign name stands between isolation marks.
        assert!(asked.text.contains(&format!("Continuer avec \u{2068}{name}\u{2069}")), "{}", asked.text);
    }
    // My own link again asks nothing, nor does one in the place of a sign-in that has ended.
    assert_eq!(link(&me, &jar).await.status, 303);
    assert_eq!(link(&stranger, "largesse_token=a.b.c").await.status, 303);
    // The confirmation counts from our own page only.
    let (form, sign_in) = (format!("token={}", token(&stranger)), format!("{path}/sign-in?lang=fr"));
    let confirm = async |site| {
        ask(server.public, "POST", &sign_in, &[("cookie", jar.as_str()), ("sec-fetch-site", site)], &form).await
    };
    let refused = confirm("cross-site").await;
    assert_eq!((refused.status.as_u16(), kept(&refused).as_str()), (403, ""));
    let changed = confirm("same-origin").await;
    assert_eq!((changed.status.as_u16(), changed.header("location")), (303, format!("{path}?lang=fr").as_str()));
    assert!(kept(&changed).contains(&short(&stranger)), "{:?}", changed.headers);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_one_person_does_not_claim_for_another() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let path = format!("/c/{}", campaign.slug);
    let (ann, bob) = (world.person("eu").await, world.person("eu").await);
    let signed_in = async |person: &Person| {
        let handover = ask(server.public, "GET", &format!("{path}?token={}", token(person)), &[], "").await;
        let jar = kept(&handover);
        let met = ask(server.public, "GET", &format!("{path}/me"), &[("cookie", &jar)], "").await;
        (jar, kept(&met))
    };
    let ((_, ann_pass), (bob_jar, _)) = (signed_in(&ann).await, signed_in(&bob).await);
    let tap = async |jar: &str, form: &str| {
        let headers = [("cookie", jar), ("accept", "application/json")];
        ask(server.public, "POST", &path, &headers, form).await
    };
    // Ann's page is still open in another tab when Bob has signed in.
    let refused = tap(&bob_jar, &format!("{KEY}&person={}", short(&ann))).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (401, &json!("unauthorized")));
    assert_eq!(world.granted(&campaign).await, 0);
    // A pass that Ann left behind is not Bob's.
    let met =
        ask(server.public, "GET", &format!("{path}/me"), &[("cookie", &format!("{ann_pass}; {bob_jar}"))], "").await;
    assert_eq!(met.json()["name"], json!(short(&bob)));
    assert_eq!(tap(&ann_pass, KEY).await.status, 401, "a pass alone is nobody's");
    assert_eq!(tap(&bob_jar, &format!("{KEY}&person={}", short(&bob))).await.status, 201);
    assert_eq!(world.granted(&campaign).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_no_browser_keeps_signs_nobody_in() {
    let world = World::new(&["eu"]).await;
    let campaign = world.campaign(10).await;
    let server = Server::start("eu", &world.url).await;
    let mut person = world.person("eu").await;
    for (length, cookies) in [(2000, 3), (4000, 0)] {
        person.locale = "x".repeat(length);
        let address = format!("/c/{}?token={}", campaign.slug, token(&person));
        let handover = ask(server.public, "GET", &address, &[], "").await;
        // All of them or none: half of a sign-in is a page that says one name and claims for another.
        assert_eq!(handover.status, 303);
        assert_eq!(handover.headers.get_all("set-cookie").iter().count(), cookies, "{length}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pass_that_is_half_over_is_renewed_and_who_will_not_be_known_at_the_opening_hears_it_before() {
    let world = World::new(&["eu"]).await;
    let later = |new: &mut largesse::campaign::create::NewCampaign| {
        new.opens_at = largesse::clock::now() + jiff::SignedDuration::from_secs(600);
        new.closes_at = new.opens_at + jiff::SignedDuration::from_hours(1);
    };
    let draft = world.draft(10, 1, later).await;
    let campaign = world.open(&draft).await;
    // They share the secret: a pass of the first has less than half the life that the second gives.
    let (short_lived, long_lived) = (
        Server::start_with("eu", &world.url, &["--pass-seconds", "60"]).await,
        Server::start_with("eu", &world.url, &["--pass-seconds", "300"]).await,
    );
    let (path, person) = (format!("/c/{}", campaign.slug), world.person("eu").await);
    let me = async |server: &Server, jar: &str| {
        ask(server.public, "GET", &format!("{path}/me"), &[("cookie", jar)], "").await
    };
    let jar = kept(&ask(short_lived.public, "GET", &format!("{path}?token={}", token(&person)), &[], "").await);
    let first = me(&short_lived, &jar).await;
    let both = format!("{jar}; {}", kept(&first));
    assert_eq!(kept(&me(&short_lived, &both).await), "", "a fresh pass is not renewed");
    let renewed = me(&long_lived, &both).await;
    assert!(kept(&renewed).starts_with("largesse_pass="), "{:?}", renewed.headers);
    assert_ne!(renewed.json()["pass_until"], first.json()["pass_until"]);
    // Without a token nothing renews it, and it ends before the opening: said now, while there is time to sign in.
    let alone = format!("largesse_person={}; {}", short(&person), kept(&first));
    let gone = me(&long_lived, &alone).await;
    assert_eq!((&gone.json()["name"], kept(&gone).as_str()), (&json!(null), ""));
    assert_eq!(me(&short_lived, &alone).await.json()["name"], json!(short(&person)), "still good for a while");
}
