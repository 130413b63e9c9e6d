"""Figures that open a question. Each counts only what its reader may see."""

from datetime import timedelta
from statistics import quantiles
from typing import NamedTuple

from assessments.models import Assessment
from audit import clock

PERIOD = timedelta(days=365)


class Spell(NamedTuple):
    """One assessment in the spread: how many days so far, finished or not, with its reasons."""

    assessment: Assessment
    days: int
    is_finished: bool

    @property
    def revisions(self):
        """The later decision points: each time the day moved, with its reason."""
        return list(self.assessment.decision_points.all())[1:]


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
    days = (clock.day(until) - clock.day(assessment.began_at)).days
    return Spell(assessment, days, assessment.is_concluded)


def _quartiles(days):
    """(lower quarter, median, upper quarter) in whole days; None with fewer than two."""
    return (
        tuple(round(cut) for cut in quantiles(days, n=4, method="inclusive"))
        if len(days) > 1
        else None
    )
