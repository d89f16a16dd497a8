//! The page for everybody: by keyboard, by screen reader, by touch, on a narrow screen, in the dark, without motion
//! (WCAG 2.2 AA). axe-core finds what a program can find; what it can't is asked here.

use largesse::l10n::Catalog;
use serde_json::json;

use crate::browser::{Visit, shown, words};
use crate::support::browser::{DESKTOP, PHONE, Screen, Tab, axe};

/// What axe-core has against the page as it is.
pub async fn check_axe(tab: &mut Tab, axe: &str, about: &str) {
    tab.eval(&format!("{axe}; true")).await;
    let found = tab
        .eval(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
             .then((r) => ({checked: r.passes.length, found: r.violations.map((v) =>
               v.id + ': ' + v.nodes.map((n) => n.html + ' ' + n.failureSummary).join('; '))}))",
        )
        .await;
    assert!(found["checked"].as_u64().is_some_and(|rules| rules > 10), "{about}: {found}");
    assert_eq!(found["found"], json!([]), "{about}");
}

/// What can be tapped and is smaller than a fingertip.
pub const SMALL: &str = "[...document.querySelectorAll('a, button, summary, input:not([type=hidden])')]
    .filter((it) => it.checkVisibility() && !it.matches('.skip'))
    .map((it) => [it.outerHTML, it.getBoundingClientRect()])
    .filter(([_, box]) => box.width < 44 || box.height < 44).map(([html]) => html)";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_checker_finds_nothing_in_any_state_direction_or_light() {
    let test = "a_checker_finds_nothing_in_any_state_direction_or_light";
    let (Some(axe), Some(mut visit)) = (axe(test), Visit::to(test, 10, |_| {}).await) else { return };
    for (language, light, screen) in [("en", "light", PHONE), ("ar", "dark", PHONE), ("zh-Hans", "light", DESKTOP)] {
        visit.tab.screen(screen).await;
        // Finished at once: a checker that looks at a colour on its way sees neither the one nor the other.
        visit.tab.media(&[("prefers-color-scheme", light), ("prefers-reduced-motion", "reduce")]).await;
        visit.tab.call("Network.clearBrowserCookies", json!({})).await;
        visit.tab.go(&format!("{}?lang={language}", visit.address())).await;
        check_axe(&mut visit.tab, &axe, &format!("{language}: a stranger")).await;
        visit.sign_in(language).await;
        visit.tab.tap("summary").await;
        check_axe(&mut visit.tab, &axe, &format!("{language}: signed in, with the list of languages")).await;
        assert_eq!(visit.tab.eval(SMALL).await, json!([]), "{language}: targets of 44 pixels");
        visit.tab.picture(&format!("languages-{language}-{light}")).await;
        visit.tab.tap("summary").await;
        visit.tab.tap("#button").await;
        visit.ticket().await;
        check_axe(&mut visit.tab, &axe, &format!("{language}: granted")).await;
    }
    let nowhere = format!("http://{}/c/nothing-of-ours?lang=fr", visit.server.public);
    visit.tab.go(&nowhere).await;
    check_axe(&mut visit.tab, &axe, "a page about a problem").await;
    visit.tab.screen(PHONE).await;
    visit.tab.picture("problem").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_keyboard_gets_everywhere_in_order_and_sees_where_it_is() {
    let test = "a_keyboard_gets_everywhere_in_order_and_sees_where_it_is";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    visit.sign_in("en").await;
    visit.tab.go(&format!("{}?lang=en", visit.address())).await;
    visit.tab.until("!document.getElementById('form').hidden").await;
    let stops = [".skip", ".languages summary", "#button", ".person form button"];
    for stop in stops {
        visit.tab.press("Tab").await;
        let here = visit.tab.eval(&format!("document.activeElement.matches({stop:?})")).await;
        assert_eq!(here, json!(true), "{stop}: {}", visit.tab.text("document.activeElement.outerHTML").await);
        let ring = "getComputedStyle(document.activeElement).outlineStyle === 'solid'
            && parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2";
        assert_eq!(visit.tab.eval(ring).await, json!(true), "{stop}: where the focus is can be seen");
        let seen = "(() => { const box = document.activeElement.getBoundingClientRect();
            return box.top >= 0 && box.left >= 0 && box.height > 0 && box.bottom <= innerHeight; })()";
        assert_eq!(visit.tab.eval(seen).await, json!(true), "{stop}: what has the focus is in view");
    }
    // The list of languages hides nothing of what the keyboard is at: it closes behind it, and on request.
    let open = "document.querySelector('.languages').open";
    visit.tab.tap("summary").await;
    assert_eq!(visit.tab.eval(open).await, json!(true));
    visit.tab.press("Tab").await;
    visit.tab.press("Escape").await;
    assert_eq!(visit.tab.eval(open).await, json!(false));
    assert_eq!(visit.tab.eval("document.activeElement.matches('summary')").await, json!(true));
    visit.tab.press("Enter").await;
    assert_eq!(visit.tab.eval(open).await, json!(true));
    visit.tab.eval("document.getElementById('button').focus()").await;
    assert_eq!(visit.tab.eval(open).await, json!(false));
    // A place that speaks is there before it has anything to say.
    let there = "getComputedStyle(document.getElementById('note')).display !== 'none'";
    assert_eq!(
        visit.tab.eval(&format!("{there} && {}", "document.getElementById('note').innerText === ''")).await,
        json!(true)
    );
    // The answer is announced, and is where the keyboard is next.
    visit.tab.eval("document.getElementById('button').focus()").await;
    let live = "document.getElementById('answer').matches('[role=status][aria-live=polite]')";
    assert_eq!(visit.tab.eval(live).await, json!(true));
    visit.tab.press("Enter").await;
    assert_eq!(visit.ticket().await, "1");
    assert_eq!(visit.tab.text("document.activeElement.id").await, "result-title");
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_language_fits_a_narrow_screen_and_nothing_has_to_move() {
    let test = "every_language_fits_a_narrow_screen_and_nothing_has_to_move";
    let Some(mut visit) = Visit::to(test, 10, |new| new.jitter = std::time::Duration::from_secs(60)).await else {
        return;
    };
    visit.tab.screen(Screen { width: 320, height: 640 }).await;
    visit.tab.media(&[("prefers-reduced-motion", "reduce")]).await;
    for locale in Catalog::load().expect("a catalog").locales() {
        visit.tab.go(&format!("{}?lang={}", visit.address(), locale.tag())).await;
        let wide = visit.tab.eval("document.documentElement.scrollWidth").await;
        assert!(wide.as_u64().is_some_and(|wide| wide <= 320), "{}: {wide}", locale.tag());
        assert_eq!(visit.tab.eval(SMALL).await, json!([]), "{}", locale.tag());
    }
    visit.sign_in("en").await;
    visit.tab.network(crate::support::browser::Network::Gone).await;
    visit.tab.tap("#button").await;
    visit
        .tab
        .until(&format!("{}.includes({:?})", shown("note"), words("en", &largesse::l10n::Message::PageOfflineTitle)))
        .await;
    let moving = "getComputedStyle(document.getElementById('button'), '::before').animationName";
    assert_eq!(visit.tab.text(moving).await, "none");
}
