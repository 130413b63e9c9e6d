"""What a service calls the parts of a map, and what a good statement has: data, beside the code.

Services speak of a danger or of a worry, of a safety goal or of a wellbeing goal. Underneath it is
one model. `settings.MAP_WORDS` names the column of labels.csv; prompts.csv tells while somebody
writes what a good statement has, and never stops them.

Signs of Safety was developed by Andrew Turnell and Steve Edwards; the wording here is ours.
"""

import csv
from functools import cache
from pathlib import Path

from django.conf import settings

HERE = Path(__file__).resolve().parent / "data"


@cache
def _rows(name):
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def _words(column):
    return {row["part"]: row[column] for row in _rows("labels")}


def label(part):
    """What this council calls a part of the map."""
    return _words(settings.MAP_WORDS)[part]


def labels():
    """{part: what this council calls it} of all of them, for a page."""
    return _words(settings.MAP_WORDS)


def prompts(kind):
    """What a good statement of this kind has."""
    return [row["prompt"] for row in _rows("prompts") if row["kind"] == kind]
