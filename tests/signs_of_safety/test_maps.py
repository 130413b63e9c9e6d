"""A map is agreed, kept for ever, put into the plan once, and carried forward with what moved."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from audit import clock
from casework.actions import exclude_user, progress_step
from casework.models import Entry, Goal, Step
from casework.moments import Precision
from signs_of_safety import document
from signs_of_safety.actions import (
    add_statement,
    agree_map,
    disagree_with,
    reword_statement,
    start_map,
    take_out_statement,
)
from signs_of_safety.models import Kind, Map, Statement
from tests.factories import ChildFactory, InvolvementFactory, arranging
from tests.mapped import agreed

pytestmark = pytest.mark.django_db
THERE = "Dawn, Bev and Mr Bell"


@pytest.fixture
def made(sheet, add, danger, goal, teacher, worker):
    """An agreed map with a harm, a good thing, and a goal with one step."""
    add("harm", "He was out until ten")
    add("strength", "He sings")
    add("step", "Breakfast at school", answers=goal, who=teacher, by_words="each day")
    return agree_map(sheet, by=worker, who_was_there=THERE, judgement="They would stay")


def follow(made, worker):
    first, *also = [row.child for row in made.child_rows.all()]
    return start_map(first, by=worker, also=also, follows=Map.objects.get(pk=made.pk))


def moved(sheet, user):
    sheet = Map.objects.get(pk=sheet.pk)
    return document.moved(document.read(sheet, user))


def test_an_agreed_map_is_told_and_kept(made, ty, mia):
    told = Entry.objects.get(about_ref=made.ref, title="A map was agreed")
    assert told.text == f"With {THERE}\n\nThey would stay"
    assert {row.child for row in told.child_rows.all()} == {ty, mia}


def test_a_goal_and_its_steps_are_in_the_plan_of_each_child_in_the_same_words(made, ty, mia, goal):
    goals = Goal.objects.order_by("plan__child_id")
    assert [(one.plan.child, one.outcome, one.need_ref) for one in goals] == [
        (ty, goal.words, goal.ref),
        (mia, goal.words, goal.ref),
    ]
    (step,) = Step.objects.all()  # the teacher helps Ty alone
    assert (step.goal.plan.child, step.what, step.by_words) == (
        ty,
        "Breakfast at school",
        "each day",
    )


def test_nothing_of_an_agreed_map_is_changed_by_an_action(made, worker, ty, danger):
    for act in (
        lambda: add_statement(made, by=worker, kind="harm", words="No", children=[ty]),
        lambda: reword_statement(danger, by=worker, version=1, words="No"),
        lambda: take_out_statement(danger, by=worker, why="No"),
        lambda: agree_map(made, by=worker, who_was_there="Nobody"),
    ):
        with pytest.raises(ValidationError, match="is agreed and cannot be changed"):
            act()


ROWS = ("map", "mapchild", "statement", "statementchild", "occasion", "statementtag")


@pytest.mark.parametrize("name", [*ROWS, "disagreement"])
def test_the_database_keeps_an_agreed_map_as_it_is(sheet, add, danger, worker, name):
    once = {"happened_at": clock.now(), "precision": Precision.DAY}
    add("safety", answers=danger, occasion=once)
    disagree_with(danger, by=worker, who="Jo", words="No")
    with arranging():
        danger.tags.create(dimension="safety")
    agreed(sheet)

    for change in ("UPDATE signs_of_safety_{0} SET id = id", "DELETE FROM signs_of_safety_{0}"):
        with pytest.raises(IntegrityError, match="never altered"), transaction.atomic():
            connection.cursor().execute(change.format(name))


def test_who_sees_it_differently_can_still_be_said_and_is_told(made, danger, worker):
    danger = Statement.objects.select_related("map").get(pk=danger.pk)
    disagree_with(danger, by=worker, who="Lee", words="It was not me")
    assert danger.disagreements.get().who == "Lee"
    assert Entry.objects.filter(about_ref=made.ref, text="It was not me").exists()


def test_an_empty_map_is_not_agreed(sheet, worker):
    with pytest.raises(ValidationError, match="There is nothing on this map yet"):
        agree_map(sheet, by=worker, who_was_there=THERE)


def test_the_next_map_begins_with_what_stands_and_a_step_that_is_done_moved(made, worker):
    progress_step(Step.objects.get(), by=worker, is_done=True)
    sheet = follow(made, worker)

    there = {one.kind: one.words for one in sheet.statements.all()}
    assert set(there) == {Kind.HARM, Kind.STRENGTH, Kind.DANGER, Kind.GOAL}
    goal = sheet.statements.get(kind=Kind.GOAL)
    assert goal.answers.map == sheet
    what = moved(sheet, worker)
    assert [one.words for one in what.done] == ["Breakfast at school"]
    assert (what.new, what.reworded, what.gone) == ([], [], [])


def test_what_moved_is_shown_as_it_was_and_is(made, worker, ty):
    sheet = follow(made, worker)
    here = {one.kind: one for one in sheet.statements.all()}
    reword_statement(here["harm"], by=worker, version=1, words="He is in by eight")
    take_out_statement(here["strength"], by=worker, why="He said so himself")
    add_statement(sheet, by=worker, kind="factor", words="The rota", children=[ty])

    what = moved(sheet, worker)
    assert [one.words for one in what.new] == ["The rota"]
    assert [(one.words, one.before.words) for one in what.reworded] == [
        ("He is in by eight", "He was out until ten")
    ]
    assert [(one.words, why) for one, why in what.gone] == [("He sings", "He said so himself")]


def test_a_goal_carried_forward_goes_on_as_the_same_goal_in_its_present_words(made, worker, ty):
    sheet = follow(made, worker)
    here = {one.kind: one for one in sheet.statements.all()}
    reword_statement(here["goal"], by=worker, version=1, words="Two grown-ups are awake")
    agree_map(sheet, by=worker, who_was_there=THERE)

    goals = Goal.objects.filter(plan__child=ty)
    assert [(one.outcome, one.ended_on, one.need_ref) for one in goals] == [
        ("Two grown-ups are awake", None, here["goal"].ref)
    ]
    assert [step.what for step in Step.objects.all()] == ["Breakfast at school"]


def test_a_goal_that_is_taken_out_of_the_next_map_ends_for_its_reason(made, worker):
    sheet = follow(made, worker)
    goal = sheet.statements.get(kind=Kind.GOAL)
    take_out_statement(goal, by=worker, why="It is reached")
    agree_map(sheet, by=worker, who_was_there=THERE)

    assert {one.why_ended for one in Goal.objects.all()} == {"It is reached"}


def test_a_map_that_is_not_agreed_or_not_theirs_is_not_carried_forward(sheet, made, ty, worker):
    with pytest.raises(ValidationError, match="about other children as well"):
        start_map(ty, by=worker, follows=Map.objects.get(pk=made.pk))
    begun = start_map(ty, by=worker)
    with pytest.raises(ValidationError, match="not agreed yet"):
        start_map(ty, by=worker, follows=begun)


def test_nobody_begins_a_map_of_a_child_who_is_not_theirs(ty, mia, manager, worker):
    exclude_user(mia, by=manager, user=worker, why="Her niece")
    with pytest.raises(PermissionDenied):
        start_map(ty, by=worker, also=[mia])
    assert not Map.objects.exists()


def test_a_step_of_somebody_who_left_is_questioned_when_the_map_is_agreed(
    sheet, add, goal, worker, ty
):
    gone = InvolvementFactory(child=ty, name="Ms Gone")
    add("step", answers=goal, who=gone, children=[ty])
    other = ChildFactory()
    with arranging():
        gone.child = other
        gone.save()
    with pytest.raises(ValidationError, match="Ms Gone is not in the network"):
        agree_map(sheet, by=worker, who_was_there=THERE)
    assert not Goal.objects.exists()
