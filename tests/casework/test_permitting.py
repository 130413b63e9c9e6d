"""The one rule: active user, a role that allows it, an unexpired grant, and no exclusion."""

from datetime import UTC, date, datetime, timedelta

import pytest

from agencies.actions import close_account
from agencies.models import User
from agencies.roles import PARTNERS, Role
from audit import clock
from audit.records import changed
from casework.actions import allocate_child, end_share, exclude_user, restrict_child, share_child
from casework.levels import READING, RULES, Level
from casework.models import Child
from tests.factories import (
    AgencyFactory,
    UserFactory,
    allocate,
    arranging,
    restricted,
    share_with,
)

A_SECOND = timedelta(seconds=1)
READ = {
    Level.NETWORK: "casework.view_network",
    Level.PLAN: "casework.view_plan",
    Level.ASSESSMENT: "casework.view_assessment",
    Level.RECORD: "casework.view_record",
}


def seen_by(user, permission=Child.VIEW):
    """The children this user would find at their next click."""
    return set(Child.objects.permitting(User.objects.signed_in(user.pk), permission))


def may(user, child):
    """Every permission this user holds on this child, by both ways of asking."""
    user = User.objects.signed_in(user.pk)
    asked = {permission for permission in RULES if user.has_perm(permission, child)}
    listed = {permission for permission in RULES if child in seen_by(user, permission)}
    assert asked == listed
    return asked


@pytest.mark.parametrize("level", READING)
def test_each_level_includes_the_ones_before_it_and_no_other(ty, lead, level):
    share_with(lead.agency, ty, level=level, may_contribute=False)

    assert may(lead, ty) == {READ[each] for each in READING if each <= level}


def test_contributing_is_agreed_on_apart(ty, lead):
    share_with(lead.agency, ty, level=Level.NETWORK, may_contribute=True)

    assert may(lead, ty) == {"casework.view_network", "casework.contribute"}


def test_a_share_opens_one_child_and_no_other(ty, mia, lead):
    share_with(lead.agency, ty)

    assert seen_by(lead) == {ty}


def test_a_share_with_a_named_person_opens_nothing_to_their_agency(ty, visitor, health_trust):
    share_with(visitor, ty)
    colleague = UserFactory(agency=health_trust, role=Role.PARTNER)
    their_lead = UserFactory(agency=health_trust, role=Role.LEAD)

    assert (seen_by(visitor), seen_by(colleague), seen_by(their_lead)) == ({ty}, set(), set())


def test_a_share_with_an_agency_opens_nothing_to_practitioners_not_named(ty, hillside):
    share_with(hillside, ty)

    assert seen_by(UserFactory(agency=hillside, role=Role.PARTNER)) == set()


@pytest.mark.parametrize(
    ("last_day", "midnight"),
    [
        (date(2027, 6, 30), datetime(2027, 6, 30, 23, 0, tzinfo=UTC)),
        (date(2027, 12, 31), datetime(2028, 1, 1, 0, 0, tzinfo=UTC)),
        (date(2027, 3, 27), datetime(2027, 3, 28, 0, 0, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 23, 0, tzinfo=UTC)),
    ],
    ids=["summer", "new year", "the night before the clocks change", "the day they change"],
)
def test_a_share_ends_at_london_midnight_when_it_is_read(ty, lead, last_day, midnight):
    share_with(lead.agency, ty, until=last_day)

    with clock.at(midnight - A_SECOND):
        assert may(lead, ty) == {
            "casework.view_network",
            "casework.view_plan",
            "casework.contribute",
        }
    with clock.at(midnight):
        assert may(lead, ty) == set()


def test_what_two_shares_open_ends_with_each_of_them(ty, lead):
    wide, narrow = clock.today() + timedelta(days=10), clock.today() + timedelta(days=20)
    share_with(lead, ty, level=Level.RECORD, until=wide)
    share_with(lead, ty, level=Level.PLAN, until=narrow)

    assert READ[Level.RECORD] in may(lead, ty)
    with clock.at(clock.now() + timedelta(days=12)):
        assert may(lead, ty) == {READ[Level.NETWORK], READ[Level.PLAN], "casework.contribute"}
    with clock.at(clock.now() + timedelta(days=22)):
        assert may(lead, ty) == set()


def test_a_share_that_is_ended_closes_at_the_next_click(ty, lead, worker):
    share = share_with(lead.agency, ty)
    end_share(share, by=worker)

    assert may(lead, ty) == set()


def test_record_staff_see_every_unrestricted_child(ty, mia, worker, worker2, duty, reviewer):
    assert [seen_by(user) for user in (worker, worker2, duty, reviewer)] == [{ty, mia}] * 4


def test_a_grant_is_no_use_in_a_role_that_may_not(ty, admin):
    allocate(ty, worker=admin)

    assert may(admin, ty) == set()


