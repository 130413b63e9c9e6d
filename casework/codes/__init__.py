"""Lists that the law and the statistics fix, kept as data beside their source.

A row may be added to a file without touching any code; a code, once used, is never taken away.
"""

import csv
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent


class LegalKind(NamedTuple):
    """An order, a condition or a care status; where the law sets one, how long it can last.

    `days` is the length the law names, in the words `days_in_words`; `at_most` the days after
    which one cannot be (an emergency order may run past a public holiday: section 45(2)).
    """

    code: str
    label: str
    group: str
    source: str
    days: str
    days_source: str
    days_in_words: str
    at_most: str

    def lasts_until(self, day):
        """The last day the law names, of one that began on `day`; None where it names none."""
        return day + timedelta(days=int(self.days)) if self.days else None

    def at_the_latest(self, day):
        """The day after which one that began on `day` cannot be; None where the law sets none."""
        return day + timedelta(days=int(self.at_most)) if self.at_most else None


def _rows(name):
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


LEGAL_KINDS = {row["code"]: LegalKind(**row) for row in _rows("legal_kinds")}
CATEGORIES = {row["code"]: row["label"] for row in _rows("protection_categories")}


def legal_choices():
    """The kinds of legal status, each group under its heading."""
    return [
        (heading, [(kind.code, kind.label) for kind in kinds])
        for heading, kinds in groupby(LEGAL_KINDS.values(), lambda kind: kind.group)
    ]


def category_choices():
    """What a child protection plan is for: the categories of the statistics."""
    return list(CATEGORIES.items())
