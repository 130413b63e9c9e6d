"""A statement made once tells each reader, at each reading, what is theirs then and no more."""

from datetime import timedelta

import pytest

from agencies.models import User
from audit import clock
from casework.actions import end_share, exclude_user
from casework.levels import Level
from casework.made import at_once_for
from casework.models import Child, ChildGroupGrant
from casework.models.compiled import Slot
from casework.reach import found
from tests.factories import UserFactory, arranging, share_with


def children(user, child):
    return {"children": Child.objects.permitting(user, Child.VIEW).filter(pk=child)}


def sees(user, child):
    """Whether this person finds this child, by a statement that many readings have in common."""
    reader = User.objects.signed_in(user.pk)
    rows = at_once_for(reader, children, child=child)["children"]
    assert rows in ([], [child])
    assert found(Child, reader, child.ref, Child.VIEW, Child.VIEW) == (child if rows else None)
    return bool(rows)


@pytest.fixture
def shared(ty, lead):
    return share_with(lead.agency, ty, level=Level.PLAN)


def test_it_answers_each_reader_and_each_child_apart(shared, ty, mia, lead, otherlead):
    for _ in range(7):
        assert sees(lead, ty)
        assert not sees(otherlead, ty)
        assert not sees(lead, mia)


def test_the_next_reading_after_a_share_ends_finds_nothing(shared, ty, lead, worker):
    assert sees(lead, ty)
    end_share(shared, by=worker)
    assert not sees(lead, ty)


def test_the_next_reading_after_an_exclusion_finds_nothing(shared, ty, lead, manager):
    assert sees(lead, ty)
    exclude_user(ty, by=manager, user=lead, why="Her aunt.")
    assert not sees(lead, ty)


def test_a_grant_ends_at_its_moment_whenever_the_statement_was_made(shared, ty, lead):
    assert sees(lead, ty)
    until = clock.now() + timedelta(hours=1)
    with arranging():
        ChildGroupGrant.objects.filter(content_object=ty).update(until=until)
    assert sees(lead, ty)
    with clock.at(until):
        assert not sees(lead, ty)


def test_it_serves_people_of_no_group_and_of_several(shared, ty, lead, east):
    nobody = UserFactory(agency=lead.agency, role=lead.role)
    for groups, is_seen in (
        ([], False),
        ([lead.agency.staff], True),
        (
            [lead.agency.staff, east.members],
            True,
        ),
    ):
        with arranging():
            nobody.groups.set(groups)
        assert sees(nobody, ty) is is_seen


def test_what_is_kept_is_made_of_slots_and_never_of_a_person(shared, ty, lead):
    asked_with = []

    def lists(user, child):
        asked_with.append((user.pk, user.group_ids, child, clock.now(), clock.today()))
        return children(user, child)

    for _ in range(2):
        at_once_for(User.objects.signed_in(lead.pk), lists, child=ty)
    ((*standing_in,),) = asked_with
    assert all(isinstance(each, Slot) for each in standing_in)
