"""A safeguarding lead links colleagues, child by child, under what was shared."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agencies.roles import Role
from casework.actions import end_share, link_colleague, unlink_colleague
from casework.levels import Level
from tests.factories import UserFactory, share_with

PLAN = "casework.view_plan"


@pytest.fixture
def teacher(hillside):
    return UserFactory(name="Tia Teacher", agency=hillside, role=Role.PARTNER)


@pytest.fixture
def share(ty, hillside):
    return share_with(hillside, ty, level=Level.PLAN)


def test_a_linked_colleague_sees_that_child_and_no_other(ty, mia, hillside, lead, teacher, share):
    share_with(hillside, mia, level=Level.PLAN)
    link_colleague(share, by=lead, user=teacher)

    assert teacher.has_perm(PLAN, ty)
    assert not teacher.has_perm("casework.view_network", mia)


def test_a_colleague_taken_away_sees_nothing_more(ty, lead, teacher, share):
    link_colleague(share, by=lead, user=teacher)
    unlink_colleague(share, by=lead, user=teacher)

    assert not teacher.has_perm("casework.view_network", ty)


def test_colleagues_lose_the_child_when_the_agencys_share_ends(ty, worker, lead, teacher, share):
    link_colleague(share, by=lead, user=teacher)
    end_share(share, by=worker)

    assert not teacher.has_perm("casework.view_network", ty)
    assert not lead.has_perm("casework.view_network", ty)


def test_a_colleague_sees_no_more_and_no_longer_than_was_shared(lead, teacher, share):
    for beyond in ({"level": Level.ASSESSMENT}, {"until": share.until + timedelta(days=1)}):
        with pytest.raises(ValidationError, match="more, or for longer"):
            link_colleague(share, by=lead, user=teacher, **beyond)


def test_a_lead_links_only_their_own_people(lead, visitor, share):
    with pytest.raises(ValidationError, match="works for Hillside"):
        link_colleague(share, by=lead, user=visitor)


def test_only_the_agencys_own_lead_links(otherlead, teacher, worker, share):
    for user in (otherlead, teacher, worker):
        with pytest.raises(PermissionDenied):
            link_colleague(share, by=user, user=teacher)
