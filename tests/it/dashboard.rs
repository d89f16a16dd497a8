//! The dashboard in a real browser: somebody who is no engineer opens a campaign, sees which region will run dry
//! first, pauses it with a reason that people read in their languages, restocks, and finds why answers are slow. On a
//! phone, in the dark, without script, without a database.

use std::sync::Arc;
use std::time::Duration;

use largesse::campaign::Campaign;
use largesse::id::TransferId;
use largesse::l10n::Message;
use largesse::quota::plan::Borrow;
use largesse::quota::store as quota;
use serde_json::json;

use crate::accessible::{SMALL, check_axe};
use crate::browser::words;
use crate::http_api::path;
use crate::support::browser::{DESKTOP, PHONE, Screen, Tab, axe};
use crate::support::server::{Answer, ask, claim};
use crate::support::{Proxy, Server, World, eventually};

const TOKEN: &str = "the team's token of the tests, 32 bytes and more";
const JSON: (&str, &str) = ("content-type", "application/json");

/// A small laptop's, as high as the dashboard is.
const POSTER: Screen = Screen { width: 1280, height: 1500 };

/// Somebody of the team before the dashboard of `eu`, whose database can be taken away.
struct Watch {
    world: World,
    campaign: Arc<Campaign>,
    proxy: Proxy,
    eu: Server,
    _us: Server,
    tab: Tab,
}

impl Watch {
    async fn begin(test: &str) -> Option<Self> {
        let (tab, world) = tokio::join!(Tab::open(test), World::new(&["eu", "us"]));
        let tab = tab?;
        let campaign = world.draft(1_000, 1, |_| {}).await;
        let proxy = Proxy::start(&world.url).await;
        let through = proxy.url();
        let (eu, us) = tokio::join!(
            Server::start_with("eu", &through, &["--admin-token", TOKEN]),
            Server::start_with("us", &world.url, &["--admin-token", TOKEN])
        );
        Some(Self { world, campaign, proxy, eu, _us: us, tab })
    }

    fn address(&self) -> String {
        format!("http://{}/ops", self.eu.ops)
    }

    async fn sign_in(&mut self, token: &str) {
        self.fill("input[name=token]", token).await;
        self.tab.tap(".door button").await;
    }

    /// The page that was gone to may not have the field yet.
    async fn fill(&mut self, field: &str, text: &str) {
        self.tab.until(&format!("document.querySelector({field:?}) !== null")).await;
        self.tab.eval(&format!("document.querySelector({field:?}).value = {text:?}")).await;
    }

    async fn reads(&mut self, part: &str, text: &str) {
        self.tab.until(&format!("document.querySelector({part:?})?.innerText.includes({text:?})")).await;
    }

    /// Opens a button's panel, which says what will happen, fills it in, and confirms.
    async fn act(&mut self, name: &str, button: &Message, fields: &[(&str, &str)]) {
        self.unfold(name).await;
        for (field, text) in fields {
            self.fill(&format!("#act-{name} {field}"), text).await;
        }
        self.confirm(name).await;
        let done = words("en", &Message::OpsDone { what: words("en", button) });
        self.reads("main .notice.good", &done).await;
    }

    /// Opens a button's panel. A part of the page may be drawn anew under the finger: then one taps again.
    async fn unfold(&mut self, name: &str) {
        let open = format!("document.getElementById('act-{name}')?.open === true");
        eventually("an open panel", async || {
            self.tab.tap(&format!("#act-{name} > summary")).await;
            self.tab.holds(&open).await.then_some(())
        })
        .await;
    }

    /// Confirms what an open panel says, by a button that may have moved when the finger came.
    async fn confirm(&mut self, name: &str) {
        let missed = format!("document.querySelector('#act-{name}[open] form:not([data-sent])') !== null");
        eventually("a panel that is confirmed", async || {
            self.tab.tap(&format!("#act-{name} form button")).await;
            (!self.tab.holds(&missed).await).then_some(())
        })
        .await;
    }

    /// An order by the admin API, as by a colleague.
    async fn order(&self, what: &str) {
        let bearer = format!("Bearer {TOKEN}");
        let path = format!("/v1/admin/campaigns/{}/{what}", self.campaign.slug);
        let done = ask(self.eu.ops, "POST", &path, &[("authorization", bearer.as_str()), JSON], "{}").await;
        assert_eq!(done.status, 200, "{done:?}");
    }

