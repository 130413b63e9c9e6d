"""The report of a round, as it was published: Good, Reasonable, Poor, Don't know, in percent, N.

Good is very good and good, Poor is poor and very poor. Each percentage is rounded by itself to the
nearest whole one, a half upwards, so that four of them may add up to 99 or 101.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count

from audit.reading import at_once, keys_of
from feedback.models import AgencyRatings, Dimension, Point, Rated, Rating, Respondent

PUBLISHED = Path(__file__).parent / "data" / "interagency_ratings_published.csv"
BOARDS = {"2010": 46, "2012": 57}
"""How many boards answered in each of the published years."""

IN_WORDS = ("Good", "Reasonable", "Poor", "Don't know")
BANDS = {
    Point.VERY_GOOD: 0,
    Point.GOOD: 0,
    Point.REASONABLE: 1,
    Point.POOR: 2,
    Point.VERY_POOR: 2,
    Point.DONT_KNOW: 3,
}
"""Which of the four each point is counted in."""

EARLIER = 3
"""How many earlier rounds of our own stand beside: as many as can be taken in."""

WHOLE = 100


class Line(NamedTuple):
    """How one agency is rated on one thing, in one round: four percentages, of how many answers.

    `shares` is () where too few answered for it to be shown.
    """

    source: str
    shares: tuple
    answers: int
    is_this_round: bool = False

    @property
    def is_held_back(self):
        return not self.shares

    @property
    def total(self):
        """What the four add up to."""
        return sum(self.shares)

    @property
    def is_uneven(self):
        """Whether they do not add up to 100."""
        return bool(self.shares) and self.total != WHOLE


class Group(NamedTuple):
    """An agency, or a dimension, with what stands under it."""

    code: str
    name: str
    rows: list


class Report(NamedTuple):
    """A round as its readers see it. Nothing of a round that goes on, but how many answered."""

    answered: int
    asked: int
    dimensions: list
    comments: list
    floor: int
    uneven: int

    @property
    def is_held_back(self):
        """Whether too few answered for anything of it to be shown."""
        return self.answered < self.floor


def percent(count, of):
    """A whole percentage, a half rounded upwards."""
    return (2 * WHOLE * count + of) // (2 * of)


def shares(points, floor):
    """The four percentages of {point: how many}; () where they are fewer than `floor`."""
    answers = sum(points.values())
    if answers < max(floor, 1):
        return ()
    bands = Counter()
    for point, count in points.items():
        bands[BANDS[point]] += count
    return tuple(percent(bands[band], answers) for band in range(len(IN_WORDS)))


def report(opened, user):
    """The report of this round beside what was published and earlier rounds `user` may read."""
    shown = AgencyRatings.objects.filter(pk=opened.pk).over()
    before = AgencyRatings.objects.permitting(user, AgencyRatings.VIEW).over()
    before = before.filter(until_on__lt=opened.until_on).order_by("-until_on", "-pk")[:EARLIER]
    found = at_once(
        shown=shown,
        before=before,
        asked=Respondent.objects.filter(round_id=opened.pk).values_list("answered_on", "comment"),
        counts=Rating.objects.filter(respondent__round_id__among=keys_of("shown", "before"))
        .order_by()
        .values_list("respondent__round_id", "agency", "dimension", "point")
        .annotate(n=Count("pk")),
    )
    answered = [comment for day, comment in found["asked"] if day]
    floor = settings.SMALLEST_GROUP
    is_read = bool(found["shown"]) and len(answered) >= floor
    rounds = [*reversed(found["before"]), opened] if is_read else []
    dimensions = _dimensions(opened, rounds, _tallied(found["counts"]), floor)
    return Report(
        answered=len(answered),
        asked=len(found["asked"]),
        dimensions=dimensions,
        comments=sorted(filter(None, answered)) if is_read else [],
        floor=floor,
        uneven=sum(line.is_uneven for one in dimensions for each in one.rows for line in each.rows),
    )


def _tallied(counts):
    tally = {}
    for round_id, agency, dimension, point, count in counts:
        tally.setdefault((round_id, agency, dimension), Counter())[point] += count
    return tally


def _dimensions(opened, rounds, tally, floor):
    if not rounds:
        return []
    return [
        Group(
            dimension.value,
            dimension.label,
            [
                Group(agency, Rated(agency).label, _lines(agency, dimension, rounds, tally, floor))
                for agency in Rated.values
                if agency in opened.rated
            ],
        )
        for dimension in Dimension
    ]


def _lines(agency, dimension, rounds, tally, floor):
    lines = list(published()[agency, dimension.value])
    for each in rounds:
        points = tally.get((each.pk, agency, dimension.value), Counter())
        if points or each is rounds[-1]:
            is_this = each is rounds[-1]
            answers = sum(points.values())
            lines.append(Line(each.name, shares(points, floor), answers, is_this))
    return lines


@cache
def published():
    """{(agency, dimension): [Line]} as printed, of the years in which this agency was rated."""
    names = {Rated(code).label: code for code in Rated.values}
    things = {Dimension(code).label: code for code in Dimension.values}
    printed = {}
    with PUBLISHED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            of = printed.setdefault((names[row["agency"]], things[row["dimension"]]), {})
            of[row["rating"]] = row
    return {pair: _printed(rows) for pair, rows in printed.items()}


def _printed(rows):
    for_year = {
        year: [rows[word][f"percent_{year}"] for word in IN_WORDS if rows[word][f"percent_{year}"]]
        for year in BOARDS
    }
    return [
        Line(year, tuple(map(int, figures)), BOARDS[year])
        for year, figures in for_year.items()
        if figures
    ]
