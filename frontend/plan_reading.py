"""One child's plan as one reader reads it: the whole, one's own part first, or a preview of it."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from assessments.models import Assessment, Need
from audit.reading import attach, keys_of
from casework.help_given import services_lists
from casework.models import Goal, Step
from casework.recipients import Recipient
from frontend.fields import new_key
from frontend.glance import helpers
from signs_of_safety import document

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
    services: list = field(default_factory=list)

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


def plan_lists(reader, child):
    """What `plan_reading` is made of, for a user or for the recipient of a share to come."""
    goals = Goal.objects.permitting(reader, Goal.VIEW).filter(plan__child=child).current()
    refs = Goal.objects.filter(pk__among=keys_of("goals")).exclude(need_ref="").values("need_ref")
    readable = Assessment.objects.permitting(reader, Assessment.VIEW)
    readable = readable.filter(pk=OuterRef("assessment_id"))
    return {
        **services_lists(reader, child),
        "goals": goals,
        "steps": Step.objects.of_the_goals(reader),
        "needs": Need.objects.filter(Exists(readable), ref__among=refs),
        "mapped": document.of_a_plan(reader, refs),
        "helpers": helpers(child, reader),
    }


def plan_reading(reader, child, may, found, watched=frozenset()):
    """The plan as its reader reads it, of what was found of `plan_lists`."""
    goals, needs = found["goals"], {need.ref: need for need in found["needs"]}
    dangers = {goal.ref: goal.answers for goal in found["mapped"]}
    attach(goals, "steps", found["steps"])
    for goal in goals:
        # The need or danger behind it, for those who may read where it was found.
        goal.need = needs.get(goal.need_ref)
        goal.danger = dangers.get(goal.need_ref)
        for step in goal.steps.all():
            step.once = new_key()
    attach(found["services"], "views", found["views"])
    return PlanReading(
        child, reader, may, goals, found["helpers"], watched, services=found["services"]
    )


def with_what_is_kept_back(reading, kept_back):
    """The same plan, saying of each goal and step from whom it is kept back today, and why."""
    for goal in reading.goals:
        for record in [goal, *goal.steps.all()]:
            record.kept_back = [kept for kept in kept_back if kept.record == record]
    return reading
