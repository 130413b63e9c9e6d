/* A page that was open longer than its session: who is signed in now, and signing in without
   leaving the page. The words stay where they are; whoever waits for it sends them afterwards.

   Only the person whose words these are can go on. When somebody else has signed in meanwhile,
   the page shows and sends nothing more of them, until their writer is back. */
window.kith = window.kith || {};
(() => {
  "use strict";

  const PATIENCE = 4000;
  const SENTENCES = {
    400: "That password is not right. Try once more.",
    429: "There were too many tries. Wait five minutes, then try once more.",
    none: "Kith does not answer just now. Your words stay here: try once more in a moment."
  };
  const template = document.querySelector("template[data-sign-in-here]");
  if (!template) return;

  const { writer, here } = template.dataset;
  const dialog = template.content.querySelector("dialog").cloneNode(true);
  const form = dialog.querySelector("form");
  const problem = dialog.querySelector("[data-problem]");
  const closed = template.content.querySelector("[data-somebody-else]").cloneNode(true);
  const other = window.BroadcastChannel ? new BroadcastChannel("kith sign-in") : null;
  let waiting = [];

  document.body.append(dialog);
  dialog.querySelector("[data-not-now]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { form.elements.password.value = ""; tell(false); });
  form.addEventListener("submit", signIn);
  if (other) other.onmessage = () => who().catch(() => {});

  kith.who = who;
  kith.signInHere = signInHere;

  // "them", "nobody" or "another"; rejects when nothing answers. Where it is them, every form of
  // the page gets a token that holds for the session there is now.
  async function who() {
    const answer = await fetch(here, { cache: "no-store", redirect: "error", signal: AbortSignal.timeout ? AbortSignal.timeout(PATIENCE) : undefined });
    if (!answer.ok) throw new Error("nobody says who is signed in");
    const said = await answer.json();
    const is = said.writer === writer ? "them" : said.writer ? "another" : "nobody";
    show(is !== "another");
    if (is !== "another") {
      document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((input) => { input.value = said.csrf; });
    }
    return is;
  }

  // Opens the panel. Resolves with true once they are signed in, with false if they put it away.
  function signInHere() {
    if (!dialog.open) {
      problem.textContent = "";
      dialog.showModal();
      form.elements.password.focus();
    }
    return new Promise((done) => waiting.push(done));
  }

  async function signIn(event) {
    event.preventDefault();
    problem.textContent = "";
    if (!form.elements.password.value) return say("Write your password.");
    const status = await tried().catch(() => "none");
    if (status !== 200) return say(SENTENCES[status] || SENTENCES.none);
    const is = await who().catch(() => "nobody");
    if (is === "nobody") return say(SENTENCES.none);
    if (other) other.postMessage("somebody signed in");
    tell(is === "them");
    dialog.close();
    document.dispatchEvent(new CustomEvent("kith:signed-in"));
    return undefined;
  }

  async function tried() {
    if (await who() !== "nobody") return 200; // they signed in in another window
    const headers = { "Accept": "application/json", "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers });
    return answer.status;
  }

  function say(sentence) {
    problem.textContent = sentence;
    form.elements.password.focus();
  }

  function tell(isSignedIn) {
    waiting.forEach((done) => done(isSignedIn));
    waiting = [];
  }

  function show(isTheirs) {
    const main = document.getElementById("main");
    const parts = [...main.children].filter((part) => part !== closed);
    parts.forEach((part) => part.classList.toggle("not-theirs", !isTheirs));
    if (isTheirs) return closed.remove();
    if (dialog.open) dialog.close();
    if (!closed.isConnected) main.prepend(closed);
    return undefined;
  }
})();
