"""Debian's Chromium with a profile on the disk, which can be killed and searched."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error

from durability.processes import started_with

WRITING = ("utf-8", "utf-16-le")
LISTENS = """document.addEventListener("DOMContentLoaded", () => {
  const state = document.querySelector("[data-draft-state]");
  if (!state) return;
  const area = state.closest("form").elements.text;
  new MutationObserver(() => window.heard(state.textContent, area.value))
    .observe(state, { childList: true, characterData: true, subtree: true });
});"""
"""Tells us whatever the page claims, and what stood in it when it did."""


class Browser:
    """`heard` is called with each thing the page says of its words, and the words."""

    def __init__(self, playwright, folder, heard):
        self.playwright, self.folder, self.heard = playwright, Path(folder) / "profile", heard
        self.script = None
        self.start()

    def start(self):
        self.context = self.playwright.chromium.launch_persistent_context(
            self.folder,
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-dev-shm-usage"],
            locale="en-GB",
        )
        self.context.expose_function("heard", self.heard)
        self.context.add_init_script(LISTENS)
        if self.script:
            self.context.route("**/drafts*.js", self._with_script)

    def use(self, script):
        """Serve this in place of our own script: a control."""
        self.script = script
        self.context.route("**/drafts*.js", self._with_script)

    def _with_script(self, route):
        route.fulfill(body=self.script, content_type="text/javascript")

    def kill(self):
        """Its whole group of processes at once, as when the battery dies."""
        ours = started_with(f"--user-data-dir={self.folder}")
        main = next(pid for pid, line in ours.items() if "--type=" not in line)
        group = os.getpgid(main)
        if group == os.getpgid(0):
            raise RuntimeError("The browser is in our own group.")
        os.killpg(group, signal.SIGKILL)
        while started_with(f"--user-data-dir={self.folder}"):
            time.sleep(0.02)
        with suppress(Error):
            self.context.close()

    def plain(self, word):
        """The files of the profile in which this word can be read, and how many bytes of it."""
        found = {}
        for path in self.folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                whole = path.read_bytes()
                size = sum(whole.count(word.encode(how)) * len(word.encode(how)) for how in WRITING)
                if size:
                    found[str(path.relative_to(self.folder))] = size
        return found

    def stop(self):
        self.context.close()
