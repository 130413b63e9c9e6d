"""`make burden`: how much work it is to record, in a real browser. Fails when a target is missed.

--short      one child only
--planted    with a redundant question put in on purpose, which must be noticed
--to PATH    where the result goes: var/results/burden.json unless said
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from burden import goals, tables
from burden.journey import ONE, THREE, Journey
from tests.browser.product import PASSWORD, ROOT, running

CHROMIUM = {
    "executable_path": "/usr/bin/chromium",
    "args": ["--no-sandbox", "--disable-dev-shm-usage"],
}
JOURNEYS = {"one child": ONE, "three siblings": THREE}


def main():
    """Go the journeys, show what they cost, keep it. Returns the exit code."""
    asked = arguments()
    names = ["one child"] if asked.short else list(JOURNEYS)
    server = "burden.planted" if asked.planted else "burden.serving"
    with tempfile.TemporaryDirectory() as folder, running(folder, server) as address:
        counts = {name: cost_of(address, JOURNEYS[name]) for name in names}
    missed = goals.misses(counts)
    tables.show(counts)
    tables.verdict(missed)
    keep(asked.to, counts, missed)
    return 1 if missed else 0


def arguments():
    asked = argparse.ArgumentParser(prog="burden", description=__doc__.partition("\n")[0])
    asked.add_argument("--short", action="store_true", help="one child only")
    asked.add_argument("--planted", action="store_true", help="with a redundant question put in")
    asked.add_argument("--to", type=Path, default=ROOT / "var" / "results" / "burden.json")
    return asked.parse_args()


def cost_of(address, children):
    """One worker, who has signed in and has their work before them, goes one journey."""
    with sync_playwright() as playwright, playwright.chromium.launch(**CHROMIUM) as browser:
        context = browser.new_context(
            base_url=address,
            viewport={"width": 1366, "height": 900},
            locale="en-GB",
            timezone_id="Europe/London",
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto("/sign-in/")
        page.get_by_label("E-mail address").fill("worker@example.test")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).first.click()
        page.wait_for_url(f"{address}/")
        return Journey(playwright, page, children).goes()


def keep(path, counts, missed):
    """The whole result as JSON."""
    journeys = {
        name: {
            **goals.totals(count),
            "loads": count.loads,
            "required": [each._asdict() for each in count.required],
            "twice": [each._asdict() for each in count.facts.twice],
            "operators": {page: each.operators for page, each in count.efforts.items()},
        }
        for name, count in counts.items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    result = {"journeys": journeys, "missed": missed}
    path.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
