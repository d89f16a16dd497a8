// The check against programs: another service's widget. What it gives is sent to our own server, whose answer is a pass
// that says so. The page asks for nothing before that.
// Invariant: nothing of the other service is fetched for a stranger, or for who has passed.
globalThis.largesseChallenge = (page) => {
  "use strict";
  const { words, address, person, send, failed, pause, show, update, solved } = page;
  const $ = (id) => document.getElementById(id), box = $("challenge"), place = $("widget");
  let needed = false, sending = false, missing = false, lost = false, failures = 0, element;

  // The element is there before the script, which looks for it. A script that can't be had is asked for again later.
  const begin = () => {
    element = Object.assign(document.createElement("div"), { className: words.challengeClass });
    Object.assign(element.dataset, {
      sitekey: words.challengeKey, callback: "largesseSolved", lang: document.documentElement.lang,
      language: words.challengeLang, size: place.clientWidth < 304 ? "compact" : "normal",
      theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    });
    place.replaceChildren(element);
    const script = Object.assign(document.createElement("script"), { src: words.challengeScript, async: true });
    script.addEventListener("load", () => { missing = false; update(); });
    script.addEventListener("error", () => {
      missing = true;
      script.remove();
      update();
      setTimeout(() => { element = undefined; update(); }, 10000 + Math.random() * 10000);
    });
    document.head.append(script);
  };

  // A response counts once: for another one the widget begins again.
  const again = () => {
    const api = globalThis[words.challengeApi];
    if (api?.reset) api.reset(); else element?.dispatchEvent(new Event("reset"));
  };

  // The widget calls this by its name.
  globalThis.largesseSolved = async (response) => {
    if (sending || !needed) return;
    sending = true;
    for (let tries = 0; needed; tries++) {
      const body = new URLSearchParams({ challenge: response, person: person() });
      const reply = await send(address(), { method: "POST", body });
      lost = failed(reply);
      update();
      if (lost) { await pause(tries, reply.wait); continue; }
      if (reply.body.challenged) {
        const inside = box.contains(document.activeElement);
        needed = false;
        failures = 0;
        solved(reply.body);
        if (inside) $("button").focus();
      } else {
        show(reply.body);
        // A widget that solves itself must not go round in a circle.
        await new Promise((done) => setTimeout(done, Math.random() * Math.min(30000, 250 * 2 ** failures++)));
        again();
      }
      break;
    }
    sending = lost = false;
  };

  return {
    // Whether something has to be solved before a claim.
    get needed() { return needed; },
    // Whether it can be solved on this page.
    get elsewhere() { return needed && !words.challengeClass; },
    need(wanted) {
      if (wanted && !needed && !sending) again();
      needed = wanted;
    },
    // Shows what has to be solved; returns what is to be said of it.
    draw(visible, wish) {
      box.hidden = !(needed && visible);
      if (box.hidden || !words.challengeClass) return undefined;
      if (!element) begin();
      return missing ? words.challengeMissing : lost ? words.retrying : wish ? words.challengeFirst : undefined;
    },
  };
};
