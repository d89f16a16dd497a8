// What the page does by itself: it counts down by the server's clock, asks once the person has tapped, and goes on
// asking with the same key until there is an answer. Without this file the page is a form that works.
// Invariant: the key is kept before anything is sent, so a reload, another tab or a tunnel never makes a second attempt.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const main = $("main"), words = main.dataset, lang = document.documentElement.lang;
  const card = $("card"), form = $("form"), button = $("button"), note = $("note");
  const here = `/c/${words.slug}`, api = `/v1/campaigns/${words.slug}`;
  const after = (what, value) => what.replace("{}", value);
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const chance = (ms) => Math.random() * ms;
  const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);

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

  // The server's clock. An answer from a cache is older than it should be and never newer, so the latest reading holds.
  let clock = -Infinity;
  const now = () => (clock === -Infinity ? Date.now() : clock + performance.now());

  let state = words.standing, opens = Date.parse(words.opens), jitter = Number(words.jitter);
  let person = cookie("largesse_person");
  let wish = false, asking = false, settled = false, unsure = false;

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
    const left = Math.ceil((opens - now()) / 1000), shown = $("count");
    if (!shown) return;
    if (left <= 0) {
      // Only what was counted down opens by itself; the servers say so soon after. A time that went by opens nothing.
      if (!shown.hidden) { turn("open"); again(chance(jitter)); }
      return;
    }
    const days = Math.floor(left / 86400);
    const rest = [Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60].map(part).join(":");
    const [before, behind] = words.opensIn.replace(/[\u2068\u2069]/g, "").split("{}");
    const figure = Object.assign(document.createElement("strong"), { textContent: days ? unit(days, "day") : rest, dir: days ? "auto" : "ltr" });
    shown.replaceChildren(before, figure, behind.trim());
    shown.hidden = false;
    const due = said.find(([second]) => second === left);
    if (due) $("spoken").textContent = after(words.opensIn, due[1]());
  };
  const tick = () => {
    if (state === "not-open") count();
    setTimeout(tick, 1000 - (Math.floor(now()) % 1000 + 1000) % 1000);
  };

  const say = (text, heading) => {
    const parts = heading ? [Object.assign(document.createElement("strong"), { textContent: heading }), text] : [text];
    if (note.textContent !== (heading ?? "") + text) note.replaceChildren(...parts);
  };
  const busy = (yes) => button.setAttribute("aria-disabled", yes);

  const draw = () => {
    const word = main.getAttribute(`data-state-${state}`) ?? "", answered = $("answer").firstElementChild;
    card.dataset.state = state;
    $("state").textContent = word;
    $("state").parentElement.hidden = !word;
    if ($("clock")) $("clock").hidden = state !== "not-open" || opens <= now();
    form.hidden = settled || !person || state === "closed";
    button.textContent = state === "not-open" ? words.early : answered || state === "sold-out" ? words.again : words.button;
    $("who").hidden = !person;
    $("who").textContent = person ? after(words.who, person) : "";
    $("hint").hidden = Boolean(person) || state === "closed";
    $("hint").textContent = person ? "" : words.hint;
    if ($("sign-in")) $("sign-in").hidden = Boolean(person);
    busy(asking || wish);
    if (settled) say("");
    else if (!navigator.onLine) say(words.offline, words.offlineTitle);
    else if (unsure) say(words.retrying);
    else if (asking) say(words.asking);
    else if (wish && state === "not-open") say(words.armed);
    else if (state === "not-open" && opens <= now()) say(words.undated);
    else say(answered ? "" : main.getAttribute(`data-is-${state}`) ?? "");
  };

  const turn = (next) => {
    const opened = next === "open" && state !== "open", planned = state === "not-open";
    if (opened || next !== state && !settled && !asking) $("answer").replaceChildren();
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
    const { claim } = answer, good = claim && (claim.status === "claimed" || claim.status === "held");
    const title = Object.assign(element("h2", "", answer.title), { id: "result-title", tabIndex: -1 });
    const result = element("section", `result fresh${good ? " good" : ""}`,
      element("div", "top", title, element("p", "", answer.message ?? answer.detail)));
    result.setAttribute("aria-labelledby", "result-title");
    if (good) {
      result.append(element("div", "stub", element("p", "label", words.ticket),
        element("p", "ticket", element("bdi", "", String(claim.ticket))),
        element("p", "reference", after(words.reference, claim.reference)), element("p", "keep", words.keep)));
    }
    $("answer").replaceChildren(result);
    const lost = document.activeElement === button || document.activeElement === document.body;
    settled = Boolean(claim) || ["not-eligible", "account-blocked", "closed"].includes(answer.code);
    if (settled) attempt({ asked: false });
    draw();
    if (lost && form.hidden) title.focus({ preventScroll: true });
  };

  const send = async (address, options) => {
    const limit = new AbortController(), timer = setTimeout(() => limit.abort(), 20000);
    try {
      const headers = { accept: "application/json" };
      const reply = await fetch(address, { headers, signal: limit.signal, credentials: "same-origin", ...options });
      const body = await reply.json().catch(() => ({}));
      return { status: reply.status, body, wait: 1000 * (Number(reply.headers.get("retry-after")) || 0) };
    } catch {
      return { status: 0, body: {}, wait: 0 };
    } finally { clearTimeout(timer); }
  };
  const failed = (reply) => reply.status === 0 || reply.status === 408 || reply.status === 429 || reply.status >= 500;
  // Never all at once: a random moment of a window that doubles, after what the server asked for.
  const pause = async (tries, wait) => {
    const network = new Promise((back) => addEventListener("online", () => back(sleep(chance(1000))), { once: true }));
    await Promise.race([sleep(wait + chance(Math.min(30000, Math.max(500, jitter) * 2 ** tries))), network]);
  };

  // Asks until there is an answer. The first attempts after the opening are spread over the campaign's window.
  const ask = async () => {
    if (asking || settled || !person) return;
    asking = wish = true;
    const key = attempt({ asked: true });
    draw();
    const spread = Math.min(jitter, Math.max(0, opens + jitter - now()));
    await sleep(Math.max(0, opens - now()) + chance(spread));
    for (let tries = 0; ; tries++) {
      const reply = await send(`${here}?lang=${lang}`, { method: "POST", body: new URLSearchParams({ key }) });
      if (settled) break;
      const { code } = reply.body;
      unsure = failed(reply);
      draw();
      if (unsure || code === "wait") {
        if (code === "wait") show(reply.body);
        await pause(unsure ? tries : 0, reply.wait);
        continue;
      }
      asking = false;
      if (code === "not-open") {
        // Early by the database's clock: a moment later it is open. Put off: the state will say when.
        if (reply.wait && reply.wait < 10000) { asking = true; await pause(0, reply.wait); continue; }
        state = code;
        again(0);
        break;
      }
      wish = code === "paused";
      if (!wish) attempt({ asked: false });
      if (code === "unauthorized") person = undefined;
      if (code === "sold-out" || code === "paused") state = code;
      show(reply.body);
      break;
    }
    asking = false;
    draw();
  };

  // What this person has already; asked of the servers only where somebody is signed in.
  const meet = async () => {
    for (let tries = 0; person && !settled; tries++) {
      const reply = await send(`${here}/me?lang=${lang}`, {});
      if (failed(reply)) { await pause(tries, reply.wait); continue; }
      speak(reply.body.lang);
      person = reply.body.name;
      if (reply.body.answer) show(reply.body.answer);
      else if (recall().asked) { wish = true; if (state !== "not-open") ask(); }
      break;
    }
    draw();
  };

  // How the campaign stands: one answer for everybody, kept by caches. It is asked for seldom, at random moments, and
  // not by a page nobody looks at. A stream for each of millions of pages would be a server's burden and no cache's.
  let looking;
  const again = (ms) => { clearTimeout(looking); looking = setTimeout(look, ms); };
  const look = async () => {
    clearTimeout(looking);
    const from = performance.now();
    const { status, body } = document.hidden ? {} : await send(api, { credentials: "omit" });
    if (status === 200) {
      const half = (performance.now() - from) / 2;
      clock = Math.max(clock, Date.parse(body.server_time) + half - performance.now());
      opens = Date.parse(body.opens_at);
      jitter = body.jitter_ms;
      if (!settled && !(asking && body.state === "sold-out")) turn(body.state);
    }
    if (settled || state === "closed") return;
    const left = opens - now();
    const next = state === "not-open" && left > 0 ? Math.min(60000, left < 20000 ? left + 1000 : left / 2) : state === "open" ? 5000 : 10000;
    again(next / 2 + chance(next));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (asking || wish) return;
    wish = true;
    attempt({ asked: true });
    if (state === "not-open") draw(); else ask();
  });
  addEventListener("online", () => { draw(); look(); });
  addEventListener("offline", draw);
  addEventListener("visibilitychange", () => { if (!document.hidden) { clock = -Infinity; look(); } });
  // Another tab of the same person has its answer: this one shows it too.
  addEventListener("storage", (event) => { if (person && event.key === shelf() && !recall().asked) meet(); });

  const opening = $("opening");
  if (opening) {
    const when = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short" };
    const local = new Intl.DateTimeFormat(lang, { ...when, numberingSystem: digits }).format(opens);
    opening.textContent = opening.textContent.replace(/\u2068[^]*\u2069/, () => local);
  }
  draw();
  look().then(tick);
  meet();
})();
