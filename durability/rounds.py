"""Rounds on one database: python -m durability.rounds --folder F --rounds N --seed S --to FILE.

`python -m durability` starts it, with DATABASE_URL in its environment.
"""

import argparse
import json
import os
import random
from pathlib import Path

import django

django.setup()

from playwright.sync_api import sync_playwright

from durability import controls
from durability.browser import Browser
from durability.council import Council
from durability.faults import ON
from durability.postgres import Postgres
from durability.scene import Scene
from durability.server import Server


class Ear:
    """Hears what any page says, for the writing of the round there is now."""

    of = None

    def __call__(self, said, words):
        self.of.heard(said, words)


def main():
    asked = arguments()
    url = os.environ["DATABASE_URL"]
    kind = "postgresql" if url.startswith("postgres") else "sqlite"
    waits = asked.control != "asleep"
    database = Postgres(asked.folder, url, waits) if kind == "postgresql" else None
    council, server = Council(asked.rounds), Server()
    try:
        with sync_playwright() as playwright:
            browser = Browser(playwright, asked.folder, Ear())
            if asked.control == "deaf":
                browser.use(controls.deaf_script())
            faults = controls.FAULTS.get(asked.control) or ON[kind]
            played = list(rounds(council, server, database, browser, faults, asked, kind))
            browser.stop()
    finally:
        server.stop()
        if database:
            database.stop()
    result = {"database": kind, "control": asked.control, "rounds": played}
    asked.to.write_text(json.dumps(result, indent=1), encoding="utf-8")


def arguments():
    asked = argparse.ArgumentParser()
    asked.add_argument("--folder", type=Path, required=True)
    asked.add_argument("--rounds", type=int, required=True)
    asked.add_argument("--seed", type=int, required=True)
    asked.add_argument("--control", default="", choices=["", "deaf", "asleep"])
    asked.add_argument("--to", type=Path, required=True)
    return asked.parse_args()


def rounds(council, server, database, browser, faults, asked, kind):
    """Every fault in turn, in an order the seed chooses."""
    order = random.Random(asked.seed)  # noqa: S311 - a run can be repeated
    for number, child in enumerate(council.children):
        if number % len(faults) == 0:
            turn = order.sample(faults, len(faults))
        fault = turn[number % len(faults)]
        seed = f"{asked.seed}-{number}"
        scene = Scene(council, server, database, browser, child, seed)
        said = {"number": number, "seed": seed, **scene.play(fault), "plain": scene.plain()}
        heading = f"{kind:10} {number + 1:4} {said['fault']:40}"
        print(heading, f"lost {said['lost']:3} {said['seconds']:5} s", *said["broken"],
              *said["plain"], flush=True)  # fmt: skip
        yield said


if __name__ == "__main__":
    main()
