//! The page among answers that come late, twice, from somewhere else or not at all: what the servers say to its script
//! is put in their place in the browser, one answer at a time.

use std::time::Duration;

use jiff::SignedDuration;
use largesse::campaign::create::NewCampaign;
use largesse::l10n::Message;
use serde_json::json;

use crate::browser::{Visit, shown, words};
use crate::support::server::token;

/// `plan.look`, `plan.me` and `plan.tap` answer in the servers' place: `[status, body, headers]`, or never. What was
/// asked is in `asked`, the script's pauses are in `pauses`.
const STAND_IN: &str = "
    window.asked = []; window.pauses = []; window.plan = {}; window.awake = 0;
    const real = fetch, later = setTimeout;
    window.setTimeout = (what, ms, ...rest) => { pauses.push(ms); return later(what, ms, ...rest); };
    window.fetch = async (address, options = {}) => {
      const kind = String(address).includes('/me') ? 'me' : options.method === 'POST' ? 'tap' : 'look';
      asked.push(kind);
      if (!plan[kind]) return real(address, options);
      const said = await plan[kind]();
      const [status, body, headers = {}] = said;
      const html = typeof body === 'string';
      const type = html ? 'text/html' : 'application/json';
      return new Response(html ? body : JSON.stringify(body), { status, headers: { 'content-type': type, ...headers } });
    };
    if (navigator.wakeLock) navigator.wakeLock.request = async () => { awake++; return { release() {} }; };
    const iso = (ms) => new Date(ms).toISOString();
    const count = (kind) => asked.filter((it) => it === kind).length;
    const looks = (state, opens, server, epoch = 1) => () =>
      [200, { state, opens_at: iso(opens), server_time: iso(server ?? performance.timeOrigin + performance.now()), epoch, jitter_ms: 0 }];
    const zero = performance.timeOrigin + 4000;
";

const NEVER: &str = "() => new Promise(() => {})";

fn much_later(new: &mut NewCampaign) {
    new.opens_at = largesse::clock::now() + SignedDuration::from_secs(3000);
    new.closes_at = new.opens_at + SignedDuration::from_hours(1);
    new.jitter = Duration::ZERO;
}

impl Visit {
    /// Somebody who is signed in opens the page, with this in the servers' place from its first moment.
    async fn with(&mut self, plan: &str) {
        self.sign_in("en").await;
        let source = format!("{STAND_IN}; {plan}");
        self.tab.call("Page.addScriptToEvaluateOnNewDocument", json!({"source": source})).await;
        self.tab.go(&format!("{}?lang=en", self.address())).await;
        self.tab.until("!document.getElementById('form').hidden && count('me') > 0").await;
    }

    /// The page looks now, and has heard.
    async fn look(&mut self) {
        let before = self.tab.eval("count('look')").await;
        self.tab.eval("dispatchEvent(new Event('online'))").await;
        self.tab.until(&format!("count('look') > {before}")).await;
    }

