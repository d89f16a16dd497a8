//! The page in a real browser: what a person sees and taps, in their language, without script, without a network, with
//! a keyboard. `LARGESSE_SCREENSHOTS=1` also takes the pictures of `tests/screenshots`.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use jiff::SignedDuration;
use largesse::campaign::Campaign;
use largesse::campaign::desk::Desk;
use largesse::campaign::edit::Edit;
use largesse::l10n::{Catalog, Message};
use largesse::quota::gate::Move;
use serde_json::json;

use crate::support::browser::{DESKTOP, Network, Tab};
use crate::support::relay::{Relay, Wire};
use crate::support::server::{claim, token};
use crate::support::{Server, World, eventually, operator, release};

/// The languages that are looked at, each for what it has of its own: letters, direction, no spaces.
const LANGUAGES: &[(&str, &str)] =
    &[("en", "Free burger"), ("ar", "برغر مجاني"), ("zh-Hans", "免费汉堡"), ("ja", "無料バーガー")];

/// A person's browser before a campaign.
pub struct Visit {
    pub world: World,
    pub campaign: Arc<Campaign>,
    pub server: Server,
    pub tab: Tab,
}

impl Visit {
    /// Nothing where there is no browser.
    pub async fn to(
        test: &str,
        supply: i64,
        plan: impl FnOnce(&mut largesse::campaign::create::NewCampaign),
    ) -> Option<Self> {
        Self::with_server(test, supply, plan, &[]).await
    }

    /// The same, to a server that has more arguments.
    pub async fn with_server(
        test: &str,
        supply: i64,
        plan: impl FnOnce(&mut largesse::campaign::create::NewCampaign),
        args: &[String],
    ) -> Option<Self> {
        let tab = Tab::open(test).await?;
        let world = World::new(&["eu"]).await;
        let draft = world
            .draft(supply, 1, |new| {
                new.jitter = Duration::ZERO;
                new.titles = LANGUAGES.iter().map(|(tag, title)| ((*tag).into(), (*title).into())).collect();
                new.titles.push(("fr".into(), "Burger gratuit".into()));
                plan(new);
            })
            .await;
        let campaign = world.open(&draft).await;
        let args: Vec<&str> = ["--development-sign-in"].into_iter().chain(args.iter().map(String::as_str)).collect();
        let server = Server::start_with("eu", &world.url, &args).await;
        Some(Self { world, campaign, server, tab })
    }

    pub fn address(&self) -> String {
        format!("http://{}/c/{}", self.server.public, self.campaign.slug)
    }

    /// Opens the page in a language and becomes somebody.
    pub async fn sign_in(&mut self, language: &str) {
        self.tab.go(&format!("{}?lang={language}", self.address())).await;
        self.tab.tap(".person form button").await;
        self.tab.until("document.cookie.includes('largesse_person') && !document.getElementById('form').hidden").await;
        assert!(self.tab.text("location.search").await.contains(language), "the language is lost by signing in");
    }

    pub async fn ticket(&mut self) -> String {
        self.tab.until("document.querySelector('.ticket') !== null").await;
        self.tab.text("document.querySelector('.ticket').textContent").await
    }
}

/// What a person reads in this element.
pub fn shown(id: &str) -> String {
    format!("document.getElementById('{id}').innerText.trim()")
}

