"""Great-grandmother Doris's family: a map agreed at her table, and the one that goes on from it."""

import pytest

from casework.models import Child, Goal
from signs_of_safety import document
from signs_of_safety.models import Map

pytestmark = pytest.mark.django_db


def test_the_family_disagree_with_the_worry_and_work_with_it_all_the_same(northmoor):
    noah = Child.objects.get(person__given_name="Noah", person__family_name="Whitlock")
    first, second = Map.objects.filter(child_rows__child=noah).order_by("began_at")
    assert (first.is_agreed, second.is_agreed, second.follows) == (True, False, first)
    found = document.read(first, northmoor["worker"])
    (pair,) = document.pairs(found["statements"])
    assert [view.who for view in pair.danger.disagreements.all()] == ["Steph and Dean"]
    assert [goal.is_familys_own for goal in pair.goals] == [False, True]
    outcomes = set(Goal.objects.filter(plan__child=noah).values_list("outcome", flat=True))
    assert outcomes == {goal.words for goal in pair.goals}


def test_the_second_map_says_what_moved_since_the_first(northmoor):
    second = Map.objects.exclude(follows=None).get()
    what = document.moved(document.read(second, northmoor["worker"]))
    assert [one.who.name for one in what.done] == ["Doris Whitlock"]
    assert [one.kind for one in what.reworded] == ["safety"]
    assert [one.words for one, _ in what.gone] == ["Three workers since March."]
    assert len(what.new) == 1


def test_six_people_stand_where_each_says_and_no_number_stands_for_them_all(northmoor):
    second = Map.objects.exclude(follows=None).get()
    before, since = document.read(second, northmoor["worker"])["scales"]
    assert [one.number for one in since.ratings.all()] == [2, 3, 5, 7, 8, 9]
    assert [one.who for one in before.ratings.all()] == ["Priya", "Noah", "Doris"]
    assert all(one.why and one.is_for_all for one in since.ratings.all())