    async fn reads(&mut self, id: &str, message: &Message) {
        self.tab.until(&format!("{} === {:?}", shown(id), words("en", message))).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_opening_that_nobody_opened_is_asked_for_once_and_then_watched() {
    let test = "an_opening_that_nobody_opened_is_asked_for_once_and_then_watched";
    let Some(mut visit) = Visit::to(test, 10, much_later).await else { return };
    let refused =
        "plan.look = looks('not-open', zero); plan.tap = () => [403, {code: 'not-open', title: 'x', detail: 'y'}];";
    visit.with(refused).await;
    visit.tab.tap("#button").await;
    assert_eq!(visit.tab.eval("awake").await, json!(1), "the screen stays on for who waits");
    // Seven seconds after the opening, in which it would be asked for seven times.
    visit.tab.until("performance.timeOrigin + performance.now() > zero + 7000").await;
    assert_eq!(visit.tab.eval("count('tap')").await, json!(1), "{}", visit.tab.eval("asked").await);
    let looked = visit.tab.eval("count('look')").await;
    assert!(looked.as_u64().is_some_and(|looks| looks <= 6), "{looked}");
    visit.reads("note", &Message::PageArmed).await;
    // The wish is kept; it is asked for when the campaign opens.
    visit.tab.eval("plan.look = looks('open', zero); plan.tap = () => [201, {claim: {status: 'claimed', ticket: 7, reference: 'r'}, title: 't', message: 'm'}]; 1").await;
    visit.tab.eval("dispatchEvent(new Event('online'))").await;
    assert_eq!(visit.ticket().await, "7");
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_cache_kept_from_before_the_opening_closes_nothing() {
    let test = "what_a_cache_kept_from_before_the_opening_closes_nothing";
    let Some(mut visit) = Visit::to(test, 10, much_later).await else { return };
    // Also a first look that a slow machine asks after the opening is answered by what was kept before it: the same
    // words with a later time would be the servers' own, and true.
    let kept = "plan.look = () => looks('not-open', zero, \
                Math.min(performance.timeOrigin + performance.now(), zero - 500))();";
    visit.with(kept).await;
    visit.tab.until("!document.getElementById('count').hidden").await;
    visit.reads("state", &Message::PageStateOpen).await;
    assert_eq!(visit.tab.text(&shown("spoken")).await, words("en", &Message::PageStateOpen), "read out");
    visit.tab.eval("plan.look = looks('not-open', zero, zero - 500); 1").await;
    visit.look().await;
    assert_eq!(visit.tab.text(&shown("state")).await, words("en", &Message::PageStateOpen));
    // What is said after the opening holds.
    visit.tab.eval("plan.look = looks('paused', zero); 1").await;
    visit.look().await;
    visit.reads("state", &Message::PageStatePaused).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_devices_own_clock_opens_nothing_and_holds_nothing_up() {
    let test = "a_devices_own_clock_opens_nothing_and_holds_nothing_up";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    let slow = format!("const device = Date.now; Date.now = () => device() - 3600000; plan.look = {NEVER};");
    visit.with(&slow).await;
    visit.tab.tap("#button").await;
    assert_eq!(visit.ticket().await, "1");
    // A fast one, before the opening: the page stands where the server said.
    let Some(mut visit) = Visit::to(test, 10, much_later).await else { return };
    visit.with(&format!("const device = Date.now; Date.now = () => device() + 36e5; plan.look = {NEVER};")).await;
    visit.reads("state", &Message::PageStateNotOpen).await;
    assert_eq!(visit.tab.eval("document.getElementById('clock').hidden").await, json!(false));
    visit.tab.tap("#button").await;
    visit.reads("note", &Message::PageArmed).await;
    // A second tap takes it back.
    visit.tab.tap("#button").await;
    visit.tab.until("document.getElementById('button').getAttribute('aria-pressed') === 'false'").await;
    assert_eq!(visit.tab.eval("count('tap')").await, json!(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_not_ours_is_no_answer() {
    let test = "an_answer_that_is_not_ours_is_no_answer";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    visit.with("plan.look = () => [200, '<h1>Hotel</h1>']; plan.tap = () => [403, '<h1>Firewall</h1>'];").await;
    visit.tab.tap("#button").await;
    visit.reads("note", &Message::PageRetrying).await;
    visit.tab.eval("plan.tap = () => [403, {message: 'forbidden'}]; 1").await;
    let before = visit.tab.eval("count('tap')").await;
    visit.tab.eval("dispatchEvent(new Event('online'))").await;
    visit.tab.until(&format!("count('tap') > {before}")).await;
    assert_eq!(visit.tab.text(&shown("answer")).await, "", "nothing is made up");
    // A look that fails is not repeated at the old pace: longer each time, and not before the server's own time.
    visit.tab.eval("plan.look = () => [503, {code: 'overloaded'}, {'retry-after': '40'}]; 1").await;
    visit.look().await;
    visit.tab.until("pauses.some((ms) => ms > 45000)").await;
    visit.tab.eval("plan = {}; dispatchEvent(new Event('online'))").await;
    assert_eq!(visit.ticket().await, "1");
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_whose_person_has_changed_in_another_tab_asks_for_nobody() {
    let test = "a_page_whose_person_has_changed_in_another_tab_asks_for_nobody";
    let Some(mut visit) = Visit::to(test, 10, |new| new.jitter = Duration::ZERO).await else { return };
    // The servers know the other one as well: else they name the first again, who has asked, and may be asked for.
    let other = "plan.me = document.cookie.includes('00000000') && (async () => {
        later(() => { window.met = true; }, 500);
        return [200, {name: '00000000'}];
    });";
    visit.with(other).await;
    visit.tab.eval("document.cookie = 'largesse_person=00000000; path=/'; 1").await;
    visit.tab.tap("#button").await;
    // Half a second after the answer: whoever is asked for is asked for by then, as there is no jitter.
    visit.tab.until("window.met === true").await;
    assert_eq!(visit.world.granted(&visit.campaign).await, 0);
    assert_eq!(visit.tab.eval("count('tap')").await, json!(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wish_outlives_a_sign_in_that_ended() {
    let test = "a_wish_outlives_a_sign_in_that_ended";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    visit.with("if (!sessionStorage.back) plan.tap = () => [401, {code: 'unauthorized', title: 'Who?', detail: 'Sign in'}];").await;
    visit.tab.tap("#button").await;
    visit.tab.until("document.getElementById('result-title')?.innerText === 'Who?'").await;
    // Signed in again, nobody taps.
    visit.tab.eval("sessionStorage.back = 1").await;
    visit.tab.go(&format!("{}?lang=en", visit.address())).await;
    assert_eq!(visit.ticket().await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_will_not_be_known_at_the_opening_hears_it_before() {
    let test = "who_will_not_be_known_at_the_opening_hears_it_before";
    let Some(mut visit) = Visit::to(test, 10, much_later).await else { return };
    let short = "const soon = performance.timeOrigin + 20000; plan.look = looks('not-open', soon);
        plan.me = () => [200, {name: document.cookie.match(/largesse_person=(\\w+)/)[1], lang: 'en', answer: null,
          pass_until: iso(soon - 5000), pass_seconds: 60}];";
    visit.with(short).await;
    visit.tab.tap("#button").await;
    visit.reads("note", &Message::PageArmed).await;
    visit
        .tab
        .eval("plan.me = () => [200, {name: null, lang: 'en', answer: null, pass_until: null, pass_seconds: 0}]; 1")
        .await;
    visit.tab.until("document.getElementById('result-title') !== null").await;
    visit.reads("result-title", &Message::ProblemInvalidTokenTitle).await;
    assert_eq!(
        visit.tab.eval("performance.timeOrigin + performance.now() < soon && count('tap') === 0").await,
        json!(true)
    );
    let kept = "JSON.parse(localStorage.getItem(Object.keys(localStorage)[0])).asked";
    assert_eq!(visit.tab.eval(kept).await, json!(true), "who signs in again is asked for");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_look_does_not_take_sorry_back() {
    let test = "an_older_look_does_not_take_sorry_back";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    let sorry = "plan.look = looks('open', zero - 60000, undefined, 4);
        plan.tap = () => [410, {code: 'sold-out', epoch: 5, title: 'Sorry', detail: 'gone'}];";
    visit.with(sorry).await;
    visit.tab.tap("#button").await;
    let said = "document.getElementById('result-title')?.innerText === 'Sorry'";
    visit.tab.until(said).await;
    visit.look().await;
    visit.look().await;
    assert_eq!(visit.tab.eval(said).await, json!(true), "an open campaign of the epoch before says nothing new");
    visit.tab.eval("plan.look = looks('open', zero - 60000, undefined, 6); 1").await;
    visit.look().await;
    visit.reads("state", &Message::PageStateOpen).await;
    assert_eq!(visit.tab.text(&shown("answer")).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_speaks_its_own_language_where_the_address_names_none() {
    let test = "an_account_speaks_its_own_language_where_the_address_names_none";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    let mut person = visit.world.person("eu").await;
    person.locale = "fr".into();
    visit.tab.go(&format!("{}?token={}", visit.address(), token(&person))).await;
    visit.tab.until("location.search === '?lang=fr' && document.documentElement.lang === 'fr'").await;
    // The choice in the address comes first.
    visit.tab.go(&format!("{}?lang=es", visit.address())).await;
    visit.tab.until("!document.getElementById('form').hidden").await;
    visit.tab.tap("#button").await;
    visit.ticket().await;
    assert_eq!(visit.tab.text(&shown("result-title")).await, words("es", &Message::ClaimGrantedTitle));
}