    /// Somebody of the team: their id and token.
    async fn member(&self, name: &str, role: &str) -> (String, String) {
        let bearer = format!("Bearer {TOKEN}");
        let headers = [("authorization", bearer.as_str()), JSON];
        let member = json!({"name": name, "role": role, "days": 1}).to_string();
        let made = ask(self.eu.ops, "POST", "/v1/admin/operators", &headers, &member).await;
        let part = |name| made.json()[name].as_str().unwrap_or_else(|| panic!("{made:?}")).to_owned();
        (part("id"), part("token"))
    }

    /// Takes somebody's token back.
    async fn send_away(&self, id: &str) {
        let bearer = format!("Bearer {TOKEN}");
        let path = format!("/v1/admin/operators/{id}");
        let gone = ask(self.eu.ops, "DELETE", &path, &[("authorization", bearer.as_str())], "").await;
        assert_eq!(gone.status, 204, "{gone:?}");
    }

    async fn claims(&self, count: usize) {
        let people = self.world.people(count, "eu").await;
        let ask = people.iter().map(|person| claim(self.eu.public, &self.campaign.slug, person, "k"));
        futures_util::future::join_all(ask).await;
    }

    /// What a reader of this language is told.
    async fn told(&self, language: &str) -> Answer {
        let person = self.world.person("eu").await;
        let bearer = crate::support::server::bearer(&person);
        let headers = [("authorization", bearer.as_str()), ("accept-language", language), JSON];
        ask(self.eu.public, "POST", &path(&self.campaign, "/claims"), &headers, "{}").await
    }
}

/// A quarter of an hour of a rush, as servers would have kept it, so that the charts of a dashboard that was just
/// opened are seen to be whole at once.
const HISTORY: &str = "INSERT INTO region_samples (region, slot, sampled_at, servers, attempts_milli, granted_milli, \
     errors_milli, retries_milli, p50_us, p99_us, pool_wait_us, round_trip_us) \
     SELECT r.region, floor(extract(epoch FROM t.at) / 5)::INT8 % 192, t.at, 2, \
            (9000000 * exp(-n / 60.0) * (1 + 0.15 * sin(n / 3.0)) * w)::INT8, \
            (2500000 * exp(-n / 90.0) * (1 + 0.10 * sin(n / 5.0)) * w)::INT8, 0, 0, 6000 + 2000 * (n % 3), \
            (40000 + 25000 * (1 + sin(n / 7.0)) * w)::INT8, 900, (15000 + 9000 * (1 + sin(n / 7.0)) * w)::INT8 \
     FROM (SELECT g AS n, now() - (175 - g) * INTERVAL '5 seconds' AS at FROM generate_series(0, 172) AS g) AS t, \
          (VALUES ('eu', 1.0), ('us', 1.6)) AS r (region, w)";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_who_is_no_engineer_runs_a_campaign() {
    let test = "somebody_who_is_no_engineer_runs_a_campaign";
    let (Some(axe), Some(mut watch)) = (axe(test), Box::pin(Watch::begin(test)).await) else { return };
    watch.world.sql().await.batch_execute(HISTORY).await.expect("a history");
    the_door(&mut watch, &axe).await;
    opening_and_the_first_to_run_dry(&mut watch).await;
    the_page_of_one_campaign(&mut watch, &axe).await;
    the_page_for_everybody(&mut watch, &axe).await;
    a_pause_in_two_languages(&mut watch).await;
    more_units_and_their_way(&mut watch).await;
    why_answers_are_slow(&mut watch).await;
    without_script(&mut watch).await;
    without_a_database(&mut watch).await;
    watch.tab.check_complaints();
    watch.world.check_books().await;
}

