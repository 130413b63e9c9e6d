"""The coded picks that belong to a decision, as the census of children in need spells them.

`data/README.md` says where they come from.
"""

import csv
from functools import cache
from typing import NamedTuple

from assessments.instruments import DATA

NO_FACTORS, AVOIDED = "21", "N0"
"""“No factors identified”, which stands alone; “not stated”, which nobody is offered."""

AFTER_ASSESSMENT = {"no-further-action": "RC8", "early-help": "RC9"}
"""The closure reason that an outcome is already: nobody is asked for it."""


class Code(NamedTuple):
    """A code and what it means; `theme` groups the factors."""

    code: str
    label: str
    theme: str = ""


def _lines(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def factors():
    """The factors that are offered, in the order of the census."""
    current = [line for line in _lines("assessment_factors") if line["status"] == "current"]
    return [Code(line["code"], line["short_label"], line["theme"]) for line in current]


@cache
def primary_needs():
    """The primary needs that are offered."""
    return [
        Code(line["code"], line["label"])
        for line in _lines("primary_need")
        if line["code"] != AVOIDED
    ]


@cache
def closure_reasons():
    """Why social care stops, where the outcome does not say it already."""
    said = set(AFTER_ASSESSMENT.values())
    return [
        Code(line["code"], line["label"])
        for line in _lines("reason_for_closure")
        if line["code"] not in said
    ]


@cache
def labels():
    """{code: what it means} of every code there ever was here."""
    named = {line["code"]: line["short_label"] for line in _lines("assessment_factors")}
    for name in ("primary_need", "reason_for_closure"):
        named |= {line["code"]: line["label"] for line in _lines(name)}
    return named
