"""The band above a story: what was told, what was done, what the child said, on one line of time.

Small contacts that each looked like nothing make a pattern here. No colour speaks of time.
"""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

import svg

from audit import clock
from casework.models import Entry
from frontend.drawing import drawn
from frontend.telling import Telling

FEWEST = 2
"""One contact is no pattern; and a span is said in months from two on."""

ROOM = 24
"""Per cent of the width that the words at either end of the line need on a phone."""

APART = 3.4
"""Per cent of the width: nearer than this, two numbers would stand on one another."""

TOLD, DONE, SAID, AXIS = 38, 86, 126, 138
"""Pixels from the top: the line of each kind of mark."""

MONTHS_IN_A_YEAR = 12
IN_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


class Band(NamedTuple):
    """The contacts in order, how long they span in words, and the picture."""

    contacts: list
    span: str
    picture: str

    @property
    def times(self):
        """How often somebody told us something: “nine”, or a number."""
        return _count(len(self.contacts))


def band(pattern):
    """The band of a story's Pattern; None where there is none to see."""
    told = pattern.told
    if len(told) < FEWEST:
        return None
    start, today = clock.day(told[0].happened_at), clock.today()
    scale = _Scale(start, max((today - start).days, 1))
    marks = [mark for mark in pattern.marks if clock.day(mark.happened_at) >= start]
    done = [mark for mark in marks if mark.kind != Entry.Kind.CONTACT]
    elements = [
        *_heading("Somebody told us something", 14, "t-bold"),
        svg.Line(x1=0, x2="100%", y1=TOLD, y2=TOLD, class_=["hair"]),
        *_dots([scale.at(row) for row in told]),
        *_heading("What we did", 70, "t-soft"),
        svg.Line(x1=0, x2="100%", y1=DONE, y2=DONE, class_=["hair"]),
        *(_tick(scale.at(mark)) for mark in done),
        *_heading("Own words", 112, "t-soft"),
        *(_said(scale.at(mark)) for mark in marks if mark.is_said),
        *_axis(scale),
    ]
    return Band([Telling(row) for row in told], _span(start, today), drawn(elements))


class _Scale(NamedTuple):
    start: date
    days: int

    def at(self, row):
        return self.of(clock.day(row.happened_at))

    def of(self, day):
        return 2 + 96 * (day - self.start).days / self.days


def _heading(words, y, css):
    yield svg.Text(x=0, y=y, class_=[css], text=words)


def _dots(places):
    """Numbered where there is room for the number, smaller where dots crowd."""
    crowded = any(later - place < APART for place, later in pairwise(places))
    for number, place in enumerate(places, start=1):
        yield svg.Circle(cx=f"{place:.2f}%", cy=TOLD, r=7 if crowded else 11, class_=["dot"])
        if not crowded:
            css = ["dot-n", "mid"]
            yield svg.Text(x=f"{place:.2f}%", y=TOLD + 5, class_=css, text=str(number))


def _tick(place):
    x = f"{place:.2f}%"
    return svg.Line(x1=x, x2=x, y1=DONE - 7, y2=DONE + 7, class_=["tick"])


def _said(place):
    return svg.Circle(cx=f"{place:.2f}%", cy=SAID, r=5, class_=["said"])


def _axis(scale):
    """From the month of the first contact to today, with the years where there is room."""
    yield svg.Line(x1=0, x2="100%", y1=AXIS, y2=AXIS, class_=["axis"])
    yield svg.Text(x=0, y=AXIS + 21, class_=["t-soft"], text=f"{scale.start:%B %Y}")
    yield svg.Text(x="100%", y=AXIS + 21, class_=["t-soft", "end"], text="today")
    for year in range(scale.start.year + 1, clock.today().year + 1):
        place = scale.of(date(year, 1, 1))
        x = f"{place:.2f}%"
        yield svg.Line(x1=x, x2=x, y1=AXIS, y2=AXIS + 6, class_=["axis"])
        if ROOM < place < 100 - ROOM:
            yield svg.Text(x=x, y=AXIS + 21, class_=["t-soft", "mid"], text=str(year))


def _span(start, today):
    months = (today.year - start.year) * MONTHS_IN_A_YEAR + today.month - start.month
    if months < FEWEST:
        return f"since {start.day} {start:%B}"
    if months < 2 * MONTHS_IN_A_YEAR:
        return f"in {_count(months)} months"
    return f"in {_count(round(months / MONTHS_IN_A_YEAR))} years"


def _count(number):
    return IN_WORDS[number] if number < len(IN_WORDS) else str(number)
