"""`make bench`: how fast every page is, for whom, on PostgreSQL and SQLite. Fails on a new miss.

SCALE               of the council on PostgreSQL, 1 unless it is said; SQLite has a tenth of it
ROUNDS              how often every page is opened
BENCH_DATABASE_URL  a PostgreSQL whose owner may make databases; else DATABASE_URL, if it is one
BENCH_FOLDER        where SQLite files and the figures go: var/bench and var/results unless said
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from bench import goals, tables
from bench.databases import ROOT, Postgres, Sqlite, manage

NO_POSTGRESQL = (
    "There is no PostgreSQL to measure: BENCH_DATABASE_URL names none. Only SQLite is measured."
)


def main():
    """Measure what there is, show it, keep it. Returns the exit code."""
    scale, rounds = float(os.environ.get("SCALE") or 1), os.environ.get("ROUNDS") or "15"
    found = [_measured(*where, rounds) for where in _databases(scale)]
    missed = [miss for each in found for miss in goals.misses(each)]
    new, met = goals.told_apart(missed, goals.known())
    for each in found:
        tables.show(each)
    tables.verdict(missed, new, met)
    kept = _folder("results") / "bench.json"
    result = {"databases": found, "missed": [miss._asdict() for miss in missed], "met": met}
    kept.write_text(json.dumps(result, indent=1), encoding="utf-8")
    print(f"\nAll of it is in {os.path.relpath(kept)}")
    return 1 if new else 0


def _databases(scale):
    url = os.environ.get("BENCH_DATABASE_URL") or os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        yield Postgres(url), scale
    else:
        print(NO_POSTGRESQL)
    yield Sqlite(_folder("bench")), scale / 10


def _measured(database, scale, rounds):
    print(f"== {database.name} at scale {scale:g}")
    with tempfile.TemporaryDirectory() as folder, database.copy(scale) as url:
        into = Path(folder) / "figures.json"
        manage(url, "bench_measure", f"--into={into}", f"--rounds={rounds}")
        return {"scale": scale, **json.loads(into.read_text(encoding="utf-8"))}


def _folder(name):
    folder = Path(os.environ.get("BENCH_FOLDER") or ROOT / "var") / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
