"""Where everybody stands, on one line, with the names above; and who moved. No average.

Beside it stands the same as a list, with the reasons; the picture is hidden from screen readers.
"""

from itertools import groupby
from typing import NamedTuple

import svg
from django.utils.text import Truncator

from frontend.drawing import drawn
from signs_of_safety.models import HIGHEST, Rating

LETTERS = 11
"""As much of a name as is drawn. The list has all of it."""

LETTER = 0.28
"""How much of the way from one number to the next a letter takes on a phone."""

ROW, LOWEST = 20, 30
"""Pixels: how high a row of names is, and how far above the line the lowest stands."""


class Move(NamedTuple):
    """Where one person stood on each occasion, or None where they did not say; and its picture."""

    who: str
    numbers: list
    line: str


def scale_line(ratings):
    """The picture of these ratings, which come in the order of their numbers."""
    names, rows = _placed(ratings)
    line = LOWEST + ROW * rows
    parts = [svg.Line(x1=at(0), x2=at(HIGHEST), y1=line, y2=line, class_=["axis"])]
    for number in range(HIGHEST + 1):
        x = at(number)
        parts.append(svg.Line(x1=x, x2=x, y1=line - 6, y2=line + 6, class_=["axis"]))
        parts.append(svg.Text(x=x, y=line + 32, class_=["t-soft", "mid"], text=str(number)))
    for number, same in groupby(ratings, lambda one: one.number):
        parts.append(svg.Circle(cx=at(number), cy=line, r=9, class_=[_kind(same)]))
    for number, row, anchor, name in names:
        x, y = at(number), line - LOWEST - ROW * row
        parts.insert(0, svg.Line(x1=x, x2=x, y1=y + 6, y2=line, class_=["hair"]))
        parts.append(svg.Text(x=x, y=y, class_=["t-bold", anchor], text=name))
    return drawn(parts, height=line + 44)


def moves(scales):
    """[Move] of everybody who stands on two of these scales or more, which come oldest first."""
    stood = [{one.who.casefold(): one for one in scale.seen} for scale in scales]
    everybody = {name: one.who for then in stood for name, one in then.items()}
    for name, who in everybody.items():
        numbers = [then[name].number if name in then else None for then in stood]
        said = [number for number in numbers if number is not None]
        if len(said) > 1:
            yield Move(who, numbers, _move(said))


def _move(numbers):
    """From the first of these numbers to the last, which is filled."""
    ends = {"x1": at(numbers[0]), "x2": at(numbers[-1]), "y1": 10, "y2": 10}
    parts = [svg.Line(x1=at(0), x2=at(HIGHEST), y1=10, y2=10, class_=["hair"])]
    parts.append(svg.Line(**ends, class_=["move"]))
    parts += [svg.Circle(cx=at(number), cy=10, r=5, class_=["was"]) for number in numbers[:-1]]
    parts.append(svg.Circle(cx=at(numbers[-1]), cy=10, r=7, class_=["dot"]))
    return drawn(parts, height=20)


def at(number):
    """Where a number of the scale is, from the left."""
    return f"{4 + 92 * number / HIGHEST:.1f}%"


def _kind(same):
    return "said" if any(one.role == Rating.Role.CHILD for one in same) else "dot"


def _placed(ratings):
    """([(number, row, anchor, name)], how many rows): each in the lowest row with room for it."""
    names, ends = [], []
    for one in ratings:
        name = Truncator(one.who).chars(LETTERS)
        anchor, start, end = _room(one.number, len(name) * LETTER)
        row = next((row for row, taken in enumerate(ends) if taken < start), len(ends))
        ends[row : row + 1] = [end + LETTER]
        names.append((one.number, row, anchor, name))
    return names, len(ends)


def _room(number, width):
    """Which way a name goes from its number, so that it stays on the page; from where to where."""
    if number < width / 2:
        return "start", number, number + width
    if number + width / 2 > HIGHEST:
        return "end", number - width, number
    return "mid", number - width / 2, number + width / 2
