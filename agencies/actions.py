"""Everything that can be done to agencies, teams and accounts."""

from django.contrib.auth.models import Group

from agencies.models import Agency, Membership, Team, TeamMembership, User
from agencies.roles import RECORD_STAFF, Role
from audit.actions import action
from audit.records import changed, checked


@action("agencies.found_the_council")
def found_host(system, *, by, name, phone=""):
    """Set up the council whose record this is. Only the system does this, once."""
    return _agency(name=name, kind=Agency.Kind.SOCIAL_CARE, phone=phone, is_host=True)


@action("agencies.keep_accounts")
def add_agency(host, *, by, name, kind, phone="", is_kept_close=False):
    """Add an organisation that works with children here.

    That a refuge, a clinic or probation (`is_kept_close`) helps starts at the record: below it
    there is no trace. Probation always is.
    """
    is_kept_close = is_kept_close or kind == Agency.Kind.PROBATION
    return _agency(name=name, kind=kind, phone=phone, is_kept_close=is_kept_close)


def _agency(*, name, **details):
    staff = Group.objects.create(name=f"Staff: {name}")
    return checked(Agency(name=name, staff=staff, **details))


@action("agencies.keep_accounts")
def add_team(host, *, by, name):
    """Add a team of the host's workers."""
    members = Group.objects.create(name=f"Team: {name}")
    return checked(Team(agency=host, name=name, members=members))


@action("agencies.keep_accounts")
def add_user(host, *, by, agency, email, name, role, password=None, job="", phone="", teams=()):
    """Give somebody an account at an agency, in a role, in the teams they share children with."""
    user = User(email=User.objects.normalize_email(email), name=name)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    membership = checked(Membership(user=user, agency=agency, role=role, job=job, phone=phone))
    for team in teams:
        checked(TeamMembership(membership=membership, team=team))
    regroup(user)
    return user


@action("agencies.keep_accounts")
def change_role(host, *, by, user, role):
    """Let somebody do another kind of thing, from their next click on."""
    changed(user.membership, role=role)
    regroup(user)
    return user


@action("agencies.keep_accounts")
def leave_team(host, *, by, user, team):
    """End somebody's place in a team: its children close to them at their next click."""
    user.membership.places.filter(team=team).get().delete()
    regroup(user)
    return user


@action("agencies.keep_accounts")
def close_account(host, *, by, user):
    """Somebody has left. Their name stays on what they did; they can open nothing any more."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    user.groups.clear()
    return user


def regroup(user):
    """Groups follow the membership: record staff or leads, and teams. Never an administrator."""
    groups = _groups_of(user.membership)
    user.groups.set(groups)
    user.group_ids = tuple(sorted(group.pk for group in groups))


def _groups_of(membership):
    if membership.role == Role.ADMIN:
        return []
    groups = [place.team.members for place in membership.places.select_related("team__members")]
    if membership.role in RECORD_STAFF | {Role.LEAD}:
        groups.append(membership.agency.staff)
    return groups
