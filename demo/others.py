"""Some forty more families of the year, so that one child is seen among others."""

from random import Random

from audit import clock
from casework.actions import Named, exclude_user, take_referral
from casework.models import Child
from demo import small_first, small_second, small_third
from demo.board import in_our_way
from demo.days import WEEK, aged, at, day, hours_ago, last_working_day
from demo.heard import a_neighbour_wrote, asked_for_advice, somebody_disagreed
from demo.small import Telling
from demo.small_told import tell

SEED = 2011
ROWS = (*small_first.ROWS, *small_second.ROWS, *small_third.ROWS)
OURS = (("worker", "manager"), ("worker2", "manager2"))
WORKING_DAYS = 5


def others(town):
    """Build the short stories, the same each time: who, when and how long are in the rows."""
    rng = Random(SEED)  # noqa: S311 - chance for variety, not for secrets
    for number, small in enumerate(ROWS):
        worker, manager = (town.people[key] for key in OURS[number % len(OURS)])
        began = day(rng.choice(_beginnings(small.days)), small.weeks)
        tell(Telling(town, small, rng, worker, manager, began))
    _an_aunt(town)
    somebody_disagreed(town)
    asked_for_advice(town)
    a_neighbour_wrote(town)
    in_our_way(town)
    _calls_nobody_has_decided(town)


def _beginnings(days):
    """The days of the week on which an assessment of so many days begins and ends at work."""
    return [
        name
        for number, name in enumerate(WEEK[:WORKING_DAYS])
        if (number + (days or 0)) % len(WEEK) < WORKING_DAYS
    ]


def _an_aunt(town):
    """Petra Novak sees every child but one."""
    with at("Mon", 19, "09:15"):
        exclude_user(
            Child.objects.get(person__given_name="Tomas", person__family_name="Novak"),
            by=town.manager2,
            user=town.aunt,
            why="She is Tomas’s aunt. She told us so herself.",
        )


def _calls_nobody_has_decided(town):
    """What waits this morning: a night call, and two from the last working day."""
    _call(
        town,
        last_working_day("12:40"),
        "worker2",
        [("Micah", "Thorne", 1)],
        ("Grace Lowe", "Health visitor", "Northmoor Community Health"),
        "Micah has missed two weighings, and his mother answered the door with the chain on.",
        "She opened it again to say sorry.",
    )
    _call(
        town,
        last_working_day("16:10"),
        "worker",
        [("Stanley", "Marlow", 8), ("Edith", "Marlow", 6)],
        ("Mrs Batty", "Headteacher", "Eastfield Primary"),
        "Nobody came for Stanley and Edith until six. It is the third time.",
        "They had packed a tea for each other, in case.",
    )
    _call(
        town,
        hours_ago(9),
        "duty",
        [("Jayden", "", 4)],
        ("Mr Deane", "Neighbour", ""),
        "The little boy at number twelve was knocking on his own front door for half an hour.",
        "An older lady took him in. I think she is the grandmother.",
    )


def _call(town, moment, by, children, caller, worries, going_well):
    name, role, agency = caller
    with clock.at(moment):
        take_referral(
            town.host,
            by=town.people[by],
            children=[
                Named(given_name=given, family_name=family, born_on=aged(age))
                for given, family, age in children
            ],
            caller_name=name,
            caller_role=role,
            agency=town.agencies[agency] if agency else None,
            safe_to_ring="This morning",
            worries=worries,
            going_well=going_well,
        )