async fn the_door(watch: &mut Watch, axe: &str) {
    watch.tab.go(&watch.address()).await;
    watch.tab.until("location.pathname === '/ops/sign-in'").await;
    watch.tab.media(&[("prefers-reduced-motion", "reduce")]).await;
    check_axe(&mut watch.tab, axe, "the door").await;
    watch.sign_in("not a token of anybody's").await;
    watch.reads("[role=alert]", &words("en", &Message::OpsTokenRefused)).await;
    // Who may only look sees everything and no button.
    let (viewer, token) = watch.member("Vera", "viewer").await;
    watch.sign_in(&token).await;
    watch.reads("#actions", &words("en", &Message::OpsActionsNone)).await;
    assert_eq!(watch.tab.eval("document.querySelectorAll('#actions form').length").await, json!(0));
    // What a role may not, its session may not either, whatever a page sends.
    let refused = "fetch('/ops/act', {method: 'POST', body: new URLSearchParams({action: 'open', campaign: SLUG})})
        .then((r) => r.status)"
        .replace("SLUG", &format!("{:?}", watch.campaign.slug));
    assert_eq!(watch.tab.eval(&refused).await, json!(403));
    assert_eq!(watch.tab.eval("document.cookie").await, json!(""), "no script reads the session");
    watch.tab.tap(".who button").await;
    watch.tab.until("location.pathname === '/ops/sign-in'").await;
    sent_away(watch, (&viewer, &token)).await;
    watch.sign_in(TOKEN).await;
    watch.reads("#standing", &words("en", &Message::OpsStateDraft)).await;
}

/// Whoever is sent away while they look is at the door by themselves, and no figure stays on their screen.
async fn sent_away(watch: &mut Watch, (viewer, token): (&str, &str)) {
    // The stream tells them: this page can ask for nothing itself. Before the stream is open it has nothing to tell.
    watch.sign_in(token).await;
    watch.reads("#banner", &words("en", &Message::OpsLive)).await;
    watch.tab.until_heard().await;
    watch.tab.eval("window.fetch = () => new Promise(() => {}), 0").await;
    watch.send_away(viewer).await;
    watch.tab.until("location.pathname === '/ops/sign-in'").await;
    // Also if the stream that would tell them could not be had, on a page whose address is an order's: this one was
    // refused.
    let (operator, token) = watch.member("Viola", "operator").await;
    watch.tab.block(&["*/ops/events*"]).await;
    watch.sign_in(&token).await;
    watch.unfold("restock").await;
    for (field, text) in [("input[name=amount]", "many"), ("input[name=reason]", "A second truck")] {
        watch.fill(&format!("#act-restock {field}"), text).await;
    }
    watch.confirm("restock").await;
    watch
        .tab
        .until("location.pathname === '/ops/act' && document.querySelector('.notice.bad[role=alert]') !== null")
        .await;
    watch.tab.until("document.getElementById('offline')?.hidden === false").await;
    watch.send_away(&operator).await;
    watch.tab.until("location.pathname === '/ops/sign-in'").await;
    watch.tab.block(&[]).await;
}

/// Somebody who is for this campaign alone: the same page with less on it, as easy to read.
async fn the_page_of_one_campaign(watch: &mut Watch, axe: &str) {
    let bearer = format!("Bearer {TOKEN}");
    let headers = [("authorization", bearer.as_str()), JSON];
    let own = json!({"name": "Olga", "role": "operator", "campaigns": [watch.campaign.slug]}).to_string();
    let made = ask(watch.eu.ops, "POST", "/v1/admin/operators", &headers, &own).await;
    let token = made.json()["token"].as_str().unwrap_or_else(|| panic!("{made:?}")).to_owned();
    watch.tab.tap(".who button").await;
    watch.tab.until("location.pathname === '/ops/sign-in'").await;
    watch.sign_in(&token).await;
    // By the stream as by the page.
    watch.reads("#regions", "eu").await;
    watch.reads("#world", &words("en", &Message::OpsRemaining)).await;
    for (light, screen, picture) in [("light", DESKTOP, "one campaign"), ("dark", PHONE, "one campaign, a phone")] {
        watch.tab.screen(screen).await;
        watch.tab.media(&[("prefers-color-scheme", light), ("prefers-reduced-motion", "reduce")]).await;
        check_axe(&mut watch.tab, axe, picture).await;
        let wide = watch.tab.eval("document.documentElement.scrollWidth <= innerWidth").await;
        assert_eq!(wide, json!(true), "{picture}: nothing has to be moved sideways");
        assert_eq!(watch.tab.eval(SMALL).await, json!([]), "{picture}: targets of 44 pixels");
    }
    watch.tab.screen(DESKTOP).await;
    watch.tab.media(&[("prefers-color-scheme", "light"), ("prefers-reduced-motion", "reduce")]).await;
    assert_eq!(watch.tab.eval("document.querySelectorAll('#why, #charts, #books, #languages').length").await, json!(0));
    watch.act("freeze", &Message::OpsFreezeButton, &[]).await;
    watch.reads("#world", &words("en", &Message::OpsFrozen)).await;
    watch.act("unfreeze", &Message::OpsUnfreezeButton, &[]).await;
    watch.tab.tap(".who button").await;
    watch.tab.until("location.pathname === '/ops/sign-in'").await;
    watch.sign_in(TOKEN).await;
    watch.reads("#banner", &words("en", &Message::OpsLive)).await;
}

