"""What is aimed at, what is missed, and which of that is known with its reason."""

import tomllib
from pathlib import Path
from typing import NamedTuple

FAILED = "failed, or took over a minute"
TIMES_FLOOR, QUERIES, FLAT, TEN_TIMES = 4.0, 5, 1.5, 1.5
KNOWN = Path(__file__).with_name("known_misses.toml")
NAMES = ("goal", "page", "who", "database")


class Miss(NamedTuple):
    """A goal that was not reached."""

    goal: str
    page: str
    who: str
    database: str
    value: float

    def __str__(self):
        who = f" for {self.who}" if self.who else ""
        return f"{self.database}: {self.page}{who}, {self.goal} {self.value:g}"


def misses(found):
    """The goals that one database's figures miss."""
    where = found["database"]
    for cell in found["cells"]:
        if cell["page"] != "floor":
            yield from _of_a_page(cell, where)
    for goal, rows, most in (
        ("flat", found["flat"], FLAT),
        ("ten times the grants", found["ten_times"], TEN_TIMES),
    ):
        for row in rows:
            if row["ratio"] > most:
                yield Miss(goal, row["page"], row.get("who", ""), where, row["ratio"])


def _of_a_page(cell, where):
    page, who = cell["page"], cell["who"]
    if cell.get("skipped") == FAILED:
        yield Miss("answer", page, who, where, 0)
    if cell.get("times_floor", 0) > TIMES_FLOOR:
        yield Miss("times floor", page, who, where, cell["times_floor"])
    if cell.get("queries", 0) > QUERIES:
        yield Miss("queries", page, who, where, cell["queries"])


def known():
    """The misses that are listed with their reason; what a row leaves out, it says of all."""
    return tomllib.loads(KNOWN.read_text(encoding="utf-8")).get("miss", [])


def told_apart(missed, listed):
    """(misses that nobody listed, listed ones that are met now)."""
    new = [miss for miss in missed if not any(covers(row, miss) for row in listed)]
    met = [row for row in listed if not any(covers(row, miss) for miss in missed)]
    return new, met


def covers(row, miss):
    """Whether a listed row speaks of this miss."""
    return all(
        getattr(miss, name) in ([row[name]] if isinstance(row[name], str) else row[name])
        for name in NAMES
        if name in row
    )
