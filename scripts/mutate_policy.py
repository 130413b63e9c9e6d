"""Weaken the policy by one rule at a time: some test must fail each time.

The tests are collected once, on SQLite. Each mutant (`scripts/mutants.py` finds them) is put into
a process of its own, copied from the one that has collected them, with a database of its own; the
tests chosen for it run there, the likeliest first, until one fails. A mutant under which all of
them pass has survived: a rule nobody would miss, or a test that nobody wrote. Survivors are
printed, and there must be none.

    scripts/mutate_policy.py                    all of them
    scripts/mutate_policy.py --sample 20        every so many, so that there are twenty
    scripts/mutate_policy.py --only glass       those with this word in their description
"""

import argparse
import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import django
import pytest
from _pytest.runner import runtestprotocol
from mutants import ROOT, mutants
from pytest_django import plugin as with_django

os.chdir(ROOT)
sys.path.insert(0, str(ROOT))
os.environ.pop("TEST_DATABASE_URL", None)
os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
django.setup()

from django.db import connection
from django.urls import reverse
from put_in import WAYS

from tests.access import world as worlds

AT_ONCE = 2
LONGEST = 600
"""Seconds after which a mutant that goes round in circles is stopped. That is noticed, too."""

QUICKLY = 12
"""Seconds of work after which a quick run leaves a mutant alone."""

COLLECTED = (
    "tests/test_permissions.py", "tests/access", "tests/audit", "tests/agencies", "tests/casework",
    "tests/assessments", "tests/learning", "tests/api", "tests/frontend", "tests/test_removal.py",
)  # fmt: skip
LIKELY = {
    "audit": ("tests/access/test_actions", "tests/audit"),
    "agencies": ("tests/test_permissions", "tests/agencies", "tests/access/test_actions"),
    "casework": ("tests/casework/test_permitting", "tests/test_permissions", "tests/casework"),
    "assessments": ("tests/assessments", "tests/test_permissions"),
    "learning": ("tests/learning",),
    "api": ("tests/api",),
    "frontend": ("tests/frontend",),
}
"""Which tests likely meet the mutants of a room. The others come after them."""

SLOW = ("northmoor", "transactional_db")
"""What makes a test slow: these come last."""


def main():
    asked = arguments()
    trial = Trial(choose(asked), asked.quick)
    quietly = ["-q", "--no-header", "-p", "no:cacheprovider"]
    broken = pytest.main([*quietly, *COLLECTED], plugins=[with_django, trial])
    print(f"\n{len(trial.met)} mutants, {len(trial.survivors)} survived, {trial.seconds} s")
    print("\n".join(trial.survivors))
    if asked.to:
        trial.keep(asked.to)
    sys.exit(bool(broken or trial.survivors))


def arguments():
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--sample", type=int, help="so many of them, spread evenly")
    asked.add_argument("--only", default="", help="those with this in their description")
    asked.add_argument("--kind", help="those of this kind: door, action, body, table, …")
    asked.add_argument(
        "--quick", action="store_true", help="only the likeliest tests, and not long"
    )
    asked.add_argument("--to", type=Path, help="where to keep the result, as JSON")
    return asked.parse_args()


