// What the dashboard does by itself: it takes the parts that have changed from a stream, and counts ages and the opening
// on in between. Without this file the page is as it was when it was loaded, and its buttons work.
// Invariant: what somebody is writing in is never replaced under their hands.
(() => {
  "use strict";
  const main = document.getElementById("main"), lang = document.documentElement.lang;
  const offline = document.getElementById("offline");
  const ago = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  const two = new Intl.NumberFormat(lang, { minimumIntegerDigits: 2, useGrouping: false });
  const day = new Intl.NumberFormat(lang, { style: "unit", unit: "day", unitDisplay: "long" });

  // When something was, by this browser's own clock that never goes back.
  const born = new WeakMap();
  const since = (it, name, sign) => {
    if (!born.has(it)) born.set(it, performance.now() + sign * Number(it.dataset[name]));
    return Math.max(0, sign * (born.get(it) - performance.now()));
  };
  const write = (it, text) => { if (it.textContent !== text) it.textContent = text; };
  const tick = () => {
    for (const it of document.querySelectorAll("[data-age]")) {
      const seconds = Math.floor(since(it, "age", -1) / 1000);
      write(it, seconds < 90 ? ago.format(-seconds, "second") : seconds < 5400
        ? ago.format(-Math.round(seconds / 60), "minute") : ago.format(-Math.round(seconds / 3600), "hour"));
    }
    for (const it of document.querySelectorAll("[data-left]")) {
      const left = Math.ceil(since(it, "left", 1) / 1000), days = Math.floor(left / 86400);
      const rest = [Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60].map((n) => two.format(n)).join(":");
      write(it, days ? `${day.format(days)} ${rest}` : rest);
    }
  };
  tick();
  setInterval(tick, 500);

  // A panel that is open, and what has the focus, are somebody's.
  const busy = (part) => part.contains(document.activeElement) && part !== document.activeElement
    || "act" in part.dataset && part.querySelector("details[open]");
  const replace = (part, html) => {
    const open = [...part.querySelectorAll("details[open][id]")].map((it) => it.id);
    const at = [...part.querySelectorAll(".scroll")].map((it) => it.scrollTop);
    part.innerHTML = html;
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    part.querySelectorAll(".scroll").forEach((it, n) => { it.scrollTop = at[n] ?? 0; });
  };
  const waiting = new Map();
  const show = () => {
    for (const [id, html] of waiting) {
      const part = document.getElementById(id);
      if (!part || busy(part)) continue;
      replace(part, html);
      waiting.delete(id);
    }
    tick();
  };
  document.addEventListener("focusout", () => setTimeout(show));
  document.addEventListener("toggle", () => setTimeout(show), true);

  // The page by its own address: where an order was refused this is the order's, which would be given once more.
  const anew = () => location.replace(main.dataset.page);
  const say = (text) => { offline.hidden = !text; write(offline, text); };
  let lost;
  const listen = () => {
    const source = new EventSource(main.dataset.events);
    source.addEventListener("parts", ({ data }) => {
      clearTimeout(lost); lost = undefined; say("");
      const { parts, ages } = JSON.parse(data);
      for (const [id, html] of Object.entries(parts)) waiting.set(id, html);
      show();
      for (const [id, old] of Object.entries(ages)) {
        const shown = document.getElementById(id)?.querySelectorAll("[data-age]") ?? [];
        if (shown.length === old.length) shown.forEach((it, n) => born.set(it, performance.now() - old[n]));
      }
    });
    // Whoever was sent away is shown the door instead of the last figures.
    source.addEventListener("over", () => { source.close(); anew(); });
    source.addEventListener("error", () => {
      // A stream that ends is nothing yet: the browser comes back by itself. One that was refused is asked for again.
      lost ??= setTimeout(() => say(main.dataset.offline), 4000);
      if (source.readyState === EventSource.CLOSED) setTimeout(again, 5000);
    });
  };
  // Why a stream was refused is not told to a script. If its token ended in between, the page is refused too: to the door.
  const again = () => fetch(main.dataset.page, { method: "HEAD", redirect: "manual" }).then(
    ({ type }) => { if (type === "opaqueredirect") anew(); else listen(); }, listen);
  if (main?.dataset.events && document.getElementById("banner")) listen();

  document.addEventListener("keydown", ({ key, target }) => {
    const open = key === "Escape" && target.closest?.("details[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
  // What was done is said once: not again when the page is loaded again.
  const here = new URL(location);
  if (here.searchParams.has("did")) {
    here.searchParams.delete("did");
    history.replaceState(null, "", here);
  }
  // One tap is one call, also by a hasty finger.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
    event.target.querySelector("button")?.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });
})();
