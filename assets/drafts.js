/* Words are kept on the server as they are typed. The page says "Saved" only after the server has
   repeated the hash of what was sent; until then it says "Not saved yet". Without this script the
   button "Save and come back later" does the same. */
(() => {
  "use strict";

  const PAUSE = 1000; // saved within two seconds of a pause
  const LONGEST = 5000; // and at least so often while somebody types without one
  const AGAIN = 5000; // how long after a failure it is tried again
  const PATIENCE = 3000; // how long finishing waits for a save that is on its way
  const BEACON = 60000; // the most a browser sends for a page that has closed

  if (window.draftsAreKept || !window.crypto || !crypto.subtle) return;
  window.draftsAreKept = true;
  document.querySelectorAll("[data-draft]").forEach((status) => keep(status.closest("form"), status));

  function keep(form, status) {
    const version = form.elements.draft_version;
    let kept = words(); // what the server has
    let timer, since, sending;
    let isLeaving = false, isStale = false;

    form.setAttribute("autocomplete", "off");
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("submit", leave);
    window.addEventListener("online", save);
    window.addEventListener("pageshow", () => { isLeaving = false; });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") save();
    });
    if ("draftUnsaved" in status.dataset && [...form.querySelectorAll("textarea")].some((area) => area.value)) {
      kept = "";
      changed();
    }

    // Everything typed, but neither the keys of the form nor the version it stands on.
    function words() {
      const typed = new URLSearchParams(new FormData(form));
      ["csrfmiddlewaretoken", "once", "draft_version"].forEach((name) => typed.delete(name));
      return typed.toString();
    }

    function changed() {
      if (isStale || isLeaving || words() === kept) return;
      say("Not saved yet");
      since = since || Date.now();
      wait(Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
    }

    function wait(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(save, milliseconds);
    }

    function save() {
      clearTimeout(timer);
      if (sending || isStale || isLeaving || words() === kept) return;
      since = undefined;
      sending = send(words()).then(() => true, () => false).then((isSaved) => {
        sending = undefined;
        if (isSaved) changed();
        else wait(AGAIN);
      });
    }

    async function send(typed) {
      const body = new URLSearchParams(new FormData(form)).toString();
      const answer = await fetch(status.dataset.draft, {
        method: "POST",
        headers: { "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded" },
        body: body,
        redirect: "error",
        keepalive: body.length < BEACON
      });
      if (answer.status === 409) return offerBoth();
      const said = await answer.json();
      if (!answer.ok || said.sha256 !== await hash(body)) throw new Error("not saved");
      version.value = said.version;
      kept = typed;
      say(`Saved ${said.saved}`);
    }

    // Somebody wrote here since: nothing is overwritten, and the next page shows both texts.
    function offerBoth() {
      const choose = document.createElement("button");
      choose.formNoValidate = true;
      choose.setAttribute("formaction", status.dataset.draft);
      choose.textContent = "See both and choose";
      isStale = true;
      say("Not saved yet: this was also written somewhere else. ");
      status.append(choose);
    }

    // A save on its way is waited for, so that finishing finishes the last of what was kept.
    function leave(event) {
      clearTimeout(timer);
      isLeaving = true;
      if (!sending) return;
      event.preventDefault();
      const late = new Promise((done) => setTimeout(done, PATIENCE));
      Promise.race([sending, late]).then(() => {
        sending = undefined;
        form.requestSubmit(event.submitter);
      });
    }

    function say(text) {
      if (status.textContent !== text) status.textContent = text;
    }
  }

  async function hash(text) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
})();