async fn opening_and_the_first_to_run_dry(watch: &mut Watch) {
    watch.act("open", &Message::OpsOpenButton, &[]).await;
    watch.reads("#standing", &words("en", &Message::OpsStateOpen)).await;
    watch.claims(29).await;
    let mark = format!(
        "document.querySelector('[data-region=eu] .mark')?.innerText.includes({:?}) === true",
        words("en", &Message::OpsFirstDry)
    );
    // A rate is of the last seconds: people go on coming until a look has seen one.
    let mut came = 29;
    eventually("the region that runs dry first", async || {
        watch.claims(1).await;
        came += 1;
        (watch.tab.eval(&mark).await == json!(true)).then_some(())
    })
    .await;
    watch.reads("#world", &(1_000 - came).to_string()).await;
    watch.reads("#languages", "English").await;
    watch.reads("#balance", &words("en", &Message::OpsBooksGood)).await;
    watch.reads("#banner", &words("en", &Message::OpsLive)).await;
}

async fn the_page_for_everybody(watch: &mut Watch, axe: &str) {
    watch.tab.until("document.querySelectorAll('.plot svg polyline').length >= 12").await;
    for (light, screen, picture) in [("light", POSTER, "ops"), ("dark", PHONE, "ops-phone-dark")] {
        watch.tab.screen(screen).await;
        watch.tab.media(&[("prefers-color-scheme", light), ("prefers-reduced-motion", "reduce")]).await;
        check_axe(&mut watch.tab, axe, picture).await;
        let wide = watch.tab.eval("document.documentElement.scrollWidth <= innerWidth").await;
        assert_eq!(wide, json!(true), "{picture}: nothing has to be moved sideways");
        assert_eq!(watch.tab.eval(SMALL).await, json!([]), "{picture}: targets of 44 pixels");
        watch.tab.picture(picture).await;
    }
    watch.tab.eval("document.getElementById('regions').scrollIntoView()").await;
    watch.tab.picture("ops-phone-regions-dark").await;
    watch.tab.screen(DESKTOP).await;
    watch.tab.media(&[("prefers-color-scheme", "light"), ("prefers-reduced-motion", "reduce")]).await;
    // The charts' figures as a table, which stays open while they change.
    watch.tab.tap("#table-rates summary").await;
    watch.tab.until("document.querySelectorAll('#table-rates tbody tr').length >= 15").await;
}

async fn a_pause_in_two_languages(watch: &mut Watch) {
    watch.unfold("pause").await;
    let chosen = "[...document.querySelectorAll('#act-pause select')].map((it) => it.value).slice(0, 2)";
    assert_eq!(watch.tab.eval(chosen).await, json!(["en", "fr"]), "the languages that are asked for most");
    watch.tab.eval("document.querySelectorAll('#act-pause textarea')[0].value = 'The grill is being repaired'").await;
    // Somebody else of the team changes what the buttons are: what one is writing in stays under one's hands.
    watch.order("freeze").await;
    watch.reads("#world", &words("en", &Message::OpsFrozen)).await;
    assert_eq!(watch.tab.eval("document.getElementById('act-pause').open").await, json!(true));
    assert_eq!(watch.tab.eval("document.getElementById('act-unfreeze')").await, json!(null));
    watch.tab.eval("document.querySelectorAll('#act-pause textarea')[1].value = 'Le gril est en réparation'").await;
    watch.tab.picture("ops-pause").await;
    watch.confirm("pause").await;
    watch.reads("#standing", &words("en", &Message::OpsStatePaused)).await;
    for (language, reason) in [("en", "The grill is being repaired"), ("fr", "Le gril est en réparation")] {
        let heard = crate::support::eventually("the reason", async || {
            let told = watch.told(language).await;
            (told.json()["code"] == "paused").then_some(told)
        })
        .await;
        assert!(heard.json()["detail"].as_str().is_some_and(|detail| detail.contains(reason)), "{heard:?}");
    }
    watch.act("resume", &Message::OpsResumeButton, &[]).await;
    watch.reads("#standing", &words("en", &Message::OpsStateOpen)).await;
    watch.act("unfreeze", &Message::OpsUnfreezeButton, &[]).await;
    let frozen = words("en", &Message::OpsFrozen);
    watch.tab.until(&format!("!document.getElementById('world').innerText.includes({frozen:?})")).await;
}

