"""Which mutants are to be tried, as it is said on the command line."""

import argparse
import json
from pathlib import Path

from mutants import mutants


def arguments(what):
    asked = argparse.ArgumentParser(description=what.partition("\n")[0])
    asked.add_argument("--sample", type=int, help="so many of them, spread evenly")
    asked.add_argument("--only", default="", help="those with this in their description")
    asked.add_argument("--kind", help="those of this kind: door, action, body, table, …")
    asked.add_argument(
        "--quick", action="store_true", help="only the likeliest tests, and not long"
    )
    asked.add_argument("--to", type=Path, help="where to keep the result, as JSON, as it grows")
    asked.add_argument("--but", type=Path, help="a result: without those it says were noticed")
    return asked.parse_args()


def choose(asked):
    """The mutants asked for, in order."""
    found = [mutant for mutant in mutants() if asked.only in str(mutant)]
    found = [mutant for mutant in found if asked.kind in {None, mutant.kind}]
    found = [mutant for mutant in found if str(mutant) not in noticed_before(asked.but)]
    step = max(1, len(found) // asked.sample) if asked.sample else 1
    return found[::step][: asked.sample]


def noticed_before(result):
    """The descriptions of those that a test noticed in an earlier run."""
    if not result:
        return set()
    met = json.loads(result.read_text(encoding="utf-8"))["mutants"]
    return {mutant for mutant, by in met.items() if not by.startswith(("SURVIVED", "COULD NOT"))}
