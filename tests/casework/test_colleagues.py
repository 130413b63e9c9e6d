"""A safeguarding lead links colleagues, child by child, under what was shared."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agencies.roles import Role
from audit import clock
from casework.actions import (
    add_goal,
    end_share,
    link_colleague,
    release_withheld,
    share_child,
    unlink_colleague,
)
from casework.bases import LawfulBasis
from casework.levels import Level
from casework.models import Goal
from tests.factories import UserFactory, allocate, share_with, siblings

PLAN = "casework.view_plan"


@pytest.fixture
def teacher(hillside):
    return UserFactory(name="Tia Teacher", agency=hillside, role=Role.PARTNER)


@pytest.fixture
def share(ty, hillside):
    return share_with(hillside, ty, level=Level.PLAN)


def test_a_colleague_is_linked_for_the_same_lawful_basis(ty, worker, hillside, lead, teacher):
    share = share_with(hillside, ty, level=Level.PLAN, lawful_basis=LawfulBasis.LEGAL_DUTY)

    assert link_colleague(share, by=lead, user=teacher).lawful_basis == LawfulBasis.LEGAL_DUTY


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


def test_a_colleague_sees_no_more_and_no_longer_than_was_shared(ty, lead, teacher, share):
    link_colleague(share, by=lead, user=teacher)

    assert not teacher.has_perm("casework.view_assessment", ty)
    with clock.at(clock.now() + timedelta(days=1 + (share.until - clock.today()).days)):
        assert not teacher.has_perm("casework.view_network", ty)


def test_what_the_school_is_kept_from_its_teacher_is_kept_from(
    ty, mia, hillside, lead, teacher, worker
):
    siblings(ty, mia)
    allocate(ty, worker=worker)
    goal = add_goal(ty, by=worker, outcome="Ty and Mia walk to school together", steps=[])
    share = share_child(
        ty,
        by=worker,
        agency=hillside,
        level=Level.PLAN,
        purpose="Part of the plan",
        until=clock.today() + timedelta(days=30),
        is_family_told=True,
    )
    link_colleague(share, by=lead, user=teacher)
    later = add_goal(ty, by=worker, outcome="Mia has her own bed", steps=[])

    assert not Goal.objects.permitting(teacher, Goal.VIEW).exists()
    release_withheld(share, by=worker, withheld=share.withheld.filter(goal=goal))
    assert list(Goal.objects.permitting(teacher, Goal.VIEW)) == [goal]
    assert later in Goal.objects.permitting(worker, Goal.VIEW)


def test_a_lead_links_only_their_own_people(lead, visitor, share):
    with pytest.raises(ValidationError, match="works for Hillside"):
        link_colleague(share, by=lead, user=visitor)


def test_only_the_agencys_own_lead_links(otherlead, teacher, worker, share):
    for user in (otherlead, teacher, worker):
        with pytest.raises(PermissionDenied):
            link_colleague(share, by=user, user=teacher)
