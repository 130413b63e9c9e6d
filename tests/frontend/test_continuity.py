"""How often a child's worker changed, and for whose sake."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from audit import clock
from casework.actions import allocate_child
from casework.continuity import continuity
from casework.models import Allocation
from frontend.fields import new_key
from frontend.work import continuity_in_words
from tests.factories import allocate
from tests.frontend.assessments.pages import address, shown, signed_in


def found(child):
    return continuity(child.allocations.all())


def test_a_change_says_why_and_for_whose_sake(ty, manager, worker, worker2):
    allocate_child(ty, by=manager, worker=worker)

    with pytest.raises(ValidationError) as refused:
        allocate_child(ty, by=manager, worker=worker2)

    assert set(refused.value.message_dict) == {"why", "is_system_led"}
    assert Allocation.objects.get().until_on is None


def test_another_team_for_the_same_worker_is_no_change_of_worker(ty, manager, worker, east):
    allocate_child(ty, by=manager, worker=worker)
    allocate_child(ty, by=manager, worker=worker, team=east, why="The team helps too")

    assert found(ty).changes == 0


def test_workers_changes_and_those_for_our_sake_are_told_apart(
    ty, manager, worker, worker2, reviewer
):
    began = clock.today()
    for days, (who, led) in enumerate([(worker, None), (worker2, True), (worker, False)]):
        with clock.at(clock.now() + timedelta(days=30 * days)):
            why = {"why": "So it was", "is_system_led": led} if days else {}
            allocate_child(ty, by=manager, worker=who, **why)

    assert found(ty) == (began, 2, 2, 1, True)
    said = continuity_in_words(ty.allocations.all(), "Ty")
    assert said.startswith("2 people have worked with Ty since ")
    assert said.endswith(" 1 of the 2 changes was for our sake.")


def test_of_older_changes_it_is_not_known_for_whose_sake_they_were(ty, worker, worker2):
    allocate(ty, worker=worker)
    allocate(ty, worker=worker2)

    assert found(ty).is_known is False
    assert "sake" not in continuity_in_words(ty.allocations.all(), "Ty")


def test_where_nobody_or_one_person_worked_with_a_child_nothing_is_said(ty, worker, east):
    assert found(ty) is None
    allocate(ty, team=east)
    assert found(ty) is None
    allocate(ty, worker=worker)
    assert continuity_in_words(ty.allocations.all(), "Ty") == ""


def test_worker_and_manager_read_it_where_work_is_read_and_given(
    client, ty, manager, worker, worker2, east
):
    allocate_child(ty, by=manager, worker=worker2, team=east)
    left = {"why": "Wes has left", "is_system_led": True}
    allocate_child(ty, by=manager, worker=worker, team=east, **left)

    page = shown(signed_in(client, worker).get(address("child_work", ty)))
    assert "It changed because: Wes has left. That was for our sake." in page
    assert "2 people have worked with Ty" in page
    asked = shown(signed_in(client, manager).get(address("child_allocate", ty)))
    assert "2 people have worked with Ty" in asked


def test_the_page_asks_why_only_where_something_changes(client, ty, manager, worker, worker2, east):
    signed_in(client, manager)
    where, explained = address("child_allocate", ty), {"purpose": "allocating"}
    first = client.post(address("child_why", ty), {**explained, "next": where}, follow=True)
    assert "Who works with Ty" in shown(first)
    assert "For whose sake?" not in shown(first)
    said = {"worker": worker.ref, "team": east.ref}
    client.post(where, {**said, "once": new_key()})

    said |= {"worker": worker2.ref, "why": "Ill"}
    again = client.post(where, {**said, "once": new_key()})
    assert "Say for whose sake the worker changes." in shown(again)
    client.post(where, {**said, "is_system_led": "yes", "once": new_key()})

    assert [one.is_system_led for one in ty.allocations.order_by("pk")] == [True, None]
