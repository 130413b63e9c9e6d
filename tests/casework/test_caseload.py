"""The list of children: every one that may be seen, once, in pages, however one reaches them."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agencies.models import User
from agencies.roles import Role
from audit import clock
from casework.actions import exclude_user
from casework.caseload import caseload
from casework.levels import Level
from casework.models import Child
from tests.factories import ChildFactory, UserFactory, allocate, share_with, told

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def in_pages(user, size):
    """Every child of every page, in order. Stops when pages do not."""
    user = User.objects.signed_in(user.pk)
    rows, after = [], ""
    for _ in range(100):
        page = caseload(user, after, size)
        rows += page.rows
        after = page.next
        if not after:
            return rows
    raise AssertionError("The pages never end.")


def share(children, child, whom, team, level):
    if not child.shares.filter(user=None).exists():
        share_with(whom.agency, child, level=level)


HAPPENINGS = {
    "shared with the agency": share,
    "shared by name": lambda children, child, whom, team, level: share_with(
        whom, child, level=level
    ),
    "allocated": lambda children, child, whom, team, level: allocate(child, team=team),
    "told of": lambda children, child, whom, team, level: told(child, level=level),
    "told of together": lambda children, child, whom, team, level: told(*children, level=level),
}

# What happened to which child, and how long after the thing before it: often in the same moment.
HAPPENED = st.lists(
    st.tuples(
        st.sampled_from(sorted(HAPPENINGS)),
        st.integers(0, 4),
        st.sampled_from([0, 0, 1, 60]),
        st.sampled_from([Level.NETWORK, Level.PLAN, Level.RECORD]),
    ),
    max_size=14,
)


@contextmanager
def forgotten():
    """What is written here is gone afterwards: the next example begins like the first."""
    begun = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(begun)


@pytest.mark.parametrize("who", ["lead", "worker"])
@given(happened=HAPPENED, size=st.integers(1, 4))
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_child_is_listed_once_newest_first(request, east, who, happened, size):
    user, moment = request.getfixturevalue(who), START
    with forgotten():
        with clock.at(START):
            children = [ChildFactory() for _ in range(5)]
        for what, which, seconds, level in happened:
            moment += timedelta(seconds=seconds)
            with clock.at(moment):
                HAPPENINGS[what](children, children[which], user, east, level)

        with clock.at(START + timedelta(hours=1)):
            rows = in_pages(user, size)
            permitted = Child.objects.permitting(User.objects.signed_in(user.pk), Child.VIEW)

            assert len(rows) == len(set(rows))
            assert set(rows) == set(permitted)
            assert rows == in_pages(user, 100)


def test_a_child_reached_through_several_holders_stands_at_its_newest_moment(ty, mia, worker, east):
    allocate(ty, worker=worker, team=east)
    with clock.at(clock.now() + timedelta(minutes=1)):
        told(mia)

    assert in_pages(worker, 1) == [mia, ty]


def test_siblings_told_of_together_share_a_moment_and_are_listed_apart(host, worker):
    children = [ChildFactory() for _ in range(5)]
    told(*children)

    assert in_pages(worker, 2) == children[::-1]


def test_when_the_last_child_of_a_page_closes_meanwhile_nobody_is_left_out(host, worker, manager):
    children = [ChildFactory() for _ in range(4)]
    told(*children)
    first = caseload(worker, size=2)
    exclude_user(first.rows[-1], by=manager, user=worker, why="His niece")

    rest = caseload(worker, first.next, 10).rows

    assert {*first.rows, *rest} == set(children)


def test_the_list_leaves_out_what_ran_out_and_who_is_excluded(ty, mia, lead, worker, manager):
    share_with(lead.agency, ty, until=clock.today())
    share_with(lead.agency, mia)
    exclude_user(mia, by=manager, user=worker, why="His niece")

    with clock.at(clock.now() + timedelta(days=2)):
        assert in_pages(lead, 5) == [mia]
    assert in_pages(worker, 5) == [ty]


@pytest.mark.parametrize("who", ["admin", "leaver", "otherlead"])
def test_whoever_sees_no_child_has_an_empty_list(request, ty, who):
    assert caseload(request.getfixturevalue(who)) == ([], "")


def test_a_practitioner_in_no_group_lists_what_is_shared_with_them(ty, visitor):
    share_with(visitor, ty)

    assert in_pages(visitor, 1) == [ty]


@pytest.mark.parametrize(
    "cursor", ["x", "20260101000000000000", "-", "20260101000000000000-x", "9" * 40, "٣-٣", "\0"]
)
def test_a_cursor_that_is_not_ours_begins_somewhere_and_never_fails(ty, worker, cursor):
    assert caseload(worker, cursor).rows in ([], [ty])


def test_a_cursor_holds_no_key_of_the_database(host, worker):
    children = [ChildFactory() for _ in range(3)]
    cursor = caseload(worker, size=1).next

    assert cursor.partition("-")[2] in {child.ref for child in children}


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_few_questions_however_long(
    host, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        ChildFactory()
    worker = User.objects.signed_in(UserFactory(agency=host, role=Role.WORKER).pk)
    caseload(worker)

    with django_assert_num_queries(2):
        assert len(caseload(worker).rows) == how_many
