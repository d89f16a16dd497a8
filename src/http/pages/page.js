// What the page does by itself: it counts down by the server's clock, asks once the person has tapped, and goes on
// asking with the same key until there is an answer. Without this file the page is a form that works.
// Invariant: the key is kept before anything is sent, so a reload, another tab or a tunnel never makes a second attempt.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const main = $("main"), words = main.dataset, lang = document.documentElement.lang;
  const card = $("card"), form = $("form"), button = $("button"), note = $("note");
  const here = `/c/${words.slug}`, api = `/v1/campaigns/${words.slug}?lang=${lang}`;
  // Only the address makes the page's language a wish: else the account's own comes first.
  const named = new URLSearchParams(location.search).has("lang") ? `?lang=${lang}` : "";
  const after = (what, value) => what.replace("{}", value);
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const chance = (ms) => Math.random() * ms;
  const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  const known = () => cookie("__Host-largesse_person") ?? cookie("largesse_person");

  // The page may come from a cache that knows no cookies: a language chosen before is asked for by its own address.
  const speak = (tag) => {
    const address = new URL(location.href);
    if (!tag || tag === lang || address.searchParams.has("lang")) return;
    address.searchParams.set("lang", tag);
    location.replace(address);
  };
  speak(cookie("largesse_language"));
  for (const link of document.querySelectorAll(".languages a")) {
    link.addEventListener("click", () => {
      document.cookie = `largesse_language=${link.hreflang}; path=/; max-age=31536000; samesite=lax`;
    });
  }

  const list = document.querySelector(".languages");
  list.addEventListener("keydown", ({ key }) => { if (key === "Escape" && list.open) { list.open = false; list.firstElementChild.focus(); } });
  list.addEventListener("focusout", ({ relatedTarget: next }) => { if (next && !list.contains(next)) list.open = false; });

  let state = words.standing, opens = Date.parse(words.opens), jitter = Number(words.jitter), person = known();
  let wish = false, asking = false, settled = false, unsure = false, tapped = false;
  // The opening that was counted down to, the epoch of the last SORRY, looks that failed in a row.
  let counted, sorry = -1, misses = 0;

  // The server's clock. An answer is older than it says and never newer, so the latest reading holds; a device that
  // slept takes the next one. By the device's own clock nothing opens.
  let clock, stale = true;
  const left = () => (clock === undefined ? Infinity : opens - clock - performance.now());

  // One attempt for each person, whatever the tab: kept in the browser before it is sent.
  const shelf = () => `largesse ${words.slug} ${person}`;
  const recall = () => { try { return JSON.parse(localStorage.getItem(shelf())) || {}; } catch { return {}; } };
  let spare = {};
  const attempt = (change) => {
    const kept = { key: crypto.randomUUID?.() ?? unique(), ...spare, ...recall(), ...change };
    spare = kept;
    try { localStorage.setItem(shelf(), JSON.stringify(kept)); } catch { /* a private window: this tab remembers */ }
    return kept.key;
  };
  // Without TLS there is no randomUUID.
  const unique = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (digit ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> digit / 4).toString(16));

  const digits = /[0-9]/.test($("supply").textContent) ? "latn" : undefined;
  const number = (value, options) => new Intl.NumberFormat(lang, { numberingSystem: digits, ...options }).format(value);
  const unit = (value, name) => number(value, { style: "unit", unit: name, unitDisplay: "long" });
  const part = (value) => number(value, { minimumIntegerDigits: 2, useGrouping: false });

  // A screen reader hears the countdown at these seconds only.
  const said = [[600, () => unit(10, "minute")], [60, () => unit(1, "minute")], [10, () => unit(10, "second")]];
  const count = () => {
    const seconds = Math.ceil(left() / 1000), shown = $("count");
    if (!shown || seconds === Infinity) return;
    if (seconds <= 0) {
      // Only what was counted down opens by itself, once; the servers say so soon after, or that it is not so.
      if (!shown.hidden && counted !== opens) { counted = opens; turn("open"); again(1000 + chance(jitter)); }
      return;
    }
    const days = Math.floor(seconds / 86400);
    const rest = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(part).join(":");
    const [before, behind] = words.opensIn.replace(/[\u2068\u2069]/g, "").split("{}");
    const figure = Object.assign(document.createElement("strong"), { textContent: days ? unit(days, "day") : rest, dir: days ? "auto" : "ltr" });
    shown.replaceChildren(before, figure, behind.trim());
    shown.hidden = false;
    const due = said.find(([second]) => second === seconds);
    if (due) $("spoken").textContent = after(words.opensIn, due[1]());
  };
  const tick = () => {
    if (state === "not-open") count();
    setTimeout(tick, left() === Infinity ? 1000 : (left() % 1000 + 1000) % 1000 + 5);
  };

  const say = (text, heading) => {
    const parts = heading ? [Object.assign(document.createElement("strong"), { textContent: heading }), text] : [text];
    if (note.textContent !== (heading ?? "") + text) note.replaceChildren(...parts);
  };

  // A screen that goes dark would stop the clock of who waits for the opening.
  let lock;
  const wake = (wanted) => {
    if (wanted) lock ??= navigator.wakeLock?.request("screen").catch(() => undefined);
    else { lock?.then((got) => got?.release()); lock = undefined; }
  };

  const draw = () => {
    const word = main.getAttribute(`data-state-${state}`) ?? "", answered = $("answer").firstElementChild;
    card.dataset.state = state;
    $("state").textContent = word;
    $("state").parentElement.hidden = !word;
    if ($("clock")) $("clock").hidden = state !== "not-open" || left() <= 0;
    const held = check?.draw(person && !settled && state !== "closed" && (state !== "sold-out" || wish), wish);
    form.hidden = settled || !person || state === "closed" || check?.elsewhere;
    button.textContent = state === "not-open" ? words.early : answered || state === "sold-out" ? words.again : words.button;
    $("who").hidden = !person;
    $("who").textContent = person ? after(words.who, person) : "";
    $("hint").hidden = Boolean(person) || state === "closed";
    $("hint").textContent = person ? "" : words.hint;
    if ($("sign-in")) $("sign-in").hidden = Boolean(person);
    const early = state === "not-open" && !asking;
    button.setAttribute("aria-disabled", asking || wish && !early);
    if (early) button.setAttribute("aria-pressed", wish); else button.removeAttribute("aria-pressed");
    wake(wish && !settled && !document.hidden);
    if (settled) say("");
    else if (!navigator.onLine) say(words.offline, words.offlineTitle);
    else if (held) say(held);
    else if (unsure) say(words.retrying);
    else if (asking) say(words.asking);
    else if (wish && state === "not-open") say(words.armed);
    else if (state === "not-open" && left() <= 0) say(words.undated);
    else say(answered ? "" : main.getAttribute(`data-is-${state}`) ?? "");
  };

  const turn = (next) => {
    const opened = next === "open" && state !== "open", planned = state === "not-open" && left() > -jitter;
    if (opened || next !== state && !settled && !asking) $("answer").replaceChildren();
    if (next !== state) $("spoken").textContent = main.getAttribute(`data-state-${next}`) ?? "";
    state = next;
    draw();
    // After a break everybody is there at once, as at the opening.
    if (opened && wish) setTimeout(ask, planned ? 0 : chance(jitter));
  };

  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  };
  // What the server said, in its own words.
  const show = (answer) => {
    const { claim } = answer, text = answer.message ?? answer.detail, good = claim && (claim.status === "claimed" || claim.status === "held");
    const title = Object.assign(element("h2", "", answer.title), { id: "result-title", tabIndex: -1 });
    const result = element("section", `result fresh${good ? " good" : ""}`,
      element("div", "top", title, element("p", "", text)));
    result.setAttribute("aria-labelledby", "result-title");
    if (good) {
      result.append(element("div", "stub", element("p", "label", words.ticket),
        element("p", "ticket", element("bdi", "", String(claim.ticket))),
        element("p", "reference", after(words.reference, claim.reference)), element("p", "keep", words.keep)));
    }
    // What was said is not said again: a screen reader reads each change.
    const told = JSON.stringify([answer.title, answer.code === "wait" || text, claim?.ticket]), { dataset, firstChild } = $("answer");
    if (!firstChild || dataset.told !== told) { dataset.told = told; $("answer").replaceChildren(result); }
    const lost = document.activeElement === button || tapped && document.activeElement === document.body;
    settled = Boolean(claim) || ["not-eligible", "account-too-new", "account-blocked", "closed"].includes(answer.code);
    if (settled) attempt({ asked: false });
    draw();
    if (lost && form.hidden) title.focus({ preventScroll: true });
  };

  const send = async (address, options) => {
    const limit = new AbortController(), timer = setTimeout(() => limit.abort(), 20000);
    try {
      const headers = { accept: "application/json" };
      const reply = await fetch(address, { headers, signal: limit.signal, credentials: "same-origin", ...options });
      const body = await reply.json();
      // A firewall's or a hotel's page is no answer of ours.
      if (!["code", "claim", "state", "name"].some((member) => member in body)) throw body;
      return { status: reply.status, body, wait: 1000 * (Number(reply.headers.get("retry-after")) || 0) };
    } catch {
      return { status: 0, body: {}, wait: 0 };
    } finally { clearTimeout(timer); }
  };
  const failed = (reply) => reply.status === 0 || reply.status === 408 || reply.status === 429 || reply.status >= 500;
  // Never all at once: a random moment of a window that doubles, after what the server asked for.
  const pause = (tries, wait) => new Promise((done) => {
    const end = () => { clearTimeout(timer); removeEventListener("online", back); done(); };
    const back = () => { clearTimeout(timer); timer = setTimeout(end, wait + chance(1000)); };
    let timer = setTimeout(end, wait + chance(Math.min(30000, Math.max(500, jitter) * 2 ** tries)));
    addEventListener("online", back);
  });

  // Asks until there is an answer. The first attempts after the opening are spread over the campaign's window.
  const ask = async () => {
    if (asking || settled || !person || check?.needed) return;
    asking = wish = true;
    const key = attempt({ asked: true });
    draw();
    const rest = clock === undefined ? opens - Date.now() : left();
    await sleep(chance(Math.min(jitter, Math.max(0, rest + jitter))));
    for (let tries = 0; ; tries++) {
      // Somebody else has signed in in another tab: this page is not theirs.
      if (known() !== person) return location.reload();
      const reply = await send(here + named, { method: "POST", body: new URLSearchParams({ key, person }) });
      if (settled) break;
      const { code } = reply.body;
      unsure = failed(reply);
      draw();
      if (unsure || code === "wait") {
        if (code === "wait") show(reply.body);
        await pause(unsure ? tries : 0, reply.wait);
        continue;
      }
      // Early by the database's clock: a moment later it is open.
      if (code === "not-open" && reply.wait && reply.wait < 10000) { await pause(0, reply.wait); continue; }
      asking = false;
      // Put off, or not opened yet: the state will say when.
      if (code === "not-open") { state = code; pace(); break; }
      wish = code === "paused" || code === "challenge-required";
      // A page from before there was a check has none: the next one from the cache has.
      if (code === "challenge-required") { if (check) check.need(true); else setTimeout(() => location.reload(), 10000 + chance(20000)); }
      // Who signs in again is asked for again.
      if (code === "unauthorized") person = undefined; else if (!wish) attempt({ asked: false });
      if (code === "sold-out") sorry = reply.body.epoch;
      if (code === "sold-out" || code === "paused") state = code;
      show(reply.body);
      break;
    }
    asking = false;
    draw();
  };

  // What this person has already; asked of the servers only where somebody is signed in.
  let until = 0, life = 0;
  const meet = async () => {
    for (let tries = 0; person && !settled; tries++) {
      const { body, ...reply } = await send(`${here}/me${named}`, {}), { asked } = recall();
      if (failed(reply)) { await pause(tries, reply.wait); continue; }
      if (body.name && known() !== person) return location.reload();
      speak(body.lang);
      until = Date.parse(body.pass_until) || 0;
      life = body.pass_seconds * 1000 || 0;
      check?.need(body.challenged === false);
      if (body.name !== person) {
        person = undefined;
        wish = false;
        if (asked) show({ title: words.expiredTitle, detail: words.expired });
      } else if (body.answer) show(body.answer);
      else if (asked) { wish = true; if (state !== "not-open") ask(); }
      break;
    }
    draw();
    renew();
  };
  // What has to be solved before a claim, where that is asked for.
  const check = globalThis.largesseChallenge?.({
    words, send, failed, pause, show, meet,
    address: () => `${here}/challenge${named}`, person: () => person, update: () => draw(),
    solved(body) {
      until = Date.parse(body.pass_until) || 0;
      $("answer").replaceChildren();
      $("spoken").textContent = words.challengePassed;
      draw();
      renew();
      if (wish && state !== "not-open") ask();
    },
  });
  // A pass that ends before the opening is renewed shortly before it, while there is time to sign in again: everybody
  // at a moment of their own, so that the rush itself has no token to verify.
  const share = 0.25 + chance(0.75);
  let renewal, renewed;
  const renew = () => {
    const due = left() - share * Math.min(150000, life / 4);
    clearTimeout(renewal);
    if (state !== "not-open" || left() < 0 || renewed === opens || !life || until > opens + 60000 || due > 120000) return;
    renewal = setTimeout(() => { renewed = opens; meet(); }, due);
  };

  // How the campaign stands: one answer for everybody, kept by caches. It is asked for seldom, at random moments, and
  // not by a page nobody looks at. A stream for each of millions of pages would be a server's burden and no cache's.
  let looking;
  const again = (ms) => { clearTimeout(looking); looking = setTimeout(look, ms); };
  const pace = (wait = 0) => {
    renew();
    if (settled || state === "closed") return;
    const rest = left(), early = state === "not-open" && rest > 0;
    const next = misses ? 5000 * 2 ** misses : early ? (rest < 20000 ? rest + 1000 : rest / 2) : state === "open" ? 5000 : 10000;
    again(wait + Math.min(60000, next) * (0.5 + Math.random()));
  };
  const look = async () => {
    clearTimeout(looking);
    const { status, body, wait } = document.hidden ? {} : await send(api, { credentials: "omit" });
    if (status === 200) {
      const read = Date.parse(body.server_time), time = read - performance.now();
      clock = stale ? time : Math.max(clock, time);
      stale = false;
      misses = 0;
      opens = Date.parse(body.opens_at);
      jitter = body.jitter_ms;
      date();
      // What a cache kept from before the opening, or from before SORRY, is over.
      const old = body.epoch < sorry || body.state === "not-open" && counted === opens && read < opens;
      if (!settled && !old && !(asking && body.state === "sold-out")) turn(body.state);
    } else if (status !== undefined) misses++;
    pace(wait);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const early = state === "not-open";
    if (asking || wish && !early) return;
    tapped = true;
    // Before the opening a second tap takes it back.
    wish = !wish;
    attempt({ asked: wish });
    if (early || check?.needed) draw(); else ask();
  });
  addEventListener("online", () => { draw(); look(); });
  addEventListener("offline", draw);
  addEventListener("visibilitychange", () => { draw(); if (!document.hidden) { stale = true; look(); } });
  // Another tab of the same person has its answer: this one shows it too.
  addEventListener("storage", (event) => {
    if (!person || event.key !== shelf() || recall().asked) return;
    wish = asking;
    meet();
  });

  const opening = $("opening"), sentence = opening?.textContent;
  const date = () => {
    if (!opening) return;
    const when = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short" };
    const local = new Intl.DateTimeFormat(lang, { ...when, numberingSystem: digits }).format(opens);
    opening.textContent = sentence.replace(/\u2068[^]*\u2069/, () => local);
    opening.dateTime = new Date(opens).toISOString();
  };
  date();
  draw();
  look().then(tick);
  meet();
})();
