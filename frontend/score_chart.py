"""Scores over time, drawn on the server: a dot a day, and a line between them.

Beside it stands the same in a table; the picture is hidden from screen readers. Up is always more
points: which way is better is said in words, since no colour says it.
"""

from itertools import pairwise

import svg

from frontend.drawing import drawn

TOP, FLOOR = 12, 116
"""Pixels: where the highest score stands, and the lowest."""


def score_chart(progress):
    """An assessments.others.Progress as a picture: “” where there is only one score to show."""
    scores = progress.scores
    if len({one.answered_on for one in scores}) < 2:  # noqa: PLR2004 - a line needs two ends
        return ""
    first, last = scores[0].answered_on, scores[-1].answered_on
    places = [(_across(one.answered_on, first, last), _up(one.score, progress)) for one in scores]
    lines = [
        svg.Line(x1=a, y1=b, x2=c, y2=d, class_=["move"]) for (a, b), (c, d) in pairwise(places)
    ]
    dots = [svg.Circle(cx=x, cy=y, r=5, class_=["dot"]) for x, y in places]
    words = [
        svg.Text(x=x, y=y - 10 if y > TOP + 14 else y + 20, class_=["mid", "t-bold"], text=str(n))
        for (x, y), n in zip(places, (one.score for one in scores), strict=True)
    ]
    return drawn([*_frame(progress), *lines, *dots, *words])


def _frame(progress):
    for score in (progress.highest, progress.lowest):
        y = _up(score, progress)
        yield svg.Line(x1="9%", x2="100%", y1=y, y2=y, class_=["axis" if y == FLOOR else "hair"])
        yield svg.Text(x="7%", y=y + 5, class_=["t-soft", "end"], text=str(score))


def _across(day, first, last):
    return f"{14 + 80 * (day - first).days / (last - first).days:.2f}%"


def _up(score, progress):
    share = (score - progress.lowest) / (progress.highest - progress.lowest)
    return round(FLOOR - share * (FLOOR - TOP), 1)
