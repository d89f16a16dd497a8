// A banner or popup that leads to a campaign's page, for any site. One tag, no dependency, nothing of the site moves:
//   <script src="https://give.example.com/widget.js" data-campaign="burger" async></script>
// data-campaign  the campaign's address name (needed)
// data-mode      "banner" along an edge (default), or "popup" in a corner
// data-edge      "bottom" (default) or "top", for the banner
// data-lang      a language tag; else the site's own <html lang>, else the browser's
// data-delay     milliseconds until it is shown; 0 if left out
// Events on the <largesse-widget> element, which bubble: largesse:state {state, title} when it is first known and when it
// changes; largesse:open before its link is followed, which preventDefault stops; largesse:dismiss when it is closed.
// --largesse-accent and --largesse-on-accent, set on the site, colour the button. Who closes it sees it no more.
(() => {
  "use strict";
  const tag = document.currentScript;
  const { campaign, mode = "banner", edge = "bottom", lang, delay = 0 } = tag?.dataset ?? {};
  if (!campaign) return;
  const kept = (name) => `largesse dismissed ${name}`;
  try { if (localStorage.getItem(kept(campaign))) return; } catch { /* a private window: it is shown */ }

  // A site's own rules for all its children go before what a component says of itself, unless that is important.
  const look = `
    :host { all: initial; position: fixed !important; display: block !important; z-index: 2147483000 !important; inset: auto !important; inset-inline: 0 !important; inline-size: auto !important; block-size: auto !important; margin: 0 !important; padding: 0 !important; max-inline-size: none !important; max-block-size: none !important; transform: none !important; pointer-events: none; --paper: #fffdf9; --ink: #231c14; --soft: #665b4e; --line: #e4d9c8; --accent: var(--largesse-accent, #b03a08); --on: var(--largesse-on-accent, #fffaf5); }
    :host([edge=bottom]) { inset-block-end: 0 !important; } :host([edge=top]) { inset-block-start: 0 !important; }
    @media (prefers-color-scheme: dark) { :host { --paper: #201b16; --ink: #f5efe6; --soft: #bcb0a1; --line: #3b332a; --accent: var(--largesse-accent, #ffa06e); --on: var(--largesse-on-accent, #2b1104); } }
    * { box-sizing: border-box; }
    section { pointer-events: auto; display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; position: relative; margin: .75rem auto; inline-size: min(46rem, calc(100% - 1.5rem)); padding: .85rem 3.75rem .85rem 1.25rem; padding-inline: 1.25rem 3.75rem; border: 1px solid var(--line); border-radius: 1.25rem; background: var(--paper); color: var(--ink); box-shadow: 0 1.25rem 3rem -1rem #2c1c0a66; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; animation: rise .3s ease-out; }
    :host([mode=popup]) section { margin: 1rem; margin-inline-start: auto; inline-size: min(22rem, calc(100% - 2rem)); padding: 1.5rem; border-radius: 1.5rem; }
    :host([mode=popup]) div { padding-inline-end: 2.5rem; } :host([mode=popup]) a { flex: 1; }
    div { flex: 1 1 14rem; } p { margin: 0; color: var(--soft); } strong { display: block; color: var(--ink); font-size: 1.125rem; line-height: 1.3; }
    span { font-variant-numeric: tabular-nums; }
    a, button { display: inline-flex; align-items: center; justify-content: center; min-block-size: 2.75rem; padding: .25rem 1.25rem; border: 0; border-radius: .875rem; background: var(--accent); color: var(--on); font: inherit; font-weight: 700; text-decoration: none; cursor: pointer; }
    button { background: none; color: var(--soft); font-weight: 600; } button:hover { color: var(--ink); }
    .close { position: absolute; inset-block-start: .6rem; inset-inline-end: .6rem; inline-size: 2.75rem; padding: 0; font-size: 1.5rem; line-height: 1; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    @keyframes rise { from { opacity: 0; transform: translateY(.75rem); } }
    @media (prefers-reduced-motion: reduce) { section { animation: none; } }
    @media print { :host { display: none !important; } }`;

  const make = (name, text = "", properties = {}) => Object.assign(document.createElement(name), { textContent: text, ...properties });

  // One class for all tags of a site: what its own tag said is in each element's settings.
  class Widget extends HTMLElement {
    #said = {};
    #refreshing;
    #counting;

    connectedCallback() {
      // A constructed sheet needs no permission of the site's style-src; where there is none, an element tries.
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      try {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(look);
        root.adoptedStyleSheets = [sheet];
      } catch { if (!root.querySelector("style")) root.append(make("style", look)); }
      // Put somewhere else in the page, it begins anew.
      this.#said = {};
      this.#refresh();
    }

    disconnectedCallback() {
      clearTimeout(this.#refreshing);
      clearTimeout(this.#counting);
    }

    #tell(name, detail = {}) {
      const { campaign } = this.settings;
      return this.dispatchEvent(new CustomEvent(`largesse:${name}`, { detail: { campaign, ...detail }, bubbles: true, composed: true, cancelable: name === "open" }));
    }

    #again(ms) {
      clearTimeout(this.#refreshing);
      if (this.isConnected && this.#said.state !== "closed") this.#refreshing = setTimeout(() => this.#refresh(), ms);
    }

    async #refresh() {
      this.#again(20000 + Math.random() * 20000);
      if (document.hidden) return;
      const { home, campaign, lang } = this.settings;
      // A site's page must not hear of our troubles: the next look is on its way already.
      try {
        const wanted = lang || document.documentElement.lang || navigator.language || "";
        const from = performance.now(), signal = AbortSignal.timeout?.(15000);
        const reply = await fetch(`${home}/v1/campaigns/${encodeURIComponent(campaign)}/widget?lang=${encodeURIComponent(wanted)}`, { credentials: "omit", signal });
        if (reply.status === 404) return clearTimeout(this.#refreshing);
        if (reply.ok) this.#show(await reply.json(), (from + performance.now()) / 2);
      } catch { /* asked again */ }
    }

    #show(said, at) {
      if (!this.isConnected) return;
      const changed = said.state !== this.#said.state, moved = said.opens_at !== this.#said.opens_at;
      this.#said = { ...said, zero: Date.parse(said.opens_at) - Date.parse(said.server_time) + at };
      if (changed || moved) this.#draw();
      if (changed) this.#tell("state", { state: said.state, title: said.title });
      if (said.state === "closed") clearTimeout(this.#refreshing);
    }

    #draw() {
      const said = this.#said, root = this.shadowRoot, { mode, home } = this.settings;
      const old = root.querySelector("section"), focused = root.activeElement?.className;
      old?.remove();
      clearTimeout(this.#counting);
      // What is over is offered to nobody.
      if (said.state === "closed") return;
      const box = make("section", "", { lang: said.lang, dir: said.dir });
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", said.label);
      const words = make("div"), text = make("p", said.text);
      words.append(make("strong", said.title), text);
      const link = make("a", said.button, { href: home + said.page });
      link.addEventListener("click", (event) => { if (!this.#tell("open", { href: link.href })) event.preventDefault(); });
      const close = make("button", "×", { type: "button", className: "close" });
      close.setAttribute("aria-label", said.close);
      close.addEventListener("click", () => this.dismiss());
      box.append(words, link);
      if (mode === "popup") {
        const later = make("button", said.later, { type: "button", className: "later" });
        later.addEventListener("click", () => this.dismiss());
        box.append(later);
      }
      box.append(close);
      box.addEventListener("keydown", (event) => { if (event.key === "Escape") this.dismiss(); });
      root.append(box);
      // Who was at one of its buttons stays there.
      if (focused !== undefined) [...box.querySelectorAll("a, button")].find((it) => it.className === focused)?.focus();
      if (said.state === "not-open") this.#count(text);
    }

    // Until the opening, by the server's clock.
    #count(text) {
      const said = this.#said, left = Math.ceil((said.zero - performance.now()) / 1000);
      if (left > 0) {
        const days = Math.floor(left / 86400);
        const two = (value) => new Intl.NumberFormat(said.lang, { minimumIntegerDigits: 2 }).format(value);
        const rest = [Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60].map(two).join(":");
        const day = () => new Intl.NumberFormat(said.lang, { style: "unit", unit: "day", unitDisplay: "long" }).format(days);
        const [before, after] = said.opens_in.split("{}");
        text.replaceChildren(before, make("span", days ? day() : rest, { dir: days ? "auto" : "ltr" }), after ?? "");
        this.#counting = setTimeout(() => this.#count(text), 1000);
      } else this.#again(1000 + Math.random() * 5000);
    }

    /** Closes it for good in this browser. */
    dismiss() {
      try { localStorage.setItem(kept(this.settings.campaign), "1"); } catch { /* a private window: for this page only */ }
      this.#tell("dismiss");
      this.remove();
    }
  }

  if (!customElements.get("largesse-widget")) customElements.define("largesse-widget", Widget);
  const show = () => setTimeout(() => {
    if ([...document.querySelectorAll("largesse-widget")].some((it) => it.settings?.campaign === campaign)) return;
    const widget = document.createElement("largesse-widget");
    widget.settings = { campaign, mode, lang, home: new URL(tag.src).origin };
    widget.setAttribute("mode", mode);
    widget.setAttribute("edge", mode === "popup" ? "bottom" : edge);
    document.body.append(widget);
  }, Number(delay));
  if (document.body) show(); else addEventListener("DOMContentLoaded", show, { once: true });
})();
