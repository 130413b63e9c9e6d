"""Where nothing moves: each child of one's own work, the quietest first. A question, not a list of
faults: a quiet month can be the right month.

What moves is that somebody saw the child, that a goal or a step of the plan changed, and that
somebody stands elsewhere on a scale than the same person did before. Only what its reader may
read is counted.
"""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from django.db.models import Count, F, IntegerField, OuterRef, Subquery

from audit import clock
from audit.reading import at_once
from casework.models import Child, EntryChild, Goal, Step
from casework.reach import own_work
from feedback.telling import told_of, waiting_to_hear
from signs_of_safety.models import Rating, StatementChild

MOST = 150
"""As many children as a team has; of a larger one, the first by name."""

WEEK = timedelta(days=7)
WAITING = 50


class Quiet(NamedTuple):
    """One child: since when nothing moved, and what last did. Days are by the calendar."""

    child: Child
    seen_on: date | None
    planned_on: date | None
    has_plan: bool
    scaled_on: date | None
    moved_on: date | None
    waiting: list
    this_week: int

    @property
    def moved_last(self):
        """When anything moved, or None."""
        moved = filter(None, [self.seen_on, self.planned_on, self.moved_on])
        return max(moved, default=None)

    @property
    def days(self):
        """How many days nothing has moved; None where nothing ever did."""
        return self.moved_last and (clock.today() - self.moved_last).days


def drift(user):
    """A Quiet of each child of this person's own work or team, the quietest first."""
    own = own_work(user).order_by().values("child_id")
    return _quiet(user, Child.objects.permitting(user, "casework.view_record").filter(pk__in=own))


def drift_of(user, child):
    """The Quiet of one child."""
    seen = Child.objects.permitting(user, "casework.view_record")
    return _quiet(user, seen.filter(pk=child.pk))[0]


def _quiet(user, children):
    shown = children.order_by("person__given_name", "pk").with_person()[:MOST]
    about = StatementChild.objects.filter(child__in=children.order_by().values("pk"))
    ratings = Rating.objects.permitting(user, Rating.VIEW)
    ratings = ratings.annotate(revealed_at=F("scale__reveal__revealed_at"))
    found = at_once(
        children=_with_what_moved(shown, user),
        scaled=about.order_by("pk"),
        ratings=ratings.filter(scale__danger__in=about.order_by().values("statement")),
        to_tell=waiting_to_hear(user, WAITING),
        told_of=told_of("to_tell"),
    )
    scaled, waiting = _scaled(found), _waiting(found)
    lines = [
        Quiet(
            child,
            _day(child.saw_at),
            _day(max(filter(None, [child.goal_at, child.step_at]), default=None)),
            child.goal_at is not None,
            *scaled.get(child.pk, (None, None)),
            waiting[child.pk],
            child.this_week or 0,
        )
        for child in found["children"]
    ]
    return sorted(lines, key=lambda line: (line.moved_last or date.min, str(line.child)))


def _with_what_moved(children, user):
    told = EntryChild.objects.permitting(user, Child.VIEW).filter(child=OuterRef("pk"))
    saw = told.filter(seen__in=[EntryChild.Seen.SEEN, EntryChild.Seen.ALONE])
    week = told.filter(entry__recorded_at__gte=clock.now() - WEEK).order_by().values("child")
    goals = Goal.history.model.objects.filter(plan__child=OuterRef("pk"))
    steps = Step.history.model.objects.filter(goal__plan__child=OuterRef("pk"))
    many = week.annotate(many=Count("pk")).values("many")
    return children.annotate(
        saw_at=Subquery(saw.order_by("-happened_at").values("happened_at")[:1]),
        goal_at=Subquery(goals.order_by("-history_date").values("history_date")[:1]),
        step_at=Subquery(steps.order_by("-history_date").values("history_date")[:1]),
        this_week=Subquery(many, output_field=IntegerField()),
    )


def _scaled(found):
    """{child's key: (day of the last scale, day on which somebody last stood elsewhere)}"""
    stood, voices = defaultdict(list), defaultdict(set)
    for rating in found["ratings"]:
        at = rating.revealed_at
        voice = rating.scale.track, rating.who
        stood[voice].append((at, rating.number))
        voices[rating.scale.danger_id].add(voice)
    scaled = {}
    for row in found["scaled"]:
        for voice in voices[row.statement_id]:
            numbers = sorted(stood[voice])
            last, moved = scaled.get(row.child_id, (None, None))
            scaled[row.child_id] = (
                max(filter(None, [last, _day(numbers[-1][0])])),
                max(filter(None, [moved, _last_move(numbers)]), default=None),
            )
    return scaled


def _last_move(numbers):
    """The day on which one voice last stood elsewhere than before; None where it never did."""
    days = [at for (_, before), (at, number) in pairwise(numbers) if number != before]
    return _day(days[-1]) if days else None


def _waiting(found):
    """{child's key: the names of those who told us of the child and wait to hear}"""
    names = {referral.pk: referral.caller_name for referral in found["to_tell"]}
    waiting = defaultdict(list)
    for row in found["told_of"]:
        waiting[row.child_id].append(names[row.referral_id])
    return waiting


def _day(moment):
    return moment and clock.day(moment)
