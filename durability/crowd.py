"""Hammer a Kith on SQLite, then kill it while it writes: what was acknowledged must be there.

Twelve processes record entries through the action itself for `--seconds`: no save may be refused
because the database is locked, and the story holds exactly what was acknowledged. Then, `--rounds`
times, writers are killed (SIGKILL) at a random moment: whatever was acknowledged down a pipe before
that is in the file, whole, with its row in the audit, and the file is sound. It works on a file of
its own. A killed process is not a power cut, which no program can try on itself: for that SQLite
is told to wait for the disk (synchronous=FULL, which is looked at here).

    python -m durability.crowd --seconds 10 --rounds 8 --to var/results/durability.json
"""

import argparse
import json
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from multiprocessing.connection import wait
from pathlib import Path
from statistics import quantiles

import django

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"  # on the disk real records would be on: what /tmp is made of may not be one
VAR.mkdir(exist_ok=True)
FOLDER = tempfile.TemporaryDirectory(prefix="durability-", dir=VAR)
sys.path.insert(0, str(ROOT))
os.environ |= {
    "DATABASE_URL": f"sqlite:///{FOLDER.name}/kith.sqlite3",
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "SECRET_KEY": "for this run only",
    "DEBUG": "0",
    "DEMO": "0",
}
django.setup()

from django.core.management import call_command
from django.db import OperationalError, connection, connections

from agencies import actions as accounts
from agencies.models import User
from audit.models import AuditEvent
from audit.principals import SYSTEM
from casework.actions import Named, record_entry, take_referral
from casework.models import Child, Entry
from casework.story import ForChild

WRITERS = 12
KILLED_AT_ONCE = 4
CHILDREN_OF_EACH = ("the writer’s own", "the one in common")
FULL = 2
"""What SQLite calls waiting for the disk at every commit (PRAGMA synchronous)."""

processes = multiprocessing.get_context("fork")


def main():
    asked = arguments()
    call_command("migrate", verbosity=0)
    writers = council(WRITERS)
    result = {
        "hammering": hammered(writers, asked.seconds),
        "killing": [killed(writers, number) for number in range(asked.rounds)],
        "synchronous": pragma("synchronous"),
    }
    result["is_kept"] = is_kept(result)
    written = json.dumps(result, indent=2)
    print(written)
    if asked.to:
        asked.to.parent.mkdir(parents=True, exist_ok=True)
        asked.to.write_text(written + "\n", encoding="utf-8")
    sys.exit(not result["is_kept"])


def arguments():
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--seconds", type=float, default=10)
    asked.add_argument("--rounds", type=int, default=8, help="how many times writers are killed")
    asked.add_argument("--to", type=Path, help="where to keep the result, as JSON")
    return asked.parse_args()


def is_kept(result):
    """Whether every promise held. A run in which nothing was saved shows nothing."""
    hammering = result["hammering"]
    return (
        result["synchronous"] == FULL
        and hammering["refused"] == []
        and hammering["rows"] == hammering["acknowledged"] == hammering["in_the_audit"] > 0
        and all(
            each["acknowledged"] and not each["lost"] and each["is_sound"] and each["is_whole"]
            for each in result["killing"]
        )
    )


def council(size):
    """So many workers, each with a child of their own and all with one child in common."""

    host = accounts.found_host(None, by=SYSTEM, name="Northmoor Council")
    named = [Named(given_name=f"Child {n}") for n in range(size + 1)]
    referral = take_referral(
        host, by=SYSTEM, children=named, caller_name="Grace", worries="They are cold"
    )
    common, *own = sorted(referral.children_concerned(), key=lambda child: child.pk)
    workers = [
        accounts.add_user(
            host,
            by=SYSTEM,
            agency=host,
            email=f"worker{n}@example.test",
            name=f"Worker {n}",
            role="worker",
        )
        for n in range(size)
    ]
    return [(worker.pk, child.pk, common.pk) for worker, child in zip(workers, own, strict=True)]


