"""Accounts, roles and groups: what somebody may do changes at their next click."""

import pytest
from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError

from agencies.actions import (
    add_agency,
    add_team,
    add_user,
    change_role,
    close_account,
    found_host,
    leave_team,
)
from agencies.backends import SignIn
from agencies.models import Agency, Membership, User
from agencies.roles import RECORD_STAFF, Role
from audit.models import AuditEvent
from audit.principals import SYSTEM
from casework.actions import restrict_child
from casework.models import Child
from tests.factories import UserFactory, allocate


def again(user):
    """The same person at their next click: the user a new request would be given."""
    return User.objects.signed_in(user.pk)


def groups_of(user):
    return set(user.groups.values_list("pk", flat=True))


def may_see(user, child):
    return child in Child.objects.permitting(again(user), Child.VIEW)


def join(host, admin, agency, role, **details):
    return add_user(
        host, by=admin, agency=agency, email="new@example.test", name="New", role=role, **details
    )


@pytest.mark.parametrize("role", sorted(RECORD_STAFF))
def test_who_works_with_records_is_in_record_staff_and_their_teams(host, admin, east, role):
    user = join(host, admin, host, role, teams=[east])

    assert groups_of(user) == {host.staff_id, east.members_id}


@pytest.mark.parametrize("role", sorted(RECORD_STAFF))
def test_the_role_of_a_worker_is_worth_nothing_outside_the_council(host, hillside, role):
    """No form gives a school's member such a role; a row written past the forms might."""
    user = UserFactory(agency=host, role=role)
    Membership(user=user, agency=host, role=role)
    assert user.is_record_staff
    Membership(user=user, agency=hillside, role=role)
    assert not user.is_record_staff


def test_an_administrator_is_in_no_group_that_sees_children(host, admin, east):
    user = join(host, admin, host, Role.ADMIN, teams=[east])

    assert groups_of(user) == set()


def test_a_worker_who_becomes_an_administrator_sees_no_child_from_then_on(host, admin, east, ty):
    user = join(host, admin, host, Role.WORKER, teams=[east])
    allocate(ty, worker=user, team=east)
    assert may_see(user, ty)

    change_role(host, by=admin, user=user, role=Role.ADMIN)

    assert groups_of(user) == set()
    assert not may_see(user, ty)


def test_a_lead_sees_by_their_agency_and_a_practitioner_only_by_name(host, admin, hillside):
    lead = join(host, admin, hillside, Role.LEAD)
    assert groups_of(lead) == {hillside.staff_id}

    change_role(host, by=admin, user=lead, role=Role.PARTNER)
    assert groups_of(lead) == set()


@pytest.mark.parametrize(
    ("where", "role"),
    [("host", role) for role in (Role.PARTNER, Role.LEAD)]
    + [("hillside", role) for role in (*sorted(RECORD_STAFF), Role.ADMIN)],
)
def test_a_role_belongs_to_the_council_or_to_its_partners(request, host, admin, where, role):
    with pytest.raises(ValidationError, match="Choose a role"):
        join(host, admin, request.getfixturevalue(where), role)

    assert not User.objects.filter(name="New").exists()


def test_leaving_a_team_closes_its_restricted_children_at_the_next_click(
    host, admin, east, manager, ty
):
    user = join(host, admin, host, Role.WORKER, teams=[east])
    allocate(ty, team=east)
    restrict_child(ty, by=manager, why="A colleague’s child")
    assert may_see(user, ty)

    leave_team(host, by=admin, user=user, team=east)

    assert groups_of(user) == {host.staff_id}
    assert not may_see(user, ty)


def test_what_an_action_takes_away_is_gone_for_the_user_it_was_given(host, admin, east, ty):
    user = join(host, admin, host, Role.WORKER, teams=[east])
    assert user.has_perm(Child.VIEW, ty)

    change_role(host, by=admin, user=user, role=Role.ADMIN)

    assert user.group_ids == ()
    assert not user.has_perm(Child.VIEW, ty)


def test_a_closed_account_opens_nothing_and_cannot_sign_in(host, admin, ty):
    user = join(host, admin, host, Role.WORKER, password="a long enough password")
    allocate(ty, worker=user)

    close_account(host, by=admin, user=user)

    assert SignIn().get_user(user.pk) is None
    assert SignIn().authenticate(None, email=user.email, password="a long enough password") is None
    assert not may_see(user, ty)
    assert not again(user).has_perm("casework.view_record", ty)
    assert groups_of(user) == set()


@pytest.mark.parametrize(
    "do",
    [
        lambda host, by: add_agency(host, by=by, name="Mill School", kind="education"),
        lambda host, by: add_team(host, by=by, name="North"),
        lambda host, by: join(host, by, host, Role.WORKER),
        lambda host, by: change_role(host, by=by, user=by, role=Role.MANAGER),
        lambda host, by: close_account(host, by=by, user=by),
        lambda host, by: found_host(host, by=by, name="Another council"),
    ],
    ids=["agency", "team", "user", "role", "close", "council"],
)
@pytest.mark.parametrize("who", ["worker", "manager", "lead"])
def test_only_an_administrator_keeps_accounts(request, host, who, do):
    with pytest.raises((PermissionDenied, LookupError)):
        do(host, request.getfixturevalue(who))

    assert not AuditEvent.objects.exists()


def test_an_administrator_of_one_agency_keeps_no_other_agencys_accounts(host, admin, hillside):
    with pytest.raises(PermissionDenied):
        add_team(hillside, by=admin, name="Nursery")


def test_there_is_one_council(host):
    with pytest.raises(ValidationError):
        found_host(None, by=SYSTEM, name="Another council")


def test_there_are_no_superusers_and_no_staff_flag():
    for name in ("is_superuser", "is_staff", "user_permissions"):
        with pytest.raises(FieldDoesNotExist):
            User._meta.get_field(name)
        assert not hasattr(User, name)


def test_a_user_comes_with_agency_and_groups_in_one_query(
    worker, host, east, django_assert_num_queries
):
    with django_assert_num_queries(1):
        user = again(worker)
        found = (user.role, user.agency, user.group_ids)

    assert found == (Role.WORKER, host, tuple(sorted([host.staff_id, east.members_id])))


def test_somebody_who_belongs_nowhere_may_do_nothing(host, ty):
    nobody = User.objects.create(email="nobody@example.test", name="Nobody")

    assert (nobody.role, nobody.agency, nobody.is_record_staff) == ("", None, False)
    assert list(Child.objects.permitting(nobody, Child.VIEW)) == []
    assert list(Agency.objects.permitting(nobody, "agencies.answer_the_telephone")) == []
    assert not nobody.has_perm(Child.VIEW, ty)


def test_a_person_has_one_place_of_work(worker, hillside):
    with pytest.raises(ValidationError):
        Membership(user=worker, agency=hillside, role=Role.LEAD).full_clean()


def test_passwords_are_kept_only_as_hashes(host, admin):
    user = join(host, admin, host, Role.WORKER, password="a long enough password")

    assert "long enough" not in user.password
    assert user.check_password("a long enough password")
    assert not UserFactory().check_password("")
