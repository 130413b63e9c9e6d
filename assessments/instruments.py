"""Questionnaires by name, with the range of their scores. Never their questions: those are theirs.

They stand in `data/instruments.csv`; a council adds its own in a file of the same columns, which
the setting LOCAL_INSTRUMENTS names.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

DATA = Path(__file__).resolve().parent / "data"
OF_AN_ADULT = "adult"
"""What is about a grown-up's own health is kept to the whole record, wherever it is written."""


class Instrument(NamedTuple):
    """A questionnaire: what it is called, from where to where it goes, and which way is better."""

    code: str
    name: str
    lowest: int
    highest: int
    is_lower_better: bool
    is_of_an_adult: bool

    @property
    def label(self):
        """The name with its range, as it is chosen from."""
        return f"{self.name} ({self.lowest} to {self.highest})"


@cache
def instruments():
    """{code: Instrument} of all there are, in the order of the files."""
    files = [DATA / "instruments.csv", settings.LOCAL_INSTRUMENTS]
    return {one.code: one for path in files if path for one in read(Path(path))}


def read(path):
    """The instruments of one file. Raises ValueError for a range that is none."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_instrument(line) for line in csv.DictReader(lines)]


def _instrument(line):
    lowest, highest = int(line["lowest"]), int(line["highest"])
    if lowest >= highest:
        raise ValueError(f"{line['code']}: a score cannot go from {lowest} to {highest}.")
    return Instrument(
        line["code"],
        line["name"],
        lowest,
        highest,
        line["better"] == "lower",
        line["about"] == OF_AN_ADULT,
    )
