/* Words are kept on the server as they are typed. The page says "Saved" only after the server has
   repeated the hash of what was sent. Until then it says "Saved on this device, not yet sent", if
   the journal has them on the disk, or "Not saved yet". Without this script the button "Save and
   come back later" does the same. */
window.kith = window.kith || {};
(() => {
  "use strict";

  const PAUSE = 1000; // saved within two seconds of a pause
  const LONGEST = 5000; // and at least so often while somebody types without one
  const JOURNAL = 400; // what is typed is in the journal within a second
  const AGAIN = 5000; // how long after a failure it is tried again
  const LATE = 2000; // an answer that takes longer is spoken of as one that has not come
  const PATIENCE = 4000; // how long finishing waits for a save that is on its way
  const ENOUGH = 20000; // no answer is waited for longer
  const BEACON = 60000; // the most a browser sends for a page that has closed
  const SELDOM = 60000; // how often "Saved" is said aloud while all is well

  const NOT_SAVED = "Not saved yet", ON_DEVICE = "Saved on this device, not yet sent";
  const WHY = {
    nobody: "You have been signed out.",
    gone: "Kith cannot be reached just now. It is sent as soon as it can be.",
    fault: "Kith could not keep it. It is tried again.",
    another: "Somebody else is signed in here.",
    stale: "This was also written somewhere else."
  };

  if (kith.send || !window.crypto || !crypto.subtle) return;
  const kept = [...document.querySelectorAll("[data-draft]")].map((status) => keep(status.closest("form"), status));
  kith.send = async () => (await Promise.all(kept.map((send) => send()))).every(Boolean);

  function keep(form, status) {
    const version = form.elements.draft_version;
    const state = part("state"), why = part("why"), aloud = form.querySelector("[data-draft-said]");
    const journal = kith.journal;
    const hand = crypto.randomUUID(); // which open page this is: one that did not hear of its own save is known by it
    let turn = 0; // how often it has sent
    let stands = words(); // what the server has
    let written = ""; // what the journal has of what the server has not
    let timer, journalTimer, since, sending, saidAt = 0;
    let isLeaving = false, isStale = false, isAsking = false, trouble = "", saved = "";

    form.setAttribute("autocomplete", "off"); // else the browser writes the words into its own files
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("submit", leave);
    window.addEventListener("online", () => save());
    window.addEventListener("pageshow", () => { isLeaving = false; });
    window.addEventListener("beforeunload", warn);
    document.addEventListener("kith:wiped", () => { written = ""; if (isUnsent()) hinder(trouble || "nobody"); });
    document.addEventListener("kith:signed-in", () => save());
    document.addEventListener("kith:signing-out", () => { isLeaving = true; });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") { write(); save(); }
    });
    if (journal) journal.prepare().catch(() => {}); // while somebody is signed in for certain
    if (journal) kith.adopts.push(adopt);
    if (journal) kith.returned.then((returned) => returned.filter(isHere).forEach(receive));
    if ("draftUnsaved" in status.dataset && [...form.querySelectorAll("textarea")].some((area) => area.value)) {
      stands = "";
      changed();
    }
    return sent;

    function part(name) {
      return status.querySelector(`[data-draft-${name}]`);
    }

    // Everything typed, but neither the keys of the form nor what it carries for its draft.
    function words() {
      const typed = fields().filter(([name]) => name !== "once" && name !== "csrfmiddlewaretoken" && !name.startsWith("draft_"));
      return new URLSearchParams(typed).toString();
    }

    // A file is no word: it goes its own way.
    function fields() {
      const typed = [...new FormData(form)].filter(([, value]) => typeof value === "string");
      return [...typed, ["draft_hand", hand], ["draft_turn", turn + 1]];
    }

    function isUnsent() {
      return words() !== stands;
    }

    function changed() {
      if (isLeaving) return undefined;
      if (!isUnsent()) return settle();
      show(NOT_SAVED);
      since = since || Date.now();
      journalTimer = journalTimer || setTimeout(write, JOURNAL);
      if (isStale) return undefined;
      clearTimeout(timer);
      timer = setTimeout(save, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
      return undefined;
    }

    // What was typed was taken back: neither is it to be sent, nor to come back after a crash.
    function settle() {
      clearTimeout(timer);
      clearTimeout(journalTimer);
      journalTimer = since = undefined;
      forget(stands);
      if (!trouble) show(saved);
    }

    // Into the journal. Once the server has them they are taken out again.
    async function write() {
      clearTimeout(journalTimer);
      journalTimer = undefined;
      const typed = words();
      if (!journal || !isUnsent() || typed === written) return;
      try {
        await journal.keep({ fields: fields().filter(([name]) => name !== "csrfmiddlewaretoken"), words: typed, at: location.pathname + location.search });
        if (typed !== stands) written = typed;
      } catch (refused) {
        journalTimer = setTimeout(write, AGAIN);
      }
      if (trouble) show();
    }

    function forget(typed) {
      if (words() !== typed || !journal) return;
      written = "";
      journal.drop().catch(() => {});
    }

    function save() {
      clearTimeout(timer);
      if (sending || isStale || isLeaving || !isUnsent()) return sending;
      since = undefined;
      const late = setTimeout(() => hinder("gone"), LATE);
      sending = send(words()).catch(() => "gone").then((outcome) => {
        clearTimeout(late);
        sending = undefined;
        if (outcome === "saved") changed();
        else hinder(outcome);
      });
      return sending;
    }

    // "saved", or why not.
    async function send(typed, isSecond = false) {
      const body = new URLSearchParams(fields()).toString();
      turn += 1;
      const answer = await fetch(status.dataset.draft, {
        method: "POST",
        headers: { "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded" },
        body: body,
        redirect: "manual",
        keepalive: body.length < BEACON,
        signal: AbortSignal.timeout ? AbortSignal.timeout(ENOUGH) : undefined // Safari before 16
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        const is = kith.who ? await kith.who() : "nobody";
        if (is !== "them") return is;
        return isSecond ? "fault" : send(typed, true); // the token was an older session's
      }
      if (answer.status === 409) return "stale";
      const said = answer.ok ? await answer.json() : {};
      if (!answer.ok || said.sha256 !== await hash(body)) return "fault";
      version.value = said.version;
      stands = typed;
      trouble = "";
      forget(typed);
      saved = `Saved ${said.saved}`;
      if (!isUnsent()) show(saved);
      return "saved";
    }

    function hinder(because) {
      trouble = because;
      isStale = isStale || because === "stale";
      clearTimeout(timer);
      if (!isStale) timer = setTimeout(save, AGAIN);
      write();
      show();
    }

    // What is shown is true of every letter that stands in the form.
    function show(text) {
      const isKept = trouble && written && written === words();
      const said = text !== undefined && text !== NOT_SAVED ? text : isKept ? ON_DEVICE : NOT_SAVED;
      if (state.textContent !== said) state.textContent = said;
      if (why.dataset.of !== trouble) {
        why.dataset.of = trouble;
        why.textContent = WHY[trouble] || "";
        if (trouble === "nobody") why.append(" ", press("Sign in here", () => kith.signInHere()));
        if (trouble === "stale") why.append(" ", choose());
        speak(`${said}. ${why.textContent}`, Boolean(trouble));
      } else if (!trouble && said !== NOT_SAVED) {
        speak(said, Date.now() - saidAt > SELDOM);
      }
    }

    // Aloud, politely: the first time, when something hinders it and is over, and now and then.
    function speak(text, isNews) {
      if (!isNews && aloud.textContent && saidAt && Date.now() - saidAt < SELDOM && !aloud.dataset.trouble) return;
      aloud.textContent = text;
      aloud.dataset.trouble = trouble;
      saidAt = Date.now();
    }

    function press(text, act) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.addEventListener("click", act);
      return button;
    }

    // Somebody wrote here since: nothing is overwritten, and the next page shows both texts.
    function choose(from) {
      const button = press("See both and choose", () => seeBoth(from || fields(), from ? button.dataset.entry : journal && journal.id));
      return button;
    }

    function seeBoth(pairs, entry) {
      const sends = document.createElement("form");
      sends.method = "post";
      sends.action = status.dataset.draft;
      const token = ["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value];
      [...pairs.filter(([name]) => name !== token[0]), token, ["draft_entry", entry || ""]].forEach(([name, value]) => {
        const input = document.createElement("input");
        Object.assign(input, { type: "hidden", name, value });
        sends.append(input);
      });
      document.body.append(sends);
      isLeaving = true;
      write();
      sends.submit();
    }

    // What an earlier page of this writing left in the journal: the same words need no sending.
    async function adopt(left) {
      if (!isHere(left) || left.words !== words()) return false;
      await write();
      return true;
    }

    function isHere({ fields: left }) {
      return ["draft_page", "draft_target"].every((name) => new URLSearchParams(left).get(name) === form.elements[name].value);
    }

    // The server has what was left, or has something newer. Nothing typed here since is replaced.
    function receive(left) {
      if (left.isSaved && !isUnsent() && !isLeaving) {
        isLeaving = true;
        location.reload();
      } else if (!left.isSaved) {
        const button = choose(left.fields);
        button.dataset.entry = left.entry;
        why.textContent = "You wrote something else here before, on this device, and it was not sent. ";
        why.append(button);
        why.dataset.of = trouble;
        speak(why.textContent, true);
      }
    }

    // Whether everything typed here is with the server.
    async function sent() {
      await write();
      if (sending) await sending;
      if (isUnsent()) await save();
      return !isUnsent();
    }

    // Finishing waits for a save that is on its way, so that it finishes the last of what was kept;
    // and while nobody is signed in, or nothing answers, the words stay where they are.
    async function leave(event) {
      if (isLeaving || !form.requestSubmit) return;
      event.preventDefault();
      if (isAsking) return;
      isAsking = true;
      const may = await mayLeave();
      isAsking = false;
      if (!may) return;
      isLeaving = true;
      form.requestSubmit(event.submitter);
    }

    async function mayLeave() {
      clearTimeout(timer);
      const late = new Promise((done) => setTimeout(done, PATIENCE));
      await Promise.race([sent(), late]);
      const is = kith.who ? await kith.who().catch(() => "gone") : "them";
      if (is === "nobody" && await kith.signInHere()) return mayLeave();
      if (is === "them") return true;
      hinder(is);
      status.scrollIntoView({ block: "center" });
      speak(`Not finished. ${status.textContent}`, true);
      return false;
    }

    // Closing now would lose what is neither with the server nor on the device.
    function warn(event) {
      if (!isLeaving && trouble && isUnsent() && written !== words()) event.preventDefault();
    }
  }

  async function hash(text) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
})();