pub fn words(language: &str, message: &Message) -> String {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::load().expect("a catalog"));
    let catalog = &*CATALOG;
    catalog.text(catalog.locale(language).expect("a language"), message).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_tap_is_one_ticket_in_every_direction() {
    let test = "one_tap_is_one_ticket_in_every_direction";
    // Enough for each to come from the same counter row, so that the tickets count up.
    let Some(mut visit) = Visit::to(test, 100, |_| {}).await else { return };
    for (place, (language, title)) in LANGUAGES.iter().enumerate() {
        visit.tab.call("Network.clearBrowserCookies", json!({})).await;
        visit.sign_in(language).await;
        assert_eq!(visit.tab.text("document.querySelector('h1').innerText").await, *title);
        visit.tab.picture(&format!("open-{language}")).await;
        let mirrored = visit.tab.eval("document.querySelector('.languages').getBoundingClientRect().x < 150").await;
        assert_eq!(mirrored, json!(*language == "ar"), "{language}: the list of languages is at the line's end");
        visit.tab.tap("#button").await;
        assert_eq!(visit.ticket().await, (place + 1).to_string());
        assert_eq!(visit.tab.text(&shown("result-title")).await, words(language, &Message::ClaimGrantedTitle));
        assert_eq!(visit.tab.text("document.activeElement.id").await, "result-title", "read out next");
        visit.tab.picture(&format!("granted-{language}")).await;
        // A reload and another tab of the same person show the same, and offer no second.
        visit.tab.go(&format!("{}?lang={language}", visit.address())).await;
        assert_eq!(visit.ticket().await, (place + 1).to_string());
        assert_eq!(visit.tab.eval("document.getElementById('form').hidden").await, json!(true));
    }
    visit.tab.screen(DESKTOP).await;
    visit.tab.picture("granted-desktop").await;
    visit.tab.check_complaints();
    assert_eq!(visit.world.granted(&visit.campaign).await, LANGUAGES.len() as i64);
    visit.world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tabs_and_another_device_end_with_the_same_ticket() {
    let test = "two_tabs_and_another_device_end_with_the_same_ticket";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    visit.tab.go(&visit.address()).await;
    visit.tab.until(&format!("{} === {:?}", shown("hint"), words("en", &Message::PageSignedOutHint))).await;
    assert_eq!(
        visit.tab.eval("document.getElementById('form').hidden").await,
        json!(true),
        "nothing to tap for a stranger"
    );
    let person = visit.world.person("eu").await;
    let signed_in = format!("{}?token={}", visit.address(), token(&person));
    visit.tab.go(&signed_in).await;
    visit.tab.until("!document.getElementById('form').hidden").await;
    assert_eq!(visit.tab.text("location.search").await, "", "the token does not stay in the address");
    let mut second = visit.tab.another().await;
    second.go(&visit.address()).await;
    second.until("!document.getElementById('form').hidden").await;
    // Another device of the same person was faster, which neither tab has heard of.
    let elsewhere = claim(visit.server.public, &visit.campaign.slug, &person, "the phone").await.expect("an answer");
    assert_eq!(elsewhere.status, 201);
    visit.tab.tap("#button").await;
    assert_eq!(visit.ticket().await, "1");
    assert_eq!(visit.tab.text(&shown("result-title")).await, words("en", &Message::ClaimAlreadyTitle));
    visit.tab.picture("already-yours").await;
    // The second tab hears of it from the first.
    second.until("document.querySelector('.ticket')?.textContent === '1'").await;
    assert_eq!(visit.world.granted(&visit.campaign).await, 1);
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_early_taps_once_and_is_asked_for_at_the_opening() {
    let test = "who_comes_early_taps_once_and_is_asked_for_at_the_opening";
    let later = |new: &mut largesse::campaign::create::NewCampaign| {
        new.opens_at = largesse::clock::now() + SignedDuration::from_secs(3000);
        new.jitter = Duration::from_millis(400);
    };
    let Some(mut visit) = Visit::to(test, 10, later).await else { return };
    visit.sign_in("en").await;
    visit.tab.until("/^Opens in\\s+00:4\\d:\\d\\d$/.test(document.getElementById('count').innerText)").await;
    assert_eq!(visit.tab.text(&shown("state")).await, words("en", &Message::PageStateNotOpen));
    visit.tab.picture("scheduled").await;
    visit.tab.tap("#button").await;
    visit.tab.until(&format!("{} === {:?}", shown("note"), words("en", &Message::PageArmed))).await;
    visit.tab.picture("scheduled-armed").await;
    // The opening is brought forward; the page hears of it when it looks, as it does when the network comes back.
    let opens_at = Some(largesse::clock::now() + SignedDuration::from_secs(5));
    let (desk, earlier) = (Desk::new(visit.world.db.clone()), Edit { opens_at, ..Edit::default() });
    desk.edit(&operator(), &visit.campaign, &earlier).await.expect("an earlier opening");
    let looked = "dispatchEvent(new Event('online')) && (document.querySelector('.ticket') !== null
        || /00:00:0/.test(document.getElementById('count').innerText))";
    visit.tab.until(looked).await;
    assert_eq!(visit.ticket().await, "1");
    assert_eq!(visit.tab.text(&shown("state")).await, words("en", &Message::PageStateOpen));
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_one_is_gone_until_it_comes_back() {
    let test = "the_last_one_is_gone_until_it_comes_back";
    let Some(mut visit) = Visit::to(test, 1, |_| {}).await else { return };
    visit.sign_in("en").await;
    let winner = visit.world.person("eu").await;
    let won = claim(visit.server.public, &visit.campaign.slug, &winner, "first").await.expect("an answer");
    assert_eq!(won.status, 201);
    visit.tab.tap("#button").await;
    visit.tab.until("document.getElementById('result-title') !== null").await;
    assert_eq!(visit.tab.text(&shown("result-title")).await, words("en", &Message::ClaimSoldOutTitle));
    assert_eq!(visit.tab.text(&shown("button")).await, words("en", &Message::PageClaimAgainButton));
    visit.tab.picture("sorry").await;
    visit.tab.media(&[("prefers-color-scheme", "dark")]).await;
    visit.tab.picture("sorry-dark").await;
    // The winner gives it back: the page notices by itself, and the next tap has it.
    release(&visit.world.db, visit.campaign.id, winner.account).await.expect("a release");
    visit.tab.until(&format!("{} === {:?}", shown("state"), words("en", &Message::PageStateOpen))).await;
    assert_eq!(visit.tab.text(&shown("answer")).await, "", "the old answer is gone");
    visit.tab.tap("#button").await;
    assert_eq!(visit.ticket().await, "2");
    visit.tab.check_complaints();
    visit.world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_break_a_wait_and_the_end_are_said_and_a_wish_outlives_a_break() {
    let test = "a_break_a_wait_and_the_end_are_said_and_a_wish_outlives_a_break";
    let Some(mut visit) = Visit::to(test, 1, |_| {}).await else { return };
    visit.sign_in("en").await;
    visit.world.turn(&visit.campaign, Move::PAUSE).await.expect("a pause");
    // The server has heard of it.
    let paused = words("en", &Message::PageStatePaused);
    visit
        .tab
        .until(&format!(
            "fetch('/v1/campaigns/{}', {{cache: 'no-store'}}).then((r) => r.json()).then((c) => c.state === 'paused')",
            visit.campaign.slug
        ))
        .await;
    visit.tab.tap("#button").await;
    visit.tab.until(&format!("{} === {paused:?}", shown("state"))).await;
    visit.tab.until("document.getElementById('result-title') !== null").await;
    visit.tab.picture("paused").await;
    // All that is left is held by somebody while the break lasts.
    let sql = visit.world.sql().await;
    let held = "UPDATE quota SET remaining = 0, granted = initial, ticket_seq = initial WHERE campaign_id = ";
    sql.batch_execute(&format!("{held}'{}'", visit.campaign.id)).await.expect("a hold");
    visit.world.open(&visit.campaign).await;
    visit
        .tab
        .until(&format!(
            "document.getElementById('result-title')?.innerText === {:?}",
            words("en", &Message::ClaimWaitTitle)
        ))
        .await;
    visit.tab.picture("wait").await;
    let back = "UPDATE quota SET remaining = initial, granted = 0, ticket_seq = 0 WHERE campaign_id = ";
    sql.batch_execute(&format!("{back}'{}'", visit.campaign.id)).await.expect("a unit");
    assert_eq!(visit.ticket().await, "1");
    // The end, for somebody who comes too late.
    visit.world.turn(&visit.campaign, Move::CLOSE).await.expect("an end");
    visit.tab.call("Network.clearBrowserCookies", json!({})).await;
    visit
        .tab
        .until(&format!(
            "fetch('/v1/campaigns/{}', {{cache: 'no-store'}}).then((r) => r.json()).then((c) => c.state === 'closed')",
            visit.campaign.slug
        ))
        .await;
    visit.tab.go(&visit.address()).await;
    visit.tab.until(&format!("{} === {:?}", shown("state"), words("en", &Message::PageStateClosed))).await;
    visit.tab.picture("closed").await;
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tunnel_ends_with_the_ticket_that_was_given_inside() {
    let test = "a_tunnel_ends_with_the_ticket_that_was_given_inside";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    let mut relay = Relay::start(visit.server.public).await;
    let address = format!("http://{}/c/{}?lang=en", relay.address, visit.campaign.slug);
    visit.tab.go(&address).await;
    visit.tab.tap(".person form button").await;
    visit.tab.until("document.cookie.includes('largesse_person') && !document.getElementById('form').hidden").await;
    let met =
        "performance.getEntriesByType('resource').some((got) => got.name.includes('/me?') && got.responseEnd > 0)";
    visit.tab.until(met).await;
    // The attempt arrives, its answer does not.
    relay.set(Wire::Deaf);
    visit.tab.tap("#button").await;
    relay.lost(1).await;
    visit.tab.until(&format!("{} === {:?}", shown("note"), words("en", &Message::PageRetrying))).await;
    visit.tab.picture("retrying").await;
    eventually("a claim", async || (visit.world.granted(&visit.campaign).await == 1).then_some(())).await;
    let key = "JSON.parse(localStorage.getItem(Object.keys(localStorage)[0])).key";
    let kept = visit.tab.text(key).await;
    // The phone says that it has no network, and that it has one again.
    visit.tab.network(Network::Gone).await;
    visit.tab.until(&format!("{}.startsWith({:?})", shown("note"), words("en", &Message::PageOfflineTitle))).await;
    visit.tab.picture("offline").await;
    relay.set(Wire::Whole);
    visit.tab.network(Network::There).await;
    assert_eq!(visit.ticket().await, "1");
    // The same attempt, so the same answer as if nothing had been lost.
    assert_eq!(visit.tab.text(&shown("result-title")).await, words("en", &Message::ClaimGrantedTitle));
    assert_eq!(visit.tab.text(key).await, kept);
    assert_eq!(visit.world.granted(&visit.campaign).await, 1);
    visit.tab.check_complaints();
    visit.world.check_books().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_was_closed_in_the_middle_goes_on_with_the_same_attempt() {
    let test = "a_page_that_was_closed_in_the_middle_goes_on_with_the_same_attempt";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    let relay = Relay::start(visit.server.public).await;
    let address = format!("http://{}/c/{}?lang=en", relay.address, visit.campaign.slug);
    visit.tab.go(&address).await;
    visit.tab.tap(".person form button").await;
    visit.tab.until("document.cookie.includes('largesse_person') && !document.getElementById('form').hidden").await;
    relay.set(Wire::Cut);
    visit.tab.tap("#button").await;
    visit.tab.until(&format!("{} === {:?}", shown("note"), words("en", &Message::PageRetrying))).await;
    visit.tab.go("about:blank").await;
    relay.set(Wire::Whole);
    visit.tab.go(&address).await;
    // Nobody taps again.
    assert_eq!(visit.ticket().await, "1");
    assert_eq!(visit.world.granted(&visit.campaign).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_script_the_page_is_a_form_that_works() {
    let test = "without_script_the_page_is_a_form_that_works";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    visit.tab.without_script().await;
    let loaded = "document.readyState === 'complete'";
    visit.tab.go(&format!("{}?lang=fr", visit.address())).await;
    assert!(visit.tab.text("document.body.innerText").await.contains(&words("fr", &Message::PageNoscriptHint)));
    // A tap before signing in is answered on a page.
    visit.tab.tap("#button").await;
    visit.tab.until(&format!("{loaded} && document.getElementById('result-title') !== null")).await;
    assert_eq!(visit.tab.text(&shown("result-title")).await, words("fr", &Message::ProblemUnauthorizedTitle));
    visit.tab.tap(".person form button").await;
    visit.tab.until(&format!("{loaded} && document.getElementById('result-title') === null")).await;
    visit.tab.tap("#button").await;
    assert_eq!(visit.ticket().await, "1");
    visit.tab.picture("without-script").await;
    // The page again, and another tap: the same ticket.
    visit.tab.go(&format!("{}?lang=fr", visit.address())).await;
    visit.tab.tap("#button").await;
    assert_eq!(visit.ticket().await, "1");
    assert_eq!(visit.world.granted(&visit.campaign).await, 1);
}
