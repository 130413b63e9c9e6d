"""How a short story ends: what was needed, a plan or a word of why not, and parting."""

from datetime import timedelta

from assessments.actions import add_need, write_assessment
from assessments.models import Need
from casework.actions import add_involvement, close_episode, share_child
from casework.actions.plans import WrittenStep
from casework.bases import LawfulBasis
from casework.levels import Level
from demo.days import day, today, working_day
from demo.small import HELP, SERIOUS_WHY, TOGETHER, SmallNeed


def need(telling, assessment):
    """What was needed, and the plan it made; or why nothing more was."""
    small = telling.small
    if isinstance(small.need, str):
        write_assessment(assessment, by=telling.worker, version=1, analysis=small.need)
        return
    need = SmallNeed(*small.need)
    lines = [_introduce(telling, child, need) for child in telling.children]
    is_grave = small.outcome in (HELP, TOGETHER)
    add_need(
        assessment,
        by=telling.worker,
        children=telling.children,
        needs=need.needs,
        why=small.saw,
        seriousness=Need.Seriousness.HARM if is_grave else Need.Seriousness.NEED,
        seriousness_why=telling.rng.choice(SERIOUS_WHY),
        outcome=need.outcome,
        steps=[WrittenStep(need.what, lines[0], by_words="from now on")],
    )


def _introduce(telling, child, need):
    """The helper, on the card of one child."""
    return add_involvement(
        child,
        by=telling.worker,
        name=need.helper,
        role=need.role,
        phone=f"07700 900{telling.rng.randrange(200, 999)}",
        agency=telling.town.agencies[need.agency] if need.agency else None,
    )


def part(telling, end):
    """Share what was agreed, or finish once the plan has had its time."""
    small = telling.small
    if small.shared_with:
        with telling.at(end, "17:00"):
            _share(telling)
        return
    weeks_more = 10 if small.outcome in (HELP, TOGETHER) else telling.rng.randrange(2)
    finished = working_day(end + timedelta(weeks=weeks_more))
    if finished < today():
        with telling.at(finished, "17:30"):
            for child in telling.children:
                close_episode(child, by=telling.worker, why=small.reasons)


def _share(telling):
    share_child(
        telling.child,
        by=telling.worker,
        agency=telling.town.agencies[telling.small.shared_with],
        level=Level.PLAN,
        purpose=f"So that they can do their part of {telling.child.person.short_name}’s plan.",
        until=day("Fri", -12),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        is_family_told=True,
    )
