"""One round: somebody writes, something happens, and it is seen what is left."""

import random
import time
from contextlib import suppress

from playwright.sync_api import Error

from durability.faults import SOON, two_tabs_write
from durability.writing import SAVED, WORD, Writing, sentence

A_MOMENT = 0.1
SETTLES = 25
"""Seconds within which a page that lives sends what it has."""

LOADS = 1.5
"""Seconds in which it has sent what was left and loaded itself anew, mostly."""

OPENS = 60
"""Seconds within which a page opens, however busy the machine is."""

HALF = 0.5
RETURNS = 12
"""Seconds within which a page that is opened again shows what was left."""


class Scene:
    """What a fault works with. `child` is whose recorder it is."""

    def __init__(self, council, server, database, browser, child, seed):
        self.council, self.server, self.database = council, server, database
        self.browser, self.child, self.rng = browser, child, random.Random(seed)  # noqa: S311 - a run can be repeated
        self.writing = Writing(self.rng)
        self.page = self.second = self.moment = None
        self.on_server, self.two_texts_kept, self.has_settled = "", True, True

    def play(self, fault):
        """Returns what was typed, kept and broken."""
        began = time.monotonic()
        self.browser.heard.of = self.writing
        self._sign_in()
        if fault is two_tabs_write:
            self.second = self._open()
        self.page = self._open()
        self._write_and_wait()
        self._write_on()
        found = fault(self)
        broken = self.writing.broken(found, self.on_server, self.moment)
        broken += [] if self.two_texts_kept else ["one of two texts is gone"]
        broken += [] if self.has_settled else ["the page did not come to say that all is saved"]
        return {
            "fault": fault.__name__,
            "typed": len(self.writing.typed),
            "claims": len(self.writing.claims),
            "acknowledged": len(self.writing.saved),
            "lost": len(self.writing.typed) - self.writing.kept(found),
            "seconds": round(time.monotonic() - began, 1),
            "broken": broken,
        }

    def _sign_in(self):
        session = self.council.session()
        self.browser.context.add_cookies(
            [{"name": "sessionid", "value": session, "url": self.server.address}]
        )

    def _open(self):
        page = self.browser.context.new_page()
        until = time.monotonic() + OPENS
        while True:
            try:
                page.goto(f"{self.server.address}/record/?child={self.child}", timeout=SOON)
                page.evaluate("kith.journal.prepare().then(() => true)")
                return page
            except Error:  # it sent what was left and loads itself anew, or the machine is busy
                if time.monotonic() > until:
                    raise

    def _write_and_wait(self):
        """A first sentence, until the page says that it is saved."""
        self.page.locator("[name=text]").click()
        self.writing.type(self.page, sentence(self.rng, 5))
        self.say_saved()

    def say_saved(self):
        """Wait until the page says that all of it is saved."""
        until = time.monotonic() + SETTLES
        while self.writing.saved != self.writing.typed and time.monotonic() < until:
            self.page.wait_for_timeout(5)

    def _write_on(self):
        """More, up to a place nobody chose; and half the time, on into a save."""
        self.writing.type(self.page, sentence(self.rng, 20)[: self.rng.randint(20, 120)])
        if self.rng.random() < HALF:
            self.page.wait_for_timeout(self.rng.uniform(0, 1400))

    def goes_on(self):
        """The writer has noticed nothing."""
        self.writing.type(self.page, sentence(self.rng, 6)[: self.rng.randint(10, 50)])

    def struck(self):
        """Now: what was typed before this moment is looked for."""
        self.moment = time.monotonic()

    def settled(self):
        """The page is still there: it says at last that everything is saved, and it is."""
        self.say_saved()
        self.on_server = self.council.saved(self.child)
        with suppress(Error):
            self.page.close()
        self.has_settled = bool(SAVED.match(self.writing.claims[-1][0]))
        return self.on_server

    def reopened(self):
        """The page is gone: what the server has, and then what a new page shows."""
        self.on_server = self.council.saved(self.child)
        self._sign_in()
        page = self._open()
        until, found = time.monotonic() + RETURNS, ""
        asks_from = time.monotonic() + LOADS
        while time.monotonic() < until and self.writing.kept(found) < len(self.writing.typed):
            with suppress(Error):  # it may be loading itself anew
                found = page.locator("[name=text]").input_value(timeout=1000)
            time.sleep(A_MOMENT)
            if time.monotonic() > asks_from and self._is_quiet(page):
                break
        with suppress(Error):
            page.close()
        return found

    def _is_quiet(self, page):
        with suppress(Error):
            return page.evaluate("kith.journal.size().then((size) => size === 0)")
        return False

    def plain(self):
        return self.browser.plain(WORD)
