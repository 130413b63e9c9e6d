"""What an assessment goes on from: the earlier one, and what changed since then."""

from typing import NamedTuple

from assessments.models import Assessment, AssessmentChild, Need
from audit.reading import keys_of
from casework.models import Goal

MOST = 3
"""As many earlier ones as somebody would choose from."""


class Since(NamedTuple):
    """A need of the earlier assessment, and what became of it."""

    need: Need
    now: Need | None
    goals: list

    @property
    def is_reworded(self):
        """Whether it is needed still, in other words than then."""
        return self.now is not None and self.now.needs != self.need.needs

    @property
    def ended(self):
        """Its goals that came to an end, each with why."""
        return [goal for goal in self.goals if goal.ended_on]


def to_follow(user, about):
    """The finished assessments one could go on from, newest first; `about` is a condition on
    AssessmentChild."""
    readable = Assessment.objects.permitting(user, Assessment.VIEW).exclude(concluded_at=None)
    ids = AssessmentChild.objects.filter(about).values("assessment_id")
    return readable.filter(pk__in=ids).order_by("-concluded_at", "-pk")[:MOST]


def earlier(assessment, user):
    """The lists of what it goes on from, to be read at once; none where it follows nothing."""
    then = Assessment.objects.permitting(user, Assessment.VIEW).filter(pk=assessment.follows_id)
    needs = Need.objects.standing().filter(assessment__in=keys_of("then"))
    goals = Goal.objects.permitting(user, Goal.VIEW).filter(
        need_ref__in=needs.values("ref"),
        plan__child__in=[child.pk for child in assessment.children_concerned()],
    )
    return {"then": then, "needs_then": needs, "goals_then": goals}


def since(found):
    """[Since] of each need of the earlier assessment, of what was read."""
    now = {need.follows_id: need for need in found["needs"] if need.follows_id}
    goals = {}
    for goal in found["goals_then"]:
        goals.setdefault(goal.need_ref, []).append(goal)
    return [Since(one, now.get(one.pk), goals.get(one.ref, [])) for one in found["needs_then"]]
