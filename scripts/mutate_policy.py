"""Weaken the policy by one rule at a time: some test must fail each time.

The tests are collected once, on SQLite. Each mutant (`scripts/mutants.py` finds them) is put into
a process of its own, copied from the one that has collected them, with databases of its own; the
tests chosen for it run there until one fails: for a rule in the body of a function those that go
through it (`scripts/meeting.py` has seen which), else the likeliest first. A mutant under which
all of them pass has survived: a rule nobody would miss, or a test that nobody wrote. Survivors
are printed, and there must be none.

    scripts/mutate_policy.py                    all of them
    scripts/mutate_policy.py --sample 20        every so many, so that there are twenty
    scripts/mutate_policy.py --only glass       those with this word in their description
    scripts/mutate_policy.py --but RESULT       but those that an earlier run of it saw noticed
"""

import json
import math
import os
import shutil
import signal
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import django
import pytest
from _pytest.runner import runtestprotocol
from chosen import arguments, choose
from meeting import seen
from mutants import ROOT
from pytest_django import plugin as with_django

os.chdir(ROOT)
sys.path.insert(0, str(ROOT))
os.environ.pop("TEST_DATABASE_URL", None)
os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
django.setup()

from django.core.files.storage import storages
from django.db import connection
from django.urls import reverse
from put_in import WAYS

from tests.access import world as worlds

TESTS = ROOT / "tests"
AT_ONCE = 2
LONGEST = 600
"""Seconds after which a test that goes round in circles is stopped. That is noticed, too."""

FEW = 40
"""How many of the likeliest tests come before all the others of either kind."""

QUICKLY = 12
"""Seconds of work after which a quick run leaves a mutant alone."""

COLLECTED = (
    "tests/test_permissions.py", "tests/access", "tests/audit", "tests/agencies", "tests/casework",
    "tests/assessments", "tests/signs_of_safety", "tests/feedback", "tests/learning", "tests/api",
    "tests/frontend", "tests/attachments", "tests/test_removal.py",
)  # fmt: skip
LIKELY = {
    "audit": ("tests/access/test_actions", "tests/audit"),
    "agencies": ("tests/test_permissions", "tests/agencies", "tests/access/test_actions"),
    "casework": ("tests/casework/test_permitting", "tests/test_permissions", "tests/casework"),
    "assessments": ("tests/assessments", "tests/test_permissions"),
    "signs_of_safety": ("tests/signs_of_safety", "tests/test_permissions"),
    "feedback": ("tests/feedback", "tests/test_permissions"),
    "learning": ("tests/learning",),
    "api": ("tests/api",),
    "frontend": ("tests/frontend",),
}
"""Which tests likely meet the mutants of a room. The others come after them."""

SLOW = ("northmoor", "transactional_db")
"""What makes a test slow: these come last."""


def main():
    asked = arguments(__doc__)
    trial = Trial(choose(asked), asked.quick, asked.to)
    quietly = ["-q", "--no-header", "-p", "no:cacheprovider", "-m", "not browser"]
    broken = pytest.main([*quietly, *COLLECTED], plugins=[with_django, trial])
    print(f"\n{len(trial.met)} mutants, {len(trial.survivors)} survived, {trial.seconds} s")
    print("\n".join(trial.survivors))
    sys.exit(bool(broken or trial.survivors))


class Trial:
    """Runs the chosen mutants in place of the tests that pytest collected."""

    def __init__(self, chosen, is_quick, into):
        self.chosen, self.is_quick, self.into = chosen, is_quick, into
        self.met, self.survivors, self.seconds, self.meeting = {}, [], 0, None

    def pytest_runtestloop(self, session):
        """pytest asks this to run what it collected."""
        began, items = time.monotonic(), session.items
        first = next(item for item in items if "db" in item.fixturenames)
        if said := failure_of(first, stranger_to(first)):
            pytest.exit(f"The tests fail before anything is mutated: {said}", returncode=1)
        connection.close()
        build_the_council(session.config)
        if not self.is_quick:
            self._meet(items)
        waiting, running = list(self.chosen), {}
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                mutant = waiting.pop(0)
                running[start(mutant, self._tests_for(mutant, items), self)] = mutant
            child, status = os.wait()
            self._noticed(running.pop(child), child, status)
        self.seconds = round(time.monotonic() - began)
        return True

    def _meet(self, items):
        began = time.monotonic()
        shares = [map(in_turn, groups(some, name)) for name, some in shared_out(items).items()]
        self.meeting = seen(shares, failure_of)
        if self.meeting.failed:
            print(*(f"{test}\n{said}" for test, said in self.meeting.failed.items()), sep="\n")
            pytest.exit("These fail before anything is mutated.", returncode=1)
        print(f"\n{len(items)} tests were watched, {time.monotonic() - began:.0f} s", flush=True)

    def _tests_for(self, mutant, items):
        """The tests that may notice, the likeliest first."""
        if own := tests_by_name(mutant, items):
            return own
        if mutant.kind == "body" and self.meeting:
            return self.meeting.tests_of(mutant, items, Counter(self.met.values()))
        return likely_tests(mutant, items, self.is_quick)

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
        if self.into:
            self._keep(self.into)

    def _keep(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"mutants": self.met, "survivors": self.survivors}
        path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def shared_out(items):
    """These tests in AT_ONCE shares, by name; those of one file are in the same."""
    files = sorted({item.path for item in items})
    return {
        f"watched{share}": [item for item in items if files.index(item.path) % AT_ONCE == share]
        for share in range(AT_ONCE)
    }


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


