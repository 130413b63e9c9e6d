"""django-guardian stores our grants, and agrees with us about what they say.

Guardian knows no last day, no role and no exclusion, so here nothing runs out, nobody is
excluded, and a role is asked for apart. What is left must be the same, whatever was shared,
ended, allocated or restricted, in whatever order.
"""

import random
from datetime import timedelta

import pytest
from guardian.shortcuts import assign_perm, get_objects_for_user, remove_perm

from agencies.models import User
from agencies.roles import Role
from audit import clock
from audit.records import changed
from audit.writing import UnauditedWriteError
from casework.actions.shares import stop_sharing
from casework.grants import regrant, regrant_workers
from casework.levels import CODENAMES, READING, RULES, Level
from casework.models import Child, ChildGroupGrant, ChildUserGrant
from tests.factories import (
    AgencyFactory,
    ChildFactory,
    TeamFactory,
    UserFactory,
    allocate,
    arranging,
    share_with,
)

ROUNDS, STEPS = 3, 25


def guardian_says(user, permission):
    """Guardian's own answer, with its two dangerous defaults off, for a role that may."""
    rule = RULES[permission]
    if user.role not in rule.roles:
        return set()
    user.is_superuser = False  # ours has none; guardian asks all the same
    found = get_objects_for_user(
        user,
        f"casework.{CODENAMES[rule.level]}",
        Child,
        accept_global_perms=False,
        with_superuser=False,
    )
    return set(found.values_list("pk", flat=True))


def we_say(user, permission):
    return set(Child.objects.permitting(user, permission).values_list("pk", flat=True))


class Turmoil:
    """Children and people to whom things happen at random, always by the real functions."""

    def __init__(self, seed, host):
        self.random = random.Random(seed)  # noqa: S311 - it must be repeatable, not secret
        self.children = [ChildFactory() for _ in range(6)]
        self.agencies = [AgencyFactory() for _ in range(3)]
        self.teams = [TeamFactory(agency=host) for _ in range(2)]
        self.workers = [
            UserFactory(agency=host, role=Role.WORKER, teams=self.random.sample(self.teams, n))
            for n in (0, 1, 2)
        ]
        self.partners = [
            UserFactory(agency=agency, role=role)
            for agency in self.agencies
            for role in (Role.LEAD, Role.PARTNER)
        ]
        self.happenings = [
            self.share, self.share, self.share_by_name, self.end, self.allocate, self.restrict,
        ]  # fmt: skip

    def one_thing(self):
        self.random.choice(self.happenings)(self.random.choice(self.children))

    def share(self, child):
        agency = self.random.choice(self.agencies)
        if not child.shares.filter(agency=agency, user=None, ended_at=None).exists():
            share_with(agency, child, **self.terms())

    def share_by_name(self, child):
        share_with(self.random.choice(self.partners), child, **self.terms())

    def terms(self):
        return {
            "level": self.random.choice(READING),
            "may_contribute": self.random.random() < 0.5,
            "until": clock.today() + timedelta(days=self.random.randint(1, 90)),
        }

    def end(self, child):
        live = list(child.shares.live())
        if live:
            with arranging():
                stop_sharing(self.random.choice(live))

    def allocate(self, child):
        allocate(
            child,
            worker=self.random.choice([*self.workers, None]),
            team=self.random.choice(self.teams),
        )

    def restrict(self, child):
        with arranging():
            changed(child, is_restricted=not child.is_restricted)
            regrant_workers(child)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_guardian_and_permitting_agree_whatever_happens(host, seed):
    turmoil = Turmoil(seed, host)
    seen = 0
    for _ in range(STEPS):
        turmoil.one_thing()
    for person in [*turmoil.workers, *turmoil.partners]:
        user = User.objects.signed_in(person.pk)
        for permission in RULES:
            assert we_say(user, permission) == guardian_says(user, permission), permission
            seen += len(we_say(user, permission))

    assert seen > 0  # they did not agree about nothing


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_level_writes_the_rows_below_it_and_each_row_its_number(host, seed):
    turmoil = Turmoil(seed, host)
    for _ in range(STEPS):
        turmoil.one_thing()

    codename = {level.value: codename for level, codename in CODENAMES.items()}
    for table, field in ((ChildGroupGrant, "group_id"), (ChildUserGrant, "user_id")):
        levels = {}
        for row in table.objects.select_related("permission"):
            assert row.permission.codename == codename[row.level]
            assert (row.moved_at is not None) == (row.level == Level.NETWORK)
            levels.setdefault((getattr(row, field), row.content_object_id), set()).add(row.level)
        reading = [{level for level in held if level in READING} for held in levels.values()]
        assert [held for held in reading if held != set(range(1, len(held) + 1))] == []


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_computing_grants_anew_changes_nothing(host, seed):
    turmoil = Turmoil(seed, host)
    for _ in range(STEPS):
        turmoil.one_thing()
    tables = (ChildGroupGrant, ChildUserGrant)
    before = [list(table.objects.order_by("pk").values()) for table in tables]

    with arranging():
        for child in turmoil.children:
            child.refresh_from_db()
            regrant_workers(child)
            for person in turmoil.partners:
                regrant(child, person)
            for agency in turmoil.agencies:
                regrant(child, agency.staff)

    assert [list(table.objects.order_by("pk").values()) for table in tables] == before


@pytest.mark.parametrize(
    "give",
    [
        lambda ty, lead: assign_perm("casework.view_record", lead, ty),
        lambda ty, lead: assign_perm("casework.view_record", lead.agency.staff, ty),
        lambda ty, lead: remove_perm("casework.view_plan", lead.agency.staff, ty),
        lambda ty, lead: remove_perm(
            "casework.view_plan", lead.agency.staff, Child.objects.filter(pk=ty.pk)
        ),
    ],
    ids=["a person", "a group", "take away", "take many away"],
)
def test_guardians_own_functions_give_and_take_nothing_outside_an_action(ty, lead, give):
    share_with(lead.agency, ty)
    before = we_say(lead, "casework.view_plan"), we_say(lead, "casework.view_record")

    with pytest.raises(UnauditedWriteError):
        give(ty, lead)

    assert (we_say(lead, "casework.view_plan"), we_say(lead, "casework.view_record")) == before
