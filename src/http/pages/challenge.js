// The check against programs: another service's widget. What it gives is sent to our own server, whose answer is a pass
// that says so. The page asks for nothing before that.
// Invariant: nothing of the other service is fetched for a stranger, or for who has passed.
globalThis.largesseChallenge = (page) => {
  "use strict";
  const { words, address, person, send, failed, pause, show, update, solved, meet } = page;
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
    script.addEventListener("error", async () => {
      missing = true;
      script.remove();
      update();
      const wait = await unloaded();
      await new Promise((done) => setTimeout(done, Math.max(10000, wait) + Math.random() * 10000));
      // Before the other service is asked again: maybe nothing has to be solved any more, or nobody is signed in.
      if (needed) await meet();
      element = undefined;
      update();
    });
    document.head.append(script);
  };

  // A response counts once: for another one the widget begins again.
  const again = () => {
    const api = globalThis[words.challengeApi];
    if (api?.reset) api.reset(); else element?.dispatchEvent(new Event("reset"));
  };

  const hand = (response) =>
    send(address(), { method: "POST", body: new URLSearchParams({ challenge: response, person: person() }) });

  // An answer to a response that was handed in.
  const heard = async ({ status, body }, pace) => {
    if (body.challenged) {
      const inside = box.contains(document.activeElement);
      needed = false;
      failures = 0;
      solved(body);
      if (inside) $("button").focus();
      return;
    }
    const bad = body.code === "challenge-failed";
    // Where there is no check any more, or nobody is signed in, the page finds out and says what there is to say.
    if (status !== 401 && status !== 404 && !(bad && missing)) show(body);
    await pace?.();
    if (!bad) await meet();
  };

  // Where the script can't be had, a fixed word stands for the response: it never passes, but by it the server learns
  // whether the whole service is away, and may let people in meanwhile. It is sent once; the next load that fails sends
  // the next. Returns how long the server asked to wait.
  const unloaded = async () => {
    if (!needed || !person()) return 0;
    const reply = await hand("unloaded");
    if (!failed(reply)) await heard(reply);
    return reply.wait;
  };

  // A widget that solves itself must not go round in a circle.
  const slower = () => new Promise((done) => setTimeout(done, Math.random() * Math.min(30000, 250 * 2 ** failures++)));

  // The widget calls this by its name.
  globalThis.largesseSolved = async (response) => {
    if (sending || !needed) return;
    sending = true;
    for (let tries = 0; needed; tries++) {
      const reply = await hand(response);
      lost = failed(reply);
      update();
      if (lost) { await pause(tries, reply.wait); continue; }
      await heard(reply, slower);
      break;
    }
    sending = lost = false;
    // Last of all: a widget may have its next response at once.
    if (needed) again();
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