def tests_by_name(mutant, items):
    """For a page or an action, those whose name says that they are about it."""
    names = f"[{mutant.target}]", f"[{mutant.target}@"
    is_named = mutant.kind in {"door", "action"}
    return [item for item in items if is_named and any(name in item.name for name in names)]


def likely_tests(mutant, items, is_quick):
    """All, those of the same room first; quickly, only these."""
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
    deadline = time.process_time() + QUICKLY if trial.is_quick else math.inf
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    said, by = ROOT / "var" / f"mutant-{os.getpid()}", ""
    try:
        WAYS[mutant.kind](mutant)
        if items:  # where no test comes, nobody notices
            with closing(groups(items, os.getpid())) as parts:
                by = noticed_by(parts, deadline)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is said
        by = f"COULD NOT BE TRIED: {error!r}"
    said.write_text(by, encoding="utf-8")
    os._exit(0)


def own_database(name, template=None):
    """A copy of the database as it stands, of this name."""
    clean = Path(connection.settings_dict["NAME"])
    own = clean.with_name(f"{clean.stem}-{name}.sqlite3")
    shutil.copyfile(template or clean, own)
    return own


def groups(items, name):
    """These tests in parts, each with a database and files of its own, while it is asked for:
    those that read the council on one with the council in it, the others on an empty one. A few
    of either come before the rest of both."""
    clean = Path(connection.settings_dict["NAME"])
    council = clean.with_name(f"{clean.stem}-council.sqlite3")
    of_the_council = [item for item in items if reads_the_council(item)]
    others = [item for item in items if not reads_the_council(item)]
    parts = []
    for some in (slice(FEW), slice(FEW, None)):
        both = [(others[some], clean), (of_the_council[some], council)]
        parts += both if items[0] in others else both[::-1]
    files = storages["attachments"]
    shared = files.location
    for part, template in parts:
        if part:
            own = own_database(name, template)
            connection.settings_dict["NAME"] = str(own)
            # A test that sweeps files takes those of nobody else away.
            files.location = shutil.copytree(shared, own.with_suffix(".files"))
            try:
                yield part
            finally:
                connection.close()
                own.unlink()
                shutil.rmtree(files.location)
                connection.settings_dict["NAME"], files.location = str(clean), shared


def reads_the_council(item):
    """Whether it finds the council built, and does not build a world of its own."""
    return "world" in item.fixturenames and item.nodeid.startswith("tests/access/")


def noticed_by(parts, deadline):
    """The name of the first test that fails, or "". `deadline` is in seconds of work."""
    for items in parts:
        for item, after in in_turn(items):
            signal.alarm(LONGEST)
            if failure_of(item, after):
                return item.nodeid
            if time.process_time() > deadline:
                return ""
    return ""


def in_turn(items):
    """Each with the one after it, for whom pytest keeps what both of them use."""
    return zip(items, [*items[1:], stranger_to(items[-1])], strict=True)


def stranger_to(item):
    """A test of another file, beside which only what all of them use is kept."""
    everyone = item.session.items
    return next(each for each in everyone if each.path.parent == TESTS and each.path != item.path)


def failure_of(item, after):
    """Run one test as pytest does. The end of what it says when it fails, or ""."""
    item._initrequest()
    reports = runtestprotocol(item, log=False, nextitem=after)
    return "\n".join(report.longreprtext[-300:] for report in reports if report.failed)


if __name__ == "__main__":
    main()
