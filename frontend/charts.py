"""Pictures drawn on the server as SVG: no script, no inline style, and they print.

Positions along the line are percentages and nothing is scaled, so marks and letters keep their
size on a phone. Each picture stands beside a list that says the same; it is hidden from screen
readers, and its marks are not stops for the keyboard, because that list is.
"""

from collections import Counter

import svg

from frontend.drawing import drawn

FLOOR, STEP, TOP = 151, 11, 14
WIDE, EDGE = 100, 0.25
"""Pixels: where the lowest dot stands, how far apart dots are, where the picture begins; the days
from which a line is too long to number every ten; and how near an end, as a share of the line, a
label no longer stands in the middle."""


def spread(figure, address=None, words="days from beginning to decision"):
    """A learning.figures.Spread on a line of days: every assessment a dot, hollow while unfinished.

    `address` gives the page a dot opens, `words` say what the days are. More
    than can be told apart stand as one bar for each day.
    """
    longest = max([bar.days for bar in figure.bars], default=0)
    scale = max(10, -(-longest // 10) * 10)
    marks = _dots(figure.spells, scale, address) if figure.is_whole else _bars(figure.bars, scale)
    return drawn([*_middle(figure.quartiles, scale), *marks, *_axis(scale, words)])


def _at(days, scale):
    return f"{2 + 96 * days / scale:.2f}%"


def _dots(spells, scale, address):
    stacked = Counter()
    for spell in sorted(spells, key=lambda spell: not spell.is_finished):
        height = FLOOR - STEP * min(stacked[spell.days], 12)
        stacked[spell.days] += 1
        dot = svg.Circle(
            cx=_at(spell.days, scale),
            cy=height,
            r=4.5,
            class_=["dot"] if spell.is_finished else ["dot", "hollow"],
            elements=[svg.Title(text=f"{spell.days} days")],
        )
        yield svg.A(href=address(spell), tabindex=-1, elements=[dot])


def _bars(bars, scale):
    stacked = Counter()
    for bar in bars:
        stacked[bar.days] += bar.many
    most = max(stacked.values())
    for days, many in stacked.items():
        height = max(1, round((FLOOR - TOP) * many / most))
        bar = {"x": _at(days, scale), "y": FLOOR + 9 - height, "width": 3, "height": height}
        yield svg.Rect(**bar, class_=["dot"], elements=[svg.Title(text=f"{many} of {days} days")])


def _middle(quartiles, scale):
    if not quartiles:
        return
    low, median, high = quartiles
    width = f"{96 * (high - low) / scale:.2f}%"
    yield svg.Rect(x=_at(low, scale), y=TOP, width=width, height=146, class_=["middle"])
    yield svg.Line(x1=_at(median, scale), x2=_at(median, scale), y1=TOP, y2=160, class_=["median"])
    label = f"half by {median} days" if median else "half the same day"
    anchor = _anchor(median / scale)
    yield svg.Text(x=_at(median, scale), y=9, class_=[anchor, "t-bold"], text=label)


def _anchor(share):
    """Which way a label goes from here, so that it does not leave the picture on a phone."""
    if share < EDGE:
        return "start"
    return "end" if share > 1 - EDGE else "mid"


def _axis(scale, words):
    yield svg.Line(x1=0, x2="100%", y1=160, y2=160, class_=["axis"])
    every = 10 if scale <= WIDE else 50
    for days in range(0, scale + 1, every):
        yield svg.Text(x=_at(days, scale), y=180, class_=["t-soft", "mid"], text=str(days))
    yield svg.Text(x="100%", y=202, class_=["t-soft", "end"], text=words)