def choose(asked):
    """The mutants asked for, in order."""
    found = [mutant for mutant in mutants() if asked.only in str(mutant)]
    found = [mutant for mutant in found if asked.kind in {None, mutant.kind}]
    step = max(1, len(found) // asked.sample) if asked.sample else 1
    return found[::step][: asked.sample]


class Trial:
    """Runs the chosen mutants in place of the tests that pytest collected."""

    def __init__(self, chosen, is_quick):
        self.chosen, self.is_quick = chosen, is_quick
        self.met, self.survivors, self.seconds = {}, [], 0

    def pytest_runtestloop(self, session):
        """pytest asks this to run what it collected."""
        began, items = time.monotonic(), session.items
        first = next(item for item in items if "db" in item.fixturenames)
        if not passes(first, items[-1]):
            pytest.exit("The tests fail before anything is mutated.", returncode=1)
        connection.close()
        build_the_council(session.config)
        waiting, running = list(self.chosen), {}
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                mutant = waiting.pop(0)
                chosen = tests_for(mutant, items, self.is_quick)
                running[start(mutant, chosen, self)] = mutant
            child, status = os.wait()
            self._noticed(running.pop(child), child, status)
        self.seconds = round(time.monotonic() - began)
        return True

    def _noticed(self, mutant, child, status):
        said = Path(ROOT / "var" / f"mutant-{child}")
        ended = "COULD NOT BE TRIED: its process ended before it said anything"
        by = said.read_text(encoding="utf-8") if said.exists() else ended
        said.unlink(missing_ok=True)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
            by = "it went on for ever"
        self.met[str(mutant)] = by or "SURVIVED"
        if not by or by.startswith("COULD NOT"):
            self.survivors.append(f"{by or 'SURVIVED'} {mutant}")
        print(f"{by.rpartition('::')[2] or 'SURVIVED':50.50} {mutant}", flush=True)

    def keep(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"mutants": self.met, "survivors": self.survivors, "seconds": self.seconds}
        path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def build_the_council(config):
    """The council that the tests of access read, built once for all the mutants of doors."""
    reverse("home")  # every view is loaded before one of them is changed
    clean = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(own_database("council"))
    with config.stash[with_django.blocking_manager_key].unblock():
        world = worlds.build()
        connection.close()
    connection.settings_dict["NAME"] = clean
    worlds.built = lambda blocker: worlds.as_it_stands(blocker, world)


def tests_for(mutant, items, is_quick):
    """The tests that may notice, the likeliest first."""
    if mutant.kind in {"door", "action"}:
        names = f"[{mutant.target}]", f"[{mutant.target}@"
        own = [item for item in items if any(name in item.name for name in names)]
        if own:
            return own
    room, _, rest = mutant.file.partition("/")
    likely = f"tests/{room}/test_{Path(rest).stem}.py", *LIKELY[room]
    ranks = {}
    for item in items:
        met = [rank for rank, start in enumerate(likely) if item.nodeid.startswith(start)]
        slow = bool(set(SLOW) & set(item.fixturenames))
        if not (is_quick and (slow or not met)):
            ranks[item] = slow, min(met, default=len(likely))
    return sorted(ranks, key=ranks.get)


def start(mutant, items, trial):
    """Run these tests with the mutant in, in a process and on a database of their own."""
    child = os.fork()
    if child:
        return child
    signal.alarm(LONGEST)
    deadline = time.process_time() + (QUICKLY if trial.is_quick else LONGEST)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    said, by = ROOT / "var" / f"mutant-{os.getpid()}", ""
    database = use_own_database(items)
    try:
        WAYS[mutant.kind](mutant)
        by = noticed_by(items, deadline)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is said
        by = f"COULD NOT BE TRIED: {error!r}"
    said.write_text(by, encoding="utf-8")
    database.unlink(missing_ok=True)
    os._exit(0)


def own_database(name, template=None):
    """A copy of the database as it stands, of this name."""
    clean = Path(connection.settings_dict["NAME"])
    own = clean.with_name(f"{clean.stem}-{name}.sqlite3")
    shutil.copyfile(template or clean, own)
    return own


def use_own_database(items):
    """Take a database of one’s own: with the council in it, for those tests alone that read it."""
    council = Path(connection.settings_dict["NAME"])
    council = council.with_name(f"{council.stem}-council.sqlite3")
    of_the_council = all("world" in item.fixturenames for item in items[:1])
    own = own_database(os.getpid(), council if of_the_council else None)
    connection.settings_dict["NAME"] = str(own)
    return own


def noticed_by(items, deadline):
    """The name of the first test that fails, or "". `deadline` is in seconds of work."""
    for item, after in zip(items, [*items[1:], items[0]], strict=True):
        if not passes(item, after):
            return item.nodeid
        if time.process_time() > deadline:
            break
    return ""


def passes(item, after):
    """Run one test as pytest does. Whether it passed."""
    item._initrequest()
    reports = runtestprotocol(item, log=False, nextitem=after)
    return not any(report.failed for report in reports)


if __name__ == "__main__":
    main()
