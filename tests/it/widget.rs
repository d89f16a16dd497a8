//! The banner and the popup on somebody else's site: with a strict policy, moving nothing, closed for good.

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::browser::{Visit, words};
use crate::support::browser::{DESKTOP, axe};
use crate::support::eventually;
use crate::support::server::ask;
use largesse::l10n::Message;

/// A site of somebody else, with this tag on it and a policy that allows the widget's origin and nothing more.
async fn site(widget: &str, tag: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let html = format!(
        "<!doctype html><html lang=fr><meta charset=utf-8><meta name=viewport content='width=device-width'>
         <title>Some shop</title><link rel=icon href='data:,'>{tag}<main><h1>Some shop</h1><p>Its own words.</p></main>"
    );
    let policy = format!(
        "default-src 'none'; img-src data:; script-src {widget}; connect-src {widget}; require-trusted-types-for 'script'"
    );
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-security-policy: {policy}\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{html}",
        html.len()
    );
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = vec![0; 8192];
            let _read = stream.read(&mut head).await;
            let _written = stream.write_all(answer.as_bytes()).await;
        }
    });
    format!("http://{address}/")
}

/// Writes down what happens, before anything does.
const WITNESS: &str = "window.seen = []; window.moved = 0;
    for (const name of ['state', 'open', 'dismiss'])
      document.addEventListener('largesse:' + name, (e) => {
        seen.push([name, e.detail.campaign, e.detail.state ?? null]);
        if (name === 'open') e.preventDefault();
      });
    new PerformanceObserver((all) => all.getEntries().forEach((e) => moved += e.value))
      .observe({type: 'layout-shift', buffered: true});";

/// Rules that a site has for all its children.
const HOSTILE: &str = "const all = new CSSStyleSheet(); document.adoptedStyleSheets = [all];
    all.replaceSync('body > * { position: relative; display: inline; margin: 90px; max-width: 60px; inset: 200px 0 0; z-index: 0 }');";

