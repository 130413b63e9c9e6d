"""What can be done to a plan: goals, the steps of named people, and how they went."""

from datetime import date
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from audit.refs import new_ref
from casework.actions.shares import keep_back
from casework.models import Entry, Goal, Involvement, Plan, Step
from casework.story import lock, tell

NOT_IN_THE_NETWORK = (
    "{name} is not in the network of any of these children. Add them to who helps first."
)


class WrittenStep(NamedTuple):
    """A step as it is written: what, who (one line of a network card), and when."""

    what: str
    who: Involvement
    by_on: date | None = None
    by_words: str = ""
    sibling_key: str = ""


@action("casework.plan_child")
def add_goal(child, *, by, outcome, steps, also=(), how_we_will_know=""):
    """Add to a child's plan what we want to see, and who will do what about it.

    Written for siblings (`also`) it makes one goal for each child. Raises ValidationError for
    a step nobody in any of the networks can do.
    """
    return write_goal(
        [child, *also], by=by, outcome=outcome, steps=steps, how_we_will_know=how_we_will_know
    )[0]


def write_goal(children, *, by, outcome, steps, **details):
    """One goal and its steps in the plan of each child. Runs only inside an action.

    A step goes to the children whose network the person is in: a plan never tells of somebody
    who does not help that child.
    """
    for child in children:
        if not by.has_perm("casework.plan_child", child):
            raise PermissionDenied("You cannot plan for one of these children.")
    key = new_ref()
    goals = [
        checked(
            Goal(
                plan=_plan(child), outcome=outcome, sibling_key=key, set_on=clock.today(), **details
            )
        )
        for child in lock(children)
    ]
    for written in steps:
        _write_step(goals, written)
    for goal in goals:
        keep_back(goal)
    return goals


def reword_goals(need_ref, outcome, how_we_will_know):
    """What a need now says, its goals say in each plan. Runs only inside an action.

    Words that name somebody are kept back from shares, as those of a new goal are.
    """
    for goal in Goal.objects.current().filter(need_ref=need_ref):
        keep_back(changed(goal, outcome=outcome, how_we_will_know=how_we_will_know))


def carry_goals(before, children, *, steps, **values):
    """The goals a need (`before`) became go on as another's. Runs only inside an action."""
    goals = Goal.objects.current().filter(need_ref=before, plan__child__in=children)
    goals = [changed(goal, **values) for goal in goals]
    for written in steps:
        _write_step(goals, written)
    for goal in goals:
        keep_back(goal)


def end_goals(need_ref, why):
    """The goals a need became end with it, for its reason. Runs only inside an action."""
    for goal in Goal.objects.current().filter(need_ref=need_ref):
        changed(goal, ended_on=clock.today(), why_ended=why)


def _plan(child):
    return Plan.objects.filter(child=child).first() or checked(
        Plan(child=child, began_on=clock.today())
    )


def _write_step(goals, written):
    made, key = 0, written.sibling_key or new_ref()
    for goal in goals:
        helper = in_the_network_of(goal.plan.child, written.who)
        if helper:
            checked(
                Step(
                    goal=goal,
                    what=written.what,
                    involvement=helper,
                    by_on=written.by_on,
                    by_words="" if written.by_on else written.by_words,
                    sibling_key=key,
                )
            )
            made += 1
    if not made:
        raise ValidationError({"who": NOT_IN_THE_NETWORK.format(name=written.who.name)})


def in_the_network_of(child, involvement):
    """The line of this child's network card that is the same person, or None."""
    if involvement.child_id == child.pk:
        return involvement
    same = child.involvements.current().filter(name=involvement.name)
    return same.filter(agency=involvement.agency, person=involvement.person).first()


@action("casework.plan_child")
def add_step(goal, *, by, what, who, by_on=None, by_words=""):
    """Add to a goal what somebody named will do, by a day or in words."""
    _write_step([goal], WrittenStep(what, who, by_on, by_words))
    keep_back(goal)
    return goal


@action("casework.plan_child")
def end_goal(goal, *, by, why):
    """Finish with a goal: reached, changed or given up, and why."""
    changed(goal, ended_on=clock.today(), why_ended=why)
    tell(
        [goal.plan.child],
        kind=Entry.Kind.MILESTONE,
        title=f"Finished in the plan: {goal.outcome}"[:200],
        text=why,
        about=goal,
    )
    return goal


@action("casework.progress_step")
def progress_step(step, *, by, is_done, note=""):
    """Say how a step is going: done or not yet, and in words. The words go to the story."""
    if is_done and step.done_at is None:
        changed(step, done_at=clock.now(), done_by=by)
    elif not is_done and step.done_at is not None:
        changed(step, done_at=None, done_by=None)
    tell(
        [step.goal.plan.child],
        kind=Entry.Kind.MILESTONE,
        title=f"{'Done' if is_done else 'Not done yet'}: {step.what}"[:200],
        text=note,
        about=step,
    )
    return step
