"""Keeping a record close, and keeping one person from it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casework.actions import end_exclusion, exclude_user, lift_restriction, restrict_child
from casework.grants import people_with_access
from casework.models import Exclusion
from tests.factories import ChildFactory, allocate

VIEW = "casework.view_network"


@pytest.fixture
def closed(ty, worker2, west, manager, east):
    """A child of `manager`'s team, closed to everybody else."""
    allocate(ty, worker=worker2, team=east)
    restrict_child(ty, by=manager, why="A colleague’s child")
    return ty


def test_a_restricted_child_is_open_only_to_the_worker_and_the_team(
    closed, worker2, manager, reviewer, duty
):
    may = {user: user.has_perm(VIEW, closed) for user in (worker2, manager, reviewer, duty)}

    assert may == {worker2: True, manager: True, reviewer: False, duty: False}
    assert set(people_with_access(closed)) == {worker2, manager}


def test_a_child_is_not_restricted_when_fewer_than_two_could_open_it(ty, worker2, manager):
    allocate(ty, worker=worker2)

    with pytest.raises(ValidationError, match="Fewer than two people"):
        restrict_child(ty, by=manager, why="A colleague’s child")
    ty.refresh_from_db()
    assert not ty.is_restricted
    assert manager.has_perm(VIEW, ty)


def test_nobody_is_kept_out_when_fewer_than_two_could_open_it(closed, manager, worker2):
    with pytest.raises(ValidationError, match="Fewer than two people"):
        exclude_user(closed, by=manager, user=worker2, why="His cousin")
    assert worker2.has_perm(VIEW, closed)


def test_lifting_a_restriction_opens_the_record_to_the_council_again(closed, manager, duty):
    lift_restriction(closed, by=manager, why="She works elsewhere now")

    assert duty.has_perm(VIEW, closed)


def test_an_exclusion_closes_at_once_and_its_end_opens_again(ty, worker, worker2, manager):
    allocate(ty, worker=worker)
    exclude_user(ty, by=manager, user=worker, why="Her nephew")
    assert not worker.has_perm(VIEW, ty)

    end_exclusion(ty, by=manager, user=worker)
    assert worker.has_perm(VIEW, ty)


def test_brothers_and_sisters_are_closed_in_the_same_breath(ty, worker, manager):
    ella, noah = ChildFactory(), ChildFactory()
    exclude_user(noah, by=manager, user=worker, why="Her godson")

    exclude_user(ty, by=manager, user=worker, why="Her nephew", also=[ella, noah])
    assert not any(worker.has_perm(VIEW, child) for child in (ty, ella, noah))
    assert noah.exclusions.get().why == "Her godson"


def test_nobody_is_kept_from_any_when_one_is_not_this_managers_to_close(ty, worker, manager):
    hidden = ChildFactory()
    exclude_user(hidden, by=manager, user=manager, why="His own son")

    with pytest.raises(PermissionDenied):
        exclude_user(ty, by=manager, user=worker, why="Her nephew", also=[hidden])
    assert not Exclusion.objects.filter(user=worker).exists()
