"""Figures that open a question. Each counts only what its reader may see."""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from assessments.models import Assessment
from audit import clock
from casework.models import Child, EntryChild

PERIOD = timedelta(days=365)
"""How far back a figure looks."""

LONGEST = 8
"""How many of the longest are listed with their reasons: as many as a meeting can talk about."""

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


class Spread(NamedTuple):
    """A whole spread of times, longest first; quartiles of the finished ones, in days."""

    spells: list
    quartiles: tuple | None

    @property
    def finished(self):
        return [spell for spell in self.spells if spell.is_finished]

    @property
    def unfinished(self):
        return [spell for spell in self.spells if not spell.is_finished]


def assessment_spread(user):
    """Every assessment `user` may see that was under way in the last year, beginning to decision.

    Days are whole days by the calendar in London. Finished in the last year, or not yet finished.
    """
    since = clock.now() - PERIOD
    rows = (
        Assessment.objects.permitting(user, Assessment.VIEW)
        .exclude(concluded_at__lt=since)
        .with_people()
        .prefetch_related("decision_points")
    )
    spells = sorted((_spell(row) for row in rows), key=lambda spell: -spell.days)
    return Spread(spells, _quartiles([spell.days for spell in spells if spell.is_finished]))


def _spell(assessment):
    until = assessment.concluded_at or clock.now()
    return Spell(assessment, _days(assessment.began_at, until), assessment.is_concluded)


def _days(since, until):
    return (clock.day(until) - clock.day(since)).days


def _quartiles(days):
    """(lower quarter, median, upper quarter) in whole days; None with fewer than two."""
    if len(days) < FEWEST:
        return None
    return tuple(round(cut) for cut in quantiles(days, n=4, method="inclusive"))


def silences(spells, user):
    """The same spells, each with its longest silence as (from day, to day), if there was one.

    A silence is a time in which nothing this reader may read was told in any of the children's
    stories. Mere milestones count: what matters is that nothing at all is written.
    """
    children = {child.pk for spell in spells for child in spell.children}
    told = defaultdict(list)
    rows = EntryChild.objects.permitting(user, Child.VIEW).filter(child__in=children)
    for child, happened_at in rows.values_list("child_id", "happened_at"):
        told[child].append(happened_at)
    return [spell._replace(silence=_silence(spell, told)) for spell in spells]


def _silence(spell, told):
    began, ended = spell.assessment.began_at, spell.assessment.concluded_at or clock.now()
    moments = {began, ended} | {
        moment for child in spell.children for moment in told[child.pk] if began < moment < ended
    }
    days = sorted({_days(began, moment) for moment in moments})
    longest = max(pairwise(days), key=lambda gap: gap[1] - gap[0], default=(0, 0))
    return longest if longest[1] - longest[0] >= SILENCE else ()
