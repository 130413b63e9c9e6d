/* Files are sent as soon as they are chosen, dropped or pasted, piece by piece, and stand beside the
   words from then on. Without this script the form brings them when it is sent. */
(() => {
  "use strict";

  const PIECE = 1 << 20; // bytes sent at a time
  const AGAIN = 3000; // how long after a failure it is tried again

  const field = document.querySelector("[data-files]");
  if (!field || !window.crypto || !crypto.subtle) return;
  const form = field.closest("form");
  const input = form.elements.files;
  const list = field.querySelector("[data-files-list]");
  const status = field.querySelector("[data-files-status]");
  const tools = field.querySelector("[data-files-tools]");
  const under_way = new Set();

  input.removeAttribute("name"); // sent from here, and not again with the form
  input.addEventListener("change", () => { add(input.files); input.value = ""; });
  list.querySelectorAll("[data-file-cut]").forEach(offerToMend);
  offerTheCamera();

  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    field.classList.add("over");
  });
  form.addEventListener("dragleave", () => field.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    field.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });

  // A picture in the clipboard; words that are pasted go where words go.
  document.addEventListener("paste", (event) => {
    const has_words = event.clipboardData.types.includes("text/plain");
    if (has_words || !event.clipboardData.files.length) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });

  // What is still on its way is waited for, so that finishing finishes all of it.
  form.addEventListener("submit", (event) => {
    if (!under_way.size) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    form.dispatchEvent(new Event("kith:leaving"));
    say("Waiting for the files to arrive. Then it goes on by itself.");
    Promise.allSettled([...under_way]).then(() => form.requestSubmit(event.submitter));
  }, true);

  window.kithFiles = { form, tools, say, send };

  function add(files) {
    refusals().forEach((each) => each.remove());
    [...files].forEach((file) => {
      send(file.name, file.size, (offset) => offset < file.size && file.slice(offset, offset + PIECE));
    });
  }

  // One file. `next` gives what begins at a byte, as soon as there is something; false at the end.
  function send(name, size, next) {
    const sending = sent(name, size, next).catch((error) => refuse(error.message));
    under_way.add(sending);
    sending.finally(() => {
      under_way.delete(sending);
      if (!under_way.size) say("");
    });
    return sending;
  }

  async function sent(name, size, next) {
    const { page, target } = field.dataset;
    const begun = await asked(field.dataset.files, new URLSearchParams({ page, target, name, size }));
    const { ref } = await begun.json();
    const item = hold(ref, name);
    try {
      let offset = 0, blob;
      while ((blob = await next(offset))) {
        say(`Sending ${name}`); // the same each time, so that it is said once
        const received = await piece(ref, offset, blob);
        if (received === offset) await pause(AGAIN);
        offset = received;
      }
      await finish(ref, item, name);
    } catch (error) {
      item.remove();
      changed();
      throw error;
    }
  }

  async function piece(ref, offset, blob) {
    const bytes = await blob.arrayBuffer();
    const headers = { "Content-Type": "application/octet-stream", "X-Sha256": await hash(bytes) };
    const answer = await asked(`${field.dataset.files}${ref}/piece/?offset=${offset}`, bytes, headers);
    return (await answer.json()).received;
  }

  async function finish(ref, item, name) {
    say(`Looking through ${name}`);
    const answer = await asked(`${field.dataset.files}${ref}/finish/`, new URLSearchParams());
    item.outerHTML = await answer.text();
    changed();
  }

  // Asks until there is an answer: a network that is gone comes back. What it answers may be no.
  async function asked(where, body, headers = {}) {
    for (;;) {
      try {
        const token = form.elements.csrfmiddlewaretoken.value;
        const answer = await fetch(where, {
          method: "POST",
          headers: { "Accept": "application/json", "X-CSRFToken": token, ...headers },
          body: body,
          redirect: "error"
        });
        if (answer.ok || answer.status === 409) return answer;
        if (answer.status === 422) return Promise.reject(new Error((await answer.json()).refused));
        if (answer.status === 404 || answer.status === 400) return Promise.reject(new Error("This file was taken away meanwhile."));
      } catch { /* no answer: the line is gone, or the sign-in has ended */ }
      say("Not sent yet. Trying again.");
      await pause(AGAIN);
    }
  }

  // From its first byte on, the unfinished writing knows of it.
  function hold(ref, name) {
    const item = document.createElement("li");
    const named = document.createElement("input");
    item.className = "file";
    item.dataset.file = ref;
    named.type = "hidden";
    named.name = "upload";
    named.value = ref;
    item.append(named, name);
    list.append(item);
    changed();
    return item;
  }

  function changed() {
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // A recording that a crash cut off is made whole, to be heard before it is recorded.
  function offerToMend(item) {
    const button = tool("Listen to what was received", () => {
      button.disabled = true;
      finish(item.dataset.file, item, "it").then(() => say(""), (error) => { item.remove(); refuse(error.message); });
    });
    item.querySelector("p").append(" ", button);
  }

  function offerTheCamera() {
    tools.hidden = false;
    if (!matchMedia("(pointer: coarse)").matches) return;
    const camera = document.createElement("input");
    camera.type = "file";
    camera.accept = "image/jpeg";
    camera.capture = "environment";
    camera.addEventListener("change", () => add(camera.files));
    tools.append(tool("Take a photograph", () => camera.click()));
  }

  function tool(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", act);
    return button;
  }

  function refuse(sentence) {
    const told = document.createElement("p");
    told.className = "govuk-error-message";
    told.setAttribute("role", "alert");
    told.textContent = sentence;
    status.before(told);
  }

  function refusals() {
    return field.querySelectorAll(".govuk-error-message");
  }

  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  function pause(milliseconds) {
    return new Promise((done) => setTimeout(done, milliseconds));
  }

  async function hash(bytes) {
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
})();
