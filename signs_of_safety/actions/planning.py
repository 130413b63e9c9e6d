"""What an agreed map puts into the one plan of each child, so that nobody writes it twice."""

from audit.records import changed
from casework.actions.plans import WrittenStep, carry_goals, end_goals, write_goal
from casework.models import Child, Step
from signs_of_safety.models import Kind, Statement

NOT_ON_THE_NEXT = "It is not on the next sheet."


def into_the_plans(sheet, by):
    """Each goal of the map becomes a goal of its children's plans, and its next steps their steps.

    A goal carried forward goes on as the same goal, in its present words; one that is not on this
    map any more ends, for the reason it was taken out. Runs only inside an action.
    """
    there = sheet.statements.standing()
    for goal in there.filter(kind=Kind.GOAL).select_related("follows"):
        _plan(goal, by, list(there.filter(kind=Kind.STEP, answers=goal)))
    if sheet.follows_id:
        _end_the_rest(sheet)


def _plan(goal, by, steps):
    children = goal.children_concerned()
    before = goal.follows.ref if goal.follows else ""
    going_on = Child.objects.filter(
        pk__in=[child.pk for child in children],
        plan__goals__need_ref=before,
        plan__goals__ended_on=None,
    )
    going_on = list(going_on) if before else []
    new = [_written(step) for step in steps if not _went_on(step)]
    said = {"outcome": goal.words, "need_ref": goal.ref}
    if going_on:
        carry_goals(before, going_on, steps=new, **said)
    anew = [child for child in children if child not in going_on]
    if anew:
        write_goal(anew, by=by, steps=new, **said)


def _written(step):
    return WrittenStep(step.words, step.who, step.by_on, step.by_words, step.sibling_key)


def _went_on(step):
    """Whether a step is in the plan from the map before; there it says what it says here."""
    there = Step.objects.filter(sibling_key=step.sibling_key, goal__ended_on=None)
    when = {"by_on": step.by_on, "by_words": "" if step.by_on else step.by_words}
    return bool([changed(one, what=step.words, **when) for one in there])


def _end_the_rest(sheet):
    goals = Statement.objects.filter(map=sheet.follows_id, kind=Kind.GOAL, taken_out_at=None)
    here = {one.follows_id: one for one in sheet.statements.filter(kind=Kind.GOAL)}
    for goal in goals:
        now = here.get(goal.pk)
        if now is None or now.taken_out_at:
            end_goals(goal.ref, now.why_taken_out if now else NOT_ON_THE_NEXT)