def test_a_role_is_no_use_without_a_grant(ty, worker, worker2, east, manager):
    allocate(ty, worker=worker, team=east)
    restrict_child(ty, by=manager, why="A colleague’s child")

    assert may(worker2, ty) == set()
    assert "casework.plan_child" in may(worker, ty)


def test_restricting_closes_a_child_to_all_but_those_who_work_with_it(
    ty, mia, worker, worker2, manager, duty, reviewer, east, lead
):
    allocate(ty, worker=worker2, team=east)
    share_with(lead.agency, ty)

    restrict_child(ty, by=manager, why="A colleague’s child")

    assert [seen_by(user) for user in (worker, worker2, manager)] == [{ty, mia}] * 3
    assert [seen_by(user) for user in (duty, reviewer)] == [{mia}] * 2
    assert seen_by(lead) == {ty}


def test_a_restricted_child_moves_with_its_allocation(ty, worker, worker2, manager, east):
    allocate(ty, worker=worker, team=east)
    restrict_child(ty, by=manager, why="A colleague’s child")
    allocate(ty, worker=worker2)

    assert [seen_by(user) for user in (worker, manager, worker2)] == [set(), set(), {ty}]


def test_allocating_from_a_page_opened_before_the_restriction_opens_nothing(
    ty, worker, duty, manager, east
):
    allocate(ty, worker=worker, team=east)
    opened_before = Child.objects.get(pk=ty.pk)
    restrict_child(ty, by=manager, why="A colleague’s child")

    allocate_child(
        opened_before,
        by=manager,
        worker=worker,
        team=east,
        why="A new beginning",
        is_system_led=False,
    )

    assert (seen_by(duty), seen_by(worker)) == (set(), {ty})


def test_an_exclusion_is_stronger_than_any_grant(ty, mia, worker, east, manager):
    allocate(ty, worker=worker, team=east)
    exclusion = exclude_user(ty, by=manager, user=worker, why="Her nephew")

    assert seen_by(worker) == {mia}
    assert may(worker, ty) == set()

    with arranging():
        changed(exclusion, ended_at=clock.now())
    assert seen_by(worker) == {ty, mia}


def test_an_inactive_user_sees_nothing_whatever_they_hold(host, ty, worker, east, admin):
    allocate(ty, worker=worker, team=east)
    close_account(host, by=admin, user=worker)

    assert may(worker, ty) == set()


def test_a_lead_who_moves_to_another_school_leaves_its_children_behind(ty, lead, admin, host):
    share_with(lead.agency, ty)
    with arranging():
        changed(lead.membership, agency=AgencyFactory())
    lead.groups.set([lead.membership.agency.staff])

    assert seen_by(lead) == set()


def test_a_permission_nobody_wrote_down_is_an_error_not_a_no(ty, worker):
    with pytest.raises(LookupError):
        worker.has_perm("casework.view_plans", ty)
    with pytest.raises(LookupError):
        Child.objects.permitting(worker, "view_plan")


def test_there_is_no_permission_without_a_record(worker):
    with pytest.raises(TypeError):
        worker.has_perm("casework.view_plan")
    assert not worker.has_perm("casework.view_plan", None)


def test_sharing_again_after_the_last_day_needs_nobody_to_end_anything(ty, worker, hillside, lead):
    share_with(hillside, ty, until=clock.today() + timedelta(days=1))

    with clock.at(clock.now() + timedelta(days=3)):
        share_child(
            ty,
            by=worker,
            agency=hillside,
            level=Level.PLAN,
            purpose="Still part of the plan",
            until=clock.today() + timedelta(days=30),
            is_family_told=True,
        )
        assert READ[Level.PLAN] in may(lead, ty)


REACHES = {
    Level.NETWORK: ["view_plan"],
    Level.PLAN: ["view_assessment"],
    Level.ASSESSMENT: ["view_record", "see_looks"],
    Level.RECORD: [
        "contribute", "record_entry", "decide", "keep_network", "plan_child", "share_child",
        "allocate_child", "restrict_child", "assess_child", "oversee",
    ],
}  # fmt: skip
"""What a grant that reaches so far does not let anybody do, whatever their role."""


@pytest.mark.parametrize("level", REACHES)
@pytest.mark.parametrize("role", Role)
def test_a_role_is_no_use_without_a_grant_that_reaches(ty, host, level, role):
    restricted(ty)
    user = UserFactory(agency=AgencyFactory() if role in PARTNERS else host, role=role)
    share_with(user, ty, level=level, may_contribute=False)

    assert not may(user, ty) & {f"casework.{name}" for name in REACHES[level]}
    assert (READ[level] in may(user, ty)) == (role != Role.ADMIN)
