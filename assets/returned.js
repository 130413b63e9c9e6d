/* Any page that opens sends what a page that died left in the journal (journal.js). Where that
   writing is not on this page, a line at the top says so, and where it is. */
(() => {
  "use strict";

  const dropped = document.querySelector("[data-journal-has]"); // the server has these words now
  if (!window.kith || !kith.journal) return;
  if (dropped && dropped.dataset.journalHas) kith.journal.drop(dropped.dataset.journalHas).catch(() => {});
  kith.returned.then((returned) => {
    const elsewhere = returned.filter((left) => !document.querySelector("[data-draft]") || left.at !== location.pathname + location.search);
    const line = document.querySelector("[data-returned]");
    if (!elsewhere.length || !line) return;
    elsewhere.forEach((left) => {
      const link = document.createElement("a");
      link.href = left.at;
      link.textContent = left.isSaved ? "Go on writing" : "See both and choose";
      const said = document.createElement("p");
      said.append(left.isSaved ? "Words kept on this device are saved now. " : "Words kept on this device differ from what was saved since. ", link);
      line.append(said);
    });
    line.hidden = false;
  });
})();
