"""Figures that open a question. Each counts only what its reader may see."""

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from django.db.models import Q, Value
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from assessments.models import Assessment, AssessmentChild, DecisionPoint
from audit import clock
from audit.reading import at_once, attach, keys_of
from casework.models import Child, EntryChild

PERIOD = timedelta(days=365)
"""How far back a figure looks."""

LONGEST = 8
"""How many of the longest are listed with their reasons: as many as a meeting can talk about."""

MOST = 300
"""As many as can be told apart as dots on one line, and opened one by one."""

FEWEST = 2
"""A spread needs at least two."""

SILENCE = 14
"""Days without a word in the story from which a gap is mentioned. It is a question, not a limit."""


class Spell(NamedTuple):
    """One assessment in the spread: how many days so far, finished or not, with its reasons."""

    assessment: Assessment
    days: int
    is_finished: bool
    silence: tuple = ()

    @property
    def children(self):
        """The children it is about."""
        return [row.child for row in self.assessment.child_rows.all()]

    @property
    def revisions(self):
        """The later decision points: each time the day moved, with its reason."""
        return list(self.assessment.decision_points.all())[1:]

    @property
    def times_told(self):
        """How many of the revisions the family was told of."""
        return sum(point.told_on is not None for point in self.revisions)


class Bar(NamedTuple):
    """How many assessments took so many days, among the finished or the unfinished ones."""

    days: int
    is_finished: bool
    many: int


class Spread(NamedTuple):
    """A whole spread of times; quartiles of the finished ones, in days.

    `bars` hold all of it. `spells` are the assessments themselves, longest first: all of them, or
    of more than can be told apart only the longest.
    """

    spells: list
    quartiles: tuple | None
    bars: list

    @property
    def is_whole(self):
        """Whether every assessment is there to be opened."""
        return len(self.spells) == sum(bar.many for bar in self.bars)

    @property
    def finished(self):
        """How many are finished."""
        return sum(bar.many for bar in self.bars if bar.is_finished)

    @property
    def unfinished(self):
        """How many are not finished yet."""
        return sum(bar.many for bar in self.bars if not bar.is_finished)

    @property
    def by_ten_days(self):
        """[(from day, to day, how many)] of all, for reading what a picture shows."""
        tens = Counter()
        for bar in self.bars:
            tens[bar.days // 10] += bar.many
        return [(10 * ten, 10 * ten + 9, many) for ten, many in sorted(tens.items())]


def assessment_spread(user):
    """Every assessment `user` may see that was under way in the last year, beginning to decision.

    Days are whole days by the calendar in London. Finished in the last year, or not yet finished.
    Of more than can be told apart, only the longest are fetched with their children.
    """
    now, zone = clock.now(), timezone.get_default_timezone()
    ended_on = TruncDate(Coalesce("concluded_at", Value(now)), tzinfo=zone)
    rows = Assessment.objects.permitting(user, Assessment.VIEW).filter(
        Q(concluded_at=None) | Q(concluded_at__gte=now - PERIOD)
    )
    rows = rows.annotate(took=ended_on - TruncDate("began_at", tzinfo=zone))
    found = rows.order_by("-took", "-began_at", "-pk")
    found = found.values_list("pk", "took", Q(concluded_at__isnull=False))
    found = [(pk, took.days, is_finished) for pk, took, is_finished in found]
    fetched = found if len(found) <= MOST else found[:LONGEST]
    bars = Counter((days, is_finished) for _, days, is_finished in found)
    return _spread(_spells(fetched, user), [Bar(*key, many) for key, many in bars.items()])


def _spells(found, user):
    """These assessments with their children and reasons; the longest with their silence."""
    keys = [pk for pk, *_ in found]
    longest = AssessmentChild.objects.filter(assessment__in=keys[:LONGEST]).order_by()
    told = EntryChild.objects.permitting(user, Child.VIEW)
    ours = {"assessment__among": keys_of("rows")}
    read = at_once(
        rows=Assessment.objects.filter(pk__in=keys).select_related("lead"),
        children=AssessmentChild.objects.filter(**ours).select_related("child__person"),
        points=DecisionPoint.objects.filter(**ours),
        told=told.filter(child__among=longest.values("child_id"))
        .order_by()
        .values_list("child_id", "happened_at"),
    )
    attach(read["rows"], "child_rows", read["children"])
    attach(read["rows"], "decision_points", read["points"])
    rows = {row.pk: row for row in read["rows"]}
    spells = [Spell(rows[pk], days, is_finished) for pk, days, is_finished in found]
    return [*_with_silences(spells[:LONGEST], read["told"]), *spells[LONGEST:]]


def _spread(spells, bars):
    bars = sorted(bars)
    days = [bar.days for bar in bars if bar.is_finished for _ in range(bar.many)]
    return Spread(spells, quartiles_of(days), bars)


def days_between(since, until):
    """Whole days by the calendar in London."""
    return (clock.day(until) - clock.day(since)).days


def quartiles_of(days):
    """(lower quarter, median, upper quarter) in whole days; None with fewer than two."""
    if len(days) < FEWEST:
        return None
    return tuple(round(cut) for cut in quantiles(days, n=4, method="inclusive"))


def _with_silences(spells, rows):
    """The same spells, each with its longest silence as (from day, to day), if there was one.

    A silence is a time in which nothing this reader may read was told in any of the children's
    stories. Mere milestones count: what matters is that nothing at all is written.
    """
    told = defaultdict(list)
    for child, happened_at in rows:
        told[child].append(happened_at)
    return [spell._replace(silence=_silence(spell, told)) for spell in spells]


def _silence(spell, told):
    began, ended = spell.assessment.began_at, spell.assessment.concluded_at or clock.now()
    moments = {began, ended} | {
        moment for child in spell.children for moment in told[child.pk] if began < moment < ended
    }
    days = sorted({days_between(began, moment) for moment in moments})
    longest = max(pairwise(days), key=lambda gap: gap[1] - gap[0], default=(0, 0))
    return longest if longest[1] - longest[0] >= SILENCE else ()
