"""What is said on a map: each kind with what it answers, in better words, moved and taken out."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from audit import clock
from casework.moments import Precision
from signs_of_safety.actions import (
    StaleStatement,
    disagree_with,
    make_safety,
    move_statement,
    reword_statement,
    tag_statement,
    take_out_statement,
)
from signs_of_safety.models import Statement
from tests.factories import ChildFactory, InvolvementFactory
from tests.mapped import MapFactory, StatementFactory

pytestmark = pytest.mark.django_db


def once(who="Mrs Shaw"):
    return {"happened_at": clock.now(), "precision": Precision.DAY, "who_saw": who}


def words(sheet, kind):
    return [one.words for one in sheet.statements.standing().filter(kind=kind)]


def test_a_goal_without_its_danger_is_refused_and_says_what_to_do(add):
    with pytest.raises(ValidationError, match="Write the danger first"):
        add("goal", "Sleeps well")
    assert Statement.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "says"), [("safety", "Write the danger first"), ("step", "Write the goal first")]
)
def test_what_answers_something_needs_it_to_be_there(add, teacher, kind, says):
    with pytest.raises(ValidationError, match=says):
        add(kind, occasion=once(), who=teacher)


def test_a_goal_answers_a_danger_of_its_own_map_and_nothing_else(add, danger, worker, ty, mia):
    other = MapFactory(children=[ty, mia], lead=worker)
    with pytest.raises(ValidationError, match="Write the danger first"):
        add("goal", on=other, answers=danger)
    with pytest.raises(ValidationError, match="Write the danger first"):
        add("goal", answers=add("harm"))


def test_the_database_refuses_a_goal_without_a_danger_too(sheet):
    with pytest.raises(IntegrityError, match="a_goal_and_safety_answer"), transaction.atomic():
        StatementFactory(map=sheet, kind="goal")


def test_a_fourth_danger_is_questioned_and_not_refused(add, sheet):
    for n in range(3):
        add("danger", f"Danger {n}")
    with pytest.raises(ValidationError, match="few families can work on more") as question:
        add("danger", "A fourth")
    assert set(question.value.message_dict) == {"is_sure"}

    add("danger", "A fourth", is_sure=True)
    assert len(words(sheet, "danger")) == 4


def test_something_good_is_safety_only_with_a_day_and_a_danger(add, danger, worker, sheet):
    with pytest.raises(ValidationError, match="Say on which day"):
        add("safety", "Doris comes over", answers=danger)
    good = add("strength", "Doris comes over")
    with pytest.raises(ValidationError, match="Write the danger first"):
        make_safety(good, by=worker, **once())
    make_safety(good, by=worker, answers=danger, **once())
    make_safety(good, by=worker, **once("Noah"))

    assert words(sheet, "safety") == ["Doris comes over"]
    assert words(sheet, "strength") == []
    assert [one.who_saw for one in good.occasions.all()] == ["Mrs Shaw", "Noah"]


def test_only_something_good_can_have_kept_them_safe(add, danger, worker):
    with pytest.raises(ValidationError, match="Only something good"):
        make_safety(add("harm"), by=worker, answers=danger, **once())


def test_a_step_is_for_somebody_in_the_network(add, goal, teacher):
    stranger = InvolvementFactory(child=ChildFactory(), name="Nobody of theirs")
    with pytest.raises(ValidationError, match="Nobody of theirs is not in the network"):
        add("step", answers=goal, who=stranger)
    with pytest.raises(ValidationError, match="Choose who will do it"):
        add("step", answers=goal)
    assert add("step", answers=goal, who=teacher).who == teacher


def test_a_step_that_is_too_long_is_refused_at_its_words(add, goal, teacher):
    with pytest.raises(ValidationError, match="Keep a step short"):
        add("step", "x" * 401, answers=goal, who=teacher)


def test_a_statement_is_about_children_of_the_map(add):
    for children in ([], [ChildFactory()]):
        with pytest.raises(ValidationError, match="Choose which of these children"):
            add("harm", children=children)


def test_rewording_keeps_every_wording_and_tells_of_what_was_saved_meanwhile(add, worker):
    harm = add("harm", "He was out")
    reword_statement(harm, by=worker, version=1, words="He was out until ten")
    with pytest.raises(StaleStatement) as stale:
        reword_statement(harm, by=worker, version=1, words="Mine")

    assert stale.value.statement.words == "He was out until ten"
    assert [one.words for one in harm.history.all()] == ["He was out until ten", "He was out"]


def test_statements_move_up_and_down_among_their_kind(add, worker, sheet):
    for each in ("one", "two", "three"):
        add("harm", each)
        add("strength", f"good {each}")
    three = sheet.statements.get(words="three")
    for where, order in (
        ("up", ["one", "three", "two"]),
        ("up", ["three", "one", "two"]),
        ("up", ["three", "one", "two"]),
        ("down", ["one", "three", "two"]),
    ):
        move_statement(three, by=worker, where=where)
        assert words(sheet, "harm") == order
    assert words(sheet, "strength") == ["good one", "good two", "good three"]


def test_a_harm_may_be_what_makes_it_harder_but_is_never_moved_into_a_danger(add, worker, sheet):
    harm = add("harm")
    for where in ("danger", "safety", "nonsense", ""):
        with pytest.raises(ValidationError, match="It cannot be moved there"):
            move_statement(harm, by=worker, where=where)
    move_statement(harm, by=worker, where="factor")
    assert words(sheet, "factor") == [harm.words]


def test_safety_that_is_no_safety_after_all_is_something_good_again(add, danger, worker, sheet):
    safe = add("safety", answers=danger, occasion=once())
    move_statement(safe, by=worker, where="strength")
    assert words(sheet, "strength") == [safe.words]


def test_what_answers_a_danger_is_taken_out_with_it_for_the_same_reason(
    add, danger, goal, teacher, worker, sheet
):
    add("step", answers=goal, who=teacher)
    take_out_statement(danger, by=worker, why="It was another family")

    assert not sheet.statements.standing().exists()
    assert set(sheet.statements.values_list("why_taken_out", flat=True)) == {
        "It was another family"
    }
    with pytest.raises(ValidationError, match="taken out meanwhile"):
        reword_statement(danger, by=worker, version=1, words="No")
    with pytest.raises(ValidationError, match="Write the danger first"):
        add("goal", answers=danger)


def test_disagreement_and_tags_are_part_of_the_statement(danger, worker):
    disagree_with(danger, by=worker, who="Steph", words="I don’t agree, and I will work with it")
    tag_statement(danger, by=worker, dimensions=["safety", "warmth"])
    tag_statement(danger, by=worker, dimensions=["safety"])

    assert [(one.who, one.words) for one in danger.disagreements.all()] == [
        ("Steph", "I don’t agree, and I will work with it")
    ]
    assert [tag.dimension for tag in danger.tags.all()] == ["safety"]