def hammered(writers, seconds):
    """Everybody writes at once for so long."""
    until = time.monotonic() + seconds
    said = heard(start(writers, "hammer", until))
    saved = [each for each in said if "saved" in each]
    waited = [each["ms"] for each in saved]
    rows, in_the_audit = counted("hammer ")
    return {
        "writers": len(writers),
        "seconds": seconds,
        "acknowledged": len(saved),
        "rows": rows,
        "in_the_audit": in_the_audit,
        "refused": sorted({each["refused"] for each in said if "refused" in each}),
        "a_second": round(len(saved) / seconds, 1),
        "median_ms": sorted(waited)[len(waited) // 2] if waited else None,
        "p95_ms": round(quantiles(waited, n=20)[-1]) if len(waited) > 1 else None,
        "slowest_ms": max(waited, default=None),
    }


def killed(writers, number):
    """Writers are killed at a moment nobody chose; then the file is read."""
    under_way = start(writers[:KILLED_AT_ONCE], f"round{number}", time.monotonic() + 60)
    wait([hears for _, hears in under_way])
    time.sleep(random.uniform(0, 0.7))  # noqa: S311 - a moment, not a secret
    for process, _ in under_way:
        os.kill(process.pid, signal.SIGKILL)
    acknowledged = {each["saved"] for each in heard(under_way) if "saved" in each}
    rows, in_the_audit = counted(f"round{number} ")
    return {
        "acknowledged": len(acknowledged),
        "rows": rows,
        "lost": sorted(acknowledged - texts(f"round{number} ")),
        "is_whole": rows == in_the_audit,
        "is_sound": pragma("integrity_check") == "ok",
    }


def start(writers, name, until):
    """[(process, the end of its pipe that hears)], each with a connection of its own."""

    connections.close_all()
    under_way = []
    for number, keys in enumerate(writers):
        hears, speaks = processes.Pipe(duplex=False)
        process = processes.Process(target=write, args=(keys, f"{name} {number}", until, speaks))
        process.start()
        speaks.close()
        under_way.append((process, hears))
    return under_way


def write(keys, name, until, speaks):
    """Record entries one after another, saying so of each only once it is saved."""

    worker, own, common = keys
    user = User.objects.signed_in(worker)
    child, other = Child.objects.get(pk=own), Child.objects.get(pk=common)
    number = 0
    while time.monotonic() < until:
        began, text = time.monotonic(), f"{name} {number}"
        try:
            record_entry(child, by=user, kind="visit", text=text, rows=[ForChild(other)])
        except OperationalError as refused:
            speaks.send({"refused": str(refused)})
        else:
            speaks.send({"saved": text, "ms": round((time.monotonic() - began) * 1000)})
        number += 1


def heard(under_way):
    """All that these processes said, until the last of them is gone."""
    said, open_ends = [], [hears for _, hears in under_way]
    while open_ends:
        for hears in wait(open_ends):
            try:
                said.append(hears.recv())
            except (EOFError, OSError):
                open_ends.remove(hears)
    for process, _ in under_way:
        process.join()
    return said


def texts(beginning):
    """What the entries of this run say."""

    return set(Entry.objects.filter(text__startswith=beginning).values_list("text", flat=True))


def counted(beginning):
    """(entries of this run, those of them that the audit knows for both their children)."""

    refs = list(Entry.objects.filter(text__startswith=beginning).values_list("ref", flat=True))
    known = AuditEvent.objects.filter(did="record_entry").values_list("record_ref", "child_ref")
    concerned = Counter(ref for ref, _ in set(known))
    return len(refs), sum(concerned[ref] == len(CHILDREN_OF_EACH) for ref in refs)


def pragma(name):
    """What SQLite answers about the file, on a connection with Kith's own settings."""

    connection.close()
    connection.ensure_connection()
    with closing(connection.connection.execute(f"PRAGMA {name}")) as answer:
        return answer.fetchone()[0]


if __name__ == "__main__":
    main()
