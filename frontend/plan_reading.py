"""One child's plan as one reader reads it: the whole, one's own part first, or a preview of it."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from assessments.models import Assessment, Need
from casework.models import Goal
from casework.preview import kept_back
from casework.recipients import Recipient
from frontend.fields import new_key
from frontend.glance import helpers

PROGRESS = "casework.contribute"


class Block(NamedTuple):
    """A goal with its steps, a partner's own first."""

    goal: Goal
    steps: list


@dataclass(frozen=True)
class PlanReading:
    """What of a child's plan its reader may read.

    In a preview `watched` are words to mark, and `struck` what they would not see after all.
    """

    child: Any
    reader: Any
    may: frozenset
    goals: list
    helpers: list
    watched: frozenset = frozenset()
    struck: frozenset = frozenset()

    @property
    def is_preview(self):
        return isinstance(self.reader, Recipient)

    @property
    def is_staff(self):
        """Whether it is read by the people of the record."""
        return self.reader.is_record_staff

    @property
    def may_plan(self):
        return "casework.plan_child" in self.may

    @property
    def may_share(self):
        return "casework.share_child" in self.may

    @property
    def may_say(self):
        """Whether this reader may say how a step went: a partner of their own, a worker of any."""
        return PROGRESS in self.may

    @property
    def own_blocks(self):
        """The goals a partner has something to do for: their own part comes first."""
        return [self._block(goal) for goal in self.goals if self._has_own_part(goal)]

    @property
    def blocks(self):
        """The rest, or for the people of the record all of it."""
        return [self._block(goal) for goal in self.goals if not self._has_own_part(goal)]

    def _has_own_part(self, goal):
        if self.is_staff or goal in self.struck:
            return False
        return any(_is_own(step) and step not in self.struck for step in goal.steps.all())

    def _block(self, goal):
        steps = list(goal.steps.all())
        return Block(goal, steps if self.is_staff else sorted(steps, key=_own_first))

    @property
    def numbers(self):
        """Those who help and can be rung."""
        return [helper for helper in self.helpers if helper.phone]


def _is_own(step):
    return step.is_own and step.done_at is None


def _own_first(step):
    return not _is_own(step)


def plan_reading(reader, child, may, watched=frozenset()):
    """Read the plan for a user, or for the recipient of a share that is only being considered."""
    goals = Goal.objects.permitting(reader, Goal.VIEW).filter(plan__child=child).current()
    goals = list(goals.with_steps(reader))
    _say_why(goals, reader, may)
    for goal in goals:
        for step in goal.steps.all():
            step.once = new_key()
    return PlanReading(child, reader, may, goals, list(helpers(child, reader)), watched)


def with_what_is_kept_back(reading):
    """The same plan, saying of each goal and step from whom it is kept back today, and why."""
    found = kept_back(reading.child)
    for goal in reading.goals:
        for record in [goal, *goal.steps.all()]:
            record.kept_back = [kept for kept in found if kept.record == record]
    return reading


def _say_why(goals, reader, may):
    """The need behind a goal, for those who may read the assessment it was found in."""
    refs = {goal.need_ref for goal in goals} - {""}
    if refs and "casework.view_assessment" in may:
        readable = Assessment.objects.permitting(reader, Assessment.VIEW)
        found = Need.objects.filter(ref__in=refs, assessment__in=readable)
        needs = {need.ref: need for need in found.select_related("assessment")}
        for goal in goals:
            goal.need = needs.get(goal.need_ref)