const BOX: &str = "document.querySelector('largesse-widget')?.shadowRoot.querySelector('section')";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_popup_speaks_the_sites_language_moves_nothing_and_stays_closed() {
    let test = "a_popup_speaks_the_sites_language_moves_nothing_and_stays_closed";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    let origin = format!("http://{}", visit.server.public);
    let slug = visit.campaign.slug.clone();
    let tag = format!("<script src='{origin}/widget.js' data-campaign='{slug}' data-mode=popup async></script>");
    let shop = site(&origin, &tag).await;
    visit.tab.call("Page.addScriptToEvaluateOnNewDocument", json!({"source": WITNESS})).await;
    visit.tab.go(&shop).await;
    visit.tab.until(&format!("{BOX} != null")).await;
    let said = visit.tab.text(&format!("{BOX}.innerText")).await;
    assert!(said.contains("Burger gratuit") && said.contains(&words("fr", &Message::WidgetOpen)), "{said}");
    assert_eq!(visit.tab.eval(&format!("[{BOX}.getAttribute('role'), {BOX}.dir]")).await, json!(["region", "ltr"]));
    visit.tab.picture("widget-popup").await;
    // The look has come through the policy, and nobody's focus was taken.
    let round = format!("parseFloat(getComputedStyle({BOX}).borderRadius) > 8");
    assert_eq!(visit.tab.eval(&round).await, json!(true));
    assert_eq!(visit.tab.eval("document.activeElement === document.body").await, json!(true));
    visit.tab.eval(&format!("{BOX}.querySelector('a').click()")).await;
    assert_eq!(visit.tab.text("location.href").await, shop, "a site may follow the link in its own way");
    let link = visit.tab.text(&format!("{BOX}.querySelector('a').href")).await;
    assert_eq!(link, format!("{origin}/c/{slug}?lang=fr"));
    visit.tab.eval(&format!("{BOX}.querySelector('.close').focus()")).await;
    visit.tab.press("Escape").await;
    visit.tab.until("document.querySelector('largesse-widget') === null").await;
    let seen = visit.tab.eval("seen").await;
    assert_eq!(seen, json!([["state", slug, "open"], ["open", slug, null], ["dismiss", slug, null]]));
    assert_eq!(visit.tab.eval("moved").await, json!(0), "nothing of the site has moved");
    visit.tab.go(&shop).await;
    visit.tab.until("performance.getEntriesByName(document.scripts[0].src).length > 0").await;
    assert_eq!(visit.tab.eval("document.querySelector('largesse-widget')").await, json!(null), "closed for good");
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_banner_counts_down_in_the_direction_of_its_language() {
    let test = "a_banner_counts_down_in_the_direction_of_its_language";
    let later = |new: &mut largesse::campaign::create::NewCampaign| {
        new.opens_at = largesse::clock::now() + jiff::SignedDuration::from_secs(1000);
        new.closes_at = new.opens_at + jiff::SignedDuration::from_hours(1);
    };
    let Some(mut visit) = Visit::to(test, 10, later).await else { return };
    visit.tab.screen(DESKTOP).await;
    // Shown at once: a checker that looks at a colour on its way sees neither the one nor the other.
    visit.tab.media(&[("prefers-reduced-motion", "reduce")]).await;
    let origin = format!("http://{}", visit.server.public);
    let tag = format!(
        "<script src='{origin}/widget.js' data-campaign='{}' data-lang=ar data-edge=top async></script>",
        visit.campaign.slug
    );
    visit.tab.go(&site(&origin, &tag).await).await;
    visit.tab.until(&format!("/00:1\\d:\\d\\d/.test({BOX}?.innerText)")).await;
    let sides = format!(
        "{BOX}.querySelector('.close').getBoundingClientRect().x < {BOX}.querySelector('strong').getBoundingClientRect().x"
    );
    assert_eq!(visit.tab.eval(&sides).await, json!(true), "mirrored");
    assert_eq!(visit.tab.eval(&format!("{BOX}.getAttribute('role')")).await, json!("region"));
    assert_eq!(visit.tab.eval(&format!("{BOX}.getBoundingClientRect().y < 50")).await, json!(true), "at the top");
    if let Some(axe) = axe(test) {
        visit.tab.eval(&format!("{axe}; true")).await;
        let found =
            visit.tab.eval("axe.run('largesse-widget').then((r) => r.violations.map((v) => v.id + v.nodes[0].html))");
        assert_eq!(found.await, json!([]));
    }
    // The example that the demo shows.
    visit.tab.go(&format!("{}/widget?lang=ar", visit.address())).await;
    visit.tab.until(&format!("{BOX} != null")).await;
    visit.tab.picture("widget-banner-ar").await;
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_campaigns_on_a_hostile_site_are_two_banners_where_they_belong() {
    let test = "two_campaigns_on_a_hostile_site_are_two_banners_where_they_belong";
    let Some(mut visit) = Visit::to(test, 10, |_| {}).await else { return };
    let other = visit.world.draft(5, 1, |new| new.titles = vec![("en".into(), "Free soup".into())]).await;
    let other = visit.world.open(&other).await;
    let path = format!("/v1/campaigns/{}", other.slug);
    let known = async || (ask(visit.server.public, "GET", &path, &[], "").await.status == 200).then_some(());
    eventually("a server that knows the other campaign", known).await;
    let origin = format!("http://{}", visit.server.public);
    let tag = |slug: &str, edge: &str| {
        format!("<script src='{origin}/widget.js' data-campaign='{slug}' data-lang=en data-edge={edge} async></script>")
    };
    // The first one is there twice, by mistake.
    let slug = &visit.campaign.slug;
    let tags = [tag(slug, "bottom"), tag(&other.slug, "top"), tag(slug, "bottom")].concat();
    let shop = site(&origin, &tags).await;
    visit.tab.screen(DESKTOP).await;
    visit.tab.go(&shop).await;
    visit.tab.eval(HOSTILE).await;
    let all = "[...document.querySelectorAll('largesse-widget')]
        .map((it) => it.shadowRoot.querySelector('strong')?.innerText).sort().join()";
    visit.tab.until(&format!("{all} === 'Free burger,Free soup'")).await;
    let place = "(edge) => { const it = document.querySelector(`largesse-widget[edge=${edge}]`);
        const box = it.getBoundingClientRect();
        return [getComputedStyle(it).position, box.width === innerWidth, edge === 'top' ? box.top === 0 : box.bottom === innerHeight]; }";
    for edge in ["top", "bottom"] {
        assert_eq!(visit.tab.eval(&format!("({place})({edge:?})")).await, json!(["fixed", true, true]), "{edge}");
    }
    visit.tab.check_complaints();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_widget_in_trouble_is_silent_and_one_that_is_moved_counts_on() {
    let test = "a_widget_in_trouble_is_silent_and_one_that_is_moved_counts_on";
    let later = |new: &mut largesse::campaign::create::NewCampaign| {
        new.opens_at = largesse::clock::now() + jiff::SignedDuration::from_secs(1000);
        new.closes_at = new.opens_at + jiff::SignedDuration::from_hours(1);
    };
    let Some(mut visit) = Visit::to(test, 10, later).await else { return };
    let origin = format!("http://{}", visit.server.public);
    let tag = format!("<script src='{origin}/widget.js' data-campaign='{}' async></script>", visit.campaign.slug);
    let shop = site(&origin, &tag).await;
    let answers = "window.real = fetch; window.asked = 0;
        window.fetch = async (...how) => { asked++; return window.mended ? real(...how) : new Response('<h1>Hotel</h1>'); };";
    visit.tab.call("Page.addScriptToEvaluateOnNewDocument", json!({"source": answers})).await;
    visit.tab.go(&shop).await;
    visit.tab.until("asked === 1").await;
    // Moved, it asks anew; what a hotel's page said is nobody's exception.
    let again =
        "(() => { const it = document.querySelector('largesse-widget'); it.remove(); document.body.append(it); })()";
    visit.tab.eval(&format!("mended = true; {again}")).await;
    let time = format!("{BOX}.querySelector('span').innerText");
    visit.tab.until(&format!("{BOX} != null && {time} !== ''")).await;
    visit.tab.eval(again).await;
    visit.tab.until("asked === 3").await;
    let shown = visit.tab.text(&time).await;
    visit.tab.until(&format!("{time} !== {shown:?}")).await;
    visit.tab.check_complaints();
}
