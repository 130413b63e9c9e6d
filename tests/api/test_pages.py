"""Long lists in pages; answers that hold no number of the database; queries that never grow."""

from datetime import timedelta

import pytest

from audit import clock
from casework.levels import Level
from tests.everything import one_of_everything
from tests.factories import (
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    GoalFactory,
    InvolvementFactory,
    NeedFactory,
    NeedStepFactory,
    RelationshipFactory,
    StepFactory,
    allocate,
    share_with,
    told,
)


@pytest.mark.parametrize("who", ["worker", "lead"])
def test_every_child_is_in_the_list_once_in_order(who, worker, lead, hillside, request, every_page):
    """By two groups at once, and most of them moved at the very same moment."""
    now = clock.now()
    children = []
    for n in range(60):
        with clock.at(now + timedelta(minutes=max(0, n - 50) - max(0, 10 - n))):
            child = ChildFactory()
            share_with(hillside, child, level=Level.NETWORK, until=clock.today())
            if n % 3 == 0:
                share_with(lead, child, level=Level.PLAN)
            children.append(child.ref)

    pages = every_page(request.getfixturevalue(who), "children/")

    assert [row["ref"] for page in pages for row in page] == children[::-1]
    assert len(pages) == 3


def test_a_cursor_holds_no_number_of_the_database(worker, read):
    children = [ChildFactory() for _ in range(30)]

    cursor = read(worker, "children/").json()["next"]

    moment, mark = cursor.split("-")
    assert mark == children[5].ref
    assert len(moment) == 20


def test_nobody_is_listed_any_more_whose_share_has_ended(shared, lead, read):
    with clock.at(clock.now() + timedelta(days=31)):
        assert read(lead, "children/").json()["results"] == []


def numbers_in(value, field="", list_of=""):
    """The field of every number anywhere in an answer, with the list its row stands in."""
    if isinstance(value, dict):
        return [
            found
            for key, each in value.items()
            for found in numbers_in(each, f"{list_of}.{key}" if list_of in WITHIN else key, key)
        ]
    if isinstance(value, list):
        return [found for each in value for found in numbers_in(each, field, list_of)]
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return [field] if is_number else []


WITHIN = {"scores", "files"}
"""The lists whose rows hold numbers of their own."""

NUMBERS = {
    "age": "of a child",
    "status": "of the answer, in a problem document",
    "scores.score": "what the family's answers to a questionnaire came to",
    "scores.lowest": "what it could have been at least, or the score says nothing",
    "scores.highest": "and at most",
    "files.size": "in bytes: whether to save it here, on this connection",
}
"""The only numbers a program is told, by their place, and what each is."""


def test_every_number_in_an_answer_is_one_that_somebody_needs(db, read):
    """So no answer holds a key of the database, and no child's story is counted."""
    world = one_of_everything()
    (assessment,) = read(world.worker, "assessments/").json()["results"]
    paths = [f"children/{child.ref}/{part}" for child in (world.ty, world.mia) for part in PARTS]
    paths += ["children/", "assessments/", f"assessments/{assessment['ref']}/"]

    answers = [
        read(user, path, purpose="covering").json()
        for user in (world.worker, world.manager, world.lead)
        for path in paths
    ]

    assert {name for answer in answers for name in numbers_in(answer)} == set(NUMBERS)
    keys = {key for answer in answers for key in _keys(answer)}
    assert not keys & {"id", "pk", "sibling_key", "count", "total", "is_restricted"}


def _keys(value):
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


PARTS = ("", "story/", "plan/", "network/")


def one_more(child, worker, hillside):
    """One more of everything about a child, and one more child."""
    also = ChildFactory()
    share_with(hillside, also, level=Level.PLAN)
    helper = InvolvementFactory(child=child, agency=hillside)
    RelationshipFactory(child=child, level=Level.NETWORK)
    StepFactory(goal=GoalFactory(child=child), involvement=helper)
    told(child, also, text="Both", level=Level.PLAN)
    assessment = AssessmentFactory(children=[child, also], lead=worker)
    DecisionPointFactory(assessment=assessment, set_by=worker)
    return assessment


def fill(assessment, child):
    """One more of everything in an assessment."""
    DecisionPointFactory(assessment=assessment, set_by=assessment.lead)
    NeedStepFactory(need=NeedFactory(assessment=assessment, children=[child]))


# The session, who it belongs to, and what is written down are among them.
COUNTS = [
    ("", 2),
    ("schema/", 2),
    ("children/", 5),
    ("children/{ty}/", 5),
    ("children/{ty}/story/", 5),
    ("children/{ty}/plan/", 5),
    ("children/{ty}/network/", 5),
    ("assessments/", 5),
    ("assessments/{assessment}/", 6),
]


@pytest.mark.parametrize(("path", "expected"), COUNTS)
@pytest.mark.parametrize("items", [1, 3])
def test_the_number_of_queries_never_grows(
    items, path, expected, ty, worker, hillside, program, django_assert_num_queries
):
    allocate(ty, worker=worker)
    assessments = [one_more(ty, worker, hillside) for _ in range(items)]
    for _ in range(items):
        fill(assessments[0], ty)
    client = program(worker)
    address = path.format(ty=ty.ref, assessment=assessments[0].ref)

    with django_assert_num_queries(expected):
        answer = client.get(f"/api/v1/{address}", {"purpose": "covering"})

    assert answer.status_code == 200
