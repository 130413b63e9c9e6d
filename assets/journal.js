/* Words that were typed and not yet sent are kept in the browser, encrypted, within a second.

   Each page asks the server for the key of this person on this device; it is held in the page's
   memory only, from where it cannot be read again. On the disk is nothing but noise, and when they
   sign out the server destroys the key. Each page that is open has an entry of its own; when one
   dies (a crash, a dead battery), the next page that opens sends what it left.

   A browser without these things (plain http across a network has none of them) keeps no journal,
   and the pages then never say that anything is kept on the device. */
window.kith = window.kith || {};
(() => {
  "use strict";

  const { journal, save, writer } = document.currentScript.dataset;
  if (!window.isSecureContext || !window.crypto || !crypto.subtle || !window.indexedDB || !navigator.locks) return;

  const WORDS = "words", DEVICE = "device";
  const REFUSED = [400, 403, 404]; // their child is closed to this person: they are asked again
  const A_DAY = 24 * 60 * 60 * 1000; // about it a day later, and not at every page
  const id = hex(crypto.getRandomValues(new Uint8Array(16)));
  const lock = (entry) => `kith ${entry}`;
  const other = window.BroadcastChannel ? new BroadcastChannel("kith") : null;
  const database = open();
  let asked, writing = Promise.resolve();

  database.catch(() => {});
  navigator.locks.request(lock(id), () => new Promise(() => {})); // held as long as the page lives
  if (other) other.onmessage = ({ data }) => { if (data.signedOut === writer) forgetKey(); };

  kith.journal = { id, prepare: key, keep, drop, size, wipe };
  kith.adopts = kith.adopts || [];
  kith.returned = new Promise((done) => {
    document.addEventListener("DOMContentLoaded", () => sendWhatWasLeft().then(done, () => done([])));
  });

  // One write after another, so that an older text never lands on a newer one.
  function inTurn(act) {
    writing = writing.then(act, act);
    return writing;
  }

  // Encrypt these words and wait until they are on the disk. Rejects when they are not.
  function keep(words) {
    return inTurn(async () => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(words));
      const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: named(id) }, await key(), plain);
      await change(WORDS, (store) => store.put({ id, writer, iv, data }));
    });
  }

  function drop(entry = id) {
    return inTurn(() => change(WORDS, (store) => store.delete(entry)));
  }

  // How many pages of this person have words that were not sent.
  async function size() {
    return (await mine()).length;
  }

  // They signed out: what this browser holds of theirs goes, and every page forgets the key.
  async function wipe() {
    forgetKey();
    if (other) other.postMessage({ signedOut: writer });
    for (const entry of await mine()) await drop(entry.id);
  }

  function forgetKey() {
    asked = undefined;
    document.dispatchEvent(new CustomEvent("kith:wiped"));
  }

  async function mine() {
    const all = await read(WORDS, (store) => store.getAll());
    return all.filter((entry) => entry.writer === writer);
  }

  // What pages that have died left unsent, one after another, even if two pages open at once.
  function sendWhatWasLeft() {
    return navigator.locks.request("kith sends", async () => {
      const held = new Set((await navigator.locks.query()).held.map((each) => each.name));
      const left = (await mine()).filter((entry) => !held.has(lock(entry.id)) && !(Date.now() - entry.refusedAt < A_DAY));
      const outcomes = [];
      for (const entry of left) outcomes.push(await sendOne(entry));
      return outcomes.filter(Boolean);
    });
  }

  async function sendOne(entry) {
    const opening = await key();
    const words = await plainly(entry, opening);
    if (!words) return drop(entry.id); // its key is destroyed: nobody can read it ever again
    if (await stands(words)) return drop(entry.id);
    const body = new URLSearchParams(words.fields);
    body.set("csrfmiddlewaretoken", token());
    body.set("draft_returned", "1");
    const answer = await fetch(save, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
    if (answer.ok) await drop(entry.id);
    const said = answer.ok ? await answer.json() : {};
    if (REFUSED.includes(answer.status)) await change(WORDS, (store) => store.put({ ...entry, refusedAt: Date.now() }));
    if (said.recorded || !(answer.ok || answer.status === 409)) return undefined;
    return { ...words, entry: entry.id, isSaved: answer.ok };
  }

  // Whether an open form of this page shows these very words already.
  async function stands(words) {
    for (const adopts of kith.adopts) if (await adopts(words)) return true;
    return false;
  }

  async function plainly(entry, opening) {
    try {
      const how = { name: "AES-GCM", iv: entry.iv, additionalData: named(entry.id) };
      return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, opening, entry.data)));
    } catch (unreadable) {
      return null;
    }
  }

  // The key, asked for once by each page. Rejects where there is none (yet).
  function key() {
    asked = asked || fetchKey().catch((refused) => { asked = undefined; throw refused; });
    return asked;
  }

  async function fetchKey() {
    const body = new URLSearchParams({ device: await device(), csrfmiddlewaretoken: token() });
    const answer = await fetch(journal, { method: "POST", body, redirect: "error", cache: "no-store" });
    const said = answer.ok ? await answer.json() : {};
    if (!said.key) throw new Error("no journal here");
    const raw = Uint8Array.from(atob(said.key), (letter) => letter.charCodeAt(0));
    return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  }

  // The number this browser made up for itself. Whoever comes first in any tab decides it.
  async function device() {
    let found;
    await change(DEVICE, (store) => {
      store.get(1).onsuccess = ({ target }) => {
        found = target.result || hex(crypto.getRandomValues(new Uint8Array(16)));
        store.put(found, 1);
      };
    });
    return found;
  }

  function open() {
    return new Promise((done, failed) => {
      const opening = indexedDB.open("kith", 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore(WORDS, { keyPath: "id" });
        opening.result.createObjectStore(DEVICE);
      };
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(opening.error);
    });
  }

  // Done only when it is on the disk: "strict" waits for that, and only "complete" says it.
  async function change(name, how) {
    const transaction = (await database).transaction(name, "readwrite", { durability: "strict" });
    return new Promise((done, failed) => {
      transaction.oncomplete = () => done();
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
      how(transaction.objectStore(name));
    });
  }

  async function read(name, how) {
    const asking = how((await database).transaction(name).objectStore(name));
    return new Promise((done, failed) => {
      asking.onsuccess = () => done(asking.result);
      asking.onerror = () => failed(asking.error);
    });
  }

  function named(entry) {
    return new TextEncoder().encode(`${writer} ${entry}`);
  }

  function token() {
    return document.querySelector("[name=csrfmiddlewaretoken]").value;
  }

  function hex(bytes) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
})();
