"""`make durability`: hammer, kill and cut off a Kith; nothing acknowledged may be lost.

ROUNDS      how many faults, over both databases (220 unless said)
SEED        chooses the faults, their moments and the words: the same seed, the same run
RESULTS     where durability.json goes: var/results unless said
CONTROLS    0 leaves out the two runs that must fail

Twelve writers on SQLite, and kills among them (crowd.py). Then somebody writes in a real browser
while one thing after another is killed, cut off or full (faults.py), on SQLite and, where Debian's
PostgreSQL is installed, on a PostgreSQL of our own. It ends with 1 when a promise is broken, or
when a control finds nothing.
"""

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from durability import postgres, summary

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"  # on the disk real records would be on: what /tmp is made of may not be one
FEW = 100
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright keeps a loop in the thread that asks
    "SECRET_KEY": "for this run only",
    "DEBUG": "0",
    "DEMO": "0",
}


def main():
    rounds, seed = int(os.environ.get("ROUNDS") or 220), int(os.environ.get("SEED") or 1)
    result = {"seed": seed, "crowd": crowd(rounds), "faults": [], "controls": []}
    databases = ["sqlite", "postgresql"] if postgres.is_here() else ["sqlite"]
    with ThreadPoolExecutor() as together:
        each = [(database, rounds // len(databases), seed) for database in databases]
        result["faults"] += together.map(lambda words: played(*words), each)
    if os.environ.get("CONTROLS") != "0":
        result["controls"].append(played("sqlite", 3, seed, "deaf"))
        if postgres.is_here():
            result["controls"].append(played("postgresql", 6, seed, "asleep"))
    result["summary"] = summary.of(result)
    into = Path(os.environ.get("RESULTS") or VAR / "results") / "durability.json"
    into.parent.mkdir(parents=True, exist_ok=True)
    into.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    summary.show(result["summary"])
    print(f"\nAll of it is in {os.path.relpath(into)}")
    return 0 if result["summary"]["is_kept"] else 1


def crowd(rounds):
    """Many at once on SQLite, for longer when the run is a long one."""
    seconds, kills = (10, 8) if rounds > FEW else (2, 2)
    return run("durability.crowd", {}, "--seconds", seconds, "--rounds", kills, may_fail=True)


def played(database, rounds, seed, control=""):
    """So many rounds on a new database."""
    print(f"== {rounds} faults on {database}{', to be found out: ' + control if control else ''}",
          flush=True)  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="durability-", dir=VAR) as folder:
        os.chmod(folder, 0o755)  # noqa: S103 - PostgreSQL runs as somebody else
        file = f"sqlite:///{folder}/kith.sqlite3"
        url = {"DATABASE_URL": postgres.new_url() if database == "postgresql" else file}
        words = "--folder", folder, "--rounds", rounds, "--seed", seed
        return run("durability.rounds", url, *words, *(["--control", control] if control else []))


def run(module, environment, *words, may_fail=False):
    """What a part of the run found out, in a process of its own with settings of its own."""
    VAR.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=VAR, suffix=".json") as into:
        command = [sys.executable, "-m", module, *map(str, words), "--to", into.name]
        whole = {**os.environ, **SETTINGS, **environment}
        subprocess.run(command, cwd=ROOT, env=whole, check=not may_fail)
        return json.loads(Path(into.name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
