/* Signing out takes away what this browser keeps of unsent words. So they are sent first, and if
   that cannot be done the person is asked. */
(() => {
  "use strict";

  const PATIENCE = 3000;
  const ASKS = "Some of what you wrote on this device could not be sent yet. If you sign out now it is gone. Sign out all the same?";

  document.querySelectorAll("form[data-sign-out]").forEach((form) => form.addEventListener("submit", leave));

  async function leave(event) {
    event.preventDefault();
    const form = event.target;
    if (await isUnsent().catch(() => false) && !window.confirm(ASKS)) return;
    document.dispatchEvent(new CustomEvent("kith:signing-out"));
    if (window.kith && kith.journal) await soon(kith.journal.wipe()).catch(() => {});
    form.submit();
  }

  async function isUnsent() {
    if (!window.kith) return false;
    const sent = kith.send ? await soon(kith.send()) : true;
    return !sent || Boolean(kith.journal && await soon(kith.journal.size()));
  }

  function soon(promise) {
    return Promise.race([promise, new Promise((done) => setTimeout(done, PATIENCE))]);
  }
})();