async fn more_units_and_their_way(watch: &mut Watch) {
    let fields = [("input[name=amount]", "1 500"), ("input[name=reason]", "A second truck")];
    watch.act("restock", &Message::OpsRestockButton, &fields).await;
    watch.reads("#world", "2,500").await;
    let campaign = watch.campaign.id;
    let reason = "ahead to=eu left=4 rate=9800 from=us from_left=210".to_owned();
    let borrow = Borrow { from: watch.world.row("us", 0), amount: 7, keep: 0, reason };
    let to = watch.world.row("eu", 0);
    let moved = quota::transfer(&watch.world.db, TransferId::random(), campaign, &borrow, &to).await;
    assert_eq!(moved.expect("an answer"), 7);
    let (from, to) = ("us".to_owned(), "eu".to_owned());
    watch.reads("#moves", &words("en", &Message::OpsMove { amount: 7, from, to: to.clone() })).await;
    let (left, rate) = ("4 seconds".into(), "9,800/s".into());
    watch.reads("#moves", &words("en", &Message::OpsReasonAhead { to, left, rate })).await;
}

/// The counter row of `eu` is held by somebody else for a moment, as by a database that is slow.
async fn why_answers_are_slow(watch: &mut Watch) {
    let holder = watch.world.sql().await;
    let held = format!(
        "BEGIN; UPDATE quota SET updated_at = now() WHERE campaign_id = '{}' AND region = 'eu'",
        watch.campaign.id
    );
    holder.batch_execute(&held).await.expect("a lock");
    let slow = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        holder.batch_execute("ROLLBACK").await.expect("an end");
    };
    tokio::join!(watch.claims(20), slow);
    watch.reads("#cause", &words("en", &Message::OpsWhyDatabase { region: "eu".into() })).await;
    watch.tab.eval("document.getElementById('why').scrollIntoView()").await;
    watch.tab.picture("ops-slow").await;
}

async fn without_script(watch: &mut Watch) {
    let mut plain = watch.tab.another().await;
    plain.without_script().await;
    plain.go(&watch.address()).await;
    assert_eq!(plain.eval("document.querySelectorAll('.plot svg').length").await, json!(4), "charts need no script");
    plain.tap("#act-freeze > summary").await;
    plain.tap("#act-freeze form button").await;
    let frozen = words("en", &Message::OpsFrozen);
    plain.until(&format!("document.getElementById('world')?.innerText.includes({frozen:?})")).await;
    watch.reads("#world", &frozen).await;
    // A form on another site's page comes without the session, and is refused even if it had it.
    let headers = [("sec-fetch-site", "cross-site"), ("content-type", "application/x-www-form-urlencoded")];
    let body = format!("action=close&campaign={}", watch.campaign.slug);
    let refused = ask(watch.eu.ops, "POST", "/ops/act", &headers, &body).await;
    assert_eq!(refused.status, 403, "{refused:?}");
}

async fn without_a_database(watch: &mut Watch) {
    watch.proxy.stall(true);
    let gone = words("en", &Message::OpsStaleTitle);
    watch.reads("#banner", &gone).await;
    watch.reads("#world", "2,500").await;
    // A dashboard that is opened now shows the same, says how old it is, and knows who is looking.
    watch.tab.go(&watch.address()).await;
    watch.reads("#banner", &gone).await;
    watch.reads("#banner [data-age]", "ago").await;
    watch.reads("#world", "2,500").await;
    watch.tab.eval("scrollTo(0, 0)").await;
    watch.tab.picture("ops-stale").await;
    watch.proxy.stall(false);
    watch.reads("#banner", &words("en", &Message::OpsLive)).await;
}
